//! Benchmarks: `cargo run --release -p benches -- NAME`. One program holds them all, since building takes longer than most of them.
//!
//! Only ratios of times taken in the same run are compared: the machine's load moves both alike.

mod bench;
mod child;
mod clock;
mod corpus;
mod library;
mod rounds;
mod usage;

use child::{child, measure};
use clock::{cpu_time, cpu_time_of_all};
use corpus::{files, unpacked};
use library::{fill, simulated_runs};
use rounds::{Rival, medians};
use usage::{Usage, median};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let name = arguments.first().map_or("", String::as_str);
    match bench::ALL.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(&arguments[1..]),
        None => {
            let names: Vec<&str> = bench::ALL.iter().map(|(name, _)| *name).collect();
            anyhow::bail!("{name:?} is no benchmark; there are {}", names.join(", "))
        }
    }
}
