//! The built program as a stranger meets it: its documents, its exit codes, its help, and what it says to misuse.
#![allow(clippy::unwrap_used)]

mod care;
mod contract;
mod export;
mod guide;
mod help;
mod interrupt;
mod library;
mod lint;
mod misuse;
mod people;
mod predict;
mod race;
mod read_only;
mod served;
mod terminal;
