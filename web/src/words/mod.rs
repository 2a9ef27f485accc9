//! Words for what the documents name: sports, phases, sessions, steps, rules.

mod activity;
mod anchor;
mod change;
mod done;
mod durability;
mod exercise;
mod export;
mod fuel;
mod hold_history;
mod log;
mod movement;
mod race;
mod record;
mod repeat;
mod rule;
mod season;
mod sentence;
mod session;
mod sharpen;
mod source;
mod step;

pub use activity::{
    ABOUT_MEANS, GUESS_MEANS, SPORTS, about, activity, distance_by, distance_likely, found, guess, guessed,
    guesses_bests, guesses_records, has_belt, has_pace, import_sentence, level_distance, marked, outcome,
    past_sentence, paused, samples, says_indoor, sport,
};
pub use anchor::{ANCHOR_COLUMNS, ANCHORS, anchor, anchor_word, confidence, model};
pub use change::{edit, outturn, pause_reason, state, titled};
pub use done::{efforts_run, step_asked, step_run, step_target, steps_found, steps_sentence};
pub use durability::{
    DURABILITY_MEANS, KILOMETRE_TEST_MEANS, drift, durability, forecast_by_long_runs, kilometre_session,
    kilometre_test, left_after_an_hour, moved_by_long_runs,
};
pub use exercise::{
    EQUIPMENT, area, areas, cues, dose, drill_kind, exercise_address, figure_address, finding, intensity, level, needs,
    pattern, region, works_on,
};
pub use export::{format_for, format_name, formats_of, lost_once};
pub use fuel::{first_day, races, rehearsals, runs_dry, why_so_much, work};
pub use hold_history::{block as speed_block, hold_change};
pub use log::{entry, hurt, last_time};
pub use movement::{DRILLS_SHOWN, check_sentence, found_by_check, missing, points, side};
pub use race::{
    PACINGS, behind, course_sentence, dry_sentence, fade_sentence, forecast_sentence, grade, had_slopes, has_slopes,
    kept_sentence, parted, place, race_ahead, race_sentence, race_splits, review_plan_sentence, review_sentences,
    reviewed_splits, seconds_lost, weather_sentence,
};
pub use record::best_race;
pub use repeat::{off_target, repeat_fade, repeat_set, repeats_found, repeats_stopped};
pub use rule::{is_rule, rule, strategy};
pub use season::{count_weeks, first_letter, phase, phase_sentence, priority, week_of};
pub use sentence::{asks_for_morning, asks_of_before, first_sentence, is_long, list, reasons_apart, share_of_100};
pub use session::{
    calendar, count_up, equipment, first_guess, has_marks, is_for_a_watch, is_hard, is_rest, is_without_file,
    lifting_phase, mark, may_ease, may_skip, may_time_kilometres, minutes, needed, reserve, rest_s, run_kind, run_size,
    run_word, session, session_lines, session_size, sets, titled_size,
};
pub use sharpen::sharpens;
pub use source::{source_gives, source_part, source_why};
pub use step::{block, pace, role, role_word, step_length};
