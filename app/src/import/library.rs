//! A folder that `export all` wrote, taken back: what stands beside its originals.
//!
//! Nothing that the library has is overwritten: what is there already is left, what is missing is added.

use super::read::Input;
use crate::{
    App, Error, Result,
    documents::{ImportReport, ImportedFile, LibraryFolder, LibraryPlan, LogContent, Outcome, RaceKept},
    export::all::{
        LOG, LOG_COLUMNS, MANIFEST, ORIGINALS, OWN_FACTS, RACE_COLUMNS, RACE_KEPT, RACES, RUNNER, SAID, SAID_COLUMNS,
        SCHEMA, TOLD, TOLD_COLUMNS,
    },
    race::named,
};
use quantity::Distance;
use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path},
};
use store::{NewEntry, RaceRecord, Sha256, WholeChange, WholePlan};
use training::{Plan, Priority, Spec};

/// A file of the folder is smaller.
const MOST_BYTES: u64 = 256 << 20;
/// Longest fact and key.
const FACT_MOST: usize = 20_000;

/// What `stayer.json` says, where the folder holds one.
pub(super) fn manifest(folder: &Path) -> Option<LibraryFolder> {
    let text = read(&folder.join(MANIFEST)).ok()?;
    let manifest: LibraryFolder = serde_json::from_str(&text).ok()?;
    (manifest.schema == SCHEMA).then_some(manifest)
}

/// What of a path is read file by file: all of it, or the originals of a folder that is a library; nothing where it has none.
pub(super) fn input(path: &Path, folder: Option<&LibraryFolder>) -> Option<Input> {
    if folder.is_none() {
        return Some(Input::Path(path.to_owned()));
    }
    let originals = path.join(ORIGINALS);
    originals.is_dir().then_some(Input::Path(originals))
}

impl App {
    /// Takes over what stands beside the originals, and tells it in the report, a line for each file.
    pub(super) fn take_over(&self, folder: &Path, manifest: &LibraryFolder, report: &mut ImportReport) {
        let batch = report.batch;
        let mut tell = |name: &str, outcome: Result<(usize, usize)>| {
            let (outcome, reason, warnings) = match outcome {
                Ok((0, there)) => {
                    (Outcome::Duplicate, Some(format!("all {there} entries are in the library")), Vec::new())
                }
                Ok((new, 0)) => (Outcome::Imported, None, vec![format!("{new} entries were taken over")]),
                Ok((new, there)) => {
                    let words = format!("{new} entries were taken over, {there} were there");
                    (Outcome::Imported, None, vec![words])
                }
                Err(why) => (Outcome::Failed, Some(why.to_string()), Vec::new()),
            };
            match outcome {
                Outcome::Imported => report.imported += 1,
                Outcome::Duplicate => report.duplicate += 1,
                _ => report.failed += 1,
            }
            let file = ImportedFile::new(folder.join(name).display().to_string());
            report.files.push(ImportedFile { outcome, reason, warnings, ..file });
        };
        tell(TOLD, self.take_told(&folder.join(TOLD), batch));
        tell(SAID, self.take_said(&folder.join(SAID)));
        tell(RUNNER, self.take_facts(&folder.join(RUNNER)));
        tell(RACES, self.take_races(&folder.join(RACES)));
        tell(LOG, self.take_log(&folder.join(LOG), batch));
        for plan in &manifest.plans {
            tell(&format!("{}/plan.json", plan.folder), self.take_plan(folder, plan));
        }
        if !manifest.complete {
            let why =
                "the export was stopped before its end; what is there was taken over, export it again for the rest";
            tell(MANIFEST, Err(Error::Rejected(why.into())));
        }
    }

    /// The import that what imports brought is taken over with: the one at hand, else the last.
    fn bearer(&self, batch: Option<i64>) -> Result<Option<i64>> {
        Ok(match batch {
            Some(batch) => Some(batch),
            None => self.store().imports()?.first().map(|import| import.id),
        })
    }

