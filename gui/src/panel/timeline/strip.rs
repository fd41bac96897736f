//! The strip of hours: classes shaded, bells marked, lessons as areas, the busiest link and hosts as lines, the cursor.

use super::nodes::busiest;
use super::{FIRST_MINUTE, LAST_MINUTE, LONG_STEP, awaited, in_words, moved, play};
use crate::action::Action;
use crate::panel::Look;
use crate::panel::figure::{capital, clock};
use crate::state::State;
use crate::text::number;
use crate::theme::{Palette, scaled, strong};
use crate::work::film::{Minute, Reel};
use egui::{
    Align2, Color32, CursorIcon, EventFilter, FontId, Key, Mesh, Painter, Pos2, Rect, Response, RichText,
    Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

/// What the strip draws.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Curve {
    /// Lessons in progress.
    Lessons,
    /// Of these, those that end disturbed.
    Disturbed,
    /// The busiest shared link.
    Link,
    /// The busiest hosts outside establishments.
    Pool,
}

impl Curve {
    /// Every curve, in the order of the legend.
    pub(super) const ALL: [Self; 4] = [Self::Lessons, Self::Disturbed, Self::Link, Self::Pool];

    /// Key of its name.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Lessons => "timeline-in-progress",
            Self::Disturbed => "timeline-disturbed",
            Self::Link => "timeline-link",
            Self::Pool => "timeline-pool",
        }
    }

    fn colour(self, palette: &Palette) -> Color32 {
        match self {
            Self::Lessons => palette.card.lerp_to_gamma(palette.quiet, 0.45),
            Self::Disturbed => palette.bad,
            Self::Link => palette.accent,
            Self::Pool => palette.unsure,
        }
    }

    /// Its value in a minute.
    pub(super) fn of(self, at: &Minute) -> f32 {
        match self {
            Self::Lessons => at.lessons as f32,
            Self::Disturbed => at.disturbed as f32,
            Self::Link => at.link.0,
            Self::Pool => at.pool.0,
        }
    }

    /// How it looks on the strip: an area, a line, a dashed line.
    pub(super) fn sign(self, painter: &Painter, rect: Rect, palette: &Palette) {
        let colour = self.colour(palette);
        match self {
            Self::Lessons | Self::Disturbed => {
                painter.rect_filled(rect, 2.0, colour);
            }
            Self::Link | Self::Pool => {
                self.line(painter, &[rect.left_center(), rect.right_center()], palette);
            }
        }
    }

    fn line(self, painter: &Painter, points: &[Pos2], palette: &Palette) {
        let stroke = Stroke::new(2.0, self.colour(palette));
        if self == Self::Pool {
            painter.extend(Shape::dashed_line(points, stroke, 5.0, 3.0));
        } else {
            painter.add(Shape::line(points.to_vec(), stroke));
        }
    }
}

/// Size of labels, points at the usual size of text.
const LABEL: f32 = crate::theme::SMALL;

/// Least room on either side of the strip, points.
const LEAST_MARGIN: f32 = 42.0;

/// What is drawn on the strip.
#[derive(Debug)]
pub(super) struct Strip<'a> {
    pub(super) look: &'a Look<'a>,
    pub(super) state: &'a State,
    pub(super) reel: Option<&'a Reel>,
    /// Slots of classes.
    pub(super) slots: Vec<(f32, f32)>,
}

/// Where things are on the strip.
#[derive(Clone, Copy, Debug)]
struct Frame {
    plot: Rect,
    /// Lessons at the top of the strip.
    most: f32,
}

impl Frame {
    fn x(&self, minute: f32) -> f32 {
        let share = (minute - FIRST_MINUTE) / (LAST_MINUTE - FIRST_MINUTE);
        self.plot.left() + share.clamp(0.0, 1.0) * self.plot.width()
    }

    fn minute(&self, x: f32) -> f32 {
        let share = ((x - self.plot.left()) / self.plot.width()).clamp(0.0, 1.0);
        (FIRST_MINUTE + share * (LAST_MINUTE - FIRST_MINUTE)).round()
    }

