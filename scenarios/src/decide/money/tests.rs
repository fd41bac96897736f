//! Whole accounts: cases worked out by hand.

use super::*;

mod laws;
mod uncertain;

fn range(low: f64, likely: f64, high: f64) -> PriceRange {
    PriceRange::new(low, likely, high).unwrap()
}

/// An item at certain prices; a price of 0 to buy is no purchase, a life of 0 is once.
fn item(key: &str, buy: f64, life: u8, run: f64, usage: f64) -> Item {
    let certain = |price| PriceRange::certain(price).unwrap();
    let life = Life::years(life).unwrap_or(Life::Once);
    Item {
        key: key.into(),
        category: "devices".into(),
        purchase: (buy > 0.0).then(|| Purchase { price: certain(buy), life }),
        run: Some(certain(run)),
        usage: Some(certain(usage)),
        vat: 0.2,
    }
}

fn need(item: usize, stock: Vec<u32>, start: Start) -> Need {
    Need { item, level: Level::College, departement: Some(63), stock, start, flow: Vec::new() }
}

fn plan(years: u32, items: &[Item], needs: &[Need]) -> Plan {
    Plan::new(Horizon { first: 2008, years }, items, needs).unwrap()
}

fn ledger(plan: &Plan, items: &[Item], rate: f64) -> Ledger {
    Ledger::new(plan, &likely(items), rate, 1, |_, _| &[1.0]).unwrap()
}

fn euros(amounts: &[Cents]) -> Vec<f64> {
    amounts.iter().map(|amount| amount.euros()).collect()
}

#[test]
fn an_account_by_hand() {
    // Ten devices of 100 € and 3 years over 4 years, 5 € a year each, and 0, 10, 20, 30 hours at 0.10 €.
    //   year          2008     2009    2010     2011
    //   bought       1,000        0       0    1,000
    //   running         50       51      52       53
    // In 2011 ten have 2 of 3 years left: 666.67 €.
    let items = [item("device", 100.0, 3, 5.0, 0.1)];
    let needs = [Need { flow: vec![0.0, 10.0, 20.0, 30.0], ..need(0, vec![10; 4], Start::New) }];
    let plan = plan(4, &items, &needs);
    let account = ledger(&plan, &items, 0.25);
    assert_eq!(euros(&account.by_year(Basis::Gross)), [1_050.0, 51.0, 52.0, 1_053.0]);
    assert_eq!(account.total(Basis::Gross).euros(), 2_206.0);
    assert_eq!(account.residual().euros(), 666.67);
    assert_eq!(account.total(Basis::Net).euros(), 1_539.33);
    // At 25 % a year, powers of 0.8: 1,050 + 40.80 + 33.28 + 1,053 · 0.512 (512 + 27.136, each to the cent).
    assert_eq!(euros(&account.by_year(Basis::PresentGross)), [1_050.0, 40.8, 33.28, 539.14]);
    // The residual is at the end of the fourth year: 666.666… · 0.8⁴ = 273.07; 1,663.22 − 273.07.
    assert_eq!(account.total(Basis::PresentNet).euros(), 1_390.15);
    // 20 % of 2,206 €; nothing on what is left.
    assert_eq!(account.vat().euros(), 441.2);
    // 100 pupils for 4 years: 2,206 / 400. Discounted pupil-years: 100 (1 + 0.8 + 0.64 + 0.512) = 295.2.
    assert_eq!(account.per_pupil(Basis::Gross, &[100.0; 4]), Some(5.515));
    let levelised = account.per_pupil(Basis::PresentGross, &[100.0; 4]).unwrap();
    assert!((levelised - 1_663.22 / 295.2).abs() < 32.0 * f64::EPSILON);
    assert_eq!(account.per_pupil(Basis::Gross, &[0.0; 4]), None);
    assert_eq!(account.per_pupil(Basis::Gross, &[100.0; 3]), None);
    assert_eq!(plan.purchases(0), [10, 0, 0, 10]);
}

