//! What to do today and why.

use crate::{
    App, Error, Result,
    documents::{ActivityFilter, ActivityRow, Fuel, NextDay, TodayDocument, TodayWeek},
};
use jiff::{ToSpan, civil::Date};
use training::{Content, Plan, Session, Sport, Week};

/// Days to look ahead.
const LOOK_AHEAD: usize = 6;

impl App {
    /// What to do today and why; an answer also when there is no plan or no library yet.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn today(&self) -> Result<TodayDocument> {
        let date = self.date();
        let monday = date - i64::from(date.weekday().to_monday_zero_offset()).days();
        let filter = ActivityFilter { from: Some(monday), to: Some(date), ..ActivityFilter::default() };
        let this_week = self.activities(&filter)?.activities;
        let plan = match self.plan_to_do() {
            Ok(plan) => Some(plan),
            Err(Error::NotFound(_)) => None,
            Err(e) => return Err(e),
        };
        let mut today = document(date, plan.as_ref(), this_week);
        today.readiness = self.readiness(date)?;
        today.to_log = self.to_log(date, &today.sessions)?;
        Ok(today)
    }
}

fn document(date: Date, plan: Option<&Plan>, this_week: Vec<ActivityRow>) -> TodayDocument {
    let week = plan.and_then(|plan| week_of(plan, date).map(|week| (plan, week)));
    let day = week.and_then(|(_, week)| week.days.iter().find(|day| day.date == date));
    let sessions = day.map(|day| day.sessions.clone()).unwrap_or_default();
    // Not `sum`: nothing summed is minus zero.
    let ran = this_week.iter().filter(|a| a.sport == Sport::Running).filter_map(|a| a.distance_m);
    let done_m = ran.fold(0.0, |all, metres| all + metres);
    let done: Vec<ActivityRow> = this_week.into_iter().filter(|a| a.start.starts_with(&date.to_string())).collect();
    TodayDocument {
        schema: "stayer.today/1".into(),
        date: date.to_string(),
        sentence: sentence(date, plan, &sessions, !done.is_empty()),
        week: week.map(|(plan, week)| TodayWeek {
            index: week.index,
            of: u32::try_from(plan.weeks.len()).unwrap_or(u32::MAX),
            phase: week.phase,
            distance_m: week.distance_m.m(),
            done_m,
        }),
        why: sessions.iter().map(|s| s.why.clone()).filter(|why| !why.is_empty()).collect(),
        fuel: day
            .filter(|day| day.carbohydrate_g.is_some() || day.carbohydrate_g_per_kg.is_some())
            .map(|day| Fuel { carbohydrate_g: day.carbohydrate_g, carbohydrate_g_per_kg: day.carbohydrate_g_per_kg }),
        next: plan.map(|plan| next_days(plan, date)).unwrap_or_default(),
        sessions,
        done,
        readiness: None,
        to_log: Vec::new(),
    }
}

fn week_of(plan: &Plan, date: Date) -> Option<&Week> {
    plan.weeks.iter().find(|week| week.days.iter().any(|day| day.date == date))
}

fn next_days(plan: &Plan, date: Date) -> Vec<NextDay> {
    plan.days()
        .filter(|day| day.date > date)
        .take(LOOK_AHEAD)
        .map(|day| NextDay { date: day.date.to_string(), sessions: day.sessions.clone() })
        .collect()
}

fn sentence(date: Date, plan: Option<&Plan>, sessions: &[Session], done: bool) -> String {
    let Some(plan) = plan else {
        return "There is no plan yet. Tell your race, and one is made from what you really did.".into();
    };
    let (Some(first), Some(last)) = (plan.days().next(), plan.days().last()) else {
        return "The plan in force is empty. Make a new one.".into();
    };
    if date < first.date {
        return format!("Your plan starts on {}. Until then, run as you have been running, easily.", first.date);
    }
    if date > last.date {
        return format!("Your plan ended on {}. Make a new one when you are ready for the next race.", last.date);
    }
    let work: Vec<&Session> =
        sessions.iter().filter(|s| s.left_out.is_none() && !matches!(s.content, Content::Rest {})).collect();
    match (work.as_slice(), done) {
        ([], false) => "Nothing today: rest is where training takes hold.".into(),
        ([], true) => "Rest was planned today, and something was done. Tomorrow goes on as planned.".into(),
        (_, true) => "Today's training is in. Compare it with what was planned below.".into(),
        (work, false) => {
            let runs: Vec<&str> = work.iter().filter_map(|s| run_title(s)).collect();
            let beside: Vec<&str> = work.iter().filter_map(|s| beside_a_run(s)).collect();
            match (runs.is_empty(), beside.is_empty()) {
                (false, true) => format!("{} today.", listed(&runs)),
                (false, false) => format!("{} today, with {}.", listed(&runs), listed(&beside)),
                (true, _) => {
                    let said = listed(&beside);
                    let (first, rest) = said.split_at(said.chars().next().map_or(0, char::len_utf8));
                    format!("{}{rest} today, no run.", first.to_uppercase())
                }
            }
        }
    }
}

