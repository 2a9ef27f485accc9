//! The title of a session, in words that name its kind to whoever reads it again.

use training::{Content, plan::StrengthPhase};

/// `Repeats`, `Strength: stability`, `Mobility and foam rolling`, `Rest`.
#[must_use]
pub const fn title(content: &Content) -> &'static str {
    match content {
        Content::Run(run) => run.run.title(),
        Content::Strength(lift) => match lift.phase {
            StrengthPhase::Stability => "Strength: stability",
            StrengthPhase::MuscularEndurance => "Strength: muscular endurance",
            StrengthPhase::Strength => "Strength: heavy",
        },
        Content::Power(_) => "Power",
        Content::Mobility(mobility) if mobility.foam_roll => "Mobility and foam rolling",
        Content::Mobility(_) => "Mobility",
        Content::Check {} => "Movement check",
        Content::Rest {} => "Rest",
    }
}

#[cfg(test)]
mod tests {
    use super::super::kind::run_kind;

    #[test]
    fn every_run_is_read_as_it_was_called() {
        use training::RunKind::{Easy, Hills, Long, Race, RacePace, Repeats, Steady, Strides, Tempo, Test, Yasso800};
        for kind in [Easy, Long, Steady, Tempo, Repeats, Yasso800, Hills, Strides, RacePace, Test, Race] {
            assert_eq!(run_kind(kind.title()), Some(kind));
        }
    }
}
