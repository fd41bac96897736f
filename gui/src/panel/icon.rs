//! Icons, drawn: no typeface has them all, and lines stay sharp at any size.

use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2};

/// An icon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    /// A camera: save a picture.
    Camera,
    /// Two sheets: copy.
    Copy,
    /// A sun: light theme.
    Sun,
    /// A moon: dark theme.
    Moon,
    /// A triangle: play.
    Play,
    /// Two bars: pause.
    Pause,
    /// A square: stop.
    Stop,
    /// A cross: close.
    Cross,
    /// An arrow that turns back: undo.
    Undo,
    /// An arrow that turns forward: redo.
    Redo,
    /// A triangle against a bar on its left: a step back.
    Back,
    /// A triangle against a bar on its right: a step on.
    Forth,
    /// A plus: closer, add.
    Plus,
    /// A minus: wider, remove.
    Minus,
    /// Corners of a frame: see all.
    Frame,
}

/// A square button of one icon, named for those who do not see it and under the pointer.
pub fn button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let side = ui.spacing().interact_size.y;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let visuals = ui.style().interact(&response);
        let painter = ui.painter();
        painter.rect(
            rect,
            visuals.corner_radius,
            visuals.weak_bg_fill,
            visuals.bg_stroke,
            egui::StrokeKind::Inside,
        );
        let mut colour = visuals.fg_stroke.color;
        if !ui.is_enabled() {
            colour = colour.gamma_multiply(0.4);
        }
        draw(painter, icon, rect.shrink(side * 0.26), colour);
    }
    response.on_hover_text(name)
}

/// The same in the upper right corner of something that is drawn already.
pub fn at_corner(ui: &mut Ui, drawn: Rect, icon: Icon, name: &str) -> Response {
    let side = ui.spacing().interact_size.y;
    let square = Rect::from_min_size(pos2(drawn.right() - side - 4.0, drawn.top() + 4.0), Vec2::splat(side));
    ui.scope_builder(egui::UiBuilder::new().max_rect(square), |ui| button(ui, icon, name)).inner
}

/// Draws an icon into a square.
pub fn draw(painter: &Painter, icon: Icon, square: Rect, colour: Color32) {
    let width = (square.width() * 0.13).max(1.4);
    let stroke = Stroke::new(width, colour);
    // Coordinates of the drawings: 0 to 1, right and down.
    let at = |x: f32, y: f32| pos2(square.left() + x * square.width(), square.top() + y * square.height());
    let area = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| at(*x, *y)).collect();
        Shape::convex_polygon(points, colour, Stroke::NONE)
    };
    let line = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
        Shape::line(points, stroke)
    };
    match icon {
        Icon::Play => {
            painter.add(area(&[(0.12, 0.0), (0.98, 0.5), (0.12, 1.0)]));
        }
        Icon::Pause => {
            for left in [0.08, 0.6] {
                painter.add(area(&[(left, 0.0), (left + 0.3, 0.0), (left + 0.3, 1.0), (left, 1.0)]));
            }
        }
        Icon::Back => {
            painter.add(area(&[(0.98, 0.05), (0.98, 0.95), (0.25, 0.5)]));
            painter.add(line(&[(0.1, 0.05), (0.1, 0.95)]));
        }
        Icon::Forth => {
            painter.add(area(&[(0.02, 0.05), (0.75, 0.5), (0.02, 0.95)]));
            painter.add(line(&[(0.9, 0.05), (0.9, 0.95)]));
        }
        Icon::Stop => {
            painter.add(area(&[(0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)]));
        }
        Icon::Cross => {
            painter.add(line(&[(0.1, 0.1), (0.9, 0.9)]));
            painter.add(line(&[(0.9, 0.1), (0.1, 0.9)]));
        }
        Icon::Plus => {
            painter.add(line(&[(0.5, 0.05), (0.5, 0.95)]));
            painter.add(line(&[(0.05, 0.5), (0.95, 0.5)]));
        }
        Icon::Minus => {
            painter.add(line(&[(0.05, 0.5), (0.95, 0.5)]));
        }
        Icon::Frame => {
            for (x, y) in [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)] {
                let inward = |from: f32| from + 0.32 * (1.0 - 2.0 * from);
                painter.add(line(&[(inward(x), y), (x, y), (x, inward(y))]));
            }
        }
        Icon::Copy => {
            let sheet = [(0.32, 0.3), (1.0, 0.3), (1.0, 1.04), (0.32, 1.04)].map(|(x, y)| at(x, y)).to_vec();
            painter.add(Shape::closed_line(sheet, stroke));
            // Of the other one, what lies open behind it.
            painter.add(line(&[(0.12, 0.74), (0.0, 0.74), (0.0, 0.0), (0.68, 0.0), (0.68, 0.1)]));
        }
        Icon::Undo | Icon::Redo => turning(painter, icon == Icon::Undo, &at, stroke),
        Icon::Sun => sun(painter, square, stroke),
        Icon::Moon => moon(painter, square, colour),
        Icon::Camera => camera(painter, &at, stroke, square),
    }
}

