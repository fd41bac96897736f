//! The line of one school in 2013: the rule written in [`super`].

use super::exchanges::Serving;
use crate::communes::{in_fibre_zone_of_auvergne, records};
use crate::synthetic::{Draw, draws};
use maillage_sim::random::uniform;
use maillage_sim::territory::{AccessLine, Establishment, EstablishmentKind, Technology};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Distance};
use serde::Deserialize;
use std::sync::LazyLock;

static CURVE_CSV: &str = include_str!("../../tables/adsl_rate_by_length.csv");

/// Inhabitants from which fibre came first outside Auvergne (assumption).
pub const FIBRE_TOWN_FROM: u32 = 20_000;

/// Length of streets over straight line.
const ROUTING: f64 = 1.3;
/// Copper inside buildings and to the first cabinet.
const ENDS: f64 = 200.0;
/// Mean of the exponential scatter of lengths.
const SCATTER: f64 = 400.0;
/// Longest copper on which a school was sold SDSL at 4 Mb/s.
const SDSL_WITHIN: f64 = 4_000.0;
/// Least rate down of an ADSL line, in Mb/s.
const ADSL_FLOOR: f64 = 0.5;
/// What an ATM rate leaves to IP.
const ATM: f64 = 0.83;
/// Offers of écoles: cumulated share and ATM rate in Mb/s; beyond the last, what the line gives.
const ECOLE_OFFERS: [(f64, f64); 3] = [(0.12, 0.512), (0.30, 1.024), (0.65, 2.048)];
/// The same for collèges outside the fibre zone.
const COLLEGE_OFFERS: [(f64, f64); 2] = [(0.29, 2.048), (0.60, 8.192)];

#[derive(Deserialize)]
struct CurveRow {
    length_km: f64,
    down_mbps: f64,
}

static CURVE: LazyLock<Vec<CurveRow>> = LazyLock::new(|| records(CURVE_CSV));

/// Rates down and up that ADSL2+ gives at a length of copper.
pub fn adsl_rates(length: Distance) -> (BitRate, BitRate) {
    let kilometres = length.value() / 1_000.0;
    let after = CURVE.partition_point(|row| row.length_km <= kilometres).clamp(1, CURVE.len() - 1);
    let (a, b) = (&CURVE[after - 1], &CURVE[after]);
    let slope = (b.down_mbps - a.down_mbps) / (b.length_km - a.length_km);
    let down = (a.down_mbps + slope * (kilometres - a.length_km)).max(ADSL_FLOOR);
    (BitRate::from_megabits(down), upstream(down))
}

/// 1 Mb/s within the published ratios of 5 to 20 down to one up.
fn upstream(down: f64) -> BitRate {
    BitRate::from_megabits(1.0_f64.clamp(down / 20.0, down / 5.0))
}

/// One-way latency of a technology.
pub fn latency(technology: Technology) -> Span {
    Span::from_seconds(match technology {
        Technology::Adsl => 0.020,
        Technology::Sdsl => 0.011,
        Technology::Vdsl => 0.010,
        Technology::SharedFibre => 0.005,
        Technology::DedicatedFibre => 0.0025,
        // Between terrestrial radio and a geostationary satellite (about 300 ms): the former.
        Technology::Radio => 0.030,
    })
}

/// Whether fibre came first where a school stands.
pub fn in_fibre_zone(school: &Establishment) -> bool {
    match school.commune.get(..2) {
        Some("03" | "15" | "43" | "63") => in_fibre_zone_of_auvergne(&school.commune),
        _ => school.commune_population >= FIBRE_TOWN_FROM,
    }
}

