//! Names as strangers wrote them: shown, never used as paths.

/// Longest name shown.
const LONGEST: usize = 300;

/// A name that is safe to show: no control characters, no way up or to the root, not endless.
///
/// Names on this machine's own disk come through [`shown`]; members of archives through [`member`].
pub(super) fn shown(name: &str) -> String {
    let clean: String = name.chars().map(|c| if c.is_control() || is_reordering(c) { '\u{FFFD}' } else { c }).collect();
    if clean.chars().count() <= LONGEST {
        return clean;
    }
    let cut: String = clean.chars().take(LONGEST).collect();
    format!("{cut}…")
}

/// A member's name: like [`shown`], and relative without `.` and `..`.
pub(super) fn member(name: &str) -> String {
    let parts: Vec<&str> = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")).collect();
    shown(&parts.join("/"))
}

/// Characters that turn the direction of the text around them.
const fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The name says that it is a recording; then failing to read it is a failure, not a file that is none of ours.
pub(super) fn claims_activity(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let lower = lower.strip_suffix(".gz").unwrap_or(&lower);
    [".fit", ".tcx", ".gpx", ".hrm", ".pwx", ".sml", ".fitlog"].iter().any(|suffix| lower.ends_with(suffix))
}

/// The table of activities of an export is called so in all its languages.
pub(super) fn is_table_of_activities(name: &str) -> bool {
    is_called_activities(name) || crate::export::all::is_original(last(name))
}

/// Whether a file is called as exports call their table of activities: it is read before the files that it tells of.
pub(super) fn is_called_activities(name: &str) -> bool {
    last(name).eq_ignore_ascii_case("activities.csv")
}

/// A path's last part.
fn last(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// What a file with no recording in it is, by its first bytes, else by its name.
pub(super) fn what(prefix: &[u8], name: &str) -> String {
    const KNOWN: [(&[u8], &str); 12] = [
        (&[0xFF, 0xD8, 0xFF], "JPEG picture"),
        (b"\x89PNG", "PNG picture"),
        (b"GIF8", "GIF picture"),
        (b"%PDF", "PDF document"),
        (b"SQLite format 3\0", "SQLite database"),
        (b"7z\xBC\xAF\x27\x1C", "7-Zip archive (unpack it, or pack it as ZIP)"),
        (b"Rar!", "RAR archive (unpack it, or pack it as ZIP)"),
        (b"BZh", "bzip2 file (unpack it, or pack it as ZIP)"),
        (b"\xFD7zXZ", "xz file (unpack it, or pack it as ZIP)"),
        (b"\x28\xB5\x2F\xFD", "Zstandard file (unpack it, or pack it as ZIP)"),
        (b"\x7FELF", "program"),
        (b"\0\x05\x16\x07", "macOS resource file"),
    ];
    if let Some((_, what)) = KNOWN.iter().find(|(magic, _)| prefix.starts_with(magic)) {
        return (*what).to_owned();
    }
    if prefix.get(4..8) == Some(b"ftyp") {
        return "video or picture".to_owned();
    }
    if prefix.len() > 262 && &prefix[257..262] == b"ustar" {
        return "tar archive (unpack it, or pack it as ZIP)".to_owned();
    }
    let file = name.rsplit('/').next().unwrap_or(name);
    match file.rsplit_once('.').map(|(_, suffix)| suffix) {
        Some(suffix) if (1..=8).contains(&suffix.len()) && suffix.chars().all(char::is_alphanumeric) => {
            format!("{} file of no format known here", suffix.to_ascii_lowercase())
        }
        _ => "content of no format known here".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_stay_inside_and_show_no_control_characters() {
        assert_eq!(member("../../etc/passwd"), "etc/passwd");
        assert_eq!(member("/abs/olute.fit"), "abs/olute.fit");
        assert_eq!(member("..\\..\\a.fit"), "a.fit");
        assert_eq!(member("a\0b\u{1b}[31m.fit"), "a\u{FFFD}b\u{FFFD}[31m.fit");
        assert_eq!(member(&"x".repeat(9000)).chars().count(), 301);
    }

    #[test]
    fn what_it_is_comes_from_the_content_first() {
        assert_eq!(what(b"\x89PNG\r\n", "a.jpg"), "PNG picture");
        assert_eq!(what(b"\x01\x02\x03", "b.dat"), "dat file of no format known here");
        assert_eq!(what(b"\x01\x02\x03", "b"), "content of no format known here");
        assert!(claims_activity("A/7.FIT.gz") && !claims_activity("shoes.csv"));
    }
}
