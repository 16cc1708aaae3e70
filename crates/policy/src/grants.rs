//! The roles and their grants, read and checked.

use std::collections::{BTreeMap, BTreeSet};

use content::{Basis, Text, Unsound, yaml};
use serde::{Deserialize, Serialize};

use crate::Act;

/// The role that everybody has, signed in or not.
pub const PUBLIC: &str = "public";

/// The role that everybody has who is signed in.
pub const SIGNED_IN: &str = "signed-in";

pub use engagement::MONITOR;

/// The roles that nobody is given: two that everybody has, and that of the house.
pub const NOBODYS: [&str; 3] = [PUBLIC, SIGNED_IN, MONITOR];

/// How far a grant reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Business of the institution for which the role is held.
    OwnInstitution,
    /// Cases that name the person as a reviewer, or that concern the partner for which the person
    /// speaks.
    Assigned,
    /// Everything.
    Any,
}

impl Scope {
    /// The scope in words that end a sentence.
    pub fn in_words(self) -> &'static str {
        match self {
            Scope::OwnInstitution => "on the business of its own institution",
            Scope::Assigned => "on cases that name the person or the partner",
            Scope::Any => "everywhere",
        }
    }
}

/// Leave for some roles to do some acts: one rule with one basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Grant {
    /// What may be done or read.
    pub acts: Vec<Act>,
    /// Which roles may, and how far.
    pub to: BTreeMap<String, Scope>,
    /// Where the grant comes from.
    pub basis: Basis,
}

/// A role that a person can hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Role {
    /// Its name in files and events, such as `due-diligence`.
    pub role: String,
    /// Its title for people.
    pub title: Text,
    /// What somebody in this role is there for.
    pub task: Text,
}

/// Every role and every grant, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grants {
    roles: Vec<Role>,
    grants: Vec<Grant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    roles: Vec<Role>,
    grants: Vec<Grant>,
}

impl Grants {
    /// Where the grants lie in the content folder.
    pub const PATH: &str = "policy/roles.yaml";

    /// Reads and checks a file of grants. `path` is for messages.
    ///
    /// # Errors
    /// [`Unsound`]: one line for a malformed file, an act or a scope that does not exist, with file
    /// and line; else every fault that [`Grants::new`] finds.
    pub fn load(path: &str, bytes: &[u8]) -> Result<Self, Unsound> {
        let file: File = yaml::read(path, bytes).map_err(|fault| Unsound(vec![fault.to_string()]))?;
        Grants::new(file.roles, file.grants).map_err(|Unsound(faults)| {
            Unsound(faults.iter().map(|fault| format!("{path}: {fault}")).collect())
        })
    }

    /// Takes roles and grants that hold together.
    ///
    /// # Errors
    /// [`Unsound`] with every fault: a role that stands twice, is badly named or missing; a grant to
    /// a role that does not exist; the same granted twice; `public` or `signed-in` with a scope
    /// other than everywhere; an act that must not be open to the public.
    pub fn new(roles: Vec<Role>, grants: Vec<Grant>) -> Result<Self, Unsound> {
        let mut faults = faults_of_roles(&roles);
        let mut granted = BTreeSet::new();
        for grant in &grants {
            for (role, scope) in &grant.to {
                if !roles.iter().any(|one| one.role == *role) {
                    faults.push(format!(
                        "{} is granted to `{role}`, and there is no such role",
                        listed(&grant.acts)
                    ));
                }
                if [PUBLIC, SIGNED_IN].contains(&role.as_str()) && *scope != Scope::Any {
                    faults.push(format!(
                        "`{role}` belongs to no institution and no case; its scope can only be `any`"
                    ));
                }
                for act in &grant.acts {
                    if !granted.insert((act, role, scope)) {
                        faults.push(format!("{act} is granted to `{role}` twice; strike one out"));
                    }
                    if role == PUBLIC && !act.may_be_public() {
                        faults.push(format!("{act} must not be open to everybody; grant it to another role"));
                    }
                }
            }
        }
        if faults.is_empty() { Ok(Grants { roles, grants }) } else { Err(Unsound(faults)) }
    }

    /// The roles in the order of the file.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The role with this name.
    pub fn role(&self, name: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.role == name)
    }

    /// The grants in the order of the file.
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// The roles that hold `act`, in the order of the roles, with how far and by which grant.
    pub(crate) fn holders_of(&self, act: Act) -> impl Iterator<Item = (&str, Scope, &Basis)> {
        self.roles.iter().flat_map(move |role| {
            let grants = self.grants.iter().filter(move |grant| grant.acts.contains(&act));
            grants.filter_map(|grant| Some((role.role.as_str(), *grant.to.get(&role.role)?, &grant.basis)))
        })
    }
}

fn faults_of_roles(roles: &[Role]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for Role { role, .. } in roles {
        if role.is_empty() || !role.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
            faults.push(format!("`{role}` is no name for a role; use small letters and hyphens"));
        }
        if !seen.insert(role.as_str()) {
            faults.push(format!("the role `{role}` stands twice; strike one out"));
        }
    }
    for needed in [PUBLIC, SIGNED_IN] {
        if !seen.contains(needed) {
            faults.push(format!("the role `{needed}` is missing; everybody has it, so it must be here"));
        }
    }
    faults
}

fn listed(acts: &[Act]) -> String {
    acts.iter().map(|act| act.name()).collect::<Vec<_>>().join(", ")
}
