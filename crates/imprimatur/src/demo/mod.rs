//! The demonstration: a throw-away house in which stories are told by doing real acts, on a clock
//! that the stories set. Afterwards the real clock goes on and a reader can take over any role.

mod material;
mod people;
mod story;

pub use people::{PASSWORD, PEOPLE};

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use web::app::App;

use crate::clock;
use crate::embedded::Content;
use crate::exit::Failure;
use crate::house::{self, Plot};
use story::Story;

/// Where the stories stand in the content.
const STORIES: &str = "examples/stories/";

/// What came of a story, for the terminal.
pub struct Told {
    /// Its title.
    pub title: String,
    /// The case that it made.
    pub case_id: String,
    /// How many acts were let through.
    pub done: usize,
    /// The refusals that it met, as it foresaw.
    pub refused: Vec<String>,
}

/// Opens a house on `plot` and tells every story in it, earliest first; with the list and the registers of ownership
/// that belong to them.
///
/// # Errors
/// A story or a register that cannot be read, or a story in which something else happens than it says.
pub async fn tell(plot: Plot, content: Content) -> Result<(App, Vec<Told>), Failure> {
    let mut stories = content
        .files
        .iter()
        .filter(|(path, _)| path.starts_with(STORIES))
        .map(|(path, bytes)| Story::read(path, bytes))
        .collect::<Result<Vec<_>, _>>()?;
    stories.sort_by_key(Story::begins);
    // Until the stories are told, the clock says what they say; from then on, the time of day.
    let beginning = stories.first().map_or_else(clock::now, Story::begins);
    let told_time = Arc::new(AtomicI64::new(beginning.as_second()));
    let hands = told_time.clone();
    let clock = Arc::new(move || match hands.load(Ordering::SeqCst) {
        i64::MAX => clock::now(),
        second => Timestamp::from_second(second).unwrap_or_else(|_| clock::now()),
    });
    material::import(&content.files, &plot.data, beginning)?;
    let data = plot.data.clone();
    let app = house::open(plot, content, clock).await?;
    crate::registers::settle(&app.office, &data).await?;
    app.office.lists.refresh()?;
    people::settle(&app.office.store, Timestamp::UNIX_EPOCH).await?;
    let mut told = Vec::new();
    for story in stories {
        told.push(story.tell(&app.office, |at| told_time.store(at.as_second(), Ordering::SeqCst)).await?);
    }
    told_time.store(i64::MAX, Ordering::SeqCst);
    app.office.store.publish().await.map_err(|error| Failure::Internal(error.to_string()))?;
    Ok((app, told))
}
