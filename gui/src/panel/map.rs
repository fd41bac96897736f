//! The region: establishments where they are, coloured by the measure of choice; links by how full they are.

pub mod camera;
mod card;
mod controls;
mod crowds;
pub mod dots;
mod extent;
mod ground;
mod legend;
mod lines;
mod names;
mod net;
mod nodes;
mod sites;
mod values;
pub mod world;

use super::{Look, keys};
use crate::action::Action;
use crate::layout::Pane;
use crate::state::{Period, State};
use crate::study::Checked;
use crate::theme;
use camera::Camera;
pub use controls::{found, plain};
use crowds::Crowd;
use dots::{CROWD, Dots, Kept, nearest};
use egui::{
    Align2, CursorIcon, Key, Painter, Pos2, Rect, Response, Role, Sense, TextStyle, Ui, Vec2, WidgetInfo,
    vec2,
};
use ground::Ground;
use legend::Counts;
use lines::{Drawn, Lines};
use maillage_sim::territory::Territory;
use net::{Load, Net, SiteKind};
use nodes::Nodes;
use std::sync::Arc;
use values::Values;
use world::World;

/// What the map remembers.
#[derive(Default, Debug)]
pub struct Draft {
    world: Option<World>,
    ground: Ground,
    net: Net,
    lines: Lines,
    values: Values,
    dots: Kept,
    counts: Counts,
    /// What is seen; none: all of the territory.
    camera: Option<Camera>,
    /// What was seen last.
    seen: Option<Camera>,
    /// A school to bring into the middle.
    go_to: Option<usize>,
    /// Whether links are drawn over the whole day.
    links: bool,
    /// Whether they are left out at an instant.
    links_hidden: bool,
    /// Room that the cards in the lower corners take: legend, zoom.
    cards: [Vec2; 2],
    /// Whether all of the legend is shown, when someone has decided that; else it depends on the room.
    legend: Option<bool>,
    /// Words of a search that was answered or given up: nothing is offered for them any more.
    dismissed: String,
    /// What was searched for last, where, and the schools that were found.
    found: Option<Found>,
}

/// Words that were searched for, where, and the schools that were found.
type Found = (String, Arc<Territory>, Vec<usize>);

impl Draft {
    /// Takes the plane of a territory; of another one than before nothing is kept.
    fn take_world(&mut self, territory: &Arc<Territory>) -> World {
        if let Some(world) = self.world.take().filter(|world| world.is_of(territory)) {
            return world;
        }
        self.ground.forget();
        self.net.forget();
        self.camera = None;
        World::new(territory)
    }

    /// Comes closer to the middle of what is seen, or goes away from it.
    fn zoom(&mut self, pane: Rect, factor: f32) {
        if let Some(mut camera) = self.seen {
            camera.zoom(pane, pane.center(), factor);
            self.camera = Some(camera);
        }
    }

    /// Whether links are drawn: at an instant unless someone does not want them.
    const fn shows_links(&self, period: Period) -> bool {
        match period {
            Period::Day => self.links,
            Period::Instant => !self.links_hidden,
        }
    }

    /// All of the territory, with what stands in its margin, beside the cards; `text_size`: 1 being usual.
    fn fit(&self, world: &World, pane: Rect, text_size: f32) -> Camera {
        let mut bounds = world.bounds;
        for site in self.net.sites.iter().filter(|site| site.kind != SiteKind::Departement) {
            let room = 0.055 * world.bounds.height();
            bounds.extend_with(site.at - vec2(0.0, room));
            bounds.extend_with(site.at + vec2(room, 1.4 * room));
        }
        let [legend, zoom] = self.cards;
        let camera = Camera::fit_beside(bounds, pane, legend, zoom);
        if sites::is_crowded(&self.net, &camera, text_size) {
            // Words stand beside their marks, and need room there.
            return Camera::fit_beside(bounds, pane, legend, zoom + vec2(sites::BESIDE * text_size, 0.0));
        }
        camera
    }

    /// Where the cards in the lower corners lie: legend, zoom.
    fn corners(&self, pane: Rect) -> [Rect; 2] {
        let [legend, zoom] = self.cards;
        let left = pane.left_bottom();
        [
            Rect::from_min_max(left - vec2(0.0, legend.y), left + vec2(legend.x, 0.0)),
            Rect::from_min_max(pane.max - zoom, pane.max),
        ]
    }
}

