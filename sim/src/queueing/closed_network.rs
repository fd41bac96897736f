//! Closed networks of several classes with delay and processor-sharing stations: exact mean-value analysis
//! (Reiser and Lavenberg, *J. ACM* 27, 1980) and its approximation for large populations (P. Schweitzer 1979;
//! Y. Bard 1979).

use nalgebra::{DMatrix, DVector};

/// A product-form network. Customers of a class think, then visit the stations, then think again.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosedNetwork {
    /// Mean demand of a cycle: row = station (one processor, shared), column = class.
    pub demand: DMatrix<f64>,
    /// Mean think time (all delays without queueing) of each class.
    pub think: DVector<f64>,
}

/// Means of a network for one population.
#[derive(Clone, Debug, PartialEq)]
pub struct Means {
    /// Cycles per unit of time of each class.
    pub throughput: DVector<f64>,
    /// Mean time per cycle at each station (row) of each class (column).
    pub residence: DMatrix<f64>,
    /// Mean number at each station (row) of each class (column).
    pub number: DMatrix<f64>,
}

impl ClosedNetwork {
    /// Number of population vectors that [`exact`](Self::exact) visits, `Π (N_r + 1)`; saturates.
    pub fn exact_steps(population: &[u32]) -> usize {
        population.iter().fold(1, |steps: usize, &n| steps.saturating_mul(n as usize + 1))
    }

    /// Exact means for the given number of customers of each class: `R = D (1 + Q(one customer of the class
    /// less))`, over all smaller populations in turn. Time and memory are [`exact_steps`](Self::exact_steps)
    /// times the number of stations.
    pub fn exact(&self, population: &[u32]) -> Means {
        let (stations, classes) = self.demand.shape();
        assert_eq!(population.len(), classes, "one population per class");
        let steps = Self::exact_steps(population);
        // Population vectors are numbered in mixed radix: one customer of class r less is `stride[r]` before.
        let mut stride = vec![1; classes];
        for r in 1..classes {
            stride[r] = stride[r - 1] * (population[r - 1] as usize + 1);
        }
        let mut totals = DMatrix::<f64>::zeros(stations, steps);
        let mut means = self.empty();
        for step in 1..steps {
            means = self.empty();
            for r in 0..classes {
                let here = step / stride[r] % (population[r] as usize + 1);
                if here == 0 {
                    continue;
                }
                let seen = totals.column(step - stride[r]).add_scalar(1.0);
                self.fill_class(&mut means, r, here as f64, &seen);
            }
            totals.set_column(step, &means.number.column_sum());
        }
        means
    }

    /// Approximate means for large populations: an arrival of class `r` is taken to find `(N_r − 1)/N_r` of the
    /// mean number of its own class and all of the others; iterated to a relative change below 1e-12, or 100,000
    /// times. It is worst at the knee of a single bottleneck: 18 % too slow for a class in the tests' network, up
    /// to 24 % with one station (see `elastic_link`).
    pub fn schweitzer(&self, population: &[u32]) -> Means {
        let (stations, classes) = self.demand.shape();
        assert_eq!(population.len(), classes, "one population per class");
        let mut means = self.empty();
        for (r, &n) in population.iter().enumerate() {
            means.number.column_mut(r).fill(f64::from(n) / stations as f64);
        }
        for _ in 0..100_000 {
            let totals = means.number.column_sum();
            let mut next = self.empty();
            for (r, &n) in population.iter().enumerate().filter(|&(_, &n)| n > 0) {
                let own = means.number.column(r) / f64::from(n);
                let seen = (&totals - own).add_scalar(1.0);
                self.fill_class(&mut next, r, f64::from(n), &seen);
            }
            let change = (&next.number - &means.number).amax();
            means = next;
            if change <= 1e-12 * means.number.amax() {
                break;
            }
        }
        means
    }

    fn empty(&self) -> Means {
        let (stations, classes) = self.demand.shape();
        let none = DMatrix::zeros(stations, classes);
        Means { throughput: DVector::zeros(classes), residence: none.clone(), number: none }
    }

