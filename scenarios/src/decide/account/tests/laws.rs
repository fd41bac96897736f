//! What holds for every scenario and governance: sums, and what a change leaves alone; and inputs that have little in them.

use super::{LICENCES, made, means, of, only, sum};
use crate::decide::account::{Question, account};
use crate::decide::money::Cents;
use crate::decide::quantities::{PhaseQuantities, Quantities, Stock};
use crate::decide::sample::{self, licensed, phase, scenario, study, three};
use maillage_sim::territory::Territory;

#[test]
fn all_sums_agree_to_the_cent() {
    let means = means(LICENCES);
    let quantities = three();
    for governance in means.governances.names() {
        let account = made(&quantities, &means, Some(governance));
        for scenario in &account.scenarios {
            let money = &scenario.money;
            let total = money.total;
            let place = format!("{} under {governance}", scenario.name);
            assert!(total > Cents::ZERO, "{place}");
            for (parts, by) in [
                (&money.by_payer, "payer"),
                (&money.by_item, "item"),
                (&money.by_category, "category"),
                (&money.by_level, "level"),
                (&money.by_departement, "département"),
            ] {
                assert_eq!(sum(parts), total, "{place}: by {by}");
            }
            let years: Cents =
                money.by_year.iter().map(|(_, investment, running)| *investment + *running).sum();
            assert_eq!(years, total, "{place}: by year");
            assert_eq!(money.by_year.len(), 10);
            assert_eq!(money.investment + money.running, total, "{place}: by nature");
            for (at, payer) in money.by_payer.iter().enumerate() {
                assert_eq!(money.payer_by_category[at].iter().sum::<Cents>(), payer.euros, "{place}");
                assert_eq!(money.payer_by_level[at].iter().sum::<Cents>(), payer.euros, "{place}");
            }
            for (at, category) in money.by_category.iter().enumerate() {
                let paid: Cents = money.payer_by_category.iter().map(|row| row[at]).sum();
                assert_eq!(paid, category.euros, "{place}");
            }
            // What each governance is said to cost is what the account under it says.
            let said = scenario.governances.iter().find(|said| said.governance == governance).unwrap();
            assert_eq!((said.total, sum(&said.by_payer)), (total, total), "{place}");
            // A pupil and year: 800 pupils, ten years.
            assert!((money.per_pupil_year - total.euros() / 8000.0).abs() < 1e-9 * money.per_pupil_year);
        }
    }
}

#[test]
fn without_discount_the_present_value_is_what_is_spent_less_what_is_left() {
    let means = means(&format!("{LICENCES}\n[account]\ndiscount_rate = \"0 %\"\n"));
    for scenario in &made(&three(), &means, None).scenarios {
        let money = &scenario.money;
        assert!(money.residual > Cents::ZERO);
        assert_eq!(money.present, money.total - money.residual, "{}", scenario.name);
        let per_pupil = money.present.euros() / 8000.0;
        assert!((scenario.levelised_per_pupil - per_pupil).abs() < 1e-9 * per_pupil);
    }
}

#[test]
fn a_price_changes_what_it_is_the_price_of_and_nothing_else() {
    let (before, after) =
        (means(LICENCES), means(&format!("{LICENCES}\n[items.desktop]\nbuy = \"650 €\"\n")));
    let (before, after) = (made(&three(), &before, None), made(&three(), &after, None));
    for (before, after) in before.scenarios.iter().zip(&after.scenarios) {
        for (was, is) in before.money.by_item.iter().zip(&after.money.by_item) {
            assert_eq!(was.name, is.name);
            if was.name == "desktop" {
                // 600 € became 650 €: a twelfth more, exactly, since amounts are whole euros.
                assert_eq!(is.euros * 12, was.euros * 13, "{}", before.name);
                assert!(is.euros > Cents::ZERO);
            } else {
                assert_eq!(was.euros, is.euros, "{}: {}", before.name, was.name);
            }
        }
        for (before, after) in before.phases.iter().zip(&after.phases) {
            assert_eq!((&before.people, &before.carbon), (&after.people, &after.carbon));
        }
    }
}

