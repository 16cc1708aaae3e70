//! What holds for every component, in every language.

use std::collections::BTreeSet;

use crate::samples::rendered;

/// Values of an attribute, in the order of the page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(opening.as_str()).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

#[test]
fn ids_are_unique_and_everything_that_points_to_one_finds_it() {
    for language in ["en", "ar"] {
        let html = rendered(language);
        let ids = values(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        // The sampler shows two forms with a field `kind`, which no page would.
        let twice: Vec<_> =
            ids.iter().filter(|id| ids.iter().filter(|other| other == id).count() > 1).collect();
        assert!(twice.iter().all(|id| **id == "kind"), "{twice:?}");
        let anchors = values(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#'));
        let described =
            ["aria-describedby", "aria-labelledby", "for"].map(|name| values(&html, name)).concat();
        for id in described.iter().flat_map(|ids| ids.split(' ')).chain(anchors) {
            assert!(unique.contains(id), "nothing has the id `{id}`");
        }
    }
}

#[test]
fn an_error_is_told_at_the_top_and_at_its_field() {
    let html = rendered("en");
    let message = "Say what the partner does, in a sentence or two.";
    assert!(html.contains(&format!(r##"<a href="#purpose"><bdi>{message}</bdi></a>"##)));
    assert!(html.contains(&format!(r#"<bdi>{message}</bdi></p>"#)));
    assert!(html.contains(r#"aria-describedby="purpose-hint purpose-error" aria-invalid="true""#));
}

#[test]
fn what_people_type_stays_text() {
    let html = rendered("en");
    assert!(html.contains("&#60;المثال&#62; &#38; Co."));
    assert!(!html.contains("<المثال>"));
}

#[test]
fn nothing_needs_a_script_or_an_inline_style() {
    let html = rendered("en");
    for forbidden in ["<script", "<style", " style=", " onclick=", "javascript:"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn quotations_carry_their_own_language_and_direction() {
    let html = rendered("en");
    assert!(html.contains(r#"<blockquote dir="auto" lang="ar">"#));
    assert!(html.contains(r#"<div class="words" dir="auto" lang="fr">"#));
    assert!(html.contains(r#"<html lang="en" dir="ltr">"#));
    assert!(rendered("ar").contains(r#"<html lang="ar" dir="rtl">"#));
}

#[test]
fn a_choice_that_was_made_is_shown_as_made() {
    let html = rendered("en");
    assert_eq!(html.matches(" checked>").count(), 1);
    assert_eq!(html.matches(" selected>").count(), 1);
    assert!(html.contains(r#"value="pilot" aria-describedby="kind-1-hint" checked>"#));
}
