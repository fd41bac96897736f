//! Visits of the ENT from home: a Poisson number per establishment and step of the day.

use crate::future::{Establishment, HomeVisits};
use crate::random::{Address, Purpose, stream};
use rand_distr::{Distribution, Poisson};

/// Length of a step, in minutes; divides the hour.
pub const STEP_MINUTES: u32 = 5;

/// Steps of a day.
pub const STEPS_A_DAY: u32 = 24 * 60 / STEP_MINUTES;

/// Visits that begin in a step of the day, for one establishment.
pub fn arrivals(
    visits: &HomeVisits,
    establishment: &Establishment,
    step: u32,
    study_seed: u64,
    replication: u32,
) -> u32 {
    let hour = (step * STEP_MINUTES / 60) as usize;
    let mean = establishment.home_accounts * visits.visits_by_hour[hour] * f64::from(STEP_MINUTES) / 60.0;
    let Ok(law) = Poisson::new(mean) else { return 0 };
    let mut stream = stream(Address {
        study_seed,
        replication,
        establishment: establishment.number,
        purpose: Purpose::HomeVisit,
        item: u64::from(step),
    });
    law.sample(&mut stream) as u32
}
