//! Messages to the bytes of a FIT file: an adapter over the library that encodes.

use crate::Error;
use embedded_io::{ErrorType, Seek, SeekFrom, Write};
use rustyfit::{
    Encoder, HeaderOption,
    profile::typedef::{FitBaseType, MesgNum},
    proto::{Field, Message, Value},
};
use std::convert::Infallible;

/// Bytes in memory that grow as they are written.
#[derive(Debug, Default)]
struct Memory {
    bytes: Vec<u8>,
    at: usize,
}

impl ErrorType for &mut Memory {
    type Error = Infallible;
}

impl Write for &mut Memory {
    fn write(&mut self, new: &[u8]) -> Result<usize, Infallible> {
        let over = new.len().min(self.bytes.len() - self.at);
        self.bytes[self.at..self.at + over].copy_from_slice(&new[..over]);
        self.bytes.extend_from_slice(&new[over..]);
        self.at += new.len();
        Ok(new.len())
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

impl Seek for &mut Memory {
    fn seek(&mut self, to: SeekFrom) -> Result<u64, Infallible> {
        let (base, by) = match to {
            SeekFrom::Start(at) => (0, at as i64),
            SeekFrom::End(by) => (self.bytes.len(), by),
            SeekFrom::Current(by) => (self.at, by),
        };
        self.at = (base as i64 + by).clamp(0, self.bytes.len() as i64) as usize;
        Ok(self.at as u64)
    }
}

/// One message under construction; a field without a value is left out.
#[derive(Debug)]
pub(super) struct Draft(Message);

impl Draft {
    pub fn new(message: u16) -> Self {
        Self(Message { header: 0, num: MesgNum(message), fields: Vec::new(), developer_fields: Vec::new() })
    }

    fn with(mut self, num: u8, base_type: FitBaseType, value: Option<Value>) -> Self {
        if let Some(value) = value {
            self.0.fields.push(Field { num, base_type, value, is_expanded: false });
        }
        self
    }

    pub fn enumerated(self, num: u8, value: impl Into<Option<u8>>) -> Self {
        self.with(num, FitBaseType::ENUM, value.into().map(Value::Uint8))
    }

    pub fn u8(self, num: u8, value: impl Into<Option<u8>>) -> Self {
        self.with(num, FitBaseType::UINT8, value.into().map(Value::Uint8))
    }

    pub fn i8(self, num: u8, value: impl Into<Option<i8>>) -> Self {
        self.with(num, FitBaseType::SINT8, value.into().map(Value::Int8))
    }

    pub fn u16(self, num: u8, value: impl Into<Option<u16>>) -> Self {
        self.with(num, FitBaseType::UINT16, value.into().map(Value::Uint16))
    }

    pub fn i32(self, num: u8, value: impl Into<Option<i32>>) -> Self {
        self.with(num, FitBaseType::SINT32, value.into().map(Value::Int32))
    }

    pub fn u32(self, num: u8, value: impl Into<Option<u32>>) -> Self {
        self.with(num, FitBaseType::UINT32, value.into().map(Value::Uint32))
    }

    /// An unsigned integer of which 0 says that there is none.
    pub fn u32z(self, num: u8, value: impl Into<Option<u32>>) -> Self {
        self.with(num, FitBaseType::UINT32Z, value.into().map(Value::Uint32))
    }

    pub fn text(self, num: u8, value: Option<&str>) -> Self {
        let value = value.filter(|text| !text.is_empty()).map(|text| Value::String(text.into()));
        self.with(num, FitBaseType::STRING, value)
    }
}

/// How many kinds of messages may be defined at once.
#[derive(Debug, Clone, Copy)]
pub(super) enum Locals {
    /// One, defined anew for each kind: what the oldest watches understand.
    One,
    /// Sixteen.
    Sixteen,
}

/// The file of these messages.
///
/// # Errors
/// When a message does not fit the format, such as a text beyond 254 bytes.
pub(super) fn write(messages: impl IntoIterator<Item = Draft>, locals: Locals) -> Result<Vec<u8>, Error> {
    let option = match locals {
        Locals::One => HeaderOption::Normal(0),
        Locals::Sixteen => HeaderOption::Normal(15),
    };
    let unwritable = |what: String| Error::Unwritable { format: "FIT", what };
    let mut memory = Memory::default();
    let mut encoder = Encoder::builder().header_option(option).build();
    let mut stream = encoder.stream(&mut memory);
    for mut draft in messages {
        stream.write_message(&mut draft.0).map_err(|error| unwritable(error.to_string()))?;
    }
    stream.finish().map_err(|error| unwritable(error.to_string()))?;
    Ok(memory.bytes)
}

/// `text` cut to at most `bytes` bytes, at the border of a character.
pub(super) fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}
