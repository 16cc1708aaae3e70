# The public register: what anyone may read.

register-title = Register of engagements
register-intro = Every use of the institution’s name, platform, data or people with a company or other partner, from the first notice on. Engagements without a fee are listed like all others.
register-count =
    { $count ->
        [0] No engagement
        [one] { $count } engagement
       *[other] { $count } engagements
    }
register-empty = No engagement has been entered yet. This does not mean that there are none.
register-withheld-count =
    { $count ->
        [0] Nothing is withheld.
        [one] { $count } item is withheld; its reason is shown in its place.
       *[other] { $count } items are withheld; the reason is shown in the place of each.
    }

register-search = Search the register
register-search-label = Partner, title or number
register-search-button = Search
register-search-none = Nothing in the register matches “{ $query }”. Try fewer words, or another spelling of the name.
register-filter-stage = Stage
register-filter-tier = Scrutiny
register-filter-kind = Kind
register-filter-any = Any
register-filter-apply = Apply
register-filter-clear = Clear all

register-column-title = Engagement
register-column-partner = Partner
register-column-stage = Stage
register-column-since = Since
register-column-tier = Scrutiny
register-column-flags = Open red flags
register-column-next = Next date

partner-title = Partner
partner-engagements = Engagements with this partner
partner-engagements-none = No engagement with this partner is recorded here.
partner-identity = Who this is
partner-name = Registered name
partner-other-names = Other names
partner-country = Country of registration
partner-identifier = Identifier
partner-owners = Who owns and controls it
partner-owners-unknown = Nobody has been able to establish who controls this partner. That weighs as much as a bad answer.
partner-shared = Several institutions may engage with this partner. They share this file; each decides for itself.

engagement-title = Engagement
engagement-number = Number
engagement-kind = Kind
engagement-purpose = Purpose
engagement-partner = Partner
engagement-institution = Institution
engagement-value = Value
engagement-value-none = No fee. It counts in full.
engagement-period = Period
engagement-countries = Countries
engagement-stage = Stage
engagement-tier = Scrutiny
engagement-edition = Judged by the rules’ edition
engagement-what-happened = What happened
engagement-what-happened-none = Nothing has been recorded yet.
engagement-what-next = What comes next
engagement-gate-met = Nothing stands between this engagement and the next stage.
engagement-gate-unmet =
    { $count ->
        [one] { $count } requirement stands between this engagement and the stage “{ $stage }”.
       *[other] { $count } requirements stand between this engagement and the stage “{ $stage }”.
    }

finding-title = Findings
finding-none = No finding has been recorded. This does not mean that nothing was found.
finding-rule = Rule
finding-basis = Basis:
finding-reasons = Why
finding-missing = What is missing
finding-answer = Answer to the red flag
finding-review = Review of the answer
finding-exception = { $role } excepts from this exclusion until { $until }
finding-exception-ended = An exception from this exclusion ended on { $until }; it was granted by: { $role }
finding-exception-conditions = On these conditions
finding-reply = The partner’s reply
finding-reply-none = The partner has not replied.
finding-reply-due = The partner may reply until { $date }.
finding-evidence = What it rests on
finding-evidence-none = No source supports this yet.
finding-flags-open =
    { $count ->
        [0] No red flag is open.
        [one] { $count } red flag is open.
       *[other] { $count } red flags are open.
    }

evidence-publisher = Publisher
evidence-locator = Where in it
evidence-published = Published
evidence-retrieved = Copy taken
evidence-reliability = Reliability

withheld = Withheld
withheld-title = What is withheld, and why
withheld-none = Nothing about this engagement is withheld.
withheld-reason = Reason
withheld-ground = Ground
withheld-author = Decided by
withheld-review = Looked at again by
withheld-later = This becomes public on { $date }.

known-title = Could it have been known?
known-intro = What the institution had recorded by a date, what the world could have known by then, and what was knowable and not weighed.
known-date = As known on
known-show = Show that date
known-caption = What was recorded and what was knowable on { $date }
known-source = Source
known-since = Knowable since
known-record = Recorded on
known-state = On that date
known-never = Not recorded
known-count =
    { $count ->
        [0] Every source that was knowable had been recorded.
        [one] { $count } source was knowable and not weighed.
       *[other] { $count } sources were knowable and not weighed.
    }

decision-title = Decisions
decision-none = No decision has been taken.
decision-reasons = Reasons
decision-reasons-none = No reasons were published.
decision-conditions = Conditions
decision-signatures = Signed by
decision-snapshot = Signed over what was shown, with the hash
decision-dissent = Dissent
decision-dissent-none = No dissent was recorded.

