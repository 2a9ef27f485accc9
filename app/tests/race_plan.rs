//! The plan of a race, from a library or from what is typed alone, and what is in its way.
#![allow(clippy::unwrap_used)]

mod common;

use app::{
    App, Config, CourseAsked, Damp, NewRace, RacePlanAsked, WeatherTold,
    documents::{Pacing, RacePlan},
};
use common::{gpx, import_named, open};
use jiff::civil::{Date, date, time};
use quantity::{Distance, Duration, race_distance};
use std::path::Path;
use training::Priority;

fn with_results(folder: &Path) -> App {
    let app = open(folder);
    app.runner_set("results", "10k=42:00@2026-10-11,half=1:33:30@2026-09-06").unwrap();
    app.runner_set("mass_kg", "61").unwrap();
    app
}

fn race(app: &App, on: Date, distance: Distance, goal: Option<&str>) -> i64 {
    let goal =
        goal.map(|goal| Duration::from_s(goal.split(':').fold(0.0, |s, part| s * 60.0 + part.parse::<f64>().unwrap())));
    let new = NewRace { name: "Spring marathon".into(), date: on, distance, goal, priority: Priority::A };
    app.race_add(new).unwrap().races.last().unwrap().id
}

/// A hill of 120 m around 15 km, drawn a little too long.
fn course(metres: f64) -> CourseAsked {
    let mut text = String::from("<gpx><trk><trkseg>");
    for i in 0..=(metres / 100.0) as u32 {
        let at = f64::from(i) * 100.0;
        let height = 20.0 + (120.0 - (at - 15_000.0).abs() * 0.04).max(0.0);
        text += &format!("<trkpt lat=\"{:.8}\" lon=\"8.5\"><ele>{height:.1}</ele></trkpt>", 47.0 + at / 111_195.0);
    }
    CourseAsked::File { name: "hill.gpx".into(), bytes: (text + "</trkseg></trk></gpx>").into_bytes() }
}

fn adds_up(plan: &RacePlan) {
    let sum: f64 = plan.splits.iter().map(|split| split.target_s).sum();
    assert!((sum - plan.target_s).abs() < 1e-6 * plan.target_s);
    assert!(
        plan.splits
            .windows(2)
            .all(|pair| pair[0].to_m == pair[1].from_m && pair[0].cumulative_s < pair[1].cumulative_s)
    );
    assert!((plan.splits.last().unwrap().to_m - plan.distance_m).abs() < 1e-6);
    for split in &plan.splits {
        assert!(split.low_s <= split.target_s && split.target_s <= split.high_s, "{split:?}");
    }
    assert!(plan.fuel.windows(2).all(|pair| pair[0].at_m < pair[1].at_m && pair[0].at_s < pair[1].at_s));
}

#[test]
fn a_goal_is_spread_by_kilometre_with_fuel_clock_and_what_the_field_did() {
    let folder = tempfile::tempdir().unwrap();
    let app = with_results(folder.path());
    let id = race(&app, date(2027, 4, 18), race_distance::MARATHON, Some("3:25:00"));
    let asked = RacePlanAsked { start: Some(time(9, 30, 0, 0)), ..RacePlanAsked::default() };
    let plan = app.race_plan(&asked).unwrap();
    adds_up(&plan);
    assert_eq!((plan.race, plan.splits.len(), plan.target_from.as_str()), (Some(id), 43, "goal"));
    assert_eq!(plan.splits[9].clock.as_deref(), Some("10:18:35"));
    assert!(plan.splits[36].high_s > 1.15 * plan.splits[36].target_s, "{:?}", plan.splits[36]);
    let finish = &plan.fade.finish_s;
    assert!(finish.low < finish.value && finish.value < finish.high && finish.value > plan.target_s);
    assert_eq!(plan.fade.onset_from.as_deref(), Some("marathoners"));
    assert!(plan.fuel.len() > 4 && plan.carbohydrate_g_per_h >= 30.0 && plan.breakfast_g == Some(120.0));
    let loading: Vec<&str> = plan.loading.iter().filter_map(|day| day.date.as_deref()).collect();
    assert_eq!(loading, ["2027-04-16", "2027-04-17"]);
    assert_eq!(plan.runs_dry_m, None);
    assert!(plan.dry.unwrap().badly_filled_m.unwrap() < 42_195.0);
    assert!(plan.cautions.is_empty() && plan.mile_splits.is_empty(), "{:?}", plan.cautions);
}

