//! A movement check: scores of its tests, or its findings by name.

use super::document;
use crate::{
    App, Error, Result,
    documents::{CheckEntry, CheckScore, LogContent, LogDocument, LogFollows},
};
use jiff::civil::Date;
use plan::movement::check::{Score, Scored, outcome};
use training::Check;

/// The findings by the keys of the runner's facts.
const FINDINGS: [&str; 5] = ["knees_cave_in", "tight_hip_flexors", "quiet_glutes", "left_right_difference", "pain"];

/// A movement check, as it is told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CheckTold {
    /// Scores of its tests; what they say replaces what was known.
    pub scores: Vec<Score>,
    /// Findings by name, over what the scores say; without scores only those named change.
    pub findings: Vec<(String, bool)>,
}

impl App {
    /// Keeps a movement check; the next plan works on what the newest found.
    ///
    /// # Errors
    /// `Rejected` for scores and findings that there are not, for a check without any, and for a day to come.
    pub fn log_check(&self, told: &CheckTold, date: Date) -> Result<LogDocument> {
        let date = self.past(date)?;
        if told.scores.is_empty() && told.findings.is_empty() {
            return Err(Error::Rejected("no test was scored and no finding named; tell one at least".into()));
        }
        let said = outcome(&told.scores).map_err(|fault| Error::Rejected(fault.to_string()))?;
        let mut found = if told.scores.is_empty() { self.runner()?.check } else { said.check };
        for (name, yes) in &told.findings {
            *finding(&mut found, name)? = *yes;
        }
        let mut sentences: Vec<String> = said
            .findings
            .iter()
            .map(|finding| {
                let sure = if finding.clear { "" } else { ", as far as few tests can tell" };
                format!("{}{sure} ({}).", capital(finding.work_on), finding.tests.join(", "))
            })
            .collect();
        for difference in &said.differences {
            let better = if difference.points > 0 { "right" } else { "left" };
            sentences.push(format!("The {better} side does better in {}.", difference.test));
        }
        if found.pain {
            sentences.push(
                "Something hurt: no hard sessions and no lifting of what hurts until somebody has looked at it.".into(),
            );
        }
        if sentences.is_empty() && found == Check::default() {
            sentences.push("Nothing was found to work on.".into());
        }
        if said.offers_pause {
            sentences.push(
                "Two weeks without running, for mobility and stability, are an offer, not a must: stayer plan pause."
                    .into(),
            );
        }
        let scores = told.scores.iter().map(kept_score).collect();
        let content = LogContent::Check(CheckEntry { scores, found });
        let facts = FINDINGS.map(|key| (key, finding(&mut found, key).is_ok_and(|found| *found).to_string()));
        let entry = self.keep(date, content, &facts)?;
        let offers_pause = (!told.scores.is_empty()).then_some(said.offers_pause);
        Ok(document(entry, LogFollows { sentences, offers_pause, ..LogFollows::default() }))
    }
}

fn finding<'a>(check: &'a mut Check, name: &str) -> Result<&'a mut bool> {
    Ok(match name {
        "knees_cave_in" => &mut check.knees_cave_in,
        "tight_hip_flexors" => &mut check.tight_hip_flexors,
        "quiet_glutes" => &mut check.quiet_glutes,
        "left_right_difference" => &mut check.left_right_difference,
        "pain" => &mut check.pain,
        _ => {
            let known = FINDINGS.join(" ");
            return Err(Error::Rejected(format!("no finding is called {name:?}; there are {known}")));
        }
    })
}

fn kept_score(score: &Score) -> CheckScore {
    let test = score.test.clone();
    match score.scored {
        Scored::Whole(whole) => CheckScore { test, whole: Some(whole), ..CheckScore::default() },
        Scored::Sides { left, right } => {
            CheckScore { test, left: Some(left), right: Some(right), ..CheckScore::default() }
        }
        Scored::Reach { left, right } => {
            CheckScore { test, left_m: Some(left.m()), right_m: Some(right.m()), ..CheckScore::default() }
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
