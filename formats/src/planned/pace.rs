//! Paces and targets: named, in minutes per distance, as shares and as zones.

use super::length::metres;
use quantity::Speed;
use training::{PaceBase, PaceSymbol};

/// What a step asks for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Asked {
    /// The pace by name, or what a zone or a share stands for.
    pub pace: Option<PaceSymbol>,
    /// Slow and fast end of the speed, where it is written.
    pub speed: Option<(Speed, Speed)>,
    /// A pace was taken for a zone or a share of heart rate, which is a default of ours and not a finding.
    pub by_zone: bool,
    /// A target was met that says nothing of pace: power.
    pub power: bool,
}

/// Named paces, the longer words first. What is easy is easy by whatever name.
const NAMES: [(&str, PaceBase); 47] = [
    ("one-hour pace", PaceBase::Threshold),
    ("half-marathon", PaceBase::Half),
    ("half marathon", PaceBase::Half),
    ("hm pace", PaceBase::Half),
    ("hmp", PaceBase::Half),
    ("half", PaceBase::Half),
    ("marathon", PaceBase::Marathon),
    ("mp", PaceBase::Marathon),
    ("10 km pace", PaceBase::TenK),
    ("10km pace", PaceBase::TenK),
    ("10k", PaceBase::TenK),
    ("5 km pace", PaceBase::FiveK),
    ("5km pace", PaceBase::FiveK),
    ("5k", PaceBase::FiveK),
    ("3 km pace", PaceBase::ThreeK),
    ("3km pace", PaceBase::ThreeK),
    ("3k", PaceBase::ThreeK),
    ("800 m pace", PaceBase::EightHundred),
    ("800m pace", PaceBase::EightHundred),
    ("400 m pace", PaceBase::FourHundred),
    ("400m pace", PaceBase::FourHundred),
    ("mile pace", PaceBase::Mile),
    ("mile race", PaceBase::Mile),
    ("all out", PaceBase::Max),
    ("best speed", PaceBase::Max),
    ("sprint", PaceBase::Max),
    ("race pace", PaceBase::Race),
    ("goal pace", PaceBase::Race),
    ("threshold", PaceBase::Threshold),
    ("tempo", PaceBase::Threshold),
    ("lactate", PaceBase::Threshold),
    ("steady", PaceBase::Steady),
    ("moderate", PaceBase::Steady),
    ("standing", PaceBase::Stand),
    ("stand", PaceBase::Stand),
    ("rest", PaceBase::Stand),
    ("walking", PaceBase::Walk),
    ("walk", PaceBase::Walk),
    ("jogging", PaceBase::Jog),
    ("jog", PaceBase::Jog),
    ("recovery", PaceBase::Jog),
    ("recover", PaceBase::Jog),
    ("easy", PaceBase::Easy),
    ("warm", PaceBase::Easy),
    ("cool", PaceBase::Easy),
    ("relaxed", PaceBase::Easy),
    ("general aerobic", PaceBase::Easy),
];

/// Everything that a text asks of a step's pace.
#[must_use]
pub fn asked(text: &str) -> Asked {
    let lower = text.to_lowercase();
    let mut asked = Asked { speed: speeds(&lower), ..Asked::default() };
    asked.pace = named(&lower);
    if asked.pace.is_none()
        && let Some(pace) = zone(&lower).or_else(|| share(&lower))
    {
        (asked.pace, asked.by_zone) = (Some(pace), true);
    }
    asked.power = asked.pace.is_none() && asked.speed.is_none() && (is_watts(&lower) || lower.contains('%'));
    asked
}

fn is_watts(lower: &str) -> bool {
    lower.split([' ', '-']).any(|word| word.strip_suffix('w').is_some_and(|n| n.parse::<f64>().is_ok()))
}

/// The first name in the text, with the share that may stand beside it.
pub(super) fn named(lower: &str) -> Option<PaceSymbol> {
    let whole = |at: usize, name: &str| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + name.len()..].chars().next();
        // `warm` and `cool` begin longer words.
        let open = matches!(name, "warm" | "cool" | "sprint");
        before.is_none_or(|c| !c.is_alphanumeric() && c != '.') && (open || after.is_none_or(|c| !c.is_alphanumeric()))
    };
    let place = |name: &str| lower.match_indices(name).map(|(at, _)| at).find(|at| whole(*at, name));
    let first = NAMES.iter().filter_map(|(name, base)| Some((place(name)?, *base)));
    let (at, base) = first.min_by_key(|(at, _)| *at)?;
    Some(PaceSymbol::share(base, said_share(&lower[..at], base).unwrap_or(1.0)))
}

/// `1.5 % faster than`, `4 % slower than`, `at 93 % of your`.
fn said_share(before: &str, base: PaceBase) -> Option<f64> {
    let percent = before.rfind('%')?;
    let number = number_before(before, percent)? / 100.0;
    let share = match &before[percent..] {
        words if words.contains("faster") => 1.0 + number,
        words if words.contains("slower") => 1.0 - number,
        _ if base == PaceBase::Max => number,
        _ => return None,
    };
    (share > 0.1 && share < 2.0).then_some(share)
}

