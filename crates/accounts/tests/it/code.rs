//! One-time codes.

use accounts::{CodeSecret, Codes};
use proptest::prelude::*;

use crate::second;

/// The secret of RFC 6238, appendix B.
fn rfc_secret() -> CodeSecret {
    CodeSecret::new(*b"12345678901234567890")
}

/// RFC 6238, appendix B, the SHA-1 rows: the last six of the eight digits printed there.
const RFC_6238: [(i64, &str); 6] = [
    (59, "287082"),
    (1_111_111_109, "081804"),
    (1_111_111_111, "050471"),
    (1_234_567_890, "005924"),
    (2_000_000_000, "279037"),
    (20_000_000_000, "353130"),
];

#[test]
fn the_codes_are_those_of_the_standard() {
    for (time, code) in RFC_6238 {
        let taken = Codes::new(rfc_secret()).take(code, second(time));
        assert_eq!(taken.and_then(|codes| codes.last_step), Some(time as u64 / 30), "{time}");
    }
}

#[test]
fn a_clock_may_be_one_step_out_and_no_more() {
    let codes = Codes::new(rfc_secret());
    let heard = |time: i64| codes.take("005924", second(time)).is_some();
    let step = 1_234_567_890 / 30 * 30;
    assert!(heard(step - 30) && heard(step) && heard(step + 59));
    assert!(!heard(step - 31) && !heard(step + 60));
}

#[test]
fn a_code_is_taken_once() {
    let codes = Codes::new(rfc_secret()).take("005924", second(1_234_567_890)).unwrap();
    assert_eq!(codes.take("005924", second(1_234_567_890)), None);
    assert_eq!(codes.take("005924", second(1_234_567_919)), None);
}

#[test]
fn a_code_older_than_the_last_one_taken_is_not_taken() {
    let codes = Codes { last_step: Some(1_234_567_890 / 30 + 1), ..Codes::new(rfc_secret()) };
    assert_eq!(codes.take("005924", second(1_234_567_890)), None);
}

#[test]
fn the_space_in_the_middle_is_no_matter() {
    assert!(Codes::new(rfc_secret()).take(" 005 924 ", second(1_234_567_890)).is_some());
}

#[test]
fn an_app_can_be_given_the_secret_by_hand_or_by_address() {
    let secret = rfc_secret();
    assert_eq!(secret.base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    let uri = secret.uri("Imprimatur: UN", "a.officer").unwrap();
    let read = totp_rs::Totp::from_url(&uri).unwrap();
    assert_eq!(read.generate(59).to_string(), "287082");
    assert_eq!((read.issuer(), read.account_name()), (Some("Imprimatur  UN"), "a.officer"));
    assert!(secret.uri("Imprimatur", "").is_err());
}

#[test]
fn the_secret_is_kept_and_never_printed() {
    let codes = Codes::new(rfc_secret());
    let kept = serde_json::to_string(&codes).unwrap();
    assert_eq!(serde_json::from_str::<Codes>(&kept).unwrap(), codes);
    assert!(!format!("{codes:?}").contains("GEZD"), "{codes:?}");
    assert!(serde_json::from_str::<CodeSecret>("\"GEZDGNBV\"").is_err());
    assert!(serde_json::from_str::<CodeSecret>("\"not base32!\"").is_err());
}

#[test]
fn before_1970_there_are_no_codes() {
    assert_eq!(Codes::new(rfc_secret()).take("005924", second(-1)), None);
}

proptest! {
    #[test]
    fn anything_may_be_typed(typed in ".{0,40}", secret: [u8; 20], now in 0i64..4_000_000_000) {
        let codes = Codes::new(CodeSecret::new(secret));
        if let Some(codes) = codes.take(&typed, second(now)) {
            let step = codes.last_step.unwrap_or_default();
            prop_assert!(step.abs_diff(now as u64 / 30) <= 1);
        }
    }
}
