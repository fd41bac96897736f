//! How everything looks: typeface, sizes, colours of both themes. No other file names a colour or a font.

pub mod scale;

use crate::state::Theme;
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Shadow, Stroke, Style,
    TextStyle, Visuals,
};
use maillage_scenarios::report;
use std::sync::Arc;

/// Family of headings and figures that matter.
pub fn strong() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Colours that panels use, by what they mean.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Palette {
    /// Whether light stands on dark.
    pub is_dark: bool,
    /// Ground of the map: outside the territory.
    pub ground: Color32,
    /// The territory.
    pub land: Color32,
    /// Borders of communes.
    pub commune: Color32,
    /// Borders of départements.
    pub departement: Color32,
    /// Names on the map, the less important words.
    pub quiet: Color32,
    /// Words.
    pub ink: Color32,
    /// What can be acted on, what is selected.
    pub accent: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    /// Good news.
    pub good: Color32,
    /// Bad news.
    pub bad: Color32,
    /// What is uncertain or only estimated.
    pub unsure: Color32,
    /// Lines and frames.
    pub line: Color32,
    /// Ground of panels.
    pub panel: Color32,
    /// Ground of cards on a panel.
    pub card: Color32,
}

/// Colours of the light theme.
const LIGHT: Palette = Palette {
    is_dark: false,
    ground: Color32::from_rgb(0xE9, 0xEE, 0xF3),
    land: Color32::from_rgb(0xFB, 0xFB, 0xF8),
    commune: Color32::from_rgb(0xE2, 0xE2, 0xDC),
    departement: Color32::from_rgb(0x8A, 0x94, 0xA0),
    quiet: Color32::from_rgb(0x5B, 0x67, 0x75),
    ink: Color32::from_rgb(0x17, 0x20, 0x2B),
    accent: Color32::from_rgb(0x1B, 0x5F, 0xAA),
    on_accent: Color32::WHITE,
    good: Color32::from_rgb(0x1C, 0x70, 0x5E),
    bad: Color32::from_rgb(0xA8, 0x32, 0x1E),
    unsure: Color32::from_rgb(0x7A, 0x5B, 0x00),
    line: Color32::from_rgb(0xD3, 0xD9, 0xE0),
    panel: Color32::from_rgb(0xF6, 0xF8, 0xFA),
    card: Color32::WHITE,
};

/// Colours of the dark theme.
const DARK: Palette = Palette {
    is_dark: true,
    ground: Color32::from_rgb(0x10, 0x16, 0x1E),
    land: Color32::from_rgb(0x1C, 0x25, 0x30),
    commune: Color32::from_rgb(0x2B, 0x36, 0x43),
    departement: Color32::from_rgb(0x74, 0x82, 0x92),
    quiet: Color32::from_rgb(0xA3, 0xB0, 0xBF),
    ink: Color32::from_rgb(0xEC, 0xF1, 0xF6),
    accent: Color32::from_rgb(0x6D, 0xB3, 0xF2),
    on_accent: Color32::from_rgb(0x0B, 0x14, 0x1F),
    good: Color32::from_rgb(0x6C, 0xD0, 0xB4),
    bad: Color32::from_rgb(0xF4, 0x8F, 0x78),
    unsure: Color32::from_rgb(0xE8, 0xC0, 0x55),
    line: Color32::from_rgb(0x35, 0x41, 0x4F),
    panel: Color32::from_rgb(0x17, 0x1E, 0x27),
    card: Color32::from_rgb(0x1F, 0x28, 0x33),
};

/// The colours of a theme.
pub const fn palette(theme: Theme) -> Palette {
    match theme {
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
    }
}

