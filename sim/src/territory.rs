//! Establishments and the access network that joins them (`docs/model.md` §2): facts of a territory, before
//! any scenario changes it. Readers and generators live in `maillage-data`.

use crate::time::Span;
use crate::units::{BitRate, Distance};
use serde::{Deserialize, Serialize};

/// A school region: establishments, and the lines that join them to a point of presence.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Territory {
    /// Name, as shown.
    pub name: String,
    /// Establishments in the order of their keys.
    pub establishments: Vec<Establishment>,
    /// Access line of each establishment, in the same order.
    pub access: Vec<AccessLine>,
    /// Points of presence, in the order of their names.
    pub points_of_presence: Vec<PointOfPresence>,
    /// Départements in the order of their codes.
    pub departements: Vec<Departement>,
}

/// A département of the territory.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Departement {
    /// INSEE code: `"63"`, `"2A"`, `"974"`.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A point on the map, WGS 84.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Position {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl Position {
    /// Great-circle distance (haversine on a sphere of 6,371 km).
    pub fn distance(self, other: Self) -> Distance {
        let (a, b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let h =
            half(other.latitude - self.latitude) + a.cos() * b.cos() * half(other.longitude - self.longitude);
        Distance::new(2.0 * 6_371_000.0 * h.sqrt().min(1.0).asin())
    }
}

/// A school.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Establishment {
    /// UAI code, or `SYN-63-…` when synthetic: unique in the territory.
    pub key: String,
    /// Name as the directory has it.
    pub name: String,
    /// Type.
    pub kind: EstablishmentKind,
    /// Sector.
    pub sector: Sector,
    /// INSEE code of the commune.
    pub commune: String,
    /// Name of the commune.
    pub commune_name: String,
    /// Inhabitants of the commune; 0 when unknown.
    pub commune_population: u32,
    /// Index into [`Territory::departements`].
    pub departement: u32,
    /// Where it stands.
    pub position: Position,
    /// Pupils.
    pub pupils: u32,
    /// Whether the number of pupils was estimated from the type, or counted only in part, rather than counted.
    pub pupils_estimated: bool,
}

/// Type of establishment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EstablishmentKind {
    /// École maternelle, élémentaire or primaire.
    Ecole,
    /// Collège.
    College,
    /// Lycée général et technologique, or polyvalent.
    Lycee,
    /// Lycée professionnel.
    LyceeProfessionnel,
}

impl EstablishmentKind {
    /// Every type, in order.
    pub const ALL: [Self; 4] = [Self::Ecole, Self::College, Self::Lycee, Self::LyceeProfessionnel];
}

/// Sector of an establishment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sector {
    /// Public.
    Public,
    /// Private.
    Private,
}

/// Technology of an access line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Technology {
    /// Asymmetric copper line; its rate falls with its length.
    Adsl,
    /// Symmetric copper line.
    Sdsl,
    /// Very-high-rate copper line, under a kilometre.
    Vdsl,
    /// Fibre shared by a few dozen premises.
    SharedFibre,
    /// Dedicated fibre.
    DedicatedFibre,
    /// Radio or satellite.
    Radio,
}

impl Technology {
    /// Whether it is a fibre.
    pub const fn is_fibre(self) -> bool {
        matches!(self, Self::SharedFibre | Self::DedicatedFibre)
    }
}

/// The line from an establishment to its point of presence.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct AccessLine {
    /// Technology.
    pub technology: Technology,
    /// Rate towards the establishment.
    pub down: BitRate,
    /// Rate from the establishment.
    pub up: BitRate,
    /// One-way latency.
    pub latency: Span,
    /// Length of the copper or fibre.
    pub length: Distance,
    /// Index into [`Territory::points_of_presence`].
    pub point_of_presence: u32,
}

/// Where access lines end and collection begins (NRA, NRO).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PointOfPresence {
    /// Name, unique in the territory.
    pub name: String,
    /// Where it stands.
    pub position: Position,
    /// Index into [`Territory::departements`].
    pub departement: u32,
    /// Rate of its collection link to the ring or core of the département, each way.
    pub rate: BitRate,
    /// One-way latency to it.
    pub latency: Span,
}
