"""doctor: each thing that can be wrong with a machine is one line that says what to do."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcework import doctor, surroundings
from sourcework.doctor import (
    Check,
    Finding,
    Machine,
    Report,
    Result,
    examining,
    kernel,
    packages,
    places,
    project,
    serving,
)
from sourcework.doctor import machine as machines
from sourcework.doctor import (
    report as reporting,
)
from sourcework.doctor.model import AWAY, ROUTES
from sourcework.doctor.session import Heard, Session
from sourcework.places import Place
from telegram16293 import cli
from telegram16293.course import course

posix = pytest.mark.skipif(os.name != "posix", reason="made with means of POSIX systems")
ODD = "дом учителя #1 100% ünï"
FINE = Finding("ok", "fine")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return this machine with lessons in a network home of an odd name."""
    # The command sets this for its process; after a test it is as before.
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
    folder = tmp_path / ODD / "my-lessons"
    folder.mkdir(parents=True)
    return Machine(course(), folder, patience=20.0)


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder whose modules every Python started from here finds first."""
    folder = tmp_path / "modules"
    folder.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)
    return folder


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the whole PATH."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(path: Path, says: str = "") -> None:
    path.write_text(f"#!/bin/sh\necho '{says}'\n", encoding="utf-8")
    path.chmod(0o755)


def check(name: str, look: object, **rest: object) -> Check:
    return Check(name, name.title(), look, "Do this.", **rest)  # type: ignore[arg-type]


def only(*names: str) -> list[Check]:
    return [each for each in doctor.CHECKS if each.id in names]


def findings(report: Report) -> dict[str, Finding]:
    return {each.check.id: each.finding for each in report.results}


def in_kernel(machine: Machine) -> dict[str, Finding]:
    """Return what the kernel's checks find."""
    return findings(doctor.examine(only("kernel", "cell", "widget", "plot"), machine))


# --- this machine -------------------------------------------------------------------------------


def test_a_machine_that_runs_the_tests_can_run_the_class(machine: Machine) -> None:
    """Every check that a machine without a screen can pass is passed, in order, in an odd home."""
    report = doctor.examine(doctor.CHECKS, machine)
    found = findings(report)
    assert list(found) == [each.id for each in doctor.CHECKS]
    needed = {name: found[name] for name in found if name not in ("browser", "disk", "port")}
    assert {each.outcome for each in needed.values()} == {"ok"}, needed
    assert list(machine.folder.iterdir()) == []


@posix
def test_nothing_is_left_behind(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """No kernel, no temporary file, no profile and no folder of Jupyter's."""
    home = machine.folder.parent
    temporary = home / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(home / "none"))
    started: list[int] = []

    async def look(machine: Machine) -> Finding:
        assert machine.session.manager is not None
        started.append(machine.session.manager.provisioner.pid)  # type: ignore[union-attr]
        return FINE

    checks = [*only("write", "kernel", "cell"), check("pid", look, in_kernel=True)]
    assert doctor.examine(checks, machine).can_run
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)
    assert sorted(each.name for each in home.rglob("*")) == ["my-lessons", "tmp"]


# --- one check does not touch another -----------------------------------------------------------


def breaks(machine: Machine) -> Finding:
    raise RuntimeError("сломано\nsecond line")


def hangs(machine: Machine) -> Finding:
    time.sleep(3)
    return FINE


async def hangs_inside(machine: Machine) -> Finding:
    await asyncio.sleep(30)
    return FINE


async def blocks(machine: Machine) -> Finding:
    time.sleep(3)
    return FINE


async def fine(machine: Machine) -> Finding:
    return FINE


def test_a_check_that_breaks_is_one_red_line(machine: Machine) -> None:
    """Its neighbours are made, and the line says what broke and what to do."""
    report = doctor.examine([check("a", breaks), check("b", lambda m: FINE)], machine)
    found = findings(report)
    assert found["a"].seen == "it could not be looked at (RuntimeError: сломано)"
    assert (found["a"].outcome, found["a"].do) == ("fail", "Do this.")
    assert found["b"] == FINE


@pytest.mark.parametrize(
    ("look", "inside"), [(hangs, False), (hangs_inside, True)], ids=["outside", "in the kernel"]
)
def test_a_check_that_hangs_is_one_red_line(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, look: object, inside: bool
) -> None:
    """The next one does not wait for its end."""
    machine.patience = 0.2
    monkeypatch.setattr(examining, "GRACE", 0.8)
    after = fine if inside else lambda m: FINE
    checks = [check("a", look, in_kernel=inside), check("b", after, in_kernel=inside)]
    found = findings(doctor.examine(checks, machine))
    assert (found["a"].outcome, found["b"].outcome) == ("fail", "ok")
    assert found["a"].seen == "it has not ended after 1 s"


