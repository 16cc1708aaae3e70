//! The content of the repository, for the examples.

use screening::Sources;

/// `content/screening/` as it stands.
pub const SOURCES: Sources = Sources {
    weights: include_str!("../../../../content/screening/weights.yaml"),
    words: include_str!("../../../../content/screening/words.yaml"),
    legal_forms: include_str!("../../../../content/screening/legal_forms.yaml"),
    equivalents: include_str!("../../../../content/screening/equivalents.yaml"),
    terms: include_str!("../../../../content/screening/terms.yaml"),
    han: include_str!("../../../../content/screening/han.yaml"),
    countries: include_str!("../../../../content/screening/countries.yaml"),
    frequencies: include_str!("../../../../content/screening/frequencies.yaml"),
};
