//! Registers of ownership: files of statements, alone or imported as dated editions, made one graph.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::ProgressBar;
use lists::{Format, Options};
use ownership::bods::{Older, Statements};
use ownership::{Builder, Graph, Problem};
use store::shelves::{Counted, Shelf, Snapshot};
use web::office::Office;
use web::registers::{RegisterEdition, Registers};

use crate::exit::Failure;
use crate::files::open;

/// How long to wait before newer editions are looked for.
const AGAIN: Duration = Duration::from_secs(60);

/// The formats of lists that tell who owns whom.
const TELL_OF_OWNERS: [Format; 4] =
    [Format::FollowTheMoney, Format::GleifEntities, Format::GleifRelationships, Format::GleifExceptions];

/// Adds the statements of a file to a graph: BODS 0.2 to 0.4 (JSON array or lines), FollowTheMoney entities, or
/// GLEIF XML. `progress` moves with the bytes.
///
/// # Errors
/// The file is none of these, or it is cut or broken; what was added then is no use.
pub fn add(builder: &mut Builder, path: &Path, progress: &ProgressBar) -> Result<Counted, String> {
    let file = open(path).map_err(|failure| failure.to_string())?;
    let mut input = BufReader::with_capacity(1 << 16, progress.wrap_read(file));
    let head = input.fill_buf().map_err(|error| format!("cannot be read ({error})"))?;
    if head.is_empty() {
        return Err("the file is empty; fetch it again".into());
    }
    let mut counted = Counted { statements: 0, dated: None };
    if !is_bods(&String::from_utf8_lossy(head)) {
        let format = lists::sniff(head).filter(|format| TELL_OF_OWNERS.contains(format)).ok_or(
            "neither BODS in UTF-8 nor FollowTheMoney nor GLEIF's XML; unpack it if it is compressed, and import \
             lists with `lists import`",
        )?;
        let mut each = |entity| {
            builder.entity(&entity);
            Ok(())
        };
        let read = lists::read(format, input, &Options::default(), &mut each, &mut |_| {});
        let summary = read.map_err(|error| error.to_string())?;
        return Ok(Counted { statements: summary.entities, dated: summary.dated });
    }
    let mut older = Older::default();
    for statement in Statements::new(input) {
        let statement = older.convert(statement.map_err(|error| error.to_string())?);
        let published = statement.value["publicationDetails"]["publicationDate"].as_str();
        counted.dated = counted.dated.max(published.map(str::to_owned));
        counted.statements += 1;
        builder.statement(&statement);
    }
    if counted.statements == 0 {
        return Err("there is no statement in it; fetch it again".into());
    }
    Ok(counted)
}

/// By the first bytes of a file.
fn is_bods(head: &str) -> bool {
    head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with('[')
        || head.lines().next().is_some_and(|line| line.to_lowercase().contains("\"statementid\""))
}

/// The graph of some files, each written as `FILE` or `REGISTER=FILE`.
///
/// # Errors
/// As [`add`], with the file's name.
pub fn graph_of(files: &[PathBuf]) -> Result<(Graph, Vec<Problem>), Failure> {
    let mut builder = Graph::builder();
    for given in files {
        let (register, path) = register_of(given);
        builder.source(register);
        add(&mut builder, path, &ProgressBar::hidden())
            .map_err(|wrong| Failure::Input(format!("{}: {wrong}", path.display())))?;
    }
    Ok(builder.build())
}

/// Splits `REGISTER=FILE`; a file without a register may have an equals sign in its path.
fn register_of(given: &Path) -> (&str, &Path) {
    match given.to_str().and_then(|text| text.split_once('=')) {
        Some((register, file)) if !register.contains(std::path::MAIN_SEPARATOR) && !given.exists() => {
            (register, Path::new(file))
        }
        _ => ("", given),
    }
}

/// The newest edition of every register in a data folder.
///
/// # Errors
/// One of them is damaged, or the folder cannot be read.
pub fn newest(data: &Path) -> Result<Vec<Snapshot>, Failure> {
    let mut newest = Vec::new();
    for shelf in Shelf::registers(data)? {
        newest.extend(shelf.newest()?);
    }
    Ok(newest)
}

/// Some editions together, one of each register.
///
/// # Errors
/// One of them was damaged since it was imported.
pub fn load(editions: &[Snapshot]) -> Result<Registers, Failure> {
    let mut builder = Graph::builder();
    for edition in editions {
        let about = &edition.about;
        builder.source(&about.list);
        let mut statements = 0;
        for path in edition.sources()? {
            let counted = add(&mut builder, &path, &ProgressBar::hidden());
            statements +=
                counted.map_err(|wrong| Failure::Input(format!("{}: {wrong}", path.display())))?.statements;
        }
        // Whoever is missing would own nothing.
        if statements != about.entities {
            return Err(Failure::Input(format!(
                "{}: edition {} has {statements} statements, and {} were imported; it was damaged, import the \
                 register again",
                about.list,
                edition.name(),
                about.entities
            )));
        }
    }
    let (graph, problems) = builder.build();
    let editions = editions.iter().map(|edition| RegisterEdition {
        register: edition.about.list.clone(),
        imported_at: edition.about.imported_at,
        dated: edition.about.dated.clone(),
        statements: edition.about.entities,
        sha256: edition.about.sha256.clone(),
    });
    Ok(Registers { editions: editions.collect(), problems: problems.into(), graph: graph.into() })
}

/// Gives the office what there is.
///
/// # Errors
/// As [`newest`] and [`load`].
pub async fn settle(office: &Office, data: &Path) -> Result<(), Failure> {
    let _ = renew(office, data.to_owned(), None).await?;
    Ok(())
}

/// Gives the office newer editions as they are imported, for as long as it is open. What cannot be read
/// changes nothing, and is told to the operator.
pub async fn keep_current(office: Office, data: PathBuf) {
    let mut known = office.registers().map(|registers| registers.editions);
    loop {
        tokio::time::sleep(AGAIN).await;
        match renew(&office, data.clone(), known.clone()).await {
            Ok(now) => known = now,
            Err(fault) => tracing::error!(%fault, "newer registers of ownership could not be read"),
        }
    }
}

/// Reads the newest editions where they are others than those that are known. Yields those in use.
async fn renew(
    office: &Office,
    data: PathBuf,
    known: Option<Vec<RegisterEdition>>,
) -> Result<Option<Vec<RegisterEdition>>, Failure> {
    let before = known.clone();
    let read = move || {
        let editions = newest(&data)?;
        let same = |known: &[RegisterEdition]| {
            let pairs = known.iter().zip(&editions);
            known.len() == editions.len()
                && pairs.into_iter().all(|(one, other)| {
                    one.register == other.about.list && one.imported_at == other.about.imported_at
                })
        };
        match same(before.as_deref().unwrap_or_default()) {
            true => Ok(None),
            false => load(&editions).map(Some),
        }
    };
    let read = tokio::task::spawn_blocking(read).await;
    match read.map_err(|error| Failure::Internal(error.to_string()))?? {
        None => Ok(known),
        Some(registers) => {
            let editions = registers.editions.clone();
            office.use_ownership(registers);
            Ok(Some(editions))
        }
    }
}
