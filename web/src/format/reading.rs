//! What may be shown as a number.

use quantity::{Distance, Duration, HeartRate, Speed};

/// Anything that holds one number or none, in its SI unit.
pub trait Reading {
    /// The number, when there is one and it is finite.
    fn reading(&self) -> Option<f64>;
}

impl Reading for f64 {
    fn reading(&self) -> Option<f64> {
        self.is_finite().then_some(*self)
    }
}

impl<R: Reading> Reading for Option<R> {
    fn reading(&self) -> Option<f64> {
        self.as_ref()?.reading()
    }
}

impl<R: Reading> Reading for &R {
    fn reading(&self) -> Option<f64> {
        (*self).reading()
    }
}

macro_rules! quantity_is_a_reading {
    ($($name:ident $get:ident),*) => {$(
        impl Reading for $name {
            fn reading(&self) -> Option<f64> {
                self.$get().reading()
            }
        }
    )*};
}
quantity_is_a_reading!(Distance m, Duration s, Speed mps, HeartRate bpm);
