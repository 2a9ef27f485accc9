//! C1 to C4, D1, D2, E1 and E2.

use crate::support::{Season, date, lift, sessions_mut, times};
use quantity::Duration;
use training::plan::{Region, StrengthPhase};
use training::spec::{Equipment, Lifting};
use training::{Content, Priority};

const TWICE: &str = "base: rest lift - lift - - -";

fn lifter(weeks: &[&str]) -> Season {
    Season::of(weeks).with(|s| s.runner.lifting = Lifting::Regular)
}

#[test]
fn c1_lifting_days() {
    lifter(&[TWICE]).holds("C1", "2 to 2 lifting days a week");
    // Two lifts on one date are one day.
    lifter(&["base: rest lift+lift - - - - -"]).breaks("C1", "week 1: 1 lifting day, at least 2");
    lifter(&["base: rest lift lift lift lift lift -"]).breaks("C1", "week 1: 5 lifting days, at most 4");
    let wish = |n: u32, words: &'static str| lifter(&[words]).with(|s| s.wishes.lifting_days_max = Some(n));
    wish(2, "base: rest lift lift lift - - -").breaks("C1", "3 lifting days, at most 2");
    wish(1, "base: rest lift - - - - -").holds("C1", "at most 1 as wished; two would be better");
    // Race week and the one before an A race, recovery and pause may have fewer.
    let weeks = [TWICE, "taper: - - - - - - -", "race: - - - - - - race5", "recovery: - lift - - - - -"];
    lifter(&weeks).goal(5_000.0, 3, 6).holds("C1", "2 to 2");
    lifter(&weeks).race(5_000.0, date(2, 6), Priority::B).breaks("C1", "week 2: 0 lifting days");
    lifter(&["base: rest lift - - - - -"]).pain().holds("C1", "lifting days");
    lifter(&["base: rest lift - heavy - - -"])
        .breaks("C1", "week 1, 2026-12-03, session w1d4s0: strength in a week of muscular endurance");
}

#[test]
fn c2_stability_first() {
    let of = |n: usize| {
        let mut words = times(n, "base: rest stability - stability - - -");
        words.extend(times(4, TWICE));
        Season::of(&words)
    };
    of(2).holds("C2", "starts with 2 weeks of stability");
    of(4).holds("C2", "4 weeks");
    of(1).breaks("C2", "week 2: the plan starts with 1 week of stability");
    of(5).breaks("C2", "week 6: the plan starts with 5 weeks");
    of(0).breaks("C2", "week 1: the plan starts with 0 weeks");
    lifter(&[TWICE]).is_silent("C2", "lifted before");
    let light = of(2).edit(|p| p.weeks[0].days[1].sessions[0].content = lift(StrengthPhase::Stability, 10, 20));
    light.breaks("C2", "week 1, 2026-12-01, session w1d2s0: \"step-up with press\" has 10 to 20 repetitions");
    // A plank is held for a time.
    of(2)
        .edit(|p| {
            let Content::Strength(lift) = &mut p.weeks[0].days[1].sessions[0].content else { panic!() };
            let plank = &mut lift.exercises[1];
            (plank.reps_low, plank.reps_high, plank.hold_s) = (None, None, Some(Duration::from_s(30.0)));
        })
        .holds("C2", "2 weeks");
}

#[test]
fn c3_endurance_after_stability() {
    let base = "base: rest stability - stability - - -";
    Season::of(&[base, base, TWICE]).holds("C3", "1 week of muscular endurance");
    Season::of(&[base, base, "base: rest heavy - heavy - - -"])
        .breaks("C3", "week 3: strength follows the stability base");
    let many = lifter(&[TWICE]).edit(|p| {
        p.weeks[0].days[3].sessions[0].content = lift(StrengthPhase::MuscularEndurance, 8, 15);
    });
    many.breaks("C3", "week 1, 2026-12-03, session w1d4s0");
    Season::of(&[base, base]).is_silent("C3", "no week of muscular endurance");
}

