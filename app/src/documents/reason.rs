//! Why a file of an import came to what it came to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{fmt, ops::Deref, sync::Arc};

/// Why, in words: a text that very many files may share without taking room for each.
///
/// ```
/// use app::documents::Reason;
/// let why = Reason::from("an empty file");
/// assert_eq!((&*why, why.clone().to_string().as_str()), ("an empty file", "an empty file"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(from = "String", into = "String")]
#[schemars(with = "String", inline)]
pub struct Reason(Arc<str>);

impl Deref for Reason {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Reason {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Reason {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.0.as_ref().into()
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
