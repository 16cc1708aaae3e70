//! What each act asks, as a table. Labels are `field-…` messages, headings `do-…`, reasons `why-…`.

use serde_json::json;

use super::field::{Field, Kind};
use super::offers::{
    answered_flags, comment_end, exclusions, flag_codes, flags, given, institutions, kinds, moved,
    next_source, official_languages, open_comments, questions, reply_due, reviews_asked, sectors, sources,
    stages, today,
};

/// The form of an act. An act with many parts has several forms.
pub(crate) struct ActForm {
    /// Name in addresses; the act's own name where the act has one form.
    pub(crate) name: &'static str,
    /// Name of the act.
    pub(crate) act: &'static str,
    /// What is asked.
    pub(crate) fields: &'static [Field],
}

/// What is asked of whoever signs. Its page is its own, because it shows everything that the signature covers.
pub(crate) const SIGNING: ActForm = ActForm {
    name: "sign",
    act: "decision.signed",
    fields: &[text("carried", "carried"), line("carried-by", "carried-by")],
};

/// The form with this name.
pub(crate) fn form_named(name: &str) -> Option<&'static ActForm> {
    FORMS.iter().find(|form| form.name == name)
}

const fn form(name: &'static str, fields: &'static [Field]) -> ActForm {
    ActForm { name, act: name, fields }
}

const fn line(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Kind::Line)
}

const fn text(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Kind::Text)
}

const fn day(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Kind::Day)
}

const fn lines(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Kind::Lines).hinted()
}

const fn tick(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Kind::Tick)
}

/// A fact of the case that is yes, no, alleged, unknown, not looked at or does not arise.
const fn fact(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Kind::Code("answer", ANSWERS)).recorded()
}

const ANSWERS: &[&str] = &["yes", "no", "alleged", "unknown", "not-looked-at", "not-applicable"];
const REASONS: Field = text("reasons", "reasons").hinted();
const REASON: Field = text("reason", "reason").hinted();
const WHY_ANEW: Field = text("reason", "why-anew").optional();
const SHA256: Field = line("sha256", "sha256").hinted().optional();

const PARTNER_NAME: Field = line("partner.name", "partner-name").hinted().recorded();
const PARTNER_COUNTRY: Field = line("partner.country", "partner-country").hinted().optional().recorded();
const PARTNER_IDENTIFIERS: Field = lines("partner.identifiers", "partner-identifiers").optional().recorded();
const PARTNER_STATE: Field = fact("partner.state-owned", "partner-state-owned");
const PARTNER_SECTORS: Field =
    Field::new("partner.sectors", "partner-sectors", Kind::Many(sectors)).hinted().optional().recorded();
const TITLE: Field = line("engagement.title", "title").recorded();
const KIND: Field = Field::new("engagement.kind", "kind", Kind::One(kinds)).hinted().recorded();
const SUMMARY: Field = text("engagement.summary", "summary").hinted().recorded();
const USES: Field =
    Field::new("engagement.uses", "uses", Kind::Codes("use", &["name", "platform", "data", "people"]))
        .optional()
        .recorded();
const FREE: Field = fact("engagement.free-of-charge", "free-of-charge");
const EXCLUSIVE: Field = fact("engagement.exclusive", "exclusive");
const CIVIL_SOCIETY: Field = fact("engagement.used-by-civil-society", "used-by-civil-society");
const RENEWS: Field = fact("engagement.renews-itself", "renews-itself");
const STARTS: Field = day("engagement.starts-on", "starts-on").optional().recorded();
const ENDS: Field = day("engagement.ends-on", "ends-on").hinted().optional().recorded();

/// What both sides of a hit said when somebody looked. The case says what is wrong where it is missing.
const SEEN: Field = Field::new("fingerprint", "hit", Kind::Hidden).optional();

/// Opening a case. It has a page of its own, since there is no case yet.
pub(crate) const OPENING: ActForm = form(
    "engagement.opened",
    &[
        Field::new("institution.id", "institution-id", Kind::One(institutions)),
        line("institution.name", "institution-name"),
        line("partner.id", "partner-id").hinted(),
        PARTNER_NAME,
        PARTNER_COUNTRY,
        PARTNER_IDENTIFIERS,
        PARTNER_STATE,
        PARTNER_SECTORS,
        TITLE,
        KIND,
        SUMMARY,
        USES,
        FREE,
        EXCLUSIVE,
        CIVIL_SOCIETY,
        RENEWS,
        STARTS,
        ENDS,
        Field::new("edition", "edition", Kind::Given(|look| json!(look.edition_in_force.hash))),
    ],
);