/// Draws the map.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, draft: &mut Draft, actions: &mut Vec<Action>) {
    let Some(study) = &state.study else {
        ui.painter().rect_filled(ui.max_rect(), 0.0, look.palette.ground);
        return;
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    controls::bar(ui, look, state, study, draft, actions);
    let (response, painter) = ui.allocate_painter(ui.available_size(), Sense::click_and_drag());
    painter.rect_filled(response.rect, 0.0, look.palette.ground);
    let mut world = draft.take_world(&study.territory);
    let pane = response.rect;
    draft.values.take(state, study);
    let load = load(state);
    if let Some(load) = &load {
        draft.net.take(load, &world, &study.territory);
    }
    let camera = camera(ui, &response, &world, draft);
    draft.ground.draw(&painter, &mut world, &camera, &look.palette);
    // Lines of crowds would cover the map.
    let schools = draft.shows_links(state.shown.period) && draft.dots.visible <= CROWD;
    if let Some(load) = load {
        let drawn = Drawn {
            net: &draft.net,
            load,
            world: &world,
            territory: &study.territory,
            filter: &state.shown.filter,
            version: draft.values.version,
            schools,
        };
        draft.lines.draw(&painter, &drawn, &camera, &look.palette);
    }
    let ink = values::ink(state, look.palette.is_dark);
    let dots = Dots {
        world: &world,
        territory: &study.territory,
        values: &draft.values,
        ink: &ink,
        filter: &state.shown.filter,
        selected: state.shown.establishment,
    };
    dots.draw(&mut draft.dots, &painter, &camera, &look.palette);
    let text_size = theme::scaled(ui.style(), 1.0);
    names::draw(&painter, &look.palette, &study.territory, &world, &camera, text_size);
    let cards = (draft.corners(pane), text_size);
    sites::draw(&painter, look, &draft.net, load.as_ref(), &camera, cards);
    draft.counts.take(&dots);
    let over = Under::pointer(&response, &draft.dots, &dots, &camera);
    if let Some((under, pointer)) = &over {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        card::ui(ui, look, state, study, (under, *pointer));
    }
    if response.clicked() {
        click(over.as_ref(), draft, camera, pane, actions);
    }
    if state.shown.period == Period::Instant && state.film().is_none() {
        await_film(ui, &painter, look, state);
    }
    describe(look, state, study, &response);
    let nodes = Nodes {
        look,
        state,
        study,
        net: &draft.net,
        load: load.as_ref(),
        collection: lines::has_collection(&camera, schools),
        world: &world,
        found: draft.found.as_ref().filter(|(words, ..)| *words == state.shown.filter.search),
        camera: &camera,
        pane,
    };
    nodes.ui(ui);
    draft.world = Some(world);
    ui.scope_builder(egui::UiBuilder::new().max_rect(pane), |ui| {
        ui.set_clip_rect(pane);
        let zoom = controls::zoom(ui, look, draft);
        let counts = (&draft.counts, draft.dots.is_crowded());
        let legend = legend::ui(ui, look, state, &ink, counts, &mut draft.legend);
        draft.cards = [legend, zoom].map(|card| card.size() + Vec2::splat(18.0));
    });
}

/// What the pointer is over.
#[derive(Clone, PartialEq, Debug)]
enum Under {
    /// A school.
    School(usize),
    /// Schools that are drawn as one.
    Crowd(Crowd),
}

impl Under {
    /// What the pointer is over now, and where the pointer is.
    fn pointer(response: &Response, kept: &Kept, dots: &Dots<'_>, camera: &Camera) -> Option<(Self, Pos2)> {
        let (pane, pointer) = (response.rect, response.hover_pos()?);
        let under = if kept.is_crowded() {
            Self::Crowd(kept.crowd(camera, pane, pointer)?.clone())
        } else {
            Self::School(nearest(dots, camera, pane, pointer)?)
        };
        Some((under, pointer))
    }
}

/// By how much a click on a crowd comes closer.
const INTO_CROWD: f32 = 2.0;

