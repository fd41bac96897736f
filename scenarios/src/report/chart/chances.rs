//! The probability that each scenario is the best, with its interval: dots on an axis from 0 to 100 %.

use super::axis::Across;
use super::bars::whisker;
use super::palette::{self, GRID, GROUND};
use super::rows::{Rows, Saying};
use super::svg::{Paint, Svg};
use super::{Frame, finite, ordered};

/// A chart of probabilities.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Chances {
    /// Title of the axis: what is probable, in percent.
    pub axis: String,
    /// Scenarios, from the top.
    pub chances: Vec<Chance>,
    /// What to write where there is no figure.
    pub missing: String,
}

/// The chance of a scenario.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Chance {
    /// Name of the scenario.
    pub name: String,
    /// Probability, 0..=1; `None` when the scenario is not in the running.
    pub share: Option<f64>,
    /// Its interval (Wilson), 0..=1.
    pub interval: Option<(f64, f64)>,
    /// The probability as people read it.
    pub label: String,
    /// Which scenario, for its colour and mark.
    pub series: usize,
    /// Whether it stands out: the likeliest.
    pub is_strong: bool,
}

impl Chances {
    /// The chart as SVG.
    pub fn svg(&self, frame: Frame) -> String {
        let mut svg = Svg::new(frame.width);
        let sayings: Vec<Saying<'_>> = self
            .chances
            .iter()
            .map(|chance| Saying {
                name: &chance.name,
                figure: if finite(chance.share).is_some() { &chance.label } else { &self.missing },
                is_strong: chance.is_strong,
                below: 0.0,
            })
            .collect();
        let rows = Rows::lay(&sayings, 18.0, (4.0, 0.0), frame);
        let across = Across::new((0.0, 100.0), (rows.left + 6.0, rows.right - 6.0));
        let bottom = rows.bottom - 6.0;
        across.grid(&mut svg, 0.0, bottom);
        for (at, chance) in self.chances.iter().enumerate() {
            let y = rows.places[at].middle;
            let (zero, one) = (across.scale.at(0.0), across.scale.at(100.0));
            svg.line((zero, y), (one, y), &Paint::stroke(GRID, 1.0));
            let Some(share) = finite(chance.share) else {
                rows.figure(&mut svg, at, one + 6.0);
                continue;
            };
            let colour = palette::series(chance.series);
            let x = across.scale.at(100.0 * share);
            svg.line((zero, y), (x, y), &Paint::stroke(colour, 3.0));
            if let Some((low, high)) = ordered(chance.interval) {
                whisker(&mut svg, (across.scale.at(100.0 * low), across.scale.at(100.0 * high)), y);
            }
            svg.path(&palette::mark(chance.series, (x, y), 6.5), &Paint::edged(colour, GROUND, 1.4));
            rows.figure(&mut svg, at, one + 6.0);
        }
        rows.names(&mut svg);
        let height = across.numbers(&mut svg, bottom, &self.axis, frame);
        svg.finish(height)
    }
}
