//! Each kind of bad input, with file, line, column and hint.

use super::{HEAD, faults_of};
use maillage_scenarios::file;

/// Checks a scenario that adds `said` (from line 4) to the status quo.
#[track_caller]
fn check(said: &str, expected: &[&str]) {
    assert_eq!(faults_of(format!("{HEAD}{said}").as_bytes()), expected);
}

#[test]
fn a_sound_scenario_has_no_fault() {
    check("[pools.farm]\ncores = 32\n", &[]);
}

#[test]
fn unknown_keys_and_choices_come_with_a_suggestion() {
    check(
        "[pools.farm]\ncors = 32\n",
        &["trial.toml:5:1: scenario-unknown-key key=cors [scenario-did-you-mean name=cores]"],
    );
    check(
        "[pool.farm]\n",
        &["trial.toml:4:2: scenario-unknown-key key=pool [scenario-did-you-mean name=pools]"],
    );
    check(
        "[services.portal]\non = \"intrenet\"\n",
        &["trial.toml:5:6: scenario-unknown-choice found=intrenet [scenario-did-you-mean name=internet]"],
    );
}

#[test]
fn quantities_carry_their_unit() {
    let units = "units=Mb/s, Gb/s, kb/s, b/s, Tb/s, Mbit/s, kbit/s";
    check(
        "[host_sites.region]\nrate = 100\n",
        &[&format!("trial.toml:5:8: scenario-unit-missing found=100 {units}")],
    );
    check(
        "[host_sites.region]\nrate = \"100\"\n",
        &[&format!("trial.toml:5:8: scenario-not-a-quantity found=\"100\" {units}")],
    );
    check(
        "[host_sites.region]\nrate = \"100 MB\"\n",
        &[&format!("trial.toml:5:8: scenario-not-a-quantity found=\"100 MB\" {units}")],
    );
}

#[test]
fn old_seats_go_on_as_one_new_kind_only() {
    check("[means.reuse]\nthin_client = { from = \"fat_client\", years = 3 }\n", &[]);
    check(
        "[means.reuse]\nthin_client = { from = \"fat_client\", years = 3 }\n\
         virtual_desktop = { from = \"fat_client\", years = 3 }\n",
        &["trial.toml:6:28: means-reused-twice name=virtual_desktop from=fat_client"],
    );
    check(
        "[means.reuse]\nthin_client = { from = \"thin_client\", years = 3 }\n",
        &["trial.toml:5:24: means-reused-as-itself name=thin_client"],
    );
}

#[test]
fn values_have_ranges() {
    check(
        "[host_sites.region]\nrate = \"0 Mb/s\"\n",
        &["trial.toml:5:8: scenario-out-of-range found=\"0 Mb/s\" expected=> 0"],
    );
    check(
        "[host_sites.region]\nrate = \"-1 Mb/s\"\n",
        &["trial.toml:5:8: scenario-out-of-range found=\"-1 Mb/s\" expected=0 … 1e15"],
    );
    check(
        "[host_sites.region]\nrate = \"1e300 Tb/s\"\n",
        &["trial.toml:5:8: scenario-out-of-range found=\"1e300 Tb/s\" expected=0 … 1e15"],
    );
    check(
        "[pools.farm]\ncores = nan\n",
        &["trial.toml:5:9: scenario-out-of-range found=NaN expected=0 … 1e9"],
    );
    check(
        "[pools.farm]\ncores = inf\n",
        &["trial.toml:5:9: scenario-out-of-range found=inf expected=0 … 1e9"],
    );
    check("[pools.farm]\ncores = -1\n", &["trial.toml:5:9: scenario-out-of-range found=-1 expected=0 … 1e9"]);
    check("[pools.farm]\ncores = 0\n", &["trial.toml:5:9: scenario-above-zero"]);
    check(
        "[pools.farm]\nhosts = 1.5\n",
        &["trial.toml:5:9: scenario-out-of-range found=1.5 expected=0 … 1e7"],
    );
    check(
        "[pools.farm]\nhosts = 99999999999999999999999\n",
        &["trial.toml:5:9: scenario-out-of-range found=100000000000000000000000 expected=0 … 1e9"],
    );
    check(
        "[pools.farm]\nvirtualisation_overhead = \"120 %\"\n",
        &["trial.toml:5:27: scenario-out-of-range found=\"120 %\" expected=0 … 1"],
    );
    check(
        "[demand.college]\ndevice_share = 0.2\n",
        &["trial.toml:5:16: scenario-unit-missing found=0.2 units=%"],
    );
    check(
        "[pools.farm]\ncores = \"16\"\n",
        &["trial.toml:5:9: scenario-wrong-type found=\"16\" expected=number"],
    );
}