def test_a_lane_that_stands_still_is_left(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system call that never returns costs the kernel's checks, and one patience."""
    machine.patience = 0.2
    monkeypatch.setattr(examining, "GRACE", 0.8)
    checks = [check(name, blocks, in_kernel=True) for name in "ab"]
    found = findings(doctor.examine([*checks, check("c", lambda m: FINE)], machine))
    assert [each.outcome for each in found.values()] == ["fail", "untried", "ok"]


# --- Python and packages ------------------------------------------------------------------------


def test_an_old_python_is_told() -> None:
    """The line names the version there is and the one asked for."""
    found = machines.judge_python("3.10.2", ">=3.11", ["3.11"])
    assert (found.outcome, found.seen) == ("fail", "3.10.2; the kit asks for >=3.11")


def test_the_newest_python_that_was_tested_is_in_order() -> None:
    """Whatever its last number; the next one is newer than any tested."""
    seen = [machines.judge_python(each, ">=3.11", ["3.11", "3.13"]).outcome
            for each in ("3.11.0", "3.13.0", "3.13.99", "3.14.0")]  # fmt: skip
    assert seen == ["ok", "ok", "ok", "warn"]


def test_a_few_faults_are_named_and_the_others_counted() -> None:
    """Three stand in the line; how many more there are is said where there are more."""
    faults = [f"{each} is missing" for each in ("one", "two", "three", "four", "five")]
    assert packages.judge(faults, [], [], 5).seen == f"{'; '.join(faults[:3])}; 2 more"
    assert packages.judge(faults[:2], faults[2:3], [], 5).seen == "; ".join(faults[:3])


def test_a_package_too_old_is_told(
    tmp_path: Path, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its metadata says counts, as pip wrote it."""
    info = tmp_path / "ipywidgets-7.8.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ipywidgets\nVersion: 7.8.1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = packages.packages(machine)
    assert found.outcome == "fail"
    assert found.seen.startswith("ipywidgets is 7.8.1, and the kit asks for <9,>=8")


def test_a_missing_package_is_told(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, and how to get it."""
    asked = project.Asked(">=3.11", ("3.12",), ("packaging", "no-such-package>=2"))
    monkeypatch.setattr(project, "asked", lambda: asked)
    found = packages.packages(machine)
    assert (found.seen, found.outcome) == ("no-such-package is missing", "fail")
    assert "python3 kit.py doctor" in found.do


def test_an_extra_that_nobody_asked_for_is_not_missing() -> None:
    """The lock leaves such a package out."""
    here = {"one": packages.Installed("1", ("two; extra == 'more'", "six; os_name == 'none'"))}
    assert list(packages.lacks(["one[more]"], here.get)) == []


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("raise ImportError('DLL load failed')", "anywidget: ImportError: DLL load failed"),
        ("import os; os._exit(3)", "anywidget: importing it ends Python (code 3)"),
        ("import time; time.sleep(30)", "anywidget: importing it has not ended after 1 s"),
        ("print('[\"noise'); raise SystemExit('no')", "anywidget: SystemExit: no"),
    ],
)
def test_a_package_that_cannot_be_imported_is_told(modules: Path, code: str, seen: str) -> None:
    """An error, a crash and a hang in a package are the package's own line."""
    (modules / "anywidget.py").write_text(code, encoding="utf-8")
    assert packages.imports(["anywidget"], 1 if "sleep" in code else 20) == [seen]


def test_the_modules_of_all_packages_are_found() -> None:
    """Each distribution the kit asks for brings a module that is tried."""
    names = packages.modules(project.asked().packages, packages._top_level)
    assert {"pandas", "jupyter_client", "packaging", "jupyterlab.labapp"} <= set(names)


