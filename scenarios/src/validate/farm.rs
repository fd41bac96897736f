//! The thin-client farm is the machine repairman: both tiers against the formula, and Little's law on what flows.

use super::sample::{SEED, replicate};
use super::{Effort, Row};
use maillage_sim::future::{Delivery, Future, Settling};
use maillage_sim::measure::Measure;
use maillage_sim::queueing::repairman::Repairman;
use maillage_sim::small::{Small, slot};
use maillage_sim::tier::{Tier, run};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Bytes};

/// Bytes of an answer and of a question: so few that links take no time, enough to be counted.
const BYTES: f64 = 1.0;

/// Hosts on which classes of 24 think and ask.
struct Farm {
    classes: u32,
    cores: u32,
    /// Mean work of an answer, seconds.
    work: f64,
}

/// Mean think time, seconds.
const THINK: f64 = 10.0;
/// One-way latency of the access link, the point of presence and the data centre of a small region, and back.
const LATENCY: f64 = 2.0 * (0.010 + 0.002 + 0.001);
/// Length of the only lesson, which begins at 0:30, in hours.
const HOURS: f64 = 8.0;

impl Farm {
    /// One establishment whose classes all sit down at once, on one host, for a working day.
    fn future(&self) -> Future {
        let gigabit = BitRate::from_megabits(1000.0);
        let mut small = Small {
            establishments: 1,
            classes: self.classes,
            seats: 24 * self.classes,
            delivery: Delivery::ThinClient,
            device_share: 1.0,
            access: (gigabit, gigabit),
            slots: vec![slot(30.0, 30.0 + HOURS * 60.0)],
            settling: Settling { window: Span::from_seconds(1.0), groups: 1 },
            ..Small::default()
        };
        small.pool.hosts = 1;
        small.pool.cores = f64::from(self.cores);
        small.pool.sessions_per_host = 1000;
        small.work.login.work = Span::ZERO;
        if let Some(interaction) = &mut small.work.interaction {
            interaction.think = Span::from_seconds(THINK);
            interaction.work = Span::from_seconds(self.work);
            (interaction.up, interaction.down) = (Bytes::new(BYTES), Bytes::new(BYTES));
            interaction.round_trips = 1.0;
        }
        small.future()
    }

    /// Latency is time away from the host, as thinking is.
    fn theory(&self) -> Repairman {
        Repairman {
            population: 24 * self.classes,
            servers: self.cores,
            think: THINK + LATENCY,
            service: self.work,
        }
    }

    fn name(&self) -> String {
        let Self { classes, cores, work } = self;
        format!("N = {}, c = {cores}, Z = {THINK} s, S = {work} s", 24 * classes)
    }
}

/// Half a load, the knee, and saturation.
const FARMS: [Farm; 3] = [
    Farm { classes: 1, cores: 1, work: 0.25 },
    Farm { classes: 4, cores: 4, work: 0.4 },
    Farm { classes: 4, cores: 4, work: 0.6 },
];

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let (replications, farms) = match effort {
        Effort::Cheap => (8, &FARMS[..1]),
        Effort::Quick => (10, &FARMS[..]),
        Effort::Full => (40, &FARMS[..]),
    };
    let mut rows = Vec::new();
    for farm in farms {
        let (future, theory) = (farm.future(), farm.theory());
        let response = theory.mean_response() + LATENCY;
        let [interaction, present] = replicate(replications, |replication| {
            let outcome = run(Tier::Interaction, &future, SEED, replication);
            let response = outcome.territory.get(Measure::ResponseMean).expect("answers were given");
            // Every cycle carries one question and one answer over the links between.
            let links = f64::from(ROUTE_LINKS);
            let cycles = outcome.balance.bits_carried / (2.0 * links * 8.0 * BYTES);
            [response, cycles / (HOURS * 3600.0) * (THINK + response)]
        });
        let name = farm.name();
        rows.push(Row::theory("validate-repairman", &name, response, &interaction).in_unit("s"));
        let population = f64::from(theory.population);
        rows.push(Row::theory(
            "validate-little-users",
            format!("{name}, N = X (Z + R)"),
            population,
            &present,
        ));
        let session = run(Tier::Session, &future, SEED, 0).territory.get(Measure::ResponseMean);
        let session = session.expect("answers were given");
        // The look solves the same formula; links add a few nanoseconds.
        rows.push(Row::exact("validate-repairman-session", &name, (response, session), 1e-5).in_unit("s"));
    }
    rows
}

/// Links between the seats and the data centre: LAN, access, backbone, host site.
const ROUTE_LINKS: u32 = 4;
