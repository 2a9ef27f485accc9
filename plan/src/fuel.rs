//! Strategy 7, fuel: its rules G1 to G3.

mod carbohydrate_follows_work;
pub(crate) mod day;
mod enough_for_the_work;
pub(crate) mod race;
mod races_are_fuelled;

pub use carbohydrate_follows_work::carbohydrate_follows_work;
pub use enough_for_the_work::enough_for_the_work;
pub use race::{UNSAID_KG, of_race};
pub use races_are_fuelled::races_are_fuelled;
