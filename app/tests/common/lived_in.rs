//! Libraries that were lived in, and what differs between two of them.

use super::{fit, gpx, gzip, import_named, open, table_rows, zip};
use app::{
    App, NewRace, RpeOf, RpeTold, StrengthTold,
    documents::{ActivityFilter, Edit, SourcePart},
};
use jiff::civil::date;
use quantity::Distance;
use std::{path::Path, sync::atomic::AtomicBool};
use testkit::{StravaLayout, StravaRow, strava_table};
use training::{Content, Priority};

pub fn go() -> AtomicBool {
    AtomicBool::new(false)
}

/// A library with runs, a correction, a race, a log, a plan and changes of it, one of them undone.
pub fn lived_in(folder: &Path) -> App {
    let app = open(folder);
    // The first import is taken back, so that numbers here and there differ.
    let batch = import_named(&app, "gone.gpx", &gpx(1, 300)).batch;
    app.undo_import(batch).unwrap();
    let ids: Vec<i64> = [(310, 1640), (312, 900), (315, 3000)]
        .map(|(day, seconds)| import_named(&app, &format!("{day}.gpx"), &gpx(day, seconds)).files[0].activity.unwrap())
        .to_vec();
    app.correct_distance(ids[0], Some(Distance::from_m(5000.0))).unwrap();
    app.correct_distance(ids[1], Some(Distance::from_m(2750.5))).unwrap();
    app.correct_distance(ids[1], None).unwrap();
    app.mark_race(ids[2], Some(true)).unwrap();
    let told =
        [("sex", "female"), ("mass_kg", "61.3"), ("weekly_distance_m", "30km"), ("results", "5k=25:00@2026-10-11")];
    let told: Vec<(String, String)> = told.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec();
    app.runner_set_all(&told).unwrap();
    let race = NewRace {
        name: "Spring, \"the\" 10\u{a0}km".into(),
        date: date(2027, 4, 18),
        distance: Distance::from_m(10_000.0),
        goal: Some(quantity::Duration::from_s(2999.5)),
        priority: Priority::A,
    };
    app.race_add(race).unwrap();
    let rpe = RpeTold {
        of: RpeOf::Activity(ids[2]),
        rpe: 7.1,
        minutes: None,
        pain: Some(false),
        note: Some("wind, \"cold\"".into()),
    };
    app.log_rpe(rpe).unwrap();
    let strength =
        StrengthTold { exercise: "deadlift".into(), sets: vec!["3x5@62.5".into()], ..StrengthTold::default() };
    app.log_strength(strength, date(2026, 11, 20)).unwrap();
    app.plan_make().unwrap();
    app.plan_make().unwrap();
    for _ in 0..3 {
        let plan = app.plan().unwrap();
        let is_easy =
            |s: &&training::Session| matches!(&s.content, Content::Run(run) if run.run == training::RunKind::Easy);
        let session = plan.days().flat_map(|day| &day.sessions).find(is_easy).unwrap().id.clone();
        app.plan_change(&Edit::Skip { session }).unwrap();
    }
    app.plan_undo().unwrap();
    app
}

/// What differs between two libraries, table by table. Answers are kept until something changes and made when they are asked for: no part of
/// a library; nor is how often its file was written, nor whether an original lies under zstd or in the gzip that it came in.
pub fn differences(a: &App, b: &App) -> Vec<String> {
    let all =
        store::KEPT_TABLES.iter().chain(store::DERIVED_TABLES).filter(|table| !["ledger", "revision"].contains(*table));
    all.flat_map(|table| {
        // Of files that came in a gzip that is kept; their bytes are the same by their checksum, which `check` computes again.
        let row = |row: String| row.split(" packed=").next().unwrap_or_default().to_owned();
        let rows = |app: &App| {
            table_rows(app, table)
                .into_iter()
                .map(|one| if *table == "original" { row(one) } else { one })
                .collect::<Vec<_>>()
        };
        let (a, b) = (rows(a), rows(b));
        assert!(!["activity", "plan_change", "log", "told"].contains(table) || !a.is_empty(), "{table} is not tried");
        (a != b).then(|| format!("{table}:\n{}\nagainst\n{}", a.join("\n"), b.join("\n")))
    })
    .collect()
}

