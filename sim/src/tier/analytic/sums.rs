//! What an establishment gathers over the nodes of its quadrature.

/// Levels of utilisation of an access link at which minutes are counted: middles of tenths.
pub(super) const LEVELS: usize = 10;

/// Steps of five minutes that are told apart; the last one stands for all beyond.
pub(super) const FULL: usize = 6;

/// Sums over nodes.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// Minutes of a slot in which the access link is saturated.
    pub(super) saturated: f64,
    /// By level, the law of the steps of a slot during which the access link is busier.
    pub(super) busy: [[f64; FULL + 1]; LEVELS],
    /// Lessons of the day on nothing shared, and disturbed ones.
    pub(super) lessons: f64,
    pub(super) disturbed: f64,
    /// By task: lessons of the day that use a shared pool, those disturbed alike in all cases, seats that log in on one.
    pub(super) shared: Vec<f64>,
    pub(super) steady: Vec<f64>,
    pub(super) logins: Vec<f64>,
    /// By task on shared hosts: answers, seconds on the network, their variance.
    pub(super) answers: Vec<(f64, f64, f64)>,
    /// Answers of the day by task, whoever gives them.
    pub(super) answered: Vec<f64>,
    /// Bits of streams down and up that the network was asked for, and that it granted.
    pub(super) streams: [(f64, f64); 2],
}

impl Sums {
    /// Sums of another establishment.
    pub(super) fn begin(&mut self, tasks: usize) {
        let Self { shared, steady, logins, answers, answered, .. } = std::mem::take(self);
        (self.shared, self.steady, self.logins) = (shared, steady, logins);
        (self.answers, self.answered) = (answers, answered);
        for sums in [&mut self.shared, &mut self.steady, &mut self.logins, &mut self.answered] {
            sums.clear();
            sums.resize(tasks, 0.0);
        }
        self.answers.clear();
        self.answers.resize(tasks, (0.0, 0.0, 0.0));
    }
}
