//! Whether the files of a benchmark agree with each other.

use std::collections::BTreeSet;

use content::yaml::Malformed;

use super::Library;
use crate::{Edition, Name};

/// Why files do not make a library.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// A file cannot be read.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// A file is missing, or there are two of it.
    #[error("there must be one `{file}`, and there are {found}")]
    Count {
        /// The file's name.
        file: &'static str,
        /// How many there are.
        found: usize,
    },
    /// A file can be read but cannot be right.
    #[error("{path}: {message}")]
    Contradiction {
        /// The file.
        path: String,
        /// What cannot be right, and how to mend it.
        message: String,
    },
}

impl Library {
    pub(super) fn check_names(&self) -> Result<(), Unsound> {
        let wrong = |message| Unsound::Contradiction { path: "benchmark.yaml".into(), message };
        for company in &self.benchmark.companies {
            if !company.names.windows(2).all(|pair| pair[0].from < pair[1].from) {
                return Err(wrong(format!(
                    "the names of `{}` must be dated and stand oldest first",
                    company.id
                )));
            }
            for spelling in company.names.iter().flat_map(Name::spellings) {
                if self.identity(spelling) != company.id {
                    return Err(wrong(format!("`{spelling}` is the name of two companies; keep one")));
                }
            }
        }
        Ok(())
    }

    pub(super) fn check(&self, edition: &Edition) -> Result<(), String> {
        let imprint = &edition.imprint;
        if imprint.benchmark != self.benchmark.id {
            return Err(format!(
                "this is an edition of `{}`, not of `{}`",
                imprint.benchmark, self.benchmark.id
            ));
        }
        let Some(method) = self.method(&imprint.method) else {
            return Err(format!("the method `{}` is not in indicators.yaml", imprint.method));
        };
        let mut seen = BTreeSet::new();
        for score in &edition.companies {
            let name = &score.company;
            if !seen.insert(self.identity(name)) {
                return Err(format!("`{name}` is scored twice"));
            }
            if let Err(later) = self.name_was_known(name, imprint.published_on) {
                return Err(format!("{later}; the figures may be a later restatement"));
            }
            if !score.indicators.is_empty() && !score.indicators.keys().eq(method.indicators.keys()) {
                return Err(format!(
                    "the indicators of `{name}` are not the {} of the method `{}`; give all of them or none",
                    method.indicators.len(),
                    method.id
                ));
            }
        }
        Ok(())
    }
}

/// Labels must rise with the days of publication: an "edition 2019" that comes out after the
/// edition 2020 is a restatement, and would hide what was public at the time.
pub(super) fn check_order(editions: &[(String, Edition)]) -> Result<(), Unsound> {
    for pair in editions.windows(2) {
        let [(_, earlier), (path, later)] = pair else { continue };
        let (earlier, later) = (&earlier.imprint, &later.imprint);
        if earlier.edition >= later.edition || earlier.published_on == later.published_on {
            return Err(Unsound::Contradiction {
                path: path.clone(),
                message: format!(
                    "edition {} of {} does not follow edition {} of {}: keep each edition once, as first published, without later restatements",
                    later.edition, later.published_on, earlier.edition, earlier.published_on
                ),
            });
        }
    }
    Ok(())
}
