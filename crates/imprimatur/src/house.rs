//! An open house: store, office and application put together from content and settings.

use std::path::PathBuf;
use std::sync::Arc;

use content::Edition;
use policy::Grants;
use store::{DayOf, Settings, Store, WitnessAddress};
use web::app::App;
use web::i18n::Translations;
use web::lists::Lists;
use web::office::{Clock, Office};

use crate::editions;
use crate::embedded::Content;
use crate::exit::Failure;

/// Where a house stands and how it presents itself.
pub struct Plot {
    /// The data folder.
    pub data: PathBuf,
    /// `postgres://…`, or SQLite in the data folder.
    pub database: Option<String>,
    /// Address of the site, without a slash at the end.
    pub address: String,
    /// Name of the institution, or system of institutions.
    pub institution: String,
    /// The witnesses of the ledger.
    pub witnesses: Vec<WitnessAddress>,
    /// How many of them must cosign before a checkpoint is published.
    pub quorum: usize,
}

/// Opens the house.
///
/// # Errors
/// The content is unsound, or the store cannot be opened: what, where, and how to mend it.
pub async fn open(plot: Plot, content: Content, clock: Clock) -> Result<App, Failure> {
    let lists = Lists::new(plot.data.clone(), content.known_lists()?, content.screening()?);
    let Content { files, edition, library } = content;
    let rules = (grants(&files)?, conflict_rules(&files)?);
    let translations = translations(&files)?;
    let former = editions::keep(&plot.data, &files, &edition)?;
    let store = Store::open(settings(&plot, &edition), clock()).await.map_err(unopened)?;
    let office = Office::new(store, edition, former, library, rules, clock);
    Ok(App::new(office, translations, &plot.institution, &plot.address).with_lists(lists))
}

fn settings(plot: &Plot, edition: &Edition) -> Settings {
    let calendar = edition.calendar().clone();
    let day_of: DayOf = Arc::new(move |instant| calendar.day_of(instant));
    let origin = plot.address.split_once("://").map_or(plot.address.as_str(), |(_, rest)| rest);
    Settings {
        database: plot.database.clone(),
        witnesses: plot.witnesses.clone(),
        quorum: plot.quorum,
        ..Settings::embedded(plot.data.clone(), &format!("{origin}/ledger"), day_of)
    }
}

fn grants(files: &content::Files) -> Result<Grants, Failure> {
    let bytes =
        files.get(Grants::PATH).ok_or_else(|| Failure::Input(format!("{} is missing", Grants::PATH)))?;
    Grants::load(Grants::PATH, bytes).map_err(|unsound| Failure::Input(unsound.to_string()))
}

fn conflict_rules(files: &content::Files) -> Result<conflicts::Rules, Failure> {
    const PATH: &str = "conflicts/rules.yaml";
    let bytes = files.get(PATH).ok_or_else(|| Failure::Input(format!("{PATH} is missing")))?;
    conflicts::Rules::from_yaml(PATH, bytes).map_err(|unsound| Failure::Input(unsound.to_string()))
}

fn translations(files: &content::Files) -> Result<Translations, Failure> {
    let of_translations = files.iter().filter(|(path, _)| path.starts_with("translations/"));
    Translations::load(of_translations.map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
        .map_err(|faults| Failure::faults(&faults.iter().map(ToString::to_string).collect::<Vec<_>>()))
}

/// What the operator can mend is input; the rest is a failure of the machine.
fn unopened(error: store::StoreError) -> Failure {
    use store::StoreError as E;
    match error {
        E::InUse(_) | E::RolledBack { .. } | E::Tampered(_) | E::Key { .. } => {
            Failure::Input(error.to_string())
        }
        other => Failure::Internal(other.to_string()),
    }
}
