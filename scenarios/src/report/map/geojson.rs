//! Both layers as one `GeoJSON` file (RFC 7946), told apart by the property `layer`.

use super::{Geometry, Held, Layer, Layers};
use serde_json::{Map, Value, json};

/// The layers as the bytes of a `.geojson` file: degrees east before degrees north, one feature a line.
pub fn geojson(layers: &Layers) -> Vec<u8> {
    let parts = [("establishment", &layers.establishments), ("link", &layers.links)];
    let mut head = Map::new();
    head.insert("type".to_owned(), json!("FeatureCollection"));
    // Not a member of the standard, but the name that QGIS gives to the layer.
    head.insert("name".to_owned(), json!(layers.title));
    if let Some(bounds) = bounds(parts.iter().flat_map(|(_, layer)| &layer.features).map(|it| &it.geometry)) {
        head.insert("bbox".to_owned(), json!(bounds));
    }
    let mut out = Value::Object(head).to_string();
    out.pop();
    out.push_str(",\"features\":[");
    let mut separator = "\n";
    for (name, layer) in parts {
        for line in features(name, layer) {
            out.push_str(separator);
            out.push_str(&line);
            separator = ",\n";
        }
    }
    out.push_str("\n]}\n");
    out.into_bytes()
}

fn features(name: &str, layer: &Layer) -> impl Iterator<Item = String> {
    layer.features.iter().map(move |feature| {
        let mut properties = Map::new();
        properties.insert("layer".to_owned(), json!(name));
        for (index, field) in layer.fields.iter().enumerate() {
            let value = match Layer::value(field, feature, index) {
                Held::Text(text) => json!(text),
                Held::Integer(number) => json!(number),
                Held::Real(number) => json!(number),
                Held::Null => Value::Null,
            };
            properties.insert(field.name.clone(), value);
        }
        json!({ "type": "Feature", "geometry": geometry(&feature.geometry), "properties": properties })
            .to_string()
    })
}

fn geometry(geometry: &Geometry) -> Value {
    // A feature without a place is allowed (RFC 7946 §3.2).
    let Some(positions) = geometry.positions() else { return Value::Null };
    match geometry {
        Geometry::Point(_) => json!({ "type": "Point", "coordinates": positions[0] }),
        Geometry::Line(_) => json!({ "type": "LineString", "coordinates": positions }),
    }
}

/// West, south, east, north of what is drawn.
pub(super) fn bounds<'a>(geometries: impl Iterator<Item = &'a Geometry>) -> Option<[f64; 4]> {
    geometries.filter_map(Geometry::positions).flatten().fold(None, |bounds, (east, north)| {
        let [west, south, most_east, most_north] = bounds.unwrap_or([east, north, east, north]);
        Some([west.min(east), south.min(north), most_east.max(east), most_north.max(north)])
    })
}
