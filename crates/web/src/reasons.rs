//! What findings say, and why there is no benchmark, in the language of the page.

use benchmark::NoStanding;
use evidence::{Finding, Missing, Reason};

use crate::components::Said;
use crate::page::Page;

/// The reasons of a finding. A reason in somebody's words stays in their language.
pub(crate) fn reasons(page: &Page, finding: &Finding) -> Vec<Said> {
    finding.reasons.iter().map(|one| reason(page, one)).collect()
}

/// What a finding lacks.
pub(crate) fn missing(page: &Page, finding: &Finding) -> Vec<Said> {
    finding.missing.iter().map(|one| lack(page, one)).collect()
}

fn reason(page: &Page, reason: &Reason) -> Said {
    let message = match reason {
        Reason::Answered(answer) => {
            page.t("reason-answered").with("answer", page.word("answer", answer.word()).plain())
        }
        Reason::Unsupported(answer) => {
            page.t("reason-unsupported").with("answer", page.word("answer", answer.word()).plain())
        }
        Reason::AllegationPending => page.t("reason-allegation"),
        Reason::DoesNotArise => page.t("reason-does-not-arise"),
        Reason::NobodyLooked => page.t("reason-nobody-looked"),
        Reason::Disclosed { edition } => page.t("reason-disclosed").with("edition", edition),
        Reason::Scored { edition, indicators, line } => {
            page.t("reason-scored").with("edition", edition).with("indicators", indicators).with("line", line)
        }
        Reason::Excepted { role, until, .. } => {
            page.t("reason-excepted").with("role", role_word(page, role)).with("until", until)
        }
        Reason::ExceptionEnded { role, until } => {
            page.t("reason-exception-ended").with("role", role_word(page, role)).with("until", until)
        }
        Reason::Said(words) => return Said { text: words.clone(), language: None },
    };
    Said { text: message.plain(), language: Some(page.language.clone()) }
}

/// The title of a role, or its name where an institution added it.
fn role_word(page: &Page, role: &str) -> String {
    match page.translations.has(&format!("role-{role}")) {
        true => page.word("role", role).plain(),
        false => role.to_owned(),
    }
}

fn lack(page: &Page, missing: &Missing) -> Said {
    let message = match missing {
        Missing::Answer(code) => page.t("missing-answer").with("code", code),
        Missing::SettledAnswer(code) => page.t("missing-settled-answer").with("code", code),
        Missing::IndependentSource(code) => page.t("missing-independent-source").with("code", code),
        // The name under which conditions know it; it is the same in every language.
        Missing::Fact(name) => return Said { text: name.clone(), language: None },
    };
    Said { text: message.plain(), language: Some(page.language.clone()) }
}

/// Why no edition of the benchmark has figures for the partner.
pub(crate) fn no_standing(page: &Page, why: &NoStanding) -> Said {
    let (message, not_held) = match why {
        NoStanding::NoEdition { date, not_held } => {
            (page.t("no-standing-edition").with("date", date), not_held.as_slice())
        }
        NoStanding::NotScored { company, date, editions, not_held } => {
            let message = page.t("no-standing-company").with("company", company);
            (message.with("date", date).with("editions", editions.join(", ")), not_held.as_slice())
        }
        NoStanding::NameNotYet { name, date, from, .. } => (
            page.t("no-standing-name").with("company", name).with("date", date).with("from", from),
            [].as_slice(),
        ),
    };
    let mut text = message.plain();
    if !not_held.is_empty() {
        text = format!(
            "{text} {}",
            page.t("no-standing-not-held").with("editions", not_held.join(", ")).plain()
        );
    }
    Said { text, language: Some(page.language.clone()) }
}
