//! The picture of a course: its heights, what is taken where, and where it runs dry.

use crate::drawing::{HEIGHT, Label, WIDTH, depth, round};
use crate::format::Units;
use app::documents::RacePlan;

/// A course lower than this is drawn as if it were so high. Metres.
const LEAST_M: f64 = 40.0;

/// Where things stand in the picture.
pub(super) struct Profile {
    pub(super) area: String,
    pub(super) line: String,
    pub(super) top: String,
    pub(super) bottom: String,
    pub(super) places: Vec<Label>,
    pub(super) stops: Vec<Label>,
    pub(super) dry: Option<f64>,
}

impl Profile {
    /// Of a plan; none on level ground.
    pub(super) fn of(plan: &RacePlan, units: Units) -> Option<Self> {
        let heights = || plan.course.profile.iter().map(|point| point.height_m);
        let (low, high) = (heights().fold(f64::INFINITY, f64::min), heights().fold(f64::NEG_INFINITY, f64::max));
        if low >= high {
            return None;
        }
        let high = high.max(low + LEAST_M);
        let across = |m: f64| round(WIDTH * (m / plan.distance_m).clamp(0.0, 1.0));
        let points: Vec<String> = plan
            .course
            .profile
            .iter()
            .map(|point| format!("{},{}", across(point.at_m), depth(point.height_m, low, high)))
            .collect();
        let line = points.join(" ");
        let every = units.metres() * if plan.distance_m > 15.0 * units.metres() { 5.0 } else { 1.0 };
        let count = (plan.distance_m / every) as usize;
        let label = |i: usize| Label { at: across(i as f64 * every), text: units.distance_short(i as f64 * every) };
        let stop = |stop: &app::documents::RaceStop| Label {
            at: across(stop.at_m),
            text: format!("{:.0} g", stop.carbohydrate_g),
        };
        Some(Self {
            area: format!("0,{HEIGHT} {line} {WIDTH},{HEIGHT}"),
            line,
            top: units.height(high),
            bottom: units.height(low),
            places: (1..=count).map(label).collect(),
            stops: plan.fuel.iter().map(stop).collect(),
            dry: plan.runs_dry_m.map(across),
        })
    }
}
