//! How much two words agree, from 0 (two words) to 1 (the same word).

use rapidfuzz::distance::osa;

use crate::{
    fold::Script,
    lexicon::{Kind, Lexicon},
    token::{Token, most_changes},
};

/// The same sound, written otherwise.
const SAME_SOUND: f32 = 0.97;
/// The same sound in two scripts: no spelling could agree better.
const ROMANISED: f32 = 0.99;
/// The same sound of two different Chinese words.
const HOMOPHONE: f32 = 0.75;
/// The consonants of a name written in Chinese characters by its sound.
const BY_SOUND_IN_HAN: f32 = 0.93;
/// An initial and a word that begins with it.
const INITIAL: f32 = 0.6;

/// How much two words agree.
pub fn likeness(left: &Token, right: &Token, lexicon: &Lexicon) -> f32 {
    if left.form_id == right.form_id {
        return 1.0;
    }
    if left.kind == Kind::Number || right.kind == Kind::Number {
        return 0.0;
    }
    if left.kind == Kind::Initial || right.kind == Kind::Initial {
        return initial(left, right);
    }
    let equivalent = if left.groups.is_empty() || right.groups.is_empty() {
        0.0
    } else {
        lexicon.agreement(&left.groups, &right.groups)
    };
    let both_han = left.script == Script::Han && right.script == Script::Han;
    if left.sound_ids.iter().any(|sound| right.sound_ids.contains(sound)) {
        return match (both_han, left.script == right.script) {
            (true, _) => HOMOPHONE,
            (_, true) => SAME_SOUND,
            _ => ROMANISED,
        };
    }
    equivalent.max(match (left.sounds.first(), right.sounds.first()) {
        _ if both_han => of_letters(&left.form, &right.form),
        _ if !left.foreign.is_empty() => of_foreign(left, right),
        _ if !right.foreign.is_empty() => of_foreign(right, left),
        (Some(_), Some(_)) => by_sound(left, right),
        (None, None) => of_letters(&left.form, &right.form).max(by_skeleton(left, right)),
        _ => by_skeleton(left, right),
    })
}

fn initial(left: &Token, right: &Token) -> f32 {
    let first = |token: &Token| token.heard().bytes().next();
    if first(left).is_some() && first(left) == first(right) && left.kind != right.kind {
        INITIAL
    } else {
        0.0
    }
}

/// Letters changed, over the length, counting a vowel as less than a consonant: romanisations differ
/// in vowels most.
fn by_sound(left: &Token, right: &Token) -> f32 {
    let mut best: f32 = 0.0;
    for one in &left.sounds {
        for other in &right.sounds {
            let length = one.len().max(other.len());
            let same_consonants = left.skeleton_id == right.skeleton_id && left.skeleton.len() > 1;
            let most = most_changes(length, left.skeleton_id == right.skeleton_id);
            let alone = (left.letters ^ right.letters).count_ones() as usize;
            if one.len().abs_diff(other.len()) > most || alone > 2 * most {
                continue;
            }
            let args = osa::Args::default().score_cutoff(most);
            if let Some(changed) = osa::distance_with_args(one.bytes(), other.bytes(), &args) {
                let cost = if same_consonants { 0.6 } else { 1.0 };
                best = best.max(1.0 - cost * changed as f32 / length as f32);
            }
        }
    }
    best
}

/// A word in Chinese characters that may be a foreign name, against one that is not in them.
fn of_foreign(han: &Token, other: &Token) -> f32 {
    let near = |skeleton: &str| BY_SOUND_IN_HAN * of_skeletons(skeleton, &other.skeleton);
    let as_foreign = han.foreign.iter().map(|skeleton| near(skeleton)).fold(0.0, f32::max);
    if other.sounds.is_empty() { as_foreign } else { as_foreign.max(by_sound(han, other)) }
}

/// Letters changed, over the length, for words of one script that is not romanised.
fn of_letters(left: &str, right: &str) -> f32 {
    let length = left.chars().count().max(right.chars().count());
    let args = osa::Args::default().score_cutoff(length / 4);
    match osa::distance_with_args(left.chars(), right.chars(), &args) {
        Some(changed) => 1.0 - changed as f32 / length as f32,
        None => 0.0,
    }
}

/// A word without written vowels against one with them. That consonants tell less is not told here:
/// the bits of such a word count how common its consonants are.
fn by_skeleton(left: &Token, right: &Token) -> f32 {
    of_skeletons(&left.skeleton, &right.skeleton)
}

fn of_skeletons(one: &str, other: &str) -> f32 {
    if one == other {
        return match one.len() {
            0 => 0.0,
            1 => 0.85,
            _ => ROMANISED,
        };
    }
    if one.len().max(other.len()) < 4 {
        return 0.0;
    }
    let args = osa::Args::default().score_cutoff(1);
    if osa::distance_with_args(one.bytes(), other.bytes(), &args).is_some() { 0.7 } else { 0.0 }
}

/// How much two runs of words agree when nothing parts their words.
pub fn likeness_of_runs(left: &str, right: &str) -> f32 {
    let length = left.len().max(right.len());
    let most = length / 8;
    if length < 4 || left.len().abs_diff(right.len()) > most {
        return 0.0;
    }
    let args = osa::Args::default().score_cutoff(most);
    match osa::distance_with_args(left.bytes(), right.bytes(), &args) {
        Some(changed) => 0.95 - changed as f32 / length as f32,
        None => 0.0,
    }
}
