//! The keys under which an entity is found: two entities are worth comparing when the keys that they
//! share tell enough. A key depends on one entity alone, so that what is found for a pair does not
//! depend on who else is on the list.

use crate::{
    fold::Script,
    hash::{hash, kind as of},
    lexicon::Kind,
    prepared::{Prepared, is_minor, run_skeleton},
    sound,
    token::Token,
};

/// The keys of an entity, sorted, each once.
pub fn of_entity(entity: &Prepared, keys: &mut Vec<u64>) {
    keys.clear();
    for token in entity.tokens.iter().filter(|token| token.kind != Kind::Initial) {
        of_token(token, keys);
    }
    for name in &entity.names {
        if !name.run.is_empty() {
            keys.push(hash(of::RUN, &run_skeleton(name)));
        }
        for pair in name.tokens.windows(2) {
            let (one, other) = (entity.token(pair[0]), entity.token(pair[1]));
            let skeleton = sound::skeleton(&format!("{}{}", one.heard(), other.heard()));
            if skeleton.len() > 2 {
                keys.push(hash(of::RUN, &skeleton));
            }
        }
    }
    keys.extend(entity.identifiers.iter().map(|identifier| hash(of::IDENTIFIER, &identifier.value)));
    keys.sort_unstable();
    keys.dedup();
}

fn of_token(token: &Token, keys: &mut Vec<u64>) {
    keys.extend(&token.sound_ids);
    keys.push(token.counted_as());
    if token.kind == Kind::Number || is_minor(token.kind) {
        return;
    }
    for sound in &token.sounds {
        let skeleton = sound::skeleton(sound);
        if skeleton.len() > 1 {
            keys.push(hash(of::SKELETON, &skeleton));
        }
        if skeleton.len() > 4 {
            keys.push(hash(of::RUN, &skeleton));
        }
    }
    let heard = token.heard();
    if heard.len() > 4 && heard.is_ascii() {
        for at in 0..heard.len() {
            keys.push(hash(of::DELETION, &format!("{}{}", &heard[..at], &heard[at + 1..])));
        }
        keys.push(hash(of::DELETION, heard));
    }
    if token.script == Script::Han {
        let letters: Vec<char> = token.form.chars().collect();
        keys.extend(letters.windows(2).map(|pair| hash(of::PAIR, &pair.iter().collect::<String>())));
    }
}
