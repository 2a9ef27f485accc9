//! The figures of the ledger: each with its band, what it means, who found it and which runs say so.

use crate::{format, view::View};
use app::documents::{Evidence, EvidenceTells, HoldDocument, Uncertain};

/// One figure.
pub struct Figure<'a> {
    pub name: &'static str,
    pub value: String,
    pub band: String,
    pub meaning: &'static str,
    pub source: &'static str,
    /// Its place on the page of models.
    pub model: &'static str,
    /// The efforts that tell most of it; none where long runs do.
    pub runs: Vec<Telling<'a>>,
}

/// An effort that tells something of a figure.
pub struct Telling<'a> {
    pub effort: &'a Evidence,
    pub share: f64,
}

/// How many efforts are shown for a figure, and the least share of one.
const SHOWN: usize = 4;
const LEAST: f64 = 0.03;

/// The efforts that tell most of a figure, the weightiest first.
fn telling(hold: &HoldDocument, tells: fn(&EvidenceTells) -> f64) -> Vec<Telling<'_>> {
    let mut runs: Vec<Telling<'_>> = hold
        .evidence
        .iter()
        .map(|effort| Telling { effort, share: tells(&effort.tells) })
        .filter(|run| run.share >= LEAST)
        .collect();
    runs.sort_by(|a, b| b.share.total_cmp(&a.share));
    runs.truncate(SHOWN);
    runs
}

/// The figures of a ledger.
pub fn figures<'a>(view: &View, hold: &'a HoldDocument) -> Vec<Figure<'a>> {
    let units = view.units;
    let pace = move |mps: f64| units.pace_bare(mps);
    let mut figures = Vec::new();
    let mut add = |known: &Option<Uncertain>,
                   name,
                   unit: &str,
                   text: &dyn Fn(f64) -> String,
                   faster_first: bool,
                   meaning,
                   source,
                   model,
                   tells: Option<fn(&EvidenceTells) -> f64>| {
        let Some(known) = known else { return };
        let (from, to) = if faster_first { (known.high, known.low) } else { (known.low, known.high) };
        figures.push(Figure {
            name,
            value: format!("{}{unit}", text(known.value)),
            band: format!("{} to {}{unit}", text(from), text(to)),
            meaning,
            source,
            model,
            runs: tells.map_or_else(Vec::new, |tells| telling(hold, tells)),
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
        "critical_speed",
        Some(|t| t.critical_speed),
    );
    add(
        &hold.d_prime_m,
        "D′, the reserve above it",
        " m",
        &|m| format::number((m / 10.0).round() * 10.0, 0),
        false,
        "The metres you can run faster than critical speed before you must slow down.",
        "the same relation; two digits at most are worth showing",
        "critical_speed",
        Some(|t| t.d_prime),
    );
    add(
        &hold.endurance_index,
        "Endurance index Eₗ",
        "",
        &|e| format::number(e, 1),
        false,
        "How many times longer than at your maximal aerobic speed you hold 90 % of it. Higher is more endurance, whatever your speed.",
        "Mulligan, Adam & Emig 2018, PLoS ONE 13:e0206645; Emig & Peltonen 2020, Nat Commun 11:4936",
        "endurance_index",
        Some(|t| t.endurance_index),
    );
    add(
        &hold.fade_exponent,
        "Fade exponent",
        "",
        &|e| format::number(e, 3),
        false,
        "How time grows with distance: at 1 you would hold your pace for ever, at 1.06 twice the distance takes 2.08 times as long.",
        "Riegel 1981",
        "race_time_riegel",
        Some(|t| t.fade_exponent),
    );
    add(
        &hold.sprint_mps,
        "Sprint ceiling",
        " s per 100 m",
        &|mps| format::number(100.0 / mps, 1),
        true,
        "The fastest you run at all. Everything longer lives below it.",
        "your fastest seconds, and what is usual for your other results",
        "hold-ledger",
        Some(|t| t.sprint),
    );
    add(
        &hold.durability,
        "Durability",
        " %",
        &|share| format::number(share * 100.0, 0),
        false,
        "What is left of your pace after long work, from your long runs.",
        "Maunder 2021; Smyth 2022 measured it in 82,303 marathons",
        "durability",
        None,
    );
    figures
}
