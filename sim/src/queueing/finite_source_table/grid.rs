//! The two axes of the table and the weights of cubic interpolation on them.

/// Nodes along a row.
pub(super) const COLUMNS: usize = 48;

/// Where a point lies on an axis: the first of four nodes, and their weights.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) weights: [f64; 4],
}

/// Lagrange's weights of four nodes at `x`.
fn lagrange(nodes: [f64; 4], x: f64) -> [f64; 4] {
    std::array::from_fn(|i| {
        (0..4).filter(|&j| j != i).map(|j| (x - nodes[j]) / (nodes[i] - nodes[j])).product()
    })
}

/// The four nodes around a position along a row, 0 to `COLUMNS − 1`.
#[inline]
pub(super) fn columns(position: f64) -> Place {
    let start = (position as usize).saturating_sub(1).min(COLUMNS - 4);
    // Lagrange's weights for nodes 0, 1, 2, 3.
    let x = position - start as f64;
    let (a, b, c) = (x - 1.0, x - 2.0, x - 3.0);
    let weights = [a * b * c / -6.0, x * b * c * 0.5, x * a * c * -0.5, x * a * b / 6.0];
    Place { start, weights }
}

/// The coordinate along the row of one population (`u` of the table's module, counted in nodes).
#[derive(Clone, Copy, Debug)]
pub(super) struct Knee {
    spare: f64,
    alone: f64,
    /// `4 g` of the closed form.
    width: f64,
    sharpness: f64,
    lowest: f64,
    nodes_per_unit: f64,
}

impl Knee {
    /// The axis for `S = spare` > 0, `s₀ = alone` and `(1 + E)/c = g`.
    pub(super) fn new(spare: f64, alone: f64, g: f64) -> Self {
        let sharpness = ((spare + alone) / (g * spare).sqrt()).max(1.0);
        let width = 4.0 * g * spare / (spare + alone);
        let lowest = (-sharpness).asinh();
        let highest = (sharpness * spare / (spare + 2.0 * alone)).asinh();
        Self {
            spare,
            alone,
            width,
            sharpness,
            lowest,
            nodes_per_unit: (COLUMNS - 1) as f64 / (highest - lowest),
        }
    }

    /// The closed form `B` of the table's module.
    #[inline]
    pub(super) fn closed_form(&self, think: f64) -> f64 {
        let beyond = self.spare - think;
        0.5 * (beyond + 2.0 * self.alone + (beyond * beyond + self.width * think).sqrt())
    }

    /// Where think time `think` lies, in nodes from the first.
    #[inline]
    pub(super) fn position(&self, think: f64) -> f64 {
        let q = (self.spare - think) / (self.spare + think + 2.0 * self.alone);
        // asinh is odd: the logarithm of a sum of positive terms has no cancellation.
        let y = (q * self.sharpness).abs();
        let u = (y + (y * y + 1.0).sqrt()).ln().copysign(q);
        (u - self.lowest) * self.nodes_per_unit
    }

    /// The think time at a node; no load at all becomes 1e12 demands.
    pub(super) fn think_at(&self, column: usize) -> f64 {
        if column == COLUMNS - 1 {
            return 0.0;
        }
        let q = (self.lowest + column as f64 / self.nodes_per_unit).sinh() / self.sharpness;
        let think = (self.spare * (1.0 - q) - 2.0 * self.alone * q) / (1.0 + q).max(1e-15);
        think.min(1e12)
    }
}

/// The axis of populations: every integer at first, then a geometric progression; interpolated in the
/// logarithm of the population.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    populations: Vec<u32>,
    /// Place of every integer population from the first node to the last.
    places: Vec<(Place, Knee)>,
}

impl Rows {
    /// Nodes from `first` to at least `most`, no fewer than four.
    pub(super) fn new(first: u32, most: u32, knee: impl Fn(u32) -> Knee) -> Self {
        let mut populations = vec![first];
        let mut distance = 0;
        while populations.len() < 4 || populations[populations.len() - 1] < most {
            distance = (distance + 1).max(distance * 5 / 4);
            populations.push(first + distance);
        }
        let mut cell = 0;
        let places = (first..=populations[populations.len() - 1])
            .map(|sessions| {
                while cell + 2 < populations.len() && populations[cell + 1] <= sessions {
                    cell += 1;
                }
                let start = cell.saturating_sub(1).min(populations.len() - 4);
                let ln = |i: usize| f64::from(populations[start + i]).ln();
                let weights = lagrange([ln(0), ln(1), ln(2), ln(3)], f64::from(sessions).ln());
                (Place { start, weights }, knee(sessions))
            })
            .collect();
        Self { populations, places }
    }

    /// The populations at the nodes.
    pub(super) fn populations(&self) -> &[u32] {
        &self.populations
    }

    /// Smallest population of the axis.
    #[inline]
    pub(super) fn first(&self) -> u32 {
        self.populations[0]
    }

    /// Largest population of the axis.
    #[inline]
    pub(super) fn last(&self) -> u32 {
        self.populations[0] + self.places.len() as u32 - 1
    }

    /// The four nodes around a population of the axis.
    #[inline]
    pub(super) fn locate(&self, sessions: u32) -> (Place, Knee) {
        self.places[(sessions - self.first()) as usize]
    }
}
