//! Shapes to SVG.

use super::scene::{Form, Shape, same_things, scene};
use app::catalogue::{Pose, View};
use std::fmt::{self, Display, Write};

/// A finished drawing; safe inside HTML, for it is made of numbers and of names that we wrote and escape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg(pub(super) String);

impl Svg {
    /// Its width and height as it names them.
    #[must_use]
    pub fn size(&self) -> (&str, &str) {
        let of = |name: &str| self.0.split_once(name).and_then(|(_, rest)| rest.split_once('"')).map_or("", |(n, _)| n);
        (of(" width=\""), of(" height=\""))
    }
}

impl Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Svg {}

/// Room around what is drawn, and between two positions, in centimetres.
const ROOM: f64 = 9.0;
const LEAST_WIDTH: f64 = 110.0;
const LEAST_HEIGHT: f64 = 120.0;
/// Moments of a movement from its start to its end.
const FRAMES: usize = 7;

/// Start and end side by side.
#[must_use]
pub fn still(name: &str, start: &Pose, end: &Pose) -> Svg {
    let frames = scene(start, end, 2);
    let [left, right] = [bounds(&frames[..1]), bounds(&frames[1..])];
    let (top, bottom) = (left.top.min(right.top), left.bottom.max(right.bottom));
    let width = left.width() + right.width();
    let mut svg = head(name, "start and end position", "figure-still", [left.left, top, width, bottom - top]);
    if start.view != View::Above {
        line_of_ground(&mut svg, left.left + 3.0, left.right - 3.0);
        line_of_ground(&mut svg, left.right + 3.0, left.right + right.width() - 3.0);
    }
    put(&mut svg, "<g>", &frames[0]);
    let moved = left.right - right.left;
    put(&mut svg, &format!("<g transform=\"translate({})\">", number(moved)), &frames[1]);
    svg.push_str("</svg>");
    Svg(svg)
}

/// The movement itself, to and fro.
#[must_use]
pub fn moving(name: &str, start: &Pose, end: &Pose) -> Option<Svg> {
    if !same_things(start.gear, end.gear) {
        return None;
    }
    let frames = scene(start, end, FRAMES);
    let all = bounds(&frames);
    let mut svg = head(name, "the movement", "figure-moving", [all.left, all.top, all.width(), all.bottom - all.top]);
    if start.view != View::Above {
        line_of_ground(&mut svg, all.left + 3.0, all.right - 3.0);
    }
    for i in 0..frames[0].len() {
        let shapes: Vec<&Shape> = frames.iter().map(|frame| &frame[i]).collect();
        animated(&mut svg, &shapes);
    }
    svg.push_str("</svg>");
    Some(Svg(svg))
}

#[derive(Clone, Copy)]
struct Bounds {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Bounds {
    fn width(self) -> f64 {
        self.right - self.left
    }
}

fn bounds(frames: &[Vec<Shape>]) -> Bounds {
    let points = frames.iter().flatten().flat_map(|shape| match &shape.form {
        Form::Line(width, points) | Form::Area(width, points) => points.iter().map(|p| (*p, width / 2.0)).collect(),
        Form::Disc(radius, centre) => vec![(*centre, *radius)],
    });
    let empty = Bounds { left: f64::INFINITY, right: f64::NEG_INFINITY, top: f64::INFINITY, bottom: 6.0 };
    let b = points.fold(empty, |b, ([x, y], r)| Bounds {
        left: b.left.min(x - r),
        right: b.right.max(x + r),
        top: b.top.min(y - r),
        bottom: b.bottom.max(y + r),
    });
    let spare = ((LEAST_WIDTH - (b.right - b.left)) / 2.0).max(ROOM);
    Bounds {
        left: (b.left - spare).floor(),
        right: (b.right + spare).ceil(),
        top: (b.top - ROOM).min(-LEAST_HEIGHT).floor(),
        bottom: b.bottom.ceil() + 2.0,
    }
}

fn head(name: &str, what: &str, class: &str, [x, y, width, height]: [f64; 4]) -> String {
    let name = name.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<svg class=\"figure {class}\" viewBox=\"{x} {y} {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\"><title>{name}: {what}</title>"
    )
}

fn line_of_ground(svg: &mut String, from: f64, to: f64) {
    // Writing to a string cannot fail.
    let _ = write!(svg, "<path class=\"ground\" d=\"M{} 3H{}\"/>", number(from), number(to));
}

fn put(svg: &mut String, group: &str, shapes: &[Shape]) {
    svg.push_str(group);
    for shape in shapes {
        svg.push_str(&tag(shape, &value(shape)));
    }
    svg.push_str("</g>");
}

/// A shape with its place in every frame, to and fro.
fn animated(svg: &mut String, shapes: &[&Shape]) {
    let Some(first) = shapes.first() else { return };
    let places: Vec<Vec<String>> = shapes.iter().map(|shape| value(shape)).collect();
    let open = tag(first, &places[0]);
    if places.iter().all(|place| *place == places[0]) {
        svg.push_str(&open);
        return;
    }
    svg.push_str(open.trim_end_matches("/>"));
    svg.push('>');
    let names: &[&str] = if matches!(first.form, Form::Disc(..)) { &["cx", "cy"] } else { &["points"] };
    for (i, name) in names.iter().enumerate() {
        let there: Vec<&str> = places.iter().map(|place| place[i].as_str()).collect();
        let mut all = vec![there[0]];
        all.extend(&there);
        all.push(there[there.len() - 1]);
        all.extend(there.iter().rev());
        let _ = write!(
            svg,
            "<animate attributeName=\"{name}\" dur=\"4s\" repeatCount=\"indefinite\" values=\"{}\"/>",
            all.join(";")
        );
    }
    svg.push_str(if matches!(first.form, Form::Disc(..)) {
        "</circle>"
    } else if matches!(first.form, Form::Line(..)) {
        "</polyline>"
    } else {
        "</polygon>"
    });
}

/// The numbers that say where a shape is.
fn value(shape: &Shape) -> Vec<String> {
    match &shape.form {
        Form::Line(_, points) | Form::Area(_, points) => {
            vec![points.iter().map(|[x, y]| format!("{},{}", number(*x), number(*y))).collect::<Vec<_>>().join(" ")]
        }
        Form::Disc(_, [x, y]) => vec![number(*x), number(*y)],
    }
}

fn tag(shape: &Shape, place: &[String]) -> String {
    let class = shape.class;
    match &shape.form {
        Form::Line(width, _) => {
            format!("<polyline class=\"{class}\" stroke-width=\"{}\" points=\"{}\"/>", number(*width), place[0])
        }
        Form::Area(width, _) => {
            format!("<polygon class=\"{class} whole\" stroke-width=\"{}\" points=\"{}\"/>", number(*width), place[0])
        }
        Form::Disc(radius, _) => {
            format!(
                "<circle class=\"{class} disc\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
                place[0],
                place[1],
                number(*radius)
            )
        }
    }
}

/// A number with a tenth at most.
fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded == 0.0 { "0".into() } else { format!("{rounded}") }
}
