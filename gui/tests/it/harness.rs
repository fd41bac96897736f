//! The window without a screen, on a small study in a folder of its own.

use eframe::egui::{Event, Key, Modifiers, Pos2};
use egui::accesskit::{Action as Act, Role};
use egui_kittest::kittest::{AccessKitNode, NodeT};
use egui_kittest::{Harness, Node, TestRenderer};
use maillage_gui::action::Action;
use maillage_gui::app::App;
use maillage_gui::document::Document;
use maillage_gui::layout::Pane;
use maillage_gui::options::{Code, Options};
use maillage_gui::panel::explain;
use maillage_gui::picture::Failure;
use maillage_gui::state::{State, Theme};
use maillage_gui::text::Text;
use maillage_scenarios::text::Language;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Longest wait for work in the background: no assertion about time, only an end to a test that hangs.
const PATIENCE: Duration = Duration::from_mins(5);

/// The study of the tests: 24 schools, two scenarios, three phases, two types of day.
const STUDY: [(&str, &str); 3] = [
    (
        "study.toml",
        r#"version = 1
title = { fr = "Deux futurs", en = "Two futures" }
scenarios = ["aujourdhui.toml", "fibre.toml"]
reference = "aujourdhui"
phases = ["2015", "2018", "2020"]
days = ["ordinary", "peak"]
replications = 3
seed = 7

[territory]
from = "auvergne"
departements = ["15"]
largest = 24
"#,
    ),
    (
        "aujourdhui.toml",
        r#"# What is there.
version = 1
extends = "sconeeta/statu-quo"
title = { fr = "Ce qui est là", en = "What is there" }
"#,
    ),
    (
        "fibre.toml",
        r#"# Fibre for collèges.
version = 1
extends = "sconeeta/clients-legers"
title = { fr = "Fibre partout", en = "Fibre everywhere" }

[phases.2018.links.colleges_fibre]
kinds = ["college"]
technology = "dedicated_fibre"
down = "100 Mb/s" # to be argued
up = "100 Mb/s"
latency = "2 ms"
"#,
    ),
];

/// A window that nobody sees.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, App>,
    pub(crate) text: Text,
    folder: tempfile::TempDir,
}

impl Window {
    /// A window on the small study, settled.
    pub(crate) fn small(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = Options { file: Some(write_small(folder.path())), ..Options::default() };
        let mut window = Self::new(folder, language, options);
        window.settle();
        window
    }

    /// The same where pictures that are asked for are blank: nothing has to be able to draw.
    pub(crate) fn small_blank(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = Options { file: Some(write_small(folder.path())), ..Options::default() };
        let mut window = Self::drawn_by(folder, language, options, Some(Blank));
        window.settle();
        window
    }

    /// A window on the study of the first start; its figures may not be there yet.
    pub(crate) fn first_start(language: Language) -> Self {
        Self::new(tempfile::tempdir().unwrap(), language, Options::default())
    }

    /// Writes the small study into the folder of the test; the path of its file.
    pub(crate) fn write_small(&self) -> PathBuf {
        write_small(self.folder())
    }

    fn new(folder: tempfile::TempDir, language: Language, options: Options) -> Self {
        Self::drawn_by(folder, language, options, None)
    }

    fn drawn_by(
        folder: tempfile::TempDir,
        language: Language,
        options: Options,
        renderer: Option<Blank>,
    ) -> Self {
        let options = Options { lang: Some(Code(language)), theme: Some(Theme::Light), ..options };
        let text = Text::new(language);
        let document = options.open(&text).unwrap();
        let builder = Harness::builder()
            .with_size([1400.0, 900.0])
            .with_theme(egui::Theme::Light)
            .with_render_cursor(false);
        let builder = match renderer {
            Some(blank) => builder.renderer(blank),
            None => builder,
        };
        let harness = builder.build_eframe(|context| {
            let mut app =
                App::new(context, document, &options, Failure::default(), maillage_gui::runs().unwrap());
            app.leave_unattended();
            app
        });
        Self { harness, text, folder }
    }

