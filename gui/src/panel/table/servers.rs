//! Every pool of hosts, where it stands, how it is used over the day and at the minute of the cursor.

use super::Scene;
use super::column::{Column, Order};
use crate::panel::figure::{capital, clock, hundredths, place_name};
use crate::panel::map::dots::passes;
use crate::panel::places::node_name;
use crate::text::number;
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::results::places::Places;
use maillage_sim::ids::PoolId;
use maillage_sim::measure::PoolOutcome;
use maillage_sim::territory::Territory;
use std::collections::HashMap;
use std::sync::Arc;

/// Widths of the columns of names and of sites, points at the usual size of text.
const NAME: f32 = 180.0;
const SITE: f32 = 280.0;

/// Sessions of a host from which there is no bound: what memory never comes to.
const UNBOUNDED: f64 = 1e6;

/// The fullest first.
pub(super) const ORDER: Order = Order { column: 5, descending: true };

/// Establishments in which pools stand, found once for the places of a cell.
#[derive(Default, Debug)]
pub(super) struct Sites {
    of: Option<Arc<Places>>,
    establishments: Vec<Option<usize>>,
}

impl Sites {
    /// Takes the places of a cell.
    pub(super) fn take(&mut self, view: &CellView, territory: &Territory) {
        if self.of.as_ref().is_some_and(|known| Arc::ptr_eq(known, &view.places)) {
            return;
        }
        let schools = territory.establishments.iter().enumerate();
        let schools: HashMap<&str, usize> = schools.map(|(at, school)| (school.key.as_str(), at)).collect();
        let pools = view.places.pools.iter();
        self.establishments = pools.map(|pool| schools.get(pool.site.as_str()).copied()).collect();
        self.of = Some(Arc::clone(&view.places));
    }

    /// The establishment in which a pool stands, if it stands in one.
    pub(super) fn establishment(&self, pool: usize) -> Option<usize> {
        *self.establishments.get(pool)?
    }
}

/// Where a pool stands.
fn site(scene: Scene<'_>, sites: &Sites, pool: usize) -> String {
    let territory = &scene.study.territory;
    match sites.establishment(pool).and_then(|at| territory.establishments.get(at)) {
        Some(school) => place_name(school),
        None => node_name(scene.look.text, territory, &scene.view.places.pools[pool].site),
    }
}

pub(super) fn columns<'a>(scene: Scene<'a>, sites: &'a Sites) -> Vec<Column<'a>> {
    let Scene { look, view, reel, .. } = scene;
    let (text, pools) = (look.text, &view.places.pools);
    let language = text.language();
    let over = move |at: usize| reel.and_then(|reel| reel.pool_use(PoolId::from_index(at)));
    let of = move |at: usize, of: fn(&PoolOutcome) -> f64| view.pools.get(at).map(of);
    let used = move |share: f64| hundredths(text, share as f32);
    let count = move |figure: f64| number::decimal(language, figure, 0);
    let film = text.get("table-filmed");
    let mut columns = vec![
        Column::words(text.get("table-pool"), NAME, move |at| capital(&text.chosen_name(&pools[at].name))),
        Column::words(text.get("table-site"), SITE, move |at| site(scene, sites, at)),
        Column::figure(text.get("table-hosts"), move |at| Some(f64::from(pools[at].hosts)), count),
        Column::figure(text.get("table-cores"), move |at| Some(pools[at].cores), count),
        Column::figure(
            text.get("table-sessions"),
            move |at| Some(f64::from(pools[at].sessions_per_host)),
            move |sessions| {
                if sessions >= UNBOUNDED { text.get("table-unbounded") } else { count(sessions) }
            },
        ),
        Column::figure(
            text.get("table-p95"),
            move |at| of(at, |pool| f64::from(pool.utilisation_p95)),
            move |share| number::percent(language, share),
        )
        .hinted(text.get("table-p95-hint")),
        Column::figure(text.get("table-peak"), move |at| Some(f64::from(over(at)?.peak)), used)
            .hinted(film.clone()),
        Column::figure(text.get("table-mean"), move |at| Some(f64::from(over(at)?.mean)), used).hinted(film),
        Column::figure(
            text.get("table-peak-sessions"),
            move |at| of(at, |pool| f64::from(pool.peak_sessions)),
            count,
        ),
        Column::figure(text.get("table-refused"), move |at| of(at, |pool| f64::from(pool.refused)), count),
        Column::figure(
            text.get("table-host-hours"),
            move |at| of(at, |pool| f64::from(pool.host_hours)),
            count,
        ),
        Column::figure(
            text.get("table-blamed"),
            move |at| of(at, |pool| f64::from(pool.blamed_lessons)),
            count,
        )
        .hinted(text.get("table-blamed-hint")),
    ];
    if let Some((reel, minute)) = scene.instant() {
        let title = text.say("table-now", &[("time", clock(text, minute as f32).into())]);
        let now = move |at| Some(f64::from(reel.film.pool(PoolId::from_index(at), minute)));
        columns.push(Column::figure(title, now, used).of_the_minute());
    }
    columns
}

/// Pools that are searched for, by their name or their site; those of an establishment are there when it passes the
/// filter.
pub(super) fn rows(scene: Scene<'_>, sites: &Sites) -> Vec<usize> {
    let (territory, filter) = (&*scene.study.territory, &scene.state.shown.filter);
    let passes = |at: &usize| {
        let school = sites.establishment(*at).and_then(|at| territory.establishments.get(at));
        let pool = &scene.view.places.pools[*at];
        school.is_none_or(|school| passes(filter, school, territory))
            && (filter.search.trim().is_empty()
                || scene.is_sought(&[&scene.look.text.chosen_name(&pool.name), &site(scene, sites, *at)]))
    };
    (0..scene.view.places.pools.len()).filter(passes).collect()
}
