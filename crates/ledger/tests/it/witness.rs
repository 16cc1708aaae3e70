//! Claims 8 and 15: both sides of the witness protocol.

use std::collections::BTreeMap;

use ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use ledger::note::{KeyKind, SigningKey};
use ledger::tree::{Frontier, Hash, Node, consistency_proof, leaf_hash, root_of};
use ledger::witness::{
    AddCheckpoint, Alarm, Answer, Evidence, Outcome, TREE_SIZE_TYPE, WitnessedLog, interpret, respond,
};
use proptest::prelude::*;

use crate::support::{NOW, ORIGIN, log_key, sign, witness_key};

fn leaves(size: u64, fork: bool) -> Vec<Hash> {
    let name = |index: u64| if fork && index == 2 { "forked".to_owned() } else { index.to_string() };
    (0..size).map(|index| leaf_hash(name(index).as_bytes())).collect()
}

fn head(size: u64, fork: bool) -> SignedCheckpoint {
    sign(size, root_of(&leaves(size, fork)), &[], NOW)
}

fn request(old: u64, new: u64, fork: bool) -> AddCheckpoint {
    let all = leaves(new, fork);
    let read = |node: Node| {
        let start = (node.index << node.level) as usize;
        Ok::<_, std::convert::Infallible>(root_of(&all[start..start + (1 << node.level)]))
    };
    let proof = consistency_proof(old.min(new), new, read).unwrap();
    AddCheckpoint { old, proof, checkpoint: head(new, fork) }
}

/// A witness in memory that stores what it is told to store.
struct Witness {
    logs: BTreeMap<String, WitnessedLog>,
    evidence: Vec<Evidence>,
}

impl Witness {
    fn new() -> Self {
        let log = WitnessedLog { keys: vec![log_key().verifying_key().clone()], latest: None };
        Self { logs: BTreeMap::from([(ORIGIN.to_owned(), log)]), evidence: Vec::new() }
    }

    fn ask(&mut self, body: &str) -> Answer {
        let answer = respond(body.as_bytes(), &self.logs, &witness_key(1), NOW);
        if let Some(head) = &answer.store {
            self.logs.get_mut(ORIGIN).unwrap().latest = Some(head.clone());
        }
        self.evidence.extend(answer.evidence.clone());
        answer
    }

    fn size(&self) -> u64 {
        self.logs[ORIGIN].latest.as_ref().map_or(0, |head| head.checkpoint().size)
    }
}

fn outcome(answer: &Answer, offered: &SignedCheckpoint) -> Outcome {
    let witness = witness_key(1);
    interpret(
        answer.status,
        Some(answer.content_type),
        answer.body.as_bytes(),
        offered,
        witness.verifying_key(),
    )
}

#[test]
fn an_honest_log_is_cosigned_as_it_grows() {
    let mut witness = Witness::new();
    for (old, new) in [(0, 4), (4, 40), (40, 40), (40, 501)] {
        let request = request(old, new, false);
        let answer = witness.ask(&request.to_string());
        assert_eq!(answer.status, 200, "{old} to {new}: {}", answer.body);
        assert_eq!(witness.size(), new);
        let Outcome::Cosigned { signature, time } = outcome(&answer, &request.checkpoint) else { panic!() };
        assert_eq!(time, NOW);
        let mut cosigned = request.checkpoint.clone();
        cosigned.add(signature);
        assert!(cosigned.note().verify([witness_key(1).verifying_key()]).is_ok());
    }
}

#[test]
fn a_stale_size_is_told_the_right_one() {
    let mut witness = Witness::new();
    witness.ask(&request(0, 40, false).to_string());
    let answer = witness.ask(&request(4, 50, false).to_string());
    assert_eq!((answer.status, answer.content_type, answer.body.as_str()), (409, TREE_SIZE_TYPE, "40\n"));
    assert_eq!(outcome(&answer, &head(50, false)), Outcome::RetryFrom(40));
    assert_eq!(witness.size(), 40);
}

