//! Golden-table reader and synthetic recordings, for tests only.
