//! A sheet as SVG.

use super::{Align, Ink, Mark, Sheet, width::width};
use std::fmt::Write;

/// The sheet as an SVG document that stands alone.
#[must_use]
pub fn svg(sheet: &Sheet) -> String {
    let (w, h) = (number(sheet.width), number(sheet.whole_height()));
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" font-family=\"Helvetica, Arial, sans-serif\" lang=\"{}\" role=\"img\"><title>{}</title>\n<rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>\n",
        sheet.language.word(),
        escaped(&sheet.title)
    );
    for mark in &sheet.marks {
        let line = match mark {
            Mark::Text { at, size, bold, align, ink, text } => {
                let anchor = match align {
                    Align::Left => "start",
                    Align::Middle => "middle",
                    Align::Right => "end",
                };
                // As wide as in Helvetica, whatever font is there.
                let wide = number(width(text, *size, *bold));
                let weight = if *bold { " font-weight=\"bold\"" } else { "" };
                format!(
                    "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} text-anchor=\"{anchor}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\">{}</text>",
                    number(at.0),
                    number(at.1),
                    number(*size),
                    colour(*ink),
                    escaped(text)
                )
            }
            Mark::Line { points, width, ink } => format!(
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"/>",
                corners(points),
                colour(*ink),
                number(*width)
            ),
            Mark::Area { points, ink } => {
                format!("<polygon points=\"{}\" fill=\"{}\"/>", corners(points), colour(*ink))
            }
        };
        text.push_str(&line);
        text.push('\n');
    }
    text + "</svg>\n"
}

fn colour(ink: Ink) -> String {
    let [r, g, b] = ink.rgb();
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn corners(points: &[(f64, f64)]) -> String {
    let mut text = String::new();
    for (x, y) in points {
        let _ = write!(text, "{},{} ", number(*x), number(*y));
    }
    text.trim_end().to_owned()
}

/// To a hundredth of a point; what is no number lies in the corner.
pub(super) fn number(value: f64) -> String {
    let value = if value.is_finite() { (value * 100.0).round() / 100.0 } else { 0.0 };
    // Never minus zero.
    format!("{}", value + 0.0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
