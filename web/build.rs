//! Fetches what the pages take from npm, once, and hands the needed files to the compiler.
//!
//! `package-lock.json` pins every byte. Nothing is bundled or changed: the files are embedded as published.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, exit},
};

/// What is embedded, below `node_modules`.
const NEEDED: [&str; 2] = ["uplot/dist/uPlot.esm.js", "uplot/dist/uPlot.min.css"];

/// A copy of the lock file that `node_modules` was installed from.
const INSTALLED_FROM: &str = "node_modules/.installed-from.json";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=package-lock.json");
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=assets");
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package's folder"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder for what is built"));
    if !installed(&here) {
        install(&here);
    }
    for file in NEEDED {
        let from = here.join("node_modules").join(file);
        let name = from.file_name().expect("every needed file has a name");
        if let Err(fault) = fs::copy(&from, out.join(name)) {
            stop(&format!("{}: {fault}; delete web/node_modules and build again", from.display()));
        }
    }
}

/// What is there was installed from the very lock file that is here, and every needed file is there.
fn installed(here: &Path) -> bool {
    let same = match (fs::read(here.join(INSTALLED_FROM)), fs::read(here.join("package-lock.json"))) {
        (Ok(theirs), Ok(ours)) => theirs == ours,
        _ => false,
    };
    same && NEEDED.iter().all(|file| here.join("node_modules").join(file).is_file())
}

fn install(here: &Path) {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(here).output();
    match run {
        Ok(done) if done.status.success() => {
            // Without this note the next build merely installs once more.
            let _ = fs::copy(here.join("package-lock.json"), here.join(INSTALLED_FROM));
        }
        Ok(done) => stop(&format!(
            "npm ci failed in {}; it needs a network the first time. npm said:\n{}",
            here.display(),
            String::from_utf8_lossy(&done.stderr)
        )),
        Err(_) => stop(
            "npm was not found; the web pages take one chart library from it. Install Node.js 20 or newer (https://nodejs.org) and build again",
        ),
    }
}

fn stop(message: &str) -> ! {
    for line in message.lines() {
        println!("cargo::error={line}");
    }
    exit(1)
}
