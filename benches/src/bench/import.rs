//! A whole import into the library, against a library decoder that merely reads the same files.
//!
//! Run: `cargo run --release -p benches -- import`. Every measurement is a process of its own, in turns; its figures are
//! the processor time of all its threads (user and system) and its peak memory, as the kernel tells them.
//! The files are the real runs of the shared histories, each several times: copies are moved in time by whole days, their
//! checksums made again, so that none is a duplicate.

mod columns;
pub mod corpus;
mod originals;

use crate::{Usage, child, measure, median};
use anyhow::{Context, bail};
use app::{App, Config, ImportOptions};
use rustyfit::{Decoder, DecoderEvent, StreamingIterator};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

const RUNS: usize = 1000;
const ROUNDS: usize = 5;
/// The library to which single activities are added.
const LARGE: usize = 2500;
const SINGLES: usize = 200;

/// Runs it.
pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let folder = |at: usize| arguments.get(at).map(PathBuf::from).context("a folder is needed");
    match arguments.first().map(String::as_str) {
        None => compare(),
        Some("every-second") => every_second(),
        Some("corpus") => corpus::Corpus::load()?.write(&folder(1)?, 0..RUNS, false).map(|_| ()),
        Some("decode") => child(|| each(&folder(1)?, library_decode)),
        Some("ours") => child(|| each(&folder(1)?, our_decode)),
        Some("import") => child(|| import(&folder(1)?, &folder(2)?)),
        Some("single-floor") => child(|| each(&folder(1)?, decode_and_curve)),
        Some("singles") => child(|| singles(&folder(1)?, &folder(2)?)),
        Some("blobs") => child(|| originals::as_blobs(&folder(1)?, &folder(2)?)),
        Some("files") => child(|| originals::as_files(&folder(1)?, &folder(2)?)),
        Some("originals") => originals::compare(),
        Some("columns") => columns::compare(),
        Some(other) => bail!("{other} is no measurement"),
    }
}

fn compare() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (plain, gz, few, single) =
        (folder.path().join("fit"), folder.path().join("gz"), folder.path().join("few"), folder.path().join("single"));
    let corpus = corpus::Corpus::load()?;
    let bytes = corpus.write(&plain, 0..RUNS, false)?;
    corpus.write(&gz, 0..RUNS, true)?;
    corpus.write(&few, 0..RUNS / 10, false)?;
    println!("{RUNS} runs, {:.1} MB: {} real ones, the rest copies moved in time", bytes as f64 / 1e6, corpus.len());
    let library = || folder.path().join("library");
    let fresh = || std::fs::remove_dir_all(library()).or_else(|_| anyhow::Ok(()));

    let mut rounds: [Vec<Usage>; 5] = Default::default();
    for _ in 0..ROUNDS {
        rounds[0].push(measure("import", "decode", &[&plain])?);
        rounds[1].push(measure("import", "ours", &[&plain])?);
        fresh()?;
        rounds[2].push(measure("import", "import", &[&plain, &library()])?);
        rounds[3].push(measure("import", "ours", &[&gz])?);
        fresh()?;
        rounds[4].push(measure("import", "import", &[&gz, &library()])?);
    }
    let [decode, ours, import, gz_floor, gz_import] = rounds.map(|round| median(&round));
    println!("library decoder, streaming   {decode}");
    println!("stayer, decode alone         {ours}");
    println!(
        "stayer, import               {import}   {:.2} times the library decoder (goal 1.2)",
        import.cpu_s / decode.cpu_s
    );
    println!("gz: read, inflate, decode    {gz_floor}");
    println!(
        "gz: stayer, import           {gz_import}   {:.2} times the line above (goal 3)",
        gz_import.cpu_s / gz_floor.cpu_s
    );
    let size = std::fs::metadata(library().join("library.sqlite"))?.len();
    println!("the library                  {:.1} MB", size as f64 / 1e6);
    fresh()?;
    let small = measure("import", "import", &[&few, &library()])?;
    println!(
        "peak memory, {} runs        {:.0} MB; {RUNS} runs {:.0} MB (goal under 200, and flat)",
        RUNS / 10,
        small.peak_mb,
        import.peak_mb
    );

    fresh()?;
    let large = folder.path().join("large");
    corpus.write(&large, RUNS..RUNS + LARGE, false)?;
    corpus.write(&single, RUNS + LARGE..RUNS + LARGE + SINGLES, false)?;
    measure("import", "import", &[&large, &library()])?;
    let floor = measure("import", "single-floor", &[&single])?;
    let added = measure("import", "singles", &[&single, &library()])?;
    println!(
        "one added to {LARGE}            {:.2} ms, its decode and curve {:.2} ms: {:.2} times (goal 2)",
        added.cpu_s * 1e3 / SINGLES as f64,
        floor.cpu_s * 1e3 / SINGLES as f64,
        added.cpu_s / floor.cpu_s
    );
    every_second()
}

