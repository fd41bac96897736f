//! Every establishment with its measures.

use super::Scene;
use super::column::{Column, Order};
use crate::panel::figure::{kind_name, place_name, quantity_name, value};
use crate::panel::map::dots::passes;
use crate::panel::map::found;
use crate::quantity::Quantity;
use crate::text::number;
use std::collections::HashSet;

/// Widths of the columns of names and of types, points at the usual size of text.
const NAME: f32 = 300.0;
const KIND: f32 = 130.0;

/// Those with most disturbed lessons first.
pub(super) const ORDER: Order = Order { column: 3, descending: true };

pub(super) fn columns(scene: Scene<'_>) -> Vec<Column<'_>> {
    let Scene { look, study, view, .. } = scene;
    let (text, schools) = (look.text, &study.territory.establishments);
    let mut columns = vec![
        Column::words(text.get("table-name"), NAME, move |at| place_name(&schools[at])),
        Column::ranked(
            text.get("table-kind"),
            KIND,
            move |at| kind_name(text, schools[at].kind),
            move |at| f64::from(schools[at].kind as u8),
        ),
        Column::figure(
            text.get("table-pupils"),
            move |at| Some(f64::from(schools[at].pupils)),
            move |pupils| number::decimal(text.language(), pupils, 0),
        ),
    ];
    columns.extend(Quantity::OFFERED.into_iter().map(|quantity| {
        Column::figure(
            quantity_name(text, quantity),
            move |at| quantity.at(view, &study.territory, at),
            move |figure| value(text, quantity, figure),
        )
    }));
    columns
}

/// The code of each, which copies have.
pub(super) fn code(scene: Scene<'_>) -> Column<'_> {
    let schools = &scene.study.territory.establishments;
    Column::words(scene.look.text.get("table-code"), NAME, move |at| schools[at].key.clone())
}

/// The table finds what the map finds.
pub(super) fn rows(scene: Scene<'_>) -> Vec<usize> {
    let (study, filter) = (scene.study, &scene.state.shown.filter);
    let schools = &study.territory.establishments;
    let words = filter.search.trim();
    let sought: Option<HashSet<usize>> =
        (!words.is_empty()).then(|| found(words, study).into_iter().collect());
    (0..schools.len())
        .filter(|at| passes(filter, &schools[*at], &study.territory))
        .filter(|at| sought.as_ref().is_none_or(|sought| sought.contains(at)))
        .collect()
}
