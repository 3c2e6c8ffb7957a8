"""kit.py: the set-up is whole or done again, and each way of failing says what to do."""

from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

KIT = Path(__file__).parent.parent / "kit.py"
COMMAND = tuple[str, ...]


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return kit.py as a module that stands in an empty folder and has no uv."""
    spec = importlib.util.spec_from_file_location("kit_under_test", KIT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    places = {"HERE": tmp_path, "VENV": tmp_path / ".venv", "CARRIED": tmp_path / ".wheels"}
    for name, place in places.items():
        monkeypatch.setattr(module, name, place)
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "kit.json")
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    for name in (*module.LOCKS.values(), "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"pins of {name}", encoding="utf-8")
    return module


class Runs:
    """The commands kit.py ran; `stop` is called before each and may raise."""

    def __init__(self, kit: ModuleType) -> None:
        self.kit = kit
        self.commands: list[COMMAND] = []
        self.stop: Callable[[COMMAND], None] = lambda command: None

    def __call__(self, *words: object, needed: bool = True) -> None:
        command = tuple(map(str, words))
        self.stop(command)
        self.commands.append(command)
        if "venv" in command:
            self.kit.program("python").parent.mkdir(parents=True)
            self.kit.program("python").touch()

    def have(self, word: str) -> bool:
        return any(word in command for command in self.commands)


@pytest.fixture
def runs(kit: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """Return a recorder that stands in for every command kit.py runs."""
    recorder = Runs(kit)
    monkeypatch.setattr(kit, "run", recorder)
    return recorder


def no_network(command: COMMAND) -> None:
    """Fail as pip and uv do when they cannot fetch what the lock names."""
    if "--require-hashes" in command:
        raise subprocess.CalledProcessError(1, command)


def killed(command: COMMAND) -> None:
    """End as a killed process does: nothing after this happens."""
    if "--require-hashes" in command:
        raise SystemError("killed")


def test_any_old_python_3_can_read_it() -> None:
    """An old Python reaches the sentence that says it is too old."""
    ast.parse(KIT.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_old_python_gets_a_sentence() -> None:
    """Python 3.10 is told what is needed, without a traceback."""
    code = "import sys, runpy; sys.version_info = (3, 10, 2); runpy.run_path(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(KIT)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("The kit needs Python 3.11 or newer; this is Python 3.10.")
    assert "Traceback" not in done.stderr


def test_it_imports_the_standard_library_alone() -> None:
    """A bare Python is enough."""
    tree = ast.parse(KIT.read_text(encoding="utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {str(n.module) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names


@pytest.mark.parametrize("words", [[], ["-h"], ["--help"], ["labb"], ["my-lessons"]])
def test_without_a_command_it_says_what_there_is(
    kit: ModuleType, runs: Runs, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is set up until one says what to do."""
    assert kit.main(words) == (0 if words[:1] in (["-h"], ["--help"]) else 2)
    assert "kit.py lab" in capsys.readouterr().out
    assert not runs.commands


def test_the_lock_is_installed_by_its_hashes_and_alone(kit: ModuleType, runs: Runs) -> None:
    """Nothing is installed that the lock does not name, and nothing is built from source."""
    kit.set_up("lab")
    (fetch,) = [command for command in runs.commands if "--require-hashes" in command]
    assert fetch[-2:] == ("-r", str(kit.HERE / kit.LOCKS["lab"]))
    assert {"--no-deps", "--only-binary"} <= set(fetch)


def test_a_second_start_runs_nothing(kit: ModuleType, runs: Runs) -> None:
    """What is set up is not set up again."""
    kit.set_up("lab")
    runs.commands.clear()
    kit.set_up("lab")
    assert not runs.commands


