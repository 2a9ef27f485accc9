//! The drawn figure of an exercise: joint angles in, an SVG of a few kilobytes out.
//!
//! [`posture`] holds the angles, [`skeleton`] turns them into points by forward kinematics, [`settle`] lets the borne parts
//! meet what bears them, [`scene`] puts body and things into one picture, and [`drawing`] writes it.

mod alone;
pub mod drawing;
pub mod gear;
pub mod posture;
pub mod scene;
pub mod settle;
pub mod skeleton;
mod vector;

pub use alone::alone;
pub use drawing::{Svg, moving, still};
