//! The legend: what colours, sizes and shapes stand for, in the unit of the measure; as much of it as the map has room
//! for, all of it when someone asks for it.

use super::dots::{Dots, dressed, passes, shape};
use super::extent::{Extent, Room};
use super::lines;
use super::values::Mixed;
use crate::panel::Look;
use crate::panel::figure::{bound, clock, kind_name, quantity_name};
use crate::panel::icon::{self, Icon};
use crate::state::{Filter, Period, State};
use crate::study::said;
use crate::text::number;
use crate::theme::scale::{Dress, Ink, STEPS, Scale, States};
use crate::theme::{SMALL, scaled, strong};
use crate::work::film::Going;
use egui::{
    Align2, Area, FontId, Frame, Label, Margin, Rect, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, pos2,
    vec2,
};
use maillage_scenarios::results::places::LinkClass;
use maillage_sim::measure::Measure;
use maillage_sim::territory::EstablishmentKind;

/// Height of a row, and of that of the title with its button, points at the usual size of text, as all sizes here.
const ROW: f32 = 18.0;
const HEAD: f32 = 24.0;

/// Width of these words: longer ones go on in the next line.
const WORDS: f32 = 240.0;

/// Width of a legend at least.
const LEAST: f32 = 215.0;

/// Room around a legend that scrolls.
const AROUND: f32 = 66.0;

/// How many schools fall in each class, counted again only when the values or the filter change. Crowds that are drawn as
/// one show a mean: the legend alone says how many schools are badly off.
#[derive(Default, Debug)]
pub(super) struct Counts {
    of: Option<(u64, Filter)>,
    /// By class ([`Ink::class`]); none while there are no figures.
    classes: Option<[usize; STEPS + 1]>,
}

impl Counts {
    /// Counts what is drawn, seen or not.
    pub(super) fn take(&mut self, dots: &Dots<'_>) {
        let key = (dots.values.version, dots.filter.clone());
        if self.of.as_ref() == Some(&key) {
            return;
        }
        self.classes = dots.values.is_known().then(|| {
            let mut classes = [0; STEPS + 1];
            for (school, value) in dots.territory.establishments.iter().zip(&dots.values.of) {
                if passes(dots.filter, school, dots.territory) {
                    classes[dots.ink.class(*value)] += 1;
                }
            }
            classes
        });
        self.of = Some(key);
    }

    /// A class in words; with their unit in the first row, which explains those below.
    fn said(&self, look: &Look<'_>, class: usize, is_first: bool) -> Option<String> {
        let count = self.classes?[class];
        Some(if is_first {
            look.text.say("map-count", &[("count", count.into())])
        } else {
            number::decimal(look.text.language(), count as f64, 0)
        })
    }
}

/// Draws the legend in the lower left corner of the map, and gives the room that it takes. `is_crowded`: each dot stands
/// for several schools; `chosen`: whether all of it is shown, when someone has decided that.
pub(super) fn ui(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    ink: &Ink,
    (counts, is_crowded): (&Counts, bool),
    chosen: &mut Option<bool>,
) -> Rect {
    let pane = ui.clip_rect();
    let scale = scaled(ui.style(), 1.0);
    let is_difference = state.shown.period == Period::Day && state.shown.against.is_some();
    let room =
        Room { map: pane.size() / scale, is_instant: state.shown.period == Period::Instant, is_difference };
    let extent = Extent::of(room, *chosen);
    let drawn = Area::new(ui.scope_id().with("legend"))
        .order(egui::Order::Middle)
        .constrain_to(pane)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(pane.left_bottom() + vec2(10.0, -10.0))
        .show(ui.ctx(), |ui| {
            card(look).inner_margin(Margin::symmetric(9, 7)).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 1.0);
                // Counts come and go with every estimate: the map stays where it is.
                ui.set_min_width(LEAST * scale);
                head(ui, look, state, extent, chosen);
                ui.spacing_mut().interact_size.y = ROW * scale;
                let contents = |ui: &mut Ui| {
                    if is_difference && extent != Extent::Title {
                        difference(ui, look, state);
                    }
                    classes(ui, look, state, (ink, counts), extent);
                    rest(ui, look, extent, is_crowded);
                };
                if extent == Extent::Whole && !room.is_enough() {
                    // Whoever asks for all of it on a low map scrolls.
                    let height = pane.height() - AROUND * scale;
                    let area = ScrollArea::vertical().id_salt("legend").max_height(height);
                    area.min_scrolled_height(height).show(ui, contents);
                } else {
                    contents(ui);
                }
            });
        });
    drawn.response.rect
}

/// The title, and a button for more or less.
fn head(ui: &mut Ui, look: &Look<'_>, state: &State, extent: Extent, chosen: &mut Option<bool>) {
    let (size, height) = (scaled(ui.style(), SMALL), scaled(ui.style(), HEAD));
    ui.spacing_mut().interact_size.y = height;
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(title(look, state)).size(size).family(strong())).extend());
        let is_whole = extent == Extent::Whole;
        let (sign, key) =
            if is_whole { (Icon::Minus, "map-legend-less") } else { (Icon::Plus, "map-legend-more") };
        if icon::button(ui, sign, &look.text.get(key)).clicked() {
            *chosen = Some(!is_whole);
        }
    });
}

