//! Links on the map, wide and coloured by how full they are: school to point of presence, to its département, to the core,
//! to host sites. From afar, points of presence lie under their schools: each school is then joined to its département by
//! one line, as full as the fuller of access and collection.

use super::camera::Camera;
use super::dots::passes;
use super::net::{Load, Net};
use super::world::World;
use crate::panel::kept;
use crate::state::Filter;
use crate::theme::Palette;
use crate::theme::scale::Scale;
use egui::epaint::{PathShape, TessellationOptions, Tessellator};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Stroke};
use maillage_scenarios::results::places::LinkClass;
use maillage_sim::measure::Measure;
use maillage_sim::territory::Territory;
use std::sync::Arc;

/// Links as last drawn: made again when the view, the filter or the load changes.
#[derive(Default, Debug)]
pub(super) struct Lines {
    drawn: Option<(Key, Arc<Mesh>)>,
}

/// What a kept drawing depends on.
#[derive(Clone, PartialEq, Debug)]
struct Key {
    camera: Camera,
    pane: Rect,
    is_dark: bool,
    version: u64,
    filter: Filter,
    schools: bool,
}

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn<'a> {
    pub(super) net: &'a Net,
    pub(super) load: Load<'a>,
    pub(super) world: &'a World,
    pub(super) territory: &'a Territory,
    pub(super) filter: &'a Filter,
    /// Changes with the load.
    pub(super) version: u64,
    /// Whether the lines of schools are drawn, and not only those between départements and host sites.
    pub(super) schools: bool,
}

/// Points per kilometre from which points of presence are told apart from their schools.
const NEAR: f32 = 9.0;

/// Whether the links of points of presence are drawn, with those of schools (`schools`) or without them.
pub(super) fn has_collection(camera: &Camera, schools: bool) -> bool {
    schools && camera.scale >= NEAR
}

/// How a link is drawn: width by class and load, colour by load.
pub(super) fn stroke(class: LinkClass, load: f32, scale: &Scale, palette: &Palette) -> Stroke {
    let width = match class {
        LinkClass::Access | LinkClass::Lan | LinkClass::Wifi => 0.5 + 1.5 * load,
        LinkClass::Collection => 0.8 + 2.6 * load,
        LinkClass::Backbone | LinkClass::HostSite | LinkClass::Internet => 1.6 + 5.0 * load,
    };
    // What has room to spare stays in the background.
    let colour = if scale.step(f64::from(load)) == 0 { idle(palette) } else { scale.colour(f64::from(load)) };
    Stroke::new(width, colour)
}

/// The colour of links with room to spare.
pub(super) fn idle(palette: &Palette) -> Color32 {
    palette.land.lerp_to_gamma(palette.departement, 0.42)
}

impl Lines {
    /// Draws the links.
    pub(super) fn draw(&mut self, painter: &Painter, drawn: &Drawn<'_>, camera: &Camera, palette: &Palette) {
        let pane = painter.clip_rect();
        let key = Key {
            camera: *camera,
            pane,
            is_dark: palette.is_dark,
            version: drawn.version,
            filter: drawn.filter.clone(),
            schools: drawn.schools,
        };
        let mesh = match &self.drawn {
            Some((known, mesh)) if *known == key => Arc::clone(mesh),
            _ => {
                let mesh = Arc::new(mesh(drawn, camera, pane, palette, painter.ctx().pixels_per_point()));
                self.drawn = Some((key, Arc::clone(&mesh)));
                mesh
            }
        };
        kept::draw(painter, 2, mesh);
    }
}

fn mesh(drawn: &Drawn<'_>, camera: &Camera, pane: Rect, palette: &Palette, pixels_per_point: f32) -> Mesh {
    let scale = Scale::of(Measure::AccessUtilisationP95, palette.is_dark);
    let seen = camera.seen(pane);
    let mut lines: Vec<([Pos2; 2], LinkClass, f32)> = Vec::new();
    let mut line = |ends: [Pos2; 2], class, load: f32| {
        if seen.intersects(Rect::from_two_pos(ends[0], ends[1])) {
            lines.push((ends, class, load));
        }
    };
    let is_near = camera.scale >= NEAR;
    if drawn.schools {
        for (at, access) in drawn.territory.access.iter().enumerate() {
            if passes(drawn.filter, &drawn.territory.establishments[at], drawn.territory) {
                let point = access.point_of_presence as usize;
                let mut load = drawn.load.access(at);
                let mut end = drawn.world.points[point];
                if !is_near {
                    end = drawn.world.hubs[drawn.territory.points_of_presence[point].departement as usize];
                    let collection = drawn.net.collection.get(point).into_iter().flatten();
                    load = collection.map(|link| drawn.load.link(*link)).fold(load, f32::max);
                }
                line([drawn.world.schools[at], end], LinkClass::Access, load);
            }
        }
    }
    for span in &drawn.net.spans {
        if span.class == LinkClass::Collection && !has_collection(camera, drawn.schools) {
            continue;
        }
        let load = span.links.iter().map(|link| drawn.load.link(*link)).fold(0.0, f32::max);
        line(span.ends, span.class, load);
    }
    // Full ones last, so that they are not hidden; of equals, those that more people share.
    lines.sort_by(|a, b| scale.step(f64::from(a.2)).cmp(&scale.step(f64::from(b.2))).then(a.1.cmp(&b.1)));
    let mut mesh = Mesh::default();
    let mut pen = Tessellator::new(pixels_per_point, TessellationOptions::default(), [1, 1], Vec::new());
    for (ends, class, load) in lines {
        let ends = ends.map(|end| camera.to_screen(pane, end));
        pen.tessellate_path(&PathShape::line(ends.to_vec(), stroke(class, load, &scale, palette)), &mut mesh);
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Theme;
    use crate::theme::palette;

    #[test]
    fn fuller_links_are_wider_and_of_another_colour() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = palette(theme);
            let scale = Scale::of(Measure::AccessUtilisationP95, palette.is_dark);
            for class in [LinkClass::Access, LinkClass::Collection, LinkClass::Backbone, LinkClass::HostSite]
            {
                let strokes = [0.0, 0.5, 0.7, 0.9, 1.0].map(|load| stroke(class, load, &scale, &palette));
                assert!(
                    strokes
                        .windows(2)
                        .all(|pair| pair[0].width < pair[1].width && pair[0].color != pair[1].color)
                );
            }
        }
    }
}
