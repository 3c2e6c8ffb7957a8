"""What the site for the browser is made of, and what a kernel does there: without a browser."""

from __future__ import annotations

import ast
import hashlib
import importlib
import json
import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from packaging.requirements import Requirement

from sourcework import courses
from sourcework.browser.loading import Absent, Loader, Package, Packages, absent
from sourcework.errors import KitError
from sourcework.publish.lite import configured, distribution, first, listed, pins, stamped, wheels
from sourcework.publish.lite.building import told
from sourcework.publish.lite.packed import AT_A_DESK, packed
from telegram16293.course import course

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BROWSER = {**wheels.BROWSER, "python_version": "3.14", "python_full_version": "3.14.0"}
CORE = {"info": {"abi_version": pins.ABI, "python": "3.14.0"}, "packages": {}}


def of_pyodide(name: str, *needs: str) -> dict[str, Any]:
    """Return an entry of Pyodide's list."""
    return {
        "name": name,
        "version": "1.0",
        "file_name": f"{name}-1.0-cp314-cp314-pyemscripten_{pins.ABI}_wasm32.whl",
        "sha256": hashlib.sha256(name.encode()).hexdigest(),
        "imports": [name],
        "depends": list(needs),
        "install_dir": "site",
        "package_type": "package",
    }


def folder_of_pyodide(folder: Path, **packages: dict[str, Any]) -> Path:
    """Return a folder with what Pyodide's has, and these packages in its list."""
    for each in pins.RUNTIME:
        (folder / each).write_bytes(b"")
    text = json.dumps({**CORE, "packages": packages})
    (folder / pins.LOCK).write_text(text, encoding="utf-8")
    return folder


# --- where somebody comes to ---------------------------------------------------------------------


def test_the_folders_address_opens_a_list_of_lessons() -> None:
    """Each with its question and a link that holds from there; JupyterLite finds its settings."""
    made = first.first_pages(course())
    for place, root in first.PLACES.items():
        page = BeautifulSoup(made[place].decode(), "html.parser")
        settings = page.find(id="jupyter-config-data")
        assert json.loads(settings.string) == {}
        assert settings["data-jupyter-lite-root"] == root
        links = [each["href"] for each in page.select("a")]
        names = [each.name for each in course().place.notebooks]
        assert links == [f"{root}/notebooks/index.html?path={name}" for name in names]
        assert "Did Mao give Peng what he asked for?" in page.get_text()


# --- what is needed there -----------------------------------------------------------------------


def test_the_core_is_installed_without_jupyterlab() -> None:
    """What the project requires in the browser is what the site gives its kernels, no more."""
    required = map(Requirement, PROJECT["project"]["dependencies"])
    there = {each.name for each in required if not each.marker or each.marker.evaluate(BROWSER)}
    assert there == {*pins.FORMS, *pins.ASKED_FOR}


def test_a_learner_at_a_desk_still_gets_all() -> None:
    """Whatever the browser does without is required everywhere else."""
    required = map(Requirement, PROJECT["project"]["dependencies"])
    for system in ("linux", "darwin", "win32"):
        here = {**BROWSER, "sys_platform": system}
        assert all(not each.marker or each.marker.evaluate(here) for each in required)


