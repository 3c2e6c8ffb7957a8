"""Neighbours, roundings and scale as a lesson has them: asked kindly, shown with their marks."""

from __future__ import annotations

import pytest

from sourcework.errors import KitError
from sourcework.outside import MARKS
from telegram16293.lesson import excerpt, neighbour, neighbours, roundings, scale
from telegram16293.seeds import outside


def test_every_statement_has_a_row_and_a_mark() -> None:
    """Asked for nothing in particular, the table has all that neighbours say."""
    shown = neighbours()
    assert len(shown) == sum(len(each.says) for each in outside().neighbours.values())
    assert set(shown["mark"]) <= set(MARKS)


def test_only_what_bears_on_a_passage_or_claim() -> None:
    """A passage, several, or a claim narrow the table; others' rows are left out."""
    assert all("P1.2" in each for each in neighbours(passage="P1.2")["passages"])
    both = neighbours(passage=["P1.2", "P2.2"])
    assert len(both) > len(neighbours(passage="P1.2")) > 0
    assert all("which-rate" in each for each in neighbours(claim="which-rate")["claims"])


@pytest.mark.parametrize("neighbour_id", outside().neighbours)
def test_a_card_says_what_is_known_and_how(neighbour_id: str) -> None:
    """Each document shows its date, how much of it was seen, its numbers and its warning."""
    document, card = outside().neighbours[neighbour_id], neighbour(neighbour_id)
    assert document.title in card.plain and "how much of it we saw: " in card.plain
    assert all(each.printed in card.plain for each in document.numbers.values())
    assert document.note in card.plain
    (dated,) = [line for line in card.plain.splitlines() if line.startswith("  date: ")]
    assert ("(inferred)" in dated) == (document.date_mark == "inferred")


def test_the_bearing_is_there_for_those_who_have_judged() -> None:
    """Neither table nor card tells whether a neighbour supports or contradicts before that."""
    assert "bearing" not in neighbours() and "bearing" in neighbours(judged=True)
    first = neighbour("meeting-1952-09-04")
    assert "contradicts" not in first.plain + first.html and "(about P1.2)" in first.plain
    assert "(contradicts P1.2)" in neighbour("meeting-1952-09-04", judged=True).plain


@pytest.mark.parametrize("neighbour_id", outside().neighbours)
def test_a_card_says_which_part_was_seen_and_what_follows_a_quotation(neighbour_id: str) -> None:
    """What was not seen cannot be leaned on; what stands right after may turn the sense."""
    document, card = outside().neighbours[neighbour_id], neighbour(neighbour_id)
    assert document.part in card.plain
    assert all(each.after in card.plain for each in document.quotes)


def test_a_document_to_be_read_says_where_it_is_from_and_judges_nothing() -> None:
    """Who to whom, when, where, which part, whose English; then its sentences, numbered."""
    plain = excerpt("zhou-to-mao-1952-09-02").plain
    for words in ("From: Zhou Enlai. To: Mao Zedong", "When: 2 September 1952", "Where: Jianguo",
                  "Seen: whole", "Translation: the archive's English", "  9. When we see Stalin",
                  "in our words"):  # fmt: skip
        assert words in plain
    for each in (one for one in outside().neighbours.values() if one.lines):
        card = excerpt(each.id)
        assert not any(word in card.plain + card.html for word in ("supports", "contradicts"))
        assert all(line in card.plain for line in each.lines)


def test_a_document_that_is_not_retold_says_so() -> None:
    """With those that are, and the way to see this one."""
    with pytest.raises(KitError, match="not retold sentence by sentence"):
        excerpt("record-110353")


def test_a_card_can_keep_its_reading_back() -> None:
    """Without what it says, a document shows its numbers and not what we make of them."""
    numbers = neighbour("record-110353", says=False)
    assert "237,548,103.64 roubles" in numbers.plain
    assert "rounded up" not in numbers.plain + numbers.html
    assert "rounded up" in neighbour("record-110353").plain


def test_quotations_say_their_language_and_links_lead_out() -> None:
    """A card in HTML marks quoted words, and escapes what stands in the data."""
    html = neighbour("meeting-1952-09-04").html
    assert '<span lang="en">“Yes, the mood is good.”</span>' in html
    assert '<a href="https://digitalarchive.wilsoncenter.org/document/record-conversation' in html


def test_roundings_read_numbers_as_people_write_them() -> None:
    """Text and numbers give the same three rows."""
    assert list(roundings("1 234.5", to="10")["printed"]) == ["1,230", "1,230", "1,240"]
    assert list(roundings(1234.5, to=10)["printed"]) == ["1,230", "1,230", "1,240"]


def test_scale_speaks_of_source_mark_and_words() -> None:
    """An "if … then" names the id to cite, its mark, and the passage."""
    plain = scale("mao-aid-yuan", "credit-yuan", of="aid-1950-53").plain
    for words in ("Cite it as: aid-1950-53", "known", "Beware", "M2, M5", "20.56", "9.6"):
        assert words in plain


def test_an_unverified_number_says_that_it_is() -> None:
    """A number that nobody verified is shown only under that mark."""
    assert "outside number: unverified" in scale("tax-grain", of="harvest-1951").plain
    assert "outside number: assumed, not a finding" in scale("tax-grain", of=[2_000_000]).plain


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: scale(),
        lambda: scale("no-such"),
        lambda: scale("grain-total"),
        lambda: scale("grain-total", of="aid-1950-53"),
        lambda: scale("grain-total", of="no-such"),
        lambda: scale("grain-total", of=[]),
        lambda: scale("grain-total", of=3j),
        lambda: scale("grain-total", at="aid-1950-53"),
        lambda: scale("grain-total", at=object()),  # type: ignore[arg-type]
        lambda: scale("grain-total", grams=500),
        lambda: scale("grain-total", grams="a lot", days=1),
        lambda: neighbour("no-such"),
        lambda: excerpt("no-such"),
        lambda: neighbour([1]),  # type: ignore[arg-type]
        lambda: neighbours(passage="P99"),
        lambda: neighbours(claim=["no-such"]),
        lambda: roundings("much", to=1),
        lambda: roundings(1, to=0),
        lambda: roundings(1, to=...),  # type: ignore[arg-type]
        lambda: roundings(1),  # type: ignore[call-arg]
    ],
)
def test_a_wrong_call_is_answered_with_a_sentence(wrong: object) -> None:
    """Whatever is given, the answer is a KitError and no other."""
    with pytest.raises(KitError):
        wrong()  # type: ignore[operator]
