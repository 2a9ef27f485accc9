//! The library: one SQLite file and the originals.
