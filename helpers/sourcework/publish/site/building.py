"""The folder of the site, put into place whole; a JupyterLite that stands in it stays."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from sourcework.course import Course
from sourcework.export.writing import files
from sourcework.publish.building import made_for_class, read_all
from sourcework.publish.site.gathering import gathered
from sourcework.publish.site.running import run

SITE, LITE = "dist/site", "lite"
MILLION = 10**6
LEFT_OUT = ("objects.inv", ".buildinfo", "_sources")


def build_site(course: Course, root: Path, target: Path | None = None) -> int:
    """Make ``dist/site/``, or another folder, and return 0; KitError where a page has a fault.

    Everything in it is made anew but ``lite``, which ``build lite`` makes and which is kept.
    """
    lessons = read_all(course, root)
    data = {f"dist/data/{name}": content for name, content in files(course).items()}
    made = {**made_for_class(course, root, lessons), **data}
    target = target or root / SITE
    lite = (target / LITE).is_dir()
    pages = gathered(course, root, lessons, made, lite)
    with TemporaryDirectory(prefix="site-") as name:
        work = Path(name)
        _write(work / "source", pages.sources)
        _write(work / "extra", pages.extra)
        run(course, work / "source", work / "extra", work / "made", work)
        for each in LEFT_OUT:
            _remove(work / "made" / each)
        _put(work / "made", target)
    print(told(target, lite))
    return 0


def told(target: Path, lite: bool) -> str:
    """Return what was made, and how its lessons are opened."""
    own = [each for each in target.rglob("*.html") if LITE not in each.relative_to(target).parts]
    size = sum(each.stat().st_size for each in target.rglob("*") if each.is_file()) / MILLION
    opens = (
        "Its lessons open in the browser."
        if lite
        else "To open its lessons in the browser, `build lite`, and then `build site` once more."
    )
    return f"{SITE}: {len(own)} pages, {size:.0f} MB. Open {SITE}/index.html. {opens}"


def _write(folder: Path, texts: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True)
    for path, content in texts.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _put(made: Path, target: Path) -> None:
    """Put a folder where the site is; what is in ``lite`` there stays."""
    kept = target / LITE
    target.mkdir(parents=True, exist_ok=True)
    for each in target.iterdir():
        if each != kept:
            _remove(each)
    for each in sorted(made.iterdir()):
        shutil.move(each, target / each.name)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