def test_an_installed_kit_asks_for_what_its_metadata_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a checkout around it there is no project file, and without either no kit."""
    info = tmp_path / "telegram16293-9.dist-info"
    info.mkdir()
    kit = Place(tmp_path / "engine")
    assert project.asked(kit) == project.Asked("", (), ())
    (info / "top_level.txt").write_text("engine\n")
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: telegram16293\nVersion: 9\nRequires-Python: >=3.11\n"
        "Requires-Dist: one>=2\nClassifier: Programming Language :: Python :: 3.13\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert project.asked(kit) == project.Asked(">=3.11", ("3.13",), ("one>=2",))
    assert project.pins(kit) == {}


# --- fonts and browser --------------------------------------------------------------------------


def test_a_font_without_russian_is_told(
    tmp_path: Path, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pictures would show boxes for the telegram's own words."""
    (tmp_path / "matplotlibrc").write_text("font.family: cmr10\n", encoding="utf-8")
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path / "matplotlibrc"))
    found = machines.fonts(machine)
    assert (found.outcome, found.seen) == ("warn", "pictures are drawn in cmr10, which has no АБВ")
    assert "DejaVu Sans" in found.do


def test_a_matplotlib_without_fonts_is_told(machine: Machine, modules: Path) -> None:
    """The lessons still run without pictures."""
    (modules / "matplotlib.py").write_text("raise OSError('no data here')", encoding="utf-8")
    found = machines.fonts(machine)
    assert found.seen == "matplotlib finds no font (OSError: no data here)"
    assert "no-pictures" in found.routes


@posix
def test_a_linux_without_russian_fonts_is_told(machine: Machine, programs: Path) -> None:
    """Pages would show boxes for the telegram's own words."""
    asker = programs / "fc-list"
    asker.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    asker.chmod(0o755)
    found = machines.fonts(machine)
    assert found.outcome == "fail"
    assert "pages show boxes" in found.seen


BROWSER = """
import os, sys
from sourcework.doctor import machine
print(machine.judge_browser(machine.browsers(os.environ, "linux", 5)).outcome)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="browsers are found otherwise there")
@pytest.mark.parametrize(
    ("there", "environment", "outcome"),
    [
        ([], {}, "fail"),
        (["lynx"], {}, "fail"),
        (["xdg-open"], {"DISPLAY": ":0"}, "fail"),
        (["firefox"], {}, "warn"),
        (["firefox"], {"DISPLAY": ":0"}, "ok"),
        ([], {"JUPYTERHUB_SERVICE_PREFIX": "/user/1"}, "ok"),
    ],
)
def test_a_browser_is_found_or_missed(
    programs: Path, there: list[str], environment: dict[str, str], outcome: str
) -> None:
    """A text browser shows no lesson; one without a screen is opened by hand; a hub needs none."""
    for name in there:
        program(programs / name)
    alone = {"PATH": str(programs), "PYTHONPATH": os.pathsep.join(sys.path), **environment}
    done = subprocess.run(
        [sys.executable, "-c", BROWSER], env=alone, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == outcome


def test_internet_explorer_is_told() -> None:
    """It is still the default on some machines, and JupyterLab stays blank in it."""
    found = machines.judge_browser(machines.Browsers("IE.HTTP", ("IE.HTTP",)))
    assert found.outcome == "warn"


def test_a_browser_that_opens_pages_needs_no_screen_of_its_own() -> None:
    """A desktop elsewhere may show them: only one that cannot be opened is warned of."""
    seen = [machines.judge_browser(machines.Browsers(opens, ("firefox",), screen=False)).outcome
            for opens in ("firefox", "lynx", "")]  # fmt: skip
    assert seen == ["ok", "warn", "warn"]


def test_without_a_browser_only_paper_is_left() -> None:
    """Binder needs one too."""
    assert machines.judge_browser(machines.Browsers("")).routes == ("paper",)


# --- places -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("free", "outcome"),
    [(0, "fail"), (49, "fail"), (50, "warn"), (499, "warn"), (500, "ok"), (10**6, "ok")],
)
def test_a_full_disk_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, free: int, outcome: str
) -> None:
    """Below 500 MB there is a word of warning, below 50 MB no class."""
    usage = shutil.disk_usage(machine.folder)._replace(free=free * 10**6)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage)
    assert places.disk(machine).outcome == outcome


@posix
def test_a_quota_is_told(machine: Machine) -> None:
    """The disk says that there is room; writing tells otherwise, and what was begun is gone."""
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, limits[1]))
    try:
        found = places.write(machine)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert found.outcome == "fail"
    assert "the file is as big as this disk allows" in found.seen
    assert list(machine.folder.iterdir()) == []


@pytest.fixture
def closed() -> Iterator[Path]:
    """Return a folder that may be read and not written to, and be a user it holds for."""
    folder = Path(tempfile.mkdtemp())
    (folder / "answers.jsonl").touch()
    (folder / "answers.jsonl").chmod(0o444)
    folder.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        os.seteuid(user)
        folder.chmod(0o755)
        shutil.rmtree(folder)


@posix
def test_a_read_only_folder_is_told(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line names it and how to choose another, also where a folder is yet to be made."""
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", tempfile.gettempdir())
    monkeypatch.delenv("TELEGRAM16293_ANSWERS")
    for folder in (closed, closed / "my-lessons"):
        found = places.write(Machine(course(), folder))
        assert found.outcome == "fail"
        assert f"{folder} (you may not write here" in found.seen
        assert "--folder another-folder" in found.do


