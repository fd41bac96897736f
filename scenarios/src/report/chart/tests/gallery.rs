//! Every chart with plausible data: what tests draw, and what is looked at when charts are changed.

use crate::report::chart::Frame;
use crate::report::chart::bars::{Bar, Bars, Reference};
use crate::report::chart::chances::{Chance, Chances};
use crate::report::chart::columns::{Column, Columns};
use crate::report::chart::flows::{Flow, Flows, Node};
use crate::report::chart::lines::{Line, Lines, Point};
use crate::report::chart::lorenz::{Curve, Lorenz};
use crate::report::chart::map::{Maps, Values};
use crate::report::chart::profile::{Profile, Score};
use crate::report::chart::stability::{Stability, Weight};
use crate::report::chart::stacked::{Segment, Stacked, StackedBar};
use crate::report::chart::tornado::{Swing, Tornado};
use crate::text::{Language, number};
use maillage_data::communes;

/// A chart waiting for its frame.
type Draw = Box<dyn Fn(Frame) -> String>;

const SCENARIOS: [&str; 5] = ["Statu quo", "Sécuriser", "Clients légers", "Cloud hybride", "Mobilité"];
const CRITERIA: [&str; 6] =
    ["Qualité (30 %)", "Coût (25 %)", "Équité (15 %)", "Personnel (10 %)", "Carbone (10 %)", "Risque (10 %)"];
const ITEMS: [&str; 6] = [
    "Postes et clients légers",
    "Liens et raccordements",
    "Serveurs et hébergement",
    "Licences",
    "Assistance",
    "Formation et conduite du changement",
];

/// Every chart.
pub(in crate::report) fn charts(language: Language) -> Vec<(&'static str, Draw)> {
    charts_named(language, &ToOwned::to_owned)
}

/// Every chart, with what names are replaced by.
pub(in crate::report) fn charts_named(
    language: Language,
    name: &dyn Fn(&str) -> String,
) -> Vec<(&'static str, Draw)> {
    let (a, b, c) = (bars(language, name), stacked(language, name), columns(language, name));
    let (d, e, f) = (lines(name), flows(language, name), tornado(name));
    let (g, h, i) = (lorenz(name), profile(language, name), stability(name));
    let (j, k, l) = (chances(name), maps(1, name), maps(2, name));
    vec![
        ("bars", Box::new(move |frame| a.svg(frame))),
        ("stacked", Box::new(move |frame| b.svg(frame))),
        ("columns", Box::new(move |frame| c.svg(frame))),
        ("lines", Box::new(move |frame| d.svg(frame))),
        ("flows", Box::new(move |frame| e.svg(frame))),
        ("tornado", Box::new(move |frame| f.svg(frame))),
        ("lorenz", Box::new(move |frame| g.svg(frame))),
        ("profile", Box::new(move |frame| h.svg(frame))),
        ("stability", Box::new(move |frame| i.svg(frame))),
        ("chances", Box::new(move |frame| j.svg(frame))),
        ("map", Box::new(move |frame| k.svg(frame))),
        ("maps", Box::new(move |frame| l.svg(frame))),
    ]
}

fn million(language: Language, value: f64) -> String {
    number::with_unit(language, &number::decimal(language, value, 1), "M€")
}

fn bars(language: Language, name: &dyn Fn(&str) -> String) -> Bars {
    let values = [Some(0.0), Some(18.4), Some(16.9), None, Some(31.2)];
    let halves = [0.0, 2.1, 2.4, 0.0, 3.0];
    let bar = |at: usize| {
        let value = values[at].map(|value| value + 6.3);
        let label = value.map_or_else(String::new, |value| {
            let ends =
                [value, value - halves[at], value + halves[at]].map(|end| number::decimal(language, end, 1));
            format!("{} ({} à {})", ends[0], ends[1], ends[2])
        });
        let interval = value.map(|value| (value - halves[at], value + halves[at]));
        Bar {
            name: name(SCENARIOS[at]),
            value,
            interval,
            label: name(&label),
            series: at,
            is_strong: at == 2,
        }
    };
    Bars {
        axis: name("Coût complet, M€ de 2013 sur huit ans"),
        bars: (0..5).map(bar).collect(),
        reference: Some(Reference { value: 12.0, label: name("Budget voté\u{a0}: 12 M€") }),
        alike: vec![(1, 2), (2, 4)],
        alike_means: name("On ne peut pas les départager"),
        missing: name("pas de chiffre"),
    }
}

