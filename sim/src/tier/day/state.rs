//! What exists during a day: establishments with their lessons in progress, groups of seats, pools.

use crate::demand::lesson::Lesson;
use crate::future::Future;
use crate::ids::{ActivityId, PoolId};
use crate::kernel::EventHandle;
use crate::measure::Culprit;
use crate::resource::elastic::Fleet;
use crate::resource::token::TokenPool;
use crate::share::max_min::FlowId;
use crate::share::processor::{JobHandle, Processor};
use crate::tier::kit::Variant;
use crate::tier::ports::LocalLinks;
use crate::tier::slab::Key;
use crate::time::SimTime;

/// An establishment during the day.
#[derive(Debug)]
pub(super) struct Site {
    /// Lessons in progress.
    pub(super) lessons: Vec<Seated>,
    /// Its own links.
    pub(super) links: LocalLinks,
    /// Their rates, bits per second.
    pub(super) rates: [f64; crate::tier::ports::Local::COUNT],
    /// Elastic flows on each of them.
    pub(super) bulk: [u32; crate::tier::ports::Local::COUNT],
    /// Kits made so far: group of seats, activity, variant, kit.
    pub(super) kits: Vec<(u32, ActivityId, Variant, u32)>,
}

/// A lesson in progress, with what each look gathers: who asks a pool, how much and how often.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Seated {
    pub(super) key: Key,
    /// Pool that answers; `None` where there is none, or no interaction.
    pub(super) pool: Option<PoolId>,
    /// Seats at work.
    pub(super) ready: u32,
    /// Core seconds of an answer, and seconds of a cycle spent away from the host.
    pub(super) work: f64,
    pub(super) away: f64,
}

/// What most of the trouble of a kind is due to: a weighted majority vote (Boyer and Moore 1981), which names
/// any culprit that has more than half of the weight.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Vote {
    candidate: Option<Culprit>,
    lead: f64,
}

impl Vote {
    pub(super) fn cast(&mut self, culprit: Culprit, weight: f64) {
        if self.candidate == Some(culprit) {
            self.lead += weight;
        } else if weight > self.lead {
            (self.candidate, self.lead) = (Some(culprit), weight - self.lead);
        } else {
            self.lead -= weight;
        }
    }

    pub(super) const fn winner(&self) -> Option<Culprit> {
        self.candidate
    }
}

/// Answers of a lesson that are alike: written to the histograms together, once they differ or the bell rings.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Unwritten {
    pub(super) answers: f64,
    pub(super) mean: f64,
    pub(super) variance: f64,
}

impl Unwritten {
    /// Adds answers, and gives what must be written first because the new ones differ: by more than half a
    /// percent in mean or standard deviation, a tenth of a bin of the histograms.
    pub(super) fn add(&mut self, answers: f64, mean: f64, variance: f64) -> Option<Self> {
        let alike = |a: f64, b: f64, tolerance: f64| (a - b).abs() <= tolerance * a;
        if self.answers > 0.0 && alike(self.mean, mean, 0.005) && alike(self.variance, variance, 0.01) {
            let total = self.answers + answers;
            // The sum of responses stays exact.
            self.mean += (mean - self.mean) * answers / total;
            self.answers = total;
            return None;
        }
        let before = std::mem::replace(self, Self { answers, mean, variance });
        (before.answers > 0.0).then_some(before)
    }
}

