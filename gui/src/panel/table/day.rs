//! The day by its hours: the curves of the strip in figures, with the names of what is busiest.

use super::Scene;
use super::column::Column;
use crate::panel::figure::{capital, clock, hundredths};
use crate::panel::places::link_name;
use crate::panel::timeline::{FIRST_MINUTE, LAST_MINUTE, LONG_STEP};
use crate::text::number;
use crate::work::film::Minute;

/// Widths of the columns of times and of names, points at the usual size of text.
const TIME: f32 = 90.0;
const NAME: f32 = 320.0;

pub(super) fn columns(scene: Scene<'_>) -> Vec<Column<'_>> {
    let Scene { look, study, reel, .. } = scene;
    let text = look.text;
    let at = move |row: usize| reel.map_or_else(Minute::default, |reel| reel.at(minute(row)));
    let count = move |figure: f64| number::decimal(text.language(), figure, 0);
    let used = move |share: f64| hundredths(text, share as f32);
    let link = move |row: usize| {
        let place = at(row).link.1.and_then(|link| reel?.places.links.get(link.index()));
        place.map_or_else(|| "–".to_owned(), |place| link_name(text, &study.territory, place))
    };
    let pool = move |row: usize| {
        let place = at(row).pool.1.and_then(|pool| reel?.places.pools.get(pool.index()));
        place.map_or_else(|| "–".to_owned(), |place| capital(&text.chosen_name(&place.name)))
    };
    let title = |key: &str| capital(&text.get(key));
    vec![
        Column::ranked(
            text.get("table-time"),
            TIME,
            move |row| clock(text, minute(row)),
            |row| f64::from(minute(row)),
        ),
        Column::figure(title("timeline-in-progress"), move |row| Some(f64::from(at(row).lessons)), count),
        Column::figure(title("timeline-disturbed"), move |row| Some(f64::from(at(row).disturbed)), count),
        Column::figure(title("timeline-link"), move |row| Some(f64::from(at(row).link.0)), used),
        Column::words(text.get("table-busiest-link"), NAME, link),
        Column::figure(title("timeline-pool"), move |row| Some(f64::from(at(row).pool.0)), used),
        Column::words(text.get("table-busiest-pool"), NAME, pool),
    ]
}

/// A row every five minutes of the strip.
pub(super) fn rows() -> Vec<usize> {
    (0..=((LAST_MINUTE - FIRST_MINUTE) / LONG_STEP) as usize).collect()
}

/// The minute of a row.
pub(super) fn minute(row: usize) -> f32 {
    FIRST_MINUTE + row as f32 * LONG_STEP
}

/// The row of a minute: the last one that has begun by then.
pub(super) fn row(minute: f32) -> Option<usize> {
    (FIRST_MINUTE..=LAST_MINUTE).contains(&minute).then(|| ((minute - FIRST_MINUTE) / LONG_STEP) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_minutes_belong_together() {
        let rows = rows();
        assert_eq!(rows.len(), 12 * 12 + 1, "twelve hours, and their last minute");
        assert!(rows.iter().all(|at| row(minute(*at)) == Some(*at)));
        assert_eq!(row(FIRST_MINUTE + 4.9), Some(0));
        assert_eq!((row(FIRST_MINUTE - 1.0), row(LAST_MINUTE + 1.0)), (None, None));
    }
}
