//! Files in and out: never more than a limit, never half a file.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use crate::exit::Failure;

/// Reads a file of at most `limit` bytes; `-` is standard input.
///
/// # Errors
/// A sentence with the file's name, where it is missing, a folder, too large or unreadable.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    let name = path.display();
    let wrong = |what: String| Failure::Input(format!("{name}: {what}"));
    let source: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else if path.is_dir() {
        return Err(wrong("a folder; name a file in it".into()));
    } else {
        Box::new(File::open(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => wrong("no such file; check the spelling and the folder".into()),
            _ => wrong(format!("cannot be opened ({error})")),
        })?)
    };
    // One byte over the limit is enough to know, also where the source has no end.
    let mut bytes = Vec::new();
    source
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| wrong(format!("cannot be read ({error})")))?;
    if bytes.len() > limit {
        return Err(wrong(format!("larger than {limit} bytes, which is the most that is read")));
    }
    Ok(bytes)
}

/// Opens a file of any size, to be read piece by piece.
///
/// # Errors
/// A sentence with the file's name.
pub fn open(path: &Path) -> Result<File, Failure> {
    if path.is_dir() {
        return Err(Failure::Input(format!("{}: a folder; name a file in it", path.display())));
    }
    File::open(path).map_err(|error| Failure::Input(format!("{}: cannot be read ({error})", path.display())))
}

/// Writes a file whole or not at all: beside its place first, then moved there.
///
/// # Errors
/// A sentence with the file's name, where the folder is missing or cannot be written to.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let wrong = |error: io::Error| Failure::Input(format!("{}: cannot be written ({error})", path.display()));
    let Some(name) = path.file_name().filter(|_| !path.is_dir()) else {
        return Err(Failure::Input(format!("{}: a folder; name a file in it", path.display())));
    };
    let beside = path.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
    let written = File::create_new(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    });
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        wrong(error)
    })
}