    fn take_told(&self, path: &Path, batch: Option<i64>) -> Result<(usize, usize)> {
        let mut all = Vec::new();
        for row in rows(path, &TOLD_COLUMNS)? {
            let [sha256, position, document] = &row;
            let Some(id) = self.activity_named(sha256, position)? else { continue };
            let told =
                serde_json::from_str(document).map_err(|e| wrong(path, &e.to_string(), "what an export tells"))?;
            all.push((id, told));
        }
        let import = self.bearer(batch)?;
        let (_, added) = self.store().tell(import, self.now(), &path.display().to_string(), &all)?;
        let new = added.iter().filter(|new| **new).count();
        Ok((new, added.len() - new))
    }

    fn take_said(&self, path: &Path) -> Result<(usize, usize)> {
        let (mut new, mut there) = (0, 0);
        // What was said of the distance before this began, by activity: a distance said here stays.
        let mut said_before: BTreeMap<i64, bool> = BTreeMap::new();
        for row in rows(path, &SAID_COLUMNS)? {
            let [sha256, position, race, distance_m, on] = &row;
            let Some(id) = self.activity_named(sha256, position)? else { continue };
            if let Some(race) = flag(race) {
                let known = self.store().activity(id)?.and_then(|activity| activity.race);
                if known == Some(race) {
                    there += 1;
                } else {
                    self.mark_race(id, Some(race))?;
                    new += 1;
                }
                continue;
            }
            let known = match said_before.get(&id) {
                Some(known) => *known,
                None => *said_before.entry(id).or_insert(!self.store().corrections(id)?.is_empty()),
            };
            if known {
                there += 1;
                continue;
            }
            let distance = if distance_m == "own" { None } else { Some(Distance::from_m(metres(distance_m)?)) };
            let on = on.parse().map_err(|_| wrong(path, on, "a day"))?;
            self.say_distance(id, distance, on)?;
            new += 1;
        }
        Ok((new, there))
    }

    fn take_facts(&self, path: &Path) -> Result<(usize, usize)> {
        let text = read(path)?;
        let facts: BTreeMap<String, String> =
            serde_json::from_str(&text).map_err(|e| wrong(path, &e.to_string(), "texts by key"))?;
        let known = self.store().facts()?;
        let (mut new, mut there) = (0, 0);
        for (key, value) in facts {
            let fits = key.len() <= FACT_MOST && value.len() <= FACT_MOST && !key.starts_with(OWN_FACTS);
            if known.contains_key(&key) || !fits {
                there += 1;
            } else {
                self.store().set_fact(&key, Some(&value))?;
                new += 1;
            }
        }
        Ok((new, there))
    }

    fn take_races(&self, path: &Path) -> Result<(usize, usize)> {
        let (mut new, mut there) = (0, 0);
        let known = self.store().races()?;
        let kept = column(path, RACE_KEPT)?;
        for (row, kept) in rows(path, &RACE_COLUMNS)?.iter().zip(kept) {
            let [name, date, distance_m, goal_s, priority, course, course_name, course_file] = row;
            named(name).map_err(Error::Rejected)?;
            let race = RaceRecord {
                id: 0,
                name: name.clone(),
                date: date.parse().map_err(|_| wrong(path, date, "a day"))?,
                distance_m: metres(distance_m)?,
                goal_s: if goal_s.is_empty() { None } else { Some(metres(goal_s)?) },
                priority: match priority.as_str() {
                    "A" => Priority::A,
                    "B" => Priority::B,
                    "C" => Priority::C,
                    other => return Err(wrong(path, other, "A, B or C")),
                },
                course: Some(course.clone()).filter(|course| !course.is_empty()),
            };
            if known.iter().any(|one| RaceRecord { id: 0, ..one.clone() } == race) {
                there += 1;
            } else {
                let id = self.store().add_race(&race)?;
                if !course_file.is_empty() {
                    let file = path.with_file_name("").join(within(course_file)?);
                    self.store().keep_course(id, course_name, &bytes(&file)?)?;
                }
                for document in kept_documents(path, &kept)? {
                    self.store().keep_race(id, &document)?;
                }
                new += 1;
            }
        }
        Ok((new, there))
    }

