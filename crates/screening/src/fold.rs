//! Brings a written name to one form: compatibility characters, letter case, accents, characters that
//! cannot be seen, and letters of one alphabet that pass for another's.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The script of a word, as far as comparing asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin letters and digits.
    Latin,
    /// Arabic and Hebrew letters, which leave most vowels out.
    Abjad,
    /// Chinese characters.
    Han,
    /// Korean syllables.
    Hangul,
    /// Any other; romanised letter by letter.
    Other,
}

/// The script of one letter.
pub fn script_of(letter: char) -> Script {
    match letter {
        '\u{0000}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{0590}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' => Script::Abjad,
        '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Script::Han,
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => Script::Hangul,
        _ => Script::Other,
    }
}

/// Lower case, compatibility forms resolved (NFKC), without invisible characters; accents stay.
///
/// What follows `letters` letters is left out: the second value says whether anything was.
pub fn normal(text: &str, letters: usize) -> (String, bool) {
    let mut normal = String::with_capacity(text.len().min(4 * letters));
    let visible = text.nfkc().flat_map(char::to_lowercase).filter(|&letter| !is_invisible(letter));
    for (kept, letter) in visible.enumerate() {
        if kept == letters {
            return (normal, true);
        }
        normal.push(letter);
    }
    (normal, false)
}

/// A word without accents and vowel points.
pub fn bare(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let letters = word.nfkd().filter(|&letter| !is_combining_mark(letter)).nfc();
    letters.filter(|&letter| letter != 'ـ').map(arabic).collect()
}

/// The letter of Arabic for one that Persian, Urdu and careless keyboards write in its place.
fn arabic(letter: char) -> char {
    match letter {
        'ی' | 'ى' | 'ې' => 'ي',
        'ک' => 'ك',
        'ة' | 'ۀ' | 'ہ' | 'ھ' | 'ە' => 'ه',
        _ => letter,
    }
}

/// Characters that take no room, which hide a difference from the reader and not from the machine.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A word that mixes Latin with look-alike Greek or Cyrillic letters, or digits that stand for letters
/// ("Ig0r"), written in the letters that the reader sees. None when nothing passes for anything else.
pub fn unmasked(word: &str) -> Option<String> {
    let latin = word.chars().filter(|letter| letter.is_ascii_alphabetic()).count();
    if latin == 0 || latin == word.len() {
        return None;
    }
    let strangers = word.chars().filter(|&letter| looks_like(letter).is_some()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let inside = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let opens = word.starts_with(|letter: char| letter.is_alphabetic());
    let masked_digits =
        opens && digits > 0 && latin >= 2 * digits && inside.chars().any(|letter| letter.is_ascii_digit());
    if strangers == 0 && !masked_digits {
        return None;
    }
    if latin < word.chars().filter(|letter| letter.is_alphabetic() && !letter.is_ascii()).count() {
        // A Cyrillic word with a stray Latin letter, as keyboards of Belarus and Ukraine leave it.
        return Some(word.chars().map(|letter| drawn_in_cyrillic(letter).unwrap_or(letter)).collect());
    }
    let seen = |letter: char| {
        looks_like(letter).or(if masked_digits { digit_as_letter(letter) } else { None }).unwrap_or(letter)
    };
    Some(word.chars().map(seen).collect())
}

/// The Latin letter that a Greek or Cyrillic one is drawn like.
fn looks_like(letter: char) -> Option<char> {
    Some(match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'е' | 'ε' => 'e',
        'н' | 'η' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'у' | 'υ' | 'ү' => 'y',
        'х' | 'χ' => 'x',
        'ԁ' => 'd',
        'ԛ' => 'q',
        'ԝ' => 'w',
        _ => return None,
    })
}

/// The Cyrillic letter that a Latin one is drawn like.
fn drawn_in_cyrillic(letter: char) -> Option<char> {
    "aаcсeеiіoоpрxхyу".chars().collect::<Vec<_>>().chunks(2).find_map(|pair| match pair {
        [latin, cyrillic] if *latin == letter => Some(*cyrillic),
        _ => None,
    })
}

/// The letter that a digit is drawn like.
fn digit_as_letter(digit: char) -> Option<char> {
    Some(match digit {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => return None,
    })
}
