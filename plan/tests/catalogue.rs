//! The catalogue is whole, in order, and enough for every set of equipment.
#![allow(clippy::unwrap_used)]

use plan::catalogue::{Drill, DrillKind, Entry, drills, find, impossible, plyometrics, slug, strength};
use training::{
    plan::Region::{Back, Core, Lower, Upper},
    spec::Equipment,
};

const THINGS: [Equipment; 7] = [
    Equipment::Band,
    Equipment::Dumbbell,
    Equipment::Kettlebell,
    Equipment::MedicineBall,
    Equipment::Box,
    Equipment::Cable,
    Equipment::Barbell,
];

fn entries() -> Vec<Entry> {
    let lifts = strength().map(Entry::Strength).chain(plyometrics().map(Entry::Plyometric));
    lifts.chain(drills().map(Entry::Drill)).collect()
}

fn cues(entry: Entry) -> &'static [&'static str] {
    match entry {
        Entry::Strength(e) => e.cues,
        Entry::Plyometric(p) => p.cues,
        Entry::Drill(d) => d.cues,
    }
}

/// Level, easier, harder and things needed.
type Versions = (u8, Option<&'static str>, Option<&'static str>, Vec<Equipment>);

/// The versions of what has some.
fn versions(entry: Entry) -> Option<Versions> {
    match entry {
        Entry::Strength(e) => {
            Some((e.level, e.easier, e.harder, [Some(e.equipment), e.also].into_iter().flatten().collect()))
        }
        Entry::Plyometric(p) => Some((p.level, p.easier, p.harder, vec![p.equipment])),
        Entry::Drill(_) => None,
    }
}

#[test]
fn there_are_enough_of_each() {
    assert!(strength().count() >= 75 && plyometrics().count() >= 20);
    assert!(drills().count() >= 30);
    assert!(drills().filter(|d| d.kind == DrillKind::FoamRoll).count() >= 8);
    for thing in THINGS.into_iter().chain([Equipment::None]) {
        assert!(strength().filter(|e| e.equipment == thing).count() >= 2, "{thing:?}");
    }
}

#[test]
fn the_movements_of_the_strategies_are_there() {
    for name in ["reverse lunge with single-arm cable row", "step-up with single-arm dumbbell press", "deadlift"] {
        assert!(matches!(find(name), Some(Entry::Strength(e)) if e.compound && e.name == name), "{name}");
    }
    for name in ["box jump", "medicine-ball slam", "kettlebell swing", "single-arm offset swing with one heel raised"] {
        assert!(matches!(find(name), Some(Entry::Plyometric(p)) if p.name == name), "{name}");
    }
}

#[test]
fn names_and_addresses_are_unique() {
    let mut addresses: Vec<String> = entries().iter().map(|e| slug(e.name())).collect();
    let count = addresses.len();
    addresses.sort_unstable();
    addresses.dedup();
    assert_eq!(addresses.len(), count);
    for entry in entries() {
        assert_eq!(find(&slug(entry.name())), Some(entry));
    }
}

#[test]
fn words_are_short_and_said_once() {
    for entry in entries() {
        let name = entry.name();
        assert!(name.len() <= 46 && !name.starts_with(char::is_uppercase), "{name}");
        let cues = cues(entry);
        assert!((2..=5).contains(&cues.len()), "{name}");
        for (i, cue) in cues.iter().enumerate() {
            assert!((8..=80).contains(&cue.len()) && !cue.ends_with('.'), "{name}: {cue}");
            assert!(!cues[..i].contains(cue), "{name}: {cue} twice");
        }
    }
}