#[test]
fn the_equal_yearly_amount_of_an_account() {
    // Bought every third year for 1,331 € at 10 %, the horizon being one life: the yearly amount A with
    // A (1 + 1/1.1 + 1/1.21) = 1,331 is 1,331 · 1.21 / 3.31 = 486.56 €; over two lives it is the same.
    let items = [item("device", 1_331.0, 3, 0.0, 0.0)];
    for years in [3, 6] {
        let plan = plan(years, &items, &[need(0, vec![1; years as usize], Start::New)]);
        let present = ledger(&plan, &items, 0.1).total(Basis::PresentNet);
        let yearly = equivalent_annual(present.euros(), 0.1, years, Paid::Start).unwrap();
        // Two amounts are rounded to the cent, half a cent each, and spread over the years.
        assert!((yearly - 1_331.0 * 1.21 / 3.31).abs() < 0.01, "{years}: {yearly}");
    }
}

#[test]
fn the_false_economy_of_old_computers() {
    // 2008 to 2015. Thin clients at 300 €, 8 years. Computers of 1999 kept as thin clients for three years need 100 € a year
    // more each for support and images of many models (assumption). Then 4,000 thin clients must be bought all the same.
    let items = [item("thin_client", 300.0, 8, 0.0, 0.0), item("upkeep_of_old", 0.0, 0, 100.0, 0.0)];
    let old = Start::Reused { units: 4_000, age: 9, lasts: 3, from: 0 };
    let kept = |years: usize| {
        let upkeep = (0..years).map(|year| if year < 3 { 4_000 } else { 0 }).collect();
        let needs = [need(0, vec![4_000; years], old), need(1, upkeep, Start::New)];
        ledger(&plan(years as u32, &items, &needs), &items, 0.0)
    };
    let new = |years: usize| {
        let needs = [need(0, vec![4_000; years], Start::New)];
        ledger(&plan(years as u32, &items, &needs), &items, 0.0)
    };
    // Over 8 years both buy once, 1.2 M€; keeping adds 3 · 4,000 · 100 = 1.2 M€.
    assert_eq!(new(8).total(Basis::Gross).euros(), 1_200_000.0);
    assert_eq!(kept(8).total(Basis::Gross).euros(), 2_400_000.0);
    // What was bought in 2011 has 3 of 8 years left, 450,000 €: keeping is still dearer by 750,000 €.
    assert_eq!(kept(8).total(Basis::Net).euros(), 1_950_000.0);
    assert_eq!(new(8).total(Basis::Net).euros(), 1_200_000.0);
    // Who looks no further than three years sees no purchase and takes the upkeep for all there is. With what is left of the
    // new ones, 5/8, neither is hidden: 1.2 M€ against 1.2 M€ − 0.75 M€.
    assert_eq!(kept(3).by_nature(Basis::Gross).get(&Nature::Investment), None);
    assert_eq!(kept(3).total(Basis::Gross), new(3).total(Basis::Gross));
    assert_eq!(new(3).total(Basis::Net).euros(), 450_000.0);
    // One year more and all 4,000 are bought.
    assert_eq!(kept(4).by_nature(Basis::Gross)[&Nature::Investment].euros(), 1_200_000.0);
}

#[test]
fn a_project_is_paid_once_and_leaves_nothing() {
    // The ENT of Auvergne: 3 M€, then 1.9 € per pupil and year for 100,000 pupils (assumption of the number).
    let items = [item("ent_project", 3e6, 0, 0.0, 0.0), item("ent", 0.0, 0, 1.9, 0.0)];
    let needs = [need(0, vec![1; 5], Start::New), need(1, vec![100_000; 5], Start::New)];
    let account = ledger(&plan(5, &items, &needs), &items, 0.0);
    assert_eq!(euros(&account.by_item(Basis::Net)), [3_000_000.0, 950_000.0]);
    // 3,950,000 over 500,000 pupil-years.
    assert_eq!(account.per_pupil(Basis::Gross, &[100_000.0; 5]), Some(7.9));
    let nature = account.by_nature(Basis::Gross);
    assert_eq!((nature[&Nature::Investment].euros(), nature[&Nature::Running].euros()), (3e6, 950_000.0));
}

