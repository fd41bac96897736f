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

/// Standard deviation of the logarithm of size between schools of the same catchment (assumption: the published
/// P10 to P90 of écoles, 62 to 288, is 0.60 over all communes; half of that variance lies within communes).
const DISPERSION: f64 = 0.4;

/// Smallest and largest size of each type, to which draws are clipped (assumption, a little outside the
/// published quantiles).
pub(crate) const fn limits(kind: EstablishmentKind) -> (u32, u32) {
    match kind {
        EstablishmentKind::Ecole => (8, 600),
        EstablishmentKind::College => (50, 1_000),
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
    /// Inhabitants aged 0 to 19 of its catchment.
    pub(crate) catchment: f64,
    /// Inhabitants of the commune.
    pub(crate) population: f64,
    /// Form, for an école.
    pub(crate) form: Form,
    /// A draw from the standard normal distribution.
    pub(crate) normal: f64,
}

/// Pupils of every school of one type and sector in a group, summing to `total`.
///
/// Écoles: geometric mean of the catchment and the published curve, by form. Lycées: ranked by catchment, then
/// given the published quantiles. Others: by catchment. All dispersed, clipped and rescaled.
pub(crate) fn sizes(kind: EstablishmentKind, sector: Sector, bases: &[Basis], total: u32) -> Vec<u32> {
    let dispersed = |base: &Basis| (base.catchment + 1.0) * (DISPERSION * base.normal).exp();
    let raw: Vec<f64> = match kind {
        EstablishmentKind::Ecole => bases
            .iter()
            .map(|base| {
                let by_population = between(&ECOLE_BY_POPULATION, base.population);
                ((base.catchment + 1.0) * by_population).sqrt()
                    * years(base.form)
                    * (DISPERSION * base.normal).exp()
            })
            .collect(),
        EstablishmentKind::Lycee => by_quantile(&bases.iter().map(dispersed).collect::<Vec<f64>>()),
        EstablishmentKind::College | EstablishmentKind::LyceeProfessionnel => {
            bases.iter().map(dispersed).collect()
        }
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

/// The quantile of each value's rank.
fn by_quantile(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]).then(a.cmp(&b)));
    let mut result = vec![0.0; values.len()];
    for (rank, &index) in order.iter().enumerate() {
        result[index] = between(&LYCEE_QUANTILES, (rank as f64 + 0.5) / values.len() as f64);
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
        let mean = by_quantile(&raw).iter().sum::<f64>() / 1_000.0;
        assert!((mean / 776.0 - 1.0).abs() < 0.02, "{mean}");
    }

    #[test]
    fn curves_are_level_outside_their_points() {
        assert_eq!(between(&ECOLE_BY_POPULATION, 10.0), 37.0);
        assert_eq!(between(&ECOLE_BY_POPULATION, 1e6), 234.0);
        assert!((between(&ECOLE_BY_POPULATION, 500.0) - 52.0).abs() < 1e-9);
    }
}