/// The same ratio over runs with a sample a second, whose curve is no longer than their records.
fn every_second() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (files, library) = (folder.path().join("fit"), folder.path().join("library"));
    let corpus = corpus::Corpus::every_second()?;
    let bytes = corpus.write(&files, 0..RUNS, false)?;
    println!("{RUNS} runs with a sample a second, {:.1} MB: {} real ones", bytes as f64 / 1e6, corpus.len());
    let (mut decodes, mut imports) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        decodes.push(measure("import", "decode", &[&files])?);
        std::fs::remove_dir_all(&library).or_else(|_| anyhow::Ok(()))?;
        imports.push(measure("import", "import", &[&files, &library])?);
    }
    let (decode, import) = (median(&decodes), median(&imports));
    println!("library decoder, streaming   {decode}");
    println!("stayer, import               {import}   {:.2} times the library decoder", import.cpu_s / decode.cpu_s);
    Ok(())
}

/// Does something with the bytes of every file of a folder, unpacked where they are gzip.
fn each(folder: &Path, mut work: impl FnMut(&[u8]) -> u64) -> anyhow::Result<u64> {
    let mut sum = 0;
    for path in corpus::listed(folder)? {
        let mut bytes = Vec::new();
        let mut file = File::open(&path)?;
        if path.extension().is_some_and(|extension| extension == "gz") {
            flate2::read::GzDecoder::new(file).read_to_end(&mut bytes)?;
        } else {
            bytes.reserve(usize::try_from(file.metadata()?.len())? + 1);
            file.read_to_end(&mut bytes)?;
        }
        sum += work(&bytes);
    }
    Ok(sum)
}

fn library_decode(mut bytes: &[u8]) -> u64 {
    let mut decoder = Decoder::new();
    let mut stream = decoder.stream(&mut bytes);
    let mut messages = 0;
    while let Some(Ok(event)) = stream.next() {
        messages += u64::from(matches!(event, DecoderEvent::Message(_)));
    }
    messages
}

fn our_decode(bytes: &[u8]) -> u64 {
    formats::decode(bytes).map_or(0, |decoded| decoded.activities.iter().map(|a| a.recording.len() as u64).sum())
}

fn decode_and_curve(bytes: &[u8]) -> u64 {
    let Ok(decoded) = formats::decode(bytes) else { return 0 };
    decoded.activities.iter().filter_map(curve).map(|curve| curve.seconds() as u64).sum()
}

fn curve(activity: &training::Activity) -> Option<physiology::Curve> {
    let recording = &activity.recording;
    let distance = recording.column(training::Channel::Distance)?;
    let pauses: Vec<_> = activity.pauses.iter().map(|p| (p.from_ms, p.to_ms)).collect();
    let cleaned =
        physiology::DistanceLine::clean(&recording.elapsed_ms, distance, &pauses, training::recording::MISSING);
    Some(physiology::Curve::of(&cleaned.line))
}

fn import(files: &Path, library: &Path) -> anyhow::Result<u64> {
    let app = App::open(Config { data: Some(library.to_owned()), ..Config::default() })?;
    let report = app.import(&[files.to_owned()], ImportOptions::default(), &mut |_| (), &AtomicBool::new(false))?;
    let files = corpus::listed(files)?.len();
    if report.imported != files {
        bail!("{} of {files} were imported", report.imported);
    }
    Ok(report.imported as u64)
}

/// Each file an import of its own, into a library that is open already.
fn singles(files: &Path, library: &Path) -> anyhow::Result<u64> {
    let app = App::open(Config { data: Some(library.to_owned()), ..Config::default() })?;
    let mut imported = 0;
    for file in corpus::listed(files)? {
        imported += app.import(&[file], ImportOptions::default(), &mut |_| (), &AtomicBool::new(false))?.imported;
    }
    Ok(imported as u64)
}
