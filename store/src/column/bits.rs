//! Whole numbers as bytes: blocks of differences, as few bits each as the widest of the block needs.
//!
//! ```text
//! zigzag varint   the first value, unless there is none
//! then for every 128 values
//!   byte            65 · order + width: order 0 values, 1 differences, 2 differences of differences; width in bits, 0 to 64
//!   zigzag varint   the least of the block
//!   rest            each minus the least, in `width` bits, from the lowest bit of the first byte on, filled up to whole bytes
//! ```

use super::Reader;
use crate::Result;

const BLOCK: usize = 128;
/// One more than the widest width.
const WIDTHS: u8 = 65;

/// The differences of a block by order, and what remains to be remembered for the next one.
#[derive(Clone, Copy, Default)]
struct Before {
    value: i64,
    difference: i64,
}

pub(super) fn put_varint(into: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        into.push((value as u8) | 0x80);
        value >>= 7;
    }
    into.push(value as u8);
}

const fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

const fn unzigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

/// Appends the values.
pub(super) fn write<T: Copy + Into<i64>>(values: &[T], into: &mut Vec<u8>) {
    let Some(&first) = values.first() else { return };
    let mut before = Before { value: first.into(), difference: 0 };
    put_varint(into, zigzag(before.value));
    into.reserve(values.len());
    let mut orders = [[0i64; BLOCK]; 3];
    for block in values.chunks(BLOCK) {
        let n = block.len();
        for (at, &value) in block.iter().enumerate() {
            let value = value.into();
            let difference = value.wrapping_sub(before.value);
            orders[0][at] = value;
            orders[1][at] = difference;
            orders[2][at] = difference.wrapping_sub(before.difference);
            before = Before { value, difference };
        }
        let (order, least, width) = narrowest(&orders, n);
        into.push(order as u8 * WIDTHS + width);
        put_varint(into, zigzag(least));
        put_bits(&orders[order][..n], least, width, into);
    }
}

/// The order of the narrowest block, its least value and its width; the lower order of equal ones.
fn narrowest(orders: &[[i64; BLOCK]; 3], n: usize) -> (usize, i64, u8) {
    let mut best = (0, 0, WIDTHS);
    for (order, all) in orders.iter().enumerate() {
        let (least, most) = all[..n].iter().fold((i64::MAX, i64::MIN), |(l, m), &v| (l.min(v), m.max(v)));
        let width = (64 - (most.wrapping_sub(least) as u64).leading_zeros()) as u8;
        if width < best.2 {
            best = (order, least, width);
        }
    }
    best
}

fn put_bits(values: &[i64], least: i64, width: u8, into: &mut Vec<u8>) {
    if width == 0 {
        return;
    }
    let (mut held, mut fill) = (0u64, 0u32);
    for value in values {
        let bits = value.wrapping_sub(least) as u64;
        held |= bits << fill;
        let after = fill + u32::from(width);
        if after < 64 {
            fill = after;
        } else {
            into.extend_from_slice(&held.to_le_bytes());
            held = if fill == 0 { 0 } else { bits >> (64 - fill) };
            fill = after - 64;
        }
    }
    into.extend_from_slice(&held.to_le_bytes()[..fill.div_ceil(8) as usize]);
}

/// Reads `count` values, and that nothing follows.
pub(super) fn read<T: TryFrom<i64>>(reader: &mut Reader<'_>, count: usize) -> Result<Vec<T>> {
    let mut values = Vec::new();
    if count > 0 {
        let mut before = Before { value: unzigzag(reader.varint()?), difference: 0 };
        while values.len() < count {
            read_block(reader, (count - values.len()).min(BLOCK), &mut before, &mut values)?;
        }
    }
    if reader.is_at_end() { Ok(values) } else { reader.fail("something follows its last value") }
}

fn read_block<T: TryFrom<i64>>(
    reader: &mut Reader<'_>,
    n: usize,
    before: &mut Before,
    values: &mut Vec<T>,
) -> Result<()> {
    let head = reader.byte()?;
    let (order, width) = (head / WIDTHS, usize::from(head % WIDTHS));
    if order > 2 {
        return reader.fail("a block of it has an order that is not known here");
    }
    let least = unzigzag(reader.varint()?);
    let packed = reader.take((n * width).div_ceil(8))?;
    let mut words = [0u64; BLOCK + 1];
    for (word, bytes) in words.iter_mut().zip(packed.chunks(8)) {
        let mut whole = [0; 8];
        whole[..bytes.len()].copy_from_slice(bytes);
        *word = u64::from_le_bytes(whole);
    }
    let mask = if width == 0 { 0 } else { u64::MAX >> (64 - width) };
    for at in 0..n {
        let (word, shift) = (at * width / 64, at * width % 64);
        let high = if shift == 0 { 0 } else { words[word + 1] << (64 - shift) };
        let number = least.wrapping_add((((words[word] >> shift) | high) & mask) as i64);
        let value = match order {
            0 => number,
            1 => before.value.wrapping_add(number),
            _ => before.value.wrapping_add(before.difference.wrapping_add(number)),
        };
        *before = Before { value, difference: value.wrapping_sub(before.value) };
        let Ok(value) = T::try_from(value) else { return reader.fail("a value of it is out of range") };
        values.push(value);
    }
    Ok(())
}
