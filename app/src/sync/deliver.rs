//! Making a folder hold exactly the files that it shall hold, of those that are ours.

use super::{
    disk::Disk,
    layout::{Layout, entries},
    told,
};
use crate::{
    Result,
    documents::{SyncOutcome, SyncedFile},
    export::file::{PART, beside},
};
use jiff::Timestamp;
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};
use store::{DeliveredFile, Sha256, Store};

/// A workout or schedule is smaller; nothing larger is looked into.
const MOST_BYTES: u64 = 1 << 20;
/// Who makes our files, by FIT's word.
const MAKER: &str = "development";

/// A file that shall be in the folder.
pub(super) struct Parcel {
    pub(super) name: String,
    /// The session; none for the schedule.
    pub(super) session: Option<String>,
    pub(super) serial: u32,
    pub(super) time_created: Timestamp,
    pub(super) bytes: Vec<u8>,
}

/// One folder, the disk that it is on, and what the library remembers of it.
#[derive(Clone, Copy)]
pub(super) struct Delivery<'a> {
    pub(super) store: &'a Store,
    pub(super) disk: &'a dyn Disk,
    pub(super) layout: &'a Layout,
    pub(super) key: &'a str,
}

/// A file of ours that lies there.
struct Found {
    path: PathBuf,
    serial: u32,
    sha256: Sha256,
    taken: bool,
}

