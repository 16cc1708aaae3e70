//! A written name taken apart into its words and its legal form.

use crate::{
    fold::{self, Script, script_of},
    lexicon::Lexicon,
    terms::leaves_no_space,
};

/// The most letters of a name that are looked at.
pub const MOST_LETTERS: usize = 384;
/// The most words of a name that are looked at.
pub const MOST_PARTS: usize = 64;

/// The words of a name, before they become tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts {
    /// The words, folded to lower case, in order; a father's name is marked.
    pub words: Vec<Part>,
    /// The classes of legal form that the name shows, as a set of bits.
    pub legal: u8,
    /// Whether the name was longer than what is looked at.
    pub cut: bool,
}

/// A word and its place in the family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The word, lower case, accents kept.
    pub word: String,
    /// Whether it names the father ("bin X", "-ovich").
    pub of_father: bool,
}

/// Whose name is taken apart, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// That of a person.
    Person,
    /// That of a person who is not Chinese, written in Chinese characters by its sound.
    PersonBySound,
    /// That of an organisation or a thing.
    Other,
}

/// How the name of a person may be read: in Chinese characters, a point parts the names of a foreigner, and
/// without one a name of characters that stand for sounds may be either.
pub fn readings_of_person(name: &str, lexicon: &Lexicon) -> &'static [Reading] {
    let is_han = |letter: char| script_of(letter) == Script::Han;
    if name.is_ascii() || !name.contains(is_han) {
        return &[Reading::Person];
    }
    let mut runs = name.split(|letter| !is_han(letter)).filter(|run| !run.is_empty());
    if name.contains(['·', '・', '•', '‧', '．']) {
        &[Reading::PersonBySound]
    } else if runs.any(|run| run.chars().nth(2).is_some() && lexicon.characters.may_be_foreign(run)) {
        &[Reading::Person, Reading::PersonBySound]
    } else {
        &[Reading::Person]
    }
}

/// Takes a name apart.
pub fn parts(name: &str, reading: Reading, lexicon: &Lexicon) -> Parts {
    let of_person = reading != Reading::Other;
    let (text, mut cut) = fold::normal(name, MOST_LETTERS);
    let mut words: Vec<String> = split(&text, of_person)
        .into_iter()
        .map(|word| fold::unmasked(&word).unwrap_or(word))
        .flat_map(|word| by_script(word, reading, lexicon))
        .collect();
    cut |= words.len() > MOST_PARTS;
    words.truncate(MOST_PARTS);
    let mut legal = 0;
    if !of_person {
        legal = take_legal_forms(&mut words, lexicon);
        join_phrases(&mut words, lexicon);
        join_letters(&mut words);
        join_numbers(&mut words, lexicon);
    }
    let mut after_father = false;
    let words = words
        .into_iter()
        .map(|word| {
            let bare = fold::bare(&word);
            let opens = of_person && lexicon.opens_patronymic(&bare);
            let of_father = of_person && !opens && (after_father || lexicon.is_patronymic(&bare));
            // An article between "bin" and the name does not end what "bin" opened.
            after_father = opens || after_father && bare.chars().count() <= 2;
            Part { word, of_father }
        })
        .collect();
    Parts { words, legal, cut }
}

/// Splits a folded name into words. Apostrophes join; full stops join the single letters of an
/// organisation's acronym ("L.L.C.") and part a person's initials.
fn split(text: &str, of_person: bool) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut since_stop = 0;
    for letter in text.chars() {
        let joins = letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter);
        match letter {
            _ if joins => {
                if letter.is_alphanumeric() {
                    since_stop += 1;
                }
                // "J.Smith" is an initial and a name, "B.V" an acronym.
                word.push(letter);
                continue;
            }
            '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | '′' | '׳' | 'ʿ' | 'ʾ' | '״' => continue,
            '.' if !of_person && since_stop == 1 => {
                since_stop = 0;
                continue;
            }
            '&' | '+' => {
                words.push(std::mem::take(&mut word));
                words.push("and".to_owned());
            }
            _ => words.push(std::mem::take(&mut word)),
        }
        since_stop = 0;
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// Parts a word where it passes from one script to another, a person's name in Chinese or Korean into
/// family and given name, and another name of a script without spaces into the words that are known.
fn by_script(word: String, reading: Reading, lexicon: &Lexicon) -> Vec<String> {
    if word.is_ascii() {
        return vec![word];
    }
    let mut runs: Vec<(Script, String)> = Vec::new();
    for letter in word.chars() {
        let script = script_of(letter);
        let spaceless = |script| matches!(script, Script::Han | Script::Hangul);
        match runs.last_mut() {
            Some((last, run)) if *last == script || !spaceless(*last) && !spaceless(script) => {
                run.push(letter)
            }
            _ => runs.push((script, letter.to_string())),
        }
    }
    runs.into_iter()
        .flat_map(|(script, run)| match reading {
            Reading::Person => family_first(script, run, lexicon),
            Reading::Other if run.chars().all(leaves_no_space) => lexicon.terms.cut(&run),
            _ => vec![run],
        })
        .collect()
}

