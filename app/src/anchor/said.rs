//! Anchors that the runner says: a fact for each, with the days it holds.

use crate::{
    Error, Result,
    documents::{Anchor, AnchorName, Confidence, Uncertain},
};
use jiff::civil::Date;
use quantity::typed;
use std::collections::BTreeMap;

/// Before the names of the facts.
const PREFIX: &str = "anchor.";
const METRES_PER_MILE: f64 = 1609.344;

/// What can be said: its word, what it is, and the range in bpm or m/s.
const NAMES: [(&str, AnchorName, (f64, f64), &str); 7] = [
    ("hrmax", AnchorName::HeartRateMax, (120.0, 230.0), "188"),
    ("hrrest", AnchorName::HeartRateRest, (25.0, 110.0), "52"),
    ("lt1_hr", AnchorName::Lt1HeartRate, (80.0, 220.0), "145"),
    ("lt2_hr", AnchorName::Lt2HeartRate, (90.0, 225.0), "168"),
    ("lt1_pace", AnchorName::Lt1Speed, (1.0, 7.0), "5:20/km"),
    ("threshold_pace", AnchorName::ThresholdSpeed, (1.0, 7.5), "4:16/km"),
    ("critical_pace", AnchorName::CriticalSpeed, (1.0, 8.0), "4:10/km"),
];

/// An anchor as said.
pub(super) struct Said {
    pub(super) name: AnchorName,
    value: f64,
    pub(super) from: Date,
    pub(super) until: Option<Date>,
}

impl Said {
    pub(super) fn anchor(&self) -> Anchor {
        let exact = Uncertain { value: self.value, low: self.value, high: self.value, level: 1.0 };
        let beats = is_heart_rate(self.name);
        Anchor {
            name: self.name,
            heart_rate_bpm: beats.then_some(exact),
            speed_mps: (!beats).then_some(exact),
            confidence: Confidence::Said,
            method: format!("you set it from {} on", self.from),
            evidence: Vec::new(),
            said_from: Some(self.from),
            model: "thresholds".into(),
        }
    }
}

const fn is_heart_rate(name: AnchorName) -> bool {
    matches!(
        name,
        AnchorName::HeartRateMax | AnchorName::HeartRateRest | AnchorName::Lt1HeartRate | AnchorName::Lt2HeartRate
    )
}

fn known(name: &str) -> Result<&'static (&'static str, AnchorName, (f64, f64), &'static str)> {
    NAMES.iter().find(|(word, ..)| word.eq_ignore_ascii_case(name.trim())).ok_or_else(|| {
        let words: Vec<&str> = NAMES.iter().map(|(word, ..)| *word).collect();
        Error::Rejected(format!("no anchor is called {name:?}; there are {}", words.join(" ")))
    })
}

/// The fact of an anchor that holds from a day on.
pub(super) fn key(name: &str, from: Date) -> Result<String> {
    Ok(format!("{PREFIX}{}.{from}", known(name)?.0))
}

/// The fact and its text, where the value can be meant.
pub(super) fn checked(name: &str, value: &str, from: Date, until: Option<Date>) -> Result<(String, String)> {
    let (word, anchor, (low, high), example) = known(name)?;
    let found = if is_heart_rate(*anchor) { beats(value) } else { speed(value) };
    let Some(number) = found.filter(|number| (*low..=*high).contains(number)) else {
        let expected = if is_heart_rate(*anchor) {
            format!("beats a minute from {low} to {high}")
        } else {
            format!("a pace from {} to {} /km", pace(*high), pace(*low))
        };
        return Err(Error::Rejected(format!("{word} is {expected}, not {value:?}, e.g. {word}={example}")));
    };
    match until {
        Some(until) if until < from => {
            Err(Error::Rejected(format!("the last day {until} is before the first {from}; swap them")))
        }
        Some(until) => Ok((key(name, from)?, format!("{number} {until}"))),
        None => Ok((key(name, from)?, number.to_string())),
    }
}

fn pace(mps: f64) -> String {
    let seconds = (1000.0 / mps).round() as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn beats(text: &str) -> Option<f64> {
    let text = text.trim().to_ascii_lowercase();
    typed::number(text.strip_suffix("bpm").unwrap_or(&text))
}

/// `4:16`, `4:16/km`, `6:52/mi` or `3.9m/s`, in m/s.
fn speed(text: &str) -> Option<f64> {
    let text = text.trim().to_ascii_lowercase().replace(' ', "");
    if let Some(mps) = text.strip_suffix("m/s") {
        return typed::number(mps);
    }
    let (clock, metres) = match text.strip_suffix("/mi") {
        Some(clock) => (clock, METRES_PER_MILE),
        None => (text.strip_suffix("/km").unwrap_or(&text), 1000.0),
    };
    let (minutes, seconds) = clock.split_once(':')?;
    let (minutes, seconds) = (minutes.parse::<u32>().ok()?, seconds.parse::<u32>().ok().filter(|s| *s < 60)?);
    Some(metres / f64::from(minutes.checked_mul(60)?.checked_add(seconds)?)).filter(|mps| mps.is_finite())
}

/// Everything said, in the order of its days.
pub(super) fn all(facts: &BTreeMap<String, String>) -> Vec<Said> {
    let mut said: Vec<Said> = facts
        .iter()
        .filter_map(|(key, text)| {
            let (word, from) = key.strip_prefix(PREFIX)?.split_once('.')?;
            let (_, name, (low, high), _) = NAMES.iter().find(|(known, ..)| *known == word)?;
            let (number, until) = text.split_once(' ').map_or((text.as_str(), None), |(n, until)| (n, Some(until)));
            Some(Said {
                name: *name,
                value: number.parse().ok().filter(|n: &f64| (*low..=*high).contains(n))?,
                from: from.parse().ok()?,
                until: until.map(str::parse).transpose().ok()?,
            })
        })
        .collect();
    said.sort_by_key(|said| said.from);
    said
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_example_is_kept_and_read_back() {
        for (word, name, _, example) in NAMES {
            let (key, text) = checked(word, example, date(2026, 1, 1), Some(date(2026, 6, 30))).unwrap();
            let said = all(&[(key, text)].into());
            assert_eq!((said[0].name, said[0].from, said[0].until), (name, date(2026, 1, 1), Some(date(2026, 6, 30))));
        }
        assert!((speed("6:52/mi").unwrap() - 3.906).abs() < 0.001);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_in_words() {
        let said = |name, value, until| checked(name, value, date(2026, 5, 1), until).unwrap_err().to_string();
        assert!(said("shoe", "7", None).contains("there are hrmax hrrest"));
        assert_eq!(said("hrmax", "50", None), "hrmax is beats a minute from 120 to 230, not \"50\", e.g. hrmax=188");
        for wrong in ["NaN", "", "fast", "4:75", "0:00", "99999999999:00", "-4:00"] {
            assert!(said("threshold_pace", wrong, None).contains("2:13 to 16:40 /km"), "{wrong}");
        }
        assert!(said("hrmax", "188", Some(date(2026, 4, 30))).contains("before the first"));
    }
}
