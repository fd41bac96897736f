//! Assumptions as a list: key in the file of means, value, source.

use super::words;
use crate::report::content::Pen;
use crate::report::sheet::{Sheet, Value};

/// Account, calendar, factors, reliability, tickets and criteria, each with the key under which the means have it.
pub(super) fn assumptions(pen: &Pen<'_>) -> Sheet {
    let means = pen.means();
    let account = &means.account;
    let mut rows: Vec<Vec<Value>> = Vec::new();
    let mut add = |key: String, value: Value, source: Value| rows.push(vec![key.into(), value, source]);
    let number = |value: f64| Value::Number(value);
    let none = || Value::Missing;
    add("account.euros_of".to_owned(), account.euros_of.0.into(), none());
    add("account.first_year".to_owned(), account.first_year.0.into(), none());
    add("account.years".to_owned(), account.years.0.into(), none());
    add("account.discount_rate".to_owned(), number(account.discount_rate.0.value()), none());
    add("account.inflation".to_owned(), number(account.inflation.0.value()), none());
    add("account.vat".to_owned(), number(account.vat.0.value()), none());
    add("account.draws".to_owned(), account.draws.0.into(), none());
    for (day, days) in means.calendar.days.iter() {
        add(format!("calendar.days.{day}"), number(days.0), none());
    }
    let energy = &means.energy;
    let factors = [
        ("carbon_per_kilowatt_hour", energy.carbon_per_kilowatt_hour),
        ("carbon_per_gigabyte", energy.carbon_per_gigabyte),
    ];
    for (name, factor) in factors {
        for (end, value) in [("low", factor.low), ("likely", factor.likely), ("high", factor.high)] {
            add(format!("energy.{name}.{end}"), number(value.0), none());
        }
    }
    for (name, failure) in means.reliability.lines.iter() {
        let source = || Value::from(pen.local(&failure.source.0));
        add(format!("reliability.lines.{name}.per_year"), number(failure.per_year.0), source());
        let hours = failure.repair.0.seconds() / 3600.0;
        add(format!("reliability.lines.{name}.repair (h)"), number(hours), source());
    }
    for (name, ticket) in means.support.tickets.iter() {
        let source = || Value::from(pen.local(&ticket.source.0));
        add(format!("support.tickets.{name}.rate"), number(ticket.rate.0), source());
        let minutes = ticket.on_site_work.0.seconds() / 60.0;
        add(format!("support.tickets.{name}.on_site_work (min)"), number(minutes), source());
    }
    for (name, criterion) in means.criteria.iter() {
        add(format!("criteria.{name}.weight"), number(criterion.weight.0), none());
    }
    Sheet {
        name: pen.get("report-book-assumptions"),
        title: pen.get("report-page-assumptions"),
        introduction: pen.get("report-book-assumptions-about"),
        columns: vec![
            words(pen, "report-column-key"),
            crate::report::sheet::Column::new(
                pen.get("report-column-value"),
                "",
                crate::report::sheet::Kind::Decimal(4),
            ),
            words(pen, "report-column-source"),
        ],
        rows,
        charts: Vec::new(),
        frozen_columns: 1,
    }
}
