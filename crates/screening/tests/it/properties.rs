//! What holds for every pair.

use entities::Entity;
use proptest::prelude::*;
use screening::{compare, score};

use crate::support::{CONFIG, SOURCES, prepare};

/// A name of words that lists know, of any script, or of anything at all.
pub fn name() -> impl Strategy<Value = String> {
    let words = [
        "Muhammad",
        "Mohamed",
        "al",
        "bin",
        "Hassan",
        "Dahir",
        "Aweys",
        "J.",
        "Sergei",
        "Сергей",
        "Шойгу",
        "Shoigu",
        "محمد",
        "عبدالله",
        "Abdullah",
        "习近平",
        "Jinping",
        "김정은",
        "Bank",
        "of",
        "OOO",
        "ООО",
        "Ltd",
        "GmbH",
        "410",
        "412",
        "II",
        "Gazprom",
        "Газпром",
        "Gaz",
        "prom",
        "&",
        "Co",
        "Intl",
        "International",
        "Ivanovich",
    ];
    prop_oneof![
        3 => proptest::collection::vec(proptest::sample::select(words.to_vec()), 1..6)
            .prop_map(|words| words.join(" ")),
        1 => "\\PC{0,40}",
    ]
}

pub fn any_entity() -> impl Strategy<Value = Entity> {
    let schema = proptest::sample::select(vec!["Person", "Company", "LegalEntity", "Vessel"]);
    let one_of = |values: &[&'static str]| proptest::option::of(proptest::sample::select(values.to_vec()));
    (
        (schema, proptest::collection::vec(name(), 0..4), proptest::option::of(name())),
        one_of(&["1967", "1967-03-25", "1967-25-03", "1976-03-25", "nonsense", "1990-01-01"]),
        one_of(&["7704729515", "7225004092", "12", ""]),
        one_of(&["ru", "Russia", "Lebanon", "??"]),
        one_of(&["male", "female"]),
    )
        .prop_map(|((schema, names, weak), birth, number, country, gender)| {
            let mut entity = Entity::new("some", schema);
            names.into_iter().for_each(|name| entity.add("name", name));
            for (property, value) in
                [("birthDate", birth), ("innCode", number), ("country", country), ("gender", gender)]
            {
                value.into_iter().for_each(|value| entity.add(property, value));
            }
            weak.into_iter().for_each(|name| entity.add("weakAlias", name));
            entity
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_order_of_the_two_does_not_matter(left in any_entity(), right in any_entity()) {
        let (left, right) = (prepare(&left), prepare(&right));
        let one = compare(&left, &right, &CONFIG);
        let other = compare(&right, &left, &CONFIG);
        prop_assert_eq!(one.score, other.score);
        for (one, other) in one.features.iter().zip(&other.features) {
            prop_assert_eq!((one.feature, one.bits, &one.left), (other.feature, other.bits, &other.right));
        }
    }

    #[test]
    fn a_score_is_above_0_and_below_1_and_its_features_add_up(left in any_entity(), right in any_entity()) {
        let (left, right) = (prepare(&left), prepare(&right));
        let compared = compare(&left, &right, &CONFIG);
        prop_assert!(compared.score > 0.0 && compared.score < 1.0);
        prop_assert_eq!(compared.score, score(&left, &right, &CONFIG));
        let sum: f64 = compared.features.iter().map(|feature| feature.bits).sum();
        prop_assert!((sum - compared.bits).abs() < 1e-6, "{:#?}", compared);
    }

    #[test]
    fn another_name_never_lowers_a_score(left in any_entity(), right in any_entity(), name in name()) {
        prop_assume!(!left.values("name").is_empty() && !right.values("name").is_empty());
        let mut more = left.clone();
        more.add("name", name);
        let (left, more, right) = (prepare(&left), prepare(&more), prepare(&right));
        prop_assume!(!left.names.is_empty() && !right.names.is_empty());
        prop_assert!(score(&more, &right, &CONFIG) >= score(&left, &right, &CONFIG) - 1e-9);
    }

    #[test]
    fn more_weight_on_agreeing_births_never_lowers_a_score(left in any_entity(), right in any_entity()) {
        let heavier = SOURCES.weights.replace("same-day: {bits: 2.5", "same-day: {bits: 4.5");
        let heavier = screening::weights::Weights::parse(&heavier).expect("sound");
        let mut config = CONFIG.clone();
        config.weights = heavier;
        let (left, right) = (prepare(&left), prepare(&right));
        prop_assert!(score(&left, &right, &config) >= score(&left, &right, &CONFIG));
    }
}
