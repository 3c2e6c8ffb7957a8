"""Cards of passages and facts: both languages, who speaks, what is marked, what is absent."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from sourcework.document import Entity, Fact, Passage, TextualNote, TranslationNote
from sourcework.document.simplified import Simplified
from sourcework.errors import KitError
from sourcework.figures import Figure
from sourcework.views.markup import SLIDE
from sourcework.views.passages import Card, fact_card, passage_card, passages_page

RU, EN = "Шлю 5 тонн <соли>.", "I send 5 tons of <salt>."
TEXTS = {"ru": {"diplomatic": RU, "reading": "Шлю пять."}, "en": {"diplomatic": EN}}
BOTH = Passage("B1", TEXTS, ("ann", "bob"), 1, (1, 2), frozenset({"typed", "handwritten"}))
RUSSIAN = Passage("B2", {"ru": {"diplomatic": "Нет."}}, ("bob",), 2, (2,), frozenset({"typed"}))
PEOPLE = {"ann": Entity("ann", "Ann Lee", {"en": "Ann Lee"}, ())}
SALT = Fact(
    "salt",
    "measure",
    {"ru": "5 тонн", "en": "5 tons"},
    {},
    "five tons",
    Fraction(5000),
    "sacks",
    "salt",
    "request",
    ("they-say",),
    "1900",
    "",
    ("ann", "bob"),
    "B1",
    {"ru": (4, 10), "en": (7, 13)},
    "What Ann sends.",
)
TEXTUAL = TextualNote(
    "t1", "1", ("B1",), ("n1",), "Шлю", "Пошлю", "high", (), "A <letter> is lost."
)
KEPT = replace(TEXTUAL, proposed="")
SHIFT = TranslationNote("r1", ("B1",), ("shift",), {"ru": "Шлю", "en": "I send"}, "sending", "Why.")


def found(card: Card, path: str) -> list[str]:
    """Return the text of the elements at a path of the card's HTML."""
    card_html = ElementTree.fromstring(f"<div>{card.html}</div>")
    return ["".join(each.itertext()) for each in card_html.iterfind(path)]


def test_the_original_comes_first_and_each_text_says_its_language() -> None:
    """Russian stands before English, each marked with its own language, nothing unescaped."""
    assert found(passage_card(BOTH), ".//p[@lang]") == [RU, EN]
    assert found(passage_card(BOTH), ".//p[@lang='ru']") == [RU]


def test_the_head_says_who_speaks_through_whom_and_where() -> None:
    """The id, the chain of voices, the sheets and the hands stand above the words."""
    head = "B1 · Ann Lee, reported by bob, to Carl · sheets 1 and 2 · handwritten and typed"
    card = passage_card(BOTH, people=PEOPLE, to="Carl")
    assert found(card, ".//p")[0] == head
    assert card.plain.splitlines()[0] == head


def test_an_absent_twin_is_said_in_words() -> None:
    """A passage the English leaves out says so where the English would stand."""
    card = passage_card(RUSSIAN, languages=("ru", "en"))
    assert found(card, ".//em") == ["not in the archive's English"]
    assert "English: not in the archive's English" in card.plain


def test_a_fact_is_marked_in_both_languages_not_by_colour() -> None:
    """The words of a fact are bold and underlined where the edition places them."""
    assert found(passage_card(BOTH, mark=[SALT]), ".//strong/u") == ["5 тонн", "5 tons"]


def test_facts_that_overlap_are_marked_once() -> None:
    """Places that meet or lie in each other become one stretch, and no letter is doubled."""
    wider = replace(SALT, place={"ru": (0, 6), "en": (9, 11)})
    card = passage_card(BOTH, mark=[SALT, wider])
    assert found(card, ".//strong/u") == ["Шлю 5 тонн", "5 tons"]
    assert found(card, ".//p[@lang]") == [RU, EN]


def test_a_fact_of_another_passage_cannot_be_marked() -> None:
    """Asking for it names the passage where the fact stands."""
    with pytest.raises(KitError, match="it stands in B1, not in B2"):
        passage_card(RUSSIAN, mark=[SALT])


