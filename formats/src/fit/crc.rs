//! The checksum of FIT files: CRC-16 with the polynomial x¹⁶ + x¹⁵ + x² + 1, low bit first, starting at 0.

/// Bytes that are folded as one coefficient: four words of 64 bits.
const UNIT: usize = 32;
/// Degree of the polynomial, hence the number of units that stay after folding.
const UNITS: usize = 16;

const TABLES: [[u16; 256]; 8] = tables();

const fn tables() -> [[u16; 256]; 8] {
    let mut tables = [[0_u16; 256]; 8];
    let mut i = 0;
    while i < 256 {
        let mut crc = i as u16;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xA001 } else { crc >> 1 };
            bit += 1;
        }
        tables[0][i] = crc;
        i += 1;
    }
    let mut t = 1;
    while t < 8 {
        let mut i = 0;
        while i < 256 {
            let before = tables[t - 1][i];
            tables[t][i] = (before >> 8) ^ tables[0][(before & 0xFF) as usize];
            i += 1;
        }
        t += 1;
    }
    tables
}

/// The checksum of `bytes`.
///
/// Squaring keeps a polynomial over two elements sparse: P(x)²⁵⁶ = P(x²⁵⁶). So a stretch of 256 bits
/// moves 16, 14 and 1 stretches on by three exclusive-ors of whole words, without any multiplication
/// or table; tables are left for the last kilobyte.
pub(super) fn crc16(bytes: &[u8]) -> u16 {
    let blocks = (bytes.len() / (UNIT * UNITS)).saturating_sub(1);
    if blocks == 0 {
        return by_table(0, bytes);
    }
    let (folded, rest) = bytes.split_at(blocks * UNIT * UNITS);
    let ring = fold(folded);
    let (last, tail) = rest.split_at(UNIT * UNITS);
    by_table(by_table(0, &unfold(&ring, last)), tail)
}

type Unit = [u64; UNIT / 8];

fn unit(bytes: &[u8]) -> Unit {
    let mut unit = Unit::default();
    for (word, chunk) in unit.iter_mut().zip(bytes.chunks_exact(8)) {
        *word = u64::from_le_bytes(chunk.try_into().expect("a chunk of 8 bytes"));
    }
    unit
}

fn xor(a: Unit, b: Unit) -> Unit {
    [a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3]]
}

/// What every unit passes on; the ring holds the last sixteen.
fn fold(bytes: &[u8]) -> [Unit; UNITS] {
    let mut ring = [Unit::default(); UNITS];
    for block in bytes.chunks_exact(UNIT * UNITS) {
        for j in 0..UNITS {
            let mut e = unit(&block[j * UNIT..(j + 1) * UNIT]);
            e = xor(e, ring[j]);
            e = xor(e, ring[(j + 2) % UNITS]);
            ring[j] = xor(e, ring[(j + UNITS - 1) % UNITS]);
        }
    }
    ring
}

/// The last sixteen units with all that was passed on to them.
fn unfold(ring: &[Unit; UNITS], last: &[u8]) -> [u8; UNIT * UNITS] {
    let mut out = [0; UNIT * UNITS];
    for (j, (from, to)) in last.chunks_exact(UNIT).zip(out.chunks_exact_mut(UNIT)).enumerate() {
        let mut e = xor(unit(from), ring[j]);
        if j + 2 < UNITS {
            e = xor(e, ring[j + 2]);
        }
        if j == 0 {
            e = xor(e, ring[UNITS - 1]);
        }
        for (word, bytes) in e.iter().zip(to.chunks_exact_mut(8)) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
    }
    out
}

fn by_table(mut crc: u16, bytes: &[u8]) -> u16 {
    let mut chunks = bytes.chunks_exact(8);
    for c in &mut chunks {
        let low = usize::from(c[0] ^ (crc & 0xFF) as u8);
        let high = usize::from(c[1] ^ (crc >> 8) as u8);
        crc = TABLES[7][low]
            ^ TABLES[6][high]
            ^ TABLES[5][usize::from(c[2])]
            ^ TABLES[4][usize::from(c[3])]
            ^ TABLES[3][usize::from(c[4])]
            ^ TABLES[2][usize::from(c[5])]
            ^ TABLES[1][usize::from(c[6])]
            ^ TABLES[0][usize::from(c[7])];
    }
    for &byte in chunks.remainder() {
        crc = (crc >> 8) ^ TABLES[0][usize::from(byte ^ (crc & 0xFF) as u8)];
    }
    crc
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One bit after another, as the polynomial says.
    fn by_bit(bytes: &[u8]) -> u16 {
        bytes.iter().fold(0, |crc, &byte| {
            (0..8).fold(crc ^ u16::from(byte), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xA001 } else { c >> 1 })
        })
    }

    #[test]
    fn known_answer() {
        assert_eq!(crc16(b"123456789"), 0xBB3D, "the check value of CRC-16/ARC");
    }

    #[test]
    fn folding_agrees_with_the_polynomial_at_every_length() {
        let bytes: Vec<u8> =
            (0..5000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 ^ (i >> 3) as u8).collect();
        for len in (0..bytes.len()).step_by(7).chain(1000..1100).chain([1023, 1024, 1025, 1535, 1536, 2048]) {
            assert_eq!(crc16(&bytes[..len]), by_bit(&bytes[..len]), "{len} bytes");
        }
    }
}
