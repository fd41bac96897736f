//! Every link of the network: what it carries at most, how full it is over the day and at the minute of the cursor.

use super::Scene;
use super::column::{Column, Order};
use crate::panel::figure::{clock, hundredths, rate};
use crate::panel::map::dots::passes;
use crate::panel::places::{class_name, link_name};
use crate::text::number;
use maillage_sim::ids::LinkId;
use maillage_sim::measure::LinkOutcome;

/// Widths of the columns of ends and of classes, points at the usual size of text.
const ENDS: f32 = 380.0;
const CLASS: f32 = 90.0;

/// The fullest first.
pub(super) const ORDER: Order = Order { column: 3, descending: true };

pub(super) fn columns(scene: Scene<'_>) -> Vec<Column<'_>> {
    let Scene { look, study, view, reel, .. } = scene;
    let (text, links, territory) = (look.text, &view.places.links, &*study.territory);
    let language = text.language();
    let is_told = move |at: usize| links[at].is_told();
    let over =
        move |at: usize| reel.filter(|_| is_told(at)).and_then(|reel| reel.link_use(LinkId::from_index(at)));
    let of = move |at: usize, of: fn(&LinkOutcome) -> f64| view.links.get(at).map(of);
    let used = move |share: f64| hundredths(text, share as f32);
    let film = text.get("table-filmed-link");
    let mut columns = vec![
        Column::words(text.get("table-link"), ENDS, move |at| link_name(text, territory, &links[at])),
        Column::ranked(
            text.get("table-kind"),
            CLASS,
            move |at| class_name(text, links[at].kind),
            move |at| f64::from(links[at].kind as u8),
        ),
        Column::figure(text.get("table-rate"), move |at| Some(links[at].rate), move |bits| rate(text, bits)),
        Column::figure(
            text.get("table-p95"),
            move |at| of(at, |link| f64::from(link.utilisation_p95)).filter(|_| is_told(at)),
            move |share| number::percent(language, share),
        )
        .hinted(text.get("table-p95-link")),
        Column::figure(text.get("table-peak"), move |at| Some(f64::from(over(at)?.peak)), used)
            .hinted(film.clone()),
        Column::figure(text.get("table-mean"), move |at| Some(f64::from(over(at)?.mean)), used).hinted(film),
        Column::figure(
            text.get("table-saturated"),
            move |at| of(at, |link| f64::from(link.saturated_minutes)),
            move |minutes| number::decimal(language, minutes, 0),
        ),
        Column::figure(
            text.get("table-blamed"),
            move |at| of(at, |link| f64::from(link.blamed_lessons)),
            move |lessons| number::decimal(language, lessons, 0),
        )
        .hinted(text.get("table-blamed-hint")),
    ];
    if let Some((reel, minute)) = scene.instant() {
        let title = text.say("table-now", &[("time", clock(text, minute as f32).into())]);
        let now = move |at| reel.link(LinkId::from_index(at), minute).filter(|_| is_told(at)).map(f64::from);
        columns.push(Column::figure(title, now, used).of_the_minute());
    }
    columns
}

/// Links that are searched for; those of an establishment are there when it passes the filter.
pub(super) fn rows(scene: Scene<'_>) -> Vec<usize> {
    let (territory, filter) = (&*scene.study.territory, &scene.state.shown.filter);
    let passes = |at: &usize| {
        let link = &scene.view.places.links[*at];
        let school = link.establishment.and_then(|at| territory.establishments.get(at as usize));
        school.is_none_or(|school| passes(filter, school, territory))
            && (filter.search.trim().is_empty()
                || scene.is_sought(&[&link_name(scene.look.text, territory, link), &link.name]))
    };
    (0..scene.view.places.links.len()).filter(passes).collect()
}
