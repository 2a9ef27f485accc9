//! Body and things of a movement as flat shapes, a frame for each moment from its start to its end.

use super::{
    gear::{self, World},
    posture::Posture,
    settle::settle,
    skeleton::{ArmPoints, LegPoints, Skeleton, length},
    vector::{Vector, along, middle},
};
use app::catalogue::{Contact, Gear, Part, Pose, View};

/// A flat shape, in centimetres: to the right and down, the ground at 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// How it looks: a class of the style sheet.
    pub class: &'static str,
    /// Its form.
    pub form: Form,
}

/// The form of a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A line of a width through points.
    Line(f64, Vec<[f64; 2]>),
    /// A closed and filled line.
    Area(f64, Vec<[f64; 2]>),
    /// A disc of a radius.
    Disc(f64, [f64; 2]),
}

/// Turns of the camera about the upright, and its tilts, in degrees.
const SIDE_TURN: f64 = 24.0;
const FRONT_TURN: f64 = 78.0;
const LEVEL_TILT: f64 = 4.0;
const ABOVE_TILT: f64 = 32.0;

/// From space to paper.
#[derive(Debug, Clone, Copy)]
pub struct Camera {
    turn: f64,
    tilt: f64,
}

impl Camera {
    /// The camera of a view.
    #[must_use]
    pub fn of(view: View) -> Self {
        let (turn, tilt) = match view {
            View::Side => (SIDE_TURN, LEVEL_TILT),
            View::Front => (FRONT_TURN, LEVEL_TILT),
            View::Above => (SIDE_TURN, ABOVE_TILT),
        };
        Self { turn: turn.to_radians(), tilt: tilt.to_radians() }
    }

    /// How near a point is.
    #[must_use]
    pub fn nearness(self, [ahead, _, right]: Vector) -> f64 {
        ahead * self.turn.sin() + right * self.turn.cos()
    }

    /// A point on paper.
    #[must_use]
    pub fn paper(self, point: Vector) -> [f64; 2] {
        let across = point[0] * self.turn.cos() - point[2] * self.turn.sin();
        let (sin, cos) = self.tilt.sin_cos();
        [100.0 * across, -100.0 * (point[1] * cos - self.nearness(point) * sin)]
    }

    /// A line on paper.
    #[must_use]
    pub fn line(self, class: &'static str, width: f64, points: &[Vector]) -> Shape {
        Shape { class, form: Form::Line(width, points.iter().map(|p| self.paper(*p)).collect()) }
    }

    /// An area on paper.
    #[must_use]
    pub fn area(self, class: &'static str, width: f64, points: &[Vector]) -> Shape {
        Shape { class, form: Form::Area(width, points.iter().map(|p| self.paper(*p)).collect()) }
    }

    /// A disc on paper.
    #[must_use]
    pub fn disc(self, class: &'static str, radius_m: f64, point: Vector) -> Shape {
        Shape { class, form: Form::Disc(100.0 * radius_m, self.paper(point)) }
    }
}

/// The bodies of a movement: settled, and standing where they belong to each other.
#[must_use]
pub fn bodies(start: &Pose, end: &Pose, frames: usize) -> Vec<Skeleton> {
    let settled = |pose: &Pose| settle(&Posture::of(pose), &heights(pose.on), f64::from(pose.air_cm) / 100.0);
    let (first, last) = (settled(start), settled(end));
    let shared: Vec<Contact> = start.on.iter().filter(|c| end.on.contains(c)).copied().collect();
    let shift = shift(start, end, &shared, &Skeleton::of(&first), &Skeleton::of(&last));
    let frame = |i: usize| {
        let share = i as f64 / (frames - 1).max(1) as f64;
        let eased = 0.5 - 0.5 * (std::f64::consts::PI * share).cos();
        let mut posture = Posture::between(&first, &last, eased);
        if i > 0 && i + 1 < frames && !shared.is_empty() {
            posture = settle(&posture, &heights(&shared), 0.0);
        }
        let body = Skeleton::of(&posture);
        let [ahead, _, right] = anchor(&body, &shared);
        body.moved([eased * shift - ahead, 0.0, -right])
    };
    (0..frames).map(frame).collect()
}

fn heights(contacts: &[Contact]) -> Vec<(Contact, f64)> {
    contacts.iter().map(|c| (*c, f64::from(c.height_cm) / 100.0)).collect()
}

/// What stays in place: the shared contacts, or the feet.
fn anchor(body: &Skeleton, shared: &[Contact]) -> Vector {
    let points: Vec<Vector> = shared.iter().flat_map(|c| body.touching(c.part)).map(|(p, _)| p).collect();
    if points.is_empty() {
        middle(body.legs[0].ball, body.legs[1].ball)
    } else {
        let sum = points.iter().fold([0.0; 3], |sum, p| along(sum, 1.0, *p));
        sum.map(|v| v / points.len() as f64)
    }
}

