//! Silos: applications that cannot share a host image are given different colours (`docs/model.md` §4).

use super::Context;

/// The silo of each activity, by its position in the catalogue: 0 for most.
///
/// Colouring by DSATUR (Brélaz, Communications of the ACM 22, 1979): next comes the application whose neighbours have
/// most colours, then the one with most conflicts, then the first of the file; it takes the lowest free colour.
pub(super) fn silos(context: &Context<'_>) -> Vec<usize> {
    let names: Vec<&str> = context.file.applications.names().collect();
    let at = |name: &str| names.iter().position(|known| *known == name);
    let mut neighbours = vec![Vec::new(); names.len()];
    for (index, (_, application)) in context.file.applications.iter().enumerate() {
        for other in application.conflicts_with.iter().filter_map(|name| at(name)) {
            if !neighbours[index].contains(&other) {
                neighbours[index].push(other);
                neighbours[other].push(index);
            }
        }
    }
    let colours = dsatur(&neighbours);
    context
        .file
        .activities
        .iter()
        .map(|(_, activity)| {
            activity.application.as_deref().and_then(at).map_or(0, |application| colours[application])
        })
        .collect()
}

/// Colours of the vertices of a graph given by its neighbour lists.
fn dsatur(neighbours: &[Vec<usize>]) -> Vec<usize> {
    let mut colours: Vec<Option<usize>> = vec![None; neighbours.len()];
    let used = |vertex: usize, colours: &[Option<usize>]| {
        let mut used: Vec<usize> = neighbours[vertex].iter().filter_map(|other| colours[*other]).collect();
        used.sort_unstable();
        used.dedup();
        used
    };
    for _ in neighbours {
        let next = (0..neighbours.len())
            .filter(|vertex| colours[*vertex].is_none())
            .max_by_key(|vertex| {
                (used(*vertex, &colours).len(), neighbours[*vertex].len(), std::cmp::Reverse(*vertex))
            })
            .expect("one vertex is coloured in each round");
        let taken = used(next, &colours);
        // One of as many colours as there are vertices is always free.
        colours[next] = (0..neighbours.len()).find(|colour| !taken.contains(colour));
    }
    colours.into_iter().map(|colour| colour.unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::dsatur;

    #[test]
    fn applications_without_conflict_share_a_silo() {
        assert_eq!(dsatur(&[vec![], vec![], vec![]]), [0, 0, 0]);
    }

    #[test]
    fn neighbours_differ_and_colours_are_few() {
        // A path of three needs two colours, a triangle three, an even cycle two.
        assert_eq!(dsatur(&[vec![1], vec![0, 2], vec![1]]), [1, 0, 1]);
        let triangle = dsatur(&[vec![1, 2], vec![0, 2], vec![0, 1]]);
        assert_eq!(triangle, [0, 1, 2]);
        let cycle = dsatur(&[vec![1, 3], vec![0, 2], vec![1, 3], vec![0, 2]]);
        assert_eq!(cycle, [0, 1, 0, 1]);
    }
}
