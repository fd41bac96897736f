//! Tier `session` against tier `interaction` where the assumption of the former holds: what it solves as a steady state
//! lasts much longer than an interaction.

use super::sample::SEED;
use super::{Effort, Row};
use maillage_sim::future::{Audience, Delivery, Direction, Settling, Stream, Transfer, When};
use maillage_sim::measure::{Measure, Outcome};
use maillage_sim::small::{Small, service};
use maillage_sim::tier::{Tier, run};
use maillage_sim::time::Span;
use maillage_sim::units::{BitRate, Bytes};
use rayon::prelude::*;

/// A region, what is compared on it, and the error stated for the model of tier `session` (`docs/model.md` §5).
pub(super) struct Case {
    pub(super) key: &'static str,
    pub(super) small: Small,
    pub(super) measures: Vec<(Measure, f64)>,
}

/// A mean that the model has no reason to miss.
const NONE: f64 = 0.0;
/// While logins keep a host busy, interactions learn of a change at the next look, half a minute late on average: of a
/// lesson of 52 minutes at work, that is 1 % at a slowdown that is off by one.
const LOOK: f64 = 0.01;
/// Tier `interaction` counts the answers that come before the bell. With answers of 38 s in lessons of 3,300 s, a
/// part R / L = 1.2 % of the questions is cut, the slow ones first: their mean comes out lower by up to that part.
const CUT_BY_THE_BELL: f64 = 0.012;
/// A percentile of responses: a law with the right mean and variance instead of the right law, and bins of 5 %.
const PERCENTILE: f64 = 0.08;
/// The same where answers of one size wait for a link: they vary less than the variance assumed.
const LINK_PERCENTILE: f64 = 0.15;
/// A percentile of events that both tiers simulate, but in groups: bins of 5 %.
const BIN: f64 = 0.05;

/// What transfers and streams get beside interactions. Members of mean rate ask for an answer each `Z + s`, although a
/// cycle lasts as long as the answer takes on the link besides: an excess of the share of the link that interactions
/// take (here up to 20 %) times the share of the cycle that is spent on the link (up to 10 %).
const MEAN_RATE: f64 = 0.02;

/// Rows of a case: one for each measure.
pub(super) fn compare(case: &Case, replications: u32) -> Vec<Row> {
    let future = case.small.future();
    let of_tier = |tier: Tier| -> Vec<Vec<f64>> {
        let outcomes: Vec<Outcome> =
            (0..replications).into_par_iter().map(|turn| run(tier, &future, SEED, turn)).collect();
        // A day without logins or answers would say nothing: the absence of a figure is not a zero.
        let of = |measure: Measure| {
            let figure =
                |outcome: &Outcome| outcome.territory.get(measure).expect("the case has what it measures");
            outcomes.iter().map(figure).collect()
        };
        case.measures.iter().map(|(measure, _)| of(*measure)).collect()
    };
    let (interaction, session) = (of_tier(Tier::Interaction), of_tier(Tier::Session));
    let rows = case.measures.iter().zip(interaction.iter().zip(&session));
    rows.map(|((measure, model_error), (interaction, session))| {
        Row::tiers(case.key, measure.name(), (interaction, session), *model_error).in_unit(measure.unit())
    })
    .collect()
}

/// Desktops that ask a web server, over the access link.
pub(super) fn web() -> Small {
    let mut small = Small { establishments: 2, delivery: Delivery::FatClient, ..Small::default() };
    small.work.login.session = None;
    small.work.login.work = Span::ZERO;
    if let Some(interaction) = &mut small.work.interaction {
        interaction.service = service::INTERNET;
        interaction.work = Span::from_seconds(0.1);
    }
    small
}

/// Full classes whose logins keep the farm busy for minutes, in so many groups.
pub(super) fn storm(groups: u32) -> Small {
    let mut small = Small { establishments: 2, device_share: 1.0, classes: 2, ..Small::default() };
    (small.pool.hosts, small.pool.sessions_per_host) = (1, 200);
    small.work.login.work = Span::from_seconds(20.0);
    small.settling = Settling { window: Span::from_minutes(3.0), groups };
    small
}

fn cases() -> Vec<Case> {
    let megabits = BitRate::from_megabits;
    let mut saturated =
        Small { establishments: 2, classes: 8, seats: 200, device_share: 1.0, ..Small::default() };
    (saturated.pool.hosts, saturated.pool.cores, saturated.pool.sessions_per_host) = (1, 4.0, 400);
    // The number of classes at work differs from slot to slot: some of them saturate the farm.
    let mut knee = Small::default();
    knee.pool.cores = 4.0;
    let slow = Small { establishments: 2, access: (megabits(2.0), megabits(0.5)), ..Small::default() };
    let mut profiles = Small { access: (megabits(8.0), megabits(1.0)), ..web() };
    profiles.work.login.files = Some(service::INTERNET);
    profiles.work.login.profile = Bytes::new(2e6);
    profiles.settling = Settling { window: Span::from_minutes(3.0), groups: 24 };
    let downloads = Small { access: (megabits(8.0), megabits(1.0)), ..web() }.with_transfer(Transfer {
        service: service::INTERNET,
        bytes: Bytes::new(5e6),
        direction: Direction::Down,
        when: When::Anytime,
        audience: Audience::Seats,
        threshold: Span::from_seconds(60.0),
    });
    let downloads = Small { settling: Settling { groups: 24, ..downloads.settling }, ..downloads };
    let video = Stream {
        service: service::INTERNET,
        down: megabits(1.1),
        up: BitRate::ZERO,
        cores: 0.0,
        duration: Span::from_minutes(20.0),
        when: When::Together,
        audience: Audience::Seats,
        needed_share: 0.85,
    };
    // One class fits on the link, two at the same time do not.
    let streams = Small { classes: 2, device_share: 1.0, access: (megabits(40.0), megabits(1.0)), ..web() };
    let streams = streams.with_stream(video);
    let storm = storm(24);
    let case = |key, small, measures: &[(Measure, f64)]| Case { key, small, measures: measures.to_vec() };
    let (mean, p95) = (Measure::ResponseMean, Measure::ResponseP95);
    let (login, disturbed) = (Measure::LoginP50, Measure::DisturbedLessons);
    vec![
        case("validate-tiers-light", Small::default(), &[(mean, NONE), (p95, PERCENTILE)]),
        case("validate-tiers-knee", knee, &[(mean, NONE), (p95, PERCENTILE), (disturbed, NONE)]),
        case("validate-tiers-saturated", saturated, &[(mean, CUT_BY_THE_BELL), (p95, PERCENTILE)]),
        case("validate-tiers-slow-link", slow, &[(mean, NONE), (p95, LINK_PERCENTILE)]),
        case("validate-tiers-profiles", profiles, &[(mean, NONE), (p95, LINK_PERCENTILE), (login, BIN)]),
        case(
            "validate-tiers-downloads",
            downloads,
            &[(mean, NONE), (p95, LINK_PERCENTILE), (Measure::TransferThroughput, MEAN_RATE)],
        ),
        case(
            "validate-tiers-streams",
            streams,
            &[(Measure::StreamDegradation, MEAN_RATE), (disturbed, NONE)],
        ),
        case("validate-tiers-storm", storm, &[(mean, LOOK), (login, BIN), (Measure::LoginP95, BIN)]),
    ]
}

pub(super) fn rows(effort: Effort) -> Vec<Row> {
    let replications = if effort == Effort::Full { 40 } else { 10 };
    cases().iter().flat_map(|case| compare(case, replications)).collect()
}
