# Who owns and controls a partner

ownership-title = Who owns { $name }
ownership-lead = What public registers of ownership say, as far as they were imported here. Partners are looked up by identifier, never by name.
ownership-link = Who owns and controls it
ownership-on = What held on
ownership-known-on = As far as it was stated by
ownership-no-register = No register of ownership was imported here. Nothing can be said about who owns this partner; that speaks neither for nor against it.
ownership-no-identifier = The partner has no identifier in any register on its file, so it cannot be looked up. A name alone never tells who is who.
ownership-unknown = No register that was imported here knows this partner. That speaks neither for nor against it. These identifiers were looked for:
ownership-not-found = No register that was imported here has these identifiers of the partner:
ownership-several-title = The identifiers lead to more than one party
ownership-several = The registers do not say that these parties are one and the same. Each is shown by itself.
ownership-by = Found by
ownership-party = Party
ownership-owners = Owners
ownership-owners-none = Nobody is stated to own any of it. That is not evidence that nobody does.
ownership-owners-caption =
    { $count ->
        [one] { $count } owner, along all chains together
       *[other] { $count } owners, along all chains together, the largest first
    }
ownership-shares = Shares in all
ownership-direct = Of them directly
ownership-votes = Votes
ownership-control = Control
ownership-no-control = None that is stated
ownership-ultimate = The chain ends here
ownership-ultimate-control = Nobody is known to control it in turn
ownership-asserted-sum = Stated as the sum of chains: { $share }
ownership-controllers = Who controls it
ownership-controllers-none = Nobody is stated to control it. That is not evidence that nobody does.
ownership-controllers-caption =
    { $count ->
        [one] { $count } party that controls it, or may
       *[other] { $count } parties that control it, or may
    }
ownership-basis = By
ownership-controlled = Whom it controls
ownership-controlled-none = It is not stated to control anybody.
ownership-controlled-caption =
    { $count ->
        [one] { $count } party that it controls, or may
       *[other] { $count } parties that it controls, or may
    }
ownership-not-shown =
    { $count ->
        [one] { $count } more is in the open data below.
       *[other] { $count } more are in the open data below.
    }
ownership-open = States, and what is not known
ownership-state = Held by States
ownership-state-bounds = Stated: { $stated }. By what is not known it could be: { $most }.
ownership-state-none = No State or body of a State is stated to be above it. That is not evidence of private hands.
ownership-state-controls = { $name } controls it, by { $basis }
ownership-opaque = Reaches nobody who is known
ownership-opaque-help = The part behind which the statements name no natural person and no State.
ownership-declared = Of it declared to be somebody’s who is not named
ownership-no-data = Of it without any statement
ownership-loops = Closed loops
ownership-loops-help = They hold each other to the last share, so that nobody owns them.
ownership-not-followed = Too many ties to follow
ownership-problems = What is odd about the statements
ownership-problems-none = Nothing was found that contradicts itself.
ownership-chains = The chains, with their statements
ownership-chains-help = The shortest chain for each party. Each step names the statements that it rests on.
ownership-chain-owner = From { $name } as an owner
ownership-chain-controller = From { $name } as controlling it
ownership-chain-above = From { $name }, above it
ownership-chain-controlled = To { $name } as controlled by it
ownership-arrow-owns = holds
ownership-arrow-controls = controls
ownership-arrow-stated = is stated to hold through others
ownership-statement = Statement
ownership-from = from { $date }
ownership-until = until before { $date }
ownership-asserted = stated as the sum of chains
ownership-registers = Registers
ownership-registers-caption =
    { $count ->
        [one] The register that was asked, in its newest edition
       *[other] The { $count } registers that were asked, in their newest editions
    }
ownership-register = Register
ownership-imported = Imported on
ownership-dated = Published, by its own words
ownership-statements = Statements
ownership-public = Registers of ownership are public. Names stand here as a register has them; dates of birth and addresses are never shown.

# The picture
picture-caption = Owners above, those whom it controls below, on { $date }
picture-title = Who owns and controls { $name }, drawn
picture-desc = { $parties } parties in rows and { $ties } arrows between them, each from whoever holds to what is held. Everything in the drawing is in the tables after it.
picture-legend = An unbroken line: shares or votes. A broken line: control without them. A dotted line: only stated as the sum of chains. A broken frame: somebody who is not named.
picture-legend-rest = A faint line: ties to parties that are not drawn.
picture-not-drawn-above =
    { $count ->
        [one] { $count } party above it is not drawn, for want of room; it is in the tables.
       *[other] { $count } parties above it are not drawn, for want of room; they are in the tables.
    }
picture-not-drawn-below =
    { $count ->
        [one] { $count } party below it is not drawn, for want of room; it is in the tables.
       *[other] { $count } parties below it are not drawn, for want of room; they are in the tables.
    }
