//! From what is public of a case to what the components of a page take, in the page's language.

use content::{Basis, Edition, Text};
use engagement::judge::RAISED_BY_A_PERSON;
use engagement::judge::{GateState, TierReason, Unmet};
use evidence::SourceRef;
use policy::Grants;
use serde_json::Value;

use super::view::{
    KnownSource, PublicCase, PublicDecision, PublicEvent, PublicFinding, PublicHistory, PublicSource,
    Withheld, WithheldKind,
};
use crate::components::{self, Evidence, Figure, Finding, Place, Said, Signature, Statement, TimelineEvent};
use crate::page::Page;
use crate::reasons::{missing, reasons};

/// What the rules generate is English; a case can be pinned to an edition that is lost, and then has nothing else.
const GENERATED: &str = "en";

/// Words for one page.
#[derive(Clone, Copy)]
pub struct Show<'a> {
    /// The page.
    pub page: &'a Page,
    /// The edition that the case is judged by.
    pub edition: &'a Edition,
    /// The roles with their titles.
    pub grants: &'a Grants,
}

/// A gate with its words.
pub struct ShownGate {
    /// Its title.
    pub title: Said,
    /// Whether it is open.
    pub open: bool,
    /// What is not met.
    pub unmet: Vec<ShownRule>,
    /// What is owed after an emergency.
    pub owed: Vec<Said>,
}

/// A rule with its words.
pub struct ShownRule {
    /// Its code.
    pub code: String,
    /// What it says.
    pub text: Said,
    /// How to meet it, if there is something to meet.
    pub how: Option<Said>,
    /// What is missing, where it cannot be told.
    pub missing: Option<String>,
    /// Where it comes from.
    pub basis: Said,
}

