//! Words for the rules of the plan.

/// The strategy that a rule belongs to, by its letter.
#[must_use]
pub fn strategy(rule: &str) -> &'static str {
    match rule.as_bytes().first() {
        Some(b'A') => "Aerobic base",
        Some(b'B') => "Speed work by goal race",
        Some(b'C') => "Strength endurance",
        Some(b'D') => "Muscles that work together",
        Some(b'E') => "Power",
        Some(b'F') => "Moving better",
        Some(b'G') => "Fuel",
        Some(b'H') => "Recovery",
        _ => "Wishes",
    }
}

/// Whether an objection is a rule's, by its id; otherwise it is of the change itself.
#[must_use]
pub fn is_rule(id: &str) -> bool {
    id.starts_with(|letter: char| ('A'..='H').contains(&letter))
}

/// A rule of the plan in a sentence, by its id.
#[must_use]
pub fn rule(id: &str) -> &'static str {
    match id {
        "A1" => "At most 20 % of a week's running is harder than easy.",
        "A2" => "A week of about 32 km carries 5 to 6 km of hard running; the rest is easy.",
        "A3" => "Easy is truly easy: below the first threshold.",
        "A4" => "Volume starts from what you really did, not from a table.",
        "B1" => "One or two speed sessions a week in build and peak; more is not better.",
        "B2" => "Never hard on two days in a row.",
        "B3" => "Speed is structured: warm-up, efforts with recoveries, cool-down.",
        "B4" => "Speed is eased into: two repeats first, then at most two more each time.",
        "B5" => "The repeats fit the goal race.",
        "B6" => "Four to six weeks of speed work before it is judged by a test.",
        "C1" => "Two to four lifting days a week for most.",
        "C2" => "First a base of stability: light, 12 to 20 repetitions.",
        "C3" => "Then strength endurance: 8 to 12 repetitions in good form.",
        "C4" => "Heavy and lighter blocks of four to six weeks alternate, heavy ones far from the race.",
        "D1" => "Every lifting day joins upper and lower body.",
        "D2" => "The whole body over a week, with the equipment at hand.",
        "E1" => "Plyometrics once a week, with contacts counted.",
        "E2" => "Heavy lifting and plyometrics combined, most for slower speeds.",
        "F1" => "A movement check at the start and every four to six weeks.",
        "F2" => "What the check finds becomes mobility and activation work.",
        "F3" => "Foam rolling and mobility are regular and balanced.",
        "G1" => "Every day has a carbohydrate target that follows the work.",
        "G2" => "Every race has a fuelling schedule, and long runs rehearse it.",
        "G3" => "Hydration and a well-rounded diet; too little energy is flagged gently.",
        "H1" => "A day without running each week, easier weeks, a taper.",
        "H2" => "Sessions can be moved, swapped or dropped, and every rule still holds.",
        "H3" => "Missed days have rules; nobody catches up.",
        "H4" => "No run is more than 10 % longer than the longest of the last 30 days.",
        "H5" => "Patience is visible: consistency, easy-day honesty, rest as a real suggestion.",
        _ => "",
    }
}
