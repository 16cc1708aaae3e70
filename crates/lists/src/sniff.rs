//! Which kind of list a file is, from its first bytes.

use crate::Format;
use crate::encoding::glance;

/// What the first bytes (a kilobyte or more) look like; `None` where they fit nothing that can be read
/// without being told.
///
/// CSV tables are never guessed: what their columns mean must be told.
pub fn sniff(head: &[u8]) -> Option<Format> {
    let text = glance(head);
    let text = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    if text.starts_with('<') {
        let root = root(text)?;
        return [
            ("CONSOLIDATED_LIST", Format::UnSecurityCouncil),
            ("sdnList", Format::OfacXml),
            ("LEIData", Format::GleifEntities),
            ("RelationshipData", Format::GleifRelationships),
            ("ReportingExceptionData", Format::GleifExceptions),
        ]
        .into_iter()
        .find_map(|(name, format)| (name == root).then_some(format));
    }
    if text.starts_with('{') {
        if text.contains("\"ZPROCSUPP\"") {
            return Some(Format::WorldBank);
        }
        // Either may come late in a long line, after the head.
        let entity = text.contains("\"schema\"") || text.contains("\"properties\"");
        return entity.then_some(Format::FollowTheMoney);
    }
    let first = text.lines().next()?;
    let numbered =
        first.split(',').next().is_some_and(|one| !one.is_empty() && one.bytes().all(|b| b.is_ascii_digit()));
    (numbered && first.contains("-0-")).then_some(Format::OfacTables)
}

/// The first element's name, without its prefix.
fn root(text: &str) -> Option<&str> {
    let tags = text.match_indices('<').map(|(at, _)| &text[at + 1..]);
    let tag = tags.into_iter().find(|tag| tag.starts_with(char::is_alphabetic))?;
    let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
    name.rsplit(':').next()
}
