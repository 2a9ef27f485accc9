//! The catalogue of the languages, and the pages in them as a browser gets them.
#![allow(clippy::unwrap_used)]

#[path = "language/note.rs"]
mod note;

use app::{App, Config};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use jiff::civil::date;
use std::{collections::BTreeSet, fs, path::Path};
use tower::ServiceExt;
use web::language::{CATALOGUE, Language, Part, SCRIPTS, page, parts, untranslated, voice};

/// The slots and tags of a text, sorted.
fn room(text: &str) -> Vec<String> {
    let tags = text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| format!("<{tag}>"));
    let slots =
        parts(text).into_iter().filter_map(|part| if let Part::Slot(_, name) = part { Some(name) } else { None });
    let mut room: Vec<String> = tags.chain(slots).collect();
    room.sort();
    room
}

#[test]
fn every_text_stands_once_with_all_its_translations() {
    let mut seen = BTreeSet::new();
    for entry in CATALOGUE.iter() {
        let english = entry.english;
        assert!(seen.insert(english), "{}: stands twice: {english}", entry.file);
        for (language, _) in Language::ALL.into_iter().filter(|(language, _)| *language != Language::English) {
            let said =
                entry.of(language).unwrap_or_else(|| panic!("{}: no {} of {english}", entry.file, language.word()));
            assert!(!said.trim().is_empty() && said == said.trim_end(), "{}: {english}: {said}", entry.file);
            assert_eq!(room(said), room(english), "{}: {english}: {said}", entry.file);
            let end = |text: &str| text.chars().last().filter(|c| ".?:".contains(*c));
            let both = (end(said), end(english));
            assert!(both.0 == both.1, "{}: ends otherwise: {english}: {said}", entry.file);
        }
    }
}

/// Everything that the program may say is in these folders.
fn sources() -> String {
    fn gather(folder: &Path, into: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let kind = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            if path.is_dir() {
                gather(&path, into);
            } else if ["rs", "html", "js"].contains(&kind) {
                into.push_str(&fs::read_to_string(&path).unwrap());
                into.push('\n');
            }
        }
    }
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut all = String::new();
    for folder in [
        "web/templates",
        "web/assets",
        "web/src",
        "app/src",
        "formats/src",
        "plan/src",
        "training/src",
        "physiology/src",
        "quantity/src",
    ] {
        gather(&whole.join(folder), &mut all);
    }
    // A text may go on in the next line of its source.
    all.replace("\\\n", "").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[test]
fn no_text_is_kept_that_nothing_says() {
    let sources = sources();
    let known = |words: &str| words.len() < 4 || sources.contains(words);
    let stale: Vec<&str> = CATALOGUE
        .iter()
        .map(|entry| entry.english)
        .filter(|english| {
            let plain: String = english.to_lowercase();
            let pieces = plain.split(|c: char| "{}<>.,;:()0123456789%/".contains(c));
            let pieces = pieces.map(str::trim).filter(|piece| !piece.is_empty());
            // A piece that is joined from others is known when its words are.
            !pieces.into_iter().all(|piece| known(piece) || piece.split(' ').all(known))
        })
        .collect();
    assert!(stale.is_empty(), "said nowhere: {stale:#?}");
}

/// The words of every kind of speed session, as `plan` has them: name, what it trains, where it comes from.
fn kinds() -> Vec<[String; 3]> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plan/src/menu/kinds");
    let mut kinds = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for kind in text.split("pub const ").skip(1) {
            let said = |key: &str| {
                let rest = kind.split_once(&format!("{key}: \""))?.1;
                rest.split('"').next().map(str::to_owned)
            };
            if let (Some(name), Some(purpose), Some(source)) = (said("name"), said("purpose"), said("source")) {
                kinds.push([name, purpose, source]);
            }
        }
    }
    kinds
}

#[test]
fn every_kind_of_speed_session_is_said_in_every_language() {
    let kinds = kinds();
    assert!(kinds.len() > 40, "{}", kinds.len());
    for [name, purpose, source] in kinds {
        let of_one = name.starts_with("a ") || name == "over-unders";
        let done = if of_one { format!("{name} of 5.0 km") } else { format!("{name} from 4 to 5 at the same pace") };
        let why = format!("{purpose}: {done} ({source}).");
        for language in [Language::Dutch, Language::German] {
            let left = untranslated(language, &why);
            assert!(left.is_empty(), "{} in {}", why, language.word());
        }
    }
}

