//! Bytes of a file as clean UTF-8, with the line, the limits and the repairs kept.
//!
//! What is mended here needs no guess: bytes that their encoding does not know, control characters
//! that no text may hold, and marks that nobody can see. A control character from 0x80 to 0x9F is
//! what Windows-1252 looks like when it was taken for Latin-1, and is read as the WHATWG encoding
//! standard and every browser read it.

use std::io::{self, BufRead, Chain, Cursor, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

use crate::encoding::{HEAD, detect, is_packed, western};
use crate::track::Track;
use crate::{ListError, Options};

/// How much is decoded at once, in bytes, so that limits are looked at in time.
const CHUNK: usize = 1 << 16;

/// A reader of clean text over a reader of raw bytes.
pub(crate) struct Source<'a, R> {
    raw: Chain<Cursor<Vec<u8>>, R>,
    decoder: Decoder,
    western: bool,
    text: Vec<u8>,
    at: usize,
    ended: bool,
    /// The last raw bytes, for showing those that could not be decoded.
    tail: Vec<u8>,
    /// Line and column up to which text has been decoded; the parser follows behind.
    ahead: (u64, u64),
    read: u64,
    progress: &'a mut dyn FnMut(u64),
    pub track: Track,
}

impl<'a, R: BufRead> Source<'a, R> {
    /// Looks at the first bytes for their encoding, unless it is told.
    ///
    /// `western`: bytes that are not UTF-8 are read as Windows-1252, which the format is known for.
    pub fn open(
        mut input: R,
        western: bool,
        options: &Options,
        track: Track,
        progress: &'a mut dyn FnMut(u64),
    ) -> Result<Self, ListError> {
        let mut head = Vec::with_capacity(HEAD);
        (&mut input).take(HEAD as u64).read_to_end(&mut head).map_err(|error| track.input(error))?;
        if head.is_empty() {
            return Err(track.refused("the file is empty", crate::error::FETCH_AGAIN));
        }
        if is_packed(&head) {
            return Err(
                track.refused("the file is compressed", "Unpack it; of a workbook, save the sheet as CSV")
            );
        }
        let encoding = match &options.encoding {
            Some(name) => Encoding::for_label(name.as_bytes()).ok_or_else(|| name.clone()),
            None => detect(&head),
        };
        let encoding = encoding.map_err(|name| {
            track.refused(
                format!("no encoding is called `{name}`"),
                "Say which it is by a name of the WHATWG encoding standard, such as `utf-8` or `windows-1252`",
            )
        })?;
        Ok(Self {
            raw: Cursor::new(head).chain(input),
            decoder: encoding.new_decoder_with_bom_removal(),
            western,
            text: Vec::new(),
            at: 0,
            ended: false,
            tail: Vec::new(),
            ahead: (1, 1),
            read: 0,
            progress,
            track,
        })
    }

    /// Reads one line into `line`, without its end; whether there was one.
    pub fn line(&mut self, line: &mut String) -> Result<bool, ListError> {
        let mut bytes = Vec::new();
        self.track.begin_piece();
        self.read_until(b'\n', &mut bytes).map_err(|error| self.track.input(error))?;
        if self.track.piece_too_long() {
            return Err(self.track.too_long());
        }
        let there = !bytes.is_empty();
        *line = String::from_utf8(bytes).map_err(|_| self.track.refused("not UTF-8", "Report this"))?;
        line.truncate(line.trim_end_matches(['\n', '\r']).len());
        Ok(there)
    }

    /// Whether the raw bytes are all read and all taken.
    pub fn ended(&self) -> bool {
        self.ended && self.at == self.text.len()
    }

    fn fill(&mut self) -> io::Result<()> {
        while self.at == self.text.len() && !self.ended {
            self.text.clear();
            self.at = 0;
            let chunk = self.raw.fill_buf()?;
            let chunk = chunk[..chunk.len().min(CHUNK)].to_vec();
            self.raw.consume(chunk.len());
            self.read += chunk.len() as u64;
            (self.progress)(self.read);
            self.ended = chunk.is_empty();
            self.decode(&chunk);
        }
        Ok(())
    }

