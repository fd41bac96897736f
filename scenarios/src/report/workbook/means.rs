//! The sheet of prices, and the means that it says once people have changed it.
//!
//! A row is an item by its key. A price is three cells: low, likely, high; likely alone stands for all three. What is as it
//! was changes nothing, to the last digit.

use super::value;
use crate::file::means::{Change, LoadedMeans, NewValue};
use crate::file::price::Price;
use crate::file::schema::means::Item;
use crate::report::content::{Pen, per};
use crate::report::sheet::{
    Column, Expected, Kind, PriceCell, PriceRow, Prices, Sheet, Value, Wanted, read_prices_from,
};
use crate::text::{Language, Text};
use maillage_data::diagnostic::{At, Diagnostic, Message};

/// Prices of an item: key in the means, key of its words, what stands behind an amount, decimals shown.
const PRICES: [(&str, &str, &str, u8); 3] = [
    ("buy", "report-prices-sheet-buy", " €", 2),
    ("run", "report-prices-sheet-run", " €/year", 2),
    ("usage", "report-prices-sheet-usage", " €", 4),
];

/// Ends of a range: what `$end` is in the titles of columns.
const ENDS: [&str; 3] = ["low", "likely", "high"];

/// The largest price that can be written: more is a slip of the pen.
const MOST: f64 = 1e10;

/// How far two numbers may be apart and still be the same one, as a share: spreadsheets keep fifteen digits.
const SAME: f64 = 1e-12;

/// The sheet of prices.
pub(super) fn sheet(pen: &Pen<'_>) -> Sheet {
    let text = pen.text;
    let mut columns = vec![
        Column::new(text.get("report-column-key"), "", Kind::Text),
        Column::new(text.get("report-column-item"), "", Kind::Text),
        Column::new(text.get("report-column-category"), "", Kind::Text),
        Column::new(text.get("report-column-per"), "", Kind::Text),
        Column::new(text.get("report-column-each-unit"), "", Kind::Decimal(2)),
    ];
    for (_, title, _, decimals) in PRICES {
        for end in ENDS {
            let unit = text.get(&format!("{title}-unit"));
            let kind = if decimals == 2 { Kind::EurosPerPupil } else { Kind::Decimal(decimals) };
            columns.push(Column::new(column(text, title, end), unit, kind).editable());
        }
    }
    let life = Column::new(text.get("report-column-life"), text.get("report-unit-years"), Kind::Integer);
    columns.push(life.editable());
    columns.push(Column::new(text.get("report-column-euros-of"), "", Kind::Year));
    columns.push(Column::new(text.get("report-column-source"), "", Kind::Text));
    let row = |(key, item): (&str, &Item)| {
        let mut row: Vec<Value> = vec![
            key.into(),
            pen.item(key).into(),
            pen.category(&item.category).into(),
            per(pen, &item.per).into(),
            item.each.0.into(),
        ];
        for prices in prices(item) {
            row.extend(ends(prices).map(value));
        }
        row.push(item.life.map(|life| life.0).into());
        row.push(item.year.map_or(pen.account().euros_of, |year| year.0).into());
        row.push(pen.local(&item.source.0).into());
        row
    };
    Sheet {
        name: text.get("report-prices-sheet"),
        title: text.get("report-prices-sheet-title"),
        introduction: text.get("report-prices-sheet-about"),
        columns,
        rows: pen.means().items.iter().map(row).collect(),
        charts: Vec::new(),
        frozen_columns: 2,
    }
}

/// The title of a column of prices: "Purchase, low".
fn column(text: &Text, title: &str, end: &str) -> String {
    let end = text.get(&format!("report-prices-sheet-{end}"));
    text.say(title, &[("end", end.into())])
}

/// The three prices of an item as euros: to buy, to run, to use.
fn prices(item: &Item) -> [Option<[f64; 3]>; 3] {
    fn three<R>(price: Option<Price<R>>) -> Option<[f64; 3]> {
        price.map(|price| [price.low, price.likely, price.high])
    }
    [three(item.buy), three(item.run), three(item.usage)]
}

fn ends(prices: Option<[f64; 3]>) -> [Option<f64>; 3] {
    prices.map_or([None; 3], |prices| prices.map(Some))
}

/// What to read of the sheet: titles in every language, since it may be read back in another one.
fn expected() -> Expected {
    let texts = Language::ALL.map(Text::new);
    let titles = |key: &str| texts.iter().map(|text| text.get(key)).collect::<Vec<_>>();
    let mut columns = Vec::new();
    for (_, title, _, _) in PRICES {
        for end in ENDS {
            let titles: Vec<String> = texts.iter().map(|text| column(text, title, end)).collect();
            columns.push(Wanted::numbers(titles, 0.0..=MOST));
        }
    }
    columns.push(Wanted::numbers(titles("report-column-life"), 0.0..=1000.0));
    Expected {
        sheets: titles("report-prices-sheet"),
        key: Wanted::texts(titles("report-column-key")),
        columns,
    }
}

