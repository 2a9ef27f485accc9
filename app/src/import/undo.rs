//! Taking a whole import back.

use crate::{
    App, Error, Result,
    documents::UndoneImport,
    log,
    source::{self, Files},
};

impl App {
    /// Takes a whole import back: the given one, else the last.
    ///
    /// An activity of which another import brought a file too stays, on that file.
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
                log::exertions(self.store())?; // another import may tell what this one told
                return Ok(UndoneImport { schema: "stayer.undo_import/1".into(), batch, removed });
            }
        }
        Err(Error::Broken("another import keeps changing the library; try again when it is done".into()))
    }

    fn handed_over(&self, batch: i64) -> Result<Vec<(store::Heir, store::Derived)>> {
        let store = self.store();
        let derived = |heir: store::Heir| {
            let files = Files::without_import(store, heir.activity, batch)?;
            Ok((heir, source::derive_files(store, &files, &store.corrections(heir.activity)?)?))
        };
        store.heirs(batch)?.into_iter().map(derived).collect()
    }
}