safeguards-title = What the public is promised
safeguards-none = No safeguard has been published.

consultation-title = Consultation
consultation-open = Open for comment until { $date }
consultation-closed = Closed on { $date }
consultation-comments =
    { $count ->
        [0] No comment was received. This may mean that people did not know of the consultation or did not trust it.
        [one] { $count } comment was received.
       *[other] { $count } comments were received.
    }
consultation-answered = { $answered } of { $received } have been answered.

verify-title = Verify it yourself
verify-intro = Each event has a place in a public, append-only ledger that others copy and countersign. A receipt proves that an event is in it, without asking us.
verify-step-receipt = Download the receipt of an event.
verify-step-check = Check it with a program that you trust. It works without a connection.
verify-step-witness = Compare the checkpoint with those of the witnesses.
verify-command = With the program of this project
verify-key = The ledger’s public key
verify-checkpoint = Newest checkpoint
verify-size =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
verify-witnesses = Countersigned by
verify-witnesses-none = No witness has countersigned yet. Until one has, you rely on this institution alone.

feed-title = Follow the register
feed-intro = A feed of everything that is published, for your feed reader. It asks for no name and no address.
feed-all = Everything
feed-partner = All about { $partner }
feed-engagement = This engagement only
feed-calendar = Deadlines as a calendar
feed-data = The same as open data

# The front page
front-title = The register of engagements
front-intro = Whenever a company or another partner is to use this institution’s name, platform, data or people, it is entered here before anything is agreed.
front-promise = You can read what is planned and why, what speaks against it, what is not known, who decided in which role, and what is withheld. You need no account, and nobody records that you were here.
front-open = Open the register
front-counts = Where engagements stand
front-total = All engagements
front-newest = Changed last
front-newest-caption = The engagements that changed last
front-entries =
    { $count ->
        [one] The ledger has { $count } entry.
       *[other] The ledger has { $count } entries.
    }
front-verify = How to verify
front-rules = The rules
register-flags = { $open } open of { $all }

# One engagement
contents = On this page
column-date = Date
column-role = Role
dissent-unnamed = Without a name
timeline-place = Entry { $index } of the ledger
finding-evidence-withheld =
    { $count ->
        [one] { $count } source is withheld; see “What is withheld, and why”.
       *[other] { $count } sources are withheld; see “What is withheld, and why”.
    }
finding-exclusions-count =
    { $count ->
        [0] No ground of exclusion was found.
        [one] { $count } ground excludes the engagement.
       *[other] { $count } grounds exclude the engagement.
    }
finding-flags-count =
    { $count ->
        [0] No red flag is raised.
        [one] { $count } red flag is raised.
       *[other] { $count } red flags are raised.
    }
flag-holds = The answer holds
flag-fails = The answer does not hold
former-flags-title = Red flags that the rules no longer raise
reply-title = The partner’s right of reply
reply-invited = The partner was asked on { $on } and had until { $due }.

engagement-what = What it is
engagement-accountable = Who answers for it
engagement-notice = First notice to the public
engagement-announced = Announced
engagement-uses = What of the institution is used
engagement-free = Free of charge
engagement-free-help = An engagement without a fee is examined like any other.
engagement-exclusive = The partner is to be the only one
engagement-civil-society = Civil society takes part through it
engagement-renews = Renews itself
engagement-no-end = no last day
data-personal = Most sensitive personal data that the partner could see
data-access = The partner gets at user data
data-own-purposes = The partner may use data for its own purposes
data-kept-where = Where data are kept, under which law
technology-proprietary = The technology cannot be inspected
technology-algorithmic = An algorithm decides, ranks, translates or recognises
technology-account = Taking part needs an account with the partner
technology-identity = Taking part needs a real name or telephone number
technology-alternative = One can take part in another way, at no loss

case-due-reply = Partner’s reply due
case-due-consultation = Consultation closes
case-due-emergency = What the emergency put off is due
case-due-end = Last day of the engagement
case-due-calendar = { $calendar } calendar

emergency-title = The emergency path was taken: some steps come later than usual
emergency-dates = Taken on { $on }. Everything that was put off is due by { $due }.

