"""Runs two programs in turn, checks that they simulate the same, and keeps the processor times."""

import math
import subprocess
from array import array
from dataclasses import dataclass, field
from statistics import median


class Disagreement(Exception):
    """Two sides came to different results."""


@dataclass
class Comparison:
    """One row: our command, another's, what both must agree on."""

    workload: str
    title: str
    unit: str
    ours: list
    program: str  # key of the installed programs; "ours" for a bare loop of the same program
    other: str  # what the table calls it
    arguments: list
    goal: "Goal | None" = None
    most_runs: int = 99  # fewer where one run takes long, unless the number is asked for
    tolerance: float = 1e-9  # of the results, relative
    files: bool = False  # both write a number per unit, which must agree one by one
    same: list | None = None  # our command of the other's size, where that is not ours
    alike: bool = True  # whether the results can be compared


@dataclass
class Goal:
    """The bounds of the ratio (cost of the other over our cost), and the words of the goal."""

    text: str
    least: float
    most: float = math.inf


@dataclass
class Spread:
    """Median and extremes of some runs."""

    values: list = field(default_factory=list)

    @property
    def median(self):
        return median(self.values)

    def __len__(self):
        return len(self.values)


@dataclass
class Measured:
    """What came out of a comparison; no runs when the other side is missing."""

    row: Comparison
    ours: Spread  # seconds per unit
    other: Spread
    ratio: Spread
    difference: float = 0.0  # the largest relative difference of the results
    missing: str | None = None


@dataclass
class Run:
    seconds: float
    done: int
    result: float

    @property
    def cost(self):
        return self.seconds / self.done


def run_once(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    values = dict(line.split(" ", 1) for line in done.stdout.splitlines() if line.count(" ") == 1)
    try:
        return Run(float(values["cpu_s"]), int(values["done"]), float(values["result"]))
    except (KeyError, ValueError) as problem:
        raise RuntimeError(f"{' '.join(command)} failed ({done.returncode}): {done.stderr[-500:]}") from problem


def difference(a, b):
    """Relative difference; of nothing and something it is infinite."""
    if not (math.isfinite(a) and math.isfinite(b)):
        return math.inf
    return 0.0 if a == b else abs(a - b) / max(abs(a), abs(b))


def numbers(path):
    values = array("d")
    values.frombytes(path.read_bytes())
    return values


def compare(row, ours, other, files):
    if files:
        a, b = (numbers(path) for path in files)
        if len(a) != len(b):
            raise Disagreement(f"{len(a)} numbers against {len(b)}")
        largest = max(map(difference, a, b))
    else:
        largest = difference(ours.result, other.result)
    if not largest <= row.tolerance:
        raise Disagreement(f"results {ours.result!r} and {other.result!r}, which differ by {largest:.1e} "
                           f"where {row.tolerance:.0e} is allowed")
    return largest


def measure(row, programs, runs, work):
    """Runs our side and the other in turn."""
    program = programs[row.program]
    measured = Measured(row, Spread(), Spread(), Spread())
    if program.missing:
        measured.missing = program.missing
        return measured
    files = [work / "ours.ends", work / "other.ends"] if row.files else []
    ours = [*programs["ours"].command, *row.ours, *map(str, files[:1])]
    other = [*program.command, *row.arguments, *map(str, files[1:])]
    for _ in range(runs):
        for path in files:
            path.unlink(missing_ok=True)
        a, b = run_once(ours), run_once(other)
        if row.alike:
            reference = run_once([*programs["ours"].command, *row.same]) if row.same else a
            measured.difference = max(measured.difference, compare(row, reference, b, files))
        measured.ours.values.append(a.cost)
        measured.other.values.append(b.cost)
        measured.ratio.values.append(b.cost / a.cost)
    return measured