@posix
def test_answers_that_take_no_more_are_told(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that an administrator copied there may belong to someone else."""
    monkeypatch.setenv("TELEGRAM16293_ANSWERS", str(closed / "answers.jsonl"))
    found = places.write(Machine(course(), Path(tempfile.gettempdir())))
    assert found.outcome == "fail"
    assert "answers.jsonl" in found.seen


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    """Where the folder should be, something else has its name, and is left alone."""
    (tmp_path / "my-lessons").write_text("мой файл", encoding="utf-8")
    found = places.write(Machine(course(), tmp_path / "my-lessons"))
    assert "my-lessons (a file stands where its folder should be)" in found.seen
    assert (tmp_path / "my-lessons").read_text(encoding="utf-8") == "мой файл"


def test_taken_ports_are_told(machine: Machine) -> None:
    """One taken port costs nothing; all of them taken is a red line."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        machine.ports = range(number, number + 1)
        assert places.port(machine).outcome == "fail"
    assert places.port(machine) == Finding("ok", f"{number} is free")


def test_the_next_port_will_do() -> None:
    """JupyterLab takes it by itself."""
    assert places.judge_port(8889, range(8888, 8890)).outcome == "ok"


# --- JupyterLab ---------------------------------------------------------------------------------

WITH = """
import pathlib, sys
from sourcework import launch
plain, word = launch.arguments, {}
name = word.partition("=")[0]
launch.arguments = lambda *rest: [w for w in plain(*rest) if not w.startswith(name)] + [word]
launch.serve(pathlib.Path(sys.argv[1]), None, False)
"""


def test_a_server_that_dies_or_hangs_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its last words stand in the line; it is waited for as long as patience lasts."""
    monkeypatch.setattr(serving, "SERVE", "raise SystemExit('no tornado, или что-то ещё')")
    assert serving.server(machine).seen == "JupyterLab ended at once: no tornado, или что-то ещё"
    machine.patience = 1.0
    monkeypatch.setattr(serving, "SERVE", "import time; time.sleep(60)")
    assert serving.server(machine).seen == "JupyterLab does not answer after 1 s"


def test_a_server_that_answers_strangers_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A foreign name that leads here is how pages elsewhere reach such a server."""
    open_ = WITH.format("'--ServerApp.allow_remote_access=True'")
    monkeypatch.setattr(serving, "SERVE", open_)
    found = serving.server(machine)
    assert (found.outcome, "answers strangers" in found.seen) == ("fail", True)


def test_a_server_on_another_folder_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The address would open, and show no lesson."""
    (machine.folder / "00-start.ipynb").write_text("{}", encoding="utf-8")
    (tmp_path / "else").mkdir()
    there = repr(f"--FileContentsManager.root_dir={tmp_path / 'else'}")
    monkeypatch.setattr(serving, "SERVE", WITH.format(there))
    assert "another folder" in serving.server(machine).seen


# --- the kernel ---------------------------------------------------------------------------------


def test_a_kernel_that_dies_is_told(machine: Machine, modules: Path) -> None:
    """Its last words stand in the line, and the rest is not tried."""
    launcher = "import sys; sys.exit('no module named zmq, или что-то ещё')"
    (modules / "ipykernel_launcher.py").write_text(launcher, encoding="utf-8")
    found = in_kernel(machine)
    assert found["kernel"].seen == "it ended at once: no module named zmq, или что-то ещё"
    assert [each.outcome for each in found.values()] == ["fail", *["untried"] * 3]


def test_a_kernel_that_hangs_is_told(machine: Machine, modules: Path) -> None:
    """It is waited for as long as patience lasts, and ended."""
    (modules / "ipykernel_launcher.py").write_text("import time; time.sleep(60)", encoding="utf-8")
    machine.patience = 1.0
    found = in_kernel(machine)
    assert found["kernel"].seen == "it does not answer after 1 s"
    assert [each.outcome for each in found.values()] == ["fail", *["untried"] * 3]


def test_no_kernel_at_all_is_told(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that was never installed is one line too."""

    async def start(lessons: Path, patience: float) -> None:
        from jupyter_client.kernelspec import KernelSpecManager

        KernelSpecManager().get_kernel_spec("no-such-kernel")

    monkeypatch.setattr(machine.session, "start", start)
    found = in_kernel(machine)
    assert "NoSuchKernel" in found["kernel"].seen
    assert found["cell"].outcome == "untried"


def test_a_learners_file_hides_no_module_and_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name is taken; Python's own module is found first, and all checks pass."""
    (machine.folder / "matplotlib.py").write_text("x = 1", encoding="utf-8")
    with surroundings.settled(machine.folder.parent / "own"):
        found = in_kernel(machine) | findings(doctor.examine(only("files"), machine))
    assert [each.outcome for each in found.values()] == ["ok", "ok", "ok", "ok", "warn"]
    assert f"give matplotlib.py in {machine.folder} another name" in found["files"].do
    assert [each.name for each in machine.folder.iterdir()] == ["matplotlib.py"]


def test_a_kernel_that_ends_in_a_cell_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cell's line says so, and what follows is not tried."""
    monkeypatch.setattr(kernel, "CELL", "import os; os._exit(1)")
    found = in_kernel(machine)
    assert found["cell"].seen.startswith("the kernel ended")
    assert [each.outcome for each in found.values()] == ["ok", "fail", "untried", "untried"]


def test_a_kernel_that_hangs_in_a_cell_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is left, and ended with all that it did."""

    async def impatient(machine: Machine) -> Finding:
        machine.patience = 0.5
        return await kernel.cell(machine)

    monkeypatch.setattr(kernel, "CELL", "while True: pass")
    checks = [*only("kernel"), check("cell", impatient, in_kernel=True), *only("plot")]
    found = findings(doctor.examine(checks, machine))
    assert found["cell"].seen == "the kernel does not answer after 0.5 s"
    assert found["plot"].outcome == "untried"


def test_errors_in_the_kernel_are_told_each_by_itself(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell, a widget and a plot that fail leave different routes open."""
    for name in ("CELL", "WIDGET", "PLOT"):
        monkeypatch.setattr(kernel, name, f"raise ImportError('{name}')")
    found = in_kernel(machine)
    seen = [found[name].seen for name in ("cell", "widget", "plot")]
    assert seen == ["ImportError: CELL", "ImportError: WIDGET", "ImportError: PLOT"]
    assert found["widget"].routes[0] == "code"
    assert found["plot"].routes[0] == "no-pictures"


def test_a_deaf_widget_and_a_plot_with_complaints_are_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A widget that is made and never answers is red; a picture under a warning is not."""
    monkeypatch.setattr(kernel, "WIDGET", kernel.WIDGET.replace('"asked")', '"heard")'))
    complaint = "import sys; print('Matplotlib made a temporary folder', file=sys.stderr)"
    monkeypatch.setattr(kernel, "PLOT", complaint + kernel.PLOT)
    found = in_kernel(machine)
    assert (found["widget"].outcome, found["widget"].seen) == ("fail", "it does not answer")
    assert found["plot"].outcome == "warn"
    assert "temporary folder" in found["plot"].seen


def test_a_jupyterlab_that_cannot_draw_widgets_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel answers, but its page would show text where the form should be."""
    import jupyter_core.paths

    monkeypatch.setattr(jupyter_core.paths, "SYSTEM_JUPYTER_PATH", [])
    monkeypatch.setattr(jupyter_core.paths, "ENV_JUPYTER_PATH", [str(machine.folder)])
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(machine.folder))
    found = findings(doctor.examine(only("widget"), machine))["widget"]
    assert found.outcome == "untried"
    assert kernel.extensions_lacking() == list(kernel.EXTENSIONS)
    found = kernel.judge_widget(["anywidget"], "", kernel.ASKED.upper())
    assert found.seen == "it answers, but JupyterLab cannot draw it: anywidget is missing"