const COUNTERPARTY: Field = line("counterparty", "counterparty");
const IDENTIFIERS: Field = lines("identifiers", "identifiers").optional();
const INTEREST_KIND: Field = Field::new("kind", "interest-kind", Kind::Code("interest-kind", INTEREST_KINDS));
const CERTAINTY: Field = Field::new(
    "certainty",
    "certainty",
    Kind::Code("certainty", &["in-force", "committed", "conditional", "expected"]),
);
const FROM: Field = day("from", "interest-from").optional();
const TO: Field = day("to", "interest-to").optional();
const VALUE: Field = Field::new("value", "interest-value", Kind::Number).hinted().optional();
const SHARE: Field = Field::new("share", "interest-share", Kind::Decimal).hinted().optional();
const TRIGGER: Field = line("trigger", "trigger").hinted().optional();
const MITIGATION: Field = line("mitigation", "mitigation").hinted().optional();
const MITIGATION_UNTIL: Field = day("mitigation-until", "mitigation-until").optional();

/// One interest; the codes are those of the conflicts crate.
const INTEREST: &[Field] = &[
    COUNTERPARTY,
    IDENTIFIERS,
    INTEREST_KIND,
    Field::new(
        "held-by",
        "held-by",
        Kind::Code("held-by", &["oneself", "spouse", "child", "relative", "employer"]),
    ),
    CERTAINTY,
    FROM,
    TO,
    VALUE,
    SHARE,
    TRIGGER,
    MITIGATION,
    MITIGATION_UNTIL,
];

/// One interest of the institution itself.
const OWN_INTEREST: &[Field] =
    &[COUNTERPARTY, IDENTIFIERS, INTEREST_KIND, CERTAINTY, FROM, TO, VALUE, SHARE, TRIGGER];

/// What has become of an interest that was declared before.
const EARLIER: &[Field] = &[
    Field::new("interest", "earlier-interest", Kind::Kept),
    Field::new("still", "still", Kind::Code("still", &["holds", "ended", "error"])),
    day("ended-on", "ended-on").optional(),
    line("reason", "error-reason").optional(),
];

/// What a register says of the person.
const EXPLAINED: &[Field] =
    &[Field::new("party", "asked-party", Kind::Kept), text("text", "explanation").optional()];

const INTEREST_KINDS: &[&str] = &[
    "shareholding",
    "option",
    "employment",
    "offer",
    "office",
    "consultancy",
    "income",
    "gift",
    "debt",
    "research-support",
    "intellectual-property",
    "award",
    "membership",
    "funding",
    "supply",
    "other",
];