@pytest.fixture(scope="module", params=["telegram", "letter"])
def kit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The wheel of the kit with its own course, and with another one."""
    made = course() if request.param == "telegram" else built_letter(tmp_path_factory.mktemp("own"))
    return ZipFile(BytesIO(packed(made)[1]))


def built_letter(folder: Path) -> Any:
    """Return a course in a folder of its own, with a place for notebooks."""
    from sourcework.new import new

    assert new(folder / "packed_letter", "", "kit") == 0
    (folder / "packed_letter" / "notebooks").mkdir(exist_ok=True)
    return courses.opened(folder / "packed_letter")


def relative(kit: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield each module of the wheel with the full name of everything that it imports."""
    for name in (each for each in kit.namelist() if each.endswith(".py")):
        parts = name.split("/")
        for node in ast.walk(ast.parse(kit.read(name))):
            if isinstance(node, ast.Import):
                yield from ((name, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = parts[: -node.level] if node.level else []
                source = ".".join([*base, *filter(None, [node.module])])
                yield from ((name, f"{source}.{alias.name}") for alias in node.names)


def test_a_kernel_enters_no_room_that_needs_a_desk(kit: ZipFile) -> None:
    """No module of the wheel imports what stays away, but for the course's own command."""
    away = {f"sourcework.{each}" for each in AT_A_DESK}
    asked = [
        (module, name)
        for module, name in relative(kit)
        if ".".join(name.split(".")[:2]) in away
        and Path(module).name not in ("cli.py", "__main__.py")
    ]
    assert asked == []
    tops = {
        name.split("/")[1].removesuffix(".py") for name in kit.namelist() if "sourcework/" in name
    }
    assert not tops & set(AT_A_DESK)


def test_the_wheel_carries_each_course_with_its_document(kit: ZipFile) -> None:
    """Exercises and edition of the one course are in it, and of no other."""
    names = kit.namelist()
    packages = {
        each.split("/")[0] for each in names if each.endswith("/course.py") and each.count("/") == 1
    }
    packages -= {"sourcework"}
    assert len(packages) == 1
    for each in packages:
        assert any(name.startswith(f"{each}/exercises/") for name in names)
        assert (
            sum(name.startswith(f"{each}/seeds/") and name.endswith(".xml") for name in names) == 1
        )


def test_the_same_kit_is_packed_into_the_same_bytes() -> None:
    """A browser loads it anew only when it has changed."""
    assert packed(course()) == packed(course())


# --- the list of packages -----------------------------------------------------------------------


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would be asked of pip, which is written down and not fetched."""
    asked: list[str] = []

    def fetch(requirements: Any, python: str, folder: Path) -> None:
        asked.extend(each.split(" ")[0] for each in requirements)

    monkeypatch.setattr(listed, "fetch", fetch)
    monkeypatch.setattr(listed, "pinned", lambda name: f"{name}==1")
    return asked


def test_what_is_missing_is_absent_with_all_that_needs_it(
    tmp_path: Path, fetched: list[str]
) -> None:
    """A compiled package that the folder lacks is left out, told by name, and asked of nobody."""
    numpy, pandas = of_pyodide("numpy"), of_pyodide("pandas", "numpy")
    folder = folder_of_pyodide(tmp_path, numpy=numpy, pandas=pandas)
    (tmp_path / pandas["file_name"]).write_bytes(b"pandas")
    found = listed.listed(course(), distribution.open_distribution(folder), [], False, tmp_path)
    assert {"numpy", "pandas"} <= set(found.absent)
    assert "pandas" not in found.packages and pandas["file_name"] not in found.wheels
    assert not {"numpy", "pandas"} & {each.partition("=")[0] for each in fetched}
    assert "Without " in (words := told(tmp_path, found, 6)) and "pandas" in words


def test_a_published_site_takes_pyodides_packages_from_its_own_address(
    tmp_path: Path, fetched: list[str]
) -> None:
    """With cdn the version is pinned, nothing of Pyodide's is copied, and the kit is the site's."""
    folder = folder_of_pyodide(
        tmp_path, numpy=of_pyodide("numpy"), pandas=of_pyodide("pandas", "numpy")
    )
    found = listed.listed(course(), distribution.open_distribution(folder), [], True, tmp_path)
    address = found.packages["pandas"]["file_name"]
    assert address.startswith(f"https://cdn.jsdelivr.net/pyodide/v{pins.PYODIDE}/full/pandas-1.0-")
    assert found.packages["pandas"]["depends"] == ["numpy"]
    settings = configured.configured(course(), found, "3.14", True)["jupyter-config-data"]
    (kernel,) = settings["litePluginSettings"].values()
    assert kernel["pyodideUrl"] == f"{pins.CDN}pyodide.mjs"
    assert kernel["disablePyPIFallback"] is True
    assert kernel["loadPyodideOptions"]["lockFileURL"].startswith("./static/pyodide/packages-")
    assert not set(pins.ASKED_FOR) & set(kernel["loadPyodideOptions"]["packages"])
    assert [each.startswith("kit-") for each in found.wheels] == [True]


def test_what_is_fetched_is_held_to_the_kits_lock() -> None:
    """A package of the kit's own has its digests beside it, whatever system its line names."""
    for name in (*pins.FORMS, "typst", "pybtex", "text2num"):
        line = wheels.pinned(name)
        assert line.startswith(f"{name}==") and " --hash=sha256:" in line and ";" not in line


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda folder: (folder / "pyodide.mjs").unlink(), "it lacks pyodide.mjs. Take the folder"),
        (lambda folder: (folder / pins.LOCK).write_text("{}"), "it is no list of Pyodide's"),
        (
            lambda folder: (folder / pins.LOCK).write_text(
                json.dumps({**CORE, "info": {"abi_version": "2024_0", "python": "3.12"}})
            ),
            "a Pyodide of another kind (2024_0",
        ),
    ],
)
def test_a_folder_that_is_no_pyodide_is_told(tmp_path: Path, change: Any, words: str) -> None:
    """What is wrong with it, and what to take."""
    change(folder_of_pyodide(tmp_path))
    with pytest.raises(KitError) as told:
        distribution.open_distribution(tmp_path)
    assert words in str(told.value)


