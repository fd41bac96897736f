//! What a study has and uses, from figures of its cells that are at hand: without a results directory.

use crate::decide::quantities::Quantities;
use crate::question::cell::CellView;
use crate::results::quantities::{Sum, of, stocks};
use crate::study::{Cell, Study};
use rayon::prelude::*;
use std::sync::Arc;

/// Gives the figures of a cell, by its index in the study, or says why there are none.
pub type View<'a, E> = &'a (dyn Fn(usize, &Cell) -> Result<Arc<CellView>, E> + Sync);

/// The quantities of a study. `view` gives the figures of each cell, by its index, on any thread: they must have their
/// runs ([`CellView::has_runs`]), or nothing is known of what was used. The first failure ends it.
pub fn quantities<E: Send>(study: &Study, view: View<'_, E>) -> Result<Quantities, E> {
    let stocks = stocks(study);
    let cells = study.cells.par_iter().enumerate().zip(&stocks);
    let sums = cells.map(|((index, cell), stock)| Ok(Sum::of_view(&*view(index, cell)?, stock)));
    let sums = sums.collect::<Result<Vec<_>, E>>()?;
    Ok(of(study, stocks, sums))
}
