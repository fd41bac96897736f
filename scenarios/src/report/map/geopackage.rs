//! Both layers as a `GeoPackage` (OGC 12-128r17, version 1.3), with spatial indices and the titles of columns.

use super::geojson::bounds;
use super::{Feature, FieldKind, Geometry, Held, Layer, Layers};
use maillage_data::write;
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ToSql, Transaction, params, params_from_iter};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Why a map was not written.
#[derive(Debug, thiserror::Error)]
pub enum MapError {
    /// The disk.
    #[error(transparent)]
    Disk(#[from] io::Error),
    /// The library of the format.
    #[error("the GeoPackage cannot be written: {0}")]
    Format(#[from] rusqlite::Error),
}

/// WGS 84, in degrees.
const WGS_84: i32 = 4326;
/// The name of the column of geometries.
const GEOMETRY: &str = "geom";

/// Writes the layers to a `.gpkg` file, whole or not at all, with the tables `establishments` and `links`.
pub fn geopackage(layers: &Layers, path: &Path) -> Result<(), MapError> {
    // The database is made elsewhere and copied: a database that is interrupted leaves files of its own beside it.
    let place = tempfile::tempdir()?;
    let draft = place.path().join("map.gpkg");
    let mut database = Connection::open(&draft)?;
    database.execute_batch(include_str!("geopackage/schema.sql"))?;
    let transaction = database.transaction()?;
    let mut taken = BTreeSet::new();
    for (table, layer) in [("establishments", &layers.establishments), ("links", &layers.links)] {
        write_layer(&transaction, table, layer, &mut taken)?;
    }
    transaction.commit()?;
    database.close().map_err(|(_, error)| error)?;
    let mut draft = std::fs::File::open(draft)?;
    write::atomically(path, |out| io::copy(&mut draft, out).map(|_| ()))?;
    Ok(())
}

/// A name in SQL. Names of columns are ASCII already; this keeps the statement whole whatever they are.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn write_layer(
    to: &Transaction<'_>,
    table: &'static str,
    layer: &Layer,
    taken: &mut BTreeSet<String>,
) -> Result<(), MapError> {
    let columns: Vec<String> = layer.fields.iter().map(|field| quoted(&field.name)).collect();
    let types = layer.fields.iter().map(|field| match field.kind {
        FieldKind::Text => "TEXT",
        FieldKind::Integer => "INTEGER",
        FieldKind::Real => "REAL",
    });
    let is_point = |feature: &Feature| matches!(feature.geometry, Geometry::Point(_));
    let kind = match (layer.features.iter().any(is_point), layer.features.iter().all(is_point)) {
        (true, true) => "POINT",
        (false, _) => "LINESTRING",
        (true, false) => "GEOMETRY",
    };
    let typed: Vec<String> =
        columns.iter().zip(types).map(|(name, kind)| format!(", {name} {kind}")).collect();
    to.execute_batch(&format!(
        "CREATE TABLE {table} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {GEOMETRY} {kind}{});",
        typed.concat()
    ))?;
    // Identifiers must differ; two layers of the same title keep their tables' names.
    let title = Some(&layer.title).filter(|title| !title.is_empty() && taken.insert((*title).clone()));
    let [west, south, east, north] =
        bounds(layer.features.iter().map(|feature| &feature.geometry)).map_or([None; 4], |it| it.map(Some));
    to.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'features', ?2, '', '2000-01-01T00:00:00.000Z', ?3, ?4, ?5, ?6, ?7)",
        params![table, title.map_or(table, String::as_str), west, south, east, north, WGS_84],
    )?;
    to.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, ?2, ?3, ?4, 0, 0)",
        params![table, GEOMETRY, kind, WGS_84],
    )?;
    for field in layer.fields.iter().filter(|field| !field.title.is_empty()) {
        to.execute(
            "INSERT INTO gpkg_data_columns VALUES (?1, ?2, ?2, ?3, NULL, NULL, NULL)",
            params![table, field.name, field.title],
        )?;
    }
    rows(to, table, layer, &columns)?;
    index(to, table, layer)
}

fn rows(to: &Transaction<'_>, table: &str, layer: &Layer, columns: &[String]) -> Result<(), MapError> {
    let names: Vec<String> = columns.iter().map(|name| format!(", {name}")).collect();
    let (names, marks) = (names.concat(), ", ?".repeat(columns.len()));
    let mut insert = to.prepare(&format!("INSERT INTO {table} ({GEOMETRY}{names}) VALUES (?{marks})"))?;
    for feature in &layer.features {
        let geometry = Cell::Geometry(blob(&feature.geometry));
        let values = layer
            .fields
            .iter()
            .enumerate()
            .map(|(index, field)| Cell::Value(Layer::value(field, feature, index)));
        insert.execute(params_from_iter(std::iter::once(geometry).chain(values)))?;
    }
    Ok(())
}

/// A cell of a row.
enum Cell<'a> {
    Geometry(Option<Vec<u8>>),
    Value(Held<'a>),
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Geometry(blob) => blob.to_sql(),
            Self::Value(Held::Text(text)) => text.to_sql(),
            Self::Value(Held::Integer(number)) => number.to_sql(),
            Self::Value(Held::Real(number)) => number.to_sql(),
            Self::Value(Held::Null) => rusqlite::types::Null.to_sql(),
        }
    }
}

/// A geometry as the format has it (OGC 12-128r17 §2.1.3): a header, then well-known binary, all little-endian.
fn blob(geometry: &Geometry) -> Option<Vec<u8>> {
    /// Little-endian, no envelope: the index has it.
    const FLAGS: u8 = 1;
    const LITTLE_ENDIAN: u8 = 1;
    let positions = geometry.positions()?;
    let mut out = vec![b'G', b'P', 0, FLAGS];
    out.extend(WGS_84.to_le_bytes());
    out.push(LITTLE_ENDIAN);
    match geometry {
        Geometry::Point(_) => out.extend(1_u32.to_le_bytes()),
        Geometry::Line(_) => {
            out.extend(2_u32.to_le_bytes());
            out.extend((positions.len() as u32).to_le_bytes());
        }
    }
    for (east, north) in positions {
        out.extend(east.to_le_bytes());
        out.extend(north.to_le_bytes());
    }
    Some(out)
}

/// The spatial index of a layer (OGC 12-128r17 annex F.3): filled here, then kept by triggers, which call functions that
/// only programs for maps have.
fn index(to: &Transaction<'_>, table: &str, layer: &Layer) -> Result<(), MapError> {
    let fill = |text: &str| text.replace("<t>", table).replace("<c>", GEOMETRY).replace("<i>", "fid");
    to.execute_batch(&fill("CREATE VIRTUAL TABLE rtree_<t>_<c> USING rtree(id, minx, maxx, miny, maxy);"))?;
    {
        let mut insert = to.prepare(&fill("INSERT INTO rtree_<t>_<c> VALUES (?1, ?2, ?3, ?4, ?5)"))?;
        for (row, feature) in (1_i64..).zip(&layer.features) {
            if let Some([west, south, east, north]) = bounds(std::iter::once(&feature.geometry)) {
                insert.execute(params![row, west, east, south, north])?;
            }
        }
    }
    to.execute_batch(&fill(include_str!("geopackage/triggers.sql")))?;
    to.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, ?2, 'gpkg_rtree_index', \
         'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        params![table, GEOMETRY],
    )?;
    Ok(())
}
