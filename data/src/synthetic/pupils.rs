//! How many pupils each school of a group has: by its catchment and the published sizes, summing exactly to the
//! totals.

use super::place::{Form, plane};
use super::targets::apportion;
use crate::communes::Commune;
use maillage_sim::territory::{EstablishmentKind, Sector};

/// Mean pupils of an école by inhabitants of its commune (Ille-et-Vilaine, 2022), each mean at the middle of its
/// band.
const ECOLE_BY_POPULATION: [(f64, f64); 7] = [
    (300.0, 37.0),
    (700.0, 67.0),
    (1_400.0, 106.0),
    (2_600.0, 142.0),
    (4_200.0, 195.0),
    (7_000.0, 215.0),
    (20_000.0, 234.0),
];

/// Quantiles of the pupils of public general lycées: tenth and ninetieth percentile as published (2021), the
/// ends an assumption; straight between, which gives the published mean within 2 %.
const LYCEE_QUANTILES: [(f64, f64); 4] = [(0.0, 50.0), (0.1, 224.0), (0.9, 1_296.0), (1.0, 1_900.0)];

/// Quantiles of the pupils of public collèges in Puy-de-Dôme: 6 of 76 under 100, 30 % under 200, the mean about
/// 395 (30,000 pupils in 76; Chambre régionale des comptes). The lower end is an assumption, the upper one
/// follows from the mean, straight between.
const COLLEGE_QUANTILES: [(f64, f64); 4] = [(0.0, 40.0), (6.0 / 76.0, 100.0), (0.3, 200.0), (1.0, 818.0)];
/// Standard deviation of the logarithm of the dispersed catchments of public collèges in Puy-de-Dôme as this
/// generator places them.
const COLLEGE_UNEVENNESS: f64 = 0.47;

/// Standard deviation of the logarithm of size between schools of the same catchment (assumption: the published
/// P10 to P90 of écoles, 62 to 288, is 0.60 over all communes; half of that variance lies within communes).
const DISPERSION: f64 = 0.4;
/// The same for collèges, whose sectors are drawn to balance them (assumption).
const COLLEGE_DISPERSION: f64 = 0.25;

/// Smallest and largest size of each type, to which draws are clipped (assumption, a little outside the
/// published quantiles).
pub(crate) const fn limits(kind: EstablishmentKind) -> (u32, u32) {
    match kind {
        EstablishmentKind::Ecole => (8, 600),
        EstablishmentKind::College => (40, 1_000),
        EstablishmentKind::Lycee => (40, 2_400),
        EstablishmentKind::LyceeProfessionnel => (60, 1_200),
    }
}

/// Inhabitants aged 0 to 19 per school of each commune of `sites` (sorted, with repeats): every commune belongs
/// to the nearest one that has a school.
pub(crate) fn catchments(communes: &[Commune], sites: &[usize]) -> Vec<f64> {
    let points = plane(communes);
    let mut distinct = sites.to_vec();
    distinct.dedup();
    let mut young = vec![0.0; communes.len()];
    for (commune, &(x, y)) in communes.iter().zip(&points) {
        let square = |site: usize| (points[site].0 - x).powi(2) + (points[site].1 - y).powi(2);
        let nearest = distinct.iter().copied().min_by(|&a, &b| square(a).total_cmp(&square(b)));
        if let Some(site) = nearest {
            young[site] += f64::from(commune.under_20);
        }
    }
    let mut schools = vec![0.0; communes.len()];
    for &site in sites {
        schools[site] += 1.0;
    }
    sites.iter().map(|&site| young[site] / schools[site]).collect()
}

/// What a size is drawn from.
pub(crate) struct Basis {
    /// Département in its group.
    pub(crate) departement: usize,
    /// Inhabitants aged 0 to 19 of its catchment.
    pub(crate) catchment: f64,
    /// Inhabitants of the commune.
    pub(crate) population: f64,
    /// Form, for an école.
    pub(crate) form: Form,
    /// A draw from the standard normal distribution.
    pub(crate) normal: f64,
}

/// Pupils of every school of one type and sector in a group, summing to `total`, clipped to the limits.
///
/// - Écoles: geometric mean of the catchment and the published curve, by form, dispersed.
/// - Collèges: [`colleges`].
/// - Lycées: ranked by dispersed catchment, then given the published quantiles.
/// - Lycées professionnels: the root of the catchment, dispersed: pupils choose them by trade more than by
///   distance (assumption).
pub(crate) fn sizes(kind: EstablishmentKind, sector: Sector, bases: &[Basis], total: u32) -> Vec<u32> {
    let each = |size: &dyn Fn(&Basis) -> f64| bases.iter().map(size).collect::<Vec<f64>>();
    let noise = |base: &Basis, deviation: f64| (deviation * base.normal).exp();
    // One more, for communes without anybody under 20.
    let young = |base: &Basis| base.catchment + 1.0;
    let raw: Vec<f64> = match kind {
        EstablishmentKind::Ecole => each(&|base| {
            let by_population = between(&ECOLE_BY_POPULATION, base.population);
            (young(base) * by_population).sqrt() * years(base.form) * noise(base, DISPERSION)
        }),
        EstablishmentKind::College => {
            colleges(bases, &each(&|base| young(base) * noise(base, COLLEGE_DISPERSION)))
        }
        EstablishmentKind::Lycee => {
            by_quantile(&LYCEE_QUANTILES, &each(&|base| young(base) * noise(base, DISPERSION)))
        }
        EstablishmentKind::LyceeProfessionnel => each(&|base| young(base).sqrt() * noise(base, DISPERSION)),
    };
    // Private schools are smaller: the limits go down in the proportion of the published means of lycées.
    let (low, high) = limits(kind);
    let low = if sector == Sector::Private { low / 2 } else { low };
    fit(&raw, (low, high), total)
}

