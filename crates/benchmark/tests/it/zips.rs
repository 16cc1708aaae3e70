//! Small zips of the published shape, to break in tests.

use std::io::{Cursor, Write};

use benchmark::{Imprint, Release};
use jiff::civil::date;
use zip::{ZipWriter, write::SimpleFileOptions};

pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Two companies, of which the edition's label changes nothing.
pub fn overview(_edition: &str) -> String {
    "Company,Type,Total,Governance,Freedom of Expression,Privacy\r\n\
     Alpha,Digital Platform,50.25,40.00,50.00,60.75\r\n\
     \"Beta\n& Sons\",Telecommunication,10.00,5.00,0.00,25.00\r\n"
        .to_owned()
}

pub fn summary(_edition: &str) -> String {
    "Company,Company Type,Class,Service,Total,Governance,Freedom of Expression,Privacy,G1,F5,F5a,F5b,F6,F9,P18\n\
     all companies,all companies,NA,NA,30,22,25,43,1,1,1,1,1,1,1\n\
     Alpha,Digital Platform,Total,Total,50.2541,40,50,60.75,33.333333,5,10,0,0,N/A,0.001\n\
     Alpha,Digital Platform,Group,Group,1,1,,,1,,,,,,\n\
     \"Beta\n& Sons\",Telecommunication,Total,Total,10,5,0,25,0,0,0,0,0,50,100\n"
        .to_owned()
}

pub fn good(edition: &str) -> Vec<u8> {
    with(edition, &overview(edition), &summary(edition))
}

pub fn with(edition: &str, overview: &str, summary: &str) -> Vec<u8> {
    zip(&[
        ("README.md", b"Read me"),
        (&format!("{edition}-rdr-index-01-quick-overview.csv"), overview.as_bytes()),
        (&format!("{edition}-rdr-index-02-summary-scores.csv"), summary.as_bytes()),
    ])
}

pub fn imprint(edition: &str) -> Imprint {
    Imprint {
        benchmark: "test".into(),
        edition: edition.into(),
        title: "A test".into(),
        published_on: date(2021, 2, 24),
        published_on_basis: "Read nowhere".into(),
        method: "test".into(),
        source: "https://example.org/".into(),
        release: Release { file: "test.zip".into(), sha256: None },
        note: None,
    }
}
