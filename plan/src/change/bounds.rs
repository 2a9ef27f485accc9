//! What a repair may touch: from today on, on the runner's days, nothing that the edit itself has set.

use jiff::civil::Date;
use std::collections::BTreeSet;
use training::{Content, RunKind, Session, Spec, Weekday};

/// What a repair may touch.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    /// Days before it are past.
    pub today: Date,
    /// Ids of the sessions that the edit has set.
    pub pinned: BTreeSet<String>,
    /// Ids of the sessions that the runner dropped: they do not come back.
    pub dropped: BTreeSet<String>,
    /// Days on which nothing may be put.
    pub closed: BTreeSet<Date>,
}

impl Bounds {
    /// From today on, everything is open.
    #[must_use]
    pub fn from(today: Date) -> Self {
        Self { today, pinned: BTreeSet::new(), dropped: BTreeSet::new(), closed: BTreeSet::new() }
    }

    /// A repair may put a run or a lift here.
    #[must_use]
    pub fn takes(&self, spec: &Spec, date: Date) -> bool {
        let day = Weekday::of(date);
        let wishes = &spec.wishes;
        date >= self.today
            && !self.closed.contains(&date)
            && !wishes.rest.contains(&day)
            && wishes.days.as_ref().is_none_or(|days| days.contains(&day))
    }

    /// A repair may put something beside the runs here; mobility and checks also on days of rest.
    #[must_use]
    pub fn takes_beside(&self, spec: &Spec, date: Date, content: &Content) -> bool {
        let gentle = matches!(content, Content::Mobility(_) | Content::Check {});
        date >= self.today && !self.closed.contains(&date) && (gentle || !spec.wishes.rest.contains(&Weekday::of(date)))
    }

    /// A repair may alter the session that stands here.
    #[must_use]
    pub fn open(&self, date: Date, session: &Session) -> bool {
        let race = matches!(&session.content, Content::Run(run) if run.run == RunKind::Race);
        date >= self.today && !race && session.left_out.is_none() && !self.pinned.contains(&session.id)
    }

    /// Longest session of a day, s.
    #[must_use]
    pub fn most_s(spec: &Spec, date: Date) -> f64 {
        spec.wishes.max_session_s.get(&Weekday::of(date)).map_or(f64::INFINITY, |cap| cap.s())
    }
}
