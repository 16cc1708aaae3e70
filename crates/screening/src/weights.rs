//! How much each feature tells: the weights of `weights.yaml`, and the orders that they must keep.

use content::yaml::Malformed;
use serde::Deserialize;

use crate::{
    align::Alignment,
    config::{Weight, read},
};

/// The weights of every feature, in bits.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Weights {
    /// From which score on two entities count as one.
    pub threshold: f64,
    /// From which score on a person should look; at most the threshold.
    pub alert: f64,
    /// Names of persons.
    pub person: NameWeights,
    /// Names of organisations and things.
    pub organisation: NameWeights,
    /// A name that the source calls weak.
    pub weak_alias: Weight,
    /// Legal forms.
    pub legal_form: Agreement,
    /// Numbers in names.
    pub number: Numbers,
    /// Dates of birth.
    pub birth: Birth,
    /// Identifiers.
    pub identifier: IdentifierWeights,
    /// Countries.
    pub country: Agreement,
    /// Gender.
    pub gender: Agreement,
    /// A person against an organisation.
    pub other_sort: Weight,
    /// Nothing but a name could be compared.
    pub name_alone: Weight,
}

/// What a name tells: from where it starts, how much agreeing words lift it, and how much
/// contradicting words and words of one side alone lower it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NameWeights {
    /// Two names that share nothing.
    pub nothing: Weight,
    /// Added when all information is shared, however little it is.
    pub all_shared: Weight,
    /// Added as the shared information grows without bound; see [`NameWeights::enough`].
    pub shared: Weight,
    /// At this many bits of shared information, `shared` has given 63 % (1 - 1/e) of what it can give.
    pub enough: f64,
    /// Added as the contradicted information grows without bound; see [`NameWeights::a_word`].
    pub contradicted: Weight,
    /// At this many bits of contradicted information, about those of a common word, `contradicted` has
    /// taken 63 % of what it can take: a letter changed is little, a second word changed adds little.
    pub a_word: f64,
    /// Added in proportion to the part of the information that only one side has.
    pub left_over: Weight,
}

/// A feature that agrees or conflicts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Both have it, and it agrees.
    pub agree: Weight,
    /// Both have it, and it differs.
    pub conflict: Weight,
}

/// Numbers in names.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Both names have a number, and another one.
    pub conflict: Weight,
    /// Only one name has a number.
    pub alone: Weight,
}

/// Dates of birth, by how they stand to each other.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Birth {
    /// The same day.
    pub same_day: Weight,
    /// The same year; no more is known.
    pub same_year: Weight,
    /// One slip of the pen apart.
    pub slip: Weight,
    /// The same year, another day.
    pub other_day: Weight,
    /// A year apart.
    pub next_year: Weight,
    /// Two or three years apart.
    pub few_years: Weight,
    /// Further apart.
    pub conflict: Weight,
}

/// Identifiers, by how much a scheme tells.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct IdentifierWeights {
    /// LEI, IMO number, INN, OGRN, an address of a crypto-currency.
    pub global: Agreement,
    /// Number in a register of companies.
    pub registration: Agreement,
    /// Taxpayer's number.
    pub tax: Agreement,
    /// A person's number with the State.
    pub national: Agreement,
    /// Passport; agrees or says nothing.
    pub passport: Weight,
    /// Bank code; agrees or says nothing.
    pub bic: Weight,
}

impl Weights {
    /// Reads `weights.yaml`.
    ///
    /// # Errors
    ///
    /// When it is not of its shape, or when a weight breaks an order: better agreement never counts
    /// for less than worse.
    pub fn parse(yaml: &str) -> Result<Self, Malformed> {
        let weights: Self = read("weights.yaml", yaml)?;
        match weights.broken_order() {
            None => Ok(weights),
            Some(message) => {
                Err(Malformed { path: "screening/weights.yaml".into(), line: None, column: None, message })
            }
        }
    }

