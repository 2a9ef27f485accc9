//! Body mass.

use super::{document, within};
use crate::{
    App, Error, Result,
    documents::{LogContent, LogDocument, LogFollows, WeightEntry},
};
use jiff::{ToSpan, civil::Date};
use physiology::fast_fall_of_mass;
use quantity::Mass;

/// Days back that a fall is looked for in.
const MONTH: i64 = 30;

impl App {
    /// Keeps a body mass; the newest is the runner's.
    ///
    /// # Errors
    /// `Rejected` beyond 25 to 250 kg and for a day to come.
    pub fn log_weight(&self, mass_kg: f64, date: Date) -> Result<LogDocument> {
        let date = self.past(date)?;
        let mass_kg = within("the body mass", mass_kg, 25.0, 250.0, "kg")?;
        let before: Vec<(f64, Mass)> = self
            .entries(date.saturating_sub(MONTH.days()), date, Some("weight"))?
            .into_iter()
            .filter_map(|entry| match entry.content {
                LogContent::Weight(told) => {
                    Some((f64::from((date - entry.date).get_days()), Mass::from_kg(told.mass_kg)))
                }
                _ => None,
            })
            .collect();
        let fast_fall = fast_fall_of_mass(Mass::from_kg(mass_kg), &before)
            .map_err(|why| Error::Broken(format!("the masses of the log: {why}")))?;
        let mut sentences = Vec::new();
        if let Some(share) = fast_fall {
            sentences.push(format!(
                "That is {:.1} % less than within the last month. It may be water or a scale; if it is not, you may be eating too little for your training: \
                 eat more, and ask a doctor or a sports dietitian. This is no diagnosis.",
                share * 100.0
            ));
        }
        let entry =
            self.keep(date, LogContent::Weight(WeightEntry { mass_kg }), &[("mass_kg", mass_kg.to_string())])?;
        if self.runner()?.runner.mass_kg.is_some_and(|known| known.kg() == mass_kg) {
            sentences.insert(0, format!("Your body mass is {mass_kg} kg now; the next plan's fuel follows it."));
        }
        Ok(document(entry, LogFollows { sentences, fast_fall, ..LogFollows::default() }))
    }
}
