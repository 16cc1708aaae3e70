//! The schemas: current, and true of what is read and printed.

use std::{env, fs};

use boon::{Compiler, Draft, Schemas};
use serde_json::Value;

use crate::run::{SHORT, run, run_with, shipped};

fn checked_in(of: &str) -> String {
    format!("{}/../../schemas/{of}.schema.json", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_checked_in_schemas_are_those_of_the_types() {
    for of in ["dossier", "judgement"] {
        let now = run(&["schema", of]).out;
        let path = checked_in(of);
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, &now).unwrap();
        }
        let then = fs::read_to_string(&path).unwrap_or_default();
        assert!(then == now, "{path} is not current; run the test again with UPDATE_EXPECT=1");
    }
}

/// Why `value` does not fit the schema; `None` where it does.
fn misfit(of: &str, value: &Value) -> Option<String> {
    let schema: Value = serde_json::from_str(&run(&["schema", of]).out).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let mut compiler = Compiler::new();
    compiler.set_default_draft(Draft::V2020_12);
    compiler.enable_format_assertions();
    compiler.add_resource("schema.json", schema).unwrap();
    let mut schemas = Schemas::new();
    let index = compiler.compile("schema.json", &mut schemas).unwrap();
    schemas.validate(value, index).err().map(|error| format!("{error:#}"))
}

fn yaml(text: &str) -> Value {
    content::yaml::read("dossier.yaml", text.as_bytes()).unwrap()
}

#[test]
fn the_dossier_schema_takes_what_check_takes() {
    assert_eq!(misfit("dossier", &yaml(SHORT)), None);
    for example in ["un75-tencent.yaml", "approved.yaml"] {
        let text = fs::read_to_string(shipped(&format!("examples/{example}"))).unwrap();
        assert_eq!(misfit("dossier", &yaml(&text)), None, "{example}");
    }
}

#[test]
fn the_dossier_schema_refuses_what_check_refuses() {
    for wrong in [
        format!("{SHORT}colour: red\n"),
        SHORT.replace(", kind: pilot", ""),
        format!("{SHORT}answers: {{EX-01: {{value: maybe}}}}\n"),
        SHORT.replace("kind: pilot", "kind: pilot, ends-on: 2020-02-30"),
    ] {
        assert!(misfit("dossier", &yaml(&wrong)).is_some(), "{wrong}");
        assert_eq!(run_with(&["check", "-"], wrong.as_bytes()).code, Some(2), "{wrong}");
    }
}

#[test]
fn what_check_prints_fits_the_judgement_schema() {
    let tencent = shipped("examples/un75-tencent.yaml");
    for day in ["2016-01-01", "2019-05-01", "2020-03-31", "2021-06-01"] {
        let ran = run(&["check", &tencent, "--as-known-on", day, "--format", "json"]);
        assert_eq!(misfit("judgement", &ran.json()), None, "{day}");
    }
    let short = run_with(&["check", "-", "--format", "json"], SHORT.as_bytes());
    assert_eq!(misfit("judgement", &short.json()), None);
}

#[test]
fn the_judgement_schema_refuses_what_is_no_judgement() {
    let mut judgement = run_with(&["check", "-", "--format", "json"], SHORT.as_bytes()).json();
    judgement["tier"] = "harmless".into();
    assert!(misfit("judgement", &judgement).is_some());
}
