//! Measures by their names in results, in the order of [`Measure::ALL`].

use crate::statistics::Interval;
use maillage_sim::measure::Measure;
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// Measures with their intervals; those without anything to measure are absent.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Measures(pub BTreeMap<Measure, Interval>);

impl Measures {
    /// A measure.
    pub fn get(&self, measure: Measure) -> Option<&Interval> {
        self.0.get(&measure)
    }
}

impl Serialize for Measures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (measure, interval) in &self.0 {
            map.serialize_entry(measure.name(), interval)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Measures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl<'de> Visitor<'de> for Names {
            type Value = Measures;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("measures by name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Measures, A::Error> {
                let mut measures = BTreeMap::new();
                while let Some((name, interval)) = map.next_entry::<String, Interval>()? {
                    let measure = Measure::ALL
                        .into_iter()
                        .find(|measure| measure.name() == name)
                        .ok_or_else(|| A::Error::custom(format!("unknown measure {name:?}")))?;
                    measures.insert(measure, interval);
                }
                Ok(Measures(measures))
            }
        }
        deserializer.deserialize_map(Names)
    }
}
