//! One week: volume, speed work, long run, easy runs, races.

use super::{
    Behind,
    spread::{Doubles, Place, Share, spread, vary},
    work::{Choice, Work, hard_aim_m, hard_cap_m, stretch_light},
};
use crate::{
    layout::{Frame, WeekDays},
    menu::{Line, session},
    paces::Ladder,
    reading::longest_run_m,
    season::{Load, Volumes, WeekShape},
};
use jiff::ToSpan;
use quantity::Distance;
use training::{Block, Content, Day, PaceBase, Phase, Role, RunKind, RunSession, Session, Spec, Step, Weekday};

/// A week with its days, and what its runs sum up to.
#[derive(Debug, Clone)]
pub struct Filled {
    /// Seven days.
    pub days: Vec<Day>,
    /// All running, m.
    pub total_m: f64,
    /// Races, m.
    pub races_m: f64,
    /// Running harder than easy, races left out, m.
    pub hard_m: f64,
    /// A hard run other than a test or a race stands in it.
    pub has_speed: bool,
    /// A test stands in it.
    pub has_test: bool,
}

/// After a race of so many metres the rest of its week is free (ours).
const REST_AFTER_M: f64 = 20_000.0;

/// How often a week is filled anew where its harder running comes out as too much.
const ATTEMPTS: u32 = 5;

/// Most running of the day before a race, m (ours).
const EVE_M: f64 = 6000.0;
/// A long run beyond this is too much for every week, m (ours).
const VERY_LONG_M: f64 = 28_000.0;
/// Goals whose long runs end at race pace, m.
const MARATHONS_M: std::ops::RangeInclusive<f64> = 40_000.0..=45_000.0;
/// Below so much a week rule A1 measures the hard running in kilometres, m.
const SMALL_WEEK_M: f64 = 10_000.0;

/// Everything that stays the same from week to week.
pub struct Season<'a> {
    /// What is planned for.
    pub spec: &'a Spec,
    /// Day limits.
    pub frame: &'a Frame,
    /// Volume frame.
    pub volumes: &'a Volumes,
    /// Speeds.
    pub ladder: &'a Ladder,
    /// Speed work of the goal.
    pub line: &'a Line,
    /// Goal race in the spec.
    pub goal: Option<usize>,
    /// Its distance, or 10 km, m.
    pub goal_m: f64,
}

/// Fills a week from what the weeks behind hand on.
pub fn fill_week(
    season: &Season,
    index: usize,
    shape: &WeekShape,
    last_base: bool,
    days: &WeekDays,
    behind: &Behind,
) -> Filled {
    let target = target_m(season, index, shape, behind);
    let mut week_m = target;
    let mut left = ATTEMPTS;
    loop {
        let mut behind = behind.clone();
        behind.progress.begin_week(shape.start);
        let filled = attempt(season, index, shape, last_base, days, week_m, target, &mut behind);
        let ran = filled.total_m - filled.races_m;
        let exempt = shape.has_race() || filled.has_test;
        let fine = exempt || filled.hard_m <= if ran < 10_000.0 { 2000.0 } else { ran * 0.2 };
        left -= 1;
        if fine || left == 0 {
            return filled;
        }
        week_m = (ran * 0.995).min(week_m * 0.97);
    }
}

/// The runner's age on the day of the plan, years; 0 where it is not told.
fn age_years(spec: &Spec) -> f64 {
    spec.runner.age(spec.today).unwrap_or(0.0)
}

/// Four to six weeks of speed work are behind, and this is a week to judge them (rule B6).
fn test_due(shape: &WeekShape, behind: &Behind) -> bool {
    shape.test || (shape.test_fits && ((behind.worked >= 4 && shape.easier) || behind.worked >= 5))
}

/// The week's running, races left out, m.
fn target_m(season: &Season, index: usize, shape: &WeekShape, behind: &Behind) -> f64 {
    let v = season.volumes;
    let races_m: f64 = shape.races.iter().map(|&r| season.spec.races[r].distance_m.m()).sum();
    let mut m = v.next(shape.load, behind.full_m, behind.before_m, behind.biggest_m);
    match shape.load {
        Load::Taper(_) if !behind.before_low => m = m.min(behind.before_m * 0.84),
        Load::Easier(_) => m = m.min(behind.full_m.max(behind.before_m * 0.5) * 0.9),
        _ => {}
    }
    // A race takes its own distance out of the week.
    m = match shape.load {
        Load::Grow => (m - races_m).max(if races_m > 0.0 { m * 0.5 } else { m }),
        Load::Taper(_) | Load::Easier(_) | Load::Recovery(_) | Load::Back(_) => (m - races_m).max(0.0),
        Load::RaceWeek(_) => m,
    };
    if index == 0 {
        let (low, high) = (v.first_low_m, v.first_high_m.max(v.first_low_m));
        // A taper stays as near to the least as it can.
        let least = if matches!(shape.load, Load::Grow) { low * 1.02 + 150.0 } else { low + 120.0 };
        let (low, high) = (least.min(f64::midpoint(low, high)), high * 0.995);
        // A race is running too, as far as the week has room for it.
        let most = if races_m <= v.first_high_m { (high - races_m).max(0.0) } else { high };
        m = m.clamp((low - races_m).max(0.0), most.max(low - races_m).max(0.0));
    }
    m = season.spec.wishes.max_weekly_distance_m.map_or(m, |d| m.min(d.m()));
    // Just below 10 km more of a week may be hard than just above it (rule A1).
    if index > 0 && (SMALL_WEEK_M..=SMALL_WEEK_M * 1.005).contains(&m) { SMALL_WEEK_M - 100.0 } else { m }
}

