//! Attributes of a tag as bytes, without a look at the others.

use memchr::memmem;
use std::borrow::Cow;

/// The raw value of an attribute; `name` is written with the space before and the sign and quote behind: ` type="`.
pub fn raw<'a>(tag: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let at = memmem::find(tag, name.as_bytes())? + name.len();
    let rest = &tag[at..];
    Some(&rest[..memchr::memchr(b'"', rest)?])
}

/// An attribute as text, its references resolved: only the five standard entities and characters by number.
pub fn text<'a>(tag: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    let value = match String::from_utf8_lossy(raw(tag, name)?) {
        Cow::Borrowed(text) if !text.contains('&') => return Some(Cow::Borrowed(text)),
        other => other,
    };
    Some(Cow::Owned(resolved(&value)))
}

/// An attribute as a finite number.
pub fn number(tag: &[u8], name: &str) -> Option<f64> {
    fast_float2::parse::<f64, _>(raw(tag, name)?.trim_ascii()).ok().filter(|value| value.is_finite())
}

fn resolved(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|&end| end <= 10);
        let character = end.and_then(|end| character(&rest[1..end]));
        match (end, character) {
            (Some(end), Some(character)) => {
                plain.push(character);
                rest = &rest[end + 1..];
            }
            _ => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_standard_references_are_resolved() {
        let tag = br#"<Record sourceName="Max&#39;s &lt;Watch&gt; &amp;#39; &bomb; &" value=" 61.5 " type='x'/>"#;
        assert_eq!(text(tag, " sourceName=\"").unwrap(), "Max's <Watch> &#39; &bomb; &");
        assert_eq!(number(tag, " value=\""), Some(61.5));
        assert_eq!(raw(tag, " type=\""), None);
        assert_eq!(number(br#"<a value="NaN">"#, " value=\""), None);
        assert_eq!(raw(br#"<a value="7"#, " value=\""), None);
    }
}