fn stacked(language: Language, name: &dyn Fn(&str) -> String) -> Stacked {
    let amounts = [
        [4.1, 1.2, 0.9, 2.0, 3.9, 0.05],
        [4.6, 3.9, 1.4, 2.0, 3.1, 0.3],
        [2.2, 4.1, 3.8, 2.6, 1.5, 0.8],
        [2.4, 4.4, 4.9, 1.1, 1.6, 0.7],
        [9.3, 4.0, 1.0, 2.4, 2.9, 1.1],
    ];
    let bar = |at: usize| {
        let mut segments: Vec<Segment> = amounts[at]
            .iter()
            .map(|value| Segment { value: *value, label: name(&number::decimal(language, *value, 1)) })
            .collect();
        segments.push(Segment { value: -0.3 * at as f64, label: String::new() });
        let total = segments.iter().map(|segment| segment.value).sum();
        StackedBar {
            name: name(SCENARIOS[at]),
            segments,
            total: name(&million(language, total)),
            ..StackedBar::default()
        }
    };
    let mut parts: Vec<String> = ITEMS.iter().map(|item| name(item)).collect();
    parts.push(name("Valeur restante à la fin"));
    Stacked {
        axis: name("M€ sur huit ans"),
        parts,
        bars: (0..5).map(bar).collect(),
        balance_means: name("Total"),
        missing: String::new(),
    }
}

fn columns(language: Language, name: &dyn Fn(&str) -> String) -> Columns {
    let column = |at: u32| {
        let year = 2013 + at;
        let run = 1.6 + 0.05 * f64::from(at);
        let invest = match at {
            0 => 4.2,
            5 => 2.9,
            7 => -0.8,
            _ => 0.2,
        };
        let values = if at == 3 { Vec::new() } else { vec![run, invest] };
        Column {
            name: name(&year.to_string()),
            values,
            label: name(&number::decimal(language, run + invest, 1)),
        }
    };
    Columns {
        axis: name("M€ par an"),
        parts: vec![name("Fonctionnement"), name("Investissement")],
        columns: (0..8).map(column).collect(),
        balance_means: name("Total de l’année"),
        missing: name("?"),
    }
}

fn lines(name: &dyn Fn(&str) -> String) -> Lines {
    let values = [
        [12.0, 14.0, 19.0, 26.0],
        [12.0, 9.0, 8.0, 11.0],
        [12.0, 7.5, 7.0, 9.5],
        [12.0, 6.0, 5.0, 5.5],
        [12.0, 13.0, 15.0, 18.0],
    ];
    let line = |at: usize| {
        let point = |(phase, value): (usize, &f64)| {
            let half = 0.5 + 0.08 * value;
            let is_known = !(at == 3 && phase == 1);
            is_known.then_some(Point { value: *value, interval: Some((value - half, value + half)) })
        };
        Line {
            name: name(SCENARIOS[at]),
            points: values[at].iter().enumerate().map(point).collect(),
            series: at,
        }
    };
    Lines {
        axis: name("Cours perturbés, %"),
        phases: ["2013", "2015", "2018", "2020"].map(name).into(),
        lines: (0..5).map(line).collect(),
        missing: name("pas de chiffre"),
    }
}

