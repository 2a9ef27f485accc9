//! A row of what the runner said of activities, and the word that it is.

use crate::{CorrectionRecord, Error, Place, Result, Word, join};
use rusqlite::Row;
use serde::{Deserialize, Serialize};

/// In `part` of a word that split the activity's own file off, so that undoing makes it the own one again.
pub(crate) const OWN: &str = "own";

/// A row of `correction`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Said {
    pub(crate) id: i64,
    pub(crate) activity: i64,
    pub(crate) distance_m: Option<f64>,
    #[serde(default)]
    pub(crate) grade: Option<f64>,
    pub(crate) said_on: String,
    pub(crate) what: String,
    pub(crate) part: Option<String>,
    #[serde(default)]
    pub(crate) mended: Option<bool>,
    pub(crate) original: Option<i64>,
    pub(crate) position: Option<i64>,
    pub(crate) other: Option<i64>,
    pub(crate) document: Option<String>,
}

impl Said {
    /// A row of the table.
    pub(crate) fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            activity: row.get("activity_id")?,
            distance_m: row.get("distance_m")?,
            grade: row.get("grade")?,
            said_on: row.get("said_on")?,
            what: row.get("what")?,
            part: row.get("part")?,
            mended: row.get("mended")?,
            original: row.get("original_id")?,
            position: row.get("position")?,
            other: row.get("other_id")?,
            document: row.get("document")?,
        })
    }

    /// The file that it is about, where it is about one.
    pub(crate) fn place(&self) -> Option<Place> {
        Some(Place { original: self.original?, position: usize::try_from(self.position?).ok()? })
    }

    /// Whether it split a file off or joined another activity.
    pub(crate) fn moves_files(&self) -> bool {
        ["split", "join"].contains(&self.what.as_str())
    }

    /// The word.
    ///
    /// # Errors
    /// `Damaged` where the row lacks what its word is about.
    pub(crate) fn word(&self) -> Result<Word> {
        let word = match self.what.as_str() {
            "distance" => Some(Word::Distance(self.distance_m)),
            "grade" => Some(Word::Grade(self.grade)),
            "repair" => self.part.clone().zip(self.mended).map(|(kind, mended)| Word::Repair { kind, mended }),
            "source" => self.part.clone().map(|part| Word::Source { part, place: self.place() }),
            "split" => {
                let own = self.part.as_deref() == Some(OWN);
                self.place().zip(self.other).map(|(place, other)| Word::Split { place, other, own })
            }
            "join" => {
                let document = self.document.as_deref().unwrap_or_default();
                Some(Word::Join(Box::new(join::read(self.activity, document)?)))
            }
            _ => None,
        };
        let damaged =
            || Error::damaged(format!("a word on activity {}", self.activity), format!("half a {}", self.what));
        word.ok_or_else(damaged)
    }

    /// The word with its number.
    ///
    /// # Errors
    /// As [`Self::word`].
    pub(crate) fn record(&self) -> Result<CorrectionRecord> {
        Ok(CorrectionRecord { id: self.id, word: self.word()? })
    }
}
