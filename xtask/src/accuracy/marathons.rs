//! Marathons among the long histories: each is planned from the runs before its day alone, then laid beside what was run.

use super::history::{Run, evidence_before, race_likes, read};
use anyhow::Result;
use physiology::{EARLY_SHARE, FadeDay, hold::Ledger, population::Profile, race_fade, race_fade_rest};
use quantity::{Distance, Speed, race_distance::MARATHON};
use std::path::Path;

/// Histories by folder: of one runner two years, told apart; the page numbers them as the other table does.
const RUNNERS: [(&str, &str); 4] =
    [("x3cl/2013", "1, earlier"), ("x3cl/2018", "1"), ("tang-hi", "2"), ("runpandas-one-runner", "3")];
/// A run is a marathon where the watch counted so much of one: it rarely counts less and often more.
const COUNTED: std::ops::RangeInclusive<f64> = 0.99..=1.05;
/// Runs of other lengths that look like races.
const SHORTER_M: std::ops::RangeInclusive<f64> = 9900.0..=41_000.0;
/// Ends of the stretches that are laid beside the band, in km.
const ENDS_KM: [f64; 7] = [10.0, 20.0, 25.0, 30.0, 35.0, 40.0, 42.195];

/// Prints the table; a history that is not there is passed over.
pub fn run(data: &Path) -> Result<()> {
    println!(
        "| runner | month | efforts before | forecast | 80 % | run | inside | first 10 km | finish of 80 % who start so | inside | stretches inside |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    let mut shorter = Vec::new();
    for (name, who) in RUNNERS {
        let folder = data.join(name);
        if !folder.is_dir() {
            println!("| {who} | not there: skipped | | | | | | | | | |");
            continue;
        }
        let runs = read(&folder)?;
        for (run, effort, _) in race_likes(&runs) {
            if SHORTER_M.contains(&effort.distance.m()) {
                shorter.extend(shorter_row(who, run, &runs));
            }
        }
        for run in runs.iter().filter(|run| COUNTED.contains(&(run.whole_m / MARATHON.m()))) {
            row(who, run, &runs);
        }
    }
    println!(
        "\n| runner | month | distance | time | pace after the first quarter, over it | band | inside | fifths after it inside |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    shorter.iter().for_each(|line| println!("{line}"));
    Ok(())
}

/// A shorter run that looks like a race, beside the band that is the marathon's in proportion.
fn shorter_row(who: &str, run: &Run, runs: &[Run]) -> Option<String> {
    const PARTS: usize = 5;
    let whole = Distance::from_m(run.whole_m);
    let early_m = run.whole_m * EARLY_SHARE;
    let (early_s, finish_s) = (run.second_at(early_m)?, run.second_at(run.whole_m - 1.0)?);
    let early = Speed::from_mps(early_m / early_s);
    let pace = |from: f64, to: f64| Some((run.second_at(to)? - run.second_at(from)?) / (to - from) * early.mps());
    let rest = race_fade_rest(whole, early, None, FadeDay::Unknown).ok()?;
    let ratio = (finish_s - early_s) / (run.whole_m - early_m) * early.mps();
    let part = |i: usize| early_m + (run.whole_m - 1.0 - early_m) * i as f64 / PARTS as f64;
    let held = |i: usize| {
        let share = f64::midpoint(part(i), part(i + 1)) / run.whole_m;
        let band = race_fade(whole, share, early, None, FadeDay::Unknown).ok()?;
        Some(band.holds(pace(part(i), part(i + 1))?))
    };
    let inside = (0..PARTS).filter(|&i| held(i) == Some(true)).count();
    Some(format!(
        "| {who} | {:.0} | {:.1} km | {} | {ratio:.3} | {:.3} to {:.3} | {} | {inside} of {PARTS} |",
        run.month(runs),
        run.whole_m / 1000.0,
        clock(finish_s),
        rest.low,
        rest.high,
        if rest.holds(ratio) { "yes" } else { "no" },
    ))
}

fn row(who: &str, run: &Run, runs: &[Run]) {
    let evidence = evidence_before(run, runs);
    let forecast = Ledger::of(&evidence, &Profile::default()).ok().map(|ledger| ledger.race_time(MARATHON));
    // The watch's distance is scaled to the course's.
    let scale = run.whole_m / MARATHON.m();
    let marks: Option<Vec<f64>> = ENDS_KM.iter().map(|km| run.second_at(km * 1000.0 * scale)).collect();
    let Some(marks) = marks else { return };
    let (early_s, finish_s) = (marks[0], marks[marks.len() - 1]);
    let early = Speed::from_mps(10_000.0 / early_s);
    let pace = |from: usize| (marks[from + 1] - marks[from]) / (ENDS_KM[from + 1] - ENDS_KM[from]) / (early_s / 10.0);
    let held = |from: usize| {
        let share = f64::midpoint(ENDS_KM[from], ENDS_KM[from + 1]) / 42.195;
        race_fade(MARATHON, share, early, None, FadeDay::Unknown).is_ok_and(|band| band.holds(pace(from)))
    };
    let inside = (0..ENDS_KM.len() - 1).filter(|&from| held(from)).count();
    let Ok(rest) = race_fade_rest(MARATHON, early, None, FadeDay::Unknown) else { return };
    let ratio = (finish_s - early_s) / (MARATHON.m() - 10_000.0) * early.mps();
    let rest_s = |ratio: f64| clock(early_s + ratio * (MARATHON.m() - 10_000.0) / early.mps());
    let told = |f: fn(&quantity::Estimate) -> f64| forecast.as_ref().map_or("unknown".to_owned(), |e| clock(f(e)));
    let yes = |yes: bool| if yes { "yes" } else { "no" };
    println!(
        "| {who} | {:.0} | {} | {} | {} to {} | {} | {} | {} | {} to {} | {} | {inside} of {} |",
        run.month(runs),
        evidence.len(),
        told(|e| e.value),
        told(|e| e.low),
        told(|e| e.high),
        clock(finish_s),
        forecast.map_or("unknown", |e| yes(e.holds(finish_s))),
        clock(early_s),
        rest_s(rest.low),
        rest_s(rest.high),
        yes(rest.holds(ratio)),
        ENDS_KM.len() - 1
    );
}

/// `3:31:29`.
fn clock(s: f64) -> String {
    let s = s.round() as u64;
    format!("{}:{:02}:{:02}", s / 3600, s % 3600 / 60, s % 60)
}
