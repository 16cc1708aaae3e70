//! A whole case through its forms: six roles, from the pre-notice to the announcement.

use axum::http::StatusCode;
use serde_json::json;

use super::house::{Answer, House};

/// The case that every story opens.
pub const CASE: &str = "IMP-2026-0001";

pub type Fields<'a> = &'a [(&'a str, &'a str)];

impl House {
    /// How many events the case has.
    pub async fn n(&self) -> u64 {
        self.office.store.case(CASE).await.unwrap().n
    }

    /// Sends a form as it stands now, whatever comes of it.
    pub async fn tries(&self, person: &str, form: &str, fields: Fields<'_>) -> Answer {
        let n = self.n().await.to_string();
        let fields = [&[("expected", n.as_str())], fields].concat();
        self.post(person, &format!("/office/cases/{CASE}/do/{form}"), &fields).await
    }

    /// Looks at a form, then sends it; it must be recorded.
    pub async fn does(&self, person: &str, form: &str, fields: Fields<'_>) {
        let page = self.get(person, &format!("/office/cases/{CASE}/do/{form}")).await;
        assert_eq!(page.status, StatusCode::OK, "{person} cannot see {form}");
        let next = self.n().await + 1;
        let answer = self.tries(person, form, fields).await;
        assert_eq!(
            answer.location,
            format!("/office/cases/{CASE}?done={next}"),
            "{person}: {form}\n{}",
            answer.body
        );
        let home = self.get(person, &answer.location).await;
        assert!(home.body.contains(&format!("Recorded as event \u{2068}{next}\u{2069}")), "{person}: {form}");
    }

    pub async fn opens(&self) {
        let answer = self.post("d.officer", "/office/open", &opening()).await;
        assert_eq!(answer.location, format!("/office/cases/{CASE}?done=1"), "{}", answer.body);
    }

    pub async fn signs(&self, person: &str) -> Answer {
        let path = format!("/office/cases/{CASE}/sign");
        let page = self.get(person, &path).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let snapshot = value_of(&page.body, "snapshot");
        assert!(page.body.contains(&snapshot), "the hash is shown");
        self.post(person, &path, &[("expected", &value_of(&page.body, "expected")), ("snapshot", &snapshot)])
            .await
    }
}

