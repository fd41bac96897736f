//! People: support as the engine simulates it (`maillage_sim::support`), for the things that a phase has.

use super::count::{Counts, SHARED, count, level, of_school};
use super::quantities::PhaseQuantities;
use crate::file::schema::Kind;
use crate::file::schema::means::{Means, Organisation as Rule, Per, Place as HostPlace, Scale, Ticket};
use maillage_sim::random::key_number;
use maillage_sim::support::staffing::{Search, Target, least};
use maillage_sim::support::{
    self, Calendar, Demand, Kind as TicketKind, Law, MOST_TICKETS, Organisation, Outside, Place, Support,
    Travel, Visits,
};
use maillage_sim::territory::{Position, Territory};
use maillage_sim::time::Span;
use maillage_sim::units::Share;
use serde::{Deserialize, Serialize};

/// Working days that are simulated before anything is counted, so that queues are as full as they usually are.
const WARM_UP: u32 = 20;

/// Key of the place of hosts of sites.
const SITES: &str = "hosts";

/// Support of a phase, with the least staff that keeps the target.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct People {
    /// Organisation, by its name.
    pub organisation: String,
    /// Full-time equivalents; at least so many where there are more tickets than can be simulated.
    pub full_time: f64,
    /// Whether there are more tickets than can be simulated: then no delay is known, and delays are 0.
    pub is_beyond: bool,
    /// Tickets of a year.
    pub tickets: f64,
    /// Working hours from opening to solution: mean.
    pub mean: f64,
    /// Median, as a mean over the simulated years in which there are tickets; so is the next.
    pub p50: f64,
    /// 95th percentile.
    pub p95: f64,
    /// Share solved within the target.
    pub within: f64,
    /// Seats out of use, times working days, in a year.
    pub seat_days: f64,
    /// Teams that no number of technicians brings to the target: ways and other people's repairs take too long.
    pub unreached: usize,
    /// By département.
    pub departements: Vec<PeopleOf>,
    /// By kind of ticket.
    pub kinds: Vec<PeopleOf>,
    /// Full-time equivalents by level and département, by tickets: for whoever pays.
    #[serde(skip)]
    pub staff: Option<Counts>,
}

/// Support of a part of the tickets.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct PeopleOf {
    /// Code of the département, or name of the kind of ticket.
    pub name: String,
    /// Tickets of a year.
    pub tickets: f64,
    /// Working hours from opening to solution: median.
    pub p50: f64,
    /// 95th percentile.
    pub p95: f64,
    /// Seat-days lost in a year.
    pub seat_days: f64,
}

/// What support has to deal with in a phase: `ages` gives the mean age of what a ticket is counted by, years.
pub fn demand(
    means: &Means,
    phase: &PhaseQuantities,
    territory: &Territory,
    organisation: &Rule,
    ages: &dyn Fn(&Per) -> f64,
) -> Demand {
    let rules = &means.support;
    let calendar = Calendar { days: rules.days_per_year.0, opening: Span::from_hours(rules.hours_per_day.0) };
    let remote = organisation.remote.0.value();
    let kinds = rules.tickets.iter().map(|(name, rule)| ticket_kind(means, calendar, name, rule, remote));
    let rate = |rule: &Ticket| rate(means, phase, rule, ages) / f64::from(calendar.days.max(1));
    let rates: Vec<f64> = rules.tickets.iter().map(|(_, rule)| rate(rule)).collect();
    let mut places: Vec<Place> = territory
        .establishments
        .iter()
        .zip(&phase.stock.schools)
        .map(|(school, stock)| {
            let of = |(rule, rate): (&Ticket, &f64)| of_school(&rule.per, school, stock) * rate;
            Place {
                number: key_number(&school.key),
                group: school.departement,
                position: school.position,
                rates: rules.tickets.iter().map(|(_, rule)| rule).zip(&rates).map(of).collect(),
            }
        })
        .collect();
    places.extend(shared_places(means, phase, territory, &rates));
    Demand {
        calendar,
        warm_up: WARM_UP,
        target: rules.target.0,
        kinds: kinds.collect(),
        // Somebody looks after hosts even where there is no school.
        groups: territory.departements.len().max(1) as u32,
        places,
    }
}

/// Tickets a year for each thing counted, with its age and how many kinds of it there are.
fn rate(means: &Means, phase: &PhaseQuantities, rule: &Ticket, ages: &dyn Fn(&Per) -> f64) -> f64 {
    let models = phase.stock.hardware_models.unwrap_or(means.support.hardware_models.0);
    let printers = phase.stock.printer_models.unwrap_or(means.support.printer_models.0);
    let images = models.saturating_mul(phase.stock.silos.max(1));
    let more = |share: f64, number: u32| 1.0 + share * f64::from(number.saturating_sub(1));
    (rule.rate.0 + rule.rate_per_year_of_age.0 * ages(&rule.per))
        * more(rule.more_per_image.0.value(), images)
        * more(rule.more_per_printer_model.0.value(), printers)
}