const fn run_title(session: &Session) -> Option<&'static str> {
    match &session.content {
        Content::Run(run) => Some(run.run.title()),
        _ => None,
    }
}

const fn beside_a_run(session: &Session) -> Option<&'static str> {
    match &session.content {
        Content::Run(_) | Content::Rest {} => None,
        Content::Strength(_) => Some("strength"),
        Content::Power(_) => Some("power"),
        Content::Mobility(_) => Some("mobility"),
        Content::Check {} => Some("movement check"),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).into(),
        [many @ .., last] => format!("{} and {last}", many.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use quantity::{Distance, Duration};
    use training::{Day, Phase, RunKind, RunSession, schema};

    fn plan() -> Plan {
        let run = RunSession {
            run: RunKind::Easy,
            hard: false,
            distance_m: Distance::from_m(8000.0),
            duration_s: Duration::from_s(2700.0),
            steps: Vec::new(),
            fuel: None,
        };
        let day = |i: i8| Day {
            date: date(2026, 11, 24 + i),
            carbohydrate_g: None,
            carbohydrate_g_per_kg: None,
            sessions: vec![Session {
                id: format!("d{i}"),
                why: "Easy running builds the base.".into(),
                left_out: None,
                content: if i == 4 { Content::Rest {} } else { Content::Run(run.clone()) },
            }],
        };
        Plan {
            schema: schema::PLAN.into(),
            made: date(2026, 11, 20),
            seed: 1,
            goal: None,
            weeks: vec![Week {
                index: 1,
                start: date(2026, 11, 24),
                phase: Phase::Base,
                easier: false,
                distance_m: Distance::from_m(48_000.0),
                hard_distance_m: Distance::ZERO,
                days: (0..7).map(day).collect(),
            }],
            audit: Vec::new(),
            cautions: Vec::new(),
            changed: None,
        }
    }

    #[test]
    fn a_day_of_the_plan_shows_its_session_and_why() {
        let today = document(date(2026, 11, 24), Some(&plan()), Vec::new());
        assert_eq!(today.sentence, "Easy run today.");
        assert_eq!(today.why, ["Easy running builds the base."]);
        assert_eq!(today.next.len(), 6);
        let week = today.week.unwrap();
        assert_eq!(week.distance_m, 48_000.0);
        assert_eq!(format!("{:.1}", week.done_m), "0.0");
    }

    #[test]
    fn the_sentence_names_what_is_to_be_done() {
        let mut plan = plan();
        let day = &mut plan.weeks[0].days[0].sessions;
        day.push(Session { id: "check".into(), why: String::new(), left_out: None, content: Content::Check {} });
        assert_eq!(
            document(date(2026, 11, 24), Some(&plan), Vec::new()).sentence,
            "Easy run today, with movement check."
        );
        plan.weeks[0].days[0].sessions[0].left_out = Some("skipped".into());
        assert_eq!(document(date(2026, 11, 24), Some(&plan), Vec::new()).sentence, "Movement check today, no run.");
        assert_eq!(listed(&["strength", "power", "mobility"]), "strength, power and mobility");
    }

    #[test]
    fn before_after_and_without_a_plan_there_is_a_sentence_too() {
        assert!(document(date(2026, 11, 1), Some(&plan()), Vec::new()).sentence.contains("starts on 2026-11-24"));
        assert!(document(date(2027, 1, 1), Some(&plan()), Vec::new()).sentence.contains("ended on 2026-11-30"));
        assert!(document(date(2026, 11, 28), Some(&plan()), Vec::new()).sentence.contains("Nothing today"));
        assert!(document(date(2026, 11, 24), None, Vec::new()).sentence.contains("no plan yet"));
    }
}
