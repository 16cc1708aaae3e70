//! `lists`: sanctions, debarments and registers, as dated editions that are kept whole.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use entities::Entity;
use jiff::Timestamp;
use lists::{
    Diff, Format as ListFormat, KnownList, KnownLists, Mapping, Options, Standing, Summary, diff, read, sniff,
};
use serde::Serialize;
use store::shelves::{Imported, Shelf, Snapshot, Terms};

use super::{ContentOption, Format, editions};
use crate::clock;
use crate::exit::{Exit, Failure};
use crate::files::{self, open};
use crate::output::{Mood, Page, Terminal};

/// Sanctions, debarments and registers, as dated editions that are kept whole
#[derive(Subcommand)]
pub enum Verb {
    Import(Import),
    Status(Status),
    Diff(Compare),
}

/// Imports a list that was fetched
///
/// Reads the file to its end and keeps it, byte for byte, with what was read and what was repaired. A
/// file that is cut or broken changes nothing, nor does one that is much shorter or older than the edition
/// before until somebody confirms it.
#[derive(Args)]
#[command(after_help = "\
Example:
  imprimatur lists import consolidated.xml --list un-sc --data /var/lib/imprimatur
  imprimatur lists import SDN.CSV ADD.CSV ALT.CSV SDN_COMMENTS.CSV --list ofac-sdn --data /var/lib/imprimatur")]
pub struct Import {
    /// The file; of OFAC's CSV form all files together
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Which list it is: an id of `lists/lists.yaml`, or one of your own for a table with a mapping
    #[arg(long, value_name = "ID", value_parser = list_id)]
    list: String,
    /// The data folder
    #[arg(long, value_name = "DIR", env = "IMPRIMATUR_DATA")]
    data: PathBuf,
    /// What the columns of a CSV table mean (YAML)
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Why a list that lost many entries or names is right nevertheless; it is kept with the edition
    #[arg(long, value_name = "REASON", default_value = "")]
    confirm_shrunk: String,
    /// Why a list that is older than the edition in force, or may be, is right nevertheless; the reason is kept with it
    #[arg(long, value_name = "REASON", default_value = "")]
    confirm_older: String,
    #[command(flatten)]
    content: ContentOption,
}

/// How old each list is, beside what its publisher promises
#[derive(Args)]
pub struct Status {
    /// The data folder
    #[arg(long, value_name = "DIR", env = "IMPRIMATUR_DATA")]
    data: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    content: ContentOption,
}

/// Who was added, removed and changed, field by field
#[derive(Args)]
#[command(
    name = "diff",
    after_help = "\
Examples:
  imprimatur lists diff UN_2018.xml UN_2026.xml
  imprimatur lists diff un-sc@previous un-sc@newest --data /var/lib/imprimatur"
)]
pub struct Compare {
    /// A file, or LIST@newest, LIST@previous, LIST@NAME of an imported edition
    old: String,
    /// The same
    new: String,
    /// The data folder, for imported editions
    #[arg(long, value_name = "DIR", env = "IMPRIMATUR_DATA")]
    data: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Verb {
    /// Does it.
    pub fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        match self {
            Verb::Import(import) => import.run(terminal),
            Verb::Status(status) => status.run(terminal),
            Verb::Diff(compare) => compare.run(terminal),
        }
    }
}

/// An id becomes the name of a folder.
///
/// # Errors
/// It has other letters than a name of a folder may have anywhere.
pub fn list_id(text: &str) -> Result<String, String> {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    match !text.is_empty() && text.len() <= 60 && text.chars().all(fits) && !text.starts_with('-') {
        true => Ok(text.to_owned()),
        false => Err("write small letters, digits and hyphens, at most 60".into()),
    }
}

