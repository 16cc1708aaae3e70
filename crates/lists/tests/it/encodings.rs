//! The same list in any encoding is the same list, and what had to be mended is told by line.

use lists::Format::{OfacXml, UnSecurityCouncil};
use lists::{Format, Options, sniff};

use crate::samples::{ALL, OFAC, UN, entities, refusal, replace, try_read, try_with};

fn utf16(bytes: &[u8], mark: bool, little: bool) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn marks_and_utf_16_make_no_difference() {
    for (format, bytes) in ALL {
        let plain = entities(format, bytes);
        let mut variants = vec![[b"\xEF\xBB\xBF", bytes].concat()];
        for (mark, little) in [(true, true), (true, false), (false, true), (false, false)] {
            variants.push(utf16(bytes, mark, little));
        }
        for variant in variants {
            assert_eq!(entities(format, &variant), plain, "{format}");
            if format != Format::Table {
                assert_eq!(sniff(&variant[..variant.len().min(2048)]), Some(format));
            }
        }
    }
    assert_eq!(sniff(b"a,b,c\n"), None, "what columns mean is never guessed");
    assert_eq!(sniff(b"<html>"), None);
}

#[test]
fn an_encoding_is_declared_or_told() {
    let declared = replace(UN, "encoding=\"UTF-8\"", "encoding='windows-1252'");
    let mut bytes = replace(&declared, "ادا &#1576;", "ADA");
    let at = bytes.windows(5).position(|five| five == b">ADA<").unwrap();
    bytes[at + 2] = 0xD0;
    assert_eq!(entities(UnSecurityCouncil, &bytes)[0].first("firstName"), Some("AÐA"));

    let mut undeclared = replace(UN, "encoding=\"UTF-8\" ", "");
    let at = undeclared.windows(5).position(|five| five == b">ADA<").unwrap();
    undeclared[at + 2] = 0xD0;
    let options = |name: &str| Options { encoding: Some(name.into()), ..Options::default() };
    let told = try_with(UnSecurityCouncil, &undeclared, &options("windows-1252")).unwrap().0;
    assert_eq!(told[0].first("firstName"), Some("AÐA"));
    let error = try_with(UnSecurityCouncil, UN, &options("windows-9")).unwrap_err().to_string();
    assert!(error.contains("windows-9"), "{error}");
}

#[test]
fn bytes_that_no_encoding_knows_are_told_by_line() {
    let mut bytes = UN.to_vec();
    let at = bytes.windows(4).position(|four| four == b"BETA").unwrap();
    bytes[at] = 0xFF;
    let (entities, summary) = try_read(UnSecurityCouncil, &bytes).unwrap();
    assert_eq!(entities[0].first("secondName"), Some("\u{FFFD}ETA"));
    let told = &summary.repairs[0];
    assert_eq!((told.line, told.column, told.before.as_str()), (8, 21, "FF"));
}

#[test]
fn characters_that_no_text_may_hold_are_mended_and_told() {
    for (written, read, before) in [
        ("BE\u{1}TA", "BETA", "U+0001"),
        ("BE\u{92}TA", "BE’TA", "U+0092"),
        ("BE\u{AD}TA", "BETA", "U+00AD"),
        ("BE\u{200B}TA", "BETA", "U+200B"),
        ("BE\u{202E}TA", "BETA", "U+202E"),
        ("BE\u{FEFF}TA", "BETA", "U+FEFF"),
        ("BE&#x1;TA", "BETA", "&#x1;"),
        ("BE&#146;TA", "BE’TA", "&#146;"),
        ("BE&#xFFFFFFFF;TA", "BETA", "&#xFFFFFFFF;"),
    ] {
        let (entities, summary) = try_read(UnSecurityCouncil, &replace(UN, "BETA", written)).unwrap();
        assert_eq!(entities[0].first("secondName"), Some(read), "{written:?}");
        let told = &summary.repairs[0];
        assert_eq!((told.line, told.before.as_str()), (8, before), "{written:?}");
    }
    let joiner = replace(UN, "BETA", "BE\u{200C}TA");
    assert_eq!(entities(UnSecurityCouncil, &joiner)[0].first("secondName"), Some("BE\u{200C}TA"));
}

#[test]
fn names_that_cannot_be_read_are_not_counted() {
    let names = |with: &str| try_read(OfacXml, &replace(OFAC, "Rupert", with)).unwrap().1.names;
    assert_eq!(names("Ruprecht"), names("Rupert"));
    assert_eq!(names("Ru\u{FFFD}ert"), names("Rupert") - 1);
    let line =
        |name: &str| format!(r#"{{"id":"a","schema":"Person","properties":{{"name":["{name}","313"]}}}}"#);
    let of_two = |name: &str| try_read(Format::FollowTheMoney, line(name).as_bytes()).unwrap().1.names;
    for sound in ["Ada", "Renée Müller", "ÉCOLE’S", "أيمن الظواهري", "JOSÉ «EL ÑATO»"] {
        assert_eq!(of_two(sound), 2, "{sound}");
    }
    for lost in ["??? ?????", "RenÃ©e", "Ø£ÙŠÙ…Ù†", "ç’‹"] {
        assert_eq!(of_two(lost), 1, "{lost}");
    }
}

#[test]
fn a_file_that_is_still_packed_is_told_so() {
    for packed in
        [&b"\x1F\x8B\x08\0"[..], b"PK\x03\x04\x14\0", b"BZh91AY", b"\xFD7zXZ\0", b"\x28\xB5\x2F\xFD\x04"]
    {
        for (format, _) in ALL {
            assert_eq!(refusal(format, packed), (1, "the file is compressed".to_owned()), "{format}");
        }
    }
}

#[test]
fn what_the_publisher_lost_is_told() {
    let (entities, summary) = try_read(OfacXml, &replace(OFAC, "Rupert", "Ru\u{FFFD}ert")).unwrap();
    assert_eq!(entities[0].first("firstName"), Some("Ru\u{FFFD}ert"));
    assert!(summary.repairs[0].what.contains("publisher") && summary.repairs[0].line == 5);
}
