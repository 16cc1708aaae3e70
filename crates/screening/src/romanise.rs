//! Writes a word in Latin letters, in the ways that its bearers and the lists write it.

use any_ascii::any_ascii;

use crate::fold::Script;

/// The romanisations of a word, the most usual first; lower-case ASCII letters and digits.
pub fn romanise(word: &str, script: Script) -> Vec<String> {
    match script {
        Script::Hangul => hangul(word),
        Script::Latin if word.is_ascii() => vec![letters_of(word)],
        Script::Abjad => Vec::new(),
        _ => vec![letters_of(&any_ascii(word))],
    }
}

fn letters_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Korean by the Revised system, and by the spelling of North Korean and older texts, which is
/// McCune-Reischauer without its marks.
///
/// A syllable is taken apart by arithmetic: 19 openings, 21 vowels, 28 endings (Unicode, 3.12).
fn hangul(word: &str) -> Vec<String> {
    let mut revised = String::new();
    let mut older = String::new();
    for syllable in word.chars() {
        match (syllable as u32).checked_sub(0xAC00) {
            Some(place) if place < 11_172 => {
                let (opening, vowel, ending) = (place / 588, place % 588 / 28, place % 28);
                let (opening, vowel, ending) = (opening as usize, vowel as usize, ending as usize);
                revised.push_str(OPENINGS[opening].0);
                revised.push_str(VOWELS[vowel].0);
                revised.push_str(ENDINGS[ending].0);
                older.push_str(OPENINGS[opening].1);
                older.push_str(VOWELS[vowel].1);
                older.push_str(ENDINGS[ending].1);
            }
            _ => {
                revised.push_str(&letters_of(&any_ascii(&syllable.to_string())));
                older.push_str(&letters_of(&any_ascii(&syllable.to_string())));
            }
        }
    }
    vec![older, revised]
}

const OPENINGS: [(&str, &str); 19] = [
    ("g", "k"),
    ("kk", "kk"),
    ("n", "n"),
    ("d", "t"),
    ("tt", "tt"),
    ("r", "r"),
    ("m", "m"),
    ("b", "p"),
    ("pp", "pp"),
    ("s", "s"),
    ("ss", "ss"),
    ("", ""),
    ("j", "j"),
    ("jj", "jj"),
    ("ch", "ch"),
    ("k", "k"),
    ("t", "t"),
    ("p", "p"),
    ("h", "h"),
];

const VOWELS: [(&str, &str); 21] = [
    ("a", "a"),
    ("ae", "ae"),
    ("ya", "ya"),
    ("yae", "yae"),
    ("eo", "o"),
    ("e", "e"),
    ("yeo", "yo"),
    ("ye", "ye"),
    ("o", "o"),
    ("wa", "wa"),
    ("wae", "wae"),
    ("oe", "oe"),
    ("yo", "yo"),
    ("u", "u"),
    ("wo", "wo"),
    ("we", "we"),
    ("wi", "wi"),
    ("yu", "yu"),
    ("eu", "u"),
    ("ui", "ui"),
    ("i", "i"),
];

const ENDINGS: [(&str, &str); 28] = [
    ("", ""),
    ("k", "k"),
    ("k", "k"),
    ("k", "k"),
    ("n", "n"),
    ("n", "n"),
    ("n", "n"),
    ("t", "t"),
    ("l", "l"),
    ("k", "k"),
    ("m", "m"),
    ("p", "p"),
    ("l", "l"),
    ("l", "l"),
    ("p", "p"),
    ("l", "l"),
    ("m", "m"),
    ("p", "p"),
    ("p", "p"),
    ("t", "t"),
    ("t", "t"),
    ("ng", "ng"),
    ("t", "t"),
    ("t", "t"),
    ("k", "k"),
    ("t", "t"),
    ("p", "p"),
    ("h", "h"),
];
