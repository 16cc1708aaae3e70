//! What the Bank writes beside a name: other names, numbers of registration, marks of footnotes.

use entities::Entity;

use crate::clean::squash;

/// What introduces another name, and which property it then has. Longer ones before those that they begin with.
const MARKS: [(&str, &str); 20] = [
    ("also known as", "alias"),
    ("also doing business under", "alias"),
    ("currently doing business as", "alias"),
    ("doing business as", "alias"),
    ("also d.b.a.", "alias"),
    ("also ", "alias"),
    ("a.k.a.", "alias"),
    ("aka ", "alias"),
    ("d/b/a", "alias"),
    ("d.b.a.", "alias"),
    ("previously known as", "previousName"),
    ("formerly known as", "previousName"),
    ("formerly operating as", "previousName"),
    ("formerly", "previousName"),
    ("f/k/a", "previousName"),
    ("f.k.a.", "previousName"),
    ("registration no.", "registrationNumber"),
    ("registration #", "registrationNumber"),
    ("reg. no.", "registrationNumber"),
    ("reg. no", "registrationNumber"),
];

/// A name without the marks of footnotes (`*302`), and without the mark that says that it is another one. A mere
/// word is part of the name: `ALSO Holding` and `AKA Bank` are called so.
pub(super) fn name(text: &str) -> String {
    let text = without_footnotes(text);
    match marked(&text) {
        Some((mark, name, "alias" | "previousName")) if !is_word(mark) => name,
        _ => text,
    }
}

fn is_word(mark: &str) -> bool {
    mark.trim_end().chars().all(char::is_alphabetic)
}

/// Sets apart what a text says of an entity. Brackets hold one thing each. What nothing introduces is a name that
/// nobody vouches for, unless it is in letters other than Latin ones: then it is how the name is written at home.
/// The whole text is kept in the notes.
pub(super) fn read(text: &str, entity: &mut Entity) {
    let text = without_footnotes(text);
    for piece in pieces(&text) {
        match marked(&piece) {
            Some((_, value, property)) => entity.add(property, value),
            None if piece.chars().any(|letter| letter.is_alphabetic() && !is_latin(letter)) => {
                entity.add("alias", piece);
            }
            None if piece.chars().filter(|letter| letter.is_alphabetic()).count() > 2 => {
                entity.add("weakAlias", piece);
            }
            None => {}
        }
    }
    entity.add("notes", text);
}

fn is_latin(letter: char) -> bool {
    matches!(letter, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// A mark, what follows it, and the property of that.
fn marked(text: &str) -> Option<(&'static str, String, &'static str)> {
    MARKS.iter().find_map(|(mark, property)| {
        let begins = text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
        let rest = begins.then(|| text[mark.len()..].trim_start_matches([':', '.', ' ']).trim())?;
        (!rest.is_empty()).then(|| (*mark, rest.to_owned(), *property))
    })
}

/// A text without `*302`.
fn without_footnotes(text: &str) -> String {
    let mut parts = text.split('*');
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start().trim_start_matches(|digit: char| digit.is_ascii_digit());
        // A star without a number is no footnote.
        kept.push_str(if rest.len() == part.trim_start().len() { "*" } else { " " });
        kept.push_str(if rest.len() == part.trim_start().len() { part } else { rest });
    }
    squash(&kept)
}

/// What stands in each outermost pair of brackets, and between them.
fn pieces(text: &str) -> Vec<String> {
    let (mut pieces, mut depth) = (vec![String::new()], 0_usize);
    for letter in text.chars() {
        match letter {
            '(' | '（' => {
                depth += 1;
                if depth == 1 {
                    pieces.push(String::new());
                    continue;
                }
            }
            ')' | '）' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    pieces.push(String::new());
                    continue;
                }
            }
            _ => {}
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    let trimmed = |piece: &String| piece.trim_matches([' ', ',', ';', '.']).to_owned();
    pieces.iter().map(trimmed).filter(|piece| !piece.is_empty()).collect()
}