/// What an import says of its files, each of them as a runner may meet it.
const OF_AN_IMPORT: [&str; 32] = [
    "Suunto log of a dive without an activity in it",
    "7-Zip archive (unpack it, or pack it as ZIP)",
    "ZIP archive with nothing in it",
    "FIT unreadable at byte 12: the header promises 0 bytes of messages, the recording was never finished; export the file again",
    "GPX unreadable at byte 1147: the name prefix \"gpxdata\" of <gpxdata:cadence> is nowhere declared, so what it means is unknown; export the file again",
    "its packed content ends early; it was probably cut short, copy or download it again",
    "it unpacks to more than 512 MB, which no recording of this packed size does; unpack it by hand if it is yours",
    "the ZIP archive is damaged: no end; copy or download it again; 3 members before the damage were read",
    "another file of the same activity is in the library as activities 2, 13",
    "these very bytes are in the library as 14 activities, from 3 on",
    "Apple Health export with 12 workouts among 340 records; 14 entries for the log from 7 days",
    "diary of Strong: 3 entries for the log, 2 were there already",
    "table of 8 activities: 5 in files beside it, 3 without samples",
    "activities/9.fit of row 4 could not be taken (content of no format known here); the row was kept as a summary",
    "3 entries were taken over, 1 was there, 2 say otherwise here and were left",
    "race of 2026-10-04 on 2026-10-04: its course is another one here",
    "activity 7: here the file that gives its heart rate was said otherwise",
    "the message at byte 28050 is of kind 12, which nothing before it defines; the bytes from there to byte 97437 were dropped, 1109 samples were kept",
    "1 sample is dated far from the others, 2062-10-20T23:26:01Z against 2018-12-28T14:17:14Z; it was given the time of the sample before",
    "checksum differs at byte 48211 of 48213; 1 sample was kept",
    "1 value is no number or out of range and counts as missing; the first is ele \"-\"",
    "1 second faster than 12 m/s, at 47 s, was cut to the speed around it; 3 m less",
    "55 m that appeared across 1 stop of the timer were dropped",
    "1 gap of 12 s was bridged by a straight line; windows that are mostly gap make no record",
    "diary of Strong: 1 entry for the log, 1 was there already",
    "Apple Health export with 1 workout among 340 records; 1 entry for the log from 1 day",
    "1 exercise is none of the catalogue and keeps its own name: Upside-down row",
    "2 positions at exactly 0°, 0° count as missing",
    "4 samples are dated before 1990 or after 2089; the device's clock was not set",
    "the file names no sport; a speed of 2.1 m/s in the middle says running",
    "the XML breaks at byte 99 (start tag not closed); all complete samples before were kept",
    "the table names no unit of its loads; they were taken as pounds; where they are kilograms take this import back, and import it again with --kilograms, or with your units set so",
];

#[test]
fn what_an_import_says_of_its_files_is_said_in_every_language() {
    let mut said: BTreeSet<String> = OF_AN_IMPORT.into_iter().map(str::to_owned).collect();
    // And of real files, where they are.
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let paths: Vec<_> = ["activities", "strength", "daily-measures", "exports"].map(|name| real.join(name)).to_vec();
    if paths.iter().all(|path| path.exists()) {
        let library = tempfile::tempdir().unwrap();
        let app = App::open(Config { data: Some(library.path().into()), ..Config::default() }).unwrap();
        let go = std::sync::atomic::AtomicBool::new(false);
        for _ in 0..2 {
            let report = app.import(&paths, app::ImportOptions::default(), &mut |_| (), &go).unwrap();
            said.extend(
                report
                    .files
                    .into_iter()
                    .flat_map(|file| file.reason.map(String::from).into_iter().chain(file.warnings)),
            );
        }
        for row in app.activities(&app::documents::ActivityFilter::default()).unwrap().activities {
            said.extend(app.activity(row.id.unwrap()).unwrap().repairs.into_iter().map(|repair| repair.what));
        }
    } else {
        eprintln!("skipped: {} is not there", real.display());
    }
    for language in [Language::Dutch, Language::German] {
        let escaped = |text: &str| text.replace('<', "&lt;").replace('>', "&gt;");
        let left: Vec<&String> =
            said.iter().filter(|text| !untranslated(language, &escaped(text)).is_empty()).collect();
        assert!(left.is_empty(), "{language:?}: {left:#?}");
    }
}

/// Letters beside a day such as `12 mrt` and `12 Dez`.
const ROOM: usize = 8;

#[test]
fn every_session_has_a_name_that_fits_on_a_watch() {
    let kinds = ["easy", "long", "steady", "tempo", "reps", "yasso", "hills", "strides", "pace", "test", "race"];
    for word in kinds.into_iter().chain(["lift", "power", "mobility", "check", "rest"]) {
        for language in [Language::Dutch, Language::German] {
            let said = voice(language.word(), &format!("watch {word}"));
            assert!(!said.starts_with("watch") && said.chars().count() <= ROOM, "{word} in {language:?}: {said}");
        }
    }
}

