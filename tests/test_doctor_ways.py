"""The doctor on the ways to the lessons, and on how many learners a machine can serve."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from sourcework.doctor import report as reporting
from sourcework.doctor import ways
from sourcework.doctor.model import Report
from sourcework.places import Place
from sourcework.publish.handouts.making import HANDOUTS, PAPERS, STANDARD
from telegram16293.course import course

HUB = {ways.HUB: "/user/ada/"}
BINDER = {**HUB, ways.BINDER: "https://binder.example/"}


@contextmanager
def answering(code: int) -> Iterator[tuple[str, list[str]]]:
    """A server of this computer: its address, and what it was asked."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            asked.append(self.path)
            self.send_response(code)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/kit", asked
        server.shutdown()
        thread.join()


def found(can_run: bool = True, **environment: str) -> dict[str, ways.Way]:
    """Return the ways by their names; nothing is sent."""
    return {each.id: each for each in ways.ways(course(), can_run, environment)}


def test_all_five_ways_are_told_in_the_order_of_preference() -> None:
    """A teacher sees what is left when one fails."""
    assert list(found()) == ["here", "browser", "binder", "hub", "paper"]
    assert found(can_run=False)["here"].works == "no"


def test_where_it_runs_is_known() -> None:
    """On a hub, on Binder, or on neither: Binder is a hub, too, and is not told as one."""
    assert [found(**told)["hub"].works for told in ({}, HUB, BINDER)] == [
        "unknown",
        "yes",
        "unknown",
    ]
    assert [found(**told)["binder"].works for told in ({}, HUB, BINDER)] == [
        *("unknown", "unknown", "yes"),
    ]
    assert "download" in found(**BINDER)["binder"].line


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in which nothing is made yet."""
    (tmp_path / "helpers" / "letter").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    return tmp_path


def test_a_site_and_worksheets_are_looked_for(checkout: Path) -> None:
    """Each is told as made where it is made, and else how to make it."""
    assert Place(checkout / "helpers" / "letter").checkout == checkout
    assert ways.in_browser(checkout).works == ways.on_paper(checkout).works == "no"
    assert "build lite" in ways.in_browser(checkout).line
    (checkout / "dist" / "site" / "lite").mkdir(parents=True)
    made = checkout / HANDOUTS / PAPERS[0] / STANDARD
    made.mkdir(parents=True)
    (made / "02-verify-worksheet.docx").write_bytes(b"PK")
    assert ways.on_paper(checkout).works == "no"
    (made / "02-verify-worksheet.pdf").write_bytes(b"%PDF")
    assert ways.in_browser(checkout).works == ways.on_paper(checkout).works == "yes"
    assert "Clone" in ways.in_browser(None).line and "Clone" in ways.on_paper(None).line


@pytest.mark.parametrize(("code", "works"), [(200, True), (404, True), (503, False)])
def test_an_address_is_asked_once_and_for_nothing(code: int, works: bool) -> None:
    """Only whether it is there; a server that is at fault is not."""
    with answering(code) as (address, asked):
        assert (ways.reached(address) == "") is works
        assert asked == ["/kit"]


def test_an_address_nobody_answers_is_told() -> None:
    """With the reason, whatever it is."""
    with answering(200) as (address, _):
        pass
    assert "refused" in ways.reached(address).lower()
    assert ways.reached("no address")


def test_binder_works_where_all_of_it_answers() -> None:
    """Binder itself, and where the project is; the first that does not answer is named."""
    silent = {"https://github.com/telegram16293/telegram16293": "timed out"}
    assert ways.on_binder(course(), {}, lambda address: "").works == "yes"
    told = ways.on_binder(course(), {}, lambda address: silent.get(address, ""))
    assert told.works == "no" and "github.com (timed out)" in told.line
    elsewhere = replace(course(), home="https://school.example/letters")
    assert ways.on_binder(elsewhere, {}, None).works == "no"


# --- how many learners --------------------------------------------------------------------------


def machine(tmp_path: Path, available: int, **groups: str) -> ways.Room:
    """Return what is found on a machine, in a container with these limits."""
    (tmp_path / "meminfo").write_text(f"MemTotal: 9 kB\nMemAvailable:  {available} kB\n")
    for name, words in groups.items():
        (tmp_path / name.replace("_", ".")).write_text(f"{words}\n")
    found = ways.room(tmp_path, tmp_path)
    assert found
    return found


def test_memory_and_processors_each_set_a_limit(tmp_path: Path) -> None:
    """The smaller one counts, and the sentence gives the reason."""
    wide = replace(machine(tmp_path, 25_000_000), processors=2)
    assert wide.learners == 48 and "within two minutes" in wide.sentence
    narrow = replace(wide, memory=4 * 10**9)
    assert narrow.learners == 7 and "each needs 380 MB" in narrow.sentence
    assert "nobody" in replace(wide, memory=10**8).sentence
    assert "1 learner at once" in replace(wide, memory=900 * 10**6).sentence


def test_a_container_has_what_it_is_given(tmp_path: Path) -> None:
    """Less memory and fewer processors than the machine that it is on."""
    free = machine(tmp_path, 25_000_000).memory
    assert free == 25_000_000 * 1024
    given = machine(
        tmp_path, 25_000_000, memory_max="2000000000", memory_current="500000000",
        cpu_max="50000 100000",
    )  # fmt: skip
    assert (given.memory, given.processors) == (1_500_000_000, 0.5)
    assert machine(tmp_path, 25_000_000, memory_max="max", cpu_max="max 100000").memory == free


def test_where_no_hub_runs_nothing_is_said_of_one(tmp_path: Path) -> None:
    """Other systems do not tell what is free in this way."""
    assert ways.room(tmp_path, tmp_path) is None


def test_the_report_tells_both() -> None:
    """In words for a teacher, and as data for a program."""
    report = Report((), ways=tuple(found().values()), room=ways.Room(2, 24 * 10**9))
    words = reporting.closing(report)
    assert "The ways to the lessons, from here:" in words and "about 48 learners" in words
    told = json.loads(reporting.as_json(report))
    assert [each["id"] for each in told["ways"]] == list(found()) and told["learners"] == 48
