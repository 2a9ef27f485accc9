//! Files in, `/import`: choose or drop them, watch, read the report, take it back.

use crate::{
    Failure, format,
    jobs::{Job, Source, Stage},
    language::Language,
    run::run,
    serve::Web,
    upload,
    view::{Here, Html, Look, View},
    words,
};
use app::documents::{ImportBatch, ImportReport, ImportedFile, Outcome, ReasonCount};
use askama::Template;
use axum::{
    Form,
    extract::{Multipart, Path, State},
    http::HeaderMap,
    response::{
        IntoResponse, Redirect, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use serde::{Deserialize, Serialize};
use std::{convert::Infallible, path::PathBuf, sync::Arc, time::Duration};
use tokio_stream::{Stream, StreamExt, wrappers::IntervalStream};

/// The largest upload that is taken, all its files together.
pub const UPLOAD_LIMIT_BYTES: usize = 2 << 30;

#[derive(Template)]
#[template(path = "import.html")]
struct Page<'a> {
    view: &'a View,
    imports: &'a [ImportBatch],
    running: Option<u64>,
}

#[derive(Template)]
#[template(path = "import_running.html")]
struct Running<'a> {
    view: &'a View,
    job: u64,
    now: Tick,
}

#[derive(Template)]
#[template(path = "import_report.html")]
struct Report<'a> {
    view: &'a View,
    report: &'a ImportReport,
    groups: Vec<Group<'a>>,
}

/// Files of one outcome.
struct Group<'a> {
    outcome: Outcome,
    /// Why many of them came to it.
    many: Vec<&'a ReasonCount>,
    /// The first of the others.
    files: Vec<&'a ImportedFile>,
    /// There are more of the others.
    more: bool,
    /// How many there are.
    all: usize,
    open: bool,
}

/// So many files of an outcome stand on the report's page.
const SHOWN: usize = 200;
/// More files than this with the same reason are said together.
const FEW: usize = 3;

/// What the page of a running import shows, and what its stream says.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Tick {
    text: String,
    detail: String,
    /// 0 to 100.
    percent: u8,
    done: bool,
}

/// The page that takes files.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn page(view: &View, imports: &[ImportBatch], running: Option<u64>) -> Result<Html, Failure> {
    Html::of(&Page { view, imports, running })
}

/// The page of a finished import.
///
/// # Errors
/// [`Failure::Broken`] when it cannot be written.
pub fn report_page(view: &View, report: &ImportReport) -> Result<Html, Failure> {
    let group = |outcome: Outcome| {
        let of = || report.files.iter().filter(|file| file.outcome == outcome);
        let open = matches!(outcome, Outcome::Failed | Outcome::Skipped);
        let many = report.reasons.iter().filter(|reason| reason.outcome == outcome && reason.files > FEW);
        let many: Vec<&ReasonCount> = many.collect();
        let is_said = |file: &ImportedFile| many.iter().any(|why| file.reason.as_deref() == Some(why.reason.as_str()));
        let others = || of().filter(|file| !is_said(file) || !file.warnings.is_empty());
        let (files, more) = (others().take(SHOWN).collect(), others().nth(SHOWN).is_some());
        Group { outcome, files, more, all: of().count(), open, many }
    };
    let groups = Outcome::ALL.into_iter().map(group).filter(|group| group.all > 0).collect();
    Html::of(&Report { view, report, groups })
}

pub(crate) async fn show(State(web): State<Web>, look: Look) -> Result<Html, Failure> {
    let (units, imports) = run(&web, |app| Ok((crate::settings::units(app)?, app.imports()?))).await?;
    page(&look.view(&web, units, Here::Import), &imports, web.jobs.running())
}

pub(crate) async fn upload(State(web): State<Web>, headers: HeaderMap, form: Multipart) -> Result<Redirect, Failure> {
    upload::too_large(&headers, UPLOAD_LIMIT_BYTES)?;
    let (paths, folder) = upload::receive(form, UPLOAD_LIMIT_BYTES).await?;
    Ok(started(&web, Source::Paths(paths, Some(folder))))
}

#[derive(Deserialize)]
pub(crate) struct Folder {
    path: String,
}

pub(crate) async fn folder(State(web): State<Web>, Form(folder): Form<Folder>) -> Result<Redirect, Failure> {
    let typed = folder.path.trim();
    let path = PathBuf::from(typed);
    if typed.is_empty() || !path.is_absolute() {
        return Err(Failure::Rejected(format!(
            "{typed:?} is no whole path; write it from the root, like /home/me/export.zip"
        )));
    }
    if !path.exists() {
        return Err(Failure::Rejected(format!("there is no file or folder {typed}")));
    }
    Ok(started(&web, Source::Paths(vec![path], None)))
}

