//! Life and the plan, from end to end: what was run comes in by files, the plan follows, and every change says its rule.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, ChangeAnswer, Config, NewRace, PlanAnswer, SampleOptions, StrengthTold,
    documents::{ChangedPlan, DoneRow, Outturn, StepsFound, Target},
};
use common::{import, import_named};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use quantity::Distance;
use std::path::{Path, PathBuf};
use training::{Content, Plan, Priority, Role, RunKind, RunSession};

/// A Sunday: week 1 begins tomorrow.
const BEGIN: Date = date(2026, 11, 22);
const SEED: u64 = 1;

/// A library on days.
struct Life {
    _folder: tempfile::TempDir,
    library: PathBuf,
}

fn open(library: &Path, today: Date) -> App {
    App::open(Config { data: Some(library.to_owned()), today: Some(today), seed: 1 }).unwrap()
}

impl Life {
    /// Eight weeks of the sample runner and a plan for a half marathon in the spring.
    fn begins() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let life = Self { library: folder.path().join("library"), _folder: folder };
        let app = life.on(BEGIN);
        let before = life._folder.path().join("before");
        let options = SampleOptions { weeks: 8, ..SampleOptions::up_to(BEGIN, SEED) };
        App::sample(&before, options, &mut |_, _| {}).unwrap();
        import(&app, &before);
        app.race_add(NewRace {
            name: "Spring half".into(),
            date: BEGIN.saturating_add(98.days()),
            distance: Distance::from_m(21_097.5),
            goal: None,
            priority: Priority::A,
        })
        .unwrap();
        assert!(matches!(app.plan_make().unwrap(), PlanAnswer::Plan(_)));
        life
    }

    fn on(&self, today: Date) -> App {
        open(&self.library, today)
    }

    /// Runs what is planned from a day to the day before another.
    fn as_planned(&self, from: Date, to: Date) {
        let app = self.on(to);
        let plan = app.plan().unwrap();
        for (day, session, run) in plan.runs().filter(|(day, _, _)| (from..to).contains(day)) {
            self.run(&app, &session.id, day, run, 1.0);
        }
    }

    fn run(&self, app: &App, name: &str, day: Date, run: &RunSession, faster: f64) {
        let file = App::sample_done(SEED, day, run, faster, 1.0).unwrap();
        import_named(app, &format!("{day}-{name}.fit"), &file);
    }
}

fn changed(answer: ChangeAnswer) -> ChangedPlan {
    match answer {
        ChangeAnswer::Changed(changed) => *changed,
        ChangeAnswer::Conflict(clash) => panic!("{clash:?}"),
    }
}

fn bytes(app: &App) -> String {
    serde_json::to_string(&app.plan().unwrap()).unwrap()
}

fn row<'a>(rows: &'a [DoneRow], session: &str) -> &'a DoneRow {
    rows.iter().find(|row| row.session.as_deref() == Some(session)).unwrap()
}

/// Hard runs from a day on that are no race.
fn hard_ahead(plan: &Plan, from: Date) -> Vec<Date> {
    let hard = plan.runs().filter(|(d, _, r)| *d >= from && r.hard && r.run != RunKind::Race);
    hard.map(|(d, _, _)| d).collect()
}

fn holds(app: &App) {
    let audit = app.plan_audit().unwrap().audit;
    let broken: Vec<_> = audit.iter().filter(|a| a.hard && a.applies && !a.holds).collect();
    assert!(broken.is_empty(), "{broken:?}");
}

/// The first session of repeats or tempo, with its day.
fn first_speed(plan: &Plan) -> (Date, String, RunSession) {
    let structured = |run: &RunSession| run.unrolled().filter(|s| s.role == Role::Effort).count() > 1;
    let mut speed = plan.runs().filter(|(_, _, run)| run.hard && structured(run) && run.run != RunKind::Race);
    speed.next().map(|(day, s, run)| (day, s.id.clone(), run.clone())).unwrap()
}

