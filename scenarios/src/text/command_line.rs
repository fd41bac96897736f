//! Command lines in the language of whoever types them: help, faults, and the language itself. Those of the command and of
//! the window are read by clap; only their words come from here.

mod fault;
mod help;

use super::Language;
pub use fault::fault;
pub use help::localized;

/// The language that the command line of this program asks for with `--lang`, else that of the environment: known before the
/// line is read, so that its faults are told in it.
pub fn language() -> Language {
    let arguments = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    asked_for(arguments).unwrap_or_else(|| Language::from_environment(|name| std::env::var(name).ok()))
}

fn asked_for(mut arguments: impl Iterator<Item = String>) -> Option<Language> {
    while let Some(argument) = arguments.next() {
        let code = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => continue,
        };
        if let Some(language) = code.and_then(|code| Language::from_code(&code)) {
            return Some(language);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_known_before_the_line_is_read() {
        let of = |line: &str| asked_for(line.split(' ').map(str::to_owned));
        assert_eq!(of("maillage compare --lang en --wrong"), Some(Language::English));
        assert_eq!(of("maillage --lang=fr --wrong"), Some(Language::French));
        assert_eq!(of("maillage --lang xx"), None);
        assert_eq!(of("maillage --language en"), None);
        assert_eq!(of("maillage --lang"), None);
    }
}