#[test]
fn the_forecast_is_slower_over_hills_and_in_warmth_and_a_goal_beyond_it_is_cautioned() {
    let folder = tempfile::tempdir().unwrap();
    let app = with_results(folder.path());
    let marathon = RacePlanAsked { distance: Some(race_distance::MARATHON), ..RacePlanAsked::default() };
    let level = app.race_plan(&marathon).unwrap();
    assert_eq!((level.target_from.as_str(), level.target_s), ("forecast", level.forecast_s.unwrap().value));
    let hilly = app.race_plan(&RacePlanAsked { course: course(42_195.0), ..marathon.clone() }).unwrap();
    adds_up(&hilly);
    assert!(hilly.target_s > level.target_s && hilly.course.climb_m > 100.0 && hilly.course.profile.len() > 100);
    assert!(
        hilly.splits[13].target_s > 1.08 * hilly.splits[2].target_s
            && hilly.splits[16].target_s < hilly.splits[2].target_s
    );
    let warm = WeatherTold { temperature_c: 24.0, damp: Damp::DewPoint(15.0) };
    let warm = app.race_plan(&RacePlanAsked { weather: Some(warm), ..marathon.clone() }).unwrap();
    assert!(warm.target_s > 1.02 * level.target_s, "{:?}", warm.weather);
    let hot_day = WeatherTold { temperature_c: 34.0, damp: Damp::Humidity(0.8) };
    let hot = app.race_plan(&RacePlanAsked { weather: Some(hot_day), ..marathon.clone() }).unwrap();
    assert!(hot.notes.iter().any(|note| note.contains("hotter than any race")), "{:?}", hot.notes);
    for metres in [5000.0, 100_000.0] {
        let short =
            RacePlanAsked { distance: Some(Distance::from_m(metres)), weather: Some(hot_day), ..marathon.clone() };
        let notes = app.race_plan(&short).unwrap().notes;
        assert!(notes.iter().any(|note| note.contains("too hot to hold")), "{metres} m: {notes:?}");
    }
    let bold = app.race_plan(&RacePlanAsked { goal: Some(Duration::from_s(9600.0)), ..marathon }).unwrap();
    assert!(bold.cautions.iter().any(|said| said.contains("faster than the fast end")), "{:?}", bold.cautions);
}

#[test]
fn the_variants_spread_the_same_time_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let app = with_results(folder.path());
    let planned = |pacing| {
        let asked = RacePlanAsked {
            distance: Some(race_distance::HALF_MARATHON),
            goal: Some(Duration::from_s(5700.0)),
            pacing: Some(pacing),
            course: CourseAsked::Profile(
                [(0.0, 10.0), (8000.0, 10.0), (10_000.0, 90.0), (21_097.5, 10.0)]
                    .map(|(m, h)| (Distance::from_m(m), Distance::from_m(h)))
                    .to_vec(),
            ),
            ..RacePlanAsked::default()
        };
        app.race_plan(&asked).unwrap()
    };
    let (effort, negative, pace) =
        (planned(Pacing::EvenEffort), planned(Pacing::NegativeSplit), planned(Pacing::EvenPace));
    for plan in [&effort, &negative, &pace] {
        adds_up(plan);
        assert_eq!(plan.target_s, 5700.0);
        assert_eq!(plan.fade.onset_m, None);
    }
    assert!(effort.splits[8].target_s > effort.splits[2].target_s + 15.0);
    assert!((pace.splits[8].target_s - pace.splits[2].target_s).abs() < 1e-6);
    assert!(
        negative.splits[2].target_s > effort.splits[2].target_s
            && negative.splits[20].target_s < effort.splits[20].target_s
    );
}

#[test]
fn courses_are_kept_byte_for_byte_scaled_lapped_or_refused_with_both_lengths() {
    let folder = tempfile::tempdir().unwrap();
    let app = with_results(folder.path());
    let id = race(&app, date(2027, 4, 18), race_distance::MARATHON, None);
    let CourseAsked::File { name, bytes } = course(42_700.0) else { unreachable!() };
    app.race_course(id, &name, &bytes).unwrap();
    let plan = app.race_plan(&RacePlanAsked::default()).unwrap();
    assert_eq!((plan.course.from.as_str(), plan.course.file.as_deref()), ("file", Some("hill.gpx")));
    assert!((plan.course.file_m.unwrap() - 42_700.0).abs() < 60.0 && plan.distance_m == 42_195.0);
    assert!(
        plan.notes.iter().any(|note| note.contains("42.70 km long and the race 42.2") || note.contains("scaled")),
        "{:?}",
        plan.notes
    );
    let lap = app.race_plan(&RacePlanAsked { course: course(21_050.0), ..RacePlanAsked::default() }).unwrap();
    assert!(lap.notes.iter().any(|note| note.contains("run 2 times")), "{:?}", lap.notes);
    let refused = app.race_course(
        id,
        "short.gpx",
        &match course(30_000.0) {
            CourseAsked::File { bytes, .. } => bytes,
            _ => unreachable!(),
        },
    );
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("30.0") && refused.contains("too far apart"), "{refused}");
    assert_eq!(app.race_plan(&RacePlanAsked::default()).unwrap().course.file.as_deref(), Some("hill.gpx"));
    app.race_course_remove(id).unwrap();
    assert_eq!(app.race_plan(&RacePlanAsked::default()).unwrap().course.from, "level");
    assert!(app.race_course_remove(id).unwrap_err().to_string().contains("has no course"));
    // A run that was there is a course too, and its length alone names the race.
    app.race_remove(id).unwrap();
    let run = CourseAsked::File { name: "run.gpx".into(), bytes: gpx(3, 3340) };
    let plan = app.race_plan(&RacePlanAsked { course: run, ..RacePlanAsked::default() }).unwrap();
    assert_eq!((plan.race, plan.distance_m), (None, 10_000.0));
}