    fn take_log(&self, path: &Path, batch: Option<i64>) -> Result<(usize, usize)> {
        let (mut new, mut there) = (0, 0);
        for row in rows(path, &LOG_COLUMNS)? {
            let [kind, date, sha256, position, source, document] = &row;
            let date = date.parse().map_err(|_| wrong(path, date, "a day"))?;
            let mut document = document.clone();
            if !sha256.is_empty() {
                let id = self.activity_named(sha256, position)?;
                document = renumbered(path, &document, id)?;
            }
            self.log_fits(kind, date, &document).map_err(|why| wrong(path, &why, "an entry of the log"))?;
            let import = if source.is_empty() { None } else { self.bearer(batch)? };
            let known = LogContent::KINDS.iter().find(|known| **known == kind.as_str());
            if let (Some(import), Some(kind)) = (import, known) {
                let entry = NewEntry { kind, date, document, source: source.clone() };
                let added = self.store().add_entries(import, &[entry])?.first() == Some(&true);
                *if added { &mut new } else { &mut there } += 1;
            } else if self.store().log(date..=date, Some(kind))?.iter().any(|one| one.document == document) {
                there += 1;
            } else {
                self.store().add_log(kind, date, &document)?;
                new += 1;
            }
        }
        Ok((new, there))
    }

    fn take_plan(&self, folder: &Path, listed: &LibraryPlan) -> Result<(usize, usize)> {
        let at = folder.join(within(&listed.folder)?);
        let plan = WholePlan {
            made_at: stamp(&listed.made_at)?,
            document: parsed::<Plan>(&at.join("plan.json"))?,
            spec: if listed.has_spec { Some(parsed::<Spec>(&at.join("spec.json"))?) } else { None },
            in_force: listed.in_force,
            head: listed.head,
            changes: listed
                .changes
                .iter()
                .map(|change| {
                    let file = |what: &str| at.join(format!("{}-{what}.json", change.number));
                    Ok(WholeChange {
                        id: change.number,
                        before: change.before,
                        made_at: stamp(&change.made_at)?,
                        made_on: change
                            .made_on
                            .parse::<jiff::civil::Date>()
                            .map(|day| day.to_string())
                            .map_err(|_| Error::Rejected(format!("{:?} is no day of a change", change.made_on)))?,
                        edit: parsed::<plan::change::Edit>(&file("edit"))?,
                        changes: parsed::<Vec<plan::change::Change>>(&file("changes"))?,
                        document: parsed::<Plan>(&file("plan"))?,
                        spec: parsed::<Spec>(&file("spec"))?,
                    })
                })
                .collect::<Result<_>>()?,
        };
        let entries = 1 + plan.changes.len();
        Ok(if self.store().put_whole_plan(&plan)? { (entries, 0) } else { (0, entries) })
    }

    fn activity_named(&self, sha256: &str, position: &str) -> Result<Option<i64>> {
        let (Some(sha256), Ok(position)) = (checksum(sha256), position.parse()) else { return Ok(None) };
        Ok(self.store().activity_at(sha256, position)?)
    }
}

/// A path that stays within the folder.
pub(super) fn within(inside: &str) -> Result<&Path> {
    let path = Path::new(inside);
    let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
    if stays { Ok(path) } else { Err(Error::Rejected(format!("{inside:?} is no folder within this one"))) }
}

/// The text of a file, where it is the JSON of a document.
fn parsed<T: serde::de::DeserializeOwned>(path: &Path) -> Result<String> {
    let text = read(path)?;
    is_document::<T>(&text).map_err(|why| wrong(path, &why, "its document"))?;
    Ok(text)
}