impl Import {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let known = self.content.load()?.known_lists()?;
        let entry = known.get(&self.list);
        let mapping = self.mapping.as_deref().map(mapping).transpose()?;
        let format = self.format(entry, mapping.is_some())?;
        let options = Options { dataset: Some(self.list.clone()), mapping, ..Options::default() };
        let limit = entry.map_or(known.shrink_limit, |entry| known.shrink_limit(entry));
        let files: Vec<&Path> = self.files.iter().map(PathBuf::as_path).collect();
        let progress = editions::bar(files.iter().copied())?;
        let shelf = Shelf::new(&self.data, &self.list);
        let is_unheard_of = entry.is_none() && shelf.newest()?.is_none();
        let imported = shelf.import_together(
            &files,
            (format, &options),
            &Terms {
                shrink_limit: limit,
                confirmed: &self.confirm_shrunk,
                confirmed_older: &self.confirm_older,
                now: clock::now(),
            },
            &mut |bytes| progress.inc(bytes),
        );
        progress.finish_and_clear();
        let mut page = Page::new(terminal.width());
        let exit = match imported? {
            Imported::New(snapshot, summary) => {
                if is_unheard_of {
                    terminal.note(&format!(
                        "{} is none of the lists that {} describes: to stand on it speaks against whoever does, and \
                         nobody promises how often it is refreshed",
                        self.list,
                        KnownLists::PATH
                    ));
                }
                page.heading(&format!("{} imported", self.list));
                page.row("entities", &summary.entities.to_string());
                page.row("names", &summary.names.to_string());
                if summary.illegible > 0 {
                    page.row("illegible names", &summary.illegible.to_string());
                }
                page.row("dated", summary.dated.as_deref().unwrap_or("not said"));
                page.row("repaired", &summary.repaired.to_string());
                page.row("SHA-256", &snapshot.about.sha256);
                page.row("edition", &snapshot.name());
                for repair in &summary.repairs {
                    let words = format!("{}: {:?} → {:?}", repair.what, repair.before, repair.after);
                    page.detail(&format!("line {}", repair.line), &words);
                }
                match summary.repaired - summary.repairs.len() as u64 {
                    0 => {}
                    more => page.paragraph(&format!("And {more} repairs more.")),
                }
                Exit::Clear
            }
            Imported::Unchanged(snapshot) => {
                page.heading(&format!("{} is unchanged", self.list));
                page.row("edition", &snapshot.name());
                Exit::Clear
            }
            Imported::Held(held) => {
                editions::held(
                    &mut page,
                    &self.list,
                    &held,
                    "entries",
                    "A failed download must clear nobody.",
                );
                Exit::Blocked
            }
        };
        terminal.print(&page.finish())?;
        Ok(exit)
    }

    fn format(&self, known: Option<&KnownList>, has_mapping: bool) -> Result<ListFormat, Failure> {
        if has_mapping {
            return Ok(ListFormat::Table);
        }
        let file = &self.files[0];
        let found = look(file).map(|(format, _)| format);
        let Some(known) = known else { return found };
        // OFAC publishes its lists in both forms.
        let is_ofac = known.format == ListFormat::OfacXml;
        match found {
            Ok(ListFormat::OfacTables) if is_ofac => Ok(ListFormat::OfacTables),
            _ if is_ofac && self.files.len() > 1 => Ok(ListFormat::OfacTables),
            Ok(found) if found != known.format => Err(Failure::Input(format!(
                "{}: it looks like {found}, and {} is published as {}; take the publisher's file, or import this one \
                 under an id of your own",
                file.display(),
                known.id,
                known.format
            ))),
            // What cannot be told by looking is told by reading, with the line.
            _ => Ok(known.format),
        }
    }
}

fn mapping(path: &Path) -> Result<Mapping, Failure> {
    let bytes = files::read(path, content::yaml::MAX_BYTES)?;
    Mapping::from_yaml(&path.display().to_string(), &bytes).map_err(|fault| Failure::Input(fault.to_string()))
}

