//! The curves of the strip as nodes of the accessible tree: value at the cursor, highest value and when.

use super::strip::{Curve, shown};
use crate::panel::Look;
use crate::panel::figure::{capital, clock};
use crate::panel::places::link_name;
use crate::state::State;
use crate::study::Checked;
use crate::work::film::{Minute, Reel};
use egui::{Rect, Role, Sense, Ui, WidgetInfo};

/// Adds a node for each curve, where the strip is.
pub(super) fn ui(ui: &Ui, look: &Look<'_>, state: &State, (study, reel): (&Checked, &Reel), strip: Rect) {
    for curve in Curve::ALL {
        let node = ui.interact(strip, ui.scope_id().with(("node", curve.key())), Sense::hover());
        node.widget_info(|| {
            let words = in_words(look, state.shown.minute, (study, reel), curve);
            WidgetInfo::labeled(Role::Figure, true, words)
        });
    }
}

/// A curve in words: "Shared links (max.): 42 % (Aurillac → Cantal) at 10:05; at most 97 % at 09:00".
fn in_words(look: &Look<'_>, minute: f32, (study, reel): (&Checked, &Reel), curve: Curve) -> String {
    let (text, at) = (look.text, reel.at(minute));
    let name = busiest(look, (study, reel), curve, &at);
    let which = name.map_or_else(String::new, |name| format!(" ({name})"));
    // The first of equals.
    let (when, most) = shown(reel).fold((minute, &at), |best, other| {
        let (value, known) = (curve.of(other.1), curve.of(best.1));
        if value > known || (value == known && other.0 < best.0) { other } else { best }
    });
    text.say(
        "timeline-node",
        &[
            ("curve", capital(&text.get(curve.key())).into()),
            ("value", curve.value(text, &at).into()),
            ("which", which.into()),
            ("time", clock(text, minute).into()),
            ("most", curve.value(text, most).into()),
            ("when", clock(text, when).into()),
        ],
    )
}

/// What is busiest in a minute.
pub(super) fn busiest(
    look: &Look<'_>,
    (study, reel): (&Checked, &Reel),
    curve: Curve,
    at: &Minute,
) -> Option<String> {
    match curve {
        Curve::Lessons | Curve::Disturbed => None,
        Curve::Link => {
            let place = reel.places.links.get(at.link.1?.index())?;
            Some(link_name(look.text, &study.territory, place))
        }
        Curve::Pool => {
            let place = reel.places.pools.get(at.pool.1?.index())?;
            Some(capital(&look.text.chosen_name(&place.name)))
        }
    }
}