fn flows(language: Language, name: &dyn Fn(&str) -> String) -> Flows {
    let payers = ["Région", "Départements", "Communes", "État"];
    let amounts = [
        [3.9, 2.4, 3.1, 1.2, 0.9, 0.2],
        [2.2, 1.1, 0.6, 0.7, 0.5, 0.1],
        [1.4, 0.8, 0.0, 0.3, 0.4, 0.05],
        [0.0, 0.0, 0.0, 0.0, 0.6, 0.5],
    ];
    let node = |words: &str, sum: f64| Node { name: name(words), label: name(&million(language, sum)) };
    let column = |item: usize| amounts.iter().map(|row| row[item]).sum::<f64>();
    let flow = |from: usize, to: usize| {
        let value = amounts[from][to];
        Flow { from, to, value, label: name(&million(language, value)) }
    };
    Flows {
        from_title: name("Qui paie"),
        to_title: name("Ce qui est payé"),
        from: payers.iter().zip(&amounts).map(|(payer, row)| node(payer, row.iter().sum())).collect(),
        to: ITEMS.iter().enumerate().map(|(at, item)| node(item, column(at))).collect(),
        flows: (0..4)
            .flat_map(|from| (0..6).map(move |to| (from, to)))
            .map(|(from, to)| flow(from, to))
            .collect(),
        missing: name("aucune dépense"),
    }
}

fn tornado(name: &dyn Fn(&str) -> String) -> Tornado {
    let swing = |(words, low, high, low_label, high_label): (&str, f64, f64, &str, &str)| Swing {
        name: name(words),
        low,
        high,
        low_label: name(low_label),
        high_label: name(high_label),
    };
    let swings = [
        ("Prix d’un client léger", 11.9, 16.8, "250 €", "400 €"),
        ("Loyer d’un lien FTTO 100 Mb/s", 12.4, 16.1, "300 €/mois", "600 €/mois"),
        ("Durée de vie des postes", 15.6, 13.1, "5 ans", "8 ans"),
        ("Tickets par poste et par an", 13.6, 14.9, "0,3", "0,6"),
        ("Prix de l’électricité", 14.1, 14.5, "118 €/MWh", "300 €/MWh"),
        ("Places prises par serveur", 14.9, 14.3, "15", "25"),
    ];
    Tornado {
        axis: name("Coût complet des clients légers, M€ sur huit ans"),
        likely: 14.2,
        likely_label: name("Le plus probable\u{a0}: 14,2 M€"),
        low_means: name("Hypothèse basse"),
        high_means: name("Hypothèse haute"),
        swings: swings.into_iter().map(swing).collect(),
    }
}

fn lorenz(name: &dyn Fn(&str) -> String) -> Lorenz {
    let curve = |(at, power): (usize, f64)| {
        let points = (0..=400).map(|step| f64::from(step) / 400.0).map(|share| (share, share.powf(power)));
        let gini = (power - 1.0) / (power + 1.0);
        let words =
            format!("{} (indice de Gini {})", SCENARIOS[at], number::decimal(Language::French, gini, 2));
        Curve { name: name(&words), points: points.collect(), series: at }
    };
    Lorenz {
        across: name("Part des élèves, des moins aux mieux servis"),
        upright: name("Part du débit qu’ils ont ensemble"),
        equality: name("Égalité parfaite"),
        curves: [(0, 2.9), (1, 1.9), (2, 1.8), (3, 1.25)].into_iter().map(curve).collect(),
    }
}

fn profile(language: Language, name: &dyn Fn(&str) -> String) -> Profile {
    let terms = [
        [6.0, 21.0, 4.0, 3.0, 7.0, 5.0],
        [19.0, 16.0, 9.0, 5.0, 5.0, 8.0],
        [24.0, 17.0, 12.0, 9.0, 8.0, 6.0],
        [27.0, 15.0, 13.0, 9.0, 6.0, 3.0],
        [15.0, 6.0, 8.0, 4.0, 2.0, 6.0],
    ];
    let score = |at: usize| {
        let term =
            |value: &f64| Segment { value: *value, label: name(&number::decimal(language, *value, 0)) };
        Score {
            name: name(SCENARIOS[at]),
            terms: terms[at].iter().map(term).collect(),
            total: name(&number::decimal(language, terms[at].iter().sum(), 0)),
            veto: (at == 3).then(|| name("Écarté\u{a0}: données sous une loi hors de l’Union européenne")),
            is_strong: at == 2,
        }
    };
    Profile {
        axis: name("Points sur 100"),
        criteria: CRITERIA.iter().map(|criterion| name(criterion)).collect(),
        scores: (0..5).map(score).collect(),
        missing: name("pas de note"),
    }
}

