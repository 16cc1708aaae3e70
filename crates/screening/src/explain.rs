//! Puts the evidence into words: what was compared, what was seen, and what it counts for.

use crate::{
    align::{Desk, Likenesses, Sides, align},
    compare::{Evidence, Feature, MOST_ALIGNMENTS, NameEvidence},
    config::Config,
    dates::PartDate,
    identifiers,
    prepared::Prepared,
};

/// The features of a comparison, the name first; where the two were `swapped` to be compared, they are told
/// the other way round.
pub(crate) fn features(
    evidence: &Evidence,
    (left, right): (&Prepared, &Prepared),
    swapped: bool,
    config: &Config,
    desk: &mut Desk,
) -> Vec<Feature> {
    let mut features = Vec::new();
    match &evidence.name {
        Some(name) => of_names(name, (left, right), swapped, config, desk, &mut features),
        None => features.push(Feature {
            feature: "name.nothing",
            bits: evidence.bits() - evidence.weights.iter().map(|(_, weight)| weight.bits).sum::<f64>(),
            why: "Nothing in the names speaks for their being one.".to_owned(),
            left: first_name(left),
            right: first_name(right),
        }),
    }
    for &(feature, weight) in &evidence.weights {
        let (why, one, other) = in_words(feature, evidence, left, right);
        features.push(Feature { feature, bits: weight.bits, why, left: one, right: other });
    }
    if swapped {
        for feature in &mut features {
            std::mem::swap(&mut feature.left, &mut feature.right);
        }
    }
    let sides = if swapped { [right, left] } else { [left, right] };
    for (whose, entity) in ["left", "right"].into_iter().zip(sides) {
        for cap in &entity.caps {
            features.push(left_out(format!(
                "The {whose} entity {}; the rest was not looked at.",
                cap.in_words()
            )));
        }
    }
    if evidence.names_cut {
        features.push(left_out(format!(
            "More than {MOST_ALIGNMENTS} pairs of names are alike; the rest was not compared."
        )));
    }
    features
}

/// Something that was not looked at: it counts for nothing, and is told.
fn left_out(why: String) -> Feature {
    Feature { feature: "cap", bits: 0.0, why, left: String::new(), right: String::new() }
}

fn first_name(entity: &Prepared) -> String {
    entity.names.first().map_or_else(String::new, |name| name.written.to_string())
}

fn of_names(
    found: &NameEvidence,
    (left, right): (&Prepared, &Prepared),
    swapped: bool,
    config: &Config,
    desk: &mut Desk,
    features: &mut Vec<Feature>,
) {
    let (left_name, right_name) = (&left.names[found.left], &right.names[found.right]);
    let sides = Sides { left, left_name, right, right_name };
    align(&sides, &Likenesses::between(left, right, &config.lexicon), desk);
    let mut extras = Vec::new();
    let mut extra = |feature, bits, why: &str| {
        extras.push(Feature {
            feature,
            bits,
            why: why.to_owned(),
            left: left_name.written.to_string(),
            right: right_name.written.to_string(),
        });
    };
    let weights = &config.weights;
    match found.legal {
        Some(true) => {
            extra("legal-form.agree", weights.legal_form.agree.bits, "The legal forms are of one class.")
        }
        Some(false) => {
            extra(
                "legal-form.conflict",
                weights.legal_form.conflict.bits,
                "The legal forms are of different classes.",
            );
        }
        None => {}
    }
    if found.aligned.numbers_differ {
        extra(
            "number.conflict",
            weights.number.conflict.bits,
            "Each name has a number that the other lacks.",
        );
    } else if found.aligned.number_alone {
        extra("number.alone", weights.number.alone.bits, "One name has a number, the other has none.");
    }
    if found.body {
        extra(
            "other-sort",
            weights.other_sort.bits,
            "One name is a person's, and the other says that it is an organisation's.",
        );
    }
    if found.weak {
        extra("weak-alias", weights.weak_alias.bits, "The source calls this name a weak alias.");
    }
    let apart: f64 = extras.iter().map(|feature| feature.bits).sum();
    features.push(Feature {
        feature: "name",
        bits: found.bits - apart,
        why: aligned_in_words(&sides, swapped, found, desk),
        left: left_name.written.to_string(),
        right: right_name.written.to_string(),
    });
    features.append(&mut extras);
}

