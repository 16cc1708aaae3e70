//! Which passwords may be chosen, and how they are kept.

use accounts::{Password, PasswordHash, Weak, allow_password};
use proptest::prelude::*;

const ABOUT: [&str; 4] = ["a.officer", "Ada Officer", "UN75 Office", "Imprimatur"];

fn allow(password: &str) -> Result<(), Weak> {
    allow_password(&Password::new(password), &ABOUT)
}

#[test]
fn long_and_of_ones_own_is_all_that_is_asked() {
    for good in [
        "lantern gravel teaspoon orbit",
        "ещё одна длинная фраза",
        "这是我自己想出来的一个很长的句子",
        "   spaces   at   both   ends   ",
        "8f3a9c1e7b2d4056",
        "I work in the UN75 Office on Tuesdays",
    ] {
        assert_eq!(allow(good), Ok(()), "{good}");
    }
}

#[test]
fn length_counts_characters_and_not_bytes() {
    assert_eq!(allow("длиннаяфраза12"), Err(Weak::Short(14)));
    assert_eq!(allow("длиннаяфраза123"), Ok(()));
    assert_eq!(allow(""), Err(Weak::Short(0)));
    assert_eq!(allow(&"wide river ".repeat(24)), Err(Weak::Long(264)));
}

#[test]
fn what_others_use_is_refused_whatever_its_case() {
    for common in ["correct horse battery staple", "ThisIsMyPassword", "1qaz2wsx3edc4rfv"] {
        assert_eq!(allow(common), Err(Weak::Common), "{common}");
    }
}

#[test]
fn what_repeats_or_counts_on_is_refused() {
    for regular in [
        "aaaaaaaaaaaaaaa",
        "ab12ab12ab12ab12ab",
        "teaspoonteaspoon",
        "123456789012345678",
        "ponmlkjihgfedcba",
    ] {
        assert_eq!(allow(regular), Err(Weak::Regular), "{regular}");
    }
}

#[test]
fn ones_own_name_and_ours_are_refused_with_figures_and_signs_around_them() {
    for expected in ["Imprimatur-2026!", "ada.officer.1980", "officerAda20260101", "2026-imprimatur-office"] {
        assert_eq!(allow(expected), Err(Weak::Expected), "{expected}");
    }
    assert_eq!(allow("4711-0815-2718-3141"), Ok(()));
}

#[test]
fn a_refusal_says_what_to_choose_instead() {
    let refusal = allow("short").unwrap_err().to_string();
    assert_eq!(
        refusal,
        "it has 5 characters; use at least 15, for example four or five words that do not belong together"
    );
}

#[test]
fn a_password_opens_its_own_hash_and_no_other() {
    let hash = Password::new("lantern gravel teaspoon orbit").hash([7; 16]);
    assert!(Password::new("lantern gravel teaspoon orbit").is_behind(&hash));
    assert!(!Password::new("lantern gravel teaspoon orbit ").is_behind(&hash));
    assert!(!Password::new("Lantern gravel teaspoon orbit").is_behind(&hash));
    assert!(!hash.is_dated());
}

#[test]
fn what_is_kept_tells_scheme_and_cost_and_not_the_password() {
    let hash = Password::new("lantern gravel teaspoon orbit").hash([7; 16]);
    let kept = serde_json::to_string(&hash).unwrap();
    assert!(kept.starts_with("\"$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    assert!(!kept.contains("lantern"));
    let other_salt = Password::new("lantern gravel teaspoon orbit").hash([8; 16]);
    assert_ne!(hash, other_salt);
    assert!(!format!("{:?}", Password::new("lantern")).contains("lantern"));
}

#[test]
fn a_hash_of_another_cost_still_opens_and_asks_to_be_renewed() {
    let cheap = crate::argon2id("lantern gravel teaspoon orbit", 1024);
    assert!(Password::new("lantern gravel teaspoon orbit").is_behind(&cheap));
    assert!(cheap.is_dated());
}

#[test]
fn the_same_letters_from_another_keyboard_are_the_same_password() {
    let hash = Password::new("caf\u{e9} au lait \u{e0} Gen\u{e8}ve").hash([7; 16]);
    assert!(Password::new("cafe\u{301} au lait a\u{300} Gene\u{300}ve").is_behind(&hash));
}

#[test]
fn nobodys_hash_is_as_dear_as_any_and_opens_to_nothing() {
    let nobodys = PasswordHash::nobodys();
    assert!(!nobodys.is_dated());
    for guess in ["", "A", "lantern gravel teaspoon orbit"] {
        assert!(!Password::new(guess).is_behind(&nobodys));
    }
}

#[test]
fn a_damaged_hash_opens_to_nothing() {
    for damaged in ["", "lantern", "$argon2id$v=19$m=19456,t=2,p=1$AAAA"] {
        let hash: PasswordHash = serde_json::from_value(damaged.into()).unwrap();
        assert!(!Password::new(damaged).is_behind(&hash));
        assert!(hash.is_dated());
    }
}

proptest! {
    #[test]
    fn anything_may_be_typed(typed in "\\PC{0,300}") {
        let _ = allow(&typed);
    }

    #[test]
    fn short_is_always_short(typed in "\\PC{0,4}") {
        // Composition can make three characters of one, not more.
        prop_assert!(matches!(allow(&typed), Err(Weak::Short(_))));
    }

    #[test]
    fn ordinary_sentences_pass(words in prop::collection::vec("[a-z]{4,9}", 5..9)) {
        let varied: std::collections::BTreeSet<_> = words.iter().collect();
        prop_assume!(varied.len() >= 4);
        prop_assert_eq!(allow(&words.join(" ")), Ok(()));
    }

    #[test]
    fn a_piece_over_and_over_never_passes(piece in "\\PC{1,20}", times in 16usize..20) {
        prop_assert!(allow(&piece.repeat(times)).is_err());
    }
}
