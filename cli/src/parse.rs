//! What people type: times, distances, results.

use app::KnownResult;
use jiff::civil::Date;
use quantity::{Distance, Duration, Grade, race_distance};
use std::{
    ffi::OsString,
    io,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

/// A time as people write it: `3:15:00`, `19:58`, `58.4` (seconds).
pub fn time(text: &str) -> Result<Duration, String> {
    let wrong = || format!("{text:?} is no time; write h:mm:ss, m:ss or seconds, e.g. 3:15:00");
    let parts: Vec<&str> = text.trim().split(':').collect();
    if parts.len() > 3 {
        return Err(wrong());
    }
    let mut seconds = 0.0;
    for (i, part) in parts.iter().enumerate() {
        let number: f64 = part.parse().map_err(|_| wrong())?;
        let whole = i + 1 < parts.len();
        if !number.is_finite() || number < 0.0 || (i > 0 && number >= 60.0) || (whole && number.fract() != 0.0) {
            return Err(wrong());
        }
        seconds = seconds * 60.0 + number;
    }
    if seconds > 0.0 { Ok(Duration::from_s(seconds)) } else { Err(wrong()) }
}

/// A distance as people write it: `marathon`, `10k`, `5 mi`, `42195`.
pub fn distance(text: &str) -> Result<Distance, String> {
    race_distance::parse(text)
        .ok_or_else(|| format!("{text:?} is no distance; write e.g. marathon, half, 10k, 5mi or metres"))
}

/// A day as programs write it: `2027-04-18`.
pub fn date(text: &str) -> Result<Date, String> {
    let day =
        text.parse::<Date>().map_err(|_| format!("{text:?} is no date; write year-month-day, e.g. 2027-04-18"))?;
    if (1900..=2200).contains(&day.year()) { Ok(day) } else { Err(format!("{text:?}: the year is from 1900 to 2200")) }
}

/// The folder of the runner's library, by `--data` or `STAYER_DATA`.
pub fn library(name: OsString) -> Result<PathBuf, String> {
    if name.is_empty() {
        return Err("the library's folder has no name; name one, or leave --data and STAYER_DATA out for the \
                    platform's data folder"
            .into());
    }
    Ok(PathBuf::from(name))
}

/// A time of the day: `9:30`, `09:30`.
pub fn time_of_day(text: &str) -> Result<jiff::civil::Time, String> {
    web::format::parse_time_of_day(text).ok_or_else(|| format!("{text:?} is no time of the day; write it like 9:30"))
}

/// A temperature in degrees Celsius.
pub fn celsius(text: &str) -> Result<f64, String> {
    within(text, -40.0..=50.0, "a temperature in °C")
}

/// A relative humidity in per cent, as a share.
pub fn humidity(text: &str) -> Result<f64, String> {
    within(text.trim_end_matches('%').trim_end(), 5.0..=100.0, "a relative humidity in per cent").map(|p| p / 100.0)
}

/// The grade of a belt in per cent.
pub fn grade(text: &str) -> Result<Grade, String> {
    web::format::parse_grade(text).ok_or_else(|| format!("{text:?} is no grade; write it in per cent, like 1%"))
}

/// Metres of climbing.
pub fn climb(text: &str) -> Result<Distance, String> {
    within(text.trim_end_matches('m').trim_end(), 0.0..=10_000.0, "a climb in metres").map(Distance::from_m)
}

/// Heights at places of a course: `0:10,5000:60`.
pub fn profile(text: &str) -> Result<Vec<(Distance, Distance)>, String> {
    web::format::parse_profile(text).ok_or_else(|| {
        format!("{text:?} is no profile; write metres from the start and height, e.g. 0:10,5000:60,10000:10")
    })
}

/// A number of kilometres of a week.
pub fn weekly_km(text: &str) -> Result<f64, String> {
    within(text, 0.0..=300.0, "a week's kilometres")
}

/// An age in years.
pub fn age(text: &str) -> Result<f64, String> {
    within(text, 5.0..=110.0, "an age in years")
}

/// A drift of long runs, as a share an hour.
pub fn drift_per_hour(text: &str) -> Result<f64, String> {
    within(text, -0.5..=1.0, "a drift as a share an hour, 0.05 for 5 %")
}

fn within(text: &str, range: RangeInclusive<f64>, what: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|n| range.contains(n));
    number.ok_or_else(|| format!("{text:?} is not {what}; expected {} to {}", range.start(), range.end()))
}

/// The fault of a file that was named, in words.
pub fn unreadable(path: &Path, fault: &io::Error) -> String {
    let shown = path.display();
    match fault.kind() {
        io::ErrorKind::NotFound => format!("{shown}: there is no such file"),
        io::ErrorKind::PermissionDenied => format!("{shown}: may not be read; check its permissions"),
        io::ErrorKind::IsADirectory => format!("{shown}: is a folder; name a file"),
        io::ErrorKind::InvalidData => format!("{shown}: is no text in UTF-8"),
        _ => format!("{shown}: {fault}"),
    }
}

/// A result: `DISTANCE=TIME`, optionally `@DAYS` days ago.
pub fn result(text: &str) -> Result<KnownResult, String> {
    let (d, t) = text.split_once('=').ok_or_else(|| format!("{text:?}: write DISTANCE=TIME, e.g. 5000=19:58"))?;
    let (t, age) = t.split_once('@').unwrap_or((t, "0"));
    let age_days: f64 = age.parse().map_err(|_| format!("{text:?}: {age:?} is no number of days"))?;
    if !(0.0..=40_000.0).contains(&age_days) {
        return Err(format!("{text:?}: {age_days} days ago is no age of a result"));
    }
    Ok(KnownResult { distance: distance(d)?, time: time(t)?, age_days })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_write_them() {
        assert_eq!(time("3:15:00").unwrap().s(), 11_700.0);
        assert_eq!(time("19:58").unwrap().s(), 1198.0);
        assert_eq!(time("58.4").unwrap().s(), 58.4);
        for wrong in ["", "0", "3:75", "1:2:3:4", "-5", "abc", "NaN", "1.5:00"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_no_date_or_number_is_refused_in_words() {
        assert_eq!(date("2027-04-18"), Ok(jiff::civil::date(2027, 4, 18)));
        for wrong in ["yesterday", "2027-02-30", "9999-12-31", "18.4.2027", ""] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
        assert_eq!((weekly_km("55"), age("38")), (Ok(55.0), Ok(38.0)));
        for wrong in ["NaN", "-5", "inf", "many"] {
            assert!(weekly_km(wrong).is_err() && age(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn results_as_people_write_them() {
        let r = result("half=1:32:10@30").unwrap();
        assert_eq!((r.distance.m(), r.time.s(), r.age_days), (21_097.5, 5530.0, 30.0));
        assert!(result("5000").unwrap_err().contains("DISTANCE=TIME"));
    }
}
