//! Every sentence shown to a person: Fluent messages by language, with English behind them.
//!
//! Files arrive as bytes, named `…/<language>/<area>.ftl`, so that an institution can replace any of them.
//! Each language states its own name and direction in `language-name` and `language-direction`.
//! Syntax of the files: Project Fluent, <https://projectfluent.org/fluent/guide/>.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use askama::filters::HtmlSafe;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

/// The language every other one falls back to; it must be complete.
pub const ENGLISH: &str = "en";

/// What is wrong with a translation file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// Path of the file as it was handed in.
    pub path: String,
    /// Line in the file, counted from 1.
    pub line: usize,
    /// What is wrong, and how to mend it where that is known.
    pub problem: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.problem)
    }
}

impl std::error::Error for LoadError {}

struct Language {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    paths: Vec<String>,
}

/// All messages in all languages. Shared between requests; nothing in it changes after loading.
pub struct Translations {
    languages: BTreeMap<String, Language>,
}

impl Translations {
    /// Reads `(path, bytes)` of every `.ftl` file; other files are passed over. All errors are reported, not just
    /// the first.
    pub fn load<P: AsRef<str>, B: AsRef<[u8]>>(
        files: impl IntoIterator<Item = (P, B)>,
    ) -> Result<Self, Vec<LoadError>> {
        let mut loaded = Self { languages: BTreeMap::new() };
        let mut errors = Vec::new();
        for (path, bytes) in files {
            if path.as_ref().ends_with(".ftl") {
                loaded.add(path.as_ref(), bytes.as_ref(), &mut errors);
            }
        }
        loaded.check_headers(&mut errors);
        if errors.is_empty() { Ok(loaded) } else { Err(errors) }
    }

    fn add(&mut self, path: &str, bytes: &[u8], errors: &mut Vec<LoadError>) {
        let mut report = |line, problem| errors.push(LoadError { path: path.to_owned(), line, problem });
        let Some(code) = path.rsplit('/').nth(1) else {
            return report(1, "the file must lie in a folder named for its language, such as `en/`".into());
        };
        let Ok(id) = code.parse::<LanguageIdentifier>() else {
            return report(1, format!("`{code}` is not a language tag such as `en` or `zh-Hans`"));
        };
        let text = match str::from_utf8(bytes) {
            Ok(text) => text,
            Err(e) => return report(line_at(bytes, e.valid_up_to()), "this is not UTF-8 text".into()),
        };
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, problems)| {
            problems.iter().for_each(|p| report(line_at(bytes, p.pos.start), p.to_string()));
            readable
        });
        let language = self.languages.entry(code.to_owned()).or_insert_with(|| Language {
            bundle: FluentBundle::new_concurrent(vec![id]),
            keys: BTreeSet::new(),
            paths: Vec::new(),
        });
        language.paths.push(path.to_owned());
        language.keys.extend(resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        }));
        for error in language.bundle.add_resource(resource).err().unwrap_or_default() {
            match error {
                FluentError::Overriding { id, .. } => {
                    report(line_of(text, &id), format!("`{id}` is defined twice; keep one of them"))
                }
                other => report(1, other.to_string()),
            }
        }
    }

    fn check_headers(&self, errors: &mut Vec<LoadError>) {
        let mut report =
            |path: &str, problem| errors.push(LoadError { path: path.to_owned(), line: 1, problem });
        if !self.languages.contains_key(ENGLISH) {
            report("en/", "English is missing; every language falls back to it".into());
        }
        for (code, language) in &self.languages {
            let path = language.paths.first().map_or("", String::as_str);
            let none = FluentArgs::new();
            if self.find(code, "language-name", &none).is_none() {
                report(path, format!("`{code}` lacks `language-name`, its name in itself"));
            }
            if !matches!(self.find(code, "language-direction", &none).as_deref(), Some("ltr" | "rtl")) {
                report(path, format!("`{code}` needs `language-direction = ltr` or `rtl`"));
            }
        }
    }

    /// Tags of the languages that are loaded, in alphabetical order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// Keys that English has and `language` lacks, in alphabetical order.
    pub fn missing(&self, language: &str) -> Vec<&str> {
        let keys = |code| self.languages.get(code).into_iter().flat_map(|l: &Language| &l.keys);
        let have: BTreeSet<&String> = keys(language).collect();
        keys(ENGLISH).filter(|key| !have.contains(key)).map(String::as_str).collect()
    }

    /// Whether there is a message `key` at all; English has every one.
    pub fn has(&self, key: &str) -> bool {
        self.languages.get(ENGLISH).is_some_and(|english| english.keys.contains(key))
    }

    /// The loaded language that suits an `Accept-Language` header best (RFC 9110, 12.5.4); English if none does.
    pub fn negotiate(&self, accept_language: &str) -> &str {
        let mut wishes: Vec<(f32, &str)> = accept_language.split(',').filter_map(wish).collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.iter().find_map(|(_, tag)| self.closest(tag)).unwrap_or(ENGLISH)
    }

    /// The loaded language for a tag: the same one, or its base language (`ar` for `ar-EG`).
    pub fn closest(&self, tag: &str) -> Option<&str> {
        let base = tag.split('-').next().unwrap_or(tag);
        let named = |name: &str| self.languages().find(|code| code.eq_ignore_ascii_case(name));
        named(tag).or_else(|| named(base))
    }

    /// The message `key` in `language`, to be completed with arguments and shown.
    pub fn t<'a>(&'a self, language: &'a str, key: impl Into<String>) -> Message<'a> {
        Message { translations: self, language, key: key.into(), args: FluentArgs::new() }
    }

    fn find(&self, language: &str, key: &str, args: &FluentArgs) -> Option<String> {
        let bundle = &self.languages.get(language)?.bundle;
        let pattern = bundle.get_message(key)?.value()?;
        // A missing argument shows as `{$name}`: visible to whoever reads the page, and no reason to fail it.
        Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }
}

