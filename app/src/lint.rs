//! A plan made elsewhere: read from its files and held against every rule.

use crate::{
    App, Error, Result,
    documents::{LintDocument, LintedFile, LintedGoal, LostWords},
};
use formats::{Kind, detect};
use jiff::civil::Date;
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};
use training::{Outline, Plan, Unread, When, schema};

/// Most bytes of one file: a calendar of many years has less.
const FILE_MAX: u64 = 16 << 20;
/// Most files of a plan.
const FILES_MAX: usize = 2_000;
/// Most losses that are listed of one file.
const LOST_MAX: usize = 200;

/// What one file turned out to be.
enum Found {
    Outline(&'static str, Outline),
    Document(Box<Plan>),
}

impl App {
    /// Holds a plan made elsewhere against every rule. All files together are one plan; a plan document or a week grid stands alone.
    ///
    /// `spec` is a `stayer.spec/1` document that says whose plan it is.
    ///
    /// # Errors
    /// `NotFound` when nothing could be read, `Rejected` when the spec is not valid or the files are more than one plan.
    pub fn plan_lint(paths: &[PathBuf], spec_json: Option<&str>, today: Date) -> Result<LintDocument> {
        let spec = spec_json.map(crate::plan::spec_from).transpose()?;
        let mut files = Vec::new();
        let mut whole = Outline::default();
        let mut documents = Vec::new();
        let mut alone = 0;
        for path in listed(paths)? {
            let shown = path.display().to_string();
            match read(&path) {
                Ok(Found::Document(plan)) => {
                    let sessions = plan.days().map(|day| day.sessions.len()).sum();
                    let lost = plan::sound(&plan).into_iter().map(|fault| Unread::at(None, &shown, fault)).collect();
                    files.push(linted(shown, "plan", sessions, lost));
                    documents.push(plan);
                }
                Ok(Found::Outline(format, outline)) => {
                    alone += usize::from(format == WEEK_GRID);
                    whole.whole_life |= outline.whole_life;
                    whole.goal_m = whole.goal_m.or(outline.goal_m);
                    files.push(linted(shown, format, outline.sessions.len(), outline.unread));
                    whole.sessions.extend(outline.sessions);
                }
                Err(reason) => files.push(LintedFile {
                    path: shown,
                    format: None,
                    sessions: 0,
                    reason: Some(reason),
                    lost: Vec::new(),
                }),
            }
        }
        let read = files.iter().filter(|file| file.format.is_some()).count();
        if (!documents.is_empty() || alone > 0) && read > 1 {
            return Err(Error::Rejected(
                "a plan document and a week grid are whole plans: lint each by itself, without other files".into(),
            ));
        }
        let judged = match documents.pop() {
            Some(plan) => plan::lint::lint_document(&plan, spec.as_ref()),
            None if read == 0 => return Err(Error::NotFound(unread(&files))),
            None => plan::lint::lint(&whole, spec.as_ref(), today).map_err(|why| {
                Error::NotFound(format!("{why}{}", files.iter().find_map(first_loss).unwrap_or_default()))
            })?,
        };
        let dated = whole.sessions.is_empty() || whole.sessions.iter().any(|session| session.when != When::Unsaid);
        Ok(LintDocument {
            schema: "stayer.lint/1".into(),
            files,
            weeks: if dated { judged.plan.weeks.len() } else { 0 },
            goal: judged.plan.goal.map(|goal| LintedGoal {
                name: Unread::at(None, &goal.name, "").words,
                date: goal.date.to_string(),
                distance_m: goal.distance_m.m(),
            }),
            assumed: judged.assumed,
            cautions: judged.plan.cautions,
            audit: judged.plan.audit,
        })
    }
}

/// Of a week grid.
const WEEK_GRID: &str = "week grid";

fn linted(path: String, format: &str, sessions: usize, unread: Vec<Unread>) -> LintedFile {
    let more = unread.len().saturating_sub(LOST_MAX);
    let words = |u: Unread| LostWords { line: u.line, words: u.words, why: u.why };
    let mut lost: Vec<LostWords> = unread.into_iter().take(LOST_MAX).map(words).collect();
    if more > 0 {
        lost.push(LostWords { line: None, words: "…".into(), why: format!("and {more} more") });
    }
    LintedFile { path, format: Some(format.into()), sessions, reason: None, lost }
}

fn first_loss(file: &LintedFile) -> Option<String> {
    let loss = file.lost.first()?;
    Some(format!("; {}: {:?}: {}", file.path, loss.words, loss.why))
}

fn unread(files: &[LintedFile]) -> String {
    let named = files.iter().filter_map(|file| Some(format!("{}: {}", file.path, file.reason.as_ref()?)));
    let mut named: Vec<String> = named.take(4).collect();
    if files.len() > named.len() {
        named.push(format!("and {} more", files.len() - named.len()));
    }
    if named.is_empty() {
        "no file was found; name a calendar, a workout text, a week grid, FIT workouts or a plan".into()
    } else {
        named.join("; ")
    }
}

/// The files named and those of the folders named, in the order of their names.
fn listed(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let walk = walkdir::WalkDir::new(path).max_depth(4).sort_by_file_name();
        let found = walk.into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        files.extend(found.map(walkdir::DirEntry::into_path).take(FILES_MAX + 1));
    }
    if files.len() > FILES_MAX {
        return Err(Error::Rejected(format!("more than {FILES_MAX} files: name the files of one plan only")));
    }
    Ok(files)
}

