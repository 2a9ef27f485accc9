//! Whole exports: Strava zips beside merely inflating and checksumming them, an Apple Health zip beside merely inflating it, and a
//! zip of very many files that are no activities. Two of the Strava zips hold real runs, where these lie beside the workspace.
//!
//! Run: `cargo run --release -p benches -- exports`, with fewer activities, megabytes and files for a quick look:
//! `… benches -- exports 50 5 1000`. The exports are made from their documented layouts. Every measurement is a process of its own; its
//! figures are the processor time of all its threads and its peak memory, as the kernel tells them.

use super::import::corpus::{Corpus, listed};
use crate::{child, measure, median};
use anyhow::{Context, bail};
use app::{App, Config, ImportOptions};
use flate2::{Compression, read::MultiGzDecoder, write::GzEncoder};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};
use testkit::{APPLE_HEAD, AppleWorkout, StravaLayout, StravaRow, apple_record, strava_table};
use training::{Activity, Channel, Sport};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

const ACTIVITIES: u64 = 5000;
const MEGABYTES: u64 = 300;
const MEMBERS: u64 = 300_000;
const ROUNDS: usize = 3;
/// Seconds of a run.
const LONG: i64 = 2400;

/// Runs it.
pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let path = |at: usize| arguments.get(at).map(PathBuf::from).context("a path is needed");
    match arguments.first().map(String::as_str) {
        Some("inflate") => child(|| inflate(&path(1)?)),
        Some("import") => child(|| import(&path(1)?, &path(2)?)),
        Some(number) if number.parse::<u64>().is_err() => bail!("{number} is no measurement"),
        _ => {
            let number = |at: usize, usual: u64| arguments.get(at).map_or(Ok(usual), |text| text.parse());
            compare(number(0, ACTIVITIES)?, number(1, MEGABYTES)?)?;
            many(number(2, MEMBERS)?)
        }
    }
}

fn compare(activities: u64, megabytes: u64) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name);
    let (strava, apple) = (path("strava.zip"), path("apple.zip"));
    write_strava(&strava, activities)?;
    let document_bytes = write_apple(&apple, megabytes << 20)?;
    let mut zips = vec![("Strava", strava, "goal: import within 2.5 times"), ("Apple", apple, "")];
    let real = [
        ("Strava, real runs with a sample a second", Corpus::every_second()),
        ("Strava, real runs with a sample in 3 to 7 s", Corpus::load()),
    ];
    for (place, (name, corpus)) in real.into_iter().enumerate() {
        let Ok(corpus) = corpus else {
            println!("{name}: the shared data is needed for them; left out");
            continue;
        };
        let (zip, files) = (path(&format!("real-{place}.zip")), path(&format!("real-{place}")));
        corpus.write(&files, 0..usize::try_from(activities)?, true)?;
        write_real(&zip, &files)?;
        zips.push((name, zip, "goal: import within 2.5 times"));
    }
    for (name, zip, goal) in &zips {
        let (mut plain, mut imports) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            plain.push(measure("exports", "inflate", &[zip])?);
            let library = folder.path().join(format!("{name} {round}"));
            imports.push(measure("exports", "import", &[zip, &library])?);
            std::fs::remove_dir_all(&library)?;
        }
        let (plain, import) = (median(&plain), median(&imports));
        println!("{name}: {:.1} MB on the disk", std::fs::metadata(zip)?.len() as f64 / 1e6);
        println!("  inflate and checksum {plain}");
        println!("  import               {import}");
        let (by_cpu, by_clock) = (import.cpu_s / plain.cpu_s, import.wall_s / plain.wall_s);
        println!("  ratio                {by_cpu:.2} of processor time, {by_clock:.2} on the clock {goal}");
        if *name == "Apple" {
            let rate = document_bytes as f64 / 1e6 / import.cpu_s;
            println!("  {:.0} MB of XML, {rate:.0} MB/s of processor time (goal 200)", document_bytes as f64 / 1e6);
        }
    }
    Ok(())
}

/// A run among so many files of a watch that hold no activity.
fn many(members: u64) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (zip, library) = (folder.path().join("many.zip"), folder.path().join("library"));
    let mut writer = ZipWriter::new(BufWriter::new(File::create(&zip)?));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let monitoring = testkit::fit_of_type(32, 3);
    let path = |number: u64| format!("DI_CONNECT/DI-Connect-Uploaded-Files/runner@example.org_{number}.fit");
    for number in 0..members {
        writer.start_file(path(10_000_000_000 + number), stored)?;
        writer.write_all(&monitoring)?;
    }
    writer.start_file(path(1), stored)?;
    writer.write_all(&formats::fit::encode_activity(&run_number(1))?)?;
    writer.finish()?.flush()?;
    let import = measure("exports", "import", &[&zip, &library])?;
    println!("{members} files and a run: {import} (goal under 150 MB)");
    Ok(())
}

/// Every member unpacked and checksummed, what is gzipped inside too.
fn inflate(zip: &Path) -> anyhow::Result<u64> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(zip)?))?;
    let mut bytes = 0;
    let mut piece = vec![0; 256 << 10];
    for index in 0..archive.len() {
        let member = archive.by_index(index)?;
        let packed = member.name()?.ends_with(".gz");
        let mut stream: Box<dyn Read + '_> =
            if packed { Box::new(MultiGzDecoder::new(member)) } else { Box::new(member) };
        let mut checksum = Sha256::new();
        loop {
            match stream.read(&mut piece)? {
                0 => break,
                n => {
                    checksum.update(&piece[..n]);
                    bytes += n as u64;
                }
            }
        }
        std::hint::black_box(checksum.finalize());
    }
    Ok(bytes)
}

