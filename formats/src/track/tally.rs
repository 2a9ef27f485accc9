//! What was mended while reading, counted by kind.

use quantity::counted;
use training::Repair;

/// Dates before this are no measurement: watches without a fix and apps that count from zero write them.
/// 1990-01-01T00:00:00Z.
const EARLIEST_MS: i64 = 631_152_000_000;
/// Dates from this on have not been. 2090-01-01T00:00:00Z.
const LATEST_MS: i64 = 3_786_912_000_000;

/// Counts of what was mended; turned into repairs at the end.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Samples without a readable time, dropped.
    pub untimed: usize,
    /// Values that were no number or out of range, taken as missing.
    pub numbers: usize,
    first_number: Option<String>,
    /// Samples at the time of the one before.
    pub duplicate_times: usize,
    /// Samples whose time was not in order and was put between its neighbours.
    pub backwards: usize,
    /// Samples whose time was days from all others.
    pub far_off: usize,
    /// Samples dropped because a whole segment was there twice.
    pub repeated: usize,
    /// Positions of exactly 0°, 0°, which mean no fix.
    pub null_island: usize,
    /// Samples where the device's distance fell.
    pub distance_fell: usize,
    /// Laps that counted distance from zero again.
    pub distance_restarts: usize,
    /// Times without a zone, taken as UTC.
    pub zoneless: usize,
    /// Samples on a date that cannot be.
    pub dates: usize,
}

impl Tally {
    /// Counts a value that was left out.
    #[cold]
    pub fn bad_number(&mut self, field: &str, text: &str) {
        self.numbers += 1;
        if self.first_number.is_none() {
            self.first_number = Some(format!("{field} {:?}", crate::xml::cut(text.trim(), 24)));
        }
    }

    /// Takes over what was counted while reading a further track of the same activity.
    pub fn absorb(&mut self, other: Self) {
        self.untimed += other.untimed;
        self.numbers += other.numbers;
        self.null_island += other.null_island;
        self.repeated += other.repeated;
        self.zoneless += other.zoneless;
        self.first_number = self.first_number.take().or(other.first_number);
    }

    /// Counts the dates that cannot be.
    pub fn judge_dates(&mut self, time_ms: &[i64]) {
        self.dates = time_ms.iter().filter(|&&t| !(EARLIEST_MS..LATEST_MS).contains(&t)).count();
    }

    /// The list for the runner.
    pub fn repairs(&self) -> Vec<Repair> {
        let first = self.first_number.as_deref().unwrap_or_default();
        let number = |verbs: &str| format!("{verbs} missing; the first is {first}");
        let one_number = number("value is no number or out of range and counts as");
        let numbers = number("values are no number or out of range and count as");
        let list = [
            (
                "untimed",
                self.untimed,
                ["sample has no readable time and was dropped", "samples have no readable time and were dropped"],
            ),
            ("number", self.numbers, [&one_number, &numbers]),
            (
                "position",
                self.null_island,
                ["position at exactly 0°, 0° counts as missing", "positions at exactly 0°, 0° count as missing"],
            ),
            (
                "date",
                self.dates,
                [
                    "sample is dated before 1990 or after 2089; the device's clock was not set",
                    "samples are dated before 1990 or after 2089; the device's clock was not set",
                ],
            ),
            (
                "date",
                self.far_off,
                [
                    "sample is dated over 30 days from the others; it got its neighbour's time",
                    "samples are dated over 30 days from the others; they got their neighbour's time",
                ],
            ),
            (
                "time_zone",
                self.zoneless,
                ["time has no zone and was taken as UTC", "times have no zone and were taken as UTC"],
            ),
            (
                "time_backwards",
                self.backwards,
                [
                    "sample has a time out of order; it got its neighbour's time",
                    "samples have times out of order; they got their neighbour's time",
                ],
            ),
            (
                "duplicate_time",
                self.duplicate_times,
                [
                    "sample has the time of the one before; both were kept",
                    "samples have the time of the one before; all were kept",
                ],
            ),
            (
                "repeated_segment",
                self.repeated,
                [
                    "sample belongs to a segment that is there twice; the copy was dropped",
                    "samples belong to a segment that is there twice; the copy was dropped",
                ],
            ),
            (
                "distance_backwards",
                self.distance_fell,
                [
                    "sample has less distance than before; it got that distance",
                    "samples have less distance than before; they got that distance",
                ],
            ),
            (
                "distance_restart",
                self.distance_restarts,
                [
                    "time the distance began at zero again; it was added up",
                    "times the distance began at zero again; it was added up",
                ],
            ),
        ];
        let met = list.into_iter().filter(|(_, samples, _)| *samples > 0);
        met.map(|(kind, samples, [one, many])| Repair::new(kind, counted(samples, one, many), samples)).collect()
    }
}
