//! The runs of a week on their days, each with its reason.

use super::{season::Season, spread::Share, steady::Stretch, week::Filled, work::Work};
use crate::{menu::session, season::WeekShape};
use jiff::{ToSpan, civil::Date};
use training::{Block, Content, Day, PaceBase, Phase, Role, RunKind, RunSession, Session, Step};

/// The week's longest is called a long run from here on, m: what rule H4 always allows is none (default, not a finding).
const LONG_M: f64 = 5000.0;

/// A run with its id and its reason.
type Reasoned = (String, String, RunSession);

/// The week's days: its races, its speed work, its easy running, and rest where nothing else stands.
pub fn laid(
    season: &Season,
    index: usize,
    shape: &WeekShape,
    works: &[Work],
    shares: &[Share],
    stretch: Option<Stretch>,
) -> Filled {
    let mut filled =
        Filled { days: Vec::new(), total_m: 0.0, races_m: 0.0, hard_m: 0.0, has_speed: false, has_test: false };
    let (mut easies, mut rests) = (0, 0);
    let id = |slot: &str| format!("w{:02}-{slot}", index + 1);
    for weekday in 0..7 {
        let date = shape.start.saturating_add((weekday as i64).days());
        let races = races_on(season, shape, date, &id);
        let mut runs = Vec::new();
        for work in works.iter().filter(|w| w.day == weekday) {
            filled.has_test |= work.run.run == RunKind::Test;
            filled.has_speed |= work.run.hard && work.run.run != RunKind::Test;
            runs.push((id(work.slot), work.why.clone(), work.run.clone()));
        }
        if let Some(share) = shares.iter().find(|s| s.day == weekday) {
            let long = share.long && share.m >= LONG_M;
            let slot = if long {
                "long".to_owned()
            } else {
                easies += 1;
                format!("easy{easies}")
            };
            let (why, run) = match stretch.filter(|stretch| stretch.day == weekday) {
                Some(stretch) => ends_faster(season, share, long, stretch),
                None => {
                    let kind = if long { RunKind::Long } else { RunKind::Easy };
                    (easy_why(shape, share, long), session::even(kind, share.m, season.ladder))
                }
            };
            runs.push((id(&slot), why, run));
            if share.second_m >= 1000.0 {
                easies += 1;
                let why = "A short second run: the week's distance without a longer single run.".to_owned();
                let run = session::even(RunKind::Easy, share.second_m, season.ladder);
                runs.push((id(&format!("easy{easies}")), why, run));
            }
        }
        filled.races_m += metres(&races);
        filled.total_m += metres(&races) + metres(&runs);
        filled.hard_m += runs.iter().map(|(_, _, run)| session::harder_than_easy_m(run)).sum::<f64>();
        let content = |(id, why, run)| Session { id, why, left_out: None, content: Content::Run(run) };
        let mut sessions: Vec<Session> = races.into_iter().chain(runs).map(content).collect();
        if sessions.is_empty() {
            rests += 1;
            let why = "A day without running, so that the work can settle.".into();
            sessions.push(Session { id: id(&format!("rest{rests}")), why, left_out: None, content: Content::Rest {} });
        }
        filled.days.push(Day { date, carbohydrate_g: None, carbohydrate_g_per_kg: None, sessions });
    }
    filled
}

fn metres(runs: &[Reasoned]) -> f64 {
    runs.iter().map(|(_, _, run)| run.distance_m.m()).sum()
}

fn races_on(season: &Season, shape: &WeekShape, date: Date, id: &impl Fn(&str) -> String) -> Vec<Reasoned> {
    let here = shape.races.iter().enumerate().filter(|&(_, &race)| season.spec.races[race].date == date);
    here.map(|(n, &race)| {
        let name = crate::season::race_name(&season.spec.races[race]);
        let why = if Some(race) == season.goal {
            format!("{name}: what the season is for.")
        } else {
            format!("{name}, on the way.")
        };
        (id(&format!("race{}", n + 1)), why, race_run(season, race))
    })
    .collect()
}

/// A run of the share's length that ends with the stretch, and why.
fn ends_faster(season: &Season, share: &Share, long: bool, stretch: Stretch) -> (String, RunSession) {
    let km = stretch.m / 1000.0;
    let (kind, pace) = if long { (RunKind::Long, stretch.of_long) } else { (RunKind::Steady, stretch.of_easy) };
    let why = match (long, pace) {
        (true, PaceBase::Marathon) => format!(
            "{km:.1} km of the long run at marathon pace: the race's rhythm on tired legs (Pfitzinger and Douglas 2009)."
        ),
        (true, _) => {
            format!("Easy at first, then {km:.1} km steady: a long run that ends faster (Hudson and Fitzgerald 2008).")
        }
        (false, _) => format!("{km:.1} km of it steady: harder running that the repeats do not fill yet (rule A2)."),
    };
    (why, session::with_steady(kind, share.m, stretch.m, pace, season.ladder))
}

fn race_run(season: &Season, race: usize) -> RunSession {
    let entry = &season.spec.races[race];
    let base = if Some(race) == season.goal { PaceBase::Race } else { PaceBase::Max };
    let step = Step::over(Role::Effort, entry.distance_m, base);
    session::run(RunKind::Race, vec![Block::from(step)], season.ladder)
}

fn easy_why(shape: &WeekShape, share: &Share, long: bool) -> String {
    let km = share.m / 1000.0;
    match (share.long, shape.phase) {
        (true, _) if long && shape.easier => format!("A long run of {km:.1} km, shorter on purpose in an easier week."),
        (true, Phase::Taper | Phase::Race) => {
            format!("{km:.1} km keep the legs used to time on their feet without tiring them.")
        }
        (true, _) => format!("The week's longest: {km:.1} km easy build the endurance that everything else stands on."),
        (false, Phase::Taper | Phase::Race) => "Easy: the work is done, freshness is what is built now.".into(),
        (false, Phase::Recovery) => "Easy, to come back from the race without hurry.".into(),
        (false, _) => {
            "Easy running below the first threshold: most of the week is this, so that the hard days can be hard."
                .into()
        }
    }
}