/// What colours stand for.
fn classes(ui: &mut Ui, look: &Look<'_>, state: &State, (ink, counts): (&Ink, &Counts), extent: Extent) {
    match (ink, extent) {
        (_, Extent::Title) => {}
        (Ink::Measure(scale), Extent::Strip) => strip(ui, look, state, scale),
        (Ink::Measure(scale), _) => {
            for step in (0..STEPS).rev() {
                let badness = if scale.high_is_bad { step } else { STEPS - 1 - step };
                let dress = Dress {
                    colour: scale.colours[step],
                    size: 1.0 + 0.5 * badness as f32 / (STEPS - 1) as f32,
                    core: false,
                    rank: 0,
                };
                let count = counts.said(look, step, step == STEPS - 1);
                dot(ui, look, &dress, (&range(look, state, scale, step), count));
            }
            let count = counts.said(look, STEPS, false);
            dot(ui, look, &ink.dress(None), (&look.text.get("figure-none"), count));
        }
        (Ink::Going(states), _) => going(ui, look, *states, counts),
    }
}

/// What sizes, shapes and lines stand for.
fn rest(ui: &mut Ui, look: &Look<'_>, extent: Extent, is_crowded: bool) {
    if extent == Extent::Whole {
        utilisation(ui, look);
        ui.add_space(3.0);
        if !is_crowded {
            kinds(ui, look);
            quiet(ui, look, "map-size");
        }
    }
    // Whoever sees a dot takes it for a school unless told otherwise.
    if is_crowded && extent != Extent::Title {
        quiet(ui, look, "map-size-crowd");
    }
}

/// Less important words.
fn quiet(ui: &mut Ui, look: &Look<'_>, key: &str) {
    let size = scaled(ui.style(), SMALL);
    ui.add(Label::new(RichText::new(look.text.get(key)).size(size).color(look.palette.quiet)).extend());
}

/// The colours of a measure side by side, with the bounds between them.
fn strip(ui: &mut Ui, look: &Look<'_>, state: &State, scale: &Scale) {
    let unit = scaled(ui.style(), 1.0);
    let (font, ink) = (FontId::proportional(SMALL * unit), look.palette.quiet);
    let signed = state.shown.against.is_some();
    let bounds = scale.bounds.map(|at| {
        let words = bound(look.text, state.shown.measure, at, signed);
        ui.painter().layout_no_wrap(words, font.clone(), ink)
    });
    let widest = bounds.iter().map(|words| words.size().x).fold(0.0, f32::max);
    let step = (widest + 8.0).max(34.0 * unit);
    let (rect, _) = ui.allocate_exact_size(vec2(step * STEPS as f32, 30.0 * unit), Sense::hover());
    let painter = ui.painter();
    let corner = |at: usize| rect.left_top() + vec2(at as f32 * step, 0.0);
    for (at, colour) in scale.colours.iter().enumerate() {
        let part = Rect::from_min_size(corner(at), vec2(step - 1.0, 11.0 * unit));
        painter.rect_filled(part, 2.0, *colour);
    }
    for (at, words) in bounds.into_iter().enumerate() {
        let middle = corner(at + 1) + vec2(0.0, 13.0 * unit);
        painter.galley(Align2::CENTER_TOP.anchor_size(middle, words.size()).min, words, ink);
    }
}

fn title(look: &Look<'_>, state: &State) -> String {
    if state.shown.period == Period::Instant {
        return look.text.say("map-at", &[("time", clock(look.text, state.shown.minute).into())]);
    }
    let name = quantity_name(look.text, state.shown.measure);
    match state.shown.against {
        Some(_) => look.text.say("map-difference", &[("measure", name.into())]),
        None => name,
    }
}

/// Which scenario is subtracted from which, and whether both stand on the same ground.
fn difference(ui: &mut Ui, look: &Look<'_>, state: &State) {
    let (Some(study), Some(against)) = (&state.study, &state.shown.against) else { return };
    let text = look.text;
    let title =
        |name: &str| study.scenario(name).map_or("", |known| said(&known.title, text.language())).to_owned();
    let pair = [("shown", title(&state.shown.scenario).into()), ("against", title(against).into())];
    ui.scope(|ui| {
        let size = scaled(ui.style(), SMALL);
        ui.set_max_width(scaled(ui.style(), WORDS));
        ui.label(RichText::new(text.say("map-difference-pair", &pair)).size(size));
        if let Some(mixed) = Mixed::of(state) {
            let key = match mixed {
                Mixed::EstimateFirst => "map-difference-estimate-first",
                Mixed::EstimateLast => "map-difference-estimate-last",
            };
            ui.label(RichText::new(text.get(key)).size(size).color(look.palette.unsure));
        }
    });
}

fn going(ui: &mut Ui, look: &Look<'_>, states: States, counts: &Counts) {
    for going in Going::ALL.into_iter().rev() {
        let count = counts.said(look, going as usize, going == Going::Most);
        dot(ui, look, &Ink::going(states, going), (&look.text.get(going_key(going)), count));
    }
}

