//! What is read from translation files, and what the shipped ones must hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;
use web::i18n::Translations;

use crate::{files, page, shipped};

const HEADER: &str = "language-name = English\nlanguage-direction = ltr\n";

/// English and Arabic with the given messages.
fn two(english: &str, arabic: &str) -> Result<Translations, Vec<String>> {
    let files = [
        ("en/a.ftl", format!("{HEADER}{english}").into_bytes()),
        ("ar/a.ftl", format!("language-name = العربية\nlanguage-direction = rtl\n{arabic}").into_bytes()),
    ];
    Translations::load(files).map_err(|errors| errors.iter().map(ToString::to_string).collect())
}

fn refusals(files: &[(&str, &[u8])]) -> Vec<String> {
    let errors = Translations::load(files.iter().copied()).err().unwrap_or_default();
    errors.iter().map(ToString::to_string).collect()
}

#[test]
fn a_faulty_file_is_refused_with_its_line() {
    let errors = two("good = Good\nbad line\n", "good = جيد\ngood = حسن\n").err().unwrap();
    assert!(errors[0].starts_with("en/a.ftl:4: "), "{errors:?}");
    assert_eq!(errors[1], "ar/a.ftl:4: `good` is defined twice; keep one of them");
}

#[test]
fn what_is_no_translation_file_is_refused() {
    let header = HEADER.as_bytes();
    assert!(refusals(&[("en/a.ftl", b"a = b\n\xff")])[0].contains("a.ftl:2: this is not UTF-8"));
    assert!(refusals(&[("a.ftl", header)])[0].contains("folder named for its language"));
    assert!(refusals(&[("en/a.ftl", header), ("e n/a.ftl", header)])[0].contains("not a language tag"));
    assert!(refusals(&[("fr/a.ftl", header)])[0].contains("English is missing"));
    assert_eq!(refusals(&[("en/a.ftl", b"language-name = English\nlanguage-direction = up\n")]).len(), 1);
    assert_eq!(refusals(&[("en/a.ftl", header), ("README.md", b"not read")]), Vec::<String>::new());
}

#[test]
fn what_is_not_translated_is_english_and_says_so() {
    let translations = two("a = One & two\nb = Three\n", "b = ثلاثة\n").ok().unwrap();
    assert_eq!(translations.missing("ar"), ["a"]);
    assert_eq!(translations.t("ar", "b").to_string(), "ثلاثة");
    assert_eq!(translations.t("ar", "a").to_string(), r#"<span lang="en" dir="ltr">One &#38; two</span>"#);
    assert_eq!(translations.t("ar", "a").plain(), "One & two");
    assert_eq!(translations.t("en", "a").to_string(), "One &#38; two");
    assert_eq!(translations.t("en", "c").to_string(), "[c]");
}

#[test]
fn a_placeable_is_isolated_from_the_direction_of_its_sentence() {
    let translations = two("a = Until { $date }.\n", "a = حتى { $date }.\n").ok().unwrap();
    let shown = translations.t("ar", "a").with("date", "2026-05-14").plain();
    assert_eq!(shown, "حتى \u{2068}2026-05-14\u{2069}.");
}

proptest! {
    #[test]
    fn no_argument_can_bring_markup_into_a_page(name in any::<String>()) {
        let translations = two("a = Signed by { $name }\n", "").ok().unwrap();
        let shown = translations.t("en", "a").with("name", &name).to_string();
        prop_assert!(!shown.contains(['<', '>', '"', '\'']), "{shown}");
    }

    #[test]
    fn no_file_and_no_header_is_too_strange_to_be_read(bytes in any::<Vec<u8>>(), header in any::<String>()) {
        let _ = Translations::load([("en/a.ftl", bytes)]);
        prop_assert!(["ar", "en"].contains(&two("", "").ok().unwrap().negotiate(&header)));
    }
}

#[test]
fn arabic_has_its_six_plural_forms() {
    let page = page(shipped(), "ar");
    let forms = [0, 1, 2, 3, 11, 100].map(|count| page.tn("register-count", count).plain());
    assert_eq!(forms.iter().collect::<BTreeSet<_>>().len(), 6, "{forms:?}");
    assert_eq!(forms[2], "ارتباطان");
}

#[test]
fn the_language_wished_most_is_chosen() {
    let translations = shipped();
    for (header, language) in [
        ("ar", "ar"),
        ("ar-EG,en;q=0.5", "ar"),
        ("fr;q=0.9, ar;q=0.3, en;q=0.5", "en"),
        ("en;q=0, AR;q=0.1", "ar"),
        ("tlh", "en"),
        ("", "en"),
    ] {
        assert_eq!(translations.negotiate(header), language, "{header}");
    }
}

#[test]
fn a_reader_keeps_the_language_that_the_address_names() {
    let mut page = page(shipped(), "ar");
    assert_eq!(page.href("/register?page=2#top"), "/register?page=2&lang=ar#top");
    assert_eq!(page.languages()[1].href, "/register?q=x&lang=en");
    page.language_in_address = false;
    assert_eq!(page.href("/register"), "/register");
}

#[test]
fn a_section_is_marked_as_the_place_of_the_pages_below_it_only() {
    let mut page = page(shipped(), "en");
    page.path = "/register/17?as-known-on=2020-03-30".into();
    assert!(page.is_within("/register"));
    assert!(!page.is_within("/reg"));
    assert!(!page.is_within("/register/17/files"));
}

/// English may lead in the office, for people who can ask; what the public reads is whole in every language.
#[test]
fn every_language_is_complete_for_the_public() {
    let public = files().into_iter().filter(|(path, _)| !path.ends_with("office.ftl"));
    let translations = Translations::load(public).ok().unwrap();
    for language in translations.languages() {
        assert_eq!(translations.missing(language), Vec::<&str>::new(), "{language}");
    }
}

/// `message → names of its arguments`, read off the text of a file.
fn arguments(text: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut current = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            current = key;
        }
        let name = |rest: &'_ str| rest.len() - rest.trim_start_matches(|c: char| c.is_alphanumeric()).len();
        let names = line.split('$').skip(1).map(|rest| &rest[..name(rest)]);
        found.entry(current).or_default().extend(names);
    }
    found
}

#[test]
fn a_translation_uses_the_arguments_of_the_english_message() {
    let files: BTreeMap<String, String> = files().into_iter().collect();
    for (path, text) in &files {
        let (_, area) = path.split_once('/').unwrap();
        let english = arguments(&files[&format!("en/{area}")]);
        for (key, names) in arguments(text) {
            assert_eq!(Some(&names), english.get(key), "{path}: {key}");
        }
    }
}

#[test]
fn every_message_that_a_template_names_exists() {
    let english = page(shipped(), "en");
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")];
    let mut checked = 0;
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for rest in text.split("page.t(\"").chain(text.split("page.tn(\"")).skip(1) {
                let Some((key, _)) = rest.split_once('"').filter(|(key, _)| !key.contains([' ', '<'])) else {
                    continue;
                };
                assert_ne!(english.t(key).plain(), format!("[{key}]"), "{}", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked > 80, "only {checked} found: is the pattern still right?");
}
