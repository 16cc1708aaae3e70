//! Companies of a benchmark as entities, so that a partner can be looked for among them.

use entities::Entity;

/// A company as a benchmark names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenchmarkCompany {
    /// The benchmark's own identifier of the company.
    pub id: String,
    /// The name that the benchmark uses.
    pub name: String,
    /// Other names by which it is known.
    pub aliases: Vec<String>,
    /// Days on which an edition spoke of it (ISO 8601).
    pub dates: Vec<String>,
}

/// The companies as entities of `dataset`. Being in a benchmark is no finding, and `target` says so.
pub fn benchmark_companies(
    dataset: &str,
    companies: impl IntoIterator<Item = BenchmarkCompany>,
) -> Vec<Entity> {
    let entity = |company: BenchmarkCompany| {
        let mut entity = Entity::new(format!("{dataset}-{}", company.id), "Company");
        entity.caption.clone_from(&company.name);
        entity.target = Some(false);
        entity.datasets.push(dataset.to_owned());
        entity.add("name", company.name);
        company.aliases.into_iter().for_each(|alias| entity.add("alias", alias));
        entity.first_seen = company.dates.iter().min().cloned();
        entity.last_seen = company.dates.iter().max().cloned();
        entity
    };
    companies.into_iter().map(entity).collect()
}
