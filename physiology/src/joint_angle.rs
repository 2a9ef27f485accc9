//! Angles of joints from key points in a picture, for a movement check by camera.

use crate::{Error, OutOfDomain, measured_range};

const SOURCE: &str = "key points in a picture";
/// Least visibility that a key point must have; a default, not a finding.
pub const LEAST_VISIBILITY: f64 = 0.6;
/// Change of a frontal-plane angle that is not worth reporting: two to three times the error of measurement.
pub const LEAST_CHANGE_DEG: f64 = 8.0;

/// A key point in pixels: x to the right, y down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeyPoint {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
    /// How sure the detector is that it saw the point, 0 to 1.
    pub visibility: f64,
}

/// Which leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The runner's left.
    Left,
    /// The runner's right.
    Right,
}

/// How the runner stands to the camera, as the picture shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Facing the camera, picture not mirrored (or from behind, mirrored).
    Front,
    /// From behind, picture not mirrored (or facing a mirror-like selfie picture).
    Back,
}

/// A key point in pixels from one in shares of the picture.
///
/// Angles must never be taken of the shares themselves: they stretch with the picture's shape.
///
/// - **Units**: shares of width and height, width and height in pixels.
/// - **Domain**: shares of −1 to 2, pictures of 16 to 20,000 pixels, visibility 0 to 1.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: geometry.
///
/// ```
/// let point = physiology::key_point(0.5, 0.25, 1280.0, 720.0, 0.9)?;
/// assert_eq!((point.x, point.y), (640.0, 180.0));
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn key_point(
    x_share: f64,
    y_share: f64,
    width_px: f64,
    height_px: f64,
    visibility: f64,
) -> Result<KeyPoint, OutOfDomain> {
    let width = measured_range("width in pixels", width_px, 16.0..=20_000.0, SOURCE)?;
    let height = measured_range("height in pixels", height_px, 16.0..=20_000.0, SOURCE)?;
    Ok(KeyPoint {
        x: measured_range("x as a share of the width", x_share, -1.0..=2.0, SOURCE)? * width,
        y: measured_range("y as a share of the height", y_share, -1.0..=2.0, SOURCE)? * height,
        visibility: measured_range("visibility", visibility, 0.0..=1.0, SOURCE)?,
    })
}

fn seen(point: KeyPoint) -> Result<(f64, f64), OutOfDomain> {
    measured_range("visibility of a key point", point.visibility, LEAST_VISIBILITY..=1.0, SOURCE)?;
    let x = measured_range("x in pixels", point.x, -1e5..=1e5, SOURCE)?;
    Ok((x, measured_range("y in pixels", point.y, -1e5..=1e5, SOURCE)?))
}

/// From one point to another; refused where they are the same.
fn arrow(from: KeyPoint, to: KeyPoint) -> Result<(f64, f64), OutOfDomain> {
    let ((x0, y0), (x1, y1)) = (seen(from)?, seen(to)?);
    measured_range("distance between key points in pixels", (x1 - x0).hypot(y1 - y0), 1e-9..=1e6, SOURCE)?;
    Ok((x1 - x0, y1 - y0))
}

/// Angle at the middle one of three key points, 0 to 180°.
///
/// A single camera is off by 5 to 10° in the plane it looks at, more in any other.
///
/// - **Units**: pixels, result in degrees.
/// - **Domain**: points seen with visibility 0.6 or more, no two the same.
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: geometry, by the arctangent of cross and dot product, which stays exact near 0° and 180°.
///
/// ```
/// use physiology::{KeyPoint, interior_angle_deg};
/// let at = |x, y| KeyPoint { x, y, visibility: 1.0 };
/// assert_eq!(interior_angle_deg(at(100.0, 100.0), at(200.0, 100.0), at(200.0, 200.0))?, 90.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn interior_angle_deg(a: KeyPoint, middle: KeyPoint, b: KeyPoint) -> Result<f64, OutOfDomain> {
    let ((ax, ay), (bx, by)) = (arrow(middle, a)?, arrow(middle, b)?);
    Ok((ax * by - ay * bx).abs().atan2(ax * bx + ay * by).to_degrees())
}

/// Flexion of a knee or hip: 180° less the angle at the joint, 0 when straight.
///
/// - **Units**: pixels, result in degrees.
/// - **Domain**: a view from the side; knee by hip, knee, ankle; hip by shoulder, hip, knee; else as
///   [`interior_angle_deg`].
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: definition.
///
/// ```
/// use physiology::{KeyPoint, flexion_deg};
/// let at = |x, y| KeyPoint { x, y, visibility: 1.0 };
/// assert_eq!(flexion_deg(at(100.0, 100.0), at(100.0, 200.0), at(100.0, 300.0))?, 0.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn flexion_deg(above: KeyPoint, joint: KeyPoint, below: KeyPoint) -> Result<f64, OutOfDomain> {
    Ok(180.0 - interior_angle_deg(above, joint, below)?)
}

