//! A run between two weighings.

use super::{document, within};
use crate::{
    App, Error, Result,
    documents::{LogContent, LogDocument, LogFollows, SweatEntry},
};
use jiff::civil::Date;
use physiology::sweat_rate_l_per_h;
use quantity::{Duration, Mass};

/// A run between two weighings, as it is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SweatTold {
    /// Body mass before, kg.
    pub before_kg: f64,
    /// Body mass after, kg.
    pub after_kg: f64,
    /// What was drunk between, litres.
    pub drink_l: f64,
    /// What was passed between, litres.
    pub urine_l: f64,
    /// How long the run was.
    pub minutes: f64,
}

impl App {
    /// Keeps a sweat test; the newest sets the water of the next plan.
    ///
    /// # Errors
    /// `Rejected` where the numbers cannot be, saying which, and for a day to come.
    pub fn log_sweat(&self, told: SweatTold, date: Date) -> Result<LogDocument> {
        let date = self.past(date)?;
        let before_kg = within("the body mass before", told.before_kg, 25.0, 250.0, "kg")?;
        let after_kg = within("the body mass after", told.after_kg, 25.0, 250.0, "kg")?;
        let drink_l = within("the drink", told.drink_l, 0.0, 20.0, "L")?;
        let urine_l = within("the urine", told.urine_l, 0.0, 20.0, "L")?;
        let duration_s = within("the run", told.minutes, 10.0, 1440.0, "min")? * 60.0;
        let kg = Mass::from_kg;
        let sweat_l_h =
            sweat_rate_l_per_h(kg(before_kg), kg(after_kg), kg(drink_l), kg(urine_l), Duration::from_s(duration_s))
                .map_err(|why| Error::Rejected(format!("{why}; check the two masses and the drink")))?;
        let mut sentences =
            vec![format!("You lost {sweat_l_h:.2} L of sweat an hour. The water of the next plan's races follows it.")];
        if after_kg > before_kg {
            sentences.push(
                "You weighed more after than before: never drink so much that you gain, that is dangerous.".into(),
            );
        }
        let content = LogContent::Sweat(SweatEntry { before_kg, after_kg, drink_l, urine_l, duration_s, sweat_l_h });
        let entry = self.keep(date, content, &[])?;
        Ok(document(entry, LogFollows { sentences, sweat_l_h: Some(sweat_l_h), ..LogFollows::default() }))
    }

    /// Sweat lost per hour by the newest test.
    pub(crate) fn sweat_l_h(&self, today: Date) -> Result<Option<f64>> {
        let newest = self.entries(super::FIRST, today, Some("sweat"))?.pop();
        Ok(newest.and_then(|entry| match entry.content {
            LogContent::Sweat(told) => Some(told.sweat_l_h),
            _ => None,
        }))
    }
}
