//! Words for what the documents name: sports, phases, sessions, steps, rules.

mod activity;
mod anchor;
mod durability;
mod exercise;
mod repeat;
mod rule;
mod season;
mod sentence;
mod session;
mod step;

pub use activity::{SPORTS, activity, found, has_pace, import_sentence, paused, says_indoor, sport};
pub use anchor::{ANCHOR_COLUMNS, ANCHORS, anchor, anchor_word, confidence, model};
pub use durability::{DURABILITY_MEANS, drift, durability};
pub use exercise::{
    EQUIPMENT, area, dose, drill_kind, exercise_address, finding, intensity, level, needs, pattern, region,
};
pub use repeat::{off_target, repeat_fade, repeat_set, repeats_found};
pub use rule::{rule, strategy};
pub use season::{count_weeks, phase, phase_sentence, priority};
pub use sentence::{first_sentence, list, share_of_100};
pub use session::{
    calendar, equipment, is_for_a_watch, is_hard, other_short, run_kind, run_size, session, session_size, sets,
};
pub use step::{block, pace, role, role_word, step_length};