/// One message in one language. Shown in a template it is escaped HTML; where the translation is missing it is
/// English inside `<span lang="en" dir="ltr">`. For attributes and for arguments of other messages use
/// [`Message::plain`].
pub struct Message<'a> {
    translations: &'a Translations,
    language: &'a str,
    key: String,
    args: FluentArgs<'static>,
}

impl Message<'_> {
    /// Fills the placeable `$name`. Fluent isolates it, so that its direction does not disturb the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.set(name, value.to_string());
        self
    }

    /// Fills several placeables at once.
    #[must_use]
    pub fn with_all(self, values: &[(&'static str, String)]) -> Self {
        values.iter().fold(self, |message, (name, value)| message.with(name, value))
    }

    /// Fills `$count` with a number, by which Fluent chooses among the language's plural forms.
    #[must_use]
    pub fn count(mut self, count: impl Borrow<usize>) -> Self {
        self.args.set("count", *count.borrow());
        self
    }

    /// The sentence as text without markup.
    pub fn plain(&self) -> String {
        self.resolve().0
    }

    /// The text, and whether it had to be taken from English.
    fn resolve(&self) -> (String, bool) {
        let find = |language| self.translations.find(language, &self.key, &self.args);
        let own = find(self.language).map(|text| (text, false));
        own.or_else(|| find(ENGLISH).map(|text| (text, true)))
            .unwrap_or_else(|| (format!("[{}]", self.key), true))
    }
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, fallback) = self.resolve();
        let escaped = askama::filters::escape(text, askama::filters::Html).map_err(|_| fmt::Error)?;
        if fallback && self.language != ENGLISH {
            write!(f, "<span lang=\"en\" dir=\"ltr\">{escaped}</span>")
        } else {
            write!(f, "{escaped}")
        }
    }
}

// Sound because `Display` above escapes the whole text, arguments included.
impl HtmlSafe for Message<'_> {}

/// `fr;q=0.8` as (0.8, "fr"); `None` if it is not wanted or not readable.
fn wish(part: &str) -> Option<(f32, &str)> {
    let (tag, quality) = part.split_once(";q=").unwrap_or((part, "1"));
    let quality: f32 = quality.trim().parse().ok()?;
    (quality > 0.0).then_some((quality, tag.trim()))
}

fn line_at(bytes: &[u8], offset: usize) -> usize {
    1 + bytes.iter().take(offset).filter(|&&b| b == b'\n').count()
}

/// The last line on which `id` is defined: of two definitions, the one to take away.
fn line_of(text: &str, id: &str) -> usize {
    let defines = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().enumerate().filter(|(_, line)| defines(line)).last().map_or(1, |(index, _)| index + 1)
}
