//! Where the assumption of tier `session` does not hold: how far it breaks. These rows inform and never fail.

use super::tiers::{Case, compare, storm, web};
use super::{Effort, Row};
use maillage_sim::future::Settling;
use maillage_sim::measure::Measure;
use maillage_sim::small::{Small, slot};
use maillage_sim::time::Span;
use maillage_sim::units::BitRate;

fn cases() -> Vec<Case> {
    let measures = |measures: &[Measure]| measures.iter().map(|measure| (*measure, 0.0)).collect();
    let (mean, p95) = (Measure::ResponseMean, Measure::ResponseP95);
    let logins = [Measure::LoginP50, Measure::LoginP95, mean];
    let mut few = Small { establishments: 1, classes: 1, ..Small::default() };
    few.pool.hosts = 1;
    few.pool.cores = 1.0;
    few.device_share = 1.0;
    few.seats = 12;
    few.work.login.work = Span::ZERO;
    let short = Small {
        slots: (0_u32..30).map(|turn| 480.0 + 6.0 * f64::from(turn)).map(|at| slot(at, at + 4.0)).collect(),
        settling: Settling { window: Span::from_seconds(60.0), groups: 4 },
        ..Small::default()
    };
    let mut uneven = Small { establishments: 2, device_share: 1.0, ..Small::default() };
    (uneven.pool.hosts, uneven.pool.cores) = (8, 1.0);
    let pages = Small { access: (BitRate::from_megabits(1.0), BitRate::from_megabits(0.25)), ..web() };
    vec![
        Case { key: "validate-breaks-one-group", small: storm(1), measures: measures(&logins) },
        Case { key: "validate-breaks-four-groups", small: storm(4), measures: measures(&logins) },
        Case { key: "validate-breaks-few-seats", small: few, measures: measures(&[mean, p95]) },
        Case { key: "validate-breaks-short-lessons", small: short, measures: measures(&[mean, p95]) },
        Case { key: "validate-breaks-small-hosts", small: uneven, measures: measures(&[mean, p95]) },
        Case { key: "validate-breaks-overloaded-link", small: pages, measures: measures(&[mean, p95]) },
    ]
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let replications = if effort == Effort::Full { 40 } else { 6 };
    cases().iter().flat_map(|case| compare(case, replications)).map(Row::informative).collect()
}
