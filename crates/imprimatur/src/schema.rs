//! JSON Schema (2020-12) of what is read and printed, made from the types themselves.

use engagement::Judgement;
use engagement::record::Record;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

/// The schema of a dossier.
pub fn dossier() -> Value {
    of::<Record>("Dossier", "The facts of one engagement, as `imprimatur check` reads them.")
}

/// The schema of a judgement.
pub fn judgement() -> Value {
    of::<Judgement>(
        "Judgement",
        "The judgement of one engagement on one day, as `imprimatur check` prints it.",
    )
}

fn of<T: ToSchema>(title: &str, description: &str) -> Value {
    let mut parts = Vec::new();
    T::schemas(&mut parts);
    let definitions: Map<String, Value> =
        parts.iter().map(|(name, part)| (name.clone(), as_json(part))).collect();
    let Value::Object(mut schema) = as_json(&T::schema()) else { return Value::Null };
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(title));
    schema.insert("description".into(), json!(description));
    schema.insert("$defs".into(), Value::Object(definitions));
    Value::Object(schema)
}

fn as_json(schema: &impl serde::Serialize) -> Value {
    // A schema is plain data, so that it always has a JSON form.
    let mut value = serde_json::to_value(schema).unwrap_or_default();
    point_to_definitions(&mut value);
    value
}

/// The generator points to where OpenAPI keeps shared parts; JSON Schema keeps them in `$defs`.
fn point_to_definitions(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(target)) = fields.get_mut("$ref") {
                *target = target.replacen("#/components/schemas/", "#/$defs/", 1);
            }
            fields.values_mut().for_each(point_to_definitions);
        }
        Value::Array(items) => items.iter_mut().for_each(point_to_definitions),
        _ => {}
    }
}
