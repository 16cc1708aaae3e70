//! Pages, components and the words on them.

pub mod components;
pub mod i18n;
pub mod page;