    /// Residence, throughput and numbers of class `r` when an arrival shares each station with `seen − 1` others.
    fn fill_class(&self, means: &mut Means, r: usize, customers: f64, seen: &DVector<f64>) {
        let residence = self.demand.column(r).component_mul(seen);
        let cycle = self.think[r] + residence.sum();
        assert!(cycle > 0.0, "class {r} neither thinks nor works: its throughput has no bound");
        means.throughput[r] = customers / cycle;
        means.number.set_column(r, &(&residence * means.throughput[r]));
        means.residence.set_column(r, &residence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::load_dependent::mean_value_analysis;
    use crate::queueing::markov::{assert_close, stationary};

    fn example() -> ClosedNetwork {
        ClosedNetwork {
            demand: DMatrix::from_row_slice(2, 2, &[0.5, 1.2, 0.3, 0.2]),
            think: DVector::from_vec(vec![4.0, 7.0]),
        }
    }

    #[test]
    fn one_class_and_station_is_the_repairman() {
        let network =
            ClosedNetwork { demand: DMatrix::from_element(1, 1, 0.7), think: DVector::from_element(1, 5.0) };
        for n in [1, 7, 30] {
            let means = network.exact(&[n]);
            let reference = mean_value_analysis(n, 5.0, |_| 1.0 / 0.7);
            assert_close(means.residence[(0, 0)], reference.response, 1e-12);
            assert_close(means.throughput[0], reference.throughput, 1e-12);
        }
    }

    /// One shared processor, two classes, against the chain on (jobs of class 1, jobs of class 2).
    #[test]
    fn two_classes_equal_the_linear_solve() {
        let (population, demand, think) = ([4_usize, 3_usize], [0.5, 1.2], [2.0, 3.0]);
        let index = |a: usize, b: usize| a * (population[1] + 1) + b;
        let size = (population[0] + 1) * (population[1] + 1);
        let mut rates = DMatrix::zeros(size, size);
        for a in 0..=population[0] {
            for b in 0..=population[1] {
                let share = 1.0 / (a + b).max(1) as f64;
                if a < population[0] {
                    rates[(index(a, b), index(a + 1, b))] = (population[0] - a) as f64 / think[0];
                }
                if b < population[1] {
                    rates[(index(a, b), index(a, b + 1))] = (population[1] - b) as f64 / think[1];
                }
                if a > 0 {
                    rates[(index(a, b), index(a - 1, b))] = a as f64 * share / demand[0];
                }
                if b > 0 {
                    rates[(index(a, b), index(a, b - 1))] = b as f64 * share / demand[1];
                }
            }
        }
        let states = stationary(&rates);
        let mut number = [0.0; 2];
        for a in 0..=population[0] {
            for b in 0..=population[1] {
                number[0] += a as f64 * states[index(a, b)];
                number[1] += b as f64 * states[index(a, b)];
            }
        }
        let network = ClosedNetwork {
            demand: DMatrix::from_row_slice(1, 2, &demand),
            think: DVector::from_row_slice(&think),
        };
        let means = network.exact(&[4, 3]);
        for r in 0..2 {
            assert_close(means.number[(0, r)], number[r], 1e-11);
            assert_close(means.throughput[r], (population[r] as f64 - number[r]) / think[r], 1e-11);
        }
    }

    #[test]
    fn customers_are_conserved_and_work_is_throughput_times_demand() {
        let network = example();
        for means in [network.exact(&[12, 9]), network.schweitzer(&[12, 9])] {
            for (r, customers) in [12.0, 9.0].into_iter().enumerate() {
                let away = means.throughput[r] * network.think[r];
                assert_close(means.number.column(r).sum() + away, customers, 1e-10);
            }
            let busy = &network.demand * &means.throughput;
            assert!(busy.max() < 1.0, "a processor is busy at most all the time: {busy}");
        }
    }

    #[test]
    fn schweitzer_is_near_the_exact_means() {
        let network = example();
        for population in [[1, 0], [2, 1], [5, 5], [12, 9], [40, 30]] {
            let (exact, near) = (network.exact(&population), network.schweitzer(&population));
            for r in (0..2).filter(|&r| population[r] > 0) {
                let cycle = exact.residence.column(r).sum();
                let error = (near.residence.column(r).sum() / cycle - 1.0).abs();
                assert!(error < 0.18, "class {r} of {population:?}: {error}");
            }
        }
        // Ten times the knee: the bottleneck decides, and both agree with it.
        let busy = &network.demand * network.schweitzer(&[2000, 1000]).throughput;
        assert!((busy.max() - 1.0).abs() < 1e-2, "the bottleneck is busy: {busy}");
    }

    #[test]
    fn size_of_the_exact_problem() {
        assert_eq!(ClosedNetwork::exact_steps(&[4, 3]), 20);
        assert_eq!(ClosedNetwork::exact_steps(&[u32::MAX; 9]), usize::MAX);
        assert_eq!(example().exact(&[0, 0]).throughput.sum(), 0.0);
    }
}