/// A list that can be looked in: which edition, how old, and what it means to stand on it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Looked {
    /// Its id, or the file's name.
    pub list: String,
    /// What it means to stand on it. Where nobody says, that speaks against whoever does.
    pub standing: Standing,
    name: Option<String>,
    edition: Option<String>,
    imported_at: Option<Timestamp>,
    seen_at: Option<Timestamp>,
    dated: Option<String>,
    entities: u64,
    days: Option<i64>,
    refresh_days: Option<u32>,
    overdue: bool,
    /// Why a person confirmed it although it is much shorter than the one before.
    #[serde(skip_serializing_if = "String::is_empty")]
    confirmed: String,
    /// Why a person confirmed it although it is older, or may be.
    #[serde(skip_serializing_if = "String::is_empty")]
    confirmed_older: String,
}

impl Looked {
    /// An imported edition, as it stands `now`.
    pub fn edition(snapshot: &Snapshot, known: &KnownLists, now: Timestamp) -> Self {
        let about = &snapshot.about;
        let entry = known.get(&about.list);
        let days = now.duration_since(about.seen_at).as_hours() / 24;
        let refresh_days = entry.map(|entry| entry.refresh_days);
        Looked {
            list: about.list.clone(),
            standing: entry.map_or(Standing::Adverse, |entry| entry.standing),
            name: entry.map(|entry| entry.name.clone()),
            edition: Some(snapshot.name()),
            imported_at: Some(about.imported_at),
            seen_at: Some(about.seen_at),
            dated: about.dated.clone(),
            entities: about.entities,
            days: Some(days),
            refresh_days,
            overdue: refresh_days.is_some_and(|promised| days > i64::from(promised)),
            confirmed: about.confirmed.clone(),
            confirmed_older: about.confirmed_older.clone(),
        }
    }

    /// A file of which nobody knows when it was fetched.
    pub fn file(path: &Path, dated: Option<String>, entities: usize) -> Self {
        Looked {
            list: path.display().to_string(),
            standing: Standing::Adverse,
            name: None,
            edition: None,
            imported_at: None,
            seen_at: None,
            dated,
            entities: entities as u64,
            days: None,
            refresh_days: None,
            overdue: false,
            confirmed: String::new(),
            confirmed_older: String::new(),
        }
    }

    /// Shows it as an item of a page.
    pub fn show(&self, page: &mut Page) {
        let (mark, mood) = match (self.overdue, self.days) {
            (true, _) => ("overdue", Mood::Bad),
            (false, Some(_)) => ("current", Mood::Good),
            (false, None) => ("a file", Mood::Open),
        };
        page.marked_item(mark, mood, self.name.as_deref().unwrap_or(&self.list));
        if let Some(days) = self.days {
            let promised =
                self.refresh_days.map_or("no promise".into(), |days| format!("promised every {days}"));
            page.detail("age", &format!("{days} days; {promised}"));
        }
        let dated = self.dated.as_deref().unwrap_or("on a day that it does not say");
        let edition = self.edition.as_ref().map_or(String::new(), |edition| format!("{edition}, "));
        page.detail("edition", &format!("{edition}{} entities, made {dated}", self.entities));
        for (what, why) in [("shorter", &self.confirmed), ("older, or may be", &self.confirmed_older)] {
            if !why.is_empty() {
                page.detail("confirmed", &format!("although it is {what}: {why}"));
            }
        }
        if self.standing == Standing::Context {
            page.detail("standing", "something to know, and no finding against anybody");
        }
    }
}

impl Status {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let known = self.content.load()?.known_lists()?;
        if !self.data.exists() {
            // Whoever watches a folder that is not there would be told for ever that nothing is overdue.
            return Err(Failure::Input(format!("{}: there is no such folder", self.data.display())));
        }
        let now = clock::now();
        let mut imported = Vec::new();
        for shelf in Shelf::all(&self.data)? {
            imported.extend(shelf.newest()?.map(|snapshot| Looked::edition(&snapshot, &known, now)));
        }
        match self.format {
            Format::Json => terminal.print_json(&imported)?,
            Format::Text => terminal.print(&status_text(&imported, &known, terminal.width()))?,
        }
        Ok(if imported.iter().any(|list| list.overdue) { Exit::Blocked } else { Exit::Clear })
    }
}

