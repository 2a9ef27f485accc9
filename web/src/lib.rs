//! The browser face of stayer: HTML from compiled templates, small ES modules for the charts.
//!
//! A page is a file: its handler asks one use case of [`app`], and its template shows the answer. Pace, miles and local
//! time exist here ([`mod@format`]) and nowhere below. Everything is served from 127.0.0.1 and nothing is asked from
//! anywhere else.

mod access;
pub mod activities;
pub mod activity;
mod ahead;
pub mod anchors;
mod assets;
pub mod check;
mod compress;
mod cookie;
mod device_settings;
mod drawing;
pub mod durability;
pub mod edit;
pub mod exercise;
pub mod exercises;
mod export;
mod failure;
pub mod figure;
pub mod first;
pub mod format;
pub mod fuel;
mod guard;
pub mod hold;
mod icon;
pub mod import;
pub mod imports;
pub mod intensity;
mod jobs;
pub mod language;
pub mod load;
pub mod log;
pub mod map;
pub mod models;
pub mod movement;
pub mod pair;
pub mod plan;
pub mod plan_session;
pub mod predict;
pub mod print;
mod printed;
pub mod race;
pub mod records;
mod run;
mod season;
mod series;
mod serve;
pub mod settings;
pub mod start;
mod style;
pub mod today;
mod track;
mod upload;
pub mod view;
pub mod words;

pub use access::home_address;
pub use failure::Failure;
pub use serve::{Error, Options, router, router_of_the_home_network, serve};
