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
use egui::{ViewportBuilder, ViewportCommand};
use maillage_scenarios::text::failure;
use options::{Options, Size};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// How the names of folders of sessions begin.
const SESSION: &str = "maillage-gui-";

/// File in the folder of a session that is locked for as long as its program lives, however it ends.
const LOCK: &str = "lock";

/// Folder in that of a session with its finished days.
const DAYS: &str = "days";

/// Age from which the folder of a session is looked at: a younger one may not be locked yet.
const AGE: Duration = Duration::from_mins(1);

/// Opens the window, and returns when it is closed.
pub fn run(options: &Options) -> ExitCode {
    let text = text::Text::new(options.language());
    let document = match options.open(&text) {
        Ok(document) => document,
        Err(message) => return complain(&message, 2),
    };
    if let Some(path) = &options.picture
        && let Err(error) = has_room(path)
    {
        // Before the work: whoever has no place for the picture need not wait for it.
        return complain(&failure::unwritable(&text, path, &error), 1);
    }
    let native = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_inner_size(options.size.unwrap_or(Size::USUAL).points())
            .with_min_inner_size([720.0, 480.0])
            .with_app_id("maillage")
            .with_title("Maillage"),
        renderer: Renderer::Glow,
        // A picture has the size that was asked for, whatever the last window was.
        persist_window: options.picture.is_none(),
        ..NativeOptions::default()
    };
    // Nobody waits for it; where no thread can be started the next start will do.
    drop(thread::Builder::new().name("maillage-sweep".to_owned()).spawn(|| sweep(&std::env::temp_dir())));
    let unsaid = picture::Failure::default();
    let (kept, start, words) = (unsaid.clone(), options.clone(), text::Text::new(options.language()));
    let ran = eframe::run_native(
        "maillage",
        native,
        Box::new(move |context| {
            close_when_asked(&context.egui_ctx);
            if let Some(size) = start.size.or_else(|| start.picture.is_some().then_some(Size::USUAL)) {
                resize(&context.egui_ctx, size);
            }
            // After that, so that nothing is left behind when the program is asked to end.
            let runs = runs().map_err(|error| {
                words.say("gui-no-temporary-folder", &[("reason", failure::disk(&words, &error).into())])
            })?;
            Ok(Box::new(App::new(context, document, &start, kept, runs)))
        }),
    );
    match (ran, unsaid.take()) {
        (Err(error), _) => complain(&text.say("gui-no-window", &[("reason", error.to_string().into())]), 1),
        (Ok(()), Some(message)) => complain(&message, 1),
        (Ok(()), None) => ExitCode::SUCCESS,
    }
}

