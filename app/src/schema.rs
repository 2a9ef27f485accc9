//! JSON Schemas of every document.

use crate::{App, Error, Result};

impl App {
    /// Names that [`App::schema`] knows.
    #[must_use]
    pub fn schema_names() -> &'static [&'static str] {
        SCHEMAS
    }

    /// The JSON Schema of a document: `import`, `activities`, `activity`, `hold`, `predict`, `plan`, `spec`, …
    ///
    /// # Errors
    /// `NotFound` when there is no document of that name; the message lists them.
    pub fn schema(name: &str) -> Result<serde_json::Value> {
        use crate::documents as d;
        let schema = match name {
            "import" => schemars::schema_for!(d::ImportReport),
            "imports" => schemars::schema_for!(d::Imports),
            "import_report" => schemars::schema_for!(d::PastReport),
            "undo_import" => schemars::schema_for!(d::UndoneImport),
            "activities" => schemars::schema_for!(d::Activities),
            "activity" => schemars::schema_for!(d::ActivityDetail),
            "hold" => schemars::schema_for!(d::HoldDocument),
            "hold_history" => schemars::schema_for!(d::HoldHistoryDocument),
            "durability" => schemars::schema_for!(d::DurabilityDocument),
            "predict" => schemars::schema_for!(d::Predictions),
            "anchors" => schemars::schema_for!(d::AnchorsDocument),
            "load" => schemars::schema_for!(d::LoadDocument),
            "intensity" => schemars::schema_for!(d::IntensityDocument),
            "equivalents" => schemars::schema_for!(d::EquivalentsDocument),
            "plan" => schemars::schema_for!(training::Plan),
            "change" => schemars::schema_for!(d::ChangedPlan),
            "plan_diff" => schemars::schema_for!(d::PlanDiff),
            "plan_done" => schemars::schema_for!(d::PlanDone),
            "spec" => schemars::schema_for!(training::Spec),
            "conflict" => schemars::schema_for!(plan::Conflict),
            "lint" => schemars::schema_for!(d::LintDocument),
            "audit" => schemars::schema_for!(d::AuditDocument),
            "today" => schemars::schema_for!(d::TodayDocument),
            "runner" => schemars::schema_for!(d::RunnerDocument),
            "race_plan" => schemars::schema_for!(d::RacePlan),
            "race_review" => schemars::schema_for!(d::RaceReview),
            "races" => schemars::schema_for!(d::Races),
            "sync" => schemars::schema_for!(d::Synced),
            "library" => schemars::schema_for!(d::LibraryFolder),
            "export" => schemars::schema_for!(d::Exported),
            "log" => schemars::schema_for!(d::LogDocument),
            "log_list" => schemars::schema_for!(d::LogList),
            "log_undo" => schemars::schema_for!(d::LogUndone),
            "check" => schemars::schema_for!(d::CheckDocument),
            "rebuild" => schemars::schema_for!(d::RebuildDocument),
            "backup" => schemars::schema_for!(d::BackupDocument),
            _ => return Err(Error::NotFound(format!("no schema is called {name:?}; there are {}", SCHEMAS.join(" ")))),
        };
        Ok(schema.into())
    }
}

const SCHEMAS: &[&str] = &[
    "import",
    "imports",
    "import_report",
    "undo_import",
    "activities",
    "activity",
    "hold",
    "hold_history",
    "durability",
    "predict",
    "anchors",
    "load",
    "intensity",
    "equivalents",
    "plan",
    "change",
    "plan_diff",
    "plan_done",
    "spec",
    "conflict",
    "lint",
    "audit",
    "today",
    "runner",
    "race_plan",
    "race_review",
    "races",
    "sync",
    "library",
    "export",
    "log",
    "log_list",
    "log_undo",
    "check",
    "rebuild",
    "backup",
];
