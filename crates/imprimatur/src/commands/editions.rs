//! What importing a list and importing a register have in common: the bar, and what is said of an edition that
//! waits for a person.

use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use store::shelves::Held;

use crate::exit::Failure;
use crate::files::open;
use crate::output::Page;

/// A bar over the bytes of some files, each of which is copied and then read. Shown where there is a terminal.
///
/// # Errors
/// One of them cannot be read.
pub fn bar<'p>(files: impl IntoIterator<Item = &'p Path>) -> Result<ProgressBar, Failure> {
    let mut bytes = 0;
    for file in files {
        bytes += open(file)?.metadata().map_or(0, |data| data.len());
    }
    let style = ProgressStyle::with_template("{wide_bar} {percent} %, {binary_bytes_per_sec}, {eta} to go");
    let style = style.map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(ProgressBar::new(2 * bytes).with_style(style))
}

/// Why an edition waits, and what to do. `things` are what it has, and `danger` is what must not come of it.
pub fn held(page: &mut Page, name: &str, held: &Held, things: &str, danger: &str) {
    page.heading(&format!("{name} is held: nothing was changed"));
    page.paragraph(&match held {
        Held::Shrunk { before, now } => format!(
            "It has {now} {things}, and the edition in force has {before}. {danger} Look at what is missing; if it \
             is right, import it again with --confirm-shrunk and your reason."
        ),
        Held::Older { before, now } => format!(
            "It was made at {now}, and the edition in force at {before}. An old file must not undo what was published \
             since. Fetch the newest one; if this one is right, import it again with --confirm-older and your reason."
        ),
        Held::Former { edition } => format!(
            "It is the edition {edition} again, and another took the place of that. An old file must not undo what \
             was published since. Fetch the newest one; if this one is right, import it again with --confirm-older \
             and your reason."
        ),
    });
}
