"""Typst at work on one folder: what it takes of memory goes when its process ends.

``python -m sourcework.views.typesetting FOLDER`` sets the template there with its contents.json,
and leaves the PDF and a word on what it could not do.
"""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, cast

from ..browser import IN_BROWSER
from .letters import folder, lacking

PDF, TOLD = "made.pdf", "told.json"
ACCESSIBLE: Literal["ua-1"] = "ua-1"
TIGHT = (0, 1, 2, 3, 4, 0)  # how tightly it is set, tried in turn until the last page has enough
LEAST = Fraction(1, 4)  # of the height of the last page


def typeset(work: Path, template: str, text: str) -> tuple[bytes, dict[str, str]]:
    """Return the PDF of a folder with contents.json, and what is told of it.

    That is the letters ``lacking`` in the kit's fonts, or the ``error`` for which there is no PDF.
    """
    given = {"template": template, "text": text}
    (work / TOLD).write_text(json.dumps(given), encoding="utf-8")
    if IN_BROWSER:  # there is no other process
        _work(work)
    else:
        command = [sys.executable, "-m", __name__, str(work)]
        # From where this package stands, so that no module of a learner's is taken for another.
        here = Path(__file__).parents[2]
        done = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
        if done.returncode:
            lines = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
            return b"", {"error": lines[-1]}
    told: dict[str, str] = json.loads((work / TOLD).read_text(encoding="utf-8"))
    return (b"" if "error" in told else (work / PDF).read_bytes()), told


def _work(work: Path) -> None:
    import typst

    given = json.loads((work / TOLD).read_text(encoding="utf-8"))
    data = json.loads((work / "contents.json").read_text(encoding="utf-8"))
    missing = lacking(given["text"])
    told = {"lacking": missing}
    try:
        for tight in TIGHT:
            (work / "contents.json").write_text(json.dumps(data | {"tight": tight}), "utf-8")
            typesetter = typst.Compiler(
                str(work / given["template"]),
                root=str(work),
                font_paths=[folder()],
                # The same letters on every computer, but for those that the kit's own lack.
                ignore_system_fonts=not missing,
            )
            if not _ends_badly(typesetter):
                break
        made = typesetter.compile(format="pdf", pdf_standards=[ACCESSIBLE])
        (work / PDF).write_bytes(cast("bytes", made))
    except typst.TypstError as error:
        told["error"] = f"Typst says: {str(error).splitlines()[0]}"
    (work / TOLD).write_text(json.dumps(told), encoding="utf-8")


def _ends_badly(typesetter: Any) -> bool:
    """Whether the last of several pages holds next to nothing."""
    (end,) = json.loads(typesetter.query("<end>", field="value"))
    return bool(end["page"] > 1 and end["part"] < LEAST)


if __name__ == "__main__":
    _work(Path(sys.argv[1]))
