//! A sheet as pixels: shapes filled with soft edges.

use super::{
    Align, Mark, Sheet,
    glyph::{ACROSS, BASELINE, strokes},
    width::width,
};
use std::f64::consts::TAU;

/// Pixels to a point: 216 to an inch.
pub(super) const SCALE: f64 = 3.0;
/// Lines that a row of pixels is looked at along.
const LINES: usize = 4;
/// Corners of a round end.
const ROUND: usize = 12;
/// Width of a letter's strokes, as shares of the size of the type.
const STROKE: f64 = 0.085;
const STROKE_BOLD: f64 = 0.14;
/// Free room beside a letter, as a share of its width.
const BESIDE: f64 = 0.14;

type Corner = (f64, f64);

/// A picture: red, green and blue of every pixel, row by row.
pub(super) struct Pixels {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) rgb: Vec<u8>,
}

/// The pixels of a sheet on white paper.
pub(super) fn pixels(sheet: &Sheet) -> Pixels {
    let across = |points: f64| (points * SCALE).ceil().clamp(1.0, 20_000.0) as usize;
    let (width, height) = (across(sheet.width), across(sheet.whole_height()));
    let mut picture = Pixels { width, height, rgb: vec![255; width * height * 3] };
    for mark in sheet.marks.iter().filter(|mark| is_somewhere(mark)) {
        let (shapes, ink) = match mark {
            Mark::Area { points, ink } => (vec![points.clone()], ink),
            Mark::Line { points, width, ink } => (outline(points, *width), ink),
            Mark::Text { at, size, bold, align, ink, text } => (letters(text, *at, *size, *bold, *align), ink),
        };
        picture.fill(&shapes, ink.rgb());
    }
    picture
}

/// Whether every corner of a mark is a place.
fn is_somewhere(mark: &Mark) -> bool {
    let is_place = |(x, y): &Corner| x.is_finite() && y.is_finite();
    match mark {
        Mark::Area { points, .. } | Mark::Line { points, .. } => points.iter().all(is_place),
        Mark::Text { at, .. } => is_place(at),
    }
}

impl Pixels {
    /// Fills shapes, together: where they overlap they are no darker.
    fn fill(&mut self, shapes: &[Vec<Corner>], ink: [u8; 3]) {
        let edges = edges(shapes);
        let (top, bottom) = edges.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), edge| {
            (edge.top.min(top), edge.bottom.max(bottom))
        });
        if top >= bottom {
            return;
        }
        let last = (bottom.ceil().max(0.0) as usize).min(self.height);
        let mut cover = vec![0.0_f64; self.width];
        for row in (top.floor().max(0.0) as usize)..last {
            cover.fill(0.0);
            for line in 0..LINES {
                let y = row as f64 + (line as f64 + 0.5) / LINES as f64;
                for (from, to) in spans(&edges, y) {
                    add(&mut cover, from, to);
                }
            }
            for (pixel, cover) in
                self.rgb[row * self.width * 3..(row + 1) * self.width * 3].chunks_exact_mut(3).zip(&cover)
            {
                if *cover > 0.0 {
                    for (channel, ink) in pixel.iter_mut().zip(ink) {
                        let old = f64::from(*channel);
                        *channel = (old + (f64::from(ink) - old) * cover.min(1.0)).round() as u8;
                    }
                }
            }
        }
    }
}

/// A side of a shape, in pixels, from its upper end; `winding` says which way it was drawn.
struct Edge {
    top: f64,
    bottom: f64,
    x: f64,
    slope: f64,
    winding: i32,
}

fn edges(shapes: &[Vec<Corner>]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for shape in shapes {
        let next = shape.iter().cycle().skip(1);
        let area: f64 = shape.iter().zip(next.clone()).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
        // All drawn the same way round, so that what overlaps adds up.
        let turn = if area < 0.0 { -1 } else { 1 };
        for (a, b) in shape.iter().zip(next) {
            let ((ax, ay), (bx, by)) = ((a.0 * SCALE, a.1 * SCALE), (b.0 * SCALE, b.1 * SCALE));
            if ay == by {
                continue;
            }
            let slope = (bx - ax) / (by - ay);
            let (top, x, way) = if ay < by { (ay, ax, 1) } else { (by, bx, -1) };
            edges.push(Edge { top, bottom: ay.max(by), x, slope, winding: way * turn });
        }
    }
    edges
}

/// Where a line across lies inside.
fn spans(edges: &[Edge], y: f64) -> Vec<(f64, f64)> {
    let mut crossings: Vec<(f64, i32)> = edges
        .iter()
        .filter(|edge| (edge.top..edge.bottom).contains(&y))
        .map(|edge| (edge.x + (y - edge.top) * edge.slope, edge.winding))
        .collect();
    crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut spans = Vec::new();
    let (mut wound, mut from) = (0, 0.0);
    for (x, winding) in crossings {
        if wound == 0 {
            from = x;
        }
        wound += winding;
        if wound == 0 {
            spans.push((from, x));
        }
    }
    spans
}

