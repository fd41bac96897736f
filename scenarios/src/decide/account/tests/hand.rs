//! Accounts worked out by hand.

use super::{alone, euros, made, of, only};
use crate::decide::money::{Cents, discount};
use crate::decide::quantities::{PhaseQuantities, ReuseStock};
use crate::decide::sample::{phase, scenario, study};

/// Desktops alone, all bought in the first year.
const NEW_DESKTOPS: &str = "[items.desktop]\nnew = true\n";

#[test]
fn desktops_with_tax_renewal_and_what_is_left() {
    let means = only(NEW_DESKTOPS, &["desktop"]);
    let account = alone(vec![phase("2013")], &means, "each_alone");
    let money = &account.scenarios[0].money;
    // 150 desktops at 600 € in 2013, again in 2019 after six years.
    assert_eq!(money.total, euros(180_000));
    assert_eq!(money.vat, euros(36_000), "a fifth");
    let bought: Vec<u32> =
        money.by_year.iter().filter(|(_, bought, _)| *bought > Cents::ZERO).map(|y| y.0).collect();
    assert_eq!(bought, [2013, 2019]);
    // Those of 2019 serve until 2024; the account ends with 2022: two of six years are left.
    assert_eq!(money.residual, euros(30_000));
    let present = 90e3 * (1.0 + discount(0.025, 6)) - 30e3 * discount(0.025, 10);
    // Three lots (two collèges, the écoles), each rounded to the cent in two purchases and what is left.
    assert!((money.present.euros() - present).abs() <= 9.0 * 0.005, "{present}");
    // 80 and 60 desktops of collèges are paid by their départements, 10 of écoles by their communes.
    assert_eq!(of(&money.by_payer, "départements"), euros(168_000));
    assert_eq!(of(&money.by_payer, "communes"), euros(12_000));
    assert_eq!(of(&money.by_level, "college"), euros(168_000));
    assert_eq!(of(&money.by_departement, "03"), euros(96_000));
    // A technician is paid without tax.
    let mut means = only("", &["technician"]);
    means.support.tickets = super::means("").support.tickets;
    let money = &alone(vec![phase("2013")], &means, "each_alone").scenarios[0].money;
    assert!(money.total > Cents::ZERO && money.vat == Cents::ZERO);
}

#[test]
fn an_ent_is_cheaper_together() {
    let means = only("", &["ent_solution", "ent_running"]);
    let account = alone(vec![phase("2013")], &means, "consortium");
    let total = |governance: &str| {
        let said =
            account.scenarios[0].governances.iter().find(|said| said.governance == governance).unwrap();
        said.total
    };
    // 700 pupils of collèges at 1.9 € for ten years.
    let running = euros(13_300);
    assert_eq!(total("each_alone"), euros(5 * 3_000_000) + running);
    // One solution, and 100 k€ a year to agree on it.
    assert_eq!(total("consortium"), euros(3_000_000 + 1_000_000) + running);
    // A quarter of one, and 130 k€ a year.
    assert_eq!(total("between_regions"), euros(750_000 + 1_300_000) + running);
    // Each alone: the région pays its own, the départements theirs.
    let alone = account.scenarios[0].governances.iter().find(|said| said.governance == "each_alone").unwrap();
    assert_eq!(of(&alone.by_payer, "région"), euros(3_000_000));
    assert_eq!(of(&alone.by_payer, "départements"), euros(12_000_000) + running);
}

#[test]
fn a_shared_cost_falls_with_those_who_share_it() {
    // Source: séminaire, "se réduit d'autant plus qu'il y a mutualisation".
    let mut before = Cents::MOST;
    for partners in 1..=6_i64 {
        let text = format!("[governances.between_regions.sharing.ent]\npartners = {partners}\n");
        let account = alone(vec![phase("2013")], &only(&text, &["ent_solution"]), "between_regions");
        let total = account.scenarios[0].money.total;
        assert_eq!(total, euros(3_000_000 / partners + 1_300_000), "{partners}");
        assert!(total < before);
        before = total;
    }
}

