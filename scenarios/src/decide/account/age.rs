//! How old devices are when they break: from what was bought when.

use super::needs::{Source, stocks_of};
use super::scenario::plan;
use crate::file::schema::means::Per;

/// Mean age of what is counted by something, years, in a phase.
pub(super) struct Ages(Vec<(Per, f64)>);

impl Ages {
    /// Of every phase: a mean over the years that it is lived in, each with what is in service then. In a phase that no
    /// year is lived in all is new.
    pub(super) fn of(source: &Source<'_>) -> Vec<Self> {
        let (plan, timeline) =
            (plan(source, &stocks_of(source, &|rule| rule.life.is_some())), source.timeline);
        let mean_age = |item: usize, phase: usize| -> Option<f64> {
            let (mut sum, mut units) = (0.0, 0.0);
            for need in plan.needs.iter().filter(|need| need.item == item) {
                for year in (0..timeline.len()).filter(|year| timeline.phases[*year] == phase) {
                    if let Some(age) = need.fleet.mean_age[year] {
                        sum += age * f64::from(need.fleet.in_service[year]);
                        units += f64::from(need.fleet.in_service[year]);
                    }
                }
            }
            (units > 0.0).then(|| sum / units)
        };
        let of_phase = |phase| {
            let rules = source.means.items.iter().enumerate();
            // The first item that is counted by something stands for it: the desktop, not its screen.
            let lasting = rules.filter(|(_, (_, rule))| rule.life.is_some());
            Self(
                lasting
                    .filter_map(|(at, (_, rule))| Some((rule.per.clone(), mean_age(at, phase)?)))
                    .collect(),
            )
        };
        (0..source.scenario.phases.len()).map(of_phase).collect()
    }

    /// The age of what is counted so; 0 of what does not age.
    pub(super) fn get(&self, per: &Per) -> f64 {
        self.0.iter().find(|(known, _)| known == per).map_or(0.0, |(_, age)| *age)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::account::catalogue::Catalogue;
    use crate::decide::account::tests::only;
    use crate::decide::quantities::{PhaseQuantities, ReuseStock};
    use crate::decide::reuse::Reuse;
    use crate::decide::sample::{phase, scenario, territory};
    use crate::decide::timeline::Timeline;
    use crate::file::schema::SeatKind;

    /// Ages of the seats of a kind, by phase.
    fn ages(text: &str, phases: Vec<PhaseQuantities>, kind: SeatKind) -> Vec<f64> {
        let means = only(text, &["desktop", "thin_client"]);
        let (territory, scenario) = (territory(), scenario("same", phases));
        let timeline = Timeline::of(&means.account, &scenario);
        let source = Source {
            means: &means,
            catalogue: &Catalogue::new(&means),
            territory: &territory,
            scenario: &scenario,
            timeline: &timeline,
            kept: &Reuse::of(&scenario, &timeline, &territory).kept,
            governance: 0,
            energy: &[],
            staff: &[],
        };
        Ages::of(&source).iter().map(|ages| ages.get(&Per::Seat(kind))).collect()
    }

    #[test]
    fn a_phase_has_the_age_of_all_its_years() {
        let new = "[items.desktop]\nnew = true\n";
        // Six years of life from 2013: 0 to 5, then 0 to 3.
        let found = ages(new, vec![phase("2013")], SeatKind::FatClient);
        assert!((found[0] - (15.0 + 6.0) / 10.0).abs() < 1e-12, "{found:?}");
        // 2013 to 2017; 2018; 2019 to 2022, new again; the last one is never lived in.
        let phases = ["2013", "2018", "2019", "2030"].map(phase).to_vec();
        assert_eq!(ages(new, phases, SeatKind::FatClient), [2.0, 5.0, 1.5, 0.0]);
    }

    #[test]
    fn what_is_kept_brings_its_age_along() {
        let mut thin = phase("2018");
        for school in &mut thin.stock.schools {
            school.seats = [0, school.seats[0], 0, 0, 0];
        }
        thin.stock.reuse = vec![ReuseStock { to: 1, from: 0, years: 3, age: 8 }];
        // 8, 9, 10 years; then bought, 0 and 1.
        let found = ages("", vec![phase("2013"), thin], SeatKind::ThinClient);
        assert!(found[0].abs() < 1e-12 && (found[1] - 28.0 / 5.0).abs() < 1e-12, "{found:?}");
    }
}
