//! What people and programs get to see.

pub mod judgement;
mod page;
pub mod standing;
mod terminal;

pub use page::{Mood, Page};
pub use terminal::Terminal;

/// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// `1 red flag`, `2 red flags`.
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn ordinals_follow_english() {
        let written: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 16, 21, 22, 23, 111].map(ordinal).into();
        assert_eq!(
            written,
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "16th", "21st", "22nd", "23rd", "111th"]
        );
    }
}
