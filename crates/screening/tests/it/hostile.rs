//! Input made to hurt costs bounded work, and what was left out is said.

use std::time::{Duration, Instant};

use entities::Entity;
use screening::{compare, prepared::Cap};

use crate::support::{CONFIG, named, prepare};

/// Generous for a debug build on a busy machine; without caps each of these takes minutes.
const BOUND: Duration = Duration::from_secs(20);

fn bounded(work: impl FnOnce()) {
    let start = Instant::now();
    work();
    assert!(start.elapsed() < BOUND, "{:?}", start.elapsed());
}

#[test]
fn a_name_of_ten_megabytes_is_cut_and_the_cut_is_reported() {
    bounded(|| {
        let huge = prepare(&named("Person", &"Muhammad ".repeat(1_200_000)));
        assert_eq!(huge.caps, [Cap::LongName]);
        let compared = compare(&huge, &prepare(&named("Person", "Muhammad Ali")), &CONFIG);
        assert!(
            compared.features.iter().any(|feature| feature.feature == "cap" && feature.why.contains("384"))
        );
    });
}

#[test]
fn ten_thousand_aliases_are_cut_and_the_cut_is_reported() {
    let with_aliases = |of: &str| {
        let mut entity = Entity::new(of, "Person");
        entity.properties.insert(
            "alias".into(),
            (0..10_000).map(|number| format!("{of}{number} Hassan{number}")).collect(),
        );
        entity
    };
    bounded(|| {
        let (left, right) = (prepare(&with_aliases("Ali")), prepare(&with_aliases("Alí")));
        assert!(left.caps.contains(&Cap::Names), "{:?}", left.caps);
        let compared = compare(&left, &right, &CONFIG);
        for told in ["128 names", "256 pairs of names"] {
            assert!(compared.features.iter().any(|feature| feature.why.contains(told)), "{told}");
        }
    });
}

#[test]
fn two_names_of_six_hundred_words_are_bounded() {
    let words =
        |salt: usize| (0..600).map(|at| format!("w{}", at * salt % 601)).collect::<Vec<_>>().join(" ");
    bounded(|| {
        let (left, right) = (prepare(&named("Company", &words(7))), prepare(&named("Company", &words(11))));
        assert!(left.caps.contains(&Cap::LongName));
        compare(&left, &right, &CONFIG);
    });
}

#[test]
fn odd_characters_are_no_names() {
    for name in ["", " ", "...", "\u{200B}", "&", "'", "(){}", "\u{0301}", "🙂", "\u{0}"] {
        compare(&prepare(&named("Person", name)), &prepare(&named("Company", name)), &CONFIG);
    }
}

#[test]
fn names_beyond_the_limit_are_told_even_when_those_before_are_one() {
    let mut aliases = vec!["Hassan Dahir".to_owned(); 200];
    aliases.push("Ingeborg Sandvik".to_owned());
    let mut entity = Entity::new("many", "Person");
    entity.properties.insert("alias".into(), aliases.clone());
    assert_eq!(prepare(&entity).caps, [Cap::Names]);
    assert_eq!(prepare(&named("Person", &aliases.join("; "))).caps, [Cap::Names]);
}

#[test]
fn readings_beyond_the_limit_are_told() {
    assert_eq!(prepare(&named("Person", "艾曼·扎瓦希里")).caps, []);
    assert_eq!(prepare(&named("Person", "艾曼·茨热维茨热维扎")).caps, [Cap::Readings]);
}
