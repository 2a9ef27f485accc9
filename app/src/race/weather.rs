//! What typed weather costs a race.

use crate::{Error, Result, documents::Weather};
use quantity::Duration;

/// Weather as it is typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeatherTold {
    /// Of the air, °C.
    pub temperature_c: f64,
    /// How damp it is.
    pub damp: Damp,
}

/// How damp the air is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Damp {
    /// Dew point, °C.
    DewPoint(f64),
    /// Relative humidity, as a share.
    Humidity(f64),
}

/// The hottest quarter of the races by which the rough rule was made ends here, wet-bulb globe temperature in °C.
const HOTTEST_C: f64 = 25.0;

/// The weather with its cost to a time on a cool day; what the rough rule does not reach is said in the notes.
pub(super) fn weather(told: WeatherTold, cool: Option<Duration>, notes: &mut Vec<String>) -> Result<Weather> {
    let rejected = |why: physiology::OutOfDomain| Error::Rejected(why.to_string());
    let air = told.temperature_c;
    let dew_point_c = match told.damp {
        Damp::DewPoint(celsius) => celsius,
        Damp::Humidity(share) => physiology::dew_point(air, share).map_err(rejected)?,
    };
    let globe = physiology::wet_bulb_globe(air, dew_point_c).map_err(rejected)?;
    let too_hot = globe > HOTTEST_C;
    let slower = match cool.map(|time| physiology::heat_slowdown(globe.clamp(0.0, HOTTEST_C), time)) {
        Some(Ok(slower)) => {
            if too_hot {
                notes.push(format!(
                    "{globe:.0} °C of wet-bulb globe temperature is hotter than any race the rough rule was made from; the forecast takes 25 °C and is too hopeful: run by effort, or not"
                ));
            }
            Some(slower.into())
        }
        none => {
            if none.is_some() {
                notes.push(
                    "what warmth costs is only roughly known for races of two to eight hours; nothing was taken off"
                        .into(),
                );
            }
            if too_hot {
                notes.push(format!(
                    "{globe:.0} °C of wet-bulb globe temperature is too hot to hold a pace that was meant for a cool day: run by effort, or not"
                ));
            }
            None
        }
    };
    Ok(Weather { temperature_c: air, dew_point_c, wet_bulb_globe_c: globe, slower })
}
