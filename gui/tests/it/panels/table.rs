//! The table: establishments, links, servers and the day; in order, copied, gone through with the keyboard.

use crate::harness::{Window, named};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use maillage_gui::action::Action;
use maillage_gui::layout::Pane;
use maillage_gui::panel::figure::{clock, hundredths, place_name, rate};
use maillage_gui::panel::places::link_name;
use maillage_gui::state::{Filter, Listing};
use maillage_gui::text::{Text, number};
use maillage_scenarios::results::places::{LinkClass, LinkPlace};
use maillage_scenarios::text::Language;
use maillage_sim::ids::{LinkId, PoolId};
use std::sync::Arc;

/// Names of schools in the order in which the table shows them.
fn rows(window: &Window) -> Vec<usize> {
    let study = window.state().study.as_ref().unwrap();
    let schools: Vec<String> = study.territory.establishments.iter().map(place_name).collect();
    let mut found: Vec<(i64, usize)> = window
        .nodes()
        .filter_map(|node| {
            let words = named(&node)?;
            let at = schools.iter().position(|school| *school == words)?;
            Some((node.rect().top() as i64, at))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(_, at)| at).collect()
}

#[test]
fn columns_order_the_rows() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Table);
    let schools = window.state().study.as_ref().unwrap().territory.establishments.clone();
    window.press("table-pupils");
    let pupils: Vec<u32> = rows(&window).into_iter().map(|at| schools[at].pupils).collect();
    assert!(pupils.len() > 5, "{pupils:?}");
    assert!(pupils.is_sorted_by(|a, b| a >= b), "most pupils first: {pupils:?}");
    let again =
        window.names().into_iter().find(|name| name.starts_with(&window.say("table-pupils"))).unwrap();
    window.press_named(&again);
    let pupils: Vec<u32> = rows(&window).into_iter().map(|at| schools[at].pupils).collect();
    assert!(pupils.is_sorted(), "fewest pupils first: {pupils:?}");
}

#[test]
fn a_row_selects_its_school() {
    let mut window = Window::small(Language::French);
    window.show(Pane::Table);
    let second = rows(&window)[1];
    let school = window.state().study.as_ref().unwrap().territory.establishments[second].clone();
    let at = window.control(&place_name(&school)).rect().center();
    // Anywhere in the row.
    window.click_at(at + egui::vec2(300.0, 0.0));
    assert_eq!(window.state().shown.establishment, Some(second));
    window.want(Action::Select(None));
    window.press_named(&place_name(&school));
    assert_eq!(window.state().shown.establishment, Some(second));
}

