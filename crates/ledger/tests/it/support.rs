//! A small log in memory, written as a store would write it.

use std::collections::{BTreeMap, HashMap};

use ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use ledger::cosignature::cosign;
use ledger::leaf::{Event, Genesis, Know, Leaf, Sealed};
use ledger::note::{KeyKind, SigningKey};
use ledger::policy::Policy;
use ledger::proof::LogProof;
use ledger::tiles::{TileReader, project};
use ledger::tree::{Hash, Node, inclusion_proof, leaf_hash, root_at, root_of};

pub const ORIGIN: &str = "ledger.example/log";
/// 2026-11-21T17:31:57Z.
pub const NOW: u64 = 1_795_282_317;

pub type Files = BTreeMap<String, Vec<u8>>;

pub fn log_key() -> SigningKey {
    SigningKey::from_seed(ORIGIN, KeyKind::Ed25519, &[1; 32]).unwrap()
}

pub fn witness_key(number: u8) -> SigningKey {
    let name = format!("witness.example/w{number}");
    SigningKey::from_seed(&name, KeyKind::Cosignature, &[100 + number; 32]).unwrap()
}

pub fn log_policy() -> Policy {
    Policy::log_only(log_key().verifying_key().clone())
}

/// `k` of `n` witnesses, called w1, w2, …
pub fn policy_text(k: usize, n: u8) -> String {
    let mut text = format!("log {}\n", log_key().verifying_key());
    let mut names = String::new();
    for number in 1..=n {
        text += &format!("witness w{number} {}\n", witness_key(number).verifying_key());
        names += &format!(" w{number}");
    }
    text + &format!("group all-of-them {k}{names}\nquorum all-of-them\n")
}

pub fn sign(size: u64, root: Hash, witnesses: &[u8], time: u64) -> SignedCheckpoint {
    let mut signed = Checkpoint::new(ORIGIN, size, root).sign(&[&log_key()]).unwrap();
    for number in witnesses {
        let cosignature = cosign(&witness_key(*number), signed.note().text(), time).unwrap();
        signed.add(cosignature);
    }
    signed
}

/// Files of a log with these entries, grown in the given steps.
pub fn files_of(entries: &[Vec<u8>], steps: &[usize]) -> Files {
    let mut files = Files::new();
    let mut size = 0;
    for end in steps.iter().copied().filter(|step| *step < entries.len()).chain([entries.len()]) {
        for file in project(size as u64, &entries[size..end], &files).unwrap() {
            files.insert(file.path, file.bytes);
        }
        size = end;
    }
    let head = sign(entries.len() as u64, root_over(entries), &[], NOW);
    files.insert("checkpoint".to_owned(), head.to_string().into_bytes());
    files
}

pub fn root_over(entries: &[Vec<u8>]) -> Hash {
    root_of(&entries.iter().map(|entry| leaf_hash(entry)).collect::<Vec<_>>())
}

/// A proof of `index` from the tiles, under a checkpoint with these cosignatures.
pub fn prove(files: &Files, size: u64, index: u64, witnesses: &[u8]) -> LogProof {
    let reader = TileReader::new(files, size);
    let path = inclusion_proof(size, index, |node: Node| reader.hash(node)).unwrap();
    let root = root_at(size, |node| reader.hash(node)).unwrap();
    LogProof { extra: None, index, path, checkpoint: sign(size, root, witnesses, NOW) }
}

/// Writes leaves one by one, keeping count of cases as a store does.
#[derive(Default)]
pub struct Writer {
    pub entries: Vec<Vec<u8>>,
    cases: HashMap<String, (u64, Hash)>,
    /// What leaves cite.
    know: Option<Know>,
}

impl Writer {
    pub fn new() -> Self {
        let mut writer = Self::default();
        let t = "2026-11-21T09:00:00Z".to_owned();
        writer.push(&Leaf::Genesis(Genesis { origin: ORIGIN.to_owned(), last_of_former: None, t }));
        writer
    }

    pub fn push(&mut self, leaf: &Leaf) {
        self.entries.push(leaf.to_bytes().unwrap());
    }

    /// From now on, leaves cite the tree as it is now.
    pub fn witnessed(&mut self) {
        self.know = Some(Know { root: root_over(&self.entries), size: self.entries.len() as u64 });
    }

    /// The next event of a case, as it would be written.
    pub fn next(&self, case: &str, act: &str) -> Event {
        let (n, prev) = self.cases.get(case).map_or((1, None), |(n, last)| (n + 1, Some(*last)));
        Event {
            act: act.to_owned(),
            case: case.to_owned(),
            cm: leaf_hash(case.as_bytes()),
            know: self.know.unwrap_or(Know::nothing()),
            n,
            prev,
            role: "focal-point".to_owned(),
            seen: (act == "decision.signed").then(Hash::empty_root),
            erased: None,
            t: "2026-11-21T17:31:57Z".to_owned(),
        }
    }

    pub fn event(&mut self, case: &str, act: &str) {
        let event = self.next(case, act);
        self.put(event);
    }

    pub fn put(&mut self, event: Event) {
        let (case, n) = (event.case.clone(), event.n);
        self.push(&Leaf::Event(event));
        self.cases.insert(case, (n, leaf_hash(self.entries.last().unwrap())));
    }

    pub fn sealed(&mut self, tag: [u8; 16]) {
        let know = self.know.unwrap_or(Know::nothing());
        let t = "2026-11-21".to_owned();
        self.push(&Leaf::Sealed(Sealed { cm: Hash([7; 32]), know, tag, t }));
    }

    pub fn files(&self) -> Files {
        files_of(&self.entries, &[])
    }
}

/// A log of `cases` whole cases, interleaved, citing ever newer checkpoints.
pub fn story(cases: usize) -> Writer {
    let acts = [
        "engagement.opened",
        "consultation.opened",
        "consultation.closed",
        "decision.proposed",
        "decision.signed",
        "safeguards.published",
        "decision.published",
        "partnership.announced",
        "engagement.closed",
    ];
    let mut writer = Writer::new();
    for act in acts {
        writer.witnessed();
        for case in 1..=cases {
            writer.event(&format!("UNP-2026-{case:04}"), act);
        }
    }
    writer
}
