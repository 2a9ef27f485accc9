//! Letters as strokes, for pictures that need no font: plain lines of one width, drawn for this program.
//!
//! A glyph is written as strokes divided by `;`, a stroke as its corners, a corner as two digits: 0 to 6 from left to right, and upwards
//! from the deepest descender 0 over the baseline 2, small letters 7 and capitals 9 to the dots of capitals `:`. One unit upwards is a tenth
//! of the size of the type.

/// Units from the bottom of the grid to the baseline.
pub(super) const BASELINE: f64 = 2.0;
/// Units from the left to the right of the grid.
pub(super) const ACROSS: f64 = 6.0;
/// What stands for letters that are not drawn here.
const UNKNOWN: &str = "12 52 59 19 12";

/// From space to tilde.
#[rustfmt::skip]
const ASCII: [&str; 95] = [
    "", "39 34;32 32", "29 27;49 47", "22 29;42 49;04 64;06 66", "67 58 18 07 06 15 55 64 63 53 13 04;39 31",
    "02 69;09 29 27 07 09;44 64 62 42 44", "62 17 18 29 39 48 47 04 03 12 32 65", "39 37", "49 27 23 41", "29 47 43 21",
    "38 34;17 55;57 15", "15 55;33 37", "32 31 20", "15 55", "32 32", "11 59",
    "22 42 64 67 49 29 07 04 22", "17 39 32", "07 29 49 67 66 02 62", "08 29 49 67 46 26;46 64 42 22 03", "52 59 04 64",
    "59 19 06 27 47 65 64 42 22 03", "58 39 29 07 04 22 42 64 65 46 26 05", "09 69 22",
    "26 07 08 29 49 68 67 46 26 04 03 22 42 63 64 46", "66 45 25 06 07 29 49 67 64 42 32 13", "36 36;32 32", "36 36;32 31 20",
    "57 15 53", "16 56;14 54", "17 55 13", "08 29 49 67 66 35 34;32 32",
    "55 35 24 33 54 57 39 29 07 04 22 52", "02 39 62;14 54", "02 09 49 68 67 46 06;46 64 63 42 02", "67 49 29 07 04 22 42 64",
    "02 09 39 67 64 32 02", "69 09 02 62;06 56", "69 09 02;06 56", "67 49 29 07 04 22 42 64 65 45", "02 09;62 69;06 66", "39 32",
    "59 54 42 22 04", "09 02;69 04;26 62", "09 02 62", "02 09 35 69 62", "02 09 62 69", "22 42 64 67 49 29 07 04 22",
    "02 09 49 68 66 45 05", "22 42 64 67 49 29 07 04 22;44 62", "02 09 49 68 66 45 05;35 62", "67 49 29 07 26 46 64 42 22 04",
    "09 69;39 32", "09 04 22 42 64 69", "09 32 69", "09 12 37 52 69", "02 69;09 62", "09 36 69;36 32", "09 69 02 62",
    "49 29 21 41", "19 51", "29 49 41 21", "17 39 57", "01 61", "29 38",
    "17 47 66 62;65 25 04 03 22 42 63", "09 02;04 22 42 64 65 47 27 05", "66 47 27 05 04 22 42 63", "69 62;64 42 22 04 05 27 47 65",
    "05 65 66 47 27 05 04 22 52", "59 49 38 32;17 57", "67 61 40 20 11;65 47 27 05 04 22 42 64", "09 02;05 27 47 65 62",
    "37 32;39 39", "37 31 20 10;39 39", "09 02;57 04;25 62", "39 32", "07 02;06 17 27 36 32;36 47 57 66 62", "07 02;05 27 47 65 62",
    "22 42 64 65 47 27 05 04 22", "07 00;05 27 47 65 64 42 22 04", "67 60;65 47 27 05 04 22 42 64", "17 12;15 37 57",
    "66 57 17 06 15 54 63 52 12 03", "39 33 42 52;17 57", "07 04 22 42 64;67 62", "07 32 67", "07 12 36 52 67", "07 62;67 02",
    "07 33;67 20 10", "07 67 02 62",
    "49 38 36 25 34 32 41", "39 31", "29 38 36 45 34 32 21", "05 16 26 44 54 65",
];

