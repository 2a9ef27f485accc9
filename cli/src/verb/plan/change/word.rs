//! Words of the command line for what a change says.

use app::documents::PauseReason;
use training::{Priority, RunKind, spec::Equipment};

pub fn run_kind(word: &str) -> Result<RunKind, String> {
    let kind = serde_json::from_value(serde_json::Value::String(word.to_lowercase()));
    kind.map_err(|_| {
        format!("{word:?} is no kind of run; write easy, long, steady, tempo, repeats, yasso_800 or strides")
    })
}

pub fn equipment(word: &str) -> Result<Equipment, String> {
    let known = serde_json::from_value(serde_json::Value::String(word.trim().to_lowercase().replace([' ', '-'], "_")));
    known.map_err(|_| {
        format!(
            "{word:?} is no equipment; write none, band, dumbbell, kettlebell, medicine_ball, box, cable or barbell"
        )
    })
}

pub fn priority(word: &str) -> Result<Priority, String> {
    match word {
        "B" | "b" => Ok(Priority::B),
        "C" | "c" => Ok(Priority::C),
        _ => Err(format!("{word:?}: write B or C; an A race asks for a new plan")),
    }
}

pub fn reason(word: &str) -> Result<PauseReason, std::convert::Infallible> {
    Ok(match word.to_lowercase().as_str() {
        "illness" | "ill" | "sick" | "flu" | "cold" => PauseReason::Illness,
        "injury" | "injured" | "pain" => PauseReason::Injury,
        "travel" | "holiday" => PauseReason::Travel,
        "check" => PauseReason::Check,
        _ => PauseReason::Other,
    })
}
