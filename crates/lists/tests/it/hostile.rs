//! Files that are made to hurt.

use std::io::{self, BufReader, Read};

use lists::Format::{FollowTheMoney, OfacTables, Table, UnSecurityCouncil, WorldBank};
use lists::{Format, Limits, ListError, Options, read};
use proptest::prelude::*;

use crate::samples::{ALL, ENTITIES, TABLE, UN, WORLD_BANK, options, refusal, replace, try_read, try_with};

#[test]
fn a_bomb_of_entities_is_refused() {
    let bomb = "standalone=\"yes\"?>\n<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    let (line, what) = refusal(UnSecurityCouncil, &replace(UN, "standalone=\"yes\"?>", bomb));
    assert_eq!((line, what.as_str()), (2, "a document type declaration"));
    let (line, what) = refusal(UnSecurityCouncil, &replace(UN, "BETA", "&bomb;"));
    assert!(line == 8 && what.contains("&bomb;"), "{line}: {what}");
}

#[test]
fn a_name_of_ten_megabytes_is_refused_with_its_line() {
    let long = "x".repeat(10 << 20);
    for (format, bytes, from) in [
        (UnSecurityCouncil, UN, "BETA"),
        (FollowTheMoney, ENTITIES, "Acme"),
        (WorldBank, WORLD_BANK, "HENTZAU"),
        (Table, TABLE, "Hentzau"),
    ] {
        let (_, what) = refusal(format, &replace(bytes, from, &long));
        assert!(what.contains("longer than 4194304 bytes"), "{format}: {what}");
    }
    assert_eq!(refusal(UnSecurityCouncil, &replace(UN, "BETA", &long)).0, 8);
    let pieces = "x&amp;".repeat(2 << 20);
    let (line, what) = refusal(UnSecurityCouncil, &replace(UN, "BETA", &pieces));
    assert!(line == 8 && what.contains("longer than"), "a long name in small pieces: {line}: {what}");
}

#[test]
fn an_entry_that_never_ends_and_elements_without_bottom_are_refused() {
    let options = Options { limits: Limits { record: 10_000, ..Limits::default() }, ..Options::default() };
    let endless = "<NATIONALITY><VALUE>x</VALUE></NATIONALITY>".repeat(1_000);
    let bytes = replace(UN, "<SORT_KEY/>", &endless);
    let error = try_with(UnSecurityCouncil, &bytes, &options).unwrap_err().to_string();
    assert!(error.contains("one entry is longer than 10000 bytes"), "{error}");
    let deep = "<A>".repeat(10_000);
    assert!(refusal(UnSecurityCouncil, &replace(UN, "<SORT_KEY/>", &deep)).1.contains("too deeply"));
}

#[test]
fn ten_thousand_aliases_are_read() {
    let alias = |n| {
        format!("<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>A{n}</ALIAS_NAME></INDIVIDUAL_ALIAS>")
    };
    let many: String = (0..10_000).map(alias).collect();
    let (entities, _) = try_read(UnSecurityCouncil, &replace(UN, "<SORT_KEY/>", &many)).unwrap();
    assert_eq!(entities[0].values("alias").len(), 10_002);
}

#[test]
fn repairs_beyond_the_limit_are_counted() {
    let options = Options { limits: Limits { repairs: 5, ..Limits::default() }, ..options() };
    let (_, summary) =
        try_with(UnSecurityCouncil, &replace(UN, "BETA", &"B\u{1}".repeat(50)), &options).unwrap();
    assert_eq!((summary.repairs.len(), summary.repaired), (5, 53));
}

#[test]
fn what_is_not_of_the_kind_is_refused() {
    for (format, bytes) in ALL {
        assert!(refusal(format, b"").1.contains("empty"), "{format}");
        let page = b"<!DOCTYPE html>\n<html><body>404 Not Found</body></html>\n";
        assert!(try_read(format, page).is_err(), "{format}");
        let other = ALL.iter().find(|(other, _)| *other != format).unwrap();
        assert!(try_read(format, other.1).is_err(), "{format} read as {}", other.0);
        let twice = [bytes, bytes].concat();
        let streams = [FollowTheMoney, OfacTables, Table];
        assert!(streams.contains(&format) || try_read(format, &twice).is_err(), "{format} twice");
    }
}

#[test]
fn a_list_without_an_entry_is_no_list() {
    let table = TABLE.split_inclusive(|byte| *byte == b'\n').next().unwrap();
    for (format, bytes) in [
        (UnSecurityCouncil, &b"<CONSOLIDATED_LIST><INDIVIDUALS/><ENTITIES/></CONSOLIDATED_LIST>"[..]),
        (WorldBank, br#"{"response":{"ZPROCSUPP":[]}}"#),
        (FollowTheMoney, b"\n\n"),
        (Table, table),
    ] {
        assert_eq!(refusal(format, bytes).1, "there is no entry in it", "{format}");
    }
}

#[test]
fn a_receiver_that_stops_and_an_input_that_fails_are_told_apart() {
    let mut stop = |_| Err("enough".into());
    let error = read(UnSecurityCouncil, UN, &Options::default(), &mut stop, &mut |_| {}).unwrap_err();
    assert!(matches!(&error, ListError::Stopped { source, .. } if source.to_string() == "enough"), "{error}");
    let error = read(WorldBank, WORLD_BANK, &Options::default(), &mut stop, &mut |_| {}).unwrap_err();
    assert!(matches!(error, ListError::Stopped { .. }), "{error}");

    struct Torn<'b>(&'b [u8]);
    impl Read for Torn<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            match self.0.read(into)? {
                0 => Err(io::Error::new(io::ErrorKind::ConnectionReset, "torn")),
                read => Ok(read),
            }
        }
    }
    // Long enough that it tears while the format reads, and not while its encoding is looked for.
    let long = replace(WORLD_BANK, "{\"response\"", &format!("{{{}\"response\"", " ".repeat(4_000)));
    for (format, bytes) in ALL.into_iter().chain([(WorldBank, long.as_slice())]) {
        let torn = BufReader::with_capacity(64, Torn(bytes));
        let error = read(format, torn, &options(), &mut |_| Ok(()), &mut |_| {}).unwrap_err();
        assert!(matches!(error, ListError::Input { .. }), "{format}: {error}");
    }
}

#[test]
fn progress_is_told_in_bytes_and_reading_in_small_pieces_changes_nothing() {
    for (format, bytes) in ALL {
        let whole = try_read(format, bytes).unwrap();
        let (mut entities, mut last) = (Vec::new(), 0);
        let mut each = |entity| {
            entities.push(entity);
            Ok(())
        };
        let mut progress = |read| {
            assert!(read >= last);
            last = read;
        };
        let small = BufReader::with_capacity(1, bytes);
        let summary = read(format, small, &options(), &mut each, &mut progress).unwrap();
        assert_eq!((entities, summary), whole, "{format}");
        assert_eq!(last, bytes.len() as u64);
    }
}

fn any_format() -> impl Strategy<Value = (Format, &'static [u8])> {
    prop::sample::select(ALL.to_vec())
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic((format, _) in any_format(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = try_read(format, &bytes);
    }

    #[test]
    fn a_good_file_with_bad_bytes_never_panics(
        (format, bytes) in any_format(),
        spoilt in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = bytes.to_vec();
        for (at, byte) in spoilt {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = try_read(format, &bytes);
    }
}
