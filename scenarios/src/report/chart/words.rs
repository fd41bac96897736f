//! The room that words take, so that a chart can be laid out without a font at hand.
//!
//! Advances are the larger of those of Inter and of `DejaVu` Sans, which is as wide as the fonts that stand in for
//! Inter get: what is estimated to fit does fit.

/// Advances of the printable characters of ASCII, from the space, in hundredths of the size of the letters.
const REGULAR: [u8; 95] = [
    32, 41, 47, 84, 65, 99, 78, 30, 40, 40, 51, 84, 32, 46, 32, 37, 64, 64, 64, 64, 65, 64, 64, 64, 64, 64,
    34, 34, 84, 84, 84, 54, 100, 69, 69, 74, 77, 64, 60, 78, 76, 30, 58, 68, 57, 91, 76, 79, 64, 79, 70, 65,
    65, 75, 69, 99, 69, 68, 69, 40, 37, 40, 84, 50, 50, 62, 64, 58, 64, 62, 38, 64, 64, 28, 28, 58, 28, 98,
    64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 56, 64, 34, 64, 84,
];

/// The same, in semi-bold.
const STRONG: [u8; 95] = [
    35, 46, 53, 84, 70, 101, 88, 33, 46, 46, 54, 84, 38, 47, 38, 38, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70,
    40, 40, 84, 84, 84, 58, 100, 78, 77, 74, 83, 69, 69, 83, 84, 38, 58, 78, 64, 100, 84, 85, 74, 85, 77, 73,
    69, 82, 78, 111, 78, 73, 73, 46, 38, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105,
    72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];

/// Advance of a character, as a share of the size of the letters.
fn advance(character: char, is_strong: bool) -> f64 {
    let table = if is_strong { &STRONG } else { &REGULAR };
    let letter = match character {
        '\u{a0}' => ' ',
        '\u{202f}' => '\'',
        '’' | '‘' => '"',
        // Letters with accents are as wide as those without.
        'À'..='Å' => 'A',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ò'..='Ö' => 'O',
        'Ù'..='Ü' => 'U',
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'j',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        '€' | '«' | '»' | '–' | '•' | '·' => '0',
        '−' | '×' | '≤' | '≥' | '≈' | '±' => '+',
        '…' | '—' | '→' | '←' => '@',
        other => other,
    };
    match u32::from(letter) {
        code @ 32..=126 => f64::from(table[code as usize - 32]) / 100.0,
        0..=31 | 0x300..=0x36f => 0.0,
        0x80..=0x24f if letter.is_lowercase() && letter != 'œ' && letter != 'æ' => 0.72,
        0x80..=0x10ff => 1.12,
        // Ideographs and pictures are as wide as they are high, and a little more in some fonts.
        _ => 1.4,
    }
}

/// Width of a text in letters of a size, at most.
pub(super) fn width(text: &str, size: f64, is_strong: bool) -> f64 {
    size * text.chars().map(|character| advance(character, is_strong)).sum::<f64>()
}

/// The beginning of a text that fits a width, with an ellipsis when it is not all of it.
pub(super) fn fit(text: &str, size: f64, is_strong: bool, room: f64) -> String {
    if width(text, size, is_strong) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = size * advance('…', is_strong);
    if used > room {
        return String::new();
    }
    for character in text.chars() {
        used += size * advance(character, is_strong);
        if used > room {
            break;
        }
        kept.push(character);
    }
    let mut cut = kept.trim_end().to_owned();
    cut.push('…');
    cut
}

/// A text in at most so many lines of a width, broken at spaces that may be broken, within words only where a word is
/// longer than a line; with an ellipsis when it is not all of it. At least one line.
pub(super) fn wrap(text: &str, size: f64, is_strong: bool, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut rest: std::collections::VecDeque<&str> = text.split([' ', '\n', '\t']).collect();
    while let Some(word) = rest.pop_front() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, is_strong) <= room {
            line = longer;
            continue;
        }
        let is_last = lines.len() + 1 >= most;
        if is_last {
            let whole = std::iter::once(longer.as_str()).chain(rest).collect::<Vec<_>>().join(" ");
            lines.push(fit(&whole, size, is_strong, room));
            return lines;
        }
        if line.is_empty() {
            let (begin, end) = word.split_at(fitting(word, size, is_strong, room));
            lines.push(begin.to_owned());
            rest.push_front(end);
        } else {
            lines.push(std::mem::take(&mut line));
            rest.push_front(word);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Bytes of the beginning of a word that fit a width: one character at least, so that whoever breaks it gets on.
fn fitting(word: &str, size: f64, is_strong: bool, room: f64) -> usize {
    let mut used = 0.0;
    for (at, character) in word.char_indices() {
        used += size * advance(character, is_strong);
        if used > room && at > 0 {
            return at;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_the_text_and_the_width() {
        let text = "Coût complet par élève et par an, investissement et fonctionnement réunis";
        for room in [60.0, 90.0, 140.0, 1000.0] {
            let lines = wrap(text, 14.0, false, room, 99);
            assert!(lines.iter().all(|line| width(line, 14.0, false) <= room), "{lines:?}");
            let plain = |text: &str| text.replace(' ', "");
            assert_eq!(plain(&lines.concat()), plain(text));
        }
    }

    #[test]
    fn too_long_ends_in_an_ellipsis_and_fits() {
        for text in [
            "un deux trois quatre cinq six",
            &"a".repeat(300),
            &"🏫".repeat(40),
            "a\u{a0}b".repeat(50).as_str(),
        ] {
            let lines = wrap(text, 14.0, true, 80.0, 2);
            assert_eq!(lines.len(), 2);
            assert!(lines[1].ends_with('…'), "{lines:?}");
            assert!(lines.iter().all(|line| width(line, 14.0, true) <= 80.0), "{lines:?}");
        }
    }

    #[test]
    fn nothing_is_one_empty_line() {
        assert_eq!(wrap("", 14.0, false, 10.0, 3), [""]);
        assert_eq!(fit("", 14.0, false, 0.0), "");
    }
}