/// A lesson in progress. What every look reads and changes comes first and stays together: there are hundreds of
/// thousands of lessons, and a look is as slow as the memory that it goes through.
#[derive(Debug)]
#[repr(C)]
pub(super) struct Running {
    pub(super) kit: u32,
    /// Seats at work.
    pub(super) ready: u32,
    /// Mean network time down and up, and on the host, when last looked at.
    pub(super) last: [f64; 3],
    /// Answers so far, and the sum of their response times.
    pub(super) answers: f64,
    pub(super) response_sum: f64,
    /// Answers not yet written to the histograms.
    pub(super) unwritten: Unwritten,
    pub(super) response_vote: Vote,
    /// Streams in progress.
    pub(super) streams: Vec<RunningStream>,
    /// On which pools it works, and how long a cycle of its interactions takes.
    pub(super) variant: Variant,
    /// Whether its first group has logged in, so that its pools are settled.
    pub(super) placed: bool,
    pub(super) lesson: Lesson,
    /// Groups of seats.
    pub(super) groups: Vec<Key>,
    /// Transfers in progress.
    pub(super) transfers: Vec<RunningTransfer>,
    pub(super) refused: u32,
    pub(super) late_logins: u32,
    /// Seats whose transfer was late, by transfer of the use.
    pub(super) late_transfers: Vec<u32>,
    pub(super) late_login_seconds: f64,
    pub(super) late_transfer_seconds: f64,
    /// Bits of streams wanted and granted.
    pub(super) stream_wanted: f64,
    pub(super) stream_granted: f64,
    /// Core seconds wanted and granted by streams without bits.
    pub(super) cores_wanted: f64,
    pub(super) cores_granted: f64,
    /// Seats and needed share of the streams seen.
    pub(super) stream_seats: u32,
    pub(super) stream_needed: f64,
    pub(super) login_vote: Vote,
    pub(super) stream_vote: Vote,
    pub(super) transfer_vote: Vote,
    pub(super) refusal_vote: Vote,
}

impl Running {
    pub(super) fn new(lesson: Lesson, kit: u32) -> Self {
        Self {
            lesson,
            kit,
            variant: Variant::default(),
            placed: false,
            groups: Vec::new(),
            streams: Vec::new(),
            transfers: Vec::new(),
            ready: 0,
            refused: 0,
            late_logins: 0,
            late_transfers: Vec::new(),
            late_login_seconds: 0.0,
            late_transfer_seconds: 0.0,
            answers: 0.0,
            response_sum: 0.0,
            unwritten: Unwritten::default(),
            last: [0.0; 3],
            stream_wanted: 0.0,
            stream_granted: 0.0,
            cores_wanted: 0.0,
            cores_granted: 0.0,
            stream_seats: 0,
            stream_needed: 0.0,
            response_vote: Vote::default(),
            login_vote: Vote::default(),
            stream_vote: Vote::default(),
            transfer_vote: Vote::default(),
            refusal_vote: Vote::default(),
        }
    }
}

/// A sum over looks, and how many.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Looks {
    pub(super) sum: f64,
    pub(super) count: u32,
}

/// A stream in progress.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunningStream {
    /// Which stream of the use.
    pub(super) index: u32,
    /// How many at once.
    pub(super) count: u32,
    pub(super) began: SimTime,
    /// Readings of the classes' granted bits, down and up, and of the pool's granted core share, at the start.
    pub(super) granted: [f64; 2],
    pub(super) cores: Looks,
    /// Event that will end it.
    pub(super) end: EventHandle,
}

/// A transfer in progress.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunningTransfer {
    pub(super) index: u32,
    pub(super) count: u32,
    pub(super) began: SimTime,
    pub(super) flow: FlowId,
}

/// How far a group of seats has got.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Stage {
    /// Not yet started, or the device is starting up.
    Device,
    /// Waiting for a free session.
    Admission,
    /// Reading from storage.
    Storage(JobHandle),
    /// Fetching profile and image.
    Profile(FlowId),
    /// Working on the host.
    Host(JobHandle),
    /// At work.
    Ready,
}

/// Seats of a lesson that log in together.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) lesson: Key,
    pub(super) seats: u32,
    /// Instant at which it sat down, and at which its present stage began.
    pub(super) began: SimTime,
    pub(super) stage_began: SimTime,
    pub(super) stage: Stage,
    /// When it does things on its own: a share of the lesson, in (0, 1).
    pub(super) anytime: f64,
    /// Pool on which it holds a session for each seat.
    pub(super) session: Option<PoolId>,
    /// Licences held.
    pub(super) licences: u32,
    /// Longest stage so far, and what it was spent on.
    pub(super) longest: f64,
    pub(super) longest_on: Culprit,
    /// Readings of the interaction classes' granted bits when it became a member, down and up.
    pub(super) granted: [f64; 2],
    /// Who asks for it, and the host of its session (tier `interaction`).
    pub(super) asker: Option<Key>,
    pub(super) host: Option<u32>,
}

