//! What is printed and hung up: pace band, week, season, pictures of charts; as PDF, SVG or PNG.

mod band;
mod glyph;
mod hold;
mod pdf;
mod png;
mod raster;
mod season;
mod sheet;
mod svg;
mod week;
mod width;

pub use band::band;
pub use hold::{course, hold};
pub use pdf::pdf;
pub use png::png;
pub use season::season;
pub use sheet::{Align, Ink, Mark, Sheet};
pub use svg::svg;
pub use week::week;
pub use width::width;

use std::path::Path;

/// A sheet as the bytes of a file, by the ending of its name: `.pdf`, `.svg` or `.png`.
///
/// # Errors
/// `Rejected` for other endings.
pub fn file(sheet: &Sheet, path: &Path) -> app::Result<Vec<u8>> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "pdf" => Ok(pdf(sheet)),
        "svg" => Ok(svg(sheet).into_bytes()),
        "png" => Ok(png(sheet)),
        _ => Err(app::Error::Rejected(format!("{}: a picture ends in .pdf, .svg or .png", path.display()))),
    }
}
