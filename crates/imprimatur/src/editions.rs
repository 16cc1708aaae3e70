//! Editions of the content that cases are pinned to, kept in the data folder for ever: a case is
//! judged by the edition that it began under until somebody moves it on by a signed act.

use std::fs;
use std::path::Path;

use content::{Edition, Files};

use crate::exit::Failure;
use crate::files;

/// Keeps the files of the edition in force; returns the former ones.
///
/// # Errors
/// The folder cannot be written to, or a kept edition is not what its name says.
pub fn keep(data: &Path, all: &Files, edition: &Edition) -> Result<Vec<Edition>, Failure> {
    let folder = data.join("editions");
    let internal = |path: &Path| {
        let path = path.display().to_string();
        move |error: std::io::Error| Failure::Internal(format!("{path}: {error}"))
    };
    fs::create_dir_all(&folder).map_err(internal(&folder))?;
    let judging: Files = all
        .iter()
        .filter(|(path, _)| edition.files.contains_key(*path))
        .map(|(p, b)| (p.clone(), b.clone()))
        .collect();
    let kept =
        serde_json::to_vec(&as_text(&judging)).map_err(|error| Failure::Internal(error.to_string()))?;
    let path = folder.join(format!("{}.json", edition.hash));
    if !path.exists() {
        files::write(&path, &kept)?;
    }
    let mut former = Vec::new();
    for entry in fs::read_dir(&folder).map_err(internal(&folder))? {
        let path = entry.map_err(internal(&folder))?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_none_or(|kind| kind != "json") || name == edition.hash {
            continue;
        }
        former.push(read(&path, &name)?);
    }
    Ok(former)
}

fn read(path: &Path, hash: &str) -> Result<Edition, Failure> {
    let wrong = |why: String| Failure::Input(format!("{}: {why}", path.display()));
    let bytes = fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let text: std::collections::BTreeMap<String, String> =
        serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
    let files: Files = text.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    let edition = Edition::load(&files).map_err(|unsound| wrong(unsound.to_string()))?;
    if edition.hash == hash {
        Ok(edition)
    } else {
        Err(wrong(format!("it holds the edition {}", edition.hash)))
    }
}

fn as_text(files: &Files) -> std::collections::BTreeMap<&str, String> {
    files.iter().map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned())).collect()
}
