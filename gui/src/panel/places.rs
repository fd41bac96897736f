//! Links and sites as people read them: results name them by keys, codes and the names of files.

use super::figure::{capital, place_name};
use crate::text::Text;
use maillage_scenarios::results::blame::CulpritClass;
use maillage_scenarios::results::places::{LinkClass, LinkPlace};
use maillage_sim::territory::Territory;

/// The two ends of a link, in the direction of what it carries.
pub fn ends(text: &Text, territory: &Territory, link: &LinkPlace) -> [String; 2] {
    let (from, to) = link.name.split_once(" > ").unwrap_or((&link.name, ""));
    [from, to].map(|name| end(text, territory, link, name))
}

/// A link by its ends: "Aurillac → Cantal".
pub fn link_name(text: &Text, territory: &Territory, link: &LinkPlace) -> String {
    ends(text, territory, link).join(" → ")
}

/// The class of a link, with a capital.
pub fn class_name(text: &Text, class: LinkClass) -> String {
    capital(&text.get(&format!("culprit-{}", CulpritClass::from(class).key())))
}

/// A node of the network that is no establishment: the core, the Internet, a département, a host site.
pub fn node_name(text: &Text, territory: &Territory, name: &str) -> String {
    match name {
        "core" => capital(&text.get("choice-core")),
        "internet" => text.get("map-internet"),
        _ => departement(territory, name).unwrap_or_else(|| capital(&text.chosen_name(name))),
    }
}

fn departement(territory: &Territory, code: &str) -> Option<String> {
    territory.departements.iter().find(|one| one.code == code).map(|one| one.name.clone())
}

fn end(text: &Text, territory: &Territory, link: &LinkPlace, name: &str) -> String {
    let school = link.establishment.and_then(|at| territory.establishments.get(at as usize));
    if let Some(school) = school
        && let Some(part) = name.strip_prefix(school.key.as_str())
    {
        let key = match part {
            "" => return place_name(school),
            "/wifi" => "places-wireless",
            _ => "places-wired",
        };
        return text.say(key, &[("place", place_name(school).into())]);
    }
    match link.kind {
        // Points of presence are called as they are called.
        LinkClass::Access | LinkClass::Collection => {
            departement(territory, name).unwrap_or_else(|| name.to_owned())
        }
        _ => node_name(text, territory, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, USUAL};
    use maillage_scenarios::file;
    use maillage_scenarios::results::places::Places;
    use maillage_scenarios::text::Language;

    #[test]
    fn every_link_of_the_bundled_study_is_named_without_keys() {
        let document = Document::bundled(USUAL).unwrap();
        let study = file::load_study_unsaved(&document.path(), &document.unsaved()).unwrap();
        let territory = &study.territory;
        let text = Text::new(Language::French);
        for scenario in &study.scenarios {
            let future = scenario.future(territory, &study.phases[2], &study.days[0]).unwrap();
            let places = Places::of(&future, territory);
            for link in &places.links {
                let [from, to] = ends(&text, territory, link);
                assert_ne!(from, to, "{}", link.name);
                let key = link.establishment.map(|at| &territory.establishments[at as usize].key);
                for end in [from, to] {
                    assert!(!end.is_empty() && key.is_none_or(|key| !end.contains(key.as_str())), "{end}");
                    assert!(!territory.departements.iter().any(|one| one.code == end), "{end}");
                }
            }
        }
    }
}
