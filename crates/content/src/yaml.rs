//! One strict reader for every YAML file, ours or a stranger's.
//!
//! Refused: more than [`MAX_BYTES`], bytes that are not UTF-8, duplicate keys, aliases and anchors,
//! deep nesting, several documents, and fields that nobody knows. Each refusal names the file, the
//! line and the field.

use serde::de::DeserializeOwned;

/// The largest file that is read, in bytes (1 MiB).
pub const MAX_BYTES: usize = 1 << 20;

/// A file that cannot be read, with what, where and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}{}: {message}", position(.line, .column))]
pub struct Malformed {
    /// The file's name as it was given.
    pub path: String,
    /// Line, from 1; absent where the whole file is at fault.
    pub line: Option<u64>,
    /// Column, from 1.
    pub column: Option<u64>,
    /// What is wrong and how to mend it.
    pub message: String,
}

fn position(line: &Option<u64>, column: &Option<u64>) -> String {
    match (line, column) {
        (Some(line), Some(column)) => format!(":{line}:{column}"),
        (Some(line), None) => format!(":{line}"),
        _ => String::new(),
    }
}

/// Reads one YAML document into `T`.
///
/// # Errors
/// [`Malformed`] for anything in the list at the head of this module; nothing is half read.
pub fn read<T: DeserializeOwned>(path: &str, bytes: &[u8]) -> Result<T, Malformed> {
    let whole = |message: String| Malformed { path: path.into(), line: None, column: None, message };
    if bytes.len() > MAX_BYTES {
        return Err(whole(format!(
            "the file has {} bytes; the limit is {MAX_BYTES}. Split it, or move long texts to files of their own",
            bytes.len()
        )));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Malformed {
        line: Some(1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() as u64),
        ..whole("the file is not UTF-8 from here on; save it as UTF-8".into())
    })?;
    // The path to a field is only known to the deserialiser, the line only to the parser: both are
    // wanted in the message.
    let mut field = String::new();
    serde_saphyr::with_deserializer_from_str_with_options(text, options(), |deserializer| {
        serde_path_to_error::deserialize(deserializer).map_err(|error| {
            field = error.path().to_string();
            error.into_inner()
        })
    })
    .map_err(|error| {
        let place = error.location();
        let reason = error.without_snippet().to_string();
        let reason = reason.lines().next().unwrap_or("malformed").to_owned();
        Malformed {
            path: path.into(),
            line: place.map(|place| place.line()),
            column: place.map(|place| place.column()),
            message: if field.is_empty() || field == "." {
                reason
            } else {
                format!("in `{field}`: {reason}")
            },
        }
    })
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_aliases: 0,
            max_anchors: 0,
            max_depth: 16,
            flow_nesting_limit: 16,
            max_documents: 1,
        },
        strict_booleans: true,
    }
}

/// Writes `value` as YAML.
///
/// # Errors
/// A sentence, where `value` has no YAML form.
pub fn write<T: serde::Serialize>(value: &T) -> Result<String, String> {
    serde_saphyr::to_string(value).map_err(|error| error.to_string())
}
