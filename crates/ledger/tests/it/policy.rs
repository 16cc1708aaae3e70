//! Claims 25 and 26: a quorum is what the policy says, and two views need dishonest witnesses.

use ledger::policy::{Policy, PolicyWarning, QuorumError};
use ledger::tree::Hash;
use proptest::prelude::*;

use crate::support::{NOW, log_key, log_policy, policy_text, sign, witness_key};

/// Two groups of witnesses, of two organisations, as in the specification's example.
fn two_organisations() -> String {
    let mut text = format!("# An example.\n\nlog {} https://ledger.example/\n", log_key().verifying_key());
    for (name, number) in [("X1", 1), ("X2", 2), ("X3", 3), ("Y1", 4), ("Y2", 5), ("Y3", 6)] {
        text += &format!(" witness\t{name} {}  \n", witness_key(number).verifying_key());
    }
    text + "group X 2 X1 X2 X3\ngroup Y any Y1 Y2 Y3\ngroup both all X Y\nquorum both\n"
}

fn policy(text: &str) -> Policy {
    text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn refused(text: &str, line: usize, words: &str) {
    let error = text.parse::<Policy>().expect_err(text);
    assert!(error.line == line && error.reason.contains(words), "{error}");
}

#[test]
fn nested_groups_have_the_truth_table_of_their_thresholds() {
    let policy = policy(&two_organisations());
    let names = ["X1", "X2", "X3", "Y1", "Y2", "Y3"];
    for set in 0u32..64 {
        let present: Vec<&str> = (0..6).filter(|at| set >> at & 1 == 1).map(|at| names[at]).collect();
        let expected = (set & 0b111).count_ones() >= 2 && set >> 3 != 0;
        assert_eq!(policy.satisfied_by(&present), expected, "{present:?}");
    }
    assert!(!policy.satisfied_by(&["X1", "X1", "Y1", "nobody"]));
}

#[test]
fn a_checkpoint_is_believed_when_enough_known_witnesses_cosigned_truly() {
    let policy = policy(&policy_text(3, 4));
    let verdict =
        |witnesses: &[u8]| policy.verify(&sign(5, Hash([1; 32]), witnesses, NOW)).map(|v| v.cosigned.len());
    assert_eq!(verdict(&[1, 2, 4]), Ok(3));
    assert_eq!(verdict(&[1, 2, 3, 4, 9]), Ok(4));
    assert_eq!(verdict(&[1, 2, 9]), Err(QuorumError::TooFew(vec!["w1".to_owned(), "w2".to_owned()])));
    assert_eq!(verdict(&[1, 1, 1]), Err(QuorumError::TooFew(vec!["w1".to_owned()])));
    let error = verdict(&[]).unwrap_err().to_string();
    assert_eq!(error, "the policy's quorum is not met: only none of its witnesses cosigned");
}

#[test]
fn times_run_from_the_first_to_the_last_cosignature() {
    let policy = policy(&policy_text(1, 3));
    let mut signed = sign(5, Hash([1; 32]), &[1], NOW + 9);
    for (number, time) in [(2, NOW), (3, NOW + 4), (1, NOW + 2)] {
        let cosignature =
            ledger::cosignature::cosign(&witness_key(number), signed.note().text(), time).unwrap();
        signed.add(cosignature);
    }
    let verdict = policy.verify(&signed).unwrap();
    // The first witness cosigned twice: what counts is when it had first seen the tree.
    assert_eq!((verdict.earliest(), verdict.latest()), (Some(NOW), Some(NOW + 4)));
    assert_eq!(verdict.log, log_key().verifying_key());
}

#[test]
fn a_log_outside_of_the_policy_is_not_believed() {
    let other =
        ledger::note::SigningKey::from_seed("other.example/log", ledger::note::KeyKind::Ed25519, &[2; 32]);
    let policy = Policy::log_only(other.unwrap().verifying_key().clone());
    let error = policy.verify(&sign(5, Hash([1; 32]), &[], NOW)).unwrap_err();
    assert!(matches!(error, QuorumError::Log { .. }), "{error}");
    assert!(log_policy().verify(&sign(5, Hash([1; 32]), &[], NOW)).is_ok());
}

#[test]
fn one_key_under_two_names_counts_once() {
    let twice =
        policy_text(2, 2).replace("group", &format!("witness w3 {}\ngroup", witness_key(1).verifying_key()));
    refused(&twice, 4, "listed twice");
    let log_twice = format!("log {0}\nlog {0}\nquorum none\n", log_key().verifying_key());
    refused(&log_twice, 2, "listed twice");
}

#[test]
fn malformed_policies_name_the_line_and_the_cure() {
    let key = witness_key(1).verifying_key().to_string();
    refused("", 1, "`quorum none`");
    refused("quorum none\nquorum none\n", 2, "exactly one quorum");
    refused("quorum later\n", 1, "not defined on a line above");
    refused(&format!("witness none {key}\n"), 1, "taken");
    refused(&format!("witness a {key}\nwitness a {}\n", witness_key(2).verifying_key()), 2, "taken");
    refused(&format!("log {key}\n"), 1, "type 0x01");
    refused(&format!("witness a {}\n", log_key().verifying_key()), 1, "type 0x04");
    refused("witness a b\n", 1, "verifying key reads");
    refused(&format!("witness a {key}\ngroup g 2 a\n"), 2, "a number from 1 to 1");
    refused(&format!("witness a {key}\ngroup g 0 a\n"), 2, "a number from 1 to 1");
    refused(&format!("witness a {key}\ngroup g some a\n"), 2, "`all`, `any`");
    refused("group g all\n", 1, "group of 0");
    refused(&format!("witness a {key}\ngroup g all a\ngroup h all a\n"), 3, "may count only once");
    refused(&format!("witness a {key}\ngroup g all a a\n"), 2, "may count only once");
    refused(&format!("witness a {key}\ngroup g all g\n"), 2, "not defined on a line above");
    refused("quorum none\r\n", 1, "control characters");
    refused("quorum none extra\n", 1, "is not understood");
}

#[test]
fn a_policy_of_the_recommended_size_is_read() {
    let mut text = policy_text(21, 32);
    for number in 0..31 {
        let seed = [200 + number; 32];
        let kind = ledger::note::KeyKind::Ed25519;
        let key = ledger::note::SigningKey::from_seed("ledger.example/log", kind, &seed).unwrap();
        text += &format!("log {}\n", key.verifying_key());
    }
    let policy = policy(&text);
    assert_eq!((policy.logs().len(), policy.witnesses().len()), (32, 32));
}

#[test]
fn quorums_below_moellers_bound_are_warned_of() {
    for (k, n, expected) in [
        (1, 1, None),
        (2, 3, Some(3)),
        (2, 4, Some(3)),
        (3, 4, None),
        (4, 5, None),
        (5, 7, None),
        (6, 10, Some(7)),
    ] {
        let warnings = policy(&policy_text(k, n)).warnings();
        let bounds: Vec<usize> = warnings
            .iter()
            .map(|warning| match warning {
                PolicyWarning::BelowBound { bound, .. } => *bound,
                PolicyWarning::NoWitnesses => 0,
            })
            .collect();
        assert_eq!(bounds, expected.into_iter().collect::<Vec<_>>(), "{k} of {n}");
    }
    assert_eq!(log_policy().warnings(), [PolicyWarning::NoWitnesses]);
    // Neither organisation's group is sound, so that both together are not either.
    assert_eq!(policy(&two_organisations()).warnings().len(), 2);
    let sound = two_organisations().replace("group X 2", "group X 3");
    assert_eq!(policy(&sound).warnings(), []);
}

#[test]
fn rotation_keeps_old_checkpoints_and_refuses_the_retired_key_once_it_is_off_the_policy() {
    let kind = ledger::note::KeyKind::Ed25519;
    let new = ledger::note::SigningKey::from_seed(crate::support::ORIGIN, kind, &[9; 32]).unwrap();
    let old_head = sign(5, Hash([1; 32]), &[], NOW);
    let both =
        policy(&format!("log {}\nlog {}\nquorum none\n", log_key().verifying_key(), new.verifying_key()));
    assert!(both.verify(&old_head).is_ok());
    assert!(Policy::log_only(new.verifying_key().clone()).verify(&old_head).is_err());
}

proptest! {
    /// Claim 26. An honest witness cosigns one view only; a dishonest one both.
    #[test]
    fn no_two_views_are_accepted_while_honest_witnesses_could_veto(n in 4u8..=10, votes: u32, liars: u32) {
        let k = 1 + 2 * usize::from(n) / 3;
        let policy = policy(&policy_text(k, n));
        let liars = liars & ((1 << n) - 1);
        let view = |chosen: u32| -> Vec<String> {
            (0..n).filter(|at| (chosen | liars) >> at & 1 == 1).map(|at| format!("w{}", at + 1)).collect()
        };
        let accepted = |chosen: u32| {
            let names = view(chosen);
            policy.satisfied_by(&names.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let both = accepted(votes) && accepted(!votes);
        if both {
            prop_assert!(liars.count_ones() as usize >= 2 * k - usize::from(n));
        }
    }
}