#[test]
fn slips_of_the_pen_do_not_become_endless_runs() {
    check(
        "[pools.farm.sizing]\nsessions_per_core = 0.001\n",
        &["trial.toml:5:21: scenario-at-least least=0.1"],
    );
    check("[pools.portal.sizing]\npupils_per_host = 0\n", &["trial.toml:5:19: scenario-at-least least=1"]);
    check(
        "[equipment.lycee.seats]\nfat_client = 4390\n",
        &["trial.toml:5:14: scenario-out-of-range found=4390 expected=0 … 1000"],
    );
    check(
        "[activities.office.uses.fat_client.interaction]\nthink = \"1 ms\"\n",
        &["trial.toml:5:9: scenario-out-of-range found=0.001 s expected=>= 0.01 s"],
    );
    check(
        "[home]\nvisits_per_account = 1e6\n",
        &["trial.toml:5:22: scenario-out-of-range found=1000000 expected=0 … 1000"],
    );
    check(
        "[days.ordinary]\ndevice_share = 1e9\n",
        &["trial.toml:5:16: scenario-out-of-range found=1000000000 expected=0 … 100"],
    );
    check(
        "[days.ordinary]\nhome_visits = 2e7\n",
        &["trial.toml:5:15: scenario-out-of-range found=20000000 expected=0 … 100"],
    );
}

#[test]
fn several_faults_are_shown_at_once() {
    check(
        "[pools.farm]\ncors = 32\nhosts = -2\n[services]\nportal = { on = { pool = \"prtal\" } }\n",
        &[
            "trial.toml:5:1: scenario-unknown-key key=cors [scenario-did-you-mean name=cores]",
            "trial.toml:6:9: scenario-out-of-range found=-2 expected=0 … 1e9",
        ],
    );
    check(
        "[services]\nportal = { on = { pool = \"prtal\" } }\n[logins.desktop]\nfiles = \"fils\"\n",
        &[
            "trial.toml:7:9: scenario-unknown-name name=fils section=services [scenario-did-you-mean name=files]",
            "trial.toml:5:26: scenario-unknown-name name=prtal section=pools [scenario-did-you-mean name=portal]",
        ],
    );
}

#[test]
fn names_refer_to_something() {
    check(
        "[demand.college.activities]\noffise = 3\n",
        &[
            "trial.toml:5:10: scenario-unknown-name name=offise section=activities [scenario-did-you-mean name=office]",
        ],
    );
    check(
        "[activities.office.uses.fat_client]\nlicence = \"cad\"\n",
        &["trial.toml:5:11: scenario-unknown-name name=cad section=licences"],
    );
    check(
        "[pools.farm]\nat = { site = \"moon\" }\n",
        &[
            "trial.toml:5:15: scenario-unknown-name name=moon section=host_sites [scenario-known-names names=region]",
        ],
    );
    check(
        "[pools.farm]\noverflow = \"portal\"\n[pools.portal]\noverflow = \"farm\"\n",
        &["trial.toml:7:12: scenario-overflow-cycle", "trial.toml:5:12: scenario-overflow-cycle"],
    );
}

#[test]
fn classes_need_seats_that_can_do_what_they_want() {
    // Only desktops do heavy work; the bundled file wants it, and is blamed at the weight that it gives.
    let said = "[equipment.college]\nseats = { fat_client = 0, thin_client = 20 }\n[phases]\n\
                2015.equipment.college.seats.fat_client = 0\n2018.equipment.college.seats.fat_client = 0\n";
    let faults = faults_of(format!("{HEAD}{said}").as_bytes());
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].starts_with("<maillage>/sconeeta/statu-quo.toml:"));
    assert!(faults[0].ends_with(": scenario-no-seats activity=heavy kind=college"));
    check("[equipment.college.seats]\ntablet = 3\n", &["trial.toml:5:10: scenario-no-wifi kind=college"]);
}