fn read(path: &Path) -> Result<Found, String> {
    let bytes = bytes(path)?;
    let (format, outline) = match detect(&bytes) {
        Kind::Fit => ("FIT workout", formats::fit::outline(&bytes)),
        Kind::Json => return document(&bytes).map(|plan| Found::Document(Box::new(plan))),
        kind @ (Kind::Zip | Kind::Gzip | Kind::Tcx | Kind::Gpx | Kind::Xml | Kind::Empty) => {
            return Err(match kind {
                Kind::Empty => formats::Error::Empty.to_string(),
                Kind::Zip | Kind::Gzip => "a packed file; unpack it first".into(),
                _ => "this kind of file is not read here; a plan comes as iCalendar, workout text, week grid, FIT workouts or stayer.plan/1".into(),
            });
        }
        _ if formats::ics::is_calendar(&bytes) => ("iCalendar", formats::ics::outline(&bytes)),
        _ if formats::week_grid::is_week_grid(&bytes) => (WEEK_GRID, formats::week_grid::decode(&bytes)),
        _ => ("workout text", formats::workout_text::decode(&bytes)),
    };
    let mut outline = outline.map_err(|e| e.to_string())?;
    if let Some(date) = dated(path) {
        let unsaid = outline.sessions.iter_mut().filter(|session| session.when == When::Unsaid);
        unsaid.for_each(|session| session.when = When::On(date));
    }
    Ok(Found::Outline(format, outline))
}

/// The date that a file's name begins with: `2026-12-01-w01-speed1.fit`.
fn dated(path: &Path) -> Option<Date> {
    path.file_name()?.to_str()?.get(..10)?.parse().ok()
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| format!("cannot be read: {e}"))?;
    file.take(FILE_MAX + 1).read_to_end(&mut bytes).map_err(|e| format!("cannot be read: {e}"))?;
    if bytes.len() as u64 > FILE_MAX {
        return Err(format!("larger than {} MB, which no plan is", FILE_MAX >> 20));
    }
    Ok(bytes)
}

/// A plan of this program, or of another that writes its document.
fn document(bytes: &[u8]) -> Result<Plan, String> {
    let plan: Plan = serde_json::from_slice(bytes)
        .map_err(|e| format!("no {} document: {e}; stayer schema plan prints what one is", schema::PLAN))?;
    if plan.schema != schema::PLAN {
        return Err(format!("its schema is {:?}, expected {:?}", plan.schema, schema::PLAN));
    }
    Ok(plan)
}
