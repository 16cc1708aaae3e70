//! The keys under which an entity is found: two entities are worth comparing when they share a key that
//! is rare enough. A key depends on one entity alone, so that what is found for a pair does not depend
//! on who else is on the list.
//!
//! Nearly all keys are made of consonants (see [`crate::sound::skeleton`]), which every script gives.

use crate::{
    hash::{hash, kind as of},
    lexicon::Kind,
    name,
    prepared::{Name, Prepared, is_minor},
    token::Token,
};

/// The most words of a name that are paired with each other.
const MOST_PAIRED: usize = 10;
/// The longest run of consonants of which one is left out in turn.
const LONGEST_RUN: usize = 20;

/// The keys of an entity, sorted, each once.
pub fn of_entity(entity: &Prepared, keys: &mut Vec<u64>) {
    keys.clear();
    for token in &entity.tokens {
        of_token(token, keys);
    }
    for name in &entity.names {
        of_name(entity, name, keys);
    }
    keys.extend(entity.identifiers.iter().map(|identifier| hash(of::IDENTIFIER, &identifier.value)));
    keys.sort_unstable();
    keys.dedup();
}

fn of_token(token: &Token, keys: &mut Vec<u64>) {
    keys.push(token.counted_as());
    if token.kind != Kind::Word {
        return;
    }
    for skeleton in token.skeletons() {
        keys.push(hash(of::SKELETON, &skeleton));
        if skeleton.len() > 2 {
            keys.push(hash(of::RUN, &skeleton));
        }
        if skeleton.len() > 3 {
            with_one_left_out(&skeleton, keys);
        }
    }
    if token.script == crate::fold::Script::Han {
        let letters: Vec<char> = token.form.chars().collect();
        keys.extend(letters.windows(2).map(|pair| hash(of::FORM, &pair.iter().collect::<String>())));
    }
}

fn of_name(entity: &Prepared, name: &Name, keys: &mut Vec<u64>) {
    let words: Vec<&Token> = name.tokens.iter().map(|&place| entity.token(place)).collect();
    let whole = name::run_together(words.iter().map(|token| &*token.skeleton));
    keys.push(hash(of::RUN, &whole));
    if !name.run.is_empty() {
        keys.push(hash(of::SOUND, &name.run));
    }
    if (4..=LONGEST_RUN).contains(&whole.len()) {
        with_one_left_out(&whole, keys);
    }
    for pair in words.windows(2) {
        keys.push(hash(of::RUN, &name::run_together(pair.iter().map(|token| &*token.skeleton))));
    }
    let telling: Vec<&Token> = words
        .into_iter()
        .filter(|token| !is_minor(token.kind) && token.kind != Kind::Initial && !token.skeleton.is_empty())
        .take(MOST_PAIRED)
        .collect();
    for (at, one) in telling.iter().enumerate() {
        for other in &telling[at + 1..] {
            let (one, other) = (&one.skeleton, &other.skeleton);
            let (first, second) = (one.min(other), one.max(other));
            keys.push(hash(of::PAIR, &format!("{first} {second}")));
        }
    }
}

/// The run itself and the run without each of its letters: two runs that are one slip apart share one.
fn with_one_left_out(run: &str, keys: &mut Vec<u64>) {
    keys.push(hash(of::DELETION, run));
    for at in 0..run.len() {
        keys.push(hash(of::DELETION, &format!("{}{}", &run[..at], &run[at + 1..])));
    }
}
