//! Laws that hold for the account of any plan.

use proptest::prelude::*;

use super::{plan, range};
use crate::decide::money::*;

/// Items with ranges, needs over some years, payers with shares by level.
#[derive(Clone, Debug)]
struct Case {
    years: u32,
    items: Vec<Item>,
    needs: Vec<Need>,
    rate: f64,
    payers: usize,
    shares: Vec<Vec<f64>>,
}

impl Case {
    fn plan(&self) -> Plan {
        plan(self.years, &self.items, &self.needs)
    }

    fn ledger(&self, rate: f64, prices: &[ByPrice]) -> Ledger {
        let shares = |item: usize, level: Level| self.shares[(item + level as usize) % 5].as_slice();
        Ledger::new(&self.plan(), prices, rate, self.payers, shares).unwrap()
    }
}

fn a_range() -> impl Strategy<Value = PriceRange> {
    (0.0..1e4_f64, 0.0..1e4_f64, 0.0..1e4_f64)
        .prop_map(|(low, more, most)| range(low, low + more, low + more + most))
}

fn an_item() -> impl Strategy<Value = Item> {
    let purchase = prop::option::of((a_range(), 0_u8..8));
    (purchase, prop::option::of(a_range()), prop::option::of(a_range()), 0.0..0.3_f64, 0..3_u8).prop_map(
        |(purchase, run, usage, vat, category)| Item {
            key: String::new(),
            category: category.to_string(),
            purchase: purchase
                .map(|(price, life)| Purchase { price, life: Life::years(life).unwrap_or(Life::Once) }),
            run,
            usage,
            vat,
        },
    )
}

fn a_need(years: u32, items: usize) -> impl Strategy<Value = Need> {
    let start = prop_oneof![
        Just(Start::New),
        (0_u32..90).prop_map(|units| Start::Spread { units }),
        (0_u32..90, 0_u32..9).prop_map(|(units, age)| Start::Aged { units, age }),
        (0_u32..90, 0_u32..9, 0_u32..9).prop_map(|(units, age, lasts)| Start::Reused {
            units,
            age,
            lasts,
            from: 0
        }),
    ];
    let years = years as usize;
    let stock = prop::collection::vec(0_u32..90, years);
    let flow = prop::collection::vec(0.0..1e3_f64, years);
    let place = (0..5_usize, prop::option::of(0_u32..4));
    (0..items, place, stock, start, flow).prop_map(|(item, (level, departement), stock, start, flow)| Need {
        item,
        level: Level::ALL[level],
        departement,
        stock,
        start,
        flow,
    })
}

fn case() -> impl Strategy<Value = Case> {
    (1_u32..8, prop::collection::vec(an_item(), 1..5), 1_usize..5, -0.1..0.3_f64).prop_flat_map(
        |(years, mut items, payers, rate)| {
            for (index, item) in items.iter_mut().enumerate() {
                item.key = format!("item {index}");
            }
            let needs = prop::collection::vec(a_need(years, items.len()), 0..8);
            // The first share is positive, so that one always is.
            let share = prop_oneof![Just(0.0), 0.01..1.0];
            let shares = (0.01..1.0, prop::collection::vec(share, payers - 1))
                .prop_map(|(first, others)| [vec![first], others].concat());
            (needs, prop::collection::vec(shares, 5)).prop_map(move |(needs, shares)| Case {
                years,
                items: items.clone(),
                needs,
                rate,
                payers,
                shares,
            })
        },
    )
}

