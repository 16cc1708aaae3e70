//! A judgement as text: what it comes to first, then each part in the order in which it is weighed.

use std::collections::BTreeMap;

use content::{Duties, Family};
use engagement::Judgement;
use engagement::judge::{GateState, RaisedFlag};
use engagement::record::{Hit, HitVerdict};
use evidence::{Finding, SourceRef};

use super::{Mood, Page, count, standing};

/// A page about the judgement; `families` tell which questions belong together, and `second_look_from` which hits
/// of a screening wait ([`Hit::is_open`]).
pub fn text(judgement: &Judgement, families: &[Family], second_look_from: u16, width: usize) -> String {
    let mut page = Page::new(width);
    head(&mut page, judgement);
    benchmark(&mut page, judgement);
    lists(&mut page, judgement, second_look_from);
    exclusions(&mut page, judgement);
    flags(&mut page, judgement);
    unknown(&mut page, judgement, families);
    gates(&mut page, judgement);
    next(&mut page, judgement);
    sources(&mut page, judgement);
    page.gap();
    page.row("content", &judgement.edition);
    page.finish()
}

fn head(page: &mut Page, judgement: &Judgement) {
    page.heading(&judgement.engagement);
    page.row("partner", &judgement.partner);
    page.row("as known on", &format!("{}; what became public later is not weighed", judgement.as_known_on));
    let (result, mood) = result(judgement);
    page.marked_row("result", result, mood);
    page.row("", &tally(judgement));
    page.gap();
    page.row("risk to people", &format!("{} tier", judgement.tier.word()));
    for reason in judgement.tier_reasons.iter().filter(|reason| reason.tier == judgement.tier) {
        page.detail(&reason.code, &reason.text);
        if let Some(missing) = &reason.missing {
            page.detail("", &format!("cannot be told and so counts: {missing} is missing"));
        }
    }
    page.row("which demands", &demands(&judgement.duties));
}

fn result(judgement: &Judgement) -> (&'static str, Mood) {
    if judgement.barring().next().is_some() {
        ("excluded: no engagement while the exclusion stands", Mood::Bad)
    } else if !judgement.blocks() {
        ("nothing stands in the way", Mood::Good)
    } else if judgement.may_announce() {
        ("it may be announced, but not every gate is open", Mood::Open)
    } else {
        ("it may not be announced", Mood::Bad)
    }
}

fn tally(judgement: &Judgement) -> String {
    let unanswered = judgement.flags.iter().filter(|flag| !flag.answered).count();
    let open = judgement.gates.iter().filter(|gate| gate.open).count();
    format!(
        "{}, {} ({unanswered} unanswered), {} that cannot be told, {open} of {} open",
        count(judgement.exclusions.len(), "exclusion"),
        count(judgement.flags.len(), "red flag"),
        count(judgement.unknown.len(), "matter"),
        count(judgement.gates.len(), "gate"),
    )
}

fn demands(duties: &Duties) -> String {
    let mut all = vec![format!("{} diligence", duties.diligence)];
    if duties.assessment {
        all.push("a human-rights impact assessment".into());
    }
    if duties.consultation {
        all.push(format!("consultation of at least {} days", duties.comment_days));
    }
    all.push(format!("a decision by {}", duties.decided_by.join(" or ")));
    all.join(", ")
}

fn benchmark(page: &mut Page, judgement: &Judgement) {
    page.heading("What the benchmark says");
    if let Some(missing) = &judgement.benchmark_missing {
        page.paragraph(&format!("It cannot be told: {missing}."));
    }
    let Some(summary) = &judgement.benchmark else { return };
    page.row("edition", &format!("{}, public since {}", summary.title, summary.published_on));
    page.row("total", &standing::points(summary.total, summary.rank, summary.of));
    page.row("governance", &standing::points(summary.governance, summary.governance_rank, summary.of));
    if !summary.zero.is_empty() {
        let indicators = count(summary.zero.len(), "indicator");
        page.row("at zero", &format!("{} ({indicators})", summary.zero.join(", ")));
    }
    page.row("how to read it", &summary.measures);
    page.row("source", &summary.source);
}

