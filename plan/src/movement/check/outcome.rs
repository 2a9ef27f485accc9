//! What the scores say, and how sure that is.

use super::{
    Test,
    score::{Score, ScoreFault, Scored},
    table::find,
};
use quantity::Estimate;
use training::Check;

/// Standard error of one score, in points.
const SCORE_ERROR: f64 = 0.8;
/// Width of an interval of 80 % in standard errors.
const Z_80: f64 = 1.2816;
/// Points missing, on average, from which on something is a finding.
const FOUND: f64 = 1.0;
/// Points between the sides of one test that are more than two judgements' error.
const SIDES_ONE_TEST: i32 = 2;
/// Tests with the same lower side that are more than chance, none the other way.
const SIDES_MANY_TESTS: usize = 3;

/// Something to work on.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its key in [`Check`].
    pub key: &'static str,
    /// What to do about it, in words.
    pub work_on: &'static str,
    /// Points missing on average over its tests, 0 to 3, with an interval of 80 %.
    pub missing: Estimate,
    /// The interval leaves out that nothing is missing.
    pub clear: bool,
    /// The names of the tests that say so.
    pub tests: Vec<&'static str>,
}

/// One side that does better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The name of the test.
    pub test: &'static str,
    /// Right less left, in points.
    pub points: i32,
}

/// What a movement check says.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The findings as a plan takes them.
    pub check: Check,
    /// What to work on, the clearest first.
    pub findings: Vec<Finding>,
    /// The tests whose sides differ, where [`Check::left_right_difference`] is found; empty otherwise.
    pub differences: Vec<Difference>,
    /// The names of the tests that hurt: they stop the check and the hard sessions.
    pub hurt: Vec<&'static str>,
    /// Parts of the body to work on beside the findings, as drills name them.
    pub areas: Vec<&'static str>,
    /// The result offers two weeks without running; it never imposes them.
    pub offers_pause: bool,
    /// The names of the tests that were not scored.
    pub left_out: Vec<&'static str>,
}

/// What scores say: findings with their uncertainty, and never a risk of injury.
///
/// A finding is a point missing on average over its tests. A difference of the sides is reported only beyond what two
/// judgements differ by chance: two points in one test, one side lower in three tests and the other in none, or a reach to
/// the wall that differs by more than 1.5 cm. Two clear
/// findings or more, or pain, offer a pause.
///
/// - **Units**: points, 0 to 3; the lower side counts, a test that hurts counts for pain alone.
/// - **Domain**: any of the nine tests, scored by the runner, a coach or a camera.
/// - **Errors**: [`ScoreFault`] for an unknown test, a score above 3, sides where there are none, a test twice.
/// - **Source**: ours, default, not a finding: a score's standard error of 0.8 points and every threshold here.
///
/// ```
/// use plan::movement::check::{Score, Scored, outcome};
/// let low = Score { test: "edge_of_bed".into(), scored: Scored::Sides { left: 1, right: 1 } };
/// let said = outcome(&[low])?;
/// assert!(said.check.tight_hip_flexors && !said.check.left_right_difference);
/// assert_eq!(said.findings[0].work_on, "work on longer hip flexors");
/// # Ok::<(), plan::movement::check::ScoreFault>(())
/// ```
pub fn outcome(scores: &[Score]) -> Result<Outcome, ScoreFault> {
    let scored = read(scores)?;
    let hurt: Vec<&'static str> = scored.iter().filter(|(_, s)| s.lower() == 0).map(|(t, _)| t.name).collect();
    let clean: Vec<(&'static Test, Scored)> = scored.iter().filter(|(_, s)| s.lower() > 0).copied().collect();
    let mut findings: Vec<Finding> = WORK_ON.iter().filter_map(|(key, words)| finding(key, words, &clean)).collect();
    findings.sort_by(|a, b| b.missing.low.total_cmp(&a.missing.low));
    let differences = differences(&clean);
    let found = |key: &str| findings.iter().any(|f| f.key == key);
    let check = Check {
        knees_cave_in: found("knees_cave_in"),
        tight_hip_flexors: found("tight_hip_flexors"),
        quiet_glutes: found("quiet_glutes"),
        left_right_difference: !differences.is_empty(),
        pain: !hurt.is_empty(),
    };
    let mut areas = Vec::new();
    for area in clean.iter().filter(|(_, s)| s.lower() == 1).flat_map(|(t, _)| t.areas) {
        if !areas.contains(area) {
            areas.push(*area);
        }
    }
    let offers_pause = check.pain || findings.iter().filter(|f| f.clear).count() >= 2;
    let left_out =
        super::TESTS.iter().filter(|t| !scored.iter().any(|(s, _)| s.key == t.key)).map(|t| t.name).collect();
    Ok(Outcome { check, findings, differences, hurt, areas, offers_pause, left_out })
}

/// The findings that points missing speak for, and what to do about them.
const WORK_ON: [(&str, &str); 3] = [
    ("knees_cave_in", "work on knees that follow the toes"),
    ("tight_hip_flexors", "work on longer hip flexors"),
    ("quiet_glutes", "work on glutes that join in early"),
];

fn read(scores: &[Score]) -> Result<Vec<(&'static Test, Scored)>, ScoreFault> {
    let mut read: Vec<(&'static Test, Scored)> = Vec::new();
    for score in scores {
        let test = find(&score.test).ok_or_else(|| ScoreFault::NoTest(score.test.clone()))?;
        if let Some(fault) = score.scored.fault(test) {
            return Err(fault);
        }
        if read.iter().any(|(other, _)| other.key == test.key) {
            return Err(ScoreFault::Twice(test.key));
        }
        read.push((test, score.scored));
    }
    Ok(read)
}

fn finding(key: &'static str, work_on: &'static str, scored: &[(&'static Test, Scored)]) -> Option<Finding> {
    let of: Vec<&(&'static Test, Scored)> = scored.iter().filter(|(test, _)| test.findings.contains(&key)).collect();
    let n = of.len() as f64;
    let value = of.iter().map(|(_, s)| f64::from(3 - s.lower())).sum::<f64>() / n;
    // NaN where no test was scored.
    if of.is_empty() || value < FOUND {
        return None;
    }
    let half = Z_80 * SCORE_ERROR / n.sqrt();
    let missing = Estimate::new(value, (value - half).max(0.0), (value + half).min(3.0), 0.8, of.len());
    let tests = of.iter().filter(|(_, s)| s.lower() < 3).map(|(t, _)| t.name).collect();
    Some(Finding { key, work_on, missing, clear: missing.low > 0.0, tests })
}

fn differences(scored: &[(&'static Test, Scored)]) -> Vec<Difference> {
    let all: Vec<Difference> = scored
        .iter()
        .map(|(test, scored)| Difference { test: test.name, points: scored.difference() })
        .filter(|difference| difference.points != 0)
        .collect();
    let one_way = all.iter().all(|d| d.points > 0) || all.iter().all(|d| d.points < 0);
    if one_way && all.len() >= SIDES_MANY_TESTS {
        return all;
    }
    all.into_iter().filter(|d| d.points.abs() >= SIDES_ONE_TEST).collect()
}