impl Delivery<'_> {
    /// Removes what is ours and not wanted, writes what is wanted and not there, and tells what became of each file.
    ///
    /// The first fault that more files would meet too, a full disk or a folder that is gone, ends it.
    pub(super) fn deliver(&self, parcels: &[Parcel]) -> Result<Vec<SyncedFile>> {
        let noted = self.store.delivered(self.key)?;
        let mut known: BTreeSet<(u32, i64)> = self.store.delivered_identities()?.into_iter().collect();
        known.extend(parcels.iter().map(|p| (p.serial, p.time_created.as_second())));
        let mut found = self.found(&known);
        let mut files = Vec::new();
        let wanted: BTreeSet<u32> = parcels.iter().map(|p| p.serial).collect();
        for stale in found.iter_mut().filter(|found| !wanted.contains(&found.serial)) {
            stale.taken = true;
            let session = noted.iter().find(|n| n.serial == stale.serial).and_then(|n| n.session.clone());
            if !self.remove(&stale.path, session, &mut files)? {
                return Ok(files);
            }
        }
        for parcel in parcels {
            if !self.put(parcel, &noted, &mut found, &mut files)? {
                return Ok(files);
            }
        }
        // Doubles: a watch may have kept one file under two names.
        for double in found.iter().filter(|found| !found.taken) {
            if !self.remove(&double.path, None, &mut files)? {
                return Ok(files);
            }
        }
        self.forget_gone(&noted, &wanted)?;
        Ok(files)
    }

    /// Files of ours in the folders for what goes out, told by what they say of themselves and not by their names.
    fn found(&self, known: &BTreeSet<(u32, i64)>) -> Vec<Found> {
        let mut found = Vec::new();
        for path in self.layout.outgoing().iter().flat_map(|folder| entries(folder)) {
            let small = path.metadata().is_ok_and(|m| m.is_file() && m.len() <= MOST_BYTES);
            if !small || path.to_string_lossy().ends_with(PART) {
                continue;
            }
            let Ok(bytes) = fs::read(&path) else { continue };
            let Some(id) = formats::fit::identity(&bytes).filter(|id| id.manufacturer.as_deref() == Some(MAKER)) else {
                continue;
            };
            let (Some(serial), Some(made)) = (id.serial, id.time_created) else { continue };
            if known.contains(&(serial, made.as_second())) {
                found.push(Found { path, serial, sha256: Sha256::of(&bytes), taken: false });
            }
        }
        found
    }

    /// One file; false when there is no use in going on.
    fn put(
        &self,
        parcel: &Parcel,
        noted: &[DeliveredFile],
        found: &mut [Found],
        files: &mut Vec<SyncedFile>,
    ) -> Result<bool> {
        let sha256 = Sha256::of(&parcel.bytes);
        let there = found.iter_mut().find(|found| found.serial == parcel.serial && !found.taken);
        let fresh = self.layout.target(parcel.session.is_none()).join(&parcel.name);
        let (path, old) = match there {
            Some(there) => {
                there.taken = true;
                let called = there.path.file_name().map(|name| name.to_string_lossy().into_owned());
                let ours = noted.iter().any(|n| n.path == self.within(&there.path));
                // A name of ours tells the day: it follows the session. A name that the watch gave stays.
                let renamed = ours && called.as_deref() != Some(parcel.name.as_str());
                if there.sha256 == sha256 && !renamed {
                    files.push(told(&there.path, parcel.session.clone(), SyncOutcome::Unchanged, None));
                    self.note(&there.path, parcel, sha256)?;
                    return Ok(true);
                }
                if renamed {
                    (there.path.with_file_name(&parcel.name), Some(there.path.clone()))
                } else {
                    (there.path.clone(), None)
                }
            }
            None if fresh.exists() => {
                let why = "a file of this name is there that was not written by this program; it is left alone";
                files.push(told(&fresh, parcel.session.clone(), SyncOutcome::Failed, Some(why.into())));
                return Ok(true);
            }
            None => (fresh, None),
        };
        // Noted before it is written: a file is ours from its first byte on.
        self.note(&path, parcel, sha256)?;
        let _ = self.disk.remove(&beside(&path));
        match self.disk.write(&path, &parcel.bytes) {
            Ok(()) => {
                files.push(told(&path, parcel.session.clone(), SyncOutcome::Written, None));
                old.map_or(Ok(true), |old| {
                    self.store.forget_delivery(self.key, &self.within(&old))?;
                    let gone = self.disk.remove(&old);
                    Ok(gone.is_ok() || self.layout.is_there())
                })
            }
            Err(e) => {
                let (why, go_on) = self.fault(&e);
                files.push(told(&path, parcel.session.clone(), SyncOutcome::Failed, Some(why)));
                Ok(go_on)
            }
        }
    }

    fn remove(&self, path: &Path, session: Option<String>, files: &mut Vec<SyncedFile>) -> Result<bool> {
        match self.disk.remove(path) {
            Ok(()) => {
                self.store.forget_delivery(self.key, &self.within(path))?;
                files.push(told(path, session, SyncOutcome::Removed, None));
                Ok(true)
            }
            Err(e) => {
                let (why, go_on) = self.fault(&e);
                files.push(told(path, session, SyncOutcome::Failed, Some(why)));
                Ok(go_on)
            }
        }
    }

    /// What went wrong and what to do, and whether the next file may fare better.
    fn fault(&self, e: &io::Error) -> (String, bool) {
        if !self.layout.is_there() {
            let why =
                "the folder is gone, it was probably unplugged; what is written is whole, plug it in and sync again";
            return (why.into(), false);
        }
        match e.kind() {
            io::ErrorKind::StorageFull => {
                let why =
                    "it is full; remove old activities or workouts from it and sync again, what is written is whole";
                (why.into(), false)
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                ("it may not be written; mount it so that you may write".into(), false)
            }
            _ => (format!("it cannot be written: {e}; sync again"), true),
        }
    }

    fn note(&self, path: &Path, parcel: &Parcel, sha256: Sha256) -> Result<()> {
        let file = DeliveredFile {
            path: self.within(path),
            session: parcel.session.clone(),
            serial: parcel.serial,
            made_s: parcel.time_created.as_second(),
            sha256,
        };
        Ok(self.store.note_delivery(self.key, &file)?)
    }

    /// Forgets files that are neither wanted nor there.
    fn forget_gone(&self, noted: &[DeliveredFile], wanted: &BTreeSet<u32>) -> Result<()> {
        for gone in noted.iter().filter(|n| !wanted.contains(&n.serial)) {
            self.store.forget_delivery(self.key, &gone.path)?;
        }
        Ok(())
    }

    /// A path within the folder's folders, parts joined by `/`.
    fn within(&self, path: &Path) -> String {
        let (Layout::Watch { root } | Layout::Plain { root }) = self.layout;
        let inside = path.strip_prefix(root).unwrap_or(path);
        let parts: Vec<String> = inside.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{disk::Mounted, failing::Failing};
    use super::*;
    use formats::fit::{Amount, ExerciseFile, ExerciseSet, encode_exercises};
    use std::cell::Cell;

    fn parcel(serial: u32, reps: u32) -> Parcel {
        let time_created: Timestamp = "2026-11-25T00:00:00Z".parse().unwrap();
        let sets = [ExerciseSet {
            name: "deadlift",
            exercise: None,
            note: String::new(),
            sets: 1,
            amount: Amount::Repetitions(reps),
            load: None,
            rest: None,
        }];
        let sub_sport = training::SubSport::Strength;
        let file = ExerciseFile { name: "lift", sets: &sets, serial, time_created, sub_sport };
        let bytes = encode_exercises(&file).unwrap();
        Parcel { name: format!("{serial}.fit"), session: Some(serial.to_string()), serial, time_created, bytes }
    }

    fn outcomes(files: &[SyncedFile]) -> Vec<SyncOutcome> {
        files.iter().map(|file| file.outcome).collect()
    }

    #[test]
    fn a_full_or_unplugged_folder_has_whole_files_only_and_the_next_sync_goes_on() {
        use SyncOutcome::{Failed, Unchanged, Written};
        for (kind, unplug, word) in [
            (io::ErrorKind::StorageFull, false, "it is full"),
            (io::ErrorKind::Other, true, "plug it in and sync again"),
        ] {
            let (library, mount) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            let watch = mount.path().join("watch");
            fs::create_dir(&watch).unwrap();
            let store = Store::open(library.path()).unwrap();
            let layout = Layout::of(&watch).unwrap();
            let parcels: Vec<Parcel> = (1..=4).map(|serial| parcel(serial, 5)).collect();
            let unplugged = unplug.then_some(watch.as_path());
            let disk = Failing { left: Cell::new(2), kind, unplugged };
            let delivery = Delivery { store: &store, disk: &disk, layout: &layout, key: "watch" };
            let files = delivery.deliver(&parcels).unwrap();
            assert_eq!(outcomes(&files), [Written, Written, Failed], "{files:#?}");
            assert!(files[2].reason.as_deref().unwrap().contains(word), "{files:#?}");
            if unplug {
                fs::rename(watch.with_extension("unplugged"), &watch).unwrap();
            }
            for path in entries(&watch.join("Workouts")) {
                let whole = formats::fit::decode_workout(&fs::read(&path).unwrap()).is_ok_and(|w| w.repairs.is_empty());
                assert!(whole || path.to_string_lossy().ends_with(PART), "{}", path.display());
            }
            let delivery = Delivery { disk: &Mounted, ..delivery };
            let files = delivery.deliver(&parcels).unwrap();
            assert_eq!(outcomes(&files), [Unchanged, Unchanged, Written, Written], "{files:#?}");
            let there = entries(&watch.join("Workouts"));
            assert_eq!(there.len(), 4, "no half file is left: {there:?}");
        }
    }

    #[test]
    fn only_files_of_ours_are_replaced_and_removed() {
        use SyncOutcome::{Removed, Unchanged, Written};
        let (library, watch) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let store = Store::open(library.path()).unwrap();
        fs::create_dir(watch.path().join("Workouts")).unwrap();
        // The same maker's number, another serial: another program's.
        let foreign = watch.path().join("Workouts/foreign.fit");
        fs::write(&foreign, parcel(99, 1).bytes).unwrap();
        let layout = Layout::of(watch.path()).unwrap();
        let delivery = Delivery { store: &store, disk: &Mounted, layout: &layout, key: "watch" };
        let told = |parcels: &[Parcel]| outcomes(&delivery.deliver(parcels).unwrap());
        assert_eq!(told(&[parcel(1, 5), parcel(2, 5)]), [Written, Written]);
        assert_eq!(told(&[parcel(1, 6), parcel(2, 5)]), [Written, Unchanged], "a changed workout is replaced");
        assert_eq!(told(&[parcel(2, 5)]), [Removed, Unchanged]);
        assert_eq!(told(&[]), [Removed]);
        assert_eq!(entries(&watch.path().join("Workouts")), [foreign]);
        // Another library's sync of the same folder leaves them alone too.
        let other = tempfile::tempdir().unwrap();
        assert_eq!(told(&[parcel(1, 5)]), [Written]);
        let strange = Store::open(other.path()).unwrap();
        let delivery = Delivery { store: &strange, ..delivery };
        assert_eq!(delivery.deliver(&[]).unwrap(), []);
    }
}