/// Everything that is kept, with activities by their originals.
pub fn kept(app: &App) -> Vec<String> {
    let mut all = Vec::new();
    for row in app.activities(&ActivityFilter::default()).unwrap().activities {
        let id = row.id.unwrap();
        let detail = app.activity(id).unwrap();
        let numbered = app::documents::ActivityRow { id: None, source_path: String::new(), ..row };
        all.push(format!("{numbered:?} corrections {} bests {:?}", detail.corrections, detail.bests));
    }
    let sha = |id: i64| app.activity(id).unwrap().activity.source_sha256;
    for entry in app.log_list(None, None, None).unwrap().entries {
        let of = match &entry.content {
            app::documents::LogContent::Rpe(rpe) => rpe.activity.map(sha),
            _ => None,
        };
        let mut words = format!("{} {:?} {of:?}", entry.date, entry.content);
        if let app::documents::LogContent::Rpe(rpe) = &entry.content {
            words = words.replace(&format!("activity: {:?}", rpe.activity), "activity");
        }
        all.push(words);
    }
    all.push(format!("{:?}", app.runner().unwrap()));
    for race in app.races().unwrap().races {
        all.push(format!("{} {} {} {:?} {:?}", race.name, race.date, race.distance_m, race.goal_s, race.priority));
    }
    all.push(serde_json::to_string(&app.plan().unwrap()).unwrap());
    all.push(serde_json::to_string(&app.plan_diff().unwrap()).unwrap());
    all
}

/// The same, and everything else that a library can hold: exports of services, several files of a run with words on them, mornings,
/// checks, a course, a calendar that was fetched, a watch that was filled, words that were taken back.
pub fn full(folder: &Path, watch: &Path) -> App {
    let app = lived_in(folder);
    let rows = [
        StravaRow {
            name: "Along the\nriver".into(),
            exertion: Some(4.0),
            gear: "\\N".into(),
            ..StravaRow::run(101, start(331), 600, "activities/9001.gpx.gz")
        },
        StravaRow { kind: "Weight Training".into(), distance_m: 0.0, ..StravaRow::run(104, start(332), 2400, "") },
    ];
    let table = strava_table(&rows, StravaLayout::NEWEST).into_bytes();
    let export = zip(&[
        ("activities.csv", table),
        ("activities/9001.gpx.gz", gzip(&gpx(331, 600))),
        ("media/1.jpg", b"\xFF\xD8\xFF".to_vec()),
    ]);
    let report = import_named(&app, "export.zip", &export);
    assert_eq!(report.failed, 0, "{:#?}", report.files);
    let report = import_named(&app, "bad.fit", b"no file at all");
    assert_eq!(report.failed, 1);
    // Two runs with two files each: of one a source is chosen, from the other a file is split off.
    for (day, seconds) in [(320, 900), (321, 1200)] {
        import_named(&app, "service.gpx", &gpx(day, seconds));
        let report = import_named(&app, "watch.fit", &fit(i64::from(day), 0, i64::from(seconds), 140, 0.0));
        assert_eq!(report.duplicate, 1, "{:#?}", report.files);
    }
    let of = |day: jiff::civil::Date| {
        app.activities(&ActivityFilter::default())
            .unwrap()
            .activities
            .iter()
            .find(|row| row.start.starts_with(&day.to_string()))
            .unwrap()
            .id
            .unwrap()
    };
    app.choose_source(of(date(2026, 11, 17)), SourcePart::Track, Some(1)).unwrap();
    let off = app.split_source(of(date(2026, 11, 18)), None).unwrap();
    app.log_rpe(RpeTold { of: RpeOf::Activity(off), rpe: 5.0, minutes: None, pain: None, note: None }).unwrap();
    // A third came by a clock that was an hour off, and was joined by hand.
    let late = import_named(&app, "late.fit", &fit(322, 3600, 900, 140, 0.0)).files[0].activity.unwrap();
    let service = import_named(&app, "early.gpx", &gpx(322, 900)).files[0].activity.unwrap();
    app.correct_distance(late, Some(Distance::from_m(2700.0))).unwrap();
    app.join_activities(service, late).unwrap();
    app.log_weight(61.3, date(2026, 11, 20)).unwrap();
    app.log_weight(65.0, date(2026, 11, 21)).unwrap();
    app.log_undo().unwrap();
    let race = app.races().unwrap().races[0].id;
    app.race_course(race, "hills.gpx", &gpx(200, 3400)).unwrap();
    app.calendar(&|_| app::CalendarWords { title: "t".into(), description: "d".into() }).unwrap();
    app.sync(watch, app::SyncOptions::default(), &mut |_| (), &go()).unwrap();
    app
}

pub fn start(day: i64) -> jiff::Timestamp {
    "2026-01-01T06:00:00Z".parse::<jiff::Timestamp>().unwrap() + jiff::SignedDuration::from_hours(24 * day)
}
