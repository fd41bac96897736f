//! A small region built in code, for examples, tests and validation: some establishments behind one point of
//! presence, one data centre, one activity on one kind of seat.

use crate::future::{
    Activity, Delivery, Establishment, Future, Interaction, Login, Pool, SeatGroup, Service, ServicePlace,
    Settling, Slot, Stream, Timetable, Transfer, Use,
};
use crate::ids::{ActivityId, DepartementId, EstablishmentId, PoolId};
use crate::network::{Link, LinkKind, Network, Node};
use crate::territory::EstablishmentKind;
use crate::time::{SimTime, Span};
use crate::units::{BitRate, Bytes};

/// The services of a [`Small`] region.
pub mod service {
    use crate::ids::ServiceId;
    /// The pool in the data centre.
    pub const POOL: ServiceId = ServiceId(0);
    /// The Internet.
    pub const INTERNET: ServiceId = ServiceId(1);
    /// The device itself.
    pub const DEVICE: ServiceId = ServiceId(2);
}

/// What a small region is made of; change what matters and call [`Small::future`].
#[derive(Clone, Debug)]
pub struct Small {
    /// Establishments, all alike.
    pub establishments: u32,
    /// Classes of each, of 24 pupils.
    pub classes: u32,
    /// Seats of each.
    pub seats: u32,
    /// How work is delivered.
    pub delivery: Delivery,
    /// Share of class-slots that use devices.
    pub device_share: f64,
    /// What they do.
    pub work: Use,
    /// Rate of access links, down and up.
    pub access: (BitRate, BitRate),
    /// Rate of the link of the data centre, both ways.
    pub hosting: BitRate,
    /// Hosts of the pool.
    pub pool: Pool,
    /// Lesson slots.
    pub slots: Vec<Slot>,
    /// How a class sits down.
    pub settling: Settling,
}

/// A slot from one minute of the day to another.
pub fn slot(from: f64, to: f64) -> Slot {
    let at = |minute: f64| SimTime::START + Span::from_minutes(minute);
    Slot { start: at(from), end: at(to) }
}

impl Default for Small {
    fn default() -> Self {
        let pool = Pool {
            name: "pool".to_owned(),
            node: crate::ids::NodeId(0),
            hosts: 2,
            cores: 8.0,
            sessions_per_host: 100,
            queue: 0,
            storage: None,
            elastic: None,
            overflow: None,
        };
        let interaction = Interaction {
            service: service::POOL,
            think: Span::from_seconds(10.0),
            work: Span::from_seconds(0.5),
            up: Bytes::new(2e3),
            down: Bytes::new(50e3),
            round_trips: 1.0,
            page: false,
            threshold: Span::from_seconds(2.0),
        };
        let login = Login {
            session: Some(service::POOL),
            work: Span::from_seconds(4.0),
            threshold: Span::from_seconds(60.0),
            ..Login::default()
        };
        Self {
            establishments: 4,
            classes: 4,
            seats: 48,
            delivery: Delivery::ThinClient,
            device_share: 0.5,
            work: Use { login, interaction: Some(interaction), ..Use::default() },
            access: (BitRate::from_megabits(20.0), BitRate::from_megabits(1.0)),
            hosting: BitRate::from_megabits(1000.0),
            pool,
            slots: vec![slot(480.0, 535.0), slot(540.0, 595.0), slot(600.0, 655.0), slot(660.0, 715.0)],
            settling: Settling { window: Span::from_minutes(3.0), groups: 4 },
        }
    }
}

impl Small {
    /// Adds a transfer to what a lesson does.
    #[must_use]
    pub fn with_transfer(mut self, transfer: Transfer) -> Self {
        self.work.transfers.push(transfer);
        self
    }

    /// Adds a stream to what a lesson does.
    #[must_use]
    pub fn with_stream(mut self, stream: Stream) -> Self {
        self.work.streams.push(stream);
        self
    }

    /// The region as the input of a run.
    pub fn future(&self) -> Future {
        let mut network = Network::default();
        let link = |kind, rate: BitRate, milliseconds: f64, establishment| Link {
            kind,
            rate,
            latency: Span::from_seconds(milliseconds * 1e-3),
            establishment,
        };
        let core = network.add_node(Node::Core);
        let centre = network.add_node(Node::HostSite("data centre".to_owned()));
        let internet = network.add_node(Node::Internet);
        network.add_both(centre, core, link(LinkKind::HostSite, self.hosting, 1.0, None), self.hosting);
        let exchange = BitRate::from_megabits(10_000.0);
        network.add_both(internet, core, link(LinkKind::Internet, exchange, 5.0, None), exchange);
        let presence = network.add_node(Node::PointOfPresence("PoP".to_owned()));
        network.add_both(core, presence, link(LinkKind::Backbone, exchange, 2.0, None), exchange);
        let establishments = (0..self.establishments)
            .map(|index| {
                let id = EstablishmentId(index);
                let router = network.add_node(Node::Establishment(id));
                let wired = network.add_node(Node::WiredSeats(id));
                let (down, up) = self.access;
                network.add_both(presence, router, link(LinkKind::Access, down, 10.0, Some(id)), up);
                let lan = BitRate::from_megabits(1000.0);
                network.add_both(router, wired, link(LinkKind::Lan, lan, 0.0, Some(id)), lan);
                Establishment {
                    number: crate::random::key_number(&format!("small-{index}")),
                    departement: DepartementId(0),
                    kind: EstablishmentKind::College,
                    pupils: 24 * self.classes,
                    classes: vec![24; self.classes as usize],
                    router,
                    wired,
                    wireless: None,
                    seats: vec![SeatGroup { delivery: self.delivery, count: self.seats, wireless: false }],
                    device_share: self.device_share,
                    activity_mix: vec![(ActivityId(0), 1.0)],
                    home_accounts: 0.0,
                }
            })
            .collect();
        let mut uses: [Option<Use>; 5] = Default::default();
        uses[self.delivery as usize] = Some(self.work.clone());
        let place = |name: &str, place| Service { name: name.to_owned(), place };
        let timetable = Timetable { slots: self.slots.clone() };
        Future {
            network,
            internet,
            establishments,
            departements: 1,
            activities: vec![Activity { name: "work".to_owned(), uses, pupils_per_seat: 1.0 }],
            services: vec![
                place("pool", ServicePlace::Shared(PoolId(0))),
                place("internet", ServicePlace::Node(internet)),
                place("device", ServicePlace::Device),
            ],
            pools: vec![Pool { node: centre, ..self.pool.clone() }],
            licences: Vec::new(),
            timetables: std::array::from_fn(|_| timetable.clone()),
            home: None,
            background_transfers: Vec::new(),
            background_work: Vec::new(),
            settling: self.settling,
            disturbed_seats: 0.2,
        }
    }
}
