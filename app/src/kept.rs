//! Answers that are kept until something they rest on changes.

use crate::{App, Error, Result};
use jiff::civil::Date;
use serde::{Serialize, de::DeserializeOwned};
use store::NewAnswer;

impl App {
    /// The kept answer of a key, else the one that `make` makes, which is kept from then on until an activity of `until` or earlier
    /// changes, or something that is no activity. The key says everything beside the library that the answer depends on: the day,
    /// the model's version.
    pub(crate) fn kept<T: Serialize + DeserializeOwned>(
        &self,
        key: &str,
        until: Date,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        let revision = self.store().revision()?;
        if let Some(answer) = self.is_kept(key)? {
            return Ok(answer);
        }
        let answer = make()?;
        self.store().keep_ledger(&[to_keep(key.to_owned(), until, &answer)?], revision)?;
        Ok(answer)
    }

    /// The answer of a key, where it is kept.
    pub(crate) fn is_kept<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        Ok(self.store().ledger(key)?.and_then(|kept| serde_json::from_str(&kept).ok()))
    }
}

/// An answer as it is kept.
pub(crate) fn to_keep(key: String, until: Date, answer: &impl Serialize) -> Result<NewAnswer> {
    let document = serde_json::to_string(answer).map_err(|e| Error::Broken(format!("the answer {key}: {e}")))?;
    Ok(NewAnswer { key, until, document })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Else a number is another one in its last place on the second day that it is asked for.
    #[test]
    fn what_is_kept_comes_back_to_the_last_bit() {
        let numbers: Vec<f64> = (1..5000).map(|i| (f64::from(i) * 0.7).sin() * 10_f64.powi(i % 12)).collect();
        let kept = to_keep("a".into(), Date::constant(2026, 11, 26), &numbers).unwrap();
        let back: Vec<f64> = serde_json::from_str(&kept.document).unwrap();
        let differ = numbers.iter().zip(&back).filter(|(number, back)| number.to_bits() != back.to_bits()).count();
        assert_eq!((back.len(), differ), (numbers.len(), 0));
    }
}
