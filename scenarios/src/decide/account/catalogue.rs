//! The items of the means in the form that accounts are made of. What is shared among partners has an item for each way
//! of sharing, at its part of the price and under the same name, so that draws of prices stay common to all.

use crate::decide::money::{Item, Life, PriceRange, Purchase};
use crate::file::price::Price;
use crate::file::schema::means::{Item as Rule, Means, Per};

/// Items of the account.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Catalogue {
    /// Items; those of the means first, in their order.
    pub(super) items: Vec<Item>,
    /// Of each item, the one of the means that it is a part of; none for coordination.
    pub(super) rule: Vec<Option<usize>>,
    /// Items of a solution that is shared: governance, item of the means, item.
    shared: Vec<(usize, usize, usize)>,
    /// Coordination: governance, category, item.
    coordination: Vec<(usize, String, usize)>,
}

/// Key of the items of coordination.
pub const COORDINATION: &str = "coordination";

impl Catalogue {
    /// Of checked means.
    pub(super) fn new(means: &Means) -> Self {
        let items: Vec<Item> = means.items.iter().map(|(key, rule)| item(means, key, rule, 1)).collect();
        let rule = (0..items.len()).map(Some).collect();
        let mut catalogue = Self { items, rule, shared: Vec::new(), coordination: Vec::new() };
        for (at, (_, governance)) in means.governances.iter().enumerate() {
            for (category, sharing) in governance.sharing.iter() {
                for (index, (key, rule)) in means.items.iter().enumerate() {
                    if rule.per == Per::Solution && rule.category == category {
                        let part = item(means, key, rule, sharing.partners.0);
                        let added = catalogue.add(part, Some(index));
                        catalogue.shared.push((at, index, added));
                    }
                }
                if let Some(price) = sharing.coordination {
                    let coordination = Item {
                        key: COORDINATION.to_owned(),
                        category: category.to_owned(),
                        purchase: None,
                        run: Some(in_euros_of_account(means, price, None)),
                        usage: None,
                        vat: 0.0,
                    };
                    let added = catalogue.add(coordination, None);
                    catalogue.coordination.push((at, category.to_owned(), added));
                }
            }
        }
        catalogue
    }

    fn add(&mut self, item: Item, rule: Option<usize>) -> usize {
        self.items.push(item);
        self.rule.push(rule);
        self.items.len() - 1
    }

    /// The item that stands for one of the means under a governance.
    pub(super) fn under(&self, governance: usize, item: usize) -> usize {
        let shared = self.shared.iter().find(|(at, of, _)| (*at, *of) == (governance, item));
        shared.map_or(item, |(_, _, shared)| *shared)
    }

    /// The items of coordination under a governance.
    pub(super) fn coordination(&self, governance: usize) -> impl Iterator<Item = usize> + '_ {
        self.coordination.iter().filter(move |(at, _, _)| *at == governance).map(|(_, _, item)| *item)
    }
}

/// An item at its part of the price.
fn item(means: &Means, key: &str, rule: &Rule, partners: u32) -> Item {
    let part = |range: PriceRange| {
        let n = f64::from(partners.max(1));
        PriceRange::new(range.low() / n, range.likely() / n, range.high() / n)
            .expect("a part of a range is a range")
    };
    let of = |price: PriceRange| if partners > 1 { part(price) } else { price };
    let years = |life: u32| Life::years(u8::try_from(life).unwrap_or(u8::MAX));
    // A technician is paid by what there is of him, half a post too: as a flow.
    let is_flow = rule.per == Per::FullTimeEquivalent;
    let run = rule.run.map(|price| of(in_euros_of_account(means, price, rule.year.map(|year| year.0))));
    Item {
        key: key.to_owned(),
        category: rule.category.clone(),
        purchase: rule.buy.map(|price| Purchase {
            price: of(in_euros_of_account(means, price, rule.year.map(|year| year.0))),
            life: rule.life.and_then(|life| years(life.0)).unwrap_or(Life::Once),
        }),
        run: if is_flow { None } else { run },
        usage: if is_flow {
            run
        } else {
            rule.usage.map(|price| of(in_euros_of_account(means, price, rule.year.map(|year| year.0))))
        },
        vat: rule.vat.unwrap_or(means.account.vat).0.value(),
    }
}

/// A range of prices in euros of the account.
pub(in crate::decide) fn in_euros_of_account<R>(
    means: &Means,
    price: Price<R>,
    year: Option<u32>,
) -> PriceRange {
    let account = &means.account;
    let range = PriceRange::new(price.low, price.likely, price.high).expect("ranges are read in order");
    let calendar = |year: u32| i32::try_from(year).expect("years are checked to be of our age");
    let from = calendar(year.unwrap_or(account.euros_of.0));
    range.to_year(from, calendar(account.euros_of.0), account.inflation.0.value()).unwrap_or(range)
}
