//! Seats kept in the place of new ones: old computers that go on as thin clients.

use super::count::{Counts, level};
use super::quantities::{PhaseQuantities, ScenarioQuantities};
use super::timeline::Timeline;
use maillage_sim::territory::Territory;

/// A place of seats: the level of their schools, and the département.
pub type Spot = (usize, Option<u32>);

/// Seats of one spot that go on as another kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Kind that they become, an index of delivery modes.
    pub to: usize,
    /// Kind that they were.
    pub from: usize,
    /// Where.
    pub spot: Spot,
    /// How many.
    pub seats: u32,
    /// Year of the account from which they serve in their new use, by index.
    pub first: usize,
    /// Years that they last in it.
    pub years: u32,
    /// Their age when they change use, years.
    pub age: u32,
}

/// Seats of a kind in a spot.
fn seats(phase: &PhaseQuantities, territory: &Territory, kind: usize, spot: Spot) -> u32 {
    let schools = territory.establishments.iter().zip(&phase.stock.schools);
    let here = schools.filter(|(school, _)| (level(school.kind), Some(school.departement)) == spot);
    here.map(|(_, stock)| stock.seats[kind]).sum()
}

/// What a scenario keeps.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reuse {
    /// Seats kept in the place of new ones.
    pub kept: Vec<Kept>,
    /// Those in service, by phase.
    pub in_service: Vec<Vec<InService>>,
}

impl Reuse {
    /// Of a scenario.
    pub fn of(scenario: &ScenarioQuantities, timeline: &Timeline, territory: &Territory) -> Self {
        let kept = kept(scenario, timeline, territory);
        Self { in_service: in_service(scenario, timeline, territory, &kept), kept }
    }
}

/// Seats that a scenario keeps: in the year in which a kind appears somewhere, as many as the kind that they were loses
/// there, at most as many as are wanted.
fn kept(scenario: &ScenarioQuantities, timeline: &Timeline, territory: &Territory) -> Vec<Kept> {
    let mut spots: Vec<Spot> = Vec::new();
    for school in &territory.establishments {
        let spot = (level(school.kind), Some(school.departement));
        if !spots.contains(&spot) {
            spots.push(spot);
        }
    }
    spots.sort_unstable();
    let mut kept = Vec::new();
    for spot in spots {
        for to in 0..5 {
            let in_phase: Vec<u32> =
                scenario.phases.iter().map(|phase| seats(phase, territory, to, spot)).collect();
            let wanted = |phase: &usize| in_phase.get(*phase).copied().unwrap_or(0);
            let Some(first) = timeline.phases.iter().position(|phase| wanted(phase) > 0) else { continue };
            let phase = &scenario.phases[timeline.phases[first]];
            let Some(reuse) = phase.stock.reuse.iter().find(|reuse| reuse.to == to) else { continue };
            let of =
                |year: usize| seats(&scenario.phases[timeline.phases[year]], territory, reuse.from, spot);
            let lost = match first.checked_sub(1) {
                Some(before) => of(before).saturating_sub(of(first)),
                // Nothing is known of before the first year: as many as are wanted were there.
                None => u32::MAX,
            };
            let seats = lost.min(wanted(&timeline.phases[first]));
            if seats > 0 {
                let (from, years, age) = (reuse.from, reuse.years, reuse.age);
                kept.push(Kept { to, from, spot, seats, first, years, age });
            }
        }
    }
    kept
}

/// Kept seats in service in a phase: a mean over its years.
#[derive(Clone, PartialEq, Debug)]
pub struct InService {
    /// Kind that they serve as.
    pub to: usize,
    /// Kind that they are.
    pub from: usize,
    /// How many, by level and département.
    pub seats: Counts,
}

