//! Pictures of the window as PNG files, asked for by a person or by `--picture`.

use egui::{ColorImage, Context, Pos2, Rect, ViewportCommand, vec2};
use image::{
    ExtendedColorType, ImageEncoder,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use maillage_scenarios::text::{Language, Text, failure};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What went wrong while the window was open, to be said when it is closed.
#[derive(Clone, Default, Debug)]
pub struct Failure(Arc<Mutex<Option<String>>>);

impl Failure {
    /// Notes it.
    pub fn set(&self, message: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(message);
    }

    /// Takes it.
    pub fn take(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Asks for a picture of the next frame, or of a part of it (points), and gives it to `done` as PNG.
pub fn take(context: &Context, part: Option<Rect>, done: impl FnOnce(Vec<u8>) + Send + 'static) {
    let window = context.clone();
    context.request_screenshot(move |image| {
        let scale = window.pixels_per_point();
        let [width, height] = image.size.map(|side| side as f32 / scale);
        // What is scrolled out of the window is not in the picture of it.
        let window_rect = Rect::from_min_size(Pos2::ZERO, vec2(width, height));
        let seen = part
            .map(|part| part.intersect(window_rect))
            .filter(|seen| seen.width() >= 1.0 && seen.height() >= 1.0);
        let whole = seen.map(|seen| image.region(&seen, Some(scale)));
        done(png(whole.as_ref().unwrap_or(&image)));
        window.request_repaint();
    });
}

/// How far a picture has come of something that is scrolled into view for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// It is scrolled into view.
    Aimed,
    /// It is where it shall be: the picture is to be asked for.
    Due,
    /// The picture is taken: what shall not be in it stays away.
    Held,
}

impl Stage {
    /// Frame in which the picture is asked for: scrolling takes effect one frame later, and bars may then still come or go.
    const DUE: u64 = 4;

    /// Frame after which it is taken: the window takes the picture of the frame after the one that asks, and may be late.
    const LAST: u64 = Self::DUE + 3;

    /// The stage so many frames after the picture was wanted; none once it is taken.
    pub const fn after(frames: u64) -> Option<Self> {
        if frames < Self::DUE {
            Some(Self::Aimed)
        } else if frames == Self::DUE {
            Some(Self::Due)
        } else if frames <= Self::LAST {
            Some(Self::Held)
        } else {
            None
        }
    }
}

/// An image as PNG.
fn png(image: &ColorImage) -> Vec<u8> {
    // A window is opaque.
    let bytes: Vec<u8> = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive)
        .write_image(&bytes, image.size[0] as u32, image.size[1] as u32, ExtendedColorType::Rgb8)
        .expect("memory takes any picture");
    png
}

/// Writes a picture whole or not at all.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, png: &[u8]) -> io::Result<()> {
    maillage_data::write::atomically(path, |out| out.write_all(png))
}

/// Takes the picture of `--picture` once the window has something to show, then closes it.
#[derive(Debug)]
pub struct Appointment {
    path: PathBuf,
    language: Language,
    frames: u32,
    taken: bool,
}

/// Frames drawn after everything has arrived, so that animations are over.
const SETTLED: u32 = 12;

impl Appointment {
    /// A picture to write here; what goes wrong is said in this language.
    pub fn new(path: PathBuf, language: Language) -> Self {
        Self { path, language, frames: 0, taken: false }
    }

    /// Called every frame; `ready` when everything that the picture shows is there.
    pub fn keep(&mut self, context: &Context, ready: bool, unsaid: &Failure) {
        if self.taken {
            return;
        }
        self.frames = if ready { self.frames + 1 } else { 0 };
        if self.frames >= SETTLED {
            self.taken = true;
            let (path, language) = (self.path.clone(), self.language);
            let (unsaid, window) = (unsaid.clone(), context.clone());
            take(context, None, move |png| {
                if let Err(error) = write(&path, &png) {
                    unsaid.set(failure::unwritable(&Text::new(language), &path, &error));
                }
                window.send_viewport_cmd(ViewportCommand::Close);
            });
        }
        context.request_repaint();
    }
}
