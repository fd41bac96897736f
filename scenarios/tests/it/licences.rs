//! The bundled study `licences`: what pooling saves, in both tiers, and how it is explained.

use crate::small::call;
use maillage_scenarios::results::quantities;
use maillage_scenarios::results::summary::Summary;
use maillage_sim::measure::Measure;
use std::path::Path;

/// Seats that may hold the licence, and the most in use at once where it is shared.
fn seats_and_peak(results: &Path) -> (u32, u32) {
    let quantities = quantities::read(results).unwrap();
    let phase = |scenario: &str| quantities.scenario(scenario).unwrap().phases[0].clone();
    let (named, pooled) = (phase("per-poste"), phase("concurrentes"));
    let peak = pooled.days.iter().map(|day| day.licence_peaks[0]).max().unwrap();
    // Nobody was refused, so that the peak is what is wanted.
    assert!(peak < pooled.stock.licences[0].concurrent.unwrap());
    assert_eq!(named.stock.licences[0].concurrent, None);
    (named.stock.licences[0].seats.iter().sum(), peak)
}

#[test]
fn shared_licences_are_explained_with_the_assumption_that_drives_them() {
    let place = tempfile::tempdir().unwrap();
    let arguments = ["compare", "licences", "--tier", "analytic", "--out", "out"];
    let (status, _, err) = call(place.path(), &arguments);
    assert_eq!(status, 0, "{err}");
    let (seats, peak) = seats_and_peak(&place.path().join("out"));
    // A tenth above the peak at 60 € against every seat at 30 €.
    let bought = (1.1 * f64::from(peak) - 1e-9).ceil();
    let saving = |seat: f64, shared: f64, bought: f64| 1.0 - bought * shared / (f64::from(seats) * seat);
    let percent = |share: f64| format!("{:.0}", 100.0 * share);
    for (language, said) in [
        (
            "fr",
            ["économise", "L’hypothèse qui", "Licence en commun", "Ensuite : le prix « Licence d’un poste »"],
        ),
        ("en", ["saves", "The assumption that", "Shared licence", "Then: the price “Licence of a seat”"]),
    ] {
        let (status, out, err) = call(place.path(), &["--lang", language, "explain", "out"]);
        assert_eq!(status, 0, "{err}");
        assert!(!out.contains("explain-"), "a text is missing: {out}");
        let line =
            |word: &str| out.lines().find(|line| line.contains(word)).unwrap_or_else(|| panic!("{out}"));
        assert!(line(said[0]).contains(&percent(saving(30.0, 60.0, bought))), "{out}");
        let driver = line(said[1]);
        assert!(driver.contains(said[2]), "{out}");
        // The ends of the price of a shared licence, 45 and 120 €.
        for price in [45.0, 120.0] {
            assert!(driver.contains(&percent(saving(30.0, price, bought))), "{out}");
        }
        // Less than that: the price of a seat, 20 and 40 €; then a fifth of the use.
        let others = line(said[3]);
        for share in
            [saving(20.0, 60.0, bought), saving(40.0, 60.0, bought), saving(30.0, 60.0, 0.8 * bought)]
        {
            assert!(others.contains(&percent(share)), "{out}");
        }
        let digits: String = line("drawing").chars().filter(char::is_ascii_digit).collect();
        assert!(digits.contains(&seats.to_string()) && digits.contains(&peak.to_string()), "{out}");
    }
}

#[test]
fn pooling_saves_about_what_the_seminar_quotes_and_the_tiers_agree() {
    let place = tempfile::tempdir().unwrap();
    for tier in ["session", "analytic"] {
        let (status, _, err) = call(place.path(), &["compare", "licences", "--tier", tier, "--out", tier]);
        assert_eq!(status, 0, "{err}");
    }
    let (seats, peak) = seats_and_peak(&place.path().join("session"));
    let saving = 1.0 - (1.1 * f64::from(peak)).ceil() * 60.0 / (f64::from(seats) * 30.0);
    // Source: séminaire, "75% de cost savings sur les licences"; the claim has a whole number of twentieths.
    assert!((saving - 0.75).abs() < 0.025, "{saving}");
    let peaks = |tier: &str, scenario: &str, day: &str| {
        let summary = Summary::read(&place.path().join(tier)).unwrap();
        summary.day(scenario, "2013", day).unwrap().measures.get(Measure::PeakLicences).copied().unwrap()
    };
    for day in ["ordinary", "peak"] {
        let [seat, simulated] = ["per-poste", "concurrentes"].map(|scenario| peaks("session", scenario, day));
        assert_eq!(seat, simulated, "as many are in use, whoever they belong to");
        let estimated = peaks("analytic", "concurrentes", day).mean;
        // Student's quantile of nine degrees of freedom makes the interval of ten replications out of the standard error.
        let error = (simulated.ci95_high.unwrap() - simulated.mean) / 2.262;
        assert!((estimated - simulated.mean).abs() < 4.0 * error, "{day}: {estimated} {simulated:?}");
    }
}
