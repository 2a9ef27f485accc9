//! What a run's title says of it, in the languages that runners write.

/// What a title says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Nothing about racing.
    Nothing,
    /// The word of a race distance.
    Distance,
    /// A word for racing.
    Race,
    /// A word for training.
    Training,
}

/// Words for racing. `course`, `carrera`, `corrida` and `løb` are left out: they mean any run too.
const RACE: [&str; 15] = [
    "race",
    "races",
    "raced",
    "parkrun",
    "wettkampf",
    "volkslauf",
    "stadtlauf",
    "compétition",
    "gara",
    "competición",
    "wedstrijd",
    "tävling",
    "zawody",
    "závod",
    "забег",
];
/// The same in scripts without spaces between words.
const RACE_WITHIN: [&str; 3] = ["比赛", "レース", "大会"];
/// Words for a race's distance.
const DISTANCE: [&str; 11] = [
    "marathon",
    "halbmarathon",
    "halvmarathon",
    "maratón",
    "maraton",
    "maratona",
    "mezza",
    "półmaraton",
    "марафон",
    "полумарафон",
    "semi",
];
/// The same in scripts without spaces between words.
const DISTANCE_WITHIN: [&str; 4] = ["马拉松", "半马", "全马", "マラソン"];
/// Words for training; they outweigh a distance's word, as in "marathon training".
const TRAINING: [&str; 31] = [
    "training",
    "easy",
    "recovery",
    "lsd",
    "tempo",
    "interval",
    "intervals",
    "intervalle",
    "repeats",
    "workout",
    "warmup",
    "warm",
    "cooldown",
    "shakeout",
    "pace",
    "prep",
    "jog",
    "commute",
    "treadmill",
    "locker",
    "dauerlauf",
    "einlaufen",
    "auslaufen",
    "entraînement",
    "footing",
    "entrenamiento",
    "suave",
    "allenamento",
    "duurloop",
    "trening",
    "тренировка",
];
/// The same where words are joined or have spaces inside.
const TRAINING_WITHIN: [&str; 3] = ["long run", "训练", "慢跑"];

/// What a title says. A word for racing and one for training beside each other, as in "race pace", say nothing.
pub fn said(title: &str) -> Said {
    let title = title.to_lowercase();
    let any = |words: &[&str], within: &[&str]| {
        title.split(|c: char| !c.is_alphanumeric()).any(|token| words.contains(&token))
            || within.iter().any(|part| title.contains(part))
    };
    let distance = any(&DISTANCE, &DISTANCE_WITHIN) || title.split_whitespace().any(is_distance);
    match (any(&RACE, &RACE_WITHIN), any(&TRAINING, &TRAINING_WITHIN)) {
        (true, false) => Said::Race,
        (false, true) => Said::Training,
        (false, false) if distance => Said::Distance,
        _ => Said::Nothing,
    }
}

/// `5k`, `10km`, `21.1k`.
fn is_distance(token: &str) -> bool {
    let number = token.strip_suffix("km").or_else(|| token.strip_suffix('k'));
    number.is_some_and(|n| matches!(n, "5" | "10" | "15" | "20" | "21" | "21.1" | "42" | "42.2"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_several_languages() {
        for (title, expected) in [
            ("Bushy parkrun #812", Said::Race),
            ("Berlin-Marathon", Said::Distance),
            ("Berlin Marathon 2018", Said::Distance),
            ("北京马拉松", Said::Distance),
            ("Volkslauf Ahausen", Said::Race),
            ("Marathon training week 3", Said::Training),
            ("race pace 3 x 2 km", Said::Nothing),
            ("Evening 10k", Said::Distance),
            ("Carrera de mañana", Said::Nothing),
            ("Afternoon Run", Said::Nothing),
            ("Terrace loop", Said::Nothing),
            ("", Said::Nothing),
        ] {
            assert_eq!(said(title), expected, "{title}");
        }
    }
}
