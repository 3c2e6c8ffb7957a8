"""Citations: one truth about a passage, in Chicago style, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from citeproc import CitationStylesStyle
from pybtex.database import parse_string

from sourcework.citing import Citation, cite
from sourcework.citing.bibtex import entries
from sourcework.citing.notes import STYLE, note
from sourcework.document import open_edition
from sourcework.errors import KitError, UnknownName
from sourcework.evidence import citation
from telegram16293.seeds import edition, outside

EVERYTHING = ["113022", *edition().passages, *outside().entries]
RIGHTS = (Path(__file__).parents[1] / "seeds/RIGHTS.md").read_text(encoding="utf-8")


def cited(what: str, language: str = "", layer: str = "diplomatic") -> Citation:
    """Return how something is cited in this course."""
    return cite(what, edition(), outside(), language, layer)


class Words(HTMLParser):
    """The words of a page, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.links: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for key, value in attrs if key == "href"]


def test_a_passage_is_cited_with_everything_that_leads_back_to_it() -> None:
    """Title, day, sheet, segment, both archives whole, record, credit, address; in that order."""
    assert cited("P3.1").text == (
        "“Ciphered Telegram No. 16293 from Beijing, Mao Zedong to Filippov [Stalin],” "
        "February 8, 1952, sheet 2, segment P3.1, APRF, f. 45, op. 1, d. 342, ll. 81-83, "
        "and RGASPI, f. 558, op. 11, d. 342, ll.0081-0083, record 113022, "
        "Wilson Center Digital Archive, History and Public Policy Program, "
        "https://digitalarchive.wilsoncenter.org/document/113022."
    )


def test_the_credit_line_of_the_rights_is_whole_in_every_citation() -> None:
    """All that the recommended line names is named, and no translator."""
    line = re.search(r"^> (\"Ciphered.*)$", RIGHTS, re.MULTILINE)
    assert line
    ours = cited("113022").text
    assert edition().source.credit in line[1]
    for part in (*edition().source.shelfmarks, edition().source.url, edition().source.credit):
        assert part in line[1] and part in ours
    assert not re.search(r"translat|Weathersby", ours, re.IGNORECASE)


@pytest.mark.parametrize("name", list(edition().passages))
def test_the_library_would_say_the_same(name: str) -> None:
    """What is kept with words of a passage, and cited, is Chicago's note letter for letter."""
    for language in edition().passage(name).texts:
        for layer in ("diplomatic", "reading"):
            kept = citation(edition(), name, language, layer)
            made = cited(name, language, layer)
            assert made.text == kept == note(made.items, made.locator)
            assert made.html == note(made.items, made.locator, html=True)


@pytest.mark.parametrize("name", EVERYTHING)
def test_everything_can_be_cited_in_each_form(name: str) -> None:
    """Text, HTML, BibTeX and CSL-JSON are made of every passage and every entry, and agree."""
    made = cited(name)
    page = Words(made.html)
    assert page.words == made.text == repr(made)
    assert made.text.endswith(".") and ".." not in made.text and ", ," not in made.text
    items = json.loads(made.csl_json)
    assert items == list(made.items)
    read = parse_string(made.bibtex, "bibtex").entries
    assert [*read] == [each["id"] for each in items]
    assert page.links == [each["URL"] for each in items if "URL" in each]
    for item in items:
        assert item["title"] in made.text
        assert read[item["id"]].fields.get("url", "") == item.get("URL", "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("chao-mah", "The China Quarterly, no. 17 (1964): 192–204."),
        ("cathcart-kraus", "Adam Cathcart and Charles Kraus, “The Bonds of Brotherhood,” "),
        ("lankov", "1956 (Honolulu: University of Hawai'i Press, 2005)."),
        ("weathersby-brothers", ", in Brothers in Arms: "),
        ("weathersby-brothers", ", ed. Odd Arne Westad (1998)."),
        ("razuvaev-instruction", ", [January 1952 to February 1952], "),
        ("rmrb-budget-1952", ", August 10, 1952 to August 11, 1952, "),
        ("cia-budget-1953", ", April 1953, CIA-RDP80-00809A000500030191-4, "),
        ("record-110353", "Ciphered telegram, Mao Zedong to Filippov [Stalin], on military"),
        ("record-113636", "APRF, f. 45, op. 1, d. 342, l. 78; AVPRF, "),
        ("torkunov", "A. V. Torkunov, Загадочная война: корейский"),
        ("filippov", "N. V. Roshchin, “Ciphered Telegram, Roshchin to Cde. Filippov [Stalin],” "),
    ],
)
def test_each_kind_of_publication_has_its_form(name: str, text: str) -> None:
    """Articles, books, chapters, reports, letters, dates that are argued: as Chicago has them."""
    assert text in cited(name).text.replace("”, in", ", in").replace(",” in", ", in")