/// Three quarters of a circle with an arrow head at its beginning.
fn turning(painter: &Painter, back: bool, at: &impl Fn(f32, f32) -> Pos2, stroke: Stroke) {
    let side = |x: f32| if back { x } else { 1.0 - x };
    let arc: Vec<Pos2> = (0..=18)
        .map(|step| {
            let angle = (-90.0 + f32::from(step as u8) * 14.0_f32).to_radians();
            at(side(0.46 + 0.42 * angle.cos()), 0.58 + 0.42 * angle.sin())
        })
        .collect();
    painter.add(Shape::line(arc, stroke));
    let head = [(0.46, -0.1), (0.1, 0.17), (0.46, 0.42)].map(|(x, y)| at(side(x), y)).to_vec();
    painter.add(Shape::convex_polygon(head, stroke.color, Stroke::NONE));
}

fn sun(painter: &Painter, square: Rect, stroke: Stroke) {
    let (middle, radius) = (square.center(), square.width() / 2.0);
    painter.circle_filled(middle, radius * 0.48, stroke.color);
    for ray in 0..8_u8 {
        let direction = Vec2::angled(f32::from(ray) * std::f32::consts::FRAC_PI_4);
        painter
            .line_segment([middle + direction * radius * 0.74, middle + direction * radius * 1.12], stroke);
    }
}

/// A disc without a smaller one: strips between two arcs.
fn moon(painter: &Painter, square: Rect, colour: Color32) {
    let (middle, radius) = (square.center(), square.width() / 2.0);
    let mut mesh = egui::Mesh::default();
    let steps = 24_u8;
    for step in 0..=steps {
        let angle = (50.0 + 220.0 * f32::from(step) / f32::from(steps)).to_radians();
        // The inner arc runs between the same tips, flatter.
        let outer = Vec2::angled(angle) * radius;
        let tips = (Vec2::angled(50_f32.to_radians()), Vec2::angled(270_f32.to_radians()));
        let along = f32::from(step) / f32::from(steps);
        let chord = (tips.0 + (tips.1 - tips.0) * along) * radius;
        let bulge = Vec2::angled(160_f32.to_radians()) * radius * 0.55 * (along * std::f32::consts::PI).sin();
        mesh.colored_vertex(middle + outer, colour);
        mesh.colored_vertex(middle + chord + bulge * 0.4, colour);
    }
    for step in 0..u32::from(steps) {
        let first = step * 2;
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first + 1, first + 2, first + 3);
    }
    painter.add(Shape::mesh(mesh));
}

fn camera(painter: &Painter, at: &impl Fn(f32, f32) -> Pos2, stroke: Stroke, square: Rect) {
    let body = [
        (-0.05, 0.2),
        (0.25, 0.2),
        (0.36, 0.02),
        (0.64, 0.02),
        (0.75, 0.2),
        (1.05, 0.2),
        (1.05, 0.95),
        (-0.05, 0.95),
    ];
    let stroke = Stroke::new(stroke.width * 0.85, stroke.color);
    painter.add(Shape::closed_line(body.map(|(x, y)| at(x, y)).to_vec(), stroke));
    painter.circle_stroke(at(0.5, 0.56), square.width() * 0.2, stroke);
}
