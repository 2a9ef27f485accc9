//! The mendings of a recording that are a judgement, so that the runner may hold the device right against them.

/// A kind of mending that may be taken back: then what the device wrote is believed.
///
/// Others are no judgement: a distance that falls and a time that runs backwards cannot be drawn as a line at all.
///
/// ```
/// use physiology::Mending;
/// assert_eq!(Mending::of("spike"), Some(Mending::Spike));
/// assert_eq!((Mending::Gap.word(), Mending::of("time_backwards")), ("gap", None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mending {
    /// Seconds faster than 12 m/s are cut to the speed around them.
    Spike,
    /// Windows that are mostly gap make no record.
    Gap,
    /// Distance that appears across a stop of the timer is dropped.
    JumpAcrossStop,
    /// Windows faster than any human over their duration are flattened.
    BeyondHuman,
    /// A recording that looks like a vehicle, or jumps about, is no evidence of running.
    NoEvidence,
    /// A ride inside a run is no part of its distance.
    Ride,
    /// Heart rates that jump faster than a heart can and back are left out.
    HeartRateSpike,
    /// A heart rate that is stuck on one number is left out.
    HeartRateStuck,
    /// A heart rate that follows the steps is doubted.
    HeartRateSteps,
}

impl Mending {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Spike,
        Self::Gap,
        Self::JumpAcrossStop,
        Self::BeyondHuman,
        Self::NoEvidence,
        Self::Ride,
        Self::HeartRateSpike,
        Self::HeartRateStuck,
        Self::HeartRateSteps,
    ];

    /// Its stable word, by which repairs name their kind.
    ///
    /// - **Units**: none.
    /// - **Domain**: every kind.
    /// - **Errors**: none.
    /// - **Source**: ours.
    ///
    /// ```
    /// assert_eq!(physiology::Mending::JumpAcrossStop.word(), "jump_across_stop");
    /// ```
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Spike => "spike",
            Self::Gap => "gap",
            Self::JumpAcrossStop => "jump_across_stop",
            Self::BeyondHuman => "beyond_human",
            Self::NoEvidence => "no_evidence",
            Self::Ride => "ride",
            Self::HeartRateSpike => "heart_rate_spike",
            Self::HeartRateStuck => "heart_rate_stuck",
            Self::HeartRateSteps => "heart_rate_steps",
        }
    }

    /// The kind of a word; none where it is no such mending.
    ///
    /// - **Units**: none.
    /// - **Domain**: any text.
    /// - **Errors**: none; what is no kind is none.
    /// - **Source**: ours.
    ///
    /// ```
    /// use physiology::Mending;
    /// assert!(Mending::ALL.into_iter().all(|kind| Mending::of(kind.word()) == Some(kind)));
    /// assert_eq!(Mending::of("checksum"), None);
    /// ```
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
