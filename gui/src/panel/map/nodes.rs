//! What stands on the map as nodes of the accessible tree, with how full or how well off it is: sites, the school selected
//! and those searched for, links that many share. Bounded; the table has everything.

use super::Found;
use super::camera::Camera;
use super::net::{Load, Net, Span};
use super::sites;
use super::world::World;
use crate::panel::Look;
use crate::panel::figure::{hundredths, place_name, quantity_name, value};
use crate::panel::places::{class_name, ends, node_name};
use crate::state::{Period, State};
use crate::study::Checked;
use egui::{Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};
use maillage_scenarios::results::places::LinkClass;
use std::fmt::Debug;
use std::hash::Hash;

/// Nodes at most of each kind.
const SITES: usize = 20;
const SCHOOLS: usize = 20;
const LINKS: usize = 20;

/// Side of the square of a school, points.
const SCHOOL: f32 = 14.0;

/// What nodes are made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nodes<'a> {
    pub(super) look: &'a Look<'a>,
    pub(super) state: &'a State,
    pub(super) study: &'a Checked,
    pub(super) net: &'a Net,
    /// None while it is not known.
    pub(super) load: Option<&'a Load<'a>>,
    /// Whether links of points of presence are drawn.
    pub(super) collection: bool,
    pub(super) world: &'a World,
    /// What is searched for, and found.
    pub(super) found: Option<&'a Found>,
    pub(super) camera: &'a Camera,
    pub(super) pane: Rect,
}

impl Nodes<'_> {
    /// Adds the nodes.
    pub(super) fn ui(&self, ui: &Ui) {
        self.sites(ui);
        self.schools(ui);
        if let Some(load) = self.load {
            self.links(ui, load);
        }
    }

    fn sites(&self, ui: &Ui) {
        let squares = self.net.sites.iter().map(|site| (site, sites::square(site, self.camera, self.pane)));
        for (site, square) in squares.filter(|(_, square)| self.pane.intersects(*square)).take(SITES) {
            node(ui, ("site", &site.name), square, || {
                let place = node_name(self.look.text, &self.study.territory, &site.name);
                match self.load {
                    Some(load) => self.used(&place, site.load(load)),
                    None => place,
                }
            });
        }
    }

    fn schools(&self, ui: &Ui) {
        let selected = self.state.shown.establishment;
        let found = self.found.iter().flat_map(|(.., found)| found).copied();
        let wanted = selected.into_iter().chain(found.filter(|at| Some(*at) != selected));
        let spots = wanted.filter_map(|at| {
            let spot = self.camera.to_screen(self.pane, *self.world.schools.get(at)?);
            self.pane.contains(spot).then_some((at, spot))
        });
        for (at, spot) in spots.take(SCHOOLS) {
            let square = Rect::from_center_size(spot, Vec2::splat(SCHOOL));
            node(ui, ("school", at), square, || self.school(at));
        }
    }

    /// A school in words, with what colours it.
    fn school(&self, at: usize) -> String {
        let text = self.look.text;
        let place = place_name(&self.study.territory.establishments[at]);
        let shown = &self.state.shown;
        let said = match (shown.period, self.state.film(), self.state.view()) {
            (Period::Instant, Some(reel), _) => {
                let (lessons, disturbed) = reel.school(shown.minute, at);
                let counts = [("lessons", lessons.into()), ("disturbed", disturbed.into())];
                text.say("timeline-lessons-at", &counts)
            }
            (Period::Day, _, Some(view)) => {
                let figure = shown.measure.at(view, &self.study.territory, at);
                let figure = figure
                    .map_or_else(|| text.get("figure-none"), |figure| value(text, shown.measure, figure));
                let measure = quantity_name(text, shown.measure);
                text.say("map-card-measure", &[("measure", measure.into()), ("value", figure.into())])
            }
            _ => return place,
        };
        format!("{place}. {said}")
    }

    /// Of too many links the fullest.
    fn links(&self, ui: &Ui, load: &Load<'_>) {
        let used = |span: &Span| span.links.iter().map(|link| load.link(*link)).fold(0.0, f32::max);
        let on_screen = |at: Pos2| self.camera.to_screen(self.pane, at);
        let mut spans: Vec<(&Span, f32, Rect)> = Vec::new();
        let is_drawn = |span: &&Span| self.collection || span.class != LinkClass::Collection;
        for span in self.net.spans.iter().filter(is_drawn) {
            let [from, to] = span.ends.map(on_screen);
            let rect = Rect::from_two_pos(from, to);
            if self.pane.intersects(rect) {
                spans.push((span, used(span), rect.intersect(self.pane)));
            }
        }
        spans.sort_by(|one, other| other.1.total_cmp(&one.1));
        for (span, used, rect) in spans.into_iter().take(LINKS) {
            let Some(first) = span.links.first().map(|link| link.index()) else { continue };
            node(ui, ("link", first), rect, || {
                let Some(link) = load.places().links.get(first) else { return String::new() };
                let ends = ends(self.look.text, &self.study.territory, link).join(" – ");
                self.used(&format!("{} {ends}", class_name(self.look.text, link.kind)), used)
            });
        }
    }

    fn used(&self, place: &str, used: f32) -> String {
        let used = hundredths(self.look.text, used);
        self.look.text.say("map-node", &[("place", place.into()), ("used", used.into())])
    }
}

/// Adds a node; nothing is drawn, and the pointer does not notice it.
fn node(ui: &Ui, key: impl Hash + Debug, rect: Rect, words: impl Fn() -> String) {
    let response = ui.interact(rect, ui.scope_id().with(key), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, words()));
}
