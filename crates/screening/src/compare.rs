//! Compares two entities: every feature gives bits of evidence for or against their being one, and the
//! sum is a probability (Fellegi and Sunter, A Theory for Record Linkage, 1969).

use serde::Serialize;

use crate::{
    align::{Alignment, Desk, Likenesses, Reach, Sides, align, whole_run},
    config::{Config, Weight},
    dates, explain,
    identifiers::{self, Scheme},
    lexicon::legal,
    prepared::{Name, Prepared, Sort},
};

/// The most pairs of names that are aligned in full; that there were more is told.
pub(crate) const MOST_ALIGNMENTS: usize = 256;

/// What comparing two entities gave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// How probable it is that the two are one, above 0 and below 1.
    pub score: f64,
    /// The evidence in all, in bits: 0 is even odds, each bit doubles them.
    pub bits: f64,
    /// The evidence by feature, as it was added up.
    pub features: Vec<Feature>,
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Feature {
    /// The feature's name, as in `weights.yaml`: "name", "birth.same-day", …
    pub feature: &'static str,
    /// The bits that it adds; negative speaks against.
    pub bits: f64,
    /// What was seen, in words.
    pub why: String,
    /// What the left entity has.
    pub left: String,
    /// What the right entity has.
    pub right: String,
}

/// The probability that bits of evidence stand for: never 0, never 1.
pub fn probability(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits.clamp(-40.0, 40.0)).exp2())
}

/// Compares two entities and explains the score. The order of the two does not matter, except for
/// which is called left.
pub fn compare(left: &Prepared, right: &Prepared, config: &Config) -> Comparison {
    let swapped = left.content > right.content;
    let (one, other) = if swapped { (right, left) } else { (left, right) };
    let mut desk = Desk::default();
    let evidence = Evidence::gather(one, other, config, &mut desk, f64::NEG_INFINITY);
    let features = explain::features(&evidence, (one, other), swapped, config, &mut desk);
    Comparison { score: probability(evidence.bits()), bits: evidence.bits(), features }
}

/// The score alone, without words: what [`compare`] gives, several times faster.
pub fn score(left: &Prepared, right: &Prepared, config: &Config) -> f64 {
    probability(bits_above(left, right, config, &mut Desk::default(), f64::NEG_INFINITY))
}

/// The bits of evidence; when they cannot reach `least`, any number below it.
pub(crate) fn bits_above(
    left: &Prepared,
    right: &Prepared,
    config: &Config,
    desk: &mut Desk,
    least: f64,
) -> f64 {
    let (one, other) = if left.content > right.content { (right, left) } else { (left, right) };
    Evidence::gather(one, other, config, desk, least).bits()
}

/// The evidence on one pair before it is put into words.
#[derive(Debug, Clone)]
pub(crate) struct Evidence<'a> {
    pub name: Option<NameEvidence>,
    /// Whether there were more pairs of names to align than [`MOST_ALIGNMENTS`].
    pub names_cut: bool,
    pub birth: Option<(dates::Standing, dates::PartDate, dates::PartDate)>,
    pub identifiers: Option<identifiers::Standing<'a>>,
    pub country: Option<bool>,
    pub gender: Option<bool>,
    pub other_sort: bool,
    pub weights: Vec<(&'static str, &'a Weight)>,
    nothing: f64,
}

/// What the best pair of names tells.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameEvidence {
    pub left: usize,
    pub right: usize,
    pub aligned: Alignment,
    pub bits: f64,
    pub legal: Option<bool>,
    /// Whether a person's name is set against that of an organisation, as its words say.
    pub body: bool,
    pub weak: bool,
}