#[test]
fn what_has_no_price_is_named() {
    let unpriced = |means: &_, phase: PhaseQuantities| {
        let quantities = study(vec![scenario("same", vec![phase])]);
        made(&quantities, means, None).scenarios.remove(0).unpriced
    };
    let usual = means("");
    assert!(unpriced(&usual, phase("2013")).is_empty());
    assert_eq!(unpriced(&usual, licensed("2013", None)), ["licence = atlas"]);
    assert!(unpriced(&means(LICENCES), licensed("2013", None)).is_empty());
    // The price of a seat is none of a shared licence, nor the other way round.
    let without = |name: &str| {
        let mut means = means(LICENCES);
        means.items.0.retain(|(known, _)| known != name);
        means
    };
    assert_eq!(unpriced(&without("atlas"), licensed("2013", Some((9, [1, 2])))), ["licence = atlas"]);
    assert!(unpriced(&without("atlas"), licensed("2013", None)).is_empty());
    assert_eq!(unpriced(&without("atlas_seat"), licensed("2013", None)), ["licence = atlas"]);
    let nothing = unpriced(&only("", &["electricity"]), phase("2013"));
    let all =
        ["seat = fat_client", "line = dedicated_fibre", "line = adsl", "host = establishment", "host = site"];
    assert_eq!(nothing, all);
}

#[test]
fn support_of_too_many_tickets_costs_what_it_takes_at_least() {
    let mut means = means("");
    for (_, ticket) in &mut means.support.tickets.0 {
        ticket.rate.0 = 1e6;
    }
    let account = made(&study(vec![scenario("same", vec![phase("2013")])]), &means, None);
    let made = &account.scenarios[0];
    let people = &made.phases[0].people;
    // It takes more people than anybody has, not none: the scenario must not win by it.
    assert!(people.is_beyond && people.full_time > 1e4, "{}", people.full_time);
    // Ten years at 46 k€, rounded to the cent in a few lots.
    let wages = 10.0 * people.full_time * 46e3;
    let paid = of(&made.money.by_item, "technician").euros();
    assert!((paid / wages - 1.0).abs() < 1e-6, "{paid} {wages}");
}

#[test]
fn there_may_be_little_to_account_for() {
    let means = means("");
    let question = Question { seed: 1, reference: "same", governance: None };
    // Nowhere, nobody.
    let bare = PhaseQuantities { name: "2013".to_owned(), stock: Stock::default(), days: Vec::new() };
    for territory in [Territory::default(), sample::territory()] {
        for scenarios in [
            Vec::new(),
            vec![scenario("same", Vec::new())],
            vec![scenario("same", vec![bare.clone()]), scenario("other", Vec::new())],
        ] {
            let n = scenarios.len();
            let found = account(&study(scenarios), &means, &territory, &question);
            assert_eq!(found.scenarios.len(), n);
            assert!(found.scenarios.iter().all(|one| one.money.per_pupil_year.is_finite()));
            assert!(found.scenarios.iter().all(|one| one.levelised_per_pupil.is_finite()));
        }
    }
    // Phases of which nobody said when they begin divide the ten years, and it is said so.
    let quantities = study(vec![scenario("same", vec![phase("before"), phase("after")])]);
    let found = account(&quantities, &means, &sample::territory(), &question);
    assert_eq!(found.gaps.days, ["exam"], "the two days of the sample are two of three");
    assert_eq!(found.gaps.early, None);
    let late = study(vec![scenario("same", vec![phase("2018")])]);
    let gaps = account(&late, &means, &sample::territory(), &question).gaps;
    assert_eq!(gaps.early, Some(("2018".to_owned(), 2018)));
    assert_eq!(found.assumed_years, [("before".to_owned(), 2013), ("after".to_owned(), 2018)]);
    // One scenario is compared with none, and comes first.
    assert!(found.comparisons.is_empty());
    let judgement = found.judgement.unwrap();
    assert_eq!(judgement.decision.weighted_sum.ranking.winner(), Some(0));
    assert_eq!(account(&Quantities::default(), &means, &sample::territory(), &question).judgement, None);
}
