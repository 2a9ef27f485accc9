//! Fuel against the fixtures of Rapoport's figures and the captions they were checked with.
#![allow(clippy::unwrap_used)]

use physiology::{
    GlycogenStore, carbohydrate_needed_g, carbohydrate_share, distance_to_wall, intensity_at_speed, speed_at_intensity,
    store_kcal_per_kg, sweat_rate_l_per_h,
};
use proptest::prelude::*;
use quantity::{Duration, Mass, OxygenUptake, Speed, race_distance::MARATHON};

/// Relative: the fixtures were computed from the same formulas.
const FORMULA: f64 = 1e-6;

fn store(muscle_kcal_per_kg: f64) -> GlycogenStore {
    GlycogenStore { muscle_kcal_per_kg, ..GlycogenStore::default() }
}

#[test]
fn agrees_with_the_fixtures() {
    for row in testkit::golden("rapoport_2010_wall.csv") {
        let store = GlycogenStore {
            leg_muscle_share: row.number("leg_muscle_mass_fraction"),
            muscle_kcal_per_kg: row.number("muscle_glycogen_kcal_per_kg_muscle"),
        };
        row.agrees("store_kcal_per_kg_body", store_kcal_per_kg(&store).unwrap(), FORMULA);
        let wall = distance_to_wall(&store, row.number("intensity_fraction_vo2max"), 0.0).unwrap();
        row.agrees("distance_to_wall_km", wall.m() / 1000.0, FORMULA);
        assert_eq!(row.text("completes_marathon") == "yes", wall >= MARATHON, "{}", row.place());
    }
    for row in testkit::golden("rapoport_2010_speed.csv") {
        let (maximal, i) =
            (OxygenUptake::from_ml_per_kg_min(row.number("vo2max_ml_kg_min")), row.number("intensity_fraction_vo2max"));
        let speed = speed_at_intensity(maximal, i).unwrap();
        row.agrees("cho_fraction_of_energy", carbohydrate_share(i).unwrap(), FORMULA);
        row.agrees("speed_km_per_h", speed.mps() * 3.6, FORMULA);
        row.agrees("marathon_time_s", (MARATHON / speed).s(), FORMULA);
        row.agrees("cho_energy_kcal_per_kg_over_marathon", carbohydrate_share(i).unwrap() * 42.195, FORMULA);
    }
}

#[test]
fn the_borders_of_the_captions_are_met() {
    let km = |muscle, i| distance_to_wall(&store(muscle), i, 0.0).unwrap().m() / 1000.0;
    // Few fail before mile 11 or below 55 %; failures cluster about mile 21 at 80 to 95 %.
    assert!((km(40.0, 1.0) - 17.7).abs() < 0.1);
    assert!(km(40.0, 0.55) > 42.195);
    assert!(km(80.0, 0.95) < 33.8 && 33.8 < km(80.0, 0.80));
}

#[test]
fn nan_is_refused() {
    assert!(carbohydrate_share(f64::NAN).is_err());
    assert!(
        distance_to_wall(&store(f64::NAN), 0.8, 0.0).is_err() && distance_to_wall(&store(80.0), 0.8, f64::NAN).is_err()
    );
    assert!(speed_at_intensity(OxygenUptake::from_ml_per_kg_min(f64::NAN), 0.8).is_err());
    assert!(intensity_at_speed(OxygenUptake::from_ml_per_kg_min(50.0), Speed::from_mps(f64::NAN)).is_err());
    assert!(carbohydrate_needed_g(&store(80.0), MARATHON, Mass::from_kg(f64::NAN), 0.8).is_err());
    let kg = Mass::from_kg;
    assert!(sweat_rate_l_per_h(kg(70.0), kg(f64::NAN), kg(0.5), kg(0.0), Duration::from_s(3600.0)).is_err());
    assert!(sweat_rate_l_per_h(kg(70.0), kg(72.0), kg(0.5), kg(0.0), Duration::from_s(3600.0)).is_err());
}

proptest! {
    #[test]
    fn harder_means_an_earlier_wall_and_more_to_eat(i in 0.4..0.98_f64, muscle in 40.0..144.0_f64) {
        let store = store(muscle);
        prop_assert!(distance_to_wall(&store, i + 0.01, 0.0).unwrap() < distance_to_wall(&store, i, 0.0).unwrap());
        prop_assert!(distance_to_wall(&store, i, 3.0).unwrap() > distance_to_wall(&store, i, 0.0).unwrap());
        let needed = |i| carbohydrate_needed_g(&store, MARATHON, Mass::from_kg(70.0), i).unwrap();
        prop_assert!(needed(i + 0.01) >= needed(i));
    }

    #[test]
    fn what_is_needed_moves_the_wall_past_the_finish(i in 0.6..0.98_f64, muscle in 40.0..120.0_f64) {
        let store = store(muscle);
        let grams = carbohydrate_needed_g(&store, MARATHON, Mass::from_kg(60.0), i).unwrap();
        prop_assert!(distance_to_wall(&store, i, grams * 4.0 / 60.0).unwrap() >= MARATHON);
    }

    #[test]
    fn speed_and_intensity_are_inverse(maximal in 30.0..85.0_f64, i in 0.35..0.99_f64) {
        let maximal = OxygenUptake::from_ml_per_kg_min(maximal);
        let back = intensity_at_speed(maximal, speed_at_intensity(maximal, i).unwrap()).unwrap();
        prop_assert!((back - i).abs() < 1e-9);
    }
}
