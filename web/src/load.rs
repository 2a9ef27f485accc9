//! How much was trained, `/load`.

use crate::{
    Failure,
    drawing::{self, Block, Label},
    format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{LoadDay, LoadDocument, LoadWeek, SpikeRow};
use askama::Template;
use axum::extract::{Query, State};
use jiff::civil::Date;
use serde::Deserialize;

/// The stretch that is asked for, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

impl Asked {
    /// The days, and what could not be understood.
    #[must_use]
    pub fn days(&self) -> (Option<Date>, Option<Date>, Vec<String>) {
        let mut faults = Vec::new();
        let mut day = |text: &str| match text.trim().parse::<Date>() {
            _ if text.trim().is_empty() => None,
            Ok(day) if (1900..=2200).contains(&day.year()) => Some(day),
            _ => {
                faults.push(format!("{text:?} is no day; write it like 2026-03-01"));
                None
            }
        };
        let (from, to) = (day(&self.from), day(&self.to));
        (from, to, faults)
    }
}

/// Fitness and fatigue day by day.
struct Picture {
    fitness: String,
    fatigue: String,
    days: Vec<Block>,
    strip_top: String,
    months: Vec<Label>,
    top: String,
    half: String,
}

/// Running by weeks.
struct Volume {
    weeks: Vec<Block>,
    months: Vec<Label>,
    top: String,
    half: String,
}

#[derive(Template)]
#[template(path = "load.html")]
struct Page<'a> {
    view: &'a View,
    asked: &'a Asked,
    faults: &'a [String],
    load: &'a LoadDocument,
    picture: Picture,
    volume: Volume,
    say: String,
}

impl Page<'_> {
    fn morning(&self) -> Option<LoadDay> {
        morning(self.load)
    }

    /// Anything was trained in these days.
    fn has_load(&self) -> bool {
        self.load.weeks.iter().any(|week| week.runs > 0 || week.load > 0.0)
    }

    fn spike(&self, spike: &SpikeRow) -> String {
        spike_sentence(self.view, spike)
    }

    /// Newest first.
    fn weeks(&self) -> impl Iterator<Item = &LoadWeek> {
        self.load.weeks.iter().rev()
    }
}

/// The last day as it began: fitness and fatigue of the evening before, and what lies between them.
#[must_use]
pub fn morning(load: &LoadDocument) -> Option<LoadDay> {
    let [.., before, last] = load.days.as_slice() else { return load.days.last().copied() };
    Some(LoadDay { fitness: before.fitness, fatigue: before.fatigue, ..*last })
}

/// What fitness and fatigue say as the last day began, in a sentence.
#[must_use]
pub fn sentence(load: &LoadDocument) -> String {
    let Some(day) = morning(load).filter(|day| day.fitness >= 0.5) else {
        let ever = load.days.iter().any(|day| day.load > 0.0);
        return if ever {
            "Hardly anything was trained in the last six weeks.".into()
        } else {
            "Nothing was trained yet that a load can be told of.".into()
        };
    };
    let against = if day.form < -10.0 {
        "You carry much more tiredness than you are used to; rest makes this worth something"
    } else if day.form < -3.0 {
        "You train a little more than you are used to"
    } else if day.form <= 3.0 {
        "You train as much as you are used to"
    } else {
        "You train less than you are used to and are getting fresher"
    };
    format!(
        "{against}: a usual day of the last six weeks was worth {:.0}, of the last week {:.0}.",
        day.fitness, day.fatigue
    )
}

/// What a longer run than usual means, in plain words.
#[must_use]
pub fn spike_sentence(view: &View, spike: &SpikeRow) -> String {
    let units = view.units;
    let said = format!(
        "On {} you ran {}, {} more than the longest run of the thirty days before ({}).",
        format::month_day(spike.date),
        units.distance(spike.distance_m),
        format::percent(spike.ratio - 1.0, 0),
        units.distance(spike.longest_before_m),
    );
    match spike.rate_ratio {
        Some(rate) => format!(
            "{said} In one cohort of 5,205 runners such runs went with {:.2} times the rate of injuries ({:.2} to {:.2}); an association, no forecast for you.",
            rate.value, rate.low, rate.high
        ),
        None => said,
    }
}

/// The page of a stretch.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, asked: &Asked, faults: &[String], load: &LoadDocument) -> Result<Html, Failure> {
    Html::of(&Page {
        view,
        asked,
        faults,
        load,
        picture: picture(load),
        volume: volume(view, load),
        say: sentence(load),
    })
}

fn picture(load: &LoadDocument) -> Picture {
    let fitness: Vec<f64> = load.days.iter().map(|day| day.fitness).collect();
    let fatigue: Vec<f64> = load.days.iter().map(|day| day.fatigue).collect();
    let most = drawing::ceiling(fitness.iter().chain(&fatigue).copied().fold(1.0, f64::max));
    let days: Vec<Date> = load.days.iter().map(|day| day.date).collect();
    let heaviest = drawing::ceiling(load.days.iter().map(|day| day.load).fold(1.0, f64::max));
    let bars = load.days.iter().enumerate();
    Picture {
        fitness: drawing::line(&fitness, most),
        fatigue: drawing::line(&fatigue, most),
        days: bars.filter_map(|(i, day)| drawing::strip(i, days.len(), day.load, heaviest)).collect(),
        strip_top: format::trimmed(heaviest, 1),
        months: drawing::months(&days),
        top: format::trimmed(most, 1),
        half: format::trimmed(most / 2.0, 1),
    }
}

fn volume(view: &View, load: &LoadDocument) -> Volume {
    let unit = view.units.metres();
    let most = drawing::ceiling(load.weeks.iter().map(|week| week.distance_m / unit).fold(1.0, f64::max));
    let mondays: Vec<Date> = load.weeks.iter().map(|week| week.monday).collect();
    let weeks = load.weeks.iter().enumerate();
    Volume {
        weeks: weeks.flat_map(|(i, week)| drawing::stack(i, mondays.len(), &[week.distance_m / unit], most)).collect(),
        months: drawing::months(&mondays),
        top: format::trimmed(most, 1),
        half: format::trimmed(most / 2.0, 1),
    }
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Query(asked): Query<Asked>) -> Result<Html, Failure> {
    let (from, to, mut faults) = asked.days();
    let units = run(&web, crate::settings::units).await?;
    let load = match run(&web, move |app| app.load(from, to)).await {
        Err(Failure::Rejected(why)) => {
            faults.push(why);
            run(&web, |app| app.load(None, None)).await?
        }
        other => other?,
    };
    page(&look.view(&web, units, Here::Hold), &asked, &faults, &load)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_rest_is_no_lack_of_training() {
        let mut load: LoadDocument = serde_json::from_str(include_str!("../../testkit/document/load.json")).unwrap();
        assert!(sentence(&load).starts_with("You "), "{}", sentence(&load));
        let day = morning(&load).unwrap();
        assert!((day.fitness - day.fatigue - day.form).abs() < 1e-9, "the three figures belong together: {day:?}");
        for day in &mut load.days {
            (day.fitness, day.fatigue, day.form) = (0.1, 0.0, 0.1);
        }
        assert_eq!(sentence(&load), "Hardly anything was trained in the last six weeks.");
        load.days.clear();
        assert_eq!(sentence(&load), "Nothing was trained yet that a load can be told of.");
    }
}