def test_the_doctor_needs_what_a_learner_gets(
    kit: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lab's machine is not given the packages of the tests to be looked at."""
    handed: list[list[str]] = []
    monkeypatch.setattr(kit.os, "execv", lambda path, words: handed.append(words[1:]))
    monkeypatch.setattr(kit.subprocess, "call", lambda words: handed.append(words[1:]))
    kit.main(["doctor", "--json"])
    assert set(kit.finished()) == {"made", "lab"}
    assert handed[0] == ["doctor", "--json"]


def test_the_tests_are_added_to_what_the_lessons_have(kit: ModuleType, runs: Runs) -> None:
    """After `lab`, `test` keeps the environment; after `test`, `lab` needs nothing."""
    kit.set_up("lab")
    runs.commands.clear()
    kit.set_up("test")
    assert runs.have("--require-hashes") and not runs.have("venv")
    runs.commands.clear()
    kit.set_up("lab")
    assert not runs.commands


def test_a_killed_first_start_begins_again(kit: ModuleType, runs: Runs) -> None:
    """Half an environment is thrown away, not trusted."""
    runs.stop = killed
    with pytest.raises(SystemError):
        kit.set_up("lab")
    (kit.VENV / "half a package").touch()
    runs.stop = lambda command: None
    kit.set_up("lab")
    assert not (kit.VENV / "half a package").exists()
    assert kit.finished()["lab"] == kit.digest("lab")


def test_a_killed_update_begins_again(kit: ModuleType, runs: Runs) -> None:
    """An environment that was being changed is not trusted either."""
    kit.set_up("lab")
    (kit.HERE / kit.LOCKS["lab"]).write_text("newer pins", encoding="utf-8")
    runs.stop = killed
    with pytest.raises(SystemError):
        kit.set_up("lab")
    assert kit.finished() == {}


def test_without_network_a_first_start_says_what_is_missing(kit: ModuleType, runs: Runs) -> None:
    """The message names the lock and the way that works offline."""
    runs.stop = no_network
    with pytest.raises(SystemExit) as stopped:
        kit.set_up("lab")
    assert "helpers/requirements.txt could not be installed" in str(stopped.value)
    assert ".wheels" in str(stopped.value)


def test_without_network_an_older_set_up_still_starts(
    kit: ModuleType, runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    """A learner who pulled a new version on a train can go on with her lessons."""
    kit.set_up("lab")
    old = kit.finished()
    (kit.HERE / kit.LOCKS["lab"]).write_text("newer pins", encoding="utf-8")
    runs.stop = no_network
    kit.set_up("lab")
    assert kit.finished() == old
    assert "No update now" in capsys.readouterr().err


def test_without_network_tests_do_not_run_on_the_wrong_packages(
    kit: ModuleType, runs: Runs
) -> None:
    """The tests start on what their lock names or not at all; the lessons still start."""
    kit.set_up("lab")
    runs.stop = no_network
    with pytest.raises(SystemExit, match=r"requirements-test\.txt"):
        kit.set_up("test")
    assert kit.finished()["lab"] == kit.digest("lab")


def test_carried_wheels_are_the_only_source(kit: ModuleType, runs: Runs) -> None:
    """Where .wheels stands beside kit.py, no network is asked."""
    kit.CARRIED.mkdir()
    kit.set_up("lab")
    (fetch,) = [command for command in runs.commands if "--require-hashes" in command]
    assert fetch[fetch.index("--no-index") + 2] == str(kit.CARRIED)


def test_pip_is_found_in_an_environment_that_uv_made(
    kit: ModuleType, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """uv makes environments without pip; when uv is gone, pip is put there first."""
    monkeypatch.setattr(kit.shutil, "which", lambda name: "uv")
    kit.set_up("lab")
    monkeypatch.setattr(kit.shutil, "which", lambda name: None)
    runs.commands.clear()
    kit.set_up("test")
    assert runs.commands[0][1:] == ("-m", "ensurepip")


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", '{"made": "Python 3.9 elsewhere"}'])
def test_a_stamp_that_cannot_be_trusted_counts_for_nothing(
    kit: ModuleType, runs: Runs, stamp: str
) -> None:
    """A damaged stamp, another Python or another folder leads to a new environment."""
    kit.set_up("lab")
    kit.STAMP.write_text(stamp, encoding="utf-8")
    runs.commands.clear()
    kit.set_up("lab")
    assert runs.have("venv")


def test_an_environment_whose_python_is_gone_is_made_anew(kit: ModuleType, runs: Runs) -> None:
    """The computer's Python may be removed behind the environment's back."""
    kit.set_up("lab")
    kit.program("python").unlink()
    runs.commands.clear()
    kit.set_up("lab")
    assert runs.have("venv")


def test_the_stamp_says_what_it_vouches_for(kit: ModuleType, runs: Runs) -> None:
    """One file decides, and a person can read it."""
    kit.set_up("test")
    assert set(json.loads(kit.STAMP.read_text(encoding="utf-8"))) == {"made", "lab", "test"}


def test_kit_py_alone_says_that_the_folder_is_missing(kit: ModuleType, runs: Runs) -> None:
    """Started out of a ZIP file, it stands without the rest and says what to do."""
    (kit.HERE / kit.LOCKS["lab"]).unlink()
    with pytest.raises(SystemExit, match="unpack all of it first"):
        kit.main(["lab"])
    assert not runs.commands
