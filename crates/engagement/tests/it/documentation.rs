//! `docs/conditions.md` says what a condition may speak of.

use std::fs;
use std::path::PathBuf;

use engagement::judge::FIELDS;

#[test]
fn every_variable_and_field_is_documented_and_nothing_else_is() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/conditions.md");
    let page = fs::read_to_string(path).unwrap();
    let documented: Vec<&str> =
        page.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let known: Vec<String> = FIELDS
        .iter()
        .flat_map(|(name, fields)| match fields {
            [] => vec![name.to_string()],
            fields => fields.iter().map(|field| format!("{name}.{field}")).collect(),
        })
        .collect();
    for name in &known {
        assert!(documented.contains(&name.as_str()), "docs/conditions.md does not say what {name} is");
    }
    for name in documented {
        assert!(
            known.iter().any(|one| one == name),
            "docs/conditions.md speaks of {name}, which no case has"
        );
    }
}
