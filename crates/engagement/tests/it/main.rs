//! The case file and the judge, with the content that is shipped.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its helpers")]

mod consultation;
mod course;
mod decisions;
mod deeds;
mod diligence;
mod documentation;
mod dossiers;
mod emergency;
mod erasing;
mod exceptions;
mod moving;
mod people;
mod properties;
mod screening;
mod shipped;
mod story;
