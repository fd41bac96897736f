//! Which communes get the establishments of a département: écoles by rank of population, collèges and lycées by
//! quota in towns, then by greedy p-median.

use super::bands;
use super::targets::Count;
use crate::communes::Commune;
use maillage_sim::territory::{EstablishmentKind, Sector};

/// Pupil's distance to a type of school that the département does not have yet, in kilometres.
const FAR: f64 = 50.0;
/// Exponent of the candidate's population in the p-median gain: measured 0.5 to 0.7 against real places.
const ATTRACTION: f64 = 0.6;
/// Communes that take a maternelle.
const MATERNELLE_FROM: u32 = 2_000;
/// Communes that take a small school of a pedagogical grouping.
const RURAL: std::ops::Range<u32> = 100..500;
/// Share of maternelles among écoles (Ille-et-Vilaine, 2022).
const MATERNELLES: f64 = 0.17;

/// Form of an école, which the territory does not keep but its size and name show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// All years, or a collège or lycée.
    Whole,
    /// The first three years, beside an élémentaire.
    Maternelle,
    /// The last five years, beside a maternelle.
    Elementaire,
    /// Some years, in a grouping of small communes.
    Rural,
}

/// Commune (index) and form of each école.
pub(crate) fn ecoles(communes: &[Commune], sector: Sector, count: Count) -> Vec<(usize, Form)> {
    let (total, last_year) = (count.establishments, count.with_last_year);
    let expected: Vec<f64> =
        communes.iter().map(|commune| bands::expected(commune, EstablishmentKind::Ecole, sector)).collect();
    let mut whole = vec![0; communes.len()];
    if sector == Sector::Public {
        let with: f64 = communes.iter().map(bands::share_with_ecole).sum();
        let scale = f64::from(last_year) / expected.iter().sum::<f64>();
        let n_with = ((with * scale).round() as u32).min(last_year) as usize;
        for &index in by_population(communes).iter().take(n_with) {
            whole[index] = 1;
        }
    }
    let missing = last_year - whole.iter().sum::<u32>();
    allot(missing, &expected, &mut whole);

    let rest = total - last_year;
    let maternelles = ((f64::from(total) * MATERNELLES).round() as u32).min(rest);
    let rural: Vec<usize> = by_population(communes)
        .into_iter()
        .filter(|&index| whole[index] == 0 && RURAL.contains(&communes[index].population))
        .take(if sector == Sector::Public { (rest - maternelles) as usize } else { 0 })
        .collect();
    let urban = |index: usize| communes[index].population >= MATERNELLE_FROM && whole[index] > 0;
    let mut weights: Vec<f64> =
        expected.iter().enumerate().map(|(i, &weight)| if urban(i) { weight } else { 0.0 }).collect();
    if weights.iter().all(|&weight| weight == 0.0) {
        weights.clone_from(&expected);
    }
    let mut small = vec![0; communes.len()];
    allot(rest - rural.len() as u32, &weights, &mut small);

    let mut placed = Vec::with_capacity(total as usize);
    for index in 0..communes.len() {
        let pairs = whole[index].min(small[index]);
        placed.extend((0..pairs).map(|_| (index, Form::Elementaire)));
        placed.extend((pairs..whole[index]).map(|_| (index, Form::Whole)));
        placed.extend((0..small[index]).map(|_| (index, Form::Maternelle)));
        if rural.contains(&index) {
            placed.push((index, Form::Rural));
        }
    }
    placed
}

/// Inhabitants per public establishment in towns, and the smallest commune that is considered.
const fn quota(kind: EstablishmentKind) -> (f64, u32) {
    match kind {
        EstablishmentKind::Ecole | EstablishmentKind::College => (12_000.0, 700),
        EstablishmentKind::Lycee => (24_000.0, 4_000),
        EstablishmentKind::LyceeProfessionnel => (40_000.0, 3_000),
    }
}

/// Commune (index) of each collège or lycée. `per_public` is the number of establishments of this sector for
/// one public one, by which the quota of towns is scaled.
pub(crate) fn secondary(
    communes: &[Commune],
    kind: EstablishmentKind,
    total: u32,
    per_public: f64,
) -> Vec<usize> {
    let (inhabitants, smallest) = quota(kind);
    let population: Vec<f64> = communes.iter().map(|commune| f64::from(commune.population)).collect();
    let mut placed: Vec<u32> =
        population.iter().map(|population| (population * per_public / inhabitants).floor() as u32).collect();
    if placed.iter().sum::<u32>() > total {
        placed.fill(0);
        allot(total, &population, &mut placed);
    }
    let missing = total - placed.iter().sum::<u32>();
    let left = p_median(communes, smallest, missing, &mut placed);
    allot(left, &population, &mut placed);
    placed.iter().enumerate().flat_map(|(index, &n)| std::iter::repeat_n(index, n as usize)).collect()
}

