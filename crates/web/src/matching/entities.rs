//! `GET /entities/{id}`: one entity, with those that it is tied to.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use screening::Listed;

use super::door::{Asker, Fault, FaultBody, Told};
use super::params::Params;
use super::shapes::{ListedEntity, Value};
use crate::address::encoded;
use crate::api::InPath;
use crate::app::App;
use crate::lists::Loaded;
use crate::problem::Problem;

/// Which property of which schema names another entity, and what the other one calls the tie (FollowTheMoney,
/// <https://followthemoney.tech/explorer/>).
const TIES: [(&str, &str, &str); 25] = [
    ("Associate", "person", "associates"),
    ("Associate", "associate", "associations"),
    ("Control", "controller", "controlledEntities"),
    ("Control", "controlled", "controllingEntities"),
    ("Directorship", "director", "directorshipDirector"),
    ("Directorship", "organization", "directorshipOrganization"),
    ("Employment", "employer", "employees"),
    ("Employment", "employee", "employers"),
    ("Family", "person", "familyPerson"),
    ("Family", "relative", "familyRelative"),
    ("Identification", "holder", "identification"),
    ("Membership", "member", "membershipMember"),
    ("Membership", "organization", "membershipOrganization"),
    ("Occupancy", "holder", "positionOccupancies"),
    ("Occupancy", "post", "occupancies"),
    ("Ownership", "owner", "ownershipOwner"),
    ("Ownership", "asset", "ownershipAsset"),
    ("Representation", "agent", "agencyClient"),
    ("Representation", "client", "agentRepresentation"),
    ("Risk", "entity", "risks"),
    ("Sanction", "entity", "sanctions"),
    ("Succession", "predecessor", "successors"),
    ("Succession", "successor", "predecessors"),
    ("UnknownLink", "subject", "unknownLinkTo"),
    ("UnknownLink", "object", "unknownLinkFrom"),
];

/// Properties of things that name another entity.
const OF_THINGS: [&str; 5] = ["addressEntity", "parent", "owner", "operator", "holder"];

/// The most ties that are shown of one entity.
const MOST_TIES: usize = 200;

/// An entity of a list. Asked for by the identifier that the list itself gives, it leads on to the one here.
#[utoipa::path(get, path = "/entities/{id}", tag = "lists", security(("session" = []), ("key" = [])),
    params(
        ("id" = String, Path, description = "An identifier from an answer, or that of the list itself"),
        ("nested" = Option<bool>, Query, description = "Whether the entities that it is tied to stand in it; they do \
            if left out"),
    ),
    responses((status = 200, body = ListedEntity), (status = 308, description = "It is called otherwise here"),
        (status = 400, body = FaultBody), (status = 401, body = FaultBody), (status = 403, body = FaultBody),
        (status = 404, body = FaultBody), (status = 503, body = FaultBody)))]
pub(super) async fn one(
    State(app): State<App>,
    asker: Asker,
    Told(InPath(id)): Told<InPath<String>>,
    Told(params): Told<Params>,
) -> Result<Response, Fault> {
    asker.may_search(&app)?;
    let nested = params.flag("nested", true)?;
    let answer = app.office.lists.ask(move |loaded| match loaded.catalogue.get(&id) {
        Some(listed) if nested => Ok(Json(with_ties(listed, loaded)).into_response()),
        Some(listed) => Ok(Json(ListedEntity::of(listed, loaded)).into_response()),
        None => elsewhere(&id, loaded),
    });
    Ok(answer.await??)
}

/// The entity that another identifier stands for, where only one can be meant.
fn elsewhere(id: &str, loaded: &Loaded) -> Result<Response, Problem> {
    let is_meant = |listed: &&Listed| listed.entity.referents.iter().any(|referent| referent == id);
    let meant: Vec<&Listed> = loaded.catalogue.all().filter(is_meant).take(10).collect();
    match meant.as_slice() {
        [one] => {
            let there = format!("/entities/{}", encoded(&one.entity.id));
            Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, there)]).into_response())
        }
        [] => Err(Problem::not_found(format!("there is no entity `{id}` on these lists"))),
        several => {
            let ids: Vec<&str> = several.iter().map(|one| one.entity.id.as_str()).collect();
            Err(Problem::not_found(format!(
                "`{id}` stands on several lists; ask for one of {}",
                ids.join(", ")
            )))
        }
    }
}

/// An entity with those that name it, and those that it or they name.
fn with_ties(listed: &Listed, loaded: &Loaded) -> ListedEntity {
    let mut whole = with_named(listed, "", loaded);
    let mut ties: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (tie, property, reverse) in naming(listed, loaded).take(MOST_TIES) {
        let tie = with_named(tie, property, loaded);
        ties.entry(reverse).or_default().push(Value::Entity(Box::new(tie)));
    }
    whole.properties.extend(ties.into_iter().map(|(reverse, ties)| (reverse.to_owned(), ties)));
    whole
}

/// The ties of its list that name an entity, by which property, and what it calls them.
fn naming<'a>(
    listed: &'a Listed,
    loaded: &'a Loaded,
) -> impl Iterator<Item = (&'a Listed, &'static str, &'static str)> {
    let own = own_id(listed);
    loaded.catalogue.all().filter(|other| other.list == listed.list).flat_map(move |other| {
        let names = move |(schema, property, _): &(&str, &'static str, &str)| {
            *schema == other.entity.schema && other.entity.values(property).iter().any(|value| value == own)
        };
        TIES.into_iter().filter(names).map(move |(_, property, reverse)| (other, property, reverse))
    })
}

/// An entity with those in place that it names, except by one property.
fn with_named(listed: &Listed, except: &str, loaded: &Loaded) -> ListedEntity {
    let mut shown = ListedEntity::of(listed, loaded);
    let of_tie = TIES.iter().filter(|(schema, ..)| *schema == shown.schema).map(|(_, property, _)| *property);
    let properties: Vec<&str> = of_tie.chain(OF_THINGS).filter(|property| *property != except).collect();
    for property in properties {
        for value in shown.properties.get_mut(property).into_iter().flatten() {
            let Value::Text(own) = value else { continue };
            if let Some(named) = loaded.catalogue.of_list(&listed.list, own) {
                *value = Value::Entity(Box::new(ListedEntity::of(named, loaded)));
            }
        }
    }
    shown
}

/// What the list itself calls an entity.
fn own_id(listed: &Listed) -> &str {
    listed.entity.id.strip_prefix(&listed.list).and_then(|rest| rest.strip_prefix('.')).unwrap_or_default()
}
