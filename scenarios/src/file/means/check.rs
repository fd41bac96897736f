//! What types cannot check in a file of means: names that refer to nothing, shares that do not add up, prices that
//! nothing is counted by.

use super::super::Scenario;
use super::super::de::suggestion;
use super::super::schema::means::{Factor, Item, Levels, Means, Per, Place as Host};
use super::super::source::Source;
use super::super::tree::{Place, Table};
use super::super::value::Named;
use super::LoadedMeans;
use crate::decide::account::COORDINATION;
use maillage_data::diagnostic::{Diagnostic, Message};
use maillage_sim::territory::Technology;

/// Shares may miss the whole by so much: a rounding of people, a third written as 33.3 %.
const SLACK: f64 = 0.002;

/// Years of an account, at most.
const MOST_YEARS: u32 = 50;

/// Draws of prices, at most.
const MOST_DRAWS: u32 = 100_000;

/// Years of support simulated, at most.
const MOST_REPLICATIONS: u32 = 1000;

/// Models of computers or printers, at most.
pub(in crate::file) const MOST_MODELS: u32 = 10_000;

/// Tickets a year of one thing, at most.
const MOST_RATE: f64 = 1000.0;

struct Checker<'a> {
    tree: &'a Table,
    sources: &'a [Source],
    faults: Vec<Diagnostic>,
}

/// Says all that is wrong.
pub(super) fn means(means: &Means, tree: &Table, sources: &[Source]) -> Vec<Diagnostic> {
    let mut checker = Checker { tree, sources, faults: Vec::new() };
    account(&mut checker, means);
    for (name, item) in means.items.iter() {
        self::item(&mut checker, means, name, item);
    }
    energy(&mut checker, means);
    governances(&mut checker, means);
    reliability(&mut checker, means);
    support(&mut checker, means);
    criteria(&mut checker, means);
    checker.faults
}

impl Checker<'_> {
    fn fault(&mut self, path: &[&str], message: Message, hint: Option<Message>) {
        let whole = Place::default();
        let place = self.tree.place(path).unwrap_or(&whole);
        self.faults.push(self.sources[place.file].diagnostic(&place.span, message, hint));
    }

    fn expect(&mut self, holds: bool, path: &[&str], message: impl FnOnce() -> Message) {
        if !holds {
            self.fault(path, message(), None);
        }
    }

    fn name<T>(&mut self, name: &str, path: &[&str], (section, known): (&str, &Named<T>)) {
        if known.get(name).is_none() {
            let message = Message::new("scenario-unknown-name").with("name", name).with("section", section);
            self.fault(path, message, suggestion(name, known.names()));
        }
    }

    fn between(&mut self, value: u32, (low, high): (u32, u32), path: &[&str]) {
        self.expect((low..=high).contains(&value), path, || {
            let range = format!("{low} … {high}");
            Message::new("scenario-out-of-range").with("found", value).with("expected", range)
        });
    }
}

fn account(checker: &mut Checker<'_>, means: &Means) {
    let account = &means.account;
    checker.between(account.years.0, (1, MOST_YEARS), &["account", "years"]);
    // Percentiles and differences need two.
    checker.between(account.draws.0, (2, MOST_DRAWS), &["account", "draws"]);
    checker.between(account.first_year.0, (1900, 2200), &["account", "first_year"]);
    checker.between(account.euros_of.0, (1900, 2200), &["account", "euros_of"]);
    let days: f64 = means.calendar.days.iter().map(|(_, days)| days.0).sum();
    checker.expect(days > 0.0 && days <= 366.0, &["calendar", "days"], || {
        Message::new("scenario-out-of-range").with("found", days).with("expected", "1 … 366")
    });
    for (section, is_empty) in [
        ("payers", means.payers.0.is_empty()),
        ("items", means.items.0.is_empty()),
        ("governances", means.governances.0.is_empty()),
    ] {
        checker.expect(!is_empty, &[section], || Message::new("means-empty").with("section", section));
    }
    checker.name(&means.governance, &["governance"], ("governances", &means.governances));
}

/// Whether what is counted flows (hours, gigabytes) rather than stands there.
const fn flows(per: &Per) -> bool {
    matches!(per, Per::CoreHour | Per::EgressGigabyte | Per::KilowattHour)
}

/// Whether what is counted is that of schools, of which some types can be meant.
const fn is_of_schools(per: &Per) -> bool {
    match per {
        Per::Host(host) => matches!(host, Host::Establishment),
        Per::Project(_) | Per::Licence(_) | Per::Solution | Per::FullTimeEquivalent => false,
        other => !flows(other),
    }
}

