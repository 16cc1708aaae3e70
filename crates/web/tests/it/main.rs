//! Pages as a reader sees them.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own files must fail")]

mod api;
mod arabic;
mod components;
mod desk;
mod fixture;
mod group;
mod matching;
mod ownership;
mod picture;
mod register;
mod samples;
mod style;
mod translations;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use web::i18n::Translations;
use web::page::{NavItem, Page};

/// Folder of the translations that are shipped.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/translations")
}

/// The shipped files as `(en/shell.ftl, text)`.
fn files() -> Vec<(String, String)> {
    let entries = |path: &Path| std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    let languages: Vec<PathBuf> = entries(&folder()).filter(|path| path.is_dir()).collect();
    let paths = languages.iter().flat_map(|path| entries(path));
    let name = |path: &Path| path.strip_prefix(folder()).unwrap().to_str().unwrap().to_owned();
    paths.map(|path| (name(&path), std::fs::read_to_string(&path).unwrap())).collect()
}

fn shipped() -> Translations {
    Translations::load(files()).unwrap_or_else(|errors| {
        panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

fn page(translations: Translations, language: &str) -> Page {
    let item = |key, href: &str| NavItem { key, href: href.into() };
    Page {
        translations: Arc::new(translations),
        language: language.into(),
        language_in_address: language != "en",
        path: "/register?q=x".into(),
        institution: "United Examples".into(),
        person: Some("Ada Example".into()),
        nav: vec![
            item("nav-register", "/register"),
            item("nav-partners", "/partners"),
            item("nav-consultations", "/consultations"),
            item("nav-verify", "/verify"),
        ],
    }
}