#[test]
fn a_fork_is_refused_and_kept_as_evidence() {
    let mut witness = Witness::new();
    witness.ask(&request(0, 40, false).to_string());
    let larger = witness.ask(&request(40, 50, true).to_string());
    let same_size = witness.ask(&request(40, 40, true).to_string());
    assert_eq!((larger.status, same_size.status), (422, 422));
    let (held, offered) = (head(40, false), head(40, true));
    assert_eq!(witness.evidence[0], Evidence::Unproven { held: held.clone(), offered: head(50, true) });
    assert_eq!(witness.evidence[1], Evidence::TwoRoots { held, offered: offered.clone() });
    assert_eq!(outcome(&same_size, &offered), Outcome::Alarm(Alarm::Fork));
    assert_eq!(witness.size(), 40);
}

#[test]
fn requests_that_must_be_refused_are() {
    let mut witness = Witness::new();
    let status = |witness: &mut Witness, body: String| witness.ask(&body).status;
    assert_eq!(status(&mut witness, request(5, 4, false).to_string()), 400, "old exceeds new");
    let with_proof = AddCheckpoint { old: 0, ..request(2, 4, false) };
    assert_eq!(status(&mut witness, with_proof.to_string()), 422, "proof from nothing");
    let not_empty = AddCheckpoint { old: 0, proof: vec![], checkpoint: sign(0, Hash([1; 32]), &[], NOW) };
    assert_eq!(status(&mut witness, not_empty.to_string()), 422, "size 0 with another root");
    let impostor = SigningKey::from_seed(ORIGIN, KeyKind::Ed25519, &[66; 32]).unwrap();
    let theirs = Checkpoint::new(ORIGIN, 4, Hash([1; 32])).sign(&[&impostor]).unwrap();
    let theirs = AddCheckpoint { old: 0, proof: vec![], checkpoint: theirs };
    assert_eq!(status(&mut witness, theirs.to_string()), 403, "another's key");
    let stranger = SigningKey::from_seed("other.example", KeyKind::Ed25519, &[66; 32]).unwrap();
    let foreign = Checkpoint::new("other.example", 4, Hash([1; 32])).sign(&[&stranger]).unwrap();
    let foreign = AddCheckpoint { old: 0, proof: vec![], checkpoint: foreign };
    assert_eq!(status(&mut witness, foreign.to_string()), 404, "unknown origin");
    let forged = request(0, 4, false).to_string().replacen("\n4\n", "\n5\n", 1);
    assert_eq!(status(&mut witness, forged), 403, "false signature");
    assert_eq!(witness.size(), 0);
    assert_eq!(status(&mut witness, request(0, 0, false).to_string()), 200, "the empty tree");
}

#[test]
fn malformed_requests_are_400() {
    let good = request(2, 5, false).to_string();
    let mut witness = Witness::new();
    for body in [
        String::new(),
        good.replacen("old ", "new ", 1),
        good.replacen("old 2", "old 02", 1),
        good.replacen("old 2", "old  2", 1),
        good.replacen("old 2\n", "old 2\nAA==\n", 1),
        good.replacen("old 2\n", &format!("old 2\n{}", format!("{}\n", Hash([1; 32])).repeat(64)), 1),
        good.replacen("\n\n", "\n", 1),
    ] {
        assert_eq!(witness.ask(&body).status, 400, "{body}");
    }
    let longest =
        good.replacen("old 2\n", &format!("old 0\n{}", format!("{}\n", Hash([1; 32])).repeat(58)), 1);
    assert_eq!(witness.ask(&longest).status, 422);
}

#[test]
fn a_witness_that_is_set_up_wrongly_signs_nothing() {
    let witness = Witness::new();
    let body = request(0, 4, false).to_string();
    let no_clock = respond(body.as_bytes(), &witness.logs, &witness_key(1), 0);
    let wrong_key = respond(body.as_bytes(), &witness.logs, &log_key(), NOW);
    assert_eq!((no_clock.status, no_clock.store, wrong_key.status, wrong_key.store), (500, None, 500, None));
}