    fn y(&self, curve: Curve, value: f32) -> f32 {
        let top = match curve {
            Curve::Lessons | Curve::Disturbed => self.most,
            Curve::Link | Curve::Pool => 1.0,
        };
        // A line at 100 % is not cut by the frame.
        self.plot.bottom() - (value / top).min(1.0) * (self.plot.height() - 4.0)
    }
}

impl Strip<'_> {
    pub(super) fn ui(&self, ui: &mut Ui, rect: Rect, actions: &mut Vec<Action>) {
        let most = self.reel.map_or(0, |reel| reel.minutes().iter().map(|at| at.lessons).max().unwrap_or(0));
        let most = round_up(most);
        let font = FontId::proportional(scaled(ui.style(), LABEL));
        let [left, right] = self.margins(ui, &font, most);
        let foot = 4.0 + scaled(ui.style(), 17.0);
        let plot = Rect::from_min_max(rect.min + vec2(left, 3.0), rect.max - vec2(right, foot));
        let frame = Frame { plot, most };
        let id = ui.scope_id().with("strip");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        self.act(ui, &response, &frame, actions);
        let painter = ui.painter_at(rect.expand(2.0));
        self.ground(&painter, &frame, &font);
        if let Some(reel) = self.reel {
            for curve in [Curve::Lessons, Curve::Disturbed] {
                area(&painter, &frame, curve, reel, &self.look.palette);
            }
            for curve in [Curve::Pool, Curve::Link] {
                let line = points(&frame, curve, reel);
                curve.line(&painter, &line, &self.look.palette);
            }
        } else {
            let font = FontId::proportional(scaled(ui.style(), 13.5));
            let words = awaited(self.look, self.state);
            painter.text(plot.center(), Align2::CENTER_CENTER, words, font, self.look.palette.quiet);
        }
        let stroke = Stroke::new(1.0, self.look.palette.line);
        painter.rect_stroke(plot, 3.0, stroke, StrokeKind::Outside);
        self.cursor(&painter, &frame);
        if response.has_focus() {
            painter.rect_stroke(plot, 3.0, Stroke::new(2.0, self.look.palette.accent), StrokeKind::Outside);
        }
        self.hover(&painter, response, &frame);
    }

    /// Room for the labels on the left and on the right of the strip: as much as the widest of them needs.
    fn margins(&self, ui: &Ui, font: &FontId, most: f32) -> [f32; 2] {
        let language = self.look.text.language();
        let width = |words: String| {
            ui.painter().layout_no_wrap(words, font.clone(), self.look.palette.quiet).size().x
        };
        let lessons =
            [0.5, 1.0].map(|share: f32| width(number::decimal(language, f64::from(share * most), 0)));
        let percent = width(number::percent(language, 1.0));
        // Labels of hours reach beyond both ends as well.
        [lessons[0].max(lessons[1]), percent].map(|widest| (widest + 12.0).max(LEAST_MARGIN))
    }

    /// Hand, keys, and those who read the screen aloud.
    fn act(&self, ui: &Ui, response: &Response, frame: &Frame, actions: &mut Vec<Action>) {
        let minute = self.state.shown.minute;
        if let Some(pointer) = response.interact_pointer_pos()
            && (response.clicked() || response.dragged())
        {
            actions.push(Action::Minute(frame.minute(pointer.x)));
        } else if response.clicked() {
            // Space or Enter, with the focus on the strip.
            play(self.state, actions);
        }
        if response.clicked() || response.drag_started() {
            response.request_focus();
        }
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let step = if ui.input(|input| input.modifiers.shift) { LONG_STEP } else { 1.0 };
            let by = ui.input(|input| {
                f32::from(
                    i8::from(input.key_pressed(Key::ArrowRight))
                        - i8::from(input.key_pressed(Key::ArrowLeft)),
                )
            });
            if by != 0.0 {
                actions.push(Action::Minute(moved(minute, by * step)));
            }
        }
        let asked = ui.input(|input| {
            let times = |action| input.num_accesskit_action_requests(response.id, action) as f32;
            times(accesskit::Action::Increment) - times(accesskit::Action::Decrement)
        });
        if asked != 0.0 {
            actions.push(Action::Minute(moved(minute, asked * LONG_STEP)));
        }
        let words = self.reel.map_or_else(
            || clock(self.look.text, minute),
            |reel| in_words(self.look.text, minute, &reel.at(minute)),
        );
        response.widget_info(|| WidgetInfo::slider(true, f64::from(minute), &words));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(f64::from(FIRST_MINUTE));
            node.set_max_numeric_value(f64::from(LAST_MINUTE));
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
        });
    }

    /// Classes, bells, hours and scales.
    fn ground(&self, painter: &Painter, frame: &Frame, font: &FontId) {
        let (palette, plot) = (&self.look.palette, frame.plot);
        painter.rect_filled(plot, 3.0, palette.card);
        let shade = palette.card.lerp_to_gamma(palette.accent, 0.07);
        for &(start, end) in &self.slots {
            let slot = Rect::from_x_y_ranges(frame.x(start)..=frame.x(end), plot.y_range());
            painter.rect_filled(slot, 0.0, shade);
        }
        // Half the height of a digit.
        let half = 0.44 * font.size;
        for (share, label) in [(0.0, true), (0.5, plot.height() > 60.0), (1.0, true)] {
            let y = frame.y(Curve::Link, share);
            if share > 0.0 {
                let faint = Stroke::new(1.0, palette.line.gamma_multiply(0.7));
                painter.line_segment([pos2(plot.left(), y), pos2(plot.right(), y)], faint);
            }
            if !label {
                continue;
            }
            let language = self.look.text.language();
            // The outermost labels stay within the strip.
            let y = y.clamp(plot.top() + half, plot.bottom() - 0.8 * half);
            if self.reel.is_some() {
                let lessons = number::decimal(language, f64::from(share * frame.most), 0);
                painter.text(
                    pos2(plot.left() - 6.0, y),
                    Align2::RIGHT_CENTER,
                    lessons,
                    font.clone(),
                    palette.quiet,
                );
            }
            let percent = number::percent(language, f64::from(share));
            painter.text(
                pos2(plot.right() + 6.0, y),
                Align2::LEFT_CENTER,
                percent,
                font.clone(),
                palette.quiet,
            );
        }
        if self.reel.is_some() {
            // The day begins without lessons: the unit of the left scale has room beside its highest number.
            let words = self.look.text.get("timeline-unit");
            let at = pos2(plot.left() + 5.0, frame.y(Curve::Link, 1.0).max(plot.top() + half));
            painter.text(at, Align2::LEFT_CENTER, words, font.clone(), palette.quiet);
        }
        for &(start, end) in &self.slots {
            for bell in [start, end] {
                let x = frame.x(bell);
                painter.line_segment(
                    [pos2(x, plot.bottom()), pos2(x, plot.bottom() + 4.0)],
                    Stroke::new(1.2, palette.quiet),
                );
            }
        }
        // Whole hours, or every second, third or fourth of them: as many as have room.
        let room = plot.width() / 12.0;
        let every = [1, 2, 3].into_iter().find(|every| room * *every as f32 >= 2.7 * font.size).unwrap_or(4);
        for hour in (7_u32..=19).step_by(every) {
            let at = pos2(frame.x(hour as f32 * 60.0), plot.bottom() + 4.0);
            let words = self.look.text.say("timeline-hour-of", &[("hour", hour.into())]);
            painter.text(at, Align2::CENTER_TOP, words, font.clone(), palette.quiet);
        }
    }

    fn cursor(&self, painter: &Painter, frame: &Frame) {
        let (palette, plot) = (&self.look.palette, frame.plot);
        let x = frame.x(self.state.shown.minute);
        let ends = [pos2(x, plot.top() - 2.0), pos2(x, plot.bottom() + 2.0)];
        painter.line_segment(ends, Stroke::new(5.0, palette.card.gamma_multiply(0.8)));
        painter.line_segment(ends, Stroke::new(2.2, palette.ink));
        let flag = [vec2(-6.5, -3.0), vec2(6.5, -3.0), vec2(6.5, 3.0), vec2(0.0, 10.0), vec2(-6.5, 3.0)];
        let flag = flag.map(|corner| pos2(x, plot.top()) + corner).to_vec();
        painter.add(Shape::convex_polygon(flag, palette.ink, Stroke::new(1.5, palette.card)));
    }

    /// The minute under the pointer.
    fn hover(&self, painter: &Painter, response: Response, frame: &Frame) {
        let Some(pointer) = response.hover_pos() else { return };
        let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
        let (palette, minute) = (&self.look.palette, frame.minute(pointer.x));
        let x = frame.x(minute);
        painter.vline(x, frame.plot.y_range(), Stroke::new(1.0, palette.quiet));
        let Some(reel) = self.reel else { return };
        let at = reel.at(minute);
        for curve in Curve::ALL {
            let spot = pos2(x, frame.y(curve, curve.of(&at)));
            painter.circle(spot, 3.2, curve.colour(palette), Stroke::new(1.5, palette.card));
        }
        response.on_hover_ui_at_pointer(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = scaled(ui.style(), 18.0);
            ui.label(RichText::new(clock(self.look.text, minute)).family(strong()));
            for curve in Curve::ALL {
                ui.horizontal(|ui| {
                    let size = vec2(16.0, 10.0) * scaled(ui.style(), 1.0);
                    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                    curve.sign(ui.painter(), rect, palette);
                    let value = curve.value(self.look.text, &at);
                    let study = self.state.study.as_deref();
                    let which = study.and_then(|study| busiest(self.look, (study, reel), curve, &at));
                    let which = which.map_or_else(String::new, |name| format!(" ({name})"));
                    let name = capital(&self.look.text.get(curve.key()));
                    ui.label(format!("{name}{}{value}{which}", self.look.text.get("gui-colon-space")));
                });
            }
        });
    }
}

