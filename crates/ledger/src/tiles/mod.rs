//! The log as static files: C2SP tlog-tiles v0.1.0.

mod bundle;
mod path;
mod project;
mod read;

pub use bundle::{BundleError, MAX_ENTRY_BYTES, decode_bundle, encode_bundle};
pub use path::{PathError, TilePath, TileRow};
pub use project::{TileFile, project};
pub use read::{ReadError, TileReader, bundle_entries, fetch_tile, tile_hashes};

/// Hashes in a full tile, and entries in a full bundle.
pub const TILE_WIDTH: u64 = 256;

/// Path of the signed checkpoint below the log's prefix.
pub const CHECKPOINT_PATH: &str = "checkpoint";

/// Where the files of a log are read from: a folder, a web server, a map in memory.
pub trait TileSource {
    /// The file's bytes, or `None` if there is no such file. `path` is relative to the log's prefix.
    ///
    /// # Errors
    /// The source could not answer.
    fn fetch(&self, path: &str) -> Result<Option<Vec<u8>>, FetchError>;
}

/// A source could not answer; the text says why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FetchError(pub String);

/// Files in memory, by path: for small logs and for tests.
impl TileSource for std::collections::BTreeMap<String, Vec<u8>> {
    fn fetch(&self, path: &str) -> Result<Option<Vec<u8>>, FetchError> {
        Ok(self.get(path).cloned())
    }
}
