//! Lets the borne parts of a body meet what bears them, with the least change of its angles.

use super::{
    posture::{ANKLE, ELBOW, HIP, KNEE, PITCH, Posture, SHOULDER},
    skeleton::Skeleton,
};
use app::catalogue::{Contact, Part};

/// What may give way a little, with how many degrees (or metres) cost as much as [`MISS`].
type Freedom = (fn(&mut Posture) -> &mut f64, f64);

/// A miss in metres that costs as much as a joint moved by its freedom.
const MISS: f64 = 0.004;
const ROUNDS: usize = 12;
/// A round that moves nothing by more than this share of its freedom is the last one.
const SETTLED: f64 = 0.01;

/// The posture with its contacts met: least squares between the angles as written and the heights of what bears.
///
/// With no contact the lowest point of the feet is put `air` metres above the ground.
#[must_use]
pub fn settle(written: &Posture, contacts: &[(Contact, f64)], air: f64) -> Posture {
    let mut posture = *written;
    if contacts.is_empty() {
        let body = Skeleton::of(&posture);
        let lowest = body.legs.iter().flat_map(|l| [l.heel, l.ball, l.toes, l.knee]).map(|p| p[1]);
        posture.height += air - lowest.fold(f64::INFINITY, f64::min);
        return posture;
    }
    // First the height alone, so that the rounds start near.
    let misses = misses(&posture, contacts);
    posture.height -= misses.iter().sum::<f64>() / misses.len() as f64;
    let start = posture;
    let free = freedoms(contacts);
    for _ in 0..ROUNDS {
        if step(&mut posture, &start, &free, contacts) < SETTLED {
            break;
        }
    }
    keep_joints_possible(&mut posture);
    posture
}

/// How far above its surface each touching point lies, in metres.
#[must_use]
pub fn misses(posture: &Posture, contacts: &[(Contact, f64)]) -> Vec<f64> {
    let body = Skeleton::of(posture);
    let points = contacts.iter().flat_map(|(contact, height)| {
        body.touching(contact.part).into_iter().map(move |(point, skin)| point[1] - skin - height)
    });
    points.collect()
}

fn freedoms(contacts: &[(Contact, f64)]) -> Vec<Freedom> {
    let has = |parts: &[Part]| contacts.iter().any(|(c, _)| parts.contains(&c.part));
    let mut free: Vec<Freedom> = vec![(|p| &mut p.height, 1.0), (|p| &mut p.trunk[PITCH], 10.0)];
    if has(&[Part::LeftFoot, Part::LeftToes, Part::LeftHeel, Part::LeftKnee]) {
        free.extend::<[Freedom; 3]>([
            (|p| &mut p.legs[0][HIP], 10.0),
            (|p| &mut p.legs[0][KNEE], 10.0),
            (|p| &mut p.legs[0][ANKLE], if has(&[Part::LeftFoot]) { 400.0 } else { 12.0 }),
        ]);
    }
    if has(&[Part::RightFoot, Part::RightToes, Part::RightHeel, Part::RightKnee]) {
        free.extend::<[Freedom; 3]>([
            (|p| &mut p.legs[1][HIP], 10.0),
            (|p| &mut p.legs[1][KNEE], 10.0),
            (|p| &mut p.legs[1][ANKLE], if has(&[Part::RightFoot]) { 400.0 } else { 12.0 }),
        ]);
    }
    if has(&[Part::LeftHand, Part::LeftElbow]) {
        free.extend::<[Freedom; 2]>([(|p| &mut p.arms[0][SHOULDER], 10.0), (|p| &mut p.arms[0][ELBOW], 8.0)]);
    }
    if has(&[Part::RightHand, Part::RightElbow]) {
        free.extend::<[Freedom; 2]>([(|p| &mut p.arms[1][SHOULDER], 10.0), (|p| &mut p.arms[1][ELBOW], 8.0)]);
    }
    free
}

/// One round of Gauss and Newton, with the angles as written for a prior; gives the largest move.
fn step(posture: &mut Posture, start: &Posture, free: &[Freedom], contacts: &[(Contact, f64)]) -> f64 {
    let n = free.len();
    let here = misses(posture, contacts);
    let slopes: Vec<Vec<f64>> = free
        .iter()
        .map(|(part, freedom)| {
            let mut moved = *posture;
            let nudge = freedom * 1e-3;
            *part(&mut moved) += nudge;
            misses(&moved, contacts).iter().zip(&here).map(|(a, b)| (a - b) / 1e-3 / MISS).collect()
        })
        .collect();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let mut system = vec![vec![0.0; n + 1]; n];
    for i in 0..n {
        let (part, freedom) = free[i];
        let strayed = (*part(&mut posture.clone()) - *part(&mut start.clone())) / freedom;
        for j in 0..n {
            system[i][j] = dot(&slopes[i], &slopes[j]) + f64::from(u8::from(i == j));
        }
        system[i][n] = -dot(&slopes[i], &here) / MISS - strayed;
    }
    let mut largest = 0.0_f64;
    for (solved, (part, freedom)) in solve(system).into_iter().zip(free) {
        *part(posture) += solved * freedom;
        largest = largest.max(solved.abs());
    }
    largest
}

/// Gauss' elimination; the matrix is symmetric and positive.
fn solve(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    let n = rows.len();
    for i in 0..n {
        let (above, below) = rows.split_at_mut(i + 1);
        let pivot = &above[i];
        for row in below {
            let factor = row[i] / pivot[i];
            row.iter_mut().zip(pivot).skip(i).for_each(|(value, from)| *value -= factor * from);
        }
    }
    let mut solution = vec![0.0; n];
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|k| rows[i][k] * solution[k]).sum();
        solution[i] = (rows[i][n] - known) / rows[i][i];
    }
    solution
}

/// Knees and elbows do not bend backwards.
fn keep_joints_possible(posture: &mut Posture) {
    for leg in &mut posture.legs {
        leg[KNEE] = leg[KNEE].clamp(0.0, 155.0);
        leg[ANKLE] = leg[ANKLE].clamp(-60.0, 45.0);
    }
    for arm in &mut posture.arms {
        arm[ELBOW] = arm[ELBOW].clamp(0.0, 150.0);
    }
}
