//! Physical quantities of running, with their units in the type.
//!
//! Everything is SI: metres, seconds, metres per second. Pace, miles and local time exist only
//! where people read them. A quantity serialises as its bare SI number; the key that holds it names
//! the unit (`distance_m`, `speed_mps`).

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod counted;
mod estimate;
mod scalar;
pub mod tile;
pub mod typed;

pub use counted::counted;
pub use estimate::Estimate;
pub use scalar::{CostOfTransport, Distance, Duration, Grade, HeartRate, Mass, OxygenUptake, Power, Speed};

/// Standard race distances by the names runners use.
pub mod race_distance {
    use crate::Distance;

    /// One English mile, 1609.344 m.
    pub const MILE: Distance = Distance::from_m(1609.344);
    /// Half marathon, 21 097.5 m.
    pub const HALF_MARATHON: Distance = Distance::from_m(21_097.5);
    /// Marathon, 42 195 m.
    pub const MARATHON: Distance = Distance::from_m(42_195.0);

    /// The distance that a runner's word for a race means: `5k`, `10 km`, `mile`, `half`, `marathon`, `800m`, `26.2mi`.
    ///
    /// ```
    /// use quantity::{race_distance, Distance};
    /// assert_eq!(race_distance::parse("half"), Some(race_distance::HALF_MARATHON));
    /// assert_eq!(race_distance::parse("10 km"), Some(Distance::from_m(10_000.0)));
    /// assert_eq!(race_distance::parse("400 m"), Some(Distance::from_m(400.0)));
    /// assert_eq!(race_distance::parse("7,5 km"), Some(Distance::from_m(7500.0)));
    /// assert_eq!(race_distance::parse("far"), None);
    /// assert_eq!(race_distance::parse("-5k"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Distance> {
        if text.trim_start().starts_with('-') {
            return None; // a sign, not a dash between words
        }
        let word = text.trim().to_ascii_lowercase().replace([' ', '_', '-'], "");
        match word.as_str() {
            "mile" | "1mile" => return Some(MILE),
            "half" | "halfmarathon" | "hm" => return Some(HALF_MARATHON),
            "marathon" | "full" | "m42" => return Some(MARATHON),
            _ => {}
        }
        let split = word.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(word.len());
        let (number, unit) = word.split_at(split);
        let number = crate::typed::number(number)?;
        let scale_m = match unit {
            "" | "m" | "metres" | "meters" => 1.0,
            "k" | "km" => 1000.0,
            "mi" | "miles" | "mile" => MILE.m(),
            _ => return None,
        };
        (number > 0.0).then(|| Distance::from_m(number * scale_m))
    }

    /// The runner's word for a distance, where it has one: `marathon`, `half marathon`, `mile`, `10 km`, `800 m`.
    ///
    /// ```
    /// use quantity::{race_distance, Distance};
    /// assert_eq!(race_distance::name(Distance::from_m(42_195.0)), "marathon");
    /// assert_eq!(race_distance::name(Distance::from_m(5_000.0)), "5 km");
    /// assert_eq!(race_distance::name(Distance::from_m(800.0)), "800 m");
    /// ```
    #[must_use]
    pub fn name(distance: Distance) -> String {
        let m = distance.m();
        let near = |other: Distance| (m - other.m()).abs() < 2.0;
        if near(MARATHON) {
            "marathon".into()
        } else if near(HALF_MARATHON) {
            "half marathon".into()
        } else if near(MILE) {
            "mile".into()
        } else if m >= 3000.0 {
            let km = (m / 10.0).round() / 100.0;
            format!("{km} km")
        } else {
            format!("{} m", m.round())
        }
    }
}