fn status_text(imported: &[Looked], known: &KnownLists, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading("Imported");
    imported.iter().for_each(|list| list.show(&mut page));
    if imported.is_empty() {
        page.paragraph("Nothing yet.");
    }
    page.heading("Never imported");
    for entry in known.lists.iter().filter(|entry| !imported.iter().any(|list| list.list == entry.id)) {
        page.item(&entry.id, &entry.name);
    }
    page.finish()
}

impl Compare {
    fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        let (old, new) = (self.edition(&self.old)?, self.edition(&self.new)?);
        let diff = diff(old, new);
        match self.format {
            Format::Json => terminal.print_json(&diff)?,
            Format::Text => terminal.print(&diff_text(&diff, terminal.width()))?,
        }
        Ok(Exit::Clear)
    }

    fn edition(&self, wanted: &str) -> Result<Vec<Entity>, Failure> {
        let path = Path::new(wanted);
        let (Some((list, which)), false) = (wanted.rsplit_once('@'), path.exists()) else {
            return entities_of(path).map(|(_, entities)| entities);
        };
        let Some(data) = &self.data else {
            return Err(Failure::Input(format!("{wanted}: say with --data where imported lists are kept")));
        };
        let list = list_id(list).map_err(|wrong| Failure::Input(format!("{wanted}: {wrong}")))?;
        let mut snapshots = Shelf::new(data, &list).snapshots()?;
        let at = match which {
            "newest" => snapshots.len().checked_sub(1),
            "previous" => snapshots.len().checked_sub(2),
            "" => None,
            name => snapshots.iter().position(|snapshot| snapshot.name().starts_with(name)),
        };
        match at {
            Some(at) => Ok(snapshots.swap_remove(at).entities()?),
            None => Err(Failure::Input(format!("{wanted}: there is no such edition; see `lists status`"))),
        }
    }
}

fn diff_text(diff: &Diff, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading("What changed");
    page.row("added", &diff.added.len().to_string());
    page.row("removed", &diff.removed.len().to_string());
    page.row("changed", &diff.changed.len().to_string());
    for (title, listed) in [("Added", &diff.added), ("Removed", &diff.removed)] {
        if !listed.is_empty() {
            page.heading(title);
        }
        listed.iter().for_each(|one| page.item(&one.id, &one.label));
    }
    if !diff.changed.is_empty() {
        page.heading("Changed");
    }
    for change in &diff.changed {
        page.item(&change.id, &change.label);
        for field in &change.fields {
            for value in &field.removed {
                page.detail(&field.property, &format!("− {value}"));
            }
            for value in &field.added {
                page.detail(&field.property, &format!("+ {value}"));
            }
        }
    }
    page.finish()
}

/// The format that a file looks like, and the file from its beginning.
fn look(path: &Path) -> Result<(ListFormat, impl BufRead + use<>), Failure> {
    let mut input = BufReader::with_capacity(1 << 16, open(path)?);
    let wrong = |what: &str| Failure::Input(format!("{}: {what}", path.display()));
    let head = input.fill_buf().map_err(|error| wrong(&format!("cannot be read ({error})")))?;
    let format = sniff(head).ok_or_else(|| {
        wrong(
            "no kind of list that can be told by looking; unpack it if it is compressed, import it under the id of a \
             list that is known, or with --mapping if it is a table",
        )
    })?;
    Ok((format, input))
}

/// Everything on a list file of a kind that can be told by looking, and what is told of the file.
///
/// # Errors
/// It is none, or it is cut or broken.
pub fn entities_of(path: &Path) -> Result<(Summary, Vec<Entity>), Failure> {
    let (format, input) = look(path)?;
    let mut entities = Vec::new();
    let mut each = |entity| {
        entities.push(entity);
        Ok(())
    };
    let summary = read(format, input, &Options::default(), &mut each, &mut |_| {})
        .map_err(|error| Failure::Input(format!("{}: {error}", path.display())))?;
    Ok((summary, entities))
}
