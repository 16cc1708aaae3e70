//! Identifiers: which scheme they are of, and how two sets of them stand to each other.

/// What kind of number it is, by how much its agreement and its conflict tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Legal Entity Identifier (ISO 17442).
    Lei,
    /// Number of a ship or its owner with the International Maritime Organization.
    Imo,
    /// Russian taxpayer's number.
    Inn,
    /// Russian number of the register of legal persons.
    Ogrn,
    /// Number in a register of companies.
    Registration,
    /// Taxpayer's number.
    Tax,
    /// A person's number with the State, or an unspecified one.
    National,
    /// Passport: a person has several over time.
    Passport,
    /// Business Identifier Code: branches have their own.
    Bic,
    /// A securities identifier or an address of a crypto-currency.
    Asset,
}

/// An identifier brought to one spelling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identifier {
    /// Its scheme.
    pub scheme: Scheme,
    /// Letters and digits alone, upper case.
    pub value: Box<str>,
}

/// The properties that hold identifiers, with the scheme of each.
pub const PROPERTIES: [(&str, Scheme); 20] = [
    ("leiCode", Scheme::Lei),
    ("imoNumber", Scheme::Imo),
    ("innCode", Scheme::Inn),
    ("ogrnCode", Scheme::Ogrn),
    ("registrationNumber", Scheme::Registration),
    ("okpoCode", Scheme::Registration),
    ("uscCode", Scheme::Registration),
    ("uniqueEntityId", Scheme::Registration),
    ("dunsCode", Scheme::Registration),
    ("cageCode", Scheme::Registration),
    ("taxNumber", Scheme::Tax),
    ("vatCode", Scheme::Tax),
    ("idNumber", Scheme::National),
    ("socialSecurityNumber", Scheme::National),
    ("passportNumber", Scheme::Passport),
    ("swiftBic", Scheme::Bic),
    ("bikCode", Scheme::Bic),
    ("isinCode", Scheme::Asset),
    ("publicKey", Scheme::Asset),
    ("mmsi", Scheme::Asset),
];

impl Identifier {
    /// Brings an identifier to one spelling; none when too little is left to tell anything.
    pub fn new(scheme: Scheme, text: &str) -> Option<Self> {
        let value: String = text
            .chars()
            .take(64)
            .filter(char::is_ascii_alphanumeric)
            .map(|sign| sign.to_ascii_uppercase())
            .collect();
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        let least = if scheme == Scheme::Bic { 0 } else { 3 };
        (value.len() >= 5 && digits >= least).then(|| Self { scheme, value: value.into() })
    }

    /// Whether two can be set against each other: the same scheme and the same length. One property
    /// often holds the numbers of several registers, and those differ in length.
    fn is_comparable(&self, other: &Self) -> bool {
        self.scheme == other.scheme && self.value.len() == other.value.len()
    }
}

/// How two sets of identifiers stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// They share this one.
    Agree(&'a Identifier, &'a Identifier),
    /// Both have one of a kind, and they share none.
    Conflict(&'a Identifier, &'a Identifier),
}

/// Compares two sets: a shared identifier of any scheme, else the first conflict of the strongest
/// scheme. Passports and bank codes can agree and never conflict.
pub fn compare<'a>(left: &'a [Identifier], right: &'a [Identifier]) -> Option<Standing<'a>> {
    let pairs = || left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
    let shared = pairs()
        .filter(|(one, other)| one.value == other.value)
        .min_by_key(|(one, other)| one.scheme.min(other.scheme));
    if let Some((one, other)) = shared {
        return Some(Standing::Agree(one, other));
    }
    pairs()
        .filter(|(one, other)| one.is_comparable(other))
        .filter(|(one, _)| !matches!(one.scheme, Scheme::Passport | Scheme::Bic | Scheme::Asset))
        .min_by_key(|(one, _)| one.scheme)
        .map(|(one, other)| Standing::Conflict(one, other))
}