/// The value of a hidden field.
pub fn value_of(body: &str, name: &str) -> String {
    let rest = body.split(&format!(r#"name="{name}" value=""#)).nth(1).unwrap_or_else(|| panic!("no {name}"));
    rest.split('"').next().unwrap().to_owned()
}

pub fn opening() -> Vec<(&'static str, &'static str)> {
    vec![
        ("institution.id", "home"),
        ("institution.name", "Home"),
        ("partner.id", "lindenfield"),
        ("partner.name", "Lindenfield Meetings Cooperative"),
        ("partner.country", "CH"),
        ("partner.state-owned", "no"),
        ("partner.sectors", "HS-21"),
        ("engagement.title", "Video meetings for a yearly forum"),
        ("engagement.kind", "contract"),
        ("engagement.summary", "The cooperative runs the video meetings of a yearly forum."),
        ("engagement.uses", "name"),
        ("engagement.uses", "platform"),
        ("engagement.free-of-charge", "no"),
        ("engagement.exclusive", "no"),
        ("engagement.used-by-civil-society", "yes"),
        ("engagement.renews-itself", "no"),
        ("engagement.starts-on-day", "1"),
        ("engagement.starts-on-month", "8"),
        ("engagement.starts-on-year", "2026"),
        ("engagement.ends-on-day", "31"),
        ("engagement.ends-on-month", "7"),
        ("engagement.ends-on-year", "2027"),
    ]
}

const EVIDENCE: Fields<'static> = &[
    ("id", "E-1"),
    ("kind", "independent"),
    ("publisher", "Example Auditors"),
    ("title", "Report on the cooperative"),
    ("published-on-day", "20"),
    ("published-on-month", "1"),
    ("published-on-year", "2026"),
    ("retrieved-on-day", "2"),
    ("retrieved-on-month", "2"),
    ("retrieved-on-year", "2026"),
    ("quote", "We found nothing."),
    ("language", "en"),
    ("publication.is", "public"),
];

/// Facts, sources and answers.
async fn is_examined(house: &House) {
    for person in ["d.officer", "h.diligence", "l.lawyer", "m.expert", "a.approver", "k.head"] {
        // The expert is asked for a review first: until then the case does not name them.
        if person == "m.expert" {
            house
                .does("d.officer", "review.requested", &[("reviewer", "m.expert"), ("subject", "ethics")])
                .await;
        }
        house.does(person, "interests.declared", &[("outcome", "clear")]).await;
    }
    let technology = ["proprietary", "algorithmic", "account-required", "identity-required"];
    let technology: Vec<(String, &str)> =
        technology.iter().map(|name| (format!("technology.{name}"), "no")).collect();
    let mut technology: Vec<(&str, &str)> =
        technology.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    technology.push(("technology.alternative-offered", "yes"));
    house.does("d.officer", "technology.described", &technology).await;
    let data = [
        ("data.personal", "participants"),
        ("data.partner-access", "no"),
        ("data.own-purposes", "no"),
        ("data.kept-where", "On servers of the institution"),
    ];
    house.does("d.officer", "data.described", &data).await;
    house.does("d.officer", "evidence.added", EVIDENCE).await;
    house
        .does(
            "h.diligence",
            "evidence.assessed",
            &[("id", "E-1"), ("reliability", "credible"), ("reasons", "Checked.")],
        )
        .await;
    house.days_later(1);
    house.does("d.officer", "stage.entered", &[("stage", "diligence")]).await;
    let edition = house.office.edition.clone();
    for question in edition.questions() {
        let value = match question.bad {
            content::Bad::Yes => "no",
            content::Bad::No => "yes",
        };
        let fields = [("code", question.code.as_str()), ("value", value), ("evidence", "E-1")];
        assert_eq!(house.tries("h.diligence", "answer.given", &fields).await.status, StatusCode::SEE_OTHER);
    }
    let somebody = json!({"id": "8", "schema": "Company", "properties": {"name": ["Harbour Crane Works"]}});
    house.import_list("watched", &[somebody]);
    house.does("d.officer", "screening.run", &[]).await;
    house.does("d.officer", "institution.declared", &[]).await;
}

async fn flags_are_answered(house: &House) {
    let case = house.office.store.case(CASE).await.unwrap();
    for code in case.record.flags.keys() {
        let answer = [
            ("code", code.as_str()),
            ("outcome", "accepted-with-measure"),
            ("reasons", "It stands."),
            ("measure", "It is looked at again each quarter."),
        ];
        house.does("d.officer", "flag.answered", &answer).await;
        house
            .does("h.diligence", "flag.reviewed", &[("code", code), ("holds", "true"), ("reasons", "Read.")])
            .await;
    }
    let about: Vec<(&str, &str)> = case.record.flags.keys().map(|code| ("about", code.as_str())).collect();
    let due = [("due-on-day", "27"), ("due-on-month", "2"), ("due-on-year", "2026")];
    house.does("d.officer", "reply.invited", &[about.as_slice(), &due].concat()).await;
    house.does("p.partner", "reply.received", &[("text", "We agree.")]).await;
}

async fn is_consulted_on(house: &House) {
    let assessment = |status| {
        [
            ("status", status),
            ("covers-partner", "true"),
            ("independent-expert", "true"),
            ("summary", "The risks are those of any public meeting."),
            ("severe-impacts", ""),
        ]
    };
    house.does("h.diligence", "assessment.recorded", &assessment("draft")).await;
    house.days_later(14);
    house.does("d.officer", "stage.entered", &[("stage", "consultation")]).await;
    let consultation = [
        ("closes-on-day", "31"),
        ("closes-on-month", "5"),
        ("closes-on-year", "2026"),
        ("languages", "ar\r\nen\r\nes\r\nfr\r\nru\r\nzh"),
        ("options", "Do not proceed\r\nProceed"),
        ("safe-channel", "true"),
    ];
    house.does("d.officer", "consultation.opened", &consultation).await;
    house.days_later(100);
    house.does("d.officer", "consultation.closed", &[("response", "Nothing was said.")]).await;
    house.does("h.diligence", "assessment.recorded", &assessment("final")).await;
}

async fn is_agreed(house: &House) {
    house.does("d.officer", "stage.entered", &[("stage", "negotiation")]).await;
    let clauses = house.office.edition.settings.required_clauses.clone();
    for code in &clauses {
        let fields = [("code", code.as_str()), ("result", "aligned"), ("quote", "So it says.")];
        assert_eq!(
            house.tries("l.lawyer", "clause.reviewed", &fields).await.status,
            StatusCode::SEE_OTHER,
            "{code}"
        );
    }
    let review = [("subject", "ethics"), ("opinion", "supports"), ("reasons", "It holds.")];
    house.does("m.expert", "review.given", &review).await;
    house.does("d.officer", "stage.entered", &[("stage", "decision")]).await;
}

pub const PROPOSAL: Fields<'static> = &[
    ("kind", "approve-with-conditions"),
    ("reasons", "It widens participation."),
    ("accountable", "A. Approver, head of the forum"),
    ("conditions.0.text", "Publish how the software ranks"),
    ("conditions.0.owner", "The cooperative"),
    ("conditions.0.due-on-day", "31"),
    ("conditions.0.due-on-month", "12"),
    ("conditions.0.due-on-year", "2026"),
    ("conditions.0.verification", "The statement can be found"),
    // An empty block is no condition.
    ("conditions.1.text", ""),
    ("conditions.1.owner", ""),
];