    /// What the program knows.
    pub(crate) fn state(&self) -> &State {
        &self.harness.state().state
    }

    /// The school that is worst off.
    pub(crate) fn worst(&self) -> usize {
        let study = self.state().study.as_ref().unwrap();
        explain::worst(study, self.state().view().unwrap(), 1)[0]
    }

    /// The texts of the language that the window speaks now.
    pub(crate) fn text_now(&self) -> Text {
        Text::new(self.state().language())
    }

    /// The folder of the small study.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Draws so many frames.
    pub(crate) fn frames(&mut self, count: usize) {
        self.harness.run_steps(count);
    }

    /// Draws frames until `done`, however long the work in the background takes.
    pub(crate) fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !done(self) {
            assert!(begun.elapsed() < PATIENCE, "{what} never came about: {:?}", self.state().notice);
            self.harness.step();
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Draws frames until nothing is under way and all that has come is shown.
    pub(crate) fn settle(&mut self) {
        let begun = Instant::now();
        loop {
            let was_idle = self.harness.state().is_idle();
            self.harness.step();
            if was_idle && self.harness.state().is_idle() {
                break;
            }
            assert!(begun.elapsed() < PATIENCE, "the work in the background does not end");
            if !was_idle {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        self.frames(2);
    }

    /// Wants something without a control, and waits for what comes of it.
    pub(crate) fn want(&mut self, action: Action) {
        self.harness.state_mut().want(action);
        self.settle();
    }

    /// Shows a view by its name.
    pub(crate) fn show(&mut self, view: Pane) {
        self.press(view.key());
        self.frames(2);
        assert_eq!(self.state().shown.view, view);
    }

    /// The words of a key.
    pub(crate) fn say(&self, key: &str) -> String {
        self.text.get(key)
    }

    /// Every node of the accessible tree.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.harness.root().children_recursive()
    }

    /// Controls with this name, those that can be used first.
    pub(crate) fn controls(&self, name: &str) -> Vec<Node<'_>> {
        let mut found: Vec<Node<'_>> = self
            .nodes()
            .filter(|node| is_control(&node.accesskit_node()) && named(node).as_deref() == Some(name))
            .collect();
        found.sort_by_key(|node| node.accesskit_node().is_disabled());
        found
    }

    /// The first control with this name.
    pub(crate) fn control(&self, name: &str) -> Node<'_> {
        let found = self.controls(name).into_iter().next();
        found.unwrap_or_else(|| panic!("no control is called {name:?}; there are {:?}", self.names()))
    }

