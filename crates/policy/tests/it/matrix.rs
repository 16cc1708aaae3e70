//! The printed matrix is the one that the code answers with.

use std::path::Path;

use policy::{Grants, matrix};

use crate::grants;

/// `UPDATE_EXPECT=1` writes the table anew; read the difference before keeping it.
#[test]
fn the_printed_matrix_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("matrix.txt");
    let now = matrix(grants());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let printed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        printed == now,
        "who may do what has changed. Look at the new table, then run this test with UPDATE_EXPECT=1:\n{now}"
    );
}

#[test]
fn each_mark_shows_how_far_a_role_reaches() {
    let file = "\
roles:
  - { role: officer, title: Officer, task: t }
  - { role: expert, title: Expert, task: t }
  - { role: partner, title: Partner, task: t }
  - { role: signed-in, title: Signed in, task: t }
  - { role: public, title: Public, task: t }
grants:
  - acts: [review.given]
    to: { officer: own-institution, expert: assigned, partner: assigned }
    basis: { source: ours, basis-status: proposed-default }
  - acts: [review.given]
    to: { officer: assigned }
    basis: { source: ours, basis-status: proposed-default }
  - acts: [case.read.public]
    to: { public: any }
    basis: { source: ours, basis-status: proposed-default }
";
    let table = matrix(&Grants::load("roles.yaml", file.as_bytes()).unwrap());
    let marks = |act: &str| {
        let row = table.lines().find(|line| line.split_whitespace().next() == Some(act)).unwrap();
        row[act.len()..].split("  ").map(str::trim).filter(|mark| !mark.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(marks("review.given"), ["O N", "N", "N", ".", "."]);
    assert_eq!(marks("case.read.public"), ["A", "A", "A", "A", "A"]);
    assert_eq!(marks("decision.signed"), [".", ".", ".", ".", "."]);
}
