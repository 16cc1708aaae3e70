//! `act` and `open`: the same acts as in the office, from the command line, through the same door.

use std::path::{Path, PathBuf};

use clap::Args;
use content::yaml;
use engagement::acts::{Act, AnswerGiven, ClauseReviewed, Described, Opened};
use engagement::record::{Record, Steps};
use store::Recorded;
use web::app::App;
use web::problem::Problem;

use super::serve::{PlotOptions, runtime};
use crate::exit::{Exit, Failure};
use crate::output::Terminal;
use crate::{dossier, files};

/// Who acts.
#[derive(Args)]
struct Doer {
    /// Identifier of the person who acts
    #[arg(long = "as", value_name = "PERSON")]
    person: String,
    /// The role in which the person acts
    #[arg(long, value_name = "ROLE")]
    role: String,
}

impl Doer {
    async fn actor(&self, app: &App) -> Result<policy::Actor, Failure> {
        let account = app.office.store.account(&self.person, app.office.now()).await;
        let account = account.map_err(|error| Failure::Internal(error.to_string()))?;
        let nobody = || Failure::Input(format!("nobody is called {}; see `imprimatur admin`", self.person));
        Ok(account.ok_or_else(nobody)?.actor())
    }
}

/// Do one act on a case
///
/// The act is a YAML or JSON file with its name and what it says, as the API takes it. It goes
/// through the same gates as in the office, and is refused in the same words.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur act IMP-2026-0001 act.yaml --as a.officer --role officer --data /var/lib/imprimatur")]
pub struct DoAct {
    /// The case
    #[arg(value_name = "CASE")]
    case: String,
    /// The act; - reads standard input
    #[arg(value_name = "ACT.yaml")]
    act: PathBuf,
    #[command(flatten)]
    doer: Doer,
    /// How many events the case had when you looked
    #[arg(long, value_name = "N")]
    expected: Option<u64>,
    #[command(flatten)]
    plot: PlotOptions,
}

impl DoAct {
    /// Does it, or says why not: 1 where the case refuses.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let name = self.act.display().to_string();
        let bytes = files::read(&self.act, yaml::MAX_BYTES)?;
        let act: Act = yaml::read(&name, &bytes).map_err(|fault| Failure::Input(fault.to_string()))?;
        runtime()?.block_on(async {
            let app = self.plot.open().await?;
            let actor = self.doer.actor(&app).await?;
            let done = app.office.act(&actor, &self.doer.role, &self.case, self.expected, act).await;
            settle(&app).await?;
            report(terminal, done)
        })
    }
}

/// Open a case with the facts of a dossier
///
/// Only facts are taken over: sources, answers, what the contract says. Steps are not: a
/// consultation, an assessment or a decision is done here or not at all.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur open dossier.yaml --as a.officer --role officer --data /var/lib/imprimatur")]
pub struct Open {
    /// The dossier
    #[arg(value_name = "DOSSIER.yaml")]
    dossier: PathBuf,
    #[command(flatten)]
    doer: Doer,
    #[command(flatten)]
    plot: PlotOptions,
}

impl Open {
    /// Opens the case and adds the facts, each by an act of its own.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let record = dossier::read(&self.dossier)?;
        warn_of_steps(terminal, &self.dossier, &record);
        runtime()?.block_on(async {
            let app = self.plot.open().await?;
            let actor = self.doer.actor(&app).await?;
            let opened = Opened {
                institution: record.institution.clone(),
                partner: record.partner.clone(),
                engagement: record.engagement.clone(),
                edition: app.office.edition.hash.clone(),
            };
            let recorded = match app.office.open(&actor, &self.doer.role, opened).await {
                Ok(recorded) => recorded,
                refused => return report(terminal, refused),
            };
            let case_id = recorded.case_id;
            let mut exit = Exit::Clear;
            for act in facts(record) {
                let name = act.name();
                if let Err(problem) = app.office.act(&actor, &self.doer.role, &case_id, None, act).await {
                    terminal.note(&format!("{name} was not taken over: {}", in_words(&problem)));
                    exit = Exit::Blocked;
                }
            }
            settle(&app).await?;
            terminal.print(&format!("{case_id} is open, with {} events\n", events(&app, &case_id).await?))?;
            Ok(exit)
        })
    }
}

fn warn_of_steps(terminal: &Terminal, path: &Path, record: &Record) {
    if record.steps != Steps::default() || !record.flags.is_empty() {
        terminal.note(&format!(
            "{}: steps and answers to flags are not taken over; they are done in the case or not at all",
            path.display()
        ));
    }
}

/// The acts that state a dossier's facts, after its opening.
fn facts(record: Record) -> Vec<Act> {
    let described = Described {
        technology: Some(record.technology),
        data: Some(record.data),
        reason: "Taken over from a dossier".into(),
        ..Described::default()
    };
    let mut acts = vec![Act::Described(described)];
    acts.extend(record.evidence.into_iter().map(|mut source| {
        // What a reviewer here makes of a source is an act of its own, by another person.
        source.reliability = None;
        Act::EvidenceAdded(source)
    }));
    acts.extend(record.answers.into_iter().map(|(code, given)| {
        Act::AnswerGiven(AnswerGiven { code, value: given.value, evidence: given.evidence, note: given.note })
    }));
    acts.extend(record.contract.into_iter().map(|(code, clause)| {
        Act::ClauseReviewed(ClauseReviewed {
            code,
            result: clause.result,
            quote: clause.quote,
            note: clause.note,
        })
    }));
    acts
}

async fn events(app: &App, case_id: &str) -> Result<u64, Failure> {
    let case = app.office.store.case(case_id).await;
    case.map(|case| case.n).map_err(|error| Failure::Internal(error.to_string()))
}

/// Publishes what was recorded, so that receipts can be had at once.
async fn settle(app: &App) -> Result<(), Failure> {
    let published = app.office.store.publish().await;
    published.map(|_| ()).map_err(|error| Failure::Internal(error.to_string()))
}

fn report(terminal: &Terminal, done: Result<Recorded, Problem>) -> Result<Exit, Failure> {
    match done {
        Ok(recorded) => {
            for (event, index) in recorded.events.iter().zip(recorded.first_index..) {
                terminal.print(&format!(
                    "{} event {} {} (entry {index} of the ledger)\n",
                    recorded.case_id,
                    event.n,
                    event.act.name()
                ))?;
            }
            Ok(Exit::Clear)
        }
        Err(problem) if problem.kind == "failed" => Err(Failure::Internal(problem.message)),
        Err(problem) => {
            terminal.note(&in_words(&problem));
            let wrong = problem.refusal.as_ref().is_none_or(|refusal| refusal.is_about_input());
            Ok(if wrong { Exit::BadInput } else { Exit::Blocked })
        }
    }
}

fn in_words(problem: &Problem) -> String {
    problem.refusal.as_ref().map_or_else(|| problem.message.clone(), ToString::to_string)
}
