//! Progress of long work on the standard error, and interruption by Ctrl-C.

use crate::output;
use indicatif::{ProgressBar, ProgressStyle};
use maillage_scenarios::study::runner::Progress;
use maillage_scenarios::text::Text;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Set by the first Ctrl-C; the second ends the program.
pub(crate) fn interruption(text: &Text) -> Arc<AtomicBool> {
    let cancel = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&cancel);
    let said = text.get("progress-stopping");
    let handler = move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(1);
        }
        output::tell(&format!("\n{said}"));
    };
    // Without a handler Ctrl-C ends the program at once; finished runs are on disk all the same.
    let _ = ctrlc::set_handler(handler);
    cancel
}

/// Where progress is shown: a bar with the time left on a terminal, a line now and then elsewhere.
pub(crate) struct Shown<'a> {
    text: &'a Text,
    bar: Option<ProgressBar>,
    tenths: AtomicUsize,
}

impl<'a> Shown<'a> {
    pub(crate) fn new(text: &'a Text) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(0);
            let left = text.get("progress-left");
            let style = format!("{{bar:40}} {{pos}}/{{len}} {{msg}}  {left} {{eta}}");
            bar.set_style(ProgressStyle::with_template(&style).expect("the template names known fields"));
            bar
        });
        Self { text, bar, tenths: AtomicUsize::new(0) }
    }

    pub(crate) fn show(&self, progress: Progress) {
        let Some(bar) = &self.bar else { return self.line(progress) };
        // Runs found on disk take no time: they would spoil the estimate of the time left.
        let fresh = progress.total.saturating_sub(progress.reused);
        bar.set_length(fresh as u64);
        bar.set_position((progress.done - progress.reused.min(progress.done)) as u64);
        bar.set_message(self.text.get("progress-runs"));
    }

    fn line(&self, progress: Progress) {
        let tenths = 10 * progress.done / progress.total.max(1);
        if self.tenths.fetch_max(tenths, Ordering::Relaxed) < tenths {
            let counts = [("done", progress.done.into()), ("total", progress.total.into())];
            output::tell(&self.text.say("progress-line", &counts));
        }
    }

    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
