//! Taking a whole import back.

use crate::{App, Error, Result, derive, documents::UndoneImport};
use quantity::Distance;
use training::Activity;

impl App {
    /// Takes a whole import back: the given one, else the last.
    ///
    /// An activity that another import brought too (as another file) stays, on that file.
    ///
    /// # Errors
    /// `NotFound` when there is no such import.
    pub fn undo_import(&self, batch: Option<i64>) -> Result<UndoneImport> {
        let last = || self.store().imports().map(|all| all.first().map(|import| import.id));
        let batch = match batch {
            Some(batch) => batch,
            None => last()?.ok_or_else(|| Error::NotFound("there is no import to take back".into()))?,
        };
        if !self.store().has_import(batch)? {
            return Err(Error::NotFound(format!(
                "there is no import {batch}; stayer undo-import without a number takes the last one back"
            )));
        }
        for _ in 0..10 {
            let handed_over = self.handed_over(batch)?;
            if let Some(removed) = self.store().undo_import(batch, &handed_over)? {
                return Ok(UndoneImport { schema: "stayer.undo_import/1".into(), batch, removed });
            }
        }
        Err(Error::Broken("another import keeps changing the library; try again when it is done".into()))
    }

    fn handed_over(&self, batch: i64) -> Result<Vec<(store::Heir, store::Derived)>> {
        let heirs = self.store().heirs(batch)?;
        heirs
            .into_iter()
            .map(|heir| {
                let said = self.store().said_distance(heir.activity)?.map(Distance::from_m);
                Ok((heir, self.derive_again(heir.original, heir.position, said)?))
            })
            .collect()
    }

    /// Derives an activity from its original once more, with the distance that the runner says.
    pub(crate) fn derive_again(
        &self,
        original: i64,
        position: usize,
        said: Option<Distance>,
    ) -> Result<store::Derived> {
        Ok(derive::pack(self.read_again(original, position)?, said))
    }

    /// Reads an activity from its original once more.
    pub(crate) fn read_again(&self, original: i64, position: usize) -> Result<Activity> {
        let gone = || Error::Broken(format!("original {original} is not in the library any more; run stayer check"));
        let bytes = self.store().original_bytes(original)?.ok_or_else(gone)?;
        let mut decoded = formats::decode(&bytes)
            .map_err(|why| Error::Broken(format!("original {original} can no longer be read: {why}")))?;
        if position >= decoded.activities.len() {
            return Err(Error::Broken(format!(
                "original {original} holds {} activities, number {position} was expected",
                decoded.activities.len()
            )));
        }
        Ok(decoded.activities.swap_remove(position))
    }
}
