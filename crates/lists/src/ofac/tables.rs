//! The CSV form: names (`SDN.CSV`, `CONS_PRIM.CSV`), addresses (`ADD.CSV`, `CONS_ADD.CSV`) and aliases
//! (`ALT.CSV`, `CONS_ALT.CSV`), without headers, tied by the number of the entry. `-0-` stands for
//! nothing.

use std::collections::BTreeMap;
use std::io::BufRead;

use entities::Entity;

use super::{name, remarks, start};
use crate::clean::{join, squash};
use crate::out::Out;
use crate::source::Source;
use crate::table::{Row, rows};
use crate::track::Track;
use crate::{BoxError, Format, ListError, Options, Summary};

/// The three files, all of the same day.
pub struct OfacTables<N, A, L> {
    /// Numbers, names, kinds and remarks.
    pub names: N,
    /// Addresses.
    pub addresses: A,
    /// Other names.
    pub aliases: L,
}

/// Rows of a side file by the number of their entry, each with its line.
type Sides = BTreeMap<String, Vec<(u64, Vec<String>)>>;

/// Reads the three files as one list. The two side files are held in memory (some 20,000 rows each).
///
/// The repairs of all three are reported together; addresses and aliases come first.
///
/// # Errors
///
/// As [`crate::read`]; also where a side file speaks of an entry that the names do not have, for then
/// they are not of the same day.
pub fn read_ofac_tables<N: BufRead, A: BufRead, L: BufRead>(
    tables: OfacTables<N, A, L>,
    options: &Options,
    each: &mut dyn FnMut(Entity) -> Result<(), BoxError>,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary, ListError> {
    let track = Track::new(Format::OfacTables, options.limits.clone());
    let mut addresses =
        sides(Source::open(tables.addresses, true, options, track.another_file(), progress)?, 6)?;
    let mut aliases = sides(Source::open(tables.aliases, true, options, track.another_file(), progress)?, 5)?;
    let source = Source::open(tables.names, true, options, track.clone(), progress)?;
    let mut out = Out::new(each, options, track.clone());
    names(source, &mut out, &mut |number, entity| {
        for (_, row) in addresses.remove(number).into_iter().flatten() {
            address(&row, entity);
        }
        for (_, row) in aliases.remove(number).into_iter().flatten() {
            alias(&row, entity);
        }
    })?;
    for (file, left) in [("addresses", &addresses), ("aliases", &aliases)] {
        if let Some((number, rows)) = left.first_key_value() {
            let line = rows.first().map_or(1, |(line, _)| *line);
            let what =
                format!("the file of {file} speaks of entry {number}, which the file of names does not have");
            return Err(track.refused_at(line, what, "Fetch the three files together, all of the same day"));
        }
    }
    Ok(out.summary())
}

/// Reads the file of names alone, without addresses and aliases.
pub(crate) fn read_names<R: BufRead>(source: Source<'_, R>, out: &mut Out<'_>) -> Result<(), ListError> {
    names(source, out, &mut |_, _| {})
}

fn names<R: BufRead>(
    source: Source<'_, R>,
    out: &mut Out<'_>,
    complete: &mut dyn FnMut(&str, &mut Entity),
) -> Result<(), ListError> {
    let track = source.track.clone();
    rows(source, b',', Some(12), &mut |row| {
        let [number, full, kind, program, title, call, vessel, tonnage, gross, flag, owner, said] =
            fields(row);
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
        remarks::read(&said, row.line, &mut entity, &track);
        complete(&number, &mut entity);
        out.emit("ofac", entity)
    })
}

fn sides<R: BufRead>(source: Source<'_, R>, columns: usize) -> Result<Sides, ListError> {
    let mut sides = Sides::new();
    rows(source, b',', Some(columns), &mut |row| {
        let values: Vec<String> = row.values.iter().map(value).collect();
        let number = values.first().cloned().unwrap_or_default();
        sides.entry(number).or_default().push((row.line, values));
        Ok(())
    })?;
    Ok(sides)
}

fn address(row: &[String], entity: &mut Entity) {
    let [_, _, street, city, country, said] = row else { return };
    entity.add(
        "address",
        join([street, city, country].into_iter().filter(|_| !street.is_empty() || !city.is_empty()), ", "),
    );
    entity.add("country", country.clone());
    if !said.is_empty() {
        entity.add("notes", format!("Address {}", join([street, city, country, said], "; ")));
    }
}

fn alias(row: &[String], entity: &mut Entity) {
    let [_, _, kind, full, said] = row else { return };
    let property = if kind == "fka" { "previousName" } else { "alias" };
    let name = match full.split_once(", ").filter(|_| entity.schema == "Person") {
        Some((last, first)) => format!("{first} {last}"),
        None => full.clone(),
    };
    if !said.is_empty() {
        entity.add("notes", format!("Alias {name}; {said}"));
    }
    entity.add(property, name);
}

fn fields<const N: usize>(row: &Row) -> [String; N] {
    std::array::from_fn(|at| row.values.get(at).map(value).unwrap_or_default())
}

fn value(text: &String) -> String {
    let text = squash(text);
    if text == "-0-" { String::new() } else { text }
}
