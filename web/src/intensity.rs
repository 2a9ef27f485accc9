//! How hard was trained, `/intensity`.

use crate::{
    Failure,
    drawing::{self, Block, Label},
    format,
    load::Asked,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{InZones, IntensityDocument, IntensityWeek, ZoneSystem};
use askama::Template;
use axum::extract::{Query, State};
use jiff::civil::Date;

/// The time of every week, stacked.
struct Picture {
    /// Easy, moderate and hard of each week.
    weeks: Vec<[Block; 3]>,
    months: Vec<Label>,
    top: String,
    half: String,
}

#[derive(Template)]
#[template(path = "intensity.html")]
struct Page<'a> {
    view: &'a View,
    asked: &'a Asked,
    faults: &'a [String],
    intensity: &'a IntensityDocument,
    picture: Picture,
    rows: Vec<(&'static str, InZones)>,
    say: String,
    honest: Option<String>,
}

impl Page<'_> {
    /// Newest first, those with running.
    fn weeks(&self) -> impl Iterator<Item = &IntensityWeek> {
        self.intensity.weeks.iter().rev().filter(|week| week.running.time_s.sum() > 0.0)
    }

    fn share(&self, part: &f64, all: &InZones) -> String {
        if all.sum() > 0.0 { format::percent(part / all.sum(), 0) } else { format::NONE.into() }
    }

    fn border(&self) -> &'static str {
        border(self.intensity)
    }

    fn system(&self) -> &'static str {
        match self.intensity.system {
            Some(ZoneSystem::Thresholds) => "your first and second threshold",
            Some(ZoneSystem::CriticalSpeed) => "80 % of your critical speed and critical speed",
            None => "nothing yet",
        }
    }
}

/// Where easy ends, in words.
const fn border(intensity: &IntensityDocument) -> &'static str {
    match intensity.system {
        Some(ZoneSystem::CriticalSpeed) => "80 % of critical speed",
        _ => "the first threshold",
    }
}

/// What the zones say, in a sentence.
#[must_use]
pub fn sentence(intensity: &IntensityDocument) -> String {
    let Some(time) = intensity.whole.time_s.shares() else {
        return "No running with a speed lies in this time.".into();
    };
    let shape = match (intensity.polarized, time.hard > time.moderate) {
        (Some(true), _) => ", polarised",
        (_, false) if time.easy > time.moderate => ", a pyramid",
        _ => "",
    };
    format!(
        "{} of your running time was easy, {} moderate, {} hard{shape}.",
        format::percent(time.easy, 0),
        format::percent(time.moderate, 0),
        format::percent(time.hard, 0)
    )
}

/// Whether easy runs were easy, in a sentence.
#[must_use]
pub fn honesty_sentence(intensity: &IntensityDocument) -> Option<String> {
    let honesty = intensity.honesty?;
    let verdict = if honesty.share >= 0.9 {
        "Your easy runs are easy"
    } else if honesty.share >= 0.75 {
        "Your easy runs are mostly easy"
    } else {
        "Your easy runs are often too fast"
    };
    Some(format!(
        "{verdict}: {} of the time of {} runs meant easy lay below {}.",
        format::percent(honesty.share, 0),
        format::count(honesty.runs),
        border(intensity)
    ))
}

/// The page of a stretch.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, asked: &Asked, faults: &[String], intensity: &IntensityDocument) -> Result<Html, Failure> {
    let whole = &intensity.whole;
    let rows = vec![("By time", whole.time_s), ("By distance", whole.distance_m), ("By runs", whole.sessions)];
    let (say, honest) = (sentence(intensity), honesty_sentence(intensity));
    Html::of(&Page { view, asked, faults, intensity, picture: picture(intensity), rows, say, honest })
}

fn picture(intensity: &IntensityDocument) -> Picture {
    const HOUR_S: f64 = 3600.0;
    let weeks = &intensity.weeks;
    let most = drawing::ceiling(weeks.iter().map(|week| week.running.time_s.sum() / HOUR_S).fold(1.0, f64::max));
    let mondays: Vec<Date> = weeks.iter().map(|week| week.monday).collect();
    let blocks = weeks.iter().enumerate().filter_map(|(i, week)| {
        let InZones { easy, moderate, hard } = week.running.time_s;
        drawing::stack(i, weeks.len(), &[easy, moderate, hard].map(|s| s / HOUR_S), most).try_into().ok()
    });
    Picture {
        weeks: blocks.collect(),
        months: drawing::months(&mondays),
        top: format!("{} h", format::trimmed(most, 1)),
        half: format::trimmed(most / 2.0, 1),
    }
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Query(asked): Query<Asked>) -> Result<Html, Failure> {
    let (from, to, mut faults) = asked.days();
    let units = run(&web, crate::settings::units).await?;
    let intensity = match run(&web, move |app| app.intensity(from, to)).await {
        Err(Failure::Rejected(why)) => {
            faults.push(why);
            run(&web, |app| app.intensity(None, None)).await?
        }
        other => other?,
    };
    page(&look.view(&web, units, Here::Hold), &asked, &faults, &intensity)
}
