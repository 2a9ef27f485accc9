//! What is printed: everything on the page, nothing of a name in the markup.

use super::fixture;
use training::{Content, Session};
use web::{
    format::Units,
    language::{Language, untranslated},
    print::{Align, Mark, Sheet, band, course, hold, pdf, png, season, svg, week, width},
};

fn words(sheet: &Sheet) -> String {
    let text = sheet.marks.iter().filter_map(|mark| match mark {
        Mark::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    text.collect::<Vec<_>>().join("\n")
}

/// Nothing lies beyond the edges, text as wide as its font makes it.
fn inside(sheet: &Sheet) {
    let within = |(x, y): (f64, f64)| (0.0..=sheet.width).contains(&x) && (0.0..=sheet.whole_height()).contains(&y);
    for mark in &sheet.marks {
        match mark {
            Mark::Text { at, size, bold, align, text, .. } => {
                let wide = width(text, *size, *bold);
                let left = match align {
                    Align::Left => at.0,
                    Align::Middle => at.0 - wide / 2.0,
                    Align::Right => at.0 - wide,
                };
                assert!(within((left, at.1 - size)) && within((left + wide, at.1)), "{text} at {at:?}");
            }
            Mark::Line { points, .. } | Mark::Area { points, .. } => {
                assert!(points.iter().all(|point| within(*point)), "{points:?}");
            }
        }
    }
}

fn all(language: Language) -> Vec<(&'static str, Sheet)> {
    let plan = fixture::plan();
    let (km, miles) = (Units::Kilometres, Units::Miles);
    vec![
        ("band", band(&fixture::race_plan(), km, language)),
        ("course", course(&fixture::race_plan(), miles, language)),
        ("hold", hold(&fixture::hold(), km, language)),
        ("hold_nothing", hold(&fixture::hold_nothing(), km, language)),
        ("season", season(&plan, km, language)),
        ("week", week(&plan.weeks[0], km, language)),
        ("week_lifting", week(&fixture::plan_lifting().weeks[0], miles, language)),
    ]
}

#[test]
fn everything_lies_on_its_page_and_both_files_are_whole() {
    for (name, sheet) in Language::ALL.into_iter().flat_map(|(language, _)| all(language)) {
        inside(&sheet);
        let drawn = svg(&sheet);
        let mut reader = quick_xml::Reader::from_str(&drawn);
        while !matches!(
            reader.read_event().unwrap_or_else(|why| panic!("{name}: {why}")),
            quick_xml::events::Event::Eof
        ) {}
        assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{name}");
        assert!(pdf(&sheet).ends_with(b"%%EOF\n"), "{name}");
    }
}

#[test]
fn a_week_names_each_exercise_once() {
    let plan = fixture::plan_lifting();
    let text = words(&week(&plan.weeks[0], Units::Kilometres, Language::English));
    let sessions: Vec<_> = plan.weeks[0].days.iter().flat_map(|day| &day.sessions).collect();
    let mut met = 0;
    for session in &sessions {
        let (names, found): (Vec<&str>, _) = match &session.content {
            Content::Strength(lift) => (lift.exercises.iter().map(|e| e.name.as_str()).collect(), true),
            Content::Power(power) => (power.exercises.iter().map(|e| e.name.as_str()).collect(), true),
            _ => (Vec::new(), false),
        };
        for name in names {
            let line = format!("{name}: ");
            let planned = sessions.iter().filter(|session| session_names(session, name)).count();
            assert_eq!(text.lines().filter(|text| text.starts_with(&line)).count(), planned, "{name}");
        }
        met += usize::from(found);
    }
    assert!(met > 0);
}

fn session_names(session: &Session, name: &str) -> bool {
    match &session.content {
        Content::Strength(lift) => lift.exercises.iter().any(|e| e.name == name),
        Content::Power(power) => power.exercises.iter().any(|e| e.name == name),
        _ => false,
    }
}

/// The checksum of a PNG's chunks, by its definition.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

#[test]
fn a_picture_is_a_whole_png_with_ink_on_white() {
    use std::io::Read;
    let sheet = course(&fixture::race_plan(), Units::Kilometres, Language::English);
    let file = png(&sheet);
    assert_eq!(file, png(&sheet));
    let mut rest = file.strip_prefix(b"\x89PNG\r\n\x1a\n").unwrap();
    let (mut kinds, mut size, mut packed) = (Vec::new(), (0, 0), Vec::new());
    let number = |bytes: &[u8]| u32::from_be_bytes(bytes.try_into().unwrap());
    while !rest.is_empty() {
        let length = number(&rest[..4]) as usize;
        let (kind, content) = (&rest[4..8], &rest[8..8 + length]);
        assert_eq!(number(&rest[8 + length..12 + length]), crc(&rest[4..8 + length]));
        if kind == b"IHDR" {
            size = (number(&content[..4]) as usize, number(&content[4..8]) as usize);
            assert_eq!(content[8..], [8, 2, 0, 0, 0]);
        }
        if kind == b"IDAT" {
            packed.extend_from_slice(content);
        }
        kinds.push(String::from_utf8_lossy(kind).into_owned());
        rest = &rest[12 + length..];
    }
    assert_eq!(kinds, ["IHDR", "pHYs", "tEXt", "IDAT", "IEND"]);
    assert_eq!(size, ((sheet.width * 3.0).ceil() as usize, (sheet.height * 3.0).ceil() as usize));
    let mut rows = Vec::new();
    flate2::read::ZlibDecoder::new(&packed[..]).read_to_end(&mut rows).unwrap();
    assert_eq!(rows.len(), size.1 * (1 + size.0 * 3));
    let inked = rows.chunks(1 + size.0 * 3).flat_map(|row| row[1..].chunks(3)).filter(|rgb| rgb[0] < 128).count();
    let all = size.0 * size.1;
    assert!((all / 500..all / 4).contains(&inked), "{inked} of {all}");
    assert!(web::print::file(&sheet, std::path::Path::new("a.PNG")).unwrap() == file);
    let refused = web::print::file(&sheet, std::path::Path::new("a.jpg")).unwrap_err().to_string();
    assert_eq!(refused, "a.jpg: a picture ends in .pdf, .svg or .png");
}

#[test]
fn sheets_say_what_they_are_for() {
    let band = words(&band(&fixture::race_plan(), Units::Kilometres, Language::English));
    for said in ["Harbour ten", "45:30   4:33 /km", "23 g", "up 3 %", "45:30"] {
        assert!(band.contains(said), "{said} in {band}");
    }
    let plan = fixture::plan();
    let season = words(&season(&plan, Units::Kilometres, Language::English));
    assert!(season.contains(&format!("Season to {}", plan.goal.as_ref().unwrap().name)), "{season}");
    let week = words(&week(&plan.weeks[0], Units::Kilometres, Language::English));
    let days = plan.weeks[0].days.iter().filter(|day| week.contains(&web::format::long_day(day.date))).count();
    assert_eq!(days, plan.weeks[0].days.len(), "{week}");
}

#[test]
fn hostile_plans_stay_on_their_page() {
    let mut race = fixture::race_plan();
    race.name = Some("<script>alert(1)</script> ".repeat(20));
    race.splits = (0..100)
        .map(|i| app::documents::RaceSplit {
            from_m: f64::from(i) * 1000.0,
            to_m: f64::from(i + 1) * 1000.0,
            ..race.splits[0].clone()
        })
        .collect();
    race.distance_m = 100_000.0;
    let sheet = band(&race, Units::Kilometres, Language::English);
    inside(&sheet);
    assert!(!svg(&sheet).contains("<script"));
    assert!(words(&sheet).contains("100"));
    let mut plan = fixture::plan();
    plan.weeks = (0..104).map(|_| plan.weeks[0].clone()).collect();
    inside(&season(&plan, Units::Kilometres, Language::English));
    plan.weeks.clear();
    inside(&season(&plan, Units::Kilometres, Language::English));
}

#[test]
fn a_week_too_full_for_a_page_goes_on_on_the_next() {
    let mut busy = fixture::plan_lifting().weeks[0].clone();
    let sessions: Vec<_> = busy.days.iter().flat_map(|day| day.sessions.clone()).collect();
    busy.days.iter_mut().for_each(|day| day.sessions = sessions.iter().cycle().take(9).cloned().collect());
    let sheet = week(&busy, Units::Kilometres, Language::English);
    inside(&sheet);
    assert!((2..7).contains(&sheet.pages), "{}", sheet.pages);
    let said = words(&sheet);
    let (mut boxes, mut planned) = (0, 0);
    for mark in &sheet.marks {
        boxes += usize::from(matches!(mark, Mark::Line { points, .. } if points.len() == 5));
    }
    for session in busy.days.iter().flat_map(|day| &day.sessions) {
        planned += usize::from(!matches!(session.content, Content::Rest {}));
    }
    assert_eq!(boxes, planned);
    // Nothing lies across the edge of a page, and every page has its number and the day it goes on with.
    for page in 0..sheet.pages {
        let (top, bottom) = (page as f64 * sheet.height, (page + 1) as f64 * sheet.height);
        let mut texts = Vec::new();
        for mark in sheet.page(page) {
            match mark {
                Mark::Text { at, size, text, .. } => {
                    assert!(at.1 - size > top && at.1 < bottom - 20.0, "{text} at {at:?}");
                    texts.push(text.as_str());
                }
                Mark::Line { points, .. } | Mark::Area { points, .. } => {
                    assert!(points.iter().all(|point| point.1 > top && point.1 < bottom), "{points:?}");
                }
            }
        }
        assert!(texts.contains(&format!("{} / {}", page + 1, sheet.pages).as_str()), "{page}");
        assert!(busy.days.iter().any(|day| texts.contains(&web::format::long_day(day.date).as_str())), "{page}");
    }
    let each: usize = (0..sheet.pages).map(|page| sheet.page(page).count()).sum();
    assert_eq!(each, sheet.marks.len());
    for day in &busy.days {
        assert!(said.contains(&web::format::long_day(day.date)));
    }
    let file: String = pdf(&sheet).iter().map(|&byte| char::from(byte)).collect();
    assert_eq!(file.matches("/Type /Page /Parent").count(), sheet.pages);
    assert!(file.contains(&format!("/Count {}", sheet.pages)));
    assert_eq!(png(&sheet)[20..24], ((sheet.whole_height() * 3.0).ceil() as u32).to_be_bytes());
    assert!(svg(&sheet).contains(&format!("0 0 595 {}\"", sheet.whole_height())));
}

/// A text that reads the same in another language, beside names: numbers with their units, and words that Dutch and German took over.
const ALIKE: &[&str] = &["km", "phase", "test", "taper", "tempo", "yasso 800s", "min", "week", "harbour ten", "steady"];

#[test]
fn what_is_printed_speaks_its_language() {
    let english = all(Language::English);
    for (language, _) in Language::ALL.into_iter().filter(|(language, _)| *language != Language::English) {
        for ((name, sheet), (_, before)) in all(language).into_iter().zip(&english) {
            let (said, before) = (words(&sheet), words(before));
            let same: Vec<&str> = said
                .lines()
                .filter(|line| before.lines().any(|text| text == *line))
                .filter(|line| line.split(|c: char| !c.is_alphabetic()).any(|word| word.len() > 3))
                .filter(|line| !ALIKE.iter().any(|alike| line.to_lowercase().contains(alike)))
                .collect();
            assert!(same.is_empty(), "{name} in {}: {same:#?}", language.word());
            assert!(svg(&sheet).contains(&format!(" lang=\"{}\"", language.word())));
        }
    }
}

#[test]
fn a_calendar_speaks_the_runners_language() {
    let plans = [fixture::plan(), fixture::plan_lifting()];
    let sessions = || plans.iter().flat_map(|plan| plan.days()).flat_map(|day| &day.sessions);
    for language in [Language::Dutch, Language::German] {
        for session in sessions() {
            let english = web::words::calendar(session, Units::Kilometres, Language::English);
            let lines = english.description.lines().chain([english.title.as_str()]);
            let left: Vec<String> = lines
                .flat_map(|line| untranslated(language, &line.replace('&', "&amp;").replace('<', "&lt;")))
                .collect();
            assert!(left.is_empty(), "{} in {}: {left:#?}", session.id, language.word());
            let said = web::words::calendar(session, Units::Kilometres, language);
            assert_eq!(said.description.lines().count(), english.description.lines().count());
        }
    }
    let run = sessions().find(|session| session.why.contains("Easy")).unwrap();
    let said = web::words::calendar(run, Units::Kilometres, Language::Dutch);
    assert!(said.title.contains("ongeveer"), "{said:?}");
}
