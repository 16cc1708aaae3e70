//! What was found, as text for people.

use super::{Found, Screened, Screening};
use crate::output::{Mood, Page};

/// The whole answer.
pub fn text(screening: &Screening, width: usize) -> String {
    let Screening { lists, never_imported, capped, screened } = screening;
    let mut page = Page::new(width);
    let found = screened.iter().filter(|one| !one.hits.is_empty()).count();
    page.heading(&format!("{} looked for on {} lists: {found} found", screened.len(), lists.len()));
    page.paragraph("A hit is a question for a person, not a finding. Nobody found is not nobody there.");
    screened.iter().for_each(|one| show(one, &mut page));
    page.heading("Where was looked");
    lists.iter().for_each(|list| list.show(&mut page));
    if !never_imported.is_empty() {
        page.row("not looked in", &format!("{}; never imported", never_imported.join(", ")));
    }
    if *capped > 0 {
        page.row(
            "cut short",
            &format!("{capped} entries of the lists have more names or values than are looked at"),
        );
    }
    page.finish()
}

fn show(one: &Screened, page: &mut Page) {
    page.gap();
    match one.hits.len() {
        0 => page.marked_item("none", Mood::Good, one.query.label()),
        hits => page.marked_item(&format!("{hits} found"), Mood::Bad, one.query.label()),
    }
    for too_much in &one.capped {
        page.detail("cut short", &format!("{too_much}; the rest was not looked at"));
    }
    one.hits.iter().for_each(|hit| evidence(hit, page));
    if !one.context.is_empty() {
        page.marked_item("to know", Mood::Open, "also named where that is no finding against anybody");
    }
    one.context.iter().for_each(|hit| evidence(hit, page));
}

fn evidence(hit: &Found, page: &mut Page) {
    let score = format!("{:.4}", hit.comparison.score);
    page.detail(&score, &format!("{} ({})", hit.entity.label(), hit.entity.id));
    for feature in &hit.comparison.features {
        let words = format!("{} [{} | {}]", feature.why, feature.left, feature.right);
        page.detail(&format!("{:+.1} bits", feature.bits), &words);
    }
}
