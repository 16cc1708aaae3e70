//! Screening: is this entity the one on the list?
//!
//! Names of persons, organisations and things in any script, and what else is known of them, are
//! compared feature by feature; each feature adds bits of evidence, and the sum is a probability.
//! Everything here is pure: weights and words come in as data, and nothing reads a clock.

pub mod align;
pub mod catalogue;
pub mod compare;
pub mod config;
pub mod corpus;
pub mod dates;
mod delta;
pub mod evaluation;
mod explain;
pub mod fold;
mod han;
pub mod hash;
pub mod identifiers;
pub mod index;
pub mod keys;
pub mod lexicon;
pub mod likeness;
pub mod name;
mod parallel;
pub mod prepared;
pub mod romanise;
pub mod sound;
mod terms;
pub mod token;
pub mod weights;

pub use catalogue::{Catalogue, Found, Likely, Listed};
pub use compare::{Comparison, Feature, compare, score};
pub use config::{Config, Sources};
pub use corpus::Corpus;
pub use delta::Changes;
pub use index::{Hit, Index, Options};
pub use prepared::{Cap, Prepared, SCHEMAS, compared_properties, most_values};