fn item(checker: &mut Checker<'_>, means: &Means, name: &str, item: &Item) {
    let at = |key| ["items", name, key];
    checker.name(&item.category, &at("category"), ("categories", &means.categories));
    let message = |key: &'static str| Message::new(key).with("name", name);
    let has_price = item.buy.is_some() || item.run.is_some() || item.usage.is_some();
    checker.expect(has_price, &["items", name], || message("means-no-price"));
    if item.per == Per::FullTimeEquivalent {
        // People change from year to year and wear out nothing.
        checker.expect(item.buy.is_none(), &at("buy"), || message("means-people-bought"));
    }
    checker.expect(name != COORDINATION, &["items", name], || message("means-reserved"));
    if flows(&item.per) {
        checker.expect(item.buy.is_none() && item.run.is_none(), &["items", name], || {
            message("means-flow-bought")
        });
    } else {
        checker.expect(item.usage.is_none(), &at("usage"), || message("means-stock-used"));
    }
    if item.kinds.is_some() {
        checker.expect(is_of_schools(&item.per), &at("kinds"), || message("means-kinds-of-nothing"));
    }
    if let Some(life) = item.life {
        checker.expect(item.buy.is_some(), &at("life"), || message("means-life-without-price"));
        checker.between(life.0, (1, 100), &at("life"));
    }
    checker.expect(item.each.0 > 0.0, &at("each"), || {
        Message::new("scenario-out-of-range").with("found", item.each.0).with("expected", "> 0")
    });
    checker.expect(!(item.new && item.age.is_some()), &at("age"), || message("means-new-and-old"));
    if let (Some(age), Some(life)) = (item.age, item.life) {
        checker.expect(age.0 < life.0, &at("age"), || message("means-older-than-life"));
    }
    if let Some(factor) = &item.embodied {
        ascending(checker, factor, &at("embodied"), name);
    }
    if let Some(year) = item.year {
        checker.between(year.0, (1900, 2200), &at("year"));
    }
}

fn ascending(checker: &mut Checker<'_>, factor: &Factor, path: &[&str], name: &str) {
    let (low, likely, high) = (factor.low.0, factor.likely.0, factor.high.0);
    checker.expect(low <= likely && likely <= high, path, || {
        Message::new("means-range-out-of-order").with("name", name)
    });
}

fn energy(checker: &mut Checker<'_>, means: &Means) {
    for (factor, key) in [
        (&means.energy.carbon_per_kilowatt_hour, "carbon_per_kilowatt_hour"),
        (&means.energy.carbon_per_gigabyte, "carbon_per_gigabyte"),
    ] {
        ascending(checker, factor, &["energy", key], key);
    }
}

fn governances(checker: &mut Checker<'_>, means: &Means) {
    for (name, governance) in means.governances.iter() {
        if governance.shares.get("default").is_none() {
            let message = Message::new("means-no-default").with("name", name);
            checker.fault(&["governances", name, "shares"], message, None);
        }
        for (category, levels) in governance.shares.iter() {
            let path = ["governances", name, "shares", category];
            if category != "default" {
                checker.name(category, &path, ("categories", &means.categories));
            }
            shares(checker, means, &path, levels);
        }
        for (category, sharing) in governance.sharing.iter() {
            let path = ["governances", name, "sharing", category];
            checker.name(category, &path, ("categories", &means.categories));
            checker.between(sharing.solutions.0, (1, 100_000), &[&path[..], &["solutions"]].concat());
            checker.between(sharing.partners.0, (1, 100_000), &[&path[..], &["partners"]].concat());
        }
    }
}

fn shares(checker: &mut Checker<'_>, means: &Means, path: &[&str], levels: &Levels) {
    for (level, payers) in levels.all() {
        let path = [path, &[level]].concat();
        for payer in payers.names() {
            checker.name(payer, &[&path[..], &[payer]].concat(), ("payers", &means.payers));
        }
        let sum: f64 = payers.iter().map(|(_, share)| share.0.value()).sum();
        checker.expect((sum - 1.0).abs() <= SLACK, &path, || {
            let percent = format!("{} %", (sum * 1000.0).round() / 10.0);
            Message::new("means-shares").with("level", level).with("sum", percent)
        });
    }
}

/// Technologies by their key in the files.
pub(crate) const TECHNOLOGIES: [(Technology, &str); 6] = [
    (Technology::Adsl, "adsl"),
    (Technology::Sdsl, "sdsl"),
    (Technology::Vdsl, "vdsl"),
    (Technology::SharedFibre, "shared_fibre"),
    (Technology::DedicatedFibre, "dedicated_fibre"),
    (Technology::Radio, "radio"),
];

/// Kinds of seat by their key in the files, in the order of delivery modes.
pub(crate) const SEATS: [&str; 5] = ["fat_client", "thin_client", "virtual_desktop", "tablet", "own_device"];

