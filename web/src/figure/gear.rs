//! Equipment, boxes and walls of a figure.

use super::{
    scene::{Camera, Shape},
    skeleton::Skeleton,
    vector::{Vector, add, along, distance, middle, times},
};
use app::catalogue::{At, Contact, Gear, Part, Pose};

const BALL_RADIUS: f64 = 0.13;
const ROLLER_RADIUS: f64 = 0.075;
const ROLLER_HEIGHT_CM: u8 = 15;
const BALL_HEIGHT_CM: u8 = 22;
/// A wall authored within this distance of the body touches it.
const TOUCHES: f64 = 0.35;

/// What stands still in a movement.
#[derive(Debug, Clone, PartialEq)]
pub struct World {
    /// Ahead of the origin, where the feet are at the start: hooks and pulleys are measured from here.
    feet: f64,
    /// Boxes: from, to, height in metres.
    boxes: Vec<[f64; 3]>,
    /// Where a wall stands.
    wall: Option<f64>,
    /// From where to where a mat reaches.
    mat: [f64; 2],
}

impl World {
    /// The things that stand around a movement.
    #[must_use]
    pub fn of(start: &Pose, end: &Pose, bodies: &[Skeleton]) -> Self {
        let (Some(first), Some(last)) = (bodies.first(), bodies.last()) else {
            return Self { feet: 0.0, boxes: Vec::new(), wall: None, mat: [0.0; 2] };
        };
        let feet = 0.5 * (first.legs[0].ankle[0] + first.legs[1].ankle[0]);
        let mut boxes: Vec<[f64; 3]> = Vec::new();
        for (pose, body) in [(start, first), (end, last)] {
            for contact in pose.on.iter().filter(|c| is_box(**c, pose)) {
                let [from, to] = span(*contact, body);
                let height = f64::from(contact.height_cm) / 100.0;
                match boxes.iter_mut().find(|b| (b[2] - height).abs() < 1e-9) {
                    Some(wide) => *wide = [wide[0].min(from), wide[1].max(to), height],
                    None => boxes.push([from, to, height]),
                }
            }
        }
        let authored = start.gear.iter().chain(end.gear).find_map(|g| match g {
            Gear::Wall(cm) => Some(feet + f64::from(*cm) / 100.0),
            _ => None,
        });
        let wall = authored.map(|x| touching_wall(x, feet, first, last));
        let lengths = [first, last].into_iter().flat_map(|body| {
            [body.head[0], body.pelvis[0], body.legs[0].toes[0], body.legs[1].toes[0], body.arms[0].hand[0]]
        });
        let mat = lengths.fold([f64::INFINITY, f64::NEG_INFINITY], |[from, to], x| [from.min(x), to.max(x)]);
        Self { feet, boxes, wall, mat: [mat[0] - 0.15, mat[1] + 0.15] }
    }

    fn hook(&self, ahead_cm: i16, up_cm: i16) -> Vector {
        [self.feet + f64::from(ahead_cm) / 100.0, f64::from(up_cm) / 100.0, 0.0]
    }
}

/// A wall meant to touch the body does, in whichever position reaches further.
fn touching_wall(authored: f64, feet: f64, first: &Skeleton, last: &Skeleton) -> f64 {
    let ahead = authored > feet;
    let reach = |body: &Skeleton| {
        let limbs = body.legs.iter().flat_map(|l| [l.knee[0], l.toes[0], l.heel[0]]);
        let arms = body.arms.iter().flat_map(|a| [a.hand[0], a.elbow[0]]);
        let trunk = [body.pelvis[0] - 0.12, body.neck[0] - 0.11, body.head[0] - 0.11];
        let all = limbs.chain(arms).chain(trunk);
        if ahead { all.fold(f64::NEG_INFINITY, f64::max) + 0.04 } else { all.fold(f64::INFINITY, f64::min) - 0.02 }
    };
    let touching = if ahead { reach(first).max(reach(last)) } else { reach(first).min(reach(last)) };
    if (touching - authored).abs() < TOUCHES { touching } else { authored }
}

fn is_box(contact: Contact, pose: &Pose) -> bool {
    let rolls = contact.height_cm == ROLLER_HEIGHT_CM && pose.gear.iter().any(|g| matches!(g, Gear::Roller(_)));
    let ball = contact.height_cm == BALL_HEIGHT_CM && pose.gear.iter().any(|g| matches!(g, Gear::Ball(_)));
    contact.height_cm > 0 && !rolls && !ball
}

/// From where to where a box reaches below a part.
fn span(contact: Contact, body: &Skeleton) -> [f64; 2] {
    let points = body.touching(contact.part);
    let from = points.iter().map(|(p, _)| p[0]).fold(f64::INFINITY, f64::min);
    let to = points.iter().map(|(p, _)| p[0]).fold(f64::NEG_INFINITY, f64::max);
    let toes = |side: usize| {
        let leg = &body.legs[side];
        let flat = leg.toes[0] - leg.ball[0] > 0.03 && (leg.heel[1] - leg.ball[1]).abs() < 0.15;
        if flat { [from - 0.03, to + 0.34] } else { [from - 0.3, to + 0.12] }
    };
    match contact.part {
        Part::LeftFoot | Part::RightFoot | Part::LeftHeel | Part::RightHeel => [from - 0.07, to + 0.16],
        Part::LeftToes => toes(0),
        Part::RightToes => toes(1),
        Part::Seat => [from - 0.26, to + 0.12],
        Part::Chest => [from - 0.34, to + 0.06],
        _ => [from - 0.1, to + 0.36],
    }
}

