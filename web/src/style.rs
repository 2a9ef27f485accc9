//! The style of all pages: a file that the browser keeps, and within the very first page, where a second file would cost another
//! round trip before anything is painted.

use crate::assets;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{fmt, sync::LazyLock};

/// The file as a browser asks for it: the parts below, one after the other.
const FILE: &str = "style.css";
/// What the style is made of, in `assets/style`; a later part may overrule an earlier one.
const PARTS: [&str; 21] = [
    "colour",
    "page",
    "header",
    "text",
    "table",
    "form",
    "session",
    "chart",
    "drawn",
    "plan",
    "import",
    "figure",
    "move",
    "gym",
    "connection",
    "footer",
    "private",
    "phone",
    "language",
    "finger",
    "paper",
];
/// The cookie of a browser that has the file: its bytes.
pub(crate) const COOKIE: &str = "style";

static TEXT: LazyLock<String> =
    LazyLock::new(|| PARTS.map(|part| assets::text(&format!("style/{part}.css"))).join("\n"));
static PRINT: LazyLock<String> = LazyLock::new(|| assets::fingerprint(TEXT.as_bytes()));

/// What a policy calls the style by where it stands within a page: no other style may.
pub(crate) static SOURCE: LazyLock<String> =
    LazyLock::new(|| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(TEXT.as_bytes()))));

/// The whole style, where that is the file that is asked for.
pub(crate) fn file(name: &str) -> Option<&'static [u8]> {
    (name == FILE).then(|| TEXT.as_bytes())
}

/// Whether a file is the style that pages are written for today; then its browser needs it within no page any more.
pub(crate) fn is_current(name: &str, print: &str) -> bool {
    name == FILE && print == *PRINT
}

/// Whether the cookie says that the browser has it.
pub(crate) fn is_kept(cookie: Option<&str>) -> bool {
    cookie == Some(PRINT.as_str())
}

/// The style in the head of a page: by its address, or whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    kept: bool,
}

impl Style {
    pub(crate) const fn of(kept: bool) -> Self {
        Self { kept }
    }
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = format!("/assets/{FILE}?v={}", *PRINT);
        if self.kept {
            write!(f, "<link rel=\"stylesheet\" href=\"{address}\">")
        } else {
            write!(f, "<style>{}</style>\n<link rel=\"prefetch\" href=\"{address}\" as=\"style\">", *TEXT)
        }
    }
}

/// Our own file and its address.
impl askama::filters::HtmlSafe for Style {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_stands_whole_in_a_page_and_ends_where_it_ends() {
        let page = Style::of(false).to_string();
        assert_eq!((page.matches("<style>").count(), page.matches("</style").count()), (1, 1));
        assert!(page.contains("--accent:") && page.contains(&*PRINT));
        assert!(!Style::of(true).to_string().contains("--accent:"));
        let there = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/style")).unwrap().count();
        assert_eq!(there, PARTS.len(), "every file in assets/style is a part");
        for part in PARTS {
            assert!(!assets::text(&format!("style/{part}.css")).is_empty(), "{part}");
        }
        assert!(is_kept(Some(&PRINT)) && !is_kept(Some("old")) && !is_kept(None));
    }
}
