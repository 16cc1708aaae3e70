//! Stories: who did what when, as data, told by doing it.

use content::yaml;
use engagement::acts::Act;
use engagement::{Engagement, Refusal};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use web::office::Office;

use super::Told;
use crate::exit::Failure;

/// A story (`examples/stories/*.yaml`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Story {
    /// Its title.
    title: String,
    /// What is invented in it and what is not, for the reader of the file.
    #[expect(dead_code, reason = "it speaks to the reader of the file")]
    about: String,
    /// The acts in their order; the first opens the case.
    acts: Vec<Deed>,
}

/// One act of a story.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Deed {
    /// When.
    at: Timestamp,
    /// Who; `public` for somebody who is not signed in.
    by: String,
    /// In which role.
    role: String,
    /// The act's name.
    act: String,
    /// What it says. The edition of an opening and the snapshot of a signature are filled in.
    #[serde(default)]
    with: serde_json::Map<String, Value>,
    /// The rule by which it is refused, where it is.
    #[serde(default)]
    refused: Option<String>,
}

impl Story {
    pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Story, Failure> {
        let story: Story = yaml::read(path, bytes).map_err(|fault| Failure::Input(fault.to_string()))?;
        if story.acts.is_empty() {
            return Err(Failure::Input(format!("{path}: a story needs an act that opens its case")));
        }
        Ok(story)
    }

    pub(super) fn begins(&self) -> Timestamp {
        self.acts.first().map_or(Timestamp::MAX, |deed| deed.at)
    }

    /// Does every act. `set_clock` is called with the time of each before it is done.
    pub(super) async fn tell(self, office: &Office, set_clock: impl Fn(Timestamp)) -> Result<Told, Failure> {
        let failed = |error: &dyn std::fmt::Display| Failure::Internal(format!("{}: {error}", self.title));
        let mut told =
            Told { title: self.title.clone(), case_id: String::new(), done: 0, refused: Vec::new() };
        for deed in self.acts {
            set_clock(deed.at);
            if told.case_id.is_empty() {
                told.case_id =
                    office.store.next_case_id(office.today().year()).await.map_err(|error| failed(&error))?;
            }
            let what = format!("{} by {} at {}", deed.act, deed.by, deed.at);
            let act =
                deed.act(office, &told.case_id).await.map_err(|error| failed(&format!("{what}: {error}")))?;
            let account = office.store.account(&deed.by, deed.at).await.map_err(|error| failed(&error))?;
            let actor = account.map_or_else(policy::Actor::stranger, |account| account.actor());
            match (office.act(&actor, &deed.role, &told.case_id, None, act).await, deed.refused) {
                (Ok(_), None) => told.done += 1,
                (Ok(_), Some(rule)) => {
                    return Err(failed(&format!("{what}: was let through, and {rule} should refuse it")));
                }
                (Err(problem), expected) => match (problem.refusal, expected) {
                    (Some(refusal), Some(rule)) if refusal.rule == rule => {
                        told.refused.push(format!("{}: {}", deed.act, in_short(&refusal)));
                    }
                    (Some(refusal), _) => return Err(failed(&format!("{what}: {refusal}"))),
                    (None, _) => return Err(failed(&format!("{what}: {}", problem.message))),
                },
            }
        }
        Ok(told)
    }
}

impl Deed {
    async fn act(&self, office: &Office, case_id: &str) -> Result<Act, String> {
        let mut with = self.with.clone();
        match self.act.as_str() {
            "engagement.opened" => {
                with.insert("edition".into(), office.edition.hash.clone().into());
            }
            "decision.signed" => {
                let case: Engagement = office.store.case(case_id).await.map_err(|error| error.to_string())?;
                with.insert("snapshot".into(), case.snapshot().into());
            }
            _ => {}
        }
        let act = serde_json::json!({ "act": self.act, "with": with });
        serde_json::from_value(act).map_err(|error| error.to_string())
    }
}

fn in_short(refusal: &Refusal) -> String {
    match refusal.unmet.as_slice() {
        [] => refusal.why(),
        unmet => unmet.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join(", "),
    }
}