/// The mat, boxes and the wall.
#[must_use]
pub fn places(camera: Camera, world: &World, mat: bool) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if mat {
        let [from, to] = world.mat;
        shapes.push(camera.area("place", 0.8, &[[from, 0.0, -0.5], [to, 0.0, -0.5], [to, 0.0, 0.5], [from, 0.0, 0.5]]));
    }
    if let Some(x) = world.wall {
        let top = 2.0;
        shapes.push(camera.area("place", 0.8, &[[x, 0.0, -0.35], [x, top, -0.35], [x, top, 0.35], [x, 0.0, 0.35]]));
    }
    for [from, to, height] in &world.boxes {
        let (from, to, high, wide) = (*from, *to, *height, 0.26);
        let face = |corners: [[f64; 3]; 4]| camera.area("place", 0.8, &corners);
        shapes.push(face([[to, 0.0, -wide], [to, high, -wide], [to, high, wide], [to, 0.0, wide]]));
        shapes.push(face([[from, high, -wide], [to, high, -wide], [to, high, wide], [from, high, wide]]));
        shapes.push(face([[from, 0.0, wide], [from, high, wide], [to, high, wide], [to, 0.0, wide]]));
    }
    shapes
}

/// What is drawn behind the body.
#[must_use]
pub fn behind(camera: Camera, gear: Gear, body: &Skeleton, world: &World) -> Vec<Shape> {
    match gear {
        Gear::Barbell(at) => barbell(camera, at, body)[..2].to_vec(),
        Gear::Roller(part) => {
            let under: Vec<Vector> = body.touching(part).into_iter().map(|(p, _)| p).collect();
            let x = under.iter().map(|p| p[0]).sum::<f64>() / under.len().max(1) as f64;
            let ends = [[x, ROLLER_RADIUS, -0.2], [x, ROLLER_RADIUS, 0.2]];
            vec![
                camera.line("thing", 200.0 * ROLLER_RADIUS, &ends),
                camera.disc("place", ROLLER_RADIUS * 0.55, [x, ROLLER_RADIUS, 0.26]),
            ]
        }
        Gear::BandTo(_, ahead, up) => post(camera, world.hook(ahead, up), false),
        Gear::Cable(_, ahead, up) => post(camera, world.hook(ahead, up), true),
        _ => Vec::new(),
    }
}

/// What is drawn before the body.
#[must_use]
pub fn before(camera: Camera, gear: Gear, body: &Skeleton, world: &World) -> Vec<Shape> {
    match gear {
        Gear::Barbell(at) => barbell(camera, at, body)[2..].to_vec(),
        Gear::Dumbbell(at) => hands(at).iter().flat_map(|side| dumbbell(camera, body, *side)).collect(),
        Gear::Goblet => {
            let hand = middle(body.arms[0].hand, body.arms[1].hand);
            let ends = [along(hand, 0.09, [0.0, 1.0, 0.0]), along(hand, -0.13, [0.0, 1.0, 0.0])];
            vec![
                camera.line("thing", 4.0, &ends),
                camera.disc("thing-whole", 0.06, ends[0]),
                camera.disc("thing-whole", 0.06, ends[1]),
            ]
        }
        Gear::Kettlebell(at) => kettlebell(camera, at, body),
        Gear::Ball(at) => vec![camera.disc("thing-whole", BALL_RADIUS, ball(at, body))],
        Gear::LooseBall(ahead, up) => vec![camera.disc("thing-whole", BALL_RADIUS, world.hook(ahead, up))],
        Gear::Band(from, to) if from == to => {
            let [left, right] = pair(from, body);
            let out = times(0.5 / distance(left, right).max(0.05), along(right, -1.0, left));
            vec![camera.line("thing", 3.0, &[along(left, -0.13, out), along(right, 0.13, out)])]
        }
        Gear::Band(from, At::Hands) => {
            let [left, right] = pair(At::Hands, body);
            vec![camera.line("thing", 2.2, &[left, place(from, body), right])]
        }
        Gear::Band(from, to) => vec![camera.line("thing", 2.2, &[place(from, body), place(to, body)])],
        Gear::BandTo(at, ahead, up) => vec![camera.line("thing", 2.2, &[place(at, body), world.hook(ahead, up)])],
        Gear::Cable(at, ahead, up) => {
            let hand = place(at, body);
            vec![camera.line("thing", 1.4, &[hand, world.hook(ahead, up)]), camera.disc("thing-whole", 0.03, hand)]
        }
        Gear::Roller(_) | Gear::Wall(_) => Vec::new(),
    }
}

