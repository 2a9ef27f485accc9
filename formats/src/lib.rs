//! Bytes to training and back.