#[test]
fn two_hard_sessions_in_one_day() {
    let life = Life::begins();
    let plan = life.on(BEGIN).plan().unwrap();
    let (day, id, run) = first_speed(&plan);
    life.as_planned(BEGIN, day);
    let app = life.on(day);
    life.run(&app, "first", day, &run, 1.0);
    let again = import_named(&app, "second.fit", &{
        let longer = plan.runs().find(|(d, _, r)| *d > day && r.hard).map(|(_, _, r)| r.clone()).unwrap();
        App::sample_done(7, day, &longer, 1.0, 1.0).unwrap()
    });
    assert_eq!(again.imported, 1);
    let rows = app.plan_done_by_step().unwrap().runs;
    let own = row(&rows, &id);
    assert_eq!((own.outturn, own.steps_found), (Outturn::Done, Some(StepsFound::Laps)), "{own:#?}");
    let efforts: Vec<_> = own.steps.iter().filter(|s| s.role == Role::Effort).collect();
    assert!(efforts.iter().all(|s| s.done_speed_mps.is_some() && s.target.is_some()), "{efforts:#?}");
    assert!(efforts.iter().filter(|s| s.target == Some(Target::Hit)).count() * 2 >= efforts.len(), "{efforts:#?}");
    let extra: Vec<_> =
        rows.iter().filter(|row| row.outturn == Outturn::Extra && row.date == day.to_string()).collect();
    assert_eq!(extra.len(), 1, "one is the plan's, the other is beyond it");
    assert_eq!(app.session_done(&id).unwrap().as_ref(), Some(own));
    let activity = own.activity.unwrap();
    assert_eq!(app.activity(activity).unwrap().planned.as_ref(), Some(own), "the activity knows its session");
    assert_eq!(app.activity(extra[0].activity.unwrap()).unwrap().planned, None);
    // Tomorrow has nothing hard, and what was done twice is not done a third time.
    let before = hard_ahead(&app.plan().unwrap(), day.saturating_add(1.days()));
    let after = changed(app.plan_follow().unwrap()).plan;
    let ahead = hard_ahead(&after, day.saturating_add(1.days()));
    assert!(!ahead.contains(&day.saturating_add(1.days())) && ahead.len() <= before.len());
    holds(&app);
}

#[test]
fn a_missed_week() {
    let life = Life::begins();
    let made = life.on(BEGIN).plan().unwrap();
    let (missed, back) = (made.weeks[4].start, made.weeks[5].start);
    life.as_planned(BEGIN, missed);
    let app = life.on(back.saturating_add(1.days()));
    let before = (app.plan().unwrap(), bytes(&app));
    let rows = app.plan_done().unwrap().runs;
    let of_week = rows.iter().filter(|r| r.date >= missed.to_string() && r.date < back.to_string());
    assert!(of_week.clone().count() >= 3 && of_week.clone().all(|row| row.outturn == Outturn::Missed));
    let audit = app.plan_audit().unwrap();
    assert!(audit.done.done_runs < audit.done.planned_runs && audit.done.easy.is_some());
    let figure = |rule: &str| audit.audit.iter().find(|a| a.rule == rule).unwrap().figure.clone();
    assert!(figure("H5").contains("planned runs were run") && figure("A3").contains("easy runs done"));
    let followed = changed(app.plan_follow().unwrap());
    let ahead = |plan: &Plan| plan.weeks[6..].iter().map(hard_of).collect::<Vec<_>>();
    assert!(ahead(&followed.plan).iter().zip(ahead(&before.0)).all(|(now, was)| *now <= was), "nobody catches up");
    assert!(followed.changes.iter().all(|c| !c.rule.is_empty() && !c.why.is_empty()));
    assert!(followed.changes.iter().all(|c| c.from.as_ref().is_none_or(|s| s.date >= back)), "the past stays");
    holds(&app);
    if !followed.changes.is_empty() {
        app.plan_undo().unwrap();
        assert!(bytes(&app) == before.1, "undo gives back every byte");
        app.plan_redo().unwrap();
        assert!(app.plan().unwrap() == followed.plan, "and redo makes it again");
    }
    // Following twice changes nothing more.
    let again = changed(app.plan_follow().unwrap());
    assert!(again.changes.is_empty() && again.advice.unwrap().contains("nothing to follow"));
}

fn hard_of(week: &training::Week) -> usize {
    let runs = week.days.iter().flat_map(|d| &d.sessions);
    runs.filter(|s| matches!(&s.content, Content::Run(r) if r.hard && r.run != RunKind::Race)).count()
}

