//! What the demonstration looks in: an invented list and invented registers of ownership, imported as any other
//! is.

use std::path::{Path, PathBuf};

use content::Files;
use jiff::Timestamp;
use lists::{Format, Options};
use ownership::Graph;
use store::shelves::{Shelf, Terms};

use crate::exit::Failure;
use crate::files;

/// Where the lists stand in the content; the name of the file is that of the list.
const LISTS: &str = "examples/lists/";

/// Where the registers stand; the name of the file is that of the register.
const REGISTERS: &str = "examples/ownership/";

/// Imports all of them, as if it were `now`.
///
/// # Errors
/// One is broken, or the data folder cannot be written to.
pub(super) fn import(content: &Files, data: &Path, now: Timestamp) -> Result<(), Failure> {
    let fetched =
        tempfile::tempdir().map_err(|error| Failure::Internal(format!("no temporary folder: {error}")))?;
    let terms = Terms { shrink_limit: 1.0, confirmed: "", now };
    for (list, file) in fetch(content, LISTS, fetched.path())? {
        let options = Options { dataset: Some(list.clone()), ..Options::default() };
        let read_as = (Format::FollowTheMoney, &options);
        Shelf::new(data, &list).import(&file, read_as, &terms, &mut |_| {})?;
    }
    for (register, file) in fetch(content, REGISTERS, fetched.path())? {
        let mut all = Graph::builder();
        Shelf::of_register(data, &format!("{register}-invented")).import_statements(
            &[file],
            &terms,
            &mut |path| crate::registers::add(&mut all, path),
        )?;
    }
    Ok(())
}

/// Writes the files below `place` into `folder`; each with its name without an ending.
fn fetch(content: &Files, place: &str, folder: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let of_place = content.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(place)?, bytes)));
    of_place
        .map(|(name, bytes)| {
            let file = folder.join(name);
            files::write(&file, bytes)?;
            Ok((name.split('.').next().unwrap_or(name).to_owned(), file))
        })
        .collect()
}
