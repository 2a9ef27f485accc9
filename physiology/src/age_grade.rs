//! A road race against the best of the same age and sex.

use crate::{OutOfDomain, Sex, measured_range};
use quantity::{Distance, Duration};
use std::sync::OnceLock;

const SOURCE: &str = "the 2025 road age factors";

/// What age grading says of a race.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AgeGrade {
    /// Standard of the age over the time: 1 is the standard itself.
    pub share: f64,
    /// Best time to be expected of anyone of this age and sex.
    pub age_standard: Duration,
    /// Time that would be worth as much at the best age.
    pub age_graded_time: Duration,
}

/// Factors of one sex: a row for each age from 5 to 100, a column for each distance.
struct Table {
    distances_m: Vec<f64>,
    open_s: Vec<f64>,
    factors: Vec<Vec<f64>>,
}

const FIRST_AGE: u32 = 5;
const LAST_AGE: u32 = 100;

fn table(sex: Sex) -> &'static Table {
    static FEMALE: OnceLock<Table> = OnceLock::new();
    static MALE: OnceLock<Table> = OnceLock::new();
    match sex {
        Sex::Female => FEMALE.get_or_init(|| read(include_str!("../data/age_grade_road_2025_female.csv"))),
        Sex::Male => MALE.get_or_init(|| read(include_str!("../data/age_grade_road_2025_male.csv"))),
    }
}

fn read(text: &str) -> Table {
    let mut rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        line.split(',').skip(1).map(|cell| cell.parse().expect("a compiled-in table of numbers")).collect::<Vec<f64>>()
    });
    let distances_m = rows.next().expect("a row of distances");
    let open_s = rows.next().expect("a row of open standards");
    Table { distances_m, open_s, factors: rows.collect() }
}

/// Value at a distance between the columns: `place` says how far from the left column to the right one.
fn place(table: &Table, distance_m: f64) -> (usize, f64) {
    let right = table.distances_m.partition_point(|&column| column < distance_m).clamp(1, table.distances_m.len() - 1);
    let (left_m, right_m) = (table.distances_m[right - 1], table.distances_m[right]);
    (right, ((distance_m / left_m).ln() / (right_m / left_m).ln()).clamp(0.0, 1.0))
}

/// Factor by which a time at this age is worth more than at the best age.
///
/// - **Units**: age in years, distance in m, result without unit.
/// - **Domain**: 5 to 100 years, one mile to 200 km on the road.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: road factors of 2025 by Jones and Bernhard, approved by USATF on 2025-01-10; linear in the logarithm of
///   the distance between their columns. One cell (men of 80, 12 km, published 0.6218) breaks the rule of all others and
///   is replaced by what it gives, 0.6273.
///
/// ```
/// use {physiology::{Sex, age_factor}, quantity::Distance};
/// assert_eq!(age_factor(Sex::Male, 45, Distance::from_m(10_000.0))?, 0.9261);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn age_factor(sex: Sex, age_years: u32, distance: Distance) -> Result<f64, OutOfDomain> {
    measured_range("age in years", f64::from(age_years), f64::from(FIRST_AGE)..=f64::from(LAST_AGE), SOURCE)?;
    let distance_m = measured_range("distance in m", distance.m(), 1609.0..=200_100.0, SOURCE)?;
    let table = table(sex);
    let (right, share) = place(table, distance_m);
    let row = &table.factors[(age_years - FIRST_AGE) as usize];
    Ok(row[right - 1] + (row[right] - row[right - 1]) * share)
}

/// The same at a fraction of a year, straight between birthdays; ages and distances outside the tables count as their ends.
pub(crate) fn age_factor_near(sex: Sex, age_years: f64, distance: Distance) -> f64 {
    let table = table(sex);
    let (first, last) = (f64::from(FIRST_AGE), f64::from(LAST_AGE));
    let years = age_years.clamp(first, last) - first;
    let (whole, share) = (years.floor(), years.fract());
    let nearest = distance.m().clamp(table.distances_m[0], table.distances_m[table.distances_m.len() - 1]);
    let (right, along) = place(table, nearest);
    let at = |row: usize| {
        let row = &table.factors[row.min(table.factors.len() - 1)];
        row[right - 1] + (row[right] - row[right - 1]) * along
    };
    let before = at(whole as usize);
    before + (at(whole as usize + 1) - before) * share
}

/// Standard time of the best age.
///
/// - **Units**: distance in m, result in s.
/// - **Domain**: one mile to 200 km on the road.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: open standards of 2025 by Jones and Bernhard; between their distances by a power of the distance, which is
///   a default, not a finding.
///
/// ```
/// use {physiology::{Sex, open_standard}, quantity::race_distance::MARATHON};
/// assert_eq!(open_standard(Sex::Female, MARATHON)?.s(), 7796.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn open_standard(sex: Sex, distance: Distance) -> Result<Duration, OutOfDomain> {
    let distance_m = measured_range("distance in m", distance.m(), 1609.0..=200_100.0, SOURCE)?;
    let table = table(sex);
    let (right, share) = place(table, distance_m);
    if share >= 1.0 {
        return Ok(Duration::from_s(table.open_s[right]));
    }
    Ok(Duration::from_s(table.open_s[right - 1] * (table.open_s[right] / table.open_s[right - 1]).powf(share)))
}

/// Age grade of a road race.
///
/// - **Units**: age in years, distance in m, time in s; share without unit.
/// - **Domain**: 5 to 100 years, one mile to 200 km on the road; times up to ten times the standard.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: road factors and standards of 2025 by Jones and Bernhard, approved by USATF on 2025-01-10.
///
/// ```
/// use {physiology::{Sex, age_grade}, quantity::{Distance, Duration}};
/// let grade = age_grade(Sex::Male, 45, Distance::from_m(10_000.0), Duration::from_s(2400.0))?;
/// assert_eq!(format!("{:.1}", 100.0 * grade.share), "71.3");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn age_grade(sex: Sex, age_years: u32, distance: Distance, time: Duration) -> Result<AgeGrade, OutOfDomain> {
    let factor = age_factor(sex, age_years, distance)?;
    let age_standard = open_standard(sex, distance)? / factor;
    let time_s = measured_range("time in s", time.s(), 0.5 * age_standard.s()..=10.0 * age_standard.s(), SOURCE)?;
    Ok(AgeGrade { share: age_standard.s() / time_s, age_standard, age_graded_time: time * factor })
}