/// A pool of hosts during the day.
#[derive(Debug)]
pub(crate) struct PoolState {
    pub(super) fleet: Fleet,
    /// Cores that may be used, all hosts together; logins share them.
    pub(super) logins: Processor<Key>,
    pub(super) storage: Option<Processor<Key>>,
    pub(super) login_event: Option<EventHandle>,
    pub(super) storage_event: Option<EventHandle>,
    /// A token for each session.
    pub(super) sessions: TokenPool<Key>,
    /// Seats of the lessons that have settled to work here (sessions open, or about to be), and visitors.
    pub(super) placed: u32,
    /// Shares of the cores taken by background work, added up; beyond 1 they take all.
    pub(super) background: f64,
    /// Cores wanted by streams.
    pub(super) stream_cores: f64,
    /// Share of those cores that is granted, and its sum over looks.
    pub(super) stream_share: f64,
    pub(super) stream_shares: Looks,
    /// Gathered at each look: sessions with interactions, and core seconds that they ask a second when answered
    /// at once.
    pub(super) members: f64,
    pub(super) asked: f64,
    /// Response over demand for interactions, and the squared coefficient of variation of the response.
    pub(super) slowdown: f64,
    pub(super) variation: f64,
    pub(super) utilisation: f64,
}

impl PoolState {
    /// Storage operations a second that one login can use: the profile's sign-in rate of the usual sizing
    /// guides (50 operations a second per user).
    pub(crate) const OPERATIONS_PER_LOGIN: f64 = 50.0;

    pub(super) fn new(future: &Future, pool: PoolId) -> Self {
        let spec = &future.pools[pool.index()];
        Self {
            fleet: Fleet::new(spec.hosts),
            logins: Processor::new(f64::from(spec.hosts) * spec.cores),
            storage: spec.storage.map(|iops| Processor::new(iops.value() / Self::OPERATIONS_PER_LOGIN)),
            login_event: None,
            storage_event: None,
            sessions: TokenPool::new(places(spec.hosts, spec.sessions_per_host), spec.queue),
            placed: 0,
            background: 0.0,
            stream_cores: 0.0,
            stream_share: 1.0,
            stream_shares: Looks::default(),
            members: 0.0,
            asked: 0.0,
            slowdown: 1.0,
            variation: 1.0,
            utilisation: 0.0,
        }
    }

    /// Hosts in service.
    pub(super) fn hosts(&self) -> f64 {
        f64::from(self.fleet.running())
    }

    /// Cores that background work leaves, of so many on each host; never quite none, so that work goes on.
    pub(super) fn cores_left(&self, cores: f64) -> f64 {
        cores * (1.0 - self.background).clamp(0.01, 1.0)
    }

    /// A look has seen what streams get of the cores.
    pub(super) fn count_stream_share(&mut self) {
        self.stream_shares.sum += self.stream_share;
        self.stream_shares.count += 1;
    }

    /// Mean share of the cores granted to streams at the looks since a reading; the present one when there was
    /// no look.
    pub(super) fn mean_stream_share(&self, reading: Looks) -> f64 {
        match self.stream_shares.count - reading.count {
            0 => self.stream_share,
            looks => (self.stream_shares.sum - reading.sum) / f64::from(looks),
        }
    }
}

/// Sessions that so many hosts hold.
pub(super) const fn places(hosts: u32, sessions_per_host: u32) -> u32 {
    hosts.saturating_mul(sessions_per_host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_majority_wins_the_vote() {
        let mut vote = Vote::default();
        for (culprit, weight) in [
            (Culprit::Link(1), 1.0),
            (Culprit::Link(2), 3.0),
            (Culprit::Device, 1.5),
            (Culprit::Link(2), 2.0),
        ] {
            vote.cast(culprit, weight);
        }
        assert_eq!(vote.winner(), Some(Culprit::Link(2)));
    }
}
