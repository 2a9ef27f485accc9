//! How a race is to be run, kept with it: shown again, on the watch, in the review, taken back, taken along.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, Config, CourseAsked, Damp, Error, NewRace, RacePlanAsked, SyncOptions, WeatherTold, WorkoutFormat,
    documents::{Pacing, RacePlan},
};
use common::{gpx, import, import_named, open};
use jiff::civil::{Date, date, time};
use quantity::{Distance, Duration, race_distance};
use std::{fs, path::Path, sync::atomic::AtomicBool};
use training::{Priority, RunKind};

const RACE_DAY: Date = date(2027, 4, 18);

fn on(folder: &Path, today: Date) -> App {
    App::open(Config { data: Some(folder.to_owned()), today: Some(today), seed: 1 }).unwrap()
}

fn with_race(folder: &Path) -> (App, i64) {
    let app = open(folder);
    for (key, value) in [
        ("results", "10k=42:00@2026-10-11,half=1:33:30@2026-09-06"),
        ("mass_kg", "61"),
        ("weekly_distance_m", "45km"),
        ("longest_run_m", "16km"),
    ] {
        app.runner_set(key, value).unwrap();
    }
    let race = NewRace {
        name: "Spring marathon".into(),
        date: RACE_DAY,
        distance: race_distance::MARATHON,
        goal: Some(Duration::from_s(12_300.0)),
        priority: Priority::A,
    };
    let id = app.race_add(race).unwrap().races.last().unwrap().id;
    (app, id)
}

fn told() -> RacePlanAsked {
    RacePlanAsked {
        pacing: Some(Pacing::NegativeSplit),
        start: Some(time(9, 30, 0, 0)),
        weather: Some(WeatherTold { temperature_c: 18.0, damp: Damp::Humidity(0.6) }),
        goal: Some(Duration::from_s(12_000.0)),
        ..RacePlanAsked::default()
    }
}

fn as_usual(app: &App, id: i64) -> RacePlan {
    app.race_plan(&RacePlanAsked { race: Some(id), ..RacePlanAsked::default() }).unwrap()
}

/// Plans are alike but for the last digit of a forecast.
fn alike(a: &RacePlan, b: &RacePlan) -> bool {
    let without = |plan: &RacePlan| RacePlan { forecast_s: None, forecast_level_s: None, ..plan.clone() };
    let value = |plan: &RacePlan| plan.forecast_s.map(|forecast| forecast.value.round());
    without(a) == without(b) && value(a) == value(b)
}

#[test]
fn what_is_kept_is_shown_again_until_it_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (app, id) = with_race(folder.path());
    let before = as_usual(&app, id);
    assert!(before.kept.is_none() && !before.as_kept && before.target_from == "goal");
    let kept = app.race_keep(&told()).unwrap();
    assert!(kept.as_kept && kept.target_from == "kept" && kept.target_s == 12_000.0);
    assert!(alike(&as_usual(&app, id), &kept));
    assert_eq!((kept.pacing, kept.start.as_deref()), (Pacing::NegativeSplit, Some("09:30")));
    assert!((kept.weather.as_ref().unwrap().dew_point_c - 10.1).abs() < 0.2);
    assert!(kept.splits == app.race_plan(&RacePlanAsked { fresh: true, ..told() }).unwrap().splits);
    // What is only looked at changes nothing of what is kept; what is not told stays as kept.
    let even = app.race_plan(&RacePlanAsked { pacing: Some(Pacing::EvenPace), ..RacePlanAsked::default() }).unwrap();
    assert!(!even.as_kept && even.target_s == 12_000.0 && even.start.as_deref() == Some("09:30"));
    let fresh = app.race_plan(&RacePlanAsked { fresh: true, ..RacePlanAsked::default() }).unwrap();
    assert_eq!((fresh.target_s, fresh.start, fresh.weather), (12_300.0, None, None));
    assert!(alike(&as_usual(&app, id), &kept));
    // A second keeping counts, and goes first.
    let profile =
        [(0.0, 10.0), (20_000.0, 90.0), (42_195.0, 10.0)].map(|(m, h)| (Distance::from_m(m), Distance::from_m(h)));
    let hilly = RacePlanAsked { course: CourseAsked::Profile(profile.to_vec()), ..RacePlanAsked::default() };
    let second = app.race_keep(&hilly).unwrap();
    assert!(second.as_kept && second.course.from == "profile" && second.start.as_deref() == Some("09:30"));
    app.race_keep_undo(id).unwrap();
    assert!(alike(&as_usual(&app, id), &kept));
    app.race_keep_undo(id).unwrap();
    assert!(alike(&as_usual(&app, id), &before));
    assert!(matches!(app.race_keep_undo(id), Err(Error::NotFound(why)) if why.contains("nothing is kept of Spring")));
    // A race that is only typed has nothing to be kept with.
    let typed = RacePlanAsked { distance: Some(race_distance::HALF_MARATHON), ..told() };
    assert!(matches!(app.race_keep(&typed), Err(Error::Rejected(why)) if why.contains("stayer race add")));
}