const BASES: [Basis; 4] = [Basis::Gross, Basis::Net, Basis::PresentGross, Basis::PresentNet];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_way_to_add_up_gives_the_total_to_the_cent(case in case()) {
        let ledger = case.ledger(case.rate, &likely(&case.items));
        for basis in BASES {
            let total = ledger.total(basis);
            let matrix = ledger.by_payer_and_item(basis);
            prop_assert_eq!(ledger.by_payer(basis).iter().sum::<Cents>(), total);
            prop_assert_eq!(ledger.by_item(basis).iter().sum::<Cents>(), total);
            prop_assert_eq!(ledger.by_year(basis).iter().sum::<Cents>(), total);
            prop_assert_eq!(ledger.by_category(basis).into_values().sum::<Cents>(), total);
            prop_assert_eq!(ledger.by_level(basis).into_values().sum::<Cents>(), total);
            prop_assert_eq!(ledger.by_departement(basis).into_values().sum::<Cents>(), total);
            prop_assert_eq!(ledger.by_nature(basis).into_values().sum::<Cents>(), total);
            let rows: Vec<Cents> = matrix.iter().map(|row| row.iter().sum()).collect();
            prop_assert_eq!(rows, ledger.by_payer(basis));
            let column = |item: usize| matrix.iter().map(|row| row[item]).sum::<Cents>();
            let columns: Vec<Cents> = (0..case.items.len()).map(column).collect();
            prop_assert_eq!(columns, ledger.by_item(basis));
        }
        prop_assert_eq!(ledger.total(Basis::Gross) - ledger.residual(), ledger.total(Basis::Net));
        prop_assert_eq!(ledger.vat_by_payer().iter().sum::<Cents>(), ledger.vat());
        // The same money whoever pays.
        let alone = Ledger::new(&case.plan(), &likely(&case.items), case.rate, 1, |_, _| &[1.0]).unwrap();
        prop_assert!(BASES.iter().all(|&basis| alone.total(basis) == ledger.total(basis)));
        prop_assert_eq!(alone.vat(), ledger.vat());
    }

    #[test]
    fn at_a_rate_of_zero_the_present_is_the_sum(case in case()) {
        let ledger = case.ledger(0.0, &likely(&case.items));
        prop_assert!(ledger.entries.iter().all(|entry| entry.present == entry.amount));
    }

    #[test]
    fn what_is_left_is_at_most_what_was_bought(case in case()) {
        let ledger = case.ledger(case.rate, &likely(&case.items));
        let bought = ledger.by_nature(Basis::Gross).remove(&Nature::Investment).unwrap_or(Cents::ZERO);
        // Each need rounds one residual and at least one purchase: half a cent each, of every year.
        let rounding = Cents::new(i64::try_from(case.needs.len()).unwrap() * (1 + i64::from(case.years)));
        prop_assert!(Cents::ZERO <= ledger.residual() && ledger.residual() <= bought + rounding);
    }

    #[test]
    fn totals_are_linear_in_prices(case in case()) {
        let plan = case.plan();
        // Half a cent for each rounded charge: two a year and a residual for every need. Floating point adds less than a unit
        // in the last place for each of these, of which there are fewer than a thousand.
        let charges = case.needs.len() as f64 * (2.0 * f64::from(case.years) + 1.0);
        let draws = Draws::new(1, 3, &case.items);
        for basis in BASES {
            let coefficients = Coefficients::new(&plan, case.rate, basis, |_, _| 1.0);
            for (prices, total) in draws.iter().zip(coefficients.totals(&draws)) {
                let exact = case.ledger(case.rate, prices).total(basis).euros();
                let error = 0.005 * charges + 1e3 * f64::EPSILON * exact.abs();
                prop_assert!((total - exact).abs() <= error, "{} {}", total, exact);
            }
        }
    }

    #[test]
    fn totals_of_payers_sum_to_the_total(case in case()) {
        let plan = case.plan();
        let basis = Basis::PresentNet;
        let share = |payer: usize| {
            let shares = &case.shares;
            move |item: usize, level: Level| {
                let of_all = &shares[(item + level as usize) % 5];
                of_all[payer] / of_all.iter().sum::<f64>()
            }
        };
        let prices = mean(&case.items);
        let total = Coefficients::new(&plan, case.rate, basis, |_, _| 1.0).at(&prices);
        let paid = (0..case.payers).map(|payer| Coefficients::new(&plan, case.rate, basis, share(payer)).at(&prices));
        let gross = Coefficients::new(&plan, case.rate, Basis::PresentGross, |_, _| 1.0).at(&prices);
        // As above: fewer than a thousand operations, on amounts that are at most the gross.
        prop_assert!((paid.sum::<f64>() - total).abs() <= 1e3 * f64::EPSILON * gross);
    }
}
