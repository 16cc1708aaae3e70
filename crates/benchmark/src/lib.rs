//! What published benchmarks said of a company, and from which day the world could read it.
//!
//! A [`Library`] holds the editions of one benchmark as they were published. For any date it says
//! which edition was public then and where a company stood in it ([`Library::score_of`]), or why it
//! cannot tell ([`NoStanding`]). Figures are facts about what a company *disclosed*; they are not a
//! judgement of its conduct.
//!
//! What never happens here: a later edition's restatement of earlier years standing in for the
//! earlier edition; figures of two methods subtracted from each other; an indicator that we do not
//! hold read as zero.
//!
//! [`rdr`] reads the files in which Ranking Digital Rights publishes its data.

mod benchmark;
mod change;
mod edition;
mod indicator;
mod library;
mod names;
pub mod rdr;
mod standing;

pub use benchmark::{Benchmark, Method, NotHeld};
pub use change::{Change, NotComparable};
pub use edition::{Edition, Imprint, Kind, Reading, Release, Score};
pub use indicator::{Category, Indicator, NotAnIndicator};
pub use library::{Library, Unsound};
pub use names::{Company, Name, SourceStatus};
pub use standing::{NoStanding, Standing};