#[test]
fn sums_and_times_are_checked() {
    check(
        "[days.exam.given_over]\ncollege = { exam = \"60 %\", media = \"60 %\" }\n",
        &["trial.toml:5:1: scenario-over-100"],
    );
    check(
        "[timetables]\ncollege.slots = [\"08:00-09:00\", \"08:30-09:30\"]\n",
        &["trial.toml:5:33: scenario-slots-overlap"],
    );
    check(
        "[timetables]\ncollege.slots = [\"09:00-08:00\"]\n",
        &["trial.toml:5:17: scenario-out-of-range found=\"09:00-08:00\" expected=\"08:00-08:55\""],
    );
    check("[home]\nhours = [1, 2, 3]\n", &["trial.toml:5:9: scenario-24-hours count=3"]);
}

#[test]
fn versions_and_texts_are_checked() {
    assert_eq!(faults_of(b"title = \"x\"\n"), ["trial.toml: scenario-no-version known=1"]);
    assert_eq!(faults_of(b"version = 2\n"), ["trial.toml:1:11: scenario-unknown-version known=1"]);
    assert_eq!(
        faults_of(b"version = 1\ntitle = \"\xe9t\xe9\"\n"),
        ["trial.toml:2:10: scenario-not-utf8 [scenario-not-utf8-hint]"]
    );
    let faults = faults_of(b"version = 1\ntitle = {\n");
    assert!(faults[0].starts_with("trial.toml:") && faults[0].contains("scenario-toml-"), "{faults:?}");
    assert_eq!(file::check("no/such.toml")[0].to_string(), "no/such.toml: scenario-no-file");
    assert_eq!(faults_of(b"version = 1\n[days]\n"), ["trial.toml: scenario-no-phases"]);
}

#[test]
fn places_count_characters_and_show_the_line() {
    let (_folder, path) =
        super::folder(format!("{HEAD}[host_sites.region] # été\nlatency = 'é'  # ici\n").as_bytes());
    let fault = &file::check(&path)[0];
    let snippet = fault.snippet.as_ref().unwrap();
    assert_eq!((snippet.line.as_str(), snippet.start, snippet.length), ("latency = 'é'  # ici", 11, 3));
}

#[test]
fn unknown_studies_scenarios_phases_and_days_say_what_there_is() {
    let fault = |result: Result<file::LoadedStudy, Vec<_>>| -> String {
        result.expect_err("an unknown name").iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        fault(file::load_study("sconeta")),
        "sconeta: scenario-unknown-study [scenario-did-you-mean name=sconeeta]"
    );
    assert!(fault(file::load_scenario("statu-qo")).contains("scenario-unknown-scenario"));
    let study = file::load_scenario("statu-quo").unwrap();
    let of = |phase, day| {
        study.scenarios[0].future(&study.territory, phase, day).expect_err("unknown")[0].to_string()
    };
    assert!(
        of("2014", "peak").ends_with("[scenario-known-names names=2013, 2015, 2018, 2020]"),
        "{}",
        of("2014", "peak")
    );
    assert!(of("2013", "peek").ends_with("[scenario-did-you-mean name=peak]"));
}

#[test]
fn studies_are_checked_as_well() {
    let study = |said: &str| {
        faults_of(
            format!("version = 1\ntitle = {{ fr = \"E\", en = \"T\" }}\nreplications = 2\nseed = 1\n{said}")
                .as_bytes(),
        )
    };
    let on = "territory = { from = \"auvergne\" }\n";
    assert_eq!(study(&format!("scenarios = [\"statu-quo\"]\n{on}")), Vec::<String>::new());
    assert_eq!(
        study(&format!("scenarios = [\"statu-quoi\"]\n{on}")),
        ["trial.toml:5:14: scenario-unknown-base name=statu-quoi [scenario-did-you-mean name=statu-quo]"]
    );
    assert_eq!(
        study("scenarios = [\"statu-quo\"]\nterritory = { from = \"auvergn\" }\n"),
        ["trial.toml:6:22: scenario-unknown-territory name=auvergn [scenario-did-you-mean name=auvergne]"]
    );
    assert_eq!(
        study("scenarios = [\"statu-quo\"]\nterritory = { from = \"auvergne\", largest = 0 }\n"),
        ["trial.toml:6:22: scenario-empty-territory"]
    );
    assert_eq!(
        study(&format!("scenarios = [\"statu-quo\"]\nphases = [\"2016\"]\n{on}")),
        [
            "trial.toml:6:11: scenario-unknown-phase name=2016 scenario=statu-quo [scenario-known-names names=2013, 2015, 2018, 2020]"
        ]
    );
    assert_eq!(
        study(&format!("scenarios = [\"no.toml\"]\n{on}"))[0].split(" name=").next(),
        Some("trial.toml:5:14: scenario-base-unreadable")
    );
}
