//! What the application asks of those who work in the background, and what it does with their answers.

use super::App;
use crate::layout::Pane;
use crate::state::Period;
use crate::work::live::{Answer, Focus, Request};
use crate::work::simulate::Message;
use egui::Context;
use std::time::Duration;

/// Seconds for which what is shown stays the same before it is filmed.
const SETTLED: f64 = 0.3;

/// The same where the film is hardly seen: a film takes a core for a second, and the next edit would wait beside it.
const RESTED: f64 = 1.0;

impl App {
    /// Asks for the texts to be read, and what is shown to be estimated.
    pub(super) fn ask(&mut self) {
        self.ask_after(false);
    }

    /// The same after an edit, with the keyboard or not.
    pub(super) fn ask_after(&mut self, is_typed: bool) {
        if self.state.document.results().is_some() {
            return;
        }
        let shown = &self.state.shown;
        let focus = (!shown.scenario.is_empty()).then(|| Focus {
            scenario: shown.scenario.clone(),
            phase: shown.phase.clone(),
            day: shown.day.clone(),
        });
        let known = self.state.results.estimates();
        // A film takes a processor that the estimate needs; it is asked for again once nothing changes any more.
        self.to_film = None;
        self.give_up_film();
        self.live.ask(Request::new(&self.state.document, focus.clone(), known).typed(is_typed));
        self.asked = focus;
        self.is_settled = false;
    }

    /// Takes what the texts turned out to be, and estimates.
    pub(super) fn take_answers(&mut self) {
        while let Some((answer, is_latest)) = self.live.next_told() {
            match answer {
                // What is overtaken is shown all the same while someone drags; not where the scenario that is looked at has
                // just been made.
                Answer::Checked(study)
                    if is_latest || study.scenario(&self.state.shown.scenario).is_some() =>
                {
                    self.state.faults.clear();
                    self.state.check(study);
                    let shown = &self.state.shown;
                    let looked_at =
                        self.asked.as_ref().map(|asked| (&asked.scenario, &asked.phase, &asked.day));
                    if is_latest && looked_at != Some((&shown.scenario, &shown.phase, &shown.day)) {
                        self.ask();
                    }
                }
                Answer::Estimate(cell, view) => self.state.results.estimate(cell, view),
                Answer::Faults(faults) if is_latest => {
                    self.state.faults = faults;
                    self.is_settled = true;
                }
                Answer::Settled if is_latest => self.is_settled = true,
                Answer::Checked(_) | Answer::Faults(_) | Answer::Settled => {}
            }
        }
        if self.live.has_failed() {
            self.is_settled |= self.live.is_idle();
            self.say(self.text.get("gui-job-failed"), true);
        }
    }

    /// Nobody waits any more for the film that was asked for.
    fn give_up_film(&mut self) {
        if self.filmed.take().is_some() && self.is_filming() {
            self.filming.withdraw();
        }
    }

    /// Takes films that are ready, and asks for that of what is shown once it has stayed the same for a moment: what
    /// someone drags a slider through is not filmed.
    pub(super) fn film(&mut self, context: &Context) {
        while let Some((cell, reel)) = self.filming.next() {
            self.state.results.keep_film(cell, reel);
        }
        if self.filming.has_failed()
            && let Some(cell) = self.filmed.take()
        {
            self.state.results.cannot_film(cell);
            self.say(self.text.get("gui-job-failed"), true);
        }
        let wanted = self.state.unfilmed();
        if self.filmed.is_some() && self.filmed.as_ref() != wanted.as_ref().map(|request| &request.cell) {
            // It is there, or something else is looked at: a film of the whole country takes a core for minutes.
            self.give_up_film();
        }
        let Some(request) = wanted else {
            self.to_film = None;
            return;
        };
        let now = context.input(|input| input.time);
        let held = context.input(|input| input.pointer.any_down());
        let (since, asked) = match &self.to_film {
            Some((cell, since, asked)) if *cell == request.cell => (*since, *asked),
            _ => (now, false),
        };
        // Someone who looks at the instant waits for the film; others for estimates and simulations.
        let shown = &self.state.shown;
        let is_urgent = shown.period == Period::Instant || matches!(shown.view, Pane::Timeline | Pane::Table);
        let rest = if is_urgent { SETTLED } else { RESTED };
        let is_free = is_urgent || (self.is_settled() && self.state.progress.is_none());
        let asks = !asked && !held && is_free && now - since >= rest;
        self.to_film = Some((request.cell.clone(), since, asked || asks));
        if asks {
            self.filmed = Some(request.cell.clone());
            self.filming.ask(request);
        } else if !asked {
            context.request_repaint_after(Duration::from_secs_f64(rest));
        }
    }

    /// Takes what a simulation has to say.
    pub(super) fn take_messages(&mut self) {
        let Some(simulation) = &self.simulation else { return };
        let is_over = simulation.is_over();
        let mut ended = None;
        while let Some(message) = simulation.next() {
            match message {
                Message::Progress(progress) => self.state.advance(progress),
                Message::Cell(cell, view) => self.state.results.simulate_here(cell, view),
                Message::Done => ended = Some((self.text.get("gui-simulated"), false)),
                Message::Stopped => ended = Some((self.text.get("gui-stopped"), false)),
                Message::Failed(words) => ended = Some((words, true)),
            }
        }
        // Work that ends without a word has failed.
        if is_over && ended.is_none() {
            ended = Some((self.text.get("gui-job-failed"), true));
        }
        if let Some((words, is_fault)) = ended {
            self.state.progress = None;
            self.simulation = None;
            self.say(words, is_fault);
        }
    }
}
