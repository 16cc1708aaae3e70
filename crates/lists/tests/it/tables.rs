//! Tables by a mapping.

use lists::Format::Table;
use lists::{Mapping, Options};

use crate::samples::{MAPPING, TABLE, check, refusal, replace, try_read, try_with};

#[test]
fn rows_become_what_the_mapping_says() {
    let (entities, summary) = try_read(Table, TABLE).unwrap();
    check(
        &entities[0],
        "demo-7",
        "Company",
        &[
            ("alias", &["AMC", "Acme Pits"]),
            ("country", &["Ruritania"]),
            ("incorporationDate", &["1999-04-03"]),
            ("name", &["Acme; Mining"]),
            ("notes", &["Remark: two lines"]),
        ],
    );
    assert_eq!(
        (entities[1].schema.as_str(), entities[1].first("incorporationDate")),
        ("Person", Some("1971"))
    );
    assert_eq!(entities[2].schema, "LegalEntity", "a kind that the mapping does not name");
    assert_eq!(entities[2].values("notes"), ["incorporationDate: soon"]);
    let told: Vec<(u64, &str)> = summary.repairs.iter().map(|one| (one.line, one.before.as_str())).collect();
    assert_eq!(told, [(1, "Remark"), (5, "soon")]);
}

#[test]
fn a_row_can_be_known_by_its_hash() {
    let mapping = MAPPING.replace("{ column: Number }", "row-hash");
    let options = Options {
        mapping: Some(Mapping::from_yaml("mapping.yaml", mapping.as_bytes()).unwrap()),
        ..Options::default()
    };
    let first = try_with(Table, TABLE, &options).unwrap().0;
    let other = try_with(Table, &replace(TABLE, "AMC", "AMD"), &options).unwrap().0;
    assert_ne!(first[0].id, other[0].id);
    assert_eq!(first[1].id, other[1].id);
}

#[test]
fn what_does_not_fit_the_mapping_is_refused_with_the_line() {
    for (from, to, line, words) in [
        ("Founded", "Born", 1, "no column `Founded`"),
        ("Remark", "Name", 1, "two columns are called `Name`"),
        ("8;Rupert", ";Rupert", 4, "identifying column"),
        ("8;Rupert Hentzau;", "8;Rupert Hentzau", 4, "5 fields where there should be 6"),
    ] {
        let (told, what) = refusal(Table, &replace(TABLE, from, to));
        assert!(told == line && what.contains(words), "{told}: {what}");
    }
    let without = try_with(Table, TABLE, &Options::default()).unwrap_err().to_string();
    assert!(without.contains("mapping"), "{without}");
}

#[test]
fn a_mapping_with_an_unknown_word_is_refused_with_its_line() {
    let error =
        Mapping::from_yaml("mapping.yaml", MAPPING.replace("delimiter", "delimeter").as_bytes()).unwrap_err();
    assert!(error.line == Some(6) && error.message.contains("delimeter"), "{error}");
}
