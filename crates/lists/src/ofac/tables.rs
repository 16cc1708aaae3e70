//! The CSV form: names (`SDN.CSV`, `CONS_PRIM.CSV`), addresses (`ADD.CSV`, `CONS_ADD.CSV`), aliases
//! (`ALT.CSV`, `CONS_ALT.CSV`) and the rest of long remarks (`SDN_COMMENTS.CSV`, `CONS_COMMENTS.CSV`),
//! without headers, tied by the number of the entry. `-0-` stands for nothing.

use std::collections::BTreeMap;
use std::io::BufRead;

use entities::Entity;

use super::{name, remarks, start};
use crate::clean::{join, squash};
use crate::out::Out;
use crate::source::Source;
use crate::table::rows;
use crate::track::Track;
use crate::{BoxError, Format, ListError, Options, Summary};

/// The files of one list, all of the same day.
pub struct OfacTables<'f> {
    /// Numbers, names, kinds and remarks.
    pub names: &'f mut dyn BufRead,
    /// Addresses.
    pub addresses: &'f mut dyn BufRead,
    /// Other names.
    pub aliases: &'f mut dyn BufRead,
    /// What remarks go on with after their first thousand characters. Without it the last clause of a
    /// remark that long is kept in words only, and reported.
    pub comments: Option<&'f mut dyn BufRead>,
}

const TOGETHER: &str = "OFAC's CSV files belong together: name SDN.CSV, ADD.CSV and ALT.CSV, or their like of the \
     consolidated list, and the file of comments if there is one";

/// The length at which remarks are cut, in characters.
const LONGEST_REMARKS: usize = 1_000;

/// Rows of a side file by the number of their entry, each with its line.
type Sides = BTreeMap<String, SideRows>;
type SideRows = Vec<(u64, Vec<String>)>;