pub(crate) async fn sample(State(web): State<Web>) -> Redirect {
    started(&web, Source::Sample)
}

fn started(web: &Web, source: Source) -> Redirect {
    Redirect::to(&format!("/import/{}", web.jobs.start(web.app.clone(), source)))
}

#[derive(Deserialize)]
pub(crate) struct Undo {
    batch: i64,
}

pub(crate) async fn undo(State(web): State<Web>, Form(undo): Form<Undo>) -> Result<Redirect, Failure> {
    run(&web, move |app| app.undo_import(Some(undo.batch))).await?;
    Ok(Redirect::to("/import#past"))
}

pub(crate) async fn job(State(web): State<Web>, look: Look, Path(id): Path<String>) -> Result<Response, Failure> {
    let job = find(&web, &id)?;
    let units = run(&web, crate::settings::units).await?;
    let view = look.view(&web, units, Here::Import);
    match job.look().0 {
        Stage::Done(report) => Ok(report_page(&view, &report)?.into_response()),
        Stage::Filled => Ok(Redirect::to("/").into_response()),
        Stage::Failed(message) => Err(Failure::Rejected(message)),
        _ => Ok(Html::of(&Running { view: &view, job: job.id, now: tick(&job) })?.into_response()),
    }
}

pub(crate) async fn stop(State(web): State<Web>, Path(id): Path<String>) -> Result<Redirect, Failure> {
    let job = find(&web, &id)?;
    job.stop();
    Ok(Redirect::to(&format!("/import/{}", job.id)))
}

/// The progress of a job, until it is finished or the program ends.
pub(crate) async fn events(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Failure> {
    let job = find(&web, &id)?;
    let language = Language::of(&headers);
    let clock = IntervalStream::new(tokio::time::interval(Duration::from_millis(250)));
    let mut said_all = false;
    let ticks = clock
        .map_while(move |_| {
            if said_all || web.jobs.closing() {
                return None;
            }
            let now = tick(&job);
            said_all = now.done;
            Some(now)
        })
        .map(move |now| now.told(language))
        .map(|now| Ok(Event::default().json_data(now).unwrap_or_default()));
    Ok(Sse::new(ticks).keep_alive(KeepAlive::default()))
}

fn find(web: &Web, id: &str) -> Result<Arc<Job>, Failure> {
    let job = id.parse().ok().and_then(|id| web.jobs.find(id));
    job.ok_or_else(|| {
        Failure::NotFound(format!("no import {id} since the program was started; past ones are listed under /import"))
    })
}

impl Tick {
    fn told(self, language: Language) -> Self {
        Self { text: language.tell(&self.text), detail: language.tell(&self.detail), ..self }
    }
}

fn tick(job: &Job) -> Tick {
    let (stage, elapsed) = job.look();
    let percent = |done: u64, of: u64| (done.min(of) * 100 / of.max(1)) as u8;
    match stage {
        Stage::Waiting => {
            Tick { text: "Waiting for the import before it".into(), detail: String::new(), percent: 0, done: false }
        }
        Stage::Writing { done, of } => Tick {
            text: "Writing the sample runner's files".into(),
            detail: format!("{} of {}", format::count(done), format::count(of)),
            percent: percent(done as u64, of as u64),
            done: false,
        },
        Stage::Importing(p) => {
            let rate = p.files_done as f64 / elapsed.as_secs_f64().max(0.001);
            let left = elapsed.as_secs_f64() * (p.bytes_total as f64 / p.bytes_done.max(1) as f64 - 1.0);
            let soon = if elapsed.as_secs_f64() > 1.0 && p.bytes_done > 0 {
                format!(", {rate:.0} a second, about {} left", format::lasting(left.max(1.0)))
            } else {
                String::new()
            };
            let counts = [
                (p.imported, "imported"),
                (p.duplicate, "already here"),
                (p.skipped, "without an activity"),
                (p.failed, "not readable"),
            ];
            let counts: Vec<_> =
                counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{} {word}", format::count(n))).collect();
            Tick {
                text: format!("{} of {} files{soon}", format::count(p.files_done), format::count(p.files_known)),
                detail: counts.join(", "),
                percent: percent(p.bytes_done, p.bytes_total),
                done: false,
            }
        }
        Stage::Planning => Tick { text: "Making the plan".into(), detail: String::new(), percent: 100, done: false },
        Stage::Done(_) | Stage::Filled | Stage::Failed(_) => {
            Tick { text: "Done".into(), detail: String::new(), percent: 100, done: true }
        }
    }
}
