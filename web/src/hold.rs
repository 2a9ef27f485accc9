//! What the runner can hold, `/hold`.

mod figure;
mod months;

use self::{
    figure::{Figure, figures},
    months::Months,
};
use crate::{
    Failure,
    format::{self, Units},
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{GoalHold, HoldDocument, HoldHistoryDocument, HoldPoint, HoldThen};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "hold.html")]
struct Page<'a> {
    view: &'a View,
    hold: &'a HoldDocument,
    before: &'a HoldDocument,
    history: &'a HoldHistoryDocument,
    months: Months,
    figures: Vec<Figure<'a>>,
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

    /// Speed held for as long a year ago.
    fn then(&self, point: &HoldPoint) -> Option<f64> {
        let same = self.before.curve.iter().find(|then| then.duration_s == point.duration_s)?;
        Some(same.speed_mps)
    }

    /// Newest first.
    fn newest(&self) -> impl Iterator<Item = &HoldThen> {
        self.history.history.iter().rev()
    }
}

/// The page of a ledger, beside that of a year before and those of the months.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(
    view: &View,
    hold: &HoldDocument,
    before: &HoldDocument,
    history: &HoldHistoryDocument,
) -> Result<Html, Failure> {
    let (say, more) = headline(view.units, hold);
    Html::of(&Page {
        view,
        hold,
        before,
        history,
        months: Months::of(view.units, history),
        figures: figures(view, hold),
        level: format::percent(hold.level, 0),
        say,
        more,
    })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, hold, before, history) = run(&web, |app| {
        Ok((crate::settings::units(app)?, app.hold(None)?, app.hold_a_year_ago()?, app.hold_history(None)?))
    })
    .await?;
    page(&look.view(&web, units, Here::Hold), &hold, &before, &history)
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
    match hold.hour_speed_mps {
        Some(hour) => {
            let band = units.pace_range(hour.low, hour.high);
            (
                format!("You can hold {} for an hour ({level}: {band}).", units.pace(hour.value)),
                format!("{efforts}{sharpen}."),
            )
        }
        None => words::first_sentence(&hold.sentence, &units),
    }
}
