//! A list that was cut at any byte is never taken for a whole one.

use lists::Format::{self, FollowTheMoney, OfacTables, Table};

use crate::samples::{ALL, try_read};

/// Whether what is left is a whole document of its own: lists of lines are whole after every line,
/// documents only after their last mark.
fn whole(format: Format, left: &[u8]) -> bool {
    let text = String::from_utf8_lossy(left);
    match format {
        FollowTheMoney => {
            !text.is_empty() && (text.ends_with('}') && brackets(&text) == 0 || text.ends_with('\n'))
        }
        OfacTables => text.ends_with("\r\n") || text.ends_with('\u{1A}'),
        // A line end within quotation marks ends no row, and the heading alone is no list.
        Table => {
            let is_ended = text.ends_with('\n') && text.matches('"').count().is_multiple_of(2);
            is_ended && text.lines().count() > 1
        }
        _ => false,
    }
}

fn brackets(text: &str) -> i32 {
    text.chars().map(|c| i32::from(c == '{') - i32::from(c == '}')).sum()
}

#[test]
fn every_cut_is_noticed() {
    for (format, bytes) in ALL {
        let end = bytes.iter().rposition(|byte| !byte.is_ascii_whitespace()).unwrap();
        for cut in 0..=end {
            let read = try_read(format, &bytes[..cut]);
            assert_eq!(read.is_ok(), whole(format, &bytes[..cut]), "{format} cut at {cut}: {read:?}");
        }
        assert!(try_read(format, bytes).is_ok(), "{format}");
    }
}
