//! The registers of ownership of the demonstration, imported as any other register is.

use std::path::Path;

use content::Files;
use indicatif::ProgressBar;
use ownership::Graph;
use store::shelves::{Shelf, Terms};

use crate::exit::Failure;
use crate::{clock, files};

/// Where they stand in the content; the name of the file is that of the register.
const REGISTERS: &str = "examples/ownership/";

/// Imports all of them.
///
/// # Errors
/// One is broken, or the data folder cannot be written to.
pub(super) fn import(content: &Files, data: &Path) -> Result<(), Failure> {
    for (path, bytes) in content {
        let Some(name) = path.strip_prefix(REGISTERS) else { continue };
        let fetched = tempfile::tempdir()
            .map_err(|error| Failure::Internal(format!("no temporary folder: {error}")))?;
        let file = fetched.path().join(name);
        files::write(&file, bytes)?;
        let register = name.split('.').next().unwrap_or(name);
        let terms = Terms { shrink_limit: 1.0, confirmed: "", confirmed_older: "", now: clock::now() };
        let mut all = Graph::builder();
        Shelf::of_register(data, &format!("{register}-invented")).import_statements(
            &[file],
            &terms,
            &mut |path| crate::registers::add(&mut all, path, &ProgressBar::hidden()),
            &mut |_| {},
        )?;
    }
    Ok(())
}