tier-title = Scrutiny: { $tier }
tier-intro = The highest tier with a reason that holds applies. What nobody knows counts like the bad answer.
tier-no-reason = No rule calls for more than the lowest tier.
tier-duties = What this tier demands
diligence-basic = Basic diligence
diligence-standard = Standard diligence
diligence-enhanced = Enhanced diligence
duty-assessment = A human-rights impact assessment
duty-no-assessment = No impact assessment is mandatory
duty-consultation =
    { $count ->
        [one] A public consultation of at least { $count } day
       *[other] A public consultation of at least { $count } days
    }
duty-no-consultation = No consultation is mandatory
duty-decided-by = These may decide:
duty-screening =
    { $count ->
        [one] The screening holds for { $count } month
       *[other] The screening holds for { $count } months
    }
duty-monitoring =
    { $count ->
        [one] It is looked at again every month
       *[other] It is looked at again every { $count } months
    }

gates-title = Gates
gates-intro = What must hold before each step, as it stands on { $date }. A shut gate cannot be passed by anybody.
case-gate-open = Open
case-gate-shut = Shut
case-gate-unmet-count =
    { $count ->
        [one] { $count } requirement is not met.
       *[other] { $count } requirements are not met.
    }
case-gate-unmet-show = What is not met
case-gate-how = How to meet it:
case-gate-owed = Put off by the emergency, and owed:
case-gate-emergency = In an emergency it may be put off, and is owed:

unknown-title = What cannot be told
unknown-intro = These questions have no answer that counts. They weigh as much as the bad answer until one comes.
unknown-none = Every question that arises has an answer.
unknown-question = Question
unknown-count =
    { $count ->
        [one] { $count } question without an answer
       *[other] { $count } questions without an answer
    }
clear-title = What was looked at, with nothing standing against it
clear-none = Nothing has been found clear.
clear-count =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
sources-title = Sources
sources-intro = Independent sources first. What a partner says of itself settles no question that asks for an independent source.
sources-none = No source that the public may read is on the file.

benchmark-title = What a benchmark says
benchmark-edition = Edition
benchmark-total = Points of 100
benchmark-rank = Rank
benchmark-governance = Governance, points of 100
benchmark-governance-rank = Rank in governance
benchmark-change = Change
rank-of = { $rank } of { $of }
benchmark-zero = Indicators for which nothing that counts was disclosed:
benchmark-caveat = It measures disclosure, not conduct, and it is as old as its date
benchmark-none = No benchmark edition of that day ranks the partner:
benchmark-not-comparable = The method changed: not comparable

known-date-hint = A day up to today
known-date-error = Enter a day up to { $date }.
known-views-caption = What followed from what was recorded, and from what was knowable, on { $date }
known-view = Question
known-view-recorded = Recorded by then
known-view-knowable = Knowable by then
known-no-case = There was no case yet
known-exclusions = Grounds of exclusion
known-flags = Red flags
known-announce = The partnership could be announced
known-missed =
    { $count ->
        [one] { $count } finding was knowable and not on the file
       *[other] { $count } findings were knowable and not on the file
    }
known-missed-none = Every ground of exclusion and red flag that was knowable was on the file.

consultation-over = The time for comments ended on { $date }. The response is not published yet.
consultation-none = No consultation has been opened.
consultation-not-shown =
    { $count ->
        [one] { $count } of them is counted and weighed but not shown, because its author wishes so.
       *[other] { $count } of them are counted and weighed but not shown, because their authors wish so.
    }
consultation-languages = Languages
consultation-options = Options put to comment
consultation-channel = Comments without name, account or partner
consultation-said = What was said
consultation-response = The institution’s response
comment-answer = Answer
comment-no-answer = Not answered yet.
comment-erased = The text of this comment was erased. Its place in the ledger remains.

assessment-title = Impact assessment
assessment-none = No impact assessment has been recorded.
assessment-covers = It covers the partner as well as the project
assessment-covers-not = It does not cover the partner
assessment-expert = An independent expert led or reviewed it
assessment-expert-not = No independent expert led or reviewed it
assessment-severe = Severe impacts on people that stay after all measures

screening-title = Looked for on lists
screening-not-done = Nobody has looked for the partner on the lists of sanctions and debarments yet.
screening-parties =
    { $count ->
        [one] { $count } party: the partner
       *[other] { $count } parties: the partner, and those of its group that registers know
    }
