//! What is printed and hung up: pace band, week, season, pictures of charts; as PDF or as SVG.

mod band;
mod hold;
mod pdf;
mod season;
mod sheet;
mod svg;
mod week;
mod width;

pub use band::band;
pub use hold::{course, hold};
pub use pdf::pdf;
pub use season::season;
pub use sheet::{Align, Ink, Mark, Sheet};
pub use svg::svg;
pub use week::week;
pub use width::width;

use std::path::Path;

/// A sheet as the bytes of a file, by the ending of its name: `.pdf` or `.svg`.
///
/// # Errors
/// `Rejected` for other endings.
pub fn file(sheet: &Sheet, path: &Path) -> app::Result<Vec<u8>> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "pdf" => Ok(pdf(sheet)),
        "svg" => Ok(svg(sheet).into_bytes()),
        _ => Err(app::Error::Rejected(format!("{}: a picture ends in .pdf or .svg", path.display()))),
    }
}
