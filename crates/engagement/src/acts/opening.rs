//! Opening a case with a public pre-notice, and stating its facts.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::{DataUse, Institution, Notice, Partner, Record, Technology, Terms};
use crate::refusal::{Refusal, say, sentence};
use crate::stage::Stage;

/// Opens a case. The pre-notice is public from this moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Opened {
    /// The body that lends its name.
    pub institution: Institution,
    /// The company or other non-State actor.
    pub partner: Partner,
    /// What is to be done together.
    pub engagement: Terms,
    /// Hash of the content edition that the case is judged by.
    pub edition: String,
}

impl Doing for Opened {
    fn allow(&self, _: &Engagement, context: &Context) -> Result<(), Refusal> {
        sentence("institution.name", &self.institution.name, 200)?;
        sentence("partner.name", &self.partner.name, 200)?;
        allow_terms(&self.engagement)?;
        allow_partner(&self.partner, context)?;
        if self.edition != context.edition.hash {
            return Err(Refusal::field(
                "edition",
                say!("edition-in-force", "the edition in force is {edition}", edition = context.edition.hash),
            ));
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.edition = self.edition.clone();
        case.stage = Stage::PreNotice;
        case.record = Record::new(self.institution.clone(), self.partner.clone(), self.engagement.clone());
        case.record.steps.notice = Some(Notice { published_on: when.day });
    }
}

/// States or corrects facts: each part that is given replaces the part on the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Described {
    /// The partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<Partner>,
    /// What is to be done together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engagement: Option<Terms>,
    /// The technology.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub technology: Option<Technology>,
    /// The data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<DataUse>,
    /// Why the facts are stated anew.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Doing for Described {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        if *self == Described::default() {
            return Err(Refusal::field(
                "partner, engagement, technology or data",
                say!("none-given", "none of them is given"),
            ));
        }
        if let Some(terms) = &self.engagement {
            allow_terms(terms)?;
        }
        if let Some(partner) = &self.partner {
            allow_partner(partner, context)?;
            if partner.id != case.record.partner.id {
                return Err(Refusal::field(
                    "partner.id",
                    say!("keeps-partner", "a case keeps its partner; open another case for another partner"),
                ));
            }
        }
        if case.record.steps.is_bound() {
            return Err(Refusal::stage(say!(
                "facts-bound",
                "a decision is signed; the facts that it rests on change only by a new case"
            )));
        }
        Ok(())
    }

    fn take_effect(&self, case: &mut Engagement, _: &Occasion) {
        let record = &mut case.record;
        if let Some(partner) = &self.partner {
            let is_another = !partner.is_found_like(&record.partner);
            record.partner = partner.clone();
            if let Some(screening) = record.steps.screening.as_mut() {
                screening.outdated |= is_another;
            }
        }
        if let Some(terms) = &self.engagement {
            record.engagement = terms.clone();
        }
        if let Some(technology) = &self.technology {
            record.technology = technology.clone();
        }
        if let Some(data) = &self.data {
            record.data = data.clone();
        }
    }
}

fn allow_terms(terms: &Terms) -> Result<(), Refusal> {
    sentence("engagement.title", &terms.title, 200)?;
    sentence("engagement.kind", &terms.kind, 100)?;
    sentence("engagement.summary", &terms.summary, 4000)?;
    match (terms.starts_on, terms.ends_on) {
        (Some(start), Some(end)) if end < start => Err(Refusal::field(
            "engagement.ends-on",
            say!("ends-early", "{end} is before {start}, its first day", end = end, start = start),
        )),
        _ => Ok(()),
    }
}

fn allow_partner(partner: &Partner, context: &Context) -> Result<(), Refusal> {
    let written = |text: &&String| {
        text.split_once(':').is_some_and(|(scheme, id)| !scheme.trim().is_empty() && !id.trim().is_empty())
            && text.len() <= 200
    };
    if let Some(odd) = partner.identifiers.iter().find(|text| !written(text)) {
        return Err(Refusal::field(
            "partner.identifiers",
            say!("identifier", "`{text}` is not SCHEME:IDENTIFIER, such as GB-COH:00102498", text = odd),
        ));
    }
    if partner.identifiers.len() > 50 {
        return Err(Refusal::field(
            "partner.identifiers",
            say!("too-many", "there are more than {most}", most = 50),
        ));
    }
    let known = |code: &&String| context.edition.sectors.iter().any(|sector| sector.code == **code);
    match partner.sectors.iter().find(|code| !known(code)) {
        Some(code) => Err(Refusal::field(
            "partner.sectors",
            say!("no-sector", "no sector has the code {code}", code = code),
        )),
        None => Ok(()),
    }
}
