//! Words for a race's plan and for how it was run.

use super::list;
use crate::format::{NONE, Units, clock, long_day, number, percent, signed};
use app::documents::{Pacing, RacePlan, RaceReview, RaceSplit, ReviewedSplit, TodayDocument};
use training::{Content, RunKind, Session};

/// The ways to spread a race's time, with the words of the form.
pub const PACINGS: [(Pacing, &str, &str); 3] = [
    (Pacing::EvenEffort, "even_effort", "Even effort: slower up, faster down"),
    (Pacing::NegativeSplit, "negative_split", "Negative split: the second half a little faster"),
    (Pacing::EvenPace, "even_pace", "Even pace, whatever the ground"),
];

/// Races from here on slow as marathons do.
const MARATHON_M: f64 = 40_000.0;
/// Longer races were not among those that say so.
const LONGEST_MARATHON_M: f64 = 45_000.0;
/// From here on a kick says that something was left.
const KICK: f64 = 1.03;
/// A start off by more than this share is worth a word.
const START: f64 = 0.01;

/// `3:15:00 for the marathon: 4:37 /km at even effort.`
#[must_use]
pub fn race_sentence(plan: &RacePlan, units: &Units) -> String {
    let how = match plan.pacing {
        Pacing::EvenEffort if plan.course.profile.is_empty() => "held even",
        Pacing::EvenEffort => "in the mean, at even effort",
        Pacing::NegativeSplit => "in the mean, the second half a little faster",
        Pacing::EvenPace => "held even, whatever the ground",
    };
    format!(
        "{} for {}: {} {how}.",
        clock(plan.target_s),
        titled(plan, units),
        units.pace_over(plan.distance_m, plan.target_s)
    )
}

fn titled(plan: &RacePlan, units: &Units) -> String {
    match units.race(plan.distance_m) {
        named if named.ends_with("marathon") || named == "mile" => format!("the {named}"),
        length => length,
    }
}

/// The stretches in the runner's units.
#[must_use]
pub fn race_splits(plan: &RacePlan) -> &[RaceSplit] {
    if plan.mile_splits.is_empty() { &plan.splits } else { &plan.mile_splits }
}

/// The end of a stretch: `12`, `42.2`.
#[must_use]
pub fn place(metres: &f64, units: &Units) -> String {
    units.distance_short((metres * 10.0).round() / 10.0)
}

/// `+2.1 %`; nothing to say of level ground.
#[must_use]
pub fn grade(ratio: &f64) -> String {
    if is_level(*ratio) { NONE.into() } else { format!("{} %", signed(ratio * 100.0, 1)) }
}

fn is_level(ratio: f64) -> bool {
    ratio.abs() < 0.0005
}

/// Some stretch of a plan goes up or down, as far as its course is known.
#[must_use]
pub fn has_slopes(plan: &RacePlan) -> bool {
    plan.splits.iter().any(|split| !is_level(split.grade))
}

/// The same of a race that was run.
#[must_use]
pub fn had_slopes(review: &RaceReview) -> bool {
    review.splits.iter().any(|split| !is_level(split.grade))
}

/// Seconds that a stretch took beyond its plan.
#[must_use]
pub fn seconds_lost(split: &ReviewedSplit) -> String {
    format!("{} s", signed(split.actual_s - split.target_s, 0))
}

/// How far behind its plan a race was: `+5 s`, `+2:28`, `−1:04` ahead.
#[must_use]
pub fn behind(seconds: &f64) -> String {
    if seconds.abs() < 59.5 {
        format!("{} s", signed(*seconds, 0))
    } else {
        format!("{}{}", if *seconds < 0.0 { "−" } else { "+" }, clock(seconds.abs()))
    }
}

/// A race stands within the days that the page of today looks at.
#[must_use]
pub fn race_ahead(today: &TodayDocument) -> bool {
    let race = |session: &Session| matches!(&session.content, Content::Run(run) if run.run == RunKind::Race);
    today.sessions.iter().chain(today.next.iter().flat_map(|day| &day.sessions)).any(race)
}

