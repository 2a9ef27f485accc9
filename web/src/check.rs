//! The movement check, `/move/check`: a test a page, then what the scores say, then keeping it.
//!
//! What was scored so far is in the address, so that going back works and nothing is kept before the end.

use crate::{
    Failure,
    figure::{self, Svg},
    format,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::{
    CheckTold,
    catalogue::movement_check::{Outcome, Score, Scored, TESTS, Test, drills_for, outcome},
};
use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
};
use jiff::{ToSpan, civil::Date};

/// Fields of the form: `step_down.left=2`, `overhead_squat=3`; `-` leaves a test out.
pub type Pairs = Vec<(String, String)>;

/// The value of a test that is left out.
const LEFT_OUT: &str = "-";
/// A pause that the check offers is so long.
const PAUSE_DAYS: i64 = 14;

#[derive(Template)]
#[template(path = "move_test.html")]
struct TestPage<'a> {
    view: &'a View,
    test: &'static Test,
    number: usize,
    of: usize,
    sides: &'static [(&'static str, &'static str)],
    before: &'a Pairs,
    still: Svg,
    moving: Option<Svg>,
}

#[derive(Template)]
#[template(path = "move_result.html")]
struct ResultPage<'a> {
    view: &'a View,
    outcome: &'a Outcome,
    before: &'a Pairs,
    drills: Vec<&'static str>,
    /// The pause that is offered once the result is kept.
    offer: Option<(Date, Date)>,
    kept: bool,
}

/// A test's page, or what the scores say once every test has one or something hurts.
///
/// # Errors
/// [`Failure::Rejected`] for scores that are none, [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, pairs: &Pairs) -> Result<Html, Failure> {
    let scores = read(pairs)?;
    let hurts = scores.iter().any(|score| score.scored.lower() == 0);
    let next = TESTS.iter().position(|test| !pairs.iter().any(|(key, _)| of_test(key) == test.key));
    match next.filter(|_| !hurts) {
        Some(at) => test_page(view, at, pairs),
        None => {
            let said = outcome(&scores).map_err(|fault| Failure::Rejected(fault.to_string()))?;
            result_page(view, &said, pairs, None)
        }
    }
}

fn test_page(view: &View, at: usize, before: &Pairs) -> Result<Html, Failure> {
    let test = &TESTS[at];
    let sides: &[(&str, &str)] = if test.sides { &[(".left", "Left"), (".right", "Right")] } else { &[("", "Score")] };
    let (still, moving) =
        (figure::still(test.name, &test.start, &test.end), figure::moving(test.name, &test.start, &test.end));
    Html::of(&TestPage { view, test, number: at + 1, of: TESTS.len(), sides, before, still, moving })
}

/// What the scores say; with a day, as kept on it.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn result_page(view: &View, outcome: &Outcome, before: &Pairs, kept: Option<Date>) -> Result<Html, Failure> {
    let drills = drills_for(outcome.check).into_iter().take(words::DRILLS_SHOWN).map(|drill| drill.name).collect();
    let offer = kept.filter(|_| outcome.offers_pause).map(|day| (day, day.saturating_add((PAUSE_DAYS - 1).days())));
    Html::of(&ResultPage { view, outcome, before, drills, offer, kept: kept.is_some() })
}

/// The key of the test that a field belongs to.
fn of_test(field: &str) -> &str {
    field.split('.').next().unwrap_or(field)
}

fn read(pairs: &Pairs) -> Result<Vec<Score>, Failure> {
    let value = |field: &str| pairs.iter().find(|(key, _)| key == field).map(|(_, value)| value.as_str());
    let points = |field: &str| match value(field).map(str::parse::<u8>) {
        Some(Ok(points)) => Ok(points),
        _ => Err(Failure::Rejected(format!("{field} has no score; 0 is pain, 1 to 3 say how well it goes"))),
    };
    if let Some((field, _)) = pairs.iter().find(|(field, _)| !TESTS.iter().any(|test| test.key == of_test(field))) {
        return Err(Failure::Rejected(format!("{field:?} is no test of the movement check")));
    }
    let scored = TESTS.iter().filter(|test| {
        pairs.iter().any(|(field, value)| of_test(field) == test.key && value != LEFT_OUT)
            && value(test.key) != Some(LEFT_OUT)
    });
    scored
        .map(|test| {
            let scored = if test.sides {
                Scored::Sides {
                    left: points(&format!("{}.left", test.key))?,
                    right: points(&format!("{}.right", test.key))?,
                }
            } else {
                Scored::Whole(points(test.key)?)
            };
            Ok(Score { test: test.key.to_owned(), scored })
        })
        .collect()
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Query(pairs): Query<Pairs>) -> Result<Html, Failure> {
    let units = run(&web, crate::settings::units).await?;
    page(&look.view(&web, units, Here::Move), &pairs)
}

pub(crate) async fn keep(State(web): State<Web>, look: Look, Form(pairs): Form<Pairs>) -> Result<Html, Failure> {
    let scores = read(&pairs)?;
    let said = outcome(&scores).map_err(|fault| Failure::Rejected(fault.to_string()))?;
    let told = CheckTold { scores, findings: Vec::new() };
    let (units, today) = run(&web, move |app| {
        app.log_check(&told, app.date())?;
        Ok((crate::settings::units(app)?, app.date()))
    })
    .await?;
    result_page(&look.view(&web, units, Here::Move), &said, &pairs, Some(today))
}