#[expect(clippy::too_many_arguments, reason = "one step of the fill, called from one place")]
fn attempt(
    season: &Season,
    index: usize,
    shape: &WeekShape,
    last_base: bool,
    days: &WeekDays,
    week_m: f64,
    target: f64,
    behind: &mut Behind,
) -> Filled {
    let ladder = season.ladder;
    let dates: Vec<_> = (0..7).map(|d| shape.start.saturating_add((d as i64).days())).collect();
    let mut run_m = [0.0; 7];
    for d in 0..7 {
        run_m[d] = behind.longest_allowed_m(dates[d]).min(target);
    }
    let choice = Choice {
        line: season.line,
        ladder,
        index,
        shape,
        last_base,
        run_m,
        time_s: season.frame.cap_s,
        long_at_pace: season.goal_m > 40_000.0 && shape.phase == Phase::Peak && days.long.is_some(),
        test: test_due(shape, behind),
        age_years: age_years(season.spec),
        week_m,
        goal_m: season.goal_m,
    };
    let mut works = choice.sessions(days.hard, behind);
    let mut shares = easy_running(season, shape, index, days, &works, &run_m, target);
    if stretch_light(&mut works, &shares, &run_m, season) {
        shares = easy_running(season, shape, index, days, &works, &run_m, target);
    }
    let ran = |works: &[Work], shares: &[Share]| {
        works.iter().map(|w| w.run.distance_m.m()).sum::<f64>() + shares.iter().map(|s| s.m + s.second_m).sum::<f64>()
    };
    let full = matches!(shape.phase, Phase::Build | Phase::Peak) && !shape.easier;
    let off = ran(&works, &shares) - target;
    let short =
        off < -if index == 0 { 0.02 } else { 0.08 } * target && (index == 0 || works.iter().all(|w| !w.run.hard));
    if !full && !works.is_empty() && (off > 0.02 * target || short) {
        // A small week has room for one even run only.
        let even = easy_running(season, shape, index, days, &[], &run_m, target);
        if (ran(&[], &even) - target).abs() < (ran(&works, &shares) - target).abs() {
            works.clear();
            shares = even;
        }
    }
    let hard: f64 = works.iter().map(|w| session::harder_than_easy_m(&w.run)).sum();
    // Every other week the long run ends faster; in the others the steady part has a day of its own.
    let finish = index % 2 == 1 && season.goal_m >= 5000.0;
    let of_long = choice.long_at_pace || finish;
    // Towards a marathon that faster end is at the race's own pace, and longer each time.
    let at_pace = choice.long_at_pace || (finish && MARATHONS_M.contains(&season.goal_m));
    let ran_m = ran(&works, &shares);
    let mut steady = if choice.test { 0.0 } else { steady_m(season, shape, &works, ran_m, hard) };
    if at_pace && steady > 0.0 && MARATHONS_M.contains(&season.goal_m) {
        let long_m = shares.iter().filter(|s| s.long).map(|s| s.m).fold(0.0, f64::max);
        let most = (long_m * 0.45).min(hard_cap_m(ran_m) - hard - 300.0).min(behind.at_pace_m + 3000.0);
        steady = steady.max((most / 100.0).floor() * 100.0);
    }
    let longest =
        |long: bool| shares.iter().filter(|s| s.long == long).max_by(|a, b| a.m.total_cmp(&b.m)).map(|s| (s.day, s.m));
    let host = longest(of_long)
        .filter(|h| h.1 >= steady + 2000.0)
        .or_else(|| [longest(true), longest(false)].into_iter().flatten().max_by(|a, b| a.1.total_cmp(&b.1)));
    let host = host.filter(|h| steady >= 300.0 && h.1 >= steady + 1000.0).map(|h| h.0);

    let mut filled =
        Filled { days: Vec::new(), total_m: 0.0, races_m: 0.0, hard_m: 0.0, has_speed: false, has_test: false };
    let (mut easies, mut rests) = (0, 0);
    let id = |slot: &str| format!("w{:02}-{slot}", index + 1);
    for (d, &date) in dates.iter().enumerate() {
        let mut sessions = Vec::new();
        for (n, &r) in shape.races.iter().enumerate().filter(|&(_, &r)| season.spec.races[r].date == date) {
            let run = race_run(season, r);
            filled.races_m += run.distance_m.m();
            let name = crate::season::race_name(&season.spec.races[r]);
            let why = if Some(r) == season.goal {
                format!("{name}: what the season is for.")
            } else {
                format!("{name}, on the way.")
            };
            sessions.push((id(&format!("race{}", n + 1)), why, run));
        }
        for work in works.iter().filter(|w| w.day == d) {
            filled.has_test |= work.run.run == RunKind::Test;
            filled.has_speed |= work.run.hard && work.run.run != RunKind::Test;
            filled.hard_m += session::harder_than_easy_m(&work.run);
            sessions.push((id(work.slot), work.why.clone(), work.run.clone()));
        }
        if let Some(share) = shares.iter().find(|s| s.day == d) {
            let kind = if share.long { RunKind::Long } else { RunKind::Easy };
            let slot = if share.long {
                "long".to_owned()
            } else {
                easies += 1;
                format!("easy{easies}")
            };
            if host == Some(share.day) {
                let kind = if share.long { RunKind::Long } else { RunKind::Steady };
                let at_pace = choice.long_at_pace || (at_pace && share.long);
                let pace = if at_pace { PaceBase::Marathon } else { PaceBase::Steady };
                let run = session::with_steady(kind, share.m, steady, pace, ladder);
                filled.hard_m += session::harder_than_easy_m(&run);
                let km = steady / 1000.0;
                let why = if at_pace && share.long {
                    format!(
                        "{km:.1} km of the long run at marathon pace: the race's rhythm on tired legs (Pfitzinger and Douglas 2009)."
                    )
                } else if share.long {
                    format!(
                        "Easy at first, then {km:.1} km steady: a long run that ends faster (Hudson and Fitzgerald 2008)."
                    )
                } else {
                    format!("{km:.1} km of it steady: harder running that the repeats do not fill yet (rule A2).")
                };
                sessions.push((id(&slot), why, run));
            } else {
                sessions.push((id(&slot), easy_why(shape, share.long, share.m), session::even(kind, share.m, ladder)));
            }
            if share.second_m >= 1000.0 {
                easies += 1;
                let why = "A short second run: the week's distance without a longer single run.".to_owned();
                sessions.push((
                    id(&format!("easy{easies}")),
                    why,
                    session::even(RunKind::Easy, share.second_m, ladder),
                ));
            }
        }
        for (_, _, run) in &sessions {
            filled.total_m += run.distance_m.m();
        }
        let mut day = Day {
            date,
            carbohydrate_g: None,
            carbohydrate_g_per_kg: None,
            sessions: sessions
                .into_iter()
                .map(|(id, why, run)| Session { id, why, left_out: None, content: Content::Run(run) })
                .collect(),
        };
        if day.sessions.is_empty() {
            rests += 1;
            let why = "A day without running, so that the work can settle.".into();
            day.sessions.push(Session {
                id: id(&format!("rest{rests}")),
                why,
                left_out: None,
                content: Content::Rest {},
            });
        }
        filled.days.push(day);
    }
    filled
}

