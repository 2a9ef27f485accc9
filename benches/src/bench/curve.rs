//! The exact speed-duration curve of every duration, against the plain double loop and, for best times, against two pointers,
//! on real runs, on made-up ones and on a long one.
//!
//! Run: `cargo run --release -p benches -- curve`. Goals: an hour at 1 Hz under 0.4 ms, 20 h under 50 ms.

use crate::{Rival, files, medians, unpacked};
use physiology::{Curve, DistanceLine, STANDARD_DISTANCES, best_effort};
use quantity::Distance;
use training::{Channel, recording::MISSING};

const ROUNDS: usize = 5;

/// Runs it.
pub fn run(_arguments: &[String]) -> anyhow::Result<()> {
    let mut paths = files("activities/fit/run", &[".fit"])?;
    paths.extend(files("history/x3cl", &[".fit"])?);
    let mut lines = Vec::new();
    for path in &paths {
        let Ok(decoded) = formats::fit::decode(&unpacked(path)?) else { continue };
        for activity in decoded.activities {
            let Some(distance) = activity.recording.column(Channel::Distance) else { continue };
            let pauses: Vec<(i64, i64)> = activity.pauses.iter().map(|p| (p.from_ms, p.to_ms)).collect();
            let cleaned = DistanceLine::clean(&activity.recording.elapsed_ms, distance, &pauses, MISSING);
            if cleaned.refused.is_none() && (600..=3 * 3600).contains(&cleaned.line.seconds()) {
                lines.push(cleaned.line);
            }
        }
    }
    let made_up = made_up();
    let mut answers = 0;
    for line in lines.iter().chain(&made_up) {
        let curve = Curve::of(line);
        anyhow::ensure!(curve.best_cm == naive(line), "the two curves differ on a run of {} s", line.seconds());
        // Two pointers know nothing of windows that rest on gaps.
        if line.interpolated_s(0, line.seconds()) == 0 {
            answers += same_best_times(line, &curve)?;
        }
    }
    let seconds: usize = lines.iter().map(DistanceLine::seconds).sum();
    println!(
        "{} real runs of 10 min to 3 h, {:.1} h together, and {} made-up ones: both curves alike at every duration",
        lines.len(),
        seconds as f64 / 3600.0,
        made_up.len()
    );
    println!("{answers} best times: alike by the curve and by two pointers");

    let pass = |curve: fn(&DistanceLine) -> Vec<u32>, times: u32, lines: Vec<DistanceLine>| {
        move || {
            (0..times).flat_map(|_| &lines).map(|line| curve(line).iter().map(|&cm| u64::from(cm)).sum::<u64>()).sum()
        }
    };
    let ours = |line: &DistanceLine| Curve::of(line).best_cm;
    let mut rivals =
        [Rival::new("double loop", pass(naive, 1, lines.clone())), Rival::new("stayer", pass(ours, 1, lines.clone()))];
    let times = medians(&mut rivals, ROUNDS);
    for (rival, time) in rivals.iter().zip(&times) {
        println!(
            "curve {:<12} {:8.0} us a run, {:6.1} ns a sample",
            rival.name,
            time.as_secs_f64() * 1e6 / lines.len() as f64,
            time.as_secs_f64() * 1e9 / seconds as f64
        );
    }
    println!("curve ratio  {:6.1}", times[0].as_secs_f64() / times[1].as_secs_f64());

    let mut rivals = [
        Rival::new("two pointers", || {
            lines.iter().flat_map(|l| STANDARD_DISTANCES.map(|m| fastest(l, m))).flatten().sum()
        }),
        Rival::new("the curve", || lines.iter().map(|line| u64::from(Curve::of(line).best_cm[line.seconds()])).sum()),
    ];
    let times = medians(&mut rivals, ROUNDS);
    println!(
        "curve of every duration against {} best times by two pointers: {:.2} times their cost",
        STANDARD_DISTANCES.len(),
        times[1].as_secs_f64() / times[0].as_secs_f64()
    );

    for (hours, passes) in [(1, 200), (20, 4)] {
        let mut rivals = [Rival::new("stayer", pass(ours, passes, vec![spliced(&lines, hours * 3600)]))];
        let time = medians(&mut rivals, ROUNDS)[0].as_secs_f64() / f64::from(passes);
        println!("curve of {hours:>2} h    {:8.3} ms", time * 1e3);
    }
    Ok(())
}

/// The plain double loop, each duration over every start.
fn naive(line: &DistanceLine) -> Vec<u32> {
    let cm = line.cumulative_cm();
    let gaps = line.interpolated_s(0, line.seconds()) > 0;
    let mut most = 0;
    (0..cm.len())
        .map(|w| {
            for t in 0..cm.len() - w {
                if cm[t + w] - cm[t] > most && (!gaps || line.interpolated_s(t, t + w) as usize <= w / 10) {
                    most = cm[t + w] - cm[t];
                }
            }
            most
        })
        .collect()
}

/// Runs at a steady pace, in repeats and with stops: the shapes that make bounds fail.
fn made_up() -> Vec<DistanceLine> {
    let shapes: [fn(u32) -> u32; 4] = [
        |_| 300,
        |s| if s % 240 < 90 { 500 } else { 180 },
        |s| if s % 700 < 60 { 0 } else { 280 + s % 7 },
        |s| 200 + s.wrapping_mul(2_654_435_761) % 300,
    ];
    let line = |shape: fn(u32) -> u32| {
        let mut cm = vec![0];
        cm.extend((0..5000).scan(0, |sum, s| {
            *sum += shape(s);
            Some(*sum)
        }));
        DistanceLine::from_cumulative_cm(cm)
    };
    shapes.into_iter().map(line).collect()
}

/// Fewest whole seconds within which a distance was covered, by two pointers.
fn fastest(line: &DistanceLine, metres: f64) -> Option<u64> {
    let (cm, wanted) = (line.cumulative_cm(), (metres * 100.0 - 1e-6).ceil() as u32);
    let (mut start, mut best) = (0, None);
    for end in 0..cm.len() {
        while cm[end] - cm[start] >= wanted {
            best = best.min(Some((end - start) as u64)).or(Some((end - start) as u64));
            start += 1;
        }
    }
    best
}

/// Compares the best times over the standard distances; how many there were.
fn same_best_times(line: &DistanceLine, curve: &Curve) -> anyhow::Result<usize> {
    let mut answers = 0;
    for metres in STANDARD_DISTANCES {
        let distance = Distance::from_m(metres);
        let ours = curve.best_seconds(distance).map(|s| s as u64);
        anyhow::ensure!(
            ours == fastest(line, metres),
            "best times over {metres} m differ on a run of {} s",
            line.seconds()
        );
        let exact = best_effort(line, curve, distance).map(|b| b.elapsed.s().ceil() as u64);
        anyhow::ensure!(exact == ours, "the fraction of {metres} m leaves its second on a run of {} s", line.seconds());
        answers += usize::from(ours.is_some());
    }
    Ok(answers)
}

/// Real runs one after another, cut to a length.
fn spliced(lines: &[DistanceLine], seconds: usize) -> DistanceLine {
    let mut cm = vec![0_u32];
    for step in lines.iter().cycle().flat_map(|line| line.cumulative_cm().windows(2).map(|p| p[1] - p[0])).take(seconds)
    {
        cm.push(cm[cm.len() - 1] + step);
    }
    DistanceLine::from_cumulative_cm(cm)
}
