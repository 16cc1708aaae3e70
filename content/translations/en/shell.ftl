# The frame of every page, and the components used on many.

language-name = English
language-direction = ltr

shell-product = Imprimatur
shell-skip = Skip to the main content
shell-nav = Main
shell-languages = Languages
shell-signed-in = Signed in as { $name }
shell-sign-in = Sign in
shell-sign-out = Sign out
shell-verify = Verify it yourself
shell-verify-why = Every act shown here is committed to a public ledger. You need not take our word for it.
shell-privacy = These pages keep no record of who reads them. There are no cookies unless you sign in.

nav-register = Register
nav-partners = Partners
nav-consultations = Consultations
nav-portfolio = Portfolio
nav-tasks = My tasks
nav-verify = Verify
nav-api = Open data

back = Back
breadcrumbs = You are here
change = Change
not-known = Not known
none = None
show-more = Show more
download = Download
receipt = Receipt
working-days-left =
    { $count ->
        [0] Due today
        [one] { $count } working day left
       *[other] { $count } working days left
    }
working-days-late =
    { $count ->
        [one] { $count } working day late
       *[other] { $count } working days late
    }
due-on = Due on { $date }

pagination = Pages of this list
pagination-here = Page { $current } of { $last }
pagination-previous = Previous page
pagination-next = Next page

error-title =
    { $count ->
        [one] There is a problem
       *[other] There are { $count } problems
    }
error-prefix = Error:
error-page-title = Error: { $title }

notice-notice = Notice
notice-warning = Warning
notice-success = Done

form-continue = Save and continue
form-later = Save and come back later
form-send = Send
form-cancel = Cancel
form-optional = optional
form-why-we-ask = Why we ask
form-do-not-know = I do not know
form-check-answers = Check your answers
form-question = Question { $current } of { $last }

date-day = Day
date-month = Month
date-year = Year

problem-not-found-title = There is nothing at this address
problem-not-found = The address may be mistyped. A thing that was once published here is never removed without a note in its place.
problem-refused-title = This is not open to you
problem-refused = Your role does not allow it. The reason: { $reason }
problem-bad-request-title = This could not be understood
problem-conflict-title = Somebody else has changed this meanwhile
problem-conflict = Nothing of yours is lost. Compare both versions below and save again.
problem-failure-title = Something is broken on our side
problem-failure = Nothing was saved. Try again; if it fails once more, tell us the reference { $reference }.

# Navigation and problems
nav-office = Office
trouble-refused = This cannot be done now
trouble-not-allowed = You may not do this
trouble-sign-in = Sign in first
trouble-not-found = Not found
trouble-changed = Somebody else was first
trouble-malformed = This cannot be read
trouble-lost = Lost here, and still in the ledger
trouble-failed = Something failed here
trouble-mend = What to do:
trouble-missing = Cannot tell: { $what } is missing.
