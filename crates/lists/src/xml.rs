//! Lists in XML, record by record.
//!
//! A document is containers around records. A record is read whole into a small tree, within limits,
//! and handed on; a document type, an entity of its own, or an end before the root's closing tag are
//! refused, for a list needs none of them.

use std::collections::BTreeSet;
use std::io::BufRead;

use entities::Entity;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::ListError;
use crate::clean::{join, squash};
use crate::error::FETCH_AGAIN;
use crate::source::{Source, mend};
use crate::track::Track;

/// An element of a record, without its prefix.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<Node>,
    pub line: u64,
}

impl Node {
    /// The children of that name.
    pub fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The first child's text on one line; empty where it is not there.
    pub fn value(&self, name: &str) -> String {
        self.child(name).map(Node::line_of_text).unwrap_or_default()
    }

    /// The text on one line.
    pub fn line_of_text(&self) -> String {
        squash(&self.text)
    }

    /// An attribute; empty where it is not there.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Keeps in `notes` what has no property, and reports each element that the layout does not know
    /// once a file.
    pub fn keep_rest(&self, layout: &Layout, entity: &mut Entity, seen: &mut Seen, track: &Track) {
        for child in &self.children {
            let name = child.name.as_str();
            if layout.noted.contains(&name) {
                entity.add("notes", child.words());
                continue;
            }
            let text = child.line_of_text();
            if !layout.known.contains(&name) && !text.is_empty() {
                if seen.0.insert(name.to_owned()) {
                    track.repair(child.line, "a field that is not known was kept in the notes", name, "");
                }
                entity.add("notes", format!("{name}: {text}"));
            }
            child.keep_rest(layout, entity, seen, track);
        }
    }

    /// The name with all texts within.
    fn words(&self) -> String {
        let within = join(self.children.iter().map(Self::words), ", ");
        join([self.name.clone(), self.line_of_text(), within], " ")
    }
}

/// Fields not known to a format that were already reported.
#[derive(Default)]
pub(crate) struct Seen(BTreeSet<String>);

/// Which elements of a document are what.
pub(crate) struct Layout {
    /// The outermost element.
    pub root: &'static str,
    /// Elements around records.
    pub containers: &'static [&'static str],
    /// Elements to be handed on whole; the root is handed on too, with its attributes alone.
    pub records: &'static [&'static str],
    /// Elements that are left out on purpose, as the format's table says.
    pub left_out: &'static [&'static str],
    /// Elements within records whose text or children have a place.
    pub known: &'static [&'static str],
    /// Elements within records that are kept in `notes`, in words.
    pub noted: &'static [&'static str],
}

/// Reads a document to its end, handing on its records.
pub(crate) fn records<R: BufRead>(
    source: Source<'_, R>,
    layout: &Layout,
    each: &mut dyn FnMut(&Node) -> Result<(), ListError>,
) -> Result<(), ListError> {
    let track = source.track.clone();
    let mut walk =
        Walk { track: track.clone(), layout, open: Vec::new(), record: Vec::new(), began: 0, closed: false };
    let mut reader = Reader::from_reader(source);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        track.begin_piece();
        let line = track.line();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return walk.finish(),
            Ok(event) => {
                if let Some(node) = walk.step(event, line)? {
                    each(&node)?;
                }
            }
            Err(quick_xml::Error::Io(error)) => {
                return Err(track.input(std::io::Error::new(error.kind(), error.to_string())));
            }
            Err(error) => {
                let malformed = format!("not well-formed: {error}");
                return Err(track.held().unwrap_or_else(|| track.refused(malformed, FETCH_AGAIN)));
            }
        }
    }
}

struct Walk<'l> {
    track: Track,
    layout: &'l Layout,
    /// The names of the root and the containers that are open.
    open: Vec<String>,
    /// The record that is being read, from its outermost element to the innermost open one.
    record: Vec<Node>,
    /// Bytes read when the record began.
    began: u64,
    closed: bool,
}

