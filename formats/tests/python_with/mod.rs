//! A Python with a package of an independent reader, in a folder of its own below `target`.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
};

/// Two tests that ask at once get one installation.
static INSTALLING: Mutex<()> = Mutex::new(());

/// The Python that has a package in a version; none, with a word, where neither is to be had and nobody insists (CI does).
///
/// A folder per version, so that a new one is installed.
pub fn python_with(package: &str, module: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(package.replace("==", "-"));
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let _one = INSTALLING.lock();
    let install = || -> Result<(), String> {
        if run(Command::new(&python).args(["-c", &format!("import {module}")])).is_err() {
            run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
            run(Command::new(&python).args(["-m", "pip", "install", "--quiet", package]))?;
        }
        Ok(())
    };
    match install() {
        Ok(()) => Some(python),
        Err(why) => {
            assert!(std::env::var_os("CI").is_none(), "{package} must be there in CI: {why}");
            println!("skipped: {package} cannot be installed here: {why}");
            None
        }
    }
}

/// What a command prints, or why it failed.
pub fn run(command: &mut Command) -> Result<Vec<u8>, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))
    }
}
