//! A report with every kind of block, as long as a real one.

use super::pictures;
use crate::report::document::{Block, Column, Document, KeyFigure, Page, Row, Table};
use crate::text::Language;

fn figure(value: &str, label: &str, note: &str) -> KeyFigure {
    KeyFigure { value: value.into(), label: label.into(), note: note.into() }
}

fn table() -> Table {
    let columns = [
        "Scénario",
        "Investissement, M€",
        "Fonctionnement, M€/an",
        "Coût complet, M€",
        "€ par élève et par an",
        "Cours perturbés, %",
        "Verdict",
    ];
    let columns = columns
        .iter()
        .enumerate()
        .map(|(at, title)| Column { title: (*title).into(), is_number: (1..6).contains(&at) });
    let rows = [
        ["Statu quo", "0,0", "1,6", "12,8", "24,10", "26 (23 à 29)", "référence"],
        [
            "Sécuriser",
            "4,2",
            "1,5",
            "15,3",
            "28,90",
            "11 (10 à 13)",
            "mieux que le statu quo, pas moins cher",
        ],
        ["Clients légers", "4,9", "1,3", "14,2", "26,80", "9,5 (8 à 11)", "le meilleur compromis"],
        ["Mobilité", "9,3", "1,9", "20,4", "38,50", "18 (16 à 20)", "plus cher, à peine mieux"],
    ];
    let rows = rows
        .iter()
        .enumerate()
        .map(|(at, cells)| Row { cells: cells.map(ToOwned::to_owned).into(), is_strong: at == 2 });
    Table {
        title: "Les scénarios, chiffre par chiffre".into(),
        columns: columns.collect(),
        rows: rows.collect(),
        note: "Euros de 2013, hors taxes, actualisés à 2\u{202f}%. Entre parenthèses, l’intervalle à 95\u{202f}%.".into(),
    }
}

/// The report.
pub(in crate::report) fn document(language: Language) -> Document {
    let mut pictures = pictures(language).into_iter();
    let mut next = || Block::Picture(pictures.next().expect("there are twelve charts"));
    let lead = "Passer aux clients légers divise par trois les cours perturbés, pour 1,4\u{a0}M€ de plus que ne rien faire sur huit ans.";
    let figures = vec![
        figure("9,5\u{202f}%", "des cours perturbés en 2020", "contre 26\u{202f}% sans rien changer"),
        figure("14,2\u{202f}M€", "coût complet sur huit ans", "entre 11,9 et 16,8\u{202f}M€"),
        figure("26,80\u{202f}€", "par élève et par an", "la région en paie les deux tiers"),
    ];
    let first = vec![
        Block::Lead(lead.into()),
        Block::Figures(figures),
        Block::Warning("Le cloud hybride fait mieux encore, mais il place les données des élèves sous une loi étrangère\u{a0}: il est écarté.".into()),
        next(),
        Block::Paragraph("Les écarts entre «\u{a0}Sécuriser\u{a0}» et «\u{a0}Clients légers\u{a0}» sont plus petits que l’incertitude des prix\u{a0}: le coût ne les départage pas. La qualité et l’équité les départagent.".into()),
        Block::List(vec![
            "La région paie 11,7\u{202f}M€, les départements 5,2\u{202f}M€, les communes 3\u{202f}M€.".into(),
            "Il faut 38 techniciens au lieu de 52.".into(),
            "Un collège rural est aussi bien servi qu’un lycée de Clermont-Ferrand.".into(),
        ]),
    ];
    let money = vec![
        Block::Lead("Le coût complet va de 13 à 20\u{202f}M€ selon le scénario\u{a0}; les postes en sont le premier morceau.".into()),
        next(),
        next(),
        Block::Table(table()),
        Block::Heading("Sur toute la durée".into()),
        next(),
    ];
    let who = vec![next(), next(), Block::Heading("Équité".into()), next()];
    let ranking = vec![next(), next(), next()];
    let maps = vec![next(), Block::Pictures(vec![]), next()];
    let assumptions = vec![
        Block::Paragraph("Chaque chiffre a sa source, ou dit qu’il est une hypothèse.".into()),
        Block::Folded {
            title: "Prix et durées de vie".into(),
            blocks: vec![
                Block::Heading("Postes".into()),
                Block::Paragraph("Un client léger coûte de 250 à 400\u{202f}€ et dure huit ans.".into()),
                Block::Table(table()),
            ],
        },
        Block::Folded {
            title: "Méthode".into(),
            blocks: vec![Block::Paragraph("Vingt réplications par cas, sur les mêmes tirages.".into())],
        },
        Block::Note("Ce rapport ne dit rien de la pédagogie.".into()),
    ];
    let page =
        |anchor: &str, title: &str, blocks| Page { anchor: anchor.into(), title: title.into(), blocks };
    let mut document = Document {
        language,
        title: "Le numérique des établissements d’Auvergne, de 2013 à 2020".into(),
        subtitle: "Étude SCONEETA\u{a0}: 5 scénarios, 1\u{202f}214 établissements, 215\u{202f}000 élèves, journées de pointe simulées vingt fois.".into(),
        colophon: "maillage 0.1.0, graine 1, résultats du 3 mars.".into(),
        pages: vec![
            page("decision", "L’essentiel", first),
            page("argent", "Combien cela coûte-t-il, et quand\u{202f}?", money),
            page("payeurs", "Qui paie, et qui en profite\u{202f}?", who),
            page("choix", "Pourquoi ce choix, et tient-il\u{202f}?", ranking),
            page("cartes", "Où\u{202f}?", maps),
            page("hypotheses", "Hypothèses et méthode", assumptions),
        ],
    };
    let beside: Vec<_> = super::pictures(language).into_iter().take(2).collect();
    document.pages[4].blocks[1] = Block::Pictures(beside);
    document
}
