//! Uncertain prices: what draws say against the mean of the law, and what they have in common.

use super::{LICENCES, made, means};
use crate::decide::sample::{licensed, phase, scenario, study, three};
use crate::file::price::Price;
use crate::file::schema::means::Means;

/// Each price certain, at the mean of its law.
fn at_mean(mut means: Means) -> Means {
    fn mean<R>(price: Option<Price<R>>) -> Option<Price<R>> {
        price.map(|price| {
            let mean = (price.low + price.likely + price.high) / 3.0;
            Price::new(mean, mean, mean)
        })
    }
    for (_, item) in &mut means.items.0 {
        item.buy = mean(item.buy);
        item.run = mean(item.run);
        item.usage = mean(item.usage);
    }
    for (_, governance) in &mut means.governances.0 {
        for (_, sharing) in &mut governance.sharing.0 {
            sharing.coordination = mean(sharing.coordination);
        }
    }
    means
}

#[test]
fn the_mean_of_the_draws_is_the_total_at_mean_prices() {
    let means = means(LICENCES);
    let drawn = made(&three(), &means, None);
    let certain = made(&three(), &at_mean(means), None);
    for (drawn, certain) in drawn.scenarios.iter().zip(&certain.scenarios) {
        let found = drawn.money.uncertainty.unwrap();
        let expected = certain.money.present.euros();
        let error = found.deviation / (found.n as f64).sqrt();
        assert_eq!(found.n, 1000);
        assert!(
            (found.mean.value - expected).abs() < 4.0 * error,
            "{}: {} {expected}",
            drawn.name,
            found.mean.value
        );
        // What is certain does not spread, but for the rounding of a sum of some hundred products.
        assert!(certain.money.uncertainty.unwrap().deviation < 1e-9 * expected);
    }
}

#[test]
fn equal_scenarios_are_equal_in_every_draw() {
    let phases = || vec![phase("2013"), licensed("2015", Some((100, [30, 40])))];
    let quantities = study(vec![scenario("same", phases()), scenario("twin", phases())]);
    let account = made(&quantities, &means(LICENCES), None);
    let difference = account.comparisons[0].difference;
    // All draws lie between their extremes, which are 0.
    assert_eq!((difference.p5.low, difference.p95.high), (0.0, 0.0));
    assert_eq!((difference.mean.value, difference.deviation), (0.0, 0.0));
    assert_eq!(account.comparisons[0].cheaper.value, 0.5);
    assert!(account.comparisons[0].tornado.bars.is_empty());
    let [one, other] = &account.scenarios[..] else { panic!("two scenarios") };
    assert_eq!(one.money, other.money);
}