/// The races of week 1 alone reach what rule A4 asks.
fn races_reach(season: &Season, shape: &WeekShape) -> bool {
    let races_m: f64 = shape.races.iter().map(|&r| season.spec.races[r].distance_m.m()).sum();
    races_m >= season.volumes.first_low_m
}

/// The easy running of a week beside its speed work.
fn easy_running(
    season: &Season,
    shape: &WeekShape,
    index: usize,
    days: &WeekDays,
    works: &[Work],
    run_m: &[f64; 7],
    target: f64,
) -> Vec<Share> {
    let easy = season.ladder.middle(PaceBase::Easy.into(), Distance::ZERO).mps();
    let worked: f64 = works.iter().map(|w| w.run.distance_m.m()).sum();
    // Nothing in the days after a long race, unless week 1 must reach its distance.
    let long_race = shape
        .races
        .iter()
        .filter(|&&r| season.spec.races[r].distance_m.m() > REST_AFTER_M)
        .map(|&r| Weekday::of(season.spec.races[r].date).index())
        .min()
        .filter(|_| index > 0 || races_reach(season, shape))
        .unwrap_or(7);
    let race_on = |d: usize| shape.races.iter().any(|&r| Weekday::of(season.spec.races[r].date).index() == d);
    let places: Vec<Place> = (0..7)
        .filter(|&d| d < long_race)
        .filter(|&d| days.runs >> d & 1 == 1 && !works.iter().any(|w| w.day == d))
        .map(|d| Place {
            day: d,
            cap_m: run_m[d].min(season.frame.cap_s[d] * easy * 0.999).min(if index > 0 && race_on(d + 1) {
                EVE_M
            } else {
                f64::INFINITY
            }),
            long: days.long == Some(d),
            tired: d > 0 && (days.hard_bits() >> (d - 1) & 1 == 1 || days.long == Some(d - 1)),
        })
        .collect();
    let long_m = long_wanted_m(season, shape, target, places.len() + works.len(), easy);
    // The very long ones take turns with shorter ones.
    let long_m = if index % 2 == 1 && long_m > VERY_LONG_M { (long_m * 0.8).max(VERY_LONG_M * 0.85) } else { long_m };
    let least = (target / 12.0).clamp(1500.0, 4000.0);
    let doubles = if index == 0 {
        Doubles::Any
    } else if target > 70_000.0 {
        Doubles::Easy
    } else {
        Doubles::No
    };
    let mut shares = spread((target - worked).max(0.0), long_m, least, doubles, &places);
    vary(&mut shares, &places, index);
    shares
}

