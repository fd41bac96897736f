//! The decision: what each scenario costs, who pays, who it takes, how even it is, and which comes first.
//!
//! Weights are applied in the frame in which they move; prices and payers within a few, in the background, with the
//! support that was simulated once.

mod draw;
mod equity;
mod grid;
mod head;
mod part;
mod payers;
mod people;
mod prices;
mod scores;
mod spread;
mod stack;
mod table;
mod weights;

use super::Look;
use crate::account::{Reckoned, Trial};
use crate::action::Action;
use crate::state::State;
use crate::study::{Checked, said};
use crate::theme;
use egui::{RichText, Ui};
use maillage_scenarios::decide::account::Account;
use maillage_scenarios::decide::criteria::Decision;
use maillage_scenarios::file::LocalText;
use maillage_scenarios::question::decide::{Subject, details};

/// What the parts of the view draw.
#[derive(Clone, Copy)]
struct Shown<'a> {
    /// The account, and what it was made of.
    reckoned: &'a Reckoned,
    /// The account at what is tried.
    account: &'a Account,
    /// Whether it is that of what is tried now: else it follows in a moment.
    is_current: bool,
    /// The decision at the weights of this frame.
    decision: Option<&'a Decision>,
    /// What is tried.
    trial: &'a Trial,
    /// The study as it is now.
    study: &'a Checked,
    /// Scenario that is looked at, by index in the account.
    at: usize,
}

impl Shown<'_> {
    /// The title of a scenario of the account.
    fn scenario(&self, at: usize, look: &Look<'_>) -> String {
        let name = self.account.scenarios.get(at).map_or("", |scenario| scenario.name.as_str());
        let known = self.study.scenario(name);
        known.map_or_else(|| name.to_owned(), |known| said(&known.title, look.text.language()).to_owned())
    }

    /// What sentences are said about.
    fn subject(&self) -> Subject<'_> {
        self.reckoned.subject(self.account)
    }
}

/// A title of the means, or the key that has none.
fn titled<'a>(title: Option<&'a LocalText>, key: &'a str, look: &Look<'_>) -> &'a str {
    title.map_or(key, |title| said(title, look.text.language()))
}

/// Width from which two parts stand side by side, at the usual size of text.
const WIDE: f32 = 1080.0;

/// Room between parts.
const GAP: f32 = 28.0;

/// Draws the view.
pub fn ui(ui: &mut Ui, look: &Look<'_>, state: &State, actions: &mut Vec<Action>) {
    let Some(study) = &state.study else { return };
    let is_known = state.is_reckoned();
    let accounts = &state.accounts;
    head::ui(ui, look, state, is_known, actions);
    let (Some(reckoned), Some((account, is_current))) = (&accounts.reckoned, accounts.shown()) else {
        return;
    };
    let decision = accounts.decision(account);
    let at = account.scenarios.iter().position(|scenario| scenario.name == state.shown.scenario);
    let shown = Shown {
        reckoned,
        account,
        is_current,
        decision: decision.as_ref(),
        trial: &accounts.trial,
        study,
        at: at.unwrap_or(0),
    };
    // What is overtaken stays to be seen, pale and without use.
    ui.add_enabled_ui(is_known, |ui| parts(ui, look, state, &shown, actions));
}

fn parts(ui: &mut Ui, look: &Look<'_>, state: &State, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let gap = GAP * state.preferences.text_size;
    table::ui(ui, look, shown, actions);
    ui.add_space(gap);
    let is_wide = ui.available_width() >= WIDE * state.preferences.text_size;
    let mut taken = Vec::new();
    pair(ui, is_wide, gap, |ui, is_left| {
        if is_left {
            weights::ui(ui, look, shown, &mut taken);
        } else {
            scores::ui(ui, look, shown, &mut taken);
            ui.add_space(gap);
            spread::ui(ui, look, shown, &mut taken);
        }
    });
    ui.add_space(gap);
    pair(ui, is_wide, gap, |ui, is_left| {
        if is_left {
            payers::ui(ui, look, shown, &mut taken);
        } else {
            people::ui(ui, look, shown, &mut taken);
        }
    });
    ui.add_space(gap);
    prices::ui(ui, look, shown, &mut taken);
    ui.add_space(gap);
    pair(ui, is_wide, gap, |ui, is_left| {
        if is_left {
            equity::ui(ui, look, shown, &mut taken);
        } else {
            equity::worst(ui, look, state, shown, &mut taken);
        }
    });
    actions.extend(taken);
    ui.add_space(gap);
    title(ui, look, "deciding-said");
    words(ui, look, shown);
    ui.add_space(gap);
}

/// Two parts beside each other, or one above the other where there is not room enough.
fn pair(ui: &mut Ui, is_wide: bool, gap: f32, mut contents: impl FnMut(&mut Ui, bool)) {
    if !is_wide {
        contents(ui, true);
        ui.add_space(gap);
        contents(ui, false);
        return;
    }
    let width = (ui.available_width() - gap) / 2.0;
    ui.horizontal_top(|ui| {
        let between = ui.spacing().item_spacing.x;
        ui.spacing_mut().item_spacing.x = gap;
        for is_left in [true, false] {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = between;
                ui.set_width(width);
                contents(ui, is_left);
            });
        }
    });
}

/// The title of a part.
fn title(ui: &mut Ui, look: &Look<'_>, key: &str) {
    let size = egui::TextStyle::Body.resolve(ui.style()).size * 1.15;
    // As high as where a button stands beside it.
    ui.horizontal(|ui| ui.label(RichText::new(look.text.get(key)).family(theme::strong()).size(size)));
}

/// The less important words under a title.
fn note(ui: &mut Ui, look: &Look<'_>, words: String) {
    ui.add(egui::Label::new(RichText::new(words).small().color(look.palette.quiet)).wrap());
}

/// All that the account says besides the verdict, in the words of the command.
fn words(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>) {
    for sentence in details(shown.subject(), look.text) {
        ui.horizontal_top(|ui| {
            ui.label(RichText::new("•").color(look.palette.accent));
            ui.add(egui::Label::new(crate::text::unbroken(sentence)).wrap());
        });
    }
}
