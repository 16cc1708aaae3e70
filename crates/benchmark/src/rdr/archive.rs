//! Finds the two files that are needed in a zip that nobody vouches for.

use std::io::{Cursor, Read};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::ImportError;

/// The largest zip that is opened, in bytes (16 MiB; the largest published one has 1 MB).
pub const MAX_ZIP_BYTES: u64 = 16 << 20;
/// The most that the files of a zip may claim to hold together (64 MiB; published: 11 MB).
pub const MAX_UNPACKED_BYTES: u64 = 64 << 20;
/// The most that is unpacked of one file, whatever it claims (4 MiB; published: 59 kB).
pub const MAX_FILE_BYTES: u64 = 4 << 20;

const OVERVIEW: &str = "-01-quick-overview.csv";
const SUMMARY: &str = "-02-summary-scores.csv";

/// The needed contents of a zip.
pub(super) struct Files {
    /// The four digits in the file names.
    pub edition: String,
    /// Of the whole zip.
    pub sha256: String,
    pub overview: File,
    pub summary: File,
}

pub(super) struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

pub(super) fn open(zip: &[u8]) -> Result<Files, ImportError> {
    within("the zip", zip.len() as u64, MAX_ZIP_BYTES)?;
    let mut archive =
        ZipArchive::new(Cursor::new(zip)).map_err(|error| ImportError::NotAZip(error.to_string()))?;
    let claimed = archive.decompressed_size().unwrap_or(0);
    within("the content of the zip", u64::try_from(claimed).unwrap_or(u64::MAX), MAX_UNPACKED_BYTES)?;
    let (edition, overview) = find(&mut archive, OVERVIEW)?;
    let (same, summary) = find(&mut archive, SUMMARY)?;
    if edition != same {
        return Err(ImportError::Files { wanted: SUMMARY, found: 0 });
    }
    Ok(Files { edition, sha256: hex::encode(Sha256::digest(zip)), overview, summary })
}

fn within(what: &str, bytes: u64, limit: u64) -> Result<(), ImportError> {
    if bytes > limit {
        return Err(ImportError::TooLarge { what: what.to_owned(), bytes, limit });
    }
    Ok(())
}

/// The one file whose name ends like `wanted`, and the edition that its name names.
fn find(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    wanted: &'static str,
) -> Result<(String, File), ImportError> {
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|error| ImportError::NotAZip(error.to_string()))?;
        let name = entry.name().map_err(|error| ImportError::NotAZip(error.to_string()))?.into_owned();
        if let Some(edition) = edition_in(&name, wanted) {
            found.push((at, name, edition));
        }
    }
    match found.as_slice() {
        [(at, name, edition)] => Ok((edition.clone(), unpack(archive, *at, name)?)),
        other => Err(ImportError::Files { wanted, found: other.len() }),
    }
}

/// `RDR2019_02_Summary_Scores.csv` and `2020-rdr-index-02-summary-scores.csv` name 2019 and 2020.
fn edition_in(path: &str, wanted: &str) -> Option<String> {
    let name = path.rsplit('/').next()?.to_ascii_lowercase().replace('_', "-");
    let edition: String = name.strip_suffix(wanted)?.chars().filter(char::is_ascii_digit).collect();
    (edition.len() == 4).then_some(edition)
}

fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize, name: &str) -> Result<File, ImportError> {
    let damaged = |reason: String| ImportError::Damaged { file: name.to_owned(), reason };
    let entry = archive.by_index(at).map_err(|error| damaged(error.to_string()))?;
    let mut bytes = Vec::new();
    // The size in the zip's directory is only a claim: read one byte past the limit, and no more.
    entry.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
    within(name, bytes.len() as u64, MAX_FILE_BYTES)?;
    Ok(File { name: name.to_owned(), bytes })
}
