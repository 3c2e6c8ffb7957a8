"""launch and cli: a learner's file is never written over, and the command does what it is told."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from traitlets.config import Config

from sourcework import __version__, launch, laying, suite
from sourcework.errors import KitError
from sourcework.identity import Identity
from sourcework.places import Place
from telegram16293 import cli
from telegram16293.seeds import PLACE

LESSON = "02-verify.ipynb"
BESIDE = "02-verify-updated.ipynb"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """Return a folder with one lesson."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / LESSON).write_text("первый", encoding="utf-8")
    return folder


@pytest.fixture
def mine(tmp_path: Path, lessons: Path) -> Path:
    """Return a learner's folder with the lesson laid out."""
    folder = tmp_path / "my-lessons"
    launch.lay_out(lessons, folder)
    return folder


def words(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_first_start_lays_out_every_lesson(tmp_path: Path, lessons: Path) -> None:
    """An empty folder gets a copy of each lesson."""
    folder = tmp_path / "my-lessons"
    assert launch.lay_out(lessons, folder) == [folder / LESSON]
    assert words(folder / LESSON) == "первый"


def test_a_second_start_writes_nothing(lessons: Path, mine: Path) -> None:
    """What a learner wrote stays, and no other file appears."""
    (mine / LESSON).write_text("мой ответ", encoding="utf-8")
    assert launch.lay_out(lessons, mine) == []
    assert words(mine / LESSON) == "мой ответ"
    assert not (mine / BESIDE).exists()


def test_an_updated_lesson_is_laid_beside_ones_own(lessons: Path, mine: Path) -> None:
    """The learner keeps the old lesson with her work and finds the new one beside it, once."""
    (mine / LESSON).write_text("мой ответ", encoding="utf-8")
    (lessons / LESSON).write_text("второй", encoding="utf-8")
    assert launch.lay_out(lessons, mine) == [mine / BESIDE]
    assert (words(mine / LESSON), words(mine / BESIDE)) == ("мой ответ", "второй")
    assert launch.lay_out(lessons, mine) == []


def test_a_second_update_gets_a_name_of_its_own(lessons: Path, mine: Path) -> None:
    """The file from the first update may hold work too."""
    (mine / LESSON).write_text("мой ответ", encoding="utf-8")
    for version in ("второй", "третий"):
        (lessons / LESSON).write_text(version, encoding="utf-8")
        launch.lay_out(lessons, mine)
    assert words(mine / BESIDE) == "второй"
    assert words(mine / "02-verify-updated-2.ipynb") == "третий"


def test_an_untouched_copy_is_renewed(lessons: Path, mine: Path) -> None:
    """Who has not begun gets the updated lesson under its own name."""
    (lessons / LESSON).write_text("второй", encoding="utf-8")
    launch.lay_out(lessons, mine)
    assert words(mine / LESSON) == "второй"
    assert not (mine / BESIDE).exists()


def test_a_lesson_moved_away_comes_back_fresh(lessons: Path, mine: Path) -> None:
    """Renaming one's file is how one starts afresh."""
    (mine / LESSON).rename(mine / "mine.ipynb")
    assert launch.lay_out(lessons, mine) == [mine / LESSON]
    assert (mine / "mine.ipynb").exists()


@pytest.mark.parametrize("record", ["", "{", "[]", '{"02-verify.ipynb": 3}'])
def test_a_damaged_record_never_costs_a_learner_work(
    lessons: Path, mine: Path, record: str
) -> None:
    """Without knowing what was laid out, every file is taken for the learner's."""
    (mine / LESSON).write_text("мой ответ", encoding="utf-8")
    (mine / ".lessons.json").write_text(record, encoding="utf-8")
    (lessons / LESSON).write_text("второй", encoding="utf-8")
    launch.lay_out(lessons, mine)
    assert words(mine / LESSON) == "мой ответ"
    assert json.loads(words(mine / ".lessons.json"))


def test_only_notebooks_are_laid_out(lessons: Path, tmp_path: Path) -> None:
    """The licence and other files of the folder stay where they are."""
    (lessons / "LICENSE").write_text("CC BY 4.0", encoding="utf-8")
    assert [p.name for p in launch.lay_out(lessons, tmp_path / "x")] == [LESSON]


def test_jupyterlab_is_bound_to_this_computer_and_keeps_its_token(tmp_path: Path) -> None:
    """The server listens on the loopback address and nothing switches its token off."""
    arguments = launch.arguments(tmp_path, None, True)
    assert "--ServerApp.ip=127.0.0.1" in arguments
    assert "--ServerApp.allow_remote_access=False" in arguments
    assert "--ServerApp.identity_provider_class=sourcework.identity.Identity" in arguments
    assert not any("token" in word or "password" in word for word in arguments)


def test_no_setting_takes_the_token_away() -> None:
    """Not even one that stands in the kit's own environment; and each start has a new one."""
    words = {"token": "", "hashed_password": "argon2:known", "password_required": True}
    config = Config(dict.fromkeys(("IdentityProvider", "Identity"), words))
    config["PasswordIdentityProvider"] = Config(words)
    first, second = Identity(config=config), Identity(config=config)
    assert len(first.token) == len(second.token) == 48
    assert first.token != second.token
    assert (first.hashed_password, first.need_token, first.token_generated) == ("", True, True)


def test_lab_without_lessons_says_what_to_run(tmp_path: Path) -> None:
    """A checkout whose notebooks were not made yet gets a sentence."""
    (tmp_path / "notebooks").mkdir()
    with pytest.raises(KitError, match="Make the lessons with the command build"):
        launch.lab(Place(tmp_path), folder=tmp_path / "x")


def test_an_error_of_the_kit_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command ends with 1 and the three parts of the error, without a traceback."""

    def broken(*_: object) -> int:
        raise KitError("notebooks", "the folder is missing", "clone the kit again")

    monkeypatch.setattr(launch, "lab", broken)
    assert cli.main(["lab"]) == 1
    assert capsys.readouterr().err == "notebooks: the folder is missing. Clone the kit again.\n"


def test_options_after_test_are_pytests_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """They arrive in their order, whatever they begin with."""
    seen: list[list[str]] = []

    def run(root: Path, chosen: list[str]) -> int:
        seen.append(chosen)
        return 0

    monkeypatch.setattr(suite, "test", run)
    assert cli.main(["test", "-x", "tests/test_kit.py", "--version", "-k", "a or b"]) == 0
    assert seen == [["-x", "tests/test_kit.py", "--version", "-k", "a or b"]]


def test_one_failed_stage_fails_the_suite(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other stages still run, and the end says which one failed."""
    ran: list[str] = []

    def run(root: Path, *command: str) -> int:
        ran.append(command[2])
        return int(command[2] == "ruff")

    monkeypatch.setattr(suite, "_run", run)
    assert suite.test(tmp_path, []) == 1
    assert ran == ["ruff", "mypy", "pytest"]
    assert "Failed: ruff" in capsys.readouterr().err


def test_the_command_knows_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`telegram16293 --version` prints name and number."""
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"telegram16293 {__version__}\n"


@pytest.mark.parametrize("port", ["abc", "", "0", "-5", "99999"])
def test_a_port_that_is_none_is_told(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No server is started on an address that no browser opens."""
    with pytest.raises(SystemExit):
        cli.main(["lab", f"--port={port}"])
    assert "is no port: give one from 1024 to 65535" in capsys.readouterr().err


def test_a_place_that_takes_no_lessons_is_told(lessons: Path, tmp_path: Path) -> None:
    """A file where the folder should be is named in a sentence, and left as it is."""
    taken = tmp_path / "my-lessons"
    taken.write_text("мой файл", encoding="utf-8")
    with pytest.raises(KitError, match="my-lessons: your lessons cannot be laid out"):
        launch.lab(Place(lessons.parent), folder=taken)
    assert words(taken) == "мой файл"


@pytest.mark.skipif(os.name != "posix", reason="made with means of POSIX systems")
def test_nothing_is_left_behind_on_a_full_disk(lessons: Path, tmp_path: Path) -> None:
    """A lesson for which there is no room takes none, and the next start can go on."""
    import resource

    (lessons / LESSON).write_text("первый" * 10000, encoding="utf-8")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(OSError):
            launch.lay_out(lessons, tmp_path / "x")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list((tmp_path / "x").iterdir()) == []


@pytest.mark.parametrize(
    ("number", "do"),
    [
        (errno.ENOSPC, "delete something that you do not need"),
        (errno.EACCES, "get the right to write there"),
        (errno.EROFS, "get the right to write there"),
        (errno.ELOOP, "delete that link"),
        (errno.EISDIR, "give that folder another name"),
        (errno.EEXIST, "give that file another name"),
    ],
)
def test_advice_fits_what_is_wrong(
    lessons: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, do: str
) -> None:
    """Room, rights, a link or a folder: each has its own way out, and another place is one."""

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number), str(tmp_path / "x"))

    monkeypatch.setattr(launch, "lay_out", refuse)
    with pytest.raises(KitError) as told:
        launch.lab(Place(lessons.parent), folder=tmp_path / "x")
    assert told.value.do == f"{do}; or choose another place: {launch.ELSEWHERE}"


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder in use cannot be removed")
def test_a_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal may still stand in one that somebody has removed."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(KitError, match="cannot be found any more"):
        launch.lab(Place(tmp_path), folder=Path("here"))


