//! The entries that can be told.

use super::score;
use crate::parse;
use anyhow::Result;
use app::{
    App, CheckTold, RpeOf, RpeTold, StrengthTold, SweatTold,
    documents::{LogDocument, WellnessEntry},
};
use clap::Subcommand;
use jiff::civil::Date;

#[derive(Subcommand)]
pub enum Tell {
    /// Say how hard a session was, 0 to 10
    ///
    /// The mark is for the session as a whole, asked about half an hour after it: 0 nothing, 3 moderate, 5 hard, 10 all there is.
    #[command(
        after_help = "Examples:\n  stayer log rpe 412 7 --pain no\n  stayer log rpe 2026-11-21 5 --minutes 40 --note \"headwind all the way\""
    )]
    Rpe {
        /// An activity's number, or a day with one activity
        #[arg(value_name = "ACTIVITY|DATE", value_parser = score::rated)]
        of: RpeOf,

        /// How hard it was, 0 to 10
        rpe: f64,

        /// How long it was, where no file says so
        #[arg(long, value_name = "N")]
        minutes: Option<f64>,

        /// Whether something hurt: yes or no
        #[arg(long, value_name = "YES|NO", value_parser = score::yes)]
        pain: Option<bool>,

        /// In your words
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Log sets of one exercise
    ///
    /// Sets are written as 3x10@24kg, 10,8,8@60kg, 60kgx3x10, 5@135lb, 3x45s for a hold, w8@40kg for a warm-up. The newest give
    /// the next plan its loads.
    #[command(
        after_help = "Examples:\n  stayer log strength deadlift w8@40kg 3x10@60kg --rir 2\n  stayer log strength \"side plank\" 3x30s --date 2026-11-20"
    )]
    Strength {
        /// Its name, as the plan and the page Exercises have it
        exercise: String,

        /// The sets, in order
        #[arg(required = true)]
        sets: Vec<String>,

        /// Repetitions that would still have been possible after the last
        #[arg(long, value_name = "N")]
        rir: Option<u32>,

        /// In your words
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,

        /// The day [default: today]
        #[arg(long, value_parser = parse::date)]
        date: Option<Date>,
    },
    /// Log how a morning is
    #[command(
        after_help = "Examples:\n  stayer log wellness --hrv-ms 62 --resting-hr 48 --sleep-h 7.5\n  stayer log wellness --mood 4 --soreness 2 --date 2026-11-22"
    )]
    Wellness {
        /// Heart rate variability, rMSSD in milliseconds
        #[arg(long, value_name = "N")]
        hrv_ms: Option<f64>,

        /// Resting heart rate, beats a minute
        #[arg(long, value_name = "N")]
        resting_hr: Option<f64>,

        /// Hours asleep
        #[arg(long, value_name = "N")]
        sleep_h: Option<f64>,

        /// Mood, 1 low to 5 high
        #[arg(long, value_name = "N")]
        mood: Option<u8>,

        /// Soreness, 1 none to 5 a lot
        #[arg(long, value_name = "N")]
        soreness: Option<u8>,

        /// In your words
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,

        /// The day [default: today]
        #[arg(long, value_parser = parse::date)]
        date: Option<Date>,
    },
    /// Log a movement check: scores of its tests, or findings by name
    ///
    /// A score is 3 clean, 2, 1, or 0 for pain; left/right where a test has sides: overhead_squat=2 step_down=2/3. knee_to_wall may be
    /// measured: knee_to_wall=9cm/11cm. Findings: knees_cave_in tight_hip_flexors quiet_glutes left_right_difference pain, =yes or =no.
    #[command(
        after_help = "Examples:\n  stayer log check overhead_squat=2 step_down=2/3 edge_of_bed=1/1 knee_to_wall=9cm/11cm\n  stayer log check quiet_glutes=yes pain=no"
    )]
    Check {
        /// Scores and findings
        #[arg(required = true, value_name = "TEST=SCORE", value_parser = score::told)]
        told: Vec<score::Told>,

        /// The day [default: today]
        #[arg(long, value_parser = parse::date)]
        date: Option<Date>,
    },
    /// Log your body mass
    #[command(after_help = "Examples:\n  stayer log weight 61.2\n  stayer log weight 135lb --date 2026-11-20")]
    Weight {
        /// The mass, in kg unless it says lb
        #[arg(value_parser = score::mass)]
        mass: f64,

        /// The day [default: today]
        #[arg(long, value_parser = parse::date)]
        date: Option<Date>,
    },
    /// Log a sweat test: a run between two weighings
    #[command(
        after_help = "Examples:\n  stayer log sweat --before 61.2 --after 60.4 --drink-l 0.5 --minutes 75\n  stayer log sweat --before 61.0 --after 60.1 --minutes 60 --date 2026-11-20"
    )]
    Sweat {
        /// Body mass before, in kg unless it says lb
        #[arg(long, value_name = "MASS", value_parser = score::mass)]
        before: f64,

        /// Body mass after
        #[arg(long, value_name = "MASS", value_parser = score::mass)]
        after: f64,

        /// Litres drunk between
        #[arg(long, value_name = "N", default_value_t = 0.0)]
        drink_l: f64,

        /// Litres passed between
        #[arg(long, value_name = "N", default_value_t = 0.0)]
        urine_l: f64,

        /// How long the run was
        #[arg(long, value_name = "N")]
        minutes: f64,

        /// The day [default: today]
        #[arg(long, value_parser = parse::date)]
        date: Option<Date>,
    },
}

impl Tell {
    /// Tells it to the library.
    pub fn run(self, app: &App) -> Result<LogDocument> {
        let day = |date: Option<Date>| date.unwrap_or_else(|| app.date());
        Ok(match self {
            Self::Rpe { of, rpe, minutes, pain, note } => app.log_rpe(RpeTold { of, rpe, minutes, pain, note })?,
            Self::Strength { exercise, sets, rir, note, date } => {
                app.log_strength(StrengthTold { exercise, sets, reps_in_reserve: rir, note }, day(date))?
            }
            Self::Wellness { hrv_ms, resting_hr, sleep_h, mood, soreness, note, date } => {
                let told = WellnessEntry {
                    hrv_s: hrv_ms.map(|ms| ms / 1000.0),
                    hrv_sdnn_s: None,
                    resting_heart_rate_bpm: resting_hr,
                    sleep_s: sleep_h.map(|h| h * 3600.0),
                    mood,
                    soreness,
                    note,
                };
                app.log_wellness(told, day(date))?
            }
            Self::Check { told, date } => {
                let mut check = CheckTold::default();
                for told in told {
                    match told {
                        score::Told::Score(score) => check.scores.push(score),
                        score::Told::Finding(name, found) => check.findings.push((name, found)),
                    }
                }
                app.log_check(&check, day(date))?
            }
            Self::Weight { mass, date } => app.log_weight(mass, day(date))?,
            Self::Sweat { before, after, drink_l, urine_l, minutes, date } => {
                let told = SweatTold { before_kg: before, after_kg: after, drink_l, urine_l, minutes };
                app.log_sweat(told, day(date))?
            }
        })
    }
}
