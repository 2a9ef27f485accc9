//! One message read field by field: for the few that come a few times a file.

use super::base_type;

/// A message and the definition it follows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Message<'a> {
    /// Three bytes per field: number, size, base type.
    pub fields: &'a [u8],
    /// The content, without the message's header byte.
    pub payload: &'a [u8],
    pub big_endian: bool,
}

impl<'a> Message<'a> {
    fn raw(&self, num: u8) -> Option<(&'a [u8], u8)> {
        let mut at = 0;
        for field in self.fields.chunks_exact(3) {
            let end = at + usize::from(field[1]);
            if field[0] == num {
                return Some((self.payload.get(at..end)?, field[2]));
            }
            at = end;
        }
        None
    }

    /// The field's first element, where it is there and valid.
    pub fn number(&self, num: u8) -> Option<f64> {
        let (raw, base) = self.raw(num)?;
        base_type::number(raw, base, self.big_endian)
    }

    /// The same as an integer that fits 32 bits without a sign.
    pub fn u32(&self, num: u8) -> Option<u32> {
        self.number(num).filter(|v| (0.0..=f64::from(u32::MAX)).contains(v)).map(|v| v as u32)
    }

    /// The same as an integer that fits 16 bits without a sign.
    pub fn u16(&self, num: u8) -> Option<u16> {
        self.u32(num).and_then(|v| u16::try_from(v).ok())
    }

    /// The same as an integer that fits 8 bits without a sign.
    pub fn u8(&self, num: u8) -> Option<u8> {
        self.u32(num).and_then(|v| u8::try_from(v).ok())
    }

    /// The field as text up to its first NUL, where that is not empty.
    pub fn text(&self, num: u8) -> Option<String> {
        let (raw, base) = self.raw(num)?;
        let text = raw.split(|&b| b == 0).next().filter(|t| base & 0x1F == 7 && !t.is_empty())?;
        Some(String::from_utf8_lossy(text).trim().to_owned()).filter(|t| !t.is_empty())
    }
}
