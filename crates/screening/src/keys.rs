//! The keys under which an entity is found: two entities are worth comparing when they share a key that
//! is rare enough. A key depends on one entity alone, so that what is found for a pair does not depend
//! on who else is on the list.
//!
//! Nearly all keys are made of consonants (see [`crate::sound::skeleton`]), which every script gives.

use crate::{
    fold::Script,
    hash::{hash, kind as of, kind_of, of_pair, of_parts},
    lexicon::Kind,
    name,
    parallel::on_parts,
    prepared::{Name, Prepared, is_minor},
    romanise::romanise,
    sound,
    token::Token,
};

/// The most words of a name that are paired with each other.
const MOST_PAIRED: usize = 10;
/// As how many things one word is paired.
const MOST_FACES: usize = 4;
/// The longest run of consonants of which one is left out in turn.
const LONGEST_RUN: usize = 20;

/// A key and the place of an entity that has it.
pub(crate) type Keyed = (u64, u32);

/// Into how many shares keys are put, by their first bits, so that not all are held in pairs at once.
const SHARES: u64 = 32;

/// The keys of many entities, each with the place of the entity, share by share, sorted.
pub(crate) fn of_all(entities: &[Prepared]) -> impl Iterator<Item = Vec<Keyed>> + use<> {
    let parts = on_parts(entities, |_, part| {
        let (mut keys, mut all, mut ends) = (Vec::new(), Vec::new(), Vec::with_capacity(part.len()));
        for entity in part {
            of_entity(entity, &mut keys);
            all.extend_from_slice(&keys);
            ends.push(all.len());
        }
        (all, ends)
    });
    // Where in the sorted keys of each entity the shares before have ended.
    let mut parts: Vec<_> = parts
        .into_iter()
        .map(|(all, ends)| {
            let starts: Vec<usize> =
                std::iter::once(0).chain(ends.iter().copied()).take(ends.len()).collect();
            (all, starts, ends)
        })
        .collect();
    (1..=SHARES).map(move |share| {
        let end = (share << (u64::BITS - SHARES.ilog2())).wrapping_sub(1);
        let mut keyed: Vec<Keyed> = Vec::new();
        let mut place = 0;
        for (all, starts, ends) in &mut parts {
            for (start, &entity_end) in starts.iter_mut().zip(&*ends) {
                while *start < entity_end && all[*start] <= end {
                    keyed.push((all[*start], place));
                    *start += 1;
                }
                place += 1;
            }
        }
        keyed.sort_unstable();
        keyed
    })
}

/// The keys of an entity, sorted, each once.
pub fn of_entity(entity: &Prepared, keys: &mut Vec<u64>) {
    keys.clear();
    for token in &entity.tokens {
        keys.extend(&token.keys);
    }
    for name in &entity.names {
        of_name(entity, name, keys);
    }
    keys.extend(entity.identifiers.iter().map(|identifier| hash(of::IDENTIFIER, &identifier.value)));
    keys.sort_unstable();
    keys.dedup();
}

/// The keys of a word by itself.
pub(crate) fn of_token(token: &Token) -> Box<[u64]> {
    let mut keys = vec![token.counted_as()];
    keys.extend(token.meanings());
    if token.kind == Kind::Word {
        of_word(token, &mut keys);
    }
    keys.sort_unstable();
    keys.dedup();
    keys.into()
}

fn of_word(token: &Token, keys: &mut Vec<u64>) {
    for skeleton in token.skeletons() {
        keys.push(hash(of::SKELETON, &skeleton));
        if skeleton.len() > 2 {
            keys.push(hash(of::RUN, &skeleton));
        }
        if skeleton.len() > 3 {
            with_one_left_out(&skeleton, keys);
        }
    }
    if token.script == Script::Han {
        of_han(token, keys);
    }
}

/// Parts of a word in Chinese characters, as they are written, and as they sound where that tells more than
/// one syllable: nothing says where a word of theirs ends.
fn of_han(token: &Token, keys: &mut Vec<u64>) {
    let letters: Vec<char> = token.form.chars().collect();
    for length in 2..=3 {
        for part in letters.windows(length).map(|part| part.iter().collect::<String>()) {
            if length == 2 {
                keys.push(hash(of::FORM, &part));
            }
            for heard in romanise(&part, Script::Han).iter().map(|written| sound::sound(written)) {
                keys.extend([hash(of::SOUND, &heard), hash(of::RUN, &sound::skeleton(&heard))]);
            }
        }
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
    let telling: Vec<Vec<u64>> = words
        .into_iter()
        .filter(|token| !is_minor(token.kind) && token.kind != Kind::Initial)
        .map(paired_as)
        .filter(|faces| !faces.is_empty())
        .take(MOST_PAIRED)
        .collect();
    for (at, one) in telling.iter().enumerate() {
        for other in &telling[at + 1..] {
            for face in one {
                keys.extend(other.iter().map(|other| of_pair(kind_of_pair(*face, *other), *face, *other)));
            }
        }
    }
}

fn kind_of_pair(one: u64, other: u64) -> u8 {
    if kind_of(one) == of::MEANING && kind_of(other) == of::MEANING { of::MEANING } else { of::PAIR }
}

/// As what a word is paired with others: as what it means, else as its consonants.
fn paired_as(token: &Token) -> Vec<u64> {
    let mut faces: Vec<u64> = token.meanings().take(MOST_FACES).collect();
    if faces.is_empty() && !token.skeleton.is_empty() {
        faces.push(token.skeleton_id);
        faces.extend(token.foreign.iter().take(MOST_FACES).map(|skeleton| hash(of::SKELETON, skeleton)));
    }
    faces
}

/// The run itself and the run without each of its letters: two runs that are one slip apart share one.
fn with_one_left_out(run: &str, keys: &mut Vec<u64>) {
    keys.push(hash(of::DELETION, run));
    for at in 0..run.len() {
        keys.push(of_parts(of::DELETION, &run[..at], &run[at + 1..]));
    }
}
