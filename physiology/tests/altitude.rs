//! Oxygen at altitude: order and borders of three relations.
#![allow(clippy::unwrap_used)]

use physiology::{AltitudeModel, oxygen_share_at_altitude};
use proptest::prelude::*;
use quantity::Distance;

const ALL: [AltitudeModel; 3] =
    [AltitudeModel::Wehrlin, AltitudeModel::BassettAcclimatised, AltitudeModel::BassettArrived];

#[test]
fn sea_level_costs_nothing_and_nan_is_refused() {
    for model in ALL {
        assert!((oxygen_share_at_altitude(Distance::ZERO, model).unwrap() - 1.0).abs() < 0.0011);
        assert!(oxygen_share_at_altitude(Distance::from_m(f64::NAN), model).is_err());
        assert!(oxygen_share_at_altitude(Distance::from_m(4000.0), model).is_err());
    }
}

proptest! {
    #[test]
    fn higher_leaves_less_and_acclimatisation_helps(altitude_m in 400.0..2900.0_f64) {
        let share = |m, model| oxygen_share_at_altitude(Distance::from_m(m), model).unwrap();
        for model in ALL {
            prop_assert!(share(altitude_m + 50.0, model) < share(altitude_m, model));
            prop_assert!(share(altitude_m, model) > 0.7);
        }
        prop_assert!(share(altitude_m, AltitudeModel::BassettAcclimatised) > share(altitude_m, AltitudeModel::BassettArrived));
    }
}
