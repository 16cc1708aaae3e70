//! The editions of one benchmark, and what was public on a day.

mod sound;

use content::yaml;
use jiff::civil::Date;
use serde::Deserialize;

use crate::edition::two_decimals;
use crate::names::folded;
use crate::{
    Benchmark, Change, Company, Edition, Imprint, Kind, Method, Name, NoStanding, NotComparable, Score,
    Standing,
};

pub use sound::Unsound;

/// The editions of one benchmark, checked against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    benchmark: Benchmark,
    methods: Vec<Method>,
    /// Oldest first.
    editions: Vec<Edition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Methods {
    methods: Vec<Method>,
}

impl Library {
    /// Reads the files of one benchmark's folder: one `benchmark.yaml`, one `indicators.yaml`, and
    /// every other file an edition. The order of the files does not matter.
    ///
    /// # Errors
    /// [`Unsound`], for a file that cannot be read (with line and column) and for editions that
    /// contradict each other or the benchmark. Nothing is half loaded.
    pub fn from_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Self, Unsound> {
        let mut benchmarks: Vec<Benchmark> = Vec::new();
        let mut methods: Vec<Methods> = Vec::new();
        let mut editions: Vec<(String, Edition)> = Vec::new();
        for (path, bytes) in files {
            match path.rsplit('/').next() {
                Some("benchmark.yaml") => benchmarks.push(yaml::read(path, bytes)?),
                Some("indicators.yaml") => methods.push(yaml::read(path, bytes)?),
                _ => editions.push((path.to_owned(), yaml::read(path, bytes)?)),
            }
        }
        editions.sort_by_key(|(_, edition)| edition.imprint.published_on);
        let library = Library {
            benchmark: only("benchmark.yaml", benchmarks)?,
            methods: only("indicators.yaml", methods)?.methods,
            editions: editions.iter().map(|(_, edition)| edition.clone()).collect(),
        };
        library.check_names()?;
        for (path, edition) in &editions {
            library
                .check(edition)
                .map_err(|message| Unsound::Contradiction { path: path.clone(), message })?;
        }
        sound::check_order(&editions)?;
        Ok(library)
    }

    /// The benchmark itself.
    pub fn benchmark(&self) -> &Benchmark {
        &self.benchmark
    }

    /// The editions, oldest first.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The edition of that label.
    pub fn edition(&self, label: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.imprint.edition == label)
    }

    /// The publication details of every edition: what [`rdr::import`](crate::rdr::import) needs.
    pub fn imprints(&self) -> impl Iterator<Item = &Imprint> {
        self.editions.iter().map(|edition| &edition.imprint)
    }

    /// The method of that id, with the names of its indicators.
    pub fn method(&self, id: &str) -> Option<&Method> {
        self.methods.iter().find(|method| method.id == id)
    }

    /// The newest edition that the public could read on `date`, that day included.
    pub fn as_known_on(&self, date: Date) -> Option<&Edition> {
        self.public_on(date).next()
    }

    /// Where `company` stood in the newest edition that was public on `date` and scores it.
    ///
    /// A company is found by any name that it had taken by that day. Former names keep leading to
    /// it: people go on using them. Names of a later day do not: nobody could have asked by them.
    ///
    /// # Errors
    /// [`NoStanding`]: why there is nothing to show.
    pub fn score_of(&self, company: &str, date: Date) -> Result<Standing, NoStanding> {
        self.name_was_known(company, date)?;
        let Some(newest) = self.as_known_on(date) else {
            return Err(NoStanding::NoEdition { date, not_held: self.not_held(Date::MIN, date, None) });
        };
        let mut absent_from = Vec::new();
        for edition in self.public_on(date) {
            if let Some(score) = self.find(edition, company) {
                let not_held = self.not_held(edition.imprint.published_on, date, Some(score.kind));
                return Ok(Standing { absent_from, not_held, ..Standing::of(edition, score) });
            }
            absent_from.push(edition.imprint.edition.clone());
        }
        let not_held = self.not_held(newest.imprint.published_on, date, None);
        Err(NoStanding::NotScored { company: company.to_owned(), date, editions: absent_from, not_held })
    }

    /// How `company` changed from one edition to another of the same method.
    ///
    /// # Errors
    /// [`NotComparable`], above all where the method changed in between.
    pub fn change(&self, company: &str, from: &str, to: &str) -> Result<Change, NotComparable> {
        let held =
            |label: &str| self.edition(label).ok_or_else(|| NotComparable::NoEdition(label.to_owned()));
        let (old, new) = (held(from)?, held(to)?);
        if old.imprint.method != new.imprint.method {
            return Err(NotComparable::Methods {
                from: from.to_owned(),
                from_method: old.imprint.method.clone(),
                to: to.to_owned(),
                to_method: new.imprint.method.clone(),
            });
        }
        let unscored = |edition: &str| NotComparable::NotScored {
            edition: edition.to_owned(),
            company: company.to_owned(),
        };
        let before = self.find(old, company).ok_or_else(|| unscored(from))?;
        let after = self.find(new, company).ok_or_else(|| unscored(to))?;
        let gained = |by: fn(&Score) -> f64| two_decimals(by(after) - by(before));
        Ok(Change {
            from: from.to_owned(),
            to: to.to_owned(),
            method: new.imprint.method.clone(),
            total: gained(|score| score.total),
            governance: gained(|score| score.governance),
            freedom: gained(|score| score.freedom),
            privacy: gained(|score| score.privacy),
        })
    }

    fn public_on(&self, date: Date) -> impl Iterator<Item = &Edition> {
        self.editions.iter().rev().filter(move |edition| edition.imprint.published_on <= date)
    }

    fn find<'a>(&self, edition: &'a Edition, company: &str) -> Option<&'a Score> {
        let wanted = self.identity(company);
        edition.companies.iter().find(|score| self.identity(&score.company) == wanted)
    }

    /// What stays the same through all names of a company.
    fn identity(&self, name: &str) -> String {
        self.named(name).map_or_else(|| folded(name), |(company, _)| company.id.clone())
    }

    fn named(&self, name: &str) -> Option<(&Company, &Name)> {
        self.benchmark.companies.iter().find_map(|company| Some((company, company.named(name)?)))
    }

    fn name_was_known(&self, name: &str, date: Date) -> Result<(), NoStanding> {
        let Some((company, taken)) = self.named(name) else { return Ok(()) };
        match taken.from.filter(|from| *from > date) {
            None => Ok(()),
            Some(from) => Err(NoStanding::NameNotYet {
                name: name.to_owned(),
                date,
                from,
                then: company.name_on(date).map(|then| then.name.clone()),
            }),
        }
    }

    fn not_held(&self, after: Date, until: Date, kind: Option<Kind>) -> Vec<String> {
        let of_interest = |kinds: &[Kind]| kind.is_none_or(|kind| kinds.contains(&kind));
        self.benchmark
            .not_held
            .iter()
            .filter(|it| after < it.published_on && it.published_on <= until && of_interest(&it.kinds))
            .map(|it| it.edition.clone())
            .collect()
    }
}

fn only<T>(file: &'static str, mut found: Vec<T>) -> Result<T, Unsound> {
    match found.pop() {
        Some(it) if found.is_empty() => Ok(it),
        it => Err(Unsound::Count { file, found: found.len() + usize::from(it.is_some()) }),
    }
}