/// What can be held here on this day, against what is planned.
#[must_use]
pub fn forecast_sentence(plan: &RacePlan) -> Option<String> {
    let forecast = plan.forecast_s.as_ref()?;
    let level = plan.forecast_level_s.as_ref().filter(|level| (level.value / forecast.value - 1.0).abs() > 0.002);
    let cool = level.map_or(String::new(), |level| format!("; on a level course on a cool day {}", clock(level.value)));
    let from = if plan.target_from == "forecast" { "The plan takes it. " } else { "" };
    Some(
        format!(
            "What you can hold here today is {} ({} band {} to {}{cool}). {from}",
            clock(forecast.value),
            percent(forecast.level, 0),
            clock(forecast.low),
            clock(forecast.high)
        )
        .trim_end()
        .to_owned(),
    )
}

/// What the field did that started at this pace, and where the fade sets in.
#[must_use]
pub fn fade_sentence(plan: &RacePlan, units: &Units) -> String {
    let finish = &plan.fade.finish_s;
    let field = format!(
        "{} who start at this pace, half finish within {}, and {} between {} and {}{}.",
        match plan.distance_m {
            MARATHON_M..=LONGEST_MARATHON_M => "Of those",
            _ => "Going by marathoners, scaled to the length: of those",
        },
        clock(finish.value),
        if plan.fade.day.is_some() { "80 %" } else { "at least 80 %" },
        clock(finish.low),
        clock(finish.high),
        match plan.fade.day.as_deref() {
            Some("cool") => " on a cool day",
            Some(_) => " on a warm day",
            None => ", on a cool day as on a warm one",
        }
    );
    let Some(onset) = &plan.fade.onset_m else { return field };
    let (from, to) = (units.distance_bare(onset.low), units.distance(onset.high));
    let whose = if plan.fade.onset_from.as_deref() == Some("long_runs") {
        "By the drift of your long runs your heart and your pace part"
    } else {
        "Among marathoners heart and pace part"
    };
    format!(
        "{field} {whose} around {} ({from} to {to}): from there on holding the pace costs more and more.",
        units.distance(onset.value)
    )
}

/// The ground in a line.
#[must_use]
pub fn course_sentence(plan: &RacePlan, units: &Units) -> String {
    let course = &plan.course;
    let file = course.file.as_deref().map_or(String::new(), |file| format!("{file}: "));
    match course.from.as_str() {
        "level" => "Taken as level ground: no course is known.".into(),
        "climb" => format!("{} of climbing, nobody knows where.", units.height(course.climb_m)),
        _ if course.profile.is_empty() => format!("{file}level ground."),
        _ => format!(
            "{file}{} up and {} down; at equal heart rate it is worth {} of level ground.",
            units.height(course.climb_m),
            units.height(course.descent_m),
            units.distance_fine(course.level_m)
        ),
    }
}

/// The weather and what it costs.
#[must_use]
pub fn weather_sentence(plan: &RacePlan) -> Option<String> {
    let weather = plan.weather.as_ref()?;
    let cost = match &weather.slower {
        Some(slower) if slower.value > 0.0 => format!(
            ": about {} slower ({} to {}), roughly",
            percent(slower.value, 1),
            percent(slower.low, 1),
            percent(slower.high, 1)
        ),
        Some(_) => ": cool enough to cost nothing".into(),
        None => String::new(),
    };
    Some(format!(
        "{} °C with a dew point of {} °C, a wet-bulb globe temperature of about {} °C by a rule of thumb{cost}.",
        number(weather.temperature_c, 0),
        number(weather.dew_point_c, 0),
        number(weather.wet_bulb_globe_c, 0)
    ))
}