impl Walk<'_> {
    /// Takes one event; a record when it is whole.
    fn step(&mut self, event: Event<'_>, line: u64) -> Result<Option<Node>, ListError> {
        match event {
            Event::Start(tag) => self.start(&tag, line),
            Event::Empty(tag) => match self.start(&tag, line)? {
                Some(root) => {
                    self.end();
                    Ok(Some(root))
                }
                None => Ok(self.end()),
            },
            Event::End(_) => Ok(self.end()),
            Event::Text(text) => self.text(&text.xml10_content(), line).map(|()| None),
            Event::CData(text) => self.text(&text.xml10_content(), line).map(|()| None),
            Event::GeneralRef(reference) => {
                let character = self.reference(&reference, line)?;
                self.text(&character, line).map(|()| None)
            }
            Event::DocType(_) => Err(self.track.refused_at(
                line,
                "a document type declaration",
                "Lists have none, and one can hide a text of any size; fetch the file from its publisher",
            )),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Eof => Ok(None),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, line: u64) -> Result<Option<Node>, ListError> {
        let name = tag.local_name().as_ref().to_owned();
        if self.open.len() + self.record.len() >= self.track.limits().depth {
            return Err(self.track.refused_at(line, "elements are nested too deeply", FETCH_AGAIN));
        }
        let node = Node { attributes: self.attributes(tag, line)?, name, line, ..Node::default() };
        if !self.record.is_empty() {
            self.within_limit()?;
            self.record.push(node);
            return Ok(None);
        }
        if self.open.is_empty() {
            if self.closed || node.name != self.layout.root {
                let what = format!("`<{}>` where `<{}>` was expected", node.name, self.layout.root);
                return Err(self.track.refused_at(
                    line,
                    what,
                    "Say which kind of list it is, or fetch it again",
                ));
            }
            self.open.push(node.name.clone());
            return Ok(Some(node));
        }
        if self.layout.containers.contains(&node.name.as_str()) {
            self.open.push(node.name);
            return Ok(None);
        }
        self.began = self.track.bytes();
        self.record.push(node);
        Ok(None)
    }

    fn end(&mut self) -> Option<Node> {
        let Some(node) = self.record.pop() else {
            self.open.pop();
            self.closed = self.open.is_empty();
            return None;
        };
        if self.layout.left_out.contains(&node.name.as_str()) {
            return None;
        }
        if let Some(parent) = self.record.last_mut() {
            parent.children.push(node);
            return None;
        }
        if !self.layout.records.contains(&node.name.as_str()) {
            let what = "a section that is not known was left out";
            self.track.repair(node.line, what, &*node.name, "");
            return None;
        }
        Some(node)
    }

    fn text(&mut self, text: &str, line: u64) -> Result<(), ListError> {
        let Some(node) = self.record.last_mut() else {
            return match text.trim() {
                "" => Ok(()),
                _ => Err(self.track.refused_at(line, "text outside of any entry", FETCH_AGAIN)),
            };
        };
        node.text.push_str(text);
        if node.text.len() > self.track.limits().piece {
            return Err(self.track.too_long());
        }
        self.within_limit()
    }

    fn within_limit(&self) -> Result<(), ListError> {
        let limit = self.track.limits().record;
        if self.track.bytes() - self.began > limit as u64 {
            let what = format!("one entry is longer than {limit} bytes");
            return Err(self
                .track
                .refused(what, "No list has such an entry: look at that line, or raise the limit"));
        }
        Ok(())
    }

    /// The character that `&…;` stands for: a number, or one of the five names that XML has.
    fn reference(&self, reference: &BytesRef<'_>, line: u64) -> Result<String, ListError> {
        let shown = format!("&{};", reference.xml10_content());
        let character = match &*reference.xml10_content() {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            number if number.starts_with('#') => match reference.resolve_char_ref() {
                Ok(Some(character)) => character,
                _ => {
                    self.track.repair(line, "a number that stands for no character was taken out", shown, "");
                    return Ok(String::new());
                }
            },
            _ => {
                let what = format!("`{shown}` stands for a text that the file would have to define");
                return Err(self.track.refused_at(
                    line,
                    what,
                    "Lists define none; fetch it from its publisher",
                ));
            }
        };
        let Some(mended) = mend(character) else { return Ok(character.into()) };
        let after: String = mended.after.into_iter().collect();
        self.track.repair(line, mended.what, shown, &*after);
        Ok(after)
    }

    fn attributes(&self, tag: &BytesStart<'_>, line: u64) -> Result<Vec<(String, String)>, ListError> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| {
                self.track.refused_at(line, format!("not well-formed: {error}"), FETCH_AGAIN)
            })?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| {
                self.track.refused_at(line, format!("not well-formed: {error}"), FETCH_AGAIN)
            })?;
            attributes.push((attribute.key.local_name().as_ref().to_owned(), squash(&value)));
        }
        Ok(attributes)
    }

    fn finish(&self) -> Result<(), ListError> {
        if self.closed {
            return Ok(());
        }
        let root = self.layout.root;
        Err(self.track.refused(format!("the file ends before `</{root}>`: it was cut"), FETCH_AGAIN))
    }
}
