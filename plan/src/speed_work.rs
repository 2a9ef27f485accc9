//! Strategy 2, speed work by goal race: its rules B1 to B6.

mod always_structured;
mod chosen_by_goal;
mod eased_into;
mod judged_after_weeks;
mod never_back_to_back;
mod one_or_two_a_week;
mod repeats;
mod yasso_800;

pub use always_structured::always_structured;
pub use chosen_by_goal::{Menu, chosen_by_goal};
pub use eased_into::eased_into;
pub use judged_after_weeks::judged_after_weeks;
pub use never_back_to_back::never_back_to_back;
pub use one_or_two_a_week::one_or_two_a_week;
pub(crate) use repeats::{Size, repeats};

/// A sentence that names a source: a year or a DOI stands in it.
#[must_use]
pub fn is_cited(why: &str) -> bool {
    let digits: Vec<&str> = why.split(|c: char| !c.is_ascii_digit()).collect();
    why.contains("doi") || digits.iter().any(|d| d.len() == 4 && (d.starts_with("19") || d.starts_with("20")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_year_is_a_source() {
        assert!(super::is_cited("Tempo near threshold, Daniels (2014)"));
        assert!(!super::is_cited("a tempo of 20 min, because it helps"));
    }
}
