//! From bytes to text: UTF-8, UTF-16 by its mark or its zeros, Windows-1252 and Latin-1 by declaration.

use std::borrow::Cow;
use training::Repair;

/// The document as text, and a repair where bytes had to be guessed.
///
/// - **UTF-8**, with or without a byte order mark, is borrowed as it is.
/// - **UTF-16** with a mark, or without where `<` stands beside a zero byte, is transcoded; half pairs become U+FFFD.
/// - Declared **ISO-8859-1** or **Windows-1252** is transcoded as Windows-1252, which holds the former.
/// - Other bytes that are no UTF-8 are replaced by U+FFFD and listed.
pub fn text_of(bytes: &[u8]) -> (Cow<'_, str>, Option<Repair>) {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return (utf16(rest, u16::from_le_bytes).into(), None),
        [0xFE, 0xFF, rest @ ..] => return (utf16(rest, u16::from_be_bytes).into(), None),
        [b'<', 0, ..] => return (utf16(bytes, u16::from_le_bytes).into(), None),
        [0, b'<', ..] => return (utf16(bytes, u16::from_be_bytes).into(), None),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), None),
        Err(_) if says_western(bytes) => (bytes.iter().map(|&b| windows_1252(b)).collect::<String>().into(), None),
        Err(error) => {
            let what = format!(
                "from byte {} on there are bytes that are no UTF-8; they were replaced, numbers next to them may be missing",
                error.valid_up_to()
            );
            (String::from_utf8_lossy(bytes), Some(Repair::new("encoding", what, 0)))
        }
    }
}

/// A table as text: as [`text_of`], but what is no UTF-8 from its first letter outside ASCII on is taken as Windows-1252, which
/// spreadsheets write without saying so.
pub fn table_text_of(bytes: &[u8]) -> (Cow<'_, str>, Option<Repair>) {
    if may_be_utf8(bytes) && !bytes.starts_with(b"\xEF\xBB\xBF") && is_unsaid_western(bytes) {
        let text: String = bytes.iter().map(|&b| windows_1252(b)).collect();
        return (text.into(), Some(Repair::new("encoding", "the table is no UTF-8 and was read as Windows-1252", 0)));
    }
    text_of(bytes)
}

/// Whether the first letter outside ASCII is no UTF-8, other than by a cut at the end.
fn is_unsaid_western(bytes: &[u8]) -> bool {
    let Err(error) = std::str::from_utf8(bytes) else { return false };
    error.error_len().is_some() && bytes[..error.valid_up_to()].is_ascii()
}

/// Whether nothing at the beginning speaks against UTF-8.
pub const fn may_be_utf8(bytes: &[u8]) -> bool {
    !matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..])
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn says_western(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(200)];
    let declaration = head.split(|&b| b == b'>').next().unwrap_or_default().to_ascii_lowercase();
    [&b"iso-8859-1"[..], b"latin1", b"latin-1", b"windows-1252", b"cp1252"]
        .iter()
        .any(|name| memchr::memmem::find(&declaration, name).is_some())
}

/// Windows-1252 differs from Latin-1 in 0x80 to 0x9F only.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn utf16_both_ways_with_and_without_mark() {
        let text = "<gpx>é😀</gpx>";
        for mark in ["\u{feff}", ""] {
            let whole = format!("{mark}{text}");
            let le: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let be: Vec<u8> = whole.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(text_of(&le).0, text);
            assert_eq!(text_of(&be).0, text);
        }
    }

    #[test]
    fn western_by_declaration() {
        let (text, repair) = text_of(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xFC \x80</a>");
        assert!(text.contains("ü €"));
        assert_eq!(repair, None);
    }

    #[test]
    fn tables_of_spreadsheets_are_western_unless_they_are_utf8() {
        let (text, repair) = table_text_of(b"Name,Ort\nFr\xFCh \x80,x\n");
        assert_eq!(text, "Name,Ort\nFrüh €,x\n");
        assert_eq!(repair.unwrap().kind, "encoding");
        assert_eq!(table_text_of("a,ü\n".as_bytes()), ("a,ü\n".into(), None));
        let broken = table_text_of(b"a,\xC3\xBC,\xFC\n").0;
        assert_eq!(broken, "a,ü,\u{fffd}\n", "a byte broken in UTF-8 makes it no other encoding");
        assert_eq!(table_text_of(b"a,b\xC3").0, "a,b\u{fffd}", "cut within a letter");
        assert_eq!(table_text_of(b"\xFF\xFEa\0,\0").0, "a,");
    }

    #[test]
    fn other_bytes_are_listed() {
        let (text, repair) = text_of(b"<a>\xFC</a>");
        assert_eq!(text, "<a>\u{fffd}</a>");
        assert_eq!(repair.unwrap().kind, "encoding");
        assert_eq!(text_of(b"\xEF\xBB\xBF<a/>").0, "<a/>");
    }
}
