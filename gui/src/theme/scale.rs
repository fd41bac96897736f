//! Colour scales of maps: from a value to a colour, in steps that a legend can name. Never colour alone: what is bad is
//! also drawn larger.

use crate::quantity::Quantity;
use crate::work::film::Going;
use egui::Color32;
use maillage_sim::measure::Measure;

/// Steps of a scale.
pub const STEPS: usize = 5;

/// Good to bad on a light ground, told apart in any colour vision and in print: light to dark (after the inferno map
/// of Smith and van der Walt, 2015, reversed).
const LIGHT: [Color32; STEPS] = [
    Color32::from_rgb(0x9A, 0xCB, 0xC4),
    Color32::from_rgb(0xF0, 0xBE, 0x45),
    Color32::from_rgb(0xEB, 0x7F, 0x33),
    Color32::from_rgb(0xB7, 0x35, 0x5A),
    Color32::from_rgb(0x48, 0x12, 0x6B),
];

/// Good to bad on a dark ground: dark to light.
const DARK: [Color32; STEPS] = [
    Color32::from_rgb(0x3F, 0x6B, 0x6E),
    Color32::from_rgb(0x8A, 0x3C, 0x7E),
    Color32::from_rgb(0xCF, 0x4B, 0x5C),
    Color32::from_rgb(0xF5, 0x92, 0x3E),
    Color32::from_rgb(0xFC, 0xF0, 0x9A),
];

/// Better to worse than the other scenario on a light ground, through indifference: blue to orange, palest in the middle.
const DIFFERENCE_LIGHT: [Color32; STEPS] = [
    Color32::from_rgb(0x1F, 0x66, 0xAC),
    Color32::from_rgb(0x8F, 0xBD, 0xDD),
    Color32::from_rgb(0xC9, 0xCC, 0xD0),
    Color32::from_rgb(0xF2, 0xAE, 0x6C),
    Color32::from_rgb(0xB3, 0x56, 0x0A),
];

/// The same on a dark ground: darkest in the middle, since what does not differ is not what catches the eye.
const DIFFERENCE_DARK: [Color32; STEPS] = [
    Color32::from_rgb(0x9C, 0xD0, 0xF7),
    Color32::from_rgb(0x3F, 0x83, 0xBD),
    Color32::from_rgb(0x4A, 0x57, 0x66),
    Color32::from_rgb(0xB5, 0x70, 0x2F),
    Color32::from_rgb(0xFF, 0xC2, 0x7A),
];

/// Grey of schools where nothing was measured: far from the middle of differences, which is a value.
const fn nothing(is_dark: bool) -> Color32 {
    Color32::from_gray(if is_dark { 0x96 } else { 0x78 })
}

/// Colours of how lessons go at an instant, told apart in any colour vision: their lightness goes one way.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct States([Color32; 4]);

impl States {
    /// On a light or a dark ground.
    pub const fn of(is_dark: bool) -> Self {
        if is_dark {
            Self([
                Color32::from_rgb(0x5A, 0x68, 0x78),
                Color32::from_rgb(0x3F, 0x8F, 0x96),
                Color32::from_rgb(0xF0, 0x86, 0x3C),
                Color32::from_rgb(0xFC, 0xEE, 0x9A),
            ])
        } else {
            Self([
                Color32::from_rgb(0xA9, 0xB2, 0xBC),
                Color32::from_rgb(0x5F, 0xB3, 0xAB),
                Color32::from_rgb(0xE0, 0x74, 0x1C),
                Color32::from_rgb(0x6A, 0x12, 0x5E),
            ])
        }
    }

    /// The colour of a state.
    pub const fn colour(self, going: Going) -> Color32 {
        self.0[going as usize]
    }
}

/// How a value of a school is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Dress {
    /// Colour.
    pub colour: Color32,
    /// Size, 1 being usual: what is bad is larger.
    pub size: f32,
    /// Whether a light core marks it as among the worst, for those who see no colours.
    pub core: bool,
    /// What is drawn later lies above.
    pub rank: u8,
}

/// What values of schools are drawn with.
#[derive(Clone, PartialEq, Debug)]
pub enum Ink {
    /// Steps of a measure, or of its difference.
    Measure(Scale),
    /// States of lessons at an instant, by the share of them that end disturbed.
    Going(States),
}

impl Ink {
    /// How a value is drawn; none: nothing was measured, nobody is at work.
    pub fn dress(&self, value: Option<f64>) -> Dress {
        match self {
            Self::Measure(scale) => {
                // Nothing to measure: there, but quiet.
                let Some(value) = value else {
                    return Dress { colour: scale.nothing, size: 0.7, core: false, rank: 0 };
                };
                let badness = scale.badness(value);
                let size = 1.0 + 0.5 * badness as f32 / (STEPS - 1) as f32;
                Dress { colour: scale.colour(value), size, core: false, rank: 1 + badness as u8 }
            }
            Self::Going(states) => Self::going(*states, Self::state(value)),
        }
    }

    /// The class of the legend in which a value falls: the step of a measure, `STEPS` where nothing was measured; the
    /// number of a state of lessons.
    pub fn class(&self, value: Option<f64>) -> usize {
        match self {
            Self::Measure(scale) => value.map_or(STEPS, |value| scale.step(value)),
            Self::Going(_) => Self::state(value) as usize,
        }
    }

    /// How lessons go, from the share of them that end disturbed.
    fn state(share: Option<f64>) -> Going {
        share.map_or(Going::Rest, |share| match share {
            0.0 => Going::Well,
            share if share < 0.5 => Going::Some,
            _ => Going::Most,
        })
    }

