//! Every page in every language, written to `target/samples` for looking at.

use std::path::Path;

use axum::http::StatusCode;

use super::house::House;
use super::story::{CASE, until_proposal};

/// Every page with somebody who may see it.
fn pages() -> Vec<(&'static str, String)> {
    let case = |below: &str| format!("/office/cases/{CASE}{below}");
    let forms = [
        ("d.officer", "partner.described"),
        ("d.officer", "terms.described"),
        ("d.officer", "technology.described"),
        ("d.officer", "data.described"),
        ("d.officer", "evidence.added"),
        ("h.diligence", "evidence.assessed?id=E-1"),
        ("d.officer", "answer.given?code=EX-01"),
        ("l.lawyer", "clause.reviewed?code=D2"),
        ("l.lawyer", "flag.raised"),
        ("d.officer", "flag.answered?code=RF-03"),
        ("h.diligence", "flag.reviewed?code=RF-03"),
        ("d.officer", "reply.invited"),
        ("p.partner", "reply.received"),
        ("h.diligence", "screening.run"),
        ("h.diligence", "hit.judged?hit=0123456789ab"),
        ("l.lawyer", "hit.reviewed?hit=0123456789ab"),
        ("m.expert", "interests.declared"),
        ("e.ethics", "interests.concluded?person=m.expert"),
        ("d.officer", "institution.declared"),
        ("e.ethics", "institution.concluded"),
        ("e.ethics", "person.recused"),
        ("d.officer", "review.requested"),
        ("m.expert", "review.given"),
        ("m.expert", "dissent.recorded"),
        ("h.diligence", "assessment.recorded"),
        ("d.officer", "consultation.opened"),
        ("d.officer", "comment.answered"),
        ("d.officer", "consultation.closed"),
        ("d.officer", "stage.entered"),
        ("k.head", "exception.granted"),
        ("k.head", "emergency.invoked"),
        ("d.officer", "decision.proposed"),
        ("a.approver", "decision.published"),
        ("d.officer", "safeguards.published"),
        ("d.officer", "partnership.announced"),
        ("k.head", "engagement.suspended"),
        ("k.head", "engagement.resumed"),
        ("d.officer", "engagement.closed"),
        ("d.officer", "engagement.withdrawn"),
        ("h.diligence", "edition.adopted"),
        ("e.ethics", "payload.erased"),
    ];
    let forms = forms.iter().map(|(person, form)| (*person, case(&format!("/do/{form}"))));
    let others = [
        ("", "/sign-in".to_owned()),
        ("d.officer", "/account".into()),
        ("d.officer", "/account/codes".into()),
        ("d.officer", "/account/passkeys".into()),
        ("s.admin", "/people".into()),
        ("s.admin", "/people/d.officer".into()),
        ("d.officer", "/office".into()),
        ("s.admin", "/office".into()),
        ("d.officer", "/office/open".into()),
        ("d.officer", case("")),
        ("m.expert", case("")),
        ("p.partner", case("")),
        ("h.diligence", case("/questions")),
        ("h.diligence", case("/flags")),
        ("h.diligence", case("/evidence")),
        ("l.lawyer", case("/contract")),
        ("e.ethics", case("/interests")),
        ("e.ethics", "/office/interests".into()),
        ("h.diligence", case("/screening")),
        ("a.approver", case("/sign")),
    ];
    others.into_iter().chain(forms).collect()
}

/// `/office/cases/…/do/flag.raised` for `d.officer` in `ar` as a file name.
fn file_name(person: &str, path: &str, language: &str) -> String {
    let path: String = path.chars().map(|one| if one.is_alphanumeric() { one } else { '_' }).collect();
    format!("desk{path}-{person}-{language}.html")
}

#[tokio::test]
async fn every_page_of_the_desk_renders_in_every_language_without_a_hole() {
    let house = until_proposal().await;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../samples");
    std::fs::create_dir_all(&folder).unwrap();
    let languages: Vec<String> = crate::shipped().languages().map(str::to_owned).collect();
    for (person, path) in pages() {
        for language in &languages {
            let joint = if path.contains('?') { '&' } else { '?' };
            let answer = house.get(person, &format!("{path}{joint}lang={language}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{person} {path}: {}", answer.body);
            let hole = answer.body.split('[').skip(1).find(|rest| {
                let key = rest.split(']').next().unwrap_or_default();
                key.contains('-')
                    && key.chars().all(|one| one.is_ascii_lowercase() || one == '-' || one.is_ascii_digit())
            });
            assert_eq!(hole.map(|rest| &rest[..rest.len().min(40)]), None, "{path} in {language}");
            assert!(!answer.body.contains("{$"), "{path} in {language}");
            if language != "en" {
                assert!(
                    !answer.body.contains(r#"<span lang="en" dir="ltr">"#),
                    "{path}: a message is not in {language}"
                );
            }
            std::fs::write(folder.join(file_name(person, &path, language)), &answer.body).unwrap();
        }
    }
}

#[tokio::test]
async fn the_office_says_what_waits_for_whom_and_by_when() {
    let house = House::new().await;
    assert!(house.get("d.officer", "/office").await.body.contains("No case is yours to work on."));
    house.opens().await;
    let due = [("about", "RF-03"), ("due-on-day", "27"), ("due-on-month", "2"), ("due-on-year", "2026")];
    house.does("d.officer", "reply.invited", &due).await;
    let partner = house.get("p.partner", "/office").await.body;
    assert!(
        partner.contains("Reply to the findings") && partner.contains("14\u{2069} working days left")
            || partner.contains("14 working days left"),
        "{partner}"
    );
    let lawyer = house.get("l.lawyer", "/office").await.body;
    assert!(
        lawyer.contains("Contract, clause by clause") && !lawyer.contains("Describe the data"),
        "{lawyer}"
    );
}
