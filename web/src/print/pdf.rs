//! A sheet, page by page, as PDF 1.4, with the fonts that every reader has.

use super::{Align, Mark, Sheet, svg::number, width::width};
use std::fmt::Write;

/// The sheet as the bytes of a PDF file; the same sheet gives the same bytes.
///
/// Characters beyond those of Western European languages become question marks: the fonts that every reader has do not have them.
#[must_use]
pub fn pdf(sheet: &Sheet) -> Vec<u8> {
    let pages = sheet.pages.max(1);
    let font = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
    let mut title = b"<< /Title (".to_vec();
    title.extend(string(&sheet.title));
    title.extend(b") /Producer (stayer) >>");
    // Each page is followed by what is on it.
    let page_at = |index: usize| 6 + 2 * index;
    let kids: Vec<String> = (0..pages).map(|index| format!("{} 0 R", page_at(index))).collect();
    let mut objects: Vec<Vec<u8>> = vec![
        format!("<< /Type /Catalog /Pages 2 0 R /Lang ({}) >>", sheet.language.word()).into_bytes(),
        format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" ")).into_bytes(),
        font("Helvetica").into_bytes(),
        font("Helvetica-Bold").into_bytes(),
        title,
    ];
    for index in 0..pages {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Contents {} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
            number(sheet.width),
            number(sheet.height),
            page_at(index) + 1
        );
        objects.push(page.into_bytes());
        let content = content(sheet, index);
        let mut stream = format!("<< /Length {} >>\nstream\n", content.len()).into_bytes();
        stream.extend(&content);
        stream.extend(b"\nendstream");
        objects.push(stream);
    }
    // The second line tells programs that the file is no text.
    let mut bytes = b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", i + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let table = bytes.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(end, "{place:010} 00000 n ");
    }
    let _ =
        write!(end, "trailer\n<< /Size {} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    bytes.extend(end.bytes());
    bytes
}

/// The marks of a page as operators; PDF counts upwards from the lower left corner.
fn content(sheet: &Sheet, index: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let bottom = sheet.height * (index + 1) as f64;
    let up = |y: f64| number(bottom - y);
    let path = |points: &[(f64, f64)]| {
        let mut text = String::new();
        for (i, (x, y)) in points.iter().enumerate() {
            let _ = write!(text, "{} {} {} ", number(*x), up(*y), if i == 0 { "m" } else { "l" });
        }
        text
    };
    for mark in sheet.page(index) {
        match mark {
            Mark::Text { at, size, bold, align, ink, text } => {
                let wide = width(text, *size, *bold);
                let x = match align {
                    Align::Left => at.0,
                    Align::Middle => at.0 - wide / 2.0,
                    Align::Right => at.0 - wide,
                };
                let font = if *bold { "F2" } else { "F1" };
                let head =
                    format!("BT {} rg /{font} {} Tf {} {} Td (", rgb(ink.rgb()), number(*size), number(x), up(at.1));
                out.extend(head.bytes());
                out.extend(string(text));
                out.extend(b") Tj ET\n");
            }
            Mark::Line { points, width, ink } if points.len() > 1 => {
                let stroke = format!("{} RG {} w 1 j {}S\n", rgb(ink.rgb()), number(*width), path(points));
                out.extend(stroke.bytes());
            }
            Mark::Area { points, ink } if points.len() > 2 => {
                out.extend(format!("{} rg {}h f\n", rgb(ink.rgb()), path(points)).bytes());
            }
            Mark::Line { .. } | Mark::Area { .. } => {}
        }
    }
    out
}

fn rgb(colour: [u8; 3]) -> String {
    colour.map(|part| number(f64::from(part) / 255.0)).join(" ")
}

/// A text between the brackets of a PDF string, in Windows' Western encoding.
fn string(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        let byte = western(c);
        if matches!(byte, b'(' | b')' | b'\\') {
            bytes.push(b'\\');
        }
        bytes.push(byte);
    }
    bytes
}

fn western(c: char) -> u8 {
    match c {
        ' '..='~' => c as u8,
        '\u{a0}'..='\u{ff}' => c as u32 as u8,
        '€' => 0x80,
        '…' => 0x85,
        '‘' => 0x91,
        '’' | '′' => 0x92,
        '“' => 0x93,
        '”' | '″' => 0x94,
        '•' => 0x95,
        '–' | '−' => 0x96,
        '—' => 0x97,
        'ₗ' => b'l',
        _ if c.is_whitespace() => b' ',
        _ => b'?',
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Ink, Sheet};
    use super::*;
    use crate::language::Language;

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new("Band (spring)", (200.0, 100.0), Language::English);
        sheet.block((0.0, 0.0), 200.0, 20.0, Ink::Pale);
        sheet.rule((0.0, 20.0), (200.0, 20.0), 0.5, Ink::Light);
        sheet.text((10.0, 14.0), 10.0, (true, Align::Left, Ink::Black), "Zürich \\ (5 km) – 21:30 …", 190.0);
        sheet.text((190.0, 40.0), 10.0, (false, Align::Right, Ink::Accent), "東京", 100.0);
        sheet
    }

    /// Every object lies where the table says, and the table where the end says.
    #[test]
    fn the_table_tells_where_every_object_lies() {
        let bytes = pdf(&sheet());
        // A character a byte, so that places in the text are places in the file.
        let text: String = bytes.iter().map(|&b| if b.is_ascii() { char::from(b) } else { '?' }).collect();
        let table: usize = text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
        let rows: Vec<&str> = text[table..].lines().skip(3).take(7).collect();
        for (i, row) in rows.iter().enumerate() {
            let place: usize = row.split(' ').next().unwrap().parse().unwrap();
            assert!(text[place..].starts_with(&format!("{} 0 obj\n", i + 1)), "{row}");
            assert_eq!(row.len(), 19);
        }
        let (_, rest) = text.split_once("/Length ").unwrap();
        let length: usize = rest.split(' ').next().unwrap().parse().unwrap();
        let from = text.find("stream\n").unwrap() + 7;
        assert!(text[from + length..].starts_with("\nendstream"));
        assert!(text.starts_with("%PDF-1.4\n") && text.ends_with("%%EOF\n"));
    }

    #[test]
    fn text_is_escaped_and_encoded() {
        let text: String = pdf(&sheet()).iter().map(|&b| char::from(b)).collect();
        assert!(text.contains("(Z\u{fc}rich \\\\ \\(5 km\\) \u{96} 21:30 \u{85}) Tj"), "{text}");
        assert!(text.contains("(??) Tj") && text.contains("/Title (Band \\(spring\\))"));
        assert_eq!(pdf(&sheet()), pdf(&sheet()));
    }

    #[test]
    fn numbers_that_are_none_leave_the_file_whole() {
        let mut sheet = Sheet::new("", (200.0, 100.0), Language::English);
        sheet.rule((f64::NAN, 1.0), (f64::INFINITY, 2.0), 1.0, Ink::Black);
        let text: String = pdf(&sheet).iter().map(|&b| char::from(b)).collect();
        assert!(!text.contains("NaN") && !text.contains("inf"));
    }
}
