//! The content that is shipped: read from the repository once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use benchmark::Library;
use content::{Edition, Files};

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

/// The files of the shipped content by path.
pub fn files() -> &'static Files {
    static FILES: LazyLock<Files> = LazyLock::new(|| {
        let mut files = Files::new();
        read_into(&mut files, &folder(), "");
        files
    });
    &FILES
}

fn read_into(files: &mut Files, folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => read_into(files, &entry.path(), &format!("{path}/")),
            false => drop(files.insert(path, fs::read(entry.path()).unwrap())),
        }
    }
}

/// The shipped edition.
pub fn edition() -> &'static Edition {
    static EDITION: LazyLock<Edition> =
        LazyLock::new(|| Edition::load(files()).unwrap_or_else(|unsound| panic!("{unsound}")));
    &EDITION
}

/// The shipped benchmark editions.
pub fn library() -> &'static Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
        let files = files()
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("benchmarks/rdr/")?, bytes.as_slice())));
        Library::from_files(files).unwrap()
    });
    &LIBRARY
}

/// A dossier that is shipped.
pub fn dossier(name: &str) -> engagement::record::Record {
    content::yaml::read(name, &files()[name]).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn the_shipped_edition_loads_and_its_conditions_speak_only_of_what_a_case_has() {
    let foreign = engagement::judge::check_variables(edition()).err();
    assert_eq!(foreign, None);
}
