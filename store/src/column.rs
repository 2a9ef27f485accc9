//! Sample columns as bytes: the codec of `channel.packed` and `curve.packed`.
//!
//! ```text
//! byte 0      1, the version of this layout
//! varint      number of rows
//! varint      number of runs; 0 when no row is missing
//! varint …    lengths of the runs: present, missing, present, …
//! rest        the present values under pco (standalone format), delta order 2 for positions and 1 for the rest
//! ```

use crate::{Error, Result};
use pco::{ChunkConfig, DeltaSpec, ModeSpec, data_types::Number};
use training::{Channel, recording::MISSING};

const LAYOUT: u8 = 1;
/// More rows than any recording has: 2 years at 1 Hz. Guards the memory against damaged bytes.
const ROWS_MAX: usize = 64_000_000;
/// Effort of pco, 0 to 12. Measured: 4 costs half of 8 and 1 % more bytes.
const LEVEL: usize = 4;

fn compress<T: Number>(values: &[T], delta_order: usize, into: &mut Vec<u8>) {
    let config = ChunkConfig::default()
        .with_compression_level(LEVEL)
        .with_mode_spec(ModeSpec::Classic)
        .with_delta_spec(DeltaSpec::TryConsecutive(delta_order));
    pco::standalone::simple_compress_into(values, &config, into)
        .expect("level and delta order are within pco's bounds");
}

fn put_varint(into: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        into.push((value as u8) | 0x80);
        value >>= 7;
    }
    into.push(value as u8);
}

struct Reader<'a> {
    bytes: &'a [u8],
    what: &'a str,
}

impl Reader<'_> {
    fn fail<T>(&self, why: &str) -> Result<T> {
        Err(Error::damaged(self.what, why))
    }

    fn byte(&mut self) -> Result<u8> {
        let Some((&first, rest)) = self.bytes.split_first() else { return self.fail("it ends early") };
        self.bytes = rest;
        Ok(first)
    }

    fn varint(&mut self) -> Result<usize> {
        let mut value = 0usize;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        self.fail("a number in it has no end")
    }
}

/// Lengths of the runs of present and missing rows, beginning with present; empty when nothing is missing.
fn runs(values: &[i32]) -> Vec<usize> {
    if !values.contains(&MISSING) {
        return Vec::new();
    }
    let (mut lengths, mut missing, mut length) = (Vec::new(), false, 0);
    for &value in values {
        if (value == MISSING) != missing {
            lengths.push(length);
            (missing, length) = (!missing, 0);
        }
        length += 1;
    }
    lengths.push(length);
    lengths
}

/// The bytes of a channel's column.
#[must_use]
pub fn pack(channel: Channel, values: &[i32]) -> Vec<u8> {
    let delta_order = if matches!(channel, Channel::Latitude | Channel::Longitude) { 2 } else { 1 };
    let mut into = vec![LAYOUT];
    put_varint(&mut into, values.len());
    let runs = runs(values);
    put_varint(&mut into, runs.len());
    for &length in &runs {
        put_varint(&mut into, length);
    }
    if runs.is_empty() {
        compress(values, delta_order, &mut into);
    } else {
        let present: Vec<i32> = values.iter().copied().filter(|&v| v != MISSING).collect();
        compress(&present, delta_order, &mut into);
    }
    into
}

/// The bytes of the times of the rows, in milliseconds.
#[must_use]
pub fn pack_times(elapsed_ms: &[i64]) -> Vec<u8> {
    let mut into = vec![LAYOUT];
    put_varint(&mut into, elapsed_ms.len());
    put_varint(&mut into, 0);
    compress(elapsed_ms, 1, &mut into);
    into
}

/// The bytes of a curve, in centimetres by seconds.
#[must_use]
pub fn pack_curve(best_cm: &[u32]) -> Vec<u8> {
    let mut into = vec![LAYOUT];
    put_varint(&mut into, best_cm.len());
    put_varint(&mut into, 0);
    compress(best_cm, 1, &mut into);
    into
}

fn open<T: Number>(bytes: &[u8], what: &str) -> Result<(usize, Vec<usize>, Vec<T>)> {
    let mut reader = Reader { bytes, what };
    if reader.byte()? != LAYOUT {
        return reader.fail("its layout is not known here");
    }
    let rows = reader.varint()?;
    let count = reader.varint()?;
    if rows > ROWS_MAX {
        return reader.fail("it says to have more rows than any recording");
    }
    let mut lengths = Vec::new();
    for _ in 0..count {
        lengths.push(reader.varint()?);
    }
    let values = pco::standalone::simple_decompress(reader.bytes).map_err(|why| Error::damaged(what, why))?;
    let present =
        if lengths.is_empty() { rows } else { lengths.iter().step_by(2).copied().fold(0, usize::saturating_add) };
    if values.len() != present
        || (!lengths.is_empty() && lengths.iter().copied().fold(0, usize::saturating_add) != rows)
    {
        return reader.fail("it has another number of rows than it says");
    }
    Ok((rows, lengths, values))
}

/// The column of a channel from its bytes.
///
/// # Errors
/// [`Error::Damaged`] when the bytes are not what [`pack`] writes.
pub fn unpack(bytes: &[u8], what: &str) -> Result<Vec<i32>> {
    let (rows, lengths, present) = open::<i32>(bytes, what)?;
    if lengths.is_empty() {
        return Ok(present);
    }
    let mut column = Vec::with_capacity(rows);
    let mut next = present.as_slice();
    for (index, &length) in lengths.iter().enumerate() {
        if index % 2 == 0 {
            let (run, rest) = next.split_at(length);
            column.extend_from_slice(run);
            next = rest;
        } else {
            column.resize(column.len() + length, MISSING);
        }
    }
    Ok(column)
}

/// The times of the rows from their bytes.
///
/// # Errors
/// [`Error::Damaged`] when the bytes are not what [`pack_times`] writes.
pub fn unpack_times(bytes: &[u8], what: &str) -> Result<Vec<i64>> {
    open::<i64>(bytes, what).map(|(_, _, values)| values)
}

/// A curve from its bytes.
///
/// # Errors
/// [`Error::Damaged`] when the bytes are not what [`pack_curve`] writes.
pub fn unpack_curve(bytes: &[u8], what: &str) -> Result<Vec<u32>> {
    open::<u32>(bytes, what).map(|(_, _, values)| values)
}
