//! Reads a member of `outlines.bin.gz`, whose form `tables/README.md` describes.

use super::{Border, Outline, Polygon, Ring};
use flate2::read::GzDecoder;
use maillage_sim::territory::Position;
use std::io::Read;

/// Cells of the grid of corners per degree.
const CELLS: f64 = 5_000.0;

/// Number of the outline around all others, which comes first when there is one.
const WHOLE: u32 = 0;

/// The outlines with their numbers, and the borders. The data are embedded: what they hold is tested, not checked.
pub(super) fn member(packed: &[u8]) -> (Vec<(u32, Outline)>, Vec<Border>) {
    let mut data = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut data).expect("the embedded outlines are well formed: tested");
    let mut numbers = Numbers { data: data.iter() };
    let arcs = arcs(&mut numbers);
    let mut uses = vec![0; arcs.len()];
    let outlines = Outlines { numbers, arcs: &arcs, uses: &mut uses, met: 0 }.decode();
    let borders =
        arcs.into_iter().zip(uses).map(|(points, uses)| Border { points, outer: uses == 1 }).collect();
    (outlines, borders)
}

/// Whole numbers in base 128, lowest digits first; the high bit of a byte says that more follow.
struct Numbers<'a> {
    data: std::slice::Iter<'a, u8>,
}

impl Numbers<'_> {
    fn whole(&mut self) -> u32 {
        let mut value = 0;
        for place in 0.. {
            let byte = *self.data.next().expect("the embedded outlines are not cut short: tested");
            value |= u32::from(byte & 127) << (7 * place);
            if byte < 128 {
                break;
            }
        }
        value
    }

    /// 0, −1, 1, −2, 2, … are written 0, 1, 2, 3, 4, …
    fn signed(&mut self) -> i64 {
        let value = i64::from(self.whole());
        if value % 2 == 0 { value / 2 } else { -(value / 2) - 1 }
    }
}

/// Borders: each corner as its step from the corner before, across borders.
fn arcs(numbers: &mut Numbers) -> Vec<Vec<Position>> {
    let (mut east, mut north) = (0, 0);
    let mut corner = |numbers: &mut Numbers| {
        east += numbers.signed();
        north += numbers.signed();
        Position { latitude: north as f64 / CELLS, longitude: east as f64 / CELLS }
    };
    let count = numbers.whole();
    (0..count).map(|_| (0..numbers.whole()).map(|_| corner(numbers)).collect()).collect()
}

struct Outlines<'a> {
    numbers: Numbers<'a>,
    arcs: &'a [Vec<Position>],
    /// How many of the areas have each arc in their outline: two, or one around them all.
    uses: &'a mut [u8],
    /// How many arcs have been named so far: they are numbered in the order of first use.
    met: usize,
}

impl Outlines<'_> {
    fn decode(mut self) -> Vec<(u32, Outline)> {
        let count = self.numbers.whole();
        let mut outlines = Vec::with_capacity(count as usize);
        for _ in 0..count {
            let number = self.numbers.whole();
            outlines.push((number, self.outline()));
            if number == WHOLE {
                self.uses.fill(0);
            }
        }
        outlines
    }

    fn outline(&mut self) -> Outline {
        let count = self.numbers.whole();
        let polygons = (0..count).map(|_| self.polygon()).collect();
        Outline { polygons }
    }

    fn polygon(&mut self) -> Polygon {
        let count = self.numbers.whole();
        let outer = self.ring();
        Polygon { outer, holes: (1..count).map(|_| self.ring()).collect() }
    }

    /// Arcs end to end, each named by how many arcs back its first use was, doubled, plus 1 when it is reversed.
    fn ring(&mut self) -> Ring {
        let mut ring = Ring::new();
        for _ in 0..self.numbers.whole() {
            let name = self.numbers.whole();
            let arc = self.met - (name / 2) as usize;
            self.met = self.met.max(arc + 1);
            self.uses[arc] += 1;
            // An arc begins where the one before ended.
            ring.pop();
            if name.is_multiple_of(2) {
                ring.extend(&self.arcs[arc]);
            } else {
                ring.extend(self.arcs[arc].iter().rev());
            }
        }
        ring
    }
}