fn lists(page: &mut Page, judgement: &Judgement, second_look_from: u16) {
    page.heading("What the lists say");
    let Some(screening) = &judgement.screening else {
        return page.paragraph("It cannot be told: nobody has looked for the partner on any list.");
    };
    page.row("looked on", &screening.run_on.to_string());
    page.row(
        "for",
        &format!("{} (the partner, and its group as far as registers know it)", screening.subjects),
    );
    if !screening.is_group_known() {
        page.paragraph(
            "The group is not known: no register knows the partner, and only the partner was looked for.",
        );
    }
    if screening.not_looked_for > 0 {
        page.row(
            "not for",
            &format!(
                "{} of the group, which is too large, or to whom registers refer without saying who they are",
                screening.not_looked_for
            ),
        );
    }
    if screening.unnamed > 0 {
        page.row("unnamed", &format!("{} of the group, declared as unknown or unnamed", screening.unnamed));
    }
    for looked in &screening.lists {
        let age = if looked.overdue { "; older than promised" } else { "" };
        page.row(&looked.list, &format!("{}{age}", looked.edition));
    }
    if screening.hits.is_empty() {
        page.paragraph("Nobody was found. That is not evidence that nobody is there.");
    }
    for hit in &screening.hits {
        let (mood, settled) = settled(hit, second_look_from);
        page.marked_item(settled, mood, &format!("{} may be {}", hit.subject, hit.name));
        page.detail("on", &format!("{} of {}", hit.entry, hit.list));
        page.detail("likely", &format!("{}.{:02} %", hit.score / 100, hit.score % 100));
        for feature in &hit.features {
            page.detail("", &format!("{:+.1} bits: {}", feature.weight as f64 / 100.0, feature.what));
        }
    }
}

fn settled(hit: &Hit, second_look_from: u16) -> (Mood, &'static str) {
    match hit.judgement.as_ref().map(|judgement| judgement.verdict) {
        _ if !hit.adverse => (Mood::Open, "to know"),
        _ if hit.is_open(second_look_from) => (Mood::Bad, "open"),
        Some(HitVerdict::Match) => (Mood::Bad, "match"),
        _ => (Mood::Good, "two"),
    }
}

fn exclusions(page: &mut Page, judgement: &Judgement) {
    page.heading("What excludes it");
    if judgement.exclusions.is_empty() {
        page.paragraph("Nothing that is known. What cannot be told may still do so.");
    }
    for finding in &judgement.exclusions {
        page.marked_item(&finding.code, Mood::Bad, &finding.title);
        because(page, finding);
    }
}

fn flags(page: &mut Page, judgement: &Judgement) {
    page.heading(&format!("Red flags: {}", judgement.flags.len()));
    for flag in &judgement.flags {
        let (mood, answer) = answer(flag);
        page.marked_item(&flag.finding.code, mood, &flag.finding.title);
        page.detail("answer", answer);
        because(page, &flag.finding);
    }
}

fn answer(flag: &RaisedFlag) -> (Mood, &'static str) {
    match (flag.answered, flag.settled) {
        (_, true) => (Mood::Good, "answered, and the answer held on review"),
        (true, false) => (Mood::Open, "answered, and nobody else has found that the answer holds"),
        (false, false) => (Mood::Bad, "none yet"),
    }
}

/// Why, with the figures and sources, and where the rule comes from.
fn because(page: &mut Page, finding: &Finding) {
    for reason in &finding.reasons {
        page.detail("why", &reason.to_string());
    }
    if !finding.figures.is_empty() {
        let figures: Vec<String> =
            finding.figures.iter().map(|figure| format!("{} {}", figure.label, figure.value)).collect();
        page.detail("figures", &figures.join("; "));
    }
    for source in &finding.sources {
        page.detail("source", &cited(source));
    }
    page.detail("basis", &finding.basis);
}

/// Who said so and when; title and address stand once, at the end of the page.
fn cited(source: &SourceRef) -> String {
    format!("{}: {}, {}, {}", source.id, source.publisher, source.published_on, source.kind.word())
}