/// Kept seats in service, by phase. In a phase that no year is lived in there are none.
fn in_service(
    scenario: &ScenarioQuantities,
    timeline: &Timeline,
    territory: &Territory,
    all: &[Kept],
) -> Vec<Vec<InService>> {
    let of_phase = |(index, phase): (usize, &PhaseQuantities)| {
        let years: Vec<usize> = (0..timeline.len()).filter(|year| timeline.phases[*year] == index).collect();
        let mut found: Vec<InService> = Vec::new();
        for one in all {
            let serving =
                years.iter().filter(|year| (one.first..one.first + one.years as usize).contains(year));
            let share = serving.count() as f64 / years.len().max(1) as f64;
            let there = one.seats.min(seats(phase, territory, one.to, one.spot));
            let number = f64::from(there) * share;
            if number <= 0.0 {
                continue;
            }
            let at = found.iter().position(|known| (known.to, known.from) == (one.to, one.from));
            let at = at.unwrap_or_else(|| {
                let seats = Counts::new(territory.departements.len());
                found.push(InService { to: one.to, from: one.from, seats });
                found.len() - 1
            });
            found[at].seats.add(one.spot.0, one.spot.1, number);
        }
        found
    };
    scenario.phases.iter().enumerate().map(of_phase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::quantities::ReuseStock;
    use crate::decide::sample::{phase, scenario, territory};
    use crate::file::means::LoadedMeans;

    const COLLEGE: usize = 1;

    /// The sample with `thin` thin clients and `fat` desktops in the first collège.
    fn college(name: &str, fat: u32, thin: u32, reuse: bool) -> PhaseQuantities {
        let mut phase = phase(name);
        phase.stock.schools[0].seats = [fat, thin, 0, 0, 0];
        if reuse {
            phase.stock.reuse = vec![ReuseStock { to: 1, from: 0, years: 3, age: 6 }];
        }
        phase
    }

    fn made(phases: Vec<PhaseQuantities>) -> (Vec<Kept>, Vec<Vec<InService>>) {
        let (territory, scenario) = (territory(), scenario("same", phases));
        let timeline = Timeline::of(&LoadedMeans::usual().means.account, &scenario);
        let Reuse { kept, in_service } = Reuse::of(&scenario, &timeline, &territory);
        (kept, in_service)
    }

    #[test]
    fn what_one_kind_loses_another_keeps() {
        // 80 desktops become 50 thin clients and 45 desktops: 35 are lost, and kept.
        let (kept, serving) = made(vec![college("2013", 80, 0, false), college("2018", 45, 50, true)]);
        let expected =
            Kept { to: 1, from: 0, spot: (COLLEGE, Some(0)), seats: 35, first: 5, years: 3, age: 6 };
        assert_eq!(kept, [expected]);
        assert!(serving[0].is_empty());
        // 2018 to 2022, of which they serve three.
        let [found] = &serving[1][..] else { panic!("{serving:?}") };
        assert_eq!((found.to, found.from), (1, 0));
        assert!((found.seats.total() - 35.0 * 3.0 / 5.0).abs() < 1e-12);
        assert!((found.seats.get(COLLEGE, Some(0)) - found.seats.total()).abs() < 1e-12);
    }

    #[test]
    fn no_more_is_kept_than_is_wanted_or_than_stays() {
        let (kept, serving) = made(vec![
            college("2013", 80, 0, false),
            college("2015", 0, 60, true),
            college("2016", 0, 20, true),
        ]);
        assert_eq!(kept[0].seats, 60);
        // One year of 60, then 20 in two of the seven years that are left.
        assert!((serving[1][0].seats.total() - 60.0).abs() < 1e-12);
        assert!((serving[2][0].seats.total() - 20.0 * 2.0 / 7.0).abs() < 1e-12);
    }

    #[test]
    fn before_the_first_year_there_were_as_many_as_are_wanted() {
        let (kept, _) = made(vec![college("2013", 0, 60, true)]);
        assert_eq!((kept[0].seats, kept[0].first), (60, 0));
        // Nothing is kept that nobody says is kept, or that comes too late to be lived in.
        assert!(made(vec![college("2013", 80, 0, false), college("2018", 0, 60, false)]).0.is_empty());
        assert!(made(vec![college("2013", 80, 0, false), college("2030", 0, 60, true)]).0.is_empty());
    }
}