/// "muhammad = mohammed (0.95); …; agreeing 12.0 bits, contradicting 0.0, on one side only 3.1."
fn aligned_in_words(sides: &Sides, swapped: bool, found: &NameEvidence, desk: &Desk) -> String {
    let run = |entity: &Prepared, tokens: &[u16], (first, count): (u8, u8)| {
        let range = usize::from(first)..(usize::from(first) + usize::from(count)).min(tokens.len());
        tokens[range].iter().map(|&place| entity.token(place).form.to_string()).collect::<Vec<_>>().join(" ")
    };
    let pairs: Vec<String> = desk
        .matched
        .iter()
        .map(|matched| {
            let one = run(sides.left, &sides.left_name.tokens, matched.left);
            let other = run(sides.right, &sides.right_name.tokens, matched.right);
            let (one, other) = if swapped { (other, one) } else { (one, other) };
            if matched.likeness < 1.0 {
                format!("{one} ~ {other} ({:.2})", matched.likeness)
            } else {
                format!("{one} = {other}")
            }
        })
        .collect();
    let sum = &found.aligned;
    format!(
        "{}; information that agrees {:.1} bits, contradicts {:.1}, is on one side only {:.1}.",
        pairs.join("; "),
        sum.shared,
        sum.contradicted,
        sum.left_over
    )
}

fn in_words(
    feature: &str,
    evidence: &Evidence,
    left: &Prepared,
    right: &Prepared,
) -> (String, String, String) {
    if let ("birth", Some((_, one, other))) = (before_dot(feature), evidence.birth) {
        let why = match feature {
            "birth.same-day" => "Born on the same day.",
            "birth.same-year" => "Born in the same year; no more is known of one of the two.",
            "birth.slip" => "The dates of birth are one slip of the pen apart.",
            "birth.other-day" => "Born in the same year on another day.",
            "birth.next-year" => "Born a year apart.",
            "birth.few-years" => "Born two or three years apart.",
            _ => "Born in different years.",
        };
        return (why.to_owned(), date(one), date(other));
    }
    if let ("identifier", Some(standing)) = (before_dot(feature), evidence.identifiers) {
        let (why, one, other) = match standing {
            identifiers::Standing::Agree(one, other) => ("They share an identifier.", one, other),
            identifiers::Standing::Conflict(one, other) => ("Identifiers of one kind differ.", one, other),
        };
        return (why.to_owned(), one.value.to_string(), other.value.to_string());
    }
    let sort = |entity: &Prepared| format!("{:?}", entity.sort).to_lowercase();
    match before_dot(feature) {
        "country" => {
            let why =
                if feature == "country.agree" { "A country in common." } else { "No country in common." };
            (why.to_owned(), left.countries.join(", "), right.countries.join(", "))
        }
        "gender" => {
            let of = |entity: &Prepared| entity.gender.as_deref().unwrap_or_default().to_owned();
            let why = if feature == "gender.agree" { "The same gender." } else { "Different genders." };
            (why.to_owned(), of(left), of(right))
        }
        "other-sort" => {
            ("A person cannot be an organisation or a thing.".to_owned(), sort(left), sort(right))
        }
        _ => ("Nothing but the names could be compared.".to_owned(), String::new(), String::new()),
    }
}

fn before_dot(feature: &str) -> &str {
    feature.split('.').next().unwrap_or(feature)
}

fn date(date: PartDate) -> String {
    match (date.month, date.day) {
        (0, _) => format!("{:04}", date.year),
        (month, 0) => format!("{:04}-{month:02}", date.year),
        (month, day) => format!("{:04}-{month:02}-{day:02}", date.year),
    }
}