/// All other forms.
pub(crate) const FORMS: &[ActForm] = &[
    ActForm {
        name: "partner.described",
        act: "engagement.described",
        fields: &[
            Field::new("partner.id", "partner-id", Kind::Given(|look| json!(look.case.record.partner.id))),
            PARTNER_NAME,
            PARTNER_COUNTRY,
            PARTNER_IDENTIFIERS,
            PARTNER_STATE,
            PARTNER_SECTORS,
            WHY_ANEW,
        ],
    },
    ActForm {
        name: "terms.described",
        act: "engagement.described",
        fields: &[TITLE, KIND, SUMMARY, USES, FREE, EXCLUSIVE, CIVIL_SOCIETY, RENEWS, STARTS, ENDS, WHY_ANEW],
    },
    ActForm {
        name: "technology.described",
        act: "engagement.described",
        fields: &[
            fact("technology.proprietary", "proprietary"),
            fact("technology.algorithmic", "algorithmic"),
            fact("technology.account-required", "account-required"),
            fact("technology.identity-required", "identity-required"),
            fact("technology.alternative-offered", "alternative-offered"),
            WHY_ANEW,
        ],
    },
    ActForm {
        name: "data.described",
        act: "engagement.described",
        fields: &[
            Field::new(
                "data.personal",
                "personal",
                Kind::Code("personal-data", &["none", "staff", "participants", "people-at-risk", "unknown"]),
            )
            .recorded(),
            fact("data.partner-access", "partner-access"),
            fact("data.own-purposes", "own-purposes"),
            text("data.kept-where", "kept-where").hinted().optional().recorded(),
            WHY_ANEW,
        ],
    },
    form(
        "evidence.added",
        &[
            line("id", "source-id").hinted().starts(next_source),
            Field::new(
                "kind",
                "source-kind",
                Kind::Code("source", &["independent", "partner", "institution"]),
            ),
            line("publisher", "publisher"),
            line("title", "source-title"),
            line("url", "url").optional(),
            day("published-on", "published-on").hinted(),
            day("retrieved-on", "retrieved-on").hinted().starts(today),
            text("quote", "quote").hinted().optional(),
            line("locator", "locator").hinted().optional(),
            line("language", "language").hinted().starts(|_, _| vec!["en".into()]),
            SHA256,
            day("expires-on", "expires-on").hinted().optional(),
            Field::new(
                "publication.is",
                "publication",
                Kind::Code("publication", &["public", "later", "withheld"]),
            )
            .starts(|_, _| vec!["public".into()]),
            day("publication.on", "publication-on").hinted().only_if("publication.is", "later"),
            text("publication.reason", "publication-reason").hinted().only_if("publication.is", "withheld"),
            line("publication.ground", "publication-ground").hinted().only_if("publication.is", "withheld"),
            line("publication.author", "publication-author").hinted().only_if("publication.is", "withheld"),
            day("publication.review-on", "publication-review-on")
                .hinted()
                .only_if("publication.is", "withheld"),
        ],
    ),
    form(
        "evidence.assessed",
        &[
            Field::new("id", "source", Kind::One(sources)),
            Field::new(
                "reliability",
                "reliability",
                Kind::Code("reliability", &["confirmed", "credible", "unverified", "refuted"]),
            ),
            REASONS,
            day("expires-on", "expires-on").hinted().optional(),
        ],
    ),
    form(
        "answer.given",
        &[
            Field::new("code", "question", Kind::One(questions)),
            Field::new("value", "answer", Kind::Code("answer", ANSWERS))
                .starts(|look, form| given(look, form, |given| vec![given.value.word().into()])),
            Field::new("evidence", "rests-on", Kind::Many(sources))
                .hinted()
                .optional()
                .starts(|look, form| given(look, form, |given| given.evidence.clone())),
            text("note", "note")
                .optional()
                .starts(|look, form| given(look, form, |given| vec![given.note.clone()])),
        ],
    ),
    form(
        "clause.reviewed",
        &[
            line("code", "clause").hinted(),
            Field::new(
                "result",
                "clause-result",
                Kind::Code("clause", &["aligned", "partial", "not-aligned", "silent", "not-applicable"]),
            ),
            text("quote", "clause-quote").hinted().optional(),
            text("note", "note").optional(),
        ],
    ),
    form("flag.raised", &[line("code", "flag-code").hinted(), text("summary", "flag-summary").hinted()]),
    form(
        "flag.answered",
        &[
            Field::new("code", "flag", Kind::One(flags)),
            Field::new(
                "outcome",
                "flag-outcome",
                Kind::Code("flag", &["accepted-with-measure", "refuted", "outweighed"]),
            ),
            REASONS,
            text("measure", "measure").hinted().only_if("outcome", "accepted-with-measure"),
        ],
    ),
    form(
        "flag.reviewed",
        &[
            Field::new("code", "flag", Kind::One(answered_flags)),
            Field::new("holds", "holds", Kind::YesNo),
            REASONS,
        ],
    ),
    form(
        "reply.invited",
        &[
            Field::new("about", "about", Kind::Many(flags)).starts(flag_codes),
            day("due-on", "due-on").hinted().starts(reply_due),
        ],
    ),
    form("reply.received", &[text("text", "reply").hinted()]),
    form("screening.run", &[]),
    form(
        "hit.judged",
        &[
            line("hit", "hit"),
            SEEN,
            Field::new(
                "verdict",
                "hit-verdict",
                Kind::Code("hit", &["match", "false-positive", "cannot-tell"]),
            ),
            REASONS,
        ],
    ),
    form(
        "hit.reviewed",
        &[
            line("hit", "hit"),
            SEEN,
            Field::new("verdict", "hit-verdict", Kind::Hidden).optional(),
            Field::new("holds", "holds", Kind::YesNo),
            REASONS,
        ],
    ),
    form(
        "interests.declared",
        &[
            Field::new("explained", "asked", Kind::Each(EXPLAINED)).hinted().optional(),
            Field::new("earlier", "earlier", Kind::Each(EARLIER)).hinted().optional(),
            Field::new("interests", "interests", Kind::Group(INTEREST)).hinted().optional(),
            line("known-as", "known-as").hinted().optional(),
            day("leaves-on", "leaves-on").hinted().optional(),
            tick("stands-aside", "stands-aside").hinted(),
        ],
    ),
    form(
        "interests.concluded",
        &[
            line("person", "person").hinted(),
            Field::new(
                "outcome",
                "interest",
                Kind::Code("interest", &["clear", "managed", "recused", "disqualifying"]),
            )
            .hinted(),
            text("plan", "plan").hinted().only_if("outcome", "managed"),
            day("review-by", "review-by").hinted().optional(),
        ],
    ),
    form(
        "institution.declared",
        &[
            Field::new("earlier", "earlier", Kind::Each(EARLIER)).hinted().optional(),
            Field::new("interests", "own-interests", Kind::Group(OWN_INTEREST)).hinted().optional(),
        ],
    ),
    form(
        "institution.concluded",
        &[
            Field::new("outcome", "interest", Kind::Code("interest", &["clear", "managed", "disqualifying"]))
                .hinted(),
            text("plan", "plan").hinted().only_if("outcome", "managed"),
            day("review-by", "review-by").hinted().optional(),
        ],
    ),
    form("person.recused", &[line("person", "person").hinted(), REASONS]),
    form(
        "review.requested",
        &[line("reviewer", "reviewer").hinted(), line("subject", "review-subject").hinted()],
    ),
    form(
        "review.given",
        &[
            Field::new("subject", "review-subject", Kind::One(reviews_asked)),
            Field::new(
                "opinion",
                "opinion",
                Kind::Code("opinion", &["supports", "supports-with-reservation", "objects"]),
            ),
            REASONS,
        ],
    ),
    form(
        "dissent.recorded",
        &[text("text", "dissent").hinted(), tick("name-published", "name-published").hinted()],
    ),
    form(
        "assessment.recorded",
        &[
            Field::new("status", "assessment-status", Kind::Code("assessment", &["draft", "final"])),
            tick("covers-partner", "covers-partner"),
            tick("independent-expert", "independent-expert"),
            text("summary", "assessment-summary").hinted(),
            lines("severe-impacts", "severe-impacts").optional(),
            SHA256,
        ],
    ),
    form(
        "consultation.opened",
        &[
            day("closes-on", "closes-on").hinted().starts(comment_end),
            lines("languages", "languages").starts(official_languages),
            lines("options", "options"),
            tick("safe-channel", "safe-channel").hinted(),
        ],
    ),
    form(
        "comment.answered",
        &[
            Field::new("comments", "comments", Kind::Many(open_comments)).hinted(),
            Field::new(
                "outcome",
                "comment-outcome",
                Kind::Code("comment", &["accepted", "partly", "rejected", "out-of-scope"]),
            ),
            REASONS,
        ],
    ),
    form("consultation.closed", &[text("response", "response").hinted()]),
    form("stage.entered", &[Field::new("stage", "stage", Kind::One(stages))]),
    form(
        "exception.granted",
        &[
            Field::new("code", "excluded-by", Kind::One(exclusions)),
            REASONS,
            lines("conditions", "exception-conditions").optional(),
            day("until", "until"),
        ],
    ),
    form("emergency.invoked", &[REASON, day("post-hoc-on", "post-hoc-on").hinted()]),
    form(
        "decision.proposed",
        &[
            Field::new(
                "kind",
                "decision",
                Kind::Code(
                    "decision",
                    &["approve", "approve-with-conditions", "defer", "reject", "withdraw"],
                ),
            ),
            REASONS,
            line("accountable", "accountable").hinted(),
            Field::new(
                "conditions",
                "conditions",
                Kind::Group(&[
                    text("text", "condition-text"),
                    line("owner", "condition-owner"),
                    day("due-on", "condition-due-on"),
                    text("verification", "condition-verification"),
                ]),
            )
            .hinted()
            .only_if("kind", "approve-with-conditions"),
        ],
    ),
    form("decision.published", &[]),
    form(
        "safeguards.published",
        &[
            lines("promises", "promises"),
            lines("languages", "languages").starts(official_languages),
            line("report-channel", "report-channel").hinted(),
        ],
    ),
    form("partnership.announced", &[text("text", "announcement").hinted()]),
    form("engagement.suspended", &[REASON]),
    form("engagement.resumed", &[REASON]),
    form("engagement.closed", &[REASON]),
    form("engagement.withdrawn", &[REASON]),
    form(
        "edition.adopted",
        &[
            Field::new("from", "edition", Kind::Given(|look| json!(look.case.edition))),
            Field::new("to", "edition", Kind::Given(|look| json!(look.edition_in_force.hash))),
            lines("carried", "carried-answers")
                .optional()
                .starts(|look, _| moved(look, |moving| moving.carried)),
            lines("asked-again", "asked-again").optional().starts(|look, _| {
                moved(look, |moving| moving.asked_again.into_iter().map(|(code, _)| code).collect())
            }),
            lines("dropped", "dropped").optional().starts(|look, _| moved(look, |moving| moving.dropped)),
            REASON,
        ],
    ),
    form(
        "payload.erased",
        &[
            Field::new("target", "erase-target", Kind::Number).hinted(),
            lines("fields", "erase-fields"),
            text("basis", "erase-basis").hinted(),
        ],
    ),
];
