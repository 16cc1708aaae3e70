//! Words of the names of organisations and places by what they mean: "贸易", "Трейдинг" and "trading" are one.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    fold::{Script, script_of},
    lexicon::first_romanisation,
    sound,
};

/// The letters by which endings are looked up: no stem is shorter.
const SHORTEST_STEM: usize = 3;
/// A stem of another alphabet, or a word, is recognised in Latin letters from this many on.
const LEAST_HEARD: usize = 6;

/// Words, and beginnings of words, with the numbers of what they mean.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    words: FxHashMap<String, Vec<u16>>,
    /// Words of other alphabets as they sound.
    heard: FxHashMap<String, Vec<u16>>,
    /// Beginnings of words by their first letters, as written and as they sound.
    stems: FxHashMap<String, Vec<(String, u16)>>,
    heard_stems: FxHashMap<String, Vec<(String, u16)>>,
    /// Two words that are one term.
    phrases: FxHashSet<String>,
    openers: FxHashSet<String>,
    /// What can be cut out of a text without spaces, with the letters of the longest.
    unspaced: FxHashSet<String>,
    longest: usize,
}

impl Terms {
    /// Adds a word, folded and without accents, that means `number`; a star at its end stands for any ending.
    ///
    /// # Errors
    ///
    /// When too few letters stand before the star.
    pub fn add(&mut self, word: &str, number: u16) -> Result<(), String> {
        let alphabet = word.chars().next().is_some_and(|letter| script_of(letter) == Script::Other);
        let heard = if alphabet { sound::sound(&first_romanisation(word)) } else { String::new() };
        let audible = heard.len() >= LEAST_HEARD;
        if let Some(stem) = word.strip_suffix('*') {
            let opening = opening(stem).ok_or_else(|| {
                format!("{word}: at least {SHORTEST_STEM} letters must stand before a star")
            })?;
            self.stems.entry(opening.to_owned()).or_default().push((stem.to_owned(), number));
            if audible && let Some(opening) = self::opening(&heard) {
                self.heard_stems.entry(opening.to_owned()).or_default().push((heard, number));
            }
            return Ok(());
        }
        if word.contains(' ') {
            self.openers.extend(word.split(' ').next().map(str::to_owned));
            self.phrases.insert(word.to_owned());
        }
        self.can_be_cut_out(word);
        self.words.entry(word.to_owned()).or_default().push(number);
        if audible {
            self.heard.entry(heard).or_default().push(number);
        }
        Ok(())
    }

    /// Notes that a word of a script without spaces can be cut out of a text.
    pub fn can_be_cut_out(&mut self, word: &str) {
        if word.chars().all(leaves_no_space) {
            self.longest = self.longest.max(word.chars().count());
            self.unspaced.insert(word.to_owned());
        }
    }

    /// What a bare word means, by how it is written, by its beginning, and by how it sounds.
    pub fn meanings(&self, form: &str, script: Script, heard: &str) -> Vec<u16> {
        let mut meanings = Vec::new();
        let forms = without_clitics(form, script);
        for form in std::iter::once(form).chain(forms) {
            meanings.extend(self.words.get(form).into_iter().flatten());
            if meanings.is_empty() {
                meanings.extend(beginning(&self.stems, form));
            }
            if !meanings.is_empty() {
                break;
            }
        }
        if matches!(script, Script::Latin | Script::Other) {
            meanings.extend(self.heard.get(heard).into_iter().flatten());
            meanings.extend(beginning(&self.heard_stems, heard));
        }
        meanings.sort_unstable();
        meanings.dedup();
        meanings
    }

    /// Whether two neighbours are one term: "Hong Kong".
    pub fn is_phrase(&self, one: &str, other: &str) -> bool {
        self.openers.contains(one) && self.phrases.contains(&format!("{one} {other}"))
    }

    /// Cuts known words out of a text without spaces, the longest first; what lies between stays together.
    ///
    /// A word of one character is too often part of another: it counts only right behind a known word.
    pub fn cut(&self, text: &str) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        let (mut rest, mut open) = (text, false);
        while let Some(first) = rest.chars().next() {
            let known = self.known_at_start(rest, !open && !pieces.is_empty());
            match known {
                Some(word) => pieces.push(word.to_owned()),
                None if open => pieces.last_mut().into_iter().for_each(|piece| piece.push(first)),
                None => pieces.push(first.to_string()),
            }
            open = known.is_none();
            rest = &rest[known.map_or(first.len_utf8(), str::len)..];
        }
        pieces
    }

    fn known_at_start<'a>(&self, text: &'a str, after_known: bool) -> Option<&'a str> {
        let ends: Vec<usize> =
            text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(self.longest).collect();
        let least = if after_known { 1 } else { 2 };
        let words = ends.iter().enumerate().rev().filter(|(at, _)| at + 1 >= least);
        words.map(|(_, &end)| &text[..end]).find(|word| self.unspaced.contains(*word))
    }
}

/// Whether words of the letter's script stand without spaces between them.
pub(crate) fn leaves_no_space(letter: char) -> bool {
    matches!(script_of(letter), Script::Han | Script::Hangul)
}

fn opening(word: &str) -> Option<&str> {
    let (at, letter) = word.char_indices().nth(SHORTEST_STEM - 1)?;
    Some(&word[..at + letter.len_utf8()])
}

/// What the longest of the stems means with which a word begins: "gazeta" is about news and not about gas.
fn beginning<'a>(
    stems: &'a FxHashMap<String, Vec<(String, u16)>>,
    word: &'a str,
) -> impl Iterator<Item = &'a u16> {
    let of_opening = opening(word).and_then(|opening| stems.get(opening)).into_iter().flatten();
    let begun: Vec<&(String, u16)> = of_opening.filter(|(stem, _)| word.starts_with(stem.as_str())).collect();
    let longest = begun.iter().map(|(stem, _)| stem.len()).max();
    begun.into_iter().filter(move |(stem, _)| Some(stem.len()) == longest).map(|(_, number)| number)
}

/// A word of Arabic or Hebrew letters without what is written together with it: articles, "and", "for", "by",
/// the Persian plural, and the endings of Arabic and Persian adjectives.
fn without_clitics(form: &str, script: Script) -> impl Iterator<Item = &str> {
    const BEFORE: [&str; 10] = ["وال", "بال", "لل", "ال", "و", "ل", "ب", "ה", "ו", "ל"];
    const BEHIND: [&str; 4] = ["هاي", "ها", "يه", "ي"];
    let is_word = move |rest: &&str| script == Script::Abjad && rest.chars().count() > 2;
    let before = BEFORE.iter().filter_map(|clitic| form.strip_prefix(clitic));
    let behind = BEHIND.iter().filter_map(|clitic| form.strip_suffix(clitic));
    before.chain(behind).filter(is_word)
}