    /// How a state of lessons is drawn.
    pub const fn going(states: States, going: Going) -> Dress {
        let size = match going {
            Going::Rest => 0.5,
            Going::Well => 1.0,
            Going::Some => 1.35,
            Going::Most => 1.7,
        };
        Dress { colour: states.colour(going), size, core: matches!(going, Going::Most), rank: going as u8 }
    }
}

/// A scale: a value falls in the step of the number of bounds that it reaches.
#[derive(Clone, PartialEq, Debug)]
pub struct Scale {
    /// Bounds between steps, ascending, in the unit of the measure.
    pub bounds: [f64; STEPS - 1],
    /// Colours of the steps from the least value to the greatest.
    pub colours: [Color32; STEPS],
    /// Colour of what was not measured.
    pub nothing: Color32,
    /// Whether the greatest values are the bad ones.
    pub high_is_bad: bool,
}

/// Bounds for each measure that maps show: round, where people feel a difference.
const fn bounds(quantity: Quantity) -> [f64; STEPS - 1] {
    let Quantity::Measured(measure) = quantity else {
        // Megabits per second for a hundred pupils: a line of 8 Mb/s for a collège of 400 is 2.
        return [0.5, 2.0, 5.0, 20.0];
    };
    match measure {
        Measure::ResponseMean => [0.3, 1.0, 2.0, 4.0],
        Measure::ResponseP95 | Measure::ResponseP50 | Measure::ResponseP99 => [0.5, 1.0, 3.0, 10.0],
        Measure::LoginP50 | Measure::LoginP95 => [45.0, 90.0, 180.0, 300.0],
        Measure::PageP95 | Measure::HomePageP95 => [1.0, 3.0, 5.0, 10.0],
        Measure::TransferThroughput => [1.0, 4.0, 10.0, 30.0],
        Measure::AccessUtilisationP95 | Measure::SharedLinkUtilisationP95 | Measure::PoolUtilisationP95 => {
            [0.3, 0.6, 0.8, 0.95]
        }
        Measure::SaturatedMinutes => [5.0, 30.0, 60.0, 120.0],
        Measure::Lessons => [2.0, 5.0, 10.0, 20.0],
        _ => [0.02, 0.1, 0.25, 0.5],
    }
}

impl Scale {
    /// The scale of a quantity.
    pub fn of(quantity: impl Into<Quantity>, is_dark: bool) -> Self {
        let quantity = quantity.into();
        let high_is_bad = quantity.high_is_bad();
        let mut colours = if is_dark { DARK } else { LIGHT };
        if !high_is_bad {
            colours.reverse();
        }
        Self { bounds: bounds(quantity), colours, nothing: nothing(is_dark), high_is_bad }
    }

    /// The scale of differences of a quantity between two scenarios.
    pub fn of_difference(quantity: Quantity, is_dark: bool) -> Self {
        let high_is_bad = quantity.high_is_bad();
        let mut colours = if is_dark { DIFFERENCE_DARK } else { DIFFERENCE_LIGHT };
        if !high_is_bad {
            colours.reverse();
        }
        let [small, large, ..] = bounds(quantity);
        Self { bounds: [-large, -small, small, large], colours, nothing: nothing(is_dark), high_is_bad }
    }

    /// The step of a value, from the least.
    pub fn step(&self, value: f64) -> usize {
        self.bounds.iter().filter(|bound| value >= **bound).count()
    }

    /// The colour of a value.
    pub fn colour(&self, value: f64) -> Color32 {
        self.colours[self.step(value)]
    }

    /// How bad a value is, 0 the best step, `STEPS − 1` the worst.
    pub fn badness(&self, value: f64) -> usize {
        if self.high_is_bad { self.step(value) } else { STEPS - 1 - self.step(value) }
    }
}

/// Lightness as the eye weighs it (relative luminance of WCAG 2, 0..=1).
pub(super) fn lightness(colour: Color32) -> f64 {
    let part = |byte: u8| {
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_told_apart_without_colour() {
        for is_dark in [false, true] {
            let states = States::of(is_dark);
            let light = [Going::Well, Going::Some, Going::Most].map(|going| lightness(states.colour(going)));
            let steps =
                light.windows(2).map(|pair| if is_dark { pair[1] - pair[0] } else { pair[0] - pair[1] });
            assert!(steps.into_iter().all(|step| step > 0.05), "dark {is_dark}: {light:?}");
            let sizes = Going::ALL.map(|going| Ink::going(states, going).size);
            assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]), "worse is larger");
        }
    }

    #[test]
    fn what_does_not_differ_is_nearest_to_the_ground() {
        for is_dark in [false, true] {
            let scale = Scale::of_difference(Measure::DisturbedLessons.into(), is_dark);
            let light = scale.colours.map(lightness);
            let away = |from: usize, to: usize| {
                if is_dark { light[to] - light[from] } else { light[from] - light[to] }
            };
            for (from, to) in [(2, 1), (1, 0), (2, 3), (3, 4)] {
                assert!(away(from, to) > 0.05, "dark {is_dark}, {from} to {to}: {light:?}");
            }
            let (middle, nothing) = (light[2] + 0.05, lightness(scale.nothing) + 0.05);
            let contrast = (middle / nothing).max(nothing / middle);
            assert!(contrast > 2.0, "dark {is_dark}: no figure and no difference, {contrast}");
        }
    }

    #[test]
    fn shares_of_lessons_are_dressed_as_their_state() {
        let (states, ink) = (States::of(false), Ink::Going(States::of(false)));
        for (lessons, disturbed) in [(0, 0), (3, 0), (3, 1), (2, 1), (4, 4)] {
            let share = (lessons > 0).then(|| f64::from(disturbed) / f64::from(lessons));
            assert_eq!(ink.dress(share), Ink::going(states, Going::of(lessons, disturbed)));
        }
    }
}
