//! How a morning is.

use super::{document, noted, within};
use crate::{
    App, Error, Result,
    documents::{LogContent, LogDocument, LogFollows, WellnessEntry},
};
use jiff::civil::Date;

impl App {
    /// Keeps how a morning is. What a later entry of the same day says anew replaces what an earlier one said.
    ///
    /// # Errors
    /// `Rejected` for numbers that cannot be, for an entry without any, and for a day to come.
    pub fn log_wellness(&self, told: WellnessEntry, date: Date) -> Result<LogDocument> {
        let date = self.past(date)?;
        let told = WellnessEntry { note: noted(told.note)?, ..told };
        if told == WellnessEntry::default() {
            return Err(Error::Rejected(
                "nothing was told of the morning; expected at least one of heart rate variability, resting heart rate, sleep, mood, \
                 soreness and a note"
                    .into(),
            ));
        }
        // Held against what the signs take, so that no entry can break a day.
        if let Some(s) = told.hrv_s.filter(|s| !(0.001..=0.4).contains(s)) {
            let ms = (s * 1e6).round() / 1000.0;
            return Err(Error::Rejected(format!(
                "the heart rate variability (rMSSD) is {ms} ms; expected 1 to 400 ms"
            )));
        }
        if let Some(bpm) = told.resting_heart_rate_bpm {
            within("the resting heart rate", bpm, 25.0, 120.0, "bpm")?;
        }
        if let Some(s) = told.sleep_s.filter(|s| !(0.0..=86_400.0).contains(s)) {
            return Err(Error::Rejected(format!("the sleep is {} h; expected 0 to 24 h", s / 3600.0)));
        }
        for (what, mark) in [("the mood", told.mood), ("the soreness", told.soreness)] {
            if let Some(mark) = mark {
                within(what, f64::from(mark), 1.0, 5.0, "")?;
            }
        }
        let entry = self.keep(date, LogContent::Wellness(told), &[])?;
        let readiness = if date == self.date() { self.readiness(date)? } else { None };
        let mut sentences = vec![readiness.as_ref().map_or_else(
            || "That is kept. A suggestion for a day comes with more mornings: two nights of sleep, nine mornings of resting heart rate, some weeks of variability.".into(),
            |readiness| readiness.sentence.clone(),
        )];
        sentences.extend(readiness.iter().flat_map(|readiness| readiness.reasons.clone()));
        Ok(document(entry, LogFollows { sentences, readiness, ..LogFollows::default() }))
    }
}
