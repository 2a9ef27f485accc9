//! Every page from a document, as a reader without style and script gets it.
#![allow(clippy::unwrap_used)]

#[path = "pages/document.rs"]
mod document;
mod fixture;
#[path = "pages/language.rs"]
mod language;
#[path = "pages/print.rs"]
mod print;

use app::documents::{
    ActivityDetail, HoldDocument, ImportedFile, LogList, Outcome, RaceSuspected, ReasonCount, Uncertain,
};
use web::{
    activities::{self, Asked},
    activity, anchors, check, edit, exercise, exercises, first,
    format::Units,
    fuel, hold, import, imports, intensity, load, log, models, movement, pair, plan, plan_session, predict, race,
    records, settings, today,
    view::{Here, Html, View},
};

fn view(here: Here) -> View {
    View::new(Units::Kilometres, here)
}

/// The main part of a page: its words, a line for each element that starts one.
fn read(Html(page): &Html) -> String {
    let main = page.split_once("<main").unwrap().1.split_once('>').unwrap().1.split_once("</main>").unwrap().0;
    let mut text = String::new();
    let mut rest = main;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        if ["p", "h1", "h2", "h3", "tr", "li", "dt", "dd", "section", "summary", "legend", "button", "option", "label"]
            .contains(&name)
        {
            text.push('\n');
        } else if ["td", "th"].contains(&name) {
            text.push_str(" | ");
        }
        rest = if tag.starts_with("script") { after.split_once("</script>").unwrap().1 } else { after };
    }
    text.push_str(rest);
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines = lines.map(|line| line.replace("| |", "|").trim_matches(['|', ' ']).to_owned());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A ledger's page beside a year ago and the months.
fn held(view: &View, hold: &HoldDocument) -> Html {
    hold::page(view, hold, &fixture::hold_before(), &fixture::hold_history()).unwrap()
}

fn hold_nothing() -> Html {
    let nothing = fixture::hold_nothing();
    hold::page(&view(Here::Hold), &nothing, &nothing, &fixture::hold_history_nothing()).unwrap()
}

fn entry(name: &str) -> app::catalogue::Entry {
    app::catalogue::find(name).unwrap()
}

/// A page under Hold that runs in miles.
fn at(address: &str) -> View {
    View { address: address.into(), ..View::new(Units::Miles, Here::Hold) }
}

fn nothing_told() -> LogList {
    LogList { schema: "stayer.log_list/1".into(), entries: vec![] }
}

fn found() -> training::Check {
    training::Check { quiet_glutes: true, ..training::Check::default() }
}

/// Two low sides, then one that hurts.
const HURT: &[(&str, &str)] = &[
    ("step_down.left", "1"),
    ("step_down.right", "1"),
    ("single_leg_balance.left", "0"),
    ("single_leg_balance.right", "3"),
];

