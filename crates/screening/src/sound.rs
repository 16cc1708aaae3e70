//! How a romanised word sounds, roughly: what the systems of romanisation spell differently is brought
//! to one spelling, and the consonants alone make the skeleton that a word without written vowels has too.

/// Brings a romanised word (lower-case ASCII) to one spelling of its sounds.
///
/// The rules are those in which the usual systems differ: "kh" and "h", "w" and "v", "y" and "i",
/// "ou" and "u", doubled letters, a silent "h" at the end.
pub fn sound(word: &str) -> String {
    let letters = word.as_bytes();
    let mut sound = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let (heard, taken) = heard(letters, at);
        for &letter in heard {
            if sound.last() != Some(&letter) {
                sound.push(letter);
            }
        }
        at += taken;
    }
    if sound.len() > 2 && sound.ends_with(b"h") && is_vowel(sound[sound.len() - 2]) {
        sound.pop();
    }
    String::from_utf8_lossy(&sound).into_owned()
}

/// The sound of the letters that begin at a place, and how many letters it takes.
fn heard(letters: &[u8], at: usize) -> (&[u8], usize) {
    let rest = &letters[at..];
    let before_vowel = |length: usize| rest.get(length).is_some_and(|&letter| is_vowel(letter));
    for (written, heard) in SPELLINGS {
        if rest.starts_with(written) {
            return (heard, written.len());
        }
    }
    match rest[0] {
        b'w' => (b"v", 1),
        b'q' => (b"k", 1),
        b'y' => (b"i", 1),
        b'x' if at > 0 => (b"ks", 1),
        b'j' if at > 0 && (is_vowel(letters[at - 1]) && !before_vowel(1) || !is_vowel(letters[at - 1])) => {
            (b"i", 1)
        }
        b'c' if matches!(rest.get(1), Some(b'e' | b'i' | b'y')) => (b"s", 1),
        b'c' => (b"k", 1),
        _ => (&rest[..1], 1),
    }
}

/// Groups of letters, longest first, with the sound that they have in most systems.
const SPELLINGS: &[(&[u8], &[u8])] = &[
    (b"shch", b"sc"),
    (b"tsch", b"c"),
    (b"tech", b"teh"),
    (b"sch", b"s"),
    (b"tch", b"c"),
    (b"dzh", b"j"),
    (b"ch", b"c"),
    (b"ck", b"k"),
    (b"ph", b"f"),
    (b"kh", b"h"),
    (b"gh", b"g"),
    (b"dh", b"d"),
    (b"th", b"t"),
    (b"sh", b"s"),
    (b"zh", b"j"),
    (b"dj", b"j"),
    (b"tz", b"ts"),
    (b"ou", b"u"),
    (b"oo", b"u"),
    (b"ee", b"i"),
    (b"ue", b"u"),
    (b"oe", b"o"),
    (b"ae", b"a"),
    (b"ie", b"i"),
];

/// The consonants of a sound, close ones as one: what is left when vowels are not written.
///
/// "Muhammad" and محمد both come to "mhmd".
pub fn skeleton(sound: &str) -> String {
    let (opening, rest) = without_article(sound);
    let letters = [opening.as_bytes(), rest.as_bytes()].concat();
    let mut skeleton = String::with_capacity(letters.len());
    for (at, &letter) in letters.iter().enumerate() {
        let class = match letter {
            // A waw between vowels is a letter that opens none of them: "Zawahiri", ظواهري.
            b'v' if between_vowels(&letters, at) => continue,
            b'p' => b'b',
            b't' => b'd',
            b'g' | b'q' => b'k',
            b'v' => b'f',
            b'z' => b's',
            b'c' => b'j',
            b'h' if at + 1 == letters.len() => continue,
            letter if is_vowel(letter) => continue,
            letter => letter,
        };
        if skeleton.as_bytes().last() != Some(&class) {
            skeleton.push(char::from(class));
        }
    }
    skeleton
}

/// "Abdul Aziz", "Abdelaziz" and "Abd al-Aziz" are one name: the article after "abd" is no part of it.
fn without_article(sound: &str) -> (&str, &str) {
    let Some(rest) = sound.strip_prefix("abd") else { return ("", sound) };
    match rest.as_bytes() {
        [vowel, b'l'] | [vowel, b'l', _, _, _, ..] if is_vowel(*vowel) => ("abd", &rest[2..]),
        _ => ("abd", rest),
    }
}

/// The skeleton of a word in Arabic or Hebrew letters, in the same classes.
///
/// Long vowels are letters there; they are left out, and so are the article and the letters of the
/// glottal stop, which romanisations write or not. A waw or vav opens a word as a consonant.
pub fn abjad_skeleton(word: &str) -> String {
    let word = word.replacen("عبدال", "عبد", 1);
    let stem = word.strip_prefix("ال").filter(|stem| stem.chars().count() > 1).unwrap_or(&word);
    let last = stem.chars().count().saturating_sub(1);
    let mut skeleton = String::with_capacity(stem.len());
    for (at, letter) in stem.chars().enumerate() {
        let class = match letter {
            'ب' | 'پ' | 'ב' | 'פ' | 'ף' => 'b',
            'ت' | 'ط' | 'د' | 'ض' | 'ث' | 'ذ' | 'ټ' | 'ډ' | 'ٹ' | 'ڈ' | 'ת' | 'ט' | 'ד' => 'd',
            'ج' | 'چ' | 'ژ' | 'ځ' | 'څ' => 'j',
            'ح' | 'خ' | 'ח' => 'h',
            'ه' | 'ہ' | 'ھ' | 'ה' if at != last => 'h',
            'ر' | 'ړ' | 'ڑ' | 'ר' => 'r',
            'ز' | 'س' | 'ص' | 'ظ' | 'ش' | 'ښ' | 'ז' | 'ס' | 'צ' | 'ץ' | 'ש' => 's',
            'غ' | 'ق' | 'ك' | 'ک' | 'گ' | 'ګ' | 'ג' | 'כ' | 'ך' | 'ק' => 'k',
            'ف' | 'ڤ' => 'f',
            'و' | 'ו' if at == 0 => 'f',
            'ل' | 'ל' => 'l',
            'م' | 'מ' | 'ם' => 'm',
            'ن' | 'ں' | 'ڼ' | 'נ' | 'ן' => 'n',
            _ => continue,
        };
        if !skeleton.ends_with(class) {
            skeleton.push(class);
        }
    }
    skeleton
}

fn between_vowels(letters: &[u8], at: usize) -> bool {
    let vowel = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|&letter| is_vowel(letter));
    vowel(at.checked_sub(1)) && vowel(Some(at + 1))
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
