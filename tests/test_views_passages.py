"""Cards of passages: both languages, who speaks, what is absent."""

from __future__ import annotations

from xml.etree import ElementTree

from sourcework.document import Entity, Passage
from sourcework.document.simplified import Simplified
from sourcework.views.markup import SLIDE
from sourcework.views.passages import Card, passage_card, passages_page

RU, EN = "Шлю 5 тонн <соли>.", "I send 5 tons of <salt>."
TEXTS = {"ru": {"diplomatic": RU, "reading": "Шлю пять."}, "en": {"diplomatic": EN}}
BOTH = Passage("B1", TEXTS, ("ann", "bob"), 1, (1, 2), frozenset({"typed", "handwritten"}))
RUSSIAN = Passage("B2", {"ru": {"diplomatic": "Нет."}}, ("bob",), 2, (2,), frozenset({"typed"}))
PEOPLE = {"ann": Entity("ann", "Ann Lee", {"en": "Ann Lee"}, ())}


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
    head = "B1 · Ann Lee, reported by bob · sheets 1 and 2 · handwritten and typed"
    card = passage_card(BOTH, people=PEOPLE)
    assert found(card, ".//p")[0] == head
    assert card.plain.splitlines()[0] == head


def test_an_absent_twin_is_said_in_words() -> None:
    """A passage the English leaves out says so where the English would stand."""
    card = passage_card(RUSSIAN, languages=("ru", "en"))
    assert found(card, ".//em") == ["not in the English text"]
    assert "English: not in the English text" in card.plain


def test_a_page_has_its_passages_one_under_the_other() -> None:
    """In the order given."""
    page = passages_page([BOTH, RUSSIAN])
    assert found(page, "./section/p/strong") == ["B1", "B2"]


def test_cards_stand_in_any_theme_and_in_an_untrusted_notebook() -> None:
    """No colour of text or ground is set, and nothing that JupyterLab strips is used."""
    html = passages_page([BOTH, RUSSIAN]).html
    # Its one id is where links to the passage lead; an untrusted notebook drops it unharmed.
    assert html.count(" id=") == html.count(' id="t16-')
    assert not any(each in html for each in ("<style", "var(", ";color", "background"))


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