def test_a_kernel_in_another_python_is_told(tmp_path: Path) -> None:
    """What the lessons run in is not what was looked at above."""
    heard = Heard(text=f"{tmp_path}\n7\n")
    assert kernel.judge_cell(heard, 7).outcome == "warn"
    assert kernel.judge_cell(heard, 8).outcome == "fail"


# --- the report ---------------------------------------------------------------------------------


def report(*pairs: tuple[str, Finding]) -> Report:
    return Report(tuple(Result(check(name, breaks), found, 0.25) for name, found in pairs))


BAD = Finding("fail", "no", "Do that.", ("code", *AWAY))
NONE = Finding("fail", "none", "Do it.", ("paper",))
SO = Finding("warn", "so", "Look.")


def test_a_report_says_in_a_sentence_what_it_comes_to() -> None:
    """It can run, it can but, or it cannot because."""
    assert report(("a", FINE)).verdict == "This machine can run the class."
    assert report(("a", FINE), ("b", SO)).verdict == "This machine can run the class; but see: b."
    both = report(("a", BAD), ("b", SO), ("c", NONE))
    assert both.verdict == "This machine cannot run the class, because of this: a and c."


def test_only_routes_that_every_failure_leaves_open_are_named() -> None:
    """Where nothing failed, none is needed."""
    assert report(("a", FINE), ("b", SO)).routes == ()
    assert report(("a", BAD)).routes == ("code", "binder", "paper")
    assert report(("a", BAD), ("b", NONE)).routes == ("paper",)


