//! What a frame of the window costs, how long a start takes until something is coloured in, and how long a slider waits for
//! its estimate.
//!
//! Without a window or a graphics card: the frame is laid out and cut into triangles, as before every drawing. A frame is
//! timed in processor time of its thread, which a loaded machine does not lengthen; an estimate, which another thread
//! makes, by the clock: where the machine itself is halted at times, only the fastest say what the work takes.
//! `cargo bench -p maillage-gui --bench frame`, from a folder with a few megabytes to spare.

#![expect(clippy::print_stdout, reason = "a benchmark says what it has measured")]

use criterion::Criterion;
use egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2,
};
use maillage_data::synthetic::{self, Sectors};
use maillage_data::{communes, territory_csv};
use maillage_gui::action::{Action, Edit};
use maillage_gui::app::App;
use maillage_gui::layout::Pane;
use maillage_gui::options::Options;
use maillage_gui::picture::Failure;
use maillage_gui::text::Text;
use maillage_scenarios::question::cell::CellView;
use maillage_scenarios::text::Language;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Size of the window.
const SIZE: [f32; 2] = [1400.0, 900.0];

/// The middle of the map in the first view.
const MIDDLE: Pos2 = pos2(700.0, 430.0);

/// Starts that are timed.
const STARTS: u32 = 9;

/// The scenario that is edited.
const EDITED: &str = "clients-legers";

/// Edits after which an estimate is waited for.
const EDITS: u32 = 40;

/// Edits of a hand that drags without rest.
const DRAGGED: u32 = 180;

/// A frame of a screen that shows sixty a second.
const FRAME: Duration = Duration::from_micros(16_667);

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let folder = tempfile::tempdir().expect("the machine has a folder for temporary files");
    starts();
    let cases: [(&str, Option<PathBuf>); 2] = [("auvergne", None), ("france", Some(country(folder.path())))];
    // Before the country is looked at, whose film takes a core for minutes.
    estimates();
    for (name, study) in cases {
        frames(&mut criterion, name, study.as_deref());
    }
    criterion.final_summary();
}

/// A study of the whole country, one scenario, one phase, one type of day.
fn country(folder: &Path) -> PathBuf {
    let codes: Vec<&str> = communes::departements().iter().map(|one| one.code.as_str()).collect();
    let territory = synthetic::territory(&codes, Sectors::Both).expect("codes come from the table");
    territory_csv::write(&territory, &folder.join("france")).expect("the folder can be written");
    let study = folder.join("study.toml");
    let text = "version = 1\ntitle = { fr = \"France\", en = \"France\" }\nscenarios = [\"today.toml\"]\nphases = [\"2018\"]\ndays = [\"ordinary\"]\n\
                replications = 1\nseed = 1\n\n[territory]\nfrom = \"france\"\n";
    std::fs::write(&study, text).expect("the folder can be written");
    let today =
        "version = 1\nextends = \"sconeeta/statu-quo\"\ntitle = { fr = \"Aujourd’hui\", en = \"Today\" }\n";
    std::fs::write(folder.join("today.toml"), today).expect("the folder can be written");
    study
}

/// A window that is neither drawn nor shown.
struct Window {
    context: Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
}

impl Window {
    fn new(study: Option<&Path>) -> Self {
        let options = Options { file: study.map(Path::to_owned), ..Options::default() };
        let document = options.open(&Text::new(Language::French)).expect("the study can be read");
        let context = Context::default();
        let creation = eframe::CreationContext::_new_kittest(context.clone());
        let mut app = App::new(
            &creation,
            document,
            &options,
            Failure::default(),
            maillage_gui::runs().expect("a machine has room for temporary files"),
        );
        app.leave_unattended();
        Self { context, app, frame: eframe::Frame::_new_kittest(), time: 0.0 }
    }

