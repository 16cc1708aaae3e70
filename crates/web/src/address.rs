//! Texts as parts of an address.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Whatever may not stand as it is anywhere in an address (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same, but for the slashes of a path that is a value of a query (RFC 3986, 3.4).
const RESERVED_IN_QUERY: &AsciiSet = &RESERVED.remove(b'/');

/// A text as one part of a path, or as a name or value of a query.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// A path as a value of a query.
pub(crate) fn path_in_query(path: &str) -> String {
    utf8_percent_encode(path, RESERVED_IN_QUERY).to_string()
}