fn reliability(checker: &mut Checker<'_>, means: &Means) {
    let keys = |path: &[&str], checker: &mut Checker<'_>, wanted: &[&str], known: &[&str]| {
        for name in wanted.iter().filter(|name| !known.contains(name)) {
            let message = Message::new("scenario-missing-key").with("key", name);
            checker.fault(path, message, None);
        }
        for name in known.iter().filter(|name| !wanted.contains(name)) {
            let message = Message::new("scenario-unknown-key").with("key", name);
            let hint = suggestion(name, wanted.iter().copied());
            checker.fault(&[path, &[*name]].concat(), message, hint);
        }
    };
    let lines: Vec<&str> = means.reliability.lines.names().collect();
    keys(&["reliability", "lines"], checker, &TECHNOLOGIES.map(|(_, name)| name), &lines);
    let seats: Vec<&str> = means.reliability.needs_line.names().collect();
    keys(&["reliability", "needs_line"], checker, &SEATS, &seats);
}

fn support(checker: &mut Checker<'_>, means: &Means) {
    let support = &means.support;
    checker.between(support.days_per_year.0, (1, 366), &["support", "days_per_year"]);
    checker.between(support.replications.0, (1, MOST_REPLICATIONS), &["support", "replications"]);
    checker.between(support.hardware_models.0, (1, MOST_MODELS), &["support", "hardware_models"]);
    checker.between(support.printer_models.0, (1, MOST_MODELS), &["support", "printer_models"]);
    for (value, (least, most), key) in [
        (support.hours_per_day.0, (1.0, 24.0), "hours_per_day"),
        (support.target.0.seconds() / 3600.0, (0.01, 240.0), "target"),
        (support.speed.0, (1.0, 300.0), "speed"),
        (support.detour.0, (1.0, 10.0), "detour"),
    ] {
        checker.expect((least..=most).contains(&value), &["support", key], || {
            let range = format!("{least} … {most}");
            Message::new("scenario-out-of-range").with("found", value).with("expected", range)
        });
    }
    let organisations = ("support.organisations", &support.organisations);
    checker.name(&support.organisation, &["support", "organisation"], organisations);
    for (name, ticket) in support.tickets.iter() {
        let counted = flows(&ticket.per)
            || matches!(
                ticket.per,
                Per::FullTimeEquivalent
                    | Per::Project(_)
                    | Per::Solution
                    | Per::Licence(_)
                    | Per::LicensedSeat(_)
            );
        checker.expect(!counted, &["support", "tickets", name, "per"], || {
            Message::new("means-ticket-of-nothing").with("name", name)
        });
        for (rate, key) in [(ticket.rate.0, "rate"), (ticket.rate_per_year_of_age.0, "rate_per_year_of_age")]
        {
            checker.expect(rate <= MOST_RATE, &["support", "tickets", name, key], || {
                let range = format!("0 … {MOST_RATE}");
                Message::new("scenario-out-of-range").with("found", rate).with("expected", range)
            });
        }
    }
}

fn criteria(checker: &mut Checker<'_>, means: &Means) {
    let total: f64 = means.criteria.iter().map(|(_, rule)| rule.weight.0).sum();
    checker.expect(total > 0.0, &["criteria"], || Message::new("means-no-weight"));
    for (name, rule) in means.criteria.iter() {
        if let Some(anchors) = rule.anchors {
            // Less is better in every criterion.
            checker.expect(anchors.best.0 < anchors.worst.0, &["criteria", name, "anchors"], || {
                Message::new("means-anchors-order").with("name", name)
            });
        }
    }
}

/// Says what a scenario calls by name that the means do not have.
pub(crate) fn scenario(means: &LoadedMeans, scenario: &Scenario) -> Vec<Diagnostic> {
    let means = &means.means;
    let mut faults: Vec<Diagnostic> = Vec::new();
    let is_project = |name: &str| {
        means.items.iter().any(|(_, item)| matches!(&item.per, Per::Project(known) if known == name))
    };
    for state in scenario.states() {
        let mut checker = Checker { tree: &state.tree, sources: scenario.sources(), faults: Vec::new() };
        let said = &state.file.means;
        if let Some(name) = &said.governance {
            checker.name(name, &["means", "governance"], ("governances", &means.governances));
        }
        if let Some(name) = &said.support {
            let organisations = ("support.organisations", &means.support.organisations);
            checker.name(name, &["means", "support"], organisations);
        }
        for name in said.projects.names().filter(|name| !is_project(name)) {
            let message = Message::new("means-unknown-project").with("name", name);
            let known = means.items.iter().filter_map(|(_, item)| match &item.per {
                Per::Project(known) => Some(known.as_str()),
                _ => None,
            });
            let known: Vec<&str> = known.collect();
            checker.fault(&["means", "projects", name], message, suggestion(name, known));
        }
        for fault in checker.faults {
            // What an early phase says wrong is wrong in the later ones too.
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    faults
}
