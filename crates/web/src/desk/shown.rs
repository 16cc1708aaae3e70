//! What the case says, as the components show it. People inside see names, and sources that are withheld
//! from the public.

use content::Text;
use evidence::{Evidence, Finding, Verdict};

use super::look::Look;
use crate::components::{self, Said, Statement};
use crate::reasons::{missing, reasons};
use crate::register::show::{code_of, source_card, web_address};

/// A text of the edition in `language`, or in English with the tag that says so.
pub(super) fn said_in(text: &Text, language: &str) -> Said {
    let (language, text) = text.in_language(language);
    Said { text: text.into(), language: Some(language.into()) }
}

/// Somebody's words; nobody said in which language.
pub(super) fn said(text: &str) -> Said {
    Said { text: text.trim().to_owned(), language: None }
}

/// A finding with its sources, the partner's reply, and the answer with its check. Whoever is not inside
/// sees no source that is withheld from the public: it may be withheld to protect somebody.
pub(super) fn finding(look: &Look, finding: &Finding) -> components::Finding {
    let reply = look.case.record.steps.reply.as_ref().filter(|reply| reply.about.contains(&finding.code));
    let flag = look.case.record.flags.get(&finding.code);
    let show = look.show(&look.page);
    let excludes = look.edition.question(&finding.code).filter(|_| finding.verdict == Verdict::Excludes);
    let exception = excludes.and_then(|question| engagement::judge::exception(question, &look.case.record));
    let title = show.title(&finding.code, &finding.title);
    let (readable, withheld): (Vec<_>, Vec<_>) =
        finding.sources.iter().partition(|source| is_readable(look, &source.id));
    components::Finding {
        title: title.text,
        title_language: title.language,
        verdict: code_of(&finding.verdict).unwrap_or_default(),
        code: finding.code.clone(),
        basis: show.basis_of_finding(finding),
        figures: show.figures(finding),
        reasons: reasons(&look.page, finding),
        missing: missing(&look.page, finding),
        evidence: readable.into_iter().map(|source| named(look, source)).collect(),
        withheld_sources: withheld.len(),
        reply: reply.and_then(|reply| {
            let on = reply.received_on?.to_string();
            Some(Statement {
                who: look.case.record.partner.name.clone(),
                on,
                kind: None,
                said: said(&reply.text),
            })
        }),
        reply_due_on: reply.map(|reply| reply.due_on.to_string()),
        answer: flag.and_then(|flag| flag.answer.as_ref()).map(|answer| Statement {
            who: answer.by.clone(),
            on: answer.on.to_string(),
            kind: code_of(&answer.outcome),
            said: said(&format!("{}\n\n{}", answer.reasons, answer.measure)),
        }),
        exception: exception.map(|granted| show.exception(granted, look.today)),
        check: flag.and_then(|flag| flag.review.as_ref()).map(|review| Statement {
            who: review.by.clone(),
            on: review.on.to_string(),
            kind: Some(if review.holds { "holds" } else { "fails" }.into()),
            said: said(&review.reasons),
        }),
    }
}

/// What is no source on the file is an edition of a public benchmark.
fn is_readable(look: &Look, id: &str) -> bool {
    let source = look.case.record.source(id);
    look.is_inside() || source.is_none_or(|source| source.publication.is_open_on(look.today))
}

/// The source that a finding names: one on the file, or an edition of the benchmark.
fn named(look: &Look, named: &evidence::SourceRef) -> components::Evidence {
    look.case.record.source(&named.id).map_or_else(
        || components::Evidence {
            title: named.title.clone(),
            publisher: named.publisher.clone(),
            source_class: named.kind.word().into(),
            href: web_address(&named.url),
            published_on: Some(named.published_on.to_string()),
            ..components::Evidence::default()
        },
        source,
    )
}

/// A source on the file, with the name by which answers cite it.
pub(super) fn source(source: &Evidence) -> components::Evidence {
    components::Evidence { title: format!("{} {}", source.id, source.title), ..source_card(source) }
}