fn import(zip: &Path, library: &Path) -> anyhow::Result<u64> {
    let app = App::open(Config { data: Some(library.to_owned()), ..Config::default() })?;
    let stop = AtomicBool::new(false);
    let report = app.import(&[zip.to_owned()], ImportOptions::default(), &mut |_| (), &stop)?;
    if report.failed > 0 || report.imported == 0 {
        bail!("{} imported, {} failed", report.imported, report.failed);
    }
    Ok(report.imported as u64)
}

fn day(number: u64) -> Timestamp {
    let first = Timestamp::from_second(1_450_000_000).unwrap_or(Timestamp::UNIX_EPOCH);
    first + SignedDuration::from_hours(18 * i64::try_from(number).unwrap_or(0))
}

/// An export of runs with a sample a second, each file gzipped as the service does, and its table.
fn write_strava(zip: &Path, activities: u64) -> anyhow::Result<()> {
    let mut writer = ZipWriter::new(BufWriter::new(File::create(zip)?));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut rows = Vec::new();
    for number in 0..activities {
        let name = format!("activities/{}.fit.gz", 9_000_000 + number);
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(&formats::fit::encode_activity(&run_number(number))?)?;
        writer.start_file(&name, stored)?;
        writer.write_all(&packer.finish()?)?;
        let told = StravaRow {
            gear: "Red shoes".into(),
            exertion: Some(4.0),
            ..StravaRow::run(number, day(number), 2400, &name)
        };
        rows.push(told);
    }
    writer.start_file("activities.csv", SimpleFileOptions::default())?;
    writer.write_all(strava_table(&rows, StravaLayout::NEWEST).as_bytes())?;
    writer.finish()?.flush()?;
    Ok(())
}

/// An export of files that lie in a folder, and its table.
fn write_real(zip: &Path, files: &Path) -> anyhow::Result<()> {
    let mut writer = ZipWriter::new(BufWriter::new(File::create(zip)?));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut rows = Vec::new();
    for (number, file) in (9_000_000..).zip(listed(files)?) {
        let name = format!("activities/{number}.fit.gz");
        writer.start_file(&name, stored)?;
        writer.write_all(&std::fs::read(file)?)?;
        rows.push(StravaRow::run(number, day(number - 9_000_000), 2400, &name));
    }
    writer.start_file("activities.csv", SimpleFileOptions::default())?;
    writer.write_all(strava_table(&rows, StravaLayout::NEWEST).as_bytes())?;
    writer.finish()?.flush()?;
    Ok(())
}

/// A run whose pace, heart rate and height wander, differently for each number.
fn run_number(number: u64) -> Activity {
    let mut activity = Activity::new(day(number), Sport::Running);
    let seconds = 0..=LONG;
    let wave = |s: i64, period: f64| ((s as f64 + number as f64 * 17.0) / period).sin();
    let mut cm = 0.0;
    let distance: Vec<i32> = seconds
        .clone()
        .map(|s| {
            cm += 300.0 + 40.0 * wave(s, 90.0);
            cm as i32
        })
        .collect();
    let channel = |of: &dyn Fn(i64) -> f64| seconds.clone().map(|s| of(s) as i32).collect::<Vec<i32>>();
    let metres = |s: i64| f64::from(distance[s as usize]) / 100.0;
    activity.recording.elapsed_ms = seconds.clone().map(|s| s * 1000).collect();
    activity.recording.set(Channel::Latitude, channel(&|s| 550_000_000.0 + metres(s) * 107.0));
    activity.recording.set(Channel::Longitude, channel(&|s| 110_000_000.0 + 900.0 * wave(s, 200.0)));
    activity.recording.set(Channel::Altitude, channel(&|s| 12_000.0 + 1500.0 * wave(s, 400.0)));
    activity.recording.set(Channel::HeartRate, channel(&|s| 145.0 + 12.0 * wave(s, 150.0)));
    activity.recording.set(Channel::Cadence, channel(&|s| 1720.0 + 60.0 * wave(s, 30.0)));
    activity.recording.set(Channel::Distance, distance.clone());
    activity.device.serial = Some(77);
    activity.time_created = Some(day(number));
    activity
}

/// An export with a workout a day among records, of which a third is heart rate; tells the document's bytes.
fn write_apple(zip: &Path, bytes: u64) -> anyhow::Result<u64> {
    let mut writer = ZipWriter::new(BufWriter::new(File::create(zip)?));
    writer.start_file("apple_health_export/export.xml", SimpleFileOptions::default().large_file(true))?;
    let mut written = 0;
    let mut put = |writer: &mut ZipWriter<BufWriter<File>>, text: &str| {
        written += text.len() as u64;
        writer.write_all(text.as_bytes()).map(|()| written)
    };
    put(&mut writer, APPLE_HEAD)?;
    let mut number = 0;
    loop {
        let from = day(number);
        for step in 0..240 {
            let at = from + SignedDuration::from_secs(5 * step);
            let beat = 130.0 + (step % 31) as f64;
            put(&mut writer, &apple_record("HeartRate", "count/min", at, beat))?;
            put(&mut writer, &apple_record("StepCount", "count", at, beat - 100.0))?;
            put(&mut writer, &apple_record("ActiveEnergyBurned", "kcal", at, 0.7 + beat / 1000.0))?;
        }
        if put(&mut writer, &AppleWorkout::run(from, 1200).element())? >= bytes {
            break;
        }
        number += 1;
    }
    let whole = put(&mut writer, "</HealthData>\n")?;
    writer.finish()?.flush()?;
    Ok(whole)
}