impl<'a> Evidence<'a> {
    /// Looks at everything but the names first, because it is cheap, and leaves the names alone when
    /// even equal names could not reach `least`.
    fn gather(
        left: &'a Prepared,
        right: &'a Prepared,
        config: &'a Config,
        desk: &mut Desk,
        least: f64,
    ) -> Self {
        let mut evidence = Self {
            name: None,
            names_cut: false,
            birth: dates::best(&left.births, &right.births),
            identifiers: identifiers::compare(&left.identifiers, &right.identifiers),
            country: shared(&left.countries, &right.countries),
            gender: left.gender.as_ref().zip(right.gender.as_ref()).map(|(one, other)| one == other),
            other_sort: !left.sort.meets(right.sort),
            weights: Vec::with_capacity(6),
            nothing: nothing_shared(left, right, config),
        };
        evidence.weigh(config);
        let apart: f64 = evidence.weights.iter().map(|(_, weight)| weight.bits).sum();
        (evidence.name, evidence.names_cut) =
            best_names(left, right, config, desk, evidence.nothing.max(least - apart));
        evidence
    }

    /// The weight of each feature but the name.
    fn weigh(&mut self, config: &'a Config) {
        let weights = &config.weights;
        if let Some((standing, ..)) = self.birth {
            use dates::Standing;
            self.weights.push(match standing {
                Standing::SameDay => ("birth.same-day", &weights.birth.same_day),
                Standing::SameYear => ("birth.same-year", &weights.birth.same_year),
                Standing::Slip => ("birth.slip", &weights.birth.slip),
                Standing::OtherDay => ("birth.other-day", &weights.birth.other_day),
                Standing::NextYear => ("birth.next-year", &weights.birth.next_year),
                Standing::FewYears => ("birth.few-years", &weights.birth.few_years),
                Standing::Conflict => ("birth.conflict", &weights.birth.conflict),
            });
        }
        if let Some(standing) = self.identifiers {
            self.weights.push(of_identifiers(standing, &weights.identifier));
        }
        match self.country {
            Some(true) => self.weights.push(("country.agree", &weights.country.agree)),
            Some(false) => self.weights.push(("country.conflict", &weights.country.conflict)),
            None => {}
        }
        match self.gender {
            Some(true) => self.weights.push(("gender.agree", &weights.gender.agree)),
            Some(false) => self.weights.push(("gender.conflict", &weights.gender.conflict)),
            None => {}
        }
        if self.other_sort {
            self.weights.push(("other-sort", &weights.other_sort));
        }
        if self.weights.is_empty() {
            self.weights.push(("name-alone", &weights.name_alone));
        }
    }

    /// All the evidence, in bits.
    pub fn bits(&self) -> f64 {
        let of_name = self.name.map_or(self.nothing, |name| name.bits);
        of_name + self.weights.iter().map(|(_, weight)| weight.bits).sum::<f64>()
    }
}

fn of_identifiers<'a>(
    standing: identifiers::Standing,
    weights: &'a crate::weights::IdentifierWeights,
) -> (&'static str, &'a Weight) {
    use identifiers::Standing::{Agree, Conflict};
    match standing {
        Agree(one, other) => match one.scheme.min(other.scheme) {
            Scheme::Lei | Scheme::Imo | Scheme::Inn | Scheme::Ogrn | Scheme::Asset => {
                ("identifier.global.agree", &weights.global.agree)
            }
            Scheme::Registration => ("identifier.registration.agree", &weights.registration.agree),
            Scheme::Tax => ("identifier.tax.agree", &weights.tax.agree),
            Scheme::National => ("identifier.national.agree", &weights.national.agree),
            Scheme::Passport => ("identifier.passport.agree", &weights.passport),
            Scheme::Bic => ("identifier.bic.agree", &weights.bic),
        },
        Conflict(one, _) => match one.scheme {
            Scheme::Registration => ("identifier.registration.conflict", &weights.registration.conflict),
            Scheme::Tax => ("identifier.tax.conflict", &weights.tax.conflict),
            Scheme::National => ("identifier.national.conflict", &weights.national.conflict),
            _ => ("identifier.global.conflict", &weights.global.conflict),
        },
    }
}

/// Whether two sets meet; none when one is empty.
fn shared(left: &[Box<str>], right: &[Box<str>]) -> Option<bool> {
    if left.is_empty() || right.is_empty() {
        return None;
    }
    Some(left.iter().any(|one| right.contains(one)))
}

