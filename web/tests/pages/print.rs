//! What is printed: everything on the page, nothing of a name in the markup.

use super::fixture;
use web::{
    format::Units,
    print::{Align, Mark, Sheet, band, course, hold, pdf, season, svg, week, width},
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
    let within = |(x, y): (f64, f64)| (0.0..=sheet.width).contains(&x) && (0.0..=sheet.height).contains(&y);
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

fn all() -> Vec<(&'static str, Sheet)> {
    let plan = fixture::plan();
    vec![
        ("band", band(&fixture::race_plan(), Units::Kilometres)),
        ("course", course(&fixture::race_plan(), Units::Miles)),
        ("hold", hold(&fixture::hold(), Units::Kilometres)),
        ("hold_nothing", hold(&fixture::hold_nothing(), Units::Kilometres)),
        ("season", season(&plan, Units::Kilometres)),
        ("week", week(&plan.weeks[0], Units::Kilometres)),
        ("week_lifting", week(&fixture::plan_lifting().weeks[0], Units::Miles)),
    ]
}

#[test]
fn everything_lies_on_its_page_and_both_files_are_whole() {
    for (name, sheet) in all() {
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
fn sheets_say_what_they_are_for() {
    let band = words(&band(&fixture::race_plan(), Units::Kilometres));
    for said in ["Harbour ten", "45:30   4:33 /km", "23 g", "up 3 %", "45:30"] {
        assert!(band.contains(said), "{said} in {band}");
    }
    let plan = fixture::plan();
    let season = words(&season(&plan, Units::Kilometres));
    assert!(season.contains(&format!("Season to {}", plan.goal.as_ref().unwrap().name)), "{season}");
    let week = words(&week(&plan.weeks[0], Units::Kilometres));
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
    let sheet = band(&race, Units::Kilometres);
    inside(&sheet);
    assert!(!svg(&sheet).contains("<script"));
    assert!(words(&sheet).contains("100"));
    let mut plan = fixture::plan();
    plan.weeks = (0..104).map(|_| plan.weeks[0].clone()).collect();
    inside(&season(&plan, Units::Kilometres));
    plan.weeks.clear();
    inside(&season(&plan, Units::Kilometres));
    let mut busy = fixture::plan().weeks[0].clone();
    let sessions: Vec<_> = busy.days.iter().flat_map(|day| day.sessions.clone()).collect();
    busy.days.iter_mut().for_each(|day| day.sessions = sessions.iter().cycle().take(40).cloned().collect());
    inside(&week(&busy, Units::Kilometres));
}