/// Places of what stands in no school: hosts of départements and of sites. Who looks after them starts from there.
fn shared_places(means: &Means, phase: &PhaseQuantities, territory: &Territory, rates: &[f64]) -> Vec<Place> {
    let tickets = || means.support.tickets.iter().map(|(_, rule)| rule).zip(rates);
    let of = |departement: Option<u32>| -> Vec<f64> {
        let counted = |rule: &Ticket| match rule.per {
            Per::Host(HostPlace::Departement | HostPlace::Site) => {
                count(&rule.per, None::<&[Kind]>, phase, territory).get(SHARED, departement)
            }
            _ => 0.0,
        };
        tickets().map(|(rule, rate)| counted(rule) * rate).collect()
    };
    let bases = bases(territory);
    let mut places = Vec::new();
    for (at, departement) in territory.departements.iter().enumerate() {
        let key = format!("hosts of {}", departement.code);
        let position = bases.get(at).copied().unwrap_or(bases[0]);
        places.push((key_number(&key), at as u32, position, of(Some(at as u32))));
    }
    // Hosts of sites belong to no département: the team of the first one looks after them.
    places.push((key_number(SITES), 0, bases[0], of(None)));
    places
        .into_iter()
        .filter(|(_, _, _, rates)| rates.iter().any(|rate| *rate > 0.0))
        .map(|(number, group, position, rates)| Place { number, group, position, rates })
        .collect()
}

fn ticket_kind(means: &Means, calendar: Calendar, name: &str, rule: &Ticket, remote: f64) -> TicketKind {
    let share = |value: f64| Share::new(value.clamp(0.0, 1.0)).expect("clamped to a share");
    let from_distance = rule.remote.0.value() * remote;
    let work = |span: Span| if span > Span::ZERO { Law::Exponential(span) } else { Law::NONE };
    TicketKind {
        name: name.to_owned(),
        priority: rule.priority.0,
        solved_from_distance: share(from_distance),
        // Nobody looks from afar at what is never solved from there.
        distance_work: if from_distance > 0.0 { work(rule.remote_work.0) } else { Law::NONE },
        site_work: work(rule.on_site_work.0),
        seats: rule.seats.0,
        // Below 1, or a ticket would be passed on for ever.
        wrong_actor: share(rule.bounced.0.value().min(0.95)),
        passed_on_after: means.support.passed_on_after.0,
        outside: rule
            .operator
            .map(|wait| Outside { share: Share::ALL, wait: work(calendar.span_of_clock(wait.0)) }),
    }
}

/// Where the team of each département starts from: the school nearest to the middle of its pupils; the middle of all
/// schools where a département has none.
pub fn bases(territory: &Territory) -> Vec<Position> {
    let middle = |departement: Option<u32>| -> Option<Position> {
        let schools = territory
            .establishments
            .iter()
            .filter(|school| departement.is_none_or(|at| school.departement == at));
        let (mut weight, mut latitude, mut longitude) = (0.0, 0.0, 0.0);
        for school in schools.clone() {
            let pupils = f64::from(school.pupils.max(1));
            weight += pupils;
            latitude += pupils * school.position.latitude;
            longitude += pupils * school.position.longitude;
        }
        let middle = Position { latitude: latitude / weight, longitude: longitude / weight };
        let distance = |at: Position| at.distance(middle).value();
        schools.map(|school| school.position).min_by(|a, b| distance(*a).total_cmp(&distance(*b)))
    };
    let anywhere = middle(None).unwrap_or(Position { latitude: 0.0, longitude: 0.0 });
    let all = 0..territory.departements.len().max(1) as u32;
    all.map(|departement| middle(Some(departement)).unwrap_or(anywhere)).collect()
}

/// The organisation of a rule on a territory.
fn organisation(means: &Means, rule: &Rule, territory: &Territory) -> Organisation {
    let bases = bases(territory);
    let made = match rule.scale {
        Scale::Establishment => Organisation::in_each_establishment(Visits::default()),
        Scale::Departement => Organisation::by_group(bases),
        Scale::Territory => Organisation::pooled(bases),
    };
    Organisation { travel: Travel { detour: means.support.detour.0, speed: means.support.speed.0 }, ..made }
}

