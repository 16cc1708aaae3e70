//! Which encoding a file is in: its byte order mark, else what it looks like, else what it declares.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file is looked at, in bytes.
pub(crate) const HEAD: usize = 1024;

/// What the first bytes say.
///
/// # Errors
///
/// The declared name, where no encoding has it.
pub(crate) fn detect(head: &[u8]) -> Result<&'static Encoding, String> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Ok(encoding);
    }
    // Every list begins with a character of ASCII, so that a zero beside it is half of a UTF-16 unit.
    match head {
        [0, first, ..] if *first != 0 => return Ok(UTF_16BE),
        [first, 0, ..] if *first != 0 => return Ok(UTF_16LE),
        _ => {}
    }
    match declared(head) {
        None => Ok(UTF_8),
        // A declaration that can be read in bytes of ASCII cannot be in UTF-16, whatever it says.
        Some(name) => match Encoding::for_label(name.as_bytes()) {
            Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok(UTF_8),
            Some(encoding) => Ok(encoding),
            None => Err(name),
        },
    }
}

/// Whether a file begins as one of gzip, zip, bzip2, xz or zstd does.
pub(crate) fn is_packed(head: &[u8]) -> bool {
    let marks: [&[u8]; 5] = [b"\x1F\x8B", b"PK\x03\x04", b"BZh", b"\xFD7zXZ", b"\x28\xB5\x2F\xFD"];
    marks.iter().any(|mark| head.starts_with(mark))
}

/// The encoding that an XML declaration names.
fn declared(head: &[u8]) -> Option<String> {
    let text: String = head.iter().map(|byte| char::from(*byte)).collect();
    let declaration = text.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

/// Bytes as Windows-1252 reads them; every byte has a character there.
pub(crate) fn western(bytes: &[u8]) -> String {
    WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

/// The first bytes as text, for looking at only.
pub(crate) fn glance(head: &[u8]) -> String {
    let encoding = detect(head).unwrap_or(UTF_8);
    encoding.decode(head).0.into_owned()
}
