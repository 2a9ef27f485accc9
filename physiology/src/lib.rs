//! Papers as functions: what a runner can hold.
