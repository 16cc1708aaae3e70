//! Imports a list of entities and says what came of it, for tests that kill it.
//!
//! `importer DATA FILE TIME` imports FILE into the shelf `watch` as if it were TIME, and prints `new NAME`,
//! `unchanged NAME` or `held`.

use std::error::Error;
use std::io::{Write as _, stdout};
use std::path::Path;

use lists::{Format, Options};
use store::shelves::{Imported, Shelf, Terms};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, file, time] = arguments.as_slice() else {
        return Err("usage: importer DATA FILE TIME".into());
    };
    let terms = Terms { shrink_limit: 0.5, confirmed: "", confirmed_older: "", now: time.parse()? };
    let read_as = (Format::FollowTheMoney, &Options::default());
    let imported =
        Shelf::new(Path::new(data), "watch").import(Path::new(file), read_as, &terms, &mut |_| {})?;
    let said = match imported {
        Imported::New(edition, _) => format!("new {}", edition.name()),
        Imported::Unchanged(edition) => format!("unchanged {}", edition.name()),
        Imported::Held(_) => "held".to_owned(),
    };
    writeln!(stdout(), "{said}")?;
    Ok(())
}