    /// A frame with these events; the triangles it makes.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE.into())),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let (app, frame) = (&mut self.app, &mut self.frame);
        let mut output = self.context.run_ui(input, |ui| {
            eframe::App::logic(app, ui, frame);
            eframe::App::ui(app, ui, frame);
        });
        // Nobody draws: textures are forgotten.
        output.textures_delta.clear();
        let drawn = self.context.tessellate(output.shapes, output.pixels_per_point);
        drawn
            .iter()
            .map(|clipped| match &clipped.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum()
    }

    fn settle(&mut self) {
        // Nobody edits while a film of the last edit is made, or soon will be: it would take a core.
        while !(self.app.is_idle() && self.app.is_settled()) || self.awaits_film() {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(1));
        }
        for _ in 0..20 {
            self.frame(Vec::new());
        }
    }

    fn awaits_film(&self) -> bool {
        self.app.is_filming() || self.app.state.unfilmed().is_some()
    }

    /// Turns the wheel over the middle of the map.
    fn zoom(&mut self, points: f32) {
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, points),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(MIDDLE)]);
        self.frame(vec![wheel]);
        for _ in 0..60 {
            self.frame(Vec::new());
        }
    }
}

fn frames(criterion: &mut Criterion, name: &str, study: Option<&Path>) {
    let mut window = Window::new(study);
    window.settle();
    let schools = window.app.state.study.as_ref().map_or(0, |study| study.territory.establishments.len());
    println!("{name}: {schools} establishments");
    let still = |_: u32| Vec::new();
    let hovering = |number: u32| {
        let turn = number as f32 * 0.11;
        vec![Event::PointerMoved(MIDDLE + 180.0 * vec2(turn.cos(), (1.7 * turn).sin()))]
    };
    measure(criterion, &mut window, &format!("{name}/whole/still"), still);
    measure(criterion, &mut window, &format!("{name}/whole/hovering"), hovering);
    window.app.want(Action::Speed(5.0));
    window.app.want(Action::Play(true));
    measure(criterion, &mut window, &format!("{name}/whole/playing"), still);
    window.app.want(Action::Play(false));
    window.zoom(600.0);
    measure(criterion, &mut window, &format!("{name}/close/still"), still);
    measure(criterion, &mut window, &format!("{name}/close/hovering"), hovering);
    for (pane, view) in [
        (Pane::Table, "table"),
        (Pane::Timeline, "day"),
        (Pane::Editor, "editor"),
        (Pane::Compare, "compare"),
        (Pane::Elus, "elus"),
    ] {
        window.app.want(Action::Show(pane));
        window.settle();
        measure(criterion, &mut window, &format!("{name}/{view}/still"), still);
    }
    window.app.want(Action::Show(Pane::Timeline));
    window.app.want(Action::Play(true));
    measure(criterion, &mut window, &format!("{name}/day/playing"), still);
}

/// From a start to the first frame that has the map coloured in, by the clock: reading the study, making its territory,
/// estimating what is shown, drawing.
fn starts() {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let begun = Instant::now();
        let mut window = Window::new(None);
        while window.app.state.view().is_none() {
            window.frame(Vec::new());
            std::thread::sleep(Duration::from_micros(200));
        }
        window.frame(Vec::new());
        times.push(begun.elapsed());
    }
    say("auvergne/start to coloured map", &mut times, "by the clock");
}

/// Times frames, and says the median and the 99th centile besides what Criterion says.
fn measure(criterion: &mut Criterion, window: &mut Window, name: &str, events: impl Fn(u32) -> Vec<Event>) {
    let mut times: Vec<Duration> = Vec::new();
    let mut triangles = 0;
    let mut number = 0;
    criterion.bench_function(name, |bencher| {
        bencher.iter_custom(|count| {
            let mut whole = Duration::ZERO;
            for _ in 0..count {
                number += 1;
                let events = events(number);
                let begun = processor_time();
                triangles = window.frame(events);
                let time = processor_time().saturating_sub(begun);
                times.push(time);
                whole += time;
            }
            whole
        });
    });
    // The first frames fill caches.
    say(name, &mut times.split_off((times.len() / 10).min(times.len())), &format!("{triangles} triangles"));
}

