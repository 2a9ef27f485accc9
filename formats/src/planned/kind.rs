//! What a session is, by its title.

use super::{
    length::{Length, Minute, first_length},
    step::{Built, Drafted, Part, build, repeats},
};
use quantity::{Distance, Duration};
use training::{
    Block, Content, PaceBase, Role, RunKind, RunSession,
    plan::{MobilitySession, PowerSession, StrengthPhase, StrengthSession},
};

/// Words that make a session something else than a run, a lift or mobility.
const OTHER: [&str; 11] =
    ["cross train", "cross-train", "crosstrain", "bike", "cycl", "ride", "swim", "elliptical", "row", "hike", "spin"];
const MOBILITY: [&str; 6] = ["mobility", "stretch", "yoga", "foam roll", "foam-roll", "pilates"];
const STRENGTH: [&str; 6] = ["strength", "weights", "weight training", "lifting", "gym", "core work"];
const RUN: [&str; 8] = ["run", "jog", "miles", "fartlek", "speedwork", "speed work", "workout", "aerobic"];

/// The kind of a run by its title; none where the title is of no run.
#[must_use]
pub fn run_kind(title: &str) -> Option<RunKind> {
    let title = title.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let race_pace =
        ["race-pace", "race pace", "goal pace", "marathon pace", "half-marathon pace", "10k pace", "5k pace"];
    let is_word = |word: &str| title.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
    Some(if has(&["yasso"]) {
        RunKind::Yasso800
    } else if has(&["hill"]) {
        RunKind::Hills
    } else if has(&["stride"]) {
        RunKind::Strides
    } else if has(&["interval", "repeat", "repetition", "speed", "track", "fartlek", "vo2", " x ", "×"]) {
        RunKind::Repeats
    } else if has(&race_pace) || is_word("mp") || is_word("hmp") {
        RunKind::RacePace
    } else if has(&["tempo", "threshold", "lactate", "cruise"]) {
        RunKind::Tempo
    } else if has(&["time trial"]) || is_word("test") {
        RunKind::Test
    } else if is_word("race") || has(&["parkrun", "marathon"]) {
        RunKind::Race
    } else if is_word("long") || has(&["long run", "lsd"]) {
        RunKind::Long
    } else if has(&["steady", "moderate"]) {
        RunKind::Steady
    } else if has(&RUN) || has(&["easy", "recovery", "shakeout"]) || first_length(&title, Minute::Metres).is_some() {
        RunKind::Easy
    } else {
        return None;
    })
}

/// The title names training of some kind; other appointments of a calendar do not.
#[must_use]
pub fn is_training(title: &str) -> bool {
    other_than_a_run(title).is_some() || run_kind(title).is_some()
}

/// A session that is no run: rest, lifting, power, mobility, the movement check.
fn other_than_a_run(title: &str) -> Option<Content> {
    let lower = title.trim().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let minutes = || match first_length(&lower, Minute::Metres) {
        Some((Length::Seconds(s), ..)) => Some(Duration::from_s(s)),
        _ => None,
    };
    if lower.starts_with("rest") || lower.starts_with("off") || has(&["day off", "rest day"]) {
        Some(Content::Rest {})
    } else if has(&["movement check"]) {
        Some(Content::Check {})
    } else if has(&MOBILITY) {
        Some(Content::Mobility(MobilitySession {
            foam_roll: has(&["foam"]),
            areas: Vec::new(),
            drills: Vec::new(),
            duration_s: minutes().unwrap_or(Duration::ZERO),
            flow: Vec::new(),
        }))
    } else if has(&["plyo"]) || lower.starts_with("power") {
        Some(Content::Power(PowerSession { contacts: 0, exercises: Vec::new(), duration_s: minutes() }))
    } else if has(&STRENGTH) {
        let phase = if has(&["stability"]) {
            StrengthPhase::Stability
        } else if has(&["heavy", "maximal"]) {
            StrengthPhase::Strength
        } else {
            StrengthPhase::MuscularEndurance
        };
        Some(Content::Strength(StrengthSession { phase, exercises: Vec::new(), duration_s: minutes() }))
    } else {
        None
    }
}

/// A session as its title and what stands beside it say, and whether all its steps are told; why not, where nothing comes of it.
///
/// `told` is a distance or time said elsewhere, `steps` a structure read elsewhere.
///
/// # Errors
/// In words: why the title makes no session.
pub fn content(title: &str, told: Option<Length>, steps: Option<Built>) -> Result<(Content, bool, Vec<usize>), String> {
    if let Some(other) = other_than_a_run(title) {
        return Ok((other, true, Vec::new()));
    }
    let lower = title.to_lowercase();
    if OTHER.iter().any(|word| lower.contains(word)) && !lower.contains("run") && steps.is_none() {
        return Err("it is no run, lift, mobility or rest, which the rules are about; left out".into());
    }
    let named = run_kind(title);
    let whole = steps.is_some();
    let built = match steps {
        Some(built) => built,
        None => from_title(title, named, told)?,
    };
    let run = named.unwrap_or_else(|| by_steps(&built.blocks));
    let session = RunSession {
        run,
        hard: false,
        distance_m: match told {
            Some(Length::Metres(m)) => Distance::from_m(m),
            _ => Distance::ZERO,
        },
        duration_s: Duration::ZERO,
        steps: built.blocks,
        fuel: None,
    };
    // One even run is all there is to an easy one.
    let even = matches!(run, RunKind::Easy | RunKind::Long | RunKind::Steady | RunKind::Race);
    Ok((Content::Run(session), whole || even, built.unnamed))
}