/// The small i without its dot, for the accents that take its place.
const DOTLESS: &str = "37 32";

/// Letters of European languages, the letters of ASCII that they are made of, and what stands over, under or across them: the same mark
/// sits lower on a small letter.
#[rustfmt::skip]
const ACCENTED: [(&str, &str, &str); 33] = [
    ("áéíóúýćńśźŕ", "aeıouycnszr", "28 49"), ("ÁÉÍÓÚÝĆŃŚŹŔĹ", "AEIOUYCNSZRL", "39 5:"),
    ("àèìòùǹ", "aeıoun", "29 48"), ("ÀÈÌÒÙ", "AEIOU", "1: 39"),
    ("âêîôûŵŷĉĝŝ", "aeıouwycgs", "18 39 58"), ("ÂÊÎÔÛŴŶĈĜŜ", "AEIOUWYCGS", "19 3: 59"),
    ("äöüëïÿ", "aoueıy", "29 29;49 49"), ("ÄÖÜËÏŸ", "AOUEIY", "1: 1:;5: 5:"),
    ("ãõñũĩ", "aonuı", "18 29 48 59"), ("ÃÕÑŨĨ", "AONUI", "19 2: 49 5:"),
    ("čěňřšžǎǔ", "cenrszau", "19 38 59"), ("ČĎĚŇŘŠŤŽ", "CDENRSTZ", "1: 39 5:"),
    ("ăğŭĕ", "ague", "19 28 48 59"), ("ĂĞŬĔ", "AGUE", "1: 29 49 5:"),
    ("āēīōūȳ", "aeıouy", "18 58"), ("ĀĒĪŌŪ", "AEIOU", "1: 5:"),
    ("őű", "ou", "28 39;48 59"), ("ŐŰ", "OU", "29 3:;49 5:"),
    ("åů", "au", "29 49 48 28 29"), ("ÅŮ", "AU", "2: 4: 49 29 2:"),
    ("żėċġ", "zecg", "39 39"), ("ŻĖĊĠİ", "ZECGI", "3: 3:"),
    ("çşţșțķļņ", "cststkln", "32 31 20"), ("ÇŞŢȘȚĶĻŅ", "CSTSTKLN", "32 31 20"),
    ("ąęįų", "aeiu", "42 31 41"), ("ĄĘĮŲ", "AEIU", "52 41 51"),
    ("ľť", "lt", "59 58"), ("ď", "d", "4: 59 6:"),
    ("łđħ", "ldh", "26 57"), ("Ł", "L", "04 26"), ("Đ", "D", "05 35"), ("ø", "o", "02 67"), ("Ø", "O", "02 69"),
];

/// The strokes of a character, one after the other; those of an accent come after those of its letter.
pub(super) fn strokes(character: char) -> impl Iterator<Item = Vec<(f64, f64)>> {
    let (letter, accent) = parts(character);
    letter.split(';').chain(accent.split(';')).map(corners).filter(|stroke| !stroke.is_empty())
}

fn corners(stroke: &str) -> Vec<(f64, f64)> {
    let unit = |byte: u8| f64::from(byte.saturating_sub(b'0'));
    stroke
        .split(' ')
        .filter_map(|pair| Some((unit(*pair.as_bytes().first()?), unit(*pair.as_bytes().get(1)?))))
        .collect()
}

/// The strokes of a letter and of what stands over or under it.
fn parts(character: char) -> (&'static str, &'static str) {
    let ascii = |letter: char| ASCII.get((letter as usize).wrapping_sub(32)).copied();
    if let Some(plain) = ascii(character) {
        return (plain, "");
    }
    for (letters, bases, accent) in ACCENTED {
        if let Some((_, base)) = letters.chars().zip(bases.chars()).find(|(letter, _)| *letter == character) {
            return (if base == 'ı' { DOTLESS } else { ascii(base).unwrap_or(UNKNOWN) }, accent);
        }
    }
    (sign(character), "")
}