/// The kind of a thing, for what can turn into each other in a movement.
#[must_use]
pub const fn kind(gear: Gear) -> u8 {
    match gear {
        Gear::Barbell(_) => 0,
        Gear::Dumbbell(At::Hands) => 1,
        Gear::Dumbbell(_) => 2,
        Gear::Goblet => 3,
        Gear::Kettlebell(_) => 4,
        Gear::Ball(_) | Gear::LooseBall(..) => 5,
        Gear::Band(..) => 6,
        Gear::BandTo(..) => 7,
        Gear::Cable(..) => 8,
        Gear::Roller(_) => 9,
        Gear::Wall(_) => 10,
    }
}

fn post(camera: Camera, hook: Vector, machine: bool) -> Vec<Shape> {
    let foot = [hook[0], 0.0, 0.0];
    let top = [hook[0], hook[1].max(0.3) + 0.08, 0.0];
    let mut shapes = vec![camera.line("stand", if machine { 7.0 } else { 3.0 }, &[foot, top])];
    shapes.push(camera.disc("thing-whole", if machine { 0.05 } else { 0.025 }, hook));
    shapes
}

fn hands(at: At) -> &'static [usize] {
    match at {
        At::LeftHand => &[0],
        At::RightHand => &[1],
        _ => &[0, 1],
    }
}

fn pair(at: At, body: &Skeleton) -> [Vector; 2] {
    let [left, right] = &body.legs;
    match at {
        At::Knees => [
            along(left.knee, 0.15, up_thigh(left.knee, left.hip)),
            along(right.knee, 0.15, up_thigh(right.knee, right.hip)),
        ],
        At::Ankles | At::Feet => [left.ankle, right.ankle],
        _ => [body.arms[0].hand, body.arms[1].hand],
    }
}

fn up_thigh(knee: Vector, hip: Vector) -> Vector {
    times(1.0 / distance(knee, hip).max(1e-6), along(hip, -1.0, knee))
}

fn place(at: At, body: &Skeleton) -> Vector {
    let chest_front = along(body.neck, -0.08, [0.0, 1.0, 0.0]);
    match at {
        At::LeftHand => body.arms[0].hand,
        At::RightHand => body.arms[1].hand,
        At::Hands => middle(body.arms[0].hand, body.arms[1].hand),
        At::UpperBack => along(along(body.neck, -0.12, body.face), -0.02, [0.0, 1.0, 0.0]),
        At::Shoulders => along(chest_front, 0.10, body.face),
        At::Hips => along(body.pelvis, 0.15, front(body)),
        At::Knees | At::Ankles | At::Feet => {
            let [left, right] = pair(at, body);
            let middle = middle(left, right);
            if at == At::Feet { [middle[0], middle[1] - 0.06, middle[2]] } else { middle }
        }
        At::LeftFoot => body.legs[0].ball,
        At::RightFoot => body.legs[1].ball,
    }
}

/// Where the pelvis' front looks.
fn front(body: &Skeleton) -> Vector {
    let up = up_thigh(body.pelvis, body.waist);
    let [a, b, c] = body.across;
    // The cross product of right and up looks ahead, with its sign turned.
    [up[1] * c - up[2] * b, up[2] * a - up[0] * c, up[0] * b - up[1] * a]
}

/// The bar with the far plate, then the near plate.
fn barbell(camera: Camera, at: At, body: &Skeleton) -> [Shape; 3] {
    let centre = place(at, body);
    let ends = [along(centre, -0.62, body.across), along(centre, 0.62, body.across)];
    let [far, near] = if camera.nearness(ends[0]) < camera.nearness(ends[1]) { ends } else { [ends[1], ends[0]] };
    [
        camera.line("thing", 2.6, &[along(centre, -0.72, body.across), along(centre, 0.72, body.across)]),
        camera.disc("thing-whole", 0.13, far),
        camera.disc("thing-ring", 0.13, near),
    ]
}

fn dumbbell(camera: Camera, body: &Skeleton, side: usize) -> Vec<Shape> {
    let arm = &body.arms[side];
    let ends = [along(arm.hand, -0.1, arm.inside), along(arm.hand, 0.1, arm.inside)];
    vec![
        camera.line("thing", 4.0, &ends),
        camera.disc("thing-whole", 0.055, ends[0]),
        camera.disc("thing-whole", 0.055, ends[1]),
    ]
}

fn kettlebell(camera: Camera, at: At, body: &Skeleton) -> Vec<Shape> {
    let hand = place(at, body);
    let arm = &body.arms[usize::from(at != At::LeftHand)];
    let forearm = up_thigh(arm.elbow, arm.hand);
    // A bell hangs from a hand that points down or ahead, and lies on the back of a forearm that points up.
    let way = if forearm[1] > 0.4 { add(times(-0.6, [0.0, 1.0, 0.0]), times(-0.6, arm.inside)) } else { forearm };
    let bell = along(hand, 0.17, way);
    vec![camera.line("thing", 3.0, &[hand, bell]), camera.disc("thing-whole", 0.095, bell)]
}

fn ball(at: At, body: &Skeleton) -> Vector {
    let hand = place(at, body);
    let elbows = middle(body.arms[0].elbow, body.arms[1].elbow);
    along(hand, 0.09, up_thigh(elbows, hand))
}
