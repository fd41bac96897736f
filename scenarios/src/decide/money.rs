//! Money: what is bought, when, and who pays.
//!
//! Pure arithmetic on numbers: no files, no words, no simulation (`docs/model.md`, section "Money"). A [`Plan`] says how
//! many units of each [`Item`] are bought, kept and used in every year; a [`Ledger`] is the plan at given prices, in whole
//! cents, divided among payers; [`Coefficients`] are the same plan as a linear function of prices, from which a thousand
//! draws of uncertain prices cost nothing.
//!
//! ```
//! use maillage_scenarios::decide::money::{Basis, Horizon, Item, Ledger, Level, Life, Need, Plan, PriceRange, Purchase};
//! use maillage_scenarios::decide::money::{Start, likely};
//!
//! let price = PriceRange::new(250.0, 300.0, 400.0).unwrap();
//! let thin = Item {
//!     key: "thin_client".into(),
//!     category: "devices".into(),
//!     purchase: Some(Purchase { price, life: Life::years(7).unwrap() }),
//!     run: Some(PriceRange::certain(20.0).unwrap()),
//!     usage: None,
//!     vat: 0.2,
//! };
//! let need = Need {
//!     item: 0,
//!     level: Level::College,
//!     departement: None,
//!     stock: vec![100; 8],
//!     start: Start::New,
//!     flow: vec![],
//! };
//! let items = [thin];
//! let plan = Plan::new(Horizon { first: 2013, years: 8 }, &items, &[need]).unwrap();
//! // A hundred are bought in the first year and again in the eighth: 2 · 100 · 300 € + 8 · 100 · 20 €.
//! let ledger = Ledger::new(&plan, &likely(&items), 0.04, 2, |_, _| &[0.7, 0.3]).unwrap();
//! assert_eq!(ledger.total(Basis::Gross).euros(), 76_000.0);
//! assert_eq!(ledger.by_payer(Basis::Gross)[0].euros(), 53_200.0);
//! ```

pub mod cents;
pub mod coefficient;
pub mod cohort;
pub mod distribution;
pub mod draw;
pub mod item;
pub mod ledger;
pub mod marginal;
pub mod plan;
pub mod present;
pub mod price;
pub mod regret;
pub mod sharing;
pub mod tornado;

pub use cents::Cents;
pub use coefficient::Coefficients;
pub use cohort::{Fleet, Start};
pub use distribution::{Distribution, Estimate, cheaper};
pub use draw::Draws;
pub use item::{ByPrice, Item, Level, Life, Purchase, likely, mean};
pub use ledger::{Basis, Entry, Ledger, Nature};
pub use plan::{Fault, Horizon, Need, Plan, Planned};
pub use present::{Paid, annuity_factor, discount, equivalent_annual, to_year};
pub use price::PriceRange;
pub use regret::{Regret, least_regret, regrets};
pub use sharing::{Arrangement, Governance, Key, Solution};
pub use tornado::{Tornado, tornado};

#[cfg(test)]
mod tests;
