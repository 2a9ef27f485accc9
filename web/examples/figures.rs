//! Writes a sheet of every figure into a folder, to be looked at: `cargo run -p web --example figures -- FOLDER`.

use app::catalogue::{Entry, Pose, drills, movement_check::TESTS, plyometrics, strength};
use std::{fs, io, path::Path};
use web::figure;

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "figures".into());
    fs::create_dir_all(&folder)?;
    let parts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/style");
    let part = |name: &str| fs::read_to_string(parts.join(name).with_extension("css"));
    let style = [part("colour")?, part("page")?, part("figure")?].join("\n");
    let lifts = strength().map(Entry::Strength).chain(plyometrics().map(Entry::Plyometric));
    let entries = lifts.chain(drills().map(Entry::Drill)).map(|e| (e.name(), e.poses()));
    let tests = TESTS.iter().map(|t| (t.name, (t.start, t.end)));
    let all: Vec<(&str, (Pose, Pose))> = entries.chain(tests).collect();
    for (page, entries) in all.chunks(30).enumerate() {
        let mut html = format!("<!doctype html><meta charset=utf-8><style>{style}</style><ul class=\"catalogue\">");
        for (name, (start, end)) in entries {
            html += &format!("<li>{}<p>{name}</p></li>", figure::still(name, start, end));
        }
        fs::write(Path::new(&folder).join(format!("{page}.html")), html + "</ul>")?;
    }
    let mut html = format!("<!doctype html><meta charset=utf-8><style>{style}</style><ul class=\"catalogue\">");
    for (name, (start, end)) in &all {
        if let Some(moving) = figure::moving(name, start, end) {
            html += &format!("<li>{moving}<p>{name}</p></li>");
        }
    }
    fs::write(Path::new(&folder).join("moving.html"), html + "</ul>")
}