/// How long the long run should be, m.
fn long_wanted_m(season: &Season, shape: &WeekShape, week_m: f64, runs: usize, easy_mps: f64) -> f64 {
    let share = match runs {
        0 | 1 => 1.0,
        2 => 0.6,
        3 => 0.45,
        4 => 0.37,
        5 => 0.32,
        _ => 0.29,
    };
    let far = season.goal_m > 22_000.0;
    let share = match shape.phase {
        _ if !far || runs < 3 => share,
        Phase::Base => share + 0.05,
        Phase::Build => share + 0.11,
        Phase::Peak => share + 0.16,
        _ => share,
    };
    let (top_m, top_s): (f64, f64) = match season.goal_m {
        m if m <= 2000.0 => (13_000.0, 5400.0),
        m if m <= 6000.0 => (16_000.0, 6300.0),
        m if m <= 15_000.0 => (19_000.0, 7200.0),
        m if m <= 25_000.0 => (23_000.0, 8400.0),
        m if m <= 45_000.0 => (34_000.0, 11_400.0),
        _ => (45_000.0, 16_200.0),
    };
    let share = if matches!(shape.phase, Phase::Race) { share * 0.8 } else { share };
    let top_m = top_m.max(longest_run_m(season.spec) * 0.9);
    (week_m * share).min(top_m).min(easy_mps * top_s)
}

/// Steady running that fills a build week up to what rule A2 asks, m.
fn steady_m(season: &Season, shape: &WeekShape, works: &[Work], week_m: f64, hard_m: f64) -> f64 {
    let build = matches!(shape.phase, Phase::Build | Phase::Peak) && !shape.easier && !shape.test && !shape.has_race();
    if !build || !season.line.fill || works.is_empty() || week_m < 15_000.0 {
        return 0.0;
    }
    let missing = hard_aim_m(week_m) - hard_m;
    // Where A2 does not speak, a little of it is enough.
    let missing = if week_m > 45_000.0 { missing.min(5000.0) } else { missing };
    if missing < 500.0 { 0.0 } else { (missing / 100.0).floor() * 100.0 }
}

fn race_run(season: &Season, race: usize) -> RunSession {
    let entry = &season.spec.races[race];
    let base = if Some(race) == season.goal { PaceBase::Race } else { PaceBase::Max };
    let step = Step::over(Role::Effort, entry.distance_m, base);
    session::run(RunKind::Race, vec![Block::from(step)], season.ladder)
}

fn easy_why(shape: &WeekShape, long: bool, m: f64) -> String {
    let km = m / 1000.0;
    match (long, shape.phase) {
        (true, _) if shape.easier => format!("A long run of {km:.1} km, shorter on purpose in an easier week."),
        (true, Phase::Taper | Phase::Race) => {
            format!("{km:.1} km keep the legs used to time on their feet without tiring them.")
        }
        (true, _) => format!("The week's longest: {km:.1} km easy build the endurance that everything else stands on."),
        (false, Phase::Taper | Phase::Race) => "Easy: the work is done, freshness is what is built now.".into(),
        (false, Phase::Recovery) => "Easy, to come back from the race without hurry.".into(),
        (false, _) => {
            "Easy running below the first threshold: most of the week is this, so that the hard days can be hard."
                .into()
        }
    }
}
