//! Type of an establishment from what a row says: its nature code, else its words.

use super::headers::fold;
use super::report::Reason;
use maillage_sim::territory::EstablishmentKind;

/// How sure a type is; a later file of the same establishment may know better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Evidence {
    /// Every other row of the file is of this type.
    File,
    /// The name of the establishment says so.
    Name,
    /// A column of the type says so.
    Type,
    /// The nature code says so.
    Nature,
}

/// What a row says about its type.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Class {
    /// A type the model has.
    Kind(EstablishmentKind, Evidence),
    /// Something that is no establishment of its own, or of no type the model has.
    Outside(Reason),
    /// Nothing.
    Unknown,
}

/// Words of a row that may tell its type.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Words<'a> {
    pub(super) nature: &'a str,
    pub(super) nature_label: &'a str,
    pub(super) kind: &'a str,
    pub(super) lycee: &'a str,
    pub(super) general: &'a str,
    pub(super) technological: &'a str,
    pub(super) professional: &'a str,
    pub(super) name: &'a str,
}

/// The type a row says it has.
pub(super) fn class(words: &Words<'_>) -> Class {
    if let Ok(nature) = words.nature.trim_end_matches(".0").parse() {
        return by_nature(nature);
    }
    for label in [words.nature_label, words.lycee, words.kind] {
        let class = by_label(label, words);
        if class != Class::Unknown {
            return class;
        }
    }
    by_name(words.name)
}

/// Nature codes of the directory: 1xx first degree, 30x lycées, 320 lycées professionnels, 34x and 35x collèges,
/// 334, 335 and 390 sections inside another establishment, 8xx administration.
fn by_nature(nature: u32) -> Class {
    let kind = |kind| Class::Kind(kind, Evidence::Nature);
    match nature {
        100..=199 => kind(EstablishmentKind::Ecole),
        300..=310 => kind(EstablishmentKind::Lycee),
        320 => kind(EstablishmentKind::LyceeProfessionnel),
        340 | 346 | 350 | 352 => kind(EstablishmentKind::College),
        334 | 335 | 390 => Class::Outside(Reason::Section),
        800..=899 => Class::Outside(Reason::Administration),
        _ => Class::Outside(Reason::OtherType),
    }
}

fn by_label(label: &str, words: &Words<'_>) -> Class {
    let kind = |kind| Class::Kind(kind, Evidence::Type);
    let label = fold(label);
    let has = |word: &str| label.contains(word);
    match label.trim() {
        "" => Class::Unknown,
        "lp" => kind(EstablishmentKind::LyceeProfessionnel),
        "legt" | "lgt" | "lg" | "lt" | "lpo" => kind(EstablishmentKind::Lycee),
        _ if has("section") || has("segpa") => Class::Outside(Reason::Section),
        _ if has("administra") || has("inspection") || has("rectorat") => {
            Class::Outside(Reason::Administration)
        }
        _ if has("ecole") || has("1er degre") || has("maternelle") => kind(EstablishmentKind::Ecole),
        _ if has("college") => kind(EstablishmentKind::College),
        _ if has("lycee professionnel") => kind(EstablishmentKind::LyceeProfessionnel),
        _ if has("lycee") => {
            let no = |text: &str| text.is_empty() || text == "0";
            let only_professional = words.professional == "1" && no(words.general) && no(words.technological);
            kind(if only_professional || by_name(words.name) == LP_BY_NAME {
                EstablishmentKind::LyceeProfessionnel
            } else {
                EstablishmentKind::Lycee
            })
        }
        _ => Class::Outside(Reason::OtherType),
    }
}

const LP_BY_NAME: Class = Class::Kind(EstablishmentKind::LyceeProfessionnel, Evidence::Name);

fn by_name(name: &str) -> Class {
    let kind = |kind| Class::Kind(kind, Evidence::Name);
    let name = fold(name);
    let first = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    let has = |word: &str| name.contains(word);
    if first(&["ecole", "e m ", "e e ", "eepu", "empu"]) || has("maternelle") || has("elementaire") {
        kind(EstablishmentKind::Ecole)
    } else if has("lycee professionnel") || first(&["lp "]) {
        LP_BY_NAME
    } else if has("lycee") || first(&["lpo ", "lgt ", "legt "]) {
        kind(EstablishmentKind::Lycee)
    } else if has("college") {
        kind(EstablishmentKind::College)
    } else if has("ecole") || has("primaire") {
        kind(EstablishmentKind::Ecole)
    } else {
        Class::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nature_code_decides() {
        let class = |nature| class(&Words { nature, kind: "Lycée", ..Words::default() });
        assert_eq!(class("306"), Class::Kind(EstablishmentKind::Lycee, Evidence::Nature));
        assert_eq!(class("334"), Class::Outside(Reason::Section));
        assert_eq!(class("809"), Class::Outside(Reason::Administration));
        assert_eq!(class("370"), Class::Outside(Reason::OtherType));
    }

    #[test]
    fn words_decide_without_it() {
        let of = |kind, name| class(&Words { kind, name, ..Words::default() });
        let typed = |kind| Class::Kind(kind, Evidence::Type);
        assert_eq!(of("Ecole", ""), typed(EstablishmentKind::Ecole));
        assert_eq!(of("Lycée", "Lycée professionnel Untel"), typed(EstablishmentKind::LyceeProfessionnel));
        assert_eq!(of("Lycée", "Lycée Untel"), typed(EstablishmentKind::Lycee));
        assert_eq!(of("Médico-social", ""), Class::Outside(Reason::OtherType));
        assert_eq!(of("Service Administratif", ""), Class::Outside(Reason::Administration));
        let ways = Words { kind: "Lycée", professional: "1", general: "0", ..Words::default() };
        assert_eq!(class(&ways), typed(EstablishmentKind::LyceeProfessionnel));
        assert_eq!(of("", "UNTEL"), Class::Unknown);
    }
}
