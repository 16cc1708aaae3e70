# The office: what people see who work on a case.

office-title = Portfolio
office-intro = Every engagement that you may see, the most urgent first.
office-tasks = My tasks
office-tasks-none = Nothing waits for you.
office-deadlines = Deadlines
office-deadlines-none = No deadline in the next 30 days.
office-new = Open an engagement
office-task-list = What there is to do
office-tasks-done = { $done } of { $all } done
office-refused = This cannot be done yet
office-refused-rule = Rule
office-refused-how = How to meet it

office-field-title = Title of the engagement
office-field-partner = Name of the partner
office-field-partner-hint = As it is registered. If the name is in another script, write it in that script.
office-field-kind = Kind of engagement
office-field-kind-hint = If nothing is paid, it is still an engagement.
office-field-purpose = Purpose
office-field-purpose-hint = What the partner does, what the institution gives, and who may be affected.
office-field-start = Planned start
office-field-start-hint = For example, 27 3 2027
office-field-reasons = Reasons
office-field-reasons-hint = They are published.
office-field-publication = Who may read this
office-field-interests = Interests that you declare
office-field-dissent = Your dissent
office-field-dissent-hint = It is attached to the decision and published with it.

office-propose = Propose a decision
office-sign = Sign
office-sign-hint = You sign exactly what is shown on this page.
office-answer-flag = Answer this red flag
office-add-evidence = Add a source
office-invite-reply = Invite the partner to reply
office-declare = Declare interests
office-recuse = Stand aside
office-suspend = Suspend

error-missing = Enter { $field }.
error-date = { $field } must be a real date, such as 27 3 2027.
error-date-past = { $field } must lie in the past.
error-date-future = { $field } must lie in the future.
error-choice = Choose one of the answers to “{ $field }”.
error-too-long = { $field } must have at most { $limit } characters.
error-same-person = Author, reviewer and approver must be three people. You have already acted on this as { $role }.
error-interests-first = Declare your interests before you act on this engagement.
