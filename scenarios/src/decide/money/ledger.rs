//! The account: every amount with its item, level, département, payer, year and nature.

use serde::{Deserialize, Serialize};

use super::cents::Cents;
use super::item::{ByPrice, Level};
use super::plan::{Fault, Horizon, Plan, Planned};
use super::present::discount;

/// What an amount is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Units bought.
    Investment,
    /// Units in service, and flows.
    Running,
    /// What is left at the end in units bought during the years of the account, as a negative amount of the last year.
    Residual,
}

/// How amounts are counted together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// What is spent, without discount; residual values stay apart.
    Gross,
    /// What is spent less the residual values, without discount.
    Net,
    /// Present value of what is spent; residual values stay apart.
    PresentGross,
    /// Present value of what is spent less that of the residual values.
    PresentNet,
}

impl Basis {
    /// Whether an amount of this nature counts.
    pub fn counts(self, nature: Nature) -> bool {
        nature != Nature::Residual || matches!(self, Self::Net | Self::PresentNet)
    }

    /// Whether amounts are discounted.
    pub fn is_present(self) -> bool {
        matches!(self, Self::PresentGross | Self::PresentNet)
    }
}

/// One amount, excluding value added tax.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Index of the item.
    pub item: usize,
    /// Whom it is for.
    pub level: Level,
    /// Where it is.
    pub departement: Option<u32>,
    /// Index of the payer.
    pub payer: usize,
    /// Calendar year.
    pub year: i32,
    /// What it is.
    pub nature: Nature,
    /// The amount as it is spent.
    pub amount: Cents,
    /// Its value in the first year.
    pub present: Cents,
    /// Value added tax on the amount; nothing on a residual value.
    pub vat: Cents,
}

/// All amounts of a plan at given prices. Each is rounded to the cent once, then divided among payers without loss, and its
/// present value and its tax likewise: whatever the order in which entries are added up, sums agree to the cent.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ledger {
    /// Its years.
    pub horizon: Horizon,
    /// Rate of discount per year.
    pub rate: f64,
    /// Number of payers.
    pub payers: usize,
    /// Key and group of every item.
    pub items: Vec<(String, String)>,
    /// The amounts, without those that are nothing; by need, year, nature and payer.
    pub entries: Vec<Entry>,
}

/// How often one of the prices of a need is paid in a year.
pub(super) struct Charge<'a> {
    pub(super) need: &'a Planned,
    /// Index of the year.
    pub(super) year: u32,
    pub(super) nature: Nature,
    pub(super) times: ByPrice,
}

impl Charge<'_> {
    /// Years by which the amount is discounted. Flows count from the start of their year, so that those of the first are
    /// not; the residual value is one year after the start of the last.
    pub(super) fn delay(&self) -> u32 {
        if self.nature == Nature::Residual { self.year + 1 } else { self.year }
    }
}

impl Plan {
    /// Every price that is paid, by need, year and nature: the one place from which amounts, coefficients and all else come.
    pub(super) fn charges(&self) -> impl Iterator<Item = Charge<'_>> {
        let last = self.horizon.years - 1;
        self.needs.iter().flat_map(move |need| {
            let of_year = move |year: u32| {
                let index = year as usize;
                let bought = ByPrice { buy: f64::from(need.fleet.purchases[index]), ..ByPrice::default() };
                let (run, usage) = (f64::from(need.fleet.in_service[index]), need.flow[index]);
                let running = ByPrice { buy: 0.0, run, usage };
                [(Nature::Investment, bought), (Nature::Running, running)].map(|(nature, times)| Charge {
                    need,
                    year,
                    nature,
                    times,
                })
            };
            let left = ByPrice { buy: -need.fleet.left, ..ByPrice::default() };
            let residual = Charge { need, year: last, nature: Nature::Residual, times: left };
            (0..=last).flat_map(of_year).chain([residual])
        })
    }
}

impl Ledger {
    /// The account of a plan at given prices (euros excluding tax, one per item), discounted at a yearly rate, divided among
    /// payers by the shares that `shares` gives for an item (its index) and a level: one number per payer, of which only
    /// proportions matter.
    pub fn new<'a>(
        plan: &Plan,
        prices: &[ByPrice],
        rate: f64,
        payers: usize,
        shares: impl Fn(usize, Level) -> &'a [f64],
    ) -> Result<Self, Fault> {
        if !(rate.is_finite() && rate > -1.0) {
            return Err(Fault::Rate);
        }
        let valid = |price: f64| price.is_finite() && price >= 0.0;
        let all_valid = prices.iter().all(|at| valid(at.buy) && valid(at.run) && valid(at.usage));
        if prices.len() != plan.items.len() || !all_valid {
            return Err(Fault::Prices);
        }
        let mut entries = Vec::new();
        for charge in plan.charges() {
            let item = charge.need.item;
            let euros = prices[item].dot(&charge.times);
            let shares = shares(item, charge.need.level);
            let sound = shares.iter().all(|share| valid(*share)) && shares.iter().any(|share| *share > 0.0);
            if shares.len() != payers || !sound {
                return Err(Fault::Shares { item });
            }
            let tax = if charge.nature == Nature::Residual { 0.0 } else { plan.items[item].vat };
            let amount = Cents::saturating(euros).split(shares);
            let present = Cents::saturating(euros * discount(rate, charge.delay())).split(shares);
            let vat = Cents::saturating(euros * tax).split(shares);
            let entry = |payer: usize| Entry {
                item,
                level: charge.need.level,
                departement: charge.need.departement,
                payer,
                year: plan.horizon.first.saturating_add_unsigned(charge.year),
                nature: charge.nature,
                amount: amount[payer],
                present: present[payer],
                vat: vat[payer],
            };
            let something = |entry: &Entry| [entry.amount, entry.present, entry.vat] != [Cents::ZERO; 3];
            entries.extend((0..payers).map(entry).filter(something));
        }
        let name = |label: &super::plan::Label| (label.key.clone(), label.category.clone());
        let items = plan.items.iter().map(name).collect();
        Ok(Self { horizon: plan.horizon, rate, payers, items, entries })
    }
}
