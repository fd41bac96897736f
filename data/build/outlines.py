"""Outlines of communes and départements that share their borders: each border is stored once per département.

Called by build.py. The steps: all borders on one grid, cut where they meet; each face between them goes to a commune;
borders simplified together; borders stored as arcs, which communes and départements refer to. The form of the file is
described in ../tables/README.md.
"""

import csv
import gzip
import io
import math
from collections import defaultdict

import numpy
import shapely

# Cells of the grid per degree: 22 m to the north, 14 to 22 m to the east.
CELLS = 5_000
METRES_PER_CELL = 40_007_863 / 360 / CELLS  # the meridian of WGS 84

# Visvalingam and Whyatt: a corner goes while its triangle is smaller than the square of this many metres. The source
# itself was made with about 210 m.
FINE = 200.0
COARSE = 1_200.0
# Islands under this many km² are not drawn when all of France is.
COARSE_ISLAND = 3.0

# The source has these communes in one outline: they parted after it was made (1 January 2025).
TOGETHER = {"15141": ["15031", "15035", "15047", "15171"]}  # Neussargues

# Between communes without being one: Llívia, of Spain.
FOREIGN = [(1.98, 42.465)]

# A gap smaller than this (km²) is an error of the source's own simplification or a lagoon, a larger one a commune that
# merged with a neighbour since.
SLIVER = 0.5


def flattening(codes):
    """Degrees of longitude over degrees of latitude on the ground: 46.5° north at home, the tropics overseas."""
    return numpy.array([0.97 if len(code) == 3 else math.cos(math.radians(46.5)) for code in codes])


def square_km(shape):
    """Area of a shape on the grid; within 1 %, enough for thresholds."""
    latitude = math.radians(shape.centroid.y / CELLS)
    return shape.area * math.cos(latitude) * (METRES_PER_CELL / 1000) ** 2


def on_grid(shapes):
    return shapely.transform(numpy.array(shapes, dtype=object), lambda points: points * CELLS)


def source_shapes(rows, current):
    """Code and outline: of the communes, or of their former communes where the commune itself has none."""
    by_id = {row["id"]: row for row in rows}
    shapes = [(row["code"], shapely.from_wkb(row["geometry"])) for row in rows
              if row["type"] == "COM" and row["code"] in current and len(row["geometry"]) > 2]  # fmt: skip
    found = {code for code, _ in shapes}
    for row in rows:
        if row["type"] in ("COMD", "COMA") and len(row["geometry"]) > 2:
            parent = by_id[row["commune_parent_id"]]["code"]
            if parent in current and parent not in found:
                shapes.append((parent, shapely.from_wkb(row["geometry"])))
    return sorted(shapes, key=lambda shape: shape[0])


def beyond(shapes, cantons):
    """What the cantons cover outside the outer bounds of the communes: communes of the border that merged since."""
    whole = shapely.union_all([shape for _, shape in shapes])
    filled = shapely.union_all([shapely.Polygon(part.exterior) for part in whole.geoms])
    covered = shapely.union_all(
        [shapely.make_valid(shapely.from_wkb(row["geometry"])) for row in cantons if len(row["geometry"]) > 2]
    )
    parts = shapely.get_parts(shapely.difference(covered, filled))
    return [part for part in parts if not shapely.buffer(part, -0.004).is_empty]


def faces_of(shapes, extra):
    """The faces that all borders cut the plane into, on the grid, each with the communes whose outline it is in."""
    codes = [code for code, _ in shapes]
    grid = on_grid([shape for _, shape in shapes])
    borders = numpy.concatenate([shapely.boundary(grid), shapely.boundary(on_grid(extra))])
    cut = shapely.get_parts(shapely.union_all(borders, grid_size=1.0))
    faces = shapely.get_parts(shapely.polygonize(cut))
    owners = [[] for _ in faces]
    inside, owner = shapely.STRtree(grid).query(shapely.point_on_surface(faces), "intersects")
    for face, shape in zip(inside, owner):
        owners[face].append(codes[shape])
    return faces, owners


