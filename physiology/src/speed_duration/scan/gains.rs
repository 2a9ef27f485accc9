//! How much the windows of a block of starts can gain from one duration to another.

/// Starts to a block.
pub const BLOCK: usize = 64;
/// Blocks to a group.
pub const GROUP: usize = 16;
/// Largest sum of gains: with a distance it stays within 31 bits.
const SUM_MAX: i64 = 1 << 30;
/// Blocks whose largest step is known together: those of a group, of its ends, and of a sleep.
const REACH: usize = 64;
/// Longest sleep that a reach covers, seconds.
const SLEEP_MAX: i32 = ((REACH - GROUP - 2) * BLOCK) as i32;

/// Running sums of the largest of the next `BLOCK` steps from every second on, kept by the second's place in its block,
/// so that those of a group's blocks stand side by side.
///
/// Sums that would grow too large are counted in 2, 4, 8 … cm, rounded up.
pub struct Gains {
    sums: Vec<i32>,
    stride: usize,
    shift: u32,
    /// The largest step in the `REACH` blocks from each block on.
    largest: Vec<i32>,
}

impl Gains {
    /// The gains of a line of `seconds` that stands still for a block after its end.
    pub fn of(covered: &[i32], seconds: usize) -> Self {
        let window = doubled(covered.windows(2).map(|pair| pair[1] - pair[0]).collect(), BLOCK);
        let total: i64 = window.iter().map(|&step| i64::from(step)).sum();
        let shift = (0..31).find(|shift| (total >> shift) + window.len() as i64 <= SUM_MAX).unwrap_or(31);
        let up = (1_i32 << shift) - 1;
        let stride = seconds / BLOCK + 2 + GROUP;
        let mut sums = vec![0; stride * BLOCK];
        let mut sum = 0;
        let mut steps = window.iter();
        for column in 0..stride {
            for row in 0..BLOCK {
                sums[row * stride + column] = sum;
                sum += steps.next().map_or(0, |&step| (step + up) >> shift);
            }
        }
        let largest = doubled(window.iter().step_by(BLOCK).map(|&step| (step + up) >> shift).collect(), REACH);
        Self { sums, stride, shift, largest }
    }

    /// Centimetres in the gains' unit, rounded up.
    pub const fn rounded_up(&self, cm: i32) -> i32 {
        (cm + ((1 << self.shift) - 1)) >> self.shift
    }

    /// Centimetres in the gains' unit, rounded down.
    pub const fn rounded_down(&self, cm: i32) -> i32 {
        cm >> self.shift
    }

    /// The sum up to a second.
    pub fn at(&self, second: usize) -> i32 {
        self.sums[(second % BLOCK) * self.stride + second / BLOCK]
    }

    /// The sums of a group's blocks whose ends stand `w` seconds after their starts.
    pub fn lanes(&self, w: usize, group: usize) -> &[i32; GROUP] {
        self.sums[(w % BLOCK) * self.stride + w / BLOCK + group * GROUP..][..GROUP]
            .try_into()
            .expect("a group has its length")
    }

    /// The most that each block of a group can cover, by its keys.
    #[inline]
    pub fn bounds(&self, keys: &[i32; GROUP], group: usize, w: usize) -> [i32; GROUP] {
        let gained = self.lanes(w, group);
        std::array::from_fn(|i| keys[i] + gained[i])
    }

    /// Whether any block of a group may cover more than a level, by its keys.
    #[inline]
    pub fn exceed(&self, keys: &[i32; GROUP], group: usize, w: usize, level: i32) -> bool {
        let gained = self.lanes(w, group);
        let mut beaten = 0;
        for i in 0..GROUP {
            beaten |= level - (keys[i] + gained[i]);
        }
        beaten < 0
    }

    /// Seconds in which no block of a group, whose first end stands at `end`, gains more than this.
    pub fn seconds_to_gain(&self, gain: i32, end: usize) -> usize {
        match self.largest.get(end / BLOCK) {
            Some(&step) if step > 0 => (gain / step).min(SLEEP_MAX) as usize,
            _ => SLEEP_MAX as usize,
        }
    }
}

/// From each value on the largest of so many, a power of two.
fn doubled(mut values: Vec<i32>, many: usize) -> Vec<i32> {
    let mut width = 1;
    while width < many.min(values.len()) {
        let narrow = values.clone();
        for (value, &ahead) in values.iter_mut().zip(&narrow[width..]) {
            *value = (*value).max(ahead);
        }
        width *= 2;
    }
    values
}
