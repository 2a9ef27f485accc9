//! The base types of FIT fields: their sizes, byte orders and invalid values.

/// Bytes of one element of a base type; 1 for strings, bytes and types that no specification knows.
pub(super) const fn size(base: u8) -> usize {
    match base & 0x1F {
        3 | 4 | 11 => 2,
        5 | 6 | 8 | 12 => 4,
        9 | 14..=16 => 8,
        _ => 1,
    }
}

/// The first element of a field as a number; none where it is invalid, a string or too short.
pub(super) fn number(raw: &[u8], base: u8, big_endian: bool) -> Option<f64> {
    let raw = raw.get(..size(base))?;
    let bits = raw.iter().enumerate().fold(0_u64, |bits, (i, &byte)| {
        let place = if big_endian { raw.len() - 1 - i } else { i };
        bits | u64::from(byte) << (8 * place)
    });
    let value = match base & 0x1F {
        0 | 2 | 13 if bits != 0xFF => bits as f64,
        1 if bits != 0x7F => f64::from(bits as u8 as i8),
        3 if bits != 0x7FFF => f64::from(bits as u16 as i16),
        4 if bits != 0xFFFF => bits as f64,
        5 if bits != 0x7FFF_FFFF => f64::from(bits as u32 as i32),
        6 if bits != 0xFFFF_FFFF => bits as f64,
        8 => f64::from(f32::from_bits(bits as u32)),
        9 => f64::from_bits(bits),
        10 | 11 | 12 | 16 if bits != 0 => bits as f64,
        14 if bits != 0x7FFF_FFFF_FFFF_FFFF => bits as i64 as f64,
        15 if bits != u64::MAX => bits as f64,
        _ => return None,
    };
    value.is_finite().then_some(value)
}
