//! What is asked before anything else: unsaved edits and results, files that changed on disk, where from and where to; and
//! the bars that offer the edits of an interrupted session, and say that results are older than the scenarios.

use super::Look;
use crate::action::Action;
use crate::state::{Purpose, Question, State, Then};
use crate::study::said;
use crate::theme;
use egui::{Button, Frame, Id, Key, Margin, Modal, Panel, RichText, TextEdit, Ui};
use maillage_scenarios::report::write::Form;
use std::path::{Path, PathBuf};

/// What is being typed.
#[derive(Default, Debug)]
pub struct Draft {
    /// The path that the question began with, and the words now.
    path: Option<(PathBuf, String)>,
}

/// Width of the windows.
const WIDTH: f32 = 460.0;

/// Draws the bars and the question, where there is one.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, draft: &mut Draft, actions: &mut Vec<Action>) {
    if let Some((name, files)) = &state.recoverable {
        recovery(ui, look, name, files, actions);
    }
    if !state.outdated.is_empty() {
        outdated(ui, look, state, actions);
    }
    let Some(question) = &state.question else {
        draft.path = None;
        return;
    };
    let modal = Modal::new(Id::unique("question")).show(ui.ctx(), |ui| {
        ui.set_width(theme::scaled(ui.style(), WIDTH).min(0.9 * ui.ctx().content_rect().width()));
        match question {
            Question::Unsaved(then) => unsaved(ui, look, state, then, actions),
            Question::UnsavedResults(then) => unsaved_results(ui, look, then, actions),
            Question::Conflict(files) => conflict(ui, look, files, actions),
            Question::Where(purpose, start) => place(ui, look, state, (*purpose, start), draft, actions),
        }
    });
    if modal.should_close() {
        actions.push(Action::Ask(None));
    }
}

/// A bar above the views.
fn bar(ui: &mut Ui, look: &Look<'_>, name: &'static str, contents: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(look.palette.card).inner_margin(Margin::symmetric(10, 6));
    Panel::top(name).frame(frame).show(ui, |ui| ui.horizontal_wrapped(contents));
}

fn recovery(ui: &mut Ui, look: &Look<'_>, name: &str, files: &[String], actions: &mut Vec<Action>) {
    bar(ui, look, "recovery", |ui| {
        let words = look.text.say("recovery-offer", &[("study", name.into()), ("count", files.len().into())]);
        ui.label(RichText::new(words).color(look.palette.unsure)).on_hover_text(files.join("\n"));
        if ui.button(strong(look, "recovery-take")).clicked() {
            actions.push(Action::Recover);
        }
        if ui.button(look.text.get("recovery-forget")).clicked() {
            actions.push(Action::Forget);
        }
    });
}

/// Says which scenarios have changed since the results were made: nothing shown of them comes from the results.
fn outdated(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    let title = |name: &String| {
        let known = state.study.as_ref().and_then(|study| study.scenario(name));
        known.map_or_else(|| name.clone(), |known| said(&known.title, look.text.language()).to_owned())
    };
    let titles: Vec<String> = state.outdated.iter().map(title).collect();
    bar(ui, look, "outdated", |ui| {
        let arguments = [("count", titles.len().into()), ("scenarios", titles.join(", ").into())];
        let words = look.text.say("gui-outdated", &arguments);
        ui.label(RichText::new(words).color(look.palette.unsure));
        if ui.button(look.text.get("gui-outdated-dismiss")).clicked() {
            actions.push(Action::DismissOutdated);
        }
    });
}

fn strong(look: &Look<'_>, key: &str) -> RichText {
    RichText::new(look.text.get(key)).family(theme::strong())
}

fn heading(ui: &mut Ui, words: String) {
    ui.label(RichText::new(words).heading());
    ui.add_space(2.0);
}

/// A row of buttons: what each says and does.
fn buttons(ui: &mut Ui, look: &Look<'_>, choices: &[(&str, bool, Action)], actions: &mut Vec<Action>) {
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        for (at, (key, enabled, action)) in choices.iter().enumerate() {
            let words = if at == 0 { strong(look, key) } else { RichText::new(look.text.get(key)) };
            if ui.add_enabled(*enabled, Button::new(words)).clicked() {
                actions.push(action.clone());
            }
        }
    });
}

fn unsaved(ui: &mut Ui, look: &Look<'_>, state: &State, then: &Then, actions: &mut Vec<Action>) {
    heading(ui, look.text.say("ask-unsaved", &[("study", state.document.name.as_str().into())]));
    ui.label(look.text.get("ask-unsaved-why"));
    let choices = [
        ("ask-save", true, Action::SaveThen(then.clone())),
        ("ask-do-not-save", true, Action::Go(then.clone())),
        ("ask-cancel", true, Action::Ask(None)),
    ];
    buttons(ui, look, &choices, actions);
}

