//! The nouns of training as plain data.
//!
//! *Activity* was done, *session* is intended, *workout* is its structured form for a watch,
//! *recording* is the samples, *lap* came from the device, *interval* from us.
//! Nothing here reads a clock, a file or the network.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod activity;
pub mod fuel;
pub mod outline;
pub mod pace;
pub mod plan;
pub mod recording;
mod same_run;
pub mod spec;
pub mod step;
pub mod told;

pub use activity::{Activity, Device, Lap, Pause, Repair, Sport, SubSport};
pub use fuel::{Fuel, FuelStop};
pub use outline::{Outline, OutlinedSession, Unread, When};
pub use pace::{PaceBase, PaceSymbol};
pub use plan::{Audit, Content, Day, FlowStep, Goal, Phase, Plan, RunKind, RunSession, Session, Week};
pub use recording::{Channel, Recording};
pub use same_run::same_run;
pub use spec::{
    Away, Check, Done, DoneRun, Fuelling, History, LiftedSet, Priority, RaceEntry, RaceResult, Runner, Sex, Spec,
    Weekday, Wishes,
};
pub use step::{Block, Role, Step};
pub use told::Told;

/// The schema string that a document carries in its `schema` key, e.g. `stayer.plan/1`.
pub mod schema {
    /// A plan, [`crate::Plan`].
    pub const PLAN: &str = "stayer.plan/1";
    /// What a plan is made from, [`crate::Spec`].
    pub const SPEC: &str = "stayer.spec/1";
    /// Wishes and rules that cannot all hold.
    pub const CONFLICT: &str = "stayer.conflict/1";
}