/// Adds what a stretch covers of each pixel on one of the lines.
fn add(cover: &mut [f64], from: f64, to: f64) {
    let (from, to) = (from.max(0.0), to.min(cover.len() as f64));
    if from >= to {
        return;
    }
    let share = 1.0 / LINES as f64;
    for (x, cover) in cover.iter_mut().enumerate().take(to.ceil() as usize).skip(from as usize) {
        *cover += share * (to.min(x as f64 + 1.0) - from.max(x as f64)).max(0.0);
    }
}

/// A line as shapes: a bar for each stretch, a round at each corner.
fn outline(points: &[Corner], width: f64) -> Vec<Vec<Corner>> {
    // Thinner than a pixel it would fade.
    let half = (width / 2.0).max(0.5 / SCALE);
    let round = |&(x, y): &Corner| {
        (0..ROUND)
            .map(|i| TAU * i as f64 / ROUND as f64)
            .map(|turn| (x + half * turn.cos(), y + half * turn.sin()))
            .collect()
    };
    let bar = |pair: &[Corner]| {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        let length = (bx - ax).hypot(by - ay);
        let (dx, dy) = (half * (by - ay) / length, half * (ax - bx) / length);
        (length > 0.0).then(|| vec![(ax + dx, ay + dy), (bx + dx, by + dy), (bx - dx, by - dy), (ax - dx, ay - dy)])
    };
    points.iter().map(round).chain(points.windows(2).filter_map(bar)).collect()
}

/// Text as shapes, as wide as in the other forms of a sheet.
fn letters(text: &str, at: Corner, size: f64, bold: bool, align: Align) -> Vec<Vec<Corner>> {
    let whole = width(text, size, bold);
    let mut x = match align {
        Align::Left => at.0,
        Align::Middle => at.0 - whole / 2.0,
        Align::Right => at.0 - whole,
    };
    let mut shapes = Vec::new();
    for character in text.chars() {
        let wide = width(character.encode_utf8(&mut [0; 4]), size, bold);
        let (left, across) = (x + wide * BESIDE, wide * (1.0 - 2.0 * BESIDE) / ACROSS);
        for stroke in strokes(character) {
            let placed: Vec<Corner> =
                stroke.iter().map(|(i, j)| (left + i * across, at.1 - (j - BASELINE) * size / 10.0)).collect();
            shapes.extend(outline(&placed, size * if bold { STROKE_BOLD } else { STROKE }));
        }
        x += wide;
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::{super::Ink, *};
    use crate::language::Language;

    fn shade(picture: &Pixels, x: usize, y: usize) -> [u8; 3] {
        let at = (y * picture.width + x) * 3;
        [picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]]
    }

    #[test]
    fn a_block_is_filled_to_its_edge_and_halves_a_pixel_that_it_halves() {
        let mut sheet = Sheet::new("x", (10.0, 10.0), Language::English);
        sheet.block((1.0, 1.0), 2.5, 2.0, Ink::Black);
        let picture = pixels(&sheet);
        assert_eq!((picture.width, picture.height), (30, 30));
        assert_eq!(shade(&picture, 3, 3), Ink::Black.rgb());
        assert_eq!(
            (shade(&picture, 2, 3), shade(&picture, 3, 2), shade(&picture, 3, 9)),
            ([255; 3], [255; 3], [255; 3])
        );
        // It ends in the middle of the eleventh pixel.
        let half = shade(&picture, 10, 4)[0];
        assert!((130..150).contains(&half), "{half}");
    }

    #[test]
    fn strokes_that_cross_are_no_darker_and_what_lies_outside_is_cut() {
        let mut sheet = Sheet::new("x", (10.0, 10.0), Language::English);
        sheet.rule((-50.0, 5.0), (50.0, 5.0), 2.0, Ink::Accent);
        sheet.rule((5.0, -50.0), (5.0, 50.0), 2.0, Ink::Accent);
        sheet.rule((f64::NAN, 0.0), (1.0, 1.0), 1.0, Ink::Black);
        let picture = pixels(&sheet);
        assert_eq!((shade(&picture, 15, 15), shade(&picture, 0, 15)), (Ink::Accent.rgb(), Ink::Accent.rgb()));
        assert_eq!(shade(&picture, 2, 2), [255; 3]);
    }

    #[test]
    fn letters_stand_on_their_line() {
        let mut sheet = Sheet::new("x", (40.0, 20.0), Language::English);
        sheet.text((20.0, 15.0), 12.0, (false, Align::Middle, Ink::Black), "HH", 40.0);
        let picture = pixels(&sheet);
        let rows: Vec<usize> =
            (0..picture.height).filter(|&y| (0..picture.width).any(|x| shade(&picture, x, y)[0] < 128)).collect();
        assert!((rows[0] as f64 / SCALE - (15.0 - 8.4)).abs() < 1.0, "{rows:?}");
        assert!((rows[rows.len() - 1] as f64 / SCALE - 15.0).abs() < 1.0, "{rows:?}");
    }
}
