//! What importing a list and importing a register have in common: the bar, and what is said of an edition that
//! waits for a person.

use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use store::shelves::{Held, Loss, Part};

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
    let (what, then) = match held {
        Held::Shrunk(losses) => (
            losses.iter().map(|loss| lost(loss, things)).collect::<Vec<_>>().join(" "),
            format!("{danger} Look at what is missing; if it is right, {}", again("--confirm-shrunk")),
        ),
        Held::Older { before, now } => {
            (format!("It was made at {now}, and one that was imported before it at {before}."), not_undone())
        }
        Held::Undated { before, now } => (
            match now {
                None => {
                    format!("It does not say when it was made, and the edition in force was at {before}.")
                }
                Some(now) => format!(
                    "It says that it was made at `{now}`, which is no date that is known here, and the edition in \
                     force was at {before}."
                ),
            },
            not_undone(),
        ),
        Held::Former { edition } => {
            (format!("It is the edition {edition} again, and another took the place of that."), not_undone())
        }
        Held::SetAside { edition, why } => (
            format!(
                "It is the edition {edition} again. It is newer than the edition in force, but somebody put an older \
                 one in its place: \u{201c}{why}\u{201d}."
            ),
            format!("If that was wrong, {}", again("--confirm-older")),
        ),
    };
    page.paragraph(&format!("{what} {then}"));
}

fn lost(loss: &Loss, things: &str) -> String {
    let things = match loss.of {
        Part::Entries => things,
        Part::Names => "names that can be read",
    };
    format!("It has {} {things}, and the edition in force has {}.", loss.now, loss.before)
}

fn not_undone() -> String {
    let again = again("--confirm-older");
    format!(
        "An old file must not undo what was published since. Fetch the newest one; if this one is right, {again}"
    )
}

fn again(option: &str) -> String {
    format!("import it again with {option} and your reason.")
}