#[test]
fn the_log_understands_what_witnesses_say_and_stops_when_it_must() {
    let offered = head(50, false);
    let key = witness_key(1);
    let read =
        |status, kind, body: &str| interpret(status, kind, body.as_bytes(), &offered, key.verifying_key());
    let size = Some(TREE_SIZE_TYPE);
    assert_eq!(read(409, size, "40\n"), Outcome::RetryFrom(40));
    assert_eq!(read(409, Some("text/x.tlog.size; charset=utf-8"), "40\n"), Outcome::RetryFrom(40));
    assert_eq!(read(409, size, "51\n"), Outcome::Alarm(Alarm::RolledBack { witnessed: 51, ours: 50 }));
    for (kind, body) in [
        (None, "40\n"),
        (Some("text/plain"), "40\n"),
        (size, ""),
        (size, "40"),
        (size, "040\n"),
        (size, "-1\n"),
    ] {
        assert_eq!(read(409, kind, body), Outcome::Alarm(Alarm::Conflict), "{kind:?} {body:?}");
    }
    assert_eq!(read(403, None, ""), Outcome::NotTrusted);
    assert_eq!(read(404, None, ""), Outcome::NotTrusted);
    assert_eq!(read(422, None, ""), Outcome::Alarm(Alarm::Fork));
    assert_eq!(read(400, None, "why"), Outcome::Alarm(Alarm::Malformed("why".to_owned())));
    assert_eq!(read(503, None, ""), Outcome::RetryLater(503));
    assert_eq!(read(429, None, ""), Outcome::RetryLater(429));
    assert_eq!(read(302, None, ""), Outcome::Alarm(Alarm::UnknownStatus(302)));
}

#[test]
fn a_200_counts_only_with_a_true_cosignature_of_this_witness_for_this_tree() {
    let offered = head(50, false);
    let key = witness_key(1);
    let line = |number: u8, head: &SignedCheckpoint, time| {
        ledger::cosignature::cosign(&witness_key(number), head.note().text(), time).unwrap().to_string()
    };
    let read = |body: &str| interpret(200, None, body.as_bytes(), &offered, key.verifying_key());
    let alarm = Outcome::Alarm(Alarm::FalseCosignature);
    assert_eq!(read(""), alarm);
    assert_eq!(read("thanks\n"), alarm);
    assert_eq!(read(&line(2, &offered, NOW)), alarm, "another witness");
    assert_eq!(read(&line(1, &head(49, false), NOW)), alarm, "another tree");
    assert_eq!(read(&line(1, &offered, 0)), alarm, "without a time");
    let with_others = line(2, &offered, NOW) + &line(1, &offered, NOW);
    assert!(matches!(read(&with_others), Outcome::Cosigned { time: NOW, .. }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Claim 8: whatever is sent, the witness's tree only grows, and only along one history.
    #[test]
    fn the_state_never_goes_back(asks in prop::collection::vec((0u64..30, 0u64..30, any::<bool>()), 1..20)) {
        let mut witness = Witness::new();
        for (old, new, fork) in asks {
            let before = witness.logs[ORIGIN].latest.clone();
            let answer = witness.ask(&request(old, new, fork).to_string());
            prop_assert!(witness.size() >= before.as_ref().map_or(0, |head| head.checkpoint().size));
            prop_assert_eq!(answer.status == 200, answer.store.is_some());
            if let (Some(before), true) = (before, answer.status == 200) {
                let (size, root) = (before.checkpoint().size as usize, before.checkpoint().root);
                let mut frontier = Frontier::new();
                leaves(new, fork).iter().take(size).for_each(|leaf| frontier.append(*leaf));
                prop_assert_eq!(frontier.root(), root);
            }
        }
    }

    #[test]
    fn requests_read_back(old in 0u64..20, more in 0u64..20) {
        let request = request(old, old + more, false);
        prop_assert_eq!(AddCheckpoint::parse(request.to_string().as_bytes()), Ok(request));
    }
}