screening-found = Found
screening-counts = Confirmed on a list that speaks against them: { $matches }. Likenesses that wait for somebody to look at them: { $open }.
screening-not-shown = Who was found is not shown: a likeness of names is a question, and names of people are nobody else’s business. That nobody was found is no proof that nobody is there.
reviews-title = Reviews
reviews-none = No review has been asked for.
reviews-caption = Reviews and opinions, by role
review-subject = Asked about
review-opinion = Opinion
review-when = When
review-waiting = Not given yet
review-requested = Asked for on
interests-title = Interests
interests-none = Nobody has declared interests yet.
interests-caption = Declarations of interests: their outcome, never what is held
interests-outcome = Outcome
interests-institution = What ties the institution itself to the partner:
interests-institution-none = The institution has not yet declared what ties itself to the partner.
contract-title = The contract
contract-none = No contract has been reviewed. A clause on which a contract is silent is a finding.
clauses-caption = Clauses, as a reviewer read them
contract-clause = Clause
contract-result = How it stands
contract-words = The contract’s words

decision-heading = Decision
decision-is-proposed = Proposed on { $date }. Nobody has signed it.
decision-is-signed = Signed on { $date }, not published yet.
decision-is-published = Published on { $date }.
decision-deferrals = Put off before
decision-carried = Why the signer carries open reservations
decision-dissent-later = Dissents are published with the decision.
condition-text = Condition
condition-owner = Who does it
condition-due = By when
condition-verification = How anybody can tell
safeguards-channel = Intimidation and reprisal can be reported safely:

withheld-people = Names of the people who act on a case are never shown, unless the case itself names them in public: the register names roles.
withheld-what-source = A source
withheld-what-comment = A comment
withheld-what-dissent = A dissent
withheld-what-erased = Erased content
withheld-why-comment = Its author does not want it shown. It is counted and weighed.
withheld-why-dissent = It is published with the decision.
withheld-why-erased = It was erased for good. Its place in the ledger remains.

# One event
event-title = Event { $n }
event-act = Act
event-index = Index in the ledger
event-fields = What it says
event-fields-none = None of its content is open.
event-fields-caption = The fields that are open to everybody
event-field = Field
event-value = Value
event-closed = Committed to in the ledger, and not shown:
event-erased = Erased on { $date }:
event-receipt = Receipt (JSON), with the open fields
event-proof = Proof that it is in the ledger (C2SP tlog-proof)
event-not-published = It is recorded. The ledger’s next checkpoint, in a little while, will cover it; the receipt is here from then on.
event-leaf = The entry, exactly as it stands in the ledger
event-neighbours = Other events
event-previous = Previous event
event-next = Next event

# Commenting
comment-title = Comment on this engagement
comment-button = Comment without an account
comment-not-open = Comments cannot be made here now. If the consultation is over, its response says what was said and what came of it.
comment-warning-title = Before you write
comment-warning-public = Unless you choose otherwise below, what you write is shown to everybody, at once and for good. Others may copy it.
comment-warning-risk = If it could harm you or others, do not write a name, a place or anything that tells who you are, and do not send it from a device or network that others watch.
comment-warning-erasure = You can ask to have your words erased here. Copies that others made cannot be called back.
comment-warning-kept = We keep what you write and the moment at which you send it. We do not keep your address on the network, your device or anything else about you.
comment-naming = How should your comment appear?
comment-naming-hint = All comments are counted, weighed and answered alike.
naming-hint-anonymous = Everybody can read it. No name stands beside it.
naming-hint-named = Everybody can read it, with your name.
naming-hint-not-published = Only those who work on the case read it. The register shows that a comment came.
comment-name = Name to be shown
comment-name-hint = Only if you chose “With a name”; otherwise it is not kept.
comment-text = Your comment
comment-text-hint = At most 10,000 characters, in any language.
comment-check = Check before you send
comment-sent-before = This page was sent before, or was open for longer than an hour. If your comment was received, do not send it again.
comment-not-sent-yet = Nothing has been sent or kept yet.
comment-send = Send the comment
comment-change = Change it
comment-error-text = Write your comment.
comment-error-long = Use at most { $limit } characters.
comment-error-naming = Choose how your comment should appear.
comment-error-name = Enter the name to be shown, or choose to appear without one.
comment-received-title = Your comment is recorded
comment-received-number = It is comment { $id }, event { $n } of this case.
comment-number = Comment
comment-event = Event
comment-next-title = What happens next
comment-next = Your comment is answered with a reason before the consultation is closed. Note its number: nobody can tell you the answer in another way, because we do not know who you are.
comment-verify = The receipt proves that your comment is in the ledger and cannot be left out unnoticed. It is ready in a little while:
comment-disclosures = The text below proves word for word what you wrote. It is shown only once and only to you. Save it; whoever has it can prove these words.
comment-disclosures-label = Proof of your words
comment-back = Back to the engagement

