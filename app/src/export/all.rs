//! The whole library as open files in one folder, which `import` takes back.
//!
//! | file | what |
//! |---|---|
//! | `stayer.json` | what there is, [`LibraryFolder`] |
//! | `originals/` | every original, byte for byte, in the order it came |
//! | `activities.csv` | a row for each activity, to look at; not read back |
//! | `said.csv` | what was said of activities: races, distances |
//! | `words.csv` | the same with belts, chosen sources, files split off and activities joined, in the order said |
//! | `told.csv` | what exports of services told of activities: names, gear |
//! | `log.csv` | what was told day by day |
//! | `runner.json` | what no file tells of the runner |
//! | `races.csv` | the races and how they are to be run, their courses in `courses/` |
//! | `plans/` | every plan with every change of it |
//! | `tables/` | every row of the library that is kept, a CSV for each table: a new library is filled from these |
//!
//! What a library that is not new takes over is named by originals, never by numbers of another library.

use super::{
    file::{unwritable, write_whole},
    tables,
    words::WORDS,
};
use crate::{
    App, Error, Result,
    documents::{Exported, ExportedFile, LibraryChange, LibraryFolder, LibraryOriginal, LibraryPlan},
    table::activities_table,
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};
use store::{OriginalRecord, WholePlan};

pub(crate) const MANIFEST: &str = "stayer.json";
pub(crate) const SCHEMA: &str = "stayer.library/1";
pub(crate) const SAID: &str = "said.csv";
pub(crate) const TOLD: &str = "told.csv";
pub(crate) const LOG: &str = "log.csv";
pub(crate) const RUNNER: &str = "runner.json";
pub(crate) const RACES: &str = "races.csv";
const ACTIVITIES: &str = "activities.csv";
pub(crate) const ORIGINALS: &str = "originals";
const PLANS: &str = "plans";
const COURSES: &str = "courses";
/// Facts that are the program's own notes and mean nothing elsewhere.
pub(crate) const OWN_FACTS: &str = "rebuild.";

/// The names of the columns, as they are written and read.
pub(crate) const SAID_COLUMNS: [&str; 5] = ["sha256", "position", "race", "distance_m", "said_on"];
pub(crate) const TOLD_COLUMNS: [&str; 3] = ["sha256", "position", "document"];
pub(crate) const LOG_COLUMNS: [&str; 6] =
    ["kind", "date", "activity_sha256", "activity_position", "source", "document"];
pub(crate) const RACE_COLUMNS: [&str; 8] =
    ["name", "date", "distance_m", "goal_s", "priority", "course", "course_name", "course_file"];
/// A column more, which folders of earlier versions have not: how the race is to be run, every document that was kept of it, JSON.
pub(crate) const RACE_KEPT: &str = "kept";

impl App {
    /// Writes everything that the library holds as open files into a folder, new or of an earlier export, which `import` takes back whole.
    ///
    /// Each file is there whole or not at all; once `stop` is true it ends after the file at hand, and the folder says that it is not complete.
    ///
    /// # Errors
    /// `Rejected` where the folder holds something else, `Broken` when it cannot be written or the library cannot be read.
    pub fn export_all(&self, folder: &Path, stop: &AtomicBool) -> Result<Exported> {
        usable(folder)?;
        let store = self.store();
        let originals = store.originals()?;
        let plans = store.whole_plans()?;
        let mut out = Folder { root: folder, files: Vec::new() };
        let mut manifest = LibraryFolder {
            schema: SCHEMA.into(),
            made_at: self.now().to_string(),
            version: env!("CARGO_PKG_VERSION").into(),
            complete: false,
            originals: originals.iter().enumerate().map(|(place, original)| listed(place, original)).collect(),
            plans: plans.iter().enumerate().map(|(place, plan)| described(place, plan)).collect(),
        };
        out.manifest(&manifest)?;
        sweep(folder, &manifest)?;
        for (original, listed) in originals.iter().zip(&manifest.originals) {
            if stop.load(Ordering::Relaxed) {
                return Ok(out.exported());
            }
            let gone = || Error::Broken(format!("original {} is not in the library any more", original.sha256));
            out.put(&listed.file, &store.original_bytes(original.id)?.ok_or_else(gone)?)?;
        }
        for (plan, described) in plans.iter().zip(&manifest.plans) {
            out.plan(plan, described)?;
        }
        out.put(ACTIVITIES, &activities_table(self)?.csv()?)?;
        out.put(SAID, &self.said_csv()?)?;
        out.put(WORDS, &super::words::csv(store)?)?;
        out.put(LOG, &self.log_csv(&originals)?)?;
        out.put(TOLD, &self.told_csv()?)?;
        let races = self.races_csv(&mut out)?;
        out.put(RACES, &races)?;
        let facts: BTreeMap<String, String> =
            store.facts()?.into_iter().filter(|(key, _)| !key.starts_with(OWN_FACTS)).collect();
        out.put(RUNNER, &serde_json::to_vec_pretty(&facts).expect("texts become JSON"))?;
        for path in tables::write(store, folder)? {
            out.files.push(ExportedFile { path: path.display().to_string(), session: None });
        }
        manifest.complete = true;
        out.manifest(&manifest)?;
        Ok(out.exported())
    }

