//! The exact speed-duration curve of every duration, against the plain double loop, on real runs and on a long one.
//!
//! Run: `cargo run --release -p benches --bin curve`. Goals: an hour at 1 Hz under 0.4 ms, 20 h under 50 ms.

use benches::{Rival, files, medians, unpacked};
use physiology::{Curve, DistanceLine};
use training::{Channel, recording::MISSING};

const ROUNDS: usize = 5;

fn main() -> anyhow::Result<()> {
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
    for line in &lines {
        anyhow::ensure!(
            Curve::of(line).best_cm == naive(line),
            "the two curves differ on a run of {} s",
            line.seconds()
        );
    }
    let seconds: usize = lines.iter().map(DistanceLine::seconds).sum();
    println!(
        "{} real runs of 10 min to 3 h, {:.1} h together: both curves alike at every duration",
        lines.len(),
        seconds as f64 / 3600.0
    );

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

/// Real runs one after another, cut to a length.
fn spliced(lines: &[DistanceLine], seconds: usize) -> DistanceLine {
    let mut cm = vec![0_u32];
    for step in lines.iter().cycle().flat_map(|line| line.cumulative_cm().windows(2).map(|p| p[1] - p[0])).take(seconds)
    {
        cm.push(cm[cm.len() - 1] + step);
    }
    DistanceLine::from_cumulative_cm(cm)
}
