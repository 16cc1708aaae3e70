//! OFAC's lists in both forms say the same.

use std::io::BufRead;

use entities::Entity;
use lists::Format::{OfacTables as Tables, OfacXml};
use lists::{ListError, OfacTables, Options, Summary, read_ofac_tables};

use crate::samples::{ADD, ALT, OFAC, SDN, check, entities, replace, try_read};

fn three(names: &[u8], addresses: &[u8], aliases: &[u8]) -> Result<(Vec<Entity>, Summary), ListError> {
    four(names, addresses, aliases, None)
}

fn four(
    names: &[u8],
    addresses: &[u8],
    aliases: &[u8],
    comments: Option<&[u8]>,
) -> Result<(Vec<Entity>, Summary), ListError> {
    let mut entities = Vec::new();
    let mut each = |entity| {
        entities.push(entity);
        Ok(())
    };
    let (mut names, mut addresses, mut aliases, mut comments) = (names, addresses, aliases, comments);
    let comments = comments.as_mut().map(|comments| comments as &mut dyn BufRead);
    let tables = OfacTables { names: &mut names, addresses: &mut addresses, aliases: &mut aliases, comments };
    let summary = read_ofac_tables(tables, &Options::default(), &mut each, &mut |_| {})?;
    Ok((entities, summary))
}

#[test]
fn a_person_in_xml() {
    check(
        &entities(OfacXml, OFAC)[0],
        "ofac-11",
        "Person",
        &[
            ("address", &["Tower, Zenda, Ruritania"]),
            ("alias", &["R. HENTZAU"]),
            ("birthDate", &["1971-08-14", "1973", "1974"]),
            ("birthPlace", &["Zenda, Ruritania"]),
            ("country", &["Ruritania"]),
            ("firstName", &["Rupert"]),
            ("gender", &["male"]),
            ("lastName", &["HENTZAU"]),
            ("name", &["Rupert HENTZAU"]),
            ("nationality", &["Ruritania"]),
            (
                "notes",
                &[
                    "Passport R55; Ruritania; expires 1 Jan 2031",
                    "Secondary sanctions risk: section 1",
                    "Digital Currency Address - XBT 1Abc",
                    "Date of birth 1973 to 1974",
                    "Linked To: ACME.",
                ],
            ),
            ("passportNumber", &["R55"]),
            ("position", &["Count"]),
            ("previousName", &["RUPERT OLD"]),
            ("program", &["RURITANIA", "SDGT"]),
            ("publicKey", &["1Abc"]),
            ("taxNumber", &["900"]),
            ("weakAlias", &["THE COUNT"]),
        ],
    );
}

#[test]
fn a_vessel_in_both_forms() {
    let (tables, _) = three(SDN, ADD, ALT).unwrap();
    for vessel in [&entities(OfacXml, OFAC)[1], &tables[1]] {
        assert_eq!(vessel.schema, "Vessel");
        assert_eq!(vessel.first("imoNumber"), Some("9187629"));
        assert_eq!(vessel.first("flag"), Some("Ruritania"));
        assert_eq!(vessel.first("callSign"), Some("RURI"));
        assert_eq!(vessel.values("notes"), ["Owner ACME"]);
    }
    assert_eq!(tables[1].first("mmsi"), Some("355"));
}

#[test]
fn a_person_and_a_company_in_three_tables() {
    let (entities, summary) = three(SDN, ADD, ALT).unwrap();
    assert_eq!(summary.entities, 3);
    check(
        &entities[0],
        "ofac-11",
        "Person",
        &[
            ("address", &["Tower, Zenda, Ruritania"]),
            ("alias", &["R. HENTZAU"]),
            ("birthDate", &["1971-08-14", "1973"]),
            ("birthPlace", &["Zenda, Ruritania"]),
            ("country", &["Ruritania"]),
            ("firstName", &["Rupert"]),
            ("gender", &["male"]),
            ("lastName", &["HENTZAU"]),
            ("name", &["Rupert HENTZAU"]),
            ("nationality", &["Ruritania"]),
            (
                "notes",
                &[
                    "Date of birth circa 1973",
                    "Passport R55; Ruritania; issued 1 Jan 2021; expires 1 Jan 2031",
                    "Tax ID No. 900; Ruritania",
                    "Digital Currency Address - XBT 1Abc",
                    "Linked To: ACME",
                ],
            ),
            ("passportNumber", &["R55"]),
            ("position", &["Count"]),
            ("program", &["RURITANIA", "SDGT"]),
            ("publicKey", &["1Abc"]),
            ("taxNumber", &["900"]),
            ("weakAlias", &["THE COUNT"]),
        ],
    );
    check(
        &entities[2],
        "ofac-13",
        "LegalEntity",
        &[
            ("country", &["Graustark"]),
            ("leiCode", &["5493001KJTIIGC8Y1R12"]),
            ("name", &["ACME \"M\" CO"]),
            ("notes", &["Company Number 44; Ruritania"]),
            ("previousName", &["ACME PITS"]),
            ("program", &["RURITANIA"]),
            ("registrationNumber", &["44"]),
        ],
    );
}

