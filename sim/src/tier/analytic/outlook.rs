//! What the lessons of a flow meet on shared pools: one case for each slot and each dispersion of demand.

use super::draws::binomial;
use super::flow::Flows;
use super::plan::GROUPS;
use super::storm::Storm;
use crate::future::Future;
use crate::tier::record::times::Bin;

/// Gauss–Hermite nodes of a normal deviation, with their weights.
pub(super) const DEVIATIONS: [(f64, f64); 3] =
    [(-1.732_050_807_568_877_2, 1.0 / 6.0), (0.0, 2.0 / 3.0), (1.732_050_807_568_877_2, 1.0 / 6.0)];

/// By number of groups, the law of the number of those that log in late.
pub(super) type GroupsLate = [[f64; GROUPS + 1]; GROUPS + 1];

/// One case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub(super) probability: f64,
    /// Minute of the bell.
    pub(super) minute: u32,
    pub(super) overflowing: bool,
    pub(super) slowdown: f64,
    /// Second moment of the slowdown of an answer.
    pub(super) square: f64,
    /// Shares of the seats that log in late, or are refused.
    pub(super) late: f64,
    pub(super) refused: f64,
    pub(super) stream_share: f64,
    pub(super) login: f64,
    pub(super) groups_late: GroupsLate,
}

/// What to expect of a flow.
#[derive(Clone, Debug, Default)]
pub(super) struct Outlook {
    pub(super) cases: Vec<Case>,
    /// The best and the worst of all cases, in every respect, and their mean.
    pub(super) best: Case,
    pub(super) worst: Case,
    pub(super) mean: Case,
    /// Shares of the logins by how long they last.
    pub(super) logins: Vec<(Bin, f64)>,
    /// Answers of few cases: probability, slowdown, second moment.
    pub(super) answers: Vec<(f64, f64, f64)>,
    pub(super) overflow: f64,
}

/// Values that differ by less than this are taken together.
const ALIKE: f64 = 1.04;

pub(super) fn outlooks(future: &Future, flows: &Flows<'_>, storms: &[Storm]) -> Vec<Outlook> {
    let mut all = vec![Outlook::default(); flows.all.len()];
    let mut logins = vec![Vec::new(); flows.all.len()];
    for (storm, (_, weight)) in storms.iter().zip(DEVIATIONS) {
        for wave in &storm.waves {
            let flow = &flows.all[wave.flow];
            let slots = future.timetables[flow.kind].slots.len() as f64;
            let probability = weight * wave.share / slots;
            let threshold = flow.work.login.threshold.seconds();
            let seats = wave.seats.max(f64::MIN_POSITIVE);
            let (mut mass, mut sum, mut late) = (0.0, 0.0, 0.0);
            for &(part, seconds) in &wave.logins {
                mass += part;
                sum += part * seconds;
                late += if seconds > threshold { part } else { 0.0 };
                logins[wave.flow].push((seconds, probability * part / seats));
            }
            let login = if mass > 0.0 { sum / mass } else { 0.0 };
            let answers = wave.answers.max(f64::MIN_POSITIVE);
            let has = wave.answers > 0.0;
            all[wave.flow].cases.push(Case {
                probability,
                minute: (wave.start / 60.0) as u32,
                overflowing: wave.overflowing,
                slowdown: if has { wave.slowdown / answers } else { 1.0 },
                square: if has { wave.square / answers } else { 2.0 },
                late: late / seats,
                groups_late: groups_late(late / seats),
                refused: (wave.refused / seats).min(1.0),
                stream_share: if wave.streams.1 > 0.0 { wave.streams.0 / wave.streams.1 } else { 1.0 },
                login,
            });
        }
    }
    for (outlook, logins) in all.iter_mut().zip(&mut logins) {
        outlook.logins =
            together(logins).into_iter().map(|(seconds, share)| (Bin::of(seconds), share)).collect();
        outlook.worst = outlook.cases.iter().fold(Case::NONE, |worst, case| Case {
            slowdown: worst.slowdown.max(case.slowdown),
            late: worst.late.max(case.late),
            refused: worst.refused.max(case.refused),
            stream_share: worst.stream_share.min(case.stream_share),
            ..worst
        });
        outlook.best = outlook.cases.iter().fold(outlook.worst, |best, case| Case {
            slowdown: best.slowdown.min(case.slowdown),
            late: best.late.min(case.late),
            refused: best.refused.min(case.refused),
            stream_share: best.stream_share.max(case.stream_share),
            ..best
        });
        let mut answers: Vec<(f64, f64, f64)> =
            outlook.cases.iter().map(|case| (case.probability, case.slowdown, case.square)).collect();
        answers.sort_by(|a, b| a.1.total_cmp(&b.1));
        for answer in answers {
            match outlook.answers.last_mut() {
                Some(last) if answer.1 <= last.1 * 1.1 => {
                    let total = last.0 + answer.0;
                    let share = answer.0 / total.max(f64::MIN_POSITIVE);
                    last.1 += (answer.1 - last.1) * share;
                    last.2 += (answer.2 - last.2) * share;
                    last.0 = total;
                }
                _ => outlook.answers.push(answer),
            }
        }
        let mean = |of: &dyn Fn(&Case) -> f64| -> f64 {
            outlook.cases.iter().map(|case| case.probability * of(case)).sum()
        };
        outlook.overflow = mean(&|case| f64::from(case.overflowing));
        outlook.mean = Case {
            probability: mean(&|_| 1.0),
            slowdown: mean(&|case| case.slowdown),
            login: mean(&|case| case.login),
            late: mean(&|case| case.late),
            refused: mean(&|case| case.refused),
            stream_share: mean(&|case| case.stream_share),
            ..Case::NONE
        };
    }
    all
}

/// Times that are alike, taken together.
fn together(times: &mut [(f64, f64)]) -> Vec<(f64, f64)> {
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut few: Vec<(f64, f64)> = Vec::new();
    for &(seconds, weight) in times.iter().filter(|time| time.1 > 0.0) {
        match few.last_mut() {
            Some(last) if seconds <= last.0 * ALIKE => {
                let total = last.1 + weight;
                last.0 += (seconds - last.0) * weight / total;
                last.1 = total;
            }
            _ => few.push((seconds, weight)),
        }
    }
    few
}

/// The law of groups of which none is late.
const NONE_LATE: GroupsLate = {
    let mut law = [[0.0; GROUPS + 1]; GROUPS + 1];
    let mut groups = 0;
    while groups <= GROUPS {
        law[groups][0] = 1.0;
        groups += 1;
    }
    law
};

impl Default for Case {
    fn default() -> Self {
        Self::NONE
    }
}

impl Case {
    /// Nothing shared: none is late.
    pub(super) const NONE: Self = Self {
        probability: 1.0,
        minute: 0,
        overflowing: false,
        slowdown: 1.0,
        square: 2.0,
        late: 0.0,
        refused: 0.0,
        stream_share: 1.0,
        login: 0.0,
        groups_late: NONE_LATE,
    };
}

/// The law of late groups where each has this chance.
fn groups_late(chance: f64) -> GroupsLate {
    std::array::from_fn(|groups| {
        let law = binomial(groups, chance);
        std::array::from_fn(|late| law.get(late).copied().unwrap_or(0.0))
    })
}
