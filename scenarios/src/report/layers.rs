//! The account on a map: every establishment and every line with what the report says of it.

use super::content::Pen;
use super::map::{Field, FieldKind, Layer, Layers, Value};
use super::material::Material;
use crate::decide::account::ScenarioAccount;
use crate::decide::energy::energy;
use crate::decide::fairness::euros;
use crate::decide::lessons;
use crate::decide::quantities::{PhaseQuantities, SchoolStock};
use crate::decide::reuse::Reuse;
use crate::decide::timeline::Timeline;
use crate::file::means::TECHNOLOGIES;
use crate::text::Text;
use maillage_sim::measure::Measure;

/// The layers of a study. Names of columns are English and stable (`disturbed_mobilite`); titles are in the language of
/// `text`.
pub fn layers(material: &Material, text: &Text) -> Layers {
    let pen = Pen { material, text };
    let mut layers = Layers::of(&material.opened.territory, text);
    for scenario in pen.scenarios() {
        let Some(phase) = material.quantities.scenario(&scenario.name).and_then(|it| it.phases.last()) else {
            continue;
        };
        let last = LastPhase { pen: &pen, scenario, phase };
        last.establishments(&mut layers.establishments);
        last.links(&mut layers.links);
    }
    layers
}

/// A scenario in its last phase.
struct LastPhase<'a> {
    pen: &'a Pen<'a>,
    scenario: &'a ScenarioAccount,
    phase: &'a PhaseQuantities,
}

impl LastPhase<'_> {
    /// Adds a column named after the scenario.
    fn add(&self, layer: &mut Layer, name: &str, kind: FieldKind, values: Vec<Value>) {
        let key = format!("report-layer-{}", name.replace('_', "-"));
        let arguments = [
            ("scenario", self.pen.scenario(&self.scenario.name).into()),
            ("phase", self.phase.name.as_str().into()),
        ];
        let title = self.pen.say(&key, &arguments);
        layer.add(Field::new(&format!("{name}_{}", self.scenario.name), title, kind), values);
    }

    /// A value for each establishment, from what it has.
    fn of_stock(&self, value: impl Fn(&SchoolStock) -> Value) -> Vec<Value> {
        self.phase.stock.schools.iter().map(value).collect()
    }

    fn establishments(&self, layer: &mut Layer) {
        let pen = self.pen;
        self.add(layer, "seats", FieldKind::Integer, self.of_stock(|stock| stock.all_seats().into()));
        let technology = self.of_stock(|stock| {
            let known = TECHNOLOGIES.iter().find(|(known, _)| *known == stock.technology);
            known.map(|(_, name)| *name).into()
        });
        self.add(layer, "technology", FieldKind::Text, technology);
        self.add(layer, "down_mbps", FieldKind::Real, self.of_stock(|stock| (stock.down / 1e6).into()));
        let schools = &pen.material.opened.territory.establishments;
        let each = schools.iter().zip(&self.phase.stock.schools).map(|(school, stock)| {
            let each = (school.pupils > 0).then(|| stock.down / 1e3 / f64::from(school.pupils));
            each.into()
        });
        self.add(layer, "kbps_per_pupil", FieldKind::Real, each.collect());
        let shares = lessons::of_schools(pen.means(), self.phase).into_iter().map(Value::from).collect();
        self.add(layer, "disturbed", FieldKind::Real, shares);
        let euros = euros_of(pen, &self.scenario.name).into_iter().map(Value::from).collect();
        self.add(layer, "euros", FieldKind::Real, euros);
        let risk = crate::decide::risk::risk(pen.means(), self.phase);
        self.add(layer, "lost", FieldKind::Real, risk.by_school.into_iter().map(Value::from).collect());
    }

    /// Load of the access lines: the highest of the days of the last phase.
    fn links(&self, layer: &mut Layer) {
        let pen = self.pen;
        let n = pen.material.opened.territory.establishments.len();
        let (mut loads, mut minutes) = (vec![None; n], vec![None; n]);
        let cells = pen.material.opened.cells.iter();
        let ours = |cell: &&crate::question::opened::OpenedCell| {
            cell.scenario == self.scenario.name && cell.phase == self.phase.name
        };
        for view in cells.filter(ours).filter_map(|cell| pen.material.opened.view(cell)) {
            for at in 0..n {
                most(&mut loads[at], view.figure(at, Measure::AccessUtilisationP95));
                most(&mut minutes[at], view.figure(at, Measure::SaturatedMinutes));
            }
        }
        self.add(layer, "load", FieldKind::Real, loads.into_iter().map(Value::from).collect());
        self.add(layer, "saturated_min", FieldKind::Real, minutes.into_iter().map(Value::from).collect());
    }
}

/// Keeps the larger of two figures that may not be there.
fn most(kept: &mut Option<f64>, found: Option<f64>) {
    *kept = match (*kept, found) {
        (Some(kept), Some(found)) => Some(kept.max(found)),
        (kept, found) => kept.or(found),
    };
}

/// Euros for each pupil and year of each school in the last phase of a scenario, without support.
pub(super) fn euros_of(pen: &Pen<'_>, scenario: &str) -> Vec<Option<f64>> {
    let (means, territory) = (pen.means(), &pen.material.opened.territory);
    let Some(scenario) = pen.material.quantities.scenario(scenario) else { return Vec::new() };
    let reuse = Reuse::of(scenario, &Timeline::of(&means.account, scenario), territory);
    let Some((phase, reused)) = scenario.phases.last().zip(reuse.in_service.into_iter().last()) else {
        return Vec::new();
    };
    euros(means, phase, &energy(means, phase, territory, reused), territory)
}
