//! The header of a FIT file: 12 or 14 bytes, or any other size it states.

use super::crc::crc16;

/// Where a FIT file's parts are within the bytes it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Header {
    /// Bytes of the header.
    pub size: usize,
    /// Bytes of messages that the header promises.
    pub data_size: usize,
    /// The header's own checksum differs from its content.
    pub checksum_differs: bool,
}

impl Header {
    /// The header at the start of `bytes`, when there is one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.get(8..12)? != b".FIT" {
            return None;
        }
        let size = usize::from(bytes[0]);
        if size < 12 || size > bytes.len() {
            return None;
        }
        let data_size = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]) as usize;
        let stored = if size >= 14 { u16::from_le_bytes([bytes[12], bytes[13]]) } else { 0 };
        let checksum_differs = stored != 0 && stored != crc16(&bytes[..12]);
        Some(Self { size, data_size, checksum_differs })
    }
}
