//! Entry bundles: each entry after its length in two bytes, big-endian.

/// The longest entry that a bundle can hold, in bytes.
pub const MAX_ENTRY_BYTES: usize = 65_535;

/// Bytes that are not a bundle, or an entry that does not fit one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// An entry is longer than its two length bytes can say.
    #[error("an entry of {0} bytes is longer than the 65535 that a bundle can hold")]
    TooLong(usize),
    /// The bytes end inside of an entry or of its length.
    #[error("the bundle ends inside of entry {0} (counted from 0)")]
    CutShort(usize),
}

/// Writes the entries of one tile.
///
/// # Errors
/// [`BundleError::TooLong`].
pub fn encode_bundle<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, BundleError> {
    let mut bytes = Vec::new();
    for entry in entries {
        let length = u16::try_from(entry.len()).map_err(|_| BundleError::TooLong(entry.len()))?;
        bytes.extend(length.to_be_bytes());
        bytes.extend(entry);
    }
    Ok(bytes)
}

/// Reads the entries of one tile. How many there should be, the path says.
///
/// # Errors
/// [`BundleError::CutShort`].
pub fn decode_bundle(mut bytes: &[u8]) -> Result<Vec<&[u8]>, BundleError> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let cut_short = BundleError::CutShort(entries.len());
        let (length, rest) = bytes.split_first_chunk::<2>().ok_or(cut_short)?;
        let (entry, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(cut_short)?;
        entries.push(entry);
        bytes = rest;
    }
    Ok(entries)
}
