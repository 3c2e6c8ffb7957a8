"""kit.py and setting_up: a set-up is whole or done again, and each way of failing says what to do.

pip itself is put in the place of a recorder only where it would download; its settings, the lock,
other Pythons and full disks are real.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from glob import glob
from importlib.util import find_spec
from pathlib import Path

import pytest

import setting_up
from setting_up import Place, Stuck, making, pip, room, troubles, turn
from setting_up.place import COMMANDS, LOCKS

ROOT = Path(__file__).parent.parent
KIT = ROOT / "kit.py"
COMMAND = list[str]
posix = pytest.mark.skipif(os.name != "posix", reason="made with means of POSIX systems")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a folder with the files that decide what is installed."""
    for name in (*LOCKS.values(), "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"pins of {name}", encoding="utf-8")
    return Place(tmp_path)


class Runs:
    """The commands that were run; `stop` is called before each and may raise."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.commands: list[COMMAND] = []
        self.environments: list[dict[str, str]] = []
        self.stop: Callable[[COMMAND], None] = lambda command: None

    def __call__(self, command: COMMAND, environment: dict[str, str], number: int) -> None:
        self.stop(command)
        self.commands.append(command)
        self.environments.append(environment)
        if "venv" in command:
            self.place.python.parent.mkdir(parents=True)
            self.place.python.touch()

    def have(self, word: str) -> bool:
        return any(word in command for command in self.commands)


@pytest.fixture
def runs(place: Place, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """Return a recorder that stands in for every command that is run."""
    recorder = Runs(place)
    monkeypatch.setattr(making, "run", recorder)
    monkeypatch.setattr(making.subprocess, "run", lambda *_, **__: None)
    monkeypatch.setattr(pip, "settings", lambda python: ({}, ""))
    return recorder


def no_network(command: COMMAND) -> None:
    """Fail as pip does when it cannot fetch what the lock names."""
    if "--require-hashes" in command:
        raise making.Failed(
            "WARNING: Retrying … NewConnectionError('…: Name or service not known')"
        )


def killed(command: COMMAND) -> None:
    """End as a killed process does: nothing after this happens."""
    if "--require-hashes" in command:
        raise SystemError("killed")


# --- kit.py, and any Python that may read it ----------------------------------------------------


def test_any_old_python_can_read_it() -> None:
    """Nothing in it is newer than Python 2, so that each reaches the sentence."""
    text = KIT.read_text(encoding="ascii")
    nodes = list(ast.walk(ast.parse(text, feature_version=(3, 7))))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.Starred, ast.FunctionDef, ast.AsyncFunctionDef)
    newer += (ast.NamedExpr, ast.Nonlocal, ast.With, ast.Try, ast.Match)
    assert [node for node in nodes if isinstance(node, newer)] == []
    imported = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    imported |= {a.name for node in nodes if isinstance(node, ast.Import) for a in node.names}
    assert imported == {"__future__", "os", "sys", "setting_up"}


def old_pythons() -> list[str]:
    """Return older Pythons of this machine: on the PATH, or kept side by side by pyenv."""
    names = ["python2", "python2.7", *(f"python3.{minor}" for minor in range(4, 11))]
    kept = os.path.join(os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv"), "versions")
    places = [*filter(None, map(shutil.which, names)), *glob(f"{kept}/[23].*/bin/python")]
    asked = "import sys; sys.exit(sys.version_info >= (3, 11))"
    return [
        p for p in places if subprocess.run([p, "-c", asked], capture_output=True).returncode == 0
    ]


@pytest.mark.parametrize("words", [["lab"], []])
def test_an_old_python_gets_a_sentence(words: list[str]) -> None:
    """Whichever there are on this machine, and one that only says so, end without a traceback."""
    as_old = "import sys, runpy; sys.version_info = (3, 10, 2); runpy.run_path(sys.argv[1])"
    commands = [[sys.executable, "-c", as_old], *([each] for each in old_pythons())]
    for command in commands:
        done = subprocess.run([*command, str(KIT), *words], capture_output=True, check=False)
        assert done.returncode == 1
        assert done.stderr.startswith(b"The kit needs Python 3.11 or newer; this is Python ")
        assert b"Traceback" not in done.stderr


def test_it_imports_the_standard_library_alone() -> None:
    """A bare Python is enough, for the set-up and for what it takes from the package."""
    code = "import sys; sys.path.append(sys.argv[1]); import setting_up; print(sorted(sys.modules))"
    command = [sys.executable, "-I", "-S", "-c", code, str(ROOT / "helpers")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    top = {each.split(".")[0] for each in ast.literal_eval(done.stdout)}
    assert top - set(sys.stdlib_module_names) <= {"__main__", "setting_up", "sourcework"}


@pytest.mark.parametrize("words", [[], ["-h"], ["--help"], ["labb"], ["my-lessons"]])
def test_without_a_command_it_says_what_there_is(
    place: Place, runs: Runs, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is set up until one says what to do."""
    expected = 0 if words[:1] in (["-h"], ["--help"]) else 2
    assert setting_up.main(str(place.here), words) == expected
    assert "kit.py lab" in capsys.readouterr().out
    assert not runs.commands


def test_kit_py_alone_says_that_the_folder_is_missing(tmp_path: Path) -> None:
    """Started out of a ZIP file, it stands without the rest and says what to do."""
    shutil.copy(KIT, tmp_path)
    done = subprocess.run([sys.executable, tmp_path / "kit.py", "lab"], capture_output=True)
    assert done.returncode == 1
    assert b"unpack all of it first" in done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with kit.py and what it reads, and no environment."""
    folder = tmp_path / "kit"
    for name in ("setting_up", "sourcework"):
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "helpers" / name, folder / "helpers" / name, ignore=skipped)
    for name in ("kit.py", "pyproject.toml", *LOCKS.values()):
        shutil.copy(ROOT / name, folder / name)
    return folder


def typed(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Return what `python3 kit.py …` does in a folder, with these variables."""
    return subprocess.run(
        [sys.executable, str(folder / "kit.py"), *words],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("hidden", ["json", "subprocess", "pathlib", "tempfile", "setting_up"])
def test_a_file_beside_it_or_on_pythonpath_hides_nothing(checkout: Path, hidden: str) -> None:
    """Python looks at both before its own modules."""
    (checkout / "old").mkdir()
    for folder in (checkout, checkout / "old"):
        (folder / f"{hidden}.py").write_text("raise ImportError('old')", encoding="utf-8")
    done = typed(checkout, "--help", PYTHONPATH=str(checkout / "old"))
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_that_is_written_of_is_one() -> None:
    """What the documents say to type after kit.py is handed on, and is no reason for its usage."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob(".github/*.md"), *ROOT.glob("course/**/*.md")]
    told = "".join(each.read_text(encoding="utf-8") for each in pages)
    named = set(re.findall(r"python3 kit\.py ([a-z-]+)", told))
    assert {"lab", "lay-out", "test"} <= named <= set(COMMANDS)


@posix
@pytest.mark.parametrize("name", ["a:b", "a\nb", "a\tb"])
def test_a_path_that_no_environment_can_have_is_named(checkout: Path, name: str) -> None:
    """Python's own words would be a traceback, or blame the network."""
    moved = checkout.rename(checkout.with_name(name))
    done = typed(moved, "lab")
    assert done.returncode == 1
    assert "Move the kit to another folder" in done.stderr and "Traceback" not in done.stderr


def test_a_folder_in_other_letters_is_found_in_any_account(tmp_path: Path) -> None:
    """The line that leads to it is ASCII; one that was so already stays as it was."""
    place = Place(tmp_path / "Käse und Класс")
    packages = place.venv / "lib/python3.12/site-packages"
    packages.mkdir(parents=True)
    led, other = packages / "_kit.pth", packages / "_other.pth"
    led.write_text(os.fspath(place.here / "helpers"), encoding="utf-8")
    other.write_text("/somewhere", encoding="utf-8")
    making._lead_there(place)
    code = f"import sys; {led.read_text(encoding='ascii')}print(ascii(sys.path[-1]))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == ascii(os.fspath(place.here / "helpers"))
    assert other.read_text(encoding="utf-8") == "/somewhere"


def test_a_python_without_venv_is_told_what_to_install(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian and Ubuntu keep it in a package of its own."""
    monkeypatch.setattr(making, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(Stuck, match="sudo apt install python3-venv"):
        making.set_up(place, "lab")
    assert not place.venv.exists()


# --- what is installed, and when ----------------------------------------------------------------


def test_the_lock_is_installed_by_its_hashes_and_alone(place: Place, runs: Runs) -> None:
    """Nothing is installed that the lock does not name, and nothing is built from source."""
    making.set_up(place, "lab")
    (fetch,) = [command for command in runs.commands if "--require-hashes" in command]
    assert fetch[-2:] == ["-r", str(place.here / LOCKS["lab"])]
    assert {"--no-deps", "--only-binary"} <= set(fetch)


def test_a_second_start_runs_nothing(place: Place, runs: Runs) -> None:
    """What is set up is not set up again."""
    making.set_up(place, "lab")
    runs.commands.clear()
    making.set_up(place, "lab")
    assert not runs.commands


def test_the_doctor_needs_what_a_learner_gets(
    place: Place, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lab's machine is not given the packages of the tests, and nothing of the account's."""
    handed: list[list[str]] = []
    monkeypatch.setattr(
        setting_up.interpreter, "hand_over", lambda words, variables: handed.append(words) or 0
    )
    assert setting_up.main(str(place.here), ["doctor", "--json"]) == 0
    assert set(place.finished()) == {"made", "lab"}
    assert handed[0] == [str(place.python), "-I", "-m", "sourcework", "doctor", "--json"]


def test_the_tests_are_added_to_what_the_lessons_have(place: Place, runs: Runs) -> None:
    """After `lab`, `test` keeps the environment; after `test`, `lab` needs nothing."""
    making.set_up(place, "lab")
    runs.commands.clear()
    making.set_up(place, "test")
    assert runs.have("--require-hashes") and not runs.have("venv")
    runs.commands.clear()
    making.set_up(place, "lab")
    assert not runs.commands


def test_a_killed_first_start_begins_again(place: Place, runs: Runs) -> None:
    """Half an environment is thrown away, not trusted."""
    runs.stop = killed
    with pytest.raises(SystemError):
        making.set_up(place, "lab")
    (place.venv / "half a package").touch()
    runs.stop = lambda command: None
    making.set_up(place, "lab")
    assert not (place.venv / "half a package").exists()
    assert place.finished()["lab"] == place.digest("lab")


def test_a_killed_update_begins_again(place: Place, runs: Runs) -> None:
    """An environment that was being changed is not trusted either."""
    making.set_up(place, "lab")
    (place.here / LOCKS["lab"]).write_text("newer pins", encoding="utf-8")
    runs.stop = killed
    with pytest.raises(SystemError):
        making.set_up(place, "lab")
    assert place.finished() == {}


def test_without_network_a_first_start_says_what_is_missing(place: Place, runs: Runs) -> None:
    """The message names the cause and the way that works offline."""
    runs.stop = no_network
    with pytest.raises(Stuck, match="does not answer") as stopped:
        making.set_up(place, "lab")
    assert "helpers/requirements.txt -d .wheels" in str(stopped.value)


def test_without_network_an_older_set_up_still_starts(
    place: Place, runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    """A learner who pulled a new version on a train can go on with her lessons."""
    making.set_up(place, "lab")
    old = place.finished()
    (place.here / LOCKS["lab"]).write_text("newer pins", encoding="utf-8")
    runs.stop = no_network
    making.set_up(place, "lab")
    assert place.finished() == old
    assert "No update now" in capsys.readouterr().err


def test_without_network_tests_do_not_run_on_the_wrong_packages(place: Place, runs: Runs) -> None:
    """The tests start on what their lock names or not at all; the lessons still start."""
    making.set_up(place, "lab")
    runs.stop = no_network
    with pytest.raises(Stuck, match=r"requirements-test\.txt"):
        making.set_up(place, "test")
    assert place.finished()["lab"] == place.digest("lab")


def test_carried_wheels_are_the_only_source(place: Place, runs: Runs) -> None:
    """Where .wheels stands beside kit.py, no network is asked."""
    place.carried.mkdir()
    making.set_up(place, "lab")
    (fetch,) = [command for command in runs.commands if "--require-hashes" in command]
    assert fetch[fetch.index("--no-index") + 2] == str(place.carried)


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", '{"made": "Python 3.9 elsewhere"}'])
def test_a_stamp_that_cannot_be_trusted_counts_for_nothing(
    place: Place, runs: Runs, stamp: str
) -> None:
    """A damaged stamp, another Python, machine or folder leads to a new environment."""
    making.set_up(place, "lab")
    place.stamp.write_text(stamp, encoding="utf-8")
    runs.commands.clear()
    making.set_up(place, "lab")
    assert runs.have("venv")


def a_folder(venv: Path) -> None:
    (venv / "lib").mkdir(parents=True)


def a_link(venv: Path) -> None:
    (venv.parent / "elsewhere").mkdir()
    venv.symlink_to(venv.parent / "elsewhere")


@posix
@pytest.mark.parametrize("bring", [a_folder, a_link, Path.touch])
def test_an_environment_from_elsewhere_is_not_taken_for_the_kits(
    place: Place, runs: Runs, bring: Callable[[Path], None]
) -> None:
    """A folder, a link or a file of that name is put aside; where a link leads is left alone."""
    bring(place.venv)
    making.set_up(place, "lab")
    assert place.is_ready("lab")
    assert not (place.here / "elsewhere" / "kit.json").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(place: Place, runs: Runs) -> None:
    """The computer's Python may be removed behind the environment's back."""
    making.set_up(place, "lab")
    place.python.unlink()
    runs.commands.clear()
    making.set_up(place, "lab")
    assert runs.have("venv")


def test_the_stamp_says_what_it_vouches_for(place: Place, runs: Runs) -> None:
    """One file decides, and a person can read it."""
    making.set_up(place, "test")
    assert set(json.loads(place.stamp.read_text(encoding="utf-8"))) == {"made", "lab", "test"}


# --- pip and what an account tells it -----------------------------------------------------------

# The kit's own environment has pip; one that other tools made for a maintainer may not.
PIPPED = Path(sys.executable if find_spec("pip") else getattr(sys, "_base_executable", ""))
HOSTILE = """
[global]
quiet = 3
index-url = http://mirror.school/simple
extra-index-url =
    http://one/
    http://two/
proxy = http://school:3128
require-virtualenv = true
no-binary = :all:
[install]
user = true
target = /elsewhere
prefix = /elsewhere
root = /elsewhere
constraint = /gone.txt
"""


def test_an_accounts_settings_for_pip_say_where_from_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mirror, proxy and certificates hold; folders, users and other wishes do not."""
    (tmp_path / "pip.conf").write_text(HOSTILE, encoding="utf-8")
    for name in [each for each in os.environ if each.startswith("PIP_")]:
        monkeypatch.delenv(name)
    wishes = {"CONFIG_FILE": str(tmp_path / "pip.conf"), "CERT": "/school.pem", "USER": "1"}
    wishes |= {"TARGET": "/elsewhere", "REQUIRE_VIRTUALENV": "1", "NO_INDEX": "1", "PYTHON": "x"}
    for name, value in wishes.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    settings, unread = pip.settings(PIPPED)
    assert settings == {
        "PIP_INDEX_URL": "http://mirror.school/simple",
        "PIP_EXTRA_INDEX_URL": "http://one/ http://two/",
        "PIP_PROXY": "http://school:3128",
        "PIP_CERT": "/school.pem",
    }
    made = pip.environment(settings)
    assert unread == "" and made["PIP_CONFIG_FILE"] == os.devnull
    assert {name for name in made if name.startswith("PIP_")} == {
        *settings,
        *("PIP_CONFIG_FILE", "PIP_DISABLE_PIP_VERSION_CHECK", "PIP_NO_INPUT"),
    }


def test_settings_that_pip_cannot_read_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The set-up goes on without them, and says what pip said."""
    (tmp_path / "pip.conf").write_text("no section = here", encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    settings, unread = pip.settings(PIPPED)
    assert settings == {} and "pip.conf" in unread


def test_no_other_tools_variable_reaches_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither another environment's nor another tool's; proxies and certificates do."""
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "UV_PYTHON", "UV_SYSTEM_PYTHON"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("HTTPS_PROXY", "http://school:3128")
    assert "/elsewhere" not in pip.clean().values()
    assert pip.clean()["HTTPS_PROXY"] == "http://school:3128"


def test_a_set_up_with_hostile_settings_installs_into_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Done for real with pip, and a package that is made here."""
    wheel = tmp_path / "wheels" / "tiny_thing-1-py3-none-any.whl"
    wheel.parent.mkdir()
    source = tmp_path / "source"
    source.mkdir()
    project = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
    project += '[project]\nname = "tiny-thing"\nversion = "1"\n'
    project += '[tool.hatch.build.targets.wheel]\ninclude = ["tiny.py"]\n'
    (source / "pyproject.toml").write_text(project, encoding="utf-8")
    (source / "tiny.py").write_text("x = 1", encoding="utf-8")
    built = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheel.parent)]
    subprocess.run(built, cwd=source, check=True, capture_output=True)
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    place = Place(tmp_path / "kit")
    place.here.mkdir()
    with (tmp_path / "lock").open("w") as lock:
        making._make(place, lock.fileno())
        settings, _ = pip.settings(place.python)
        command = [str(place.python), "-I", "-m", "pip", "install", "-q", "tiny-thing"]
        making.run(command, pip.environment(settings), lock.fileno())
    assert list(place.venv.rglob("tiny.py"))
    assert not (tmp_path / "elsewhere").exists()


# --- causes by their names ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space",
            "disk is full",
        ),
        ("OSError: [Errno 122] Disk quota exceeded: '/home'", "your share of it"),
        ("ProxyError('Cannot connect to proxy.', NewConnectionError())", "the proxy"),
        ("SSLError(SSLCertVerificationError(1, 'certificate verify failed'))", "certificate"),
        (
            "WARNING: Retrying after NewConnectionError: Temporary failure in name",
            "does not answer",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one"),
        ("ERROR: No matching distribution found for numpy==2.4", "one is missing for this Python"),
        ("PermissionError: [Errno 13] Permission denied: '/srv/kit/.venv'", "cannot be written"),
        ("HINT: this system does not have Windows Long Path support enabled", "too long for this"),
        ("[WinError 32] The process cannot access the file", "cannot be written"),
        ("ERROR: something that nobody foresaw", "something that nobody foresaw"),
    ],
)
def test_each_cause_is_named(said: str, cause: str) -> None:
    """The network is blamed where it is at fault."""
    words = str(troubles.stuck(said, LOCKS["lab"], Path("/srv/kit"), 800))
    assert cause in " ".join(words.split()).partition("Nothing of yours")[0]
    assert ("With network" in words) == (cause in ("does not answer", said.partition(": ")[2]))


def test_too_little_room_is_told_before_anything_is_fetched(
    place: Place, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How much there is, how much it takes, and how much to free."""
    usage = shutil.disk_usage(place.here)._replace(free=200 * room.MILLION)
    monkeypatch.setattr(shutil, "disk_usage", lambda where: usage)
    with pytest.raises(Stuck, match=r"200 MB are free .* takes about 800 MB\. Free 601 MB"):
        making.set_up(place, "lab")
    assert not runs.commands


def test_what_an_older_set_up_takes_counts_as_room(place: Place) -> None:
    """It is given back before the new one is made."""
    free = shutil.disk_usage(place.here).free
    assert room.lacking(place.here, "lab", free + room.TAKES["lab"]) == ""


def test_passing_files_go_where_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small disk for temporary files, as some systems keep in memory, is no obstacle."""
    assert room.for_passing(tmp_path / "own") == {}
    usage = shutil.disk_usage(tmp_path)._replace(free=1)
    monkeypatch.setattr(shutil, "disk_usage", lambda where: usage)
    assert room.for_passing(tmp_path / "own")["TMPDIR"] == str(tmp_path / "own")


@posix
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_of_somebody_elses_is_told(checkout: Path) -> None:
    """It can be read and not written to."""
    checkout.chmod(0o555)
    done = typed(checkout, "lab")
    checkout.chmod(0o755)
    assert "cannot be written" in done.stderr and "Traceback" not in done.stderr


# --- two at once --------------------------------------------------------------------------------

HOLD = """
import sys, time
sys.path.append(sys.argv[1])
from pathlib import Path
from setting_up.turn import turn
with turn(Path(sys.argv[2]), print) as number:
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Yield another program whose turn it is."""
    command = [sys.executable, "-c", HOLD, str(ROOT / "helpers"), str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_who_comes_second_waits_and_is_told(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    """The wait ends when the first one does, also when it is killed."""
    told_of: list[str] = []

    def tell(words: str) -> None:
        told_of.append(words)
        holder.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))

    with turn.turn(tmp_path / "lock", tell):
        assert told_of == [turn.WAIT]


def test_who_comes_alone_does_not_wait(tmp_path: Path) -> None:
    """A lock file that was left behind is nobody's turn."""
    (tmp_path / "lock").write_bytes(b"left behind")
    with turn.turn(tmp_path / "lock", pytest.fail):
        pass


def test_the_second_does_not_do_again_what_the_first_did(
    place: Place, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks once more when its turn comes."""
    answers = iter([False, True])
    monkeypatch.setattr(Place, "is_ready", lambda self, kind: next(answers))
    making.set_up(place, "lab")
    assert not runs.commands


@posix
def test_what_a_killed_set_up_started_ends_first(tmp_path: Path) -> None:
    """Its pip may still be writing; only then is the folder the next one's."""
    lock = tmp_path / "lock"
    with lock.open("ab") as opened:
        import fcntl

        fcntl.flock(opened, fcntl.LOCK_EX)
        child = subprocess.Popen(["sleep", "30"], pass_fds=(opened.fileno(),))
    waited: list[str] = []

    def tell(words: str) -> None:
        waited.append(words)
        child.kill()
        child.wait()

    begun = time.monotonic()
    with turn.turn(lock, tell):
        assert waited == [turn.WAIT]
    assert time.monotonic() - begun < 30