/// Whether a text is the JSON of a document, in words where it is not.
pub(super) fn is_document<T: serde::de::DeserializeOwned>(text: &str) -> std::result::Result<(), String> {
    serde_json::from_str::<T>(text).map(|_| ()).map_err(|e| e.to_string())
}

fn read(path: &Path) -> Result<String> {
    String::from_utf8(bytes(path)?).map_err(|e| wrong(path, &e.to_string(), "a text in UTF-8"))
}

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>> {
    let cannot = |why: &str| Error::Rejected(format!("{}: {why}", path.display()));
    let found = path.metadata().map_err(|_| cannot("it is missing; export the library again"))?;
    if found.len() > MOST_BYTES {
        return Err(cannot("it is larger than any export"));
    }
    fs::read(path).map_err(|e| cannot(&format!("it cannot be read: {e}")))
}

/// The rows of a table with these columns, in whatever order they stand.
fn rows<const N: usize>(path: &Path, columns: &[&str; N]) -> Result<Vec<[String; N]>> {
    let text = read(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(|e| wrong(path, &e.to_string(), "a table"))?.clone();
    let mut places = [0; N];
    for (place, column) in places.iter_mut().zip(columns) {
        let found = head.iter().position(|name| name == *column);
        *place = found.ok_or_else(|| wrong(path, column, "among the columns"))?;
    }
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| wrong(path, &e.to_string(), "a row of the table"))?;
        all.push(places.map(|place| record.get(place).unwrap_or_default().to_owned()));
    }
    Ok(all)
}

/// A column that folders of earlier versions have not, a text for each row: empty where it is not there.
fn column(path: &Path, name: &str) -> Result<Vec<String>> {
    let text = read(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(|e| wrong(path, &e.to_string(), "a table"))?.clone();
    let place = head.iter().position(|column| column == name);
    let of = |record: csv::StringRecord| place.and_then(|place| record.get(place)).unwrap_or_default().to_owned();
    reader
        .records()
        .map(|record| Ok(of(record.map_err(|e| wrong(path, &e.to_string(), "a row of the table"))?)))
        .collect()
}

/// What was kept of a race, each document as the library keeps it.
fn kept_documents(path: &Path, text: &str) -> Result<Vec<String>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let whats_wrong = |e: serde_json::Error| wrong(path, &e.to_string(), "what was kept of a race");
    let all: Vec<RaceKept> = serde_json::from_str(text).map_err(whats_wrong)?;
    all.iter().map(|kept| serde_json::to_string(kept).map_err(whats_wrong)).collect()
}

fn renumbered(path: &Path, document: &str, activity: Option<i64>) -> Result<String> {
    let mut value: serde_json::Value =
        serde_json::from_str(document).map_err(|e| wrong(path, &e.to_string(), "an entry of the log"))?;
    if value.get("activity").and_then(serde_json::Value::as_i64) == activity {
        return Ok(document.to_owned());
    }
    value["activity"] = activity.into();
    Ok(value.to_string())
}

pub(super) fn checksum(text: &str) -> Option<Sha256> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).ok()?;
    }
    Some(Sha256(bytes))
}

fn flag(text: &str) -> Option<bool> {
    text.parse().ok()
}

fn metres(text: &str) -> Result<f64> {
    let number = text.parse().ok().filter(|n: &f64| n.is_finite() && *n > 0.0);
    number.ok_or_else(|| Error::Rejected(format!("{text:?} is no length or time above 0")))
}

fn stamp(text: &str) -> Result<String> {
    let moment = text.parse::<jiff::Timestamp>();
    moment.map(|_| text.to_owned()).map_err(|_| Error::Rejected(format!("{text:?} is no moment of a plan")))
}

fn wrong(path: &Path, met: &str, expected: &str) -> Error {
    let met: String = met.chars().filter(|c| !c.is_control()).take(200).collect();
    Error::Rejected(format!("{}: {met}; expected {expected}", path.display()))
}
