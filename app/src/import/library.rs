//! A folder that `export all` wrote, taken back: what stands beside its originals.
//!
//! Nothing that the library has is overwritten: what is there already is left, what is missing is added.

use super::{
    disk::Input,
    library_file::{
        bytes, checksum, column, flag, kept_documents, metres, parsed, read, renumbered, rows, stamp, within, wrong,
    },
    name,
    taking::{Came, Taking},
};
use crate::{
    App, Error, Result,
    documents::{ImportReport, LibraryFolder, LibraryPlan, LogContent},
    export::all::{
        LOG, LOG_COLUMNS, MANIFEST, ORIGINALS, OWN_FACTS, RACE_COLUMNS, RACE_KEPT, RACES, RUNNER, SAID, SAID_COLUMNS,
        SCHEMA, TOLD, TOLD_COLUMNS,
    },
    export::words::WORDS,
    race::named,
};
use jiff::civil::Date;
use quantity::Distance;
use std::{collections::BTreeMap, path::Path};
use store::{NewEntry, RaceRecord, TakenOver, WholeChange, WholePlan};
use training::{Plan, Priority, Spec};

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
    /// Takes over what stands beside the originals, and tells it in the report, a line for each file. What is new is noted with the import,
    /// so that taking the import back takes all of it back.
    pub(super) fn take_over(&self, folder: &Path, manifest: &LibraryFolder, report: &mut ImportReport) -> Result<()> {
        let first = report.files.len();
        let mut taking = Taking::new(self, folder, report.batch);
        let came = taking.take_told(&folder.join(TOLD));
        taking.tell(TOLD, came, report);
        let worded = folder.join(WORDS).is_file(); // folders of earlier versions have distances only
        let came = taking.take_said(&folder.join(SAID), !worded);
        taking.tell(SAID, came, report);
        if worded {
            let came = taking.take_words(&folder.join(WORDS));
            taking.tell(WORDS, came, report);
        }
        let came = taking.take_facts(&folder.join(RUNNER));
        taking.tell(RUNNER, came, report);
        let came = taking.take_races(&folder.join(RACES));
        taking.tell(RACES, came, report);
        let came = taking.take_log(&folder.join(LOG));
        taking.tell(LOG, came, report);
        for plan in &manifest.plans {
            let came = taking.take_plan(folder, plan);
            taking.tell(&format!("{}/plan.json", plan.folder), came, report);
        }
        if !manifest.complete {
            let why =
                "the export was stopped before its end; what is there was taken over, export it again for the rest";
            taking.tell(MANIFEST, Err(Error::Rejected(why.into())), report);
        }
        if let Some(import) = taking.import {
            self.store().add_fates(import, first, report.files[first..].iter().map(super::report::fate))?;
        }
        report.batch = taking.import;
        Ok(())
    }
}

