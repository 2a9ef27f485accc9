//! Files out: workouts for the watch and the calendar, as downloads.

use crate::{
    Failure,
    format::Units,
    language::Language,
    run::run,
    serve::Web,
    view::{Here, Html, Look, View},
    words,
};
use app::{Error, WorkoutFormat};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{
    fs,
    io::{Cursor, Write},
    path::Path as FilePath,
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const CALENDAR: &str = "text/calendar; charset=utf-8";

pub(crate) async fn calendar(State(web): State<Web>) -> Result<Response, Failure> {
    Ok(download("stayer.ics", CALENDAR, calendar_text(&web).await?.into_bytes()))
}

/// `/calendar.ics`: the plan for a calendar on this machine that subscribes to it and looks again by itself.
///
/// The tag of an answer is made from its bytes; who has them already is told so and gets nothing.
pub(crate) async fn feed(State(web): State<Web>, headers: HeaderMap) -> Result<Response, Failure> {
    let text = calendar_text(&web).await?;
    let tag = format!("\"{:016x}\"", fingerprint(text.as_bytes()));
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let unchanged = known.flat_map(|value| value.split(',')).any(|one| {
        let one = one.trim();
        one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag
    });
    let own = [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache".to_owned())];
    if unchanged {
        return Ok((StatusCode::NOT_MODIFIED, own).into_response());
    }
    Ok((own, [(header::CONTENT_TYPE, CALENDAR)], text).into_response())
}

async fn calendar_text(web: &Web) -> Result<String, Failure> {
    run(web, |app| {
        let runner = app.runner()?;
        let (units, language) = (Units::from_word(&runner.units), Language::from_word(&runner.language));
        app.calendar(&|session| words::calendar(session, units, language))
    })
    .await
}

/// FNV-1a, 64 bits: tells one text from another, nothing more.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A format with what it cannot say, each thing once with the number of its sessions.
struct Row {
    format: WorkoutFormat,
    lost: Vec<(String, usize)>,
}

#[derive(Template)]
#[template(path = "plan_export.html")]
struct Page<'a> {
    view: &'a View,
    host: &'a str,
    rows: Vec<Row>,
}

/// `/plan/export`: every format and what it loses.
pub(crate) async fn show(State(web): State<Web>, look: Look, headers: HeaderMap) -> Result<Html, Failure> {
    let (units, rows) = run(&web, |app| {
        let row = |format| Ok(Row { format, lost: words::lost_once(&app.export_lost(format, None, None)?) });
        let rows: app::Result<Vec<Row>> = WorkoutFormat::ALL.into_iter().map(row).collect();
        Ok((crate::settings::units(app)?, rows?))
    })
    .await?;
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("127.0.0.1");
    Html::of(&Page { view: &look.view(&web, units, Here::Plan), host, rows })
}

/// `/plan/workouts.zip`: every session for the watch.
pub(crate) async fn workouts(State(web): State<Web>) -> Result<Response, Failure> {
    packed(&web, WorkoutFormat::Fit).await
}

/// `/plan/export/{format}`: the plan in a format, packed where it is a file for each session.
pub(crate) async fn whole(State(web): State<Web>, Path(word): Path<String>) -> Result<Response, Failure> {
    let format = WorkoutFormat::of_word(&word)
        .ok_or_else(|| Failure::NotFound(format!("no format is called {word:?}; /plan/export lists them")))?;
    if !format.is_of_plans() {
        return packed(&web, format).await;
    }
    let bytes = run(&web, move |app| {
        let folder = folder()?;
        let exported = app.export_workouts(folder.path(), format, None, None)?;
        exported.files.first().map_or_else(|| Ok(Vec::new()), |file| read(FilePath::new(&file.path)))
    });
    Ok(download(&format!("stayer-plan.{}", format.ending()), format.media_type(), bytes.await?))
}

async fn packed(web: &Web, format: WorkoutFormat) -> Result<Response, Failure> {
    let bytes = run(web, move |app| {
        let folder = folder()?;
        let exported = app.export_workouts(folder.path(), format, None, None)?;
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for file in &exported.files {
            let path = FilePath::new(&file.path);
            archive.start_file(name(path), options).map_err(|e| Error::Broken(e.to_string()))?;
            archive.write_all(&read(path)?).map_err(|e| Error::Broken(e.to_string()))?;
        }
        Ok(archive.finish().map_err(|e| Error::Broken(e.to_string()))?.into_inner())
    });
    let file = match format {
        WorkoutFormat::Fit => "stayer-workouts.zip".to_owned(),
        other => format!("stayer-workouts-{}.zip", other.word()),
    };
    Ok(download(&file, "application/zip", bytes.await?))
}

/// `/plan/workouts/{session}.{format}`: one session in a format, FIT where none is named.
pub(crate) async fn workout(State(web): State<Web>, Path(asked): Path<String>) -> Result<Response, Failure> {
    let named = asked.rsplit_once('.').and_then(|(id, word)| Some((id, WorkoutFormat::of_word(word)?)));
    let (id, format) = named.unwrap_or((&asked, WorkoutFormat::Fit));
    if format.is_of_plans() {
        return Err(Failure::NotFound(format!("a {} file holds the whole plan; see /plan/export", format.word())));
    }
    let id = id.to_owned();
    let (name, bytes) = run(&web, move |app| app.export_session(&id, format)).await?;
    Ok(download(&name, format.media_type(), bytes))
}

fn folder() -> app::Result<tempfile::TempDir> {
    tempfile::tempdir().map_err(|e| Error::Broken(format!("no folder for the export could be made: {e}")))
}

fn read(path: &FilePath) -> app::Result<Vec<u8>> {
    fs::read(path).map_err(|e| Error::Broken(format!("{}: {e}", path.display())))
}

fn name(path: &FilePath) -> String {
    path.file_name().map_or_else(|| "workout.fit".into(), |n| n.to_string_lossy().into_owned())
}

pub(crate) fn download(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\"")),
    ];
    (headers, bytes).into_response()
}
