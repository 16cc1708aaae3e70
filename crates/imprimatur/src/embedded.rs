//! Content: the defaults inside the binary, and an institution's own files laid over them.

use std::fs;
use std::path::{Path, PathBuf};

use benchmark::Library;
use content::{Edition, Files};
use lists::KnownLists;
use rust_embed::RustEmbed;
use screening::{Config, Sources};

use crate::exit::Failure;
use crate::files;

/// The content folder. A debug build reads it from disk, a release build carries it.
#[derive(RustEmbed)]
#[folder = "../../content/"]
struct Defaults;

/// Folders in which every file is read, whatever its name. Elsewhere a file can only replace a
/// default: one that replaces nothing has a mistyped name, and would be passed over in silence.
const OPEN: [&str; 6] =
    ["criteria/questions/", "gates/stages/", "calendars/", "benchmarks/", "examples/", "translations/"];

const BENCHMARK: &str = "benchmarks/rdr/";

/// Everything that a command may ask of the content.
pub struct Content {
    /// All files by path within the content folder.
    pub files: Files,
    /// The criteria, tiers and gates.
    pub edition: Edition,
    /// The benchmark editions.
    pub library: Library,
}

impl Content {
    /// A file of the content as text.
    ///
    /// # Errors
    /// There is none of this path, or it is not UTF-8.
    pub fn text(&self, path: &str) -> Result<String, Failure> {
        let wrong = |what: &str| Failure::Input(format!("{path}: {what}"));
        let bytes = self.files.get(path).ok_or_else(|| wrong("is missing"))?;
        String::from_utf8(bytes.clone()).map_err(|_| wrong("is not UTF-8"))
    }

    /// What names are compared with.
    ///
    /// # Errors
    /// A file of `screening/` is missing or not of its shape.
    pub fn screening(&self) -> Result<Config, Failure> {
        let text = |name: &str| self.text(&format!("screening/{name}.yaml"));
        let sources = Sources {
            weights: &text("weights")?,
            words: &text("words")?,
            legal_forms: &text("legal_forms")?,
            equivalents: &text("equivalents")?,
            terms: &text("terms")?,
            han: &text("han")?,
            countries: &text("countries")?,
            frequencies: &text("frequencies")?,
        };
        Config::parse(&sources).map_err(|fault| Failure::Input(fault.to_string()))
    }

    /// The lists that are known.
    ///
    /// # Errors
    /// `lists/lists.yaml` is missing or not of its shape.
    pub fn known_lists(&self) -> Result<KnownLists, Failure> {
        let text = self.text(KnownLists::PATH)?;
        KnownLists::from_yaml(KnownLists::PATH, text.as_bytes())
            .map_err(|fault| Failure::Input(fault.to_string()))
    }

    /// The defaults, with the files of `folder` laid over them.
    ///
    /// # Errors
    /// Every fault found, a line each, with file and line where there are any.
    pub fn load(folder: Option<&Path>) -> Result<Self, Failure> {
        let mut files = defaults();
        if let Some(folder) = folder {
            lay_over(&mut files, folder)?;
        }
        let edition = Edition::load(&files).map_err(|unsound| unsound.0).and_then(|edition| {
            match engagement::judge::check_variables(&edition) {
                Ok(()) => Ok(edition),
                Err(foreign) => Err(foreign.iter().map(ToString::to_string).collect()),
            }
        });
        match (edition, library(&files)) {
            (Ok(edition), Ok(library)) => Ok(Content { files, edition, library }),
            (edition, library) => {
                let mut faults = edition.err().unwrap_or_default();
                faults.extend(library.err());
                Err(Failure::faults(&faults))
            }
        }
    }
}

/// The files that the binary carries.
fn defaults() -> Files {
    Defaults::iter()
        .filter(|path| !path.split('/').any(is_hidden))
        .filter_map(|path| Some((path.to_string(), Defaults::get(&path)?.data.into_owned())))
        .collect()
}

fn library(files: &Files) -> Result<Library, String> {
    let of_benchmark = files.iter().filter(|(path, _)| path.starts_with(BENCHMARK));
    Library::from_files(of_benchmark.map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
        .map_err(|unsound| unsound.to_string())
}

fn lay_over(files: &mut Files, folder: &Path) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Err(Failure::Input(format!(
            "{}: not a folder; name one laid out like the content folder",
            folder.display()
        )));
    }
    let mut strangers = Vec::new();
    for (path, on_disk) in walk(folder, "")? {
        if !files.contains_key(&path) && !OPEN.iter().any(|open| path.starts_with(open)) {
            strangers.push(format!(
                "{}: nothing reads a file of this name; see the content folder for the names there are",
                on_disk.display()
            ));
            continue;
        }
        files.insert(path, files::read(&on_disk, content::yaml::MAX_BYTES)?);
    }
    if strangers.is_empty() { Ok(()) } else { Err(Failure::faults(&strangers)) }
}

/// Every file below `folder`, as its path within the content (with `/`) and on disk.
fn walk(folder: &Path, prefix: &str) -> Result<Vec<(String, PathBuf)>, Failure> {
    let unreadable = |error| Failure::Input(format!("{}: cannot be read ({error})", folder.display()));
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_hidden(&name) {
            continue;
        }
        // A link to a folder is not followed: it could lead round in a circle.
        if entry.file_type().map_err(unreadable)?.is_dir() {
            found.extend(walk(&entry.path(), &format!("{prefix}{name}/"))?);
        } else {
            found.push((format!("{prefix}{name}"), entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

/// What editors and version control leave beside the content.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}
