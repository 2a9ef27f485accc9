//! Kinds of activities, in the table's languages.

use training::{Sport, SubSport};

/// Words by which a kind is known, the finer before the coarser; lower case.
const KINDS: [(Sport, SubSport, &[&str]); 15] = [
    (Sport::Running, SubSport::Virtual, &["virtual run", "virtueller lauf", "course à pied virtuelle"]),
    (Sport::Running, SubSport::Trail, &["trail"]),
    (Sport::Running, SubSport::Treadmill, &["treadmill", "laufband"]),
    (
        Sport::Running,
        SubSport::Generic,
        &[
            "run",
            "lauf",
            "course à pied",
            "carrera",
            "correr",
            "corrida",
            "corsa",
            "hardlop",
            "løb",
            "løping",
            "löpning",
            "bieg",
            "ランニング",
            "跑步",
        ],
    ),
    (
        Sport::Training,
        SubSport::Strength,
        &[
            "weight",
            "strength",
            "kraft",
            "gewicht",
            "musculation",
            "pesas",
            "fuerza",
            "pesi",
            "musculação",
            "styrk",
            "crossfit",
        ],
    ),
    (Sport::Training, SubSport::Flexibility, &["yoga", "pilates"]),
    (Sport::Training, SubSport::Cardio, &["high intensity", "hiit", "elliptical", "crosstrainer", "stair"]),
    (
        Sport::Hiking,
        SubSport::Generic,
        &["hik", "wander", "randonn", "senderis", "escursion", "caminata de montaña", "wandelen"],
    ),
    (
        Sport::Walking,
        SubSport::Generic,
        &["walk", "spazier", "gehen", "marche", "caminata", "caminada", "camminata", "promena"],
    ),
    (Sport::Cycling, SubSport::Virtual, &["virtual ride", "virtuelle radfahrt"]),
    (
        Sport::Cycling,
        SubSport::Generic,
        &["ride", "rad", "bike", "vélo", "bicicleta", "ciclis", "pedalada", "fiets", "cykel"],
    ),
    (Sport::Swimming, SubSport::Generic, &["swim", "schwimm", "natation", "natación", "natação", "nuoto", "zwem"]),
    (Sport::Rowing, SubSport::Indoor, &["virtual row"]),
    (Sport::Rowing, SubSport::Generic, &["rowing", "ruder", "aviron", "remo"]),
    (
        Sport::Training,
        SubSport::Generic,
        &["workout", "training", "entraînement", "entrenamiento", "allenamento", "treino"],
    ),
];

/// The sport that a word of the table means; other where it is not known.
pub fn sport(word: &str) -> (Sport, SubSport) {
    let word = word.trim().to_lowercase();
    let known = KINDS.iter().find(|(_, _, words)| words.iter().any(|part| word.contains(part)));
    known.map_or((Sport::Other, SubSport::Generic), |(sport, sub_sport, _)| (*sport, *sub_sport))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_several_languages() {
        for (word, expected) in [
            ("Run", Sport::Running),
            ("Lauf", Sport::Running),
            ("Course à pied", Sport::Running),
            ("Ride", Sport::Cycling),
            ("Radfahrt", Sport::Cycling),
            ("Weight Training", Sport::Training),
            ("Krafttraining", Sport::Training),
            ("Wandern", Sport::Hiking),
            ("Walk", Sport::Walking),
            ("Swim", Sport::Swimming),
            ("Workout", Sport::Training),
            ("Kitesurf", Sport::Other),
            ("", Sport::Other),
        ] {
            assert_eq!(sport(word).0, expected, "{word}");
        }
        assert_eq!(sport("Virtual Run"), (Sport::Running, SubSport::Virtual));
        assert_eq!(sport("Trail Run").1, SubSport::Trail);
    }
}
