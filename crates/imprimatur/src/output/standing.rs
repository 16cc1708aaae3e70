//! Where a company stood, as text.

use benchmark::{Library, Standing};

use super::{Page, ordinal};

/// A page about where a company stood.
pub fn text(standing: &Standing, library: &Library, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading(&standing.company);
    page.row("edition", &format!("{}, public since {}", standing.title, standing.published_on));
    page.row("total", &points(standing.total, standing.rank, standing.of));
    page.row("governance", &points(standing.governance, standing.governance_rank, standing.of));
    page.row("freedom", &format!("{:.2} of 100", standing.freedom));
    page.row("privacy", &format!("{:.2} of 100", standing.privacy));
    zeros(&mut page, standing, library);
    page.heading("How to read it");
    page.paragraph(library.benchmark().measures.english());
    page.row("published", &standing.published_on_basis);
    page.row("source", &standing.source);
    page.row("data", &standing.release.file);
    if let Some(note) = &standing.note {
        page.row("note", note);
    }
    for (label, editions) in [("absent from", &standing.absent_from), ("not held", &standing.not_held)] {
        if !editions.is_empty() {
            page.row(label, &format!("{} (later, and public too)", editions.join(", ")));
        }
    }
    page.finish()
}

fn zeros(page: &mut Page, standing: &Standing, library: &Library) {
    page.heading("Nothing disclosed that counted");
    if standing.indicators.is_empty() {
        return page.paragraph("The indicators of this edition are not held here: it cannot be told.");
    }
    if standing.zero.is_empty() {
        page.paragraph("No indicator stands at zero.");
    }
    let names = library.method(&standing.method).map(|method| &method.indicators);
    for code in &standing.zero {
        let name = names.and_then(|names| names.get(code)).map_or("", String::as_str);
        page.item(&format!("{:<4}", code.to_string()), name);
    }
}

/// `25.86 of 100, 16th of 24`.
pub fn points(points: f64, rank: usize, of: usize) -> String {
    format!("{points:.2} of 100, {} of {of}", ordinal(rank))
}
