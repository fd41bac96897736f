//! What a day used, for those who count money and carbon (`docs/model.md` §7.6).

use crate::ids::NodeId;
use crate::network::{LinkKind, Network, Node};
use serde::{Deserialize, Serialize};

/// Bits of a gigabyte (10⁹ bytes).
const BITS_PER_GIGABYTE: f64 = 8e9;

/// What a day used of seats, licences and links, over the whole territory. Hosts are in
/// [`super::PoolOutcome::host_hours`].
///
/// Traffic is everything that the day sets in motion, to its last bit: a backup that starts before midnight counts
/// whole. What is counted are the bytes that activities are said to send (`docs/model.md` §3.3), without the headers of
/// protocols and without what is sent again.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Usage {
    /// Hours during which seats belonged to a lesson, by delivery mode ([`crate::future::Delivery`] `as usize`). A seat
    /// counts from the bell that opens its lesson, at which it is taken, to the bell that closes it, at which it is
    /// given back: from before its pupil sits down, through the start of the device and the login, and also where
    /// licence or session are refused. Seats without a lesson and visits from home do not count.
    pub seat_hours: [f64; 5],
    /// Most licences in use at once, by licence of the future; of one without a count ([`crate::future::Licence::count`]
    /// is `None`: bound to the seat) the most seats that worked with it at once. In tier `analytic`, the number to
    /// expect in a crowded slot, rounded.
    pub licence_peaks: Vec<u32>,
    /// Gigabytes that crossed the links of each kind ([`LinkKind`] `as usize`), both directions. A byte counts once for
    /// each link of the kind that it crosses: once for the kinds that a route crosses once, such as access.
    pub kind_gigabytes: [f64; LinkKind::ALL.len()],
    /// Traffic of each host site and of the Internet, in the order of nodes.
    pub sites: Vec<SiteTraffic>,
    /// Gigabytes carried by each link in its direction, in the order of the network; empty in a summary
    /// ([`Usage::summed_up`]).
    pub link_gigabytes: Vec<f32>,
}

/// What left a host site, or the Internet, for the rest of the network, and what came in.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct SiteTraffic {
    /// Its node: that of its pools ([`crate::future::Pool::node`]).
    pub node: NodeId,
    /// Gigabytes on the links that leave the node: what clouds bill as egress.
    pub leaving: f64,
    /// Gigabytes on the links that end there.
    pub arriving: f64,
}

impl Usage {
    /// Fills in the traffic from the bits that each link carried, in the order of the network.
    pub(crate) fn carried(&mut self, network: &Network, bits: &[f64]) {
        let is_site = |node: &NodeId| matches!(network.node(*node), Node::HostSite(_) | Node::Internet);
        let nodes = (0..network.node_count()).map(NodeId::from_index).filter(is_site);
        self.sites = nodes.map(|node| SiteTraffic { node, leaving: 0.0, arriving: 0.0 }).collect();
        self.kind_gigabytes = Default::default();
        for ((id, link), bits) in network.links().zip(bits) {
            let gigabytes = bits / BITS_PER_GIGABYTE;
            self.kind_gigabytes[link.kind as usize] += gigabytes;
            if matches!(link.kind, LinkKind::Lan | LinkKind::WiFi | LinkKind::Access) {
                continue;
            }
            let (from, to) = network.ends(id);
            if let Ok(place) = self.sites.binary_search_by_key(&from, |site| site.node) {
                self.sites[place].leaving += gigabytes;
            }
            if let Ok(place) = self.sites.binary_search_by_key(&to, |site| site.node) {
                self.sites[place].arriving += gigabytes;
            }
        }
        self.link_gigabytes = bits.iter().map(|bits| (bits / BITS_PER_GIGABYTE) as f32).collect();
    }

    /// The same without the links one by one, of which a large territory has hundreds of thousands.
    #[must_use]
    pub fn summed_up(&self) -> Self {
        Self {
            seat_hours: self.seat_hours,
            licence_peaks: self.licence_peaks.clone(),
            kind_gigabytes: self.kind_gigabytes,
            sites: self.sites.clone(),
            link_gigabytes: Vec::new(),
        }
    }

    /// Gigabytes over links of a kind, both directions.
    pub const fn gigabytes_over(&self, kind: LinkKind) -> f64 {
        self.kind_gigabytes[kind as usize]
    }

    /// Gigabytes that left a host site (or the Internet) for the rest of the network; 0 for other nodes.
    pub fn gigabytes_leaving(&self, node: NodeId) -> f64 {
        self.sites.iter().find(|site| site.node == node).map_or(0.0, |site| site.leaving)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::small::Small;

    #[test]
    fn traffic_of_a_site_is_that_of_its_links() {
        let future = Small::default().future();
        // A different power of two on each link, so that every sum says what it is made of.
        let bits: Vec<f64> =
            (0..future.network.link_count()).map(|link| 8e9 * (1_u64 << link) as f64).collect();
        let mut usage = Usage::default();
        usage.carried(&future.network, &bits);
        // Data centre: link 0 away, link 1 back; Internet: links 2 and 3; backbone: 4 and 5; then an access line and a LAN
        // for each of four establishments.
        let centre = future.pools[0].node;
        assert_eq!(usage.sites.iter().map(|site| site.node).collect::<Vec<_>>(), [centre, future.internet]);
        assert_eq!((usage.gigabytes_leaving(centre), usage.sites[0].arriving), (1.0, 2.0));
        assert_eq!((usage.gigabytes_leaving(future.internet), usage.sites[1].arriving), (4.0, 8.0));
        assert_eq!(usage.gigabytes_over(LinkKind::Backbone), 48.0);
        let access: f64 = (0..4).map(|school| 192.0 * f64::from(1 << (4 * school))).sum();
        assert_eq!(usage.gigabytes_over(LinkKind::Access), access);
        assert_eq!(
            usage.kind_gigabytes.iter().sum::<f64>(),
            usage.link_gigabytes.iter().map(|all| f64::from(*all)).sum()
        );
        assert_eq!(usage.summed_up(), Usage { link_gigabytes: Vec::new(), ..usage });
    }
}
