//! Faults of TOML in the words of our texts: what its parser says most often, by the start of its messages.

use maillage_data::diagnostic::Message;

/// Starts of messages of the parser, and our keys.
const KNOWN: &[(&str, &str)] = &[
    ("invalid boolean", "scenario-toml-boolean"),
    ("unclosed array", "scenario-toml-bracket"),
    ("unclosed table", "scenario-toml-bracket"),
    ("unclosed array table", "scenario-toml-bracket"),
    ("unclosed inline table", "scenario-toml-brace"),
    ("duplicate key", "scenario-toml-duplicate"),
    ("missing escaped value", "scenario-toml-escape"),
    ("invalid unquoted key", "scenario-toml-key-letters"),
    ("unexpected leading zero", "scenario-toml-leading-zero"),
    ("unquoted keys cannot be empty", "scenario-toml-no-key"),
    ("invalid key-value pair", "scenario-toml-no-key"),
    ("key with no value", "scenario-toml-no-value"),
    ("unexpected key or value", "scenario-toml-too-much"),
    ("invalid basic string", "scenario-toml-unclosed-text"),
    ("invalid literal string", "scenario-toml-unclosed-text"),
    ("invalid multi-line", "scenario-toml-unclosed-text"),
    ("string values must be quoted", "scenario-toml-unquoted"),
];

/// What the parser says, in our words where they are known; else quoted.
pub(super) fn message(said: &str) -> Message {
    let known = KNOWN.iter().find(|(start, _)| said.starts_with(start));
    known.map_or_else(|| Message::new("scenario-not-toml").with("reason", said), |(_, key)| Message::new(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::de::DeTable;

    /// The parser still speaks as we understand it: each of the usual slips has a text of ours.
    #[test]
    fn usual_slips_have_a_text() {
        let slips = [
            ("a = True", "boolean"),
            ("a = [1, 2", "bracket"),
            ("[a", "bracket"),
            ("a = {b = 1", "brace"),
            ("a = 1\na = 2", "duplicate"),
            (r#"a = "\q""#, "escape"),
            ("é = 1", "key-letters"),
            ("a = 01", "leading-zero"),
            ("= 3", "no-key"),
            ("{\"a\": 1}", "no-key"),
            ("a b = 1", "no-value"),
            ("a", "no-value"),
            ("a = 1,5", "too-much"),
            ("a = \"x", "unclosed-text"),
            ("a = 'x", "unclosed-text"),
            ("a =", "unquoted"),
            ("a = 5 Mb/s", "unquoted"),
        ];
        for (slip, key) in slips {
            let (_, errors) = DeTable::parse_recoverable(slip);
            let keys: Vec<&str> = errors.iter().map(|error| message(error.message()).key).collect();
            assert!(keys.contains(&format!("scenario-toml-{key}").as_str()), "{slip}: {keys:?}");
        }
    }
}
