//! The kinds of activities, as the languages of the table call them.

use training::{Sport, SubSport};

/// Parts of words by which a kind is known, what is told by more before what is told by less; lower case.
const KINDS: [(Sport, SubSport, &[&str]); 12] = [
    // On skates, skis and wheels one "runs" in many languages: Langlauf, skøjteløb, narciarstwo biegowe.
    (
        Sport::Other,
        SubSport::Generic,
        &[
            "ski",
            "skate",
            "skating",
            "skøjte",
            "skøyte",
            "skridsko",
            "schaats",
            "eislauf",
            "schlittschuh",
            "langlauf",
            "langren",
            "rulle",
            "roller",
            "rollschuh",
            "narciar",
            "łyżw",
            "patin",
            "pattin",
            "patines",
            "inline",
            "スキー",
            "スケート",
            "лыж",
            "коньк",
        ],
    ),
    (Sport::Running, SubSport::Trail, &["trail", "トレイル", "越野跑"]),
    (Sport::Running, SubSport::Treadmill, &["treadmill", "laufband", "løbebånd", "tapis roulant"]),
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
            "løp",
            "löp",
            "bieg",
            "juoksu",
            "běh",
            "koşu",
            "lari",
            "бег",
            "ラン",
            "跑",
            "달리기",
            "러닝",
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
            "poids",
            "haltère",
            "pesas",
            "fuerza",
            "pesi",
            "musculação",
            "styrk",
            "vægt",
            "силов",
            "ウェイト",
            "ウエイト",
            "力量",
            "重量",
            "근력",
            "웨이트",
            "crossfit",
        ],
    ),
    (Sport::Training, SubSport::Flexibility, &["yoga", "pilates", "ヨガ", "ピラティス", "йога", "瑜伽", "瑜珈"]),
    (Sport::Training, SubSport::Cardio, &["high intensity", "hiit", "elliptical", "crosstrainer", "stair"]),
    (
        Sport::Hiking,
        SubSport::Generic,
        &[
            "hik",
            "wander",
            "vandr",
            "randonn",
            "senderis",
            "escursion",
            "caminata de montaña",
            "поход",
            "ハイキング",
            "徒步",
            "遠足",
        ],
    ),
    (
        Sport::Walking,
        SubSport::Generic,
        &[
            "walk",
            "spazier",
            "gehen",
            "gåtur",
            "wandel",
            "marche",
            "caminata",
            "caminada",
            "camminata",
            "promena",
            "spacer",
            "ходьб",
            "ウォー",
            "步行",
            "散步",
            "걷기",
        ],
    ),
    (
        Sport::Cycling,
        SubSport::Generic,
        &[
            "ride",
            "rad",
            "bike",
            "vélo",
            "bicicleta",
            "ciclis",
            "pedalada",
            "fiets",
            "cykel",
            "sykkel",
            "cykl",
            "rower",
            "вело",
            "ライド",
            "バイク",
            "骑行",
            "騎",
            "라이딩",
        ],
    ),
    (
        Sport::Swimming,
        SubSport::Generic,
        &[
            "swim",
            "schwimm",
            "natation",
            "natación",
            "natação",
            "nuoto",
            "zwem",
            "svøm",
            "simning",
            "pływ",
            "плав",
            "スイム",
            "水泳",
            "游泳",
            "수영",
        ],
    ),
    (Sport::Rowing, SubSport::Generic, &["rowing", "virtual row", "ruder", "aviron", "remo"]),
];
/// What is none of these but training.
const WORKOUTS: [&str; 12] = [
    "workout",
    "training",
    "træning",
    "trening",
    "träning",
    "entraînement",
    "entrenamiento",
    "allenamento",
    "treino",
    "тренировк",
    "ワークアウト",
    "锻炼",
];
/// Not out of doors but against a picture.
const VIRTUAL: [&str; 6] = ["virtu", "バーチャル", "虚拟", "虛擬", "виртуал", "가상"];

/// The sport that a word of the table means; other where it is not known.
pub fn sport(word: &str) -> (Sport, SubSport) {
    let word = word.trim().to_lowercase();
    let any = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    let known = KINDS.iter().find(|(_, _, words)| any(words));
    match known.map(|(sport, sub_sport, _)| (*sport, *sub_sport)) {
        Some((sport @ (Sport::Running | Sport::Cycling), SubSport::Generic)) if any(&VIRTUAL) => {
            (sport, SubSport::Virtual)
        }
        Some((Sport::Rowing, _)) if any(&VIRTUAL) => (Sport::Rowing, SubSport::Indoor),
        Some(known) => known,
        None if any(&WORKOUTS) => (Sport::Training, SubSport::Generic),
        None => (Sport::Other, SubSport::Generic),
    }
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
            ("Langlauf", Sport::Other),
            ("Skøjteløb", Sport::Other),
            ("Narciarstwo biegowe", Sport::Other),
            ("Inlineskaten", Sport::Other),
            ("ラン", Sport::Running),
            ("ライド", Sport::Cycling),
            ("ウェイトトレーニング", Sport::Training),
            ("ウォーキング", Sport::Walking),
            ("跑步", Sport::Running),
            ("Løpetur", Sport::Running),
            ("Löptur", Sport::Running),
            ("Забег", Sport::Running),
            ("Vægttræning", Sport::Training),
            ("Gåtur", Sport::Walking),
            ("Vandretur", Sport::Hiking),
            ("Entraînement", Sport::Training),
            ("Workout", Sport::Training),
            ("Kitesurf", Sport::Other),
            ("", Sport::Other),
        ] {
            assert_eq!(sport(word).0, expected, "{word}");
        }
        assert_eq!(sport("Virtual Run"), (Sport::Running, SubSport::Virtual));
        assert_eq!(sport("Virtuelt løb"), (Sport::Running, SubSport::Virtual));
        assert_eq!(sport("バーチャルラン"), (Sport::Running, SubSport::Virtual));
        assert_eq!(sport("Entraînement aux poids et haltères"), (Sport::Training, SubSport::Strength));
        assert_eq!(sport("Trail Run").1, SubSport::Trail);
    }
}
