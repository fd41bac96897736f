//! The strip of hours, driven without a window.

use super::*;
use crate::document::{Document, USUAL};
use crate::state::{Preferences, Theme};
use crate::theme::palette;
use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, UiBuilder};
use maillage_scenarios::file::LocalText;
use maillage_scenarios::text::Language;
use maillage_sim::territory::Territory;
use std::sync::Arc;

#[test]
fn the_cursor_stays_on_the_strip() {
    assert_eq!(moved(600.0, -LONG_STEP), 595.0);
    assert_eq!(moved(FIRST_MINUTE, -1.0), FIRST_MINUTE);
    assert_eq!(moved(LAST_MINUTE - 2.0, LONG_STEP), LAST_MINUTE);
}

#[test]
fn a_minute_is_said_in_both_languages() {
    let at = Minute { lessons: 412, disturbed: 37, ..Minute::default() };
    let plain = |c: char| if matches!(c, '\u{a0}' | '\u{202f}') { ' ' } else { c };
    let said = |language| in_words(&Text::new(language), 605.0, &at).chars().map(plain).collect::<String>();
    assert_eq!(said(Language::French), "10 h 05 : 412 cours, 37 perturbés");
    assert_eq!(said(Language::English), "10:05: 412 lessons, 37 disturbed");
}

/// A window with the timeline alone, of a territory without schools.
struct Window {
    context: Context,
    state: State,
}

impl Window {
    const SIZE: egui::Vec2 = vec2(900.0, 170.0);

    fn new() -> Self {
        let context = Context::default();
        theme::install(&context);
        theme::apply(&context, Theme::Light, 1.0);
        let mut state = State::new(Document::bundled(USUAL).unwrap(), Preferences::default());
        state.study = Some(Arc::new(Checked {
            name: String::new(),
            title: LocalText::default(),
            territory: Arc::new(Territory::default()),
            scenarios: Vec::new(),
            phases: Vec::new(),
            days: Vec::new(),
            titles: maillage_scenarios::study::Titles::default(),
            reference: 0,
            means: Arc::new(maillage_scenarios::file::means::LoadedMeans::usual()),
            seed: 1,
            replications: 1,
        }));
        Self { context, state }
    }

    /// Draws a frame in which these things happen; what it asks for is done to the cursor.
    fn frame(&mut self, events: Vec<Event>) -> Vec<Action> {
        let screen = Rect::from_min_size(Pos2::ZERO, Self::SIZE);
        let input = RawInput { screen_rect: Some(screen), events, ..RawInput::default() };
        let (text, mut actions) = (Text::new(Language::English), Vec::new());
        let look = Look { text: &text, palette: palette(Theme::Light) };
        let mut output = self.context.run_ui(input, |root| {
            root.scope_builder(UiBuilder::new().max_rect(screen), |root| {
                ui(root, &look, &self.state, &mut Draft, &mut actions);
            });
        });
        // Nothing is painted.
        output.textures_delta.clear();
        for action in &actions {
            if let Action::Minute(minute) = action {
                self.state.shown.minute = *minute;
            }
        }
        actions
    }

    fn key(&mut self, key: Key, modifiers: Modifiers) -> Vec<Action> {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let actions = self.frame(vec![Event::ModifiersChanged(modifiers), event(true)]);
        self.frame(vec![event(false), Event::ModifiersChanged(Modifiers::NONE)]);
        actions
    }

    fn button(&mut self, pos: Pos2, pressed: bool) -> Vec<Action> {
        let press =
            Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        self.frame(vec![Event::PointerMoved(pos), press])
    }
}

#[test]
fn the_strip_is_clicked_dragged_and_stepped() {
    let mut window = Window::new();
    window.frame(Vec::new());
    let (here, there) = (pos2(300.0, 110.0), pos2(420.0, 110.0));
    window.button(here, true);
    window.button(here, false);
    let clicked = window.state.shown.minute;
    window.button(here, true);
    window.frame(vec![Event::PointerMoved(there)]);
    window.button(there, false);
    let dragged = window.state.shown.minute;
    assert!(FIRST_MINUTE < clicked && clicked < dragged && dragged < LAST_MINUTE, "{clicked} {dragged}");
    assert_eq!(window.key(Key::ArrowRight, Modifiers::NONE), [Action::Minute(dragged + 1.0)]);
    assert_eq!(window.key(Key::ArrowLeft, Modifiers::SHIFT), [Action::Minute(dragged - 4.0)]);
    assert_eq!(window.key(Key::Space, Modifiers::NONE), [Action::Play(true)]);
    window.state.shown.minute = LAST_MINUTE;
    let again = window.key(Key::Space, Modifiers::NONE);
    assert_eq!(again, [Action::Minute(FIRST_MINUTE), Action::Play(true)], "a day that is over begins again");
}