def unknown_parts(entries, rows):
    """How many former communes of its département each commune has that the source does not know."""
    known = {row["code"] for row in rows if len(row["geometry"]) > 2}
    former = {entry["code"]: entry.get("anciensCodes", []) for entry in entries}
    counts = {code: sum(part not in known and part[:2] == code[:2] for part in former[code]) for code in former}
    return {code: count for code, count in counts.items() if count > 0}


def label(faces, owners, unknown):
    """The commune of each face; None outside. A sliver goes to the neighbour with the longest border, a gap to the one
    of them that has former communes that the source does not know, each of which is taken for one gap."""
    labels = [min(codes) if codes else None for codes in owners]
    tree = shapely.STRtree(faces)
    foreign = [shapely.Point(x * CELLS, y * CELLS) for x, y in FOREIGN]
    gaps = []
    for face in [face for face, codes in enumerate(owners) if not codes]:
        hole = faces[face]
        borders = defaultdict(float)
        for other in tree.query(hole, "intersects"):
            if owners[other]:
                borders[min(owners[other])] += shapely.intersection(hole.boundary, faces[other].boundary).length
        if square_km(hole) < SLIVER:
            labels[face] = max(borders, key=lambda code: (borders[code], code), default=None)
        elif not any(hole.contains(point) for point in foreign):
            near = {code: length for code, length in borders.items() if code in unknown and length > 0.0}
            gaps.append((len(near), round(square_km(hole), 1), face, near))
    given = defaultdict(list)
    for _, area, face, near in sorted(gaps, key=lambda gap: gap[:3]):
        free = [code for code in near if len(given.get(code, [])) < unknown[code]]
        labels[face] = max(free, key=lambda code: (near[code], code))
        given[labels[face]].append(area)
    return labels, dict(sorted(given.items()))


def dissolve(shapes, labels):
    """One shape per label, in the order of the labels."""
    parts = defaultdict(list)
    for shape, name in zip(shapes, labels):
        if name is not None:
            parts[name].append(shape)
    names = sorted(parts)
    shapes = numpy.array([shapely.coverage_union_all(parts[name]) for name in names], dtype=object)
    # A ring that touches itself becomes a ring and a hole.
    bent = ~shapely.is_valid(shapes)
    shapes[bent] = shapely.make_valid(shapes[bent], method="structure")
    return names, shapes


def simplify(shapes, squeeze, metres):
    """Simplified together, so that neighbours keep equal borders that do not cross; corners stay on the grid."""
    simple = numpy.empty(len(shapes), dtype=object)
    for factor in sorted(set(squeeze)):
        group = numpy.flatnonzero(squeeze == factor)
        flat = shapely.transform(shapes[group], lambda points: points * [factor, 1.0])
        flat = shapely.coverage_simplify(flat, tolerance=metres / METRES_PER_CELL)
        simple[group] = shapely.transform(flat, lambda points: numpy.round(points / [factor, 1.0]))
    if not shapely.coverage_is_valid(simple) or not shapely.is_valid(simple).all():
        raise ValueError("the simplified outlines overlap or cross themselves")
    return simple


def polygons_of(shape):
    """Rings of each polygon as lists of corners, not closed: counterclockwise outside, clockwise holes (RFC 7946);
    the largest polygon first."""
    parts = sorted(shapely.get_parts(shapely.orient_polygons(shape)), key=lambda part: (-part.area, part.wkb))
    return [
        [[(int(x), int(y)) for x, y in ring.coords[:-1]] for ring in (part.exterior, *part.interiors)]
        for part in parts
    ]


class Arcs:
    """Borders of a coverage, each once: the pieces between points where three meet, in the direction of first use."""

    def __init__(self, coverage):
        neighbours = defaultdict(set)
        for polygons in coverage.values():
            for ring in (ring for polygon in polygons for ring in polygon):
                for before, corner in zip([ring[-1], *ring], ring):
                    neighbours[corner].add(before)
                    neighbours[before].add(corner)
        self.nodes = {corner for corner, near in neighbours.items() if len(near) != 2}
        self.points = []
        self.known = {}

    def ring(self, ring):
        """The arcs of a ring, ~index when against their direction."""
        cuts = [place for place, corner in enumerate(ring) if corner in self.nodes]
        # A ring without node is one arc, which begins at its smallest corner.
        first = cuts[0] if cuts else ring.index(min(ring))
        ring = ring[first:] + ring[: first + 1]
        cuts = [cut - first for cut in cuts] or [0]
        return [self.arc(ring[begin : end + 1]) for begin, end in zip(cuts, [*cuts[1:], len(ring) - 1])]

    def arc(self, points):
        points = tuple(points)
        # Two arcs may join the same points; never by the same way.
        if points in self.known:
            return self.known[points]
        if points[::-1] in self.known:
            return ~self.known[points[::-1]]
        self.known[points] = len(self.points)
        self.points.append(points)
        return len(self.points) - 1

    def outline(self, number, polygons):
        return number, [[self.ring(ring) for ring in polygon] for polygon in polygons]