    /// The features by the names that [`crate::Feature`] gives them, with their weights. That of a name depends
    /// on its words; given here is where it starts, for persons.
    pub fn features(&self) -> [(&'static str, &Weight); 29] {
        let Self { birth, identifier, .. } = self;
        [
            ("name", &self.person.nothing),
            ("weak-alias", &self.weak_alias),
            ("legal-form.agree", &self.legal_form.agree),
            ("legal-form.conflict", &self.legal_form.conflict),
            ("number.conflict", &self.number.conflict),
            ("number.alone", &self.number.alone),
            ("birth.same-day", &birth.same_day),
            ("birth.same-year", &birth.same_year),
            ("birth.slip", &birth.slip),
            ("birth.other-day", &birth.other_day),
            ("birth.next-year", &birth.next_year),
            ("birth.few-years", &birth.few_years),
            ("birth.conflict", &birth.conflict),
            ("identifier.global.agree", &identifier.global.agree),
            ("identifier.global.conflict", &identifier.global.conflict),
            ("identifier.registration.agree", &identifier.registration.agree),
            ("identifier.registration.conflict", &identifier.registration.conflict),
            ("identifier.tax.agree", &identifier.tax.agree),
            ("identifier.tax.conflict", &identifier.tax.conflict),
            ("identifier.national.agree", &identifier.national.agree),
            ("identifier.national.conflict", &identifier.national.conflict),
            ("identifier.passport.agree", &identifier.passport),
            ("identifier.bic.agree", &identifier.bic),
            ("country.agree", &self.country.agree),
            ("country.conflict", &self.country.conflict),
            ("gender.agree", &self.gender.agree),
            ("gender.conflict", &self.gender.conflict),
            ("other-sort", &self.other_sort),
            ("name-alone", &self.name_alone),
        ]
    }

    /// The first order that is broken, in words.
    pub fn broken_order(&self) -> Option<String> {
        let birth = &self.birth;
        let identifier = &self.identifier;
        let falling: [(&str, Vec<&Weight>); 8] = [
            (
                "birth",
                vec![
                    &birth.same_day,
                    &birth.same_year,
                    &birth.slip,
                    &birth.other_day,
                    &birth.next_year,
                    &birth.few_years,
                    &birth.conflict,
                ],
            ),
            ("legal-form", vec![&self.legal_form.agree, &self.legal_form.conflict]),
            ("country", vec![&self.country.agree, &self.country.conflict]),
            ("gender", vec![&self.gender.agree, &self.gender.conflict]),
            ("identifier.global", vec![&identifier.global.agree, &identifier.global.conflict]),
            (
                "identifier.registration",
                vec![&identifier.registration.agree, &identifier.registration.conflict],
            ),
            ("identifier.tax", vec![&identifier.tax.agree, &identifier.tax.conflict]),
            ("identifier.national", vec![&identifier.national.agree, &identifier.national.conflict]),
        ];
        for (feature, levels) in falling {
            if levels.windows(2).any(|pair| pair[0].bits < pair[1].bits) {
                return Some(format!("the bits of {feature} must not rise from better to worse agreement"));
            }
        }
        for (whose, name) in [("person", &self.person), ("organisation", &self.organisation)] {
            let rises = name.shared.bits >= 0.0 && name.all_shared.bits >= 0.0;
            let falls = name.contradicted.bits <= 0.0 && name.left_over.bits <= 0.0;
            if !rises || !falls || name.enough <= 0.0 || name.a_word <= 0.0 {
                return Some(format!(
                    "in {whose}, shared and all-shared must not be negative, contradicted and left-over not positive, and enough and a-word above 0"
                ));
            }
        }
        let in_order = 0.0 < self.alert && self.alert <= self.threshold && self.threshold < 1.0;
        (!in_order).then(|| "thresholds must be 0 < alert <= threshold < 1".to_owned())
    }
}

impl NameWeights {
    /// The bits that an alignment gives.
    pub fn bits(&self, aligned: &Alignment) -> f64 {
        let all = f64::from(aligned.shared + aligned.contradicted + aligned.left_over).max(f64::EPSILON);
        let part = |bits: f32| f64::from(bits) / all;
        self.nothing.bits
            + self.all_shared.bits * part(aligned.shared)
            + self.shared.bits * saturation(aligned.shared, self.enough)
            + self.contradicted.bits * saturation(aligned.contradicted, self.a_word)
            + self.left_over.bits * part(aligned.left_over)
    }
}

/// What part of all that information can tell is told by so many bits: always more for more, and ever
/// less so, because the words of one name depend on each other.
fn saturation(bits: f32, scale: f64) -> f64 {
    1.0 - (-f64::from(bits) / scale).exp()
}
