//! Establishments as a run sees them: classes, seats, habits.

use super::Context;
use super::network::{Built, is_wireless};
use maillage_sim::future::{Delivery, Establishment, SeatGroup};
use maillage_sim::ids::{ActivityId, DepartementId};
use maillage_sim::random::key_number;
use maillage_sim::territory::EstablishmentKind;

/// Builds every establishment of the territory.
pub(super) fn build(context: &Context<'_>, built: &Built) -> Vec<Establishment> {
    let habits = EstablishmentKind::ALL.map(|kind| {
        let accounts = context.file.demand.get(kind).map_or(0.0, |demand| demand.home_accounts_per_pupil.0);
        (device_share(context, kind), cumulative(&mix(context, kind)), accounts)
    });
    context
        .territory
        .establishments
        .iter()
        .zip(&built.places)
        .map(|(school, places)| {
            let equipment = context.file.equipment.get(school.kind).expect("checked: its type has equipment");
            let (device_share, activity_mix, accounts) = &habits[index(school.kind)];
            Establishment {
                number: key_number(&school.key),
                departement: DepartementId(school.departement),
                kind: school.kind,
                pupils: school.pupils,
                classes: classes(school.pupils, equipment.class_size.0),
                router: places.router,
                wired: places.wired,
                wireless: places.wireless,
                seats: seats(school.pupils, equipment.seats.all(), equipment.minimum_seats.0),
                device_share: *device_share,
                activity_mix: activity_mix.clone(),
                home_accounts: f64::from(school.pupils) * accounts,
            }
        })
        .collect()
}

/// Position of a type in [`EstablishmentKind::ALL`].
pub(super) fn index(kind: EstablishmentKind) -> usize {
    EstablishmentKind::ALL.iter().position(|known| *known == kind).expect("ALL lists every type")
}

/// Share of class-slots with devices: that of the scenario times that of the day, at most 1.
pub(super) fn device_share(context: &Context<'_>, kind: EstablishmentKind) -> f64 {
    let demand = context.file.demand.get(kind);
    demand.map_or(0.0, |demand| (super::value(demand.device_share) * context.day.device_share.0).min(1.0))
}

/// As many classes as make their mean size nearest to the wanted one, at least one; sizes differ by one at most.
pub(super) fn classes(pupils: u32, size: f64) -> Vec<u32> {
    let count = ((f64::from(pupils) / size).round() as u32).max(1);
    (0..count).map(|class| pupils / count + u32::from(class < pupils % count)).collect()
}

/// Seats of each delivery mode that has any, to the nearest whole seat.
pub(super) fn seats(pupils: u32, per_100: [f64; 5], minimum: u32) -> Vec<SeatGroup> {
    Delivery::ALL
        .into_iter()
        .zip(per_100)
        .filter(|(_, per_100)| *per_100 > 0.0)
        .map(|(delivery, per_100)| SeatGroup {
            delivery,
            count: ((f64::from(pupils) * per_100 / 100.0).round() as u32).max(minimum),
            wireless: is_wireless(delivery),
        })
        .filter(|group| group.count > 0)
        .collect()
}

/// Share of each activity in the lessons with devices of a type on the day, in the order of the catalogue; sums to 1,
/// or is empty when nothing is wanted.
pub(super) fn mix(context: &Context<'_>, kind: EstablishmentKind) -> Vec<f64> {
    let Some(demand) = context.file.demand.get(kind) else { return Vec::new() };
    let names: Vec<&str> = context.file.activities.names().collect();
    let factor = |name: &str| context.day.activities.get(name).map_or(1.0, |factor| factor.0);
    let weight = |name: &&str| demand.activities.get(name).map_or(0.0, |weight| weight.0 * factor(name));
    let weights: Vec<f64> = names.iter().map(weight).collect();
    let total: f64 = weights.iter().sum();
    let given = context.day.given_over.get(kind);
    let over: Vec<f64> = names
        .iter()
        .map(|name| given.and_then(|given| given.get(name)).map_or(0.0, |share| super::value(*share)))
        .collect();
    let kept = if total > 0.0 { (1.0 - over.iter().sum::<f64>()).max(0.0) / total } else { 0.0 };
    let shares: Vec<f64> = weights.iter().zip(&over).map(|(weight, over)| weight * kept + over).collect();
    let sum: f64 = shares.iter().sum();
    if sum > 0.0 { shares.iter().map(|share| share / sum).collect() } else { Vec::new() }
}

/// Cumulative shares of the activities that occur, the last one being 1.
fn cumulative(shares: &[f64]) -> Vec<(ActivityId, f64)> {
    let mut sum = 0.0;
    let mut mix: Vec<(ActivityId, f64)> = shares
        .iter()
        .enumerate()
        .filter(|(_, share)| **share > 0.0)
        .map(|(index, share)| {
            sum += share;
            (ActivityId::from_index(index), sum)
        })
        .collect();
    if let Some(last) = mix.last_mut() {
        last.1 = 1.0;
    }
    mix
}
