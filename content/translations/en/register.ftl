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
verify-upload = Check a receipt here
verify-upload-hint = A receipt that we check for you still asks you to trust us.
verify-good = The receipt is valid: the event is in the ledger.
verify-bad = The receipt does not verify: { $reason }

feed-title = Follow the register
feed-intro = A feed of everything that is published, for your feed reader. It asks for no name and no address.
feed-all = Everything
feed-partner = All about { $partner }
feed-engagement = This engagement only
feed-calendar = Deadlines as a calendar
feed-data = The same as open data