#[test]
fn a_kept_forecast_stays_and_is_made_anew_for_other_weather() {
    let folder = tempfile::tempdir().unwrap();
    let (app, id) = with_race(folder.path());
    let kept = app.race_keep(&RacePlanAsked { by_forecast: true, ..RacePlanAsked::default() }).unwrap();
    app.runner_set("results", "10k=38:00@2026-11-20").unwrap();
    let now = as_usual(&app, id);
    assert_eq!((now.target_s, now.as_kept), (kept.target_s, true));
    assert!(now.forecast_s.unwrap().value < 0.97 * kept.target_s);
    let warm = WeatherTold { temperature_c: 24.0, damp: Damp::DewPoint(15.0) };
    let warm = app.race_plan(&RacePlanAsked { weather: Some(warm), ..RacePlanAsked::default() }).unwrap();
    assert_eq!((warm.target_from.as_str(), warm.target_s), ("forecast", warm.forecast_s.unwrap().value));
}

#[test]
fn the_race_is_on_the_watch_as_it_is_kept_and_is_replaced_when_that_changes() {
    let (folder, watch) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (app, id) = with_race(folder.path());
    app.plan_make().unwrap();
    let out = watch.path().join("files");
    let exported = app.export_workouts(&out, WorkoutFormat::Fit, Some(RACE_DAY), Some(RACE_DAY)).unwrap();
    let steps = |bytes: &[u8]| formats::fit::decode_workout(bytes).unwrap();
    let plan = app.plan().unwrap();
    let race =
        plan.runs().find(|(_, _, run)| run.run == RunKind::Race).map(|(_, session, _)| session.id.clone()).unwrap();
    let file = exported.files.iter().find(|file| file.session.as_deref() == Some(race.as_str())).unwrap();
    let first = steps(&fs::read(&file.path).unwrap());
    assert_eq!(first.steps.len(), 43);
    // What to take stands beside its kilometre, all of it.
    assert!(exported.lost.iter().all(|lost| !lost.what.contains("eat and drink")), "{:?}", exported.lost);
    let fuel = as_usual(&app, id).fuel;
    assert!(fuel.len() > 3);
    for stop in &fuel {
        let step = &first.steps[(stop.at_m / 1000.0) as usize];
        let words = step.notes.as_deref().unwrap_or_default();
        assert!(words.contains(&format!("{:.1} km: ", stop.at_m / 1000.0)), "{words} at {}", stop.at_m);
        assert!(words.contains(&format!("{:.0} g", stop.carbohydrate_g)), "{words} for {}", stop.carbohydrate_g);
    }
    assert_eq!(first.steps.iter().filter(|step| step.notes.is_some()).count(), fuel.len());
    // The same workout that the race's own page hands out, and another one by the same identity once a plan is kept.
    let own = app.race_workout(&as_usual(&app, id)).unwrap().1;
    assert!(steps(&own) == first, "{:?} {:?}", steps(&own).name, first.name);
    app.race_keep(&told()).unwrap();
    let (_, bytes) = app.export_session(&race, WorkoutFormat::Fit).unwrap();
    let kept = steps(&bytes);
    assert_eq!((kept.serial, kept.time_created), (first.serial, first.time_created));
    assert!(kept.steps != first.steps);
    // The page of fuel names the time of the plan that counts, and the clock of what is taken.
    let fuel = app.fuel().unwrap();
    let fuelled = fuel.runs.iter().find(|run| run.session == race).unwrap();
    assert_eq!(fuelled.duration_s, 12_000.0);
    assert!(fuelled.fuel.stops.iter().all(|stop| {
        let even_s = 12_000.0 * stop.at_m.m() / 42_195.0;
        (stop.at_s.s() - even_s).abs() < 60.0
    }));
    for (format, stops, word) in [
        (WorkoutFormat::Zwo, " km: ", None),
        (WorkoutFormat::Tcx, " km: ", Some("stands in the notes")),
        (WorkoutFormat::Text, "- ", Some("pace band tell it")),
        (WorkoutFormat::Garmin, " km: ", Some("stands in the notes")),
    ] {
        let (_, bytes) = app.export_session(&race, format).unwrap_or_else(|why| panic!("{format:?}: {why}"));
        assert!(String::from_utf8(bytes).unwrap().contains(stops), "{format:?}");
        let lost = app.export_lost(format, Some(RACE_DAY), Some(RACE_DAY)).unwrap();
        let told = lost.iter().find(|lost| lost.what.contains("eat and drink")).map(|lost| lost.what.as_str());
        assert_eq!(told.is_some(), word.is_some(), "{format:?} {lost:?}");
        assert!(told.unwrap_or_default().contains(word.unwrap_or_default()), "{told:?}");
    }
    drop(app);
    // A week before, it goes into the watch's folder with its day.
    let app = on(folder.path(), date(2027, 4, 12));
    fs::create_dir_all(watch.path().join("GARMIN/NewFiles")).unwrap();
    let sync = || app.sync(watch.path(), SyncOptions::default(), &mut |_| (), &AtomicBool::new(false)).unwrap();
    let synced = sync();
    let there = synced.files.iter().find(|file| file.session.as_deref() == Some(race.as_str())).unwrap();
    assert!(steps(&fs::read(&there.path).unwrap()).steps == kept.steps);
    app.race_keep_undo(id).unwrap();
    let again = sync();
    assert_eq!((again.written, again.removed, again.failed), (1, 0, 0), "{:#?}", again.files);
    assert!(steps(&fs::read(&there.path).unwrap()).steps == first.steps);
}

