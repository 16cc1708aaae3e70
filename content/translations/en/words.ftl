# Words for codes: one message for each code of a kind, `<kind>-<code>`.

# Where an engagement stands
stage-pre-notice = Pre-notice
stage-diligence = Due diligence
stage-consultation = Consultation
stage-negotiation = Negotiation
stage-decision = Decision
stage-active = Active
stage-review = Review
stage-closed = Closed
stage-rejected = Rejected
stage-withdrawn = Withdrawn
stage-suspended = Suspended

stage-help-pre-notice = Announced. Nothing has been examined yet.
stage-help-diligence = The partner and the plan are being examined.
stage-help-consultation = Anyone may comment.
stage-help-negotiation = Terms are being settled; the safeguards are part of them.
stage-help-decision = A decision has been proposed and is being signed.
stage-help-active = In force.
stage-help-review = In force, and being looked at again.
stage-help-closed = Ended.
stage-help-rejected = Decided against.
stage-help-withdrawn = Given up before a decision.
stage-help-suspended = Stopped until further notice.

# Decisions
decision-approve = Approved
decision-approve-with-conditions = Approved with conditions
decision-defer = Deferred
decision-reject = Rejected
decision-withdraw = Withdrawn

# Kinds of engagement
engagement-contract = Contract
engagement-memorandum = Memorandum of understanding
engagement-letter-of-intent = Letter of intent
engagement-pilot = Free pilot
engagement-donation = Donation
engagement-sponsorship = Sponsorship
engagement-other = Other use of name, platform, data or people

# Whose voice a source is
source-independent = Independent source
source-partner = The partner’s own word
source-institution = The institution’s own record

reliability-confirmed = Confirmed by a second independent source
reliability-credible = Credible, standing alone
reliability-unverified = Not verified
reliability-refuted = Shown to be wrong

# What a rule concluded
verdict-clear = Nothing stands against it
verdict-cannot-tell = Cannot tell
verdict-flag = Red flag
verdict-excludes = Excludes an engagement

# How a red flag was answered
flag-open = Not answered yet
flag-accepted-with-measure = It stands, and a measure answers it
flag-refuted = It is wrong
flag-outweighed = It stands and is outweighed

# Answers to a question
answer-yes = Yes
answer-no = No
answer-alleged = Alleged, neither confirmed nor refuted
answer-unknown = Looked for, and not to be found out
answer-not-looked-at = Not looked at yet
answer-not-applicable = Does not arise

# How much scrutiny an engagement needs
tier-low = Low
tier-moderate = Moderate
tier-substantial = Substantial
tier-high = High

# Tasks of a case
task-done = Done
task-to-do = To do
task-in-progress = In progress
task-cannot-start = Cannot start yet
task-needs-answer = Needs an answer
task-late = Late

# What was known, and what could have been
known-weighed = Recorded and weighed
known-recorded = Recorded, not weighed
known-knowable = Knowable, not recorded
known-later = Not knowable yet

publication-public = Public
publication-later = Public later
publication-withheld = Withheld

# What of the institution a partner uses
use-name = Name
use-platform = Platform
use-data = Data
use-people = People

# Whose personal data are touched
personal-data-none = No personal data
personal-data-staff = Staff
personal-data-participants = Participants
personal-data-people-at-risk = People at risk
personal-data-unknown = Not known

# What came of a declaration of interests
interest-clear = No interest
interest-referred = With the ethics office
interest-managed = An interest, managed
interest-recused = Stands aside
interest-disqualifying = Disqualifies

# How grave a conflict of interests is
conflict-none-found = No conflict was found
conflict-apparent = An apparent conflict
conflict-potential = A potential conflict
conflict-actual = An actual conflict
conflict-institutional = A conflict of the institution itself
conflict-cannot-tell = Cannot tell

# Kinds of interests
interest-kind-shareholding = Shares
interest-kind-option = An option to buy shares
interest-kind-employment = Employment
interest-kind-offer = An offer of employment
interest-kind-office = A seat on a board, or another office
interest-kind-consultancy = Consultancy
interest-kind-income = Income
interest-kind-gift = A gift, travel or hospitality
interest-kind-debt = A debt
interest-kind-research-support = Support of research
interest-kind-intellectual-property = Intellectual property
interest-kind-award = A pending award, tender or licence
interest-kind-membership = Membership
interest-kind-funding = Funding
interest-kind-supply = Supply of goods or services
interest-kind-other = Another interest

# Who holds an interest
held-by-oneself = I do
held-by-spouse = My spouse or partner
held-by-child = A child of mine
held-by-relative = Another relative
held-by-employer = An employer of mine
held-by-institution = The institution

# Whether an interest that was declared before still holds
still-holds = It still holds
still-ended = It has ended
still-error = It was declared in error

# How sure an interest is
certainty-in-force = It exists
certainty-committed = It will begin: announced or signed
certainty-conditional = It begins if something happens
certainty-expected = It may begin

# Why a conflict can arise
arising-begins = An interest begins, or can begin
arising-mitigation-ends = What kept an interest from doing harm ends
arising-review-due = The interest is to be looked at again
arising-declaration-expires = The declaration has grown old
arising-cooling-off = The person leaves, and may not work for the partner for a time

# What a person decides on a hit
hit-match = They are one
hit-false-positive = They are two
hit-cannot-tell = Nobody can tell
hit-open = To be looked at

# How somebody belongs to the partner
relation-partner = the partner
relation-parent = above the partner
relation-subsidiary = controlled by the partner
relation-officer = an officer of the partner or its group

assessment-draft = Draft
assessment-final = Final

# What an expert's review says
opinion-supports = Supports
opinion-supports-with-reservation = Supports with a reservation
opinion-objects = Objects

# How a contract's clause stands to the model
clause-aligned = Aligned
clause-partial = Partly aligned
clause-not-aligned = Not aligned
clause-silent = The contract is silent
clause-not-applicable = Does not arise

# How a comment is signed, and what came of it
naming-named = With a name
naming-anonymous = Anonymous
naming-not-published = Not published
comment-accepted = Accepted
comment-partly = Partly accepted
comment-rejected = Not accepted
comment-out-of-scope = Outside this consultation

# Why a finding says what it says
reason-answered = The answer is: { $answer }
reason-unsupported = The answer is: { $answer } – and no independent source supports it
reason-allegation = A credible allegation is pending
reason-does-not-arise = The question does not arise
reason-nobody-looked = Nobody has looked yet
reason-disclosed = The { $edition } edition found some disclosure
reason-scored = The { $edition } edition scored { $indicators } at { $line } or below
reason-excepted = { $role } granted an exception until { $until }
reason-exception-ended = The exception that { $role } granted ended on { $until }
missing-answer = An answer to { $code }
missing-settled-answer = A settled answer to { $code }
missing-independent-source = An independent source for { $code }

# Why no edition of the benchmark has figures for the partner
no-standing-edition = No edition whose figures are held here was public on { $date }.
no-standing-company = The editions that were public on { $date } ({ $editions }) do not score { $company }.
no-standing-name = On { $date } no company was yet called { $company }; it took that name on { $from }.
no-standing-not-held = Public by then, but not held here: { $editions }.

# Calendars of working days
calendar-geneva = Geneva
