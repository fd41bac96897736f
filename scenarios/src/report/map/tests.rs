//! What other programs read: order of coordinates, counts, columns, geometries; and hostile names.

use super::*;
use crate::text::{Language, Text};
use maillage_data::synthetic::{self, Sectors};
use maillage_sim::territory::Territory;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value as Json;
use std::path::Path;

fn at(latitude: f64, longitude: f64) -> Position {
    Position { latitude, longitude }
}

/// Two establishments with lines, one of which is nowhere, and a measure.
fn layers() -> Layers {
    let mut establishments = Layer::new("Établissements");
    let mut links = Layer::new("Établissements");
    for (position, end) in
        [(at(45.777_222_249, 3.087_025), at(45.8, 3.1)), (at(f64::NAN, 0.0), at(45.0, 3.0))]
    {
        establishments.features.push(Feature { geometry: Geometry::Point(position), values: Vec::new() });
        links.features.push(Feature { geometry: Geometry::Line([position, end]), values: Vec::new() });
    }
    let keys = [Value::from("0630001A"), Value::from("\"'; DROP TABLE links; --\u{0}é")];
    for layer in [&mut establishments, &mut links] {
        layer.add(Field::new("key", "Code", FieldKind::Text), keys.clone());
    }
    let share = Field::new("Part perturbée (%)", "Part", FieldKind::Real);
    establishments.add(share, [0.1.into(), f64::NAN.into()]);
    establishments.add(Field::new("pupils", "", FieldKind::Integer), [412.0.into(), 1.5.into()]);
    establishments.add(Field::new("layer", "", FieldKind::Text), [Value::Number(1.0)]);
    Layers { title: "Région \"test\"".to_owned(), establishments, links }
}

#[test]
fn names_of_columns_are_plain_and_unique() {
    let mut taken = BTreeSet::new();
    let named = |name: &str, taken: &BTreeSet<&str>| unique(name, taken);
    for (name, clean) in [
        ("down_mbps", "down_mbps"),
        ("Débit Mb/s", "d_bit_mb_s"),
        ("2013", "n_2013"),
        ("é", "column"),
        ("", "column"),
        ("fid", "fid_2"),
        ("layer", "layer_2"),
        ("a\"; --", "a"),
    ] {
        assert_eq!(named(name, &taken), clean);
    }
    taken.insert("a");
    taken.insert("a_2");
    assert_eq!(named("A", &taken), "a_3");
}

#[test]
fn geojson_has_east_before_north() {
    let json: Json = serde_json::from_slice(&geojson(&layers())).unwrap();
    assert_eq!(json["type"], "FeatureCollection");
    assert_eq!(json["bbox"], serde_json::json!([3.087_025, 45.777_222, 3.1, 45.8]));
    let features = json["features"].as_array().unwrap();
    assert_eq!(features.len(), 4);
    assert_eq!(
        features[0]["geometry"],
        serde_json::json!({ "type": "Point", "coordinates": [3.087_025, 45.777_222] })
    );
    assert_eq!(
        features[2]["geometry"],
        serde_json::json!({ "type": "LineString", "coordinates": [[3.087_025, 45.777_222], [3.1, 45.8]] })
    );
    assert_eq!(features[1]["geometry"], Json::Null);
    let layers: Vec<&str> = features.iter().map(|it| it["properties"]["layer"].as_str().unwrap()).collect();
    assert_eq!(layers, ["establishment", "establishment", "link", "link"]);
    // The same columns in every row of a layer; what is not known, or not of the kind, is null.
    let expected = serde_json::json!({
        "layer": "establishment", "key": "0630001A", "part_perturb_e": 0.1, "pupils": 412, "layer_2": null
    });
    assert_eq!(features[0]["properties"], expected);
    let second = &features[1]["properties"];
    assert_eq!((&second["part_perturb_e"], &second["pupils"]), (&Json::Null, &Json::Null));
    assert_eq!(second.as_object().unwrap().len(), 5);
}

#[test]
fn empty_layers_are_files_too() {
    let json: Json = serde_json::from_slice(&geojson(&Layers::default())).unwrap();
    assert_eq!(json["features"], serde_json::json!([]));
    assert!(json.get("bbox").is_none());
    let place = tempfile::tempdir().unwrap();
    geopackage(&Layers::default(), &place.path().join("empty.gpkg")).unwrap();
}

/// A row of establishments.
type Row = (Option<Vec<u8>>, String, Option<f64>, Option<i64>);

