//! The bundled means are sound, faults are named with their place, and what is written out reads the same.

use super::*;
use std::path::Path;

fn faults(text: &str) -> Vec<String> {
    let text = format!("version = 1\nextends = \"means/sconeeta\"\n{text}");
    match LoadedMeans::of_text(Path::new("mine.toml"), &text) {
        Ok(_) => Vec::new(),
        Err(faults) => faults
            .iter()
            .map(|fault| format!("{}:{}", fault.at.map_or(0, |at| at.line), fault.message.key))
            .collect(),
    }
}

#[test]
fn the_usual_means_are_sound() {
    let usual = LoadedMeans::usual();
    assert!(
        usual
            .means
            .items
            .iter()
            .all(|(_, item)| !item.source.0.fr.trim().is_empty() && !item.source.0.en.trim().is_empty())
    );
    assert_eq!(faults(""), Vec::<String>::new());
}

#[test]
fn what_is_written_out_reads_the_same() {
    let usual = LoadedMeans::usual();
    let again = LoadedMeans::of_text(Path::new("again.toml"), &usual.to_toml()).unwrap();
    assert_eq!(again.means.items, usual.means.items);
    assert_eq!(again.means, Means { extends: None, ..usual.means.clone() });
    assert_eq!(again.to_toml(), usual.to_toml());
}

#[test]
fn faults_are_named_with_their_place() {
    for (text, expected) in [
        ("items.desktop.buy = \"600\"", "3:scenario-not-a-quantity"),
        ("items.desktop.buy = \"600 €/year\"", "3:scenario-not-a-quantity"),
        ("items.desktop.buy.high = \"550 €\"", "3:scenario-out-of-range"),
        ("items.desktop.category = \"device\"", "3:scenario-unknown-name"),
        ("items.desktop.life = 0", "3:scenario-out-of-range"),
        ("items.desktop.usage = \"1 €/h\"", "3:means-stock-used"),
        ("items.electricity.run = \"1 €/year\"", "3:means-flow-bought"),
        ("items.electricity.kinds = [\"college\"]", "3:means-kinds-of-nothing"),
        ("items.server.kinds = [\"college\"]", "3:means-kinds-of-nothing"),
        ("items.technician.kinds = [\"college\"]", "3:means-kinds-of-nothing"),
        ("items.ent_solution.kinds = [\"college\"]", "3:means-kinds-of-nothing"),
        ("items.desktop.per = { project = \"x\", seat = \"tablet\" }", "3:scenario-one-choice"),
        ("governance = \"monarchy\"", "3:scenario-unknown-name"),
        ("governances.consortium.shares.default.shared.\"région\" = \"60 %\"", "3:means-shares"),
        ("governances.consortium.shares.default.ecole.parents = \"0 %\"", "3:scenario-unknown-name"),
        ("account.years = 0", "3:scenario-out-of-range"),
        ("calendar.days = { ordinary = 400, peak = 0, exam = 0 }", "3:scenario-out-of-range"),
        ("reliability.needs_line.laptop = \"50 %\"", "3:scenario-unknown-key"),
        ("support.organisation = \"nobody\"", "3:scenario-unknown-name"),
        ("support.tickets.line.per = \"kilowatt_hour\"", "3:means-ticket-of-nothing"),
        ("criteria.quality.anchors = { worst = 1, best = 1 }", "3:means-anchors-order"),
        ("criteria.quality.anchors = { worst = 0, best = 1 }", "3:means-anchors-order"),
        ("support.speed = 0.001", "3:scenario-out-of-range"),
        ("support.tickets.line.rate = 2000", "3:scenario-out-of-range"),
        ("support.printer_models = 1000000", "3:scenario-out-of-range"),
        ("energy.carbon_per_gigabyte = { low = 2, likely = 1, high = 3 }", "3:means-range-out-of-order"),
        ("account.draws = 1", "3:scenario-out-of-range"),
        ("items.desktop.buy = \"1,500 €\"", "3:scenario-not-a-quantity"),
        ("items.desktop.buy = \"1 2 €\"", "3:scenario-not-a-quantity"),
    ] {
        assert_eq!(faults(text), [expected], "{text}");
    }
    let several = "items.desktop.category = \"device\"\naccount.years = 0";
    assert_eq!(faults(several), ["4:scenario-out-of-range", "3:scenario-unknown-name"]);
}

#[test]
fn a_source_is_said_in_both_languages_or_once_for_both() {
    let source = |text: &str| {
        let text = format!("version = 1\nextends = \"means/sconeeta\"\n{text}");
        let means = LoadedMeans::of_text(Path::new("mine.toml"), &text).unwrap().means;
        let said = means.items.get("desktop").unwrap().source.0.clone();
        (said.fr, said.en)
    };
    let (fr, en) = source("");
    assert!(fr.starts_with("Prix") && en.starts_with("Price"));
    let once = "Notre marché de 2012".to_owned();
    assert_eq!(source("items.desktop.source = \"Notre marché de 2012\""), (once.clone(), once));
    assert_eq!(faults("items.desktop.source = 12"), ["3:scenario-wrong-type"]);
}

#[test]
fn values_are_changed_one_by_one() {
    let usual = LoadedMeans::usual();
    let path = |keys: &str| keys.split('.').map(str::to_owned).collect::<Vec<_>>();
    let prices = ["300 €", "310 €", "320 €"].map(str::to_owned);
    let change = Change { path: path("items.desktop.buy"), value: NewValue::Prices(prices) };
    let life = Change { path: path("items.desktop.life"), value: NewValue::Number(5.0) };
    let diagnose = |index: usize, message| Diagnostic::of_file(format!("change {index}"), message);
    let changed = usual.changed(&[change, life], diagnose).unwrap();
    let desktop = changed.means.items.get("desktop").unwrap();
    assert_eq!((desktop.buy.unwrap().likely, desktop.life.unwrap().0), (310.0, 5));
    let others = |means: &LoadedMeans| -> Vec<_> {
        means
            .means
            .items
            .iter()
            .filter(|(name, _)| *name != "desktop")
            .map(|(_, item)| item.clone())
            .collect()
    };
    assert_eq!(others(&changed), others(&usual));
    let wrong = Change { path: path("items.desktop.life"), value: NewValue::Number(-1.0) };
    let nothing = Change { path: path("items.desk.life"), value: NewValue::Number(1.0) };
    let faults = usual.changed(&[wrong, nothing], diagnose).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.file.as_str()).collect::<Vec<_>>(), ["change 0", "change 1"]);
}
