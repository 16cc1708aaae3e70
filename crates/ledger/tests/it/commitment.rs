//! Claims 20 to 23: commitments hide, bind, show one field at a time, and let a field be erased.

use ledger::commitment::{CommitmentError, Disclosure, Field, FieldValue, Opening, Salt, decoys_needed};
use ledger::tree::Hash;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

fn field(name: &str, value: &[u8], salt: u8) -> Field {
    Field { name: name.to_owned(), value: value.to_vec(), salt: [salt; 32] }
}

/// As many fields as asked for, each with its own salt.
fn fields(count: usize) -> Vec<Field> {
    (0..count).map(|at| field(&format!("field {at}"), format!("value {at}").as_bytes(), at as u8)).collect()
}

fn decoys(count: usize) -> Vec<[u8; 32]> {
    (0..decoys_needed(count)).map(|at| Sha256::digest([at as u8, 0xdd]).into()).collect()
}

fn opening(count: usize) -> Opening {
    Opening::commit(fields(count), &decoys(count)).unwrap()
}

#[test]
fn a_commitment_is_the_formula_of_the_design() {
    let one = field("name", b"value", 7);
    let mut bytes = b"imprimatur/field/v1\0".to_vec();
    bytes.extend([7; 32]);
    bytes.extend(4u32.to_be_bytes());
    bytes.extend(b"name");
    bytes.extend(5u64.to_be_bytes());
    bytes.extend(b"value");
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    assert_eq!(one.digest(), Hash(digest));
    let decoys = [[0; 32], [1; 32], [255; 32]];
    let opening = Opening::commit(vec![one], &decoys).unwrap();
    let mut sorted = [digest, decoys[0], decoys[1], decoys[2]];
    sorted.sort();
    let leaf = |digest: &[u8; 32]| Sha256::digest([[0].as_slice(), digest].concat());
    let node = |left: &[u8], right: &[u8]| Sha256::digest([&[1], left, right].concat());
    let [a, b, c, d] = sorted.each_ref().map(leaf);
    let root = node(&node(&a, &b), &node(&c, &d));
    let cm: [u8; 32] =
        Sha256::digest([b"imprimatur/object/v1\0".as_slice(), &4u32.to_be_bytes(), &root].concat()).into();
    assert_eq!(opening.cm(), Hash(cm));
}

#[test]
fn the_number_of_fields_is_hidden_among_decoys() {
    let counts: Vec<usize> =
        [0, 1, 4, 5, 8, 9, 16, 17, 32].map(|count| opening(count).digests().len()).into();
    assert_eq!(counts, [4, 4, 4, 8, 8, 16, 16, 32, 32]);
    assert_eq!(Opening::commit(fields(33), &[]).err(), Some(CommitmentError::TooManyFields(33)));
    let error = Opening::commit(fields(3), &[]).err().unwrap();
    assert_eq!(error.to_string(), "1 random decoys are needed, not 0");
    let twice = vec![field("a", b"1", 1), field("a", b"2", 2), field("b", b"", 3), field("c", b"", 4)];
    assert_eq!(Opening::commit(twice, &[]).err(), Some(CommitmentError::Repeated("a".to_owned())));
}

#[test]
fn every_field_can_be_shown_alone() {
    for count in [1, 4, 5, 16, 32] {
        let opening = opening(count);
        for at in 0..count {
            let shown = opening.disclose(&format!("field {at}")).unwrap();
            assert_eq!(shown.verify(&opening.cm()), Ok(()));
            let json = serde_json::to_string(&shown).unwrap();
            assert_eq!(serde_json::from_str::<Disclosure>(&json).unwrap(), shown);
            // Claim 22: nothing of any other field is in the file.
            for other in fields(count).iter().filter(|other| other.name != shown.name) {
                let value = String::from_utf8_lossy(&other.value);
                for part in [&other.name, &*value, &Hash(other.salt).to_string()] {
                    assert!(!json.contains(&format!("\"{part}\"")), "{part} shows in {json}");
                }
            }
        }
        assert_eq!(opening.disclose("field 99").err(), Some(CommitmentError::Absent("field 99".to_owned())));
    }
}

