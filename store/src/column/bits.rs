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

/// A block's values, their differences, and the differences of those.
type Orders<T> = [[T; BLOCK]; 3];
/// Values nearer to zero than this have differences of differences within 31 bits, of which a processor compares several in one step.
const NEAR: i64 = 1 << 28;

/// Appends the values.
pub(super) fn write<T: Copy + Into<i64>>(values: &[T], into: &mut Vec<u8>) {
    let Some(&first) = values.first() else { return };
    let mut before = Before { value: first.into(), difference: 0 };
    put_varint(into, zigzag(before.value));
    into.reserve(values.len());
    let (mut near, mut far) = ([[0i32; BLOCK]; 3], [[0i64; BLOCK]; 3]);
    for block in values.chunks(BLOCK) {
        if fill_near(block, &mut before, &mut near) {
            put_block(&near, block.len(), into);
        } else {
            fill_far(block, &mut before, &mut far);
            put_block(&far, block.len(), into);
        }
    }
}

/// Fills the orders of a block whose values are near zero, as those of most channels are; false, and nothing remembered, where they are not.
fn fill_near<T: Copy + Into<i64>>(block: &[T], before: &mut Before, orders: &mut Orders<i32>) -> bool {
    let n = block.len();
    let outside = |value: i64| value.wrapping_add(NEAR) as u64 >> (NEAR.trailing_zeros() + 1);
    // The two values before the block, then its own.
    let earlier = before.value.wrapping_sub(before.difference);
    let mut values = [0i32; BLOCK + 2];
    (values[0], values[1]) = (earlier as i32, before.value as i32);
    let mut any_outside = outside(earlier) | outside(before.value);
    for (near, &value) in values[2..].iter_mut().zip(block) {
        let value = value.into();
        any_outside |= outside(value);
        *near = value as i32;
    }
    if any_outside > 0 {
        return false;
    }
    for at in 0..n {
        let (a, b, c) = (values[at], values[at + 1], values[at + 2]);
        orders[0][at] = c;
        orders[1][at] = c - b;
        orders[2][at] = (c - b) - (b - a);
    }
    *before = Before { value: values[n + 1].into(), difference: orders[1][n - 1].into() };
    true
}

/// Fills the orders of any block.
fn fill_far<T: Copy + Into<i64>>(block: &[T], before: &mut Before, orders: &mut Orders<i64>) {
    for (at, &value) in block.iter().enumerate() {
        let value = value.into();
        let difference = value.wrapping_sub(before.value);
        orders[0][at] = value;
        orders[1][at] = difference;
        orders[2][at] = difference.wrapping_sub(before.difference);
        *before = Before { value, difference };
    }
}

fn put_block<T: Copy + Ord + Into<i64>>(orders: &Orders<T>, n: usize, into: &mut Vec<u8>) {
    let (order, least, width) = narrowest(orders, n);
    into.push(order as u8 * WIDTHS + width);
    put_varint(into, zigzag(least));
    put_bits(orders[order][..n].iter().map(|&value| value.into().wrapping_sub(least) as u64), width, into);
}

/// The order of the narrowest block, its least value and its width; the lower order of equal ones.
fn narrowest<T: Copy + Ord + Into<i64>>(orders: &Orders<T>, n: usize) -> (usize, i64, u8) {
    let mut best = (0, 0, WIDTHS);
    for (order, all) in orders.iter().enumerate() {
        let (least, most) = all[..n].iter().fold((all[0], all[0]), |(l, m), &v| (l.min(v), m.max(v)));
        let (least, most): (i64, i64) = (least.into(), most.into());
        let width = (64 - (most.wrapping_sub(least) as u64).leading_zeros()) as u8;
        if width < best.2 {
            best = (order, least, width);
        }
    }
    best
}

fn put_bits(values: impl Iterator<Item = u64>, width: u8, into: &mut Vec<u8>) {
    if width == 0 {
        return;
    }
    let (mut held, mut fill) = (0u64, 0u32);
    for bits in values {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_near_zero_are_written_as_all_others() {
        let edge = NEAR as i32;
        let walk = |i: i32| (i * 7919) % 300 - 150;
        let mut columns: Vec<Vec<i32>> = vec![(0..1000).map(walk).collect(), (0..129).map(|i| i * i * 5000).collect()];
        columns.push([edge - 1, -edge, edge - 1, -edge, 0].repeat(60));
        columns.push((0..400).map(|i| if i < 200 { walk(i) } else { i32::MAX - 200 - walk(i) }).collect());
        columns.push(vec![i32::MIN, i32::MAX, 0, 1, -1]);
        for values in columns {
            let mut written = Vec::new();
            write(&values, &mut written);
            let mut before = Before { value: values[0].into(), difference: 0 };
            let (mut plain, mut orders) = (Vec::new(), [[0; BLOCK]; 3]);
            put_varint(&mut plain, zigzag(before.value));
            for block in values.chunks(BLOCK) {
                fill_far(block, &mut before, &mut orders);
                put_block(&orders, block.len(), &mut plain);
            }
            assert_eq!(written, plain);
            let mut reader = Reader { bytes: &written, what: "a column" };
            assert_eq!(read::<i32>(&mut reader, values.len()).expect("it was just written"), values);
        }
    }
}