#[test]
fn steps_stay_within_what_watches_take() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = with_race(folder.path());
    let hundred = RacePlanAsked {
        distance: Some(Distance::from_m(100_000.0)),
        goal: Some(Duration::from_s(40_000.0)),
        ..RacePlanAsked::default()
    };
    let plan = app.race_plan(&hundred).unwrap();
    let workout = formats::fit::decode_workout(&app.race_workout(&plan).unwrap().1).unwrap();
    let metres: f64 = training::Block::unroll(&workout.blocks).map(|step| step.distance().m()).sum();
    assert!(workout.steps.len() == 50 && (metres - 100_000.0).abs() < 1.0, "{} {metres}", workout.steps.len());
}

#[test]
fn a_race_is_laid_against_the_plan_that_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let then = on(folder.path(), date(2026, 1, 2));
    let race = NewRace {
        name: "Winter ten".into(),
        date: date(2026, 1, 11),
        distance: Distance::from_m(10_000.0),
        goal: Some(Duration::from_s(3000.0)),
        priority: Priority::A,
    };
    let id = then.race_add(race).unwrap().races[0].id;
    then.race_keep(&RacePlanAsked { goal: Some(Duration::from_s(3300.0)), ..RacePlanAsked::default() }).unwrap();
    let early = then.race_review(Some(id)).unwrap_err();
    assert!(matches!(&early, Error::Rejected(why) if why.contains("still to come")), "{early}");
    drop(then);
    let app = open(folder.path());
    import_named(&app, "race.gpx", &gpx(10, 3400));
    let review = app.race_review(None).unwrap();
    assert_eq!((review.target_s, review.target_from.as_str()), (3300.0, "kept"));
    assert_eq!(review.kept_on.as_deref(), Some("2026-01-02"));
    assert!((review.splits[9].behind_s - 100.0).abs() < 2.0 && review.mile_splits.is_empty());
    app.runner_set("units", "mi").unwrap();
    let miles = app.race_review(None).unwrap().mile_splits;
    assert!(miles.len() == 7 && (miles[6].behind_s - 100.0).abs() < 2.0, "{miles:?}");
}

#[test]
fn everything_that_was_kept_is_exported_and_taken_back() {
    let (first, second, out) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (app, id) = with_race(first.path());
    app.race_keep(&told()).unwrap();
    app.race_keep(&RacePlanAsked { goal: Some(Duration::from_s(12_100.0)), ..RacePlanAsked::default() }).unwrap();
    let folder = out.path().join("files");
    app.export_all(&folder, &AtomicBool::new(false)).unwrap();
    let other = open(second.path());
    import(&other, &folder);
    let there = other.races().unwrap().races[0].id;
    assert_eq!(other.race_kept(there).unwrap(), app.race_kept(id).unwrap());
    other.race_keep_undo(there).unwrap();
    assert_eq!(other.race_kept(there).unwrap().unwrap().target_s, 12_000.0);
    // Folders of earlier versions have no such column.
    let races = fs::read_to_string(folder.join("races.csv")).unwrap();
    let old: Vec<&str> = races.lines().take(1).map(|head| head.trim_end_matches(",kept")).collect();
    fs::write(folder.join("races.csv"), format!("{}\nOld,2027-05-01,5000,,B,,,\n", old[0])).unwrap();
    import(&other, &folder);
    assert!(other.races().unwrap().races.iter().any(|race| race.name == "Old"));
}
