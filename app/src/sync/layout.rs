//! Where a folder wants what.

use crate::{Error, Result, export::file::PART};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Folders for what goes out, in a folder of no watch's layout.
const WORKOUTS: &str = "Workouts";
const SCHEDULES: &str = "Schedules";
const NEW_FILES: &str = "NewFiles";
const ACTIVITY: &str = "Activity";
const GARMIN: &str = "GARMIN";
/// Folders of a watch in which files of days lie: resting heart rate, sleep, heart rate variability. Monitoring comes first, since it tells
/// the watch's local time, by which the others' days are known.
const DAYS: [&str; 5] = ["Monitor", "Sleep", "HRVStatus", "HRV", "Metrics"];

/// The layout of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Layout {
    /// A watch: activities in a folder of theirs, files of days in others, new files for it in another.
    Watch {
        /// The folder of its folders.
        root: PathBuf,
    },
    /// Any folder: files anywhere in it, workouts in folders of their own.
    Plain {
        /// The folder.
        root: PathBuf,
    },
}

impl Layout {
    /// The layout of a folder that is there.
    pub(super) fn of(folder: &Path) -> Result<Self> {
        if !folder.is_dir() {
            return Err(Error::Rejected(format!(
                "{} is no folder that is there; plug the watch in, or name another folder",
                folder.display()
            )));
        }
        if let Some(root) = child(folder, GARMIN) {
            return Ok(Self::Watch { root });
        }
        let is_root = child(folder, ACTIVITY).is_some()
            && [NEW_FILES, WORKOUTS, DAYS[0]].iter().any(|name| child(folder, name).is_some());
        let root = folder.to_owned();
        Ok(if is_root { Self::Watch { root } } else { Self::Plain { root } })
    }

    /// In one word.
    pub(super) const fn word(&self) -> &'static str {
        match self {
            Self::Watch { .. } => "watch",
            Self::Plain { .. } => "folder",
        }
    }

    /// What may hold new activities and measures of days: what is there, without the folders for what goes out.
    pub(super) fn incoming(&self) -> Vec<PathBuf> {
        match self {
            Self::Watch { root } => {
                std::iter::once(ACTIVITY).chain(DAYS).flat_map(|name| children(root, name)).collect()
            }
            Self::Plain { root } => {
                let out = self.outgoing();
                let mut paths: Vec<PathBuf> = entries(root).into_iter().filter(|path| !out.contains(path)).collect();
                paths.retain(|path| !path.to_string_lossy().ends_with(PART));
                paths
            }
        }
    }

    /// Every folder in which a file of ours may lie, where it is there.
    pub(super) fn outgoing(&self) -> Vec<PathBuf> {
        let (Self::Watch { root } | Self::Plain { root }) = self;
        [NEW_FILES, WORKOUTS, SCHEDULES].iter().filter_map(|name| child(root, name)).collect()
    }

    /// Where a new file goes: a watch takes everything from its folder for new files, where it has one.
    pub(super) fn target(&self, is_schedule: bool) -> PathBuf {
        let (Self::Watch { root } | Self::Plain { root }) = self;
        let own = if is_schedule { SCHEDULES } else { WORKOUTS };
        let new = if matches!(self, Self::Watch { .. }) { child(root, NEW_FILES) } else { None };
        new.or_else(|| child(root, own)).unwrap_or_else(|| root.join(own))
    }

    /// Whether it is still there.
    pub(super) fn is_there(&self) -> bool {
        let (Self::Watch { root } | Self::Plain { root }) = self;
        root.is_dir()
    }
}

/// The folder of a name in any case.
fn child(folder: &Path, name: &str) -> Option<PathBuf> {
    children(folder, name).into_iter().next()
}

/// Every folder of a name in any case: a copy of a watch may hold several, the watch itself holds one.
fn children(folder: &Path, name: &str) -> Vec<PathBuf> {
    let named = |path: &PathBuf| path.file_name().is_some_and(|found| found.eq_ignore_ascii_case(name));
    entries(folder).into_iter().filter(|path| named(path) && path.is_dir()).collect()
}

/// What is in a folder, by name; nothing where it cannot be read.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(read) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = read.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