/// The means with the prices that the sheet of a workbook says. `name` is what complaints call the file. Items that the
/// sheet does not have stay as they are.
pub fn read_means(bytes: &[u8], name: &str, means: &LoadedMeans) -> Result<LoadedMeans, Vec<Diagnostic>> {
    let read = read_prices_from(name, bytes, &expected())?;
    let mut found = Reading { read: &read, changes: Vec::new(), places: Vec::new(), faults: Vec::new() };
    for row in &read.rows {
        found.row(row, means);
    }
    let Reading { changes, places, mut faults, .. } = found;
    let diagnose = |index: usize, message: Message| read.fault(places[index], message);
    match means.changed(&changes, diagnose) {
        Ok(changed) if faults.is_empty() => Ok(changed),
        Ok(_) => Err(faults),
        Err(more) => {
            faults.extend(more);
            faults.sort_by_key(|fault| fault.at.map(|at| (at.line, at.column)));
            Err(faults)
        }
    }
}

/// What the rows change, with the cell of each change.
struct Reading<'a> {
    read: &'a Prices,
    changes: Vec<Change>,
    places: Vec<At>,
    faults: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn put(&mut self, key: &str, leaf: &str, value: NewValue, place: At) {
        let path = ["items", key, leaf].map(str::to_owned).to_vec();
        self.changes.push(Change { path, value });
        self.places.push(place);
    }

    fn row(&mut self, row: &PriceRow, means: &LoadedMeans) {
        let Some(item) = means.means.items.get(&row.key) else {
            let path = format!("items.{}", row.key);
            self.faults.push(self.read.fault(row.at, Message::new("means-unknown-item").with("name", path)));
            return;
        };
        let (cells, life) = row.cells.split_at(3 * PRICES.len());
        for ((cells, before), (leaf, _, unit, _)) in cells.chunks(3).zip(prices(item)).zip(PRICES) {
            self.price(&row.key, leaf, unit, (cells, before));
        }
        if let [life] = life {
            self.life(&row.key, life, item.life.map(|life| f64::from(life.0)));
        }
    }

    fn price(
        &mut self,
        key: &str,
        leaf: &str,
        unit: &str,
        (cells, before): (&[PriceCell], Option<[f64; 3]>),
    ) {
        let [low, likely, high] = cells else { return };
        let written = [low, likely, high].map(PriceCell::number);
        let wanted = match written {
            [None, None, None] => None,
            // The likely price alone is a price that is known.
            [None, Some(likely), None] => Some([likely; 3]),
            [Some(low), Some(likely), Some(high)] => Some([low, likely, high]),
            _ => {
                let missing = [low, likely, high].into_iter().find(|cell| cell.number().is_none());
                let place = missing.map_or(likely.at, |cell| cell.at);
                self.faults.push(self.read.fault(place, Message::new("report-fault-half")));
                return;
            }
        };
        match (before, wanted) {
            (None, None) => {}
            (Some(_), None) => {
                self.faults.push(self.read.fault(likely.at, Message::new("report-fault-emptied")));
            }
            (Some(before), Some(wanted)) if are_same(&before, &wanted) => {}
            (_, Some([low, likely_price, high])) => {
                if !(low <= likely_price && likely_price <= high) {
                    self.faults.push(self.read.fault(likely.at, Message::new("report-fault-order")));
                    return;
                }
                let prices = [low, likely_price, high].map(|euros| format!("{euros}{unit}"));
                let value = if low < high {
                    NewValue::Prices(prices)
                } else {
                    let [_, likely, _] = prices;
                    NewValue::Text(likely)
                };
                self.put(key, leaf, value, likely.at);
            }
        }
    }

    fn life(&mut self, key: &str, cell: &PriceCell, before: Option<f64>) {
        match (before, cell.number()) {
            (None, None) => {}
            (Some(_), None) => {
                self.faults.push(self.read.fault(cell.at, Message::new("report-fault-emptied")));
            }
            (Some(before), Some(years)) if are_same(&[before], &[years]) => {}
            (_, Some(years)) => self.put(key, "life", NewValue::Number(years), cell.at),
        }
    }
}

fn are_same(before: &[f64], wanted: &[f64]) -> bool {
    before.iter().zip(wanted).all(|(before, wanted)| (before - wanted).abs() <= SAME * before.abs())
}
