//! The terminal face of stayer.
fn main() {}
