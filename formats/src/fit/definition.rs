//! A definition message: what the data messages of one local number look like from here on.

/// A definition as it stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Definition<'a> {
    pub big_endian: bool,
    /// The message's number: 20 is a record.
    pub message: u16,
    /// Three bytes per field: number, size, base type.
    pub fields: &'a [u8],
    /// Three bytes per developer field: number, size, developer.
    pub developer_fields: &'a [u8],
}

impl<'a> Definition<'a> {
    /// The definition at the start of `bytes`, which follow its header byte, and its length there; none when cut short.
    pub fn read(bytes: &'a [u8], with_developer_fields: bool) -> Option<(Self, usize)> {
        let big_endian = *bytes.get(1)? != 0;
        let number = [*bytes.get(2)?, *bytes.get(3)?];
        let message = if big_endian { u16::from_be_bytes(number) } else { u16::from_le_bytes(number) };
        let mut end = 5 + 3 * usize::from(*bytes.get(4)?);
        let fields = bytes.get(5..end)?;
        let mut developer_fields: &[u8] = &[];
        if with_developer_fields {
            let from = end + 1;
            end = from + 3 * usize::from(*bytes.get(end)?);
            developer_fields = bytes.get(from..end)?;
        }
        Some((Self { big_endian, message, fields, developer_fields }, end))
    }

    /// Bytes of a data message without its header byte.
    pub fn payload_size(&self) -> usize {
        let sizes = |fields: &[u8]| fields.chunks_exact(3).map(|f| usize::from(f[1])).sum::<usize>();
        sizes(self.fields) + sizes(self.developer_fields)
    }

    /// Where the timestamp is in a data message, when it is a plain 32-bit one.
    pub fn timestamp_offset(&self) -> Option<usize> {
        let mut offset = 0;
        for field in self.fields.chunks_exact(3) {
            if field[0] == 253 {
                return (field[1] == 4 && matches!(field[2] & 0x1F, 5 | 6 | 12)).then_some(offset);
            }
            offset += usize::from(field[1]);
        }
        None
    }
}