fn unknown(page: &mut Page, judgement: &Judgement, families: &[Family]) {
    page.heading(&format!("What cannot be told: {}", judgement.unknown.len()));
    if judgement.unknown.is_empty() {
        return;
    }
    page.paragraph("Each weighs as much as the bad answer until evidence comes.");
    let mut rest: Vec<&Finding> = judgement.unknown.iter().collect();
    for family in families {
        let asks = |finding: &Finding| family.questions.iter().any(|question| question.code == finding.code);
        let (here, others) = rest.into_iter().partition(|finding| asks(finding));
        by_reason(page, family.title.english(), here);
        rest = others;
    }
    by_reason(page, "Red-flag rules", rest);
}

/// A whole family often cannot be told for one reason, which then need be said only once.
fn by_reason(page: &mut Page, title: &str, findings: Vec<&Finding>) {
    let mut groups: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        groups.entry(joined(&finding.reasons)).or_default().push(finding);
    }
    for (reason, findings) in groups {
        let colon = if reason.is_empty() { "" } else { ": " };
        page.gap();
        page.paragraph(&format!("{title} ({}){colon}{reason}", findings.len()));
        for finding in findings {
            page.marked_item(&finding.code, Mood::Open, &finding.title);
            if reason.is_empty() {
                page.detail("missing", &joined(&finding.missing));
            }
        }
    }
}

fn joined(sentences: &[impl ToString]) -> String {
    sentences.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn gates(page: &mut Page, judgement: &Judgement) {
    page.heading("Gates");
    for gate in &judgement.gates {
        match gate.open {
            true => page.marked_item("open", Mood::Good, &gate.title),
            false => page.marked_item("shut", Mood::Bad, &gate.title),
        }
        unmet(page, gate);
    }
}

fn unmet(page: &mut Page, gate: &GateState) {
    for unmet in &gate.unmet {
        page.detail(&unmet.code, &unmet.text);
        if let Some(missing) = &unmet.missing {
            page.detail("", &format!("cannot be told: {missing} is missing"));
        }
        page.detail("", &format!("How: {}", unmet.how));
        page.detail("", &format!("Basis: {}", unmet.basis));
    }
    for owed in &gate.owed {
        page.detail("owed", owed);
    }
}

fn next(page: &mut Page, judgement: &Judgement) {
    page.heading("What must happen next");
    if judgement.next.is_empty() {
        page.paragraph("Nothing more is asked before the next act.");
    }
    for (at, step) in judgement.next.iter().enumerate() {
        page.item(&format!("{:>2}.", at + 1), step);
    }
}

fn sources(page: &mut Page, judgement: &Judgement) {
    let flags = judgement.flags.iter().map(|flag| &flag.finding);
    let findings = judgement.exclusions.iter().chain(flags);
    let sources: BTreeMap<&str, &SourceRef> =
        findings.flat_map(|finding| &finding.sources).map(|source| (source.id.as_str(), source)).collect();
    if !sources.is_empty() {
        page.heading("Sources");
    }
    for (id, source) in sources {
        let SourceRef { publisher, title, published_on, url, .. } = source;
        page.item(id, format!("{publisher}, {title}, {published_on} {url}").trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    /// A small judgement in which every part has something to say.
    const SAMPLE: &str = include_str!("../../tests/samples/judgement.json");
    const FAMILY: &str = "\
family: exclusion
title: Exclusion
questions:
- {code: EX-01, text: Sanctioned?, effect: exclude, basis: {source: Us, basis-status: proposed-default}}
- {code: EX-02, text: Debarred?, effect: exclude, basis: {source: Us, basis-status: proposed-default}}
- {code: EX-03, text: Arms?, effect: exclude, basis: {source: Us, basis-status: proposed-default}}
";

    #[test]
    fn the_page_says_every_part_in_plain_words() {
        let judgement = serde_json::from_str(SAMPLE).unwrap();
        let families = [content::yaml::read("exclusion.yaml", FAMILY.as_bytes()).unwrap()];
        let page = text(&judgement, &families, 7_000, 80);
        insta::assert_snapshot!(anstream::adapter::strip_str(&page).to_string());
    }
}
