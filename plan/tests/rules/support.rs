//! Plans written by hand in words, a week a line: `"build: rest tempo3 easy8 6x400 rest easy6 long14"`.
//!
//! A day is a word or several joined by `+`, nothing is `-`: `rest`, `easy8`, `long14`, `steady5`, `tempo3`
//! (3 km at threshold), `hard` (the same), `6x400` (at mile pace), `4x1000@half`, `2x300@max*0.93`,
//! `yasso4@195` (each in 195 s), `strides4`, `test5`, `race10`; `lift`, `jump60`, `roll`, `move`, `check`.
//! Runs with efforts have a warm-up of 2 km and a cool-down of 1.5 km.

use jiff::{ToSpan, civil::Date};
use plan::{Verdict, verdicts};
use quantity::{Distance, Duration, Mass, Speed};
use training::plan::{
    MobilitySession, PowerExercise, PowerSession, Region, StrengthExercise, StrengthPhase, StrengthSession,
};
use training::spec::Equipment;
use training::{
    Block, Content, Day, Goal, History, PaceBase, PaceSymbol, Phase, Plan, Priority, RaceEntry, Role, RunKind,
    RunSession, Session, Spec, Step, Week, schema,
};

/// The day every hand-made plan is made; its first week starts a week later.
pub const MADE: Date = Date::constant(2026, 11, 23);

/// A plan and what it was made from.
#[derive(Debug, Clone)]
pub struct Season {
    pub plan: Plan,
    pub spec: Spec,
}

impl Season {
    /// A season of weeks in words. The history fits a first week of 30 km or so and a longest run of 20 km.
    pub fn of(weeks: &[&str]) -> Self {
        let weeks: Vec<Week> = weeks.iter().enumerate().map(|(i, words)| week(i, words)).collect();
        let spec = Spec {
            schema: schema::SPEC.into(),
            today: MADE,
            seed: 1,
            runner: training::Runner { mass_kg: Some(Mass::from_kg(60.0)), ..Default::default() },
            history: History {
                weekly_distance_m: vec![Distance::from_m(30_000.0); 4],
                longest_run_30d_m: Distance::from_m(20_000.0),
                speed_sessions_4w: 4,
                results: Vec::new(),
                done: None,
            },
            races: Vec::new(),
            wishes: Default::default(),
            check: Default::default(),
            fuel: Default::default(),
        };
        let plan = Plan {
            schema: schema::PLAN.into(),
            made: MADE,
            seed: 1,
            goal: None,
            weeks,
            audit: vec![],
            cautions: vec![],
            changed: None,
        };
        Self { plan, spec }
    }

    /// The goal: an A race on a day of a week.
    pub fn goal(mut self, distance_m: f64, week: usize, day: usize) -> Self {
        let date = date(week - 1, day);
        self.plan.goal =
            Some(Goal { name: "goal".into(), date, distance_m: Distance::from_m(distance_m), time_s: None });
        self.race(distance_m, date, Priority::A)
    }

    /// A race in the calendar.
    pub fn race(mut self, distance_m: f64, date: Date, priority: Priority) -> Self {
        let name = if priority == Priority::A { "goal" } else { "tune-up" };
        self.spec.races.push(RaceEntry {
            name: name.into(),
            date,
            distance_m: Distance::from_m(distance_m),
            goal_s: None,
            priority,
            course: None,
        });
        self
    }

    /// Another history: kilometres of the last weeks, longest run, speed sessions.
    pub fn history(mut self, weekly_km: &[f64], longest_km: f64, speed_sessions: u32) -> Self {
        self.spec.history.weekly_distance_m = weekly_km.iter().map(|km| Distance::from_m(km * 1000.0)).collect();
        self.spec.history.longest_run_30d_m = Distance::from_m(longest_km * 1000.0);
        self.spec.history.speed_sessions_4w = speed_sessions;
        self
    }

    /// The check says pain.
    pub fn pain(mut self) -> Self {
        self.spec.check.pain = true;
        self
    }

