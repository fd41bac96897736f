//! Utilisation over school hours, sampled every minute: histograms of hundredths.

use crate::future::Future;
use crate::ids::{EstablishmentId, LinkId, PoolId};
use crate::network::LinkKind;

/// Levels of utilisation that are told apart: 0 %, 1 % … 100 %.
const LEVELS: usize = 101;

/// School hours over which the 95th percentile is taken, in minutes after midnight.
pub(crate) const SCHOOL_HOURS: std::ops::Range<u32> = crate::measure::film::FILMED;

/// Histograms of utilisation, one row per thing watched. A minute without a sample is one at rest.
#[derive(Debug)]
struct Samples(Vec<u16>);

impl Samples {
    fn new(rows: usize) -> Self {
        Self(vec![0; rows * LEVELS])
    }

    fn add(&mut self, row: usize, utilisation: f64) {
        let level = (utilisation * 100.0).round().clamp(0.0, 100.0) as usize;
        self.0[row * LEVELS + level] += 1;
    }

    fn p95(&self, row: usize) -> f64 {
        // Where nothing is sampled there are no rows.
        let Some(levels) = self.0.get(row * LEVELS..(row + 1) * LEVELS) else { return 0.0 };
        // So many of the busiest minutes lie above the 95th percentile.
        let mut above = SCHOOL_HOURS.len() as u32 / 20;
        for (level, minutes) in levels.iter().enumerate().rev() {
            if u32::from(*minutes) > above {
                return level as f64 / 100.0;
            }
            above -= u32::from(*minutes);
        }
        0.0
    }
}

/// What links and pools were used.
#[derive(Debug)]
pub(crate) struct UtilisationBook {
    access: Samples,
    shared: Samples,
    pools: Samples,
    /// Row of each link among the shared ones.
    pub(crate) shared_row: Vec<Option<u32>>,
    /// Shared links, in order.
    pub(crate) shared_links: Vec<LinkId>,
    /// Seconds saturated, by link; filled at the end of the day.
    pub(crate) saturated: Vec<f64>,
    /// Most sessions, refused logins and host-hours, by pool; filled at the end of the day.
    pub(crate) peak_sessions: Vec<u32>,
    pub(crate) refused: Vec<u32>,
    pub(crate) host_hours: Vec<f64>,
    /// Host-hours of elastic pools alone.
    pub(crate) elastic_hours: f64,
    /// Access links of each establishment, both directions.
    pub(crate) access_links: Vec<[Option<LinkId>; 2]>,
}

impl UtilisationBook {
    pub(crate) fn new(future: &Future) -> Self {
        let mut book = Self::unsampled(future);
        book.access = Samples::new(future.establishments.len());
        book.shared = Samples::new(book.shared_links.len());
        book.pools = Samples::new(future.pools.len());
        book
    }

    /// A book in which no minutes are looked at: every 95th percentile is 0.
    pub(crate) fn unsampled(future: &Future) -> Self {
        let n_links = future.network.link_count();
        let mut access_links = vec![[None; 2]; future.establishments.len()];
        let (mut shared_row, mut shared_links) = (vec![None; n_links], Vec::new());
        for (id, link) in future.network.links() {
            match (link.kind, link.establishment) {
                (LinkKind::Access, Some(establishment)) => {
                    let pair: &mut [Option<LinkId>; 2] = &mut access_links[establishment.index()];
                    let free = usize::from(pair[0].is_some());
                    pair[free] = Some(id);
                }
                (LinkKind::Collection | LinkKind::Backbone | LinkKind::HostSite | LinkKind::Internet, _) => {
                    shared_row[id.index()] = Some(shared_links.len() as u32);
                    shared_links.push(id);
                }
                (LinkKind::Lan | LinkKind::WiFi | LinkKind::Access, _) => {}
            }
        }
        let n_pools = future.pools.len();
        Self {
            access: Samples::new(0),
            shared: Samples::new(0),
            pools: Samples::new(0),
            shared_row,
            shared_links,
            saturated: vec![0.0; n_links],
            peak_sessions: vec![0; n_pools],
            refused: vec![0; n_pools],
            host_hours: vec![0.0; n_pools],
            elastic_hours: 0.0,
            access_links,
        }
    }

    pub(crate) fn access(&mut self, establishment: EstablishmentId, utilisation: f64) {
        self.access.add(establishment.index(), utilisation);
    }

    pub(crate) fn shared(&mut self, link: LinkId, utilisation: f64) {
        if let Some(row) = self.shared_row[link.index()] {
            self.shared.add(row as usize, utilisation);
        }
    }

    pub(crate) fn pool(&mut self, pool: PoolId, utilisation: f64) {
        self.pools.add(pool.index(), utilisation);
    }

    pub(crate) fn access_p95(&self, establishment: usize) -> f64 {
        self.access.p95(establishment)
    }

    /// Of a link that is not shared: none is kept beyond that of its establishment.
    pub(crate) fn shared_p95(&self, link: LinkId) -> Option<f64> {
        self.shared_row[link.index()].map(|row| self.shared.p95(row as usize))
    }

    pub(crate) fn pool_p95(&self, pool: PoolId) -> f64 {
        self.pools.p95(pool.index())
    }

    /// Minutes in which the busier direction of an establishment's access was saturated.
    pub(crate) fn saturated_minutes(&self, establishment: usize) -> f64 {
        let seconds = |link: &Option<LinkId>| link.map_or(0.0, |link| self.saturated[link.index()]);
        self.access_links[establishment].iter().map(seconds).fold(0.0, f64::max) / 60.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_without_a_sample_are_at_rest() {
        let mut samples = Samples::new(2);
        (0..30).for_each(|_| samples.add(1, 0.8));
        assert_eq!(samples.p95(1), 0.0, "30 of 600 minutes are just the twentieth part");
        samples.add(1, 0.8);
        assert_eq!(samples.p95(1), 0.8);
        assert_eq!(samples.p95(0), 0.0);
    }
}
