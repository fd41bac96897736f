//! A territory as layers: what the directory says of establishments, and the lines that join them.

use super::{Feature, Field, FieldKind, Geometry, Layer, Layers, Value};
use crate::text::Text;
use maillage_sim::territory::{AccessLine, Position, Territory};
use serde::Serialize;

/// Where a line ends whose point of presence is not there: not on the Earth, hence not drawn.
const NOWHERE: Position = Position { latitude: f64::NAN, longitude: f64::NAN };

impl Layers {
    /// A territory: establishments with what the directory says of them, and their access lines. Measures are added
    /// to either, in the order of [`Territory::establishments`].
    pub fn of(territory: &Territory, text: &Text) -> Self {
        let schools = &territory.establishments;
        let points = schools.iter().map(|school| Geometry::Point(school.position));
        let lines = schools.iter().zip(&territory.access).map(|(school, line)| {
            let end = territory.points_of_presence.get(line.point_of_presence as usize);
            Geometry::Line([school.position, end.map_or(NOWHERE, |point| point.position)])
        });
        let mut layers = Self {
            title: territory.name.clone(),
            establishments: layer(text.get("layer-establishments"), points),
            links: layer(text.get("layer-links"), lines),
        };
        directory(&mut layers.establishments, territory, text);
        directory(&mut layers.links, territory, text);
        people(&mut layers.establishments, territory, text);
        access(&mut layers.links, territory, text);
        layers
    }
}

fn layer(title: String, geometries: impl Iterator<Item = Geometry>) -> Layer {
    let features = geometries.map(|geometry| Feature { geometry, values: Vec::new() }).collect();
    Layer { title, fields: Vec::new(), features }
}

/// Which establishment it is.
fn directory(layer: &mut Layer, territory: &Territory, text: &Text) {
    let schools = &territory.establishments;
    let departement = |index: u32| territory.departements.get(index as usize);
    let mut add = |name, key, values: Vec<Value>| {
        layer.add(Field::new(name, text.get(key), FieldKind::Text), values);
    };
    add("key", "layer-key", schools.iter().map(|school| school.key.as_str().into()).collect());
    add("name", "layer-name", schools.iter().map(|school| school.name.as_str().into()).collect());
    add("kind", "layer-kind", schools.iter().map(|school| code(school.kind)).collect());
    add("commune", "layer-commune", schools.iter().map(|school| school.commune.as_str().into()).collect());
    let communes = schools.iter().map(|school| school.commune_name.as_str().into());
    add("commune_name", "layer-commune-name", communes.collect());
    let departements =
        schools.iter().map(|school| departement(school.departement).map(|it| it.code.as_str()).into());
    add("departement", "layer-departement", departements.collect());
}

/// Who is there.
fn people(layer: &mut Layer, territory: &Territory, text: &Text) {
    let schools = &territory.establishments;
    let sectors = schools.iter().map(|school| code(school.sector));
    layer.add(Field::new("sector", text.get("layer-sector"), FieldKind::Text), sectors);
    let pupils = schools.iter().map(|school| school.pupils.into());
    layer.add(Field::new("pupils", text.get("layer-pupils"), FieldKind::Integer), pupils);
}

/// How lines are.
fn access(layer: &mut Layer, territory: &Territory, text: &Text) {
    let lines = &territory.access;
    let point = |line: &AccessLine| territory.points_of_presence.get(line.point_of_presence as usize);
    let points = lines.iter().map(|line| point(line).map(|point| point.name.as_str()).into());
    layer.add(Field::new("point_of_presence", text.get("layer-point"), FieldKind::Text), points);
    let technologies = lines.iter().map(|line| code(line.technology));
    layer.add(Field::new("technology", text.get("layer-technology"), FieldKind::Text), technologies);
    let mut add = |name, key, of: fn(&AccessLine) -> f64| {
        layer.add(Field::new(name, text.get(key), FieldKind::Real), lines.iter().map(|line| of(line).into()));
    };
    add("down_mbps", "layer-down", |line| line.down.megabits());
    add("up_mbps", "layer-up", |line| line.up.megabits());
    add("length_km", "layer-length", |line| line.length.value() / 1e3);
}

/// The name of a type or technology in files.
fn code(of: impl Serialize) -> Value {
    match serde_json::to_value(of) {
        Ok(serde_json::Value::String(name)) => name.into(),
        _ => Value::Missing,
    }
}