    /// Changes the spec.
    pub fn with(mut self, change: impl FnOnce(&mut Spec)) -> Self {
        change(&mut self.spec);
        self
    }

    /// Changes the plan.
    pub fn edit(mut self, change: impl FnOnce(&mut Plan)) -> Self {
        change(&mut self.plan);
        self
    }

    /// Changes every run.
    pub fn each_run(self, change: impl Fn(&mut RunSession)) -> Self {
        self.edit(|plan| {
            for session in sessions_mut(plan) {
                if let Content::Run(run) = &mut session.content {
                    change(run);
                }
            }
        })
    }

    /// Gives every session this reason.
    pub fn why(self, why: &str) -> Self {
        self.edit(|plan| sessions_mut(plan).for_each(|s| s.why = why.into()))
    }

    fn verdict(&self, rule: &str) -> Verdict {
        let of = |(r, verdict): (&plan::Rule, Verdict)| (r.id == rule).then_some(verdict);
        verdicts(&self.plan, &self.spec).into_iter().find_map(of).unwrap_or_else(|| panic!("no rule {rule}"))
    }

    /// The rule applies and holds; its figure says so.
    #[track_caller]
    pub fn holds(&self, rule: &str, figure: &str) -> &Self {
        match self.verdict(rule) {
            Verdict::Judged { figure: is, broken } => {
                assert_eq!(broken, [], "{rule} should hold: {is}");
                assert!(is.contains(figure), "{rule}: expected {figure:?} in the figure {is:?}");
            }
            Verdict::Silent(why) => panic!("{rule} should apply: {why}"),
        }
        self
    }

    /// The rule applies and does not hold; the first culprit says so.
    #[track_caller]
    pub fn breaks(&self, rule: &str, culprit: &str) -> &Self {
        match self.verdict(rule) {
            Verdict::Judged { figure, broken } => {
                let first = broken.first().unwrap_or_else(|| panic!("{rule} should break: {figure}")).to_string();
                assert!(first.contains(culprit), "{rule}: expected {culprit:?} in {first:?}");
            }
            Verdict::Silent(why) => panic!("{rule} should apply: {why}"),
        }
        self
    }

    /// The rule does not apply and says why.
    #[track_caller]
    pub fn is_silent(&self, rule: &str, expected: &str) -> &Self {
        match self.verdict(rule) {
            Verdict::Silent(why) => assert!(why.contains(expected), "{rule}: expected {expected:?} in {why:?}"),
            Verdict::Judged { figure, broken } => panic!("{rule} should be silent: {figure} {broken:?}"),
        }
        self
    }
}

/// Every session of a plan, for changing it.
pub fn sessions_mut(plan: &mut Plan) -> impl Iterator<Item = &mut Session> {
    plan.weeks.iter_mut().flat_map(|w| &mut w.days).flat_map(|d| &mut d.sessions)
}

/// A date by week, from 0, and day, from 0.
pub fn date(week: usize, day: usize) -> Date {
    MADE.checked_add((7 * (week as i64 + 1) + day as i64).days()).unwrap()
}