/// How far ahead the end stands when nothing stays in place: on the other's box, or clear of it.
fn shift(start: &Pose, end: &Pose, shared: &[Contact], first: &Skeleton, last: &Skeleton) -> f64 {
    if !shared.is_empty() {
        return 0.0;
    }
    let on_box = |pose: &Pose, body: &Skeleton| {
        let raised: Vec<Contact> = pose.on.iter().filter(|c| c.height_cm > 0).copied().collect();
        (!raised.is_empty()).then(|| anchor(body, &raised)[0] - anchor(body, &[])[0])
    };
    match (on_box(start, first), on_box(end, last)) {
        (Some(a), Some(b)) => a - b,
        (None, Some(_)) | (Some(_), None) => 0.65,
        (None, None) => 0.0,
    }
}

/// Every frame's shapes, from far to near; all frames have the same ones in the same order where the things are the same.
#[must_use]
pub fn scene(start: &Pose, end: &Pose, frames: usize) -> Vec<Vec<Shape>> {
    let camera = Camera::of(start.view);
    let bodies = bodies(start, end, frames);
    let world = World::of(start, end, &bodies);
    let frame = |(i, body): (usize, &Skeleton)| {
        let pose = if 2 * i < bodies.len() { start } else { end };
        let mut shapes = gear::places(camera, &world, start.view == View::Above);
        shapes.extend(pose.gear.iter().flat_map(|g| gear::behind(camera, *g, body, &world)));
        shapes.extend(figure(camera, body, pose.on));
        shapes.extend(pose.gear.iter().flat_map(|g| gear::before(camera, *g, body, &world)));
        shapes
    };
    bodies.iter().enumerate().map(frame).collect()
}

fn figure(camera: Camera, body: &Skeleton, on: &[Contact]) -> Vec<Shape> {
    let left_is_far = camera.nearness(body.arms[0].shoulder) <= camera.nearness(body.arms[1].shoulder);
    let (far, near) = if left_is_far { (0, 1) } else { (1, 0) };
    let toes_bear = |side: usize| {
        let part = [Part::LeftToes, Part::RightToes][side];
        on.iter().any(|c| c.part == part)
    };
    let from_the_front = camera.turn.to_degrees() > 45.0;
    let far_class = if from_the_front { "near" } else { "far" };
    let mut shapes = leg(camera, far_class, &body.legs[far], toes_bear(far)).to_vec();
    shapes.extend(arm(camera, far_class, &body.arms[far]));
    shapes.extend(trunk(camera, body));
    shapes.extend(leg(camera, "near", &body.legs[near], toes_bear(near)));
    shapes.push(camera.line("halo", 12.0, &arm_line(&body.arms[near])));
    shapes.extend(arm(camera, "near", &body.arms[near]));
    shapes
}

fn trunk(camera: Camera, body: &Skeleton) -> [Shape; 4] {
    let [left, right] = &body.arms;
    let [ahead, high, right_of] = body.head;
    let head = [ahead, high.max(length::HEAD), right_of];
    let waist = |side: f64| along(body.waist, side * 0.085, body.across);
    let outline = [left.shoulder, right.shoulder, waist(1.0), body.legs[1].hip, body.legs[0].hip, waist(-1.0)];
    [
        camera.area("near", 10.0, &outline),
        camera.line("near", 8.0, &[body.neck, head]),
        camera.disc("near", length::HEAD, head),
        camera.line("near", 4.0, &[along(head, 0.07, body.face), along(head, 0.125, body.face)]),
    ]
}

fn leg(camera: Camera, class: &'static str, leg: &LegPoints, toes_bear: bool) -> [Shape; 3] {
    // The foot's line lies within its outline, not on the sole; a foot on the ground gives way to it.
    let up = along(leg.ankle, -1.0, sole(leg));
    let lift = |p: Vector| {
        let [ahead, high, right] = along(p, 0.4, up);
        [ahead, high.max(0.03), right]
    };
    let heel_up = leg.heel[1] > leg.ball[1] + 0.02;
    let toes = if toes_bear && heel_up && leg.toes[0] >= leg.ball[0] - 0.02 {
        let flat = [leg.toes[0] - leg.ball[0], 0.0, leg.toes[2] - leg.ball[2]];
        let far = (flat[0] * flat[0] + flat[2] * flat[2]).sqrt();
        let way = if far < 0.01 { [1.0, 0.0, 0.0] } else { flat.map(|v| v / far) };
        along(along(leg.ball, length::TOES, way), 0.03, [0.0, 1.0, 0.0])
    } else {
        lift(leg.toes)
    };
    [
        camera.line(class, 12.0, &[leg.hip, leg.knee]),
        camera.line(class, 9.5, &[leg.knee, leg.ankle]),
        camera.line(class, 6.0, &[leg.ankle, lift(leg.heel), lift(leg.ball), toes]),
    ]
}

fn sole(leg: &LegPoints) -> Vector {
    let share = length::HEEL / (length::HEEL + length::BALL);
    std::array::from_fn(|i| leg.heel[i] + share * (leg.ball[i] - leg.heel[i]))
}

fn arm_line(arm: &ArmPoints) -> [Vector; 3] {
    [arm.shoulder, arm.elbow, arm.hand]
}

fn arm(camera: Camera, class: &'static str, arm: &ArmPoints) -> [Shape; 2] {
    [camera.line(class, 7.5, &arm_line(arm)), camera.disc(class, 0.042, arm.hand)]
}

/// Whether things in the picture are the same kinds in both positions.
#[must_use]
pub fn same_things(a: &[Gear], b: &[Gear]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| gear::kind(*a) == gear::kind(*b))
}
