//! Where a key that is not there yet goes.

use super::layout::{Atom, Layout};
use super::{dotted, splice};

/// Adds a key that is not there.
pub(super) fn add(text: &str, layout: &Layout, path: &[String], value: &str) -> String {
    let atoms = &layout.atoms;
    let header_shared =
        atoms.iter().filter(|atom| !atom.is_pair()).map(|atom| shared(&atom.path, path)).max().unwrap_or(0);
    // The longest header that the key can stand under; the root, which has none, when there is no other.
    let section: &[String] = atoms
        .iter()
        .filter(|atom| !atom.is_pair() && atom.path.len() < path.len() && path.starts_with(&atom.path))
        .map(|atom| &atom.path[..])
        .max_by_key(|header| header.len())
        .unwrap_or_default();
    let in_section: Vec<&Atom> =
        atoms.iter().filter(|atom| atom.is_pair() && atom.header() == section).collect();
    let pair_shared = in_section.iter().map(|pair| shared(&pair.path, path)).max().unwrap_or(0);
    let is_phase = path.len() > 2 && path[0] == "phases";
    let has_dotted_sibling = pair_shared > section.len();
    let has_room = path.len() == section.len() + 1
        || header_shared <= section.len() && !section.is_empty() && (!is_phase || section.len() >= 2);
    if has_dotted_sibling || has_room {
        let line = format!("{} = {value}", dotted(&path[section.len()..]));
        let after = if has_dotted_sibling {
            in_section.iter().rfind(|pair| shared(&pair.path, path) == pair_shared)
        } else {
            in_section.last()
        };
        let header = atoms.iter().rfind(|atom| !atom.is_pair() && atom.path == section);
        let Some(after) = after.copied().or(header) else {
            // Nothing at all before the first header.
            return format!("{line}{}{text}", ending(text));
        };
        // Never into a run of keys that one comment justifies: after its end.
        let mut after = after;
        while let Some(next) =
            in_section.iter().find(|next| after.is_pair() && next.lines.start == after.lines.end)
        {
            after = next;
        }
        let is_apart = after.is_pair() && layout.is_justified(text, after);
        return insert(text, after.lines.end, is_apart, &line);
    }
    let (header, rest) = path.split_at(if is_phase && header_shared <= 1 { 2 } else { path.len() - 1 });
    let (nl, end) = (ending(text), neighbour(text, layout, path, header_shared));
    let lines = format!("[{}]{nl}{} = {value}", dotted(header), dotted(rest));
    if text[..end].trim().is_empty() {
        return format!("{lines}{nl}{text}");
    }
    insert(text, end, true, &lines)
}

/// The end of the lines that a new header follows.
fn neighbour(text: &str, layout: &Layout, path: &[String], header_shared: usize) -> usize {
    let atoms = &layout.atoms;
    let is_phases = |atom: &Atom| atom.header().first().is_some_and(|key| key == "phases");
    let everything = text.trim_end_matches(['\n', '\r', ' ', '\t']).len();
    let whole = text[everything..].find('\n').map_or(text.len(), |at| everything + at + 1);
    let number = |key: &str| key.parse::<u32>().ok();
    let last_of = |belongs: &dyn Fn(&Atom) -> bool| {
        let at = atoms.iter().rposition(belongs)?;
        // Comments at the end of the file stay with what they follow.
        Some(if at + 1 == atoms.len() { whole } else { atoms[at].lines.end })
    };
    let end = if path[0] == "phases" && header_shared == 1 {
        // Years in order.
        match number(&path[1]) {
            Some(new) => {
                let is_before = |atom: &Atom| {
                    !is_phases(atom)
                        || atom.path.get(1).and_then(|key| number(key)).is_none_or(|year| year < new)
                };
                last_of(&is_before)
            }
            None => last_of(&is_phases),
        }
    } else if header_shared > 0 {
        last_of(&|atom| shared(atom.header(), path) == header_shared)
    } else if path[0] == "phases" {
        Some(whole)
    } else {
        match atoms.iter().position(is_phases) {
            Some(0) => Some(0),
            Some(first) => Some(atoms[first - 1].lines.end),
            None => Some(whole),
        }
    };
    end.unwrap_or(whole)
}

/// How many keys two paths begin with together.
fn shared(a: &[String], b: &[String]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// How lines end in a text.
fn ending(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Adds lines after the line that ends at a byte.
fn insert(text: &str, end: usize, is_apart: bool, lines: &str) -> String {
    let nl = ending(text);
    let apart = if is_apart { nl } else { "" };
    if text[..end].ends_with('\n') {
        splice(text, &(end..end), &format!("{apart}{lines}{nl}"))
    } else {
        splice(text, &(end..end), &format!("{nl}{apart}{lines}"))
    }
}