/// The same week so many times.
pub fn times(n: usize, week: &'static str) -> Vec<&'static str> {
    vec![week; n]
}

fn week(place: usize, words: &str) -> Week {
    let (head, days) = words.split_once(':').expect("phase: seven days");
    let easier = head.contains("easier");
    let phase = match head.split_whitespace().next().unwrap() {
        "return" => Phase::Return,
        "base" => Phase::Base,
        "build" => Phase::Build,
        "peak" => Phase::Peak,
        "taper" => Phase::Taper,
        "race" => Phase::Race,
        "recovery" => Phase::Recovery,
        "pause" => Phase::Pause,
        other => panic!("no phase {other}"),
    };
    let words: Vec<&str> = days.split_whitespace().collect();
    assert_eq!(words.len(), 7, "a week has seven days: {days}");
    let days: Vec<Day> = words
        .iter()
        .enumerate()
        .map(|(d, word)| Day {
            date: date(place, d),
            carbohydrate_g: None,
            carbohydrate_g_per_kg: None,
            sessions: word
                .split('+')
                .filter(|w| *w != "-")
                .enumerate()
                .map(|(n, w)| Session {
                    id: format!("w{}d{}s{n}", place + 1, d + 1),
                    why: String::new(),
                    left_out: None,
                    content: content(w),
                })
                .collect(),
        })
        .collect();
    let mut week = Week {
        index: place as u32 + 1,
        start: date(place, 0),
        phase,
        easier,
        distance_m: Distance::ZERO,
        hard_distance_m: Distance::ZERO,
        days,
    };
    sum(&mut week);
    week
}

/// Writes a week's sums from its runs.
pub fn sum(week: &mut Week) {
    let (mut all, mut hard) = (0.0, 0.0);
    for session in week.days.iter().flat_map(|d| &d.sessions) {
        let Content::Run(run) = &session.content else { continue };
        all += run.distance_m.m();
        if run.run != RunKind::Race {
            hard +=
                run.unrolled().filter(|s| plan::reading::is_harder_than_easy(s)).map(|s| s.distance().m()).sum::<f64>();
        }
    }
    week.distance_m = Distance::from_m(all);
    week.hard_distance_m = Distance::from_m(hard);
}

/// Middle of the speed range of the hand-made runner, metres per second.
fn speed_mps(pace: PaceSymbol) -> f64 {
    pace.share
        * match pace.base {
            PaceBase::Stand => 0.0,
            PaceBase::Walk => 1.6,
            PaceBase::Jog => 2.4,
            PaceBase::Easy => 2.8,
            PaceBase::Steady => 3.1,
            PaceBase::Marathon => 3.4,
            PaceBase::Half => 3.6,
            PaceBase::Threshold => 3.65,
            PaceBase::TenK | PaceBase::Race => 3.8,
            PaceBase::FiveK => 4.0,
            PaceBase::ThreeK => 4.2,
            PaceBase::Mile => 4.5,
            PaceBase::EightHundred => 5.0,
            PaceBase::FourHundred => 5.7,
            PaceBase::Max => 6.0,
        }
}

/// A step over a distance in metres with its speed range.
pub fn over(role: Role, metres: f64, pace: &str) -> Step {
    resolved(Step::over(role, Distance::from_m(metres), pace.parse::<PaceSymbol>().unwrap()))
}

/// A step of so many seconds with its speed range.
pub fn lasting(role: Role, seconds: f64, pace: &str) -> Step {
    resolved(Step::lasting(role, Duration::from_s(seconds), pace.parse::<PaceSymbol>().unwrap()))
}

fn resolved(mut step: Step) -> Step {
    if step.pace.base != PaceBase::Stand {
        let middle = speed_mps(step.pace);
        step.speed_low_mps = Some(Speed::from_mps(middle * 0.98));
        step.speed_high_mps = Some(Speed::from_mps(middle * 1.02));
    }
    step
}

/// A run of these blocks; its sums and flag are true.
pub fn run(kind: RunKind, blocks: Vec<Block>) -> Content {
    let steps: Vec<Step> = Block::unroll(&blocks).cloned().collect();
    let fast = |s: &&Step| s.middle_speed().mps() >= 3.6 * 0.999;
    let fast_m: f64 = steps.iter().filter(fast).map(|s| s.distance().m()).sum();
    Content::Run(RunSession {
        run: kind,
        hard: fast_m > 1000.0,
        distance_m: Distance::from_m(steps.iter().map(|s| s.distance().m()).sum()),
        duration_s: Duration::from_s(steps.iter().map(|s| s.duration().s()).sum()),
        steps: blocks,
        fuel: None,
    })
}

/// Warm-up, these blocks, cool-down.
pub fn structured(kind: RunKind, middle: Vec<Block>) -> Content {
    let mut blocks = vec![over(Role::Warmup, 2000.0, "easy").into()];
    blocks.extend(middle);
    blocks.push(over(Role::Cooldown, 1500.0, "easy").into());
    run(kind, blocks)
}

/// `count` efforts with a jog after each.
pub fn repeats(count: u32, effort: Step, jog_s: f64) -> Block {
    Block::Repeat { repeat: count, steps: vec![effort, lasting(Role::Recovery, jog_s, "jog")] }
}

fn content(word: &str) -> Content {
    let digits = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
    let (name, rest) = word.split_at(digits);
    let number = |default: f64| rest.split(['@', 'x']).next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(default);
    let km = number(8.0) * 1000.0;
    match name {
        "rest" => Content::Rest {},
        "check" => Content::Check {},
        "easy" => run(RunKind::Easy, vec![over(Role::Steady, km, "easy").into()]),
        "long" => run(RunKind::Long, vec![over(Role::Steady, km, "easy").into()]),
        "steady" => structured(RunKind::Steady, vec![over(Role::Steady, km, "steady").into()]),
        "tempo" => structured(RunKind::Tempo, vec![over(Role::Effort, km, "threshold").into()]),
        "hard" => content("tempo3"),
        "test" => structured(RunKind::Test, vec![over(Role::Effort, km, "5k").into()]),
        "race" => run(RunKind::Race, vec![over(Role::Effort, km, "race").into()]),
        "strides" => {
            structured(RunKind::Strides, vec![repeats(number(4.0) as u32, lasting(Role::Effort, 20.0, "mile"), 60.0)])
        }
        "yasso" => {
            let seconds: f64 = rest.split_once('@').unwrap().1.parse().unwrap();
            let mut effort = over(Role::Effort, 800.0, "5k");
            effort.speed_low_mps = Some(Speed::from_mps(800.0 / seconds));
            effort.speed_high_mps = effort.speed_low_mps;
            structured(RunKind::Yasso800, vec![repeats(number(2.0) as u32, effort, seconds)])
        }
        "lift" => lift(StrengthPhase::MuscularEndurance, 8, 12),
        "stability" => lift(StrengthPhase::Stability, 12, 20),
        "heavy" => lift(StrengthPhase::Strength, 4, 6),
        "jump" => jump(number(40.0) as u32),
        "roll" | "move" => Content::Mobility(MobilitySession {
            foam_roll: name == "roll",
            areas: ["quads", "hip_flexors", "glutes"].map(String::from).to_vec(),
            drills: vec!["knees_cave_in".into()],
            duration_s: Duration::from_s(900.0),
            flow: Vec::new(),
        }),
        "" => {
            let (count, of) = rest.split_once('x').expect("6x400");
            let (metres, pace) = of.split_once('@').unwrap_or((of, "mile"));
            let effort = over(Role::Effort, metres.parse().unwrap(), pace);
            structured(RunKind::Repeats, vec![repeats(count.parse().unwrap(), effort, 90.0)])
        }
        other => panic!("no session {other}"),
    }
}

/// A lift with a compound exercise and one for each part of the body.
pub fn lift(phase: StrengthPhase, reps_low: u32, reps_high: u32) -> Content {
    let exercise = |name: &str, compound: bool, regions: &[Region]| StrengthExercise {
        name: name.into(),
        compound,
        regions: regions.to_vec(),
        sets: 2,
        reps_low: Some(reps_low),
        reps_high: Some(reps_high),
        hold_s: None,
        load_kg: None,
        equipment: Equipment::None,
    };
    Content::Strength(StrengthSession {
        phase,
        exercises: vec![
            exercise("step-up with press", true, &[Region::Lower, Region::Upper, Region::Core]),
            exercise("towel row", false, &[Region::Back]),
        ],
        duration_s: None,
    })
}

/// Jumps of so many contacts.
pub fn jump(contacts: u32) -> Content {
    let exercise =
        PowerExercise { name: "pogo hop".into(), sets: 1, reps: contacts, contacts, equipment: Equipment::None };
    Content::Power(PowerSession { contacts, exercises: vec![exercise], duration_s: None })
}