/// A round number of lessons above the most there are.
fn round_up(most: u32) -> f32 {
    let most = f64::from(most.max(1));
    let unit = 10.0_f64.powf(most.log10().floor());
    let round =
        [1.0, 1.2, 1.4, 1.6, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0].into_iter().map(|step| step * unit);
    round.into_iter().find(|round| *round >= most).unwrap_or(most) as f32
}

/// The minutes that the strip shows, with their values.
pub(super) fn shown(reel: &Reel) -> impl Iterator<Item = (f32, &Minute)> {
    let minutes = reel.minutes().iter().enumerate();
    minutes
        .skip(FIRST_MINUTE as usize)
        .take((LAST_MINUTE - FIRST_MINUTE) as usize + 1)
        .map(|(at, value)| (at as f32, value))
}

fn points(frame: &Frame, curve: Curve, reel: &Reel) -> Vec<Pos2> {
    shown(reel).map(|(minute, at)| pos2(frame.x(minute), frame.y(curve, curve.of(at)))).collect()
}

/// An area from the foot of the strip up to the curve. A lesson lasts to the end of its last minute: steps, not slopes.
fn area(painter: &Painter, frame: &Frame, curve: Curve, reel: &Reel, palette: &Palette) {
    let colour = curve.colour(palette);
    let mut mesh = Mesh::default();
    let mut from = 0;
    let minutes: Vec<(f32, f32)> = shown(reel).map(|(minute, at)| (minute, curve.of(at))).collect();
    while from < minutes.len() {
        // Minutes of one value are one rectangle.
        let to = (from..minutes.len()).find(|at| minutes[*at].1 != minutes[from].1).unwrap_or(minutes.len());
        let (start, value) = minutes[from];
        if value > 0.0 {
            let x = frame.x(start)..=frame.x(minutes[to - 1].0 + 1.0);
            mesh.add_colored_rect(
                Rect::from_x_y_ranges(x, frame.y(curve, value)..=frame.plot.bottom()),
                colour,
            );
        }
        from = to;
    }
    painter.add(Shape::mesh(mesh));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_of_lessons_is_round_and_holds_them() {
        for (most, top) in [(0, 1.0), (1, 1.0), (7, 8.0), (412, 500.0), (1180, 1200.0), (9999, 10_000.0)] {
            assert_eq!(round_up(most), top);
        }
    }

    #[test]
    fn minutes_and_points_are_inverse() {
        let plot = Rect::from_min_size(pos2(40.0, 10.0), vec2(733.0, 100.0));
        let frame = Frame { plot, most: 1.0 };
        for minute in [FIRST_MINUTE, 605.0, 1001.0, LAST_MINUTE] {
            assert_eq!(frame.minute(frame.x(minute)), minute);
        }
        assert_eq!(frame.minute(0.0), FIRST_MINUTE, "left of the strip");
    }
}
