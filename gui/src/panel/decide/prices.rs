//! The prices that matter most to the scenario that is looked at, each with what its range changes, and a slider in it.

use super::draw::{Axis, font, plain, put};
use super::part::{self, Part};
use super::{Shown, note, titled};
use crate::account::Trial;
use crate::action::Action;
use crate::panel::Look;
use crate::panel::copy::Lines;
use crate::text::number::decimal;
use crate::theme;
use egui::{
    Align, FontId, Rangef, Rect, Role, Sense, Shape, Slider, SliderClamping, Stroke, TextStyle, Ui,
    WidgetInfo, vec2,
};
use maillage_scenarios::decide::account::COORDINATION;
use maillage_scenarios::file::schema::means::Item;
use maillage_scenarios::question::decide::in_language;

/// Bars shown.
const BARS: usize = 8;

/// A price and what it changes.
struct Bar<'a> {
    key: &'a str,
    item: &'a Item,
    /// Change of the present value from the lowest to the highest price, millions of euros.
    low: f64,
    high: f64,
}

/// Draws the bars and the sliders.
pub(super) fn ui(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let bars = bars(shown);
    if bars.is_empty() {
        return;
    }
    let reset = Action::Try(Trial { prices: Vec::new(), ..shown.trial.clone() });
    let own = Some(("deciding-prices-reset", !shown.trial.prices.is_empty(), reset));
    let part = Part { key: "deciding-prices", lines: &|| lines(look, shown, &bars), own };
    part::ui(ui, look, part, actions, |ui, actions| {
        let said = [("scenario", shown.scenario(shown.at, look).into())];
        note(ui, look, look.text.say("deciding-prices-note", &said));
        tornado(ui, look, shown, &bars, actions);
    });
}

/// What the prices change as figures, millions of euros, and the prices themselves.
fn lines(look: &Look<'_>, shown: &Shown<'_>, bars: &[Bar<'_>]) -> Lines {
    let heads =
        ["deciding-prices-item", "deciding-prices-low", "deciding-prices-high", "deciding-prices-taken"];
    let line = |bar: &Bar<'_>| {
        let change = |change: f64| plain(look.text.language(), change, 1, true);
        let name = titled(Some(&bar.item.title), bar.key, look).to_owned();
        vec![name, change(bar.low), change(bar.high), price(look, bar.item, shown.trial.price(bar.key))]
    };
    let heads = heads.map(|key| look.text.get(key)).to_vec();
    std::iter::once(heads).chain(bars.iter().map(line)).collect()
}

/// The bars and the sliders on one axis.
fn tornado(ui: &mut Ui, look: &Look<'_>, shown: &Shown<'_>, bars: &[Bar<'_>], actions: &mut Vec<Action>) {
    let ends = bars.iter().flat_map(|bar| [bar.low, bar.high]);
    let (least, most) = ends.fold((0.0_f64, 0.0_f64), |(least, most), end| (least.min(end), most.max(end)));
    let mut axis = Axis { low: least, high: most.max(least + 1e-6), room: Rangef::NOTHING };
    let mut rows = Rangef::NOTHING;
    let behind = ui.painter().add(Shape::Noop);
    for bar in bars {
        let rect = row(ui, look, shown, bar, &mut axis, actions);
        rows = Rangef::new(rows.min.min(rect.top()), rows.max.max(rect.bottom()));
    }
    axis.draw(ui, look, (rows, behind), "M€", true);
}

/// The items that matter most, at the prices as they are written: a bar does not move while somebody moves its price.
fn bars<'a>(shown: &Shown<'a>) -> Vec<Bar<'a>> {
    let written = &shown.reckoned.account;
    let name = shown.account.scenarios.get(shown.at).map_or("", |scenario| scenario.name.as_str());
    let Some(tornado) = written.scenario(name).and_then(|scenario| scenario.money.tornado.as_ref()) else {
        return Vec::new();
    };
    let items = &shown.reckoned.means.means.items;
    let mut bars: Vec<Bar<'a>> = Vec::new();
    for bar in &tornado.bars {
        let key = written.items.get(bar.item).map_or(COORDINATION, String::as_str);
        // Coordination has its price in the governance.
        let Some((key, item)) = items.iter().find(|(known, _)| *known == key) else { continue };
        let (low, high) = ((bar.at_low - tornado.base) / 1e6, (bar.at_high - tornado.base) / 1e6);
        match bars.iter_mut().find(|known| known.key == key) {
            // Parts of what is shared have the name of the whole.
            Some(known) => (known.low, known.high) = (known.low + low, known.high + high),
            None => bars.push(Bar { key, item, low, high }),
        }
    }
    bars.truncate(BARS);
    bars
}

