//! Conditions in CEL over a view of the case.

use std::collections::BTreeSet;
use std::fmt;

use cel::{Context, ExecutionError, Program, Value};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::references;

/// What a condition came to. A condition that asks for something missing is neither true nor
/// false: it names what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// It cannot be told, because this is missing.
    CannotTell(String),
}

/// The facts that conditions are asked of, each top-level field of the view a variable.
pub struct Facts(Context<'static, 'static>);

impl Facts {
    /// Takes the fields of `view` (an object) as variables.
    pub fn new(view: &serde_json::Value) -> Self {
        let mut context = Context::default();
        for (name, value) in view.as_object().into_iter().flatten() {
            // Every JSON value has a CEL form, so the conversion cannot fail.
            if let Ok(value) = cel::to_value(value) {
                context.add_variable_from_value(name.clone(), value);
            }
        }
        Facts(context)
    }
}

/// A condition, or an expression that yields a figure, written in CEL and compiled at load.
pub struct Condition {
    source: String,
    program: Program,
}

impl Condition {
    /// Compiles `source`.
    ///
    /// # Errors
    /// The parser's words, where it is not CEL.
    pub fn compile(source: &str) -> Result<Self, String> {
        let program = Program::compile(source).map_err(|error| error.to_string())?;
        Ok(Condition { source: source.into(), program })
    }

    /// The condition as written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The facts that it speaks of, as paths such as `data.personal`.
    pub fn paths(&self) -> BTreeSet<String> {
        references::paths(self.program.expression())
    }

    /// Asks it of the facts.
    pub fn ask(&self, facts: &Facts) -> Truth {
        match self.program.execute(&facts.0) {
            Ok(Value::Bool(true)) => Truth::Holds,
            Ok(Value::Bool(false)) => Truth::Fails,
            Ok(other) => Truth::CannotTell(format!("the condition gives {other:?}, not yes or no")),
            Err(ExecutionError::NoSuchKey(name) | ExecutionError::UndeclaredReference(name)) => {
                Truth::CannotTell(name.to_string())
            }
            Err(other) => Truth::CannotTell(other.to_string()),
        }
    }

    /// The figure that it yields, as shown; `None` where something is missing.
    pub fn figure(&self, facts: &Facts) -> Option<String> {
        match self.program.execute(&facts.0).ok()? {
            Value::String(text) => Some(text.to_string()),
            Value::Int(number) => Some(number.to_string()),
            Value::UInt(number) => Some(number.to_string()),
            Value::Float(number) => Some(number.to_string()),
            Value::Bool(truth) => Some(truth.to_string()),
            Value::List(items) => {
                let words: Vec<String> = items
                    .iter()
                    .filter_map(|item| match item {
                        Value::String(text) => Some(text.to_string()),
                        _ => None,
                    })
                    .collect();
                (!words.is_empty()).then(|| words.join(", "))
            }
            _ => None,
        }
    }
}

impl Clone for Condition {
    fn clone(&self) -> Self {
        // A compiled program cannot be cloned; the source compiled once, so it compiles again.
        Condition::compile(&self.source).unwrap_or_else(|_| unreachable!("compiled before"))
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.source)
    }
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.source)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let source = String::deserialize(deserializer)?;
        Condition::compile(&source)
            .map_err(|error| serde::de::Error::custom(format!("not a condition in CEL: {error}")))
    }
}