/// The kind of a run that has no telling title.
fn by_steps(blocks: &[Block]) -> RunKind {
    let efforts = Block::unroll(blocks).filter(|s| s.role == Role::Effort).take(2).count();
    match efforts {
        0 => RunKind::Easy,
        1 => RunKind::Tempo,
        _ => RunKind::Repeats,
    }
}

/// Repeats that a title names, beside easy running up to the distance told; otherwise one even step.
fn from_title(title: &str, kind: Option<RunKind>, told: Option<Length>) -> Result<Built, String> {
    if let Some(part) = part_in(title) {
        let run_m: f64 =
            part.1.iter().map(|d| if let Length::Metres(m) = d.length { m * f64::from(part.0) } else { 0.0 }).sum();
        let mut parts = vec![part];
        if let Some(Length::Metres(all)) = told.filter(|told| matches!(told, Length::Metres(m) if *m > run_m + 1.0)) {
            parts.insert(0, (1, vec![even(Length::Metres(all - run_m), PaceBase::Easy)]));
        }
        return Ok(build(&parts));
    }
    let length = told.or_else(|| Some(first_length(title, Minute::Metres)?.0));
    let length = length.ok_or("it names no distance and no time; left out")?;
    let base = match kind {
        None if told.is_none() => return Err("no session was recognised; left out".into()),
        Some(RunKind::Steady) => PaceBase::Steady,
        Some(RunKind::Tempo | RunKind::Repeats | RunKind::Yasso800) => PaceBase::Threshold,
        Some(RunKind::RacePace | RunKind::Race) => PaceBase::Race,
        Some(RunKind::Test) => PaceBase::Max,
        _ => PaceBase::Easy,
    };
    Ok(build(&[(1, vec![even(length, base)])]))
}

fn even(length: Length, base: PaceBase) -> Drafted {
    let asked = super::Asked { pace: Some(base.into()), ..super::Asked::default() };
    Drafted { role: None, length, asked }
}

/// Repeats stand somewhere in a text.
#[must_use]
pub fn names_repeats(text: &str) -> bool {
    part_in(text).is_some()
}

/// `12 x 400m @ 5k pace w. 400m jog` somewhere in a title.
fn part_in(title: &str) -> Option<Part> {
    let starts = title
        .char_indices()
        .filter(|(at, c)| c.is_ascii_digit() && !title[..*at].ends_with(|b: char| b.is_alphanumeric() || b == '.'));
    let (times, rest) = starts.filter_map(|(at, _)| repeats(&title[at..])).next()?;
    let (length, _, behind) = first_length(rest, Minute::Metres)?;
    let (own, recovery) = match first_length(behind, Minute::Metres) {
        Some((length, before, after)) => (before, Some((length, after))),
        None => (behind, None),
    };
    let mut drafts = vec![Drafted { role: Some(Role::Effort), length, asked: super::asked(own) }];
    if let Some((length, words)) = recovery {
        drafts.push(Drafted { role: Some(Role::Recovery), length, asked: super::asked(words) });
    }
    Some((times, drafts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_runs() {
        for (title, kind) in [
            ("Easy run, 8.2 km, about 48 min", Some(RunKind::Easy)),
            ("Long run, 20 km", Some(RunKind::Long)),
            ("Yasso 800s", Some(RunKind::Yasso800)),
            ("Hill repeats", Some(RunKind::Hills)),
            ("Run with strides", Some(RunKind::Strides)),
            ("Race-pace run", Some(RunKind::RacePace)),
            ("Race, 42.2 km", Some(RunKind::Race)),
            ("Half Marathon (13.1)", Some(RunKind::Race)),
            ("Test", Some(RunKind::Test)),
            ("Tempo run", Some(RunKind::Tempo)),
            ("12 x 400m @ 5k pace", Some(RunKind::Repeats)),
            ("5 mi", Some(RunKind::Easy)),
            ("Dentist", None),
        ] {
            assert_eq!(run_kind(title), kind, "{title}");
        }
    }

    #[test]
    fn a_title_with_repeats_is_a_run_of_them() {
        let (content, told, _) =
            content("12 x 400m @ 5k pace w. 200m jog", Some(Length::Metres(12_000.0)), None).unwrap();
        let Content::Run(run) = content else { panic!("{content:?}") };
        let steps: Vec<_> = run.unrolled().collect();
        assert_eq!((steps.len(), told), (25, false));
        assert_eq!(
            (steps[1].role, steps[1].pace.to_string(), steps[2].role),
            (Role::Effort, "5k".into(), Role::Recovery)
        );
        assert!((steps.iter().map(|s| s.distance().m()).sum::<f64>() - 12_000.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_no_run() {
        for (title, is) in [("Rest or cross train", Content::Rest {}), ("Movement check", Content::Check {})] {
            assert_eq!(content(title, None, None).unwrap().0, is);
        }
        assert!(
            matches!(content("Strength: heavy", None, None), Ok((Content::Strength(s), ..)) if s.phase == StrengthPhase::Strength)
        );
        assert!(
            matches!(content("Mobility and foam rolling, 15 min", None, None), Ok((Content::Mobility(m), ..)) if m.foam_roll && m.duration_s.s() == 900.0)
        );
        assert!(content("Swim", None, None).unwrap_err().contains("no run"));
        assert!(content("Easy run", None, None).unwrap_err().contains("no distance"));
    }
}
