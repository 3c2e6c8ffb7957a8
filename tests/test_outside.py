"""What other documents say: every entry is well formed, adds up, and names what is there."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from sourcework.errors import KitError, UnknownName
from sourcework.outside import (
    BEARINGS,
    MARKS,
    NOT_ITSELF,
    SEEN,
    Neighbour,
    OutsideFact,
    open_outside,
)
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
    """It is a sentence with a mark, and so is what is to be borne in mind."""
    fact = outside().facts[name]
    assert fact.mark in MARKS and outside().sources_of(fact)
    assert fact.says.endswith(".")
    assert not fact.caveat or fact.caveat.endswith(".")


# --- each mark's own rule ---------------------------------------------------------------------

# Words by which a sentence says of itself that it is argued, or that others say it.
ARGUED = r"\b(probably|likely|may|might|if|suggests?|assum\w+|taken as)\b"
TOLD = r"\b(is|are) (sometimes |commonly )?(said|put|taken|believed|regarded|quoted)\b"


def in_words(entry: OutsideFact | Neighbour) -> str:
    """Return what an entry says of itself: its sentence and caveat, or its warning and date."""
    if isinstance(entry, OutsideFact):
        return f"{entry.says} {entry.caveat}"
    return f"{entry.note} {entry.part} {entry.dated}"


def marked(mark: str) -> list[OutsideFact | Neighbour]:
    """Return the facts and documents with a mark."""
    entries = [*outside().facts.values(), *outside().neighbours.values()]
    return [each for each in entries if each.mark == mark]


@pytest.mark.parametrize("entry", marked("known"), ids=lambda each: each.id)
def test_what_is_known_was_itself_seen(entry: OutsideFact | Neighbour) -> None:
    """Not in a list, not as others quote it; where only a summary was seen, that is said."""
    seen = {each.seen for each in outside().sources_of(entry)}
    assert seen - set(NOT_ITSELF)
    if not seen & {"whole", "part", "opening"}:
        assert "summary" in in_words(entry)
    if seen & set(NOT_ITSELF):
        assert "second hand" in in_words(entry)
    assert not isinstance(entry, OutsideFact) or not re.search(TOLD, entry.says)


@pytest.mark.parametrize("entry", marked("general knowledge"), ids=lambda each: each.id)
def test_general_knowledge_stands_in_a_work_of_reference(entry: OutsideFact | Neighbour) -> None:
    """One that was seen; and nothing in the sentence doubts it."""
    assert isinstance(entry, OutsideFact)
    sources = [outside().sources.get(name) for name in entry.sources]
    assert any(each and each.reference and each.seen not in NOT_ITSELF for each in sources)
    assert not re.search(TOLD, entry.says) and not re.search(ARGUED, entry.says)


@pytest.mark.parametrize("entry", marked("inferred"), ids=lambda each: each.id)
def test_what_is_inferred_rests_on_what_was_seen_and_sounds_like_it(
    entry: OutsideFact | Neighbour,
) -> None:
    """At least one source was seen in some way; and a word says that it is argued."""
    assert {each.seen for each in outside().sources_of(entry)} - {"unseen"}
    assert re.search(ARGUED, in_words(entry))


@pytest.mark.parametrize("entry", marked("unverified"), ids=lambda each: each.id)
def test_what_is_unverified_says_so(entry: OutsideFact | Neighbour) -> None:
    """The sentence itself says that others say it, so that nobody takes it for more."""
    assert isinstance(entry, OutsideFact)
    assert re.search(TOLD, entry.says)


def test_each_mark_is_used_and_each_rule_can_fail() -> None:
    """No rule is empty; and what one mark asks for is not what another does."""
    assert all(marked(each) for each in MARKS)
    told = [each for each in marked("unverified") if isinstance(each, OutsideFact)]
    assert not any(re.search(ARGUED, each.says) for each in told)


@every_neighbour
def test_each_statement_of_a_neighbour_keeps_the_rule_of_its_mark(name: str) -> None:
    """What is inferred sounds like it; of what was not seen itself nothing is known."""
    neighbour = outside().neighbours[name]
    for each in neighbour.says:
        assert each.mark in ("known", "inferred")
        assert each.mark == "known" or re.search(ARGUED, each.says)
        assert each.mark == "inferred" or neighbour.seen not in NOT_ITSELF


@every_neighbour
def test_a_neighbour_says_which_part_was_seen_and_what_stands_after_a_quotation(name: str) -> None:
    """A quotation says what follows it; a document seen in part says which part."""
    neighbour = outside().neighbours[name]
    assert bool(neighbour.part) == (neighbour.seen != "whole")
    for quote in neighbour.quotes:
        assert quote.after.endswith(".") and len(quote.after.split()) > 1


def test_words_that_turn_a_sense_are_kept() -> None:
    """A paraphrase without its "only" or "however" can say the opposite."""
    kept = {
        "record-113642": ("only one harmful consequence", "However"),
        "razuvaev-instruction": ("as if", "“As if” keeps a distance"),
        "zhou-to-mao-1952-09-02": ("in order to influence Kim and Pak",),
        "record-113020": ("however", "Nevertheless"),
        "razuvaev-1951-09-10": ("on the one hand", "on the other hand"),
        "meeting-1952-09-04": ("if the bombing is not considered", "“Good”, says Peng"),
    }
    for name, words in kept.items():
        said = " ".join(each.says for each in outside().neighbours[name].says)
        assert all(each in said for each in words), name


@every_neighbour
def test_a_neighbour_speaks_of_claims_and_passages_that_are_there(name: str) -> None:
    """Each statement bears on claims of the kit or on passages of the telegram, if on any."""
    claims = {each.id for each in claims_of(edition())}
    for statement in outside().neighbours[name].says:
        assert set(statement.claims) <= claims
        assert set(statement.passages) <= set(edition().passages)
        assert statement.bearing in BEARINGS and statement.mark in MARKS
        # To support or contradict needs something to be supported or contradicted.
        assert statement.bearing == "is about" or statement.passages or statement.claims


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
def test_what_is_to_be_read_is_ours_but_for_a_few_words(name: str) -> None:
    """Five to ten sentences; quoted are at most fifteen words at a time, and sixty in all."""
    neighbour = outside().neighbours[name]
    quoted = [each for line in neighbour.lines for each in re.findall(r"“([^”]+)”", line)]
    assert len(neighbour.lines) in (0, *range(5, 11))
    assert all(len(each.split()) <= 15 for each in quoted)
    assert sum(len(each.split()) for each in quoted) <= 60
    assert bool(neighbour.translation) == bool(neighbour.lines)
    # What is quoted on the card, too, is quoted in the same words.
    for each in (one for one in neighbour.quotes if neighbour.lines):
        assert any(each.words.strip(".") in line for line in neighbour.lines), each.words


def test_at_least_four_neighbours_can_be_read() -> None:
    """Two of them, and more, on what Pak, Peng and Kim said of war and peace."""
    retold = {each.id for each in outside().neighbours.values() if each.lines}
    assert len(retold) >= 4
    assert {"meeting-1952-09-04", "zhou-to-mao-1952-09-02", "razuvaev-instruction"} <= retold


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
