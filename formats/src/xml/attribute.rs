//! The attributes of a tag, straight from its text.

/// Name (without prefix) and raw value of every attribute, in order; what is no attribute is passed over.
///
/// Both kinds of quotes and white space around `=` are taken; a value without quotes or without its closing
/// quote ends the list.
#[inline]
pub fn attributes(raw: &str) -> Attributes<'_> {
    Attributes { raw, at: 0 }
}

/// See [`attributes`].
pub struct Attributes<'a> {
    raw: &'a str,
    at: usize,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.raw.as_bytes();
        let space = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_whitespace);
        let mut name = skip(self.at, space);
        let mut name_end = name;
        let mut at = name;
        while *bytes.get(at)? != b'=' {
            if !space(&at) {
                if at > name_end {
                    name = at; // what stood before the space was no attribute
                }
                name_end = at + 1;
            }
            at += 1;
        }
        let quote_at = skip(at + 1, space);
        let quote = *bytes.get(quote_at).filter(|q| matches!(q, b'"' | b'\''))?;
        let value = quote_at + 1;
        let end = value + bytes[value..].iter().position(|&b| b == quote)?;
        self.at = end + 1;
        Some((super::prefix::strip(self.raw.get(name..name_end)?), self.raw.get(value..end)?))
    }
}

#[inline]
fn skip(from: usize, space: impl Fn(&usize) -> bool) -> usize {
    let mut at = from;
    while space(&at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::attributes;

    fn list(raw: &str) -> Vec<(&str, &str)> {
        attributes(raw).collect()
    }

    #[test]
    fn both_quotes_and_any_space() {
        assert_eq!(list(r#" lat="1.5" lon = '-2' "#), [("lat", "1.5"), ("lon", "-2")]);
        assert_eq!(list("\n\tlat=\"1\"\n\tp:lon=\"2\"/"), [("lat", "1"), ("lon", "2")]);
    }

    #[test]
    fn nonsense_ends_the_list() {
        assert_eq!(list("lat"), []);
        assert_eq!(list("lat=1"), []);
        assert_eq!(list("lat=\"1"), []);
        assert_eq!(list("a=\"ü\" lat='2"), [("a", "ü")]);
        assert_eq!(list("=\"1\" b='2'"), [("", "1"), ("b", "2")]);
        assert_eq!(list("junk lat=\"2\""), [("lat", "2")]);
    }
}
