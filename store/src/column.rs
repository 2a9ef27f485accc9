//! Sample columns as bytes: the codec of `channel.packed` and `curve.packed`.
//!
//! ```text
//! byte 0      2, the version of this layout
//! varint      number of rows
//! varint      number of runs; 0 when no row is missing
//! varint …    lengths of the runs: present, missing, present, …
//! rest        the present values, as `bits` writes them
//! ```

mod bits;

use crate::{Error, Result};
use training::recording::MISSING;

const LAYOUT: u8 = 2;
/// More rows than any recording has: 2 years at 1 Hz. Guards the memory against damaged bytes.
const ROWS_MAX: usize = 64_000_000;

fn put_count(into: &mut Vec<u8>, count: usize) {
    bits::put_varint(into, count as u64);
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

    fn varint(&mut self) -> Result<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        self.fail("a number in it has no end")
    }

    /// A number of rows.
    fn count(&mut self) -> Result<usize> {
        match usize::try_from(self.varint()?) {
            Ok(count) if count <= ROWS_MAX => Ok(count),
            _ => self.fail("it says to have more rows than any recording"),
        }
    }

    fn take(&mut self, n: usize) -> Result<&[u8]> {
        let Some((taken, rest)) = self.bytes.split_at_checked(n) else { return self.fail("it ends early") };
        self.bytes = rest;
        Ok(taken)
    }

    const fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
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
pub fn pack(values: &[i32]) -> Vec<u8> {
    let mut into = vec![LAYOUT];
    put_count(&mut into, values.len());
    let runs = runs(values);
    put_count(&mut into, runs.len());
    for &length in &runs {
        put_count(&mut into, length);
    }
    if runs.is_empty() {
        bits::write(values, &mut into);
    } else {
        let present: Vec<i32> = values.iter().copied().filter(|&v| v != MISSING).collect();
        bits::write(&present, &mut into);
    }
    into
}

/// Bytes of values of which none is missing.
fn pack_whole<T: Copy + Into<i64>>(values: &[T]) -> Vec<u8> {
    let mut into = vec![LAYOUT];
    put_count(&mut into, values.len());
    put_count(&mut into, 0);
    bits::write(values, &mut into);
    into
}

/// The bytes of the times of the rows, in milliseconds.
#[must_use]
pub fn pack_times(elapsed_ms: &[i64]) -> Vec<u8> {
    pack_whole(elapsed_ms)
}

/// The bytes of a curve, in centimetres by seconds.
#[must_use]
pub fn pack_curve(best_cm: &[u32]) -> Vec<u8> {
    pack_whole(best_cm)
}

fn open<T: TryFrom<i64>>(bytes: &[u8], what: &str) -> Result<(usize, Vec<usize>, Vec<T>)> {
    let mut reader = Reader { bytes, what };
    if reader.byte()? != LAYOUT {
        return reader.fail("its layout is not known here; `stayer rebuild` makes it again");
    }
    let rows = reader.count()?;
    let count = reader.count()?;
    let mut lengths = Vec::new();
    for _ in 0..count {
        lengths.push(reader.count()?);
    }
    let present = if lengths.is_empty() { rows } else { lengths.iter().step_by(2).sum() };
    if !lengths.is_empty() && lengths.iter().sum::<usize>() != rows {
        return reader.fail("it has another number of rows than it says");
    }
    let values = bits::read(&mut reader, present)?;
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
