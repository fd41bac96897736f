//! Names of what is to blame, in the language: results keep them as scenarios and networks have them.

use crate::results::blame::CulpritClass;
use crate::text::Text;

/// What is to blame, by its name in results: a link by its ends (`from > to`), a pool or a licence by what its author called
/// it. `own`: key of the establishment that is spoken of.
pub fn culprit_name(text: &Text, class: CulpritClass, name: &str, own: Option<&str>) -> String {
    let Some((from, to)) = name.split_once(" > ") else { return text.chosen_name(name) };
    let end = |end: &str| end_name(text, class, end, own);
    text.say("explain-link-ends", &[("from", end(from).into()), ("to", end(to).into())])
}

/// The end of a link.
fn end_name(text: &Text, class: CulpritClass, end: &str, own: Option<&str>) -> String {
    let at_own = own.and_then(|own| end.strip_prefix(own));
    match (end, at_own) {
        ("core", _) => text.get("explain-end-core"),
        ("internet", _) => text.get("explain-end-internet"),
        (_, Some("")) => text.get("explain-end-establishment"),
        (_, Some("/lan")) => text.get("explain-end-wired"),
        (_, Some("/wifi")) => text.get("explain-end-wireless"),
        _ if class == CulpritClass::HostSite => text.chosen_name(end),
        _ if is_departement(end) => text.say("explain-end-departement", &[("code", end.into())]),
        // Points of presence have proper names, other establishments their keys.
        _ => end.to_owned(),
    }
}

/// Whether the end of a link is the code of a département: 63, 2A, 974.
fn is_departement(end: &str) -> bool {
    (2..=3).contains(&end.len())
        && end.starts_with(|first: char| first.is_ascii_digit())
        && end.chars().all(|letter| letter.is_ascii_digit() || letter == 'A' || letter == 'B')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn culprits_are_named_in_the_language() {
        let said =
            |language, class, name| culprit_name(&Text::new(language), class, name, Some("SYN-63-P-0003"));
        let french = |class, name| said(Language::French, class, name);
        assert_eq!(french(CulpritClass::Hosts, "farm"), "ferme");
        assert_eq!(french(CulpritClass::Internet, "internet > core"), "Internet vers le cœur régional");
        assert_eq!(french(CulpritClass::Backbone, "core > 2A"), "le cœur régional vers le département 2A");
        let access = "NRA Clermont-Ferrand (63113) > SYN-63-P-0003";
        assert_eq!(french(CulpritClass::Access, access), "NRA Clermont-Ferrand (63113) vers l’établissement");
        let english = |class, name| said(Language::English, class, name);
        assert_eq!(english(CulpritClass::Hosts, "my_own_farm"), "my own farm");
        assert_eq!(
            english(CulpritClass::HostSite, "private_cloud > core"),
            "private cloud to the regional core"
        );
        assert_eq!(
            english(CulpritClass::Wifi, "SYN-63-P-0003 > SYN-63-P-0003/wifi"),
            "the establishment to its wireless seats"
        );
    }
}