# One partner
partner-identifiers = In registers
partner-state-owned = A State owns or directs it
partner-sectors = Sectors that call for more diligence
partner-names = Names
partner-names-none = No other name is held here.
partner-names-caption = Names and the day from which each was borne
partner-name-verified = Source read
partner-name-unverified = To be verified
partner-name-before = Before the first edition
partner-benchmark-none = No benchmark edition that is held here scores this partner. That says nothing for it.
partner-benchmark-caption = Benchmark editions, oldest first
partner-sources = Independent sources
partner-sources-none = No independent source that the public may read is on a file of this partner.

# The rules
criteria-title = Criteria and gates
criteria-intro = Everything that an engagement is judged by, with where it comes from and how closely it follows that source.
criteria-hash = Hash of this edition
criteria-hash-help = A case names the edition that it is judged by. Another hash is another edition.
criteria-questions = Questions
criteria-questions-intro = A question that nobody has answered stays open, and an open question keeps gates shut.
criteria-count =
    { $count ->
        [one] { $count } rule
       *[other] { $count } rules
    }
criteria-count-of =
    { $count ->
        [one] { $what }: { $count } rule
       *[other] { $what }: { $count } rules
    }
criteria-code = Code
criteria-basis = Basis
criteria-rule = Rule
criteria-requirement = Requirement
criteria-flags = Rules that raise red flags
criteria-tiers = Reasons for a tier
criteria-four-eyes = Two people
criteria-independent = needs an independent source
criteria-guards = Guards:
criteria-stage = entering the stage “{ $stage }”
criteria-act = the act { $act }
criteria-files = Files of this edition
criteria-files-caption = The files and their hashes
criteria-file = File
effect-exclude = A bad answer excludes the engagement
effect-flag = A bad answer raises a red flag
basis-quoted = Quoted
basis-paraphrased = In our words
basis-institutions-own = The institution’s own rule
basis-proposed-default = Proposed default: claims no instrument’s authority
basis-person = Raised by a person
basis-verified = compared on
policy-title = Who may do what
policy-intro = What nobody is granted is refused. This is the whole of it.
policy-roles = Roles
policy-roles-caption =
    { $count ->
        [one] { $count } role and its task
       *[other] { $count } roles and their tasks
    }
policy-task = Task
policy-grants = Grants
policy-grants-caption = Who is granted which act, and why
policy-acts = Acts
policy-to = To
scope-any = on anything
scope-own-institution = for their own institution
scope-assigned = where they are named
policy-matrix = The same as a matrix
policy-matrix-intro = Each mark is worked out by the function that also decides; the text is in English.

# Roles
role-officer = Officer
role-due-diligence = Due-diligence lead
role-lawyer = Lawyer
role-ethics = Ethics office
role-expert = Independent expert
role-civil-society = Civil-society reviewer
role-partner = Partner’s representative
role-approver = Approver
role-head-of-entity = Head of entity
role-oversight-office = Oversight office
role-administrator = Administrator
role-program = Program
role-monitor = Watch of the house
role-signed-in = Anybody signed in
role-public = The public

# How to verify
verify-steps = In short
verify-key-help = Take it from more than one place: a key from the same site as the data proves only that the two agree.
verify-no-checkpoint = No checkpoint has been published yet.
verify-commands = Commands
verify-command-help = It downloads the whole ledger, rebuilds the tree, checks every signature and every case’s chain.
verify-other = With another project’s program
verify-other-help = The ledger follows the C2SP specifications tlog-tiles and tlog-checkpoint, so any program that reads them will do. For example:
verify-limits = What the ledger does not prove
verify-limits-intro = It proves that what is in it was in it then and has not been changed since. It does not prove:
verify-limit-omission = that everything was entered. An act that was never entered leaves no trace; receipts, the counter of each case and public deadlines only narrow this.
verify-limit-read = that what was shown to a signer was read. A signature names exactly what was shown.
verify-limit-witnesses = that nobody is shown another ledger, if enough witnesses collude. Mirrors make that harder.
verify-limit-metadata = that nothing can be guessed from when and how often entries are made. Times and counts are public.
verify-limit-people = that a person acted. A signature binds an act to a credential; whoever enrols credentials could enrol a false one.
verify-limit-truth = that what was entered is true, or that a decision was right.
verify-snapshot = What was signed
verify-snapshot-help = SHA-256 of exactly what the signer was shown. Any change after it gives another hash.
