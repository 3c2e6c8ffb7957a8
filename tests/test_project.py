"""The project as a whole: files that agree, imports that go one way, code without its numbers."""

from __future__ import annotations

import ast
import doctest
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import sourcework
import telegram16293
from sourcework import courses
from sourcework.numbers.units import BY_ID, MONEYS
from telegram16293.course import course

ROOT = Path(__file__).parent.parent
HELPERS = ROOT / "helpers"
COURSE = course()
ENGINE_ROOT = HELPERS / "sourcework"
HOUSES = {"sourcework": sourcework, "telegram16293": telegram16293}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK, TEST_LOCK = ROOT / "helpers/requirements.txt", ROOT / "helpers/requirements-test.txt"

# The drawings of the rooms, in the order of each package's docstring.
ROOMS = {
    house: re.findall(r"^ {4}(\w+) {2,}", package.__doc__ or "", re.MULTILINE)
    for house, package in HOUSES.items()
}
ENGINE = ROOMS["sourcework"]
CORE = ENGINE[: ENGINE.index("evidence") + 1]
MODULES = sorted(path for house in HOUSES for path in (HELPERS / house).rglob("*.py"))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def room(module: Path) -> str:
    """Return the room a module is in: "document" for document.py and all of document/."""
    return module.relative_to(HELPERS).parts[1].removesuffix(".py")


def house(module: Path) -> str:
    """Return the package a module is in."""
    return module.relative_to(HELPERS).parts[0]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def core(module: Path) -> bool:
    """Say whether a module is of the engine's core, which needs nothing installed."""
    return house(module) == "sourcework" and room(module) in CORE


in_each_module = pytest.mark.parametrize("module", MODULES, ids=name)


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


