//! The benchmarks by their names.

mod after_import;
mod curve;
mod exports;
mod fit_decode;
mod hold;
mod import;
mod pages;
mod plan;
mod predict;
mod xml_decode;

/// What runs a benchmark with the arguments after its name.
type Run = fn(&[String]) -> anyhow::Result<()>;

/// Every benchmark.
pub const ALL: [(&str, Run); 10] = [
    ("after_import", after_import::run),
    ("curve", curve::run),
    ("exports", exports::run),
    ("fit_decode", fit_decode::run),
    ("hold", hold::run),
    ("import", import::run),
    ("pages", pages::run),
    ("plan", plan::run),
    ("predict", predict::run),
    ("xml_decode", xml_decode::run),
];
