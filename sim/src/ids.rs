//! Indices into the tables of a run: one type per table, without arithmetic.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// Position in its table.
            #[inline]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of a position in its table.
            #[inline]
            pub const fn from_index(index: usize) -> Self {
                Self(index as u32)
            }
        }
    };
}

id!(/// A directed link of the network.
    LinkId);
id!(/// A node of the network.
    NodeId);
id!(/// An establishment of the territory.
    EstablishmentId);
id!(/// A département of the territory.
    DepartementId);
id!(/// An activity of the catalogue.
    ActivityId);
id!(/// A pool of hosts: one per host site that has it.
    PoolId);
id!(/// A pool of tokens (concurrent licences).
    LicenceId);
id!(/// A service: what an activity talks to.
    ServiceId);