/// Copies the table: its cells, the titles first.
fn copied(window: &mut Window) -> Vec<Vec<String>> {
    let copied = window.copied(&window.say("compare-copy"));
    copied.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The cells below a title.
fn column(window: &Window, table: &[Vec<String>], key: &str) -> Vec<String> {
    let title = window.say(key);
    let at = table[0].iter().position(|known| *known == title);
    let at = at.unwrap_or_else(|| panic!("{title:?} in {:?}", table[0]));
    table[1..].iter().map(|row| row[at].clone()).collect()
}

/// A window with the table of a listing and the film of the day.
fn table(listing: Listing) -> Window {
    let mut window = Window::small(Language::English);
    window.until("the film", |window| window.state().film().is_some());
    window.show(Pane::Table);
    window.press(listing.key());
    assert_eq!(window.state().shown.listing, listing);
    window
}

/// Presses a key with the focus on the table.
fn key(window: &mut Window, listing: Listing, key: Key) {
    window.control_with(Role::Table, &window.say(listing.key())).focus();
    window.frames(2);
    window.key(Modifiers::NONE, key);
}

#[test]
fn the_table_is_copied_whole() {
    let mut window = Window::small(Language::English);
    window.show(Pane::Table);
    let copied = copied(&mut window);
    assert_eq!(copied.len(), 1 + 24);
    assert!(copied.iter().all(|row| row.len() == copied[0].len() && row.len() > 3), "{copied:?}");
    assert!(window.reads(&window.say("gui-copied")));
}

/// Whether the use of a link is told: of both directions of an access line once.
fn is_told(link: &LinkPlace) -> bool {
    match link.kind {
        LinkClass::Access => link.down,
        LinkClass::Lan | LinkClass::Wifi => false,
        _ => true,
    }
}

#[test]
fn every_link_is_listed_with_its_figures() {
    let mut window = table(Listing::Links);
    let view = Arc::clone(window.state().view().unwrap());
    let reel = Arc::clone(window.state().film().unwrap());
    let territory = &window.state().study.as_ref().unwrap().territory.clone();
    let copied = copied(&mut window);
    let language = Language::English;
    let mut expected: Vec<[String; 4]> = (0..view.places.links.len())
        .map(|at| {
            let (link, outcome) = (&view.places.links[at], view.links[at]);
            let over = reel.link_use(LinkId::from_index(at)).filter(|_| is_told(link));
            [
                link_name(&window.text, territory, link),
                if is_told(link) {
                    number::percent(language, f64::from(outcome.utilisation_p95))
                } else {
                    "–".to_owned()
                },
                number::decimal(language, f64::from(outcome.saturated_minutes), 0),
                over.map_or_else(|| "–".to_owned(), |over| hundredths(&window.text, over.peak)),
            ]
        })
        .collect();
    let columns = ["table-link", "table-p95", "table-saturated", "table-peak"];
    let columns = columns.map(|key| column(&window, &copied, key));
    let mut listed: Vec<[String; 4]> =
        (0..columns[0].len()).map(|row| [0, 1, 2, 3].map(|at| columns[at][row].clone())).collect();
    let fullest = view.links.iter().map(|link| link.utilisation_p95).fold(0.0, f32::max);
    assert_eq!(listed[0][1], number::percent(language, f64::from(fullest)), "the fullest comes first");
    expected.sort();
    listed.sort();
    assert!(listed.len() > 24);
    assert_eq!(listed, expected);
}

#[test]
fn links_are_ordered_and_searched() {
    let mut window = table(Listing::Links);
    let view = Arc::clone(window.state().view().unwrap());
    window.press("table-rate");
    let mut rates: Vec<f64> = view.places.links.iter().map(|link| link.rate).collect();
    rates.sort_by(|a, b| b.total_cmp(a));
    let said = |rates: &[f64]| rates.iter().map(|bits| rate(&Text::new(Language::English), *bits)).collect();
    let (down, up): (Vec<String>, Vec<String>) = {
        let down = said(&rates);
        rates.reverse();
        (down, said(&rates))
    };
    let copied_once = copied(&mut window);
    assert_eq!(column(&window, &copied_once, "table-rate"), down);
    window.press("table-rate");
    let copied_twice = copied(&mut window);
    assert_eq!(column(&window, &copied_twice, "table-rate"), up);
    let internet = window.say("map-internet");
    window.want(Action::Filter(Filter { search: internet.to_uppercase(), ..Filter::default() }));
    let copied = copied(&mut window);
    let found = column(&window, &copied, "table-link");
    assert!(!found.is_empty() && found.len() < rates.len(), "{found:?}");
    assert!(found.iter().all(|name| name.contains(&internet)), "{found:?}");
}

#[test]
fn at_an_instant_links_and_servers_say_how_full_they_are() {
    for listing in [Listing::Links, Listing::Servers] {
        let mut window = table(listing);
        let before = copied(&mut window)[0].len();
        window.want(Action::Minute(600.0));
        let copied = copied(&mut window);
        assert_eq!(copied[0].len(), before + 1, "{listing:?}");
        let reel = window.state().film().unwrap();
        let mut now: Vec<String> = match listing {
            Listing::Links => (0..reel.places.links.len())
                .map(|at| reel.link(LinkId::from_index(at), 600).filter(|_| is_told(&reel.places.links[at])))
                .map(|used| used.map_or_else(|| "–".to_owned(), |used| hundredths(&window.text, used)))
                .collect(),
            _ => (0..reel.places.pools.len())
                .map(|at| hundredths(&window.text, reel.film.pool(PoolId::from_index(at), 600)))
                .collect(),
        };
        let mut listed: Vec<String> = copied[1..].iter().filter_map(|row| row.last()).cloned().collect();
        now.sort();
        listed.sort();
        assert_eq!(listed, now, "{listing:?}");
    }
}

#[test]
fn every_pool_is_listed_with_its_site() {
    let mut window = table(Listing::Servers);
    let view = Arc::clone(window.state().view().unwrap());
    let copied = copied(&mut window);
    assert!(!view.pools.is_empty());
    assert_eq!(copied.len(), 1 + view.places.pools.len());
    let mut loads: Vec<f32> = view.pools.iter().map(|pool| pool.utilisation_p95).collect();
    loads.sort_by(|a, b| b.total_cmp(a));
    let loads: Vec<String> =
        loads.into_iter().map(|load| number::percent(Language::English, f64::from(load))).collect();
    assert_eq!(column(&window, &copied, "table-p95"), loads, "the fullest first");
    let keys: Vec<&str> = view.places.pools.iter().map(|pool| pool.site.as_str()).collect();
    let sites = column(&window, &copied, "table-site");
    assert!(sites.iter().all(|site| !site.is_empty() && !site.contains("SYN")), "{sites:?} of {keys:?}");
}

#[test]
fn the_day_is_listed_every_five_minutes() {
    let mut window = table(Listing::Day);
    let copied = copied(&mut window);
    let reel = Arc::clone(window.state().film().unwrap());
    let minutes = (7 * 60..=19 * 60).step_by(5);
    assert_eq!(copied.len(), 1 + minutes.clone().count());
    for (row, minute) in copied[1..].iter().zip(minutes) {
        let at = reel.at(minute as f32);
        assert_eq!(row[0], clock(&window.text, minute as f32));
        assert_eq!(row[1], number::decimal(Language::English, f64::from(at.lessons), 0));
        assert_eq!(row[2], number::decimal(Language::English, f64::from(at.disturbed), 0));
        assert_eq!(row[3], hundredths(&window.text, at.link.0));
        assert_eq!(at.link.1.is_none(), row[4] == "–", "what is busy has a name: {row:?}");
        assert_eq!(row[5], hundredths(&window.text, at.pool.0));
        assert_eq!(at.pool.1.is_none(), row[6] == "–", "{row:?}");
    }
    window.want(Action::Minute(600.0));
    key(&mut window, Listing::Day, Key::ArrowDown);
    assert_eq!(window.state().shown.minute, 605.0);
    key(&mut window, Listing::Day, Key::Enter);
    assert_eq!(window.state().shown.view, Pane::Timeline);
}

#[test]
fn rows_are_gone_to_with_the_keyboard() {
    let listing = Listing::Establishments;
    let mut window = table(listing);
    let copied = copied(&mut window);
    let names = column(&window, &copied, "table-name");
    let study = Arc::clone(window.state().study.as_ref().unwrap());
    let schools = &study.territory.establishments;
    let selected = |window: &Window| window.state().shown.establishment.map(|at| place_name(&schools[at]));
    for (pressed, at) in [
        (Key::ArrowDown, 0),
        (Key::ArrowDown, 1),
        (Key::ArrowDown, 2),
        (Key::ArrowUp, 1),
        (Key::End, 23),
        (Key::ArrowDown, 23),
        (Key::Home, 0),
        (Key::ArrowUp, 0),
        (Key::PageDown, 15),
    ] {
        key(&mut window, listing, pressed);
        assert_eq!(selected(&window).as_ref(), Some(&names[at]), "{pressed:?}");
        let row = window.nodes().find(egui_kittest::Node::is_focused).expect("a row is read aloud");
        assert_eq!(named(&row).as_ref(), Some(&names[at]), "{pressed:?}");
        assert!(
            window.harness.ctx.content_rect().contains_rect(row.rect()),
            "{pressed:?} brings it into view"
        );
    }
    key(&mut window, listing, Key::Enter);
    assert_eq!(window.state().shown.view, Pane::Explain);
    assert_eq!(selected(&window).as_ref(), Some(&names[15]));
}

#[test]
fn a_link_leads_to_the_explanation_of_its_establishment() {
    let mut window = table(Listing::Links);
    let copied = copied(&mut window);
    let names = column(&window, &copied, "table-link");
    window.want(Action::Select(None));
    key(&mut window, Listing::Links, Key::Home);
    key(&mut window, Listing::Links, Key::Enter);
    assert_eq!(window.state().shown.view, Pane::Explain);
    let state = window.state();
    let (view, territory) = (state.view().unwrap(), &state.study.as_ref().unwrap().territory);
    let of_it = view.places.links.iter().filter(|link| link_name(&window.text, territory, link) == names[0]);
    let establishments: Vec<Option<usize>> =
        of_it.map(|link| link.establishment.map(|at| at as usize)).collect();
    assert!(establishments.contains(&state.shown.establishment), "{establishments:?}");
}
