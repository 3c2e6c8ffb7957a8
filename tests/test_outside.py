"""What other documents say: every entry is well formed, adds up, and names what is there."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from sourcework.errors import KitError, UnknownName
from sourcework.outside import BEARINGS, MARKS, SEEN, Neighbour, open_outside
from sourcework.outside.passing import in_passing, short
from telegram16293.claims import claims_of
from telegram16293.seeds import edition, outside

SEEDS = Path(__file__).parents[1] / "seeds"
# The types that version 1.0.2 of CSL has and that are used here.
CSL_TYPES = {"article-journal", "article-magazine", "article-newspaper", "book", "chapter"}
CSL_TYPES |= {"interview", "personal_communication", "report", "webpage"}
SOURCE = '[source.rain]\ntype = "book"\ntitle = "Rain"\nseen = "part"\n'
FACT = '[fact.wet]\nsays = "It rained."\nmark = "known"\nsources = ["rain"]\n'
LETTER = (
    '[letter]\ntype = "report"\ntitle = "A letter"\ndate = "1900-01-02"\ndate-mark = "known"\n'
    'seen = "part"\nmark = "known"\n'
    '[[letter.says]]\nsays = "Wet."\nmark = "known"\nbearing = "supports"\n'
)

every_source = pytest.mark.parametrize("name", list(outside().sources))
every_fact = pytest.mark.parametrize("name", list(outside().facts))
every_neighbour = pytest.mark.parametrize("name", list(outside().neighbours))


def written(folder: Path, file: str = SOURCE + FACT, beside: str = LETTER) -> Path:
    """Write the two files and return their folder."""
    (folder / "outside.toml").write_text(file, encoding="utf-8")
    (folder / "neighbours.toml").write_text(beside, encoding="utf-8")
    return folder


# --- the files that the kit has ---------------------------------------------------------------


@every_source
def test_a_publication_can_be_found(name: str) -> None:
    """It has a type of CSL, says how much of it was seen, and leads somewhere unless unseen."""
    source = outside().sources[name]
    assert source.type in CSL_TYPES
    assert source.seen in SEEN
    assert not source.url or re.fullmatch(r"https?://[^\s]+", source.url)
    assert short(source) and not re.search(r"[\[\]()]", short(source))


@every_fact
def test_a_fact_is_marked_and_has_a_source(name: str) -> None:
    """What is known or inferred rests on something that was seen."""
    fact = outside().facts[name]
    seen = {each.seen for each in outside().sources_of(fact)}
    assert fact.mark in MARKS
    assert fact.mark == "unverified" or seen - {"unseen"}
    assert fact.says.endswith(".")
    assert not fact.caveat or fact.caveat.endswith(".")


@every_neighbour
def test_a_neighbour_speaks_of_claims_and_passages_that_are_there(name: str) -> None:
    """Each statement bears on claims of the kit or on passages of the telegram, if on any."""
    claims = {each.id for each in claims_of(edition())}
    for statement in outside().neighbours[name].says:
        assert set(statement.claims) <= claims
        assert set(statement.passages) <= set(edition().passages)
        assert statement.bearing in BEARINGS and statement.mark in MARKS
        # To support or contradict needs something to be supported or contradicted.
        assert statement.bearing == "bears on" or statement.passages or statement.claims


@every_neighbour
def test_a_neighbour_says_when_it_was_written_and_how_that_is_known(name: str) -> None:
    """A date that is not known comes with the reason for it."""
    neighbour = outside().neighbours[name]
    assert neighbour.type in CSL_TYPES
    assert neighbour.date_mark == "known" or neighbour.dated
    assert neighbour.url or neighbour.seen == "second-hand" or neighbour.container
    for number in neighbour.numbers.values():
        assert not number.date or date.fromisoformat(number.date)


@every_neighbour
def test_only_short_words_are_quoted(name: str) -> None:
    """Nothing of another document stands here beyond fifteen words."""
    for quote in outside().neighbours[name].quotes:
        assert len(quote.words.split()) <= 15
        assert quote.by and quote.lang in ("en", "ru")


@every_neighbour
def test_numbers_are_the_numbers_that_are_printed(name: str) -> None:
    """Where a number is printed in digits, its exact value has the same."""
    for number in outside().neighbours[name].numbers.values():
        digits = re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", number.printed)
        if digits:
            whole = {Fraction(each.replace(",", "")) for each in digits}
            scale = 10**6 if "million" in number.printed else 1
            assert number.value in {each * scale for each in whole}


def test_every_kopeck_of_the_twin_adds_up() -> None:
    """The two orders make the total, and what is left of it is what Mao rounds down."""
    numbers = {each.id: each.value for each in twin().numbers.values()}
    assert numbers["order-february"] + numbers["order-may"] == numbers["orders-total"]
    exact = numbers["orders-total"] - numbers["soviet-figure"]
    assert exact == Fraction("97548103.64")
    assert exact // 10**5 * 10**5 == numbers["stated-difference"] < exact


def test_the_rounding_of_the_twin_is_one_of_two() -> None:
    """To the nearest hundred thousand and cut off there it is the same; rounded up it is not."""
    numbers = twin().numbers
    exact = numbers["orders-total"].value - numbers["soviet-figure"].value
    steps, stated = exact / 10**5, numbers["stated-difference"].value / 10**5
    assert round(steps) == int(steps) == stated
    assert -(-steps // 1) != stated


def twin() -> Neighbour:
    """Return the telegram with sums to the kopeck."""
    return outside().neighbours["record-110353"]


def test_the_yuan_of_two_reforms_agree() -> None:
    """What the source has in new yuan, the fact has in old ones."""
    facts = outside().facts
    printed = re.sub(r"\D", "", facts["aid-1950-53"].printed)
    assert facts["aid-1950-53"].value == int(printed) * 10**4 * facts["new-yuan"].value


def test_the_gold_prices_make_a_rate_outside_both_intervals() -> None:
    """The rate that gold would give misses both common intervals of the telegram's sums."""
    facts = outside().facts
    rate = facts["gold-yuan"].value * facts["rouble-gold"].value
    assert rate == Fraction(4221192, 625)
    assert facts["rate-1951"].value == round(rate)
    assert facts["gold-yuan"].mark == facts["rate-1951"].mark == "unverified"


