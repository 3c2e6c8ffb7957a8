"""Everything a class needs in one file: a zip for a USB stick, with nothing that gives answers.

Unpacked it is one folder: a page to start from, the whole telegram as a page, slides, handouts,
and the kit itself, which runs from there. The same files make the same zip, byte for byte.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from telegram16293.claims import claims_of
from telegram16293.document import edition
from telegram16293.errors import KitError
from telegram16293.publish.manuscript import Manuscript
from telegram16293.views.reader import reader_page

PATH = "dist/telegram16293-class.zip"
FOLDER = "telegram16293-class"
START = "START-HERE.html"
TEMPLATE = Path(__file__).with_name("start-here.html")
# What `python3 kit.py lab` needs, and whoever reads on: not the course, which has the answers.
KIT = (
    "kit.py",
    "pyproject.toml",
    "environment.yml",
    "README.md",
    "LICENSE",
    "CITATION.cff",
    "CHANGELOG.md",
    "course/LICENSE",
    "helpers",
    "notebooks",
    "seeds",
)
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}
# The oldest day that a zip can give a file: no day of this machine's gets in.
OLDEST = (1980, 1, 1, 0, 0, 0)


def make(root: Path, lessons: Sequence[Manuscript], made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the zip by its path; ``made`` are the files of dist/ by their paths.

    Keys stay out of it. Raises KitError where a file that the kit consists of is missing.
    """
    files = dict(_kit(root))
    files |= {
        path.removeprefix("dist/"): content for path, content in made.items() if is_for_class(path)
    }
    files["telegram.html"] = reader_page(edition(), claims=claims_of(edition())).encode()
    files[START] = start_page(lessons, files).encode()
    return {PATH: _zipped(files)}


def is_for_class(path: str) -> bool:
    """Whether a file of dist/ may be given to learners.

    >>> is_for_class("dist/handouts/a4/02-verify.pdf"), is_for_class("dist/handouts/keys/02.pdf")
    (True, False)
    """
    return not any("key" in part for part in Path(path).parts)


def start_page(lessons: Sequence[Manuscript], files: Mapping[str, bytes]) -> str:
    """Return the page to start from: the ways to work, and links to all that is in the zip."""
    rows = "\n".join(
        f"<tr><td>{each.name}</td><td>{each.title}</td><td>{each.minutes}</td>"
        f"<td>{_link(f'slides/{each.name}.html', 'slides', files)}</td></tr>"
        for each in lessons
    )
    by_folder: dict[str, list[str]] = {}
    for path in sorted(files):
        if path.startswith("handouts/"):
            folder = " · ".join(Path(path).parts[1:-1])
            by_folder.setdefault(folder, []).append(_link(path, Path(path).stem, files))
    papers = "\n".join(
        f"<li><strong>{folder}</strong>: {', '.join(links)}</li>"
        for folder, links in by_folder.items()
    )
    page = TEMPLATE.read_text(encoding="utf-8")
    return page.replace("<!-- lessons -->", rows).replace("<!-- handouts -->", papers)


def _link(path: str, words: str, files: Mapping[str, bytes]) -> str:
    if path not in files:
        raise KitError(PATH, f"no {path} to put in it", "build everything, not one lesson alone")
    return f'<a href="{path}">{words}</a>'


def _kit(root: Path) -> Iterator[tuple[str, bytes]]:
    for name in KIT:
        place = root / name
        if not place.exists():
            raise KitError(PATH, f"{name} is not there", "build in a whole copy of the project")
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and not LEFT_OUT & set(path.parts) and path.suffix != ".pyc":
                yield f"kit/{path.relative_to(root).as_posix()}", path.read_bytes()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path}", OLDEST)
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, files[path], zipfile.ZIP_DEFLATED)
    return made.getvalue()