/// Reads the files as one list. All but the names are held in memory (some 20,000 rows each).
///
/// The repairs of all of them are reported together, each with the line of its own file.
///
/// # Errors
///
/// As [`crate::read`]; also where a side file speaks of an entry that the names do not have, for then
/// they are not of the same day.
pub fn read_ofac_tables(
    tables: OfacTables<'_>,
    options: &Options,
    each: &mut dyn FnMut(Entity) -> Result<(), BoxError>,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary, ListError> {
    let track = Track::new(Format::OfacTables, options.limits.clone());
    let mut side = |file: &mut dyn BufRead, columns, kind| {
        let source = Source::open(file, true, options, track.another_file(), progress);
        source.and_then(|source| sides(source, columns)).map_err(|error| of_file(kind, error))
    };
    let mut addresses = side(tables.addresses, 6, "addresses")?;
    let mut aliases = side(tables.aliases, 5, "aliases")?;
    let no_comments = || Ok(Sides::new());
    let mut comments = tables.comments.map_or_else(no_comments, |file| side(file, 2, "comments"))?;
    let source = Source::open(tables.names, true, options, track.clone(), progress)?;
    let mut out = Out::new(each, options, track.clone());
    let mut more = |number: &str, entity: &mut Entity| {
        addresses.remove(number).into_iter().flatten().for_each(|(_, row)| address(&row, entity));
        aliases.remove(number).into_iter().flatten().for_each(|(_, row)| alias(&row, entity));
    };
    let mut rest = |number: &str| comments.remove(number);
    names(source, &mut out, &mut rest, &mut more).map_err(|error| of_file("names", error))?;
    for (file, left) in [("addresses", &addresses), ("aliases", &aliases), ("comments", &comments)] {
        if let Some((number, rows)) = left.first_key_value() {
            let line = rows.first().map_or(1, |(line, _)| *line);
            let what =
                format!("the file of {file} speaks of entry {number}, which the file of names does not have");
            return Err(track.refused_at(line, what, "Fetch the files together, all of the same day"));
        }
    }
    out.summary()
}

/// Says which of the files is refused: a line alone does not.
fn of_file(kind: &str, error: ListError) -> ListError {
    match error {
        ListError::Refused { format, line, what, mend } => {
            ListError::Refused { format, line, what: format!("in the file of {kind}: {what}"), mend }
        }
        other => other,
    }
}

/// Reads the files of one list in whatever order they come: which is which, the columns of its first row tell.
/// All but that of comments must be there.
pub(crate) fn read_files<R: BufRead>(
    files: Vec<R>,
    options: &Options,
    each: &mut dyn FnMut(Entity) -> Result<(), BoxError>,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary, ListError> {
    let track = Track::new(Format::OfacTables, options.limits.clone());
    let [mut names, mut addresses, mut aliases, mut comments] = [None, None, None, None];
    for (number, mut file) in (1..).zip(files) {
        let columns = columns(file.fill_buf().map_err(|error| track.input(error))?);
        let place = match columns {
            12 => &mut names,
            6 => &mut addresses,
            5 => &mut aliases,
            2 => &mut comments,
            0 => return Err(track.refused(format!("file {number} is empty"), TOGETHER)),
            _ => {
                let what = format!("the first row of file {number} has {columns} columns, as none of OFAC's");
                return Err(track.refused(what, TOGETHER));
            }
        };
        if place.replace(file).is_some() {
            return Err(track.refused(format!("two files whose rows have {columns} columns"), TOGETHER));
        }
    }
    let (Some(mut names), Some(mut addresses), Some(mut aliases)) = (names, addresses, aliases) else {
        return Err(track.refused("the names, the addresses or the other names are missing", TOGETHER));
    };
    let tables = OfacTables {
        names: &mut names,
        addresses: &mut addresses,
        aliases: &mut aliases,
        comments: comments.as_mut().map(|comments| comments as &mut dyn BufRead),
    };
    read_ofac_tables(tables, options, each, progress)
}

/// How many columns the first row of a file has.
fn columns(head: &[u8]) -> usize {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(head);
    let mut row = csv::ByteRecord::new();
    if reader.read_byte_record(&mut row).unwrap_or(false) { row.len() } else { 0 }
}

/// Reads the file of names alone, without addresses and aliases.
pub(crate) fn read_names<R: BufRead>(source: Source<'_, R>, out: &mut Out<'_>) -> Result<(), ListError> {
    names(source, out, &mut |_| None, &mut |_, _| {})
}

fn names<R: BufRead>(
    source: Source<'_, R>,
    out: &mut Out<'_>,
    rest: &mut dyn FnMut(&str) -> Option<SideRows>,
    complete: &mut dyn FnMut(&str, &mut Entity),
) -> Result<(), ListError> {
    let track = source.track.clone();
    rows(source, b',', Some(12), &mut |row| {
        let [number, full, kind, program, title, call, vessel, tonnage, gross, flag, owner, _] =
            fields(&row.values);
        if number.parse::<u64>().is_err() || full.is_empty() {
            let mend = "The file of names has a number and a name in its first two columns; check that it is that file";
            return Err(track.refused_at(row.line, "a row without the number or the name of an entry", mend));
        }
        let mut entity = start(&number, &kind, row.line, &track);
        // Persons are written "LAST, First".
        match full.split_once(", ").filter(|_| entity.schema == "Person") {
            Some((last, first)) => name(first, last, &mut entity),
            None => name("", &full, &mut entity),
        }
        // "SDGT] [IRAN" stands for two programmes.
        program.split("] [").for_each(|one| entity.add("program", one.trim_matches(['[', ']', ' '])));
        for (property, value) in [
            ("position", title),
            ("callSign", call),
            ("type", vessel),
            ("tonnage", tonnage),
            ("grossRegisteredTonnage", gross),
            ("flag", flag),
        ] {
            entity.add(property, value);
        }
        if !owner.is_empty() {
            entity.add("notes", format!("Owner {owner}"));
        }
        let said = row.values.last().filter(|said| !value(said).is_empty()).map_or("", String::as_str);
        all_remarks(said, rest(&number), row.line, &mut entity, &track);
        complete(&number, &mut entity);
        out.emit("ofac", entity)
    })
}

fn all_remarks(said: &str, rest: Option<SideRows>, line: u64, entity: &mut Entity, track: &Track) {
    match rest {
        // They go on in the middle of a word.
        Some(rest) => {
            let rest: String = rest.iter().filter_map(|(_, row)| row.get(1).map(String::as_str)).collect();
            remarks::read(&format!("{said}{rest}"), line, entity, track);
        }
        None if said.chars().count() >= LONGEST_REMARKS => {
            let (whole, cut) = said.rsplit_once(';').unwrap_or(("", said));
            remarks::read(whole, line, entity, track);
            track.repair(line, "remarks are cut here; the rest stands in the file of comments", cut, "");
            entity.add("notes", squash(cut));
        }
        None => remarks::read(said, line, entity, track),
    }
}

fn sides<R: BufRead>(source: Source<'_, R>, columns: usize) -> Result<Sides, ListError> {
    let mut sides = Sides::new();
    rows(source, b',', Some(columns), &mut |row| {
        let number = row.values.first().map(|text| value(text)).unwrap_or_default();
        sides.entry(number).or_default().push((row.line, row.values.clone()));
        Ok(())
    })?;
    Ok(sides)
}

fn address(row: &[String], entity: &mut Entity) {
    let [_, _, street, city, country, said] = fields(row);
    // A country alone is no address.
    if !street.is_empty() || !city.is_empty() {
        entity.add("address", join([&street, &city, &country], ", "));
    }
    if !said.is_empty() {
        entity.add("notes", format!("Address {}", join([&street, &city, &country, &said], "; ")));
    }
    entity.add("country", country);
}

fn alias(row: &[String], entity: &mut Entity) {
    let [_, _, kind, full, said] = fields(row);
    let property = if kind == "fka" { "previousName" } else { "alias" };
    let name = match full.split_once(", ").filter(|_| entity.schema == "Person") {
        Some((last, first)) => format!("{first} {last}"),
        None => full,
    };
    if !said.is_empty() {
        entity.add("notes", format!("Alias {name}; {said}"));
    }
    entity.add(property, name);
}

fn fields<const N: usize>(row: &[String]) -> [String; N] {
    std::array::from_fn(|at| row.get(at).map(|text| value(text)).unwrap_or_default())
}

fn value(text: &str) -> String {
    let text = squash(text);
    if text == "-0-" { String::new() } else { text }
}
