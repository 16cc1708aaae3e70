//! The partner's right of reply, with a clock in working days.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Doing, Occasion};
use crate::case::Engagement;
use crate::context::Context;
use crate::record::Reply;
use crate::refusal::{Refusal, say, sentence};

/// Asks the partner to reply to findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReplyInvited {
    /// The flags and answers put to the partner.
    pub about: Vec<String>,
    /// The last day for a reply: at least the working days that the edition sets.
    #[schema(value_type = String, format = Date)]
    pub due_on: ::evidence::Date,
}

impl Doing for ReplyInvited {
    fn allow(&self, case: &Engagement, context: &Context) -> Result<(), Refusal> {
        if let Some(code) = self.about.iter().find(|code| !case.record.flags.contains_key(*code)) {
            return Err(Refusal::field(
                "about",
                say!("no-flag", "no flag {code} is raised on this case", code = code),
            ));
        }
        if case.record.steps.reply.as_ref().is_some_and(|reply| self.due_on < reply.due_on) {
            return Err(Refusal::field(
                "due-on",
                say!("reply-time", "a time for reply can be lengthened, never shortened"),
            ));
        }
        let (calendar, days) = (context.edition.calendar(), context.edition.settings.reply_working_days);
        match calendar.working_day_after(context.today(), days) {
            Some(earliest) if self.due_on < earliest => Err(Refusal::field(
                "due-on",
                say!(
                    "working-days",
                    "{days} working days ({calendar} calendar) end on {date} at the earliest",
                    days = days,
                    calendar = calendar.calendar,
                    date = earliest
                ),
            )),
            Some(_) => Ok(()),
            None => Err(Refusal::field(
                "due-on",
                say!(
                    "holidays-until",
                    "the {calendar} calendar lists holidays only until {date}",
                    calendar = calendar.calendar,
                    date = calendar.listed_until
                ),
            )),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        case.record.steps.reply = Some(Reply {
            invited_on: when.day,
            due_on: self.due_on,
            about: self.about.clone(),
            received_on: None,
            text: String::new(),
        });
    }
}

/// The partner's reply, shown beside the findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReplyReceived {
    /// The reply.
    pub text: String,
}

impl Doing for ReplyReceived {
    fn allow(&self, case: &Engagement, _: &Context) -> Result<(), Refusal> {
        sentence("text", &self.text, 20_000)?;
        match case.record.steps.reply {
            Some(_) => Ok(()),
            None => Err(Refusal::stage(say!("reply-not-asked", "the partner was not asked to reply yet"))),
        }
    }

    fn take_effect(&self, case: &mut Engagement, when: &Occasion) {
        if let Some(reply) = &mut case.record.steps.reply {
            reply.received_on = Some(when.day);
            reply.text = self.text.clone();
        }
    }
}
