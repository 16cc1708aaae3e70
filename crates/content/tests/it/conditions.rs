//! Conditions hold, fail, or cannot be told; unknown is never good.

use content::{Condition, Facts, Truth};
use serde_json::json;

fn facts() -> Facts {
    Facts::new(&json!({
        "notice": { "days": 14, "published": true },
        "benchmark": { "known": true, "total": 25.86, "zero": ["G4", "F6"] },
        "partner": { "sectors": ["HS-21"] },
    }))
}

fn ask(source: &str) -> Truth {
    Condition::compile(source).unwrap().ask(&facts())
}

#[test]
fn numbers_texts_and_lists_are_compared() {
    for holds in [
        "notice.days >= 14",
        "notice.days < 15 && notice.published",
        "benchmark.total < 40.0",
        r#"partner.sectors.exists(sector, sector.startsWith("HS-2"))"#,
        r#""F6" in benchmark.zero"#,
        "size(benchmark.zero) == 2",
    ] {
        assert_eq!(ask(holds), Truth::Holds, "{holds}");
    }
    assert_eq!(ask("notice.days > 14"), Truth::Fails);
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(ask("notice.language == 'en'"), Truth::CannotTell("language".into()));
    assert_eq!(ask("weather.fine"), Truth::CannotTell("weather".into()));
    assert!(matches!(ask("notice.days"), Truth::CannotTell(why) if why.contains("not yes or no")));
    assert!(matches!(ask("notice.days < 'x'"), Truth::CannotTell(_)));
    assert!(matches!(ask("1 / 0 == 1"), Truth::CannotTell(_)));
}

#[test]
fn it_says_what_it_speaks_of_and_not_the_names_that_it_binds() {
    let paths = |source: &str| Condition::compile(source).unwrap().paths().into_iter().collect::<Vec<_>>();
    assert_eq!(paths("notice.days >= duties.comment_days"), ["duties.comment_days", "notice.days"]);
    assert_eq!(
        paths("flags.raised.all(code, code in reply.about) && code == 1"),
        ["code", "flags.raised", "reply.about"],
        "outside the macro the name is a variable like any other"
    );
    assert_eq!(paths(r#"answers["EX-05"] in ["no", tier]"#), ["answers", "tier"]);
    assert_eq!(
        paths("has(partner.country) ? stage : {today: data.personal}[today]"),
        ["data.personal", "partner.country", "stage", "today"]
    );
}

#[test]
fn a_figure_is_shown_as_it_is() {
    let figure = |source: &str| Condition::compile(source).unwrap().figure(&facts());
    assert_eq!(figure("benchmark.total").as_deref(), Some("25.86"));
    assert_eq!(figure("benchmark.zero").as_deref(), Some("G4, F6"));
    assert_eq!(figure("notice.days").as_deref(), Some("14"));
    assert_eq!(figure("benchmark.rank"), None);
}

#[test]
fn what_is_not_cel_is_refused() {
    for source in ["", "a ==", "((", "if x then y", "a b"] {
        assert!(Condition::compile(source).is_err(), "{source}");
    }
}