#[test]
fn a_fast_race() {
    let life = Life::begins();
    let made = life.on(BEGIN).plan().unwrap();
    let day = made.weeks[1].days[6].date;
    life.as_planned(BEGIN, made.weeks[1].days[5].date);
    let app = life.on(day);
    let hold = app.hold(None).unwrap();
    let ten = hold.races.iter().find(|r| (r.distance_m - 10_000.0).abs() < 1.0).unwrap();
    let speed = 10_000.0 / (ten.low_s * 0.93);
    let report = import_named(&app, "race.gpx", &race(day, speed));
    app.mark_race(report.files[0].activity.unwrap(), Some(true)).unwrap();
    let app = life.on(day.saturating_add(1.days()));
    let before = bytes(&app);
    let followed = changed(app.plan_follow().unwrap());
    assert!(
        followed.changes.iter().any(|c| c.rule == "H2" && c.why.contains("% faster")),
        "{:?}",
        followed.changes.first()
    );
    let easy = |plan: &Plan| {
        let mut runs = plan.runs().filter(|(d, _, r)| *d > day.saturating_add(1.days()) && r.run == RunKind::Easy);
        runs.next().and_then(|(_, _, r)| r.unrolled().next().and_then(|s| s.speed_high_mps)).unwrap()
    };
    assert!(easy(&followed.plan) > easy(&made));
    assert!(hard_ahead(&followed.plan, day).len() <= hard_ahead(&made, day).len(), "faster, not more");
    holds(&app);
    app.plan_undo().unwrap();
    assert!(bytes(&app) == before, "undo gives back every byte");
}

/// Ten kilometres at an even speed on a day, as GPX.
fn race(day: Date, speed_mps: f64) -> Vec<u8> {
    use std::fmt::Write as _;
    let start: jiff::Timestamp = format!("{day}T08:00:00Z").parse().unwrap();
    let mut text = String::from(
        "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"test\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><type>running</type><trkseg>\n",
    );
    for s in 0..=(10_050.0 / speed_mps) as u32 {
        let time = start + jiff::SignedDuration::from_secs(i64::from(s));
        let latitude = 10.0 + f64::from(s) * speed_mps / 110_600.0;
        writeln!(text, "<trkpt lat=\"{latitude:.8}\" lon=\"0.0\"><ele>10</ele><time>{time}</time></trkpt>").unwrap();
    }
    text.push_str("</trkseg></trk></gpx>\n");
    text.into_bytes()
}

#[test]
fn an_added_race_stands_among_the_races_and_leaves_with_undo() {
    let life = Life::begins();
    let app = life.on(BEGIN);
    let before = (bytes(&app), serde_json::to_string(&app.races().unwrap()).unwrap());
    let race = training::RaceEntry {
        name: "Park run".into(),
        date: BEGIN.saturating_add(41.days()),
        distance_m: Distance::from_m(5000.0),
        goal_s: None,
        priority: Priority::C,
        course: None,
    };
    changed(app.plan_change(&plan::change::Edit::Race { race }).unwrap());
    let after = (bytes(&app), serde_json::to_string(&app.races().unwrap()).unwrap());
    assert!(after.1.contains("Park run") && after.0 != before.0);
    app.plan_undo().unwrap();
    assert!((bytes(&app), serde_json::to_string(&app.races().unwrap()).unwrap()) == before, "all is as before");
    app.plan_redo().unwrap();
    assert!(bytes(&app) == after.0, "redo makes it again");
    assert!(serde_json::to_string(&app.races().unwrap()).unwrap().contains("Park run"));
}

#[test]
fn a_pause_that_overtakes_an_earlier_edit_says_so() {
    let life = Life::begins();
    let app = life.on(BEGIN);
    let plan = app.plan().unwrap();
    let easy = plan.weeks[5]
        .days
        .iter()
        .flat_map(|d| &d.sessions)
        .find(|s| matches!(&s.content, Content::Run(run) if run.run == RunKind::Easy));
    let session = easy.unwrap().id.clone();
    let skip = changed(app.plan_change(&plan::change::Edit::Skip { session: session.clone() }).unwrap());
    assert_eq!(skip.advice, None);
    let (from, to) = (plan.weeks[3].start, plan.weeks[4].days[6].date);
    let why = plan::change::PauseReason::Travel;
    let pause = changed(app.plan_change(&plan::change::Edit::Pause { from, to, why }).unwrap());
    let came_back = pause.changes.iter().any(|c| c.session.as_ref() == Some(&session));
    let said = pause.advice.is_some_and(|advice| advice.contains(&session));
    assert_eq!(said, came_back, "{session}: said {said}");
    let diff = app.plan_diff().unwrap();
    assert_eq!(diff.edits[1].advice.as_ref().is_some_and(|advice| advice.contains(&session)), came_back);
}

/// Day, session and its exercises, each with whether it is held.
type Lift = (Date, String, Vec<(String, bool)>);