/// Family and given name of a Chinese or Korean name that is written without a space.
fn family_first(script: Script, run: String, lexicon: &Lexicon) -> Vec<String> {
    let letters = run.chars().count();
    if !matches!(script, Script::Han | Script::Hangul) || !(2..=4).contains(&letters) {
        return vec![run];
    }
    let double = letters > 2 && lexicon.characters.has_double_family_name(&run);
    let at = run.char_indices().nth(if double { 2 } else { 1 }).map_or(run.len(), |(at, _)| at);
    vec![run[..at].to_owned(), run[at..].to_owned()]
}

/// Takes the legal forms out of an organisation's name, unless nothing else would be left.
///
/// A form of one or two letters counts only at either end, where "AS" is not the Norwegian word "as".
fn take_legal_forms(words: &mut Vec<String>, lexicon: &Lexicon) -> u8 {
    let mut legal = 0;
    let bare: Vec<String> = words.iter().map(|word| fold::bare(word)).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    let mut is_form = vec![false; words.len()];
    let mut at = 0;
    while at < bare.len() {
        let found = lexicon.legal_form(&bare[at..]).filter(|&(_, length)| {
            let letters: usize = bare[at..at + length].iter().map(|word| word.chars().count()).sum();
            let first = is_form[..at].iter().all(|&form| form);
            letters > 2 || first || rest_is_legal(&bare[at + length..], lexicon)
        });
        let Some((class, length)) = found else {
            at += 1;
            continue;
        };
        legal |= class;
        is_form[at..at + length].fill(true);
        at += length;
    }
    if is_form.iter().all(|&form| form) {
        return 0;
    }
    let mut place = 0;
    words.retain(|_| {
        place += 1;
        !is_form[place - 1]
    });
    legal
}

fn rest_is_legal(mut rest: &[&str], lexicon: &Lexicon) -> bool {
    while !rest.is_empty() {
        let Some((_, length)) = lexicon.legal_form(rest) else { return false };
        rest = &rest[length..];
    }
    true
}

/// "Hong Kong" is one word where it is a term.
fn join_phrases(words: &mut Vec<String>, lexicon: &Lexicon) {
    let mut at = 1;
    while at < words.len() {
        if lexicon.terms.is_phrase(&words[at - 1], &words[at]) {
            let other = words.remove(at);
            words[at - 1] = format!("{} {other}", words[at - 1]);
        }
        at += 1;
    }
}

/// "P T Astra" is "PT Astra".
fn join_letters(words: &mut Vec<String>) {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut open = false;
    for word in words.drain(..) {
        let single = word.chars().nth(1).is_none() && word.chars().all(char::is_alphabetic);
        match joined.last_mut() {
            Some(last) if single && open => last.push_str(&word),
            _ => joined.push(word),
        }
        open = single;
    }
    *words = joined;
}

/// "forty four" is 44.
fn join_numbers(words: &mut Vec<String>, lexicon: &Lexicon) {
    let mut at = 1;
    while at < words.len() {
        let pair = (lexicon.number(&words[at - 1], false), lexicon.number(&words[at], false));
        match pair {
            (Some(tens), Some(ones))
                if (20..100).contains(&tens)
                    && tens % 10 == 0
                    && (1..10).contains(&ones)
                    && words[at - 1].chars().all(char::is_alphabetic) =>
            {
                words[at - 1] = (tens + ones).to_string();
                words.remove(at);
            }
            _ => at += 1,
        }
    }
}

/// Sounds or skeletons run together, a letter that meets itself once.
pub fn run_together<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut run = String::new();
    for letter in words.flat_map(str::chars) {
        if !run.ends_with(letter) {
            run.push(letter);
        }
    }
    run
}
