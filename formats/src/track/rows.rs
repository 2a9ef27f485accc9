//! Rows gathered into columns.

use super::{Tally, distance, time_line};
use training::{Channel, Pause, Recording, Repair, recording::MISSING};

const CHANNELS: usize = Channel::ALL.len();

/// One sample while it is being read.
#[derive(Debug, Clone)]
pub struct Row {
    /// Milliseconds after 1970, where given.
    pub time_ms: Option<i64>,
    values: [i32; CHANNELS],
    given: u16,
}

impl Row {
    /// A sample with nothing in it.
    pub const EMPTY: Self = Self { time_ms: None, values: [MISSING; CHANNELS], given: 0 };

    /// Sets the stored integer of a channel.
    #[inline]
    pub const fn set(&mut self, channel: Channel, stored: i32) {
        self.values[channel as usize] = stored;
        self.given |= 1 << channel as u16;
    }

    /// The stored integer of a channel.
    #[inline]
    pub const fn get(&self, channel: Channel) -> i32 {
        self.values[channel as usize]
    }
}

/// A row before which the recording was interrupted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// The first row after it.
    pub row: usize,
    /// The timer stood still in between, so that the way across does not count.
    pub pause: bool,
}

/// All samples of one activity while it is being read.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Milliseconds after 1970, in the order of the file.
    pub time_ms: Vec<i64>,
    columns: [Vec<i32>; CHANNELS],
    active: u16,
    /// Where segments begin, never row 0.
    pub breaks: Vec<Break>,
}

impl Rows {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.time_ms.len()
    }

    /// Appends a sample at a time.
    #[inline]
    pub fn push(&mut self, time_ms: i64, row: &Row) {
        let new = row.given & !self.active;
        if new != 0 {
            self.activate(new);
        }
        self.time_ms.push(time_ms);
        let mut rest = self.active;
        while rest != 0 {
            let channel = rest.trailing_zeros() as usize;
            self.columns[channel].push(row.values[channel]);
            rest &= rest - 1;
        }
    }

    #[cold]
    fn activate(&mut self, new: u16) {
        for channel in (0..CHANNELS).filter(|c| new & 1 << c != 0) {
            self.columns[channel].resize(self.time_ms.len(), MISSING);
        }
        self.active |= new;
    }

    /// A column, empty where the channel was never given.
    pub fn column(&self, channel: Channel) -> &[i32] {
        &self.columns[channel as usize]
    }

    /// Changes every value of a channel that is there.
    pub fn change(&mut self, channel: Channel, change: impl Fn(i32) -> i32) {
        for value in self.columns[channel as usize].iter_mut().filter(|v| **v != MISSING) {
            *value = change(*value);
        }
    }

    /// Says that the next row begins a new segment.
    pub fn interrupt(&mut self, pause: bool) {
        let row = self.len();
        match self.breaks.last_mut() {
            Some(last) if last.row == row => last.pause |= pause,
            _ if row > 0 => self.breaks.push(Break { row, pause }),
            _ => {}
        }
    }

    /// Drops all rows from `row` on.
    pub fn truncate(&mut self, row: usize) {
        self.time_ms.truncate(row);
        self.columns.iter_mut().for_each(|column| column.truncate(row));
        self.breaks.retain(|b| b.row < row);
    }

    /// Takes all rows from `row` on out, as an activity of their own.
    pub fn split_off(&mut self, row: usize) -> Self {
        let split = |column: &mut Vec<i32>| if column.is_empty() { Vec::new() } else { column.split_off(row) };
        let columns = std::array::from_fn(|c| split(&mut self.columns[c]));
        let breaks = self.breaks.iter().filter(|b| b.row > row).map(|b| Break { row: b.row - row, ..*b }).collect();
        self.breaks.retain(|b| b.row < row);
        Self { time_ms: self.time_ms.split_off(row), columns, active: self.active, breaks }
    }

    /// Mends the time line, fills the distance and hands out the recording with its start; nothing without rows.
    pub fn finish(mut self, tally: &mut Tally) -> Option<Finished> {
        time_line::mend(&mut self.time_ms, tally);
        let start_ms = *self.time_ms.first()?;
        self.breaks.retain(|b| b.row < self.time_ms.len()); // one may follow the last row
        let distance = distance::column(&self, tally);
        self.columns[Channel::Distance as usize] = distance.unwrap_or_default();
        self.time_ms.iter_mut().for_each(|t| *t -= start_ms);
        let pauses = self.pauses();
        let mut recording = Recording::default();
        recording.elapsed_ms = self.time_ms;
        for (channel, column) in Channel::ALL.into_iter().zip(self.columns) {
            if !column.is_empty() {
                recording.set(channel, column);
            }
        }
        Some(Finished { start_ms, recording, pauses, repairs: tally.repairs() })
    }

    fn pauses(&self) -> Vec<Pause> {
        let between = |row: usize| Pause { from_ms: self.time_ms[row - 1], to_ms: self.time_ms[row] };
        let pauses = self.breaks.iter().filter(|b| b.pause).map(|b| between(b.row));
        pauses.filter(|pause| pause.to_ms > pause.from_ms).collect()
    }
}

/// A recording with what belongs to it.
#[derive(Debug)]
pub struct Finished {
    /// Milliseconds after 1970 of the first row.
    pub start_ms: i64,
    /// The samples.
    pub recording: Recording,
    /// Where the timer stood still.
    pub pauses: Vec<Pause>,
    /// What was mended.
    pub repairs: Vec<Repair>,
}