#[test]
fn versions_are_easier_and_harder_and_at_hand() {
    for entry in entries() {
        let Some((level, easier, harder, things)) = versions(entry) else { continue };
        let name = entry.name();
        assert!((1..=3).contains(&level), "{name}");
        let other = |version: &str| {
            assert_ne!(version, name);
            versions(find(version).unwrap_or_else(|| panic!("{name}: no {version}"))).unwrap()
        };
        if let Some(version) = easier {
            let (other_level, _, _, other_things) = other(version);
            assert!(other_level < level, "{name} is no harder than {version}");
            let at_hand = other_things.iter().all(|t| *t == Equipment::None || things.contains(t));
            assert!(at_hand, "{version} needs more than {name}");
        }
        if let Some(version) = harder {
            assert!(other(version).0 > level, "{name} is no easier than {version}");
        }
        assert!(level == 1 || easier.is_some(), "{name} of level {level} has no easier version");
    }
}

#[test]
fn regions_are_in_order_and_make_a_lift_compound() {
    for e in strength() {
        assert!(!e.regions.is_empty() && e.regions.is_sorted_by(|a, b| a < b), "{}", e.name);
        assert_eq!(e.compound, e.trains(Lower) && (e.trains(Upper) || e.trains(Back)), "{}", e.name);
        assert_ne!(e.also, Some(e.equipment), "{}", e.name);
    }
}

#[test]
fn every_set_of_equipment_allows_every_phase() {
    for subset in 0..1_u32 << THINGS.len() {
        let have: Vec<Equipment> =
            THINGS.iter().enumerate().filter(|(i, _)| subset >> i & 1 == 1).map(|(_, t)| *t).collect();
        // Light and medium sets take levels 1 and 2; sets of 4 to 6 need what is hard.
        for (phase, levels) in [("stability", 1..=2), ("muscular endurance", 1..=2), ("strength", 3..=3)] {
            let lifts: Vec<_> =
                strength().filter(|e| e.possible(&have) && levels.contains(&e.level) && !e.hold).collect();
            assert!(lifts.iter().any(|e| e.compound), "{phase} with {have:?} joins nothing");
            for region in [Lower, Upper, Back, Core] {
                let some = lifts.iter().filter(|e| e.trains(region)).count();
                assert!(some >= 2, "{phase} with {have:?}: {some} for {region:?}");
            }
        }
        for level in 1..=3 {
            let jumps = plyometrics().filter(|p| p.possible(&have) && p.level == level).count();
            assert!(jumps >= 3, "level {level} with {have:?}: {jumps} plyometrics");
        }
    }
}

#[test]
fn contacts_are_counted() {
    assert!(plyometrics().all(|p| (1..=2).contains(&p.contacts_per_rep)));
}

#[test]
fn drills_name_known_areas_and_findings_and_reach_them_all() {
    let findings = ["knees_cave_in", "tight_hip_flexors", "quiet_glutes", "left_right_difference"];
    for d in drills() {
        assert!(Drill::AREAS.contains(&d.area), "{}", d.name);
        assert!(d.findings.iter().all(|f| findings.contains(f)), "{}", d.name);
        assert!((20..=120).contains(&d.seconds()), "{}: {} s", d.name, d.seconds());
    }
    for area in Drill::AREAS {
        assert!(drills().any(|d| d.area == area), "{area}");
    }
    for finding in findings {
        assert!(drills().filter(|d| d.findings.contains(&finding)).count() >= 4, "{finding}");
    }
    for area in ["quads", "hip_flexors", "glutes"] {
        for rolled in [true, false] {
            assert!(drills().any(|d| d.area == area && (d.kind == DrillKind::FoamRoll) == rolled), "{area}");
        }
    }
}

#[test]
fn every_position_is_one_that_joints_reach() {
    for entry in entries() {
        let (start, end) = entry.poses();
        for pose in [start, end] {
            assert_eq!(impossible(&pose), [], "{}", entry.name());
            assert_eq!(impossible(&pose.mirrored()), [], "{}", entry.name());
            assert!(pose.on.is_empty() == (pose.air_cm > 0), "{}: in the air or on something", entry.name());
        }
        assert_ne!(start, end, "{} does not move", entry.name());
    }
}

#[test]
fn what_joints_do_not_reach_is_named() {
    let (mut pose, _) = find("deadlift").unwrap().poses();
    pose.left_leg.knee = 170;
    assert_eq!(impossible(&pose), [("knee", 170)]);
}