/// A click selects a school, or nobody; it comes closer to a crowd, whose schools are then seen one by one.
fn click(
    over: Option<&(Under, Pos2)>,
    draft: &mut Draft,
    camera: Camera,
    pane: Rect,
    actions: &mut Vec<Action>,
) {
    match over {
        Some((Under::Crowd(_), pointer)) => draft.camera.insert(camera).zoom(pane, *pointer, INTO_CROWD),
        Some((Under::School(at), _)) => actions.push(Action::Select(Some(*at))),
        None => actions.push(Action::Select(None)),
    }
}

/// Says that the film is not there yet.
fn await_film(ui: &Ui, painter: &Painter, look: &Look<'_>, state: &State) {
    let words = super::timeline::awaited(look, state);
    let galley = painter.layout_no_wrap(words, TextStyle::Body.resolve(ui.style()), look.palette.ink);
    let top = painter.clip_rect().center_top() + vec2(0.0, 14.0);
    let spot = Align2::CENTER_TOP.anchor_size(top, galley.size());
    painter.rect_filled(spot.expand2(vec2(12.0, 6.0)), 6.0, look.palette.card);
    painter.galley(spot.min, galley, look.palette.ink);
}

/// How full links and hosts are, over the day or at the minute of the cursor.
fn load(state: &State) -> Option<Load<'_>> {
    match state.shown.period {
        Period::Day => state.view().map(|view| Load::Day(view)),
        Period::Instant => state.film().map(|reel| Load::Instant(reel, state.shown.minute.max(0.0) as u32)),
    }
}

/// What is seen, after whoever moves it.
fn camera(ui: &Ui, response: &Response, world: &World, draft: &mut Draft) -> Camera {
    let mut camera =
        draft.camera.unwrap_or_else(|| draft.fit(world, response.rect, theme::scaled(ui.style(), 1.0)));
    let moved = steer(ui, response, &mut camera);
    if let Some(at) = draft.go_to.take() {
        camera.go_to(world.schools[at]);
        draft.camera = Some(camera);
    } else if moved {
        draft.camera = Some(camera);
    }
    draft.seen = Some(camera);
    camera
}

/// Moves the camera by hand, wheel and keys; whether it moved.
fn steer(ui: &Ui, response: &Response, camera: &mut Camera) -> bool {
    let before = *camera;
    if response.dragged() {
        camera.pan(response.drag_delta());
    }
    if let Some(pointer) = response.hover_pos() {
        let (pinch, wheel) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta().y));
        let factor = pinch * (wheel * 0.004).exp();
        if factor != 1.0 {
            camera.zoom(response.rect, pointer, factor);
        }
    }
    if response.has_focus() {
        let step = response.rect.size() * 0.1;
        let keys = [
            (Key::ArrowLeft, vec2(step.x, 0.0)),
            (Key::ArrowRight, vec2(-step.x, 0.0)),
            (Key::ArrowUp, vec2(0.0, step.y)),
            (Key::ArrowDown, vec2(0.0, -step.y)),
        ];
        for (key, by) in keys {
            if ui.input(|input| input.key_pressed(key)) {
                camera.pan(by);
            }
        }
        for (key, factor) in [(Key::Plus, 1.4), (Key::Equals, 1.4), (Key::Minus, 1.0 / 1.4)] {
            if ui.input(|input| input.key_pressed(key)) {
                camera.zoom(response.rect, response.rect.center(), factor);
            }
        }
    }
    *camera != before
}

/// The map in words, for those who do not see it; the table has every school, link and pool.
fn describe(look: &Look<'_>, state: &State, study: &Arc<Checked>, response: &Response) {
    let territory = ("territory", study.territory.name.as_str().into());
    let keys = keys::of(Pane::Table).map_or_else(String::new, |keys| response.ctx.format_shortcut(&keys));
    let words = match (state.shown.period, state.film()) {
        (Period::Instant, Some(reel)) => {
            let moment =
                super::timeline::in_words(look.text, state.shown.minute, &reel.at(state.shown.minute));
            let moment = ("moment", moment.into());
            look.text.say("map-in-words-at", &[territory, moment, ("keys", keys.into())])
        }
        _ => look.text.say(
            "map-in-words",
            &[
                territory,
                ("establishments", study.territory.establishments.len().into()),
                ("measure", super::figure::quantity_name(look.text, state.shown.measure).into()),
                ("keys", keys.into()),
            ],
        ),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
}