    fn said_csv(&self) -> Result<Vec<u8>> {
        let mut rows = Vec::new();
        for said in self.store().said_of_activities()? {
            let name = [said.sha256.to_string(), said.position.to_string()];
            let row = |race: String, distance_m: String, on: String| {
                let [sha256, position] = name.clone();
                vec![sha256, position, race, distance_m, on]
            };
            if let Some(race) = said.race {
                rows.push(row(race.to_string(), String::new(), String::new()));
            }
            for (distance_m, on) in &said.distances {
                rows.push(row(String::new(), distance_m.map_or("own".into(), |m| m.to_string()), on.to_string()));
            }
        }
        csv_of(&SAID_COLUMNS, &rows)
    }

    /// The number of an activity means nothing elsewhere: its original's checksum stands beside.
    fn log_csv(&self, originals: &[OriginalRecord]) -> Result<Vec<u8>> {
        let mut rows = Vec::new();
        for record in self.store().log(Date::MIN..=Date::MAX, None)? {
            let document: serde_json::Value = serde_json::from_str(&record.document)
                .map_err(|why| Error::Broken(format!("entry {} of the log: {why}", record.id)))?;
            let activity = document.get("activity").and_then(serde_json::Value::as_i64);
            let origin = activity.map(|id| self.store().origin(id)).transpose()?.flatten();
            let named = origin.and_then(|place| {
                let original = originals.iter().find(|one| one.id == place.original)?;
                Some((original.sha256.to_string(), place.position.to_string()))
            });
            let (sha256, position) = named.unwrap_or_default();
            let source = record.source.unwrap_or_default();
            rows.push(vec![record.kind, record.date.to_string(), sha256, position, source, record.document]);
        }
        csv_of(&LOG_COLUMNS, &rows)
    }

    fn told_csv(&self) -> Result<Vec<u8>> {
        let row = |(sha256, position, document): (store::Sha256, usize, String)| {
            vec![sha256.to_string(), position.to_string(), document]
        };
        let rows: Vec<Vec<String>> = self.store().told_of_activities()?.into_iter().map(row).collect();
        csv_of(&TOLD_COLUMNS, &rows)
    }

    /// The races; the courses that they have are written beside.
    fn races_csv(&self, out: &mut Folder<'_>) -> Result<Vec<u8>> {
        let text = |value: Option<f64>| value.map_or_else(String::new, |v| v.to_string());
        let mut rows = Vec::new();
        for race in self.store().races()? {
            let (mut course_name, mut course_file) = (String::new(), String::new());
            if let Some(course) = self.store().course(race.id)? {
                course_file = self::course_file(&race.id.to_string());
                course_name = course.name;
                out.put(&course_file, &course.bytes)?;
            }
            let kept = self.store().race_kept(race.id)?;
            rows.push(vec![
                race.name,
                race.date.to_string(),
                race.distance_m.to_string(),
                text(race.goal_s),
                format!("{:?}", race.priority),
                race.course.unwrap_or_default(),
                course_name,
                course_file,
                if kept.is_empty() { String::new() } else { format!("[{}]", kept.join(",")) },
            ]);
        }
        csv_of(&[&RACE_COLUMNS[..], &[RACE_KEPT]].concat(), &rows)
    }
}

