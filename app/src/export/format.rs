//! The formats of planned sessions.

/// A format of planned sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkoutFormat {
    /// FIT, what watches read.
    Fit,
    /// Zwift's workouts.
    Zwo,
    /// TCX workouts.
    Tcx,
    /// Workout text.
    Text,
    /// Garmin Connect's workout JSON.
    Garmin,
    /// A grid of weeks in YAML.
    Yaml,
    /// GoldenCheetah's plan bundle.
    Bundle,
    /// The plan document itself.
    Json,
}

impl WorkoutFormat {
    /// Every format: first those with a file for each session.
    pub const ALL: [Self; 8] =
        [Self::Fit, Self::Zwo, Self::Tcx, Self::Text, Self::Garmin, Self::Yaml, Self::Bundle, Self::Json];

    /// Its word on the command line and in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Zwo => "zwo",
            Self::Tcx => "tcx",
            Self::Text => "text",
            Self::Garmin => "garmin",
            Self::Yaml => "yaml",
            Self::Bundle => "bundle",
            Self::Json => "json",
        }
    }

    /// The format of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }

    /// How the names of its files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Zwo => "zwo",
            Self::Tcx => "tcx",
            Self::Text => "txt",
            Self::Garmin | Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Bundle => "zip",
        }
    }

    /// What a server calls it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Fit => "application/vnd.ant.fit",
            Self::Zwo | Self::Tcx => "application/xml",
            Self::Text => "text/plain; charset=utf-8",
            Self::Garmin | Self::Json => "application/json",
            Self::Yaml => "application/yaml",
            Self::Bundle => "application/zip",
        }
    }

    /// One file holds the whole plan.
    #[must_use]
    pub const fn is_of_plans(self) -> bool {
        matches!(self, Self::Yaml | Self::Bundle | Self::Json)
    }

    /// What it has room for, in a word.
    pub(super) const fn holds(self) -> &'static str {
        match self {
            Self::Zwo | Self::Tcx => "run",
            _ => "session",
        }
    }
}
