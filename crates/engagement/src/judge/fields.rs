//! What a condition may speak of, so that a typing error is found at load and not by a gate that
//! never opens. Documented in `docs/conditions.md`.

use content::Edition;

/// Everything that a condition may speak of: variables, and their fields after the dot. `answers`
/// has a key for each question, and `findings.open` a field for each family; both are asked for by
/// the edition's own codes.
pub const FIELDS: [(&str, &[&str]); 25] = [
    ("today", &[]),
    ("stage", &[]),
    ("institution", &["id", "name"]),
    ("partner", &["id", "name", "country", "state_owned", "sectors"]),
    (
        "engagement",
        &[
            "kind",
            "uses",
            "free_of_charge",
            "exclusive",
            "used_by_civil_society",
            "renews_itself",
            "has_end",
            "ended",
        ],
    ),
    (
        "technology",
        &["proprietary", "algorithmic", "account_required", "identity_required", "alternative_offered"],
    ),
    ("data", &["personal", "partner_access", "own_purposes", "kept_where_known"]),
    ("answers", &[]),
    (
        "benchmark",
        &["known", "edition", "total", "rank", "of", "governance", "governance_rank", "zero", "indicators"],
    ),
    ("evidence", &["independent", "partner", "institution"]),
    ("contract", &["reviewed", "open"]),
    ("notice", &["published", "days"]),
    (
        "screening",
        &[
            "run",
            "days",
            "months",
            "open",
            "questions_so_far",
            "matches",
            "matches_so_far",
            "group_known",
            "not_looked_for",
            "unnamed",
            "lists",
            "overdue",
            "missing",
        ],
    ),
    ("interests", &["declared", "disqualifying", "referred", "undeclared", "institution"]),
    ("assessment", &["recorded", "final", "covers_partner", "independent_expert", "severe_impacts"]),
    (
        "consultation",
        &[
            "opened",
            "over",
            "closed",
            "days",
            "comments",
            "all_answered",
            "safe_channel",
            "languages",
            "options",
        ],
    ),
    ("reply", &["invited", "about", "received", "expired"]),
    ("reviews", &["requested", "given", "missing", "reservations"]),
    ("decision", &["proposed", "approves", "conditions", "signed", "published", "proposed_by", "signed_by"]),
    ("safeguards", &["published", "languages", "promises", "report_channel"]),
    ("emergency", &["invoked", "overdue"]),
    ("findings", &["excluded", "excepted", "flagged", "clear", "open"]),
    ("flags", &["raised", "unanswered", "unsettled"]),
    ("tier", &[]),
    ("duties", &["diligence", "assessment", "consultation", "comment_days", "screening_months"]),
];

/// A condition that speaks of something the view does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{code}: the condition speaks of `{variable}`, which no case has; see docs/conditions.md for what it may speak of"
)]
pub struct ForeignVariable {
    /// Code of the rule.
    pub code: String,
    /// The name that nobody knows.
    pub variable: String,
}

/// Checks that every condition of the edition speaks only of [`FIELDS`].
///
/// # Errors
/// Every name that nobody knows, with its rule.
pub fn check_variables(edition: &Edition) -> Result<(), Vec<ForeignVariable>> {
    let families = edition.families.iter().filter_map(|one| Some((&one.family, one.applies_if.as_ref()?)));
    let questions = edition.questions().filter_map(|one| Some((&one.code, one.applies_if.as_ref()?)));
    let flags = edition.flag_rules.iter().flat_map(|rule| {
        std::iter::once((&rule.code, &rule.when))
            .chain(rule.figures.iter().map(|figure| (&rule.code, &figure.value)))
    });
    let tiers = edition.tier_rules.iter().map(|rule| (&rule.code, &rule.when));
    let gates = edition.gates.iter().filter_map(|one| Some((&one.gate, one.applies_if.as_ref()?)));
    let requirements = edition.gates.iter().flat_map(|gate| &gate.requirements).flat_map(|one| {
        [Some(&one.holds), one.applies_if.as_ref(), one.emergency.as_ref().map(|terms| &terms.holds)]
            .into_iter()
            .flatten()
            .map(|condition| (&one.code, condition))
    });
    let foreign: Vec<ForeignVariable> = families
        .chain(questions)
        .chain(flags)
        .chain(tiers)
        .chain(gates)
        .chain(requirements)
        .flat_map(|(code, condition)| {
            condition.paths().into_iter().map(|variable| ForeignVariable { code: code.clone(), variable })
        })
        .filter(|foreign| !is_known(&foreign.variable, edition))
        .collect();
    if foreign.is_empty() { Ok(()) } else { Err(foreign) }
}

fn is_known(path: &str, edition: &Edition) -> bool {
    let mut segments = path.split('.');
    let root = segments.next().unwrap_or_default();
    let Some((_, fields)) = FIELDS.iter().find(|(name, _)| *name == root) else {
        return false;
    };
    match (root, segments.next(), segments.next()) {
        ("findings", Some("open"), Some(family)) => {
            edition.families.iter().any(|one| one.family.replace('-', "_") == family)
        }
        (_, Some(field), _) => fields.contains(&field),
        (_, None, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use content::Tier;

    use super::*;
    use crate::judge::view::View;
    use crate::judge::{Measure, Yardstick};
    use crate::record::Record;
    use crate::stage::Stage;

    fn folder() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content")
    }

    fn read_all(folder: &Path, prefix: &str, files: &mut content::Files) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            match entry.path().is_dir() {
                true => read_all(&entry.path(), &format!("{path}/"), files),
                false => drop(files.insert(path, fs::read(entry.path()).unwrap())),
            }
        }
    }

    #[test]
    fn the_list_names_what_the_view_has_and_nothing_else() {
        let mut files = content::Files::new();
        read_all(&folder(), "", &mut files);
        let edition = Edition::load(&files).unwrap();
        let rdr = files
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("benchmarks/rdr/")?, bytes.as_slice())));
        let library = benchmark::Library::from_files(rdr).unwrap();
        // A partner that the benchmark scores, so that the view has all of its fields.
        let tencent = "examples/un75-tencent.yaml";
        let record: Record = content::yaml::read(tencent, &files[tencent]).unwrap();
        let yardstick =
            Yardstick { edition: &edition, library: &library, day: jiff::civil::date(2020, 3, 31) };
        let mut view = View::of(&record, Stage::PreNotice, &Measure::of(&record, yardstick));
        view.take_findings(&[], &[], &edition);
        view.take_flags(&[]);
        view.take_tier(Tier::Low, edition.duties_of(Tier::Low));
        let found: BTreeSet<(&str, BTreeSet<&str>)> = view
            .0
            .iter()
            .map(|(name, value)| {
                let fields = value.as_object().filter(|_| name != "answers");
                (name.as_str(), fields.into_iter().flat_map(|map| map.keys().map(String::as_str)).collect())
            })
            .collect();
        let listed = FIELDS.iter().map(|(name, fields)| (*name, fields.iter().copied().collect())).collect();
        assert_eq!(found, listed);
    }
}
