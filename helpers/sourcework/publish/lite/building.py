"""All of these together: a folder that any web server can hand out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import jupyter_server
from jupyter_core.paths import jupyter_path

from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.interpreter import KIT
from sourcework.publish.lite.configured import STATIC, configured, list_name
from sourcework.publish.lite.distribution import Distribution, fetched_core, open_distribution
from sourcework.publish.lite.first import first_pages
from sourcework.publish.lite.listed import Listed, listed
from sourcework.publish.lite.pins import ASKED_FOR, EXTENSIONS, RUNTIME
from sourcework.publish.lite.stamped import stamped

FOLDER = "dist/site/lite"
MILLION = 1_000_000


def build_lite(course: Course, root: Path, pyodide: str = "cdn") -> int:
    """Make ``dist/site/lite/`` and return 0; raise KitError where something cannot be had."""
    with TemporaryDirectory(prefix="lite-") as name:
        work = Path(name)
        core = work / "core"
        core.mkdir()
        there = (
            fetched_core(core) if pyodide in ("cdn", "core") else open_distribution(Path(pyodide))
        )
        cdn = pyodide == "cdn"
        found = listed(course, there, _kernels(), cdn, work)
        _lay_out(course, there, found, cdn, work / "lite")
        made = work / "made"
        _run(work / "lite", made)
        # The page asks for these, and JupyterLite leaves them to a server.
        icons = Path(jupyter_server.__file__).parent / "static" / "favicons"
        shutil.copytree(icons, made / "static" / "favicons")
        for place, page in first_pages(course).items():
            (made / place).parent.mkdir(exist_ok=True)
            (made / place).write_bytes(page)
        target = root / FOLDER
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(made, target)
    print(told(target, found, len(course.place.notebooks)))
    return 0


def told(folder: Path, found: Listed, lessons: int) -> str:
    """Return what was made, and what it lacks."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    size = round(sum(each.stat().st_size for each in files) / MILLION)
    lines = [f"{FOLDER}: {lessons} lessons, {len(files)} files, {size} MB"]
    if lost := sorted(set(ASKED_FOR) & set(found.absent)):
        lines += [
            f"Without {', '.join(lost)}: reading and calculation work there, and what needs these "
            "says so. The whole is made with --pyodide FOLDER, a copy of Pyodide's distribution, "
            f"which has to hold: {', '.join(sorted(found.absent))}."
        ]
    return "\n".join(lines)


def _kernels() -> list[Path]:
    """Return the wheels that the kernel itself brings."""
    extension = _extension("@jupyterlite/pyodide-kernel-extension")
    every = sorted((extension / "static" / "pypi").glob("*.whl"))
    # Two of them are for widgets of different ages; no kernel imports either.
    return [each for each in every if not each.name.startswith("widgetsnbextension")]


def _extension(name: str) -> Path:
    for folder in jupyter_path("labextensions"):
        if (Path(folder) / name).is_dir():
            return Path(folder) / name
    raise KitError(name, "this extension is not installed", f"type `pip install '{KIT}[lite]'`")


def _lay_out(course: Course, pyodide: Distribution, found: Listed, cdn: bool, lite: Path) -> None:
    """Write what JupyterLite makes the site of."""
    static = lite / STATIC
    static.mkdir(parents=True)
    for name in () if cdn else RUNTIME:
        shutil.copyfile(pyodide.folder / name, static / name)
    for name, content in found.wheels.items():
        (static / name).parent.mkdir(exist_ok=True)
        (static / name).write_bytes(content)
    (static / list_name(found)).write_text(found.text, encoding="utf-8")
    settings = configured(course, found, pyodide.python, cdn)
    (lite / "jupyter-lite.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    (lite / "files").mkdir()
    for name, content in stamped(course.place).items():
        (lite / "files" / name).write_bytes(content)


def _run(lite: Path, made: Path) -> None:
    """Make the site with JupyterLite, of this environment's extensions alone."""
    extensions = [str(_extension(each)) for each in (*EXTENSIONS, KIT)]
    config = lite / "jupyter_lite_config.json"
    told = {"LiteBuildConfig": {"federated_extensions": extensions, "ignore_sys_prefix": True}}
    config.write_text(json.dumps(told), encoding="utf-8")
    command = [
        *(sys.executable, "-I", "-m", "jupyterlite_core", "build", "--config", str(config)),
        *("--lite-dir", str(lite), "--output-dir", str(made), "--contents", str(lite / "files")),
        *("--apps", "notebooks", "--no-sourcemaps", "--no-unused-shared-packages"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=lite)
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()
        last = (said or ["nothing"])[-1]
        raise KitError("JupyterLite", f"it could not make the site: {last}", "look at its words")
