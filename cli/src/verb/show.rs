use crate::{
    context::Context,
    picture,
    table::{minute, table},
    verb::plan::done::{outturn, print_steps},
};
use anyhow::Result;
use app::{App, documents::ActivityDetail};
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};
use web::{
    format::{self, Units},
    words,
};

/// Show one activity, from the library or straight from a file
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  stayer show 412\n  stayer show ~/Downloads/7.fit.gz --json")]
pub struct Show {
    /// The activity's number, or a file
    #[arg(value_name = "ID|FILE")]
    what: PathBuf,

    /// Which activity of a file that holds several
    #[arg(long, value_name = "N", default_value_t = 1)]
    number: usize,
}

impl Show {
    /// Does it.
    pub fn run(self, context: &Context) -> Result<ExitCode> {
        let number = self.what.to_str().and_then(|text| text.parse().ok());
        if let (Some(id), false) = (number, self.what.exists()) {
            let activity = context.app()?.activity(id)?;
            let units = context.units()?;
            context.print(&activity, |out| print(&activity, units, out))?;
            return Ok(ExitCode::SUCCESS);
        }
        let activities = App::show_file(Path::new(&self.what))?;
        let count = activities.len();
        let Some(activity) = self.number.checked_sub(1).and_then(|i| activities.get(i)) else {
            return Err(app::Error::Rejected(format!(
                "this file holds {count} activities; --number takes 1 to {count}"
            ))
            .into());
        };
        if count > 1 {
            eprintln!("activity {} of {count} in this file; --number N shows another", self.number);
        }
        context.print(activity, |out| print(activity, Units::Kilometres, out))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn print(shown: &ActivityDetail, units: Units, out: &mut dyn Write) -> Result<()> {
    let a = &shown.activity;
    writeln!(
        out,
        "{}  {}",
        minute(&a.start),
        a.name.as_deref().unwrap_or_else(|| words::sport(&a.sport, &a.sub_sport))
    )?;
    if let (Some(metres), Some(seconds)) = (a.distance_m, a.elapsed_s) {
        let about = words::about(a);
        let (far, pace) = (units.distance(metres), units.pace(metres / seconds));
        writeln!(out, "{about}{far} in {}, {about}{pace}", format::clock(seconds))?;
    }
    let channels = if a.channels.is_empty() { String::new() } else { format!(": {}", a.channels.join(", ")) };
    writeln!(out, "{}{channels}", words::samples(&a.records))?;
    if words::guessed(a) || a.distance_said {
        let likely = shown.distance_likely.as_ref();
        let likely = likely.map_or(String::new(), |likely| format!(" {}", words::distance_likely(likely, &units)));
        writeln!(out, "{}{likely}", words::distance_by(a))?;
    }
    let drawn = picture::run_over_distance(&shown.series, units);
    if !drawn.is_empty() {
        writeln!(out, "\n{drawn}")?;
    }
    for held in web::activity::held(units, &shown.hold) {
        writeln!(out, "{}: {}", held.name.to_lowercase(), held.sentence)?;
    }
    if !shown.bests.is_empty() {
        let rows = shown.bests.iter().map(|b| {
            [
                web::words::marked(quantity::race_distance::name(quantity::Distance::from_m(b.distance_m)), &b.guess),
                format::clock(b.elapsed_s),
                units.pace(b.distance_m / b.elapsed_s),
                format::clock(b.start_s),
            ]
        });
        writeln!(out, "\n{}", table(["best", "time", "pace", "from"], rows))?;
    }
    if shown.laps.len() > 1 {
        let rows = shown.laps.iter().enumerate().map(|(i, lap)| {
            [
                (i + 1).to_string(),
                lap.distance_m.map_or_else(String::new, |m| units.distance(m)),
                format::clock(lap.elapsed_s),
                lap.speed_mps.map_or_else(String::new, |v| units.pace(v)),
                lap.heart_rate_bpm.map_or_else(String::new, |b| format!("{b:.0}")),
            ]
        });
        writeln!(out, "\n{}", table(["lap", "distance", "time", "pace", "bpm"], rows))?;
    }
    repeats(shown, units, out)?;
    sources(shown, units, out)?;
    if let Some(row) = &shown.planned {
        writeln!(out, "\nplanned as {}: {}", row.session.as_deref().unwrap_or_default(), outturn(row.outturn))?;
        print_steps(row, units, out)?;
    }
    repairs(shown, out)
}

/// What was mended on the way in, with the kind by which it can be undone.
pub fn repairs(shown: &ActivityDetail, out: &mut dyn Write) -> Result<()> {
    for repair in &shown.repairs {
        let (state, kind) = (if repair.undone { "not mended, as you said" } else { "mended" }, &repair.kind);
        let kind = if repair.can_undo { format!(" [{kind}]") } else { String::new() };
        writeln!(out, "{state}: {}{kind}", repair.what)?;
    }
    Ok(())
}

/// The files of an activity that has several, and what each gives.
pub fn sources(shown: &ActivityDetail, units: Units, out: &mut dyn Write) -> Result<()> {
    if shown.sources.is_empty() {
        return Ok(());
    }
    let rows = shown.sources.iter().map(|source| {
        [
            source.number.to_string(),
            source.kind.clone(),
            source.distance_m.map_or_else(String::new, |m| units.distance(m)),
            source.elapsed_s.map_or_else(String::new, format::clock),
            source.records.to_string(),
            words::source_gives(source),
        ]
    });
    writeln!(out, "\n{}", table(["source", "file", "distance", "time", "samples", "gives"], rows))?;
    for source in &shown.sources {
        writeln!(out, "source {}: {}", source.number, words::found(&source.path))?;
    }
    Ok(())
}

fn repeats(shown: &ActivityDetail, units: Units, out: &mut dyn Write) -> Result<()> {
    if shown.repeats.is_empty() {
        return Ok(());
    }
    let rows = shown.repeats.iter().enumerate().map(|(i, repeat)| {
        [
            (i + 1).to_string(),
            format!("{:.0} m", repeat.distance_m),
            format::clock_tenths(repeat.timer_s),
            units.pace(repeat.speed_mps),
            format::change(repeat.fade),
            words::off_target(repeat),
            repeat.heart_rate_recovery_bpm.map_or_else(String::new, |b| format!("{b:.0}")),
        ]
    });
    let heads = ["repeat", "distance", "time", "pace", "on first", "target", "bpm down"];
    writeln!(out, "\n{}", table(heads, rows))?;
    if let Some(stopped) = words::repeats_stopped(&shown.repeats) {
        writeln!(out, "{stopped}")?;
    }
    if let Some(set) = &shown.repeat_set {
        writeln!(out, "{}", words::repeat_set(set, shown.repeats.len()))?;
        if let Some(fade) = words::repeat_fade(set) {
            writeln!(out, "{fade}")?;
        }
    }
    Ok(())
}
