//! The files that are shipped, and the published zips that they must equal.

use std::{fs, path::PathBuf};

use benchmark::rdr;
use test_support::shipped::{folder, library};

/// A published zip, where the shared data is at hand.
pub fn published(test: &str, file: &str) -> Option<Vec<u8>> {
    let shared = std::env::var_os("IMPRIMATUR_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let bytes = fs::read(shared.join("data/rdr").join(file)).ok();
    if bytes.is_none() {
        eprintln!("skipped: {test}: shared data not found");
    }
    bytes
}

#[test]
fn importing_a_published_zip_yields_the_shipped_file_byte_for_byte() {
    let library = library();
    for (edition, zip) in [
        ("2019", "RDRindex2019data_csv.zip"),
        ("2020", "2020RDRIndexCSV.zip"),
        ("2022", "2022RDRIndexCSV.zip"),
    ] {
        let Some(bytes) = published("importing_a_published_zip_yields_the_shipped_file_byte_for_byte", zip)
        else {
            return;
        };
        let imported = rdr::import(&bytes, library.imprints()).unwrap();
        let shipped = fs::read_to_string(folder().join(format!("benchmarks/rdr/{edition}.yaml"))).unwrap();
        assert_eq!(imported.to_yaml().unwrap(), shipped, "{edition}");
    }
}

#[test]
fn every_shipped_edition_is_written_as_the_writer_writes_it() {
    for edition in library().editions() {
        let path = folder().join(format!("benchmarks/rdr/{}.yaml", edition.imprint.edition));
        assert_eq!(edition.to_yaml().unwrap(), fs::read_to_string(path).unwrap());
    }
}

#[test]
fn every_edition_says_where_its_day_of_publication_was_read() {
    for edition in library().editions() {
        assert!(edition.imprint.published_on_basis.starts_with("Read "), "{}", edition.imprint.edition);
        assert!(edition.imprint.release.sha256.is_some());
    }
}

#[test]
fn the_benchmark_says_that_it_measures_disclosure_and_not_conduct() {
    assert!(library().benchmark().measures.english().contains("disclosure, not conduct"));
}

#[test]
fn the_methods_ask_as_many_indicators_as_their_ids_say() {
    let library = library();
    for (id, count) in [("2017-35-indicators", 35), ("2020-58-indicators", 58)] {
        assert_eq!(library.method(id).unwrap().indicators.len(), count);
    }
}
