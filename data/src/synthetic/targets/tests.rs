//! Targets against the published totals they come from.

use super::*;
use EstablishmentKind::{College, Ecole, Lycee, LyceeProfessionnel};

fn counts(group: &Group, sector: Sector, kind: EstablishmentKind) -> Vec<u32> {
    (0..group.departements.len()).map(|index| group.counts[&(index, sector, kind)].establishments).collect()
}

#[test]
fn shares_sum_to_the_total_and_ties_go_to_the_first() {
    assert_eq!(apportion(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
    assert_eq!(apportion(7, &[0.0, 2.0, 5.0]), [0, 2, 5]);
    assert_eq!(apportion(5, &[0.0, 0.0]), [0, 0]);
}

#[test]
fn auvergne_counts_the_public_sector_of_the_seed() {
    let group = group_of("43");
    assert_eq!(group.departements, ["03", "15", "43", "63"]);
    assert_eq!(counts(&group, Sector::Public, Ecole), [313, 186, 231, 499]);
    assert_eq!(counts(&group, Sector::Public, College).iter().sum::<u32>(), 140);
    assert_eq!(counts(&group, Sector::Public, Lycee), [8, 4, 5, 14]);
    assert_eq!(counts(&group, Sector::Public, LyceeProfessionnel), [5, 2, 2, 10]);
    assert_eq!(counts(&group, Sector::Private, College), [8, 4, 21, 21]);
    let pupils = |sector, kind| group.pupils[&(sector, kind)];
    assert_eq!(pupils(Sector::Public, Ecole), 100_406);
    assert_eq!(pupils(Sector::Public, Lycee), 22_104);
    let second: u32 =
        [College, Lycee, LyceeProfessionnel].map(|kind| pupils(Sector::Public, kind)).iter().sum();
    assert_eq!(second, 85_002);
    assert_eq!(group.pupils.values().sum::<u32>(), 225_881);
}

#[test]
fn creteil_has_its_published_establishments_and_pupils() {
    let group = group_of("94");
    assert_eq!(counts(&group, Sector::Public, Ecole), [1102, 811, 609]);
    let lycees: Vec<u32> = counts(&group, Sector::Public, Lycee)
        .iter()
        .zip(counts(&group, Sector::Public, LyceeProfessionnel))
        .map(|(general, professional)| general + professional)
        .collect();
    assert_eq!(lycees, [58, 64, 48]);
    assert_eq!(group.pupils.values().sum::<u32>(), 511_964 + 384_732);
}

#[test]
fn another_departement_follows_the_bands() {
    let group = group_of("35");
    assert_eq!(group.departements, ["35"]);
    assert!(group.counts.values().all(|count| count.with_last_year <= count.establishments));
    let under_20: u32 = of_departement("35").iter().map(|commune| commune.under_20).sum();
    let pupils: u32 = group.pupils.values().sum();
    assert!((f64::from(pupils) / f64::from(under_20) - 0.77).abs() < 1e-4, "{pupils} of {under_20}");
}