def test_a_title_of_ours_is_not_quoted() -> None:
    """Only what a publication calls itself stands in quotation marks or italics."""
    assert "“" not in cited("record-110353").text
    assert "<i>The Soviet decree" not in cited("rouble-decree").html
    assert "The title is ours." in cited("rouble-decree").bibtex


def test_a_fact_is_cited_by_its_sources_and_mark() -> None:
    """Its citation joins them; the mark stands beside where it is not known."""
    made = cited("new-yuan")
    assert [each["id"] for each in made.items] == ["chinadaily-2015", "renmin-be"]
    assert made.mark == "known" and "known" not in made._repr_html_()
    assert "<b>Unverified.</b>" in cited("rate-1951")._repr_html_()


def test_the_document_is_cited_by_its_number() -> None:
    """The whole of it goes by its record number, and no segment is named."""
    assert "record 113022" in cited("113022").text
    assert "segment" not in cited("113022").text


def test_another_edition_is_cited_too() -> None:
    """A document that has neither title nor credit of its archive is cited by what it has."""
    invented = open_edition(Path(__file__).parent / "editions/harbour/seeds/invented.xml")
    whole, first = invented.source.record, next(iter(invented.passages))
    assert "Vereisk, box 4, f. 2" in cite(whole, invented, outside()).text
    for each in (whole, first):
        assert cite(each, invented, outside()).text.startswith("Harbour of Vereisk")
    assert cite(first, invented, outside()).text == citation(invented, first)


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        (("P3.11",), UnknownName, "citation 'P3.11': .* Did you mean P3.1"),
        (("record-11035",), UnknownName, "Did you mean record-110353"),
        ((" p3.1 ", "en", "emended"), None, ""),
        (("H01", "en"), UnknownName, "language of passage H01 'en'"),
        (("P3.1", "", "clean"), UnknownName, "layer of the text 'clean'"),
        ((31,), KitError, "'31' is a int. Write an id in quotation marks"),
        ((None,), KitError, "'None' is a NoneType"),
        (("",), UnknownName, "citation ''"),
    ],
)
def test_what_cannot_be_cited_is_refused_kindly(
    asked: tuple[str, ...], error: type[KitError] | None, message: str
) -> None:
    """An unknown id, language or layer is answered with names that there are."""
    if error is None:
        assert cited(*asked).id == "P3.1"
        return
    with pytest.raises(error, match=message):
        cited(*asked)


def test_markup_in_a_title_stays_text() -> None:
    """What looks like HTML, Markdown or BibTeX in an item is shown and does nothing."""
    odd = "Rice & <b>millet</b>, {50 %} *of* [all]_1"
    item = {"id": "odd", "type": "webpage", "title": odd, "URL": "https://x.y/a_b?c=1&d"}
    made = Citation("odd", (item,))
    assert odd in made.text
    assert "<b>" not in made.html and Words(made.html).words == made.text
    assert Words(made.html).links == ["https://x.y/a_b?c=1&d"]
    assert "\\*of\\* \\[all\\]\\_1" in made.markdown and "<https://x.y/a_b?c=1&d>" in made.markdown
    (read,) = parse_string(entries([item]), "bibtex").entries.values()
    assert read.fields["url"] == item["URL"]


def test_the_style_is_valid() -> None:
    """The style is CSL as its own schema has it; a fault in it would raise or warn."""
    CitationStylesStyle(str(STYLE), validate=True)
    assert note([{"id": "a", "type": "book", "title": "A"}]) == "A."


def test_nothing_is_loaded_before_it_is_shown() -> None:
    """Making a citation costs no library, nor does the document's; a book's loads no BibTeX."""
    code = (
        "import sys; from sourcework.citing import cite;"
        "from telegram16293.seeds import edition, outside;"
        "made = cite('chao-mah', edition(), outside());"
        "cite('P3.1', edition(), outside()).text;"
        "assert not {'citeproc', 'lxml', 'pybtex'} & set(sys.modules); made.text;"
        "assert 'citeproc' in sys.modules and 'pybtex' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
