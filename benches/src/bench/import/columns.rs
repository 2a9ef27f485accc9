//! What packing the columns and curves costs: the library's own bits against pco's levels. `import columns` compares them.

use super::{RUNS, corpus};
use crate::Usage;
use pco::{ChunkConfig, DeltaSpec, ModeSpec, data_types::Number};
use store::column;
use training::{Channel, recording::MISSING};

/// Everything of the runs that is packed.
#[derive(Default)]
struct Unpacked {
    times: Vec<Vec<i64>>,
    channels: Vec<(Channel, Vec<i32>)>,
    curves: Vec<Vec<u32>>,
}

/// Prints processor time and bytes of each way, over the runs of the import's benchmark.
pub fn compare() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    corpus::Corpus::load()?.write(folder.path(), 0..RUNS, false)?;
    let mut all = Unpacked::default();
    super::each(folder.path(), |bytes| all.take(bytes))?;
    println!("{:<6} {:>9} {:>9} {:>9} {:>9}", "", "samples s", "MB", "curves s", "MB");
    for _ in 0..3 {
        all.line("bits", column::pack_times, |_, values| column::pack(values), column::pack_curve)?;
        for level in [0, 1, 2, 4, 8] {
            let channel = |channel: Channel, values: &[i32]| {
                let order = if matches!(channel, Channel::Latitude | Channel::Longitude) { 2 } else { 1 };
                let present: Vec<i32> = values.iter().copied().filter(|&v| v != MISSING).collect();
                pco(&present, level, order)
            };
            all.line(&format!("pco {level}"), |times| pco(times, level, 1), channel, |curve| pco(curve, level, 1))?;
        }
    }
    Ok(())
}

fn pco<T: Number>(values: &[T], level: usize, order: usize) -> Vec<u8> {
    let config = ChunkConfig::default()
        .with_compression_level(level)
        .with_mode_spec(ModeSpec::Classic)
        .with_delta_spec(DeltaSpec::TryConsecutive(order));
    pco::standalone::simple_compress(values, &config).expect("level and order are within pco's bounds")
}

impl Unpacked {
    fn take(&mut self, bytes: &[u8]) -> u64 {
        let Ok(decoded) = formats::decode(bytes) else { return 0 };
        for activity in decoded.activities {
            let recording = &activity.recording;
            self.times.push(recording.elapsed_ms.clone());
            let columns = recording.channels().filter_map(|c| Some((c, recording.column(c)?.to_vec())));
            self.channels.extend(columns);
            self.curves.extend(super::curve(&activity).map(|curve| curve.best_cm));
        }
        0
    }

    fn line(
        &self,
        name: &str,
        times: impl Fn(&[i64]) -> Vec<u8>,
        channel: impl Fn(Channel, &[i32]) -> Vec<u8>,
        curve: impl Fn(&[u32]) -> Vec<u8>,
    ) -> anyhow::Result<()> {
        let start = Usage::own()?.cpu_s;
        let mut samples: usize = self.times.iter().map(|values| times(values).len()).sum();
        samples += self.channels.iter().map(|(name, values)| channel(*name, values).len()).sum::<usize>();
        let between = Usage::own()?.cpu_s;
        let curves: usize = self.curves.iter().map(|values| curve(values).len()).sum();
        let end = Usage::own()?.cpu_s;
        let (samples_mb, curves_mb) = (samples as f64 / 1e6, curves as f64 / 1e6);
        println!("{name:<6} {:9.2} {samples_mb:9.2} {:9.2} {curves_mb:9.2}", between - start, end - between);
        Ok(())
    }
}
