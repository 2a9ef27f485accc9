//! Symmetric matrices as small as a curve has knots.

#![allow(clippy::needless_range_loop, reason = "indices read like the algebra")]

use super::KNOTS;

/// A value at each knot.
pub type Vector = [f64; KNOTS];
/// A symmetric matrix over the knots.
pub type Matrix = [[f64; KNOTS]; KNOTS];

/// Inner product.
///
/// - **Units**: the product of the two.
/// - **Domain**: any numbers.
/// - **Errors**: none.
/// - **Source**: definition.
///
/// ```
/// # use physiology::population::{KNOTS, matrix::dot};
/// assert_eq!(dot(&[2.0; KNOTS], &[0.5; KNOTS]), 9.0);
/// ```
pub fn dot(a: &Vector, b: &Vector) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Matrix times vector.
pub(crate) fn times(a: &Matrix, x: &Vector) -> Vector {
    std::array::from_fn(|i| dot(&a[i], x))
}

/// x' A x.
///
/// - **Units**: the matrix's by the vector's squared.
/// - **Domain**: any numbers; of A only its rows are read, so it need not be symmetric.
/// - **Errors**: none.
/// - **Source**: definition.
///
/// ```
/// # use physiology::population::{KNOTS, matrix::quadratic};
/// assert_eq!(quadratic(&[[1.0; KNOTS]; KNOTS], &[1.0; KNOTS]), 81.0);
/// ```
pub fn quadratic(a: &Matrix, x: &Vector) -> f64 {
    dot(&times(a, x), x)
}

/// Adds w·x·x'.
pub(crate) fn add_outer(a: &mut Matrix, w: f64, x: &Vector) {
    for i in 0..KNOTS {
        if x[i] != 0.0 {
            for j in 0..KNOTS {
                a[i][j] += w * x[i] * x[j];
            }
        }
    }
}

/// The lower triangle L with L·L' = A, none when A is not positive definite.
///
/// - **Units**: the square root of the matrix's.
/// - **Domain**: symmetric matrices; only the lower triangle is read.
/// - **Errors**: none; `None` when A is not positive definite or holds a NaN.
/// - **Source**: textbook Cholesky decomposition, row by row.
///
/// ```
/// # use physiology::population::{KNOTS, matrix::{Matrix, cholesky}};
/// let four: Matrix = std::array::from_fn(|i| std::array::from_fn(|j| if i == j { 4.0 } else { 0.0 }));
/// assert_eq!(cholesky(&four).unwrap()[KNOTS - 1][KNOTS - 1], 2.0);
/// assert_eq!(cholesky(&[[0.0; KNOTS]; KNOTS]), None);
/// ```
pub fn cholesky(a: &Matrix) -> Option<Matrix> {
    let mut l = [[0.0; KNOTS]; KNOTS];
    for i in 0..KNOTS {
        for j in 0..=i {
            let mut sum = a[i][j];
            for k in 0..j {
                sum -= l[i][k] * l[j][k];
            }
            if i == j {
                if sum.is_nan() || sum <= 0.0 {
                    return None;
                }
                l[i][i] = sum.sqrt();
            } else {
                l[i][j] = sum / l[j][j];
            }
        }
    }
    Some(l)
}

/// Solves L·L'·x = b.
pub(crate) fn solve(l: &Matrix, b: &Vector) -> Vector {
    let mut x = *b;
    for i in 0..KNOTS {
        for k in 0..i {
            x[i] -= l[i][k] * x[k];
        }
        x[i] /= l[i][i];
    }
    for i in (0..KNOTS).rev() {
        for k in i + 1..KNOTS {
            x[i] -= l[k][i] * x[k];
        }
        x[i] /= l[i][i];
    }
    x
}

/// The inverse of L·L'.
pub(crate) fn inverse(l: &Matrix) -> Matrix {
    std::array::from_fn(|i| {
        let mut unit = [0.0; KNOTS];
        unit[i] = 1.0;
        solve(l, &unit)
    })
}

/// ln det(L·L').
pub(crate) fn log_determinant(l: &Matrix) -> f64 {
    2.0 * (0..KNOTS).map(|i| l[i][i].ln()).sum::<f64>()
}