/// Whether a file can be written here, as far as its folder tells.
fn has_room(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let is_folder = folder.map_or(Ok(true), |folder| fs::metadata(folder).map(|there| there.is_dir()))?;
    if is_folder { Ok(()) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// Ctrl-C in the terminal, or the end of the session, closes the window as its button does.
fn close_when_asked(window: &egui::Context) {
    let window = window.clone();
    // Without a handler the program ends as any other does.
    drop(ctrlc::set_handler(move || {
        window.data_mut(|data| data.insert_temp(asked_to_end(), true));
        window.send_viewport_cmd(egui::ViewportCommand::Close);
        window.request_repaint();
    }));
}

/// Under what the window knows that its end was asked for from outside.
fn asked_to_end() -> egui::Id {
    egui::Id::unique("asked to end")
}

/// Whether the end of the window was asked for from outside since this was looked at last: nobody may be there who
/// could say what becomes of results, which can be had again.
fn is_asked_to_end(window: &egui::Context) -> bool {
    window.data_mut(|data| data.remove_temp(asked_to_end())).unwrap_or(false)
}

/// Gives the window this size, whatever is restored of the last one.
fn resize(window: &egui::Context, size: Size) {
    // A window that fills the screen would not take it.
    window.send_viewport_cmd(ViewportCommand::Fullscreen(false));
    window.send_viewport_cmd(ViewportCommand::Maximized(false));
    window.send_viewport_cmd(ViewportCommand::InnerSize(size.points().into()));
}

/// The folder of a session, gone when the window is closed.
#[derive(Debug)]
pub struct Runs {
    /// Held while the session lives; given back before the folder goes.
    _lock: Option<File>,
    days: PathBuf,
    _folder: TempDir,
}

impl Runs {
    /// The folder of the days that are finished; made when there is one.
    pub fn path(&self) -> &Path {
        &self.days
    }
}

/// A folder for the days of this session.
///
/// # Errors
/// When the machine has no place for temporary files.
pub fn runs() -> io::Result<Runs> {
    let folder = tempfile::Builder::new().prefix(SESSION).tempdir()?;
    let path = folder.path().join(LOCK);
    let lock = File::create(&path).ok().filter(|lock| lock.try_lock().is_ok());
    if lock.is_none() {
        // What has no lock is never taken for left behind.
        drop(fs::remove_file(&path));
    }
    Ok(Runs { _lock: lock, days: folder.path().join(DAYS), _folder: folder })
}

/// Removes folders of sessions whose program did not come to remove them. What cannot be removed stays.
fn sweep(temporary: &Path) {
    for entry in fs::read_dir(temporary).into_iter().flatten().flatten() {
        let is_session = entry.file_name().to_str().is_some_and(|name| name.starts_with(SESSION));
        // Where a link leads to is not ours.
        if is_session && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            drop(remove_abandoned(&entry.path()));
        }
    }
}

/// Removes the folder of a session that nobody uses.
fn remove_abandoned(folder: &Path) -> io::Result<()> {
    let lock = File::options().write(true).open(folder.join(LOCK))?;
    let is_old = lock.metadata()?.modified()?.elapsed().is_ok_and(|age| age > AGE);
    if is_old && lock.try_lock().is_ok() {
        // The lock goes last: what is interrupted here is found again at the next start. There may be no days.
        drop(fs::remove_dir_all(folder.join(DAYS)));
        drop(lock);
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

#[expect(clippy::print_stderr, reason = "there is no window to say it in")]
fn complain(message: &str, status: u8) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn only_folders_that_nobody_uses_are_swept() {
        let temporary = TempDir::new().unwrap();
        let session = |name: &str, age: Duration| {
            let folder = temporary.path().join(name);
            fs::create_dir_all(folder.join(DAYS).join("runs")).unwrap();
            let lock = File::create(folder.join(LOCK)).unwrap();
            lock.set_modified(SystemTime::now() - age).unwrap();
            (folder, lock)
        };
        let old = 2 * AGE;
        let (abandoned, lock) = session("maillage-gui-abandoned", old);
        drop(lock);
        let (alive, held) = session("maillage-gui-alive", old);
        held.try_lock().unwrap();
        let (young, lock) = session("maillage-gui-young", Duration::ZERO);
        drop(lock);
        let (other, lock) = session("maillage-abcdef", old);
        drop(lock);
        let bare = temporary.path().join("maillage-gui-bare");
        fs::create_dir(&bare).unwrap();
        sweep(temporary.path());
        assert!(!abandoned.exists());
        for kept in [&alive, &young, &other, &bare] {
            assert!(kept.exists(), "{}", kept.display());
        }
        drop(held);
        sweep(temporary.path());
        assert!(!alive.exists(), "its session has ended");
    }

    #[test]
    fn the_folder_of_a_session_is_locked_and_goes_with_it() {
        let runs = runs().unwrap();
        let folder = runs.path().parent().unwrap().to_owned();
        let lock = File::options().write(true).open(folder.join(LOCK)).unwrap();
        assert!(lock.try_lock().is_err());
        drop(runs);
        assert!(!folder.exists());
    }
}