impl Taking<'_> {
    fn take_told(&mut self, path: &Path) -> Result<Came> {
        let mut all = Vec::new();
        for row in rows(path, &TOLD_COLUMNS)? {
            let [sha256, position, document] = &row;
            let Some(id) = self.activity_named(sha256, position)? else { continue };
            let told =
                serde_json::from_str(document).map_err(|e| wrong(path, &e.to_string(), "what an export tells"))?;
            all.push((id, told));
        }
        let (import, added) = self.store().tell(self.import, self.app.now(), &self.source(), &all)?;
        self.import = import;
        let new = added.iter().filter(|new| **new).count();
        Ok(Came { new, there: added.len() - new, ..Came::default() })
    }

    fn take_said(&mut self, path: &Path, with_distances: bool) -> Result<Came> {
        let mut came = Came::default();
        // What was said of the distance before this began, by activity: a distance said here stays.
        let mut said_before: BTreeMap<i64, bool> = BTreeMap::new();
        for row in rows(path, &SAID_COLUMNS)? {
            let [sha256, position, race, distance_m, on] = &row;
            let Some(id) = self.activity_named(sha256, position)? else { continue };
            if let Some(race) = flag(race) {
                match self.store().race_said(id)? {
                    Some(known) if known == race => came.there += 1,
                    Some(_) => {
                        came.differ.push(format!("activity {id}: whether it was a race was said otherwise here"))
                    }
                    None => {
                        self.together(|within| {
                            within.app.mark_race(id, Some(race))?;
                            within.note(&TakenOver::RaceSaid(id, race))
                        })?;
                        came.new += 1;
                    }
                }
                continue;
            }
            if !with_distances {
                continue;
            }
            let known = match said_before.get(&id) {
                Some(known) => *known,
                None => *said_before.entry(id).or_insert(!self.store().corrections(id)?.is_empty()),
            };
            if known {
                came.there += 1;
                continue;
            }
            let distance = if distance_m == "own" { None } else { Some(Distance::from_m(metres(distance_m)?)) };
            let on = on.parse().map_err(|_| wrong(path, on, "a day"))?;
            self.together(|within| {
                within.app.say_distance(id, distance, on)?;
                within.note_last_word(id).map(|_| ())
            })?;
            came.new += 1;
        }
        Ok(came)
    }

    fn take_facts(&mut self, path: &Path) -> Result<Came> {
        let text = read(path)?;
        let facts: BTreeMap<String, String> =
            serde_json::from_str(&text).map_err(|e| wrong(path, &e.to_string(), "texts by key"))?;
        let known = self.store().facts()?;
        let mut came = Came::default();
        for (key, value) in facts {
            let fits = key.len() <= FACT_MOST && value.len() <= FACT_MOST && !key.starts_with(OWN_FACTS);
            match known.get(&key) {
                Some(here) if *here == value => came.there += 1,
                Some(_) => came.differ.push(format!("{key}: here it was told otherwise")),
                None if !fits => came.differ.push(format!("{}: no such fact is told", name::shown(&key))),
                None => {
                    self.together(|within| {
                        within.store().set_fact(&key, Some(&value))?;
                        within.note(&TakenOver::Fact(key, value))
                    })?;
                    came.new += 1;
                }
            }
        }
        Ok(came)
    }

    fn take_races(&mut self, path: &Path) -> Result<Came> {
        let mut came = Came::default();
        let known = self.store().races()?;
        let kept = column(path, RACE_KEPT)?;
        for (row, kept) in rows(path, &RACE_COLUMNS)?.iter().zip(kept) {
            let race = race(path, row)?;
            let [.., course_name, course_file] = row;
            let same_day = known.iter().find(|one| one.name == race.name && one.date == race.date);
            let there = known.iter().find(|one| RaceRecord { id: 0, ..(*one).clone() } == race);
            let id = match (there, same_day) {
                (Some(there), _) => {
                    came.there += 1;
                    there.id
                }
                (None, Some(_)) => {
                    came.differ.push(format!("{} on {}: its goal or length is another one here", race.name, race.date));
                    continue;
                }
                (None, None) => {
                    came.new += 1;
                    self.together(|within| {
                        let id = within.store().add_race(&race)?;
                        within.note(&TakenOver::Race(id)).map(|()| id)
                    })?
                }
            };
            let is_new = there.is_none();
            if !course_file.is_empty() {
                let bytes = bytes(&path.with_file_name("").join(within(course_file)?))?;
                match self.store().course(id)? {
                    Some(here) if here.bytes != bytes => {
                        came.differ.push(format!("{} on {}: its course is another one here", race.name, race.date));
                    }
                    Some(_) => {}
                    None => {
                        self.together(|within| {
                            within.store().keep_course(id, course_name, &bytes)?;
                            if is_new { Ok(()) } else { within.note(&TakenOver::Course(id)) }
                        })?;
                        came.new += usize::from(!is_new);
                    }
                }
            }
            let documents = kept_documents(path, &kept)?;
            let here = self.store().race_kept(id)?;
            if !here.is_empty() && !documents.is_empty() && here.last() != documents.last() {
                came.differ.push(format!("{} on {}: here it is to be run otherwise", race.name, race.date));
            }
            for document in documents.iter().filter(|_| here.is_empty()) {
                self.together(|within| {
                    within.store().keep_race(id, document)?;
                    if is_new { Ok(()) } else { within.note(&TakenOver::RaceKept(id)) }
                })?;
                came.new += usize::from(!is_new);
            }
        }
        Ok(came)
    }

    fn take_log(&mut self, path: &Path) -> Result<Came> {
        let mut came = Came::default();
        let before = self.store().log(Date::MIN..=Date::MAX, None)?;
        for row in rows(path, &LOG_COLUMNS)? {
            let [kind, date, sha256, position, source, document] = &row;
            let date = date.parse().map_err(|_| wrong(path, date, "a day"))?;
            let mut document = document.clone();
            if !sha256.is_empty() {
                let id = self.activity_named(sha256, position)?;
                document = renumbered(path, &document, id)?;
            }
            self.app.log_fits(kind, date, &document).map_err(|why| wrong(path, &why, "an entry of the log"))?;
            let of_day = || before.iter().filter(|one| one.kind == *kind && one.date == date);
            if of_day().any(|one| one.document == document && one.source.as_deref().unwrap_or_default() == source) {
                came.there += 1;
                continue;
            }
            let known = LogContent::KINDS.iter().find(|known| **known == kind.as_str());
            match known.filter(|_| !source.is_empty()) {
                Some(kind) => {
                    let entry = NewEntry { kind, date, document, source: source.clone() };
                    let import = self.bearer()?;
                    let added = self.store().add_entries(import, &[entry])?.first() == Some(&true);
                    *if added { &mut came.new } else { &mut came.there } += 1;
                }
                None if of_day().any(|one| one.source.is_none() && replaces(kind, &one.document, &document)) => {
                    came.differ.push(format!("{kind} of {date}: here it was told otherwise"));
                }
                None => {
                    self.together(|within| {
                        let id = within.store().add_log(kind, date, &document)?;
                        within.note(&TakenOver::Log(id))
                    })?;
                    came.new += 1;
                }
            }
        }
        Ok(came)
    }

    fn take_plan(&mut self, folder: &Path, listed: &LibraryPlan) -> Result<Came> {
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
        let is_new = self.together(|within| {
            let Some(id) = within.store().put_whole_plan(&plan)? else { return Ok(false) };
            within.note(&TakenOver::Plan(id, plan.changes.len())).map(|()| true)
        })?;
        let (new, there) = if is_new { (entries, 0) } else { (0, entries) };
        Ok(Came { new, there, ..Came::default() })
    }

    fn activity_named(&self, sha256: &str, position: &str) -> Result<Option<i64>> {
        let (Some(sha256), Ok(position)) = (checksum(sha256), position.parse()) else { return Ok(None) };
        Ok(self.store().activity_at(sha256, position)?)
    }
}

/// Of a day, or of an activity, the runner's last word of these counts: one that is taken over would go before one that is here.
fn replaces(kind: &str, here: &str, there: &str) -> bool {
    let activity = |document: &str| {
        let value: serde_json::Value = serde_json::from_str(document).ok()?;
        value.get("activity").and_then(serde_json::Value::as_i64)
    };
    match kind {
        "weight" | "wellness" | "check" => true,
        "rpe" => activity(here).is_some() && activity(here) == activity(there),
        _ => false,
    }
}

/// A race of the table.
fn race(path: &Path, row: &[String; RACE_COLUMNS.len()]) -> Result<RaceRecord> {
    let [name, date, distance_m, goal_s, priority, course, ..] = row;
    named(name).map_err(Error::Rejected)?;
    Ok(RaceRecord {
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
    })
}
