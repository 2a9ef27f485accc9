//! Paces and lengths in the words that [`super::asked`] and [`super::first_length`] read.

use training::{PaceBase, PaceSymbol};

/// A pace in words: `mile pace`, `1.5 % faster than mile pace`, `93 % of best speed`.
///
/// A walk, a jog and easy or steady running have no share in words; they are said as they are.
#[must_use]
pub fn pace_in_words(pace: PaceSymbol) -> String {
    let name = match pace.base {
        PaceBase::Stand => return "standing".into(),
        PaceBase::Walk => return "walking".into(),
        PaceBase::Jog => return "jogging".into(),
        PaceBase::Easy => return "easy".into(),
        PaceBase::Steady => return "steady".into(),
        PaceBase::Max if pace.share >= 1.0 => return "best speed".into(),
        PaceBase::Max => return format!("{} % of best speed", percent(pace.share)),
        PaceBase::Marathon => "marathon pace",
        PaceBase::Half => "half-marathon pace",
        PaceBase::TenK => "10k pace",
        PaceBase::Threshold => "threshold pace",
        PaceBase::FiveK => "5k pace",
        PaceBase::ThreeK => "3k pace",
        PaceBase::Mile => "mile pace",
        PaceBase::EightHundred => "800 m pace",
        PaceBase::FourHundred => "400 m pace",
        PaceBase::Race => "race pace",
    };
    match pace.share - 1.0 {
        more if more > 5e-5 => format!("{} % faster than {name}", percent(more)),
        less if less < -5e-5 => format!("{} % slower than {name}", percent(-less)),
        _ => name.to_owned(),
    }
}

/// Letters of a step's name that old watches show.
const SHOWN: usize = 15;

/// A pace in the few letters of a watch: `mile`, `105% mile`, `113.76% race`; with fewer decimals where it would be too long.
#[must_use]
pub fn pace_on_watch(pace: PaceSymbol) -> String {
    let word = pace.base.word();
    if (pace.share - 1.0).abs() < 5e-5 {
        return word.to_owned();
    }
    let with = |decimals: usize| {
        let share = format!("{:.decimals$}", pace.share * 100.0);
        let share = if decimals > 0 { share.trim_end_matches('0').trim_end_matches('.') } else { &share };
        format!("{share}% {word}")
    };
    [2, 1].into_iter().map(with).find(|name| name.len() <= SHOWN).unwrap_or_else(|| with(0))
}

/// The pace that a step's name says: as [`pace_on_watch`] writes it, or a pace as plans write it.
#[must_use]
pub fn pace_of_watch(name: &str) -> Option<PaceSymbol> {
    match name.split_once("% ") {
        // The point is moved in the text, so that the share is the very same number.
        Some((share, word)) if share.bytes().all(|b| b.is_ascii_digit() || b == b'.') => {
            format!("{word}*{share}e-2").parse().ok()
        }
        _ => name.parse().ok(),
    }
}

/// A share in per cent to two decimals, without zeros at the end.
fn percent(share: f64) -> String {
    format!("{:.2}", share * 100.0).trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::asked;
    use super::*;

    #[test]
    fn every_pace_is_read_as_it_was_said() {
        for word in [
            "stand",
            "walk",
            "jog",
            "easy",
            "steady",
            "marathon",
            "half",
            "10k",
            "threshold",
            "5k",
            "3k",
            "mile",
            "800",
            "400",
            "max",
            "race",
            "mile*1.02",
            "mile*1.015",
            "max*0.93",
            "half*0.97",
            "threshold*1.0125",
        ] {
            let pace: PaceSymbol = word.parse().expect(word);
            let said = pace_in_words(pace);
            let read = asked(&said).pace.map(|p| p.to_string());
            assert_eq!(read.as_deref(), Some(word), "{said}");
        }
    }

    #[test]
    fn a_watch_has_room_for_every_pace_and_gives_it_back() {
        for (pace, name) in [
            ("mile", "mile"),
            ("race*1.1376", "113.76% race"),
            ("mile*1.05", "105% mile"),
            ("800*0.975", "97.5% 800"),
            ("max*0.93", "93% max"),
            ("marathon*0.98", "98% marathon"),
        ] {
            let pace: PaceSymbol = pace.parse().expect(pace);
            assert_eq!(pace_on_watch(pace), name);
            assert_eq!(pace_of_watch(name), Some(pace), "{name}");
            assert_eq!(pace_of_watch(&pace.to_string()), Some(pace), "as files of before have it");
        }
        let long = PaceSymbol { base: PaceBase::Threshold, share: 1.0333 };
        assert_eq!(pace_on_watch(long), "103% threshold");
        for other in ["", "% mile", "warm-up", "5% ", "-5% mile", "1e9% mile", "nan% mile"] {
            assert_eq!(pace_of_watch(other), None, "{other}");
        }
    }
}