#[test]
fn lifts_are_done_by_logged_sets_or_by_a_gym_session_of_the_watch() {
    let life = Life::begins();
    let end = BEGIN.saturating_add(15.days());
    let plan = life.on(end).plan().unwrap();
    let lifts: Vec<Lift> = plan
        .days()
        .filter(|day| day.date < end)
        .flat_map(|day| day.sessions.iter().map(move |session| (day.date, session)))
        .filter_map(|(date, session)| match &session.content {
            Content::Strength(lift) => {
                let names = lift.exercises.iter().map(|e| (e.name.clone(), e.hold_s.is_some())).collect();
                Some((date, session.id.clone(), names))
            }
            _ => None,
        })
        .collect();
    assert!(lifts.len() >= 3, "{lifts:?}");
    let app = life.on(end);
    let log = |names: &[(String, bool)], date: Date| {
        for (exercise, held) in names {
            let sets = vec![if *held { "2x30s" } else { "2x15" }.to_owned()];
            app.log_strength(StrengthTold { exercise: exercise.clone(), sets, ..StrengthTold::default() }, date)
                .unwrap();
        }
    };
    // The first as planned, of the second one exercise, the third with the watch alone.
    log(&lifts[0].2, lifts[0].0);
    log(&lifts[1].2[..1], lifts[1].0);
    let start: jiff::Timestamp = format!("{}T17:00:00Z", lifts[2].0).parse().unwrap();
    let mut gym = training::Activity::new(start, training::Sport::Training);
    gym.sub_sport = training::SubSport::Strength;
    gym.elapsed = Some(quantity::Duration::from_s(1800.0));
    gym.timer = gym.elapsed;
    gym.recording.elapsed_ms = (0..=1800).map(|s| s * 1000).collect();
    gym.recording.set(training::Channel::HeartRate, vec![110; 1801]);
    import_named(&app, "gym.fit", &formats::fit::encode_activity(&gym).unwrap());

    let done = app.plan_done().unwrap().lifts;
    let came = |id: &str| done.iter().find(|row| row.session == id).unwrap();
    assert_eq!(came(&lifts[0].1).outturn, Outturn::Done);
    assert_eq!(came(&lifts[0].1).exercises_logged, lifts[0].2.len());
    assert_eq!((came(&lifts[1].1).outturn, came(&lifts[1].1).exercises_logged), (Outturn::Partly, 1));
    assert_eq!((came(&lifts[2].1).outturn, came(&lifts[2].1).activity.is_some()), (Outturn::Done, true));
    assert!(
        done.iter()
            .filter(|row| row.activity.is_none() && row.exercises_logged == 0)
            .all(|row| row.outturn == Outturn::Missed)
    );
}

#[test]
fn a_session_that_its_week_cannot_spare_is_left_out_everywhere() {
    let life = Life::begins();
    let describe = |_: &training::Session| app::CalendarWords { title: "t".into(), description: String::new() };
    life.on(BEGIN).calendar(&describe).unwrap();
    let plan = life.on(BEGIN).plan().unwrap();
    let sessions = plan.days().flat_map(|d| d.sessions.iter().map(move |s| (d.date, s)));
    let ahead = sessions.filter(|(_, s)| !matches!(s.content, Content::Rest {}));
    let is_left_out =
        |plan: &Plan, id: &str| plan.days().flat_map(|d| &d.sessions).any(|s| s.id == id && s.left_out.is_some());
    let (day, id) = ahead
        .map(|(day, session)| (day, session.id.clone()))
        .find(|(day, id)| {
            let app = life.on(*day);
            let answer = changed(app.plan_change(&plan::change::Edit::Skip { session: id.clone() }).unwrap());
            let found = is_left_out(&answer.plan, id);
            if !found {
                app.plan_undo().unwrap();
            }
            found
        })
        .unwrap();
    let app = life.on(day);
    holds(&app);
    assert!(app.today().unwrap().sessions.iter().all(|s| s.id != id), "{id} on the page of the day");
    let uid = format!("{id}@stayer");
    let entry = app.calendar(&describe).unwrap();
    let entry = entry.split("BEGIN:VEVENT").find(|e| e.contains(&uid)).unwrap();
    assert!(entry.contains("STATUS:CANCELLED"), "{entry}");
    let fuel = app.fuel().unwrap();
    assert!(fuel.days.iter().flat_map(|d| &d.sessions).all(|s| s.id != id));
    let later = life.on(day.saturating_add(2.days())).plan_done().unwrap();
    assert!(later.runs.iter().all(|row| row.session.as_ref() != Some(&id)), "what was left out is not missed");
    let again = plan::change::Edit::Move { session: id.clone(), date: day };
    assert!(!is_left_out(&changed(app.plan_change(&again).unwrap()).plan, &id), "taken up again");
}