    fn decode(&mut self, chunk: &[u8]) {
        let mut rest = chunk;
        let mut seen = std::mem::take(&mut self.tail);
        loop {
            let room = self.decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(1 << 16);
            let mut text = String::with_capacity(room.max(16));
            let (result, read) =
                self.decoder.decode_to_string_without_replacement(rest, &mut text, self.ended);
            seen.extend_from_slice(&rest[..read]);
            rest = &rest[read..];
            self.clean(&text);
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, after) => {
                    let end = seen.len().saturating_sub(usize::from(after));
                    self.undecodable(&seen[end.saturating_sub(usize::from(length))..end]);
                }
            }
        }
        // A malformed sequence has at most four bytes, with at most three more read beyond it.
        self.tail = seen.split_off(seen.len().saturating_sub(8));
    }

    fn undecodable(&mut self, bytes: &[u8]) {
        let before = bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(" ");
        let (what, after) = if self.western {
            (
                "bytes that are not UTF-8 were read as Windows-1252, which this format is known for",
                western(bytes),
            )
        } else {
            ("bytes that are not of the file's encoding; what they stood for is lost", "\u{FFFD}".to_owned())
        };
        self.track.repair_at(self.ahead, what, before, &*after);
        self.push(&after);
    }

    /// Takes decoded text over, mending what no text may hold.
    fn clean(&mut self, text: &str) {
        let mut start = 0;
        for (at, character) in text.char_indices() {
            let Some(mended) = mend(character) else { continue };
            self.push(&text[start..at]);
            start = at + character.len_utf8();
            let after: String = mended.after.into_iter().collect();
            self.track.repair_at(self.ahead, mended.what, format!("U+{:04X}", u32::from(character)), &*after);
            self.push(&after);
        }
        self.push(&text[start..]);
    }

    fn push(&mut self, text: &str) {
        match text.rfind('\n') {
            Some(last) => {
                self.ahead.0 += text.bytes().filter(|byte| *byte == b'\n').count() as u64;
                self.ahead.1 = 1 + text[last + 1..].chars().count() as u64;
            }
            None => self.ahead.1 += text.chars().count() as u64,
        }
        self.text.extend_from_slice(text.as_bytes());
    }
}

impl<R: BufRead> BufRead for Source<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.track.piece_too_long() {
            return Err(self.track.hold(self.track.too_long()));
        }
        self.fill()?;
        Ok(&self.text[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        let end = (self.at + amount).min(self.text.len());
        self.track.take(&self.text[self.at..end]);
        self.at = end;
    }
}

impl<R: BufRead> Read for Source<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let text = self.fill_buf()?;
        let amount = text.len().min(into.len());
        into[..amount].copy_from_slice(&text[..amount]);
        self.consume(amount);
        Ok(amount)
    }
}

/// What becomes of a character that does not belong in a list.
pub(crate) struct Mended {
    /// What was found and done.
    pub what: &'static str,
    /// What stands there now; nothing where it was taken out.
    pub after: Option<char>,
}

/// How a character is mended; `None` where it may stay.
pub(crate) fn mend(character: char) -> Option<Mended> {
    let (what, after) = match character {
        '\t' | '\n' | '\r' | ' '..='~' => return None,
        '\0'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}' => ("a control character was taken out", None),
        '\u{80}'..='\u{9F}' => {
            let read = western(&[character as u8]).chars().next();
            match read.filter(|read| *read != character) {
                Some(read) => ("a character of Windows-1252 that was taken for Latin-1", Some(read)),
                None => ("a control character was taken out", None),
            }
        }
        // Soft hyphen, zero-width space, direction marks, word joiner, byte order mark. The zero-width
        // joiners stay: Persian and Indic scripts spell with them.
        '\u{AD}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => ("a mark that cannot be seen was taken out", None),
        '\u{FFFD}' => {
            ("the publisher lost a character here; only the publisher can mend it", Some('\u{FFFD}'))
        }
        _ => return None,
    };
    Some(Mended { what, after })
}