/// Draws a row: title, bar, slider, price.
fn row(
    ui: &mut Ui,
    look: &Look<'_>,
    shown: &Shown<'_>,
    bar: &Bar<'_>,
    axis: &mut Axis,
    actions: &mut Vec<Action>,
) -> Rect {
    let usual = font(ui, false);
    let width = ui.available_width();
    let name = titled(Some(&bar.item.title), bar.key, look);
    let place = shown.trial.price(bar.key);
    let (rect, response) = ui.allocate_exact_size(vec2(width, usual.size * 2.1), Sense::hover());
    let [titles, slides, prices] = [0.27, 0.2, 0.17].map(|share| width * share);
    axis.room = Rangef::new(rect.left() + titles, rect.right() - slides - prices - 70.0);
    put(
        ui,
        rect.with_max_x(axis.room.min - 10.0),
        Align::Min,
        name,
        font(ui, place != 0.0),
        look.palette.ink,
    );
    draw(ui, look, (bar, place), (rect, *axis));
    let low = plain(look.text.language(), bar.low, 1, true);
    let high = plain(look.text.language(), bar.high, 1, true);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {low} … {high} M€")));
    response.on_hover_text(in_language(&bar.item.source.0, look.text.language()));
    let room = Rect::from_x_y_ranges(
        Rangef::new(rect.right() - slides - prices, rect.right() - prices),
        rect.y_range(),
    );
    let mut value = place;
    let layout = egui::Layout::left_to_right(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(room).layout(layout), |ui| {
        ui.spacing_mut().slider_width = room.width() - 8.0;
        let slider = Slider::new(&mut value, -1.0..=1.0)
            .show_value(false)
            .step_by(0.05)
            .clamping(SliderClamping::Edits);
        let slider = ui.add(slider);
        let price = price(look, bar.item, place);
        slider.widget_info(|| {
            let mut info = WidgetInfo::slider(ui.is_enabled(), value, format!("{name} {price}"));
            info.value = Some(value);
            info
        });
        if slider.changed() {
            // The middle is easily found again.
            let to = if value.abs() < 0.05 { 0.0 } else { value };
            actions.push(Action::Try(shown.trial.priced(bar.key, to)));
        }
    });
    let words = price(look, bar.item, place);
    let colour = if place == 0.0 { look.palette.quiet } else { look.palette.unsure };
    let font =
        FontId::new(usual.size, if place == 0.0 { egui::FontFamily::Proportional } else { theme::strong() });
    put(ui, rect.with_min_x(rect.right() - prices + 4.0), Align::Max, &words, font, colour);
    rect
}

/// The bar: what the lowest and the highest price change; and where the price is now.
fn draw(ui: &Ui, look: &Look<'_>, (bar, place): (&Bar<'_>, f64), (rect, axis): (Rect, Axis)) {
    let painter = ui.painter();
    let rows = rect.y_range().shrink(5.0);
    let zero = axis.x(0.0);
    let side = |end: f64, colour| {
        let x = axis.x(end);
        let part = Rect::from_x_y_ranges(Rangef::new(x.min(zero), x.max(zero)), rows);
        painter.rect_filled(part, 0.0, colour);
    };
    side(bar.low, look.palette.good.gamma_multiply(0.75));
    side(bar.high, look.palette.bad.gamma_multiply(0.75));
    let small = TextStyle::Small.resolve(ui.style());
    let language = look.text.language();
    for (end, align) in [(bar.low, Align::Max), (bar.high, Align::Min)] {
        let words = plain(language, end, 1, true);
        let x = axis.x(end);
        let room = match align {
            Align::Max => Rangef::new(x - 60.0, x - 4.0),
            _ => Rangef::new(x + 4.0, x + 60.0),
        };
        put(
            ui,
            Rect::from_x_y_ranges(room, rect.y_range()),
            align,
            &words,
            small.clone(),
            look.palette.quiet,
        );
    }
    if place != 0.0 {
        let change = if place < 0.0 { -place * bar.low } else { place * bar.high };
        painter.vline(axis.x(change), rect.y_range().shrink(2.0), Stroke::new(3.0, look.palette.ink));
    }
}

/// The price that weighs most, in words: to buy, each year, or by use.
fn price(look: &Look<'_>, item: &Item, place: f64) -> String {
    let text = look.text;
    let said = |key: &str, euros: f64| {
        let language = text.language();
        let words = if euros >= 1e6 {
            format!("{}\u{a0}M€", decimal(language, euros / 1e6, 2))
        } else {
            let decimals = if euros >= 100.0 {
                0
            } else if euros >= 1.0 {
                1
            } else {
                3
            };
            format!("{}\u{a0}€", decimal(language, euros, decimals))
        };
        text.say(key, &[("price", words.into())])
    };
    match (item.buy, item.run, item.usage) {
        (Some(buy), _, _) => said("deciding-price-buy", buy.at(place).likely),
        (None, Some(run), _) => said("deciding-price-run", run.at(place).likely),
        (None, None, Some(usage)) => said("deciding-price-usage", usage.at(place).likely),
        (None, None, None) => String::new(),
    }
}
