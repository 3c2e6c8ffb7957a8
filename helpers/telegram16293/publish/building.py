"""All lessons, made into notebooks, or compared with the notebooks that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from telegram16293.errors import KitError, UnknownName
from telegram16293.publish.differences import differences, sanitizing
from telegram16293.publish.editions import EDITIONS, drafts
from telegram16293.publish.manuscript import Manuscript, read_manuscript
from telegram16293.publish.running import run_all

LESSONS = "course/lessons"
SANITIZE = "tests/nbval-sanitize.cfg"


def build(
    root: Path,
    check: bool = False,
    exercises: Collection[str] | None = None,
    only: Collection[str] = (),
) -> int:
    """Make every notebook, or with ``check`` say what would change; 0 when all is as it should be.

    ``exercises`` are the ids that lessons may use; unless given, those of the kit.
    ``only`` names the lessons to make, such as ``02-verify``; unless given, all of them.
    Raises KitError where a manuscript has a fault or one of its cells fails.
    """
    lessons = read_all(root, exercises, only)
    made = run_all([draft for each in lessons for draft in drafts(each)])
    strays = _strays(root)
    for path in strays:
        print(f"{path} has no manuscript in {LESSONS}: remove it")
    changed = _compare(root, made) if check else _write(root, made)
    outcome = "differ from what is stored" if check else "written"
    print(f"{len(made)} notebooks from {len(lessons)} lessons, {changed} {outcome}")
    return 1 if strays or (check and changed) else 0


def read_all(
    root: Path, exercises: Collection[str] | None = None, only: Collection[str] = ()
) -> list[Manuscript]:
    """Return the manuscripts under ``root``, or those named, in the order of their numbers."""
    known = _exercise_ids() if exercises is None else exercises
    paths = _manuscripts(root)
    if not paths:
        raise KitError(f"{LESSONS}/", "no lesson there", "run this in the project's top folder")
    for name in (each for each in only if each not in paths):
        raise UnknownName.near("lesson", name, paths)
    return [read_manuscript(paths[each], root, known) for each in paths if each in (only or paths)]


def _manuscripts(root: Path) -> dict[str, Path]:
    paths = sorted((root / LESSONS).glob("[0-9][0-9]-*.md"))
    return {each.stem: each for each in paths}


def _exercise_ids() -> Collection[str]:
    from telegram16293.exercises import ALL

    return tuple(ALL)


def _write(root: Path, made: Mapping[str, str]) -> int:
    """Write the notebooks whose bytes changed and return their number."""
    changed = [each for each in made if _stored(root / each) != made[each]]
    for path in changed:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(made[path], encoding="utf-8", newline="\n")
        print(f"wrote {path}")
    return len(changed)


def _compare(root: Path, made: Mapping[str, str]) -> int:
    """Print how the stored notebooks differ from those made and return how many do."""
    patterns = sanitizing(root / SANITIZE)
    changed = 0
    for path, text in made.items():
        stored = _stored(root / path)
        lines = list(differences(stored, text, patterns)) if stored else ["  not there yet"]
        if lines:
            changed += 1
            print("\n".join((path, *lines)))
    return changed


def _stored(path: Path) -> str:
    return path.read_bytes().decode() if path.exists() else ""


def _strays(root: Path) -> list[str]:
    known = _manuscripts(root)
    return [each for each in _notebooks(root) if Path(each).stem not in known]


def _notebooks(root: Path) -> Iterator[str]:
    for edition in EDITIONS:
        for path in sorted((root / edition.folder).glob("*.ipynb")):
            yield path.relative_to(root).as_posix()
