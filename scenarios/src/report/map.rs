//! Establishments and links with their measures, for QGIS: `GeoJSON` and `GeoPackage`.
//!
//! [`Layers::of`] draws a territory; [`Layer::add`] adds a measure. Names of columns are stable English, for scripts;
//! what people read beside them are the titles. Every row of a layer has every column: what is not known is null.

mod geojson;
mod geopackage;
mod territory;

pub use super::sheet::Value;
pub use geojson::geojson;
pub use geopackage::{MapError, geopackage};

use maillage_sim::territory::Position;
use std::collections::BTreeSet;

/// The layers of a map.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Layers {
    /// What the map is of, for people.
    pub title: String,
    /// Establishments: points.
    pub establishments: Layer,
    /// Access lines, from each establishment to its point of presence: as the crow flies.
    pub links: Layer,
}

/// A layer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Layer {
    /// Title, for people.
    pub title: String,
    /// Columns.
    pub fields: Vec<Field>,
    /// What is drawn.
    pub features: Vec<Feature>,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Name: ASCII in `snake_case`, unique in the layer; what is not is mended when it is added.
    pub name: String,
    /// What it is and its unit, for people; may be empty.
    pub title: String,
    /// What its values are.
    pub kind: FieldKind,
}

impl Field {
    /// A column.
    pub fn new(name: &str, title: impl Into<String>, kind: FieldKind) -> Self {
        Self { name: name.to_owned(), title: title.into(), kind }
    }
}

/// What the values of a column are. A value of another sort is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// Text.
    Text,
    /// Whole numbers, to ±2⁵³.
    Integer,
    /// Numbers.
    Real,
}

/// Something drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Feature {
    /// Where.
    pub geometry: Geometry,
    /// Values in the order of the fields; what is absent at the end is not known.
    pub values: Vec<Value>,
}

/// Where something is, WGS 84. A position that is not on the Earth is not drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Geometry {
    /// A point.
    Point(Position),
    /// A straight line.
    Line([Position; 2]),
}

impl Geometry {
    /// Its positions as (degrees east, degrees north), the order of both formats; `None` when one is not on the Earth.
    fn positions(&self) -> Option<Vec<(f64, f64)>> {
        let positions: &[Position] = match self {
            Self::Point(position) => std::slice::from_ref(position),
            Self::Line(positions) => positions,
        };
        let on_earth = |position: &Position| {
            (-180.0..=180.0).contains(&position.longitude) && (-90.0..=90.0).contains(&position.latitude)
        };
        let pair = |position: &Position| (rounded(position.longitude), rounded(position.latitude));
        positions.iter().all(on_earth).then(|| positions.iter().map(pair).collect())
    }
}

/// Degrees to six decimals: a tenth of a metre, and more than any directory knows (RFC 7946 §11.2).
fn rounded(degrees: f64) -> f64 {
    // Adding zero makes the negative zero a plain one.
    (degrees * 1e6).round() / 1e6 + 0.0
}

impl Layer {
    /// An empty layer.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Adds a column with its values in the order of the features; further values are left out, absent ones are not
    /// known.
    pub fn add(&mut self, field: Field, values: impl IntoIterator<Item = Value>) {
        let taken: BTreeSet<&str> = self.fields.iter().map(|field| field.name.as_str()).collect();
        let name = unique(&field.name, &taken);
        let index = self.fields.len();
        self.fields.push(Field { name, ..field });
        for (feature, value) in self.features.iter_mut().zip(values) {
            feature.values.resize(index, Value::Missing);
            feature.values.push(value);
        }
    }

    /// The value of a feature in a column, as the column holds it.
    fn value<'a>(field: &Field, feature: &'a Feature, index: usize) -> Held<'a> {
        match (field.kind, feature.values.get(index)) {
            (FieldKind::Text, Some(Value::Text(text))) => Held::Text(text),
            (FieldKind::Real, Some(Value::Number(number))) if number.is_finite() => Held::Real(*number + 0.0),
            (FieldKind::Integer, Some(Value::Number(number)))
                if number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0 =>
            {
                Held::Integer(*number as i64)
            }
            _ => Held::Null,
        }
    }
}

/// A value as a file holds it.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Held<'a> {
    Text(&'a str),
    Integer(i64),
    Real(f64),
    Null,
}

/// Names that the formats keep for themselves.
const RESERVED: [&str; 4] = ["layer", "fid", "geom", "id"];

/// A name in ASCII `snake_case` that is neither taken nor kept by a format.
fn unique(name: &str, taken: &BTreeSet<&str>) -> String {
    let mut clean = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            clean.push(letter.to_ascii_lowercase());
        } else if !clean.ends_with('_') && !clean.is_empty() {
            clean.push('_');
        }
    }
    let clean = clean.trim_end_matches('_');
    let clean = match clean.chars().next() {
        None => "column".to_owned(),
        Some(digit) if digit.is_ascii_digit() => format!("n_{clean}"),
        Some(_) => clean.to_owned(),
    };
    std::iter::once(clean.clone())
        .chain((2..=taken.len() + RESERVED.len() + 1).map(|number| format!("{clean}_{number}")))
        .find(|name| !taken.contains(name.as_str()) && !RESERVED.contains(&name.as_str()))
        .expect("there is one name more than could be taken")
}

#[cfg(test)]
mod tests;