def packed(values):
    """Whole numbers from 0 in base 128, lowest digits first; the high bit says that more follow."""
    data = bytearray()
    for value in values:
        while value > 127:
            data.append(value & 127 | 128)
            value >>= 7
        data.append(value)
    return bytes(data)


def signed(value):
    return 2 * value if value >= 0 else -2 * value - 1


def member(arcs, outlines):
    """The bytes of some outlines and of the arcs they use, numbered in the order of use."""
    order = {}
    values = [len(outlines)]
    for number, polygons in outlines:
        values += [number, len(polygons)]
        for polygon in polygons:
            values.append(len(polygon))
            for ring in polygon:
                values.append(len(ring))
                for arc in ring:
                    forward = max(arc, ~arc)
                    values.append(2 * (len(order) - order.get(forward, len(order))) + (arc < 0))
                    order.setdefault(forward, len(order))
    corners = [len(order)]
    x, y = 0, 0
    for arc in order:
        corners.append(len(arcs.points[arc]))
        for corner in arcs.points[arc]:
            corners += [signed(corner[0] - x), signed(corner[1] - y)]
            x, y = corner
    return gzip.compress(packed(corners) + packed(values), compresslevel=9, mtime=0)


def write(output, entries, rows, cantons):
    """Writes outlines.bin.gz, one gzip member per département, and outlines.csv, which says where each begins."""
    departement = {entry["code"]: entry["departement"] for entry in entries}
    shapes = source_shapes(rows, set(departement))
    faces, owners = faces_of(shapes, beyond(shapes, cantons))
    labels, gaps = label(faces, owners, unknown_parts(entries, rows))
    codes, communes = dissolve(faces, labels)
    absent = sorted(set(departement) - set(codes))
    if absent != sorted(code for others in TOGETHER.values() for code in others):
        raise ValueError(f"communes without outline: {absent}")
    communes = simplify(communes, flattening([departement[code] for code in codes]), FINE)
    departements, wholes = dissolve(communes, [departement[code] for code in codes])

    coverage = {code: polygons_of(shape) for code, shape in zip(codes, communes)}
    arcs = Arcs(coverage)
    fine = {code: arcs.outline(int(code[len(departement[code]) :]), coverage[code]) for code in codes}
    known_corners = sum(len(points) for points in arcs.points)
    members = {}
    for name, whole in zip(departements, wholes):
        inside = [fine[code] for code in codes if departement[code] == name]
        members[name] = member(arcs, [arcs.outline(0, polygons_of(whole)), *inside])
    corners = sum(len(points) for points in arcs.points)
    if corners != known_corners:
        raise ValueError("an outline of a département leaves the borders of its communes")

    simple = simplify(wholes, flattening(departements), COARSE)
    coverage = {row: large(polygons_of(shape)) for row, shape in enumerate(simple, 1)}
    arcs = Arcs(coverage)
    members["france"] = member(arcs, [arcs.outline(*item) for item in coverage.items()])
    save(output, members)
    return {"corners": corners, "gaps given to communes that merged, km²": gaps}


def large(polygons):
    """Without the small islands; the largest stays whatever its size."""
    others = [polygon for polygon in polygons[1:] if square_km(shapely.Polygon(polygon[0])) >= COARSE_ISLAND]
    return [polygons[0], *others]


def save(output, members):
    (output / "outlines.bin.gz").write_bytes(b"".join(members.values()))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["code", "begin", "bytes"])
    begin = 0
    for name, data in members.items():
        writer.writerow([name, begin, len(data)])
        begin += len(data)
    (output / "outlines.csv").write_text(text.getvalue())
