//! Other people's lists of persons and companies, read into [`entities::Entity`]: sanctions and
//! debarment lists, registers, any table.
//!
//! A list is handed in as a reader of bytes and comes out entity by entity, in bounded memory. It is
//! read whole or not at all: only a file that ends as its format says yields a [`Summary`], and
//! whatever was handed out before an error must be thrown away. What can be mended without a guess is
//! mended and reported as a [`Repair`] with its line; fields that a format does not know are kept in
//! `notes`; nothing is passed over in silence.
//!
//! Entities are flat: what `FollowTheMoney` keeps in schemas of their own (`Sanction`, `Passport`,
//! `Address`) is carried on the listed person or company under the same property names (`program`,
//! `authorityId`, `listingDate`, `passportNumber`, …), and the details that have no property of their
//! own stand in `notes`, labelled. One line of a list is one entity.
//!
//! Two editions of a list are compared by [`diff`], and [`shrinks_too_much`] says when a new one must
//! wait for a person.

mod benchmark;
mod clean;
mod dates;
mod diff;
mod encoding;
mod error;
mod fingerprint;
mod ftm;
mod gleif;
mod known;
mod names;
mod ofac;
mod out;
mod sniff;
mod source;
mod table;
mod track;
mod un;
mod world_bank;
mod xml;

use std::fmt;
use std::io::BufRead;

use entities::Entity;
use serde::{Deserialize, Serialize};

pub use benchmark::{BenchmarkCompany, benchmark_companies};
pub use dates::made_at;
pub use diff::{Change, Diff, FieldChange, Listed, Repeated, Side, diff};
pub use error::{BoxError, ListError};
pub use fingerprint::fingerprint;
pub use ftm::line as ftm_line;
pub use known::{Basis, KnownList, KnownLists, Standing, shrinks_too_much};
pub use names::legible_names;
pub use ofac::{OfacTables, read_ofac_tables};
pub use sniff::sniff;
pub use table::{ColumnRule, Mapping, RowId};
pub use track::Repair;

/// The kinds of list that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// The consolidated list of the United Nations Security Council, XML.
    UnSecurityCouncil,
    /// The SDN and consolidated lists of the US Office of Foreign Assets Control, XML.
    OfacXml,
    /// The same lists as CSV files; [`read`] reads the names alone, [`read_together`] all of them.
    OfacTables,
    /// `FollowTheMoney` entities, one a line of JSON.
    FollowTheMoney,
    /// The World Bank's listing of ineligible firms and individuals, JSON.
    WorldBank,
    /// Any CSV table, with a [`Mapping`].
    Table,
    /// GLEIF level 1: legal entities, LEI-CDF 3.1 XML.
    GleifEntities,
    /// GLEIF level 2: who consolidates whom, RR-CDF XML.
    GleifRelationships,
    /// GLEIF level 2: why a parent is not reported, XML.
    GleifExceptions,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnSecurityCouncil => "UN Security Council XML",
            Self::OfacXml => "OFAC XML",
            Self::OfacTables => "OFAC CSV",
            Self::FollowTheMoney => "FollowTheMoney JSON",
            Self::WorldBank => "World Bank JSON",
            Self::Table => "CSV",
            Self::GleifEntities => "GLEIF level 1 XML",
            Self::GleifRelationships => "GLEIF relationships XML",
            Self::GleifExceptions => "GLEIF exceptions XML",
        })
    }
}

/// How much of anything is too much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a single value, tag or line.
    pub piece: usize,
    /// Bytes of one record with all its values.
    pub record: usize,
    /// Elements within elements.
    pub depth: usize,
    /// Repairs that are told one by one; all are counted.
    pub repairs: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { piece: 4 << 20, record: 64 << 20, depth: 32, repairs: 10_000 }
    }
}

/// What the reader is told besides the bytes.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The data set that entities are said to come from; each format has a name of its own.
    pub dataset: Option<String>,
    /// The encoding, by its WHATWG name, where it is known; otherwise it is looked for.
    pub encoding: Option<String>,
    /// What the columns mean; [`Format::Table`] needs it, others do not read it.
    pub mapping: Option<Mapping>,
    /// How much is too much.
    pub limits: Limits,
}

/// A list that was read to its proper end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Entities handed out.
    pub entities: u64,
    /// Names of all of them together that can be read ([`legible_names`]).
    pub names: u64,
    /// Names that cannot be read.
    pub illegible: u64,
    /// When the publisher says that the file was made, in the publisher's words.
    pub dated: Option<String>,
    /// What was mended, by line; no more than [`Limits::repairs`].
    pub repairs: Vec<Repair>,
    /// How many repairs there were in all.
    pub repaired: u64,
}

/// Reads the files that make up one list, in whatever order. Only OFAC's CSV form has several.
///
/// # Errors
///
/// As [`read`]; also where there are more files than the format has, or one of them is missing.
pub fn read_together<R: BufRead>(
    format: Format,
    files: Vec<R>,
    options: &Options,
    each: &mut dyn FnMut(Entity) -> Result<(), BoxError>,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary, ListError> {
    if format == Format::OfacTables {
        return ofac::read_files(files, options, each, progress);
    }
    match <[R; 1]>::try_from(files) {
        Ok([only]) => read(format, only, options, each, progress),
        Err(files) => Err(track::Track::new(format, options.limits.clone())
            .refused(format!("{} files of a list that has one", files.len()), "Import one file at a time")),
    }
}

/// Reads a list to its end, handing out its entities one by one.
///
/// `progress` is told the bytes read so far, now and then.
///
/// # Errors
///
/// [`ListError`] where the file is not what `format` asks for, is cut or too large, or where the
/// input or `each` fails; nothing that was handed out may then be used.
pub fn read<R: BufRead>(
    format: Format,
    input: R,
    options: &Options,
    each: &mut dyn FnMut(Entity) -> Result<(), BoxError>,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary, ListError> {
    let track = track::Track::new(format, options.limits.clone());
    let western = format == Format::OfacTables;
    let source = source::Source::open(input, western, options, track.clone(), progress)?;
    let mut out = out::Out::new(each, options, track);
    match format {
        Format::UnSecurityCouncil => un::read(source, &mut out),
        Format::OfacXml => ofac::read_xml(source, &mut out),
        Format::OfacTables => ofac::read_names(source, &mut out),
        Format::FollowTheMoney => ftm::read(source, &mut out),
        Format::WorldBank => world_bank::read(source, &mut out),
        Format::Table => table::read(source, options.mapping.as_ref(), &mut out),
        Format::GleifEntities => gleif::read_entities(source, &mut out),
        Format::GleifRelationships => gleif::read_relationships(source, &mut out),
        Format::GleifExceptions => gleif::read_exceptions(source, &mut out),
    }?;
    out.summary()
}
