//! The tickets of a year: when they are opened and what they ask for, drawn before anybody is there to serve them.

use super::input::{Site, Support};
use super::kind::Kind;
use crate::random::{Address, Purpose, key_number, stream, uniform};

/// A ticket, in seconds of working time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Ticket {
    pub(super) opened: f64,
    pub(super) site: u32,
    pub(super) kind: u32,
    /// Time with wrong actors.
    pub(super) handing_over: f64,
    /// How long someone else takes to repair it; `None`: our technicians solve it.
    pub(super) outside: Option<f64>,
    /// Whether the work from a distance solves it.
    pub(super) from_distance: bool,
    pub(super) distance_work: f64,
    pub(super) site_work: f64,
}

/// Opening and content of all tickets, in the order of their opening (at equal instants: of sites, then of kinds).
///
/// The openings of a kind at a site are a Poisson process with a stream of its own; the n-th of them has its
/// content from a stream of its own. Neither depends on other sites or kinds, nor on the organisation. Where only
/// the rate differs, the n-th ticket is the same but for its instant.
pub(super) fn draw(support: &Support, seed: u64, replication: u32) -> Vec<Ticket> {
    let numbers: Vec<u64> = support.kinds.iter().map(|kind| key_number(&kind.name)).collect();
    let (end, day) = (support.end(), support.calendar.opening.seconds());
    let expected = support.expected_tickets();
    // Four standard deviations of a Poisson number more than its mean.
    let mut tickets = Vec::with_capacity((expected + 4.0 * expected.sqrt()) as usize);
    for (index, site) in support.sites.iter().enumerate() {
        for (kind, &number) in numbers.iter().enumerate() {
            let rate = site.rates[kind];
            if rate <= 0.0 {
                continue;
            }
            let address = Address {
                study_seed: seed,
                replication,
                establishment: site.number,
                purpose: Purpose::TicketOpening,
                item: number,
            };
            let mut openings = stream(address);
            let (mean, mut opened, mut item) = (day / rate, 0.0, number);
            loop {
                opened -= uniform(&mut openings).ln() * mean;
                if opened >= end {
                    break;
                }
                let address = Address { purpose: Purpose::TicketContent, item, ..address };
                tickets.push(content(&support.kinds[kind], address, (opened, index as u32, kind as u32)));
                item = item.wrapping_add(1);
            }
        }
    }
    // The order of making breaks ties, as the sort is stable.
    tickets.sort_by(|a: &Ticket, b| a.opened.total_cmp(&b.opened));
    tickets
}

/// What a ticket asks for. Hand-overs come last, because how many numbers they take is random.
fn content(kind: &Kind, address: Address, (opened, site, index): (f64, u32, u32)) -> Ticket {
    let mut numbers = stream(address);
    let from_distance = uniform(&mut numbers) < kind.solved_from_distance.value();
    let is_outside = uniform(&mut numbers);
    let (distance_work, site_work) =
        (kind.distance_work.draw(&mut numbers), kind.site_work.draw(&mut numbers));
    let outside = kind
        .outside
        .filter(|outside| is_outside < outside.share.value())
        .map(|outside| outside.wait.draw(&mut numbers));
    let mut handing_over = 0.0;
    // A stream apart, so that the operator's wait takes no numbers from the hand-overs.
    let mut hands = stream(Address { item: !address.item, ..address });
    if kind.wrong_actor.value() > 0.0 {
        while uniform(&mut hands) < kind.wrong_actor.value() {
            handing_over -= uniform(&mut hands).ln() * kind.passed_on_after.seconds();
        }
    }
    Ticket { opened, site, kind: index, handing_over, outside, from_distance, distance_work, site_work }
}

/// Mean work that a ticket of a kind gives to the technicians of the site's base, ways included.
pub(super) fn base_work(kind: &Kind, site: &Site, has_desk: bool) -> f64 {
    let own = if has_desk { 0.0 } else { kind.ours() * kind.distance_work.mean().seconds() };
    own + kind.on_site() * (kind.site_work.mean().seconds() + 2.0 * site.travel.seconds())
}
