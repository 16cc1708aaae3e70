//! What is built is written down where a user looks.

use std::fs;

use crate::run::run;

#[test]
fn every_option_of_check_is_in_its_page() {
    let page = format!("{}/../../docs/check.md", env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(page).unwrap();
    let help = run(&["check", "--help"]).out;
    let options: Vec<&str> = help
        .split(|sign: char| !(sign.is_ascii_lowercase() || sign == '-'))
        .filter(|word| word.starts_with("--"))
        .collect();
    assert!(options.len() > 4, "the help lists options: {help}");
    for option in options {
        assert!(page.contains(&format!("`{option}")), "{option} is not in docs/check.md");
    }
}
