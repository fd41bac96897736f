//! Seats kept in the place of new ones: old computers that go on as thin clients.

use super::count::{Counts, level};
use super::quantities::{PhaseQuantities, ScenarioQuantities};
use super::timeline::Timeline;
use crate::file::schema::SeatKind;
use crate::file::schema::means::{Item, Per};
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

impl InService {
    /// Whether they are there instead of units of an item. What has no life, such as training, is not kept with a device.
    pub fn replaces(&self, item: &Item) -> bool {
        item.life.is_some() && matches!(item.per, Per::Seat(kind) if kind as usize == self.to)
    }

    /// Whether units of an item are what they are.
    pub fn is_of(&self, item: &Item) -> bool {
        item.life.is_some() && matches!(item.per, Per::Seat(kind) if kind as usize == self.from)
    }

    /// Those in the types of establishment that an item is for.
    pub fn seats_of(&self, item: &Item) -> Counts {
        self.seats.of_kinds(item.kinds.as_deref())
    }
}

/// What a scenario keeps.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reuse {
    /// Seats kept in the place of new ones.
    pub kept: Vec<Kept>,
    /// Those in service, by phase. In a phase that no year is lived in there are none.
    pub in_service: Vec<Vec<InService>>,
}

impl Reuse {
    /// Of a scenario.
    pub fn of(scenario: &ScenarioQuantities, timeline: &Timeline, territory: &Territory) -> Self {
        let kept = Sought { scenario, timeline, territory }.kept();
        let in_service = |phase| Sought { scenario, timeline, territory }.in_service(phase, &kept);
        Self { in_service: (0..scenario.phases.len()).map(in_service).collect(), kept }
    }
}

/// Where kept seats are looked for.
struct Sought<'a> {
    scenario: &'a ScenarioQuantities,
    timeline: &'a Timeline,
    territory: &'a Territory,
}

impl Sought<'_> {
    /// Seats of a kind in a spot, in a phase.
    fn seats(&self, phase: usize, kind: usize, spot: Spot) -> u32 {
        let phase: &PhaseQuantities = &self.scenario.phases[phase];
        let schools = self.territory.establishments.iter().zip(&phase.stock.schools);
        let here = schools.filter(|(school, _)| (level(school.kind), Some(school.departement)) == spot);
        here.map(|(_, stock)| stock.seats[kind]).sum()
    }

    /// Seats that are kept: in the year in which a kind first appears at a level in a département, as many as the kind
    /// that they were loses there, at most as many as are wanted. What is added later is bought.
    fn kept(&self) -> Vec<Kept> {
        let spot =
            |school: &maillage_sim::territory::Establishment| (level(school.kind), Some(school.departement));
        let mut spots: Vec<Spot> = self.territory.establishments.iter().map(spot).collect();
        spots.sort_unstable();
        spots.dedup();
        let is_reused = |to: &usize| {
            let reuse = self.scenario.phases.iter().flat_map(|phase| &phase.stock.reuse);
            reuse.into_iter().any(|reuse| reuse.to == *to)
        };
        let kinds: Vec<usize> =
            SeatKind::ALL.map(|kind| kind as usize).into_iter().filter(is_reused).collect();
        let all = spots.iter().flat_map(|spot| kinds.iter().map(move |to| (*spot, *to)));
        all.filter_map(|(spot, to)| self.kept_in(spot, to)).collect()
    }

    fn kept_in(&self, spot: Spot, to: usize) -> Option<Kept> {
        let phases = &self.timeline.phases;
        let wanted = |phase: usize| self.seats(phase, to, spot);
        let is_lived_in = |phase: usize| phase < self.scenario.phases.len() && wanted(phase) > 0;
        let first = phases.iter().position(|phase| is_lived_in(*phase))?;
        let appears = phases[first];
        let reuse = self.scenario.phases[appears].stock.reuse.iter().find(|reuse| reuse.to == to)?;
        let of = |phase: usize| self.seats(phase, reuse.from, spot);
        // A phase that ended before the account says what was there when it began.
        let before = if first > 0 { Some(phases[first - 1]) } else { appears.checked_sub(1) };
        let lost = match before {
            // It appeared before the account, nobody knows when.
            Some(before) if wanted(before) > 0 => 0,
            Some(before) => of(before).saturating_sub(of(appears)),
            // Nothing is known of before the first year: as many as are wanted were there.
            None => u32::MAX,
        };
        let seats = lost.min(wanted(appears));
        let (from, years, age) = (reuse.from, reuse.years, reuse.age);
        (seats > 0).then_some(Kept { to, from, spot, seats, first, years, age })
    }

    /// How many of those kept serve in a year: those that there was no place for in an earlier year do not come back.
    fn serving(&self, kept: &Kept, year: usize) -> u32 {
        if !(kept.first..kept.first + kept.years as usize).contains(&year) {
            return 0;
        }
        let mut phases = self.timeline.phases[kept.first..=year].to_vec();
        phases.dedup();
        phases.into_iter().map(|phase| self.seats(phase, kept.to, kept.spot)).fold(kept.seats, u32::min)
    }

    fn in_service(&self, phase: usize, all: &[Kept]) -> Vec<InService> {
        let timeline = self.timeline;
        let years: Vec<usize> = (0..timeline.len()).filter(|year| timeline.phases[*year] == phase).collect();
        let mut found: Vec<InService> = Vec::new();
        for kept in all {
            let serving = years.iter().map(|year| f64::from(self.serving(kept, *year)));
            let number = serving.sum::<f64>() / years.len().max(1) as f64;
            if number <= 0.0 {
                continue;
            }
            let at = found.iter().position(|known| (known.to, known.from) == (kept.to, kept.from));
            let at = at.unwrap_or_else(|| {
                let seats = Counts::new(self.territory.departements.len());
                found.push(InService { to: kept.to, from: kept.from, seats });
                found.len() - 1
            });
            found[at].seats.add(kept.spot.0, kept.spot.1, number);
        }
        found
    }
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
            college("2017", 0, 60, true),
        ]);
        assert_eq!(kept[0].seats, 60);
        // One year of 60, then 20 in one year; those that left do not come back for the third.
        assert!((serving[1][0].seats.total() - 60.0).abs() < 1e-12);
        assert!((serving[2][0].seats.total() - 20.0).abs() < 1e-12);
        assert!((serving[3][0].seats.total() - 20.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn before_the_first_year_there_were_as_many_as_are_wanted() {
        let (kept, _) = made(vec![college("2013", 0, 60, true)]);
        assert_eq!((kept[0].seats, kept[0].first), (60, 0));
        // Of phases that ended before it is known what there was, or that nothing is known.
        let (kept, _) = made(vec![college("2010", 80, 0, false), college("2013", 45, 50, true)]);
        assert_eq!((kept[0].seats, kept[0].first), (35, 0));
        assert!(made(vec![college("2010", 80, 10, true), college("2013", 45, 50, true)]).0.is_empty());
        // Nothing is kept that nobody says is kept, or that comes too late to be lived in.
        assert!(made(vec![college("2013", 80, 0, false), college("2018", 0, 60, false)]).0.is_empty());
        assert!(made(vec![college("2013", 80, 0, false), college("2030", 0, 60, true)]).0.is_empty());
    }
}
