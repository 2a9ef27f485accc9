//! Writes a sheet of every figure into a folder, to be looked at: `cargo run -p web --example figures -- FOLDER`.

use app::catalogue::{Entry, drills, plyometrics, strength};
use std::{fs, io, path::Path};
use web::figure;

fn main() -> io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "figures".into());
    fs::create_dir_all(&folder)?;
    let style = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/style.css"))?;
    let lifts = strength().map(Entry::Strength).chain(plyometrics().map(Entry::Plyometric));
    let all: Vec<Entry> = lifts.chain(drills().map(Entry::Drill)).collect();
    for (page, entries) in all.chunks(30).enumerate() {
        let mut html = format!("<!doctype html><meta charset=utf-8><style>{style}</style><ul class=\"catalogue\">");
        for entry in entries {
            let (start, end) = entry.poses();
            html += &format!("<li>{}<p>{}</p></li>", figure::still(entry.name(), &start, &end), entry.name());
        }
        fs::write(Path::new(&folder).join(format!("{page}.html")), html + "</ul>")?;
    }
    let mut html = format!("<!doctype html><meta charset=utf-8><style>{style}</style><ul class=\"catalogue\">");
    for entry in &all {
        let (start, end) = entry.poses();
        if let Some(moving) = figure::moving(entry.name(), &start, &end) {
            html += &format!("<li>{moving}<p>{}</p></li>", entry.name());
        }
    }
    fs::write(Path::new(&folder).join("moving.html"), html + "</ul>")
}
