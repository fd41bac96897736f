//! Fields are those of the schema, with labels in every language.

use super::*;
use crate::file::load_study;
use crate::text::{Language, Text};

#[test]
fn kinds_are_those_of_the_schema() {
    let kind = |path: &[&str]| field(path).unwrap().kind;
    assert!(matches!(
        kind(&["network", "backbone", "rate"]),
        FieldKind::Unit { dimension: Dimension::Rate, example: "100 Mb/s", ref units } if units.contains(&"Gb/s")
    ));
    assert!(matches!(
        kind(&["logins", "x", "threshold"]),
        FieldKind::Unit { dimension: Dimension::Duration, .. }
    ));
    assert!(matches!(kind(&["pools", "x", "memory"]), FieldKind::Unit { dimension: Dimension::Amount, .. }));
    assert!(matches!(
        kind(&["pools", "x", "storage_per_host"]),
        FieldKind::Unit { dimension: Dimension::StorageRate, .. }
    ));
    assert_eq!(kind(&["links", "x", "share"]), FieldKind::Share);
    assert_eq!(kind(&["pools", "x", "cores"]), FieldKind::Number { min: 0.0, max: 1e9 });
    assert_eq!(kind(&["pools", "x", "hosts"]), FieldKind::Count { max: 10_000_000 });
    assert_eq!(kind(&["pools", "x", "sizing", "most"]), FieldKind::Count { max: 10_000_000 });
    assert_eq!(kind(&["extends"]), FieldKind::Text);
    assert_eq!(kind(&["pools", "x", "overflow"]), FieldKind::Name("pools"));
    assert_eq!(kind(&["wifi", "college", "on_demand"]), FieldKind::Boolean);
    assert_eq!(kind(&["timetables", "lycee", "slots"]), FieldKind::List(Box::new(FieldKind::Slot)));
    assert_eq!(kind(&["background", "work", "x", "start"]), FieldKind::Clock);
    assert_eq!(kind(&["network"]), FieldKind::Table);
    assert_eq!(kind(&["pools"]), FieldKind::Names);
    let choice = |texts: &[&str]| FieldKind::Choice(texts.iter().map(|text| (*text).to_owned()).collect());
    assert_eq!(kind(&["network", "collection", "topology"]), choice(&["star", "ring"]));
    let kinds = choice(&["ecole", "college", "lycee", "lycee_professionnel"]);
    assert_eq!(kind(&["links", "x", "kinds"]), FieldKind::List(Box::new(kinds)));
    let FieldKind::Place { plain, carrying } = kind(&["services", "x", "on"]) else { panic!("a place") };
    assert_eq!(plain, ["device", "internet", "establishment"]);
    assert_eq!(carrying, ["pool", "site"]);
    assert!(field(&["pools", "x", "colour"]).is_none());
    assert!(field(&[]).is_none());
}

#[test]
fn a_phase_has_the_fields_of_the_scenario() {
    assert_eq!(field(&["phases", "2015", "pools", "farm", "cores"]), field(&["pools", "portal", "cores"]));
    let fields = fields_of(&["pools", "farm"]);
    let required: Vec<&str> =
        fields.iter().filter(|(_, field)| field.required).map(|(key, _)| key.as_str()).collect();
    assert_eq!(required.len(), 2, "{required:?}");
    assert!(required.contains(&"at") && required.contains(&"cores"));
    assert!(fields.iter().all(|(_, field)| !field.doc.is_empty()));
    assert!(fields_of(&["pools"]).is_empty());
}

#[test]
fn quantities_are_compared_in_base_units() {
    let rate = field(&["network", "backbone", "rate"]).unwrap().kind;
    assert_eq!(rate.base_value("0.1 Gb/s"), rate.base_value("100 Mb/s"));
    assert_eq!(rate.base_value("100"), None);
    assert_eq!(FieldKind::Share.base_value("50 %"), Some(0.5));
}

#[test]
fn keys_of_labels_leave_names_out() {
    assert_eq!(field_key(&["pools", "farm", "cores"]), "field-pools-cores");
    assert_eq!(field_key(&["phases", "2015", "pools", "cores", "cores"]), "field-pools-cores");
    assert_eq!(field_key(&["equipment", "college", "seats", "tablet"]), "field-equipment-seats");
    assert_eq!(
        field_key(&["activities", "fr", "uses", "tablet", "interaction", "round_trips"]),
        "field-activities-uses-interaction-round-trips"
    );
    assert_eq!(name_key("own_device").as_deref(), Some("field-of-own-device"));
    assert_eq!(name_key("cores"), None);
}

/// Every field, with `x` for the names that authors choose.
fn every_field(path: &[&str], found: &mut Vec<Vec<String>>) {
    let mut visit = |key: &str, kind: &FieldKind| {
        let mut path: Vec<&str> = path.to_vec();
        path.push(key);
        found.push(path.iter().map(|key| (*key).to_owned()).collect());
        match kind {
            FieldKind::Table => every_field(&path, found),
            FieldKind::Names if path != ["phases"] => {
                path.push("x");
                if field(&path).is_some_and(|field| field.kind == FieldKind::Table) {
                    every_field(&path, found);
                }
            }
            _ => {}
        }
    };
    for (key, field) in fields_of(path) {
        visit(&key, &field.kind);
    }
}

#[test]
fn every_field_has_a_label_and_a_hint_in_every_language() {
    let mut fields = Vec::new();
    every_field(&[], &mut fields);
    assert!(fields.len() > 150, "{}", fields.len());
    for language in Language::ALL {
        let text = Text::new(language);
        let mut missing: Vec<String> = Vec::new();
        for path in &fields {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let key = field_key(&path);
            missing.extend([format!("{key}-hint"), key].into_iter().filter(|key| !text.has(key)));
        }
        missing.extend(OF_WHOM.iter().filter_map(|part| name_key(part)).filter(|key| !text.has(key)));
        missing.dedup();
        assert!(missing.is_empty(), "{language:?}: {missing:#?}");
    }
}

#[test]
fn everything_that_bundled_scenarios_say_is_a_field() {
    for study in ["sconeeta", "faure"] {
        for scenario in load_study(study).unwrap().scenarios {
            for entry in scenario.phases().iter().flat_map(|phase| scenario.entries(phase)) {
                let path: Vec<&str> = entry.path.iter().map(String::as_str).collect();
                assert!(field(&path).is_some(), "{path:?}");
            }
        }
    }
}
