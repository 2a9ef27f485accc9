//! Steps from what was read of them: roles, paces and repeats.

use super::{
    MOST_REPEATS,
    length::{Length, Minute, first_length},
    pace::{Asked, asked},
};
use quantity::{Distance, Duration};
use training::{Block, PaceBase, PaceSymbol, Role, Step};

/// A step as read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drafted {
    /// What it is for, where that is written.
    pub role: Option<Role>,
    /// How long.
    pub length: Length,
    /// At what pace.
    pub asked: Asked,
}

/// Steps and how often they are done.
pub type Part = (u32, Vec<Drafted>);

/// The structure that parts make.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Built {
    /// The structure.
    pub blocks: Vec<Block>,
    /// Places of the steps whose pace has no name.
    pub unnamed: Vec<usize>,
}

impl Drafted {
    /// A step from a piece of a sentence: a length, behind it a pace. What is not said behind it may stand before it:
    /// `mile pace 400mtr 3:30-3:25/km`. None without a length.
    #[must_use]
    pub fn of(text: &str, m: Minute) -> Option<Self> {
        let (length, before, behind) = first_length(text, m)?;
        let mut found = asked(behind);
        if found == Asked::default() {
            found = asked(before);
        } else if found.pace.is_none() && !found.power {
            found.pace = super::pace::named(&before.to_lowercase());
        }
        Some(Self { role: None, length, asked: found })
    }

    fn is_easy(&self) -> bool {
        self.asked
            .pace
            .is_some_and(|p| matches!(p.base, PaceBase::Stand | PaceBase::Walk | PaceBase::Jog | PaceBase::Easy))
    }

    fn is_unsaid(&self) -> bool {
        self.asked.pace.is_none() && self.asked.speed.is_none()
    }

    fn fast(&self) -> Option<f64> {
        self.asked.speed.map(|(_, fast)| fast.mps())
    }
}

/// `6 × 400 m …` as 6 and the rest; none where the text does not begin with a number of times.
#[must_use]
pub fn repeats(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let times: u32 = text[..digits].parse().ok()?;
    let rest = text[digits..].trim_start();
    let rest = rest.strip_prefix(['x', 'X', '×', '*'])?;
    (times > 0 && times <= MOST_REPEATS && !rest.starts_with(char::is_alphabetic)).then(|| (times, rest.trim_start()))
}

/// Parts become steps: roles that are not written are read from the order and the paces.
///
/// Inside a repeat the easier step is the recovery. Beside efforts the first easy part is the warm-up, the last one the cool-down, and easy running between two
/// efforts is a recovery. A warm-up, cool-down or recovery without a pace is easy; other steps without a named pace are listed.
#[must_use]
pub fn build(parts: &[Part]) -> Built {
    let roles = roles(parts);
    let mut built = Built::default();
    let mut place = 0;
    for ((times, drafts), roles) in parts.iter().zip(roles) {
        let steps: Vec<Step> = drafts.iter().zip(roles).map(|(draft, role)| step(draft, role)).collect();
        for step in drafts.iter().zip(&steps) {
            let by_role = matches!(step.1.role, Role::Warmup | Role::Cooldown | Role::Recovery);
            if step.0.asked.pace.is_none() && !by_role {
                built.unnamed.push(place);
            }
            place += 1;
        }
        if *times > 1 {
            built.blocks.push(Block::Repeat { repeat: *times, steps });
        } else {
            built.blocks.extend(steps.into_iter().map(Block::Step));
        }
    }
    built
}

/// What each step is for.
fn roles(parts: &[Part]) -> Vec<Vec<Role>> {
    let mut roles: Vec<Vec<Role>> = parts.iter().map(|(times, drafts)| part_roles(*times, drafts)).collect();
    let works = |roles: &[Role]| roles.contains(&Role::Effort);
    let (Some(first), Some(last)) = (roles.iter().position(|r| works(r)), roles.iter().rposition(|r| works(r))) else {
        return roles;
    };
    for (place, (_, drafts)) in parts.iter().enumerate() {
        let role = match place {
            0 if first > 0 => Role::Warmup,
            place if place + 1 == parts.len() && last < place => Role::Cooldown,
            place if place > first && place < last => Role::Recovery,
            // Between the last effort and the cool-down.
            place if place == last + 1 => Role::Recovery,
            _ => continue,
        };
        for (role_of, draft) in roles[place].iter_mut().zip(drafts) {
            let may_be_easy = draft.is_easy() || (draft.is_unsaid() && role != Role::Recovery);
            if *role_of == Role::Steady && draft.role.is_none() && may_be_easy {
                *role_of = role;
            }
        }
    }
    roles
}

fn part_roles(times: u32, drafts: &[Drafted]) -> Vec<Role> {
    let repeated = times > 1;
    let all_easy = drafts.iter().all(Drafted::is_easy);
    let first = drafts.first().and_then(Drafted::fast);
    let role = |(place, draft): (usize, &Drafted)| {
        if let Some(role) = draft.role {
            return role;
        }
        let slower = first.zip(draft.fast()).is_some_and(|(first, mine)| mine < first * 0.95);
        let rests = draft.is_easy() || (place > 0 && draft.asked.pace.is_none() && (slower || draft.is_unsaid()));
        match draft.asked.pace.map(|p| p.base) {
            _ if repeated && !all_easy => {
                if rests {
                    Role::Recovery
                } else {
                    Role::Effort
                }
            }
            Some(base) if !draft.is_easy() && base != PaceBase::Steady => Role::Effort,
            _ => Role::Steady,
        }
    };
    drafts.iter().enumerate().map(role).collect()
}

fn step(draft: &Drafted, role: Role) -> Step {
    let usual: PaceSymbol = match role {
        Role::Effort => PaceBase::Race.into(),
        Role::Recovery => PaceBase::Jog.into(),
        Role::Warmup | Role::Cooldown | Role::Steady => PaceBase::Easy.into(),
    };
    let mut pace = draft.asked.pace.unwrap_or(usual);
    let by_distance = matches!(draft.length, Length::Metres(_));
    if pace.base == PaceBase::Stand && by_distance {
        pace = PaceBase::Jog.into();
    }
    let speed = draft.asked.speed.filter(|_| pace.base != PaceBase::Stand);
    Step {
        role,
        distance_m: if let Length::Metres(m) = draft.length { Some(Distance::from_m(m)) } else { None },
        duration_s: if let Length::Seconds(s) = draft.length { Some(Duration::from_s(s)) } else { None },
        pace,
        speed_low_mps: speed.map(|(slow, _)| slow),
        speed_high_mps: speed.map(|(_, fast)| fast),
    }
}
