//! The words of the window: those of `maillage-scenarios` and those of `gui/locales`.

pub mod number;

use maillage_scenarios::text::Language;
pub use maillage_scenarios::text::{Argument, Text as Words};
use std::ops::Deref;

/// The texts of one language.
#[derive(Debug)]
pub struct Text(Words);

/// The Fluent files of the window, in a language.
const fn files(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &[include_str!("../locales/fr/gui.ftl")],
        Language::English => &[include_str!("../locales/en/gui.ftl")],
    }
}

impl Text {
    /// The texts of a language.
    pub fn new(language: Language) -> Self {
        Self(Words::with(language, files(language)))
    }

    /// The words of a key.
    pub fn get(&self, key: &str) -> String {
        unbroken(self.0.get(key))
    }

    /// The words of a key, with its variables.
    pub fn say(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        unbroken(self.0.say(key, arguments))
    }
}

/// The same words with the non-breaking space that egui knows: it would break a line at a narrow one.
pub fn unbroken(words: String) -> String {
    if words.contains('\u{202F}') { words.replace('\u{202F}', "\u{A0}") } else { words }
}

impl Deref for Text {
    type Target = Words;

    fn deref(&self) -> &Words {
        &self.0
    }
}
