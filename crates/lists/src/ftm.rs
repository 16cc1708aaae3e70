//! Streams of `FollowTheMoney` entities: one a line of JSON, every property kept whether known or not. A stream
//! does not say when it was made; it was when its publisher last saw any of its entities (`last_seen`).

use std::io::BufRead;

use entities::Entity;

use crate::ListError;
use crate::out::Out;
use crate::source::Source;

pub(crate) fn read<R: BufRead>(mut source: Source<'_, R>, out: &mut Out<'_>) -> Result<(), ListError> {
    let track = source.track.clone();
    let mut line = String::new();
    let mut seen = String::new();
    loop {
        let number = track.line();
        if !source.line(&mut line)? {
            out.dated(&seen);
            return Ok(());
        }
        if line.trim().is_empty() {
            continue;
        }
        let entity = Entity::from_json(&line).map_err(|error| {
            let mend = "Each line is one entity whose properties are lists of texts; of files with entities \
                        within entities take the flat edition, and fetch a file that was cut again";
            track.refused_at(number, error.to_string(), mend)
        })?;
        if entity.id.trim().is_empty() || entity.schema.trim().is_empty() {
            return Err(track.refused_at(number, "an entity without id or schema", "Give it both"));
        }
        seen = seen.max(entity.last_seen.clone().unwrap_or_default());
        out.emit_as_is(entity)?;
    }
}

/// An entity as one line of JSON, without the line's end: what [`crate::read`] reads back as the same
/// entity.
pub fn line(entity: &Entity) -> String {
    // An entity is texts and lists of texts, which always have a JSON form.
    serde_json::to_string(entity).unwrap_or_default()
}
