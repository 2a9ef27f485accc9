//! Writing workout text.

use crate::planned::{pace_in_words, title};
use jiff::civil::Date;
use quantity::Speed;
use std::fmt::Write;
use training::{Block, Content, Role, Session, Step};

/// A session as workout text, its date and kind in the first line.
///
/// A run has a line for each step: its pace in words, its length, then the range of paces to the second per kilometre. A repeat is a section
/// of its own. Everything else has a line for each exercise. What is written is read by [`super::decode`] with the same steps.
///
/// ```
/// # use {quantity::{Distance, Speed}, training::*, training::plan::*};
/// let mut step = Step::over(Role::Steady, Distance::from_m(8000.0), PaceBase::Easy);
/// (step.speed_low_mps, step.speed_high_mps) = (Some(Speed::from_mps(2.5)), Some(Speed::from_mps(3.0)));
/// let run = RunSession { run: RunKind::Easy, hard: false, distance_m: Distance::from_m(8000.0), duration_s: quantity::Duration::from_s(2900.0),
///     steps: vec![step.into()], fuel: None };
/// let session = Session { id: "a".into(), why: String::new(), left_out: None, content: Content::Run(run) };
/// assert_eq!(formats::workout_text::encode(jiff::civil::date(2026, 12, 1), &session), "2026-12-01 Easy run\n\n- easy 8km 6:40-5:33/km Pace\n");
/// ```
#[must_use]
pub fn encode(date: Date, session: &Session) -> String {
    let mut out = format!("{date} {}\n", title(&session.content));
    match &session.content {
        Content::Run(run) => blocks(&mut out, &run.steps),
        Content::Strength(lift) => {
            out.push('\n');
            for e in &lift.exercises {
                let amount = match (e.reps_low, e.reps_high, e.hold_s) {
                    (Some(low), Some(high), _) if low != high => format!("{low} to {high}"),
                    (Some(reps), ..) | (None, Some(reps), _) => reps.to_string(),
                    (None, None, Some(held)) => format!("{:.0} s held", held.s()),
                    (None, None, None) => "as many as go well".to_owned(),
                };
                let load = e.load_kg.map_or(String::new(), |load| format!(", {} kg", load.kg()));
                let _ = writeln!(out, "{}: {} × {amount}{load}", e.name, e.sets);
            }
        }
        Content::Power(power) => {
            out.push('\n');
            for e in &power.exercises {
                let _ = writeln!(out, "{}: {} × {}", e.name, e.sets, e.reps);
            }
        }
        Content::Mobility(mobility) => {
            out.push('\n');
            for drill in &mobility.flow {
                let sides = if drill.each_side { ", both sides" } else { "" };
                let _ = writeln!(out, "{}: {:.0} s{sides}", drill.name, drill.duration_s.s());
            }
        }
        Content::Check {} | Content::Rest {} => {}
    }
    out
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for (place, block) in blocks.iter().enumerate() {
        match block {
            Block::Repeat { repeat, steps } if *repeat > 1 => {
                let _ = writeln!(out, "\nMain Set {repeat}x");
                steps.iter().for_each(|step| line(out, step));
            }
            Block::Repeat { steps, .. } => {
                out.push_str("\nMain Set\n");
                steps.iter().for_each(|step| line(out, step));
            }
            Block::Step(step) => {
                let alone = place == 0 || matches!(blocks[place - 1], Block::Repeat { .. });
                match step.role {
                    Role::Warmup => out.push_str("\nWarmup\n"),
                    Role::Cooldown => out.push_str("\nCooldown\n"),
                    _ if alone => out.push('\n'),
                    _ if matches!(&blocks[place - 1], Block::Step(before) if before.role == Role::Warmup) => {
                        out.push_str("\nMain Set\n");
                    }
                    _ => {}
                }
                line(out, step);
            }
        }
    }
}

/// `- mile pace 400mtr 3:30-3:25/km Pace`.
fn line(out: &mut String, step: &Step) {
    let recovery = if step.role == Role::Recovery { " recovery" } else { "" };
    let length = match (step.distance_m, step.duration_s) {
        (Some(distance), _) => metres(distance.m()),
        (None, Some(time)) => seconds(time.s()),
        (None, None) => "press lap".to_owned(),
    };
    let range = match (step.speed_low_mps, step.speed_high_mps) {
        (Some(slow), Some(fast)) => match (pace(slow), pace(fast)) {
            (Some(slow), Some(fast)) if slow == fast => format!(" {slow}/km Pace"),
            (Some(slow), Some(fast)) => format!(" {slow}-{fast}/km Pace"),
            _ => String::new(),
        },
        (Some(one), None) | (None, Some(one)) => pace(one).map_or(String::new(), |pace| format!(" {pace}/km Pace")),
        (None, None) => String::new(),
    };
    let _ = writeln!(out, "- {}{recovery} {length}{range}", pace_in_words(step.pace));
}

fn metres(m: f64) -> String {
    let rounded = m.round().max(1.0);
    if rounded >= 1000.0 && rounded % 10.0 == 0.0 { format!("{}km", rounded / 1000.0) } else { format!("{rounded}mtr") }
}

fn seconds(s: f64) -> String {
    let all = s.round().max(1.0) as u64;
    let (h, m, s) = (all / 3600, all / 60 % 60, all % 60);
    [(h, "h"), (m, "m"), (s, "s")].iter().filter(|(n, _)| *n > 0).map(|(n, unit)| format!("{n}{unit}")).collect()
}

/// Minutes and seconds for a kilometre; none for what is no running.
fn pace(speed: Speed) -> Option<String> {
    let s = (1000.0 / speed.mps()).round();
    (60.0..6000.0).contains(&s).then(|| format!("{:.0}:{:02.0}", (s / 60.0).floor(), s % 60.0))
}
