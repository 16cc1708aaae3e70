//! Statements one by one from a data set of any size: a JSON array, or a statement on each line.

use std::io::BufRead;

use super::statement::{NotAStatement, Statement};

/// The longest text of one statement that is read, in bytes (4 MiB).
pub const MOST_BYTES: usize = 4 << 20;

/// Why a data set cannot be read further, or a statement of it not at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The source failed. Nothing more follows.
    #[error("the data set cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// The array is broken. Nothing more follows.
    #[error("statement {at}: {message}")]
    Broken {
        /// The place of the statement at fault, from 0.
        at: usize,
        /// What is wrong and how to mend it.
        message: String,
    },
    /// One statement cannot be read. The rest follows.
    #[error(transparent)]
    Statement(#[from] NotAStatement),
}

/// The statements of a data set, in its order. Memory holds one statement at a time.
pub struct Statements<R> {
    source: R,
    layout: Layout,
    at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Unknown,
    Array,
    Lines,
    Done,
}

impl<R: BufRead> Statements<R> {
    /// Reads from `source`.
    pub fn new(source: R) -> Self {
        Self { source, layout: Layout::Unknown, at: 0 }
    }

    fn advance(&mut self) -> Result<Option<Statement>, ReadError> {
        if self.layout == Layout::Unknown {
            self.layout = self.open()?;
        }
        let text = match self.layout {
            Layout::Array => self.element()?,
            Layout::Lines => self.line()?,
            _ => None,
        };
        let Some(text) = text else {
            self.layout = Layout::Done;
            return Ok(None);
        };
        let at = self.at;
        self.at += 1;
        Ok(Some(Statement::parse(&text, at)?))
    }

    /// Decides by the first mark whether an array or lines follow.
    fn open(&mut self) -> Result<Layout, ReadError> {
        if self.source.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
            self.source.consume(3);
        }
        Ok(match self.next_mark()? {
            None => Layout::Done,
            Some(b'[') => {
                self.source.consume(1);
                Layout::Array
            }
            Some(_) => Layout::Lines,
        })
    }

    /// The next byte that is no white space, left in the source.
    fn next_mark(&mut self) -> Result<Option<u8>, ReadError> {
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let blank = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let mark = buffer.get(blank).copied();
            self.source.consume(blank);
            if mark.is_some() {
                return Ok(mark);
            }
        }
    }

    fn line(&mut self) -> Result<Option<String>, ReadError> {
        loop {
            let mut line = Vec::new();
            let limit = MOST_BYTES as u64 + 1;
            let read = std::io::Read::take(&mut self.source, limit).read_until(b'\n', &mut line)?;
            if read == 0 {
                return Ok(None);
            }
            self.within_limit(line.len())?;
            let text = self.text(line)?;
            if !text.trim().is_empty() {
                return Ok(Some(text.trim().to_owned()));
            }
        }
    }

    /// The text of the next element of the array, up to its comma or the closing bracket.
    fn element(&mut self) -> Result<Option<String>, ReadError> {
        match self.next_mark()? {
            Some(b']') => return Ok(None),
            // Nothing would ever be taken of it.
            Some(b'}') => return Err(self.broken("a brace is closed that was never opened")),
            Some(b',') if self.at > 0 => {
                self.source.consume(1);
                self.next_mark()?;
            }
            Some(_) => {}
            None => return Err(self.broken("the array is not closed; the file may be cut off")),
        }
        let mut text = Vec::new();
        let mut scan = Scan::default();
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                return Err(self.broken("the statement is not closed; the file may be cut off"));
            }
            let taken = buffer.iter().position(|byte| scan.ends_before(*byte)).unwrap_or(buffer.len());
            let ended = taken < buffer.len();
            text.extend_from_slice(&buffer[..taken]);
            self.source.consume(taken);
            self.within_limit(text.len())?;
            if ended {
                return self.text(text).map(|text| Some(text.trim().to_owned()));
            }
        }
    }

    fn within_limit(&self, bytes: usize) -> Result<(), ReadError> {
        if bytes <= MOST_BYTES {
            return Ok(());
        }
        Err(self.broken(&format!("is longer than {MOST_BYTES} bytes, which no statement is")))
    }

    fn text(&self, bytes: Vec<u8>) -> Result<String, ReadError> {
        String::from_utf8(bytes).map_err(|_| self.broken("is not UTF-8; save the file as UTF-8"))
    }

    fn broken(&self, message: &str) -> ReadError {
        ReadError::Broken { at: self.at, message: message.to_owned() }
    }
}

impl<R: BufRead> Iterator for Statements<R> {
    type Item = Result<Statement, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance();
        if matches!(next, Err(ReadError::Io(_) | ReadError::Broken { .. })) {
            self.layout = Layout::Done;
        }
        next.transpose()
    }
}

/// Finds the end of an element by counting brackets outside of texts.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_text: bool,
    escaped: bool,
}

impl Scan {
    /// Whether the element ended before this byte.
    fn ends_before(&mut self, byte: u8) -> bool {
        if self.in_text {
            self.in_text = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return false;
        }
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => self.depth += 1,
            b']' | b'}' | b',' if self.depth == 0 => return true,
            b']' | b'}' => self.depth -= 1,
            _ => {}
        }
        false
    }
}
