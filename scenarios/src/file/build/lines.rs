//! Access lines of a phase: those of the territory, changed by the rules of `[links]` in order.

use super::Context;
use crate::file::schema::{First, LinkRule};
use maillage_sim::territory::{AccessLine, EstablishmentKind};
use std::cmp::Ordering;

/// The access line of each establishment.
pub(super) fn access(context: &Context<'_>) -> Vec<AccessLine> {
    let mut lines = context.territory.access.clone();
    for (_, rule) in context.file.links.iter() {
        apply(rule, context, &mut lines);
    }
    lines
}

/// A rule changes the first lines of those it concerns, in its order; equal ones in the order of the territory.
fn apply(rule: &LinkRule, context: &Context<'_>, lines: &mut [AccessLine]) {
    let schools = &context.territory.establishments;
    let kinds: Option<Vec<EstablishmentKind>> =
        rule.kinds.as_ref().map(|kinds| kinds.iter().map(|kind| (*kind).into()).collect());
    let mut concerned: Vec<usize> = (0..lines.len())
        .filter(|at| kinds.as_ref().is_none_or(|kinds| kinds.contains(&schools[*at].kind)))
        .filter(|at| rule.below.is_none_or(|below| lines[*at].down < below.0))
        .collect();
    let most_first = |a: u32, b: u32| b.cmp(&a);
    concerned.sort_by(|a, b| match rule.first {
        First::Slowest => lines[*a].down.partial_cmp(&lines[*b].down).unwrap_or(Ordering::Equal),
        First::Towns => most_first(schools[*a].commune_population, schools[*b].commune_population),
        First::Largest => most_first(schools[*a].pupils, schools[*b].pupils),
    });
    let share = rule.share.map_or(1.0, super::value);
    let changed = (share * concerned.len() as f64).round() as usize;
    for at in concerned.into_iter().take(changed) {
        let line = &mut lines[at];
        if line.down < rule.down.0 {
            line.technology = rule.technology.into();
            line.down = rule.down.0;
            line.up = rule.up.0;
            line.latency = rule.latency.0;
        }
    }
}