fn scored(pairs: &[(&str, &str)]) -> check::Pairs {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn all() -> Vec<(&'static str, Html)> {
    let typed = anchors::Typed { name: "hrmax".into(), value: "18".into(), ..anchors::Typed::default() };
    let question = Asked { sport: "running".into(), ..Asked::default() };
    let asked = predict::Asked { distance: "5 km".into(), time: "19:58".into(), ..predict::Asked::default() };
    vec![
        ("today", today::page(&view(Here::Today), &fixture::today(), &fixture::came()).unwrap()),
        ("today_nothing", today::page(&view(Here::Today), &fixture::today_nothing(), &[]).unwrap()),
        ("first", first::page(&view(Here::Today)).unwrap()),
        ("hold", held(&view(Here::Hold), &fixture::hold())),
        ("hold_nothing", hold_nothing()),
        ("activities", activities::page(&view(Here::Activities), &question, &fixture::activities(30, 2500)).unwrap()),
        ("activity", activity::page(&view(Here::Activities), &fixture::activity(), None).unwrap()),
        (
            "plan",
            plan::page(&view(Here::Plan), &fixture::plan(), fixture::TODAY, Some(&fixture::hold_ahead())).unwrap(),
        ),
        ("plan_week", plan::week_page(&view(Here::Plan), &fixture::plan(), 1, fixture::TODAY).unwrap()),
        (
            "plan_session",
            plan_session::page(
                &view(Here::Plan),
                &fixture::plan(),
                "w1d1",
                &fixture::may_move(),
                &plan_session::Told { done: None, rated: false, lifted: &nothing_told() },
                fixture::TODAY,
            )
            .unwrap(),
        ),
        (
            "plan_session_done",
            plan_session::page(
                &view(Here::Plan),
                &fixture::plan(),
                "w1d1",
                &[],
                &plan_session::Told { done: fixture::came().first(), rated: false, lifted: &nothing_told() },
                fixture::TODAY,
            )
            .unwrap(),
        ),
        (
            "plan_session_lift",
            plan_session::page(
                &view(Here::Plan),
                &fixture::plan_lifting(),
                "w1d2s",
                &[],
                &plan_session::Told { done: None, rated: false, lifted: &fixture::told() },
                fixture::TODAY,
            )
            .unwrap(),
        ),
        (
            "plan_changes",
            edit::page(&view(Here::Plan), &fixture::plan(), &fixture::diff(), &edit::Turned::default(), fixture::TODAY)
                .unwrap(),
        ),
        ("plan_refused", edit::refused(&view(Here::Plan), &fixture::plan(), &fixture::refusal()).unwrap()),
        ("fuel", fuel::page(&view(Here::Fuel), &fixture::fuel()).unwrap()),
        ("fuel_nothing", fuel::nothing(&view(Here::Fuel)).unwrap()),
        (
            "move",
            movement::page(&view(Here::Move), found(), Some(&fixture::plan()), &nothing_told(), fixture::TODAY)
                .unwrap(),
        ),
        ("move_test", check::page(&view(Here::Move), &scored(&[("overhead_squat", "2")])).unwrap()),
        ("move_result", check::page(&view(Here::Move), &scored(HURT)).unwrap()),
        ("log", log::page(&view(Here::Today), &fixture::told()).unwrap()),
        ("plan_none", plan::nothing(&view(Here::Plan), &fixture::races(), fixture::TODAY).unwrap()),
        ("plan_clash", plan::clash(&view(Here::Plan), &fixture::conflict()).unwrap()),
        ("import", import::page(&view(Here::Import), &fixture::imports(), Some(3)).unwrap()),
        ("import_report", import::report_page(&view(Here::Import), &fixture::report()).unwrap()),
        ("imports", imports::page(&view(Here::Import), &fixture::imports()).unwrap()),
        (
            "import_past",
            imports::report_page(&view(Here::Import), &fixture::past_report(), &imports::Asked::default()).unwrap(),
        ),
        ("exercise", exercise::page(&view(Here::Plan), entry("deadlift")).unwrap()),
        ("exercise_plyometric", exercise::page(&view(Here::Plan), entry("box jump")).unwrap()),
        ("exercise_drill", exercise::page(&view(Here::Plan), entry("clamshell")).unwrap()),
        ("exercises", exercises::page(&view(Here::Plan), &exercises::Asked { equipment: "box".into() }).unwrap()),
        (
            "settings",
            settings::page(&view(Here::Settings), &fixture::runner(), &fixture::races(), pair::Phones::default())
                .unwrap(),
        ),
        (
            "predict",
            predict::page(&view(Here::Hold), &asked, &["a fault".into()], Some(&fixture::predictions())).unwrap(),
        ),
        (
            "race_plan",
            race::page(&view(Here::Plan), 3, &race::Asked::default(), &["a fault".into()], Some(&fixture::race_plan()))
                .unwrap(),
        ),
        (
            "race_plan_none",
            race::page(&view(Here::Plan), 3, &race::Asked::default(), &["a fault".into()], None).unwrap(),
        ),
        (
            "race_review_none",
            race::no_review_page(
                &view(Here::Plan),
                &fixture::races().races[0],
                "Spring marathon on 2027-04-18 is still to come",
            )
            .unwrap(),
        ),
        ("race_review", race::review_page(&view(Here::Plan), &fixture::race_review()).unwrap()),
        ("load", load::page(&at("/load"), &load::Asked::default(), &["a fault".into()], &fixture::load()).unwrap()),
        ("intensity", intensity::page(&at("/intensity"), &load::Asked::default(), &[], &fixture::intensity()).unwrap()),
        ("anchors", anchors::page(&at("/anchors"), &typed, &["a fault".into()], &fixture::anchors()).unwrap()),
        ("records", records::page(&at("/records"), &fixture::equivalents()).unwrap()),
    ]
}

#[test]
fn every_page_reads_as_reviewed() {
    for (name, page) in all() {
        insta::assert_snapshot!(name, read(&page));
    }
}

#[test]
fn every_page_has_one_title_and_ids_that_are_unique() {
    for (name, Html(page)) in all() {
        assert_eq!(page.matches("<h1").count(), 1, "{name}");
        let mut ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}: an id is there twice");
        for label in page.split("aria-labelledby=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(ids.binary_search(&label).is_ok(), "{name}: {label} labels a section and is not there");
        }
    }
}

#[test]
fn the_page_under_hold_that_is_shown_is_marked_and_every_model_has_a_place() {
    for (address, Html(page)) in [
        ("/load", load::page(&at("/load?from=x"), &load::Asked::default(), &[], &fixture::load()).unwrap()),
        ("/records", records::page(&at("/records"), &fixture::equivalents()).unwrap()),
    ] {
        assert!(page.contains(&format!("<a href=\"{address}\" aria-current=\"page\">")), "{address}");
    }
    let Html(models) = models::page(&at("/models")).unwrap();
    for id in ["load", "fitness_fatigue", "session_spike", "thresholds", "speed_duration-best_effort", "predict"] {
        assert!(models.contains(&format!("<h2 id=\"{id}\">")), "{id}");
    }
}