/// The line of a school in 2013.
pub(super) fn line(school: &Establishment, serving: &Serving) -> AccessLine {
    use EstablishmentKind::{College, Ecole, Lycee, LyceeProfessionnel};
    let mut draws = draws(&school.key, Draw::Access);
    let scatter = -SCATTER * uniform(&mut draws).ln();
    let length = Distance::new(ROUTING * serving.distance.value() + ENDS + scatter);
    let offer = uniform(&mut draws);
    let fibre = in_fibre_zone(school);
    let symmetric = |technology, megabits| {
        let rate = BitRate::from_megabits(megabits);
        (technology, rate, rate)
    };
    let (technology, down, up) = match school.kind {
        Lycee | LyceeProfessionnel if fibre => symmetric(Technology::DedicatedFibre, 20.0),
        College if fibre => symmetric(Technology::DedicatedFibre, 10.0),
        Lycee | LyceeProfessionnel if length.value() <= SDSL_WITHIN => symmetric(Technology::Sdsl, 4.0),
        kind => {
            let offers = match kind {
                Ecole => &ECOLE_OFFERS[..],
                College => &COLLEGE_OFFERS,
                Lycee | LyceeProfessionnel => &[],
            };
            let (down, up) = offered(adsl_rates(length), offers, offer);
            (Technology::Adsl, down, up)
        }
    };
    AccessLine {
        technology,
        down: in_kilobits(down),
        up: in_kilobits(up),
        latency: latency(technology),
        length: Distance::new(length.value().round()),
        point_of_presence: serving.index,
    }
}

/// A rate to the kilobit per second, as operators state it: no rule knows more, and files stay legible.
fn in_kilobits(rate: BitRate) -> BitRate {
    BitRate::new((rate.value() / 1e3).round() * 1e3)
}

/// What a school gets of its line by the offer drawn.
fn offered((down, up): (BitRate, BitRate), offers: &[(f64, f64)], draw: f64) -> (BitRate, BitRate) {
    let Some((_, rate)) = offers.iter().find(|(cumulated, _)| draw < *cumulated) else { return (down, up) };
    let sold = rate * ATM;
    if down.megabits() <= sold {
        return (down, up);
    }
    (BitRate::from_megabits(sold), BitRate::from_megabits(up.megabits().min(sold / 5.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_follow_the_published_curve() {
        let down = |metres| adsl_rates(Distance::new(metres)).0.megabits();
        for (metres, megabits) in
            [(1_300.0, 14.2), (2_400.0, 11.3), (3_900.0, 5.4), (5_000.0, 4.3), (5_800.0, 3.0)]
        {
            assert!((down(metres) - megabits).abs() < 1e-9, "{metres}");
        }
        assert!((down(3_150.0) - 8.35).abs() < 1e-9, "half-way");
        assert!(down(0.0) > 14.2 && down(7_000.0) < 3.0);
        assert_eq!(down(50_000.0), ADSL_FLOOR);
        let rates: Vec<f64> = (0..100).map(|step| down(f64::from(step) * 100.0)).collect();
        assert!(rates.is_sorted_by(|a, b| a >= b));
    }

    #[test]
    fn the_ratio_of_the_rates_is_between_5_and_20() {
        for step in 0..100 {
            let (down, up) = adsl_rates(Distance::new(f64::from(step) * 100.0));
            let ratio = down / up;
            assert!((5.0 - 1e-9..=20.0 + 1e-9).contains(&ratio), "{ratio}");
        }
    }

    #[test]
    fn an_offer_never_exceeds_its_line() {
        let slow = (BitRate::from_megabits(0.6), BitRate::from_megabits(0.12));
        let fast = (BitRate::from_megabits(12.0), BitRate::from_megabits(1.0));
        assert_eq!(offered(slow, &ECOLE_OFFERS, 0.5), slow);
        assert_eq!(offered(fast, &ECOLE_OFFERS, 0.9), fast);
        assert!((offered(fast, &ECOLE_OFFERS, 0.5).0.megabits() - 1.69984).abs() < 1e-9);
        assert!(offered(fast, &ECOLE_OFFERS, 0.01).0.megabits() < 0.5);
    }
}
