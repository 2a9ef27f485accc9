//! What the log makes of a day: a suggestion, which never changes the plan by itself.

use crate::{
    App, Error, Result,
    documents::{LogContent, ReadinessToday, Suggestion, WellnessEntry},
};
use jiff::{ToSpan, civil::Date};
use physiology::{MorningSign, Readiness, heart_rate_variability_sign, readiness, resting_heart_rate_sign, sleep_sign};
use quantity::{Duration, HeartRate};

/// Mornings that the signs look back at, today among them.
const MORNINGS: usize = 35;

impl App {
    /// What the log makes of a day; absent where it says nothing.
    pub(crate) fn readiness(&self, on: Date) -> Result<Option<ReadinessToday>> {
        let first = on.saturating_sub((MORNINGS as i64 - 1).days());
        let mut mornings = vec![WellnessEntry::default(); MORNINGS];
        for entry in self.entries(first, on, Some("wellness"))? {
            let index = usize::try_from((entry.date - first).get_days()).unwrap_or(usize::MAX);
            if let (LogContent::Wellness(told), Some(morning)) = (entry.content, mornings.get_mut(index)) {
                morning.hrv_s = told.hrv_s.or(morning.hrv_s);
                morning.resting_heart_rate_bpm = told.resting_heart_rate_bpm.or(morning.resting_heart_rate_bpm);
                morning.sleep_s = told.sleep_s.or(morning.sleep_s);
            }
        }
        let yesterday = on.saturating_sub(1.day());
        let hurt = self
            .entries(yesterday, on, Some("rpe"))?
            .into_iter()
            .any(|entry| matches!(entry.content, LogContent::Rpe(told) if told.pain == Some(true)));
        judge(&mornings, hurt)
    }
}

fn judge(mornings: &[WellnessEntry], hurt: bool) -> Result<Option<ReadinessToday>> {
    let broken = |why| Error::Broken(format!("the mornings of the log: {why}"));
    let hrv: Vec<_> = mornings.iter().map(|m| m.hrv_s.map(Duration::from_s)).collect();
    let resting: Vec<_> = mornings.iter().map(|m| m.resting_heart_rate_bpm.map(HeartRate::from_bpm)).collect();
    let sleep: Vec<_> = mornings.iter().map(|m| m.sleep_s.map(Duration::from_s)).collect();
    let signs = [
        (heart_rate_variability_sign(&hrv).map_err(broken)?, "heart rate variability", "is below its usual range"),
        (resting_heart_rate_sign(&resting).map_err(broken)?, "resting heart rate", "was up on two mornings running"),
        (sleep_sign(&sleep).map_err(broken)?, "sleep", "was under seven hours two nights running"),
    ];
    let mut reasons: Vec<String> = Vec::new();
    for (sign, what, off) in signs {
        match sign {
            Some(MorningSign::Usual) => reasons.push(format!("Your {what} is as usual.")),
            Some(MorningSign::Off) => reasons.push(format!("Your {what} {off}.")),
            Some(MorningSign::OffTwice) => reasons.push(format!("Your {what} {off}, two mornings running.")),
            None => {}
        }
    }
    let known: Vec<MorningSign> = signs.iter().filter_map(|(sign, ..)| *sign).collect();
    let mut judged = readiness(&known);
    if hurt {
        reasons.insert(0, "Something hurt in your last session.".into());
        judged = Some(Readiness::Rest);
    }
    Ok(judged.map(|judged| {
        let (suggestion, sentence) = match judged {
            Readiness::AsPlanned => (Suggestion::AsPlanned, "Your mornings speak for the day as planned."),
            Readiness::Easier => (Suggestion::Easier, "Take today easier than planned: no hard running."),
            Readiness::Rest => (Suggestion::Rest, "Doing nothing today is the better training."),
        };
        ReadinessToday { suggestion, sentence: sentence.into(), reasons }
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn slept(hours: [f64; 2]) -> Vec<WellnessEntry> {
        let night = |h: f64| WellnessEntry { sleep_s: Some(h * 3600.0), ..WellnessEntry::default() };
        hours.map(night).to_vec()
    }

    #[test]
    fn nothing_told_is_no_decision() {
        assert_eq!(judge(&vec![WellnessEntry::default(); MORNINGS], false).unwrap(), None);
        assert_eq!(judge(&[], false).unwrap(), None);
    }

    #[test]
    fn short_nights_make_the_day_easier_and_pain_empties_it() {
        let easier = judge(&slept([6.0, 6.5]), false).unwrap().unwrap();
        assert_eq!(easier.suggestion, Suggestion::Easier);
        assert_eq!(easier.reasons, ["Your sleep was under seven hours two nights running."]);
        let usual = judge(&slept([8.0, 6.5]), false).unwrap().unwrap();
        assert_eq!((usual.suggestion, usual.reasons[0].as_str()), (Suggestion::AsPlanned, "Your sleep is as usual."));
        let hurt = judge(&slept([8.0, 8.0]), true).unwrap().unwrap();
        assert_eq!(hurt.suggestion, Suggestion::Rest);
        assert!(hurt.reasons[0].contains("hurt"));
    }
}
