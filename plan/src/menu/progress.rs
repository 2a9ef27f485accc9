//! What has been done of each kind so far, and what may come next (rule B4).

use super::Kind;
use training::RunKind;

/// Repeats and pace of the last session of each kind.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    last: Vec<Done>,
    /// The runner comes with speed work in the legs.
    pub practised: bool,
}

#[derive(Debug, Clone, Copy)]
struct Done {
    run: RunKind,
    size: u8,
    reps: u32,
    rep_m: f64,
    share: f64,
    times: u32,
}

/// What the next session of a kind may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Next {
    /// Most repeats.
    pub reps: u32,
    /// Length of one, m.
    pub rep_m: f64,
    /// Share of its pace's speed.
    pub share: f64,
    /// Repeats of the last session, 0 before the first.
    pub before: u32,
}

impl Progress {
    /// Before the season; `practised` where the runner comes with speed work in the legs.
    #[must_use]
    pub fn after(practised: bool) -> Self {
        Self { last: Vec::new(), practised }
    }

    fn find(&self, kind: &Kind) -> Option<&Done> {
        self.last.iter().find(|d| d.run == kind.run && d.size == kind.size())
    }

    /// Repeats of the last session of a kind; 0 before the first.
    #[must_use]
    pub fn reps(&self, kind: &Kind) -> u32 {
        self.find(kind).map_or(0, |d| d.reps)
    }

    /// The next dose: two repeats first, then at most two more than last time.
    #[must_use]
    pub fn next(&self, kind: &Kind) -> Next {
        let Some(done) = self.find(kind) else {
            let reps = if self.practised { 4 } else { 2 };
            return Next { reps: reps.min(kind.cap), rep_m: kind.rep_m, share: kind.share, before: 0 };
        };
        let full = done.reps >= kind.cap;
        let share =
            if full && done.times >= 2 { (done.share + 0.01).min(kind.share_top.max(done.share)) } else { done.share };
        let reps = if share > done.share { done.reps } else { (done.reps + 2).min(kind.cap) };
        Next { reps, rep_m: kind.rep_m, share, before: done.reps }
    }

    /// Remembers a session.
    pub fn record(&mut self, kind: &Kind, reps: u32, rep_m: f64, share: f64) {
        let size = kind.size();
        match self.last.iter_mut().find(|d| d.run == kind.run && d.size == size) {
            Some(d) => {
                let same = d.reps == reps && (d.share - share).abs() < 1e-9;
                *d = Done { reps, rep_m, share, times: if same { d.times + 1 } else { 1 }, ..*d };
            }
            None => self.last.push(Done { run: kind.run, size, reps, rep_m, share, times: 1 }),
        }
    }

    /// Length of the last pieces of a run's name in any size class, m; 0 before the first.
    #[must_use]
    pub fn longest_piece(&self, run: RunKind) -> f64 {
        self.last.iter().filter(|d| d.run == run).map(|d| d.rep_m).fold(0.0, f64::max)
    }
}
