//! An edition: all content files together, checked and addressed by their hash.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::yaml::{self, Malformed};
use crate::{
    Duties, Family, FlagRule, FourEyes, Gate, Question, Sector, Tier, TierRule, Trigger, WorkingCalendar,
};

/// Content files by path relative to the content folder, such as `gates/decision.yaml`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Content that cannot be used, with every fault found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct Unsound(pub Vec<String>);

/// Everything that a case is judged by.
#[derive(Debug, Clone)]
pub struct Edition {
    /// SHA-256 over the paths and hashes of the files below, 64 hexadecimal digits.
    pub hash: String,
    /// SHA-256 of each file, by path.
    pub files: BTreeMap<String, String>,
    /// The families of questions, in order of their file names.
    pub families: Vec<Family>,
    /// The sectors that call for enhanced diligence.
    pub sectors: Vec<Sector>,
    /// The rules that raise red flags.
    pub flag_rules: Vec<FlagRule>,
    /// The reasons for a tier.
    pub tier_rules: Vec<TierRule>,
    /// What each tier demands, lowest first, all four.
    pub duties: Vec<Duties>,
    /// The gates.
    pub gates: Vec<Gate>,
    /// The separation of duties.
    pub four_eyes: FourEyes,
    /// The calendars by name.
    pub calendars: BTreeMap<String, WorkingCalendar>,
    /// Settings that are single values.
    pub settings: Settings,
}

/// Single values, `settings.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The calendar in which deadlines run.
    pub calendar: String,
    /// Working days that a partner has to reply.
    pub reply_working_days: u32,
    /// Days by which the full step is owed after an emergency.
    pub emergency_owed_days: i64,
    /// Clauses on which silence in the contract keeps the decision gate shut.
    pub required_clauses: Vec<String>,
    /// Lists in which every partner must have been looked for, by their identifiers. Editions from before there
    /// was a choice name none.
    #[serde(default)]
    pub required_lists: Vec<String>,
    /// From which likelihood on the clearance of a hit needs a second person, in percent, at most 99. In editions
    /// from before there was a choice, every clearance does.
    #[serde(default)]
    pub second_look_from_percent: u8,
}

impl Settings {
    /// From which likelihood on the clearance of a hit needs a second person, in hundredths of a percent.
    pub fn second_look_from(&self) -> u16 {
        u16::from(self.second_look_from_percent) * 100
    }
}

/// The folders and files that make up an edition; others (translations, benchmarks, examples) are
/// content too, and do not judge a case.
const JUDGING: [&str; 4] = ["criteria/", "gates/", "calendars/", "settings.yaml"];

/// A hit is never certain, so a likelihood above this is none.
const MOST_PERCENT: u8 = 99;

