//! From what was written down to the measures of each place.

use super::{Recorder, Tally};
use crate::future::Future;
use crate::hands::Hands;
use crate::ids::{LinkId, PoolId};
use crate::measure::{Culprit, Figures, LinkOutcome, Measure, PoolOutcome};
use crate::network::LinkKind;

/// Figures of the territory, of each département and of each establishment.
pub(super) fn figures(
    book: &Recorder,
    future: &Future,
    hands: &impl Hands,
) -> (Figures, Vec<Figures>, Vec<Figures>) {
    let all: Vec<usize> = (0..future.establishments.len()).collect();
    let mut by_departement = vec![Vec::new(); future.departements as usize];
    for (index, establishment) in future.establishments.iter().enumerate() {
        by_departement[establishment.departement.index()].push(index);
    }
    let (mut territory, (departements, establishments)) = hands.both(
        || place(book, future, &all),
        || {
            hands.both(
                || hands.each(by_departement.len(), |at| place(book, future, &by_departement[at])),
                || hands.each(all.len(), |index| one(book, index)),
            )
        },
    );
    whole_territory(book, &mut territory);
    (territory, departements, establishments)
}

fn ratio(figures: &mut Figures, measure: Measure, part: f64, whole: f64) {
    if whole > 0.0 {
        figures.set(measure, part / whole);
    }
}

fn tallied(figures: &mut Figures, tally: &Tally) {
    figures.set(Measure::Lessons, tally.lessons);
    ratio(figures, Measure::DisturbedLessons, tally.disturbed, tally.lessons);
    ratio(figures, Measure::UnseatedLessons, tally.unseated, tally.wanted);
    ratio(figures, Measure::ResponseMean, tally.response_sum, tally.answers);
    ratio(figures, Measure::RefusedLogins, tally.refused, tally.logins);
    ratio(
        figures,
        Measure::StreamDegradation,
        tally.stream_wanted - tally.stream_granted,
        tally.stream_wanted,
    );
    ratio(figures, Measure::TransferThroughput, tally.throughput_sum / 1e6, tally.transfers);
}

fn one(book: &Recorder, index: usize) -> Figures {
    let mut figures = Figures::default();
    tallied(&mut figures, &book.lessons.tallies[index]);
    if let Some(p95) = book.lessons.responses.quantile(index, 0.95) {
        figures.set(Measure::ResponseP95, p95);
    }
    if let Some(p95) = book.lessons.logins.quantile(index, 0.95) {
        figures.set(Measure::LoginP95, p95);
    }
    figures.set(Measure::AccessUtilisationP95, book.utilisation.access_p95(index));
    figures.set(Measure::SaturatedMinutes, book.utilisation.saturated_minutes(index));
    for measure in Measure::ALL.into_iter().filter(|measure| !measure.per_establishment()) {
        figures.0[measure as usize] = None;
    }
    figures
}

fn place(book: &Recorder, future: &Future, members: &[usize]) -> Figures {
    let mut figures = Figures::default();
    let mut tally = Tally::default();
    for index in members {
        tally.add(&book.lessons.tallies[*index]);
    }
    tallied(&mut figures, &tally);
    let responses = book.lessons.responses.merged(members.iter().copied());
    let logins = book.lessons.logins.merged(members.iter().copied());
    for (measure, times, q) in [
        (Measure::ResponseP50, &responses, 0.5),
        (Measure::ResponseP95, &responses, 0.95),
        (Measure::ResponseP99, &responses, 0.99),
        (Measure::LoginP50, &logins, 0.5),
        (Measure::LoginP95, &logins, 0.95),
    ] {
        if let Some(value) = times.quantile(q) {
            figures.set(measure, value);
        }
    }
    let mean = |of: &dyn Fn(usize) -> f64| {
        members.iter().map(|index| of(*index)).sum::<f64>() / members.len().max(1) as f64
    };
    figures.set(Measure::AccessUtilisationP95, mean(&|index| book.utilisation.access_p95(index)));
    figures.set(Measure::SaturatedMinutes, mean(&|index| book.utilisation.saturated_minutes(index)));
    blamed(book, future, members, tally.disturbed, &mut figures);
    figures
}

