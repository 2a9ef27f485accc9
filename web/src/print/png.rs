//! A sheet as PNG.

use super::{Sheet, raster};
use flate2::{Compression, Crc, write::ZlibEncoder};
use std::io::Write;

/// Inches to a metre.
const INCHES: f64 = 1000.0 / 25.4;

/// The sheet as a PNG picture, 216 pixels to an inch, its letters as plain strokes.
///
/// The same sheet gives the same bytes every time.
#[must_use]
pub fn png(sheet: &Sheet) -> Vec<u8> {
    let picture = raster::pixels(sheet);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX).to_be_bytes();
    // Eight bits of red, green and blue; no interlacing.
    chunk(&mut file, *b"IHDR", &[&size(picture.width)[..], &size(picture.height), &[8, 2, 0, 0, 0]].concat());
    let a_metre = ((raster::SCALE * 72.0 * INCHES).round() as u32).to_be_bytes();
    chunk(&mut file, *b"pHYs", &[&a_metre[..], &a_metre, &[1]].concat());
    let title: String = sheet.title.chars().filter(|c| c.is_ascii() && !c.is_ascii_control()).collect();
    chunk(&mut file, *b"tEXt", &[b"Title\0", title.as_bytes()].concat());
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    let rows = picture.rgb.chunks_exact(picture.width * 3);
    // Writing into memory does not fail. Every row begins with the number of its filter, none.
    let _ = rows.into_iter().try_for_each(|row| packed.write_all(&[0]).and_then(|()| packed.write_all(row)));
    chunk(&mut file, *b"IDAT", &packed.finish().unwrap_or_default());
    chunk(&mut file, *b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    let mut check = Crc::new();
    check.update(&kind);
    check.update(content);
    file.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes());
    file.extend(kind);
    file.extend(content);
    file.extend(check.sum().to_be_bytes());
}
