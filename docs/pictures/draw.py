#!/usr/bin/env python3
"""Draws comparison.png from a results directory.   draw.py RESULTS OUT.png

Needs matplotlib, pandas and pyarrow. Left: share of disturbed lessons by phase on the day called peak, with the
95 % interval. Right: the schools of the territory in phase 2018 under two scenarios.
"""
import json, sys
from pathlib import Path
import matplotlib.pyplot as plt
import pandas as pd

results, out = Path(sys.argv[1]), sys.argv[2]
summary = json.loads((results / "summary.json").read_text())
# Okabe and Ito's palette: told apart by colour-blind readers; markers differ as well.
STYLE = dict(zip((s["name"] for s in summary["scenarios"]), [("#000000", "o"), ("#0072B2", "s"), ("#D55E00", "^"), ("#009E73", "D"), ("#CC79A7", "v")]))
plt.rcParams.update({"font.size": 13, "axes.spines.top": False, "axes.spines.right": False})
figure, axes = plt.subplots(1, 3, figsize=(17, 6.2), gridspec_kw={"width_ratios": [1.25, 1, 1]})

chart = axes[0]
for scenario in summary["scenarios"]:
    phases, means, low, high = [], [], [], []
    for phase in scenario["phases"]:
        for day in phase["days"]:
            if day["name"] == "peak":
                measure = day["measures"]["disturbed_lessons"]
                phases.append(phase["name"])
                means.append(100 * measure["mean"])
                low.append(100 * (measure["mean"] - (measure.get("ci95_low") or measure["mean"])))
                high.append(100 * ((measure.get("ci95_high") or measure["mean"]) - measure["mean"]))
    colour, marker = STYLE[scenario["name"]]
    chart.errorbar(phases, means, yerr=[low, high], color=colour, marker=marker, markersize=8, linewidth=2, capsize=4, label=scenario["name"])
chart.set_title("Cours perturbés, pointe de fin novembre (%)", loc="left")
chart.set_ylim(bottom=0)
chart.legend(frameon=False, loc="upper left", fontsize=11)

runs = pd.read_parquet(results / "runs.parquet", filters=[("phase", "==", "2018"), ("day", "==", "peak"), ("place_kind", "==", "establishment"), ("measure", "==", "disturbed_lessons")])
schools = pd.read_csv(results / "territory" / "establishments.csv", dtype={"departement": str})
for axis, name in zip(axes[1:], ["statu-quo", "clients-legers"]):
    share = runs[runs["scenario"] == name].groupby("place", observed=True)["value"].mean().rename("share")
    here = schools.merge(share, left_on="key", right_index=True, how="left").sort_values("share", na_position="first")
    points = axis.scatter(here["longitude"], here["latitude"], c=100 * here["share"].fillna(0), s=6 + here["pupils"] / 12, cmap="cividis_r", vmin=0, vmax=100, linewidths=0)
    axis.set_title(f"{name}, 2018", loc="left")
    axis.set_aspect(1.43)
    axis.set_axis_off()
bar = figure.colorbar(points, ax=axes[1:], shrink=0.7, pad=0.02)
bar.set_label("cours perturbés dans l'établissement (%)")
figure.savefig(out, dpi=90, bbox_inches="tight")
