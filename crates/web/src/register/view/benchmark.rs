//! What a benchmark says of the partner.

use benchmark::{Library, NoStanding, Standing};
use evidence::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::file::File;

/// Where the partner stands in the newest edition of the day, and what that measures.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PublicBenchmark {
    /// The standing.
    #[serde(flatten)]
    pub standing: Standing,
    /// The caveat: what the benchmark measures and what it does not.
    pub measures: String,
}

/// What the newest edition of today says, or why none says anything.
pub(super) fn shown(file: &File<'_>) -> Result<PublicBenchmark, NoStanding> {
    let library = &file.office.library;
    let standing = standing_on(library, &file.case.record.partner.name, file.today)?;
    Ok(PublicBenchmark { standing, measures: library.benchmark().measures.english().into() })
}

/// Where `name` stood on `day`. Today's name of a company that had another one then is the same company.
///
/// # Errors
/// Why there is nothing to show.
pub fn standing_on(library: &Library, name: &str, day: Date) -> Result<Standing, NoStanding> {
    match library.score_of(name, day) {
        Err(NoStanding::NameNotYet { then: Some(then), .. }) => library.score_of(&then, day),
        standing => standing,
    }
}