#[test]
fn c4_blocks_alternate() {
    let heavy = "base: rest heavy - heavy - - -";
    let of = |parts: &[(usize, &'static str)]| {
        lifter(&parts.iter().flat_map(|(n, week)| times(*n, week)).collect::<Vec<_>>())
    };
    of(&[(4, TWICE), (6, heavy), (2, TWICE)]).holds("C4", "4 muscular endurance, 6 strength, 2 muscular endurance");
    of(&[(3, TWICE), (4, heavy)]).breaks("C4", "week 1: a block of 3 weeks of muscular endurance");
    of(&[(4, TWICE), (7, heavy), (4, TWICE)]).breaks("C4", "week 5: a block of 7 weeks of strength");
    // The first after the stability base has 3 to 7.
    let base = "base: rest stability - stability - - -";
    of(&[(2, base), (3, TWICE), (4, heavy)]).holds("C4", "weeks: 2 stability, 3");
    of(&[(2, base), (7, TWICE), (4, heavy)]).holds("C4", "7 muscular endurance");
    of(&[(2, base), (2, TWICE), (4, heavy)]).breaks("C4", "week 3: a block of 2 weeks");
    of(&[(4, TWICE), (2, base)]).breaks("C4", "week 5: stability again");
    // A week without lifts neither ends nor lengthens a block; blocks after the race are free.
    let race = "race: - - - - - - race5";
    of(&[(3, TWICE), (1, "pause: - - - - - - -"), (2, TWICE), (4, heavy)]).holds("C4", "5 muscular endurance");
    of(&[(4, TWICE), (1, race), (2, heavy), (2, TWICE)]).goal(5_000.0, 5, 6).holds("C4", "weeks: 4 muscular endurance");
    of(&[(4, TWICE), (2, heavy), (2, TWICE)]).breaks("C4", "week 5: a block of 2 weeks of strength");
    // Heavy belongs away from the race.
    for phase in ["peak", "taper", "race"] {
        let words = format!("{phase}: rest heavy - heavy - - -");
        lifter(&[words.as_str()])
            .breaks("C4", "week 1, 2026-12-01, session w1d2s0: heavy lifting in a peak, taper or race");
    }
    let many = lifter(&[heavy]).edit(|p| p.weeks[0].days[1].sessions[0].content = lift(StrengthPhase::Strength, 4, 8));
    many.breaks("C4", "has 4 to 8 repetitions");
}

#[test]
fn d1_joined_every_day() {
    lifter(&[TWICE]).holds("D1", "2 of 2 lifting days join upper and lower body");
    let apart = |change: fn(&mut training::plan::StrengthExercise)| {
        lifter(&[TWICE]).edit(|p| {
            let Content::Strength(lift) = &mut p.weeks[0].days[3].sessions[0].content else { panic!() };
            change(&mut lift.exercises[0]);
        })
    };
    apart(|e| e.compound = false).breaks("D1", "week 1, 2026-12-03, session w1d4s0: no compound");
    apart(|e| e.regions = vec![Region::Lower, Region::Core]).breaks("D1", "session w1d4s0");
    apart(|e| e.regions = vec![Region::Upper, Region::Back]).breaks("D1", "session w1d4s0");
    apart(|e| e.regions = vec![Region::Lower, Region::Back]).holds("D1", "2 of 2");
}

#[test]
fn d2_whole_body() {
    lifter(&[TWICE]).holds("D2", "1 lifting week");
    let no_back = lifter(&[TWICE]).edit(|p| {
        for session in sessions_mut(p) {
            if let Content::Strength(lift) = &mut session.content {
                lift.exercises.truncate(1);
            }
        }
    });
    no_back.breaks("D2", "week 1: nothing for back");
    let cable = lifter(&[TWICE]).edit(|p| {
        let Content::Strength(lift) = &mut p.weeks[0].days[1].sessions[0].content else { panic!() };
        lift.exercises[1].equipment = Equipment::Cable;
    });
    cable.breaks("D2", "week 1, 2026-12-01, session w1d2s0: \"towel row\" needs a cable, which is not at hand");
    cable.with(|s| s.runner.equipment = vec![Equipment::Cable]).holds("D2", "1 lifting week");
    let boxed = lifter(&["base: rest lift+jump40 - lift - - -"]).edit(|p| {
        let Content::Power(power) = &mut p.weeks[0].days[1].sessions[1].content else { panic!() };
        power.exercises[0].equipment = Equipment::Box;
    });
    boxed.breaks("D2", "session w1d2s1: \"pogo hop\" needs a box");
}

#[test]
fn e1_once_a_week() {
    let of = |weeks: &[&str]| lifter(weeks);
    let one = "base: rest jump40 - - - - -";
    of(&[one, one]).holds("E1", "2 power sessions, at most 40 contacts");
    of(&[one, "base: rest easy8 - - - - -"]).breaks("E1", "week 2: 0 power sessions in a full week");
    of(&["base: rest jump40 - jump40 - - -"]).breaks("E1", "week 1: 2 power sessions");
    // Not before the end of the stability base.
    let base = "base: rest stability - stability - - -";
    Season::of(&[base, base, one]).holds("E1", "1 power session");
    Season::of(&[base, "base: rest stability+jump40 - stability - - -", one])
        .breaks("E1", "week 2: 1 power session before");
    // None in the last week of the taper, in race week, recovery and pause; free with a B race.
    let end = |taper: &'static str| {
        of(&[one, one, taper, "race: - - - - - - race5", "recovery: - - - - - - -"]).goal(5_000.0, 4, 6)
    };
    end("taper: - - - - - - -").holds("E1", "2 power sessions");
    end("taper: - jump40 - - - - -").breaks("E1", "week 3: 1 power session in a race, recovery or pause week");
    let b_race = |week: &'static str| of(&[one, week, one]).race(5_000.0, date(1, 6), Priority::B);
    b_race("race: - - - - - - race5").holds("E1", "2 power");
    b_race("race: - jump40 - - - - race5").holds("E1", "3 power");
    // Contacts.
    of(&["base: rest jump19 - - - - -"]).breaks("E1", "week 1, 2026-12-01, session w1d2s0: 19 contacts, 20 to 140");
    of(&["base: rest jump141 - - - - -"]).breaks("E1", "141 contacts");
    of(&[one, "base: rest jump48 - - - - -"]).holds("E1", "at most 48");
    of(&[one, "base: rest jump49 - - - - -"]).breaks("E1", "49 contacts are 122.5 % of the 40");
    let uncounted = of(&[one]).edit(|p| {
        let Content::Power(power) = &mut p.weeks[0].days[1].sessions[0].content else { panic!() };
        power.contacts = 60;
    });
    uncounted.breaks("E1", "it says 60 contacts, its exercises have 40");
    // Never the day before a hard run; the same day may do.
    of(&["base: rest jump40+tempo3 - - - - -"]).holds("E1", "1 power");
    of(&["base: rest jump40 tempo3 - - - -"]).breaks("E1", "session w1d2s0: the day after is a hard run");
    of(&["base: - - - - - - jump40", "build: test3 - jump40 - - - -"]).breaks("E1", "w1d7s0");
    of(&[one]).pain().breaks("E1", "week 1: 1 power session while the check says pain");
    of(&["base: - - - - - - -"]).edit(|p| p.weeks[0].days[0].sessions.clear()).pain().holds("E1", "0 power sessions");
}

#[test]
fn e2_emphasis_is_shown() {
    let heavy = "base: rest heavy+jump40 - heavy - - -";
    let slow = |weeks: &[&str], seconds: f64| {
        let mut season = lifter(weeks).goal(10_000.0, 1, 6).why("Llanos-Lagos et al. (2024)");
        season.plan.goal.as_mut().unwrap().time_s = Some(Duration::from_s(seconds));
        season
    };
    slow(&[heavy], 3600.0).holds("E2", "10.0 km/h, 1 week of heavier strength beside power");
    slow(&["base: rest lift+jump40 - - - - -"], 3600.0).breaks("E2", "no heavier strength beside the power");
    slow(&["base: rest lift+jump40 - - - - -"], 2400.0).holds("E2", "15.0 km/h");
    slow(&[heavy], 3600.0)
        .why("because it helps")
        .breaks("E2", "week 1, 2026-12-01, session w1d2s1: its reason names no");
}
