//! What the séminaire ENT of 2013 knew, on the territory that it spoke of.

use super::{of, only};
use crate::decide::account::{Account, Question, account};
use crate::decide::quantities::{DayUse, PhaseQuantities};
use crate::decide::sample::{scenario, study};
use crate::file::schema::means::Means;
use crate::file::{self, LoadedStudy};

/// The status quo of Auvergne, as its file has it; its days are taken to use nothing.
fn auvergne() -> (LoadedStudy, Vec<PhaseQuantities>) {
    let loaded = file::load_study("sconeeta").unwrap();
    let status_quo = &loaded.scenarios[loaded.reference];
    let phase = |name: &String| PhaseQuantities {
        name: name.clone(),
        stock: status_quo.stock(&loaded.territory, name).unwrap(),
        days: vec![DayUse { name: "ordinary".to_owned(), ..DayUse::default() }],
    };
    let phases = loaded.phases.iter().map(phase).collect();
    (loaded, phases)
}

fn made(loaded: &LoadedStudy, phases: &[PhaseQuantities], means: &Means) -> Account {
    let quantities = study(vec![scenario("same", phases.to_vec())]);
    let question = Question { seed: 1, reference: "same", governance: Some("between_regions") };
    account(&quantities, means, &loaded.territory, &question)
}

/// Pupils who have accounts of the ENT in a phase.
fn ent_pupils(loaded: &LoadedStudy, phase: &PhaseQuantities) -> f64 {
    let schools = loaded.territory.establishments.iter().zip(&phase.stock.schools);
    schools.filter(|(_, stock)| stock.has_ent).map(|(school, _)| f64::from(school.pupils)).sum()
}

#[test]
fn an_ent_costs_what_the_seminar_says() {
    let (loaded, phases) = auvergne();
    let items = ["ent_solution", "ent_deployment", "ent_running"];
    let account = made(&loaded, &phases, &only("", &items));
    let money = &account.scenarios[0].money;
    // 1.9 € a pupil and year: two years of 2013, three each of 2015 and 2018 less one, three of 2020.
    let pupils: Vec<f64> = phases.iter().map(|phase| ent_pupils(&loaded, phase)).collect();
    let pupil_years: f64 =
        pupils.iter().zip([2.0, 3.0, 2.0, 3.0]).map(|(pupils, years)| pupils * years).sum();
    let running = of(&money.by_item, "ent_running").euros();
    // Twelve lots (three levels, four départements) are rounded to the cent in each of ten years, écoles as a fourth.
    assert!((running - 1.9 * pupil_years).abs() <= 160.0 * 0.005, "{running}");
    // "1 euro par utilisateur en développement et 2 euros" in all; "a investi 3 millions d'euros", here shared by four.
    // Users are accounts, 2.2 a pupil. Half and twice are allowed: Auvergne is smaller than Languedoc-Roussillon, whose
    // figures these are, and its solution is written once in the ten years.
    let users = 2.2 * pupils.last().unwrap();
    let development = of(&money.by_item, "ent_solution").euros() / users;
    let all = development + of(&money.by_item, "ent_deployment").euros() / users;
    assert!((0.5..=2.0).contains(&development), "{development} € a user");
    assert!((1.0..=4.0).contains(&all) && all > development, "{all} € a user");
}

#[test]
fn a_pupil_costs_what_france_spends() {
    // 2 thousand million euros of local authorities and 300 million of the State in five years (Cour des comptes, July
    // 2019, quoted by Maire-info), for some 12 million pupils: 38 € a pupil and year, investments above all. With the people
    // and rents that they leave out at most four times as much; at least half, as in a region with few seats.
    let (loaded, phases) = auvergne();
    let mut means = super::means("");
    // Support of the whole territory is simulated by other tests; it would take most of the time of this one.
    means.support.tickets.0.clear();
    let account = made(&loaded, &phases, &means);
    let found = account.scenarios[0].money.per_pupil_year;
    let france = 2.3e9 / 5.0 / 12e6;
    assert!((0.5 * france..=4.0 * france).contains(&found), "{found} € a pupil and year");
    assert!(account.scenarios[0].unpriced.is_empty());
}