#[test]
fn pictures_draw_what_the_tables_say() {
    let Html(page) = intensity::page(&at("/intensity"), &load::Asked::default(), &[], &fixture::intensity()).unwrap();
    assert_eq!(page.matches("<rect class=\"zone-1\"").count(), 2, "a week without running has no bar");
    let Html(page) = load::page(&at("/load"), &load::Asked::default(), &[], &fixture::load()).unwrap();
    assert_eq!((page.matches("<rect class=\"all\"").count(), page.matches("<rect class=\"run\"").count()), (8, 4));
    assert!(!page.contains("NaN") && !page.contains("inf"));
    let Html(page) = held(&view(Here::Hold), &fixture::hold());
    assert_eq!((page.matches("<rect class=\"change\"").count(), page.matches("data-then=\"").count()), (1, 60));
    assert!(page.contains("#hold-change\"") && page.contains("days ago"), "figures open their evidence");
    let Html(page) = hold_nothing();
    assert!(!page.contains("id=\"months\"") && !page.contains("A year ago"));
}

#[test]
fn a_shared_screen_is_marked_on_every_page() {
    let private = View { private: true, ..view(Here::Hold) };
    let Html(shared) = held(&private, &fixture::hold());
    let Html(own) = held(&view(Here::Hold), &fixture::hold());
    assert!(shared.contains("<body class=\"private\">") && own.contains("<body>"));
}

#[test]
fn a_run_that_looks_like_a_race_asks_until_the_runner_says() {
    let mut detail = fixture::activity();
    detail.activity.race = None;
    detail.race_suspected = Some(RaceSuspected {
        score: 0.9,
        distance_m: 10_000.0,
        time_s: 2447.0,
        reasons: vec!["no run of the half year was faster over it".into()],
    });
    let asks = |detail: &ActivityDetail| {
        let Html(page) = activity::page(&view(Here::Activities), detail, None).unwrap();
        page.contains("looks like one over 10 km: no run of the half year was faster over it")
    };
    assert!(asks(&detail));
    detail.activity.race = Some(false);
    assert!(!asks(&detail));
}

#[test]
fn names_with_markup_stay_text() {
    let nasty = "<script>alert(1)</script>\"'&";
    let mut detail = fixture::activity();
    detail.activity.name = Some(nasty.into());
    detail.activity.source_path = nasty.into();
    detail.repairs[0].what = nasty.into();
    let mut races = fixture::races();
    races.races[0].name = nasty.into();
    let mut plan = fixture::plan();
    plan.goal.as_mut().unwrap().name = nasty.into();
    plan.weeks[0].days[1].sessions[0].id = nasty.into();
    plan.weeks[0].days[1].sessions[0].why = nasty.into();
    let mut report = fixture::report();
    report.files[0].path = nasty.into();
    let mut hold = fixture::hold();
    hold.sentence = nasty.into();
    let asked = Asked { sport: nasty.into(), from: nasty.into(), page: nasty.into(), ..Asked::default() };
    let raced = race::Asked { goal: nasty.into(), by: nasty.into(), ..race::Asked::default() };
    let mut planned = fixture::race_plan();
    planned.name = Some(nasty.into());
    planned.course.file = Some(nasty.into());
    let guess = predict::Asked { distance: nasty.into(), time: nasty.into(), ..predict::Asked::default() };
    for Html(page) in [
        activity::page(&view(Here::Activities), &detail, None).unwrap(),
        settings::page(&view(Here::Settings), &fixture::runner(), &races, pair::Phones::default()).unwrap(),
        plan::page(&view(Here::Plan), &plan, fixture::TODAY, None).unwrap(),
        plan::week_page(&view(Here::Plan), &plan, 1, fixture::TODAY).unwrap(),
        import::report_page(&view(Here::Import), &report).unwrap(),
        held(&view(Here::Hold), &hold),
        activities::page(&view(Here::Activities), &asked, &fixture::activities(60, 200)).unwrap(),
        predict::page(&view(Here::Hold), &guess, &[nasty.into()], None).unwrap(),
        race::page(&view(Here::Plan), 3, &raced, &[nasty.into()], Some(&planned)).unwrap(),
    ] {
        assert!(!page.contains("<script>") && !page.contains("alert(1)</script"), "{page}");
    }
}

