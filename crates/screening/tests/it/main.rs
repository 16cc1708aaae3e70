//! What a user of screening would notice.

mod catalogue;
mod delta;
mod dev_sets;
mod evaluation;
mod evidence;
mod hostile;
mod index;
mod names;
mod properties;
mod support;
mod traps;
