//! The access network of 2013, derived from where the schools are: points of presence, copper lengths,
//! technologies and rates. [`crate::links`] overrides it; scenarios upgrade it phase by phase.
//!
//! **Points of presence.** One per commune of [`EXCHANGE_FROM`] inhabitants or more, and in communes from
//! [`REMOTE_FROM`] that have none within [`NEAR`] metres (assumption: 16,331 in the country, which has about 15,000
//! exchanges, from memory). A school is joined to the nearest one of its département; those
//! that serve no school are left out. A city has several exchanges in reality: its point of presence stands for
//! all of them, and the distance is divided by the square root of their number, one per
//! [`INHABITANTS_PER_EXCHANGE`].
//!
//! **Copper length** = 1.3 × distance (streets, not straight lines) + 200 m + an exponential scatter of mean
//! 400 m (assumptions).
//!
//! **Technology** (state of 2013):
//! - In the fibre zone, lycées and lycées professionnels have a dedicated fibre of 20 Mb/s, collèges of 10 Mb/s
//!   (needs stated by collectivités, AVICCA 2016). The zone is the agglomerations that Auvergne's public network
//!   left to private operators, elsewhere communes of 20,000 inhabitants or more (assumption).
//! - Outside it, lycées have SDSL 4 Mb/s up to 4 km of copper (assumption), otherwise what ADSL gives.
//! - Collèges outside it have ADSL: 29 % at 2 Mb/s (16,000 of 55,000 schools were without a good line in 2014; an
//!   assumption for collèges), 31 % at 8 Mb/s (assumption), 40 % what the line gives.
//! - Écoles have ADSL with the offer their commune bought: "over 65 % of schools under 2 Mb/s" (2013), of which
//!   12 % at 512 kb/s (11.8 % were still under 0.5 Mb/s in 2018-19, Insee 4238598), 18 % at 1 Mb/s and 35 % at
//!   2 Mb/s (assumption for these two); the other 35 % have what the line gives. An offer is named by its ATM
//!   rate, of which 83 % is left to IP (assumption: 48 of 53 bytes per cell, and PPP), so that "2 Mb/s" is 1.7.
//!
//! **Rates.** ADSL2+ by length: `data/tables/adsl_rate_by_length.csv`, linear between and beyond its points, at
//! least 0.5 Mb/s. Upstream: 1 Mb/s where the ratio of the rates stays within the published 5 to 20, otherwise
//! a fifth or a twentieth of the rate down.
//!
//! **Latency** one way, half the middle of the usual round trips (ADSL 30–50, SDSL 15–30, dedicated fibre
//! 2–8 ms; from memory, to be verified).

mod exchanges;
mod line;

pub use exchanges::{EXCHANGE_FROM, INHABITANTS_PER_EXCHANGE, NEAR, REMOTE_FROM};
pub use line::{FIBRE_TOWN_FROM, adsl_rates, in_fibre_zone, latency};

use maillage_sim::territory::Territory;

/// Gives every establishment its line of 2013 and the territory its points of presence, replacing what was there.
///
/// Works on imported territories too: it uses key, type, position, commune and département of the establishments.
/// Where the départements are not in the table of communes, the communes that have schools get the points of
/// presence.
pub fn derive(territory: &mut Territory) {
    let (points, serving) = exchanges::points_of_presence(territory);
    let lines = territory
        .establishments
        .iter()
        .zip(&serving)
        .map(|(school, serving)| line::line(school, serving))
        .collect();
    territory.points_of_presence = points;
    territory.access = lines;
}
