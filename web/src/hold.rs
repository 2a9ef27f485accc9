//! What the runner can hold, `/hold`.

use crate::{
    Failure,
    format::{self, Units},
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{GoalHold, HoldDocument, Uncertain};
use askama::Template;
use axum::extract::State;

/// One figure of the ledger with its band, what it means and who found it.
struct Figure {
    name: &'static str,
    value: String,
    band: String,
    meaning: &'static str,
    source: &'static str,
}

#[derive(Template)]
#[template(path = "hold.html")]
struct Page<'a> {
    view: &'a View,
    hold: &'a HoldDocument,
    figures: Vec<Figure>,
    level: String,
    say: String,
    more: String,
}

impl Page<'_> {
    /// How far along a bar of 100 so many metres of the goal lie.
    fn along(&self, goal: &GoalHold, metres: &f64) -> String {
        words::share_of_100(metres, &goal.needs_m)
    }

    /// The width of the band on the same bar.
    fn between(&self, goal: &GoalHold) -> String {
        words::share_of_100(&(goal.holds_m.high.min(goal.needs_m) - goal.holds_m.low), &goal.needs_m)
    }
}

/// The page of a ledger.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, hold: &HoldDocument) -> Result<Html, Failure> {
    let (say, more) = headline(view.units, hold);
    Html::of(&Page { view, hold, figures: figures(view, hold), level: format::percent(hold.level, 0), say, more })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, hold) = run(&web, |app| Ok((crate::settings::units(app)?, app.hold(None)?))).await?;
    page(&look.view(&web, units, Here::Hold), &hold)
}

/// The document's sentence in the runner's units, and what follows it.
#[must_use]
pub fn headline(units: Units, hold: &HoldDocument) -> (String, String) {
    let efforts = match hold.evidence.len() {
        0 => "What is usual for runners says so".to_owned(),
        1 => "One effort says so".to_owned(),
        n => format!("{n} efforts say so"),
    };
    let sharpen = hold.sharpen.first().map_or(String::new(), |s| format!("; {} would sharpen it most", s.what));
    let level = format::percent(hold.level, 0);
    if let Some(goal) = &hold.goal {
        let say = format!(
            "You can hold {} for {} ({level}: {} to {}).",
            units.pace(goal.pace),
            units.distance(goal.holds_m.value),
            units.distance_bare(goal.holds_m.low),
            units.distance_bare(goal.holds_m.high),
        );
        let day = format::long_day(&goal.date);
        return (say, format!("{} on {day} needs {}. {efforts}{sharpen}.", goal.name, units.distance(goal.needs_m)));
    }
    match hold.curve.iter().find(|point| point.duration_s >= HOUR_S) {
        Some(hour) => {
            let band = units.pace_range(hour.low, hour.high);
            (
                format!("You can hold {} for an hour ({level}: {band}).", units.pace(hour.speed_mps)),
                format!("{efforts}{sharpen}."),
            )
        }
        None => words::first_sentence(&hold.sentence, &units),
    }
}

/// Without a goal the hour is what the headline speaks of; the curve's points lie 5 % apart.
const HOUR_S: f64 = 3600.0;

fn figures(view: &View, hold: &HoldDocument) -> Vec<Figure> {
    let units = view.units;
    let pace = move |mps: f64| units.pace_bare(mps);
    let mut figures = Vec::new();
    let mut add = |known: &Option<Uncertain>,
                   name,
                   unit: &str,
                   text: &dyn Fn(f64) -> String,
                   faster_first: bool,
                   meaning,
                   source| {
        let Some(known) = known else { return };
        let (from, to) = if faster_first { (known.high, known.low) } else { (known.low, known.high) };
        figures.push(Figure {
            name,
            value: format!("{}{unit}", text(known.value)),
            band: format!("{} to {}{unit}", text(from), text(to)),
            meaning,
            source,
        });
    };
    add(
        &hold.critical_speed_mps,
        "Critical speed",
        &format!(" /{}", units.word()),
        &pace,
        true,
        "The border between hard running that settles and hard running that runs down a reserve. It prescribes efforts of about 3 to 20 minutes; training alone tends to place it too slow.",
        "two-parameter speed-duration relation, in Drake, Finke & Ferguson 2023; Smyth & Muniz-Pumares 2020, Med Sci Sports Exerc 52:2637",
    );
    add(
        &hold.d_prime_m,
        "D′, the reserve above it",
        " m",
        &|m| format::number((m / 10.0).round() * 10.0, 0),
        false,
        "The metres you can run faster than critical speed before you must slow down.",
        "the same relation; two digits at most are worth showing",
    );
    add(
        &hold.endurance_index,
        "Endurance index Eₗ",
        "",
        &|e| format::number(e, 1),
        false,
        "How many times longer than at your maximal aerobic speed you hold 90 % of it. Higher is more endurance, whatever your speed.",
        "Mulligan, Adam & Emig 2018, PLoS ONE 13:e0206645; Emig & Peltonen 2020, Nat Commun 11:4936",
    );
    add(
        &hold.fade_exponent,
        "Fade exponent",
        "",
        &|e| format::number(e, 3),
        false,
        "How time grows with distance: at 1 you would hold your pace for ever, at 1.06 twice the distance takes 2.08 times as long.",
        "Riegel 1981",
    );
    add(
        &hold.sprint_mps,
        "Sprint ceiling",
        " s per 100 m",
        &|mps| format::number(100.0 / mps, 1),
        true,
        "The fastest you run at all. Everything longer lives below it.",
        "your fastest seconds, and what is usual for your other results",
    );
    add(
        &hold.durability,
        "Durability",
        " %",
        &|share| format::number(share * 100.0, 0),
        false,
        "What is left of your pace after long work, from your long runs.",
        "Maunder 2021; Smyth 2022 measured it in 82,303 marathons",
    );
    figures
}