#[test]
fn what_cannot_be_planned_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path());
    let says = |asked: RacePlanAsked| app.race_plan(&asked).unwrap_err().to_string();
    assert!(says(RacePlanAsked::default()).contains("there is no race ahead"));
    let ten = RacePlanAsked { distance: Some(Distance::from_m(10_000.0)), ..RacePlanAsked::default() };
    assert!(says(ten.clone()).contains("no time to plan for"));
    assert!(
        says(RacePlanAsked { goal: Some(Duration::from_s(1200.0)), ..ten.clone() }).contains("faster than any human")
    );
    assert!(says(RacePlanAsked { race: Some(99), ..ten.clone() }).contains("there is no race 99"));
    assert!(
        says(RacePlanAsked { distance: Some(Distance::from_m(f64::NAN)), ..ten.clone() }).contains("no race distance")
    );
    let told = RacePlanAsked { goal: Some(Duration::from_s(3000.0)), ..ten };
    let metres = |pairs: &[(f64, f64)]| {
        CourseAsked::Profile(pairs.iter().map(|(m, h)| (Distance::from_m(*m), Distance::from_m(*h))).collect())
    };
    for (course, why) in [
        (metres(&[(5000.0, 10.0), (0.0, 10.0)]), "order of the course"),
        (metres(&[(0.0, 10.0), (42_000.0, 10.0)]), "the race is 10 km"),
        (metres(&[(0.0, f64::NAN)]), "height"),
        (metres(&[]), "empty"),
        (CourseAsked::Climb(Distance::from_m(9000.0)), "climb"),
        (
            CourseAsked::File {
                name: "x.gpx".into(),
                bytes: b"<gpx><trk><trkseg><trkpt lat=\"1\" lon=\"1\"/></trkseg></trk></gpx>".to_vec(),
            },
            "two places or more",
        ),
        (CourseAsked::File { name: "x.txt".into(), bytes: b"hello".to_vec() }, "x.txt"),
    ] {
        let said = says(RacePlanAsked { course, ..told.clone() });
        assert!(said.contains(why), "{said}");
    }
    let damp = WeatherTold { temperature_c: 10.0, damp: Damp::DewPoint(20.0) };
    assert!(says(RacePlanAsked { weather: Some(damp), ..told.clone() }).contains("dew point"));
    let plan = app.race_plan(&told).unwrap();
    assert!(plan.cautions.iter().any(|said| said.contains("nothing is known yet")), "{:?}", plan.cautions);
}

#[test]
fn a_race_that_was_run_is_laid_against_the_plan_of_the_day_before() {
    let folder = tempfile::tempdir().unwrap();
    let then =
        App::open(Config { data: Some(folder.path().into()), today: Some(date(2026, 1, 2)), ..Config::default() })
            .unwrap();
    let id = race(&then, date(2026, 1, 11), Distance::from_m(10_000.0), Some("50:00"));
    drop(then);
    let app = open(folder.path());
    assert!(
        app.race_plan(&RacePlanAsked { race: Some(id), ..RacePlanAsked::default() })
            .unwrap_err()
            .to_string()
            .contains("is over")
    );
    assert!(app.race_review(Some(id)).unwrap_err().to_string().contains("no run of 2026-01-11"));
    // 3 m/s for 10.2 km by the watch: 56:40 for 10 km.
    import_named(&app, "race.gpx", &gpx(10, 3400));
    let review = app.race_review(None).unwrap();
    assert_eq!((review.race, review.splits.len(), review.target_s), (id, 10, 3000.0));
    assert!((review.time_s - 3400.0).abs() < 2.0 && (review.recorded_m - 10_200.0).abs() < 20.0);
    assert!(review.splits.iter().all(|split| (split.actual_s - 340.0).abs() < 2.0), "{:?}", review.splits);
    assert!((review.splits[9].behind_s - 400.0).abs() < 2.0 && review.in_band == 10);
    let lost = &review.lost[0];
    assert_eq!((lost.from_m, lost.to_m), (0.0, 10_000.0));
}

#[test]
fn the_watch_gets_a_step_for_every_kilometre() {
    let folder = tempfile::tempdir().unwrap();
    let app = with_results(folder.path());
    let asked = RacePlanAsked { distance: Some(race_distance::HALF_MARATHON), ..RacePlanAsked::default() };
    let plan = app.race_plan(&asked).unwrap();
    let (name, bytes) = app.race_workout(&plan).unwrap();
    assert_eq!(name, "2026-11-23-race.fit");
    assert_eq!(app.race_workout(&plan).unwrap().1, bytes);
    let read = formats::fit::decode_workout(&bytes).unwrap();
    let steps: Vec<_> = training::Block::unroll(&read.blocks).cloned().collect();
    assert_eq!(steps.len(), 22);
    let middle = steps[3].middle_speed().mps();
    assert!(
        (middle - 1000.0 / plan.splits[3].target_s).abs() < 0.002 && (steps[21].distance().m() - 97.5).abs() < 0.01
    );
}