fn names_weights<'a>(
    left: &Prepared,
    right: &Prepared,
    config: &'a Config,
) -> &'a crate::weights::NameWeights {
    let persons = left.sort == Sort::Person && right.sort.meets(Sort::Person)
        || right.sort == Sort::Person && left.sort.meets(Sort::Person);
    if persons { &config.weights.person } else { &config.weights.organisation }
}

/// What it tells that no word of the names agrees; with no name on one side, only where evidence starts.
fn nothing_shared(left: &Prepared, right: &Prepared, config: &Config) -> f64 {
    let weights = names_weights(left, right, config);
    let unnamed = left.names.is_empty() || right.names.is_empty();
    weights.nothing.bits + if unnamed { 0.0 } else { weights.contradicted.bits }
}

/// The pair of names that speaks most for the two being one; none when no pair speaks for it more than
/// `least`, which is no less than what names that share nothing tell. And whether some that might have were
/// left out.
fn best_names(
    left: &Prepared,
    right: &Prepared,
    config: &Config,
    desk: &mut Desk,
    least: f64,
) -> (Option<NameEvidence>, bool) {
    let likenesses = Likenesses::between(left, right, &config.lexicon);
    let weights = names_weights(left, right, config);
    let a_person = left.sort != right.sort && (left.sort == Sort::Person || right.sort == Sort::Person);
    let lift = config.weights.legal_form.agree.bits.max(0.0);
    let reaches: Vec<Reach> = right.names.iter().map(|name| likenesses.reach_of_right(right, name)).collect();
    let mut best: Option<NameEvidence> = None;
    let mut alignments = 0;
    for (i, left_name) in left.names.iter().enumerate() {
        let reach = likenesses.reach_of_left(left, left_name);
        for (j, right_name) in right.names.iter().enumerate() {
            let to_beat = best.map_or(least, |best| best.bits.max(least));
            let sides = Sides { left, left_name, right, right_name };
            let at_best = Alignment::at_best(reach, reaches[j]);
            let hopeless = weights.bits(&at_best) + lift <= to_beat && whole_run(&sides) == 0.0;
            if hopeless || at_best.shared == 0.0 && whole_run(&sides) == 0.0 {
                continue;
            }
            if alignments == MOST_ALIGNMENTS {
                return (best, true);
            }
            alignments += 1;
            let aligned = align(&sides, &likenesses, desk);
            if aligned.shared == 0.0 {
                continue;
            }
            let body = a_person && left.sort.meets(right.sort) && (left_name.of_body || right_name.of_body);
            let found = name_evidence((i, left_name), (j, right_name), aligned, body, weights, config);
            if found.bits > to_beat {
                best = Some(found);
            }
        }
    }
    (best, false)
}

fn name_evidence(
    (left, left_name): (usize, &Name),
    (right, right_name): (usize, &Name),
    aligned: Alignment,
    body: bool,
    weights: &crate::weights::NameWeights,
    config: &Config,
) -> NameEvidence {
    let legal = legal_standing(left_name.legal, right_name.legal);
    let weak = left_name.weak || right_name.weak;
    let mut bits = weights.bits(&aligned);
    bits += match legal {
        Some(true) => config.weights.legal_form.agree.bits,
        Some(false) => config.weights.legal_form.conflict.bits,
        None => 0.0,
    };
    if aligned.numbers_differ {
        bits += config.weights.number.conflict.bits;
    } else if aligned.number_alone {
        bits += config.weights.number.alone.bits;
    }
    if body {
        bits += config.weights.other_sort.bits;
    }
    if weak {
        bits += config.weights.weak_alias.bits;
    }
    NameEvidence { left, right, aligned, bits, legal, body, weak }
}

/// Whether two names show the same class of legal form; none when one shows none that could differ.
fn legal_standing(left: u8, right: u8) -> Option<bool> {
    let (left, right) = (left & !legal::ANY, right & !legal::ANY);
    if left == 0 || right == 0 { None } else { Some(left & right != 0) }
}
