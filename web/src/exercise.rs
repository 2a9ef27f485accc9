//! The page of one exercise or drill, `/exercise/{slug}`.

use crate::{
    Failure,
    figure::{self, Svg},
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::catalogue::{Drill, Entry, Exercise, Plyometric, find, slug};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "exercise.html")]
struct Page<'a> {
    view: &'a View,
    name: &'static str,
    kind: &'static str,
    facts: Vec<(&'static str, String)>,
    notes: Vec<&'static str>,
    cues: &'static [&'static str],
    versions: Vec<(&'static str, &'static str, String)>,
    still: Svg,
    moving: Option<Svg>,
}

/// The page of an entry of the catalogue.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, entry: Entry) -> Result<Html, Failure> {
    let (start, end) = entry.poses();
    let name = entry.name();
    let (kind, facts, notes, cues, easier, harder) = match entry {
        Entry::Strength(e) => (words::pattern(e.pattern), lift(e), lift_notes(e), e.cues, e.easier, e.harder),
        Entry::Plyometric(p) => ("Jumps, hops, slams and swings", spring(p), Vec::new(), p.cues, p.easier, p.harder),
        Entry::Drill(d) => (words::drill_kind(d.kind), drill(d), Vec::new(), d.cues, None, None),
    };
    let versions = [("Easier", easier), ("Harder", harder)]
        .into_iter()
        .filter_map(|(which, name)| name.map(|name| (which, name, slug(name))))
        .collect();
    let (still, moving) = (figure::still(name, &start, &end), figure::moving(name, &start, &end));
    Html::of(&Page { view, name, kind, facts, notes, cues, versions, still, moving })
}

fn lift(e: &Exercise) -> Vec<(&'static str, String)> {
    let regions: Vec<&str> = e.regions.iter().map(|r| words::region(*r)).collect();
    vec![("Trains", regions.join(", ")), ("Needs", words::needs(e)), ("For", words::level(e.level).into())]
}

fn lift_notes(e: &Exercise) -> Vec<&'static str> {
    [
        (e.compound, "It joins the legs with arms or back in one movement."),
        (e.unilateral, "One side, then the other."),
        (e.hold, "Held for time instead of repeated."),
        (e.heavy_legs, "It leaves the legs tired: not on the day before a hard run."),
    ]
    .into_iter()
    .filter_map(|(holds, note)| holds.then_some(note))
    .collect()
}

fn spring(p: &Plyometric) -> Vec<(&'static str, String)> {
    vec![
        ("Contacts a repetition", p.contacts_per_rep.to_string()),
        ("Intensity", words::intensity(p.intensity).into()),
        ("Needs", words::equipment(&p.equipment).into()),
        ("For", words::level(p.level).into()),
    ]
}

fn drill(d: &Drill) -> Vec<(&'static str, String)> {
    let mut facts = vec![("For the", words::area(d.area)), ("How much", words::dose(d.dose, d.per_side))];
    if !d.findings.is_empty() {
        let findings: Vec<&str> = d.findings.iter().map(|f| words::finding(f)).collect();
        facts.push(("Works on", findings.join(", ")));
    }
    facts
}

pub(crate) async fn show(State(web): State<Web>, look: Look, Path(name): Path<String>) -> Result<Html, Failure> {
    let units = run(&web, crate::settings::units).await?;
    match find(&name) {
        Some(entry) => page(&look.view(&web, units, Here::Plan), entry),
        None => Err(Failure::NotFound(format!("no exercise {name:?} in the catalogue; all of them are at /exercises"))),
    }
}
