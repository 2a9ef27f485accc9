//! What is no archive, told apart by its content: a recording, a table or measures of an export, or something to pass over.

use super::{
    bounded::{self, Bounded},
    health, name,
    read::{HEAD, Place, Reader},
    reason::cannot_unpack,
    work::{Content, Days},
};
use formats::{Kind, fit::Wellness, garmin::Holds};
use std::io::Read;

/// What measures of FIT files are called in the log.
const FIT_SOURCE: &str = "FIT";
/// What stands for them among the files of an import.
const MEASURES: &str = "measures of days";

impl Reader<'_> {
    /// A file that is no archive: a recording, a table of an export, or something to pass over.
    pub(super) fn plain(&mut self, stream: &mut dyn Read, head: &[u8], kind: Kind, size: Option<u64>, place: Place) {
        match kind {
            _ if kind.is_recording() || kind.is_diary() => {
                let surely_none = size.and_then(|size| formats::fit::surely_none(head, size));
                if let Some(what) = surely_none.filter(|_| kind == Kind::Fit) {
                    return self.no_activity(stream, head, size, place, &what);
                }
                if let Some((place, bytes)) = self.whole(stream, size, place) {
                    self.hand_on_bytes(place, bytes);
                }
            }
            Kind::Xml if formats::apple_health::is_excerpt(head) => {
                if let Some((place, bytes)) = self.whole(stream, size, place) {
                    self.hand_on_bytes(place, bytes);
                }
            }
            Kind::Xml if formats::apple_health::recognise(head) => health::read_alone(self, stream, size, &place),
            Kind::Csv if name::is_table_of_activities(&place.path) => {
                if let Some((place, bytes)) = self.whole(stream, size, place) {
                    self.hand_on(place, Content::Table(bytes));
                }
            }
            Kind::Json if formats::garmin::holds(head).is_some() => {
                if let Some((place, bytes)) = self.whole(stream, size, place) {
                    self.garmin(bytes, place);
                }
            }
            Kind::Empty if place.named || name::claims_activity(&place.path) => {
                self.hand_on(place, Content::Failed(formats::Error::Empty.to_string()));
            }
            Kind::Empty => self.hand_on(place, Content::Skipped("an empty file".into())),
            Kind::Json => self.hand_on(place, Content::Skipped("JSON file without an activity in it".into())),
            Kind::Csv => self.hand_on(place, Content::Skipped("table without an activity in it".into())),
            Kind::Xml => self.hand_on(place, Content::Skipped("XML file of no format known here".into())),
            _ => {
                let what = name::what(head, &place.path);
                let known = !what.contains("no format known");
                let content = if !known && (place.named || name::claims_activity(&place.path)) {
                    Content::Failed(formats::Error::Unknown.to_string())
                } else {
                    Content::Skipped(what)
                };
                self.hand_on(place, content);
            }
        }
    }

    /// A FIT file that is surely no activity: what it measures of a day is kept until all files were read.
    fn no_activity(&mut self, stream: &mut dyn Read, head: &[u8], size: Option<u64>, place: Place, what: &str) {
        let nothing = format!("{what} without an activity in it");
        if !Wellness::may_be_in(head) {
            return self.hand_on(place, Content::Skipped(nothing));
        }
        let Some((place, bytes)) = self.whole(stream, size, place) else { return };
        let said = match self.wellness.read(&bytes) {
            Ok(true) => {
                let folder = place.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                self.measured_in.get_or_insert_with(|| folder.to_owned());
                format!("{nothing}; its measures of days go to the log")
            }
            _ => nothing,
        };
        self.hand_on(place, Content::Skipped(said));
    }

    /// What FIT files measured of days, all of them together.
    pub(super) fn measured(&mut self) {
        let Some(folder) = self.measured_in.take() else { return };
        let wellness = std::mem::take(&mut self.wellness);
        let path = if folder.is_empty() { MEASURES.to_owned() } else { format!("{folder}/{MEASURES}") };
        let what = format!("measures of days in {} FIT files", wellness.files());
        let utc = "no file tells the watch's local time; the days of some measures were taken by UTC";
        let warnings = if wellness.by_utc() { vec![utc.to_owned()] } else { Vec::new() };
        let days = Days { days: wellness.days(), source: FIT_SOURCE, in_part: true, what, warnings };
        self.more_files(1);
        self.hand_on(Place { path, depth: 0, disk_bytes: 0, named: false, gzip: None }, Content::Days(days));
    }

    /// A table of a Garmin account export: summaries come after all files, days go to the log.
    fn garmin(&mut self, bytes: Vec<u8>, place: Place) {
        let head = &bytes[..bytes.len().min(HEAD)];
        if formats::garmin::holds(head) == Some(Holds::Summaries) {
            return self.later.push((place, Content::Bytes(bytes, None)));
        }
        let content = match formats::garmin::days(&bytes) {
            Ok(days) if days.is_empty() => Content::Skipped("JSON file without an activity or a measure in it".into()),
            Ok(days) => {
                let (source, what) = (formats::garmin::SOURCE, String::new());
                Content::Days(Days { days, source, in_part: false, what, warnings: Vec::new() })
            }
            Err(why) => Content::Failed(why.to_string()),
        };
        self.hand_on(place, content);
    }

    /// A whole file in memory, bounded; one that cannot be read is handed on as failed.
    fn whole(&mut self, stream: &mut dyn Read, size: Option<u64>, place: Place) -> Option<(Place, Vec<u8>)> {
        let expected = size.unwrap_or(0).min(bounded::FILE_MAX);
        let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0) + 1);
        match Bounded::new(stream, bounded::FILE_MAX).read_to_end(&mut bytes) {
            Ok(_) => {
                if place.depth > 0 {
                    self.unpack_left = self.unpack_left.saturating_sub(bytes.len() as u64);
                }
                Some((place, bytes))
            }
            Err(why) => {
                self.hand_on(place, Content::Failed(cannot_unpack(&why)));
                None
            }
        }
    }

    /// Hands on the bytes of what may be a recording, with the gzip that they came in where that is shorter.
    pub(super) fn hand_on_bytes(&mut self, mut place: Place, bytes: Vec<u8>) {
        let gzip = place.gzip.take().filter(|gzip| gzip.len() < bytes.len());
        self.hand_on(place, Content::Bytes(bytes, gzip));
    }
}
