//! Every component in every language, written to `target/samples` for looking at.

use std::path::Path;

use askama::Template;
use web::components::*;
use web::page::Page;

#[derive(Template)]
#[template(path = "samples/components.html")]
struct Sampler {
    page: Page,
    form: Form,
    kinds: Vec<Choice>,
    countries: Vec<Choice>,
    pages: Pages,
    events: Vec<TimelineEvent>,
    findings: Vec<Finding>,
    known: Vec<Known>,
    decision: Decision,
    withheld: Withheld,
    tasks: Vec<Task>,
}

const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

fn in_english(text: &str) -> Said {
    Said { text: text.into(), language: Some("en".into()) }
}

fn said(text: &str, language: &str) -> Said {
    Said { text: text.into(), language: Some(language.into()) }
}

fn choice(value: &str, label: &str, hint: Option<&str>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: hint.map(Into::into) }
}

fn form() -> Form {
    let error = |field: &str, message: &str| FieldError { field: field.into(), message: message.into() };
    Form {
        values: [
            ("partner", "شركة <المثال> & Co."),
            ("kind", "pilot"),
            ("start-day", "31"),
            ("start-month", "2"),
        ]
        .map(|(name, value)| (name.into(), vec![value.into()]))
        .into(),
        errors: vec![
            error("purpose", "Say what the partner does, in a sentence or two."),
            error("start", "The planned start must be a real date, such as 27 3 2027."),
        ],
    }
}

fn withheld() -> Withheld {
    Withheld {
        what: "Names of two interviewees".into(),
        reason: "They would be at risk where they live.".into(),
        ground: "Rules on information disclosure, paragraph 12".into(),
        author_role: "Disclosure officer".into(),
        review_on: "2027-05-14".into(),
    }
}

fn events() -> Vec<TimelineEvent> {
    let event = |on: &str, act: &str, who: &str| TimelineEvent {
        on: on.into(),
        act: act.into(),
        who: who.into(),
        receipt: Some("/receipt/1.txt".into()),
        ..TimelineEvent::default()
    };
    vec![
        TimelineEvent {
            note: Some(said("منصة حوار عالمية", "ar")),
            ..event("2026-05-14", "engagement.opened", "A. Example")
        },
        TimelineEvent {
            withheld: Some(withheld()),
            ..event("2026-05-20", "evidence.added", "Due-diligence officer")
        },
        TimelineEvent {
            words: vec![("stage", "Consultation".into())],
            ..event("2026-06-01", "stage.entered", "B. Beispiel")
        },
        event("2026-06-12", "flag.answered", "B. Beispiel"),
    ]
}

fn evidence() -> Vec<Evidence> {
    vec![
        Evidence {
            title: "How messages are filtered".into(),
            publisher: "An observatory".into(),
            source_class: "independent".into(),
            quote: Some(said("Messages between registered accounts were examined.", "en")),
            locator: Some("p. 14".into()),
            href: Some("https://example.org/report".into()),
            published_on: Some("2019-05-16".into()),
            retrieved_on: "2026-05-20".into(),
            hash: Some(HASH.into()),
            reliability: Some("confirmed".into()),
        },
        Evidence {
            title: "تقرير الشفافية".into(),
            publisher: "شركة المثال".into(),
            source_class: "partner".into(),
            quote: Some(said("لا نشارك بيانات المستخدمين مع أي جهة.", "ar")),
            retrieved_on: "2026-05-21".into(),
            ..Evidence::default()
        },
    ]
}

fn findings() -> Vec<Finding> {
    let figure = |label: &str, value: &str| Figure { label: in_english(label), value: in_english(value) };
    vec![
        Finding {
            title: "Does the partner examine private messages?".into(),
            verdict: "flag".into(),
            code: "RF-03".into(),
            basis: in_english("Guiding Principles on Business and Human Rights, 17"),
            figures: vec![figure("Governance", "4.17"), figure("Commitments kept", "2 of 24")],
            reasons: vec![
                in_english("An independent source reports it."),
                in_english("The partner denies it without evidence."),
            ],
            evidence: evidence(),
            reply: Some(Statement {
                who: "شركة المثال".into(),
                on: "2026-06-02".into(),
                kind: None,
                said: said("نرفض هذا الاستنتاج.\n\nوسنرسل الوثائق.", "ar"),
            }),
            answer: Some(Statement {
                who: "B. Beispiel".into(),
                on: "2026-06-12".into(),
                kind: Some("accepted-with-measure".into()),
                said: said("No personal message passes through the partner’s servers.", "en"),
            }),
            ..Finding::default()
        },
        Finding {
            title: "Who controls the partner?".into(),
            verdict: "cannot-tell".into(),
            code: "EX-05".into(),
            basis: in_english("Proposed default"),
            missing: vec![in_english("The register of beneficial owners for 2025.")],
            reply_due_on: Some("2026-06-30".into()),
            ..Finding::default()
        },
    ]
}