fn opened(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

#[test]
fn geopackage_is_read_back() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("map.gpkg");
    geopackage(&layers(), &path).unwrap();
    let database = opened(&path);
    let number = |query: &str| database.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(number("PRAGMA application_id"), i64::from(u32::from_be_bytes(*b"GPKG")));
    assert_eq!(number("PRAGMA user_version"), 10_300);
    let check: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    assert_eq!(
        database.prepare("PRAGMA foreign_key_check").unwrap().query([]).unwrap().next().unwrap().map(|_| ()),
        None
    );
    assert_eq!(number("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326)"), 3);
    assert_eq!(number("SELECT count(DISTINCT identifier) FROM gpkg_contents"), 2);
    let mut rows = database
        .prepare("SELECT geom, key, part_perturb_e, pupils FROM establishments ORDER BY fid")
        .unwrap();
    let read = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
    let read: Vec<Row> = read.map(Result::unwrap).collect();
    assert_eq!(decoded(read[0].0.as_deref().unwrap()), (1, vec![(3.087_025, 45.777_222)]));
    assert_eq!((read[0].2, read[0].3), (Some(0.1), Some(412)));
    assert_eq!(read[1], (None, "\"'; DROP TABLE links; --\u{0}é".to_owned(), None, None));
    let line: Vec<u8> = database.query_row("SELECT geom FROM links", [], |row| row.get(0)).unwrap();
    assert_eq!(decoded(&line), (2, vec![(3.087_025, 45.777_222), (3.1, 45.8)]));
    // The index finds what its box contains, and nothing that is nowhere.
    let found = "SELECT count(*) FROM rtree_links_geom WHERE maxx >= 3.09 AND minx <= 3.09 AND maxy >= 45.79";
    assert_eq!(number(found), 1);
    assert_eq!(number("SELECT count(*) FROM rtree_establishments_geom"), 1);
}

/// Type and positions of a geometry (OGC 12-128r17 §2.1.3, little-endian without envelope).
fn decoded(blob: &[u8]) -> (u32, Vec<(f64, f64)>) {
    assert_eq!(&blob[..4], b"GP\0\x01");
    assert_eq!(i32::from_le_bytes(blob[4..8].try_into().unwrap()), 4326);
    assert_eq!(blob[8], 1);
    let whole = |from: usize| u32::from_le_bytes(blob[from..from + 4].try_into().unwrap());
    let number = |from: usize| f64::from_le_bytes(blob[from..from + 8].try_into().unwrap());
    let kind = whole(9);
    let (from, count) = if kind == 1 { (13, 1) } else { (17, whole(13) as usize) };
    assert_eq!(blob.len(), from + 16 * count);
    (kind, (0..count).map(|index| (number(from + 16 * index), number(from + 16 * index + 8))).collect())
}

#[test]
fn geopackages_are_the_same_to_the_byte_and_whole_or_absent() {
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str| place.path().join(name);
    geopackage(&layers(), &at("a.gpkg")).unwrap();
    geopackage(&layers(), &at("b.gpkg")).unwrap();
    assert_eq!(std::fs::read(at("a.gpkg")).unwrap(), std::fs::read(at("b.gpkg")).unwrap());
    // An older file is replaced, not added to.
    geopackage(&Layers::default(), &at("b.gpkg")).unwrap();
    assert!(matches!(geopackage(&layers(), &at("absent/c.gpkg")), Err(MapError::Disk(_))));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 2);
}

#[test]
fn a_territory_is_drawn_with_its_lines() {
    let territory = synthetic::territory(&["15"], Sectors::Public).unwrap();
    let text = Text::new(Language::French);
    let mut layers = Layers::of(&territory, &text);
    let n_schools = territory.establishments.len();
    assert!(n_schools > 0);
    assert_eq!((layers.establishments.features.len(), layers.links.features.len()), (n_schools, n_schools));
    layers.links.add(Field::new("utilisation", "Occupation", FieldKind::Real), [Value::from(0.5)]);
    let json: Json = serde_json::from_slice(&geojson(&layers)).unwrap();
    let link = &json["features"][n_schools]["properties"];
    let line = &territory.access[0];
    assert_eq!(link["down_mbps"], line.down.megabits());
    assert_eq!(link["key"], territory.establishments[0].key.as_str());
    assert_eq!(link["technology"].as_str().unwrap(), serde_json::to_value(line.technology).unwrap());
    assert_eq!(link["utilisation"], 0.5);
    // A line whose point of presence is not there is in the table and not on the map.
    let broken = Territory { points_of_presence: Vec::new(), ..territory };
    let json: Json = serde_json::from_slice(&geojson(&Layers::of(&broken, &text))).unwrap();
    assert_eq!(json["features"][n_schools]["geometry"], Json::Null);
}
