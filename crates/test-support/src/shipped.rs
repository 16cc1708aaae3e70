//! The content that is shipped: read from the repository once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use benchmark::Library;
use content::{Edition, Files};
use engagement::record::Record;

/// The folder that it lies in.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

/// Its files by path.
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

/// The edition.
pub fn edition() -> &'static Edition {
    static EDITION: LazyLock<Edition> =
        LazyLock::new(|| Edition::load(files()).unwrap_or_else(|unsound| panic!("{unsound}")));
    &EDITION
}

/// The benchmark editions.
pub fn library() -> &'static Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
        let files = files()
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("benchmarks/rdr/")?, bytes.as_slice())));
        Library::from_files(files).unwrap()
    });
    &LIBRARY
}

/// A dossier, by its path such as `examples/un75-tencent.yaml`.
pub fn dossier(path: &str) -> Record {
    content::yaml::read(path, &files()[path]).unwrap_or_else(|fault| panic!("{fault}"))
}
