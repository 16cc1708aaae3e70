//! Reads list files and prints what is in them: `read FILE…`, or `read --diff OLD NEW`. The format is
//! found out by looking; the CSV files of OFAC are read as `read --ofac NAMES ADDRESSES ALIASES [COMMENTS]`.
#![expect(clippy::print_stdout, reason = "a command line tool speaks on its standard output")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::time::Instant;

use entities::Entity;
use lists::{Format, OfacTables, Options, Summary, diff, read, read_ofac_tables, sniff};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["--diff", old, new] => {
            let diff = diff(all(old)?, all(new)?);
            println!("{}", serde_json::to_string_pretty(&diff)?);
        }
        ["--ftm", path] => all(path)?.iter().for_each(|entity| println!("{}", lists::ftm_line(entity))),
        ["--ofac", names, addresses, aliases, comments @ ..] => {
            let (mut names, mut addresses, mut aliases) = (open(names)?, open(addresses)?, open(aliases)?);
            let mut comments = comments.first().map(|path| open(path)).transpose()?;
            let tables = OfacTables {
                names: &mut names,
                addresses: &mut addresses,
                aliases: &mut aliases,
                comments: comments.as_mut().map(|comments| comments as &mut dyn BufRead),
            };
            let mut counts = Counts::default();
            let summary = read_ofac_tables(
                tables,
                &Options::default(),
                &mut |entity| {
                    counts.take(&entity);
                    Ok(())
                },
                &mut |_| {},
            )?;
            counts.print(&summary);
        }
        [] => println!(
            "usage: read FILE… | read --diff OLD NEW | read --ftm FILE | read --ofac NAMES ADDRESSES ALIASES [COMMENTS]"
        ),
        files => files.iter().try_for_each(|path| describe(path))?,
    }
    Ok(())
}

fn open(path: &str) -> Result<BufReader<File>, Box<dyn Error>> {
    Ok(BufReader::with_capacity(1 << 16, File::open(path)?))
}

fn look(path: &str) -> Result<(Format, BufReader<File>), Box<dyn Error>> {
    let mut input = open(path)?;
    let format = sniff(input.fill_buf()?).ok_or_else(|| format!("{path}: no known kind of list"))?;
    Ok((format, input))
}

fn all(path: &str) -> Result<Vec<Entity>, Box<dyn Error>> {
    let ((format, input), mut entities) = (look(path)?, Vec::new());
    let mut each = |entity| {
        entities.push(entity);
        Ok(())
    };
    read(format, input, &Options::default(), &mut each, &mut |_| {})?;
    Ok(entities)
}

fn describe(path: &str) -> Result<(), Box<dyn Error>> {
    let (format, input) = look(path)?;
    let (mut counts, mut bytes, start) = (Counts::default(), 0, Instant::now());
    let mut each = |entity: Entity| {
        counts.take(&entity);
        Ok(())
    };
    match read(format, input, &Options::default(), &mut each, &mut |read| bytes = read) {
        Ok(summary) => {
            let seconds = start.elapsed().as_secs_f64();
            println!("{path}: {format}");
            let (megabytes, rate) = (bytes as f64 / 1e6, summary.entities as f64 / seconds);
            println!(
                "  {megabytes:.1} MB in {seconds:.3} s: {:.0} MB/s, {rate:.0} entities/s",
                megabytes / seconds
            );
            counts.print(&summary);
        }
        Err(error) => println!("{path}: REFUSED after {} entities: {error}", counts.entities),
    }
    Ok(())
}

#[derive(Default)]
struct Counts {
    entities: u64,
    schemas: BTreeMap<String, u64>,
    values: BTreeMap<String, u64>,
}

impl Counts {
    fn take(&mut self, entity: &Entity) {
        self.entities += 1;
        *self.schemas.entry(entity.schema.clone()).or_default() += 1;
        for (property, values) in &entity.properties {
            *self.values.entry(property.clone()).or_default() += values.len() as u64;
        }
    }

    fn print(&self, summary: &Summary) {
        println!("  {} entities {:?}, dated {:?}", summary.entities, self.schemas, summary.dated);
        println!("  values {:?}", self.values);
        println!("  {} repairs", summary.repaired);
        for repair in &summary.repairs {
            println!(
                "    {}:{} {}: {:?} -> {:?}",
                repair.line, repair.column, repair.what, repair.before, repair.after
            );
        }
    }
}