/// Key of the name of a state.
pub(super) const fn going_key(going: Going) -> &'static str {
    match going {
        Going::Rest => "map-going-rest",
        Going::Well => "map-going-well",
        Going::Some => "map-going-some",
        Going::Most => "map-going-most",
    }
}

/// A row: a dot as it is drawn on the map, what it stands for, and how many there are.
fn dot(ui: &mut Ui, look: &Look<'_>, dress: &Dress, (words, count): (&str, Option<String>)) {
    ui.horizontal(|ui| {
        let scale = scaled(ui.style(), 1.0);
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, ROW) * scale, Sense::hover());
        let shapes = dressed(EstablishmentKind::Ecole, rect.center(), 4.2 * scale, dress, &look.palette);
        ui.painter().extend(shapes.into_iter().flatten());
        // The card takes the room that its rows need, not the other way round.
        ui.add(Label::new(RichText::new(words).size(SMALL * scale)).extend());
        if let Some(count) = count {
            let count = RichText::new(count).size(SMALL * scale).color(look.palette.quiet);
            ui.add(Label::new(count).extend());
        }
    });
}

/// How links and gauges are drawn: a strip from empty to full.
fn utilisation(ui: &mut Ui, look: &Look<'_>) {
    ui.add_space(4.0);
    let points = scaled(ui.style(), 1.0);
    let title = RichText::new(look.text.get("map-utilisation")).size(SMALL * points).family(strong());
    ui.add(Label::new(title).extend());
    let scale = Scale::of(Measure::AccessUtilisationP95, look.palette.is_dark);
    let (rect, _) = ui.allocate_exact_size(vec2(190.0, 28.0) * points, Sense::hover());
    let painter = ui.painter();
    let bounds = [0.0, scale.bounds[0], scale.bounds[1], scale.bounds[2], scale.bounds[3], 1.0];
    let step = rect.width() / STEPS as f32;
    let font = FontId::proportional(SMALL * points);
    for (at, pair) in bounds.windows(2).enumerate() {
        let left = rect.left() + at as f32 * step;
        let middle = (pair[0] + pair[1]) as f32 / 2.0;
        let stroke = lines::stroke(LinkClass::HostSite, middle, &scale, &look.palette);
        let y = rect.top() + 6.0 * points;
        painter.line_segment([pos2(left, y), pos2(left + step - 2.0, y)], stroke);
        if at > 0 {
            let words = ((pair[0] * 100.0).round() as u32).to_string();
            painter.text(
                pos2(left - 1.0, rect.bottom()),
                Align2::CENTER_BOTTOM,
                words,
                font.clone(),
                look.palette.quiet,
            );
        }
    }
    let ends =
        [(rect.left_bottom(), Align2::LEFT_BOTTOM, 0.0), (rect.right_bottom(), Align2::RIGHT_BOTTOM, 1.0)];
    for (at, align, share) in ends {
        let words = number::percent_number(look.text.language(), share);
        painter.text(at, align, words, font.clone(), look.palette.quiet);
    }
}

/// Shapes of the types, in two columns.
fn kinds(ui: &mut Ui, look: &Look<'_>) {
    let scale = scaled(ui.style(), 1.0);
    let grid = egui::Grid::new("kinds").num_columns(2).spacing(vec2(10.0, 0.0)).min_row_height(ROW * scale);
    grid.show(ui, |ui| {
        for pair in EstablishmentKind::ALL.chunks(2) {
            for kind in pair {
                ui.horizontal(|ui| {
                    let (rect, _) = ui.allocate_exact_size(Vec2::splat(11.0 * scale), Sense::hover());
                    ui.painter().add(shape(*kind, rect.center(), 3.8 * scale, look.palette.quiet));
                    let name = RichText::new(kind_name(look.text, *kind)).size(SMALL * scale);
                    ui.add(Label::new(name.color(look.palette.quiet)).extend());
                });
            }
            ui.end_row();
        }
    });
}

/// "2 % to 10 %", "50 % and more".
fn range(look: &Look<'_>, state: &State, scale: &Scale, step: usize) -> String {
    let measure = state.shown.measure;
    let signed = state.shown.against.is_some();
    let said = |value: f64| bound(look.text, measure, value, signed);
    if step == 0 {
        look.text.say("map-below", &[("bound", said(scale.bounds[0]).into())])
    } else if step == STEPS - 1 {
        look.text.say("map-above", &[("bound", said(scale.bounds[STEPS - 2]).into())])
    } else {
        let (low, high) = (said(scale.bounds[step - 1]), said(scale.bounds[step]));
        look.text.say("map-between", &[("low", low.into()), ("high", high.into())])
    }
}

/// A card that lies on the map.
pub(in crate::panel) fn card(look: &Look<'_>) -> Frame {
    Frame::new()
        .fill(look.palette.card)
        .stroke(Stroke::new(1.0, look.palette.line))
        .corner_radius(6)
        .inner_margin(Margin::same(9))
}
