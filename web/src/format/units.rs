//! Kilometres or miles, minutes a kilometre or kilometres an hour: paces, distances, heights.

use super::{NONE, Reading, clock, trimmed};
use quantity::Distance;

/// Kilometres or miles, and how a speed is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Units {
    /// Kilometres, metres, minutes per kilometre.
    #[default]
    Kilometres,
    /// Miles, feet, minutes per mile.
    Miles,
    /// Kilometres, metres, kilometres an hour.
    KilometresAnHour,
    /// Miles, feet, miles an hour.
    MilesAnHour,
}

const METRES_PER_MILE: f64 = 1609.344;
const METRES_PER_FOOT: f64 = 0.3048;

impl Units {
    /// From the runner's setting; anything but `mi` is kilometres.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        if word == "mi" { Self::Miles } else { Self::Kilometres }
    }

    /// The same lengths, with speeds an hour instead of minutes a length.
    #[must_use]
    pub const fn an_hour(self) -> Self {
        if self.miles() { Self::MilesAnHour } else { Self::KilometresAnHour }
    }

    const fn miles(self) -> bool {
        matches!(self, Self::Miles | Self::MilesAnHour)
    }

    /// Speeds are said an hour.
    #[must_use]
    pub const fn says_speed(&self) -> bool {
        matches!(self, Self::KilometresAnHour | Self::MilesAnHour)
    }

    /// `km` or `mi`.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        if self.miles() { "mi" } else { "km" }
    }

    /// `/km`, `/mi`, `km/h` or `mph`: what stands behind a pace.
    #[must_use]
    pub const fn pace_word(&self) -> &'static str {
        match self {
            Self::Kilometres => "/km",
            Self::Miles => "/mi",
            Self::KilometresAnHour => "km/h",
            Self::MilesAnHour => "mph",
        }
    }

    /// Metres in one kilometre or mile.
    #[must_use]
    pub const fn metres(&self) -> f64 {
        if self.miles() { METRES_PER_MILE } else { 1000.0 }
    }

    /// `4:16`, or `14.1` where speeds are said an hour, from a speed.
    #[must_use]
    pub fn pace_bare(&self, speed: impl Reading) -> String {
        match speed.reading() {
            Some(mps) if mps > 0.1 && self.says_speed() => format!("{:.1}", mps * 3600.0 / self.metres()),
            Some(mps) if mps > 0.1 => clock(self.metres() / mps),
            _ => NONE.into(),
        }
    }

    /// `4:16 /km`, from a speed.
    #[must_use]
    pub fn pace(&self, speed: impl Reading) -> String {
        match self.pace_bare(speed) {
            none if none == NONE => none,
            pace => format!("{pace} {}", self.pace_word()),
        }
    }

    /// `4:16 /km`, from a distance and its time.
    #[must_use]
    pub fn pace_over(&self, distance: impl Reading, time: impl Reading) -> String {
        self.pace(ratio(distance, time))
    }

    /// `4:16`, from a distance and its time.
    #[must_use]
    pub fn pace_bare_over(&self, distance: impl Reading, time: impl Reading) -> String {
        self.pace_bare(ratio(distance, time))
    }

    /// `4:10 to 4:20 /km`, the fast end first, from the slow and the fast speed.
    #[must_use]
    pub fn pace_range(&self, slow: impl Reading, fast: impl Reading) -> String {
        match (slow.reading(), fast.reading()) {
            (Some(slow), Some(fast)) if self.pace_bare(slow) != self.pace_bare(fast) => {
                format!("{} to {} {}", self.pace_bare(fast), self.pace_bare(slow), self.pace_word())
            }
            (Some(one), _) | (None, Some(one)) => self.pace(one),
            (None, None) => NONE.into(),
        }
    }

    /// `13.8 to 14.4 km/h` as a treadmill shows it, from the slow and the fast speed; miles an hour for those who run miles.
    #[must_use]
    pub fn treadmill(&self, slow: impl Reading, fast: impl Reading) -> String {
        let unit = self.an_hour().pace_word();
        let speed = |mps: f64| format!("{:.1}", mps * 3600.0 / self.metres());
        match (slow.reading(), fast.reading()) {
            (Some(slow), Some(fast)) if speed(slow) != speed(fast) => {
                format!("{} to {} {unit}", speed(slow), speed(fast))
            }
            (Some(one), _) | (None, Some(one)) => format!("{} {unit}", speed(one)),
            (None, None) => NONE.into(),
        }
    }

    /// `12.3 km`.
    #[must_use]
    pub fn distance(&self, distance: impl Reading) -> String {
        match distance.reading() {
            Some(m) => format!("{:.1} {}", m / self.metres(), self.word()),
            None => NONE.into(),
        }
    }

    /// `12.3`, for a column whose head names the unit.
    #[must_use]
    pub fn distance_bare(&self, distance: impl Reading) -> String {
        distance.reading().map_or(NONE.into(), |m| format!("{:.1}", m / self.metres()))
    }

    /// `12.34 km`, for a figure that stands alone.
    #[must_use]
    pub fn distance_fine(&self, distance: impl Reading) -> String {
        distance.reading().map_or(NONE.into(), |m| format!("{:.2} {}", m / self.metres(), self.word()))
    }

    /// `34`, for a sum where tenths say nothing.
    #[must_use]
    pub fn distance_whole(&self, distance: impl Reading) -> String {
        distance.reading().map_or(NONE.into(), |m| format!("{:.0}", m / self.metres()))
    }

    /// `12`, for a cell with little room.
    #[must_use]
    pub fn distance_short(&self, distance: impl Reading) -> String {
        distance.reading().map_or(NONE.into(), |m| trimmed(m / self.metres(), 1))
    }

    /// A distance that is run as such: `400 m`, `1.5 km`, `3 mi`. Track distances stay metres in both units.
    #[must_use]
    pub fn stretch(&self, distance: impl Reading) -> String {
        match distance.reading() {
            Some(m) if m < 1000.0 || (m < 3000.0 && (m % 100.0).abs() < 0.01 && m % 1000.0 != 0.0) => {
                format!("{} m", m.round())
            }
            Some(m) if (m - METRES_PER_MILE).abs() < 1.0 => "1 mile".into(),
            Some(m) => format!("{} {}", trimmed(m / self.metres(), 1), self.word()),
            None => NONE.into(),
        }
    }

    /// A race or effort by its name where it has one, else its length: `marathon`, `10 km`, `12.3 km`.
    #[must_use]
    pub fn race(&self, distance: impl Reading) -> String {
        let Some(m) = distance.reading() else { return NONE.into() };
        let name = quantity::race_distance::name(Distance::from_m(m));
        let usual = m < 3000.0 || (m % 1000.0).abs() < 1.0 || !name.ends_with("km");
        if usual { name } else { self.distance(m) }
    }

    /// `124 m`, or `407 ft` for those who run miles.
    #[must_use]
    pub fn height(&self, height: impl Reading) -> String {
        match height.reading() {
            Some(m) => format!("{:.0} {}", m / self.height_metres(), self.height_word()),
            None => NONE.into(),
        }
    }

    /// Metres in the unit of heights.
    #[must_use]
    pub const fn height_metres(&self) -> f64 {
        if self.miles() { METRES_PER_FOOT } else { 1.0 }
    }

    /// `m` or `ft`.
    #[must_use]
    pub const fn height_word(&self) -> &'static str {
        if self.miles() { "ft" } else { "m" }
    }
}

