//! Where a reader stands in its file, what it mended on the way, and when it has had enough.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde::Serialize;

use crate::{Format, Limits, ListError};

/// A place in the file that was mended, or that nobody but the publisher can mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// Line, from 1.
    pub line: u64,
    /// Column in characters, from 1; 0 where only the line is known.
    pub column: u64,
    /// What was found and done.
    pub what: String,
    /// What stood there.
    pub before: String,
    /// What was read instead.
    pub after: String,
}

/// The state that the layers of one reader share: the parser owns its source, and yet the mapping
/// above it must know the line, and the source below it must know the limits.
#[derive(Clone)]
pub(crate) struct Track(Rc<State>);

struct State {
    format: Format,
    limits: Limits,
    line: Cell<u64>,
    column: Cell<u64>,
    bytes: Cell<u64>,
    piece: Cell<usize>,
    repairs: Rc<RefCell<Vec<Repair>>>,
    mended: Rc<Cell<u64>>,
    refusal: RefCell<Option<ListError>>,
}

impl State {
    fn start(format: Format, limits: Limits) -> Self {
        Self {
            format,
            limits,
            line: Cell::new(1),
            column: Cell::new(1),
            bytes: Cell::new(0),
            piece: Cell::new(0),
            repairs: Rc::default(),
            mended: Rc::default(),
            refusal: RefCell::default(),
        }
    }
}

impl Track {
    pub fn new(format: Format, limits: Limits) -> Self {
        Self(Rc::new(State::start(format, limits)))
    }

    /// The same list goes on in another file: a place of its own, the same repairs.
    pub fn another_file(&self) -> Self {
        let mut state = State::start(self.0.format, self.0.limits.clone());
        state.repairs = Rc::clone(&self.0.repairs);
        state.mended = Rc::clone(&self.0.mended);
        Self(Rc::new(state))
    }

    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The line that has been read up to.
    pub fn line(&self) -> u64 {
        self.0.line.get()
    }

    /// Clean bytes taken so far.
    pub fn bytes(&self) -> u64 {
        self.0.bytes.get()
    }

    /// The parser took these bytes.
    pub fn take(&self, bytes: &[u8]) {
        let state = &self.0;
        state.bytes.set(state.bytes.get() + bytes.len() as u64);
        state.piece.set(state.piece.get() + bytes.len());
        let characters = |bytes: &[u8]| bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u64;
        match bytes.iter().rposition(|byte| *byte == b'\n') {
            Some(last) => {
                let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
                state.line.set(state.line.get() + lines);
                state.column.set(1 + characters(&bytes[last + 1..]));
            }
            None => state.column.set(state.column.get() + characters(bytes)),
        }
    }

    /// A new piece (a tag, a text, a line, a record) begins, with a limit of its own.
    pub fn begin_piece(&self) {
        self.0.piece.set(0);
    }

    /// Whether the present piece is longer than any piece may be.
    pub fn piece_too_long(&self) -> bool {
        self.0.piece.get() > self.0.limits.piece
    }

    /// Notes a repair at a place.
    pub fn repair_at(
        &self,
        (line, column): (u64, u64),
        what: impl Into<String>,
        before: impl Into<String>,
        after: impl Into<String>,
    ) {
        let state = &self.0;
        state.mended.set(state.mended.get() + 1);
        let mut repairs = state.repairs.borrow_mut();
        if repairs.len() < state.limits.repairs {
            let (what, before, after) = (what.into(), before.into(), after.into());
            repairs.push(Repair { line, column, what, before, after });
        }
    }

    /// Notes a repair of a value that began on `line`.
    pub fn repair(
        &self,
        line: u64,
        what: impl Into<String>,
        before: impl Into<String>,
        after: impl Into<String>,
    ) {
        self.repair_at((line, 0), what, before, after);
    }

    /// All repairs in the order of their lines, and how many there were in all.
    pub fn repairs(&self) -> (Vec<Repair>, u64) {
        let mut repairs = self.0.repairs.take();
        repairs.sort_by_key(|repair| (repair.line, repair.column));
        (repairs, self.0.mended.get())
    }

    /// A refusal at the present line.
    pub fn refused(&self, what: impl Into<String>, mend: impl Into<String>) -> ListError {
        self.refused_at(self.line(), what, mend)
    }

    /// A refusal at a line.
    pub fn refused_at(&self, line: u64, what: impl Into<String>, mend: impl Into<String>) -> ListError {
        ListError::Refused { format: self.0.format, line, what: what.into(), mend: mend.into() }
    }

    /// The refusal of a piece that is too long.
    pub fn too_long(&self) -> ListError {
        let limit = self.0.limits.piece;
        self.refused(
            format!("a single value is longer than {limit} bytes"),
            "No list has such a value: look at that line, or raise the limit if it is meant",
        )
    }

    /// The receiver's own error.
    pub fn stopped(&self, source: crate::BoxError) -> ListError {
        ListError::Stopped { format: self.0.format, line: self.line(), source }
    }

    /// Keeps a refusal that has to travel up through a parser which knows only `io::Error`.
    pub fn hold(&self, refusal: ListError) -> std::io::Error {
        self.0.refusal.borrow_mut().get_or_insert(refusal);
        std::io::Error::other("refused")
    }

    /// The refusal that was kept, else the input's own error.
    pub fn input(&self, source: std::io::Error) -> ListError {
        let held = self.0.refusal.borrow_mut().take();
        held.unwrap_or(ListError::Input { format: self.0.format, line: self.line(), source })
    }

    /// The refusal that was kept, if any.
    pub fn held(&self) -> Option<ListError> {
        self.0.refusal.borrow_mut().take()
    }
}