fn say(name: &str, times: &mut [Duration], more: &str) {
    times.sort_unstable();
    if times.is_empty() {
        return;
    }
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64() * 1e3;
    println!(
        "{name}: fastest {:.2} ms, tenth {:.2} ms, median {:.2} ms, 99 % {:.2} ms of {} ({more})",
        at(0.0),
        at(0.1),
        at(0.5),
        at(0.99),
        times.len()
    );
}

/// Processor time of this thread.
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).expect("less than a second"))
}

/// What a slider changes: its name here, the path of its field, and its positions.
struct Slider {
    name: &'static str,
    path: &'static [&'static str],
    value: fn(u32) -> String,
}

/// One of each kind: of capacities the plan of the estimate is kept, of demand it is made anew.
const SLIDERS: [Slider; 3] = [
    Slider {
        name: "rate",
        path: &["host_sites", "region", "rate"],
        value: |number| format!("\"{} Gb/s\"", 2.0 + f64::from(number) / 10.0),
    },
    Slider {
        name: "hosts",
        path: &["pools", "farm", "sizing", "concurrency"],
        value: |number| format!("\"{} %\"", 30.0 + f64::from(number) / 10.0),
    },
    Slider {
        name: "multimedia",
        path: &["demand", "college", "activities", "media"],
        value: |number| format!("{}", 1.0 + f64::from(number) / 100.0),
    },
];

/// From an edit to the estimate of what it says, frames in between included.
fn estimates() {
    let mut window = Window::new(None);
    window.settle();
    window.app.want(Action::Scenario(EDITED.to_owned()));
    window.settle();
    for slider in &SLIDERS {
        // One after the other, when everything else has been estimated.
        let (mut times, mut waits) = (Vec::new(), Vec::new());
        for number in 0..EDITS {
            window.settle();
            let before = window.app.state.view().map(Arc::clone);
            let begun = Instant::now();
            window.edit(slider, number);
            // Sixty frames a second, as a screen shows them; the first one carries the edit out.
            let mut frames = 0;
            window.frame(Vec::new());
            while !window.is_new(before.as_ref()) {
                frames += 1;
                std::thread::sleep((FRAME * frames).saturating_sub(begun.elapsed()));
                window.frame(Vec::new());
            }
            times.push(begun.elapsed());
            waits.push(frames);
        }
        waits.sort_unstable();
        let (fewest, median) = (waits[0], waits[waits.len() / 2]);
        let more = format!("by the clock; {median} frames after that of the edit, {fewest} at the fewest");
        say(&format!("auvergne/edit of {} to estimate", slider.name), &mut times, &more);
        // A hand that does not rest: an edit with every frame, sixty a second.
        let (mut gaps, mut last) = (Vec::new(), Instant::now());
        let mut before = window.app.state.view().map(Arc::clone);
        for number in 0..DRAGGED {
            let begun = Instant::now();
            window.edit(slider, EDITS + number);
            window.frame(Vec::new());
            if window.is_new(before.as_ref()) {
                gaps.push(last.elapsed());
                (before, last) = (window.app.state.view().map(Arc::clone), Instant::now());
            }
            std::thread::sleep(FRAME.saturating_sub(begun.elapsed()));
        }
        say(
            &format!("auvergne/between estimates while {} is dragged", slider.name),
            &mut gaps,
            "by the clock",
        );
    }
}

impl Window {
    /// Moves a slider.
    fn edit(&mut self, slider: &Slider, number: u32) {
        self.app.want(Action::Edit(Edit::Set {
            scenario: EDITED.to_owned(),
            phase: Some(self.app.state.shown.phase.clone()),
            path: slider.path.iter().map(|key| (*key).to_owned()).collect(),
            value: (slider.value)(number),
        }));
    }

    /// Whether something else is shown now.
    fn is_new(&self, before: Option<&Arc<CellView>>) -> bool {
        match (before, self.app.state.view()) {
            (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
            _ => false,
        }
    }
}
