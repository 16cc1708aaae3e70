//! A file of grants with a fault is refused, with the place and how to mend it.

use policy::Grants;

const ROLES: &str = "\
roles:
  - { role: officer, title: Officer, task: Runs cases. }
  - { role: signed-in, title: Anybody signed in, task: Looks after an account. }
  - { role: public, title: The public, task: Reads. }
";

fn faults(grants: &str) -> Vec<String> {
    Grants::load("roles.yaml", format!("{ROLES}{grants}").as_bytes()).unwrap_err().0
}

fn grant(acts: &str, to: &str) -> String {
    format!("  - acts: {acts}\n    to: {to}\n    basis: {{ source: ours, basis-status: proposed-default }}\n")
}

#[test]
fn a_sound_file_is_taken() {
    let text = format!("{ROLES}grants:\n{}", grant("[stage.entered]", "{ officer: own-institution }"));
    let grants = Grants::load("roles.yaml", text.as_bytes()).unwrap();
    assert_eq!(grants.grants().len(), 1);
    assert_eq!(grants.role("officer").map(|role| role.title.english()), Some("Officer"));
}

#[test]
fn an_unknown_act_is_named_with_its_line() {
    let text =
        format!("grants:\n{}", grant("\n      - stage.entered\n      - stage.entred", "{ officer: any }"));
    let faults = faults(&text);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("roles.yaml:8:"), "{}", faults[0]);
    assert!(faults[0].contains("there is no act `stage.entred`"), "{}", faults[0]);
    assert!(faults[0].contains("such as stage.entered"), "{}", faults[0]);
}

#[test]
fn an_unknown_scope_or_field_is_named_with_its_line() {
    let scope = faults(&format!("grants:\n{}", grant("[stage.entered]", "{ officer: everywhere }")));
    assert!(scope[0].starts_with("roles.yaml:7:") && scope[0].contains("everywhere"), "{}", scope[0]);
    let field = faults("grants: []\nextra: 1\n");
    assert!(field[0].starts_with("roles.yaml:6:") && field[0].contains("extra"), "{}", field[0]);
}

#[test]
fn a_grant_needs_a_basis() {
    let faults = faults("grants:\n  - { acts: [stage.entered], to: { officer: any } }\n");
    assert!(faults[0].contains("basis"), "{}", faults[0]);
}

#[test]
fn a_grant_to_nobody_known_is_refused() {
    let faults = faults(&format!("grants:\n{}", grant("[stage.entered]", "{ oficer: any }")));
    assert_eq!(faults, ["roles.yaml: stage.entered is granted to `oficer`, and there is no such role"]);
}

#[test]
fn the_same_grant_twice_is_refused() {
    let one = grant("[stage.entered]", "{ officer: any }");
    let faults = faults(&format!("grants:\n{one}{one}"));
    assert_eq!(faults, ["roles.yaml: stage.entered is granted to `officer` twice; strike one out"]);
}

#[test]
fn no_file_can_open_a_signature_to_the_public() {
    let faults = faults(&format!("grants:\n{}", grant("[decision.signed]", "{ public: any }")));
    assert_eq!(
        faults,
        ["roles.yaml: decision.signed must not be open to everybody; grant it to another role"]
    );
}

#[test]
fn the_public_has_no_institution_of_its_own() {
    let faults = faults(&format!("grants:\n{}", grant("[case.read.public]", "{ public: own-institution }")));
    assert!(faults[0].contains("its scope can only be `any`"), "{faults:?}");
}

#[test]
fn the_two_roles_that_everybody_has_must_be_there() {
    let text = "roles: [{ role: Big Boss, title: B, task: t }, { role: a, title: A, task: t }, { role: a, title: A, task: t }]\ngrants: []\n";
    let faults = Grants::load("roles.yaml", text.as_bytes()).unwrap_err().0;
    assert_eq!(
        faults,
        [
            "roles.yaml: `Big Boss` is no name for a role; use small letters and hyphens",
            "roles.yaml: the role `a` stands twice; strike one out",
            "roles.yaml: the role `public` is missing; everybody has it, so it must be here",
            "roles.yaml: the role `signed-in` is missing; everybody has it, so it must be here",
        ]
    );
}