fn unsaved_results(ui: &mut Ui, look: &Look<'_>, then: &Then, actions: &mut Vec<Action>) {
    heading(ui, look.text.get("ask-unsaved-results"));
    ui.label(look.text.get("ask-unsaved-results-why"));
    let choices = [
        ("menu-save-results", true, Action::SaveResultsThen(then.clone())),
        ("ask-do-not-save", true, Action::DropResults(then.clone())),
        ("ask-cancel", true, Action::Ask(None)),
    ];
    buttons(ui, look, &choices, actions);
}

fn conflict(ui: &mut Ui, look: &Look<'_>, files: &[String], actions: &mut Vec<Action>) {
    heading(ui, look.text.get("ask-conflict"));
    ui.label(look.text.say("ask-conflict-why", &[("files", files.join(", ").into())]));
    let choices = [
        ("menu-save-as", true, Action::SaveAs),
        ("ask-overwrite", true, Action::Overwrite),
        ("ask-cancel", true, Action::Ask(None)),
    ];
    buttons(ui, look, &choices, actions);
}

fn place(
    ui: &mut Ui,
    look: &Look<'_>,
    state: &State,
    (purpose, start): (Purpose, &Path),
    draft: &mut Draft,
    actions: &mut Vec<Action>,
) {
    let confirm = if purpose == Purpose::Open { "ask-open" } else { "ask-save" };
    heading(ui, look.text.get(purpose.title()));
    let is_new = draft.path.as_ref().is_none_or(|(of, _)| of != start);
    if is_new {
        draft.path = Some((start.to_owned(), start.display().to_string()));
    }
    let Some((_, words)) = &mut draft.path else { return };
    let label = ui.label(look.text.get(match purpose {
        Purpose::Open => "ask-path",
        Purpose::SavePicture => "ask-file",
        Purpose::Report => "ask-report",
        Purpose::Save | Purpose::SaveResults => "ask-folder",
    }));
    let field = ui.add(TextEdit::singleline(words).desired_width(f32::INFINITY)).labelled_by(label.id);
    if is_new {
        field.request_focus();
    }
    let path = PathBuf::from(words.trim());
    let (is_good, remark) = judge(look, state, purpose, &path);
    let colour = if is_good { look.palette.quiet } else { look.palette.bad };
    ui.label(RichText::new(remark).color(colour));
    let action = match purpose {
        Purpose::Open => Action::Open(path),
        Purpose::Save => Action::SaveIn(path),
        Purpose::SaveResults => Action::SaveResultsIn(path),
        Purpose::SavePicture => Action::SavePictureTo(path),
        Purpose::Report => Action::WriteReport(path),
    };
    if is_good && field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        actions.push(action.clone());
        if purpose == Purpose::Open {
            actions.insert(actions.len() - 1, Action::Ask(None));
        }
    }
    let before = actions.len();
    let choices = [
        (confirm, is_good, action),
        ("ask-browse", true, Action::Browse),
        ("ask-cancel", true, Action::Ask(None)),
    ];
    buttons(ui, look, &choices, actions);
    // The question is answered before what is opened asks one of its own.
    if purpose == Purpose::Open && matches!(actions.get(before), Some(Action::Open(_))) {
        actions.insert(before, Action::Ask(None));
    }
}

/// Whether a path will do, and what to say of it.
fn judge(look: &Look<'_>, state: &State, purpose: Purpose, path: &Path) -> (bool, String) {
    let say = |key: &str| look.text.get(key);
    if path.as_os_str().is_empty() {
        return (false, say("ask-path-empty"));
    }
    match purpose {
        Purpose::Open if path.exists() => (true, String::new()),
        Purpose::Open => (false, say("ask-path-missing")),
        Purpose::Report if Form::of(path).is_none_or(|form| !form.is_built()) => {
            (false, say("ask-report-form"))
        }
        Purpose::SavePicture | Purpose::Report if path.is_dir() => (false, say("ask-path-is-folder")),
        Purpose::SavePicture | Purpose::Report if path.exists() => {
            (true, look.text.say("ask-folder-overwrites", &[("files", path.display().to_string().into())]))
        }
        Purpose::SavePicture | Purpose::Report => (true, String::new()),
        _ if path.is_file() => (false, say("ask-path-is-file")),
        _ if !path.exists() => (true, say("ask-folder-new")),
        Purpose::Save => {
            let files = state.document.overwrites(path);
            if files.is_empty() {
                (true, say("ask-folder-there"))
            } else {
                (true, look.text.say("ask-folder-overwrites", &[("files", files.join(", ").into())]))
            }
        }
        Purpose::SaveResults => (true, say("ask-folder-there")),
    }
}