fn blamed(book: &Recorder, future: &Future, members: &[usize], disturbed: f64, figures: &mut Figures) {
    if disturbed <= 0.0 {
        return;
    }
    let mut lessons = Figures::default();
    for (culprit, n) in members.iter().flat_map(|index| book.lessons.blame.of(*index)) {
        let measure = match culprit {
            Culprit::Link(link) => match future.network.link(LinkId(link)).kind {
                LinkKind::Lan => Measure::BlameLan,
                LinkKind::WiFi => Measure::BlameWiFi,
                LinkKind::Access => Measure::BlameAccess,
                LinkKind::Collection | LinkKind::Backbone | LinkKind::HostSite => Measure::BlameNetwork,
                LinkKind::Internet => Measure::BlameInternet,
            },
            Culprit::PoolCores(_) => Measure::BlameHosts,
            Culprit::PoolSessions(_) | Culprit::Licence(_) => Measure::BlameAdmission,
            Culprit::PoolStorage(_) => Measure::BlameStorage,
            Culprit::Latency | Culprit::Device => continue,
        };
        let sum = lessons.get(measure).unwrap_or(0.0) + n;
        lessons.set(measure, sum);
    }
    for measure in Measure::ALL.into_iter().filter(|measure| measure.name().starts_with("blame_")) {
        figures.set(measure, lessons.get(measure).unwrap_or(0.0) / disturbed);
    }
}

/// Measures that only the whole territory has.
fn whole_territory(book: &Recorder, figures: &mut Figures) {
    for (measure, times) in
        [(Measure::PageP95, &book.lessons.pages), (Measure::HomePageP95, &book.home_pages)]
    {
        if let Some(p95) = times.quantile(0.95) {
            figures.set(measure, p95);
        }
    }
    let utilisation = &book.utilisation;
    let busiest_link =
        utilisation.shared_links.iter().filter_map(|link| utilisation.shared_p95(*link)).fold(0.0, f64::max);
    figures.set(Measure::SharedLinkUtilisationP95, busiest_link);
    let busiest_pool = (0..utilisation.refused.len())
        .map(|pool| utilisation.pool_p95(PoolId::from_index(pool)))
        .fold(0.0, f64::max);
    figures.set(Measure::PoolUtilisationP95, busiest_pool);
    figures.set(Measure::PeakSessions, f64::from(book.peak_sessions));
    figures.set(Measure::PeakLicences, f64::from(book.peak_licences));
    figures.set(Measure::ElasticHostHours, utilisation.elastic_hours);
}

/// Links and pools over the day.
pub(super) fn resources(book: &Recorder) -> (Vec<LinkOutcome>, Vec<PoolOutcome>) {
    let utilisation = &book.utilisation;
    let (links, pools) = (utilisation.saturated.len(), utilisation.refused.len());
    let (blamed_links, blamed_pools) = book.lessons.blame.by_resource(links, pools);
    let mut links: Vec<LinkOutcome> = (0..utilisation.saturated.len())
        .map(|index| LinkOutcome {
            utilisation_p95: utilisation.shared_p95(LinkId::from_index(index)).unwrap_or(0.0) as f32,
            saturated_minutes: (utilisation.saturated[index] / 60.0) as f32,
            blamed_lessons: blamed_links[index].round() as u32,
        })
        .collect();
    for (establishment, pair) in utilisation.access_links.iter().enumerate() {
        for link in pair.iter().flatten() {
            links[link.index()].utilisation_p95 = utilisation.access_p95(establishment) as f32;
        }
    }
    let pools = (0..utilisation.refused.len())
        .map(|index| PoolOutcome {
            utilisation_p95: utilisation.pool_p95(PoolId::from_index(index)) as f32,
            peak_sessions: utilisation.peak_sessions[index],
            refused: utilisation.refused[index],
            blamed_lessons: blamed_pools[index].round() as u32,
            host_hours: utilisation.host_hours[index] as f32,
        })
        .collect();
    (links, pools)
}
