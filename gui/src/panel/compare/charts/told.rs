//! What a chart shows, in words and as a table: for those who do not see it, and for spreadsheets.

use super::super::{Chart, Compared};
use super::title;
use crate::action::Action;
use crate::panel::Look;
use crate::panel::copy::{self, Lines};
use crate::panel::figure::{measure_name, with_margin};
use crate::text::Argument;
use crate::theme;
use egui::{CollapsingHeader, Grid, RichText, ScrollArea, Ui};
use maillage_scenarios::statistics::Interval;
use maillage_sim::measure::Measure;

/// A figure of a chart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    /// Mean and interval.
    pub(super) interval: Interval,
    /// Whether it was computed rather than simulated.
    pub(super) is_estimate: bool,
}

/// What a chart is summed up by in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) enum SummedUp {
    /// By what is known at both ends, from this place on.
    Ends(usize),
    /// By the least and the most.
    Extremes,
}

/// The figures of a chart: it is drawn from them, and told from them.
#[derive(Debug)]
pub(in crate::panel::compare) struct Told {
    /// The chart.
    pub(super) chart: Chart,
    /// What it shows.
    pub(super) measure: Measure,
    /// What its places are.
    pub(super) across: String,
    /// Its places: where they stand on the horizontal axis, and their names.
    pub(super) places: Vec<(f64, String)>,
    /// By scenario and place; none where nothing is known.
    pub(super) by_scenario: Vec<Vec<Option<Figure>>>,
    /// How it is summed up.
    pub(super) summed_up: SummedUp,
}

impl Told {
    /// The figures that are known of every scenario, with where they stand.
    pub(super) fn known(&self) -> impl Iterator<Item = Vec<(f64, Figure)>> {
        self.by_scenario.iter().map(|figures| {
            let places = self.places.iter().zip(figures);
            places.filter_map(|((at, _), figure)| Some((*at, (*figure)?))).collect()
        })
    }

    /// Whether some figure has an interval.
    pub(super) fn has_intervals(&self) -> bool {
        let is_wide = |figure: &Figure| figure.interval.half_width().is_some_and(|half| half > 0.0);
        self.by_scenario.iter().flatten().flatten().any(is_wide)
    }

