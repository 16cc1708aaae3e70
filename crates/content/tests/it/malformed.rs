//! Files that cannot be read: each refusal names the file, the line and the field.

use content::yaml::{self, MAX_BYTES, Malformed};
use content::{Family, WorkingCalendar};

fn refusal(text: impl AsRef<[u8]>) -> Malformed {
    yaml::read::<Family>("questions.yaml", text.as_ref()).unwrap_err()
}

#[track_caller]
fn says(fault: &Malformed, line: Option<u64>, words: &[&str]) {
    let message = fault.to_string();
    assert!(message.starts_with("questions.yaml"), "{message}");
    assert_eq!(fault.line, line, "{message}");
    for word in words {
        assert!(message.contains(word), "`{word}` is not in: {message}");
    }
}

const GOOD: &str = "family: exclusion
title: Exclusion
questions:
- code: EX-01
  text: Is it listed?
  effect: exclude
  basis: {source: A guideline, basis-status: paraphrased}
";

#[test]
fn the_good_file_is_read_and_written_and_read_again() {
    let family: Family = yaml::read("questions.yaml", GOOD.as_bytes()).unwrap();
    let written = yaml::write(&family).unwrap();
    assert_eq!(yaml::read::<Family>("again.yaml", written.as_bytes()).unwrap(), family);
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let large = [GOOD.as_bytes(), &vec![b'#'; MAX_BYTES]].concat();
    says(&refusal(large), None, &["1048", "the limit is 1048576", "Split it"]);
    let exactly = [GOOD.as_bytes(), &vec![b'#'; MAX_BYTES - GOOD.len()]].concat();
    assert!(yaml::read::<Family>("questions.yaml", &exactly).is_ok());
}

#[test]
fn bytes_that_are_not_utf_8_are_named_by_their_line() {
    let latin =
        GOOD.as_bytes().iter().map(|byte| if *byte == b'?' { 0xE9 } else { *byte }).collect::<Vec<_>>();
    says(&refusal(latin), Some(5), &["not UTF-8", "save it as UTF-8"]);
}

#[test]
fn a_key_twice_is_refused() {
    says(
        &refusal(GOOD.replace("title: Exclusion", "title: Exclusion\ntitle: Again")),
        Some(3),
        &["duplicate", "title"],
    );
}

#[test]
fn anchors_and_aliases_are_refused() {
    let bomb = GOOD.replace("text: Is it listed?", "text: &x Is it listed?") + "- *x\n";
    let message = refusal(bomb).to_string();
    assert!(message.contains("anchor") || message.contains("alias"), "{message}");
}

#[test]
fn deep_nesting_is_refused() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let read = |text: String| yaml::read::<serde_json::Value>("deep.yaml", text.as_bytes());
    assert!(read(nested(16)).is_ok());
    let message = read(nested(17)).unwrap_err().to_string();
    assert!(message.contains("deep.yaml:1:") && message.contains("limit"), "{message}");
}

#[test]
fn a_second_document_is_refused() {
    assert!(yaml::read::<Family>("questions.yaml", format!("{GOOD}---\n{GOOD}").as_bytes()).is_err());
}

#[test]
fn a_field_that_nobody_knows_is_named_with_its_place() {
    let fault = refusal(GOOD.replace("  effect: exclude", "  efect: exclude"));
    says(&fault, Some(6), &["questions.yaml:6:", "questions[0]", "efect"]);
}

#[test]
fn a_missing_field_is_named() {
    says(&refusal(GOOD.replace("  effect: exclude\n", "")), Some(6), &["questions[0]", "effect"]);
}

#[test]
fn a_sentence_without_its_english_is_refused() {
    let fault = refusal(GOOD.replace("text: Is it listed?", "text: {ar: هل هو مدرج؟}"));
    says(&fault, Some(5), &["questions[0].text", "add `en`"]);
}

#[test]
fn a_condition_that_is_not_cel_is_named_with_its_place() {
    let fault =
        refusal(GOOD.replace("  effect: exclude", "  effect: exclude\n  applies-if: 'partner.sectors ==='"));
    says(&fault, Some(7), &["questions[0].applies-if", "not a condition in CEL"]);
}

#[test]
fn a_word_that_is_none_of_the_choices_is_refused_with_the_choices() {
    let fault = refusal(GOOD.replace("effect: exclude", "effect: stop"));
    says(&fault, Some(6), &["questions[0].effect", "stop", "exclude", "flag"]);
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    let text = "calendar: x\ntime-zone: UTC\nweekend: [6, 7]\nholidays: {2023-02-29: No day}\nlisted-until: 2023-12-31\n";
    let fault = yaml::read::<WorkingCalendar>("x.yaml", text.as_bytes()).unwrap_err();
    assert!(fault.to_string().starts_with("x.yaml:4:"), "{fault}");
}

#[test]
fn nothing_at_all_is_refused_and_so_is_noise() {
    for text in ["", "\n\n", "- - -", "\u{0}", "{", "family", "family: [", "%YAML 9.9\n---\n", "'"] {
        let fault = refusal(text);
        assert!(!fault.message.is_empty(), "{text:?}");
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let _ = yaml::read::<Family>("noise.yaml", &bytes);
    }

    #[test]
    fn no_change_of_a_good_file_makes_the_reader_panic(at in 0..GOOD.len(), with in "[-:{}\\[\\]&*!|>'\"%@`, \n\ta-z]{0,6}") {
        let mut text = GOOD.as_bytes().to_vec();
        text.splice(at..(at + 3).min(GOOD.len()), with.bytes());
        let _ = yaml::read::<Family>("changed.yaml", &text);
    }
}