    /// The first control whose name holds these words.
    pub(crate) fn control_with(&self, role: Role, words: &str) -> Node<'_> {
        let found = self.nodes().find(|node| {
            node.accesskit_node().role() == role && named(node).is_some_and(|name| name.contains(words))
        });
        found.unwrap_or_else(|| panic!("no {role:?} has {words:?} in its name; there are {:?}", self.names()))
    }

    /// Names of all controls.
    pub(crate) fn names(&self) -> Vec<String> {
        self.nodes()
            .filter(|node| is_control(&node.accesskit_node()))
            .filter_map(|node| named(&node))
            .collect()
    }

    /// Uses the control that a key names, as assistive technology does.
    pub(crate) fn press(&mut self, key: &str) {
        let name = self.say(key);
        self.press_named(&name);
    }

    /// Uses the control of this name.
    pub(crate) fn press_named(&mut self, name: &str) {
        let node = self.control(name);
        assert!(!node.accesskit_node().is_disabled(), "{name:?} cannot be used now");
        node.click_accesskit();
        self.frames(3);
    }

    /// Uses the control of this role that a key names.
    pub(crate) fn press_role(&mut self, role: Role, key: &str) {
        self.control_with(role, &self.say(key)).click_accesskit();
        self.frames(3);
    }

    /// Opens a menu by its key and uses an entry of it.
    pub(crate) fn menu(&mut self, menu: &str, entry: &str) {
        self.press(menu);
        self.press(entry);
    }

    /// Uses the control of this name; the text that it puts on the clipboard.
    pub(crate) fn copied(&mut self, name: &str) -> String {
        self.control(name).click_accesskit();
        for _ in 0..4 {
            self.frames(1);
            let copied =
                self.harness.output().platform_output.commands.iter().find_map(|command| match command {
                    egui::OutputCommand::CopyText(text) => Some(text.clone()),
                    _ => None,
                });
            if let Some(copied) = copied {
                // What the window says of it is drawn in the next frame.
                self.frames(1);
                return copied;
            }
        }
        panic!("{name:?} puts no text on the clipboard");
    }

    /// Presses a key with modifiers.
    pub(crate) fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.frames(2);
    }

    /// Clicks with the pointer.
    pub(crate) fn click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.drag_at(at);
        self.harness.drop_at(at);
        self.frames(2);
    }

    /// Types into whatever has the focus.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.frames(2);
    }

    /// Everything that can be read in the window.
    pub(crate) fn words(&self) -> Vec<String> {
        let of = |node: Node<'_>| {
            let node = node.accesskit_node();
            [node.label(), node.value()].into_iter().flatten().collect::<Vec<_>>()
        };
        self.nodes().flat_map(of).collect()
    }

    /// Whether these words can be read in the window.
    pub(crate) fn reads(&self, words: &str) -> bool {
        self.words().iter().any(|known| known.contains(words))
    }

    /// Drops a file on the window.
    pub(crate) fn drop_file(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.frames(2);
        self.settle();
    }

    /// The text of a scenario as it is now.
    pub(crate) fn scenario_text(&self, scenario: &str) -> String {
        self.state().document.scenario_text(scenario).unwrap().to_string()
    }

    /// Sets the rate towards collèges in the scenario `fibre` from 2018 on.
    pub(crate) fn set_rate(&mut self, rate: &str) {
        use maillage_gui::action::Edit;
        self.harness.state_mut().want(Action::Edit(Edit::Set {
            scenario: "fibre".to_owned(),
            phase: Some("2018".to_owned()),
            path: ["links", "colleges_fibre", "down"].map(str::to_owned).to_vec(),
            value: format!("{rate:?}"),
        }));
        self.frames(2);
    }
}

/// Writes the small study into a folder; the path of its file.
pub(crate) fn write_small(folder: &Path) -> PathBuf {
    for (file, text) in STUDY {
        std::fs::write(folder.join(file), text).unwrap();
    }
    folder.join(STUDY[0].0)
}

/// Whether people can do something with a node.
pub(crate) fn is_control(node: &AccessKitNode<'_>) -> bool {
    let data = node.data();
    let acts = data.supports_action(Act::Click) || data.supports_action(Act::SetValue);
    !node.is_hidden() && (acts || egui::accessibility::is_input(node.role())) && node.role() != Role::Label
}

/// The name of a node: its label, or what labels it.
pub(crate) fn named(node: &Node<'_>) -> Option<String> {
    node.accesskit_node().label().filter(|name| !name.trim().is_empty())
}

/// Undoes and redoes everything on a copy; the first and the last texts.
pub(crate) fn ends(document: &Document) -> (Document, Document) {
    let mut first = document.clone();
    while first.undo() {}
    let mut last = first.clone();
    while last.redo() {}
    (first, last)
}

/// Draws nothing, in the size of the window.
struct Blank;

impl TestRenderer for Blank {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        delta.clear();
    }

    fn render(&mut self, context: &egui::Context, _: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let size = context.content_rect().size();
        Ok(image::RgbaImage::new(size.x as u32, size.y as u32))
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
