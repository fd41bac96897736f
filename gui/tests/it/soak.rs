//! Random clicks, drags, keys, wheels and texts: nothing panics, no edit is lost, faults are shown.
//!
//! Seeded: the same steps every time. Each seed takes 160 steps; `MAILLAGE_SOAK_STEPS=N` makes that N (3200: some minutes).
//! Its length is said past the capture of what tests print: steps, frames, edits, seconds.
//!
//! That no edit is lost is looked at after every step, on a copy (all undone, the texts are those that were opened), and
//! after every round in the window itself: all undone, all done again, saved and read from disk, the texts are the same
//! byte for byte.

use crate::harness::{Window, ends};
use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, Vec2, pos2,
    vec2,
};
use maillage_gui::action::{Action, Edit};
use maillage_gui::document::{Document, Texts};
use maillage_gui::layout::Pane;
use maillage_gui::state::Question;
use maillage_scenarios::file;
use maillage_scenarios::text::Language;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use std::fs;
use std::io::Write;
use std::time::Instant;

/// Steps of a round: so few that all of its edits can be undone.
const ROUND: u32 = 160;

/// Edits that can be undone, and more: as often is undone what is undone to the end.
const DEPTH: usize = 600;

/// Steps between looks at what takes a while to look at.
const LOOK: u32 = 20;

/// Words that are typed.
const WORDS: [&str; 8] = ["é", "12", "Aurillac", "[phases.2018]\n", "\"", "100 Mb/s", "#", "œ « »"];

/// Keys that are pressed.
const KEYS: [Key; 16] = [
    Key::Tab,
    Key::Space,
    Key::Enter,
    Key::Escape,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Home,
    Key::End,
    Key::Backspace,
    Key::Delete,
    Key::Plus,
    Key::Minus,
    Key::Z,
    Key::Y,
];

#[test]
fn soak_with_seed_1() {
    soak(1, Language::French);
}

#[test]
fn soak_with_seed_2() {
    soak(2, Language::English);
}

#[test]
fn soak_with_seed_3() {
    soak(3, Language::French);
}

/// Steps of each seed.
fn steps() -> u32 {
    let wanted = std::env::var("MAILLAGE_SOAK_STEPS").ok();
    wanted.map_or(ROUND, |steps| steps.parse().expect("MAILLAGE_SOAK_STEPS is a number of steps"))
}

fn soak(seed: u64, language: Language) {
    let begun = Instant::now();
    let mut window = Window::small_blank(language);
    let first_frame = window.harness.ctx.cumulative_frame_nr();
    let mut draws = Pcg64Mcg::seed_from_u64(seed);
    let mut opened = window.state().document.texts().clone();
    window.want(Action::Scenario("fibre".to_owned()));
    let (steps, mut edits) = (steps(), 0_u32);
    for step in 0..steps {
        let when = format!("seed {seed}, step {step}");
        let before = window.state().document.clone();
        let was_asked = window.state().question.is_some();
        happen(&mut window, &mut draws);
        give_up_paths(&mut window);
        let document = &window.state().document;
        if is_another(document, &before) {
            assert!(was_asked || !before.is_changed(), "{when}: nobody was asked about the edits");
            opened = document.texts().clone();
        } else {
            edits += u32::from(document.texts() != before.texts());
        }
        let (first, last) = ends(document);
        assert_eq!(*first.texts(), opened, "{when}: undone, everything is as it was");
        let mut now = document.clone();
        while now.redo() {}
        assert_eq!(now.texts(), last.texts(), "{when}: no way leads past an edit");
        if step % LOOK == LOOK - 1 {
            look(&mut window, &when);
        }
        if step % ROUND == ROUND - 1 || step + 1 == steps {
            round(&mut window, &opened, &when);
        }
    }
    assert!(edits > 0, "seed {seed}: a soak that edits nothing shows nothing");
    let frames = window.harness.ctx.cumulative_frame_nr() - first_frame;
    let seconds = begun.elapsed().as_secs();
    let words = format!("soak: seed {seed}: {steps} steps, {frames} frames, {edits} edits, {seconds} s\n");
    std::io::stderr().write_all(words.as_bytes()).unwrap();
}

/// Whether another document was opened: it has no past, and is not the one of before.
fn is_another(document: &Document, before: &Document) -> bool {
    let is_new = document.can() == (false, false);
    is_new && (before.can() != (false, false) || document.texts() != before.texts())
}

/// Paths are asked for and not given: nothing is written or read outside the folder of the test.
fn give_up_paths(window: &mut Window) {
    if matches!(window.state().question, Some(Question::Where(..))) {
        window.harness.state_mut().want(Action::Ask(None));
        window.frames(1);
    }
}

/// The edits of a round are all there: undone, done again, on disk. Ends with all of them undone.
fn round(window: &mut Window, opened: &Texts, when: &str) {
    let all = |window: &mut Window, step: &Action| {
        for _ in 0..DEPTH {
            window.harness.state_mut().want(step.clone());
        }
        window.frames(1);
        window.state().document.texts().clone()
    };
    // What a question would lead to is given up.
    window.want(Action::Ask(None));
    let last = all(window, &Action::Redo);
    assert_eq!(all(window, &Action::Undo), *opened, "{when}: all is undone");
    assert_eq!(all(window, &Action::Redo), last, "{when}: all is done again");
    let saved = window.folder().join("saved");
    window.want(Action::SaveIn(saved.clone()));
    assert!(!window.state().document.is_changed(), "{when}: {:?}", window.state().notice);
    for (file, text) in &last {
        let written = fs::read(saved.join(file)).unwrap();
        assert!(written == text.as_bytes(), "{when}: {file} on disk is what is shown");
    }
    all(window, &Action::Undo);
}

