//! What can be kept as a picture, driven without a window.

use super::*;
use crate::state::Theme;
use crate::theme::palette;
use egui::epaint::{ClippedShape, Primitive, Vertex};
use egui::{Event, Key, Modifiers, Pos2, RawInput, ScrollArea, Sense};
use maillage_scenarios::text::Language;

/// Height of what can be kept, points, without its title.
const HEIGHT: f32 = 120.0;

/// A window with something that can be kept.
struct Window {
    context: Context,
    size: egui::Vec2,
    /// Room above it.
    above: f32,
}

/// What came of a frame.
struct Frame {
    action: Option<Action>,
    /// Where that which can be kept was drawn.
    drawn: Rect,
    shapes: Vec<ClippedShape>,
}

impl Window {
    fn new(above: f32, height: f32) -> Self {
        let context = Context::default();
        theme::install(&context);
        theme::apply(&context, Theme::Light, 1.0);
        let mut window = Self { context, size: vec2(400.0, height), above };
        // Sizes are known from the second frame on.
        for _ in 0..3 {
            window.frame(Vec::new(), true);
        }
        window
    }

    /// Draws a frame, with or without the button.
    fn frame(&mut self, events: Vec<Event>, has_button: bool) -> Frame {
        let screen = Rect::from_min_size(Pos2::ZERO, self.size);
        let input = RawInput { screen_rect: Some(screen), events, ..RawInput::default() };
        let text = Text::new(Language::English);
        let look = Look { text: &text, palette: palette(Theme::Light) };
        let (mut action, mut drawn) = (None, Rect::NOTHING);
        let mut output = self.context.run_ui(input, |root| {
            ScrollArea::vertical().auto_shrink(false).show(root, |ui| {
                ui.add_space(self.above);
                let contents = |ui: &mut Ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(300.0, HEIGHT), Sense::hover());
                    ui.painter().rect_filled(rect, 0.0, look.palette.accent);
                    drawn = rect;
                };
                if has_button {
                    action = chart(ui, &look, "tested", "Tested", contents);
                } else {
                    under(ui, "Tested", contents);
                }
            });
        });
        // Nothing is painted.
        output.textures_delta.clear();
        Frame { action, drawn, shapes: output.shapes }
    }

    /// Presses and releases a key.
    fn key(&mut self, key: Key) {
        let modifiers = Modifiers::NONE;
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), event(false)], true);
    }

    /// All that is painted of some shapes.
    fn painted(&self, shapes: Vec<ClippedShape>) -> Vec<Vertex> {
        let parts = self.context.tessellate(shapes, 1.0).into_iter();
        parts
            .flat_map(|part| match part.primitive {
                Primitive::Mesh(mesh) => mesh.vertices,
                Primitive::Callback(_) => Vec::new(),
            })
            .collect()
    }
}

#[test]
fn a_picture_is_asked_for_once_and_the_button_is_not_in_it() {
    let mut window = Window::new(0.0, 300.0);
    let bare = window.frame(Vec::new(), false).shapes;
    let bare = window.painted(bare);
    let with_button = window.frame(Vec::new(), true).shapes;
    assert_ne!(window.painted(with_button), bare, "the button is seen");
    window.key(Key::Tab);
    window.key(Key::Enter);
    let frames: Vec<Frame> = (0..12).map(|_| window.frame(Vec::new(), true)).collect();
    let asked: Vec<usize> = (0..frames.len()).filter(|frame| frames[*frame].action.is_some()).collect();
    let [asked] = asked[..] else { panic!("asked for once: {asked:?}") };
    // The picture is that of a frame that follows.
    for frame in &frames[..=asked + 2] {
        assert_eq!(window.painted(frame.shapes.clone()), bare, "no button");
    }
    let last = frames.last().map(|frame| frame.shapes.clone());
    assert_ne!(window.painted(last.unwrap()), bare, "the button is back");
    let Some(Action::SavePicture(Some(part))) = frames[asked].action else { panic!("a part of the window") };
    let drawn = frames[asked].drawn;
    assert!(part.contains_rect(drawn) && part.top() < drawn.top(), "{part:?}: {drawn:?} and its title");
}

#[test]
fn what_is_out_of_sight_is_scrolled_into_view() {
    for (above, height) in [(900.0, 300.0), (900.0, 100.0)] {
        let mut window = Window::new(above, height);
        Wanted::ask(&window.context, "tested");
        let part = (0..12).find_map(|_| match window.frame(Vec::new(), true).action {
            Some(Action::SavePicture(part)) => part,
            _ => None,
        });
        let part = part.expect("a part of the window");
        assert!(part.top() >= 0.0 && part.bottom() <= height, "{part:?} is in the window");
        // All of it where there is room; else its upper end, as much as fits.
        let least = if height > 2.0 * HEIGHT { HEIGHT } else { 0.8 * height };
        assert!(part.height() > least, "{part:?}");
    }
}

#[test]
fn what_is_not_wanted_is_not_kept() {
    let mut window = Window::new(0.0, 300.0);
    Wanted::ask(&window.context, "another");
    for _ in 0..12 {
        assert_eq!(window.frame(Vec::new(), true).action, None);
    }
}
