//! Keys that work everywhere: undo and redo, save, open, views by number, play, the cursor of the day.

use super::timeline;
use crate::action::Action;
use crate::layout::Pane;
use crate::state::State;
use egui::{Key, KeyboardShortcut, Modifiers, Ui};

const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
const REDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
const REDO_TOO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
const SAVE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::S);
const OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);

/// Keys of the views, in their order.
const VIEWS: [Key; 8] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];

/// The keys that show a view.
pub fn of(view: Pane) -> Option<KeyboardShortcut> {
    let key = Pane::ALL.into_iter().zip(VIEWS).find(|(known, _)| *known == view);
    key.map(|(_, key)| KeyboardShortcut::new(Modifiers::COMMAND, key))
}

/// Turns keys into actions.
pub fn ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    // A question is answered first.
    if state.question.is_some() {
        return;
    }
    // Redo first: its keys hold those of undo.
    let shortcuts = [
        (REDO, Action::Redo),
        (REDO_TOO, Action::Redo),
        (UNDO, Action::Undo),
        (SAVE, Action::Save),
        (OPEN, Action::ChooseFile),
    ];
    for (keys, action) in shortcuts {
        if ui.input_mut(|input| input.consume_shortcut(&keys)) {
            actions.push(action);
        }
    }
    for view in Pane::ALL {
        if of(view).is_some_and(|keys| ui.input_mut(|input| input.consume_shortcut(&keys))) {
            actions.push(Action::Show(view));
        }
    }
    // Other keys belong to whatever has the focus.
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    let minute = state.shown.minute;
    // A minute, or five with Shift.
    let step = if ui.input(|input| input.modifiers.shift) { timeline::LONG_STEP } else { 1.0 };
    if ui.input(|input| input.key_pressed(Key::Space)) {
        timeline::play(state, actions);
    }
    let singles = [
        (Key::ArrowLeft, Action::Minute(timeline::moved(minute, -step))),
        (Key::ArrowRight, Action::Minute(timeline::moved(minute, step))),
        (Key::Escape, Action::Select(None)),
    ];
    for (key, action) in singles {
        if ui.input(|input| input.key_pressed(key)) {
            actions.push(action);
        }
    }
}