fn number_before(text: &str, end: usize) -> Option<f64> {
    let head = text[..end].trim_end();
    let start = head
        .rfind(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    head[start..].parse().ok()
}

/// Zones from 1 to 7: easy up to 2, steady, threshold, then 5 km pace. A default, not a finding: zones differ by program.
fn zone(lower: &str) -> Option<PaceSymbol> {
    let numbers = lower.split(|c: char| !c.is_alphanumeric()).filter_map(|word| {
        let number = word.strip_prefix('z')?.parse::<u8>().ok()?;
        (1..=7).contains(&number).then_some(number)
    });
    let highest = numbers.max()?;
    Some(PaceSymbol::from(match highest {
        1 | 2 => PaceBase::Easy,
        3 => PaceBase::Steady,
        4 => PaceBase::Threshold,
        _ => PaceBase::FiveK,
    }))
}

/// `95-100% Pace` of threshold pace, `88-92% LTHR`, `75% HR`. Limits are defaults, not findings.
fn share(lower: &str) -> Option<PaceSymbol> {
    let percent = lower.rfind('%')?;
    let most = number_before(lower, percent)? / 100.0;
    let least = lower[..percent].trim_end().rsplit_once('-').and_then(|(head, _)| number_before(head, head.len()));
    let behind = &lower[percent..];
    let middle = (most + least.map_or(most, |l| l / 100.0)) / 2.0;
    if !(0.3..=2.0).contains(&middle) {
        return None;
    }
    let by_limits = |easy: f64, steady: f64, threshold: f64| match middle {
        m if m < easy => PaceBase::Easy,
        m if m < steady => PaceBase::Steady,
        m if m <= threshold => PaceBase::Threshold,
        _ => PaceBase::FiveK,
    };
    if behind.contains("lthr") {
        Some(by_limits(0.90, 0.95, 1.01).into())
    } else if behind.contains("hr") {
        Some(by_limits(0.80, 0.87, 0.92).into())
    } else if behind.contains("pace") {
        Some(if middle < 0.85 { PaceBase::Easy.into() } else { PaceSymbol::share(PaceBase::Threshold, middle) })
    } else {
        None
    }
}

/// `6:00-5:30/km`, `3:25 to 3:30 /km`, `7:00/mi`: slow and fast speed.
fn speeds(lower: &str) -> Option<(Speed, Speed)> {
    let slash = lower.match_indices('/').find_map(|(at, _)| Some((at, per(&lower[at + 1..])?)));
    let (end, metres) = match slash {
        Some(found) => found,
        // Workout text leaves the kilometre out: `4:00 Pace`.
        None => (lower.find(" pace")?, 1000.0),
    };
    let mut clocks = lower[..end].split(|c: char| !(c.is_ascii_digit() || c == ':')).filter_map(clock);
    let last = clocks.next_back()?;
    let first = clocks.next_back().unwrap_or(last);
    let (slow, fast) = (metres / first.max(last), metres / first.min(last));
    // Walking to sprinting, metres per second.
    let run = 0.3..=13.0;
    (run.contains(&slow) && run.contains(&fast)).then(|| (Speed::from_mps(slow), Speed::from_mps(fast)))
}

/// Metres that a pace is given over: `km`, `mi`, `400m`.
fn per(unit: &str) -> Option<f64> {
    let word = unit.trim_start();
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, rest) = word.split_at(digits);
    let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let number: f64 = if number.is_empty() { 1.0 } else { number.parse().ok()? };
    let scale = match &rest[..letters] {
        "m" => 1.0,
        "y" => 0.9144,
        unit => metres(unit)?,
    };
    (number > 0.0).then_some(number * scale)
}

fn clock(word: &str) -> Option<f64> {
    let (minutes, seconds) = word.split_once(':')?;
    let (minutes, rest): (f64, f64) = (minutes.parse().ok()?, seconds.parse().ok()?);
    (seconds.len() == 2 && rest < 60.0 && minutes < 100.0 && minutes * 60.0 + rest > 0.0)
        .then_some(minutes * 60.0 + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paces_as_they_are_written() {
        for (text, pace) in [
            ("at mile pace, 3:25 to 3:30 /km", Some("mile")),
            ("1.5 % faster than mile pace", Some("mile*1.015")),
            ("4 % slower than one-hour pace", Some("threshold*0.96")),
            ("at 93 % of your best speed over it", Some("max*0.93")),
            ("@ 5k Pace", Some("5k")),
            ("half-marathon pace", Some("half")),
            ("at marathon pace", Some("marathon")),
            ("Z1-Z2 Pace", Some("easy")),
            ("Z4 HR", Some("threshold")),
            ("88-92% LTHR", Some("steady")),
            ("100-104% Pace", Some("threshold*1.02")),
            ("easy jog", Some("easy")),
            ("220w", None),
            ("15 strides", None),
        ] {
            let found = asked(text).pace.map(|p| p.to_string());
            assert_eq!(found.as_deref(), pace, "{text}");
        }
        assert!(asked("220-240w").power && asked("95%").power && !asked("easy").power);
    }

    #[test]
    fn speeds_with_the_slow_end_first() {
        for (text, slow, fast) in [
            ("6:00-5:30/km Pace", 1000.0 / 360.0, 1000.0 / 330.0),
            ("3:25 to 3:30 /km", 1000.0 / 210.0, 1000.0 / 205.0),
            ("4:00 Pace", 1000.0 / 240.0, 1000.0 / 240.0),
            ("8:00/mi", 1609.344 / 480.0, 1609.344 / 480.0),
            ("1:30/400m Pace", 400.0 / 90.0, 400.0 / 90.0),
        ] {
            let (low, high) = asked(text).speed.expect(text);
            assert!((low.mps() - slow).abs() < 1e-9 && (high.mps() - fast).abs() < 1e-9, "{text}: {low:?} {high:?}");
        }
        for text in ["0:00/km", "0:01/km", "99:99/km", "easy", "NaN:NaN/km"] {
            assert_eq!(asked(text).speed, None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics_and_is_never_no_number(text in "[a-z0-9:%/ .-]{0,40}|\\PC{0,40}") {
            let asked = asked(&text);
            if let Some((slow, fast)) = asked.speed {
                proptest::prop_assert!(slow.is_finite() && fast.is_finite() && slow.mps() <= fast.mps());
            }
        }
    }
}
