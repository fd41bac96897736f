"""Writes what was measured as Markdown, and puts it between the marks of a document."""

import math
import os
from statistics import median

BEGIN = "<!-- benches/peers/run: begin -->"
END = "<!-- benches/peers/run: end -->"

# Goals that are not ratios: workload, how the row's title or the other side's name begins, whose cost counts, name and
# words of the goal, the figure that is made of the cost, its least and its most.
ABSOLUTE = [
    ("W3", "20,000 flows", "ours", "flows/s at 20,000", "≥ 500,000", lambda cost: 1 / cost, 500_000, math.inf),
    ("W4", "itself with 100,000", "other", "µs per completion and start at 100,000", "≤ 20",
     lambda cost: cost * 1e6, 0, 20),
]


def significant(value):
    """Three figures, without an exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def duration(seconds):
    for unit, factor in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 1.0:
            return f"{significant(seconds * factor)} {unit}"
    return f"{significant(seconds * 1e9)} ns"


def spread(values, shown):
    return f"{shown(median(values))} ({shown(min(values))}–{shown(max(values))}; {len(values)})"


def verdict(values, least, most):
    middle = median(values)
    if not least <= middle <= most:
        return "**missed**"
    if min(values) < least or max(values) > most:
        return "met in the median, not in every run"
    return "met"


def line(*cells):
    return "| " + " | ".join(cells) + " |"


def comparison(measured, programs):
    row = measured.row
    name = programs[row.program].name
    other = f"{name}: {row.other}" if row.program != "ours" else row.other
    if measured.missing:
        goal = f"{row.goal.text}: not measured" if row.goal else ""
        return line(row.workload, row.title, "", f"{other}: not installed, {measured.missing}", "", "", goal)
    goal = ""
    if row.goal:
        goal = f"{row.goal.text}: {verdict(measured.ratio.values, row.goal.least, row.goal.most)}"
    agreement = "other size" if not row.alike else f"{measured.difference:.0e}" if measured.difference else "exact"
    if row.files:
        agreement += " (each flow)"
    return line(
        row.workload, row.title, f"{duration(measured.ours.median)} per {row.unit}",
        f"{other}: {duration(measured.other.median)}", spread(measured.ratio.values, significant),
        agreement, goal,
    )


def absolutes(measured):
    lines = []
    for workload, beginning, side, name, text, figure, least, most in ABSOLUTE:
        values = []
        for one in measured:
            named, spent = (one.row.title, one.ours) if side == "ours" else (one.row.other, one.other)
            if one.row.workload == workload and named.startswith(beginning):
                values += map(figure, spent.values)
        if values:
            lines.append(line(workload, name, text, spread(values, significant), verdict(values, least, most)))
    return lines


def markdown(measured, programs, where):
    lines = [
        f"Measured on {where}.",
        "",
        line("", "workload", "ours, median", "beside it, median", "ratio: median (min–max; runs)",
             "results differ by", "goal"),
        line(*["---"] * 7),
        *(comparison(one, programs) for one in measured),
    ]
    absolute = absolutes(measured)
    if absolute:
        lines += ["", line("", "figure of our own", "goal", "median (min–max; runs)", ""), line(*["---"] * 5), *absolute]
    return "\n".join(lines) + "\n"


def write(path, text):
    """Replaces what is between the marks, whole or not at all."""
    document = path.read_text()
    head, begin, rest = document.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{path} has no marks {BEGIN} … {END}")
    temporary = path.with_suffix(".tmp")
    temporary.write_text(f"{head}{BEGIN}\n{text}{END}{tail}")
    os.replace(temporary, path)
