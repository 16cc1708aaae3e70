//! Where a format puts its entities, and what it learns of the file as a whole.

use entities::Entity;

use crate::error::FETCH_AGAIN;
use crate::track::Track;
use crate::{BoxError, ListError, Options, Summary, legible_names};

/// The receiver of a reader's entities.
pub(crate) struct Out<'a> {
    each: &'a mut dyn FnMut(Entity) -> Result<(), BoxError>,
    dataset: Option<String>,
    entities: u64,
    names: u64,
    illegible: u64,
    dated: Option<String>,
    pub track: Track,
}

impl<'a> Out<'a> {
    pub fn new(
        each: &'a mut dyn FnMut(Entity) -> Result<(), BoxError>,
        options: &Options,
        track: Track,
    ) -> Self {
        Self {
            each,
            dataset: options.dataset.clone(),
            entities: 0,
            names: 0,
            illegible: 0,
            dated: None,
            track,
        }
    }

    /// Hands an entity on, as one of the data set that was asked for, else of `usual`.
    pub fn emit(&mut self, usual: &str, mut entity: Entity) -> Result<(), ListError> {
        let dataset = self.dataset.clone().unwrap_or_else(|| usual.to_owned());
        if !entity.datasets.contains(&dataset) {
            entity.datasets.push(dataset);
        }
        self.emit_as_is(entity)
    }

    /// Hands an entity on, as one of the data set that was asked for, else of those that it names.
    pub fn emit_as_is(&mut self, mut entity: Entity) -> Result<(), ListError> {
        if let Some(dataset) = self.dataset.as_ref().filter(|one| !entity.datasets.contains(one)) {
            entity.datasets.push(dataset.clone());
        }
        self.entities += 1;
        let legible = legible_names(&entity);
        self.names += legible;
        self.illegible += entity.names().count() as u64 - legible;
        (self.each)(entity).map_err(|source| self.track.stopped(source))
    }

    /// The publisher says when the file was made.
    pub fn dated(&mut self, when: &str) {
        self.dated = Some(when.to_owned()).filter(|when| !when.is_empty());
    }

    /// The publisher says how many entries there are; a difference is reported, because a cut file
    /// that was closed by hand looks whole.
    pub fn announced(&self, line: u64, count: &str) {
        if count.parse() != Ok(self.entities) {
            let there = self.entities.to_string();
            self.track.repair(line, "the file announces another number of entries than it has", count, there);
        }
    }

    /// What is told of a file that was read to its end. One without an entry is no list: to look in it would find
    /// nobody, and read as a clearance.
    pub fn summary(self) -> Result<Summary, ListError> {
        if self.entities == 0 {
            return Err(self.track.refused("there is no entry in it", FETCH_AGAIN));
        }
        let (repairs, repaired) = self.track.repairs();
        Ok(Summary {
            entities: self.entities,
            names: self.names,
            illegible: self.illegible,
            dated: self.dated,
            repairs,
            repaired,
        })
    }
}
