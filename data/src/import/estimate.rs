//! Pupils of an establishment nobody counted, by its type.

use maillage_sim::territory::EstablishmentKind;

/// Mean pupils of a collège, a lycée and a lycée professionnel (Observatoire des territoires, 2016).
const COLLEGE: u32 = 460;
const LYCEE: u32 = 810;
const LYCEE_PROFESSIONNEL: u32 = 310;

/// Mean pupils of an école where the commune is unknown, and by inhabitants of the commune (upper bound, pupils):
/// means of the enrolment counts of Ille-et-Vilaine, 2022.
const ECOLE: u32 = 160;
const ECOLES: [(u32, u32); 7] =
    [(500, 37), (1_000, 67), (2_000, 106), (3_500, 142), (5_000, 195), (10_000, 215), (u32::MAX, 234)];

/// Estimated pupils; `population` is that of the commune, 0 when unknown.
pub(super) fn pupils(kind: EstablishmentKind, population: u32) -> u32 {
    match kind {
        EstablishmentKind::Ecole if population == 0 => ECOLE,
        EstablishmentKind::Ecole => {
            let band = ECOLES.iter().find(|(bound, _)| population < *bound);
            band.map_or(ECOLES[ECOLES.len() - 1].1, |&(_, pupils)| pupils)
        }
        EstablishmentKind::College => COLLEGE,
        EstablishmentKind::Lycee => LYCEE,
        EstablishmentKind::LyceeProfessionnel => LYCEE_PROFESSIONNEL,
    }
}
