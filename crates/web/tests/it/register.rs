//! The public register: what it shows, and what it must never show.

use axum::http::StatusCode;
use serde_json::json;

use crate::fixture::{APPROVED, BLOCKED, Fixture, SECRETS, people};

/// Every page that has nothing to do with one event.
pub fn pages() -> Vec<String> {
    let fixed = [
        "/",
        "/register",
        "/verify",
        "/criteria",
        "/policy",
        "/partners/tencent",
        "/partners/cooperative",
        "/partners/cooperative/ownership",
    ];
    let of_case = [BLOCKED, APPROVED]
        .into_iter()
        .flat_map(|case| ["", "/comment", "?on=2020-03-30"].map(|end| format!("/register/{case}{end}")));
    fixed.into_iter().map(str::to_owned).chain(of_case).collect()
}

/// Every file: JSON, feeds, receipts, proofs.
async fn files(register: &Fixture) -> Vec<String> {
    let mut files: Vec<String> = [
        "/register.json",
        "/feed.atom",
        "/partners/tencent.json",
        "/partners/cooperative.json",
        "/partners/cooperative/ownership.json",
    ]
    .map(Into::into)
    .into();
    for case in [BLOCKED, APPROVED] {
        files.push(format!("/register/{case}.json"));
        files.push(format!("/register/{case}/feed.atom"));
        for n in 1..=register.app.office.store.case(case).await.unwrap().n {
            let event = format!("/register/{case}/events/{n}");
            files.extend(["", ".json", ".tlog-proof", "/receipt"].map(|end| format!("{event}{end}")));
        }
    }
    files
}

fn with_language(path: &str, language: &str) -> String {
    format!("{path}{}lang={language}", if path.contains('?') { '&' } else { '?' })
}

#[tokio::test]
async fn every_page_is_whole_in_every_language_and_sets_no_cookie() {
    let register = Fixture::with_both_cases().await;
    let events = [BLOCKED, APPROVED].map(|case| format!("/register/{case}/events/1"));
    for path in pages().into_iter().chain(events) {
        assert_whole(&register, &path).await;
    }
}