@cache
def imported(module: Path) -> tuple[str, ...]:
    """Return the full name of everything a module imports, also inside its functions."""
    return tuple(_imported(module))


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = module.relative_to(HELPERS).parts[: -node.level] if node.level else ()
            source = ".".join([*parts, *filter(None, [node.module])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


@cache
def constants(module: Path) -> tuple[tuple[int, object], ...]:
    """Return line and value of each constant in the code, docstrings left out."""
    return tuple(_constants(module))


def _constants(module: Path) -> Iterator[tuple[int, object]]:
    prose = {
        id(node.value)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Constant) and id(node) not in prose:
            yield node.lineno, node.value


# --- the modules --------------------------------------------------------------------------------


@pytest.mark.parametrize("package", HOUSES)
def test_every_module_is_in_the_drawing(package: str) -> None:
    """A package's docstring names each room once, and no room that is not there."""
    there = {room(module) for module in MODULES if house(module) == package} - {"__init__"}
    assert sorted(ROOMS[package]) == sorted(there)


@in_each_module
def test_imports_go_one_way(module: Path) -> None:
    """A module imports only from its own room and those above it in the drawing."""
    if room(module) == "__init__":
        return
    rooms, own = ROOMS[house(module)], f"{house(module)}."
    above = rooms[: rooms.index(room(module)) + 1]
    inside = [each.split(".") for each in imported(module) if each.startswith(own)]
    assert {parts[1] for parts in inside} <= {*above, "__version__"}


@in_each_module
def test_the_engine_imports_no_course(module: Path) -> None:
    """What works for any document knows no course: it is handed one."""
    asked = {each for each in imported(module) if each.split(".")[0] == "telegram16293"}
    if house(module) == "sourcework":
        assert asked == set()


@in_each_module
def test_the_core_needs_the_standard_library_alone(module: Path) -> None:
    """From errors to progress nothing has to be installed; what is absent is done without."""
    if core(module):
        outside = {each.split(".")[0] for each in imported(module)} - {"sourcework"}
        spared = {"text_to_num"} if module.name == "library.py" else set()
        assert outside - spared <= sys.stdlib_module_names


@in_each_module
def test_only_views_load_the_heavy_libraries(module: Path) -> None:
    """pandas, matplotlib, ipywidgets and IPython are loaded when a view first needs them."""
    heavy = {"pandas", "matplotlib", "anywidget", "ipywidgets", "traitlets", "IPython", "numpy"}
    if room(module) not in ("views", "plots", "explorers"):
        assert not heavy & {each.split(".")[0] for each in imported(module)}


def test_the_core_runs_without_site_packages() -> None:
    """A bare interpreter, with nothing installed, opens the edition."""
    code = f"import {', '.join('sourcework.' + each for each in CORE)}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "helpers")}
    subprocess.run([sys.executable, "-S", "-c", code], env=environment, check=True)


@in_each_module
def test_every_docstring_is_whole(module: Path) -> None:
    """Half a character (a lone surrogate) in a docstring stops Python 3.13; escape it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            (ast.get_docstring(node) or "").encode("utf-8")


@in_each_module
def test_the_core_has_no_float(module: Path) -> None:
    """Arithmetic stays exact: no float literal from errors to progress."""
    if core(module):
        assert [(line, value) for line, value in constants(module) if type(value) is float] == []


# --- the telegram's numbers and names -----------------------------------------------------------


@cache
def edition() -> ElementTree.Element:
    return ElementTree.parse(ROOT / "seeds/113022.xml").getroot()


@cache
def numbers() -> set[int]:
    """Return the edition's quantities as they may be written: whole, in thousands, in millions."""
    quantities = {Fraction(q) for each in edition().iter() if (q := each.get("quantity"))}
    forms = {quantity / 1000**power for quantity in quantities for power in range(4)}
    # A small or a very round number in code says nothing about where it is from.
    return {int(f) for f in forms if f.denominator == 1 and telling(str(f))}


def telling(digits: str) -> bool:
    """Say whether a number is long enough, and odd enough, to be known again.

    >>> [telling(each) for each in ("18", "200", "237", "1000", "30000")]
    [False, False, True, False, True]
    """
    return len(digits) >= 3 and (len(digits) > 4 or len(digits.rstrip("0")) > 1)


def written(value: object) -> set[int]:
    """Return the whole numbers in a constant, however their digits are grouped.

    >>> sorted(written("1.600.000 миллионов, 1,500,000 and 700 000"))
    [700000, 1500000, 1600000]
    """
    if isinstance(value, str):
        runs = re.findall(r"(?<![\w.,])\d{1,3}(?:[., _\u00a0\u202f]\d{3})+(?!\w)|\b\d+\b", value)
        return {int(re.sub(r"\D", "", run)) for run in runs}
    return {value} if type(value) is int else set()


@cache
def passages() -> set[str]:
    """Return the ids of the passages, such as "P3.1"."""
    tei, xml = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}"
    segments = [each for each in edition().iter(f"{tei}seg") if each.get("type") == "segment"]
    return {each.get("n") or each.get(f"{xml}id", "").partition(".")[2] for each in segments}


@cache
def facts() -> set[str]:
    """Return the ids of the facts, figures among them, that are more than one common word."""
    notes = [each for each in edition().iter() if each.get("type") == "fact"]
    ids = {target.removeprefix("#") for each in notes for target in each.get("target", "").split()}
    return {each for each in ids if "-" in each}


def test_there_is_something_to_look_for() -> None:
    """The three searches below would find something if it were there."""
    assert len(numbers()) >= 8
    assert len(passages()) == 56
    assert len(facts()) >= 50


@in_each_module
def test_no_number_of_the_telegram_is_in_code(module: Path) -> None:
    """Numbers are read from the edition, never written down a second time."""
    seen = [(line, written(value) & numbers()) for line, value in constants(module)]
    assert [each for each in seen if each[1]] == []


@in_each_module
def test_the_engine_has_no_ids_of_the_telegram(module: Path) -> None:
    """Only its own course knows which figures and passages this telegram has."""
    ids = passages() | facts()
    if house(module) == "sourcework":
        assert [(line, value) for line, value in constants(module) if value in ids] == []


# What the engine may still say of what is this telegram's, each with its reason. The list may only
# become shorter.
UNITS_OF_THE_WORLD = "a money of the world, beside others, in the table of units"
WORDS_OF_A_LANGUAGE = "what one may write in an argument about any paper or any money"
KIT = "the kit's name, under which it is installed and its commands are typed"
_NUMBERED = {"telegram", "16293"}
SAID: dict[str, tuple[str, set[str]]] = {
    "argument/mentions.py": (WORDS_OF_A_LANGUAGE, {"soviet", "telegrams"}),
    "claims/done.py": (WORDS_OF_A_LANGUAGE, {"roubles", "telegrams", "yuan"}),
    "exercises/understanding.py": (WORDS_OF_A_LANGUAGE, {"telegrams"}),
    "interpreter.py": (KIT, _NUMBERED),
    "languages/languages.toml": (UNITS_OF_THE_WORLD, {"rouble", "roubles", "yuan"}),
    "new/bakers_letter/README.md": (KIT, _NUMBERED),
    "new/bakers_letter/pyproject.toml": (KIT, _NUMBERED),
    "numbers/units.py": (UNITS_OF_THE_WORLD, {"rouble", "roubles", "soviet", "yuan"}),
}


def of_people_and_places() -> set[str]:
    """Return the words of the names of the edition's people and places, in both languages."""
    tei = "{http://www.tei-c.org/ns/1.0}"
    named = (("person", "persName"), ("place", "placeName"))
    elements = (each for tag, inner in named for one in edition().iter(f"{tei}{tag}")
                for each in one.iter(f"{tei}{inner}"))  # fmt: skip
    words = (w for each in elements for w in re.findall(r"[^\W\d_]{3,}", "".join(each.itertext())))
    return {each.casefold() for each in words if each[0].isupper()}


@cache
def own_words() -> frozenset[str]:
    """Return what tells this telegram from any other document, in small letters.

    Names, its moneys, what it is and its number; and the ids of its people, claims and exercises.
    """
    units = {each.get("unit", "") for each in edition().iter()}
    moneys = {unit for unit in units if unit in MONEYS}
    kind = {COURSE.kind, f"{COURSE.kind}s"}
    number = set(re.findall(r"\d+", COURSE.title))
    many = {BY_ID[each].many for each in moneys}
    return frozenset(of_people_and_places() | moneys | many | kind | number - {""})


@cache
def own_ids() -> frozenset[str]:
    """Return the ids of its people, claims and exercises that are no common word."""
    document = COURSE.document
    ids = {*document.people, *(each.id for each in COURSE.claims), *COURSE.exercises}
    return frozenset(each for each in ids if "-" in each or each in of_people_and_places()) | {
        *document.clerks
    }


def said_of_it(text: str) -> set[str]:
    """Return what a text says that is this telegram's.

    >>> sorted(said_of_it("Peng asks, in telegram 16293, for 5 tons; rate-peng"))
    ['16293', 'peng', 'rate-peng', 'telegram']
    """
    tokens = re.findall(r"[^\W\d_]+|\d+", text.casefold())
    ids = re.findall(r"[a-z]+(?:-[a-z]+)+|[a-z]+", text)
    return (own_words() & {*tokens}) | (own_ids() & {*ids})


def texts_of_the_engine() -> Iterator[tuple[str, str]]:
    """Yield file and text of every constant, template, style and script of the engine."""
    for path in sorted(ENGINE_ROOT.rglob("*")):
        if path.suffix == ".py":
            values = (value for _, value in constants(path) if isinstance(value, str))
            yield path.relative_to(ENGINE_ROOT).as_posix(), "\n".join(values)
        elif path.suffix in {".typ", ".html", ".js", ".css", ".csl", ".toml", ".md", ".xml"}:
            yield path.relative_to(ENGINE_ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_the_engine_names_nothing_of_this_telegram() -> None:
    """No name, money, number or id of it stands in code or template, but for what is listed."""
    found = {file: said for file, text in texts_of_the_engine() if (said := said_of_it(text))}
    listed = {file: words for file, (_, words) in SAID.items()}
    assert {file: said - listed.get(file, set()) for file, said in found.items()
            if said - listed.get(file, set())} == {}  # fmt: skip


def test_what_is_listed_is_still_said() -> None:
    """What was mended leaves the list; each exception has its reason."""
    there = dict(texts_of_the_engine())
    for file, (reason, words) in SAID.items():
        assert reason and words and words <= said_of_it(there[file]), file


# What an example of the engine may say of what is this telegram's, each with its reason.
SAID_IN_EXAMPLES: dict[str, tuple[str, set[str]]] = {
    "numbers/typed.py": (UNITS_OF_THE_WORLD, {"yuan"}),
    "numbers/units.py": (UNITS_OF_THE_WORLD, {"rouble", "roubles", "yuan"}),
}


@cache
def examples(module: Path) -> tuple[doctest.Example, ...]:
    """Return the examples that stand in a module's docstrings."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    texts = [ast.get_docstring(each) for each in ast.walk(tree(module)) if isinstance(each, kinds)]
    parser = doctest.DocTestParser()
    return tuple(each for text in texts if text for each in parser.get_examples(text))


ENGINE_MODULES = [each for each in MODULES if house(each) == "sourcework"]
in_each_module_of_the_engine = pytest.mark.parametrize("module", ENGINE_MODULES, ids=name)


@in_each_module_of_the_engine
def test_no_example_of_the_engine_needs_the_course(module: Path) -> None:
    """An example is on the engine's own invented letter, or on values made in it."""
    assert [each.source for each in examples(module) if "telegram16293" in each.source] == []


@in_each_module_of_the_engine
def test_no_example_of_the_engine_speaks_of_this_telegram(module: Path) -> None:
    """Examples say no name, money, number or id of it, but for what is listed."""
    said = {word for each in examples(module) for word in said_of_it(each.source + each.want)}
    _, listed = SAID_IN_EXAMPLES.get(module.relative_to(ENGINE_ROOT).as_posix(), ("", set()))
    assert said == listed


def test_the_examples_of_the_engine_are_read() -> None:
    """The two searches above would find something if it were there."""
    assert sum(bool(examples(each)) for each in ENGINE_MODULES) > 150
    assert said_of_it("".join(each.source for each in examples(ENGINE_ROOT / "numbers/units.py")))


# Run with the folder of the engine's copy; what stands in sys.modules as None cannot be imported.
ALONE = """
import sys
copy = sys.argv[1]
sys.path.insert(0, copy)
sys.modules["telegram16293"] = None
import pytest
options = ["-q", "-psourcework.suite.apart", "-pno:cacheprovider", "--doctest-modules", copy]
raise SystemExit(pytest.main(options))
"""


def test_the_examples_of_the_engine_run_without_the_course(tmp_path: Path) -> None:
    """The engine alone, in a folder where this telegram's course is not, shows what it does."""
    copy = tmp_path / "helpers"
    shutil.copytree(ENGINE_ROOT, copy / "sourcework", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n", encoding="utf-8")
    command = [sys.executable, "-P", "-c", ALONE, str(copy)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
    assert int(re.findall(r"(\d+) passed", run.stdout)[0]) > 300


# --- what is installed --------------------------------------------------------------------------


def ranges(requirements: list[str]) -> dict[str, SpecifierSet]:
    """Return them by name, as pip writes it: conda-forge writes jupyter_client."""
    return {canonicalize_name(each.name): each.specifier for each in map(Requirement, requirements)}


def test_conda_gets_what_pip_gets() -> None:
    """environment.yml states the ranges of pyproject.toml, and the project from the checkout."""
    stated = yaml.safe_load(text("environment.yml"))["dependencies"]
    conda = ranges([each.replace("n=3", "n==3") for each in stated if isinstance(each, str)])
    (pip,) = [each["pip"] for each in stated if isinstance(each, dict)]
    # conda-forge calls these two by other names: the one without its windows, and Typst.
    conda["matplotlib"] = conda.pop("matplotlib-base")
    conda["typst"] = conda.pop("typst-py")
    assert conda.pop("pip") == SpecifierSet()
    python = str(conda.pop("python")).removeprefix("==")
    assert f"Programming Language :: Python :: {python}" in PROJECT["project"]["classifiers"]
    wanted = ranges(PROJECT["project"]["dependencies"])
    assert wanted.pop("text2num")  # conda-forge has none; "-e ." brings it
    assert conda == wanted
    assert pip == ["-e ."]


def pins(lock: Path) -> list[Requirement]:
    """Return what a lock pins; each line must be one pin with its hashes."""
    lines = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    entries = [re.split(r"\s+--hash=sha256:", line) for line in lines if not line.startswith("#")]
    for pin, *hashes in entries:
        assert hashes and all(re.fullmatch("[0-9a-f]{64}", each.strip()) for each in hashes), pin
    return [Requirement(pin) for pin, *_ in entries]


both_locks = pytest.mark.parametrize("lock", [LOCK, TEST_LOCK], ids=name)


@both_locks
def test_a_lock_holds_exact_versions_and_no_address(lock: Path) -> None:
    """Every package is one version with its hashes; where it comes from is the reader's affair."""
    assert all(re.fullmatch(r"==[\w.]+", str(each.specifier)) for each in pins(lock))
    assert "//" not in lock.read_text(encoding="utf-8")


@both_locks
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_a_lock_serves_what_the_project_asks_for(lock: Path, python: str) -> None:
    """On each Python every dependency is pinned once, to a version in its range."""
    groups = ["build", "test"] if lock == TEST_LOCK else ["build"]
    asked = PROJECT["project"]["dependencies"] + [
        each for group in groups for each in PROJECT["dependency-groups"][group]
    ]
    here = {"python_version": python, "python_full_version": f"{python}.0"}
    for requirement in map(Requirement, asked):
        (pin,) = [
            each
            for each in pins(lock)
            if each.name == requirement.name and (not each.marker or each.marker.evaluate(here))
        ]
        assert requirement.specifier.contains(str(pin.specifier).removeprefix("=="))


def test_the_lessons_lock_is_part_of_the_tests_lock() -> None:
    """What is tested is what a learner gets; the tests may need a package on more systems."""
    learners, tests = (
        {(each.name, str(each.specifier)) for each in pins(lock)} for lock in (LOCK, TEST_LOCK)
    )
    assert learners <= tests


def test_the_locks_leave_out_what_the_project_excludes() -> None:
    """The package that costs a second at every start is not there."""
    excluded = set(PROJECT["tool"]["uv"]["exclude-dependencies"])
    assert excluded and not excluded & {each.name for each in pins(TEST_LOCK)}


def test_the_build_needs_nothing_that_is_not_locked() -> None:
    """The project is installed without asking the network for its builder."""
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]


def test_a_wheel_carries_the_document_and_the_lessons(tmp_path: Path) -> None:
    """`pip install .` gives a working kit, without JupyterLab's question about news."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    seeds = {f"telegram16293/{name(p)}" for p in (ROOT / "seeds").rglob("*") if p.is_file()}
    lessons = {f"telegram16293/{name(p)}" for p in (ROOT / "notebooks").glob("*.ipynb")}
    texts = {
        f"telegram16293/exercises/{p.name}" for p in (ROOT / "course/exercises").glob("*.toml")
    }
    assert texts and seeds | lessons | texts <= held
    assert {"sourcework/py.typed", "telegram16293/py.typed"} <= held
    new = HELPERS / "sourcework/new"
    laid_out = {
        each.relative_to(HELPERS).as_posix()
        for each in new.rglob("*")
        if each.is_file() and "__pycache__" not in each.parts
    }
    assert len(laid_out) > 15 and laid_out <= held
    setting = "etc/jupyter/labconfig/page_config.d/telegram16293.json"
    assert any(each.endswith(setting) for each in held)
    scripts = {each.rpartition("/")[2] for each in held if "labextensions/telegram16293" in each}
    assert {"live.js", "leaving.js", "without_server.js", "package.json"} <= scripts
    licences = {"LICENSE", "OFL.txt", "RIGHTS.md"}
    assert {Path(each).name for each in held if "/licenses/" in each} == licences
    (metadata,) = [each for each in held if each.endswith("dist-info/METADATA")]
    said = zipfile.ZipFile(wheel).read(metadata).decode()
    links = re.findall(r"\]\(([^)]*)\)", said)
    source = PROJECT["project"]["urls"]["Source"]
    assert len(links) > 9 and all(each.startswith("https://") for each in links)
    own = [each.removeprefix(f"{source}/blob/main/") for each in links if source in each]
    assert own and all((ROOT / each).is_file() for each in own)


def test_what_builds_a_course_is_what_the_tests_use() -> None:
    """The extra of the wheel has the tests' own ranges, and what the commands ask for."""
    extra = PROJECT["project"]["optional-dependencies"]["build"]
    assert set(extra) <= set(PROJECT["dependency-groups"]["test"])
    names = (each.replace("-py", "").removeprefix("python-") for each in ranges(extra))
    named = {each.replace("-", "_") for each in names}
    assert named == set(courses.MAKERS)


# --- what a reader finds ------------------------------------------------------------------------

UNREAD = {".git", ".screenshots", "node_modules", ".venv", ".wheels", "dist", "build"}
UNREAD |= {"my-lessons", "telegram16293-data"}


def ours() -> Iterator[tuple[str, str]]:
    """Yield name and text of every file of the project."""
    for folder, folders, files in os.walk(ROOT):
        caches = {each for each in folders if each.endswith("cache") or each == "__pycache__"}
        hidden = {".hypothesis", ".benchmarks", ".ipynb_checkpoints"}
        folders[:] = sorted({*folders} - UNREAD - caches - hidden)
        # What a learner had printed here is theirs, and no text; neither is a font or a picture.
        texts = (each for each in files if not each.startswith("case-file"))
        for each in sorted(each for each in texts if not each.endswith((".otf", ".png"))):
            path = Path(folder) / each
            yield name(path), path.read_text(encoding="utf-8")


def test_no_file_names_a_path_of_one_machine() -> None:
    """What is written here means the same everywhere."""
    # The home in Jupyter's own images is the same in all of them.
    path = re.compile(r"(?<![\w.~<])/(?:work|farm|root|home(?!/jovyan)|Users)/\w")
    assert [(file, seen.group()) for file, words in ours() for seen in path.finditer(words)] == []


def test_no_file_names_a_registry() -> None:
    """Where packages come from is set on the computer that installs them."""
    address = re.compile(r"(?:pypi|pythonhosted|anaconda|npmjs)\.(?:org|com)")
    assert [file for file, words in ours() if address.search(words)] == []


def test_the_top_level_shows_the_product() -> None:
    """Anything a reader does not need to see stands in a folder."""
    shown = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")} - UNREAD
    assert shown <= {
        *("seeds", "helpers", "notebooks", "course", "tests"),
        *("README.md", "LICENSE", "CITATION.cff", "CHANGELOG.md"),
        *("pyproject.toml", "environment.yml", "kit.py", "__pycache__"),
        *("postBuild", "start"),  # Binder looks for them here, beside environment.yml
    }


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("LICENSE", "BSD 3-Clause License"),
        ("notebooks/LICENSE", "CC BY 4.0"),
        ("course/LICENSE", "CC BY 4.0"),
        ("notebooks/LICENSE", "seeds/RIGHTS.md"),
        ("course/LICENSE", "seeds/RIGHTS.md"),
        ("LICENSE", "seeds/RIGHTS.md"),
        ("seeds/RIGHTS.md", "Wilson Center"),
        ("README.md", "BSD 3-Clause"),
        ("README.md", "CC BY 4.0"),
        ("README.md", "seeds/RIGHTS.md"),
        ("CITATION.cff", "BSD-3-Clause"),
    ],
)
def test_each_licence_stands_where_a_reader_looks(file: str, words: str) -> None:
    """Code, lessons and document each name the terms they are under."""
    assert words in text(file)


def test_the_citation_is_of_this_version() -> None:
    """CITATION.cff has what its format asks for, and the package's own version."""
    citation = yaml.safe_load(text("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == telegram16293.__version__
    assert citation["message"] and citation["title"]
    assert citation["authors"] == [{"name": "The Telegram 16293 kit authors"}]


def test_the_changelog_begins_with_this_version() -> None:
    """What teachers read about is what they have."""
    first = re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)
    assert first and first.group(1).rstrip(",") == telegram16293.__version__


@pytest.mark.parametrize(
    "file", ["README.md", "CHANGELOG.md", ".github/CONTRIBUTING.md", "course/lessons/README.md"]
)
def test_links_inside_the_project_lead_somewhere(file: str) -> None:
    """A file a reader is sent to is there."""
    links = re.findall(r"\]\(([^)#:]+)\)", text(file))
    assert [each for each in links if not ((ROOT / file).parent / each).exists()] == []


def test_the_readme_is_a_screen_and_a_half() -> None:
    """It is read at one sitting, and its badge opens the first lesson."""
    assert len(text("README.md").split()) <= 740
    assert "urlpath=lab/tree/00-start.ipynb" in text("README.md")


def test_continuous_integration_runs_what_one_runs_at_home() -> None:
    """`.ci/run` stops at the first failure, and runs the suite and then the bare Debian."""
    script = text(".ci/run")
    commands = [each for each in script.splitlines() if each and not each.startswith("#")]
    assert commands[0] == "set -eu"
    assert commands[-2:] == ["python3 kit.py test", "python3 tests/fresh/bare_debian.py"]


# What stands in for the programs of a machine: each says that it was called.
CALLED = '#!/bin/sh\necho called $(basename "$0") "$@" >> "$CALLS"\n'


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Return the programs of a machine that lacks nothing, and no others."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for each in ("chromium", "npm", "soffice", "apt-get", "python3", "sudo"):
        (programs / each).write_text(CALLED, encoding="utf-8")
    for each in ("libsclo.so", "libswlo.so"):  # Calc and Writer, beside what starts them
        (programs / each).write_text(CALLED, encoding="utf-8")
    for each in ("bash", "sh", "dirname", "basename", "id", "grep", "cat", "readlink"):
        (programs / each).symlink_to(str(shutil.which(each)))
    for program in programs.iterdir():
        if not program.is_symlink():
            program.chmod(0o755)
    return programs


def called(machine: Path) -> list[str]:
    """Return what `.ci/run` calls on a machine."""
    calls = machine.parent / "calls"
    environment = {"PATH": str(machine), "CALLS": str(calls)}
    command = [str(machine / "bash"), str(ROOT / ".ci/run")]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return [each.removeprefix("called ") for each in calls.read_text("utf-8").splitlines()]


@pytest.mark.skipif(os.name != "posix", reason="it is a script for POSIX systems")
def test_where_nothing_is_missing_nothing_is_asked_of_apt(machine: Path) -> None:
    """Wherever the programs came from: npm counts as there when it is there."""
    assert not [each for each in called(machine) if each.startswith(("apt-get", "sudo"))]
    assert "python3 kit.py test" in called(machine)


@pytest.mark.skipif(os.name != "posix", reason="it is a script for POSIX systems")
def test_each_missing_thing_is_asked_for_on_its_own(machine: Path) -> None:
    """One that apt refuses keeps no other away."""
    refuses = 'case "$*" in *libreoffice*) exit 100;; esac\n'
    (machine / "apt-get").write_text(CALLED + refuses, encoding="utf-8")
    for each in ("soffice", "chromium"):
        (machine / each).unlink()
    asked = [each for each in called(machine) if "apt-get install" in each]
    office = ["libreoffice-calc-nogui", "libreoffice-writer-nogui"]
    assert [each.split()[-1] for each in asked] == ["chromium", *office]
    assert called(machine)[-2:] == ["python3 kit.py test", "python3 tests/fresh/bare_debian.py"]


@pytest.mark.skipif(os.name != "posix", reason="it is a script for POSIX systems")
def test_an_office_without_writer_is_given_writer(machine: Path) -> None:
    """A machine that has Calc alone has LibreOffice, and yet not all that the tests ask of it."""
    (machine / "libswlo.so").unlink()
    asked = [each for each in called(machine) if "apt-get install" in each]
    assert [each.split()[-1] for each in asked] == ["libreoffice-writer-nogui"]
