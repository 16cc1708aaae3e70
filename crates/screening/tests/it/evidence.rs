//! What dates, identifiers, countries and the rest add, and how it is told.

use screening::{Comparison, Config, Feature, Sources};

use crate::support::{CONFIG, SOURCES, compared, entity};

fn with(left: &[(&str, &str)], right: &[(&str, &str)]) -> Comparison {
    let name = [("name", "Hassan Dahir")];
    compared(&entity("Person", &[&name, left].concat()), &entity("Person", &[&name, right].concat()))
}

#[track_caller]
fn feature<'a>(compared: &'a Comparison, name: &str) -> &'a Feature {
    compared
        .features
        .iter()
        .find(|feature| feature.feature == name)
        .unwrap_or_else(|| panic!("{compared:#?}"))
}

#[test]
fn births_are_ordered_from_the_same_day_to_another_year() {
    let born = "1967-03-25";
    let against = |other| with(&[("birthDate", born)], &[("birthDate", other)]).bits;
    let levels: Vec<f64> =
        [born, "1967", "1976-03-25", "1967-08-02", "1968-08-02", "1970", "1990-01-02"].map(against).to_vec();
    assert!(levels.is_sorted_by(|better, worse| better >= worse), "{levels:?}");
    assert!(levels[0] > levels[6] + 5.0);
}

#[test]
fn the_first_of_january_is_a_year_and_not_a_day() {
    let compared = with(&[("birthDate", "1967-01-01")], &[("birthDate", "1967-03-25")]);
    assert_eq!(feature(&compared, "birth.same-year").left, "1967-01-01");
}

#[test]
fn a_shared_identifier_outweighs_a_different_birth() {
    let left = [("idNumber", "42-201-1"), ("birthDate", "1950")];
    let compared = with(&left, &[("idNumber", "422011"), ("birthDate", "1967")]);
    assert!(compared.score > 0.9, "{compared:#?}");
    assert_eq!(feature(&compared, "identifier.national.agree").right, "422011");
}

#[test]
fn conflicting_identifiers_part_equal_names() {
    for (property, one, other) in [
        ("innCode", "7704729515", "7225004092"),
        ("ogrnCode", "1027739228857", "1047200153770"),
        ("leiCode", "549300DTUYXVMJXZNY75", "213800WAVVOPS85N2205"),
        ("registrationNumber", "58127923", "74743120"),
        ("imoNumber", "IMO 9187629", "IMO 9187631"),
    ] {
        let of = |number| entity("Company", &[("name", "OOO Romashka"), (property, number)]);
        assert!(compared(&of(one), &of(other)).score < 0.5, "{property}");
        assert!(compared(&of(one), &of(one)).score > 0.99, "{property}");
    }
}

#[test]
fn numbers_of_different_registers_do_not_conflict() {
    let of = |number| entity("Company", &[("name", "OOO Romashka"), ("registrationNumber", number)]);
    let features = compared(&of("1027739228857"), &of("7704729515")).features;
    assert!(features.iter().all(|feature| !feature.feature.starts_with("identifier")));
}

#[test]
fn passports_and_bank_codes_never_conflict() {
    let plain = with(&[], &[]).bits;
    assert_eq!(with(&[("passportNumber", "A0269124")], &[("passportNumber", "A1042768")]).bits, plain);
    assert_eq!(with(&[("swiftBic", "SABRRUMM")], &[("swiftBic", "VTBRRUMM")]).bits, plain);
    assert!(with(&[("passportNumber", "A0269124")], &[("passportNumber", "A0269124")]).bits > plain + 3.0);
}

#[test]
fn countries_are_compared_by_code_or_name() {
    let agree = with(&[("nationality", "Lebanon")], &[("country", "lb")]);
    let conflict = with(&[("nationality", "Lebanon")], &[("country", "fr")]);
    assert!(agree.bits > conflict.bits + 1.0);
}

#[test]
fn a_person_is_no_organisation_but_may_be_a_legal_entity() {
    let of = |schema| entity(schema, &[("name", "Hassan Dahir")]);
    assert!(compared(&of("Person"), &of("Organization")).score < 0.3);
    assert!(compared(&of("Person"), &of("LegalEntity")).score > 0.7);
}

#[test]
fn the_features_add_up_and_say_what_was_compared() {
    let compared = with(
        &[("birthDate", "1967"), ("nationality", "so"), ("gender", "male")],
        &[("birthDate", "1970"), ("nationality", "so"), ("gender", "female"), ("alias", "H. D.")],
    );
    let sum: f64 = compared.features.iter().map(|feature| feature.bits).sum();
    assert!((sum - compared.bits).abs() < 1e-9);
    let name = feature(&compared, "name");
    assert!(name.why.contains("hassan = hassan"), "{}", name.why);
    assert_eq!((name.left.as_str(), name.right.as_str()), ("Hassan Dahir", "Hassan Dahir"));
    assert_eq!(feature(&compared, "birth.few-years").why, "Born two or three years apart.");
}

#[test]
fn a_weight_that_breaks_its_order_is_refused() {
    let weights = SOURCES.weights.replace("same-day: {bits: 2.5", "same-day: {bits: -9.5");
    let error = Config::parse(&Sources { weights: &weights, ..SOURCES }).expect_err("refused");
    assert!(error.to_string().contains("birth"), "{error}");
    let error = Config::parse(&Sources { words: "particles: 3", ..SOURCES }).expect_err("refused");
    assert!(error.to_string().starts_with("screening/words.yaml:1"), "{error}");
    let terms = "bodies:\n  agreement: 1\n  why: A test.\n  groups:\n  - [ab*, company]\n";
    let error = Config::parse(&Sources { terms, ..SOURCES }).expect_err("refused");
    assert!(error.to_string().contains("at least 3 letters must stand before a star"), "{error}");
    assert!(CONFIG.weights.threshold < 1.0);
}

#[test]
fn what_was_asked_for_is_told_first_whichever_of_the_two_is_compared_first() {
    let long = "Hassan ".repeat(100);
    let (one, other) = (
        entity("Person", &[("name", "Hasan Dahir"), ("alias", &long)]),
        entity("Person", &[("name", "Hassan Daher")]),
    );
    for (left, right, words, cut) in [
        (&one, &other, "hasan ~ hassan", "The left entity"),
        (&other, &one, "hassan ~ hasan", "The right entity"),
    ] {
        let compared = compared(left, right);
        assert!(feature(&compared, "name").why.contains(words), "{compared:#?}");
        assert!(feature(&compared, "cap").why.starts_with(cut), "{compared:#?}");
    }
}