/// Up to a decision that waits for its signature.
pub async fn until_proposal() -> House {
    let house = House::new().await;
    house.opens().await;
    is_examined(&house).await;
    flags_are_answered(&house).await;
    is_consulted_on(&house).await;
    is_agreed(&house).await;
    house.does("d.officer", "decision.proposed", PROPOSAL).await;
    house
}

#[tokio::test]
async fn six_roles_bring_a_case_to_a_published_decision_and_its_announcement() {
    let house = until_proposal().await;
    house
        .does("m.expert", "dissent.recorded", &[("text", "Meet in person."), ("name-published", "true")])
        .await;
    let signed = house.signs("a.approver").await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
    house.does("a.approver", "decision.published", &[]).await;
    let safeguards = [
        ("promises", "You can take part without a name."),
        ("languages", "ar\nen\nes\nfr\nru\nzh"),
        ("report-channel", "https://example.org/report"),
    ];
    house.does("d.officer", "safeguards.published", &safeguards).await;
    house.does("d.officer", "partnership.announced", &[("text", "We work with the cooperative.")]).await;
    let case = house.office.store.case(CASE).await.unwrap();
    let decision = case.record.steps.decision.unwrap();
    assert_eq!(decision.signed_by.as_deref(), Some("a.approver"));
    assert_eq!(decision.conditions.len(), 1);
    assert!(decision.published_on.is_some());
    assert!(case.record.steps.announced_on.is_some());
}

#[tokio::test]
async fn the_author_cannot_sign_even_with_the_role_for_it() {
    let house = until_proposal().await;
    house.appoint("d.officer", "approver", false).await;
    let refused = house.signs("d.officer").await;
    assert_eq!(refused.status, StatusCode::OK);
    assert!(refused.body.contains("This cannot be done yet"), "{}", refused.body);
    assert!(refused.body.contains("FE-01"), "{}", refused.body);
    assert_eq!(house.office.store.case(CASE).await.unwrap().record.steps.decision.unwrap().signed_by, None);
}

#[tokio::test]
async fn what_changed_after_the_page_was_shown_is_not_signed() {
    let house = until_proposal().await;
    let path = format!("/office/cases/{CASE}/sign");
    let page = house.get("a.approver", &path).await;
    let (expected, snapshot) = (value_of(&page.body, "expected"), value_of(&page.body, "snapshot"));
    house.does("l.lawyer", "flag.raised", &[("code", "LATE-1"), ("summary", "News of this morning.")]).await;
    let refused = house.post("a.approver", &path, &[("expected", &expected), ("snapshot", &snapshot)]).await;
    assert!(refused.body.contains("A red flag was raised. (LATE-1)"), "{}", refused.body);
    assert!(refused.body.contains("News of this morning."), "the new snapshot is shown");
    assert_ne!(value_of(&refused.body, "snapshot"), snapshot);
}
