//! The command line of the desktop program.

use crate::document::{self, Document};
use crate::layout::Pane;
use crate::panel::editor::Tab;
use crate::state::{Listing, Theme};
use crate::text::Text;
use clap::{CommandFactory, FromArgMatches, Parser, ValueEnum};
use maillage_scenarios::text::{Language, command_line};
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

/// What the command line asks for. Its help is in the Fluent files: see [`command_line`].
#[derive(Clone, PartialEq, Debug, Default, Parser)]
#[command(name = "maillage-gui", version)]
pub struct Options {
    /// Study to open: a file, a results directory or a bundled name (sconeeta).
    pub file: Option<PathBuf>,
    /// View to show.
    #[arg(long, value_enum)]
    pub view: Option<View>,
    /// Tab of the editor.
    #[arg(long, value_enum)]
    pub tab: Option<Tab>,
    /// What the table lists.
    #[arg(long, value_enum)]
    pub table: Option<Listing>,
    /// Language: fr or en.
    #[arg(long, value_parser = language)]
    pub lang: Option<Code>,
    /// Light or dark.
    #[arg(long, value_enum)]
    pub theme: Option<Theme>,
    /// Size of the window in points: 1400x900.
    #[arg(long)]
    pub size: Option<Size>,
    /// Minute of the day to show: 10:05.
    #[arg(long)]
    pub minute: Option<Minute>,
    /// Establishment to select: part of its name or commune.
    #[arg(long)]
    pub select: Option<String>,
    /// Simulate so many days of what is shown.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=500), allow_negative_numbers = true)]
    pub simulate: Option<u32>,
    /// Write a picture of the view and end.
    #[arg(long)]
    pub picture: Option<PathBuf>,
}

/// A language of the command line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Code(pub Language);

fn language(code: &str) -> Result<Code, String> {
    match code {
        "fr" | "en" => Ok(Code(Language::from_code(code).unwrap_or_default())),
        _ => Err(code.to_owned()),
    }
}

/// Views that the command line names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum View {
    /// The region.
    Map,
    /// Scenarios side by side.
    Compare,
    /// The page for decision makers.
    Elus,
    /// What the scenario says.
    Editor,
    /// The day.
    Timeline,
    /// Why an establishment is disturbed.
    Explain,
    /// Every establishment.
    Table,
    /// Money, people, equity, and the order of the scenarios.
    Decide,
}

impl From<View> for Pane {
    fn from(view: View) -> Self {
        match view {
            View::Map => Self::Map,
            View::Compare => Self::Compare,
            View::Elus => Self::Elus,
            View::Editor => Self::Editor,
            View::Timeline => Self::Timeline,
            View::Explain => Self::Explain,
            View::Table => Self::Table,
            View::Decide => Self::Decide,
        }
    }
}

/// Size of a window, in points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

impl Size {
    /// Size of the first start.
    pub const USUAL: Self = Self { width: 1400, height: 900 };

    /// As egui wants it.
    pub fn points(self) -> [f32; 2] {
        [f32::from(self.width), f32::from(self.height)]
    }
}

impl FromStr for Size {
    /// What is no size.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || text.to_owned();
        let (width, height) = text.split_once('x').ok_or_else(wrong)?;
        let side =
            |side: &str| side.parse().ok().filter(|side| (320..=8192).contains(side)).ok_or_else(wrong);
        Ok(Self { width: side(width)?, height: side(height)? })
    }
}

/// A minute of the day, from midnight.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Minute(pub f32);

impl FromStr for Minute {
    /// What is no minute.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || text.to_owned();
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let below =
            |part: &str, most: u16| part.parse::<u16>().ok().filter(|part| *part < most).ok_or_else(wrong);
        Ok(Self(f32::from(60 * below(hour, 24)? + below(minute, 60)?)))
    }
}

impl Options {
    /// What the command line of this program asks for.
    ///
    /// # Errors
    /// The status to end with, when it asks for help or has a fault; what there is to say has been printed.
    pub fn read() -> Result<Self, ExitCode> {
        let text = Text::new(command_line::language());
        let read = Self::command_line(&text).try_get_matches();
        read.and_then(|matches| Self::from_arg_matches(&matches)).map_err(|error| {
            if error.use_stderr() {
                return crate::complain(&command_line::fault(&error, &text), 2);
            }
            error.print().map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
        })
    }

    /// The command line with its help in the language of `text`.
    pub fn command_line(text: &Text) -> clap::Command {
        command_line::localized(Self::command(), "help-window", text)
    }

    /// The language asked for, or that of the environment.
    pub fn language(&self) -> Language {
        self.lang.map_or_else(
            || Language::from_environment(|name| std::env::var(name).ok()),
            |Code(language)| language,
        )
    }

    /// Reads what the command line names; the bundled study when it names nothing.
    ///
    /// # Errors
    /// What is wrong, in the words of `text`.
    pub fn open(&self, text: &Text) -> Result<Document, String> {
        match &self.file {
            None => Ok(Document::bundled(document::USUAL).expect("the usual study is bundled")),
            Some(path) => Document::open(path, text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_is_written_as_on_a_clock() {
        assert_eq!("10:05".parse(), Ok(Minute(605.0)));
        for wrong in ["10", "24:00", "10:60", "10 h 05", "-1:00"] {
            assert!(wrong.parse::<Minute>().is_err(), "{wrong}");
        }
    }
}

/// An establishment that the command line asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sought {
    /// The one with most disturbed lessons: there is something to explain.
    Worst,
    /// The largest whose name or commune holds these words.
    Named(String),
}

impl Sought {
    /// What the command line asks for.
    pub fn of(options: &Options) -> Option<Self> {
        match (&options.select, options.view) {
            (Some(words), _) => Some(Self::Named(words.clone())),
            (None, Some(View::Explain)) => Some(Self::Worst),
            (None, _) => None,
        }
    }
}