/// 4,000 seats in one collège, of one kind.
fn seats(name: &str, kind: usize) -> PhaseQuantities {
    let mut phase = phase(name);
    for school in &mut phase.stock.schools {
        school.seats = [0; 5];
    }
    phase.stock.schools[0].seats[kind] = 4000;
    phase
}

#[test]
fn old_computers_kept_as_thin_clients_must_be_bought_again() {
    // Source: séminaire, 4,000 computers of 1999 kept as thin clients in 2008; later "changement des 4000 postes".
    let mut kept = seats("2014", 1);
    kept.stock.reuse = vec![ReuseStock { to: 1, from: 0, years: 3, age: 9 }];
    let quantities = study(vec![
        scenario("same", vec![seats("2013", 0), seats("2014", 1)]),
        scenario("kept", vec![seats("2013", 0), kept]),
    ]);
    let means = only("[account]\ndiscount_rate = \"0 %\"\n", &["thin_client"]);
    let account = made(&quantities, &means, Some("each_alone"));
    let bought = |at: usize| -> Vec<(u32, Cents)> {
        let years = account.scenarios[at].money.by_year.iter();
        years
            .filter(|(_, bought, _)| *bought > Cents::ZERO)
            .map(|(year, bought, _)| (*year, *bought))
            .collect()
    };
    // 300 € each. New ones last seven years; the kept ones three more, and then all 4,000 must be bought after all.
    assert_eq!(bought(0), [(2014, euros(1_200_000)), (2021, euros(1_200_000))]);
    assert_eq!(bought(1), [(2017, euros(1_200_000))]);
    // Less what is left at the end (five and one of seven years), keeping them saves three years of wear of a thin client:
    // 3/7 of 1.2 M€; each amount is rounded to the cent.
    let net = |at: usize| account.scenarios[at].money.present.euros();
    assert!((net(0) - net(1) - 1.2e6 * 3.0 / 7.0).abs() <= 0.02);
}

#[test]
fn electricity_of_the_days_is_paid_by_the_hour() {
    // 2026 prices brought back to 2013 by 1.2 % a year; 154 of 162 days are simulated.
    let means = only("", &["electricity", "desktop"]);
    let mut phase = phase("2013");
    phase.stock.pools.clear();
    let money = &alone(vec![phase], &means, "each_alone").scenarios[0].money;
    let hours = (300.0 * 130.0 + 600.0 * 24.0) * 162.0 / 154.0;
    let kilowatt_hours = (hours * 77.1 + 150.0 * 1500.0 * 2.4) / 1000.0;
    let year = kilowatt_hours * 0.16 / 1.012_f64.powi(13);
    let found = of(&money.by_item, "electricity").euros();
    // Three lots a year are rounded to the cent, for ten years.
    assert!((found - 10.0 * year).abs() <= 30.0 * 0.005, "{found} {year}");
}

#[test]
fn people_are_not_kept_with_the_computers_they_used() {
    // A training has no life: who gets a thin client for an old computer is trained for it all the same, and once.
    let text = "
        [items.training]
        title = { fr = \"f\", en = \"t\" }
        category = \"change\"
        per = { seat = \"thin_client\" }
        buy = \"25 €\"
        source = \"assumption\"
    ";
    for (phases, trained) in [
        // Kept from the first year on: trained before the account.
        (vec!["2013"], 0),
        (vec!["2013", "2018"], 4000),
    ] {
        let n = phases.len();
        let phases: Vec<PhaseQuantities> = (0..n)
            .map(|at| {
                let mut phase = seats(phases[at], usize::from(at + 1 == n));
                phase.stock.reuse = vec![ReuseStock { to: 1, from: 0, years: 3, age: 9 }];
                phase
            })
            .collect();
        let account = alone(phases, &only(text, &["training"]), "each_alone");
        assert_eq!(account.scenarios[0].money.total, euros(25 * trained));
    }
}
