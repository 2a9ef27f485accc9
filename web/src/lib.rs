//! The browser face of stayer.
