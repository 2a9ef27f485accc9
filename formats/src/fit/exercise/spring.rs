//! Jumps, hops, slams and swings.

use super::{WatchExercise, rows};

pub(super) const TABLE: &[WatchExercise] = rows! {
    "snap-down" near PLYO PlyoExerciseName ISOMETRIC_EXPLOSIVE_BODY_WEIGHT_JUMP_SQUAT;
    "pogo hops" near PLYO PlyoExerciseName BODY_WEIGHT_JUMP_SQUAT;
    "squat jump" is PLYO PlyoExerciseName JUMP_SQUAT;
    "tuck jump" near PLYO PlyoExerciseName BODY_WEIGHT_JUMP_SQUAT;
    "broad jump" near PLYO PlyoExerciseName JUMP_SQUAT;
    "line jumps" near PLYO PlyoExerciseName SIDE_TO_SIDE_SHUFFLE_JUMP;
    "split-squat jump" is PLYO PlyoExerciseName ALTERNATING_JUMP_LUNGE;
    "band-resisted squat jump" near PLYO PlyoExerciseName WEIGHTED_JUMP_SQUAT;
    "dumbbell squat jump" is PLYO PlyoExerciseName DUMBBELL_JUMP_SQUAT;
    "barbell jump shrug" is SHRUG ShrugExerciseName BARBELL_JUMP_SHRUG;
    "low box jump" near PLYO PlyoExerciseName BOX_JUMP;
    "box jump" is PLYO PlyoExerciseName BOX_JUMP;
    "depth jump" is PLYO PlyoExerciseName DEPTH_JUMP;
    "skipping for height" near PLYO PlyoExerciseName FRONT_KNEE_STRIKE;
    "bounding" near PLYO PlyoExerciseName LATERAL_LEAP_AND_HOP;
    "hop and hold" near PLYO PlyoExerciseName LATERAL_LEAP_AND_HOP;
    "single-leg hops" near PLYO PlyoExerciseName LATERAL_LEAP_AND_HOP;
    "skater bound" is PLYO PlyoExerciseName LATERAL_LEAP_AND_HOP;
    "box step-up jump" near PLYO PlyoExerciseName BOX_JUMP;
    "medicine-ball slam" is PLYO PlyoExerciseName MEDICINE_BALL_SLAM;
    "medicine-ball chest throw" is PUSH_UP PushUpExerciseName MEDICINE_BALL_CHEST_PASS;
    "medicine-ball jump throw" near PLYO PlyoExerciseName MEDICINE_BALL_OVERHEAD_THROWS;
    "kettlebell swing" is HIP_RAISE HipRaiseExerciseName KETTLEBELL_SWING;
    "single-arm kettlebell swing" is HIP_SWING HipSwingExerciseName SINGLE_ARM_KETTLEBELL_SWING;
    "single-arm offset swing with one heel raised" near HIP_SWING HipSwingExerciseName SINGLE_ARM_KETTLEBELL_SWING;
    "dumbbell snatch" is OLYMPIC_LIFT OlympicLiftExerciseName SINGLE_ARM_DUMBBELL_SNATCH;
    "fast cable chop" near CHOP ChopExerciseName CABLE_WOODCHOP;
    "kettlebell jump squat" near PLYO PlyoExerciseName WEIGHTED_JUMP_SQUAT;
};