/// Dorsiflexion of an ankle: 90° less the angle of shank and foot.
///
/// - **Units**: pixels, result in degrees.
/// - **Domain**: a view from the side by a detector that knows the foot; else as [`interior_angle_deg`].
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: definition.
///
/// ```
/// use physiology::{KeyPoint, ankle_dorsiflexion_deg};
/// let at = |x, y| KeyPoint { x, y, visibility: 1.0 };
/// assert_eq!(ankle_dorsiflexion_deg(at(100.0, 100.0), at(100.0, 200.0), at(140.0, 200.0))?, 0.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn ankle_dorsiflexion_deg(knee: KeyPoint, ankle: KeyPoint, foot: KeyPoint) -> Result<f64, OutOfDomain> {
    Ok(90.0 - interior_angle_deg(knee, ankle, foot)?)
}

/// Lean of a line from the vertical: trunk by hip and shoulder, shank by ankle and knee.
///
/// - **Units**: pixels, result in degrees, 0 to 180, without a side.
/// - **Domain**: a camera held level; points as in [`interior_angle_deg`].
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: definition.
///
/// ```
/// use physiology::{KeyPoint, lean_deg};
/// let at = |x, y| KeyPoint { x, y, visibility: 1.0 };
/// assert_eq!(lean_deg(at(100.0, 200.0), at(200.0, 100.0))?.round(), 45.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn lean_deg(lower: KeyPoint, upper: KeyPoint) -> Result<f64, OutOfDomain> {
    let (x, y) = arrow(lower, upper)?;
    Ok(x.abs().atan2(-y).to_degrees())
}

/// Slope of the line of the hips, 0 to 90°: how far one side of the pelvis drops.
///
/// - **Units**: pixels, result in degrees.
/// - **Domain**: a view from the front or back by a camera held level; points as in [`interior_angle_deg`].
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: definition.
///
/// ```
/// use physiology::{KeyPoint, pelvic_drop_deg};
/// let at = |x, y| KeyPoint { x, y, visibility: 1.0 };
/// assert_eq!(pelvic_drop_deg(at(100.0, 200.0), at(140.0, 200.0))?, 0.0);
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn pelvic_drop_deg(left_hip: KeyPoint, right_hip: KeyPoint) -> Result<f64, OutOfDomain> {
    let (x, y) = arrow(left_hip, right_hip)?;
    Ok(y.abs().atan2(x.abs()).to_degrees())
}

/// Frontal-plane projection angle of a knee: above 0 it caves in.
///
/// The error of measurement is 2 to 4°, so a change below 8° is not worth reporting, and the angle explains only 12 to 45 %
/// of what the knee bears. It says something of the movement, nothing of a person's risk.
///
/// - **Units**: pixels, result in degrees, −180 to 180.
/// - **Domain**: a view from the front or back; points as in [`interior_angle_deg`].
/// - **Errors**: [`OutOfDomain`] outside the domain and for NaN.
/// - **Source**: definition of Willson (2006) and Munro (2012).
///
/// ```
/// use physiology::{KeyPoint, Side, View, knee_projection_deg};
/// let at = |x, y| KeyPoint { x, y, visibility: 1.0 };
/// let angle = knee_projection_deg(at(100.0, 100.0), at(110.0, 200.0), at(100.0, 300.0), Side::Right, View::Front)?;
/// assert_eq!(format!("{angle:.1}"), "11.4");
/// # Ok::<(), physiology::OutOfDomain>(())
/// ```
pub fn knee_projection_deg(
    hip: KeyPoint,
    knee: KeyPoint,
    ankle: KeyPoint,
    side: Side,
    view: View,
) -> Result<f64, OutOfDomain> {
    let bend = 180.0 - interior_angle_deg(hip, knee, ankle)?;
    let ((leg_x, leg_y), (thigh_x, thigh_y)) = (arrow(hip, ankle)?, arrow(hip, knee)?);
    // Below 0 the knee lies to the picture's right of the line from hip to ankle.
    let to_the_right = leg_x * thigh_y - leg_y * thigh_x < 0.0;
    let right_is_inward = (side == Side::Right) == (view == View::Front);
    Ok(if to_the_right == right_is_inward { bend } else { -bend })
}

/// Median angle of several repetitions of a movement.
///
/// - **Units**: degrees.
/// - **Domain**: three or more repetitions, −360 to 360°.
/// - **Errors**: [`Error::TooFew`] with fewer, [`Error::OutOfDomain`] for NaN.
/// - **Source**: ours; default, not a finding.
///
/// ```
/// assert_eq!(physiology::median_angle_deg(&[92.0, 90.0, 97.0])?, 92.0);
/// # Ok::<(), physiology::Error>(())
/// ```
pub fn median_angle_deg(repetitions: &[f64]) -> Result<f64, Error> {
    if repetitions.len() < 3 {
        return Err(Error::TooFew {
            model: "an angle",
            needs: "at least 3 repetitions",
            met: repetitions.len().to_string(),
        });
    }
    let mut sorted = Vec::with_capacity(repetitions.len());
    for &angle in repetitions {
        sorted.push(measured_range("angle in degrees", angle, -360.0..=360.0, SOURCE)?);
    }
    sorted.sort_by(f64::total_cmp);
    Ok(f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]))
}