/// Greedy p-median: each step takes the candidate that saves most inhabitants × kilometres, times its own
/// population to the power [`ATTRACTION`]. Returns how many could not be placed for want of candidates.
fn p_median(communes: &[Commune], smallest: u32, missing: u32, placed: &mut [u32]) -> u32 {
    let points = plane(communes);
    let distance = |a: usize, b: usize| {
        let ((xa, ya), (xb, yb)) = (points[a], points[b]);
        // Not `hypot`: no overflow is near, and this is the inner loop.
        ((xa - xb) * (xa - xb) + (ya - yb) * (ya - yb)).sqrt()
    };
    let mut nearest = vec![FAR; communes.len()];
    let serve = |nearest: &mut [f64], site: usize| {
        for (index, value) in nearest.iter_mut().enumerate() {
            *value = value.min(distance(index, site));
        }
    };
    for site in (0..communes.len()).filter(|&index| placed[index] > 0) {
        serve(&mut nearest, site);
    }
    let mut candidates: Vec<usize> = (0..communes.len())
        .filter(|&index| placed[index] == 0 && communes[index].population >= smallest)
        .collect();
    for done in 0..missing {
        let gain = |&site: &usize| {
            let saved: f64 = (0..communes.len())
                .map(|index| {
                    f64::from(communes[index].population) * (nearest[index] - distance(index, site)).max(0.0)
                })
                .sum();
            saved * f64::from(communes[site].population).powf(ATTRACTION)
        };
        let best = candidates
            .iter()
            .enumerate()
            .map(|(at, site)| (at, gain(site)))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        let Some((at, _)) = best else { return missing - done };
        let site = candidates.remove(at);
        placed[site] = 1;
        serve(&mut nearest, site);
    }
    0
}

/// Kilometres east and north on the plane of the département (equirectangular: 0.1 % over 200 km, less than the
/// rounding of the points matters here).
pub(crate) fn plane(communes: &[Commune]) -> Vec<(f64, f64)> {
    let n = communes.len().max(1) as f64;
    let middle = communes.iter().map(|commune| commune.position.latitude).sum::<f64>() / n;
    let (north, east) = (111.2, 111.2 * middle.to_radians().cos());
    communes.iter().map(|c| (c.position.longitude * east, c.position.latitude * north)).collect()
}

fn by_population(communes: &[Commune]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..communes.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(communes[index].population));
    order
}

/// Adds `seats` one by one where weight / (2 × seats + 1) is greatest (Sainte-Laguë; ties to the first).
fn allot(seats: u32, weights: &[f64], given: &mut [u32]) {
    for _ in 0..seats {
        let value = |index: usize| weights[index] / f64::from(2 * given[index] + 1);
        let best = (0..weights.len()).max_by(|&a, &b| value(a).total_cmp(&value(b)).then(b.cmp(&a)));
        let Some(best) = best else { return };
        given[best] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maillage_sim::territory::Position;

    fn commune(population: u32, kilometres_east: f64) -> Commune {
        Commune {
            population,
            position: Position { latitude: 0.0, longitude: kilometres_east / 111.2 },
            ..crate::communes::communes()[0].clone()
        }
    }

    #[test]
    fn seats_follow_the_weights() {
        let mut given = vec![0, 1, 0];
        allot(5, &[3.0, 2.0, 0.0], &mut given);
        assert_eq!(given, [4, 2, 0]);
    }

    #[test]
    fn a_town_takes_its_quota_and_the_rest_goes_where_it_saves_most() {
        // A town of 25,000, a village near it, and a smaller one far from it.
        let communes = [commune(25_000, 0.0), commune(2_000, 3.0), commune(1_500, 40.0), commune(300, 45.0)];
        assert_eq!(secondary(&communes, EstablishmentKind::College, 3, 1.0), [0, 0, 2]);
        // More collèges than quota and candidates: the rest returns to the largest.
        assert_eq!(secondary(&communes, EstablishmentKind::College, 5, 1.0), [0, 0, 0, 1, 2]);
        assert_eq!(secondary(&communes, EstablishmentKind::College, 1, 1.0), [0]);
    }

    #[test]
    fn ecoles_are_as_many_as_wanted_in_the_largest_communes() {
        let communes: Vec<Commune> = (1..=60).map(|rank| commune(rank * 90, f64::from(rank))).collect();
        let count = Count { establishments: 70, with_last_year: 50 };
        let placed = ecoles(&communes, Sector::Public, count);
        assert_eq!(placed.len(), 70);
        let form = |wanted| placed.iter().filter(|(_, form)| *form == wanted).count();
        assert_eq!(form(Form::Whole) + form(Form::Elementaire), 50);
        assert!(placed.iter().all(|&(index, form)| form != Form::Rural || communes[index].population < 500));
        assert!(form(Form::Maternelle) >= 12, "17 % of 70");
    }
}