#[test]
fn values_are_shown_as_text_where_they_are_text() {
    let json = |value: &[u8]| serde_json::to_string(&FieldValue(value.to_vec())).unwrap();
    assert_eq!(json("Zoë".as_bytes()), r#"{"text":"Zoë"}"#);
    assert_eq!(json(&[0xff, 0]), r#"{"base64":"/wA="}"#);
    for wrong in [r#"{"base64":"/wA"}"#, r#"{"hex":"ff"}"#, r#""text""#, "{}"] {
        assert!(serde_json::from_str::<FieldValue>(wrong).is_err(), "{wrong}");
    }
    assert!(serde_json::from_str::<Salt>(r#""AQ==""#).is_err());
}

/// Claim 20. What an outsider holds is `cm`; without the salt, knowing the value helps nothing.
#[test]
fn the_same_payload_under_new_salts_gives_an_unrelated_commitment() {
    let commit = |salt: u8| {
        let decoys: Vec<[u8; 32]> = (0..3).map(|at| Sha256::digest([salt, at]).into()).collect();
        Opening::commit(vec![field("official", b"A. Name", salt)], &decoys).unwrap().cm()
    };
    let all: Vec<Hash> = (0..=255).map(commit).collect();
    // Every one of the 256 bits is set in about half of the commitments: 128 of 256, give or take six sigma.
    for bit in 0..256 {
        let set = all.iter().filter(|cm| cm.0[bit / 8] >> (bit % 8) & 1 == 1).count();
        assert!((80..=176).contains(&set), "bit {bit} is set in {set} of 256");
    }
}

#[test]
fn guessing_values_finds_nothing_without_the_salt() {
    let secret = field("official", b"name 4711", 99);
    let wanted = secret.digest();
    for guess in 0..20_000 {
        let value = format!("name {guess}");
        let unsalted = field("official", value.as_bytes(), 0);
        assert_ne!(unsalted.digest(), wanted);
        assert_ne!(Hash(Sha256::digest(&value).into()), wanted);
    }
}

/// Claim 23, our part: erasing one field leaves everything else as it was.
#[test]
fn an_erased_field_can_no_longer_be_shown_and_all_others_can() {
    let mut opening = opening(5);
    let (cm, before) = (opening.cm(), opening.disclose("field 3").unwrap());
    let digest = fields(5)[2].digest();
    assert_eq!(opening.erase("field 2"), Ok(digest));
    assert_eq!(opening.disclose("field 2").err(), Some(CommitmentError::Absent("field 2".to_owned())));
    assert_eq!(opening.erase("field 2").err(), Some(CommitmentError::Absent("field 2".to_owned())));
    assert_eq!(opening.cm(), cm);
    assert_eq!(opening.disclose("field 3").unwrap(), before);
    // Put together again from what a store keeps.
    let again = Opening::from_parts(opening.digests().to_vec(), opening.fields().to_vec()).unwrap();
    assert_eq!(again.disclose("field 3").unwrap().verify(&cm), Ok(()));
}

#[test]
fn a_damaged_store_is_noticed() {
    let good = opening(4);
    let digests = good.digests().to_vec();
    let mut unsorted = digests.clone();
    unsorted.swap(0, 1);
    for bad in [vec![], digests[..3].to_vec(), unsorted, vec![digests[0]; 4]] {
        assert_eq!(Opening::from_parts(bad, vec![]).err(), Some(CommitmentError::BadDigests));
    }
    let foreign = field("field 0", b"another value", 0);
    let error = Opening::from_parts(digests, vec![foreign]).err();
    assert_eq!(error, Some(CommitmentError::Foreign("field 0".to_owned())));
}

proptest! {
    /// Claim 21: no second opening, wherever the border between name and value is put.
    #[test]
    fn no_other_field_opens_a_commitment(
        name in "[a-c]{0,4}", value in "[a-c]{0,4}", other_name in "[a-c]{0,4}", other_value in "[a-c]{0,4}",
        salt: u8, other_salt: u8,
    ) {
        let (one, two) = (field(&name, value.as_bytes(), salt), field(&other_name, other_value.as_bytes(), other_salt));
        prop_assert_eq!(one == two, one.digest() == two.digest());
        let opening = Opening::commit(vec![one], &[[1; 32], [2; 32], [3; 32]]).unwrap();
        let mut shown = opening.disclose(&name).unwrap();
        shown.name = two.name.clone();
        shown.value = FieldValue(two.value.clone());
        shown.salt = Salt(two.salt);
        prop_assert_eq!(shown.verify(&opening.cm()).is_ok(), opening.fields()[0] == two);
    }

    #[test]
    fn no_changed_disclosure_verifies(count in 1usize..=32, pick: usize, what in 0usize..6, at: usize, bit in 0u8..8) {
        let opening = opening(count);
        let mut shown = opening.disclose(&format!("field {}", pick % count)).unwrap();
        let (steps, length) = (shown.path.len(), shown.value.0.len());
        match what {
            0 => shown.value.0[at % length] ^= 1 << bit,
            1 => shown.salt.0[at % 32] ^= 1 << bit,
            2 => shown.name.push('x'),
            3 => shown.index = (shown.index + 1 + at as u64 % u64::from(shown.count - 1)) % u64::from(shown.count),
            4 => shown.count = if shown.count == 4 { 8 } else { 4 },
            _ => shown.path[at % steps].0[at % 32] ^= 1 << bit,
        }
        prop_assert!(shown.verify(&opening.cm()).is_err());
    }
}
