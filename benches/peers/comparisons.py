"""What is compared with what, how large, and the goal of each row. The workloads are described in docs/performance.md."""

import math

from measuring import Comparison, Goal

# Every instant of NeXosim is a whole nanosecond. A wait is what is left of the roundings of all events before it:
# four standard deviations of a sum of 2 · jobs numbers of up to half a nanosecond, over the mean wait of 0.35 s.
def nanoseconds(jobs):
    return 4 * 1e-9 / math.sqrt(12) * math.sqrt(2 * jobs) / 0.35


def queue(quick):
    million = 50_000 if quick else 1_000_000
    python = 5_000 if quick else 200_000
    ciw = 5_000 if quick else 50_000

    def row(program, other, jobs, **more):
        arguments = more.pop("arguments", [str(jobs)])
        return Comparison("W1", f"M/M/16, {jobs:,} jobs", "job", ["many-channels", "kernel", str(jobs)],
                          program, other, arguments, **more)

    return [
        row("nexosim", "source → station → sink", million, tolerance=nanoseconds(million),
            goal=Goal("≥ 5", 5)),
        row("simpy-processes", "a process per job", python, most_runs=3, goal=Goal("≥ 75", 75)),
        row("simpy-callbacks", "callbacks only", python),
        row("ciw", "a node of 16 servers", ciw, most_runs=3),
        row("ours", "bare loop by hand", million, arguments=["many-channels", "by-hand", str(million)],
            goal=Goal("≥ 0.5 (within 2×)", 0.5)),
    ]


def farm(quick):
    jobs = 10_000 if quick else 100_000
    actors = 3_000 if quick else 20_000
    million = 50_000 if quick else 1_000_000

    def row(program, other, jobs, arguments, **more):
        return Comparison("W2", f"64×16 processor-sharing farm, {jobs:,} jobs", "job",
                          ["farm", "kernel", str(jobs)], program, other, arguments, **more)

    return [
        row("simgrid-4-farm", "activities without actors", jobs, [str(jobs)], goal=Goal("≥ 30", 30)),
        row("simgrid-3-farm", "activities, an actor each", actors, [str(actors)]),
        row("ours", "bare virtual-time loop by hand", million, ["farm", "by-hand", str(million)],
            goal=Goal("≥ 0.77 (within 1.3×)", 1 / 1.3)),
    ]


def open_flows(quick):
    flows = 2_000 if quick else 20_000
    many = 10 * flows

    def row(program, other, flows, arguments, **more):
        return Comparison("W3", f"{flows:,} flows on a region's tree", "flow", ["open", "kernel", str(flows)],
                          program, other, arguments, **more)

    return [
        row("simgrid-4-flows", "activities without actors", flows, ["open", str(flows)], files=True, most_runs=3,
            goal=Goal("≥ 200", 200)),
        row("simgrid-3-flows", "activities, an actor each", flows, ["open", str(flows)], files=True, most_runs=1),
        row("ours", "bare loop by hand", flows, ["open", "by-hand", str(flows)], files=True),
        row("ours", "bare loop by hand", many, ["open", "by-hand", str(many)], files=True, most_runs=1),
        row("ours", f"itself with {many:,} flows", flows, ["open", "kernel", str(many)], alike=False,
            goal=Goal("0.7 to 1.3", 0.7, 1.3)),
    ]


def closed_flows(quick):
    ours = 10_000 if quick else 100_000
    sizes = [(1_000, 30)] if quick else [(1_000, 100), (10_000, 20), (100_000, 4)]
    rows = []
    for concurrent, completions in sizes:
        for program, other in (("simgrid-4-flows", "activities without actors"),
                               ("simgrid-3-flows", "activities, an actor each")):
            if program == "simgrid-3-flows" and concurrent > 10_000:
                continue  # an actor each: their stacks alone are gigabytes
            rows.append(Comparison(
                "W4", f"{concurrent:,} flows at a time", "completion and start",
                ["closed", "kernel", str(concurrent), str(ours)],
                program, other, ["closed", str(concurrent), str(completions)], most_runs=3 if concurrent > 1_000 else 5,
                same=["closed", "kernel", str(concurrent), str(completions)],
            ))
    if not quick:
        rows.append(Comparison(
            "W4", "1,000 flows at a time", "completion and start", ["closed", "kernel", "1000", str(ours)],
            "ours", "itself with 100,000 at a time", ["closed", "kernel", "100000", str(ours)], alike=False,
            goal=Goal("≤ 3", 0, 3),
        ))
    return rows


def hold(quick):
    holds = 100_000 if quick else 2_000_000
    rows = []
    for pending in (1_000, 100_000, 1_000_000):
        for side, other in (("heap", "std BinaryHeap of (time, event)"),
                            ("ordered-heap", "std BinaryHeap that keeps ties in order")):
            goal = Goal("≥ 10", 10) if pending == 1_000_000 else None
            rows.append(Comparison(
                "hold", f"{pending:,} pending events", "hold", ["hold", "kernel", str(pending), str(holds)],
                "ours", other, ["hold", side, str(pending), str(holds)], goal=goal, tolerance=0.0,
            ))
    return rows


def rows(quick):
    """All comparisons, in the order of the table."""
    return queue(quick) + farm(quick) + open_flows(quick) + closed_flows(quick) + hold(quick)
