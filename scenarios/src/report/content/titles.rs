//! Titles of scenarios, payers, items and all else that has a name, in the language of the report.

use super::pen::Pen;
use crate::decide::account::COORDINATION;
use crate::decide::quantities::DataPlace;
use crate::file::schema::means::{Figure, Per, Place};
use crate::file::schema::{SeatKind, Technology};
use crate::question::compare::table::title;
use maillage_sim::territory::EstablishmentKind;

impl Pen<'_> {
    pub(in crate::report) fn scenario(&self, name: &str) -> String {
        title(self.summary().titles.scenarios.get(name), name, self.language()).to_owned()
    }

    pub(in crate::report) fn day(&self, name: &str) -> String {
        title(self.summary().titles.days.get(name), name, self.language()).to_owned()
    }

    pub(in crate::report) fn payer(&self, key: &str) -> String {
        self.means().payers.get(key).map_or(key, |payer| self.local(&payer.title)).to_owned()
    }

    pub(in crate::report) fn category(&self, key: &str) -> String {
        self.means().categories.get(key).map_or(key, |category| self.local(&category.title)).to_owned()
    }

    pub(in crate::report) fn governance(&self, key: &str) -> String {
        self.means().governances.get(key).map_or(key, |governance| self.local(&governance.title)).to_owned()
    }

    pub(in crate::report) fn organisation(&self, key: &str) -> String {
        let found = self.means().support.organisations.get(key);
        found.map_or(key, |organisation| self.local(&organisation.title)).to_owned()
    }

    pub(in crate::report) fn ticket(&self, key: &str) -> String {
        self.means().support.tickets.get(key).map_or(key, |ticket| self.local(&ticket.title)).to_owned()
    }

    pub(in crate::report) fn criterion(&self, key: &str) -> String {
        self.means().criteria.get(key).map_or(key, |criterion| self.local(&criterion.title)).to_owned()
    }

    pub(in crate::report) fn item(&self, key: &str) -> String {
        match self.means().items.get(key) {
            Some(item) => self.local(&item.title).to_owned(),
            None if key == COORDINATION => self.get("report-item-coordination"),
            None => key.to_owned(),
        }
    }

    pub(in crate::report) fn departement(&self, code: &str) -> String {
        if code.is_empty() {
            return self.get("report-no-departement");
        }
        match self.summary().territory.departements.get(code) {
            Some(name) => format!("{name} ({code})"),
            None => code.to_owned(),
        }
    }

    /// What a criterion looks at.
    pub(in crate::report) fn figure(&self, figure: Figure) -> String {
        self.get(match figure {
            Figure::DisturbedLessons => "report-figure-disturbed-lessons",
            Figure::CostPerPupil => "report-figure-cost-per-pupil",
            Figure::StaffPerPupil => "report-figure-staff-per-pupil",
            Figure::Inequality => "report-figure-inequality",
            Figure::PupilsUnderTarget => "report-figure-pupils-under-target",
            Figure::CarbonPerPupil => "report-figure-carbon-per-pupil",
            Figure::SeatsLost => "report-figure-seats-lost",
            Figure::ForeignLaw => "report-figure-foreign-law",
            Figure::DataAbroad => "report-figure-data-abroad",
        })
    }

    /// A value of what a criterion looks at, with its unit.
    pub(in crate::report) fn figure_value(&self, figure: Figure, value: f64) -> String {
        match figure {
            Figure::DisturbedLessons | Figure::PupilsUnderTarget => self.share(value),
            Figure::CostPerPupil => self.per_pupil(value),
            Figure::StaffPerPupil => self.with(value, 2, "report-unit-full-time"),
            Figure::Inequality => self.number(value, 2),
            Figure::CarbonPerPupil => self.unit(value, 1, "kg"),
            Figure::SeatsLost => self.small_share(value),
            Figure::ForeignLaw | Figure::DataAbroad => self.number(value, 0),
        }
    }

    /// Where data of pupils lie.
    pub(in crate::report) fn place(&self, place: &DataPlace) -> String {
        match place.site.as_str() {
            "establishment" => self.get("report-place-establishment"),
            "departement" => self.get("report-place-departement"),
            "internet" => self.get("report-place-internet"),
            site => self.text.chosen_name(site),
        }
    }

    /// A type of establishment.
    pub(in crate::report) fn kind(&self, kind: EstablishmentKind) -> String {
        self.get(match kind {
            EstablishmentKind::Ecole => "report-kind-ecole",
            EstablishmentKind::College => "report-kind-college",
            EstablishmentKind::Lycee => "report-kind-lycee",
            EstablishmentKind::LyceeProfessionnel => "report-kind-lycee-professionnel",
        })
    }

    /// A unit of measures, as results name it.
    pub(in crate::report) fn unit_name(&self, unit: &str) -> String {
        let key = format!("report-measure-unit-{}", unit.replace('_', "-"));
        if self.text.has(&key) { self.get(&key) } else { unit.to_owned() }
    }

    /// What has no price, as the account names it (`seat = tablet`), in words.
    pub(in crate::report) fn unpriced(&self, what: &str) -> String {
        let Some((kind, name)) = what.split_once(" = ") else {
            return self.get("report-per-core-hour");
        };
        let key = match kind {
            "host" => format!("report-host-{name}"),
            "project" => return self.say("report-per-project", &[("name", name.into())]),
            "seat" => format!("report-seat-{}", name.replace('_', "-")),
            "line" => format!("report-line-{}", name.replace('_', "-")),
            _ => return self.say("report-per-licence", &[("name", name.into())]),
        };
        if self.text.has(&key) { self.get(&key) } else { name.to_owned() }
    }
}