/// A page is there in every language, with all its messages, and sets no cookie.
pub async fn assert_whole(register: &Fixture, path: &str) {
    for (language, direction) in [("en", "ltr"), ("ar", "rtl")] {
        let answer = register.get(&with_language(path, language)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        let html = &answer.text;
        assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{path}");
        assert_eq!(html.matches("<h1>").count(), 1, "{path}");
        assert!(!answer.sets_cookie, "{path}");
        let hole = html.find(">[").map(|at| html[at..].chars().take(60).collect::<String>());
        assert_eq!(hole, None, "{path} in {language}: a message is missing");
        assert!(!html.contains("{$"), "{path} in {language}: an argument is missing");
        let untranslated =
            html.find(r#"<span lang="en""#).map(|at| html[at..].chars().take(90).collect::<String>());
        assert!(language == "en" || untranslated.is_none(), "{path}: {untranslated:?}");
        assert_eq!(skipped_heading(html), None, "{path}");
    }
}

/// A heading that is more than one level below the one before it.
fn skipped_heading(html: &str) -> Option<String> {
    let mut above = 0;
    for rest in html.split("<h").skip(1) {
        let level = rest.chars().next().and_then(|c| c.to_digit(10)).unwrap_or(0);
        if level == 0 {
            continue;
        }
        if level > above + 1 {
            return Some(rest.chars().take(60).collect());
        }
        above = level;
    }
    None
}

#[tokio::test]
async fn nobody_who_acts_and_nothing_withheld_shows_anywhere() {
    let register = Fixture::with_both_cases().await;
    let mut paths = files(&register).await;
    paths.extend(pages());
    for path in paths {
        let answer = register.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        for secret in SECRETS.into_iter().chain(people()) {
            assert!(!answer.text.contains(secret), "{path} tells {secret}");
        }
    }
}

#[tokio::test]
async fn a_search_finds_no_secret_either() {
    let register = Fixture::with_both_cases().await;
    for secret in SECRETS.into_iter().chain(people()) {
        let found = register.get(&format!("/register.json?q={secret}")).await.json();
        assert_eq!(found["count"], 0, "{secret}");
    }
}

#[tokio::test]
async fn what_is_withheld_is_counted_with_its_reason() {
    let register = Fixture::with_both_cases().await;
    let case = register.get(&format!("/register/{APPROVED}.json")).await.json();
    let kinds: Vec<&str> =
        case["withheld"].as_array().unwrap().iter().map(|item| item["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["source", "comment", "erased"]);
    let page = register.get(&format!("/register/{APPROVED}?lang=en")).await.text;
    assert!(page.contains("\u{2068}3\u{2069} items are withheld"));
    assert!(page.contains("The author would be at risk."));
    assert!(page.contains("Its author asked for it"));
    let blocked = register.get(&format!("/register/{BLOCKED}.json")).await.json();
    assert_eq!(blocked["withheld"][0]["kind"], "dissent");
}

#[tokio::test]
async fn a_dissent_is_shown_with_the_decision_and_nameless_where_so_wished() {
    let register = Fixture::with_both_cases().await;
    let case = register.get(&format!("/register/{APPROVED}.json")).await.json();
    assert_eq!(case["decision"]["dissents"][0]["text"], "A bench would do.");
    assert_eq!(case["decision"]["dissents"][0].get("name"), None);
    assert!(register.get(&format!("/register/{APPROVED}")).await.text.contains("A bench would do."));
}

#[tokio::test]
async fn page_and_json_tell_the_same() {
    let register = Fixture::with_both_cases().await;
    for case in [BLOCKED, APPROVED] {
        let json = register.get(&format!("/register/{case}.json")).await.json();
        let page = register.get(&format!("/register/{case}?lang=en")).await.text;
        for list in ["exclusions", "flags", "unknown", "clear"] {
            for finding in json[list].as_array().unwrap() {
                assert!(page.contains(finding["code"].as_str().unwrap()), "{case}: {finding}");
            }
        }
        for gate in json["gates"].as_array().unwrap() {
            assert!(page.contains(gate["title"].as_str().unwrap()), "{case}: {gate}");
            for unmet in gate["unmet"].as_array().unwrap() {
                assert!(page.contains(&format!(">{}<", unmet["code"].as_str().unwrap())), "{case}: {unmet}");
            }
        }
        let events = json["events"].as_array().unwrap();
        assert_eq!(
            page.matches("timeline-date").count(),
            events.len() + json.get("decision").map_or(0, |_| 1)
        );
        assert!(page.contains(json["edition"].as_str().unwrap()));
    }
}

#[tokio::test]
async fn an_approved_case_shows_who_answers_for_it_and_the_snapshot_that_was_signed() {
    let register = Fixture::with_both_cases().await;
    let json = register.get(&format!("/register/{APPROVED}.json")).await.json();
    assert_eq!(json["accountable"], "Greta Accountable");
    assert_eq!(json["stage"], "active");
    let page = register.get(&format!("/register/{APPROVED}?lang=en")).await.text;
    for shown in [
        "Greta Accountable",
        json["decision"]["snapshot"].as_str().unwrap(),
        "Marks are taken off",
        "A photograph",
        "The mark can be taken off.",
        "The answer holds",
        "Amal Example",
        "Nobody has to be photographed.",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
}

#[tokio::test]
async fn an_emergency_is_always_shown_and_a_deadline_is_counted_in_working_days() {
    let register = Fixture::with_both_cases().await;
    register.set_day("2026-03-27");
    let page = register.get(&format!("/register/{BLOCKED}?lang=en")).await.text;
    assert!(page.contains("The anniversary will not wait."));
    let json = register.get(&format!("/register/{BLOCKED}.json")).await.json();
    let deadline = &json["deadlines"][0];
    assert_eq!(
        (deadline["what"].as_str(), deadline["due-on"].as_str()),
        (Some("emergency"), Some("2026-03-02"))
    );
    // 3 to 6, 9 to 13, 16 to 20 and 23 to 27 March.
    assert_eq!(deadline["working-days-left"], -19);
}

#[tokio::test]
async fn an_exception_from_an_exclusion_is_shown_with_its_reasons_and_its_end() {
    let register = Fixture::with_both_cases().await;
    let given = json!({ "code": "EX-05", "value": "yes", "evidence": ["E-1"] });
    register.done(BLOCKED, "officer", "answer.given", given).await;
    let grant = |until: &str| {
        json!({ "code": "EX-05", "reasons": "Nobody else makes the <serum>.", "until": until,
            "conditions": ["No emblem on the product."] })
    };
    let refused = register.act(BLOCKED, "approver", "exception.granted", grant("2026-03-20")).await;
    assert_eq!(refused.unwrap_err().kind, "not-allowed");
    register.done(BLOCKED, "head-of-entity", "exception.granted", grant("2026-03-20")).await;
    let page = register.get(&format!("/register/{BLOCKED}?lang=en")).await.text;
    for shown in [
        "excepts from this exclusion until",
        "Nobody else makes the &#60;serum&#62;.",
        "No emblem on the product.",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    let json = register.get(&format!("/register/{BLOCKED}.json")).await.json();
    let excluded = &json["exclusions"][0];
    assert_eq!(
        (excluded["code"].as_str(), excluded["exception"]["until"].as_str()),
        (Some("EX-05"), Some("2026-03-20"))
    );
    assert_eq!(json["tier"], "high");
    register.set_day("2026-03-21");
    let over = register.get(&format!("/register/{BLOCKED}?lang=en")).await.text;
    assert!(over.contains("An exception from this exclusion ended on"));
    let arabic = register.get(&format!("/register/{BLOCKED}?lang=ar")).await.text;
    assert!(arabic.contains("استثناء من هذا الاستبعاد"));
}

#[tokio::test]
async fn what_could_have_been_known_is_told_for_any_day() {
    let register = Fixture::with_both_cases().await;
    let on = |day: &str| format!("/register/{BLOCKED}.json?on={day}");
    let before = register.get(&on("2020-03-30")).await.json();
    let known = &before["known"];
    assert_eq!(known.get("recorded"), None, "there was no case in 2020");
    assert!(known["missed"].as_array().unwrap().contains(&"RF-02".into()), "{known}");
    assert!(!known["missed"].as_array().unwrap().contains(&"EX-12".into()), "published in May 2020");
    let states = |json: &serde_json::Value| -> Vec<String> {
        let sources = json["known"]["sources"].as_array().unwrap();
        sources
            .iter()
            .map(|source| format!("{} {}", source["id"], source["state"]).replace('"', ""))
            .collect()
    };
    assert_eq!(states(&before), ["rdr-2019 knowable", "E-1 later"]);
    let later = register.get(&on("2020-06-01")).await.json();
    assert!(later["known"]["missed"].as_array().unwrap().contains(&"EX-12".into()));
    assert_eq!(states(&later)[1], "E-1 knowable");
    let recorded = register.get(&on("2026-01-05")).await.json();
    assert_eq!(recorded["known"]["missed"].as_array().unwrap().len(), 0, "{}", recorded["known"]);
    assert!(states(&recorded).contains(&"E-1 weighed".into()));
}

#[tokio::test]
async fn a_day_that_is_none_or_still_to_come_is_refused_with_a_reason() {
    let register = Fixture::with_both_cases().await;
    for day in ["yesterday", "2026-02-30", "2999-01-01"] {
        let json = register.get(&format!("/register/{BLOCKED}.json?on={day}")).await;
        assert_eq!(json.status, StatusCode::BAD_REQUEST, "{day}");
        let page = register.get(&format!("/register/{BLOCKED}?on={day}&lang=en")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("error-summary"), "{day}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_on_a_page() {
    let register = Fixture::with_both_cases().await;
    for path in [
        "/register/IMP-1999-0001",
        "/register/IMP-1999-0001/comment",
        &format!("/register/{BLOCKED}/events/0"),
        &format!("/register/{BLOCKED}/events/9999"),
        &format!("/register/{BLOCKED}/events/one"),
        &format!("/register/{BLOCKED}/events/9999/receipt"),
        "/partners/nobody",
    ] {
        let answer = register.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text.contains("<h1>"), "{path}");
    }
    assert_eq!(register.get("/register/IMP-1999-0001.json").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_form_that_was_asked_for() {
    let register = Fixture::with_both_cases().await;
    for (path, kind) in [
        ("/register/IMP-2031-0001/feed.atom", "text/plain; charset=utf-8"),
        ("/register/IMP-2026-0001/events/999.tlog-proof", "text/plain; charset=utf-8"),
        ("/register/IMP-2026-0001/events/999/receipt", "text/html; charset=utf-8"),
        ("/register/IMP-2026-0001/events/999.json", "application/json"),
        ("/register/IMP-2031-0001.json", "application/json"),
        ("/partners/nobody.json", "application/json"),
        ("/partners/nobody/ownership.json?on=2020-01-01", "application/json"),
        ("/partners/nobody/ownership?on=2020-01-01", "text/html; charset=utf-8"),
    ] {
        let answer = register.get(path).await;
        assert_eq!((answer.status, answer.kind.as_str()), (StatusCode::NOT_FOUND, kind), "{path}");
        if kind == "application/json" {
            assert_eq!(answer.json()["kind"], "not-found", "{path}");
        } else {
            assert!(!answer.text.is_empty() && answer.text.contains("not"), "{path}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn hostile_searches_stay_text() {
    let register = Fixture::with_both_cases().await;
    let long = "a".repeat(20_000);
    for words in [
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%20autofocus%20onfocus=%22x",
        "%27;DROP%20TABLE%20event;--",
        "%00",
        &long,
    ] {
        let answer = register.get(&format!("/register?q={words}&q=twice&page=-1&lang=en")).await;
        assert_eq!(answer.status, StatusCode::OK, "{words}");
        assert!(!answer.text.contains("<script"), "{words}");
        assert!(!answer.text.contains("\" autofocus onfocus"), "{words}");
        assert!(answer.text.contains("Nothing in the register matches"), "{words}");
    }
    assert!(
        register.get(&format!("/register/{BLOCKED}")).await.text.contains("A &#60;dialogue&#62; platform")
    );
    assert!(register.get(&format!("/register/{APPROVED}")).await.text.contains("&#60;b&#62;Truly"));
}

#[tokio::test]
async fn the_list_is_narrowed_by_words_stage_and_partner() {
    let register = Fixture::with_both_cases().await;
    for (query, count) in [
        ("", 2),
        ("q=chairs", 1),
        ("q=CHAIRS+assembly", 1),
        ("q=chairs+tencent", 0),
        ("stage=active", 1),
        ("stage=closed", 0),
        ("partner=tencent", 1),
        ("partner=tencent&stage=active", 0),
    ] {
        assert_eq!(register.get(&format!("/register.json?{query}")).await.json()["count"], count, "{query}");
    }
}

#[tokio::test]
async fn an_empty_register_does_not_praise_itself() {
    let register = Fixture::empty().await;
    for path in ["/", "/register"] {
        let answer = register.get(&with_language(path, "en")).await;
        assert!(answer.text.contains("This does not mean that there are none."), "{path}");
    }
    assert_eq!(register.get("/feed.atom").await.status, StatusCode::OK);
    assert_eq!(register.get("/verify").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_receipt_verifies_offline_with_nothing_but_the_key() {
    let register = Fixture::with_both_cases().await;
    let key = register.app.office.store.log_key();
    let policy = ledger::policy::Policy::log_only(key.clone());
    for (case, n) in [(BLOCKED, 1), (APPROVED, 1), (APPROVED, 8)] {
        let file = register.get(&format!("/register/{case}/events/{n}/receipt")).await;
        let receipt = ledger::receipt::Receipt::from_json(file.text.as_bytes()).unwrap();
        let proven = receipt.verify(&policy).unwrap();
        assert!(!receipt.disclosures.is_empty());
        let json = register.get(&format!("/register/{case}/events/{n}.json")).await.json();
        assert_eq!(json["index"], proven.index);
        assert_eq!(json["leaf"].as_str(), Some(receipt.leaf.as_str()));
        let proof = register.get(&format!("/register/{case}/events/{n}.tlog-proof")).await.text;
        let proof: ledger::proof::LogProof = proof.parse().unwrap();
        proof.verify(receipt.leaf.as_bytes(), &policy).unwrap();
    }
}

#[tokio::test]
async fn a_feed_is_sound_xml_with_an_entry_for_each_event() {
    let register = Fixture::with_both_cases().await;
    for path in ["/feed.atom", &format!("/register/{BLOCKED}/feed.atom")] {
        let feed = register.get(path).await;
        assert!(feed.kind.starts_with("application/atom+xml"), "{}", feed.kind);
        let mut reader = quick_xml::Reader::from_str(&feed.text);
        let mut entries = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(tag) if tag.name().as_ref() == "entry" => entries += 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert!(entries > 10, "{path}: {entries}");
        assert!(feed.text.contains("https://register.example/register/"));
    }
}

/// What lets a checked comment be sent, once.
pub fn ticket(page: &str) -> &str {
    page.split_once("name=\"ticket\" value=\"").unwrap().1.split('"').next().unwrap()
}

#[tokio::test]
async fn a_comment_is_checked_then_recorded_and_its_author_can_prove_it() {
    let register = Fixture::with_both_cases().await;
    let path = format!("/register/{BLOCKED}/comment?lang=en");
    let before = register.app.office.store.case(BLOCKED).await.unwrap();
    let wrong = register.post(&path, "step=check&text=+&naming=named&name=").await;
    assert!(wrong.text.contains("error-summary") && wrong.text.contains("Write your comment."));
    assert!(wrong.text.contains("Enter the name to be shown"));
    let sent = "text=My+%3Cown%3E+words&naming=not-published&name=Somebody";
    let check = register.post(&path, &format!("step=check&{sent}")).await;
    assert!(check.text.contains("My &#60;own&#62; words"), "{}", check.text);
    assert!(!check.text.contains("Somebody"), "a name that is not to be shown is not carried along");
    assert_eq!(register.app.office.store.case(BLOCKED).await.unwrap().n, before.n, "nothing is recorded yet");
    let send = format!("step=send&{sent}&ticket={}", ticket(&check.text));
    let received = register.post(&path, &send).await;
    assert_eq!(received.status, StatusCode::OK, "{}", received.text);
    let after = register.app.office.store.case(BLOCKED).await.unwrap();
    let again = register.post(&path, &send).await;
    assert!(again.text.contains("do not send it again"), "a page loaded again sends nothing again");
    assert_eq!(register.app.office.store.case(BLOCKED).await.unwrap().n, after.n);
    assert_eq!(
        after.comments.last().map(|comment| (comment.public, comment.name.as_str())),
        Some((false, ""))
    );
    assert!(received.text.contains(&format!("/register/{BLOCKED}/events/{}", after.n)));
    let from = received.text.find("[\n").unwrap();
    let shown = &received.text[from..received.text[from..].find("</pre>").unwrap() + from];
    let shown: Vec<ledger::commitment::Disclosure> =
        serde_json::from_str(&shown.replace("&#34;", "\"").replace("&#60;", "<").replace("&#62;", ">"))
            .unwrap();
    let leaf = register.app.office.store.history(BLOCKED).await.unwrap().last().unwrap().leaf.clone();
    let leaf = ledger::leaf::Leaf::parse(&leaf).unwrap();
    assert_eq!(shown.len(), 2, "text and naming");
    shown.iter().for_each(|disclosure| disclosure.verify(leaf.cm().unwrap()).unwrap());
    let page = register.get(&format!("/register/{BLOCKED}")).await.text;
    assert!(!page.contains("words</p>") && !page.contains("Somebody"));
}

#[tokio::test]
async fn a_comment_out_of_time_is_refused_and_not_recorded() {
    let register = Fixture::with_both_cases().await;
    let form = register.get(&format!("/register/{APPROVED}/comment?lang=en")).await;
    assert!(form.text.contains("Comments cannot be made here now.") && !form.text.contains("<textarea"));
    let before = register.app.office.store.case(APPROVED).await.unwrap().n;
    let path = format!("/register/{APPROVED}/comment");
    let check = register.post(&path, "step=check&text=x&naming=anonymous").await;
    let send = format!("step=send&text=x&naming=anonymous&ticket={}", ticket(&check.text));
    let late = register.post(&path, &send).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(register.app.office.store.case(APPROVED).await.unwrap().n, before);
}

#[tokio::test]
async fn a_partner_is_shown_with_editions_that_are_not_compared_across_methods() {
    let register = Fixture::with_both_cases().await;
    let json = register.get("/partners/tencent.json").await.json();
    let changes: Vec<(&str, &str)> = json["benchmark"]
        .as_array()
        .unwrap()
        .iter()
        .map(|scored| (scored["edition"].as_str().unwrap(), scored["change"]["is"].as_str().unwrap()))
        .collect();
    assert!(changes.contains(&("2019", "by")), "{changes:?}");
    assert!(changes.contains(&("2020", "not-comparable")), "{changes:?}");
    let page = register.get("/partners/tencent?lang=en").await.text;
    assert!(page.contains("The method changed: not comparable"));
    assert!(page.contains("It measures disclosure, not conduct"));
    let unscored = register.get("/partners/cooperative?lang=en").await.text;
    assert!(unscored.contains("That says nothing for it."));
    assert!(unscored.contains("An audit of the cooperative"));
}

#[tokio::test]
async fn the_rules_are_published_with_their_basis_and_hash() {
    let register = Fixture::with_both_cases().await;
    let page = register.get("/criteria?lang=en").await.text;
    let edition = &register.app.office.edition;
    assert!(page.contains(&edition.hash));
    for question in edition.questions() {
        assert!(page.contains(&question.code), "{}", question.code);
    }
    let policy = register.get("/policy?lang=en").await.text;
    assert!(policy.contains("engagement.opened") && policy.contains("Due-diligence lead"));
}

#[tokio::test]
async fn of_interests_it_is_not_told_that_a_day_is_kept() {
    let register = Fixture::with_both_cases().await;
    let history = register.app.office.store.history(APPROVED).await.unwrap();
    let declared: Vec<_> =
        history.iter().filter(|stored| stored.event.act.name() == "interests.declared").collect();
    assert!(declared.iter().any(|stored| stored.fields.contains(&"review-by".to_owned())), "there is one");
    for stored in declared {
        let event =
            register.get(&format!("/register/{APPROVED}/events/{}.json", stored.event.n)).await.json();
        assert!(event["closed"].as_array().unwrap().iter().all(|name| name == "by"), "{event:#}");
        assert!(!event.to_string().contains("-by"), "{event:#}");
    }
}
