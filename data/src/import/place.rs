//! The commune of an establishment and its place on the map.

use super::values::{self, same_name};
use maillage_sim::territory::Position;

/// A commune, as far as the importer needs it.
#[derive(Clone, PartialEq, Debug)]
pub struct Commune {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Inhabitants.
    pub population: u32,
    /// Town hall.
    pub position: Option<Position>,
}

/// A table of communes.
pub trait CommuneLookup {
    /// The commune of an INSEE code.
    fn find(&self, insee: &str) -> Option<Commune>;

    /// The commune of a département by its name, compared with [`same_name`](super::same_name); `None` when there is
    /// none or more than one.
    fn find_named(&self, departement: &str, name: &str) -> Option<Commune>;
}

/// What a row says about its place.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Said {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) postal: String,
    pub(super) position: Option<Position>,
}

/// The commune of a row. A code that is unknown, or that is the postal code of another commune, gives way to the name.
pub(super) fn commune(said: &Said, departement: &str, communes: &dyn CommuneLookup) -> Option<Commune> {
    let by_name = || {
        let named = !said.name.is_empty();
        named.then(|| communes.find_named(departement, &said.name)).flatten()
    };
    let by_code = values::commune(&said.code).and_then(|code| communes.find(&code));
    match by_code {
        Some(commune) if said.name.is_empty() || same_name(&commune.name, &said.name) => Some(commune),
        // Merged communes keep old names in the directory; only a code that may be postal is doubted.
        Some(commune) => {
            let postal = said.code.ends_with('0') && (said.postal.is_empty() || said.postal == said.code);
            if postal { by_name().or(Some(commune)) } else { Some(commune) }
        }
        None => by_name(),
    }
}
