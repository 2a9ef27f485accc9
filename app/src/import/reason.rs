//! Why something cannot be read, in words.

use std::io;

/// Why a file on the disk cannot be read.
pub(super) fn cannot_read(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "it may not be read; check who owns it".into(),
        _ => format!("it cannot be read: {why}"),
    }
}

/// Why what is packed cannot be unpacked.
pub(super) fn cannot_unpack(why: &io::Error) -> String {
    match why.kind() {
        io::ErrorKind::FileTooLarge => why.to_string(),
        io::ErrorKind::StorageFull => "the disk is full; archives inside archives need room to be unpacked".into(),
        io::ErrorKind::UnexpectedEof => {
            "its packed content ends early; it was probably cut short, copy or download it again".into()
        }
        _ => format!("it cannot be unpacked: {why}"),
    }
}

/// Why an archive in archives is left packed.
pub(super) fn too_deep(most: usize) -> String {
    format!("archives are nested deeper than {most}; unpack it by hand if it is yours")
}