#[test]
fn many_files_of_one_reason_are_said_together_on_the_report() {
    let mut report = fixture::report();
    let why = "route, joined to its workout";
    let route = |i: usize| ImportedFile {
        outcome: Outcome::Skipped,
        reason: Some(why.into()),
        ..ImportedFile::new(format!("export.zip/route_{i}.gpx"))
    };
    report.files.extend((0..5).map(route));
    report.reasons.push(ReasonCount { outcome: Outcome::Skipped, reason: why.into(), files: 5 });
    let read = read(&import::report_page(&view(Here::Import), &report).unwrap());
    assert_eq!(read.matches(why).count(), 1, "{read}");
    assert!(read.contains(&format!("5 files: {why}")) && !read.contains("route_3.gpx"), "{read}");
    assert!(read.contains("No activity of its own 6") && read.contains("profile.csv"), "{read}");
}

#[test]
fn no_plan_leads_to_a_race_that_is_over() {
    let mut races = fixture::races();
    let said = |races: &_| read(&plan::nothing(&view(Here::Plan), races, fixture::TODAY).unwrap());
    assert!(said(&races).contains(&races.races[0].name));
    races.races.iter_mut().for_each(|race| race.date = fixture::TODAY.yesterday().unwrap().to_string());
    assert!(said(&races).contains("Without a race the plan"), "{}", said(&races));
}

#[test]
fn miles_are_everywhere_or_nowhere() {
    let view = View::new(Units::Miles, Here::Hold);
    for page in [
        held(&view, &fixture::hold()),
        activity::page(&view, &fixture::activity(), None).unwrap(),
        plan::page(&view, &fixture::plan(), fixture::TODAY, None).unwrap(),
    ] {
        // Sentences come from the document as they are; figures of ours are in miles.
        let text = read(&page);
        let ours: Vec<&str> =
            text.lines().filter(|line| line.contains(" /km") && !line.starts_with("You can hold")).collect();
        assert!(ours.is_empty(), "{ours:?}");
        assert!(text.contains("mi"));
    }
}

#[test]
fn nothing_breaks_a_page_that_holds_almost_nothing() {
    let mut detail = fixture::activity();
    detail.activity.distance_m = None;
    detail.activity.elapsed_s = Some(f64::NAN);
    detail.series = Default::default();
    detail.laps.clear();
    detail.hold = Default::default();
    let text = read(&activity::page(&view(Here::Activities), &detail, None).unwrap());
    assert!(!text.contains("NaN"), "{text}");
    let mut hold = fixture::hold();
    hold.goal.as_mut().unwrap().needs_m = 0.0;
    hold.goal.as_mut().unwrap().holds_m = Uncertain { value: f64::INFINITY, low: f64::NAN, high: f64::NAN, level: 0.8 };
    let Html(page) = held(&view(Here::Hold), &hold);
    assert!(!page.contains("NaN") && !page.contains("inf"), "{page}");
}

#[test]
fn pages_of_a_list_are_linked_and_keep_the_filter() {
    let asked = Asked { sport: "running".into(), page: "2".into(), ..Asked::default() };
    let Html(page) = activities::page(&view(Here::Activities), &asked, &fixture::activities(50, 2500)).unwrap();
    assert!(page.contains("href=\"/activities?page=1&#38;sport=running\""), "{page}");
    assert!(page.contains("href=\"/activities?page=3&#38;sport=running\""));
    assert!(page.contains("51 to 100 of 2,500"));
    assert_eq!(asked.filter().0.offset, 50);
    let beyond = Asked { page: "99999999999999999999".into(), ..Asked::default() };
    assert_eq!(beyond.filter().0.offset, 0);
    let (_, faults) = Asked { from: "yesterday".into(), sport: "chess".into(), ..Asked::default() }.filter();
    assert_eq!(faults.len(), 2);
}

#[test]
fn every_entry_of_the_catalogue_has_a_page_and_is_in_the_list() {
    use app::catalogue::{Entry, drills, plyometrics, strength};
    let Html(list) = exercises::page(&view(Here::Plan), &exercises::Asked::default()).unwrap();
    let lifts = strength().map(Entry::Strength).chain(plyometrics().map(Entry::Plyometric));
    for entry in lifts.chain(drills().map(Entry::Drill)) {
        let Html(page) = exercise::page(&view(Here::Plan), entry).unwrap();
        assert!(page.contains(&format!("<h1 class=\"entry\">{}</h1>", entry.name())), "{}", entry.name());
        let address = format!("\"/exercise/{}\"", app::catalogue::slug(entry.name()));
        assert_eq!(list.matches(&address).count(), 1, "{}", entry.name());
    }
}

#[test]
fn an_unknown_equipment_is_said_and_everything_shown() {
    let Html(page) = exercises::page(&view(Here::Plan), &exercises::Asked { equipment: "<trapeze>".into() }).unwrap();
    assert!(page.contains("is no equipment of the list") && !page.contains("<trapeze>"));
    assert!(page.contains("/exercise/deadlift") && page.contains("/exercise/clamshell"));
}
