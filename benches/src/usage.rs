//! Processor time and memory of a process, without unsafe code.

use anyhow::Context;
use std::fmt;

/// What a process used.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// Seconds of all its threads, user and system.
    pub cpu_s: f64,
    /// Most memory it held, in megabytes.
    pub peak_mb: f64,
    /// Seconds from its start on.
    pub wall_s: f64,
}

/// The kernel counts in hundredths of a second on every Linux of today.
const TICKS_PER_S: f64 = 100.0;

impl Usage {
    /// Of this process, so far.
    pub fn own() -> anyhow::Result<Self> {
        let stat = std::fs::read_to_string("/proc/self/stat").context("this benchmark reads Linux's /proc")?;
        // The name in brackets may hold spaces; the fields after it are fixed.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |at: usize| {
            fields.get(at).and_then(|field| field.parse::<f64>().ok()).context("a field of /proc/self/stat")
        };
        let status = std::fs::read_to_string("/proc/self/status")?;
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("VmHWM")?;
        let kb: f64 = peak.trim().trim_end_matches("kB").trim().parse()?;
        let up = std::fs::read_to_string("/proc/uptime")?;
        let up_s: f64 = up.split(' ').next().unwrap_or_default().parse().context("/proc/uptime")?;
        Ok(Self {
            cpu_s: (ticks(11)? + ticks(12)?) / TICKS_PER_S,
            peak_mb: kb / 1024.0,
            wall_s: up_s - ticks(19)? / TICKS_PER_S,
        })
    }

    /// As a child printed it.
    pub fn parse(line: &str) -> anyhow::Result<Self> {
        let mut parts = line.split_whitespace();
        let mut next = || parts.next().context("a child says three figures")?.parse::<f64>().context("a figure");
        Ok(Self { cpu_s: next()?, peak_mb: next()?, wall_s: next()? })
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:6.2} CPU s {:5.0} MB {:6.2} s on the clock", self.cpu_s, self.peak_mb, self.wall_s)
    }
}

/// Each figure of the one in the middle by it, with the most memory of all.
pub fn median(all: &[Usage]) -> Usage {
    let middle = |figure: fn(&Usage) -> f64| {
        let mut times: Vec<f64> = all.iter().map(figure).collect();
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let peak_mb = all.iter().map(|usage| usage.peak_mb).fold(0.0, f64::max);
    Usage { cpu_s: middle(|usage| usage.cpu_s), peak_mb, wall_s: middle(|usage| usage.wall_s) }
}
