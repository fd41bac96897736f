//! What maps and tables of establishments show: a measure of the simulation, or a ratio of what is there.

use maillage_scenarios::question::cell::CellView;
use maillage_sim::measure::{Better, Measure};
use maillage_sim::territory::Territory;

/// A quantity that every establishment has a value of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quantity {
    /// A measure of the simulation, in its unit.
    Measured(Measure),
    /// Rate of the access line towards the establishment for a hundred pupils, Mb/s: equity before any lesson.
    RatePerHundred,
}

impl From<Measure> for Quantity {
    fn from(measure: Measure) -> Self {
        Self::Measured(measure)
    }
}

impl Quantity {
    /// Those that maps and tables offer.
    pub const OFFERED: [Self; 9] = [
        Self::Measured(Measure::DisturbedLessons),
        Self::Measured(Measure::ResponseP95),
        Self::Measured(Measure::LoginP95),
        Self::Measured(Measure::AccessUtilisationP95),
        Self::Measured(Measure::SaturatedMinutes),
        Self::Measured(Measure::StreamDegradation),
        Self::Measured(Measure::RefusedLogins),
        Self::Measured(Measure::UnseatedLessons),
        Self::RatePerHundred,
    ];

    /// Its value at an establishment.
    pub fn at(self, view: &CellView, territory: &Territory, establishment: usize) -> Option<f64> {
        match self {
            Self::Measured(measure) => view.figure(establishment, measure),
            Self::RatePerHundred => {
                let pupils = territory.establishments.get(establishment)?.pupils;
                let rate = view.access_rate(establishment)?;
                (pupils > 0).then(|| rate / 1e6 / f64::from(pupils) * 100.0)
            }
        }
    }

    /// Unit of the value, as measures name theirs.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Measured(measure) => measure.unit(),
            Self::RatePerHundred => "Mb/s",
        }
    }

    /// Whether the greatest values are the bad ones.
    pub fn high_is_bad(self) -> bool {
        match self {
            Self::Measured(measure) => measure.better() != Better::Higher,
            Self::RatePerHundred => false,
        }
    }
}
