//! Use cases: the only place that knows the clock, the disk and the order of things.
