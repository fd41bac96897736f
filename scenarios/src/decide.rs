//! What the decision is about: money, people, energy, equity, risk, and how they weigh against one another.

pub mod account;
pub mod calendar;
pub mod carbon;
pub mod count;
pub mod criteria;
pub mod energy;
pub mod equity;
pub mod fairness;
pub mod judgement;
pub mod lessons;
pub mod money;
pub mod people;
pub mod quantities;
pub mod reuse;
pub mod risk;
#[cfg(test)]
mod sample;
pub mod timeline;
