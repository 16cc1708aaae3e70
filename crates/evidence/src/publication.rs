//! Publish, or say why not.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Date;

/// Whether the public may read a thing. What is withheld is counted in public, with its reason.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", tag = "is", deny_unknown_fields)]
pub enum Publication {
    /// Public from the moment it is recorded.
    #[default]
    Public,
    /// Public from a given day.
    Later {
        /// The day from which it is public.
        #[schema(value_type = String, format = Date)]
        on: Date,
    },
    /// Withheld until somebody looks again.
    Withheld {
        /// Why, in words for the public.
        reason: String,
        /// The rule that allows it.
        ground: String,
        /// The function, not the name, of who decided so.
        author: String,
        /// The day by which it is looked at again.
        #[schema(value_type = String, format = Date)]
        review_on: Date,
    },
}

impl Publication {
    /// Whether the public may read it on `day`.
    pub fn is_open_on(&self, day: Date) -> bool {
        match self {
            Publication::Public => true,
            Publication::Later { on } => *on <= day,
            Publication::Withheld { .. } => false,
        }
    }
}
