//! Where a log is read: a folder, or a web address.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use ledger::tiles::{CHECKPOINT_PATH, FetchError, TileSource};

use crate::exit::Failure;

/// The largest file of a log: a full bundle of entries of the greatest length.
const MOST_FETCHED: u64 = 256 * (2 + 65_535);

/// How long a server may take for one file.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a log is read.
pub enum Source {
    /// The log's folder.
    Folder(PathBuf),
    /// The log's prefix, without a slash at its end.
    Web {
        /// The address.
        prefix: String,
        /// Keeps connections open from one file to the next.
        agent: ureq::Agent,
    },
}

impl Source {
    /// A log by its folder, the data folder that it lies in, or its address.
    ///
    /// # Errors
    /// There is no log.
    pub fn new(place: &str) -> Result<Self, Failure> {
        if place.starts_with("http://") || place.starts_with("https://") {
            return Source::web(place);
        }
        let folder = PathBuf::from(place);
        let inside = folder.join("ledger");
        let holds_log = |folder: &Path| folder.join(CHECKPOINT_PATH).is_file();
        match (holds_log(&folder), holds_log(&inside)) {
            (true, _) => Ok(Source::Folder(folder)),
            (false, true) => Ok(Source::Folder(inside)),
            (false, false) => Err(Failure::Input(format!(
                "{place}: no log is published here; name the folder that holds the file `checkpoint`, or the data folder above it"
            ))),
        }
    }

    fn web(place: &str) -> Result<Self, Failure> {
        let agent =
            ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).http_status_as_error(false).build();
        Ok(Source::Web { prefix: place.trim_end_matches('/').into(), agent: agent.into() })
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Folder(folder) => folder.display().fmt(f),
            Source::Web { prefix, .. } => f.write_str(prefix),
        }
    }
}

impl TileSource for Source {
    fn fetch(&self, path: &str) -> Result<Option<Vec<u8>>, FetchError> {
        match self {
            Source::Folder(folder) => read(folder, path),
            Source::Web { prefix, agent } => get(agent, &format!("{prefix}/{path}")),
        }
    }
}

fn read(folder: &Path, path: &str) -> Result<Option<Vec<u8>>, FetchError> {
    debug_assert!(Path::new(path).components().all(|part| matches!(part, Component::Normal(_))));
    match fs::read(folder.join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(FetchError(format!("{}: {error}", folder.join(path).display()))),
    }
}

fn get(agent: &ureq::Agent, address: &str) -> Result<Option<Vec<u8>>, FetchError> {
    let wrong = |what: String| FetchError(format!("{address}: {what}"));
    let mut answer = agent.get(address).call().map_err(|error| wrong(error.to_string()))?;
    match answer.status().as_u16() {
        200 => {
            let body = answer.body_mut().with_config().limit(MOST_FETCHED).read_to_vec();
            body.map(Some).map_err(|error| wrong(error.to_string()))
        }
        404 | 410 => Ok(None),
        status => Err(wrong(format!("the server answered with status {status}"))),
    }
}
