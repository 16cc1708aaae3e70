//! Names that can be read: a list that lost them has as many entries as before, and finds nobody.

use encoding_rs::WINDOWS_1252;
use entities::Entity;

/// How many names of an entity can be read. One that lost a character, has no letter left or was encoded twice is as
/// good as gone.
pub fn legible_names(entity: &Entity) -> u64 {
    entity.names().filter(|name| is_legible(name)).count() as u64
}

fn is_legible(name: &str) -> bool {
    !name.contains('\u{FFFD}') && name.contains(char::is_alphanumeric) && !is_encoded_twice(name)
}

/// Whether a text has UTF-8 in it that somebody took for Windows-1252, as `Ã©` in place of `é`.
fn is_encoded_twice(text: &str) -> bool {
    let (bytes, ..) = WINDOWS_1252.encode(text);
    bytes.windows(2).any(|pair| matches!(pair, [0xC2..=0xF4, 0x80..=0xBF]))
}