fn stability(name: &dyn Fn(&str) -> String) -> Stability {
    let weight =
        |(at, now, low, high, label, below, above): (usize, f64, f64, f64, &str, &str, &str)| Weight {
            name: name(CRITERIA[at]),
            now,
            low,
            high,
            label: name(label),
            below: name(below),
            above: name(above),
        };
    let weights = [
        (0, 0.30, 0.12, 0.71, "12 à 71 %", "Statu quo", "Cloud hybride"),
        (1, 0.25, 0.0, 0.44, "0 à 44 %", "", "Statu quo"),
        (2, 0.15, 0.05, 1.0, "5 à 100 %", "Sécuriser", ""),
        (3, 0.10, 0.0, 1.0, "toujours", "", ""),
        (4, 0.10, 0.0, 1.0, "toujours", "", ""),
        (5, 0.10, 0.02, 0.35, "2 à 35 %", "Cloud hybride", "Sécuriser"),
    ];
    Stability {
        axis: name("Poids du critère, % (les autres gardent leurs proportions)"),
        weights: weights.into_iter().map(weight).collect(),
        stays_means: name("Clients légers restent premiers"),
        beyond_means: name("Un autre passe devant"),
        now_means: name("Poids choisi"),
    }
}

fn chances(name: &dyn Fn(&str) -> String) -> Chances {
    let shares = [Some(0.01), Some(0.22), Some(0.71), None, Some(0.06)];
    let chance = |at: usize| {
        let share = shares[at];
        let interval = share.map(|share| ((share - 0.04_f64).max(0.002), share + 0.05));
        let label = share.map_or_else(String::new, |share| number::percent(Language::French, share));
        Chance {
            name: name(SCENARIOS[at]),
            share,
            interval,
            label: name(&label),
            series: at,
            is_strong: at == 2,
        }
    };
    Chances {
        axis: name("Probabilité d’être le meilleur, %"),
        chances: (0..5).map(chance).collect(),
        missing: name("écarté"),
    }
}

/// Maps of the communes of Auvergne, with values that grow away from Clermont-Ferrand.
pub(in crate::report) fn maps(count: usize, name: &dyn Fn(&str) -> String) -> Maps {
    let departements = ["03", "15", "43", "63"];
    let places: Vec<_> = departements
        .iter()
        .flat_map(|code| communes::of_departement(code).iter())
        .filter(|commune| commune.under_20 > 40)
        .map(|commune| commune.position)
        .collect();
    let value = |map: usize, at: usize| {
        let (north, east) = (places[at].latitude - 45.78, places[at].longitude - 3.08);
        let wave = 0.5 + 0.5 * ((at * 37 % 101) as f64 / 101.0);
        (at % 53 != 7).then(|| north.hypot(0.7 * east) * wave * if map == 0 { 0.7 } else { 0.25 })
    };
    let map = |map: usize| Values {
        title: if count > 1 { name(SCENARIOS[2 * map]) } else { String::new() },
        values: (0..places.len()).map(|at| value(map, at)).collect(),
    };
    Maps {
        departements: departements.map(ToOwned::to_owned).into(),
        maps: (0..count).map(map).collect(),
        bounds: [0.02, 0.1, 0.25, 0.5],
        classes: ["moins de 2 %", "2 à 10 %", "10 à 25 %", "25 à 50 %", "50 % et plus"].map(name),
        high_is_bad: true,
        legend: name("Cours perturbés (nombre d’établissements)"),
        missing: name("pas de chiffre"),
        places,
    }
}
