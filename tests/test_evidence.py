"""Evidence: words kept with a note, beside the answers, for good."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.errors import KitError, UnknownName
from sourcework.evidence import LONGEST_NOTE, Evidence, citation, excerpt, place
from sourcework.views.reader import evidence_table
from telegram16293.seeds import edition


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    return Evidence(tmp_path / "evidence.jsonl")


def test_it_stands_beside_the_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the answers are told to be, there the evidence is."""
    monkeypatch.setenv("TELEGRAM16293_ANSWERS", "elsewhere/answers.jsonl")
    assert place() == Path("elsewhere/evidence.jsonl")
    monkeypatch.setenv("TELEGRAM16293_ANSWERS", "")
    assert place() == Path("evidence.jsonl")


@given(st.data())
def test_what_is_kept_is_what_the_edition_says(data: st.DataObject) -> None:
    """Any stretch of any passage: the words between its ends, none cut, white space trimmed."""
    passage = data.draw(st.sampled_from(list(edition().passages.values())))
    lang = data.draw(st.sampled_from(list(passage.texts)))
    layer = data.draw(st.sampled_from(["diplomatic", "emended", "reading"]))
    text = passage.text(lang, layer)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    chosen = excerpt(edition(), passage.id, lang, start, end, layer=layer)
    assert text[chosen.start : chosen.end] == chosen.words
    assert text[start:end].strip() in chosen.words
    for cut in (chosen.start, chosen.end):
        assert not re.fullmatch(r"\w\w", text[max(0, cut - 1) : cut + 1])


def test_it_comes_back_as_it_was_kept(evidence: Evidence) -> None:
    """Words, note and citation survive the file, whatever letters they have."""
    chosen = excerpt(edition(), "P3.1", "ru", note="Сколько?\n😀 <b>שלום</b>")
    evidence.keep(chosen)
    (back,) = evidence.read().excerpts
    assert replace(back, time="") == chosen
    assert back.time.endswith("Z")


def test_the_latest_line_about_the_same_words_counts(evidence: Evidence) -> None:
    """A new note replaces the old one; words let go are gone; kept anew they stand last."""
    first, second = (excerpt(edition(), each, "en") for each in ("P3.1", "P3.2"))
    for each in (first, second, replace(first, note="now I know")):
        evidence.keep(each)
    assert [(each.passage, each.note) for each in evidence.read().excerpts] == [
        ("P3.1", "now I know"),
        ("P3.2", ""),
    ]
    evidence.let_go(first)
    assert [each.passage for each in evidence.read().excerpts] == ["P3.2"]
    evidence.keep(first)
    assert [each.passage for each in evidence.read().excerpts] == ["P3.2", "P3.1"]
    assert len(evidence.path.read_bytes().splitlines()) == 5


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[1, 2]",
        b"{}",
        b'{"passage": 1}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_damaged_line_is_set_aside_and_the_rest_is_read(evidence: Evidence, line: bytes) -> None:
    """The line stays where it is, a copy goes to the side file, and nothing else is lost."""
    evidence.path.write_bytes(line + b"\n")
    evidence.keep(excerpt(edition(), "P3.1", "ru"))
    for _ in range(2):
        found = evidence.read()
        assert [each.passage for each in found.excerpts] == ["P3.1"]
        assert [each.line for each in found.damages] == [1]
    assert len(evidence.aside.read_bytes().splitlines()) == 1
    assert evidence.path.read_bytes().startswith(line)


@pytest.mark.parametrize(
    ("field", "value"), [("start", True), ("sheets", "1"), ("sheets", [1.5]), ("kept", 1)]
)
def test_a_line_of_the_wrong_kind_is_damage(evidence: Evidence, field: str, value: object) -> None:
    """A value of another kind than was written does not come in."""
    fields = json.loads(excerpt(edition(), "P3.1", "ru").line)
    evidence.path.write_text(json.dumps({**fields, field: value}) + "\n", encoding="ascii")
    assert len(evidence.read().damages) == 1


def test_a_line_from_a_later_kit_is_read(evidence: Evidence) -> None:
    """What this kit does not know is left out, and the excerpt counts."""
    fields = json.loads(excerpt(edition(), "P3.1", "ru").line)
    evidence.path.write_text(json.dumps({**fields, "mood": "sure"}) + "\n", encoding="ascii")
    assert len(evidence.read().excerpts) == 1


def test_words_that_cannot_be_written_are_held(evidence: Evidence) -> None:
    """A folder in the file's place: the words count, and are written once it is gone."""
    evidence.path.mkdir()
    assert "a folder of this name stands in its place" in evidence.keep(
        excerpt(edition(), "P3.1", "ru")
    )
    assert [each.passage for each in evidence.read().excerpts] == ["P3.1"]
    evidence.path.rmdir()
    assert (len(evidence.read().excerpts), evidence.read().notes) == (1, ())
    assert b"P3.1" in evidence.path.read_bytes()


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        (("P3.11", "ru"), UnknownName, "Did you mean P3.1"),
        (("P3.1", "fr"), UnknownName, "language of passage P3.1"),
        (("H01", "en"), UnknownName, "language of passage H01"),
        (("P3.1", "ru", 0, 10**6), KitError, "choose words inside it"),
        (("P3.1", "ru", -1, 3), KitError, "[Cc]hoose words inside it"),
        (("P3.1", "ru", 4, 4), KitError, "no words are chosen"),
    ],
)
def test_what_cannot_be_chosen_is_named(
    asked: tuple[str, str], error: type[KitError], message: str
) -> None:
    """A passage, language or end that is not there raises an error that helps."""
    with pytest.raises(error, match=f"(?i){message}"):
        excerpt(edition(), *asked)


def test_a_note_may_be_as_long_as_it_says() -> None:
    """The longest note is kept whole; a sign more gets a sentence with the number of both."""
    longest = "x" * LONGEST_NOTE
    assert excerpt(edition(), "P3.1", "ru", note=longest).note == longest
    with pytest.raises(KitError, match=f"has {LONGEST_NOTE + 1} characters.*{LONGEST_NOTE} at"):
        excerpt(edition(), "P3.1", "ru", note=f"{longest}x")


def test_letting_go_has_a_time_of_its_own(evidence: Evidence) -> None:
    """The line says when the words were let go, not when they were kept."""
    evidence.keep(replace(excerpt(edition(), "P3.1", "ru"), time="2001-02-03T00:00:00Z"))
    (kept,) = evidence.read().excerpts
    evidence.let_go(kept)
    times = [json.loads(line)["time"] for line in evidence.path.read_bytes().splitlines()]
    assert times[0] == "2001-02-03T00:00:00Z" < times[1]


def test_a_citation_leads_to_record_sheet_and_segment() -> None:
    """Whoever reads it finds the words again."""
    cited = citation(edition(), "M5", "en", "emended")
    assert edition().source.record in cited
    assert ", sheets 2–3, segment M5 (English, emended text), " in cited
    assert cited.endswith(f"{edition().source.url}.")


def test_the_table_has_a_row_an_excerpt(evidence: Evidence) -> None:
    """A pandas table: passage, language, words, note, sheet and citation."""
    evidence.keep(excerpt(edition(), "P1.8", "ru", 0, 5, note="why?"))
    table = evidence_table(evidence.read().excerpts, edition())
    row = table.iloc[0]
    assert (row["passage"], row["note"], row["sheet"]) == ("P1.8", "why?", "1-2")
    assert row["words"] == edition().passage("P1.8").text("ru")[:5].strip()
    assert "segment P1.8 (Russian)" in row["citation"]
