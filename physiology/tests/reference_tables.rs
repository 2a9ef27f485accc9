//! Every table of the reference folder is held against a model here or elsewhere, or it is said why there is no model of it.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

/// Tables of ours with the table of the reference folder that they repeat line by line.
const REPEATED: [(&str, &str); 27] = [
    ("age_grade_2025", "agegrade_worked_examples_computed"),
    ("banister_1991", "banister_trimp_computed"),
    ("bosquet_2007", "taper_evidence"),
    ("burke_2011", "carbohydrate_guidelines"),
    ("daniels_2018_time_off", "daniels_time_off_vdot"),
    ("drake_2023_budget", "powerlaw_fatigue_budget_computed"),
    ("equal_hr_2017", "gap_strava_2017_digitised"),
    ("fitness_fatigue", "ctl_atl_tsb_computed"),
    ("frandsen_2025", "frandsen2025_session_spike"),
    ("heart_rate_max", "hrmax_formulas_computed"),
    ("knee_projection", "joint_angle_cases_computed"),
    ("minetti_2002", "minetti2002_reference"),
    ("morton_1990_impulse", "banister_impulse_response_computed"),
    ("mulligan_2018_race_time", "emig_racetime_lambertw_highprec"),
    ("oxygen_cost", "oxygen_cost_models_computed"),
    ("purdy_1970", "purdy_points_computed"),
    ("race_predictors", "race_predictors_computed"),
    ("rapoport_2010_speed", "rapoport2010_speed_fuel_computed"),
    ("rapoport_2010_wall", "rapoport2010_distance_to_wall_computed"),
    ("repetitions", "reps_percent_1rm"),
    ("skiba_2012_recovery", "wprime_tau_skiba2012_computed"),
    ("skiba_2015_d_prime", "dprime_balance_computed"),
    ("smyth_2020", "smyth2020_critical_speed"),
    ("smyth_2022", "smyth2022_decoupling"),
    ("tanda_2011", "tanda2011_computed"),
    ("treff_2019", "polarization_index_computed"),
    ("vickers_2016_marathon", "vickers_vertosick_marathon_computed"),
];

/// Tables that a test reads where they lie: the file of the test, from the root of the sources, and the table.
const READ: [(&str, &str); 15] = [
    ("physiology/tests/age_grade.rs", "agegrade_road_2025_female_factors"),
    ("physiology/tests/age_grade.rs", "agegrade_road_2025_male_factors"),
    ("physiology/tests/age_grade.rs", "agegrade_road_2025_open_standards"),
    ("physiology/tests/critical_speed.rs", "cs_powerlaw_fits_12_runners"),
    ("physiology/tests/marathon_prediction_elite.rs", "drake2023_kipchoge_gebrselassie_pbs"),
    ("physiology/tests/power_law.rs", "elite_runner_personal_bests"),
    ("physiology/tests/endurance_index.rs", "emig_individual_fits_computed"),
    ("physiology/tests/race_time_emig.rs", "emig_world_records_fit_computed"),
    ("physiology/tests/late_race_slowing.rs", "late_race_slowing_evidence"),
    ("physiology/tests/marathon_prediction_elite.rs", "marathon_prediction_elite_computed"),
    ("plan/tests/movement_check.rs", "movement_screen_thresholds"),
    ("plan/src/power/once_a_week.rs", "plyometric_volume"),
    ("physiology/tests/race_time_purdy.rs", "purdy_portuguese_velocity_table"),
    ("physiology/tests/race_time_daniels.rs", "vdot_race_times"),
    ("physiology/tests/race_time_daniels.rs", "vdot_training_paces"),
];

/// Tables that no model claims, and why.
const NO_MODEL: [(&str, &str); 5] = [
    (
        "ohsa_compensations",
        "which muscle is behind a fault is from memory and weakly shown: the check names drills, never muscles",
    ),
    ("pose_landmarks", "nothing here reads a video; the check is answered by the runner"),
    ("speed_endurance_trials", "what groups gained in two trials is no forecast of a person"),
    ("strength_running_economy_evidence", "mean effects of trials are no forecast of a person"),
    ("tid_trials", "the trials disagree on which distribution is better: no model chooses one"),
];

fn lines(path: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn every_table_of_reference_is_tested_or_said_why_not() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = sources.join("../shared/golden");
    if !folder.is_dir() {
        println!("skipped: no folder of reference tables at {}", folder.display());
        return;
    }
    for (own, reference) in REPEATED {
        let ours = lines(&sources.join(format!("physiology/tests/golden/{own}.csv")));
        for line in lines(&folder.join(format!("{reference}.csv"))) {
            assert!(ours.contains(&line), "{own}.csv lacks {line:?} of {reference}.csv");
        }
    }
    for (test, table) in READ {
        let text = std::fs::read_to_string(sources.join(test)).unwrap();
        assert!(text.contains(&format!("{table}.csv")) || text.contains(table), "{test} does not read {table}.csv");
    }
    let named: BTreeSet<&str> =
        REPEATED.iter().map(|t| t.1).chain(READ.iter().map(|t| t.1)).chain(NO_MODEL.iter().map(|t| t.0)).collect();
    let there: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok()?.strip_suffix(".csv").map(str::to_owned))
        .collect();
    assert_eq!(named, there.iter().map(String::as_str).collect(), "tables that are named against those that are there");
    assert!(NO_MODEL.iter().all(|(_, why)| why.len() > 20));
}
