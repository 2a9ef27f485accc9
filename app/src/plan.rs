//! The plan: made from the library or from a spec, kept, shown, audited.

use crate::{App, Result, documents::AuditDocument};
use training::{Plan, Spec};

/// A plan, or why there is none.
#[derive(Debug, Clone)]
pub enum PlanAnswer {
    /// It keeps every hard rule.
    Plan(Box<Plan>),
    /// The smallest set of wishes and rules that clash.
    Conflict(plan::Conflict),
}

impl App {
    /// What the library knows, as the planner's input.
    ///
    /// # Errors
    /// `Broken` when the library cannot be read.
    pub fn spec(&self) -> Result<Spec> {
        unimplemented!()
    }

    /// Makes a plan from the library's runner and puts it in force. The plan before it is kept.
    ///
    /// # Errors
    /// `Rejected` when the library's figures make no valid spec.
    pub fn plan_make(&self) -> Result<PlanAnswer> {
        unimplemented!()
    }

    /// Makes a plan from a spec alone, without a library.
    ///
    /// # Errors
    /// `Rejected` when the spec is not valid, saying every fault.
    pub fn plan_from_spec(_spec_json: &str) -> Result<PlanAnswer> {
        unimplemented!()
    }

    /// The plan in force.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn plan(&self) -> Result<Plan> {
        unimplemented!()
    }

    /// The audit of the plan in force.
    ///
    /// # Errors
    /// `NotFound` when there is no plan.
    pub fn plan_audit(&self) -> Result<AuditDocument> {
        unimplemented!()
    }
}