/// Colours of scenarios in charts, told apart also by those who confuse red and green (Okabe and Ito, 2008); charts
/// give each of them a mark of its own as well.
pub const SCENARIOS: [Color32; 7] = [
    Color32::from_rgb(0x6B, 0x76, 0x82),
    Color32::from_rgb(0x00, 0x72, 0xB2),
    Color32::from_rgb(0xD5, 0x5E, 0x00),
    Color32::from_rgb(0x00, 0x9E, 0x73),
    Color32::from_rgb(0xCC, 0x79, 0xA7),
    Color32::from_rgb(0xE6, 0x9F, 0x00),
    Color32::from_rgb(0x56, 0xB4, 0xE9),
];

/// Colours of parts of a whole on a light ground: payers, criteria (the muted scheme of Tol, 2021, with a grey).
const PARTS_LIGHT: [Color32; 9] = [
    Color32::from_rgb(0x33, 0x22, 0x88),
    Color32::from_rgb(0x88, 0xCC, 0xEE),
    Color32::from_rgb(0x11, 0x77, 0x33),
    Color32::from_rgb(0xDD, 0xCC, 0x77),
    Color32::from_rgb(0xCC, 0x66, 0x77),
    Color32::from_rgb(0x44, 0xAA, 0x99),
    Color32::from_rgb(0x88, 0x22, 0x55),
    Color32::from_rgb(0xAA, 0xB2, 0xBB),
    Color32::from_rgb(0x99, 0x99, 0x33),
];

/// The same on a dark ground: its dark ones are lighter.
const PARTS_DARK: [Color32; 9] = [
    Color32::from_rgb(0x8E, 0x82, 0xE0),
    Color32::from_rgb(0x88, 0xCC, 0xEE),
    Color32::from_rgb(0x4F, 0xB0, 0x6E),
    Color32::from_rgb(0xDD, 0xCC, 0x77),
    Color32::from_rgb(0xE0, 0x86, 0x94),
    Color32::from_rgb(0x5C, 0xC4, 0xB2),
    Color32::from_rgb(0xC9, 0x6D, 0xA0),
    Color32::from_rgb(0xAA, 0xB2, 0xBB),
    Color32::from_rgb(0xBC, 0xBC, 0x58),
];

/// The colour of a part of a whole.
pub const fn part(index: usize, is_dark: bool) -> Color32 {
    if is_dark { PARTS_DARK[index % PARTS_DARK.len()] } else { PARTS_LIGHT[index % PARTS_LIGHT.len()] }
}

/// Dark or white words, whichever is read better on a colour.
pub fn on(colour: Color32) -> Color32 {
    // Contrast as WCAG 2 defines it: (lighter + 0.05) / (darker + 0.05), with the ink of the dark theme's accent.
    let light = scale::lightness(colour);
    let (with_white, with_ink) = (1.05 / (light + 0.05), (light + 0.05) / (scale::lightness(DEEP) + 0.05));
    if with_white >= with_ink { Color32::WHITE } else { DEEP }
}

/// Words on a colour that is too light for white ones.
const DEEP: Color32 = Color32::from_rgb(0x0B, 0x11, 0x18);

