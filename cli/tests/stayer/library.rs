//! Running the program on libraries in temporary folders.

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::OnceLock,
};
use tempfile::TempDir;

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Said {
    /// Asserts the exit code.
    #[track_caller]
    pub fn code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// The one document on stdout.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("not exactly one document ({e}): {self:#?}"))
    }

    /// Asserts a refusal: the exit code, a word of the message, nothing on stdout, a message in the house's style.
    #[track_caller]
    pub fn refused(&self, code: i32, word: &str) {
        assert_eq!(self.code, code, "{self:#?}");
        assert!(self.err.contains(word), "no {word:?} in {self:#?}");
        assert_eq!(self.out, "", "a refusal on stdout");
        assert!(self.err.len() < 4000, "a message of {} bytes", self.err.len());
        assert!(!self.err.trim_end().ends_with('.'), "{self:#?}");
        let control = |c: char| c.is_control() && c != '\n';
        assert!(!self.err.contains(control), "control characters reach the terminal: {self:#?}");
    }
}

/// The program, not yet run, on the day of every test.
pub fn command(data: &Path, args: &[&str]) -> Command {
    on("2026-11-23", data, args)
}

/// The program, not yet run, on a day.
pub fn on(day: &str, data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stayer"));
    command.env_clear().env("HOME", data).env("COLUMNS", "100").stdin(Stdio::null());
    command.arg("--data").arg(data).args(["--today", day, "--seed", "1"]).args(args);
    command
}

/// Runs the program; it never panics.
#[track_caller]
pub fn stayer(data: impl AsRef<Path>, args: &[&str]) -> Said {
    said(command(data.as_ref(), args).output().unwrap())
}

/// What a finished run said.
#[track_caller]
pub fn said(output: Output) -> Said {
    let said = Said {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert!(!said.err.contains("panicked"), "{said:#?}");
    said
}

/// A folder of its own for a test.
pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Makes a folder once per test run under the build's own temporary folder.
fn once(cell: &'static OnceLock<PathBuf>, name: &str, make: impl FnOnce(&Path)) -> &'static Path {
    cell.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        make(&folder);
        folder
    })
}

/// The sample runner's files of the last 16 weeks.
pub fn sample_files() -> &'static Path {
    static CELL: OnceLock<PathBuf> = OnceLock::new();
    once(&CELL, "sample", |folder| {
        stayer(folder, &["sample", folder.to_str().unwrap(), "--weeks", "16"]).code(0);
    })
}

/// The sample runner's library with a race and a plan; a copy that the test may change.
pub fn sample_library() -> TempDir {
    static CELL: OnceLock<PathBuf> = OnceLock::new();
    let made = once(&CELL, "library", |folder| {
        stayer(folder, &["import", sample_files().to_str().unwrap()]).code(0);
        let set = ["runner", "set", "sex=female", "born=1988-05-02", "days=mon,tue,wed,thu,sat,sun", "long_run=sun"];
        stayer(folder, &set).code(0);
        let race = ["--date", "2027-03-14", "--distance", "half", "--goal", "1:45:00"];
        stayer(folder, &[&["race", "add", "Spring half"][..], &race].concat()).code(0);
        stayer(folder, &["plan", "make"]).code(0);
    });
    let copy = folder();
    for file in fs::read_dir(made).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    copy
}

/// A run of `seconds` at 3 m/s northwards, on day `day` of 2026.
pub fn gpx(day: u32, seconds: u32) -> String {
    let start: jiff::Timestamp = "2026-01-01T06:00:00Z".parse().unwrap();
    let mut text = String::from(
        "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"test\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><type>running</type><trkseg>\n",
    );
    for s in 0..=seconds {
        let time = start + jiff::SignedDuration::from_secs(i64::from(day) * 86_400 + i64::from(s));
        let latitude = 10.0 + f64::from(s) * 3.0 / 111_195.0;
        text += &format!("<trkpt lat=\"{latitude:.7}\" lon=\"-30.0\"><time>{time}</time></trkpt>\n");
    }
    text + "</trkseg></trk></gpx>\n"
}

/// Real recordings beside the workspace, where there are any.
pub fn shared_data(inside: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(inside);
    if folder.exists() {
        return Some(folder);
    }
    eprintln!("skipped: {} is not there", folder.display());
    None
}
