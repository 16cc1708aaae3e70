//! The picture of a group: words and shapes for the places that the drawing gives.

use ownership::{PartyKind, Shown};
use textwrap::Options;

use super::chart::Rest;
use super::facts::Found;
use super::words::{self, Stroke};
use crate::page::Page;
use crate::picture::{self, Plan, Planned, Point};

/// Letters in a line of a box, with room for capitals.
const LINE: usize = 17;
/// Lines of a name in a box; the whole name is in the tables.
const LINES: usize = 3;
/// The longest label of an arrow, in letters.
const LABEL: usize = 22;
/// Width of a letter of a label, on the generous side.
const LETTER: i32 = 8;

/// A picture, ready for the template.
pub(super) struct Picture {
    pub width: i32,
    pub height: i32,
    pub boxes: Vec<ShownBox>,
    pub rests: Vec<ShownRest>,
    pub arrows: Vec<ShownArrow>,
}

/// A box for those whom there was no room for.
pub(super) struct ShownRest {
    /// The upper left corner.
    pub at: Point,
    /// They are above the party in question.
    pub above: bool,
    /// How many, in words.
    pub words: String,
}

/// A party in the picture.
pub(super) struct ShownBox {
    /// The upper left corner.
    pub at: Point,
    /// The code of its kind; `subject` for the party in question.
    pub class: &'static str,
    /// Its kind in words.
    pub kind: String,
    /// Its name, in full.
    pub name: String,
    /// Its name in lines, each with the height of its foot.
    pub lines: Vec<(i32, String)>,
}

/// A tie in the picture.
pub(super) struct ShownArrow {
    /// `owns`, `controls`, `stated` or `rest`.
    pub class: &'static str,
    pub line: String,
    pub head: String,
    pub label: String,
    pub label_at: Point,
}

impl Picture {
    pub fn of(page: &Page, found: &Found) -> Self {
        let chart = &found.drawn;
        let labels: Vec<String> =
            chart.ties.iter().map(|step| shortened(&words::label(page, step), LABEL)).collect();
        let place = |party: &Shown| chart.parties.iter().position(|(one, _)| one.node == party.node);
        // Whoever is not there is not drawn.
        let place = |party: &Shown| place(party).unwrap_or(usize::MAX);
        let ties = chart.ties.iter().zip(&labels).map(|(step, label)| Planned {
            from: place(&step.party),
            to: place(&step.subject),
            label_width: label.chars().count() as i32 * LETTER,
        });
        let to_rest = chart.rest.iter().enumerate().flat_map(|(number, rest)| {
            let at = chart.parties.len() + number;
            rest.beside.iter().map(move |party| (at, rest.row < 0, party))
        });
        let to_rest = to_rest.map(|(at, above, party)| match above {
            true => Planned { from: at, to: place(party), label_width: 0 },
            false => Planned { from: place(party), to: at, label_width: 0 },
        });
        let rows = chart.parties.iter().map(|(_, row)| *row).chain(chart.rest.iter().map(|rest| rest.row));
        let plan = Plan { rows: rows.collect(), arrows: ties.chain(to_rest).collect() };
        let drawing = picture::draw(&plan, page.direction() == "rtl");
        let boxes = drawing.boxes.iter().zip(&chart.parties);
        let rests = drawing.boxes.iter().skip(chart.parties.len()).zip(&chart.rest);
        let arrows = drawing.arrows.into_iter().map(|arrow| ShownArrow {
            class: chart.ties.get(arrow.planned).map_or("rest", |step| Stroke::of(step).code()),
            line: arrow.line,
            head: arrow.head,
            label: labels.get(arrow.planned).cloned().unwrap_or_default(),
            label_at: arrow.label,
        });
        Picture {
            width: drawing.width,
            height: drawing.height,
            rests: rests.map(|(at, rest)| ShownRest::of(page, *at, rest)).collect(),
            boxes: boxes.map(|(at, (party, row))| ShownBox::of(page, *at, party, *row == 0)).collect(),
            arrows: arrows.collect(),
        }
    }
}

impl ShownRest {
    fn of(page: &Page, at: Point, rest: &Rest) -> Self {
        let words = page.tn("picture-rest", rest.count).plain();
        ShownRest { at, above: rest.row < 0, words }
    }
}

impl ShownBox {
    fn of(page: &Page, at: Point, party: &Shown, is_subject: bool) -> Self {
        let name = words::name(page, party);
        let code = words::code(&party.kind);
        ShownBox {
            class: if is_subject { "subject" } else { shape(party.kind) },
            kind: page.word("party", &code).plain(),
            lines: lines(&name)
                .into_iter()
                .enumerate()
                .map(|(at, line)| (40 + 17 * at as i32, line))
                .collect(),
            name,
            at,
        }
    }
}

/// Kinds are told apart by the shape of their box, besides the word in it.
fn shape(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Person => "person",
        PartyKind::State | PartyKind::StateBody => "state",
        PartyKind::Company => "company",
        PartyKind::Arrangement => "arrangement",
        PartyKind::DeclaredUnknown | PartyKind::Undescribed => "unknown",
    }
}

/// A name in the lines that a box has room for.
fn lines(name: &str) -> Vec<String> {
    // Nobody's name is longer than this in earnest, and wrapping takes its time.
    let start: String = name.chars().take(LINE * LINES * 4).collect();
    let wrapped = textwrap::wrap(&start, Options::new(LINE));
    let mut lines: Vec<String> = wrapped.iter().take(LINES).map(|line| line.trim().to_owned()).collect();
    if let Some(last) = lines.last_mut().filter(|_| wrapped.len() > LINES) {
        *last = last.chars().take(LINE - 1).chain(['…']).collect();
    }
    lines
}

/// At most so many letters.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
    }
}