/// Installs the typeface. Once, before the first frame.
pub fn install(context: &Context) {
    let mut fonts = FontDefinitions::default();
    let inter = [("inter", report::fonts::REGULAR), ("inter strong", report::fonts::SEMI_BOLD)];
    for (name, bytes) in inter {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let usual = fonts.families.entry(FontFamily::Proportional).or_default();
    usual.insert(0, "inter".to_owned());
    let mut bold = usual.clone();
    bold.insert(0, "inter strong".to_owned());
    fonts.families.insert(strong(), bold);
    context.set_fonts(fonts);
}

/// Size of plain words at the usual size of text, points.
const BODY: f32 = 14.5;

/// Size of the smallest words, points: nothing that people must read is smaller at the usual size of text.
pub const SMALL: f32 = 13.0;

/// So many points at the size of text that people chose: for words, and the room for words, of a size of their own.
pub fn scaled(style: &Style, points: f32) -> f32 {
    // The size of plain words says what was chosen, wherever a style is at hand.
    points * style.text_styles.get(&TextStyle::Body).map_or(1.0, |font| font.size / BODY)
}

/// Sizes and colours of a theme, with the size of text that people chose (1: usual).
pub fn apply(context: &Context, theme: Theme, text_size: f32) {
    let palette = palette(theme);
    context.set_theme(match theme {
        Theme::Light => egui::Theme::Light,
        Theme::Dark => egui::Theme::Dark,
    });
    context.all_styles_mut(|style| {
        let sizes = [
            (TextStyle::Small, FontId::new(SMALL * text_size, FontFamily::Proportional)),
            (TextStyle::Body, FontId::new(BODY * text_size, FontFamily::Proportional)),
            (TextStyle::Button, FontId::new(BODY * text_size, FontFamily::Proportional)),
            (TextStyle::Heading, FontId::new(19.0 * text_size, strong())),
            (TextStyle::Monospace, FontId::new(13.5 * text_size, FontFamily::Monospace)),
        ];
        style.text_styles = sizes.into_iter().collect();
        style.spacing.item_spacing = egui::vec2(8.0, 6.0);
        style.spacing.button_padding = egui::vec2(9.0, 4.0);
        style.spacing.interact_size.y = 26.0 * text_size;
        style.spacing.slider_width = 150.0;
        style.visuals = visuals(&palette);
    });
}

/// How much of the accent lies under what is selected, 0..=1: more, and words in the accent are hard to read on it.
const SELECTED: f32 = 0.18;

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = if palette.is_dark { Visuals::dark() } else { Visuals::light() };
    let corner = CornerRadius::same(5);
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.card;
    visuals.extreme_bg_color = palette.card;
    visuals.faint_bg_color = palette.land;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.popup_shadow =
        Shadow { offset: [0, 3], blur: 10, spread: 0, color: Color32::from_black_alpha(40) };
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.unsure;
    visuals.error_fg_color = palette.bad;
    visuals.weak_text_color = Some(palette.quiet);
    visuals.selection.bg_fill = palette.accent.gamma_multiply(SELECTED);
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    let widgets = &mut visuals.widgets;
    for widget in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        widget.corner_radius = corner;
        widget.fg_stroke.color = palette.ink;
    }
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    widgets.noninteractive.bg_fill = palette.panel;
    widgets.inactive.bg_stroke = Stroke::new(1.0, palette.line);
    widgets.inactive.weak_bg_fill = palette.card;
    widgets.inactive.bg_fill = palette.line;
    widgets.hovered.bg_stroke = Stroke::new(1.0, palette.accent);
    widgets.active.bg_stroke = Stroke::new(1.5, palette.accent);
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Least contrast of words that are not large (WCAG 2, success criterion 1.4.3).
    const LEAST: f64 = 4.5;

    /// Contrast as WCAG 2 defines it.
    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (scale::lightness(one), scale::lightness(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn words_are_legible_on_every_ground_of_both_themes() {
        assert_eq!(contrast(Color32::BLACK, Color32::WHITE), 21.0, "the greatest contrast there is");
        for theme in [Theme::Light, Theme::Dark] {
            let Palette { ground, land, panel, card, quiet, ink, accent, good, bad, unsure, .. } =
                palette(theme);
            for ground in [ground, land, panel, card] {
                for words in [quiet, ink, accent, good, bad, unsure] {
                    let contrast = contrast(words, ground);
                    assert!(contrast >= LEAST, "{theme:?}: {words:?} on {ground:?} is {contrast}");
                }
            }
            assert!(contrast(palette(theme).on_accent, accent) >= LEAST, "{theme:?}: words on the accent");
            for ground in [panel, card] {
                let selected = ground.lerp_to_gamma(accent, SELECTED);
                let contrast = contrast(accent, selected);
                assert!(contrast >= LEAST, "{theme:?}: what is selected on {ground:?} is {contrast}");
            }
        }
    }
}
