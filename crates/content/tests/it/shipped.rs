//! The content that is shipped is what the documents promise.

use std::collections::BTreeSet;

use content::{Basis, BasisStatus, Edition, Files};
use test_support::shipped::{edition, files};

#[test]
fn the_shipped_edition_has_what_the_documents_promise() {
    let edition = edition();
    let families: Vec<(&str, usize)> =
        edition.families.iter().map(|one| (one.family.as_str(), one.questions.len())).collect();
    assert_eq!(families, [("exclusion", 14), ("conflicts", 8), ("digital-rights", 24)]);
    assert_eq!(edition.sectors.len(), 26);
    let gates: Vec<&str> = edition.gates.iter().map(|gate| gate.gate.as_str()).collect();
    assert_eq!(
        gates,
        [
            "diligence",
            "consultation",
            "negotiation",
            "decision",
            "proposal",
            "signature",
            "announcement",
            "active",
            "closing"
        ]
    );
    assert_eq!(edition.duties.iter().map(|duty| duty.comment_days).collect::<Vec<_>>(), [0, 14, 42, 84]);
}

#[test]
fn every_sentence_is_there_in_arabic_too() {
    let edition = edition();
    let questions = edition.families.iter().flat_map(|family| {
        std::iter::once(&family.title).chain(family.questions.iter().map(|question| &question.text))
    });
    let gates = edition.gates.iter().flat_map(|gate| {
        let requirements = gate.requirements.iter().flat_map(|one| {
            [Some(&one.text), Some(&one.how), one.emergency.as_ref().map(|terms| &terms.owed)]
                .into_iter()
                .flatten()
        });
        std::iter::once(&gate.title).chain(requirements)
    });
    let rest = edition.sectors.iter().map(|one| &one.text);
    let rest = rest
        .chain(edition.flag_rules.iter().map(|one| &one.text))
        .chain(edition.tier_rules.iter().map(|one| &one.text));
    let rest = rest.chain(edition.four_eyes.separations.iter().map(|one| &one.text));
    let figures = edition.flag_rules.iter().flat_map(|rule| &rule.figures).map(|figure| &figure.label);
    let bases = bases(edition).into_iter().map(|(_, basis)| &basis.source);
    for text in questions.chain(gates).chain(rest).chain(figures).chain(bases) {
        assert_eq!(text.in_language("ar").0, "ar", "{}", text.english());
        // A language that nobody translated into falls back to English and says so.
        assert_eq!(text.in_language("xx"), ("en", text.english()));
    }
}

/// Every rule's code and basis.
fn bases(edition: &Edition) -> Vec<(&String, &Basis)> {
    let requirements = edition.gates.iter().flat_map(|gate| &gate.requirements);
    edition
        .questions()
        .map(|one| (&one.code, &one.basis))
        .chain(edition.sectors.iter().map(|one| (&one.code, &one.basis)))
        .chain(edition.flag_rules.iter().map(|one| (&one.code, &one.basis)))
        .chain(edition.tier_rules.iter().map(|one| (&one.code, &one.basis)))
        .chain(edition.four_eyes.separations.iter().map(|one| (&one.code, &one.basis)))
        .chain(requirements.map(|one| (&one.code, &one.basis)))
        .collect()
}

#[test]
fn what_is_only_proposed_was_not_verified_against_anything() {
    for (code, basis) in bases(edition()) {
        let proposed = basis.basis_status == BasisStatus::ProposedDefault;
        assert!(!(proposed && basis.verified_on.is_some()), "{code}");
        assert!(!proposed || basis.source.english().to_lowercase().contains("default"), "{code}: {basis}");
        assert!(proposed || !basis.source.english().starts_with("Default"), "{code}: {basis}");
    }
}

#[test]
fn every_indicator_is_one_that_the_benchmark_has() {
    #[derive(serde::Deserialize)]
    struct Methods {
        methods: Vec<Method>,
    }
    #[derive(serde::Deserialize)]
    struct Method {
        id: String,
        indicators: std::collections::BTreeMap<String, String>,
    }
    let path = "benchmarks/rdr/indicators.yaml";
    let known: Methods = content::yaml::read(path, &files()[path]).unwrap();
    for question in edition().questions() {
        for (method, codes) in &question.indicators {
            let method =
                known.methods.iter().find(|one| one.id == *method).unwrap_or_else(|| panic!("{method}"));
            for code in codes {
                assert!(
                    method.indicators.contains_key(code),
                    "{}: {} has no {code}",
                    question.code,
                    method.id
                );
            }
        }
    }
}

#[test]
fn the_address_changes_with_what_judges_and_with_nothing_else() {
    let mut files = files().clone();
    let address = |files: &Files| Edition::load(files).unwrap().hash;
    let before = address(&files);
    files.insert("translations/en/more.ftl".into(), b"more = More\n".to_vec());
    files.insert("examples/another.yaml".into(), b"{}".to_vec());
    assert_eq!(address(&files), before);
    let mut seen = BTreeSet::from([before]);
    for path in ["settings.yaml", "criteria/tiers.yaml", "gates/four-eyes.yaml", "calendars/geneva.yaml"] {
        files.get_mut(path).unwrap().extend(b"\n# A comment counts: the file was changed.\n");
        assert!(seen.insert(address(&files)), "{path}");
    }
}
