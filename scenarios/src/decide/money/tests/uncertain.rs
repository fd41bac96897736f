//! Uncertain prices: draws against the moments of their law, and a tornado by hand.

use super::{item, need, plan, range};
use crate::decide::money::*;

/// A plan of three items with wide ranges: bought, run and used.
fn uncertain() -> (Vec<Item>, Plan) {
    let mut items =
        vec![item("pc", 1.0, 4, 0.0, 0.0), item("line", 0.0, 0, 1.0, 0.0), item("hour", 0.0, 0, 0.0, 1.0)];
    items[0].purchase.as_mut().unwrap().price = range(500.0, 550.0, 700.0);
    items[1].run = Some(range(40.0, 80.0, 600.0));
    items[2].usage = Some(range(0.1, 0.2, 0.4));
    let needs = [
        need(0, vec![100; 6], Start::Spread { units: 90 }),
        need(1, vec![12; 6], Start::New),
        Need { flow: vec![10_000.0; 6], ..need(2, vec![], Start::New) },
    ];
    let plan = plan(6, &items, &needs);
    (items, plan)
}

#[test]
fn draws_have_the_mean_and_the_variance_of_the_law() {
    let (items, plan) = uncertain();
    let coefficients = Coefficients::new(&plan, 0.04, Basis::PresentNet, |_, _| 1.0);
    let n = 4_000;
    let totals = coefficients.totals(&Draws::new(7, n, &items));
    let distribution = Distribution::of(&totals).unwrap();
    let mean = coefficients.at(&mean(&items));
    // Items are independent and each has one price: variances add with the squares of the coefficients.
    let variance: f64 = items
        .iter()
        .zip(&coefficients.by_item)
        .map(|(item, times)| {
            let squares =
                ByPrice { buy: times.buy.powi(2), run: times.run.powi(2), usage: times.usage.powi(2) };
            item.prices(PriceRange::variance).dot(&squares)
        })
        .sum();
    let n = f64::from(n);
    let found = distribution.mean.value;
    assert!((found - mean).abs() < 4.0 * (variance / n).sqrt(), "{found} {mean}");
    // The variance of a sample variance is (m4 − σ⁴) / n; the fourth moment from the sample.
    let fourth = totals.iter().map(|total| (total - found).powi(4)).sum::<f64>() / n;
    let error = ((fourth - variance.powi(2)) / n).sqrt();
    let of_sample = distribution.deviation.powi(2);
    assert!((of_sample - variance).abs() < 4.0 * error, "{of_sample} {variance}");
    assert!(
        distribution.p5.value < distribution.p50.value && distribution.p50.value < distribution.p95.value
    );
}

#[test]
fn draws_belong_to_the_key_of_the_item() {
    let (items, _) = uncertain();
    let all = Draws::new(7, 20, &items);
    let alone = Draws::new(7, 20, &items[1..2]);
    assert!(all.iter().zip(alone.iter()).all(|(all, alone)| all[1] == alone[0]));
    assert_ne!(all, Draws::new(8, 20, &items));
    assert_eq!((all.n(), all.iter().count(), Draws::new(7, 3, &[]).iter().count()), (20, 20, 3));
}

#[test]
fn common_draws_tell_scenarios_apart() {
    // The same plan and 1 € more: dearer on every draw, though the totals vary by thousands.
    let (items, plan) = uncertain();
    let draws = Draws::new(7, 500, &items);
    let totals = Coefficients::new(&plan, 0.0, Basis::Gross, |_, _| 1.0).totals(&draws);
    let dearer: Vec<f64> = totals.iter().map(|total| total + 1.0).collect();
    let estimate = cheaper(&totals, &dearer).unwrap();
    assert_eq!(estimate.value, 1.0);
    assert!(estimate.low > 0.99, "500 of 500 draws: {}", estimate.low);
    let regrets = regrets(&[totals, dearer]).unwrap();
    assert_eq!(regrets[0].most, 0.0);
    // One euro, less what rounding of totals below 2^20 takes away.
    assert!((regrets[1].mean - 1.0).abs() < 1_048_576.0 * f64::EPSILON);
    assert_eq!(least_regret(&regrets), Some(0));
}

#[test]
fn a_tornado_by_hand() {
    // Undiscounted over 6 years: 90 in place of life 4 end by 22, 23, 22, 23 (whole parts of 22.5, 45, 67.5, 90), 10 more are
    // wanted at once: bought 32, 23, 22, 23, 32, 23 = 155. Lines 12 · 6 = 72. Hours 60,000.
    //   pc     155 · (500, 550, 700) = 77,500   85,250  108,500: swing 31,000
    //   line    72 · (40, 80, 600)   =  2,880    5,760   43,200: swing 40,320
    //   hour 60,000 · (0.1, 0.2, 0.4) = 6,000   12,000   24,000: swing 18,000
    let (items, plan) = uncertain();
    let total = Coefficients::new(&plan, 0.0, Basis::Gross, |_, _| 1.0);
    let picture = tornado(&total, &items, 2);
    let near = |a: f64, b: f64| (a - b).abs() < 262_144.0 * 8.0 * f64::EPSILON;
    assert!(near(picture.base, 103_010.0), "{}", picture.base);
    assert_eq!(picture.bars.iter().map(|bar| bar.item).collect::<Vec<_>>(), [1, 0]);
    assert!(near(picture.bars[0].at_low, 100_130.0) && near(picture.bars[0].at_high, 140_450.0));
    assert!(near(picture.bars[1].swing(), 31_000.0));
    let rest = picture.rest.unwrap();
    assert!(rest.n == 1 && near(rest.lowest, 97_010.0) && near(rest.highest, 115_010.0));
    // The difference of a scenario from itself moves with nothing.
    let none = tornado(&total.minus(&total), &items, 2);
    assert_eq!(none, Tornado { base: 0.0, bars: vec![], rest: None });
    // What a scenario saves grows with the price of what it saves: at_low is above at_high.
    let less = Coefficients::new(&plan, 0.0, Basis::Gross, |item, _| if item == 0 { 0.5 } else { 1.0 });
    let saving = tornado(&less.minus(&total), &items, 5);
    assert!(
        saving.bars.len() == 1
            && near(saving.bars[0].at_low, -38_750.0)
            && near(saving.bars[0].at_high, -54_250.0)
    );
}