/// Where the carbohydrate runs out, and what moves that past the finish.
#[must_use]
pub fn dry_sentence(plan: &RacePlan, units: &Units) -> Option<String> {
    let dry = plan.dry.as_ref()?;
    if plan.runs_dry_m.is_none() && dry.without_m.is_none() && dry.badly_filled_m.is_none() {
        return Some("The store outlasts the race, even with badly filled legs.".into());
    }
    let planned = match plan.runs_dry_m {
        Some(m) => format!("With what is planned the store runs dry at about {}.", units.distance(m)),
        None => "With what is planned the store lasts to the finish.".into(),
    };
    let needs = if dry.finish_g_per_h > 0.0 {
        format!(" {} g an hour reach it with a reserve.", number(dry.finish_g_per_h.ceil(), 0))
    } else {
        String::new()
    };
    let lasts = |m: &Option<f64>| m.map_or("to the finish".to_owned(), |m| format!("to about {}", units.distance(m)));
    Some(format!(
        "{planned}{needs} With nothing taken it lasts {}, with badly filled legs {}, with loaded ones {}.",
        lasts(&dry.without_m),
        lasts(&dry.badly_filled_m),
        lasts(&dry.loaded_m)
    ))
}

/// What is kept with the race, and whether this is it.
#[must_use]
pub fn kept_sentence(plan: &RacePlan) -> Option<String> {
    let kept = plan.kept.as_ref()?;
    let day = long_day(&kept.kept_on);
    Some(if plan.as_kept {
        format!(
            "This is the plan that you kept on {day}: it goes to the watch, and afterwards the race is laid against it."
        )
    } else {
        let time = clock(kept.target_s);
        format!("Another plan is kept with the race, of {time}, since {day}; this one is only shown.")
    })
}

/// `+3.2 %`: heart rate over speed against that of the beginning.
#[must_use]
pub fn parted(ratio: &f64) -> String {
    format!("{} %", signed((ratio - 1.0) * 100.0, 1))
}

/// Which plan a race is laid against.
#[must_use]
pub fn review_plan_sentence(review: &RaceReview) -> String {
    match &review.kept_on {
        Some(day) => format!("The plan is the one that you kept on {}.", long_day(day)),
        None => "The plan is the one that was possible on the day before, from what was known then.".into(),
    }
}

/// The stretches of a race that was run in the runner's units.
#[must_use]
pub fn reviewed_splits(review: &RaceReview) -> &[ReviewedSplit] {
    if review.mile_splits.is_empty() { &review.splits } else { &review.mile_splits }
}

/// A race as it was run, a sentence each.
#[must_use]
pub fn review_sentences(review: &RaceReview, units: &Units) -> Vec<String> {
    let way = |s: f64| if s > 0.0 { "slower" } else { "faster" };
    let off = review.time_s - review.target_s;
    let of = match review.target_from.as_str() {
        "goal" => "the goal",
        "kept" => "the plan that you kept",
        _ => "the forecast",
    };
    let mut says = vec![format!(
        "{} against {of} of {}: {} {}.",
        clock(review.time_s),
        clock(review.target_s),
        clock(off.abs()),
        way(off)
    )];
    let start: Vec<_> = review.splits.iter().take_while(|split| split.to_m <= review.distance_m * 0.25 + 1.0).collect();
    let planned_s: f64 = start.iter().map(|split| split.target_s).sum();
    if let Some(last) = start.last()
        && last.behind_s.abs() > START * planned_s
    {
        let (length, off) = (units.stretch(last.to_m), clock(last.behind_s.abs()));
        says.push(format!("The first {length} were {off} {} than planned.", way(last.behind_s)));
    }
    let lost: Vec<String> = review
        .lost
        .iter()
        .map(|lost| {
            format!("{} from {} to {}", clock(lost.lost_s), units.distance_bare(lost.from_m), units.distance(lost.to_m))
        })
        .collect();
    if !lost.is_empty() {
        says.push(format!("Time was lost against the plan: {}.", list(&lost)));
    }
    if let Some(kick) = review.kick.filter(|kick| *kick > KICK) {
        says.push(format!(
            "The last twentieth was {} faster than the part before it: something was left.",
            percent(kick - 1.0, 1)
        ));
    }
    says
}