def test_a_package_of_other_bytes_is_refused(tmp_path: Path) -> None:
    """Under a package's name the folder has what Pyodide's list says, or nothing is made."""
    numpy = of_pyodide("numpy")
    there = distribution.open_distribution(folder_of_pyodide(tmp_path, numpy=numpy))
    assert there.wheel("numpy") is None
    (tmp_path / numpy["file_name"]).write_bytes(b"something else")
    with pytest.raises(KitError, match="its sha256 is another"):
        there.wheel("numpy")


def test_a_lesson_has_the_mark_of_its_release(tmp_path: Path) -> None:
    """The same lesson has the same mark, a changed one another; the cells are as they were."""
    made = stamped.stamped(course().place)
    marks = {json.loads(each)["metadata"]["telegram16293"]["release"] for each in made.values()}
    assert len(marks) == len(course().place.notebooks)
    first = course().place.notebooks[0]
    assert json.loads(made[first.name])["cells"] == json.loads(first.read_bytes())["cells"]
    changed = tmp_path / first.name
    changed.write_bytes(first.read_bytes() + b"\n")
    again = json.loads(stamped._with_mark(changed))["metadata"]["telegram16293"]["release"]
    assert again not in marks


# --- in the kernel ------------------------------------------------------------------------------


def wheel_of(name: str, source: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as put:
        put.writestr(f"{name}/__init__.py", source)
    return made.getvalue()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """A site with two packages, one of which needs the other, and a kernel that has neither."""
    contents = {
        "t16bowl": wheel_of("t16bowl", "from t16rice import GRAINS"),
        "t16rice": wheel_of("t16rice", "GRAINS = 3"),
    }
    seen: dict[str, Any] = {"said": [], "loaded": [], "contents": contents}

    def package(name: str, *needs: str) -> Package:
        content = contents[name]
        return Package(name, "", hashlib.sha256(content).hexdigest(), 2_000_000, needs)

    def say(words: str) -> Any:
        seen["said"].append(words)
        return lambda: seen["said"].append("")

    def loaded(new: Any) -> list[str]:
        seen["loaded"].extend(new)
        return list(seen["loaded"])

    by_name = {"t16rice": package("t16rice"), "t16bowl": package("t16bowl", "t16rice")}
    packages = Packages(by_name, {each: each for each in by_name}, ("t16spoon",))
    finder = Loader(packages, lambda each: contents[each.name], say, loaded, tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, finder])
    yield seen
    for each in contents:
        sys.modules.pop(each, None)


def test_a_package_is_loaded_when_it_is_first_imported(shelf: dict[str, Any]) -> None:
    """What it needs comes first, a sentence says so meanwhile, and nothing is loaded twice."""
    assert importlib.import_module("t16bowl").GRAINS == 3
    assert shelf["loaded"] == ["t16rice", "t16bowl"]
    assert shelf["said"] == ["Loading t16bowl (4 MB). Please wait a moment.", ""]
    importlib.import_module("t16rice")
    assert len(shelf["said"]) == 2


def test_what_arrives_damaged_is_not_used(shelf: dict[str, Any]) -> None:
    """A sentence says what to do, and the next try begins afresh."""
    whole = shelf["contents"]["t16rice"]
    shelf["contents"]["t16rice"] = whole + b"."
    with pytest.raises(KitError, match="what arrived is not what this site was built with"):
        importlib.import_module("t16rice")
    shelf["contents"]["t16rice"] = whole
    assert importlib.import_module("t16rice").GRAINS == 3


def test_what_a_site_lacks_is_a_sentence(shelf: dict[str, Any]) -> None:
    """It is told to who asks; and who can do without takes it as an import that fails."""
    with pytest.raises(Absent, match="this page was made without it"):
        importlib.import_module("t16spoon")
    with pytest.raises(ImportError):
        importlib.import_module("t16spoon")
    assert isinstance(absent("t16spoon"), KitError)


def test_other_modules_are_none_of_its_business(shelf: dict[str, Any]) -> None:
    """A module that is nowhere is missing as it is anywhere."""
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("t16fork")
    assert shelf["said"] == []
