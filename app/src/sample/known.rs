//! Simulated runners whose truth is known, as the ledger meets them.

use super::{
    SampleOptions, SampleTruth,
    bests::bests,
    season::{self, Outing},
    truth::Capability,
    truth_of,
};
use crate::App;
use jiff::civil::{Date, date};
use physiology::hold::{Evidence, EvidenceKind};
use quantity::{Distance, Duration, Speed};

/// A simulated runner: what can really be done, and the efforts that say so.
#[derive(Debug, Clone)]
pub struct SimulatedRunner {
    /// What the runner can really do on the day.
    pub truth: SampleTruth,
    /// Best times of every run up to the day, races among them.
    pub evidence: Vec<Evidence>,
    capability: Capability,
}

impl SimulatedRunner {
    /// How far the runner can really hold a speed on that day, to the nearest metre; at most 100 km.
    #[must_use]
    pub fn held(&self, speed: Speed) -> Distance {
        let (mut low, mut high) = (1.0, 100_000.0);
        while high - low > 1.0 {
            let middle = f64::midpoint(low, high);
            let distance = Distance::from_m(middle);
            if distance / self.capability.time(distance) >= speed { low = middle } else { high = middle }
        }
        Distance::from_m(low)
    }

    /// The time that is really possible over a distance on that day.
    #[must_use]
    pub fn time(&self, distance: Distance) -> Duration {
        self.capability.time(distance)
    }
}

/// The day that simulated runners without files are asked about; any would do.
const TODAY: Date = date(2026, 11, 23);

impl App {
    /// One simulated runner without files: the season that [`Self::sample`] writes, as the efforts an import would find.
    #[must_use]
    pub fn simulate(seed: u64) -> SimulatedRunner {
        let options = SampleOptions::up_to(TODAY, seed);
        let (runs, capability) = season::season(seed, options.weeks, options.today);
        let mut evidence = Vec::new();
        for (number, run) in (0_u64..).zip(&runs) {
            let age_days = f64::from((options.today - run.date).get_days());
            for effort in bests(seed, number, run) {
                let whole = matches!(run.outing, Outing::Race(d) if (effort.distance / d - 1.0).abs() < 1e-6);
                let kind = if whole { EvidenceKind::Race } else { EvidenceKind::Training };
                evidence.push(Evidence { effort, age_days, kind, id: evidence.len() as u64 });
            }
        }
        SimulatedRunner { truth: truth_of(&options, &runs, capability), evidence, capability }
    }
}
