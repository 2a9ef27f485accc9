//! Points and directions in space: ahead, up and to the body's right, in metres.

pub type Vector = [f64; 3];

pub fn add(a: Vector, b: Vector) -> Vector {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

pub fn times(k: f64, a: Vector) -> Vector {
    a.map(|v| k * v)
}

/// `from` and then `k` along `way`.
pub fn along(from: Vector, k: f64, way: Vector) -> Vector {
    add(from, times(k, way))
}

pub fn middle(a: Vector, b: Vector) -> Vector {
    times(0.5, add(a, b))
}

pub fn distance(a: Vector, b: Vector) -> f64 {
    let d = along(a, -1.0, b);
    d.iter().map(|v| v * v).sum::<f64>().sqrt()
}

/// `a` turned towards `b`, which stands at a right angle to it.
pub fn turn(a: Vector, b: Vector, degrees: f64) -> Vector {
    let (sin, cos) = degrees.to_radians().sin_cos();
    add(times(cos, a), times(sin, b))
}
