//! Numbers as they stand in XML.

/// The finite number that a text holds, with white space around it; a decimal comma is taken for a point.
///
/// Nothing for text that is no number, for NaN and for the infinities.
#[inline]
pub fn number(text: &str) -> Option<f64> {
    match fast_float2::parse::<f64, _>(text) {
        Ok(value) if value.is_finite() => Some(value),
        Ok(_) => None,
        Err(_) => untidy(text),
    }
}

#[cold]
fn untidy(text: &str) -> Option<f64> {
    let text = text.trim();
    let comma_alone = text.len() < 64 && !text.contains('.') && text.matches(',').count() == 1;
    let value: f64 =
        if comma_alone { fast_float2::parse(text.replace(',', ".")).ok()? } else { fast_float2::parse(text).ok()? };
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn reads_what_is_a_number() {
        assert_eq!(number("1.5"), Some(1.5));
        assert_eq!(number("-7e-2 \n"), Some(-0.07));
        assert_eq!(number("52,125"), Some(52.125));
        for nonsense in ["", "null", "NaN", "inf", "-Infinity", "1,2,3", "1.5 m", "1e999", "0x10"] {
            assert_eq!(number(nonsense), None, "{nonsense}");
        }
    }
}