    /// A sentence on each scenario, after what the figures are.
    pub(super) fn words(&self, look: &Look<'_>, compared: &[Compared<'_>]) -> String {
        let scenarios = compared.iter().zip(&self.by_scenario);
        let scenarios: Vec<String> =
            scenarios.map(|(one, figures)| self.sentence(look, one, figures)).collect();
        let said = [
            ("measure", measure_name(look.text, self.measure).into()),
            ("across", self.across.as_str().into()),
            ("scenarios", scenarios.join(" ").into()),
        ];
        look.text.say("chart-told", &said)
    }

    fn sentence(&self, look: &Look<'_>, one: &Compared<'_>, figures: &[Option<Figure>]) -> String {
        let scenario = ("scenario", title(look, one).into());
        let from = match self.summed_up {
            SummedUp::Ends(from) => from,
            SummedUp::Extremes => 0,
        };
        let mut known: Vec<(&str, &Interval)> = self
            .places
            .iter()
            .zip(figures)
            .skip(from)
            .filter_map(|((_, place), figure)| Some((place.as_str(), &figure.as_ref()?.interval)))
            .collect();
        let key = match self.summed_up {
            SummedUp::Ends(_) => "chart-told-ends",
            SummedUp::Extremes => {
                // Of equal ones the first place is the least and the last one the most.
                known.sort_by(|a, b| a.1.mean.total_cmp(&b.1.mean));
                "chart-told-extremes"
            }
        };
        let said =
            |interval: &Interval| -> Argument { with_margin(look.text, self.measure, interval).into() };
        match known.as_slice() {
            [] => look.text.say("chart-told-nothing", &[scenario]),
            [(place, only)] => {
                look.text.say("chart-told-one", &[scenario, ("figure", said(only)), ("at", (*place).into())])
            }
            [first, .., last] => look.text.say(
                key,
                &[
                    scenario,
                    ("first", said(first.1)),
                    ("first_at", first.0.into()),
                    ("last", said(last.1)),
                    ("last_at", last.0.into()),
                ],
            ),
        }
    }

    /// The figures as a table: a place in each line, a scenario in each column.
    fn lines(&self, look: &Look<'_>, compared: &[Compared<'_>]) -> Lines {
        let heads = std::iter::once(self.across.clone()).chain(compared.iter().map(|one| title(look, one)));
        let cell = |figure: Option<Figure>| {
            let Some(figure) = figure else { return "–".to_owned() };
            let words = with_margin(look.text, self.measure, &figure.interval);
            if figure.is_estimate { format!("{words} {}", look.text.get("chart-estimate")) } else { words }
        };
        let line = |(at, (_, place)): (usize, &(f64, String))| {
            let cells = self.by_scenario.iter().map(|figures| cell(figures.get(at).copied().flatten()));
            std::iter::once(place.clone()).chain(cells).collect()
        };
        std::iter::once(heads.collect()).chain(self.places.iter().enumerate().map(line)).collect()
    }

    /// Draws the table, folded at first, with a button that copies it.
    pub(in crate::panel::compare) fn table(
        &self,
        ui: &mut Ui,
        look: &Look<'_>,
        compared: &[Compared<'_>],
        actions: &mut Vec<Action>,
    ) {
        let key = self.chart.key();
        let name = look.text.get(key);
        let heading = look.text.say("chart-figures", &[("chart", name.as_str().into())]);
        CollapsingHeader::new(heading).id_salt(("figures of", key)).show(ui, |ui| {
            let lines = self.lines(look, compared);
            if copy::button(ui, look, &name) {
                actions.push(Action::Copy(copy::tabbed(&lines)));
            }
            ScrollArea::horizontal().id_salt(("columns of", key)).show(ui, |ui| {
                Grid::new(("grid of", key)).striped(true).spacing([18.0, 4.0]).show(ui, |ui| {
                    for (at, line) in lines.into_iter().enumerate() {
                        for words in line {
                            let words = RichText::new(words);
                            ui.label(if at == 0 { words.family(theme::strong()) } else { words });
                        }
                        ui.end_row();
                    }
                });
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Theme;
    use crate::study::Known;
    use crate::text::Text;
    use maillage_scenarios::file::LocalText;
    use maillage_scenarios::text::Language;

    fn figure(mean: f64, half: Option<f64>) -> Figure {
        let [ci95_low, ci95_high] = [-1.0, 1.0].map(|side| half.map(|half| mean + side * half));
        let interval = Interval { mean, ci95_low, ci95_high, n: 3 };
        Figure { interval, is_estimate: half.is_none() }
    }

    fn told(summed_up: SummedUp, figures: Vec<Option<Figure>>) -> Told {
        let places = ["2013", "2015", "2018"].map(str::to_owned).into_iter();
        Told {
            chart: Chart::Phases,
            measure: Measure::DisturbedLessons,
            across: "Phase".to_owned(),
            places: places.enumerate().map(|(at, name)| (at as f64, name)).collect(),
            by_scenario: vec![figures],
            summed_up,
        }
    }

    /// Hands over what a chart of one scenario is in words, and as a table.
    fn tell(told: &Told) -> (String, Lines) {
        let text = Text::new(Language::English);
        let look = Look { text: &text, palette: theme::palette(Theme::Light) };
        let title = LocalText { fr: "Ce qui est là".to_owned(), en: "What is there".to_owned() };
        let name = "now".to_owned();
        let known = Known { name, title, summary: None, hash: 1, scenario: None };
        let compared = [Compared { known: &known, number: 0, view: None }];
        (told.words(&look, &compared), told.lines(&look, &compared))
    }

    #[test]
    fn a_chart_is_told_by_its_ends_or_its_extremes() {
        let figures =
            vec![Some(figure(0.30, None)), Some(figure(0.12, Some(0.02))), Some(figure(0.20, None))];
        let (words, _) = tell(&told(SummedUp::Ends(0), figures.clone()));
        assert!(words.contains("30% (2013)") && words.contains("20% (2018)"), "{words}");
        assert!(!words.contains("2015"), "{words}");
        let (words, _) = tell(&told(SummedUp::Extremes, figures.clone()));
        assert!(words.contains("12% ± 2.0% (2015)") && words.contains("30% (2013)"), "{words}");
        let (words, _) = tell(&told(SummedUp::Ends(1), figures));
        assert!(words.contains("12% ± 2.0% (2015)") && words.contains("20% (2018)"), "{words}");
        for part in ["Disturbed lessons", "Phase", "What is there"] {
            assert!(words.contains(part), "{part} in {words}");
        }
    }

    #[test]
    fn little_that_is_known_is_told_too() {
        let (one, _) = tell(&told(SummedUp::Extremes, vec![None, Some(figure(0.12, None)), None]));
        assert!(one.contains("12% (2015)"), "{one}");
        let (nothing, _) = tell(&told(SummedUp::Extremes, vec![None; 3]));
        assert!(nothing.contains("What is there") && !nothing.contains("20"), "{nothing}");
    }

    #[test]
    fn the_table_has_every_figure_and_calls_estimates_so() {
        let figures = vec![Some(figure(0.30, None)), None, Some(figure(0.12, Some(0.02)))];
        let told = told(SummedUp::Ends(0), figures);
        let (_, lines) = tell(&told);
        let estimate = format!("30% {}", Text::new(Language::English).get("chart-estimate"));
        let expected =
            [["Phase", "What is there"], ["2013", estimate.as_str()], ["2015", "–"], ["2018", "12% ± 2.0%"]];
        assert_eq!(lines, expected);
        let known: Vec<f64> = told.known().next().unwrap().iter().map(|(at, _)| *at).collect();
        assert_eq!(known, [0.0, 2.0]);
        assert!(told.has_intervals());
    }
}
