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
}
