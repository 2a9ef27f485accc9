//! Name prefixes: dropped, but only where it is plain what they mean.

/// Prefixes that exporters use for the same vocabulary everywhere; some forget to declare them.
const COMMON: [&str; 13] =
    ["gpx", "gpxtpx", "gpxx", "gpxpx", "ns1", "ns2", "ns3", "ns4", "ns5", "tcx", "tpx", "tp1", "x"];

/// The name behind the prefix.
#[inline]
pub fn strip(name: &str) -> &str {
    match name.bytes().position(|b| b == b':') {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

/// The prefixes met so far that may be dropped.
pub struct Prefixes<'a> {
    document: &'a [u8],
    known: Vec<String>,
    /// Common ones that the document uses without declaring them.
    pub undeclared: Vec<String>,
}

impl<'a> Prefixes<'a> {
    pub const fn new(document: &'a [u8]) -> Self {
        Self { document, known: Vec::new(), undeclared: Vec::new() }
    }

    /// The name without its prefix; nothing when the prefix is neither declared anywhere in the document nor common.
    #[inline]
    pub fn local<'n>(&mut self, name: &'n str) -> Option<&'n str> {
        let Some(colon) = name.bytes().position(|b| b == b':') else { return Some(name) };
        let (prefix, local) = (&name[..colon], &name[colon + 1..]);
        if self.known.iter().any(|known| known == prefix) || self.learn(prefix) { Some(local) } else { None }
    }

    #[cold]
    fn learn(&mut self, prefix: &str) -> bool {
        let declared = declared(self.document, prefix);
        let meaning = declared || COMMON.contains(&prefix);
        if meaning {
            self.known.push(prefix.to_owned());
        }
        if meaning && !declared {
            self.undeclared.push(prefix.to_owned());
        }
        meaning
    }
}

/// Whether `xmlns:prefix=` stands anywhere in the document.
fn declared(document: &[u8], prefix: &str) -> bool {
    let wanted = format!("xmlns:{prefix}");
    memchr::memmem::find_iter(document, &wanted)
        .any(|at| document[at + wanted.len()..].trim_ascii_start().starts_with(b"="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_and_common_prefixes_go() {
        let mut prefixes = Prefixes::new(br#"<gpx xmlns:cluetrust = "u"><cluetrust:hr/>"#);
        assert_eq!(prefixes.local("hr"), Some("hr"));
        assert_eq!(prefixes.local("cluetrust:hr"), Some("hr"));
        assert_eq!(prefixes.local("gpxtpx:hr"), Some("hr"));
        assert_eq!(prefixes.undeclared, ["gpxtpx"]);
        assert_eq!(prefixes.local("clue:hr"), None);
        assert_eq!(prefixes.local("gpxdata:hr"), None);
    }
}