/// Years of a form relative to the mean of the pair it belongs to: 3 and 5 of 8.
const fn years(form: Form) -> f64 {
    match form {
        Form::Whole | Form::Rural => 1.0,
        Form::Maternelle => 0.75,
        Form::Elementaire => 1.25,
    }
}

/// Sizes of collèges up to a factor. Within a département, the published quantiles by rank of the dispersed
/// catchment, evened out where the catchments are more even than in Puy-de-Dôme; between départements, the root
/// of the mean catchment, for where few collèges serve many pupils the private sector takes its share
/// (assumption).
fn colleges(bases: &[Basis], drawn: &[f64]) -> Vec<f64> {
    let mut result = vec![0.0; bases.len()];
    let last = bases.iter().map(|base| base.departement).max().unwrap_or(0);
    for departement in 0..=last {
        let inside: Vec<usize> =
            (0..bases.len()).filter(|&index| bases[index].departement == departement).collect();
        let values: Vec<f64> = inside.iter().map(|&index| drawn[index]).collect();
        let n = values.len().max(1) as f64;
        let evenness = (deviation_of_logarithm(&values) / COLLEGE_UNEVENNESS).min(1.0);
        let shape: Vec<f64> =
            by_quantile(&COLLEGE_QUANTILES, &values).iter().map(|size| size.powf(evenness)).collect();
        let mean = shape.iter().sum::<f64>() / n;
        let level = (values.iter().sum::<f64>() / n).sqrt();
        for (index, size) in inside.into_iter().zip(shape) {
            result[index] = size / mean * level;
        }
    }
    result
}

fn deviation_of_logarithm(values: &[f64]) -> f64 {
    let n = values.len().max(1) as f64;
    let mean = values.iter().map(|value| value.ln()).sum::<f64>() / n;
    (values.iter().map(|value| (value.ln() - mean).powi(2)).sum::<f64>() / n).sqrt()
}

/// The quantile of each value's rank.
fn by_quantile(curve: &[(f64, f64)], values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]).then(a.cmp(&b)));
    let mut result = vec![0.0; values.len()];
    for (rank, &index) in order.iter().enumerate() {
        result[index] = between(curve, (rank as f64 + 0.5) / values.len() as f64);
    }
    result
}

/// Linear between the points, level outside them.
fn between(points: &[(f64, f64)], x: f64) -> f64 {
    let after = points.partition_point(|&(at, _)| at <= x);
    match (after.checked_sub(1).map(|before| points[before]), points.get(after)) {
        (Some((x0, y0)), Some(&(x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        (Some((_, y)), None) | (None, Some(&(_, y))) => y,
        (None, None) => 0.0,
    }
}

/// Whole sizes proportional to `raw`, clipped to the limits, that sum to `total`. Where the limits make that
/// impossible they give way.
fn fit(raw: &[f64], (low, high): (u32, u32), total: u32) -> Vec<u32> {
    let n = raw.len() as u32;
    if total < n * low || total > n * high {
        return apportion(total, raw);
    }
    let clipped = |scale: f64| -> Vec<f64> {
        raw.iter().map(|value| (value * scale).clamp(f64::from(low), f64::from(high))).collect()
    };
    let sum = |scale| clipped(scale).iter().sum::<f64>();
    let (mut below, mut above) = (0.0, 1.0);
    while sum(above) < f64::from(total) {
        above *= 2.0;
    }
    // Halved until the scale is settled to the last bits of its value.
    for _ in 0..100 {
        let middle = f64::midpoint(below, above);
        if sum(middle) < f64::from(total) {
            below = middle;
        } else {
            above = middle;
        }
    }
    apportion(total, &clipped(above))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_sum_to_the_total_within_the_limits() {
        let raw: Vec<f64> = (1..=200).map(|rank| f64::from(rank).powi(2)).collect();
        let sizes = fit(&raw, (8, 600), 20_000);
        assert_eq!(sizes.iter().sum::<u32>(), 20_000);
        assert!(sizes.iter().all(|size| (8..=600).contains(size)) && sizes.is_sorted());
        assert_eq!(fit(&[1.0, 1.0], (8, 600), 3), [2, 1]);
        assert_eq!(fit(&[1.0, 3.0], (8, 600), 1_200), [600, 600]);
    }

    #[test]
    fn the_published_quantiles_give_the_published_mean() {
        let raw: Vec<f64> = (0..1_000).map(f64::from).collect();
        let mean = |curve| by_quantile(curve, &raw).iter().sum::<f64>() / 1_000.0;
        for (curve, published) in [(&LYCEE_QUANTILES, 776.0), (&COLLEGE_QUANTILES, 395.0)] {
            assert!((mean(curve) / published - 1.0).abs() < 0.02, "{}", mean(curve));
        }
    }

    #[test]
    fn curves_are_level_outside_their_points() {
        assert_eq!(between(&ECOLE_BY_POPULATION, 10.0), 37.0);
        assert_eq!(between(&ECOLE_BY_POPULATION, 1e6), 234.0);
        assert!((between(&ECOLE_BY_POPULATION, 500.0) - 52.0).abs() < 1e-9);
    }
}
