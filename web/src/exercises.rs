//! The catalogue of exercises and drills, `/exercises`.

use crate::{
    Failure,
    figure::{self, Svg},
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::catalogue::{DrillKind, Entry, Pattern, drills, find, plyometrics, slug, strength};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use std::sync::LazyLock;
use training::spec::Equipment;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A thing's word, or nothing for all.
    pub equipment: String,
}

struct Card {
    name: &'static str,
    slug: String,
    needs: String,
    figure: &'static Svg,
}

struct Section {
    id: String,
    title: &'static str,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "exercises.html")]
struct Page<'a> {
    view: &'a View,
    asked: &'a Asked,
    fault: Option<String>,
    sections: Vec<Section>,
    shown: usize,
}

/// The page with the entries that use what is asked for.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, asked: &Asked) -> Result<Html, Failure> {
    let thing = words::EQUIPMENT.iter().find(|(_, word, _)| *word == asked.equipment).map(|(thing, ..)| *thing);
    let unknown = thing.is_none() && !asked.equipment.is_empty();
    let fault = unknown.then(|| format!("{:?} is no equipment of the list; everything is shown", asked.equipment));
    let uses = |e: Equipment| thing.is_none_or(|thing| e == thing);
    let mut sections: Vec<Section> = Pattern::ALL
        .into_iter()
        .map(|pattern| {
            let of = strength().filter(|e| e.pattern == pattern && (uses(e.equipment) || e.also.is_some_and(uses)));
            section(words::pattern(pattern), of.filter_map(|e| card(Entry::Strength(e), words::needs(e))).collect())
        })
        .collect();
    let springs = plyometrics().filter(|p| uses(p.equipment));
    let springs = springs.filter_map(|p| card(Entry::Plyometric(p), words::equipment(&p.equipment).into()));
    sections.push(section("Jumps, hops, slams and swings", springs.collect()));
    if uses(Equipment::None) {
        for kind in [DrillKind::Mobility, DrillKind::Activation, DrillKind::FoamRoll] {
            let of = drills().filter(|d| d.kind == kind);
            let cards = of.filter_map(|d| card(Entry::Drill(d), words::area(d.area))).collect();
            sections.push(section(words::drill_kind(kind), cards));
        }
    }
    sections.retain(|section| !section.cards.is_empty());
    let shown = sections.iter().map(|section| section.cards.len()).sum();
    Html::of(&Page { view, asked, fault, sections, shown })
}

fn section(title: &'static str, cards: Vec<Card>) -> Section {
    Section { id: slug(title), title, cards }
}

fn card(entry: Entry, needs: String) -> Option<Card> {
    let (name, figure) = FIGURES.iter().find(|(name, _)| *name == entry.name())?;
    Some(Card { name, slug: slug(name), needs, figure })
}

/// The figure of an entry by its name in a plan, where the catalogue knows it.
pub(crate) fn figure_of(name: &str) -> Option<&'static Svg> {
    let name = find(name)?.name();
    FIGURES.iter().find(|(other, _)| *other == name).map(|(_, figure)| figure)
}

/// A figure as a file, `/figure/box-jump.svg`; with `?dark` for a dark page, with `?moving` the movement.
pub(crate) async fn figure(Path(name): Path<String>, Query(asked): Query<Light>) -> Result<Response, Failure> {
    let entry = name.strip_suffix(".svg").and_then(find);
    let entry = entry.ok_or_else(|| Failure::NotFound(format!("there is no figure {name}")))?;
    let (start, end) = entry.poses();
    let moving = asked.moving.is_some().then(|| figure::moving(entry.name(), &start, &end)).flatten();
    let figure = moving.unwrap_or_else(|| figure::still(entry.name(), &start, &end));
    let head = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "max-age=86400")];
    Ok((head, figure::alone(&figure, asked.dark.is_some())).into_response())
}

/// Which page a figure is for.
#[derive(Deserialize)]
pub(crate) struct Light {
    dark: Option<String>,
    moving: Option<String>,
}

/// Every figure by its entry's name, drawn once: they never change.
static FIGURES: LazyLock<Vec<(&'static str, Svg)>> = LazyLock::new(|| {
    let lifts = strength().map(Entry::Strength).chain(plyometrics().map(Entry::Plyometric));
    let draw = |entry: Entry| {
        let (start, end) = entry.poses();
        (entry.name(), figure::still(entry.name(), &start, &end))
    };
    lifts.chain(drills().map(Entry::Drill)).map(draw).collect()
});

pub(crate) async fn show(State(web): State<Web>, look: Look, Query(asked): Query<Asked>) -> Result<Html, Failure> {
    let units = run(&web, crate::settings::units).await?;
    page(&look.view(&web, units, Here::Plan), &asked)
}
