//! Entities of `FollowTheMoney`, and percentages in free text.

use entities::Entity;
use ownership::{Builder, Certainty, Graph, Interval, Oddity, PartyKind, percentage};

use crate::support::{assert_shares, builder, node, now};

fn party(builder: &mut Builder, id: &str, schema: &str, properties: &[(&str, &str)]) {
    let mut entity = Entity::new(id, schema);
    properties.iter().for_each(|(property, value)| entity.add(property, *value));
    builder.entity(&entity);
}

#[test]
fn ownership_is_read_with_its_share_and_dates() {
    let mut builder = builder(&[]);
    party(&mut builder, "P", "Person", &[("name", "P")]);
    party(&mut builder, "A", "Company", &[("name", "A")]);
    let tie = [
        ("owner", "P"),
        ("asset", "A"),
        ("percentage", "25,5 %"),
        ("startDate", "2019"),
        ("endDate", "2030"),
    ];
    party(&mut builder, "o", "Ownership", &tie);
    let (graph, problems) = builder.build();
    assert_eq!(problems, []);
    assert_shares(&graph, "P", "A", (25.5, 25.5));
    let date = |year, month, day| jiff::civil::date(year, month, day);
    let owners = |on| graph.at(on, on).owners(node(&graph, "A")).owners.len();
    let found = [date(2018, 12, 31), date(2019, 1, 1), date(2030, 12, 31), date(2031, 1, 1)].map(owners);
    assert_eq!(found, [0, 1, 1, 0], "a year alone is the whole year");
}

#[test]
fn a_percentage_that_cannot_be_read_stays_unknown() {
    let mut builder = builder(&[]);
    party(&mut builder, "P", "Person", &[]);
    party(&mut builder, "A", "Company", &[]);
    party(&mut builder, "o", "Ownership", &[("owner", "P"), ("asset", "A"), ("percentage", "major")]);
    let (graph, problems) = builder.build();
    assert_eq!(problems[0].oddity, Oddity::ShareUnreadable { text: "major".into() });
    assert_shares(&graph, "P", "A", (0.0, 100.0));
}

#[test]
fn consolidation_controls_and_owns_nothing() {
    let mut builder = builder(&[]);
    party(&mut builder, "A", "Company", &[("leiCode", "AAA")]);
    party(&mut builder, "B", "Company", &[("leiCode", "BBB")]);
    let role = ("role", "IS_DIRECTLY_CONSOLIDATED_BY");
    party(&mut builder, "o", "Ownership", &[("owner", "A"), ("asset", "B"), role]);
    let (graph, _) = builder.build();
    assert_shares(&graph, "A", "B", (0.0, 0.0));
    assert_eq!(now(&graph).control(node(&graph, "B"))[0].certainty, Certainty::Certain);
}

#[test]
fn an_edge_may_have_several_ends_and_a_merged_entity_several_names() {
    let mut builder = builder(&[]);
    party(
        &mut builder,
        "o",
        "Ownership",
        &[("owner", "P"), ("owner", "Q"), ("asset", "old-A"), ("percentage", "10")],
    );
    let mut merged = Entity::new("A", "Company");
    merged.referents.push("old-A".into());
    builder.entity(&merged);
    let (graph, _) = builder.build();
    assert_eq!(graph.find("A"), graph.find("old-A"));
    assert_eq!(now(&graph).owners(node(&graph, "A")).owners.len(), 2);
}

#[test]
fn government_is_known_by_schema_topic_and_category() {
    let kind = |schema: &str, property: (&str, &str)| {
        let mut builder = Graph::builder();
        party(&mut builder, "X", schema, &[property]);
        let (graph, _) = builder.build();
        graph.show(node(&graph, "X")).kind
    };
    assert_eq!(kind("PublicBody", ("name", "X")), PartyKind::StateBody);
    assert_eq!(kind("Organization", ("topics", "gov.muni")), PartyKind::StateBody);
    assert_eq!(kind("Company", ("classification", "RESIDENT_GOVERNMENT_ENTITY")), PartyKind::StateBody);
    assert_eq!(kind("Company", ("topics", "gov.soe")), PartyKind::Company, "owned by a State, not a State");
}

#[test]
fn an_edge_without_an_end_is_reported() {
    let mut builder = builder(&[]);
    party(&mut builder, "o", "Directorship", &[("director", "P")]);
    let oddity = Oddity::EndMissing { party: "director".into(), subject: "organization".into() };
    assert_eq!(builder.build().1[0].oddity, oddity);
}

#[test]
fn percentages_in_words_and_numbers() {
    let open_lo = |lo, hi| Interval { lo, hi, lo_open: true, hi_open: false };
    for (text, wanted) in [
        ("25", Some(Interval::exact(0.25))),
        ("25 %", Some(Interval::exact(0.25))),
        ("33.5 percent", Some(Interval::exact(0.335))),
        ("25-50%", Some(Interval::closed(0.25, 0.5))),
        ("between 25% and 50%", Some(Interval::closed(0.25, 0.5))),
        ("More than 75%", Some(open_lo(0.75, 1.0))),
        (">=75", Some(Interval::closed(0.75, 1.0))),
        ("up to 10 %", Some(Interval::closed(0.0, 0.1))),
        ("100", Some(Interval::exact(1.0))),
        ("0", Some(Interval::exact(0.0))),
        ("0.5%", Some(Interval::exact(0.005))),
        ("0.5", Some(Interval::closed(0.005, 0.5))),
        ("1", Some(Interval::closed(0.01, 1.0))),
        ("50-25", None),
        ("101", None),
        ("-5", None),
        ("1,000", None),
        ("NaN", None),
        ("1e1", None),
        ("a majority", None),
        ("", None),
        ("%", None),
    ] {
        assert_eq!(percentage::parse(text), wanted, "{text:?}");
    }
}

#[test]
fn a_registration_number_joins_only_where_its_register_is_known() {
    let parties = |place: &[(&str, &str)]| {
        let mut builder = builder(&[]);
        for id in ["A", "B"] {
            let properties = [&[("name", id), ("registrationNumber", "12345")], place].concat();
            party(&mut builder, id, "Company", &properties);
        }
        builder.build().0.parties()
    };
    assert_eq!(parties(&[("jurisdiction", "fr")]), 1);
    assert_eq!(parties(&[("jurisdiction", "us_de")]), 1, "the register of one state");
    assert_eq!(parties(&[]), 2, "nobody says whose number it is");
    assert_eq!(parties(&[("country", "us")]), 2, "fifty registers may have given it");
}
