//! Sets as lifters write them: `3x10@24kg`, `10,8,8@60`, `60kg x 3 x 10`, `3x45s`, a warm-up as `w8@40`.

use crate::{Error, Result, documents::LoggedSet};

/// Kilograms of a pound.
const LB_KG: f64 = 0.453_592_37;
/// Most sets of one entry.
const MOST_SETS: usize = 50;
const EXPECTED: &str = "write sets as 3x10@24kg, 10,8,8@60kg, 60kgx3x10, 3x45s for a hold, or w8@40kg for a warm-up";

/// Kilograms of `61.2`, `61.2kg`, `135lb`; nothing where it is no mass.
///
/// ```
/// assert_eq!(app::kilograms("61.2 kg"), Some(61.2));
/// assert_eq!(app::kilograms("61,2"), Some(61.2));
/// assert_eq!(app::kilograms("heavy"), None);
/// ```
#[must_use]
pub fn kilograms(text: &str) -> Option<f64> {
    let text = text.trim().to_ascii_lowercase();
    let pounds = text.strip_suffix("lbs").or_else(|| text.strip_suffix("lb"));
    let number = pounds.unwrap_or_else(|| text.strip_suffix("kg").unwrap_or(&text));
    let number = quantity::typed::number(number)?;
    let kg = if pounds.is_some() { number * LB_KG } else { number };
    kg.is_finite().then_some(kg)
}

/// Every set that was written.
pub(super) fn read(written: &[String]) -> Result<Vec<LoggedSet>> {
    let mut sets = Vec::new();
    for text in written {
        sets.extend(one(text)?);
        if sets.len() > MOST_SETS {
            return Err(Error::Rejected(format!("{} sets of one exercise; expected at most {MOST_SETS}", sets.len())));
        }
    }
    if sets.is_empty() {
        return Err(Error::Rejected(format!("no set was written; {EXPECTED}")));
    }
    Ok(sets)
}

fn one(text: &str) -> Result<Vec<LoggedSet>> {
    let wrong = |why: &str| Error::Rejected(format!("the sets {text:?}: {why}; {EXPECTED}"));
    let plain: String = text.to_lowercase().replace('×', "x").split_whitespace().collect();
    let (plain, warm_up) = plain.strip_prefix('w').map_or((plain.as_str(), false), |rest| (rest, true));
    let (counts, load) = load_of(plain).ok_or_else(|| wrong("the load is no number"))?;
    if let Some(kg) = load.filter(|kg| !(0.5..=500.0).contains(kg)) {
        return Err(wrong(&format!("a load of {kg:.1} kg is not from 0.5 to 500 kg")));
    }
    let (times, each) = counts.split_once('x').unwrap_or(("1", counts));
    let times = times.parse::<usize>().ok().filter(|n| (1..=20).contains(n));
    let times = times.ok_or_else(|| wrong("the number of sets is not from 1 to 20"))?;
    let mut sets = Vec::new();
    for part in each.split(',') {
        let set = match part.strip_suffix('s') {
            Some(held) => LoggedSet {
                hold_s: Some(f64::from(count(held, 600).ok_or_else(|| wrong("a hold lasts 1 to 600 s"))?)),
                ..LoggedSet::default()
            },
            None => LoggedSet {
                reps: Some(count(part, 100).ok_or_else(|| wrong("a set has 1 to 100 repetitions"))?),
                ..LoggedSet::default()
            },
        };
        sets.push(LoggedSet { load_kg: load, warm_up, ..set });
    }
    if times > 1 && sets.len() > 1 {
        return Err(wrong("either so many sets alike or the repetitions of each"));
    }
    Ok(if times > 1 { vec![sets[0]; times] } else { sets })
}

/// The counts and the load, which stands behind `@` or, with its unit, in front.
fn load_of(text: &str) -> Option<(&str, Option<f64>)> {
    if let Some((counts, load)) = text.split_once('@') {
        return Some((counts, Some(kilograms(load)?)));
    }
    for unit in ["kgx", "lbsx", "lbx"] {
        if let Some((number, counts)) = text.split_once(unit) {
            return Some((counts, Some(kilograms(&format!("{number}{}", &unit[..unit.len() - 1]))?)));
        }
    }
    Some((text, None))
}

fn count(text: &str, most: u32) -> Option<u32> {
    text.parse().ok().filter(|n| (1..=most).contains(n))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Repetitions, seconds held, kilograms, and whether it was to warm up.
    type Told = (Option<u32>, Option<f64>, Option<f64>, bool);

    fn told(text: &str) -> Vec<Told> {
        let sets = read(&[text.to_owned()]).unwrap();
        sets.into_iter()
            .map(|s| (s.reps, s.hold_s, s.load_kg.map(|kg| (kg * 10.0).round() / 10.0), s.warm_up))
            .collect()
    }

    #[test]
    fn sets_are_read_as_lifters_write_them() {
        for text in ["3x10@24kg", "3 x 10 @ 24", "3×10@24kg", "24kg x 3 x 10", "3X10@24KG", "10,10,10@24"] {
            assert_eq!(told(text), [(Some(10), None, Some(24.0), false); 3], "{text}");
        }
        assert_eq!(told("60kgx5"), [(Some(5), None, Some(60.0), false)]);
        assert_eq!(told("5@135lb"), [(Some(5), None, Some(61.2), false)]);
        assert_eq!(told("135lbsx5"), [(Some(5), None, Some(61.2), false)]);
        assert_eq!(told("w8@40"), [(Some(8), None, Some(40.0), true)]);
        assert_eq!(told("2x45s"), [(None, Some(45.0), None, false); 2]);
        assert_eq!(told("12"), [(Some(12), None, None, false)]);
    }

    #[test]
    fn nonsense_is_named() {
        for text in [
            "",
            "x",
            "@",
            "3x",
            "0x10",
            "21x10",
            "3x0",
            "3x101",
            "3x10@",
            "3x10@heavy",
            "3x10@0",
            "3x10@501",
            "3x10@NaN",
            "3x10@inf",
            "2x10,8@60",
            "-3x10",
            "3x1e3",
            "10,,8",
            "999s",
            "kgx5",
            "3x10@24kg@2",
            "w",
            "éx10",
        ] {
            let said = read(&[text.to_owned()]).unwrap_err().to_string();
            assert!(said.contains("write sets as") && said.contains(&format!("{text:?}")), "{text}: {said}");
        }
        assert!(read(&vec!["20x10".to_owned(); 3]).unwrap_err().to_string().contains("at most 50"));
        assert!(read(&[]).is_err());
    }
}