/// Signs and letters beyond ASCII that are no accented ones.
const fn sign(character: char) -> &'static str {
    match character {
        '\u{a0}' | '\u{2009}' | '\u{202f}' => "",
        '·' => "35 35",
        '×' => "17 53;13 57",
        '–' | '—' => "05 65",
        '−' => "15 55",
        '…' => "02 02;32 32;62 62",
        '°' => "29 49 47 27 29",
        '‘' | '’' => "39 37",
        '“' | '”' | '„' => "29 27;49 47",
        '±' => "15 55;33 37;12 52",
        '→' => "05 65 47;65 43",
        '≤' => "57 15 53;12 52",
        '≥' => "17 55 13;12 52",
        '½' => "02 69;19 16;46 64 42 62",
        'Ð' => "02 09 39 67 64 32 02;05 35",
        'ß' => "02 08 29 39 58 57 36;36 65 64 42 32",
        'ı' => DOTLESS,
        'ð' => "28 49 66 64 42 22 04 05 27 47 65;29 48",
        'þ' => "09 00;05 27 47 65 64 42 22 04",
        'Þ' => "02 09;07 47 66 65 44 04",
        'Æ' => "02 39 69;36 66;39 32 62;15 35",
        'œ' => "37 27 05 04 22 32;37 32;37 47 66 65 35;32 62",
        'Œ' => "39 29 07 04 22 32;69 39 32 62;36 66",
        '€' => "58 39 29 07 04 22 52;06 46;05 45",
        'æ' => "07 37 32;35 05 03 22 32;36 47 66 65 35 42 62",
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the languages of Europe that are written in Latin letters need beyond ASCII.
    const EUROPEAN: &str = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġħĨĩĪīĮįİıĶķĹĻļľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžȘșȚț€";

    #[test]
    fn every_european_letter_is_drawn_and_no_two_are_the_same() {
        let drawn: Vec<(char, Vec<_>)> = EUROPEAN.chars().map(|c| (c, strokes(c).collect())).collect();
        let unknown: Vec<_> = strokes('漢').collect();
        for (at, (one, strokes)) in drawn.iter().enumerate() {
            assert_ne!(*strokes, unknown, "{one}");
            // A cedilla and a comma below are one mark here.
            let alike = |a: char, b: char| {
                ["şș", "ţț", "ŞȘ", "ŢȚ", "ĐÐ"].iter().any(|pair| pair.contains(a) && pair.contains(b))
            };
            for (other, theirs) in &drawn[..at] {
                assert!(strokes != theirs || alike(*one, *other), "{one} looks like {other}");
            }
        }
    }

    #[test]
    fn every_stroke_lies_in_its_grid() {
        for character in (' '..='~').chain(EUROPEAN.chars()).chain("·×–—−…°‘’“”„±→≤≥½漢".chars())
        {
            let all: Vec<Vec<(f64, f64)>> = strokes(character).collect();
            assert_eq!(all.is_empty(), character == ' ', "{character}");
            for (x, y) in all.into_iter().flatten() {
                assert!((0.0..=ACROSS).contains(&x) && (0.0..=10.0).contains(&y), "{character}: {x} {y}");
            }
        }
    }

    #[test]
    fn letters_differ_from_each_other() {
        let drawn = |c: char| strokes(c).collect::<Vec<_>>();
        // In plain strokes a zero is the capital O, and the capital I is a small L.
        let alike = |a: char, b: char| "0O".contains(a) && "0O".contains(b) || "Il".contains(a) && "Il".contains(b);
        for a in '!'..='~' {
            for b in '!'..='~' {
                assert!(a == b || alike(a, b) || drawn(a) != drawn(b), "{a} looks like {b}");
            }
        }
    }
}
