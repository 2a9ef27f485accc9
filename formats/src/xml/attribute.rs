//! The attributes of a tag, straight from its text.

/// Name (without prefix) and raw value of every attribute, in order; what is no attribute is passed over.
///
/// Both kinds of quotes and white space around `=` are taken; a value without quotes or without its closing
/// quote ends the list.
pub fn attributes(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        let (name, behind) = rest.split_once('=')?;
        let behind = behind.trim_start();
        let quote = behind.as_bytes().first().copied().filter(|q| matches!(q, b'"' | b'\''))?;
        let end = memchr::memchr(quote, &behind.as_bytes()[1..])? + 1;
        rest = &behind[end + 1..];
        let name = name.trim();
        let name = name.rsplit_once(|c: char| c.is_whitespace()).map_or(name, |(_, last)| last);
        Some((super::prefix::strip(name), &behind[1..end]))
    })
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
        assert_eq!(list("junk lat=\"2\""), [("lat", "2")]);
    }
}
