use crate::{context::Context, table::table};
use anyhow::Result;
use app::documents::RaceReview;
use std::{io::Write, process::ExitCode};
use web::{
    format::{self, Units},
    words,
};

/// Lay a race that was run against its plan
///
/// The plan is the one that was kept with the race; where none was, the one that was possible on the day before, from what was known then.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer race review\n  stayer race review 1 --json")]
pub struct Review {
    /// The race's number, as `stayer race list` prints it [default: the last race]
    race: Option<i64>,
}

impl Review {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let review = context.app()?.race_review(self.race)?;
        let units = context.units()?;
        context.print(&review, |out| print(&review, units, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn print(review: &RaceReview, units: Units, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}, {} (activity {})", review.name, review.date, review.activity)?;
    for said in words::review_sentences(review, &units) {
        writeln!(out, "{said}")?;
    }
    writeln!(out, "{}", words::review_plan_sentence(review))?;
    let rows = words::reviewed_splits(review).iter().map(|split| {
        [
            words::place(&split.to_m, &units),
            format::clock(split.target_s),
            format::clock(split.actual_s),
            words::seconds_lost(split),
            words::behind(&split.behind_s),
            words::grade(&split.grade),
            if split.in_band { "yes" } else { "no" }.to_owned(),
        ]
    });
    let heads = [units.word(), "planned", "run", "lost", "behind", "grade", "in the band"];
    writeln!(out, "\n{}", table(heads, rows))?;
    let figures = [
        ("second half over first", review.half_ratio),
        ("last quarter's speed against the second's", review.late_fade),
        ("kick over the last twentieth", review.kick),
    ];
    for (name, figure) in figures {
        figure.map_or(Ok(()), |figure| writeln!(out, "{name}: {}", words::parted(&figure)))?;
    }
    for part in &review.decoupled {
        let (from, to) = (units.distance_bare(part.from_m), units.distance(part.to_m));
        writeln!(out, "heart rate over speed from {from} to {to}: {} against 5 to 10 km", words::parted(&part.ratio))?;
    }
    review.onset_m.map_or(Ok(()), |m| writeln!(out, "heart and pace part from {}", units.distance(m)))?;
    Ok(())
}
