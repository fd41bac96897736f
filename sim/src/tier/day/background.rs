//! What machines do by themselves: updates and backups over the network, scans on hosts.

use super::traffic::Purpose;
use super::{Day, Event};
use crate::future::{BackgroundTransfer, Direction};
use crate::ids::EstablishmentId;
use crate::random::{Address, Purpose as Draw, stream, uniform};
use crate::tier::kit::{Interactions, Leg, Variant};

impl Day<'_> {
    pub(super) fn schedule_background(&mut self) {
        let future = self.future;
        for (job, transfer) in future.background_transfers.iter().enumerate() {
            for (index, bytes) in transfer.bytes.iter().enumerate() {
                if bytes.value() <= 0.0 {
                    continue;
                }
                let mut draws = stream(Address {
                    study_seed: self.seed.0,
                    replication: self.seed.1,
                    establishment: future.establishments[index].number,
                    purpose: Draw::Background,
                    item: job as u64,
                });
                let at = transfer.start + transfer.spread * uniform(&mut draws);
                self.at(at, Event::BackgroundTransfer(job as u32, EstablishmentId::from_index(index)));
            }
        }
        for (job, work) in future.background_work.iter().enumerate() {
            self.at(work.start, Event::BackgroundWork(job as u32, true));
            self.at(work.end, Event::BackgroundWork(job as u32, false));
        }
    }

    fn background_leg(&mut self, transfer: &BackgroundTransfer, id: EstablishmentId) -> Option<Leg> {
        let bits = transfer.bytes[id.index()].bits();
        let down = transfer.direction == Direction::Down;
        let maker = self.maker(id, Interactions::MeanRate, Variant::default());
        maker.router_leg(transfer.service, down, bits)
    }

    pub(super) fn background_transfer(&mut self, job: u32, id: EstablishmentId) {
        let future = self.future;
        let transfer = &future.background_transfers[job as usize];
        if let Some(leg) = self.background_leg(transfer, id) {
            self.start_flows(id, &leg, 1, Purpose::Background(job, id));
        }
    }

    pub(super) fn background_done(&mut self, job: u32, id: EstablishmentId) {
        let future = self.future;
        let transfer = &future.background_transfers[job as usize];
        if let Some(leg) = self.background_leg(transfer, id) {
            self.flows_ended(id, leg.local, 1);
        }
    }

    pub(super) fn background_work(&mut self, job: u32, starts: bool) {
        let work = &self.future.background_work[job as usize];
        let state = &mut self.pools[work.pool.index()];
        let change = if starts { work.share } else { -work.share };
        // Sums of shares leave roundings behind.
        state.background = ((state.background + change).max(0.0) * 1e9).round() / 1e9;
        let pool = work.pool;
        self.cores_changed(pool);
        self.farm_cores_changed(pool);
    }
}
