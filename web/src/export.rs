//! Files out: workouts for the watch and the calendar, as downloads.

use crate::{Failure, run::run, serve::Web, words};
use app::{Error, WorkoutFormat};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use std::{
    fs,
    io::{Cursor, Write},
    path::Path as FilePath,
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub(crate) async fn calendar(State(web): State<Web>) -> Result<Response, Failure> {
    let text = run(&web, |app| {
        let units = crate::settings::units(app)?;
        app.calendar(&|session| words::calendar(session, units))
    });
    Ok(download("stayer.ics", "text/calendar; charset=utf-8", text.await?.into_bytes()))
}

pub(crate) async fn workouts(State(web): State<Web>) -> Result<Response, Failure> {
    let bytes = run(&web, |app| {
        let folder = folder()?;
        let exported = app.export_workouts(folder.path(), WorkoutFormat::Fit, None, None)?;
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for file in &exported.files {
            let path = FilePath::new(&file.path);
            archive.start_file(name(path), options).map_err(|e| Error::Broken(e.to_string()))?;
            archive.write_all(&read(path)?).map_err(|e| Error::Broken(e.to_string()))?;
        }
        Ok(archive.finish().map_err(|e| Error::Broken(e.to_string()))?.into_inner())
    });
    Ok(download("stayer-workouts.zip", "application/zip", bytes.await?))
}

/// `/plan/workouts/{session}.fit`: one session for the watch.
pub(crate) async fn workout(State(web): State<Web>, Path(asked): Path<String>) -> Result<Response, Failure> {
    let id = asked.strip_suffix(".fit").unwrap_or(&asked).to_owned();
    let (name, bytes) = run(&web, move |app| app.export_session(&id)).await?;
    Ok(download(&name, "application/vnd.ant.fit", bytes))
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
