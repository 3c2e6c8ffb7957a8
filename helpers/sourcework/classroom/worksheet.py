"""The overview as a notebook: the same numbers as tables of pandas and pictures of matplotlib.

It reads ``overview.csv``, which lies beside it, so a teacher can go on from there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

INTRODUCTION = """\
# What the class understood

The numbers of the overview, without names, to sort and to draw.
Run the cells from the top; `overview.csv` has to lie beside this notebook.
Where under five learners did something, the table says so instead of a number."""
READ = """\
import pandas as pd
import matplotlib.pyplot as plt

overview = pd.read_csv("overview.csv")
overview["count"] = pd.to_numeric(overview["learners"], errors="coerce")
overview.head()"""
RIGHT = """\
right = overview[overview["kind"] == "right"].assign(
    percent=lambda table: 100 * table["count"] / table["handed in"]
)
right[["lesson", "question", "percent"]].sort_values("percent").head(10)"""
MISTAKES = """\
mistakes = overview[overview["kind"] == "mistake"].sort_values("count", ascending=False)
mistakes[["lesson", "what they did", "count", "handed in", "question"]].head(10)"""
BY_LESSON = """\
shares = right.groupby("lesson")["percent"].mean()
axes = shares.plot.barh(color="0.3", xlim=(0, 100))
axes.set_xlabel("answers that are right, %")
axes.invert_yaxis()
plt.show()"""
BY_QUESTION = """\
kinds = overview.pivot_table("count", ["lesson", "exercise"], "kind", aggfunc="sum")
hatches = {"right": "", "mistake": "///", "other": "...", "open": ""}
axes = kinds.reindex(columns=list(hatches)).plot.barh(
    stacked=True, figsize=(8, len(kinds) / 4 + 1), color=["0.2", "white", "white", "white"],
    edgecolor="black",
)
for bars, hatch in zip(axes.containers, hatches.values()):
    for bar in bars:
        bar.set_hatch(hatch)
axes.legend(["right", "a mistake that has a name", "another answer", "not answered"])
axes.set_xlabel("learners")
axes.invert_yaxis()
plt.show()"""
CELLS: Sequence[tuple[str, str]] = (
    ("markdown", INTRODUCTION),
    ("code", READ),
    ("markdown", "## Which questions fewest have right"),
    ("code", RIGHT),
    ("markdown", "## Which mistakes most made"),
    ("code", MISTAKES),
    (
        "markdown",
        "## Lesson by lesson\n\nThe picture shows for each lesson the mean share of right answers.",
    ),
    ("code", BY_LESSON),
    (
        "markdown",
        "## Question by question\n\nEach bar is a question, its parts what the class did with it.",
    ),
    ("code", BY_QUESTION),
)


def notebook() -> str:
    """Return the notebook, not yet run."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {
        "cells": list(_cells()),
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _cells() -> Iterator[dict[str, object]]:
    for number, (kind, source) in enumerate(CELLS):
        cell = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": source}
        yield cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})
