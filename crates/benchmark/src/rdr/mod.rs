//! Reads the zip of CSV files in which Ranking Digital Rights publishes an edition's data.
//!
//! Two of its files are read: the quick overview (totals and categories) and the summary scores
//! (indicators, from the one row of each company that covers the whole of it). The publisher's own
//! website data (`overview.json`) gives other figures for some companies and is never read; nor is
//! any file that restates an earlier year.

mod archive;
mod error;
mod overview;
mod summary;
mod table;

use std::collections::BTreeMap;

pub use archive::{MAX_FILE_BYTES, MAX_UNPACKED_BYTES, MAX_ZIP_BYTES};
pub use error::ImportError;

use crate::{Edition, Imprint, Score};
use summary::Summary;

/// Reads one published zip into an edition. The figures are rounded to the two decimals in which
/// the publisher prints them.
///
/// `imprints` tells what is known of the publication, which the zip does not: it must hold the
/// edition found in the file names, see [`Library::imprints`](crate::Library::imprints).
///
/// # Errors
/// [`ImportError`], naming file, line and column where there is one. Nothing is half imported.
pub fn import<'a>(
    zip: &[u8],
    imprints: impl IntoIterator<Item = &'a Imprint>,
) -> Result<Edition, ImportError> {
    let files = archive::open(zip)?;
    let mut imprint = imprints
        .into_iter()
        .find(|imprint| imprint.edition == files.edition)
        .cloned()
        .ok_or_else(|| ImportError::UnknownEdition { edition: files.edition.clone() })?;
    if let Some(recorded) = imprint.release.sha256.as_ref().filter(|recorded| **recorded != files.sha256) {
        return Err(ImportError::OtherRelease {
            edition: files.edition,
            recorded: recorded.clone(),
            found: files.sha256,
        });
    }
    imprint.release.sha256 = Some(files.sha256);
    let mut companies = overview::read(&files.overview.name, &files.overview.bytes)?;
    let summary = summary::read(&files.summary.name, &files.summary.bytes)?;
    join(&mut companies, summary)?;
    Ok(Edition { imprint, companies })
}

/// Gives each company of the overview its indicators. The two files repeat the totals, and a
/// difference shows that they are not of one release.
fn join(companies: &mut [Score], summary: Summary) -> Result<(), ImportError> {
    let Summary { file, rows } = summary;
    let mut rows: BTreeMap<_, _> = rows.into_iter().map(|row| (row.company.clone(), row)).collect();
    for score in companies {
        let row = rows
            .remove(&score.company)
            .ok_or_else(|| ImportError::Absent { file: file.clone(), company: score.company.clone() })?;
        let said = [score.total, score.governance, score.freedom, score.privacy];
        for ((column, here), there) in row.totals.into_iter().zip(said) {
            // Both are rounded, perhaps from different sides.
            if (here - there).abs() > 0.011 {
                return Err(ImportError::Cell {
                    file,
                    line: row.line,
                    column,
                    message: format!(
                        "{here} for `{}`, where the quick overview says {there}: the files are not of one release",
                        score.company
                    ),
                });
            }
        }
        score.indicators = row.indicators;
    }
    match rows.into_values().next() {
        Some(row) => Err(ImportError::Cell {
            file,
            line: row.line,
            column: "Company".into(),
            message: format!("`{}` is not in the quick overview", row.company),
        }),
        None => Ok(()),
    }
}