def test_a_folder_named_like_a_lesson_is_left_alone(lessons: Path, tmp_path: Path) -> None:
    """It is not written to."""
    (tmp_path / "x" / LESSON).mkdir(parents=True)
    assert launch.lay_out(lessons, tmp_path / "x") == []


def test_lessons_are_laid_out_for_a_server_that_others_start(
    lessons: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what it wrote; a second time, what it left alone; an update is laid beside work."""
    folder, place = tmp_path / "anna", Place(lessons.parent)
    assert laying.lay_out(place, folder) == 0
    assert capsys.readouterr().out == f"{folder} is ready.\nWritten: {LESSON}.\n"
    (folder / LESSON).write_text("мой ответ", encoding="utf-8")
    (lessons / LESSON).write_text("второй", encoding="utf-8")
    laying.lay_out(place, folder)
    told = f"{folder} is ready.\nWritten: {BESIDE}.\nLeft as it is: {LESSON}.\n"
    assert (words(folder / LESSON), capsys.readouterr().out) == ("мой ответ", told)


def test_the_command_lays_out_every_lesson(tmp_path: Path) -> None:
    """As an administrator types it, the folders above included."""
    folder = tmp_path / "class" / "anna"
    assert cli.main(["lay-out", str(folder)]) == 0
    assert {each.name for each in folder.glob("*.ipynb")} == {each.name for each in PLACE.notebooks}


def test_a_folder_that_takes_no_lessons_is_told_by_lay_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There, no other option is named than the folder itself."""
    (tmp_path / "anna").write_text("мой файл", encoding="utf-8")
    assert cli.main(["lay-out", str(tmp_path / "anna")]) == 1
    assert capsys.readouterr().err.endswith("or choose another place: name another folder.\n")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can write for others"
)
def test_root_lays_nothing_into_a_learners_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """She could not save it: the command says as whom to run it, and writes nothing."""
    os.chown(tmp_path, 65534, 65534)
    assert cli.main(["lay-out", str(tmp_path / "lessons")]) == 1
    assert "sudo -u 'nobody'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