/// What an item is counted by, in words.
pub(in crate::report) fn per(pen: &Pen<'_>, per: &Per) -> String {
    let named = |key: &str, name: &String| pen.say(key, &[("name", name.as_str().into())]);
    match per {
        Per::Pupil => pen.get("report-per-pupil"),
        Per::EntPupil => pen.get("report-per-ent-pupil"),
        Per::Establishment => pen.get("report-per-establishment"),
        Per::Seat(kind) => pen.get(seat(*kind)),
        Per::AccessPoint => pen.get("report-per-access-point"),
        Per::Line(technology) => pen.get(line(*technology)),
        Per::Host(Place::Establishment) => pen.get("report-host-establishment"),
        Per::Host(Place::Departement) => pen.get("report-host-departement"),
        Per::Host(Place::Site) => pen.get("report-host-site"),
        Per::Solution => pen.get("report-per-solution"),
        Per::Project(name) => named("report-per-project", name),
        Per::Licence(name) => named("report-per-licence", name),
        Per::LicensedSeat(name) => named("report-per-licensed-seat", name),
        Per::FullTimeEquivalent => pen.get("report-per-full-time"),
        Per::CoreHour => pen.get("report-per-core-hour"),
        Per::EgressGigabyte => pen.get("report-per-egress"),
        Per::KilowattHour => pen.get("report-per-kilowatt-hour"),
    }
}

const fn seat(kind: SeatKind) -> &'static str {
    match kind {
        SeatKind::FatClient => "report-seat-fat-client",
        SeatKind::ThinClient => "report-seat-thin-client",
        SeatKind::VirtualDesktop => "report-seat-virtual-desktop",
        SeatKind::Tablet => "report-seat-tablet",
        SeatKind::OwnDevice => "report-seat-own-device",
    }
}

const fn line(technology: Technology) -> &'static str {
    match technology {
        Technology::Adsl => "report-line-adsl",
        Technology::Sdsl => "report-line-sdsl",
        Technology::Vdsl => "report-line-vdsl",
        Technology::SharedFibre => "report-line-shared-fibre",
        Technology::DedicatedFibre => "report-line-dedicated-fibre",
        Technology::Radio => "report-line-radio",
    }
}