def test_an_entry_is_named_in_passing() -> None:
    """Author and year, record number, or a short name; then the mark in words."""
    assert in_passing(outside(), "record-110353") == "record 110353, known"
    assert in_passing(outside(), "razuvaev-instruction").endswith("known, its date inferred")
    assert in_passing(outside(), "rate-1951") == "literature on finance, unverified"


def test_statements_are_found_by_claim() -> None:
    """A neighbour tells what it says on one claim."""
    assert twin().on("which-rate")
    assert twin().on("copies") == ()


# --- files with faults ------------------------------------------------------------------------


def test_a_well_formed_pair_is_read(tmp_path: Path) -> None:
    """The two files that the faults below are made from have none."""
    found = open_outside(written(tmp_path))
    assert [*found.entries] == ["rain", "wet", "letter"]
    assert found.sources_of(found.facts["wet"]) == (found.sources["rain"],)


NUMBER = '[[letter.numbers]]\nid = "a"\nprinted = "1"\nvalue = "1"\nunit = "t"\nwhat = "w"\n'
NUMBER += 'mark = "known"\n'
FAULTS = {
    "unknown mark": (FACT.replace('"known"', '"sure"'), "", r"fact.wet\]: mark is 'sure'. Write"),
    "missing source": (FACT.replace('"rain"', '"snow"'), "", r"fact.wet\]: no source is 'snow'"),
    "no source": (FACT.replace('["rain"]', "[]"), "", r"fact.wet\]: it has no sources"),
    "unknown key": (FACT + 'sayz = "x"\n', "", r"fact.wet\]: the key 'sayz' is unknown"),
    "not a number": (FACT + 'value = "ten"\nunit = "t"\n', "", "value is 'ten', not a number"),
    "a float": (FACT + 'value = 1.5\nunit = "t"\n', "", "value is 1.5"),
    "no unit": (FACT + 'value = "10"\n', "", "it has no unit"),
    "unit alone": (FACT + 'unit = "t"\n', "", "it has a unit and no value"),
    "nothing said": (FACT.replace("It rained.", " "), "", "says is ' '"),
    "a text": (FACT.replace('["rain"]', '"rain"'), "", "sources is 'rain'"),
    "no table": ("fact = 3\n", "", "outside.toml, fact: it is no table"),
    "a bare value": ("[fact]\nwet = 3\n", "", r"\[fact.wet\]: it is no table"),
    "another kind": ('[fakt.wet]\nsays = "x"\n', "", r"\[fakt\]: this is neither kind"),
    "not TOML": ("[fact\n", "", "outside.toml: it is not TOML"),
    "how seen": (SOURCE.replace('"part"', '"half"').replace("rain", "sun"), "", "seen is 'half'"),
    "a flag": (SOURCE.replace("rain", "sun") + 'title-ours = "yes"\n', "", "title-ours is 'yes'"),
    "a date": ("", LETTER.replace("1900-01-02", "2 January"), "date is '2 January', not a date"),
    "bearing": ("", LETTER.replace('"supports"', '"proves"'), "says 1: bearing is 'proves'"),
    "one id twice": ("", LETTER.replace("letter", "rain"), "outside.toml, rain: two entries"),
    "a number twice": ("", LETTER + NUMBER * 2, r"\[letter\]: two of its numbers have one id"),
    "silent": ("", LETTER.partition("[[")[0], r"neighbours.toml, \[letter\]: it says nothing"),
    "no list": ("", LETTER.partition("[[")[0] + "says = 3\n", "says is no list of tables"),
}


@pytest.mark.parametrize(("file", "beside", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named(tmp_path: Path, file: str, beside: str, message: str) -> None:
    """It says in which file and entry, what was seen, and what to do."""
    folder = written(tmp_path, file + SOURCE, LETTER.replace("[letter", "[other") + beside)
    if "two entries" in message:
        folder = written(tmp_path, SOURCE + FACT, beside)
    with pytest.raises(KitError, match=message) as raised:
        open_outside(folder)
    assert raised.value.do


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """It says which file is not there."""
    with pytest.raises(KitError, match=r"outside.toml: No such file"):
        open_outside(tmp_path)


def test_an_unknown_id_is_answered_with_names() -> None:
    """Whoever asks for another id is told which there are."""
    with pytest.raises(UnknownName, match="Did you mean record-110353"):
        outside().neighbours["record-11035"]
    with pytest.raises(UnknownName, match="number of record-110353 'total'"):
        twin().numbers["total"]
