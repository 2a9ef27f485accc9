//! Symbolic paces: what a session asks for before it is known who runs it and on which day.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The anchor a symbolic pace stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaceBase {
    /// Standing still.
    Stand,
    /// Walking.
    Walk,
    /// Slower than easy, between repeats.
    Jog,
    /// Below the first threshold.
    Easy,
    /// Between easy and marathon pace.
    Steady,
    /// Marathon race pace.
    Marathon,
    /// Half-marathon race pace.
    Half,
    /// 10 km race pace.
    TenK,
    /// The pace that could be held for about an hour.
    Threshold,
    /// 5 km race pace.
    FiveK,
    /// 3 km race pace.
    ThreeK,
    /// Mile race pace.
    Mile,
    /// 800 m race pace.
    EightHundred,
    /// 400 m race pace.
    FourHundred,
    /// The best speed over the step's own distance.
    Max,
    /// The pace of the goal race.
    Race,
}

impl PaceBase {
    const WORDS: [(Self, &'static str); 16] = [
        (Self::Stand, "stand"),
        (Self::Walk, "walk"),
        (Self::Jog, "jog"),
        (Self::Easy, "easy"),
        (Self::Steady, "steady"),
        (Self::Marathon, "marathon"),
        (Self::Half, "half"),
        (Self::TenK, "10k"),
        (Self::Threshold, "threshold"),
        (Self::FiveK, "5k"),
        (Self::ThreeK, "3k"),
        (Self::Mile, "mile"),
        (Self::EightHundred, "800"),
        (Self::FourHundred, "400"),
        (Self::Max, "max"),
        (Self::Race, "race"),
    ];

    /// The word in plans: `easy`, `10k`, `mile`, …
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(b, _)| *b == self).map_or("", |(_, w)| w)
    }
}

/// A symbolic pace, or a share of one: `mile`, `max*0.93`, `mile*1.02`.
///
/// The share multiplies *speed*: `mile*1.02` is two per cent faster than mile pace.
///
/// ```
/// use training::{PaceBase, PaceSymbol};
/// let p: PaceSymbol = "max*0.93".parse().unwrap();
/// assert_eq!((p.base, p.share), (PaceBase::Max, 0.93));
/// assert_eq!(p.to_string(), "max*0.93");
/// assert!("warp".parse::<PaceSymbol>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PaceSymbol {
    /// The anchor.
    pub base: PaceBase,
    /// Share of the anchor's speed; 1 is the anchor itself.
    pub share: f64,
}

impl schemars::JsonSchema for PaceSymbol {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PaceSymbol".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words: Vec<_> = PaceBase::WORDS.iter().map(|(_, w)| *w).collect();
        schemars::json_schema!({
            "type": "string",
            "description": "A symbolic pace or a share of its speed, e.g. mile or max*0.93",
            "pattern": format!(r"^({})(\*[0-9]+(\.[0-9]+)?)?$", words.join("|")),
        })
    }
}

impl From<PaceBase> for PaceSymbol {
    fn from(base: PaceBase) -> Self {
        Self { base, share: 1.0 }
    }
}

impl PaceSymbol {
    /// A share of an anchor's speed.
    #[must_use]
    pub const fn share(base: PaceBase, share: f64) -> Self {
        Self { base, share }
    }
}

impl fmt::Display for PaceSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if (self.share - 1.0).abs() < 1e-9 {
            f.write_str(self.base.word())
        } else if (self.share * 100.0).fract().abs() < 1e-6 || (self.share * 100.0).fract() > 1.0 - 1e-6 {
            write!(f, "{}*{:.2}", self.base.word(), self.share)
        } else {
            write!(f, "{}*{}", self.base.word(), (self.share * 1e4).round() / 1e4)
        }
    }
}

impl FromStr for PaceSymbol {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (word, share) = match text.split_once('*') {
            Some((word, share)) => {
                let share: f64 = share.parse().map_err(|_| format!("pace {text:?}: {share:?} is not a number"))?;
                (word, share)
            }
            None => (text, 1.0),
        };
        if !(share.is_finite() && share > 0.0 && share < 3.0) {
            return Err(format!("pace {text:?}: a share of speed lies between 0 and 3"));
        }
        PaceBase::WORDS
            .iter()
            .find(|(_, w)| *w == word)
            .map(|&(base, _)| Self { base, share })
            .ok_or_else(|| format!("pace {text:?} is not known; paces are stand walk jog easy steady marathon half 10k threshold 5k 3k mile 800 400 max race"))
    }
}

impl TryFrom<String> for PaceSymbol {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<PaceSymbol> for String {
    fn from(p: PaceSymbol) -> Self {
        p.to_string()
    }
}
