//! Everything that people read, in French and English, from the Fluent files under `locales/`.

pub mod command_line;
pub mod diagnostic;
pub mod failure;
pub mod field;
pub mod grid;
pub mod number;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;

/// Languages of the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// Code: `fr`, `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The language of a code or of a locale of the environment: `en`, `en_GB.UTF-8`.
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['_', '-', '.', '@', ':']).next()?;
        Self::ALL.into_iter().find(|known| known.code().eq_ignore_ascii_case(language))
    }

    /// The language of the environment, by the rules of POSIX (`LC_ALL`, then `LC_MESSAGES`, then `LANG`), else
    /// French.
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty())
            .and_then(|value| Self::from_code(&value))
            .unwrap_or_default()
    }
}

macro_rules! locale {
    ($language:literal: $($file:literal),* $(,)?) => {
        &[$(include_str!(concat!("../locales/", $language, "/", $file, ".ftl"))),*]
    };
}

/// The texts of a language.
const fn sources(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => {
            locale!("fr": "cli", "compare", "data", "decide", "explain", "fields", "help", "means", "measures", "names", "pages", "report", "scenario", "validate")
        }
        Language::English => {
            locale!("en": "cli", "compare", "data", "decide", "explain", "fields", "help", "means", "measures", "names", "pages", "report", "scenario", "validate")
        }
    }
}

/// The spaces of French: no line breaks before `:`, `;`, `?`, `!` and `%`, nor inside guillemets. The files have plain
/// ones, which editors show and anyone can type.
fn french_spaces(source: &str) -> String {
    let with = [
        (" :", "\u{a0}:"),
        (" ;", "\u{202f};"),
        (" ?", "\u{202f}?"),
        (" !", "\u{202f}!"),
        (" %", "\u{202f}%"),
        ("« ", "«\u{a0}"),
        (" »", "\u{a0}»"),
    ];
    let spaced = |line: &str| with.iter().fold(line.to_owned(), |line, (from, to)| line.replace(from, to));
    let line = |line: &str| if line.starts_with('#') { line.to_owned() } else { spaced(line) };
    source.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// The texts of one language.
pub struct Text {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({})", self.language.code())
    }
}

impl Text {
    /// The texts of a language.
    pub fn new(language: Language) -> Self {
        Self::with(language, &[])
    }

    /// The texts of a language with more of them, such as those of the desktop program.
    pub fn with(language: Language, more: &[&str]) -> Self {
        let identifier = language.code().parse().expect("the codes of languages are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks are for bidirectional text; terminals and files would show them as rubbish.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::French => |value: &FluentValue<'_>, _: &_| whole(value, Language::French),
            Language::English => |value: &FluentValue<'_>, _: &_| whole(value, Language::English),
        }));
        for source in sources(language).iter().chain(more) {
            let source = match language {
                Language::French => french_spaces(source),
                Language::English => (*source).to_owned(),
            };
            let resource = FluentResource::try_new(source)
                .unwrap_or_else(|(_, errors)| panic!("the bundled texts are checked by tests: {errors:?}"));
            bundle.add_resource(resource).expect("no key is defined twice: checked by tests");
        }
        Self { language, bundle }
    }

    /// Its language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A text without arguments.
    pub fn get(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// A text with arguments: counts as numbers, which choose plural forms; figures already written out as texts.
    pub fn say(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        let arguments: FluentArgs<'_> =
            arguments.iter().map(|(name, value)| (name.to_string(), FluentValue::from(value))).collect();
        self.format(key, &arguments).unwrap_or_else(|| key.to_owned())
    }

    /// Whether there is such a text.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// A name that the author of a file chose for a service or a place, in this language; none when it is no usual one.
    pub fn usual_name(&self, name: &str) -> Option<String> {
        let key = format!("name-{}", name.replace('_', "-"));
        self.has(&key).then(|| self.get(&key))
    }

    /// The same; one that is not usual is said as it is, with spaces.
    pub fn chosen_name(&self, name: &str) -> String {
        self.usual_name(name).unwrap_or_else(|| name.replace(['_', '-'], " "))
    }

    fn format(&self, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned())
    }
}

/// A value put into a text.
#[derive(Clone, PartialEq, Debug)]
pub enum Argument {
    /// A count; it also chooses the plural form.
    Count(u64),
    /// Anything already written out.
    Text(String),
}

impl From<&Argument> for FluentValue<'_> {
    fn from(argument: &Argument) -> Self {
        match argument {
            Argument::Count(count) => FluentValue::from(*count),
            Argument::Text(text) => FluentValue::from(text.clone()),
        }
    }
}

impl From<u64> for Argument {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Argument {
    fn from(count: u32) -> Self {
        Self::Count(u64::from(count))
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Numbers as the language writes them.
fn whole(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number::decimal(language, number.value, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