/// Pairs of acts that every edition must keep apart, whatever else an institution changes; and
/// whether it may confine the pair to one subject. A review and a signature never share a subject,
/// so confining them would separate nobody.
const ALWAYS_APART: [(&str, &str, bool); 5] = [
    ("decision.proposed", "decision.signed", false),
    ("flag.answered", "flag.reviewed", true),
    ("review.given", "decision.signed", false),
    ("decision.proposed", "exception.granted", false),
    ("exception.granted", "decision.proposed", false),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectorFile {
    sectors: Vec<Sector>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TierFile {
    duties: Vec<Duties>,
    rules: Vec<TierRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlagFile {
    rules: Vec<FlagRule>,
}

impl Edition {
    /// Reads and checks an edition.
    ///
    /// # Errors
    /// [`Unsound`] with every fault: a malformed file, a missing one, a repeated code, a gate that
    /// guards nothing known, a separation that must not be dropped.
    pub fn load(files: &Files) -> Result<Self, Unsound> {
        let mut reader = Reader { files, faults: Vec::new() };
        let families = reader.every::<Family>("criteria/questions/");
        let sectors = reader.one::<SectorFile>("criteria/sectors.yaml");
        let flags = reader.one::<FlagFile>("criteria/red-flags.yaml");
        let tiers = reader.one::<TierFile>("criteria/tiers.yaml");
        let gates = reader.every::<Gate>("gates/stages/");
        let four_eyes = reader.one::<FourEyes>("gates/four-eyes.yaml");
        let calendars = reader.every::<WorkingCalendar>("calendars/");
        let settings = reader.one::<Settings>("settings.yaml");
        let (Some(sectors), Some(flags), Some(tiers), Some(four_eyes), Some(settings)) =
            (sectors, flags, tiers, four_eyes, settings)
        else {
            return Err(Unsound(reader.faults));
        };
        let (hash, hashes) = address(files);
        let edition = Edition {
            hash,
            files: hashes,
            families,
            sectors: sectors.sectors,
            flag_rules: flags.rules,
            tier_rules: tiers.rules,
            duties: tiers.duties,
            gates,
            four_eyes,
            calendars: calendars.into_iter().map(|calendar| (calendar.calendar.clone(), calendar)).collect(),
            settings,
        };
        reader.faults.extend(edition.faults());
        if reader.faults.is_empty() { Ok(edition) } else { Err(Unsound(reader.faults)) }
    }

    /// Every question of every family.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.families.iter().flat_map(|family| &family.questions)
    }

    /// The question with this code.
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions().find(|question| question.code == code)
    }

    /// What `tier` demands.
    pub fn duties_of(&self, tier: Tier) -> &Duties {
        // Loading made sure that all four are there, lowest first.
        &self.duties[tier as usize]
    }

    /// The gates that guard `trigger`.
    pub fn gates_for<'a>(&'a self, trigger: &'a Trigger) -> impl Iterator<Item = &'a Gate> {
        self.gates.iter().filter(move |gate| gate.guards.contains(trigger))
    }

    /// The calendar in which deadlines run.
    pub fn calendar(&self) -> &WorkingCalendar {
        &self.calendars[&self.settings.calendar]
    }

    /// Whether a question or a rule bears a code: nobody else may speak in its name.
    pub fn has_code(&self, code: &str) -> bool {
        self.codes().any(|known| known == code)
    }

    fn codes(&self) -> impl Iterator<Item = &String> {
        self.questions()
            .map(|question| &question.code)
            .chain(self.sectors.iter().map(|sector| &sector.code))
            .chain(self.flag_rules.iter().map(|rule| &rule.code))
            .chain(self.tier_rules.iter().map(|rule| &rule.code))
            .chain(self.gates.iter().flat_map(|gate| &gate.requirements).map(|one| &one.code))
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for code in self.codes() {
            if !seen.insert(code) {
                faults.push(format!("the code {code} stands twice; give one of them another"));
            }
        }
        if self.duties.iter().map(|duty| duty.tier).ne([
            Tier::Low,
            Tier::Moderate,
            Tier::Substantial,
            Tier::High,
        ]) {
            faults.push(
                "criteria/tiers.yaml: `duties` must name low, moderate, substantial and high, in that order"
                    .into(),
            );
        }
        match self.calendars.get(&self.settings.calendar) {
            None => faults.push(format!("settings.yaml: no calendar is called {}", self.settings.calendar)),
            Some(calendar) => {
                if jiff::tz::TimeZone::get(&calendar.time_zone).is_err() {
                    faults.push(format!(
                        "calendar {}: no time zone is called {}",
                        calendar.calendar, calendar.time_zone
                    ));
                }
            }
        }
        let percent = self.settings.second_look_from_percent;
        if percent > MOST_PERCENT {
            faults.push(format!(
                "settings.yaml: `second-look-from-percent` is {percent}, and no hit is that likely: one person would \
                 clear any; write at most {MOST_PERCENT}"
            ));
        }
        for (first, then, may_confine) in ALWAYS_APART {
            let separated =
                self.four_eyes.separations.iter().any(|pair| {
                    pair.first == first && pair.then == then && (may_confine || !pair.same_subject)
                });
            if !separated {
                faults.push(format!(
                    "gates/four-eyes.yaml: {first} and {then} must stay with two people; put the pair back{}",
                    if may_confine { "" } else { ", without `same-subject`" }
                ));
            }
        }
        faults
    }
}

struct Reader<'a> {
    files: &'a Files,
    faults: Vec<String>,
}

impl Reader<'_> {
    fn one<T: serde::de::DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        match self.files.get(path) {
            Some(bytes) => self.keep(yaml::read(path, bytes)),
            None => {
                self.faults.push(format!("{path} is missing"));
                None
            }
        }
    }

    fn every<T: serde::de::DeserializeOwned>(&mut self, folder: &str) -> Vec<T> {
        let files = self.files;
        let found: Vec<_> = files.iter().filter(|(path, _)| path.starts_with(folder)).collect();
        if found.is_empty() {
            self.faults.push(format!("{folder} has no file"));
        }
        found.into_iter().filter_map(|(path, bytes)| self.keep(yaml::read(path, bytes))).collect()
    }

    fn keep<T>(&mut self, read: Result<T, Malformed>) -> Option<T> {
        read.map_err(|fault| self.faults.push(fault.to_string())).ok()
    }
}

fn address(files: &Files) -> (String, BTreeMap<String, String>) {
    let hashes: BTreeMap<String, String> = files
        .iter()
        .filter(|(path, _)| JUDGING.iter().any(|part| path.starts_with(part)))
        .map(|(path, bytes)| (path.clone(), hex::encode(Sha256::digest(bytes))))
        .collect();
    let mut whole = Sha256::new();
    for (path, hash) in &hashes {
        whole.update(format!("{path} {hash}\n"));
    }
    (hex::encode(whole.finalize()), hashes)
}