/// Where the course of a race lies in the folder.
pub(crate) fn course_file(race: &str) -> String {
    format!("{COURSES}/{race}.gpx")
}

/// A folder that is new, empty, or of an earlier export.
fn usable(folder: &Path) -> Result<()> {
    if let Ok(mut entries) = fs::read_dir(folder)
        && entries.next().is_some()
        && !folder.join(MANIFEST).is_file()
    {
        return Err(Error::Rejected(format!("{} holds other files; name a new or an empty folder", folder.display())));
    }
    fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))
}

/// Whether a file is called as an original of such a folder is.
pub(crate) fn is_original(name: &str) -> bool {
    let hexadecimal = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_hexdigit());
    name.split_once('-').is_some_and(|(place, rest)| {
        let (sha256, kind) = rest.split_once('.').unwrap_or_default();
        place.len() >= 6 && place.bytes().all(|b| b.is_ascii_digit()) && hexadecimal(sha256, 16) && !kind.is_empty()
    })
}

/// Removes originals that an earlier export left in the folder and the library has no longer.
fn sweep(root: &Path, manifest: &LibraryFolder) -> Result<()> {
    let folder = root.join(ORIGINALS);
    let wanted: BTreeSet<PathBuf> = manifest.originals.iter().map(|one| root.join(&one.file)).collect();
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        if is_original(&entry.file_name().to_string_lossy()) && !wanted.contains(&entry.path()) {
            fs::remove_file(entry.path()).map_err(|e| unwritable(&entry.path(), &e))?;
        }
    }
    Ok(())
}

fn listed(place: usize, original: &OriginalRecord) -> LibraryOriginal {
    let sha256 = original.sha256.to_string();
    // The place first, so that they come in again in the order in which they came.
    let file = format!("{ORIGINALS}/{:06}-{}.{}", place + 1, &sha256[..16], original.kind);
    LibraryOriginal { file, sha256, path: original.path.clone() }
}

fn described(place: usize, plan: &WholePlan) -> LibraryPlan {
    LibraryPlan {
        folder: format!("{PLANS}/{:04}", place + 1),
        made_at: plan.made_at.clone(),
        in_force: plan.in_force,
        has_spec: plan.spec.is_some(),
        head: plan.head,
        changes: plan
            .changes
            .iter()
            .map(|change| LibraryChange {
                number: change.id,
                before: change.before,
                made_at: change.made_at.clone(),
                made_on: change.made_on.clone(),
            })
            .collect(),
    }
}

/// A folder being written.
struct Folder<'a> {
    root: &'a Path,
    files: Vec<ExportedFile>,
}

impl Folder<'_> {
    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path: PathBuf = self.root.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?;
        }
        write_whole(&path, bytes)?;
        self.files.push(ExportedFile { path: path.display().to_string(), session: None });
        Ok(())
    }

    fn plan(&mut self, plan: &WholePlan, described: &LibraryPlan) -> Result<()> {
        let folder = &described.folder;
        self.put(&format!("{folder}/plan.json"), plan.document.as_bytes())?;
        if let Some(spec) = &plan.spec {
            self.put(&format!("{folder}/spec.json"), spec.as_bytes())?;
        }
        for change in &plan.changes {
            for (what, text) in [
                ("edit", &change.edit),
                ("changes", &change.changes),
                ("plan", &change.document),
                ("spec", &change.spec),
            ] {
                self.put(&format!("{folder}/{}-{what}.json", change.id), text.as_bytes())?;
            }
        }
        Ok(())
    }

    fn manifest(&mut self, manifest: &LibraryFolder) -> Result<()> {
        self.files.retain(|file| !file.path.ends_with(MANIFEST));
        self.put(MANIFEST, &serde_json::to_vec_pretty(manifest).expect("a document becomes JSON"))
    }

    fn exported(self) -> Exported {
        Exported { schema: "stayer.export/1".into(), files: self.files, lost: Vec::new() }
    }
}

pub(super) fn csv_of(columns: &[&str], rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let broken = |e: &dyn std::fmt::Display| Error::Broken(format!("a table: {e}"));
    writer.write_record(columns).map_err(|e| broken(&e))?;
    for row in rows {
        writer.write_record(row).map_err(|e| broken(&e))?;
    }
    writer.into_inner().map_err(|e| broken(&e))
}