#[test]
fn a_library_knows_the_languages_of_the_pages() {
    let words: Vec<&str> = Language::ALL.iter().map(|(language, _)| language.word()).collect();
    assert_eq!(words, app::LANGUAGES);
}

#[test]
fn a_date_beside_other_words_is_a_whole_date() {
    let said = |language: Language| language.tell("Saturday 26 September 2026, 17:18 · Running");
    assert_eq!(said(Language::German), "Samstag, 26. September 2026, 17:18 · Laufen");
    assert_eq!(said(Language::Dutch), "zaterdag 26 september 2026, 17:18 · Hardlopen");
    assert_eq!(Language::German.tell("15 min easy"), "15 min locker");
    let last = Language::German.tell("2 files brought something new, 3 could not be read.");
    assert!(last.ends_with(", 3 nicht zu lesen."), "{last}");
}

#[test]
fn scripts_say_what_the_catalogue_has_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut said = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "js") {
            let text = fs::read_to_string(path).unwrap();
            let quoted = text.split('"').skip(1).step_by(2).map(str::to_owned);
            said.extend(quoted);
        }
    }
    for entry in SCRIPTS.iter() {
        assert!(said.contains(entry.english), "no script says {}", entry.english);
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let name = "&lt;script&gt;alert(1)&lt;/script&gt; &#39;&quot;&amp;amp; \u{E002}\u{F8F0}";
    for language in [Language::Dutch, Language::German] {
        let said = page(language, &format!("<p>{name}</p><h2>This week</h2>"));
        assert!(!said.contains("<script") && said.contains("&lt;script&gt;"), "{said}");
        assert!(!said.contains("This week"), "{said}");
        let long = format!("<p>{}</p>", "a of b, in c; d: ".repeat(5_000));
        assert!(page(language, &long).len() >= long.len());
        for broken in
            ["<p", "<p>", "</p>", "<a><b>", "</a></b>", "<!-- ", "<script>", "&", "<p title=\"", "<b translate=\"no\">"]
        {
            let _ = page(language, broken);
        }
        let many = "<b>x</b> ".repeat(2_000);
        assert_eq!(page(language, &many), many);
    }
}

struct Site {
    router: Router,
    _library: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let library = tempfile::tempdir().unwrap();
        let config = Config { data: Some(library.path().into()), today: Some(date(2026, 11, 23)), seed: 1 };
        Self { router: web::router(App::open(config).unwrap()), _library: library }
    }

    async fn get(&self, path: &str, language: &str) -> String {
        let request = Request::get(path).header(header::HOST, "127.0.0.1:7878").header(header::ACCEPT, "text/html");
        let request = request.header(header::COOKIE, format!("theme=dark; language={language}"));
        let answer = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        String::from_utf8(to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
    }
}

#[tokio::test]
async fn a_browser_gets_its_language() {
    let site = Site::new();
    let english = site.get("/", "en").await;
    assert!(english.contains("<html lang=\"en\"") && english.contains("How long can you hold which pace?"));
    let dutch = site.get("/", "nl").await;
    assert!(dutch.contains("<html lang=\"nl\"") && dutch.contains("Hoe lang kun je welk tempo volhouden?"));
    assert!(dutch.contains("href=\"/assets/words-nl.js\""), "{dutch}");
    let german = site.get("/settings", "de").await;
    assert!(german.contains("<html lang=\"de\"") && german.contains("Wünsche, die der Plan hält."));
    assert!(site.get("/nowhere", "nl").await.contains("Niet hier"));
    let words = site.get("/assets/words-nl.js", "nl").await;
    assert!(words.starts_with("export const WORDS = {") && words.contains("\"Set done\":\"Set gedaan\""), "{words}");
}

#[tokio::test]
async fn an_empty_library_speaks_no_english_in_another_language() {
    let site = Site::new();
    let mut left: Vec<String> = Vec::new();
    for path in [
        "/",
        "/hold",
        "/plan",
        "/activities",
        "/move",
        "/fuel",
        "/import",
        "/log",
        "/settings",
        "/predict",
        "/start",
        "/records",
    ] {
        for language in ["nl", "de"] {
            let body = site.get(path, language).await;
            let marked = body.split("<span lang=\"en\">").skip(1).map(|rest| rest.split('<').next().unwrap());
            left.extend(marked.map(|text| format!("{path} in {language}: {text}")));
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}