/// Something that people do.
fn happen(window: &mut Window, draws: &mut Pcg64Mcg) {
    match draws.random_range(0..100) {
        0..35 => use_a_control(window, draws),
        35..55 => {
            let at = somewhere(draws);
            window.click_at(at);
        }
        55..65 => drag(window, draws),
        65..78 => {
            let modifiers = if draws.random_bool(0.3) { Modifiers::COMMAND } else { Modifiers::NONE };
            let key = KEYS[draws.random_range(0..KEYS.len())];
            window.key(modifiers, key);
        }
        78..86 => wheel(window, draws),
        86..92 => {
            let words = WORDS[draws.random_range(0..WORDS.len())];
            window.type_text(words);
        }
        92..97 => edit(window, draws),
        _ => {
            let view = Pane::ALL[draws.random_range(0..Pane::ALL.len())];
            window.harness.state_mut().want(Action::Show(view));
            window.frames(2);
        }
    }
}

fn somewhere(draws: &mut Pcg64Mcg) -> Pos2 {
    pos2(draws.random_range(0.0..1400.0), draws.random_range(0.0..900.0))
}

fn use_a_control(window: &mut Window, draws: &mut Pcg64Mcg) {
    use egui::accesskit::Role;
    use egui_kittest::kittest::NodeT;
    let controls: Vec<_> =
        window.nodes().filter(|node| crate::harness::is_control(&node.accesskit_node())).collect();
    let Some(control) = controls.choose(draws) else { return };
    match control.accesskit_node().role() {
        Role::Slider | Role::SpinButton if draws.random_bool(0.7) => {
            let least = control.accesskit_node().min_numeric_value().unwrap_or(0.0);
            let most = control.accesskit_node().max_numeric_value().unwrap_or(100.0).min(1e6);
            control.set_value_accesskit(draws.random_range(least.min(most)..=most.max(least)));
        }
        Role::TextInput | Role::MultilineTextInput => control.focus(),
        _ => control.click_accesskit(),
    }
    window.frames(2);
}

fn drag(window: &mut Window, draws: &mut Pcg64Mcg) {
    let (from, to) = (somewhere(draws), somewhere(draws));
    window.harness.hover_at(from);
    window.harness.drag_at(from);
    for part in 1..=3_u8 {
        window.harness.hover_at(from.lerp(to, f32::from(part) / 3.0));
    }
    window.harness.drop_at(to);
    window.frames(1);
}

fn wheel(window: &mut Window, draws: &mut Pcg64Mcg) {
    window.harness.hover_at(somewhere(draws));
    let delta: Vec2 = vec2(0.0, draws.random_range(-300.0..300.0));
    let modifiers = if draws.random_bool(0.2) { Modifiers::CTRL } else { Modifiers::NONE };
    window.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers,
    });
    let at = somewhere(draws);
    for pressed in [true, false] {
        window.harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers,
        });
    }
    window.frames(1);
}

/// An edit that panels might want, of a text that may be wrong.
fn edit(window: &mut Window, draws: &mut Pcg64Mcg) {
    let scenario = window.state().shown.scenario.clone();
    let Some(text) = window.state().document.scenario_text(&scenario).map(ToString::to_string) else {
        return;
    };
    let edit = match draws.random_range(0..4) {
        0 => Edit::Duplicate { scenario },
        1 => Edit::Text { scenario, text: format!("{text}\n# {}", draws.random_range(0..1000)) },
        2 => Edit::Text { scenario, text: format!("{text}\n= {}", draws.random_range(0..1000)) },
        _ => Edit::Set {
            scenario,
            phase: Some("2018".to_owned()),
            path: ["network", "internet", "rate"].map(str::to_owned).to_vec(),
            value: format!("\"{} Gb/s\"", draws.random_range(1..90)),
        },
    };
    window.harness.state_mut().want(Action::Edit(edit));
    window.frames(2);
}

/// What must hold once the work in the background has come to its end.
fn look(window: &mut Window, when: &str) {
    window.harness.event(Event::PointerGone);
    window.harness.state_mut().want(Action::Cancel);
    window.harness.state_mut().want(Action::Play(false));
    window.settle();
    let state = window.state();
    let is_valid = file::load_study_unsaved(&state.document.path(), &state.document.unsaved())
        .is_ok_and(|study| study.scenarios.iter().all(|one| one.name().len() < 200));
    if is_valid {
        let study = state.study.as_ref().expect("a valid study is shown");
        assert!(study.scenario(&state.shown.scenario).is_some(), "{when}: a scenario that exists is shown");
        assert!(state.faults.is_empty() || !state.faults[0].file.is_empty(), "{when}");
        assert!(
            state.view().is_some() || !state.faults.is_empty(),
            "{when}: figures of the text as it is now"
        );
    } else {
        assert!(!state.faults.is_empty(), "{when}: the text is wrong and nothing says so");
        let words = window.text_now().say("gui-faults", &[("count", state.faults.len().into())]);
        assert!(window.reads(&words), "{when}: {words}");
    }
}