#[test]
fn payers_and_their_marginals() {
    // Lycées: région 100 %. Collèges: département 60 %, État 40 % of 100.01 €: 60.006 and 40.004, so 60.01 and 40.00.
    let items = [item("line", 0.0, 0, 100.01, 0.0)];
    let lycee = Need { level: Level::Lycee, departement: Some(3), ..need(0, vec![1], Start::New) };
    let plan = plan(1, &items, &[need(0, vec![1], Start::New), lycee]);
    let shares =
        |_, level| -> &[f64] { if level == Level::Lycee { &[0.0, 1.0, 0.0] } else { &[0.4, 0.0, 0.6] } };
    let account = Ledger::new(&plan, &likely(&items), 0.04, 3, shares).unwrap();
    assert_eq!(euros(&account.by_payer(Basis::Gross)), [40.0, 100.01, 60.01]);
    // 20 %: 20.002 each, 20.00; of which 8 and 12.
    assert_eq!(euros(&account.vat_by_payer()), [8.0, 20.0, 12.0]);
    assert_eq!(account.by_departement(Basis::Gross)[&Some(3)].euros(), 100.01);
    assert_eq!(
        account.by_level(Basis::Gross).into_keys().collect::<Vec<_>>(),
        [Level::College, Level::Lycee]
    );
    assert_eq!(account.by_category(Basis::Gross)["devices"].euros(), 200.02);
    assert_eq!(account.by(Basis::Gross, |entry| (entry.payer, entry.level)).len(), 3);
    let text = serde_json::to_string(&account).unwrap();
    assert_eq!(serde_json::from_str::<Ledger>(&text).unwrap(), account);
}

#[test]
fn what_no_account_can_be_made_of_is_said() {
    let items = [item("device", 1.0, 1, 1.0, 1.0)];
    let horizon = Horizon { first: 2008, years: 2 };
    let of = |items: &[Item], needs: &[Need]| Plan::new(horizon, items, needs).map(|_| ());
    assert_eq!(Plan::new(Horizon { years: 0, ..horizon }, &items, &[]), Err(Fault::Horizon));
    assert_eq!(Plan::new(Horizon { years: u32::MAX, ..horizon }, &items, &[]), Err(Fault::Horizon));
    assert_eq!(of(&items, &[need(1, vec![], Start::New)]), Err(Fault::Item { need: 0 }));
    assert_eq!(of(&items, &[need(0, vec![1], Start::New)]), Err(Fault::Years { need: 0 }));
    for flow in [vec![1.0], vec![1.0, f64::NAN], vec![-1.0, 0.0]] {
        let wrong = Need { flow, ..need(0, vec![], Start::New) };
        assert_eq!(of(&items, &[wrong]), Err(Fault::Years { need: 0 }));
    }
    let untaxed = Item { vat: f64::NAN, ..items[0].clone() };
    assert_eq!(of(&[untaxed], &[]), Err(Fault::Tax { item: 0 }));
    let plan = plan(2, &items, &[need(0, vec![1; 2], Start::New)]);
    let account = |prices: &[ByPrice], rate, shares: &'static [f64]| {
        Ledger::new(&plan, prices, rate, 1, |_, _| shares).map(|_| ())
    };
    let prices = likely(&items);
    assert_eq!(account(&prices, 0.0, &[1.0]), Ok(()));
    assert_eq!(account(&[], 0.0, &[1.0]), Err(Fault::Prices));
    assert_eq!(account(&[ByPrice { run: f64::NAN, ..prices[0] }], 0.0, &[1.0]), Err(Fault::Prices));
    assert_eq!(account(&prices, -1.0, &[1.0]), Err(Fault::Rate));
    for shares in [&[] as &[f64], &[0.0], &[f64::NAN], &[0.5, 0.5]] {
        assert_eq!(account(&prices, 0.0, shares), Err(Fault::Shares { item: 0 }));
    }
    // Prices beyond all bounds are held at the largest amount.
    let huge = account(&[ByPrice { buy: f64::MAX, ..prices[0] }], 0.0, &[1.0]);
    assert_eq!(huge, Ok(()));
}
