//! A page of text: headings, rows and items, wrapped to a width.

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, core::display_width};

/// Room for the label of a row.
const LABEL: usize = 16;

/// How a mark is meant. Its words say the same: colour only repeats them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Nothing wrong.
    Good,
    /// Somebody must look.
    Open,
    /// It stands in the way.
    Bad,
}

impl Mood {
    fn style(self) -> Style {
        let colour = match self {
            Mood::Good => AnsiColor::Green,
            Mood::Open => AnsiColor::Yellow,
            Mood::Bad => AnsiColor::Red,
        };
        colour.on_default().bold()
    }
}

/// A page that is being written.
pub struct Page {
    width: usize,
    text: String,
}

impl Page {
    /// An empty page of `width` columns.
    pub fn new(width: usize) -> Self {
        Page { width, text: String::new() }
    }

    /// The finished page.
    pub fn finish(self) -> String {
        self.text
    }

    /// A heading, with an empty line before it unless it is the first.
    pub fn heading(&mut self, words: &str) {
        self.gap();
        self.wrapped("", Style::new().bold(), "", words, Style::new().bold());
    }

    /// An empty line, except at the head of the page.
    pub fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A paragraph.
    pub fn paragraph(&mut self, words: &str) {
        self.wrapped("  ", Style::new(), "", words, Style::new());
    }

    /// A row with its label.
    pub fn row(&mut self, label: &str, words: &str) {
        self.wrapped("  ", Style::new().dimmed(), &padded(label, LABEL), words, Style::new());
    }

    /// A row whose words are a mark.
    pub fn marked_row(&mut self, label: &str, words: &str, mood: Mood) {
        self.wrapped("  ", Style::new().dimmed(), &padded(label, LABEL), words, mood.style());
    }

    /// An item under its code.
    pub fn item(&mut self, code: &str, words: &str) {
        self.wrapped("  ", Style::new().bold(), &format!("{}  ", safe(code)), words, Style::new());
    }

    /// An item under a mark.
    pub fn marked_item(&mut self, mark: &str, mood: Mood, words: &str) {
        self.wrapped("  ", mood.style(), &format!("{}  ", safe(mark)), words, Style::new());
    }

    /// A detail of the item above it.
    pub fn detail(&mut self, label: &str, words: &str) {
        self.wrapped("      ", Style::new().dimmed(), &padded(label, LABEL - 4), words, Style::new());
    }

    /// `head` in its style, then `words` in theirs, wrapped to hang below their own first line.
    fn wrapped(&mut self, indent: &str, head_style: Style, head: &str, words: &str, style: Style) {
        let hang = " ".repeat(indent.len() + display_width(head));
        // Codes such as EX-05 and addresses stay whole: lines break at spaces alone.
        let options = Options::new(self.width.saturating_sub(hang.len()).max(20))
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .break_words(false);
        let words = safe(words);
        let mut lines = textwrap::wrap(&words, options).into_iter();
        let first = lines.next().unwrap_or_default();
        self.text.push_str(&format!("{indent}{head_style}{head}{head_style:#}{style}{first}{style:#}\n"));
        for line in lines {
            self.text.push_str(&format!("{hang}{style}{line}{style:#}\n"));
        }
    }
}

fn padded(label: &str, room: usize) -> String {
    let label = safe(label);
    // A label that fills its room still needs a space after it.
    let missing = room.saturating_sub(display_width(&label)).max(1);
    format!("{label}{}", " ".repeat(missing))
}

/// Words from a stranger's file, without what could steer the terminal or turn the reading
/// direction: a dossier must not be able to paint its own verdict.
pub fn safe(words: &str) -> String {
    words
        .chars()
        .map(|sign| match sign {
            '\n' | '\t' => ' ',
            sign if sign.is_control() => '\u{FFFD}',
            '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                '\u{FFFD}'
            }
            sign => sign,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Page, safe};

    fn plain(page: Page) -> String {
        anstream::adapter::strip_str(&page.finish()).to_string()
    }

    #[test]
    fn long_words_hang_below_their_own_first_line() {
        let mut page = Page::new(40);
        page.item("EX-05", "it sells weapons that are banned by treaty to anyone who asks for them");
        assert_eq!(
            plain(page),
            "  EX-05  it sells weapons that are\n         banned by treaty to anyone who\n         asks for them\n"
        );
    }

    #[test]
    fn codes_and_addresses_are_never_broken() {
        let mut page = Page::new(40);
        page.paragraph("see https://example.org/a-very-long-address/that-does-not-fit-on-a-line EX-05");
        assert!(
            plain(page).contains("https://example.org/a-very-long-address/that-does-not-fit-on-a-line\n")
        );
    }

    #[test]
    fn a_stranger_cannot_steer_the_terminal() {
        assert_eq!(safe("a\u{1b}[2Jb\u{9b}c\rd\u{202e}e\nf"), "a\u{fffd}[2Jb\u{fffd}c\u{fffd}d\u{fffd}e f");
    }
}
