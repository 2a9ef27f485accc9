//! Imports that run while pages are read: one at a time, watched by number.

use crate::upload::Folder;
use app::{
    App, ImportOptions, SampleStep,
    documents::{ImportReport, Progress},
};
use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// Reports of so many finished imports can still be read.
const KEPT: usize = 20;

/// What is imported.
pub(crate) enum Source {
    /// Paths on this computer; with a folder that is thrown away afterwards where they were uploaded.
    Paths(Vec<PathBuf>, Option<Folder>),
    /// The sample runner, written first.
    Sample,
}

/// How far a job has come.
#[derive(Clone)]
pub(crate) enum Stage {
    Waiting,
    Writing { done: usize, of: usize },
    Importing(Progress),
    Done(Arc<ImportReport>),
    Planning,
    Filled,
    Failed(String),
}

/// One import.
pub(crate) struct Job {
    pub(crate) id: u64,
    stop: AtomicBool,
    state: Mutex<(Stage, Instant)>,
}

impl Job {
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Its stage, and since when it has been importing.
    pub(crate) fn look(&self) -> (Stage, Duration) {
        let state = lock(&self.state);
        (state.0.clone(), state.1.elapsed())
    }

    pub(crate) fn finished(&self) -> bool {
        matches!(lock(&self.state).0, Stage::Done(_) | Stage::Filled | Stage::Failed(_))
    }

    fn enter(&self, stage: Stage) {
        let mut state = lock(&self.state);
        let same = matches!((&state.0, &stage), (Stage::Importing(_), Stage::Importing(_)));
        let since = if same { state.1 } else { Instant::now() };
        *state = (stage, since);
    }

    fn work(&self, app: &App, source: Source) {
        let end = match source {
            Source::Paths(paths, uploaded) => {
                self.import(app, &paths, uploaded.as_ref()).map(|r| Stage::Done(Arc::new(r)))
            }
            Source::Sample => self.sample(app).map(|()| Stage::Filled),
        };
        self.enter(end.unwrap_or_else(|error| Stage::Failed(error.to_string())));
    }

    /// Imports; the report names uploaded files as the runner knows them, without the folder they lay in.
    fn import(&self, app: &App, paths: &[PathBuf], uploaded: Option<&Folder>) -> app::Result<ImportReport> {
        self.enter(Stage::Importing(Progress::default()));
        let progress = &mut |p: &Progress| self.enter(Stage::Importing(*p));
        let mut report = app.import(paths, ImportOptions::default(), progress, &self.stop)?;
        if let Some(folder) = uploaded {
            let prefix = format!("{}/", folder.path().display());
            for file in &mut report.files {
                file.path = file.path.strip_prefix(&prefix).unwrap_or(&file.path).to_owned();
            }
        }
        Ok(report)
    }

    fn sample(&self, app: &App) -> app::Result<()> {
        let progress = &mut |step: SampleStep<'_>| {
            self.enter(match step {
                SampleStep::Writing(done, of) => Stage::Writing { done, of },
                SampleStep::Importing(progress) => Stage::Importing(*progress),
                SampleStep::Planning => Stage::Planning,
            });
        };
        app.fill_sample(progress, &self.stop)
    }
}

/// Every import since the program started.
#[derive(Default)]
pub(crate) struct Jobs {
    list: Mutex<Vec<Arc<Job>>>,
    last: AtomicU64,
    turn: Arc<Mutex<()>>,
    closing: AtomicBool,
}

impl Jobs {
    /// Starts an import, or queues it behind the one that runs.
    pub(crate) fn start(&self, app: App, source: Source) -> u64 {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let job =
            Arc::new(Job { id, stop: AtomicBool::new(false), state: Mutex::new((Stage::Waiting, Instant::now())) });
        let mut list = lock(&self.list);
        if list.len() >= KEPT
            && let Some(oldest) = list.iter().position(|j| j.finished())
        {
            list.remove(oldest);
        }
        list.push(Arc::clone(&job));
        let turn = Arc::clone(&self.turn);
        tokio::task::spawn_blocking(move || {
            let _mine = lock(&turn);
            let worked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| job.work(&app, source)));
            if worked.is_err() {
                job.enter(Stage::Failed(
                    "the import stopped by a fault of the program; what it had done is kept".into(),
                ));
            }
        });
        id
    }

    pub(crate) fn find(&self, id: u64) -> Option<Arc<Job>> {
        lock(&self.list).iter().find(|job| job.id == id).cloned()
    }

    pub(crate) fn running(&self) -> Option<u64> {
        lock(&self.list).iter().find(|job| !job.finished()).map(|job| job.id)
    }

    /// Ends every import after the file at hand.
    pub(crate) fn stop(&self) {
        self.closing.store(true, Ordering::Relaxed);
        lock(&self.list).iter().for_each(|job| job.stop());
    }

    /// The program is about to end.
    pub(crate) fn closing(&self) -> bool {
        self.closing.load(Ordering::Relaxed)
    }
}

/// A thread that died left the data as it was: every change is one assignment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
