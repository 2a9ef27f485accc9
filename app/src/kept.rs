//! Answers that are kept until something they rest on changes.

use crate::{App, Error, Result};
use serde::{Serialize, de::DeserializeOwned};

impl App {
    /// The kept answer of a key, else the one that `make` makes, which is kept from then on. The key says everything beside the
    /// library that the answer depends on: the day, the model's version.
    pub(crate) fn kept<T: Serialize + DeserializeOwned>(
        &self,
        key: &str,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        let store = self.store();
        let revision = store.revision()?;
        if let Some(kept) = store.ledger(key)?
            && let Ok(answer) = serde_json::from_str(&kept)
        {
            return Ok(answer);
        }
        let answer = make()?;
        let text = serde_json::to_string(&answer).map_err(|e| Error::Broken(format!("the answer {key}: {e}")))?;
        store.keep_ledger(key, &text, revision)?;
        Ok(answer)
    }
}
