//! The desktop program of Maillage: see the region, change the future, compare.
//!
//! A thin face over `maillage-scenarios`: everything it does can be done by the command, everything it shows comes from
//! the same results. The code is split as one would tell it:
//!
//! - [`state`] is what the program knows, plain data without a type of egui;
//! - [`action`] is everything that can happen to it, and [`app`] the only place where it happens;
//! - [`account`] is what money, people and the decision are told from;
//! - [`panel`] has a file per view: a function of the state that draws and returns actions;
//! - [`work`] has a file per background job, all of them behind [`job`].

pub mod account;
pub mod action;
pub mod app;
pub mod document;
pub mod job;
pub mod layout;
pub mod options;
pub mod panel;
pub mod picture;
pub mod quantity;
pub mod recovery;
pub mod results;
pub mod state;
pub mod study;
pub mod text;
pub mod theme;
pub mod work;

use app::App;
use eframe::{NativeOptions, Renderer};
use egui::ViewportBuilder;
use options::Options;
use std::process::ExitCode;

/// Opens the window, and returns when it is closed.
pub fn run(options: &Options) -> ExitCode {
    let text = text::Text::new(options.language());
    let document = match options.open(&text) {
        Ok(document) => document,
        Err(message) => return complain(&message, 2),
    };
    let native = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_inner_size(options.size.unwrap_or(options::Size::USUAL).points())
            .with_min_inner_size([720.0, 480.0])
            .with_app_id("maillage")
            .with_title("Maillage"),
        renderer: Renderer::Glow,
        // A picture has the size that was asked for, whatever the last window was.
        persist_window: options.picture.is_none(),
        ..NativeOptions::default()
    };
    let failure = picture::Failure::default();
    let (kept, start, words) = (failure.clone(), options.clone(), text::Text::new(options.language()));
    let ran = eframe::run_native(
        "maillage",
        native,
        Box::new(move |context| {
            close_when_asked(&context.egui_ctx);
            // After that, so that nothing is left behind when the program is asked to end.
            let runs = runs().map_err(|error| {
                words.say("gui-no-temporary-folder", &[("reason", error.to_string().into())])
            })?;
            Ok(Box::new(App::new(context, document, &start, kept, runs)))
        }),
    );
    match (ran, failure.take()) {
        (Err(error), _) => complain(&text.say("gui-no-window", &[("reason", error.to_string().into())]), 1),
        (Ok(()), Some(message)) => complain(&message, 1),
        (Ok(()), None) => ExitCode::SUCCESS,
    }
}

/// Ctrl-C in the terminal, or the end of the session, closes the window as its button does.
fn close_when_asked(window: &egui::Context) {
    let window = window.clone();
    // Without a handler the program ends as any other does.
    drop(ctrlc::set_handler(move || {
        window.send_viewport_cmd(egui::ViewportCommand::Close);
        window.request_repaint();
    }));
}

/// A folder for the days of this session, gone when the window is closed.
///
/// # Errors
/// When the machine has no place for temporary files.
pub fn runs() -> std::io::Result<tempfile::TempDir> {
    tempfile::Builder::new().prefix("maillage-gui-").tempdir()
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn complain(message: &str, status: u8) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(status)
}
