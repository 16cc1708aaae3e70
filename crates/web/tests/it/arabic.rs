//! No English is left on the register's Arabic pages, except in marked quotations, names and codes.

use std::collections::BTreeSet;
use std::path::Path;

use engagement::Act;

use crate::fixture::{APPROVED, Answer, BLOCKED, Fixture};
use crate::register::{pages, ticket};

/// Words of the text of a page that are in Latin letters and not marked as English, code or quotation.
#[derive(Default)]
struct Reader {
    /// The open elements, with whether each sets its content apart.
    open: Vec<(String, bool)>,
    found: Vec<String>,
}

/// Elements without an end.
const EMPTY: [&str; 6] = ["meta", "link", "input", "br", "img", "hr"];
/// What holds codes and what people typed, by how the components mark it.
const APART: [&str; 8] = [
    "lang=\"en\"",
    "class=\"code\"",
    "class=\"words",
    "class=\"leaf",
    "<pre",
    "<time",
    "<style",
    "<textarea",
];

impl Reader {
    fn read(html: &str) -> Vec<String> {
        let mut reader = Reader::default();
        for part in html.split('<').skip(1) {
            let (tag, text) = part.split_once('>').unwrap();
            reader.tag(tag);
            if !reader.open.iter().any(|(_, apart)| *apart) {
                reader.found.extend(latin_sentences(text));
            }
        }
        reader.found
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap().to_owned();
        if tag.starts_with('/') {
            let (opened, _) = self.open.pop().unwrap();
            assert_eq!(opened, name, "elements are nested");
        } else if !tag.starts_with('!') && !EMPTY.contains(&name.as_str()) {
            let whole = format!("<{tag}");
            self.open.push((name, APART.iter().any(|mark| whole.contains(mark))));
        }
    }
}

/// Runs of Latin script with a word in small letters: names and codes have capitals, digits or hyphens.
fn latin_sentences(text: &str) -> Vec<String> {
    let is_word = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let text = text.replace("&#39;", "'").replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&");
    text.split(|c: char| !c.is_ascii() || c == '\n')
        .map(|run| run.trim_matches([' ', ':', '.', ',']).to_owned())
        .filter(|run| run.split_whitespace().any(is_word))
        .collect()
}

/// Everything that people typed into the cases, as it stands in the events.
async fn typed(register: &Fixture) -> String {
    let mut typed = String::new();
    for case in [BLOCKED, APPROVED] {
        for stored in register.app.office.store.history(case).await.unwrap() {
            let by_rule = matches!(&stored.event.act, Act::FlagRaised(flag) if flag.by_rule);
            if !by_rule {
                typed += &serde_json::to_string(&stored.event.act).unwrap();
            }
        }
    }
    typed.replace("\\n", "\n")
}

/// The English that is left on a page, each with its address.
fn english_on(path: &str, answer: &Answer, typed: &str) -> Vec<String> {
    let left = Reader::read(&answer.text).into_iter().filter(|run| !typed.contains(run.as_str()));
    left.map(|run| format!("{path}: {run}")).collect()
}

#[tokio::test]
async fn no_page_of_the_register_leaves_english_unmarked() {
    let register = Fixture::with_both_cases().await;
    let typed = typed(&register).await;
    let mut paths = pages();
    for case in [BLOCKED, APPROVED] {
        let last = register.app.office.store.case(case).await.unwrap().n;
        paths.extend((1..=last).map(|n| format!("/register/{case}/events/{n}")));
    }
    let mut left = Vec::new();
    for path in paths {
        let joint = if path.contains('?') { '&' } else { '?' };
        left.extend(english_on(&path, &register.get(&format!("{path}{joint}lang=ar")).await, &typed));
    }
    assert!(left.is_empty(), "English is left: {left:#?}");
}

#[tokio::test]
async fn a_comment_that_is_refused_is_refused_in_arabic() {
    let register = Fixture::with_both_cases().await;
    let path = format!("/register/{APPROVED}/comment?lang=ar");
    let check = register.post(&path, "step=check&text=x&naming=anonymous").await;
    let send = format!("step=send&text=x&naming=anonymous&ticket={}", ticket(&check.text));
    let late = register.post(&path, &send).await;
    assert_eq!(late.status, axum::http::StatusCode::CONFLICT);
    assert_eq!(english_on(&path, &late, ""), Vec::<String>::new());
    assert!(late.text.contains("انقضى وقت التعليق"), "{}", late.text);
}

/// The keys of all sentences that refuse something, as the acts name them.
fn keys_of_refusals() -> BTreeSet<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engagement/src");
    let (mut keys, mut folders) = (BTreeSet::new(), vec![source]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let code = std::fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let code = code.join("\n");
            let said = code.split("say!(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
            keys.extend(said.map(|rest| format!("refusal-{}", rest.split('"').next().unwrap())));
        }
    }
    keys
}

#[test]
fn every_refusal_is_translated_and_no_translation_is_left_over() {
    let translated: BTreeSet<String> = crate::files()
        .into_iter()
        .filter(|(name, _)| name == "ar/refusals.ftl")
        .flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()))
        .filter(|key| key.starts_with("refusal-"))
        .collect();
    assert_eq!(keys_of_refusals(), translated);
}

#[test]
fn the_reader_finds_what_is_not_marked() {
    let found = |html: &str| Reader::read(html);
    assert_eq!(found("<p>سبب: nobody has looked<br>ثم</p>"), ["nobody has looked"]);
    assert_eq!(found("<p><bdi lang=\"ar\">governance</bdi></p>"), ["governance"]);
    for marked in
        ["<bdi lang=\"en\">nobody looked</bdi>", "<bdi dir=\"ltr\" class=\"code\">decision.signed</bdi>"]
    {
        assert!(found(&format!("<p>نص {marked} Ranking Digital Rights G4 SHA-256</p>")).is_empty());
    }
}