fn ratio(over: impl Reading, under: impl Reading) -> Option<f64> {
    match (over.reading(), under.reading()) {
        (Some(over), Some(under)) if under > 0.0 => Some(over / under),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quantity::Speed;

    #[test]
    fn pace_reads_per_kilometre_and_per_mile() {
        let speed = Speed::from_pace_s_per_km(256.0);
        assert_eq!(Units::Kilometres.pace(speed), "4:16 /km");
        assert_eq!(Units::Miles.pace(speed), "6:52 /mi");
        assert_eq!(Units::Kilometres.pace(None::<f64>), NONE);
        assert_eq!(Units::Kilometres.pace(f64::NAN), NONE);
        assert_eq!(Units::Kilometres.pace(0.0), NONE);
        assert_eq!(Units::Kilometres.pace_range(3.9, 4.1), "4:04 to 4:16 /km");
        assert_eq!(Units::Kilometres.pace_over(10_000.0, 3000.0), "5:00 /km");
    }

    #[test]
    fn speeds_read_an_hour_where_that_is_wished() {
        let speed = Speed::from_pace_s_per_km(240.0);
        assert_eq!(Units::Kilometres.an_hour().pace(speed), "15.0 km/h");
        assert_eq!(Units::Miles.an_hour().pace(speed), "9.3 mph");
        assert_eq!(Units::MilesAnHour.distance(8046.72), "5.0 mi");
        assert_eq!(Units::KilometresAnHour.pace_range(3.0, 4.0), "14.4 to 10.8 km/h");
        assert_eq!(Units::KilometresAnHour.pace(0.0), NONE);
    }

    #[test]
    fn stretches_read_as_runners_say_them() {
        let km = Units::Kilometres;
        assert_eq!(km.stretch(400.0), "400 m");
        assert_eq!(km.stretch(1600.0), "1600 m");
        assert_eq!(km.stretch(2000.0), "2 km");
        assert_eq!(km.stretch(METRES_PER_MILE), "1 mile");
        assert_eq!(Units::Miles.stretch(8046.72), "5 mi");
        assert_eq!(km.race(42_195.0), "marathon");
        assert_eq!(km.race(12_345.0), "12.3 km");
        assert_eq!(Units::Miles.race(10_000.0), "10 km");
    }
}