impl People {
    /// More tickets than can be simulated: their number, and how many technicians they keep busy at least, so that a
    /// scenario that is beyond all bounds does not look the better for it.
    fn beyond(organisation: &str, territory: &Territory, demand: &Demand, support: &Support) -> Self {
        let part = |name: &str| PeopleOf { name: name.to_owned(), ..PeopleOf::default() };
        let days = f64::from(demand.calendar.days);
        Self {
            organisation: organisation.to_owned(),
            full_time: support.offered_work(),
            is_beyond: true,
            tickets: support.expected_tickets() * days / (days + f64::from(demand.warm_up)),
            mean: 0.0,
            p50: 0.0,
            p95: 0.0,
            within: 0.0,
            seat_days: 0.0,
            unreached: 0,
            departements: territory.departements.iter().map(|departement| part(&departement.code)).collect(),
            kinds: demand.kinds.iter().map(|kind| part(&kind.name)).collect(),
            staff: Some(staff(demand, territory, support.offered_work())),
        }
    }
}

/// Support of a phase in an organisation, with the least staff that keeps the target.
pub fn people(
    means: &Means,
    phase: &PhaseQuantities,
    territory: &Territory,
    (name, rule): (&str, &Rule),
    ages: &dyn Fn(&Per) -> f64,
    seed: u64,
) -> People {
    let demand = demand(means, phase, territory, rule, ages);
    let target = Target::within(means.support.target.0);
    let organisation = organisation(means, rule, territory);
    let unstaffed = organisation.support(&demand);
    let expected = unstaffed.expected_tickets();
    if expected > MOST_TICKETS {
        return People::beyond(name, territory, &demand, &unstaffed);
    }
    // All years are held at once while staff is sought: fewer of them where tickets are very many.
    let affordable = (MOST_TICKETS / expected.max(1.0)) as u32;
    let replications = means.support.replications.0.min(affordable.max(1));
    let search = Search { target, replications, seed };
    let found = least(&organisation, &demand, &search);
    let years: Vec<support::Outcome> =
        (0..search.replications).map(|year| support::run(&found.support, seed, year)).collect();
    let part = |name: &str, of: &dyn Fn(&support::Outcome) -> &support::Figures| {
        PeopleOf::mean(name, years.iter().map(of))
    };
    let total: Vec<&support::Figures> = years.iter().map(|year| &year.total).collect();
    let all = PeopleOf::mean(name, total.iter().copied());
    People {
        organisation: name.to_owned(),
        full_time: found.full_time,
        is_beyond: false,
        tickets: all.tickets,
        mean: of_tickets(&total, |year| hours(year.mean)),
        p50: all.p50,
        p95: all.p95,
        within: found.within,
        seat_days: all.seat_days,
        unreached: found.unreached.len(),
        departements: territory
            .departements
            .iter()
            .enumerate()
            .map(|(at, departement)| part(&departement.code, &|year| &year.groups[at]))
            .collect(),
        kinds: demand
            .kinds
            .iter()
            .enumerate()
            .map(|(at, kind)| part(&kind.name, &|year| &year.kinds[at]))
            .collect(),
        staff: Some(staff(&demand, territory, found.full_time)),
    }
}

fn hours(span: Span) -> f64 {
    span.seconds() / 3600.0
}

/// The mean of a figure of tickets over the years in which there are any; 0 where there are none in any year.
fn of_tickets(years: &[&support::Figures], figure: impl Fn(&support::Figures) -> f64) -> f64 {
    let busy: Vec<&&support::Figures> = years.iter().filter(|year| year.tickets > 0).collect();
    busy.iter().map(|year| figure(year)).sum::<f64>() / busy.len().max(1) as f64
}

impl PeopleOf {
    /// Of some of the tickets, over all simulated years.
    fn mean<'a>(name: &str, years: impl Iterator<Item = &'a support::Figures>) -> Self {
        let years: Vec<&support::Figures> = years.collect();
        let n = years.len().max(1) as f64;
        Self {
            name: name.to_owned(),
            tickets: years.iter().map(|year| year.tickets as f64).sum::<f64>() / n,
            p50: of_tickets(&years, |year| hours(year.p50)),
            p95: of_tickets(&years, |year| hours(year.p95)),
            seat_days: years.iter().map(|year| year.seat_days).sum::<f64>() / n,
        }
    }
}

/// Full-time equivalents by level and département, in proportion to tickets.
fn staff(demand: &Demand, territory: &Territory, full_time: f64) -> Counts {
    let tickets: Vec<f64> = demand.places.iter().map(|place| place.rates.iter().sum()).collect();
    let total: f64 = tickets.iter().sum();
    let mut counts = Counts::new(territory.departements.len());
    for (at, (place, tickets)) in demand.places.iter().zip(&tickets).enumerate() {
        let part = if total > 0.0 { full_time * tickets / total } else { 0.0 };
        match territory.establishments.get(at) {
            Some(school) => counts.add(level(school.kind), Some(place.group), part),
            None if place.number == key_number(SITES) => counts.add(SHARED, None, part),
            None => counts.add(SHARED, Some(place.group), part),
        }
    }
    counts
}

#[cfg(test)]
mod tests;
