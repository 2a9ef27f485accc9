//! What is lifted and jumped, as the rules read it.

use super::{Reading, WeekReading};
use jiff::civil::Date;
use std::collections::BTreeSet;
use training::plan::{PowerSession, StrengthPhase, StrengthSession};
use training::{Content, Phase, Priority, Session};

impl<'a> WeekReading<'a> {
    /// Every lift of the week with its date.
    pub fn lifts(&self) -> impl Iterator<Item = (Date, &'a Session, &'a StrengthSession)> {
        self.week.days.iter().flat_map(|day| {
            day.sessions.iter().filter_map(move |s| match &s.content {
                Content::Strength(lift) => Some((day.date, s, lift)),
                _ => None,
            })
        })
    }

    /// Every power session of the week with its date.
    pub fn powers(&self) -> impl Iterator<Item = (Date, &'a Session, &'a PowerSession)> {
        self.week.days.iter().flat_map(|day| {
            day.sessions.iter().filter_map(move |s| match &s.content {
                Content::Power(power) => Some((day.date, s, power)),
                _ => None,
            })
        })
    }

    /// Days with a lift.
    #[must_use]
    pub fn lifting_days(&self) -> usize {
        self.lifts().map(|(date, ..)| date).collect::<BTreeSet<_>>().len()
    }

    /// The lifting phase of the week, its first session's.
    #[must_use]
    pub fn lifting_phase(&self) -> Option<StrengthPhase> {
        self.lifts().next().map(|(.., lift)| lift.phase)
    }
}

impl Reading<'_> {
    /// Places of the weeks with an A race.
    #[must_use]
    pub fn a_race_weeks(&self) -> BTreeSet<usize> {
        self.a_races().into_iter().filter_map(|(date, _)| self.place_of(date)).collect()
    }

    /// Places of the weeks before which rule C1 lets the lifting rest: those with an A race. A goal that is called B or C is
    /// none.
    #[must_use]
    pub fn rested_for(&self) -> BTreeSet<usize> {
        let told = |date: Date| self.spec.races.iter().any(|r| r.date == date);
        let a_told = |date: Date| self.spec.races.iter().any(|r| r.date == date && r.priority == Priority::A);
        let races = self.a_races().into_iter().filter(|(date, _)| a_told(*date) || !told(*date));
        races.filter_map(|(date, _)| self.place_of(date)).collect()
    }

    /// Places of the weeks with a B or C race and no A race.
    #[must_use]
    pub fn lesser_race_weeks(&self) -> BTreeSet<usize> {
        let lesser = self.spec.races.iter().filter(|r| r.priority != Priority::A);
        let places: BTreeSet<usize> = lesser.filter_map(|r| self.place_of(r.date)).collect();
        places.difference(&self.a_race_weeks()).copied().collect()
    }

    /// How many weeks the stability base lasts: up to its last week before any other lifting. 0 without one.
    #[must_use]
    pub fn stability_ends(&self) -> usize {
        let phases = self.weeks.iter().enumerate().filter_map(|(i, w)| Some((i, w.lifting_phase()?)));
        phases.take_while(|(_, phase)| *phase == StrengthPhase::Stability).last().map_or(0, |(i, _)| i + 1)
    }

    /// The week is one of race, recovery or pause.
    #[must_use]
    pub fn is_light(&self, place: usize) -> bool {
        let of_phase = |w: &WeekReading<'_>| matches!(w.week.phase, Phase::Race | Phase::Recovery | Phase::Pause);
        self.weeks.get(place).is_some_and(|w| of_phase(w) || w.race)
    }
}
