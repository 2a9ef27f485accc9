//! The icon of the installed app, drawn by this program: the curve of a pace that holds, as a PNG of any size.

use crate::Failure;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use flate2::{Compression, Crc, write::ZlibEncoder};
use std::io::{self, Write};

/// Ground, between, and curve.
const COLOURS: [[u8; 3]; 4] = [[0x94, 0x2f, 0x10], [0xb8, 0x74, 0x60], [0xdb, 0xba, 0xb0], [0xff, 0xff, 0xff]];
/// Sizes that the manifest names, in pixels.
pub(crate) const SIZES: [u32; 3] = [180, 192, 512];
/// Each pixel is the mean of so many by so many.
const FINE: u32 = 4;

/// `/icon/192.png`, by its number of pixels.
pub(crate) async fn show(Path(name): Path<String>) -> Result<Response, Failure> {
    let size = name.strip_suffix(".png").and_then(|size| size.parse().ok());
    let size: u32 = size
        .filter(|size| SIZES.contains(size))
        .ok_or_else(|| Failure::NotFound(format!("there is no icon {name}")))?;
    let png = png(size).map_err(|fault| Failure::Broken(format!("the icon could not be drawn: {fault}")))?;
    let kept = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "max-age=86400")];
    Ok((kept, png).into_response())
}

/// The icon as a PNG of a palette.
///
/// # Errors
/// Never in memory.
pub(crate) fn png(size: u32) -> io::Result<Vec<u8>> {
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::best());
    for y in 0..size {
        rows.write_all(&[0])?;
        let row: Vec<u8> = (0..size).map(|x| shade(x, y, size)).collect();
        rows.write_all(&row)?;
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = [size.to_be_bytes(), size.to_be_bytes()].concat();
    // Eight bits a pixel, of a palette, with the usual packing, filter and order.
    head.extend_from_slice(&[8, 3, 0, 0, 0]);
    chunk(&mut png, b"IHDR", &head);
    chunk(&mut png, b"PLTE", &COLOURS.concat());
    chunk(&mut png, b"IDAT", &rows.finish()?);
    chunk(&mut png, b"IEND", &[]);
    Ok(png)
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], bytes: &[u8]) {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(bytes);
    png.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
    png.extend_from_slice(kind);
    png.extend_from_slice(bytes);
    png.extend_from_slice(&crc.sum().to_be_bytes());
}

/// Which colour a pixel has: how much of it the curve covers.
fn shade(x: u32, y: u32, size: u32) -> u8 {
    let mut within = 0;
    for i in 0..FINE * FINE {
        let at =
            |pixel: u32, part: u32| (f64::from(pixel) + (f64::from(part) + 0.5) / f64::from(FINE)) / f64::from(size);
        within += u32::from(is_curve(at(x, i % FINE), at(y, i / FINE)));
    }
    (f64::from(within) / f64::from(FINE * FINE) * (COLOURS.len() - 1) as f64).round() as u8
}

/// The curve from the upper left, falling and then holding, within the middle that every mask leaves.
fn is_curve(x: f64, y: f64) -> bool {
    const HALF_WIDTH: f64 = 0.045;
    (0..=60).any(|i| {
        let along = f64::from(i) / 60.0;
        let (cx, cy) = (0.22 + 0.56 * along, 0.32 + 0.36 * (1.0 - (-3.2 * along).exp()));
        (x - cx).hypot(y - cy) < HALF_WIDTH
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_icon_is_a_png_of_its_size_with_ground_and_curve() {
        let png = png(180).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png.ends_with(b"IEND\xaeB\x60\x82"));
        assert_eq!(png[16..24], [0, 0, 0, 180, 0, 0, 0, 180]);
        assert_eq!(shade(0, 0, 180), 0, "the corner is ground");
        assert!((0..180).any(|y| shade(90, y, 180) == 3), "the curve crosses the middle");
    }
}
