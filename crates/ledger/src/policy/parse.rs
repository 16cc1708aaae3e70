//! The text form of a policy.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::{Group, Log, Member, Policy, Witness};
use crate::encoding::decimal;
use crate::note::{KeyError, KeyKind, VerifyingKey};

/// A policy that cannot be used: the line, counted from 1, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("policy, line {line}: {reason}")]
pub struct PolicyError {
    /// Counted from 1; one past the end if something is missing.
    pub line: usize,
    /// What is wrong, and how to mend it.
    pub reason: String,
}

impl FromStr for Policy {
    type Err = PolicyError;

    /// Reads a policy file.
    fn from_str(text: &str) -> Result<Self, PolicyError> {
        let mut reader = Reader::default();
        for (index, line) in text.split('\n').enumerate() {
            reader.line(line).map_err(|reason| PolicyError { line: index + 1, reason })?;
        }
        let missing = || PolicyError {
            line: text.lines().count() + 1,
            reason: "a line `quorum <name>` or `quorum none` is missing".to_owned(),
        };
        let quorum = reader.quorum.ok_or_else(missing)?;
        Ok(Self { logs: reader.logs, witnesses: reader.witnesses, groups: reader.groups, quorum })
    }
}

#[derive(Default)]
struct Reader {
    logs: Vec<Log>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    names: BTreeMap<String, Member>,
    /// Members that a group has claimed: none may count twice.
    claimed: BTreeSet<Member>,
    quorum: Option<Option<Member>>,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), String> {
        if line.contains(|letter: char| letter.is_ascii_control() && letter != '\t') {
            return Err("control characters other than tabs are not allowed".to_owned());
        }
        let items: Vec<&str> = line.split([' ', '\t']).filter(|item| !item.is_empty()).collect();
        match items.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with('#') => Ok(()),
            ["log", key] => self.log(key, None),
            ["log", key, url] => self.log(key, Some(url)),
            ["witness", name, key] => self.witness(name, key, None),
            ["witness", name, key, url] => self.witness(name, key, Some(url)),
            ["group", name, threshold, members @ ..] => self.group(name, threshold, members),
            ["quorum", name] => self.quorum(name),
            [first, ..] => Err(format!(
                "{first:?} with {} item(s) is not understood; lines are `log <vkey> [<url>]`, \
                 `witness <name> <vkey> [<url>]`, `group <name> all|any|<k> <name>...` and `quorum <name>`",
                items.len() - 1
            )),
        }
    }

    fn log(&mut self, key: &str, url: Option<&&str>) -> Result<(), String> {
        let key = key_of_kind(key, KeyKind::Ed25519, "a log signs with a key of type 0x01")?;
        if self.logs.iter().any(|log| log.key.public() == key.public()) {
            return Err("this log key is listed twice, if perhaps under two names".to_owned());
        }
        self.logs.push(Log { key, url: url.map(|url| (*url).to_owned()) });
        Ok(())
    }

    fn witness(&mut self, name: &str, key: &str, url: Option<&&str>) -> Result<(), String> {
        let key = key_of_kind(key, KeyKind::Cosignature, "a witness cosigns with a key of type 0x04")?;
        if self.witnesses.iter().any(|witness| witness.key.public() == key.public()) {
            return Err("this witness key is listed twice, if perhaps under two names".to_owned());
        }
        self.define(name, Member::Witness(self.witnesses.len()))?;
        self.witnesses.push(Witness { name: name.to_owned(), key, url: url.map(|url| (*url).to_owned()) });
        Ok(())
    }

    fn group(&mut self, name: &str, threshold: &str, members: &[&str]) -> Result<(), String> {
        let members = members.iter().map(|member| self.claim(member)).collect::<Result<Vec<_>, _>>()?;
        let threshold = match threshold {
            "any" => 1,
            "all" => members.len(),
            number => decimal(number).map_or(0, |number| usize::try_from(number).unwrap_or(usize::MAX)),
        };
        if !(1..=members.len()).contains(&threshold) {
            let count = members.len();
            return Err(format!("a group of {count} needs `all`, `any` or a number from 1 to {count}"));
        }
        self.define(name, Member::Group(self.groups.len()))?;
        self.groups.push(Group { name: name.to_owned(), threshold, members });
        Ok(())
    }

    fn quorum(&mut self, name: &str) -> Result<(), String> {
        if self.quorum.is_some() {
            return Err("a policy has exactly one quorum line".to_owned());
        }
        self.quorum = Some(if name == "none" { None } else { Some(self.find(name)?) });
        Ok(())
    }

    fn define(&mut self, name: &str, member: Member) -> Result<(), String> {
        if name == "none" || self.names.contains_key(name) {
            return Err(format!("the name {name:?} is taken: give every witness and group its own"));
        }
        self.names.insert(name.to_owned(), member);
        Ok(())
    }

    fn claim(&mut self, name: &str) -> Result<Member, String> {
        let member = self.find(name)?;
        if self.claimed.insert(member) {
            Ok(member)
        } else {
            Err(format!("{name:?} is already a member of a group, and may count only once"))
        }
    }

    fn find(&self, name: &str) -> Result<Member, String> {
        let member = self.names.get(name).copied();
        member.ok_or_else(|| format!("{name:?} is not defined on a line above"))
    }
}

fn key_of_kind(text: &str, kind: KeyKind, otherwise: &str) -> Result<VerifyingKey, String> {
    let key: VerifyingKey = text.parse().map_err(|error: KeyError| error.to_string())?;
    if key.kind() == kind { Ok(key) } else { Err(format!("{otherwise}; this key is of another type")) }
}
