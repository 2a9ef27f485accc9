//! Every rule of the plan on plans written by hand: one that keeps it, one that breaks it and names the culprit.

mod aerobic_base;
mod recovery;
mod speed_work;
mod support;