#[test]
fn files_of_different_days_are_refused() {
    let strange = replace(ADD, "13,2", "14,2");
    let error = three(SDN, &strange, ALT).unwrap_err().to_string();
    assert!(error.contains("line 2") && error.contains("entry 14") && error.contains("same day"), "{error}");
}

#[test]
fn a_cut_side_file_is_refused() {
    for end in 1..ADD.len() - 4 {
        let rows = ADD[..end].ends_with(b"\r\n");
        assert_eq!(three(SDN, &ADD[..end], ALT).is_ok(), rows, "cut at {end}");
    }
    for (cut, kind) in [
        (three(SDN, &ADD[..ADD.len() - 5], ALT), "addresses"),
        (three(SDN, ADD, &ALT[..ALT.len() - 5]), "aliases"),
        (three(&SDN[..SDN.len() - 5], ADD, ALT), "names"),
    ] {
        let error = cut.unwrap_err().to_string();
        assert!(error.contains(&format!("in the file of {kind}: ")), "{error}");
    }
}

#[test]
fn bytes_of_windows_1252_are_read_and_told() {
    let mut names = SDN.to_vec();
    let at = names.windows(6).position(|six| six == b"Rupert").unwrap();
    names[at + 1] = 0xFC;
    let (entities, summary) = three(&names, ADD, ALT).unwrap();
    assert_eq!(entities[0].caption, "Rüpert HENTZAU");
    assert!(summary.repairs.iter().any(|one| one.before == "FC" && one.after == "ü" && one.line == 1));
}

#[test]
fn a_count_that_does_not_agree_is_told() {
    let bytes = replace(OFAC, "<Record_Count>2<", "<Record_Count>3<");
    let (_, summary) = try_read(OfacXml, &bytes).unwrap();
    let told = &summary.repairs[0];
    assert_eq!((told.line, told.before.as_str(), told.after.as_str()), (3, "3", "2"));
    assert_eq!(try_read(Tables, SDN).unwrap().1.entities, 3);
}

#[test]
fn remarks_that_are_cut_go_on_in_the_file_of_comments() {
    let start = "Passport R5";
    let long = format!("{}; {start}", "x".repeat(1_000 - start.len() - 2));
    let names = format!(
        "11,\"HENTZAU, Rupert\",\"individual\",\"R\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{long}\"\r\n"
    );
    let rest = b"11,\"5 (Ruritania); POB Zenda.\"\r\n\x1A";
    let (add, alt): (Vec<u8>, Vec<u8>) = (first_line(ADD), first_line(ALT));
    let (entities, _) = four(names.as_bytes(), &add, &alt, Some(rest)).unwrap();
    assert_eq!(entities[0].values("passportNumber"), ["R55"]);
    assert_eq!(entities[0].values("birthPlace"), ["Zenda"]);
    let (entities, summary) = three(names.as_bytes(), &add, &alt).unwrap();
    assert_eq!(entities[0].first("passportNumber"), None, "half a number is no number");
    assert_eq!(entities[0].values("notes").last().map(String::as_str), Some("Passport R5"));
    assert!(summary.repairs.iter().any(|one| one.what.contains("file of comments")));
}

fn first_line(bytes: &[u8]) -> Vec<u8> {
    bytes.split_inclusive(|byte| *byte == b'\n').next().unwrap().to_vec()
}
