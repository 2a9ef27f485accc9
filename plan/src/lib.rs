//! The eight strategies as rules, and plans that keep them.