impl Show<'_> {
    /// A text of the edition in the page's language, or in English with the tag that says so.
    pub fn text(&self, text: &Text) -> Said {
        let (language, text) = text.in_language(&self.page.language);
        Said { text: text.into(), language: Some(language.into()) }
    }

    /// The word for a code, if there is one; otherwise the code itself, which somebody typed.
    pub fn word(&self, kind: &str, code: &str) -> Said {
        match self.page.translations.has(&format!("{kind}-{code}")) {
            true => {
                Said { text: self.page.word(kind, code).plain(), language: Some(self.page.language.clone()) }
            }
            false => Said { text: code.into(), language: None },
        }
    }

    /// The title of a role.
    pub fn role(&self, role: &str) -> Said {
        match self.grants.role(role) {
            Some(known) if !self.page.translations.has(&format!("role-{role}")) => self.text(&known.title),
            _ => self.word("role", role),
        }
    }

    /// The name of a sector.
    pub fn sector(&self, code: &str) -> Said {
        let known = self.edition.sectors.iter().find(|sector| sector.code == code);
        known.map_or_else(|| Said { text: String::new(), language: None }, |sector| self.text(&sector.text))
    }

    /// The question or rule with this code; empty where a person raised the flag.
    pub fn title_of(&self, code: &str) -> Said {
        self.title(code, "")
    }

    /// Where a rule comes from, and how closely it follows that.
    pub fn basis(&self, basis: &Basis) -> Said {
        let source = self.text(&basis.source);
        let status = self.page.word("basis", basis.basis_status.word()).plain();
        Said { text: format!("{} ({status})", source.text), ..source }
    }

    /// Where the rule with this code comes from; a person who raised a flag is no rule.
    fn basis_of(&self, code: &str, otherwise: &str) -> Said {
        let edition = self.edition;
        let question = edition.question(code).map(|one| &one.basis);
        let flag = edition.flag_rules.iter().find(|one| one.code == code).map(|one| &one.basis);
        let tier = edition.tier_rules.iter().find(|one| one.code == code).map(|one| &one.basis);
        let mut requirements = edition.gates.iter().flat_map(|gate| &gate.requirements);
        let requirement = requirements.find(|one| one.code == code).map(|one| &one.basis);
        match question.or(flag).or(tier).or(requirement) {
            Some(basis) => self.basis(basis),
            None if otherwise == RAISED_BY_A_PERSON => self.word("basis", "person"),
            None => generated(otherwise),
        }
    }

    /// A figure shown with the finding that has this code: words in the page's language, numbers as they are.
    fn figure(&self, code: &str, figure: &evidence::Figure) -> Figure {
        let rule = self.edition.flag_rules.iter().find(|rule| rule.code == code);
        let labels = rule.into_iter().flat_map(|rule| &rule.figures).map(|figure| &figure.label);
        let label = labels.into_iter().find(|label| label.english() == figure.label);
        let value = self.word("answer", &figure.value);
        Figure {
            label: label
                .map_or_else(|| Said { text: figure.label.clone(), language: None }, |one| self.text(one)),
            value: if value.language.is_some() { value } else { self.word("personal-data", &figure.value) },
        }
    }

    /// The figures of a finding.
    pub fn figures(&self, finding: &evidence::Finding) -> Vec<Figure> {
        finding.figures.iter().map(|figure| self.figure(&finding.code, figure)).collect()
    }

    /// Where a finding comes from.
    pub fn basis_of_finding(&self, finding: &evidence::Finding) -> Said {
        self.basis_of(&finding.code, &finding.basis)
    }

    /// The question or rule with this code, or else the words at hand.
    pub fn title(&self, code: &str, otherwise: &str) -> Said {
        let question = self.edition.question(code).map(|question| &question.text);
        let rule = self.edition.flag_rules.iter().find(|rule| rule.code == code).map(|rule| &rule.text);
        match question.or(rule) {
            Some(text) => self.text(text),
            None => Said { text: otherwise.into(), language: None },
        }
    }

    /// A gate.
    pub fn gate(&self, gate: &GateState) -> ShownGate {
        let known = self.edition.gates.iter().find(|known| known.gate == gate.gate);
        ShownGate {
            title: known.map_or_else(|| generated(&gate.title), |known| self.text(&known.title)),
            open: gate.open,
            unmet: gate.unmet.iter().map(|unmet| self.unmet(unmet)).collect(),
            owed: gate.owed.iter().map(|owed| self.owed(known, owed)).collect(),
        }
    }

    /// What an emergency left owed, as the requirement says it.
    fn owed(&self, gate: Option<&content::Gate>, owed: &str) -> Said {
        let requirements = gate.into_iter().flat_map(|gate| &gate.requirements);
        let terms = requirements.filter_map(|one| one.emergency.as_ref()).map(|terms| &terms.owed);
        terms
            .into_iter()
            .find(|text| text.english() == owed)
            .map_or_else(|| generated(owed), |text| self.text(text))
    }

    fn unmet(&self, unmet: &Unmet) -> ShownRule {
        let mut requirements = self.edition.gates.iter().flat_map(|gate| &gate.requirements);
        let known = requirements.find(|known| known.code == unmet.code);
        ShownRule {
            code: unmet.code.clone(),
            text: known.map_or_else(|| generated(&unmet.text), |known| self.text(&known.text)),
            how: Some(known.map_or_else(|| generated(&unmet.how), |known| self.text(&known.how))),
            missing: unmet.missing.clone(),
            basis: self.basis_of(&unmet.code, &unmet.basis),
        }
    }

    /// A reason for the tier.
    pub fn tier_reason(&self, reason: &TierReason) -> ShownRule {
        let known = self.edition.tier_rules.iter().find(|known| known.code == reason.code);
        ShownRule {
            code: reason.code.clone(),
            text: known.map_or_else(|| generated(&reason.text), |known| self.text(&known.text)),
            how: None,
            missing: reason.missing.clone(),
            basis: self.basis_of(&reason.code, &reason.basis),
        }
    }

    /// A finding with sources, answer and the partner's reply beside it.
    pub fn finding(&self, found: &PublicFinding, case: &PublicCase) -> Finding {
        let finding = &found.finding;
        let title = self.title(&finding.code, &finding.title);
        let reply = case.reply.as_ref().filter(|_| found.put_to_partner);
        Finding {
            title: title.text,
            title_language: title.language,
            verdict: verdict(finding.verdict),
            code: finding.code.clone(),
            basis: self.basis_of_finding(finding),
            figures: self.figures(finding),
            reasons: reasons(self.page, finding),
            missing: missing(self.page, finding),
            evidence: self.sources_of(&finding.sources, case),
            withheld_sources: found.withheld_sources,
            reply: reply.and_then(|reply| {
                Some(Statement {
                    who: case.partner.name.clone(),
                    on: reply.received_on?.to_string(),
                    kind: None,
                    said: Said { text: reply.text.clone(), language: None },
                })
            }),
            reply_due_on: reply.map(|reply| reply.due_on.to_string()),
            answer: found.answer.as_ref().map(|answer| Statement {
                who: self.role(&answer.role).text,
                on: answer.on.to_string(),
                kind: code_of(&answer.outcome),
                said: Said { text: join(&[&answer.reasons, &answer.measure]), language: None },
            }),
            exception: found.exception.as_ref().map(|granted| self.exception(granted, case.judged_on)),
            check: found.check.as_ref().map(|check| Statement {
                who: self.role(&check.role).text,
                on: check.on.to_string(),
                kind: Some(if check.holds { "holds" } else { "fails" }.into()),
                said: Said { text: check.reasons.clone(), language: None },
            }),
        }
    }

    /// An exception from an exclusion, in force or over.
    pub fn exception(
        &self,
        granted: &engagement::record::Exception,
        day: evidence::Date,
    ) -> components::Exception {
        let title = match granted.is_in_force_on(day) {
            true => self.page.t("finding-exception"),
            false => self.page.t("finding-exception-ended"),
        };
        let said = |text: &String| Said { text: text.clone(), language: None };
        components::Exception {
            title: title.with("role", self.role(&granted.role).text).with("until", granted.until).plain(),
            reasons: said(&granted.reasons),
            conditions: granted.conditions.iter().map(said).collect(),
            on: granted.granted_on.to_string(),
        }
    }

    /// Independent voices first, the institution's own last.
    fn sources_of(&self, refs: &[SourceRef], case: &PublicCase) -> Vec<Evidence> {
        let mut refs: Vec<&SourceRef> = refs.iter().collect();
        refs.sort_by_key(|source| source.kind.word());
        refs.into_iter()
            .map(|source| match case.sources.iter().find(|shown| shown.source.id == source.id) {
                Some(shown) => self.evidence(shown),
                None => Evidence {
                    title: source.title.clone(),
                    publisher: source.publisher.clone(),
                    source_class: source.kind.word().into(),
                    href: web_address(&source.url),
                    published_on: Some(source.published_on.to_string()),
                    ..Evidence::default()
                },
            })
            .collect()
    }

    /// A source of the case.
    pub fn evidence(&self, shown: &PublicSource) -> Evidence {
        source_card(&shown.source)
    }

    /// The comparison of what was recorded with what was knowable.
    pub fn known(&self, source: &KnownSource) -> components::Known {
        components::Known {
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            knowable_on: source.published_on.to_string(),
            recorded_on: source.recorded_on.map(|day| day.to_string()),
            state: source.state.word().into(),
        }
    }

    /// A decision with its signatures and dissents.
    pub fn decision(&self, decision: &PublicDecision, case: &PublicCase) -> components::Decision {
        let signature = |role: &str, on: String, hash: &str| Signature {
            who: self.role(role).text,
            role: String::new(),
            on,
            hash: hash.into(),
        };
        let proposed = signature(&decision.proposed_as, decision.proposed_on.to_string(), "");
        let signed = decision.signed_on.zip(decision.signed_as.as_ref()).map(|(on, role)| {
            signature(role, on.to_string(), decision.snapshot.as_deref().unwrap_or_default())
        });
        let dissents = decision.dissents.iter().map(|dissent| Statement {
            who: dissent.name.clone().unwrap_or_else(|| self.page.t("dissent-unnamed").plain()),
            on: dissent.on.to_string(),
            kind: None,
            said: Said { text: dissent.text.clone(), language: None },
        });
        components::Decision {
            kind: code_of(&decision.kind).unwrap_or_default(),
            on: decision.published_on.or(decision.signed_on).unwrap_or(decision.proposed_on).to_string(),
            reasons: vec![Said { text: decision.reasons.clone(), language: None }],
            conditions: Vec::new(),
            signatures: std::iter::once(proposed).chain(signed).collect(),
            dissent: dissents.collect(),
            receipt: Some(format!("/register/{}/events/{}/receipt", case.history.case_id, decision.event)),
        }
    }

    /// Something that is withheld.
    pub fn withheld(&self, item: &Withheld) -> components::Withheld {
        let why = match (item.kind, item.public_on) {
            (WithheldKind::Source, Some(day)) => self.page.t("withheld-later").with("date", day).plain(),
            (WithheldKind::Source, None) => item.reason.clone(),
            (kind, _) => self.page.word("withheld-why", kind.word()).plain(),
        };
        components::Withheld {
            what: self.page.word("withheld-what", item.kind.word()).plain(),
            reason: why,
            ground: item.ground.clone(),
            author_role: match item.kind {
                WithheldKind::Erased => self.role(&item.author).text,
                _ => item.author.clone(),
            },
            review_on: item.review_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// An event in the timeline.
    pub fn event(&self, event: &PublicEvent, case: &PublicHistory) -> TimelineEvent {
        let page = format!("/register/{}/events/{}", case.case_id, event.n);
        let note = ["title", "code", "subject", "reason", "reasons", "id"].map(|name| event.text(name));
        TimelineEvent {
            on: event.on.to_string(),
            act: event.act.clone(),
            words: self.words_of(event, case),
            who: self.role(&event.role).text,
            place: Some(Place { href: page.clone(), index: event.index }),
            note: note
                .into_iter()
                .find(|note| !note.is_empty())
                .map(|text| Said { text: text.into(), language: None }),
            receipt: Some(format!("{page}/receipt")),
            withheld: case.withheld.iter().find(|item| item.event == event.n).map(|item| self.withheld(item)),
        }
    }

    /// The arguments of the sentence for an act.
    pub fn words_of(&self, event: &PublicEvent, case: &PublicHistory) -> Vec<(&'static str, String)> {
        let mut proposals =
            case.events.iter().filter(|other| other.act == "decision.proposed" && other.n <= event.n);
        let kind = proposals.next_back().map(|proposal| proposal.text("kind"));
        let word = |kind, code| self.page.word(kind, code).plain();
        match event.act.as_str() {
            "stage.entered" => vec![("stage", word("stage", event.text("stage")))],
            "exception.granted" => vec![("until", event.text("until").to_owned())],
            act if act.starts_with("decision.") => {
                vec![("decision", kind.map(|kind| word("decision", kind)).unwrap_or_default())]
            }
            _ => Vec::new(),
        }
    }
}

pub(super) fn generated(text: &str) -> Said {
    Said { text: text.into(), language: Some(GENERATED.into()) }
}

fn verdict(verdict: evidence::Verdict) -> String {
    code_of(&verdict).unwrap_or_default()
}

/// The word that a code has on the wire.
pub fn code_of(code: &impl serde::Serialize) -> Option<String> {
    match serde_json::to_value(code) {
        Ok(Value::String(word)) => Some(word),
        _ => None,
    }
}

/// Only the web's own addresses become links: a source may be on paper, and `javascript:` is no source.
pub fn web_address(url: &str) -> Option<String> {
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
}

fn join(paragraphs: &[&str]) -> String {
    paragraphs.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join("\n\n")
}

/// A source as it stands on a page, whoever reads it.
pub fn source_card(source: &evidence::Evidence) -> Evidence {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Evidence {
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        source_class: source.kind.word().into(),
        quote: some(&source.quote).map(|text| Said { text, language: some(&source.language) }),
        locator: some(&source.locator),
        href: web_address(&source.url),
        published_on: Some(source.published_on.to_string()),
        retrieved_on: source.retrieved_on.to_string(),
        hash: source.sha256.clone(),
        reliability: source.reliability.as_ref().and_then(code_of),
    }
}
