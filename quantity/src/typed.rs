//! Numbers as people type them.

/// The number that was typed: `7.5`, `7,5`, `−3`. Point and comma both divide the whole from its parts, as the runner's language has it.
///
/// None where it is no one plain number, and where nobody can say which: `1,500` is a thousand and a half to some and one and a half
/// to others.
///
/// ```
/// use quantity::typed;
/// assert_eq!((typed::number(" 7,5 "), typed::number("7.5"), typed::number("−3")), (Some(7.5), Some(7.5), Some(-3.0)));
/// assert_eq!((typed::number("0,125"), typed::number("1,500"), typed::number("1.234,5")), (Some(0.125), None, None));
/// assert_eq!((typed::number("inf"), typed::number("1e3"), typed::number("")), (None, None, None));
/// ```
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-");
    let size = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let is_plain = size.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    if let Some((whole, parts)) = size.split_once(',') {
        let grouped = parts.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        if grouped || whole.is_empty() {
            return None;
        }
    }
    let number: f64 = text.replace(',', ".").parse().ok().filter(|_| is_plain)?;
    number.is_finite().then_some(number)
}