def test_facts_cannot_be_marked_in_a_text_that_has_no_places_for_them() -> None:
    """Only the diplomatic text knows where a fact stands."""
    with pytest.raises(KitError, match="cannot be marked in the reading text"):
        passage_card(BOTH, mark=[SALT], layer="reading")


def test_another_layer_can_be_shown() -> None:
    """The words are those of the layer asked for."""
    assert "Шлю пять." in passage_card(BOTH, layer="reading", languages=["ru"]).plain


def test_notes_are_shown_when_asked_for() -> None:
    """Each note says what was printed, what is proposed or kept, how surely, and why."""
    noted = replace(BOTH, notes=(TEXTUAL, KEPT, SHIFT))
    assert found(passage_card(noted), ".//li") == []
    assert found(passage_card(noted, notes=True), ".//li") == [
        "Text, printed “Шлю”: the reading text has “Пошлю” (certainty: high). A <letter> is lost.",
        "Text, printed “Шлю”: kept (certainty: high). A <letter> is lost.",
        "Translation, shift: “Шлю” / “I send”. Literally: “sending”. Why.",
    ]
    assert "- Translation, shift: “Шлю”" in passage_card(noted, notes=True).plain


def test_a_page_marks_each_fact_in_its_own_passage() -> None:
    """Passages stand one under the other, in the order given."""
    page = passages_page([BOTH, RUSSIAN], mark=[SALT])
    assert found(page, "./section/p/strong") == ["B1", "B2"]
    assert found(page, ".//strong/u") == ["5 тонн", "5 tons"]


def test_a_fact_card_tells_words_value_status_hedge_voice_and_place() -> None:
    """Everything that leads a number back to its words is on its card, in both forms."""
    card = fact_card(SALT, people=PEOPLE)
    rows = dict(zip(found(card, ".//th"), found(card, ".//td"), strict=True))
    assert rows == {
        "in Russian": "“5 тонн”",
        "in English": "“5 tons”",
        "exact value": "5,000 sacks",
        "meaning": "five tons",
        "status": "request",
        "hedged by": "they-say",
        "period": "1900",
        "voice": "Ann Lee, reported by bob",
        "passage": "B1",
        "what it refers to": "What Ann sends.",
    }
    assert all(f"{name}: {told}" in card.plain for name, told in rows.items())


def test_cards_stand_in_any_theme_and_in_an_untrusted_notebook() -> None:
    """No colour of text or ground is set, and nothing that JupyterLab strips is used."""
    html = passages_page([BOTH, RUSSIAN], mark=[SALT], notes=True).html + fact_card(SALT).html
    # Its one id is where links to the passage lead; an untrusted notebook drops it unharmed.
    assert html.count(" id=") == html.count(' id="t16-')
    assert not any(each in html for each in ("<style", "var(", ";color", "background"))


def test_a_figure_has_a_card_too() -> None:
    """A figure's card has the exact value and the value as one says it."""
    figure = Figure(
        id="salt",
        printed={"en": "5 million tons"},
        value=Fraction(5_000_000),
        unit="t",
        step=Fraction(1_000_000),
        scale=1_000_000,
        goods="salt",
        voice=("ann",),
        status="request",
        hedges=(),
        period="",
        passage="B1",
        place={"en": (7, 13)},
        refers_to="",
    )
    assert "exact value: 5,000,000 t" in fact_card(figure).plain
    assert "meaning: 5 million tons" in fact_card(figure).plain
    assert found(passage_card(BOTH, mark=[figure]), ".//strong/u") == ["5 tons"]


def test_easier_words_are_folded_below_and_say_whose_they_are() -> None:
    """They come after the document's own words, in their language, escaped; not on a slide."""
    easier = Simplified("Easy English", "Ours, not hers.", "en", {"B1": "I send <salt>."})
    card = passage_card(BOTH, easier=easier)
    assert found(card, ".//details/summary") == ["Easy English"]
    assert found(card, ".//details/p") == ["I send <salt>.", "Ours, not hers."]
    assert found(card, ".//details/p[@lang='en']") == ["I send <salt>."]
    assert "I send <salt>." not in card.plain
    assert card.written(SLIDE) == passage_card(BOTH).written(SLIDE)
    assert passage_card(RUSSIAN, easier=easier).html == passage_card(RUSSIAN).html