fn known() -> Vec<Known> {
    let source = |title: &str, day: &str, recorded: Option<&str>, state: &str| Known {
        title: title.into(),
        publisher: "An observatory".into(),
        knowable_on: day.into(),
        recorded_on: recorded.map(Into::into),
        state: state.into(),
    };
    vec![
        source("How messages are filtered", "2019-05-16", None, "knowable"),
        source("Index of corporate accountability", "2019-05-10", Some("2020-02-01"), "weighed"),
        source("تقرير الشفافية", "2020-01-10", Some("2020-03-01"), "recorded"),
        source("A later study", "2020-05-07", None, "later"),
    ]
}

fn decision() -> Decision {
    let signature = |who: &str, role: &str| Signature {
        who: who.into(),
        role: role.into(),
        on: "2026-07-01".into(),
        hash: HASH.into(),
    };
    Decision {
        kind: "approve-with-conditions".into(),
        on: "2026-07-01".into(),
        reasons: vec![said("The benefit can be had without the risk.", "en")],
        conditions: vec![
            said("No recording leaves the institution.", "en"),
            said("Reviewed after six months.", "en"),
        ],
        signatures: vec![signature("B. Beispiel", "Reviewer"), signature("ليلى مثال", "Approver")],
        dissent: vec![Statement {
            who: "C. Exemple".into(),
            on: "2026-06-30".into(),
            kind: None,
            said: said("Les garanties ne suffisent pas.", "fr"),
        }],
        receipt: Some("/receipt/9.txt".into()),
    }
}

fn tasks() -> Vec<Task> {
    let task = |label: &str, href: Option<&str>, status: &str, note: Option<&str>| Task {
        label: label.into(),
        href: href.map(Into::into),
        status: status.into(),
        note: note.map(Into::into),
    };
    vec![
        task("Describe the engagement", Some("/1/describe"), "done", None),
        task("Answer the red flag RF-03", Some("/1/flag/3"), "needs-answer", Some("Due on 2026-06-30")),
        task("Add sources", Some("/1/evidence"), "in-progress", None),
        task("Propose a decision", None, "cannot-start", None),
    ]
}

fn sampler(page: Page) -> Sampler {
    let kinds = [
        choice("contract", &page.t("engagement-contract").plain(), None),
        choice("pilot", &page.t("engagement-pilot").plain(), Some(&page.t("engagement-value-none").plain())),
        choice("other", &page.t("engagement-other").plain(), None),
    ];
    Sampler {
        page,
        form: form(),
        kinds: kinds.to_vec(),
        countries: vec![choice("lb", "لبنان", None), choice("ch", "Schweiz", None)],
        pages: Pages { current: 2, last: 9, path: "/register?page=".into() },
        events: events(),
        findings: findings(),
        known: known(),
        decision: decision(),
        withheld: withheld(),
        tasks: tasks(),
    }
}

/// Every component, rendered in `language`.
pub fn rendered(language: &str) -> String {
    sampler(crate::page(crate::shipped(), language)).render().unwrap()
}

#[test]
fn every_component_renders_in_every_language_without_a_hole() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../samples");
    std::fs::create_dir_all(&folder).unwrap();
    for language in crate::shipped().languages() {
        let html = rendered(language);
        std::fs::write(folder.join(format!("{language}.html")), &html).unwrap();
        assert!(!html.contains("{$"), "{language}: an argument of a message is missing");
        assert!(!html.contains(">["), "{language}: a message is missing in English too");
        if language != "en" {
            assert!(!html.contains(r#"<span lang="en""#), "{language}: a message is not translated");
        }
    }
}