def test_each_line_says_its_outcome_in_a_word() -> None:
    """Nothing depends on colour."""
    lines = [reporting.line(each) for each in report(("a", FINE), ("b", SO), ("c", BAD)).results]
    assert [each.split()[0] for each in lines] == ["ok", "warn", "FAIL"]
    assert "To do:  Do that." in lines[2]
    assert not any("\x1b" in each for each in lines)


def test_lines_fit_a_terminal_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence is broken between words; a long word, as in a path, never is."""
    monkeypatch.setenv("COLUMNS", "80")
    path = "/home/" + "ы" * 60
    long = Finding("fail", "many words " * 20 + path, "so much to do " * 20, AWAY)
    shown = report(("write", long), ("plot", Finding("untried", "no kernel answers")))
    lines = "\n".join([*map(reporting.line, shown.results), reporting.closing(shown)]).splitlines()
    assert any(path in each for each in lines)
    assert max(len(each) for each in lines if path not in each) <= 80


def test_every_route_is_explained_to_a_teacher() -> None:
    """A route that is open is told where to begin."""
    closing = reporting.closing(report(("a", Finding("fail", "x", "y", tuple(ROUTES)))))
    assert all(each.split(":")[0] in closing for each in ROUTES.values())


def test_the_command_prints_one_object_for_a_program(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its keys are those the documentation names, and the exit code is the verdict."""
    checks = (check("port", lambda m: FINE), check("write", lambda m: BAD))
    monkeypatch.setattr(examining, "CHECKS", checks)
    assert cli.main(["doctor", "--json", f"--folder={machine.folder}"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert set(shown) == {
        *("format", "version", "can_run", "verdict", "routes", "seconds", "folder", "checks"),
        *("ways", "learners"),
    }
    assert (shown["format"], shown["can_run"]) == (1, False)
    assert shown["folder"] == str(machine.folder)
    assert shown["checks"][1] | {"seconds": 0} == {
        "id": "write",
        "outcome": "fail",
        "seen": "no",
        "do": "Do that.",
        "routes": ["code", "binder", "paper"],
        "seconds": 0,
    }


def test_the_documentation_names_every_key_and_every_check() -> None:
    """A lab's administrator reads there what the object holds."""
    words = set((doctor.__doc__ or "").replace(",", " ").replace('"', " ").split())
    object_ = json.loads(reporting.as_json(report(("a", FINE))))
    named = {*object_, *object_["checks"][0], *(each.id for each in doctor.CHECKS), *ROUTES}
    assert named <= words


def test_the_command_ends_well_on_a_good_machine(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line for each check, in order, and the sentence at the end."""
    checks = (check("port", lambda m: FINE), check("disk", lambda m: SO))
    monkeypatch.setattr(examining, "CHECKS", checks)
    assert cli.main(["doctor", f"--folder={machine.folder}"]) == 0
    shown = capsys.readouterr().out
    assert shown.index("Port") < shown.index("Disk") < shown.index("This machine can run")


def test_who_stops_it_gets_a_sentence(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl and C end the kernel too, and leave no traceback."""
    ended: list[str] = []

    def stop(result: Result) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(examining, "line", stop)
    monkeypatch.setattr(examining, "CHECKS", (check("port", lambda m: FINE),))
    monkeypatch.setattr(Session, "kill", lambda self: ended.append("killed"))
    assert cli.main(["doctor", f"--folder={machine.folder}"]) == 1
    assert "Stopped before the end" in capsys.readouterr().err
    assert "killed" in ended
