//! What every page knows: its language, its place, who looks at it.

use std::sync::Arc;

use crate::i18n::{Message, Translations};

/// A link of the main navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Key of its label.
    pub key: &'static str,
    /// Path without language.
    pub href: String,
}

/// A language that the reader can switch to.
#[derive(Debug, Clone)]
pub struct LanguageLink {
    /// Language tag.
    pub code: String,
    /// Its name in itself.
    pub name: String,
    /// This same page in that language.
    pub href: String,
    /// Whether the page is in it now.
    pub current: bool,
}

/// The context of `base.html` and of all components: each page's template has a field `page: Page` (or `&Page`).
pub struct Page {
    /// Messages in all languages.
    pub translations: Arc<Translations>,
    /// Tag of the language of this page; one of those loaded.
    pub language: String,
    /// Whether the address names the language, so that links must carry it on.
    pub language_in_address: bool,
    /// Path and query of this page without `lang`.
    pub path: String,
    /// Name of the institution whose register or office this is.
    pub institution: String,
    /// Name of the person signed in.
    pub person: Option<String>,
    /// Main navigation.
    pub nav: Vec<NavItem>,
}

impl Page {
    /// The message `key` in the language of the page.
    pub fn t(&self, key: &str) -> Message<'_> {
        self.translations.t(&self.language, key)
    }

    /// The message `key` for a number of things (`$count`).
    pub fn tn(&self, key: &str, count: impl std::borrow::Borrow<usize>) -> Message<'_> {
        self.t(key).count(count)
    }

    /// The word for a code of some kind: `word("act", "stage.entered")` is the message `act-stage-entered`.
    pub fn word(&self, kind: &str, code: &str) -> Message<'_> {
        self.translations.t(&self.language, format!("{kind}-{}", code.replace(['.', '_', ' '], "-")))
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> String {
        self.t("language-direction").plain()
    }

    /// A path of this site, in the language that the reader chose.
    pub fn href(&self, path: &str) -> String {
        if self.language_in_address { with_language(path, &self.language) } else { path.to_owned() }
    }

    /// This page in each language that is loaded.
    pub fn languages(&self) -> Vec<LanguageLink> {
        let link = |code: &str| LanguageLink {
            code: code.to_owned(),
            name: self.translations.t(code, "language-name").plain(),
            href: with_language(&self.path, code),
            current: code == self.language,
        };
        self.translations.languages().map(link).collect()
    }

    /// Anchor of the `index`-th choice of a field: the first bears the field's own name, which errors link to.
    pub fn choice_id(&self, field: &str, index: impl std::borrow::Borrow<usize>) -> String {
        let index = *index.borrow();
        if index == 0 { field.to_owned() } else { format!("{field}-{index}") }
    }

    /// Whether `href` is this page or a folder above it; for `aria-current` in the navigation.
    pub fn is_within(&self, href: &str) -> bool {
        let here = self.path.split('?').next().unwrap_or_default();
        here.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

fn with_language(path: &str, language: &str) -> String {
    let (path, fragment) = path.split_once('#').map_or((path, String::new()), |(p, f)| (p, format!("#{f}")));
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}lang={language}{fragment}")
}