picture-rest =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
picture-rest-table = see the table
picture-ties =
    { $count ->
        [one] The tie in the drawing, with its statements
       *[other] All { $count } ties in the drawing, with their statements
    }
picture-ties-caption = From whoever holds to what is held
picture-holder = Holds
picture-held = Is held
picture-tie = How, and who says so

# Shares between two bounds
share-none = None
share-exact = { $lo } %
share-unknown = Not known: anything up to the whole
share-at-most = At most { $hi } %
share-less-than = Less than { $hi } %
share-at-least = At least { $lo } %
share-more-than = More than { $lo } %
share-between = Between { $lo } % and { $hi } %
share-more-at-most = More than { $lo } %, at most { $hi } %
share-at-least-less = At least { $lo } %, less than { $hi } %
share-more-less = More than { $lo } %, less than { $hi } %
short-exact = { $lo } %
short-unknown = share not stated
short-at-most = up to { $hi } %
short-at-least = from { $lo } %
short-between = { $lo }–{ $hi } %
short-votes = votes { $votes }
list-comma = { ", " }

# What a party is
party-state = State
party-state-body = Body of a State
party-person = Natural person
party-arrangement = Trust or arrangement
party-company = Company or other entity
party-declared-unknown = Declared, not named
party-declared-unknown-name = Somebody who is not named
party-undescribed = Described nowhere

# By what somebody controls, and how surely
control-majority = a majority of votes
control-board = the right to appoint the board
control-articles = the articles
control-statute = a statute
control-consolidation = consolidation in the accounts
control-office = an office in a trust or fund
control-contract = a contract
control-influence = influence that is declared
certainty-certain = Sure by the statements
certainty-possible = Possible by the statements

# Kinds of ties, as in BODS 0.4, GLEIF and FollowTheMoney
tie-shareholding = shares
tie-votingRights = votes
tie-appointmentOfBoard = appoints the board
tie-otherInfluenceOrControl = other influence or control
tie-seniorManagingOfficial = senior managing official
tie-settlor = settlor
tie-trustee = trustee
tie-protector = protector
tie-beneficiaryOfLegalArrangement = beneficiary
tie-rightsToSurplusAssetsOnDissolution = assets on dissolution
tie-rightsToProfitOrIncome = profit or income
tie-rightsGrantedByContract = rights by contract
tie-conditionalRightsGrantedByContract = conditional rights
tie-controlViaCompanyRulesOrArticles = control by articles
tie-controlByLegalFramework = control by law
tie-boardMember = board member
tie-boardChair = chair of the board
tie-unknownInterest = interest not known
tie-unpublishedInterest = interest not published
tie-enjoymentAndUseOfAssets = use of assets
tie-rightToProfitOrIncomeFromAssets = income from assets
tie-nominee = nominee
tie-nominator = nominator
tie-directConsolidation = parent in the accounts
tie-ultimateConsolidation = ultimate parent
tie-internationalBranch = head office
tie-fundManagement = manages the fund
tie-directorship = directorship
tie-family = family
tie-associate = acquaintance
tie-employment = employment
tie-membership = membership
tie-representation = representation
tie-link = tie of unknown kind

# Why a register names nobody
unnamed-noBeneficialOwners = declared to have no beneficial owner
unnamed-subjectUnableToConfirmOrIdentifyBeneficialOwner = the company could not find out who it is
unnamed-interestedPartyHasNotProvidedInformation = the owner did not say
unnamed-subjectExemptFromDisclosure = the company need not disclose
unnamed-interestedPartyExemptFromDisclosure = the owner need not disclose
unnamed-unknown = unknown
unnamed-informationUnknownToPublisher = the publisher does not know
unnamed-no-reason = no reason is given

# What is odd
oddity-share-out-of-range = A share is below 0 or above 100 %; what lies outside is left out.
oddity-share-unreadable = “{ $text }” cannot be read as a percentage; the share stays unknown.
oddity-bounds-reversed = The least share is above the greatest; they are taken the other way round.
oddity-dates-reversed = An interest ends before it starts; it is never in force.
oddity-holds-itself = A party is said to hold an interest in itself.
oddity-more-than-whole = The stated shares add to { $least } % of the whole, or more.
oddity-two-identifiers = One party has two identifiers of one register: { $one } and { $other }.
oddity-statement-reused = Two statements with different texts bear one identifier; both are read.
oddity-record-not-described = A party is referred to, and no statement describes it.
oddity-not-usable = The statement is about no record, or about one of an unknown kind; it is left out.
oddity-end-missing = The tie names nobody as { $party } or nobody as { $subject }; it is left out.
oddity-assertion-differs = The stated sum of chains differs from the chains themselves. Stated of { $subject }: { $stated }. By the chains: { $chains }.
