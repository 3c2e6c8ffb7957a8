"""Tables of what the document states: figures, all facts, and the claims made of them."""

from __future__ import annotations

from ..claims import Claim, Verdict
from ..compare import read
from ..document import Document, Fact
from ..figures import Figure, figures_of
from ..languages import column_of, name_of
from ..rounding import Interval, Rule
from .tables import Column, Link, Table, table

HEDGED = "approximately"
NOTE = "note[@type='fact'][@target]"


def figures(document: Document, units: str = "") -> Table:
    """Return the quantities, one a row."""
    columns: list[Column[Figure]] = [
        Column("id", "Id", "The figure's id; also a fact's.", "measure/@xml:id",
               lambda each: each.id, needed=True),
        Column("passage", "Passage", "The segment it stands in.", "ancestor seg[@type='segment']",
               lambda each: each.passage, needed=True),
        Column("sheets", "Sheets", "The sheets that this segment stands on.",
               "pb/@n before and inside it",
               lambda each: tuple(map(str, document.passage(each.passage).sheets)), "ids"),
        *_printed(document),
        Column("value", "Value", "The exact value in the unit.",
               "measure/@quantity", lambda each: each.value, "exact", needed=True),
        Column("step", "Last printed unit", "The size of one unit of the last printed place.",
               "the words of measure", lambda each: each.step, "exact", needed=True),
        Column("low", "Low", "Where the words say “approximately”: the least value they can stand "
               "for, if it was rounded to the nearest printed unit. By what rule it was rounded "
               "the document does not say. Empty for every other figure.",
               "measure/@ana (hedge) and the words", lambda each: _ends(each)[0], "exact"),
        Column("high", "High", "As “low”: the value that this one and all above it would be "
               "rounded away from; itself not included.",
               "measure/@ana (hedge) and the words", lambda each: _ends(each)[1], "exact"),
        Column("unit", "Unit", f"The unit; {units}." if units else "The unit.",
               "measure/@unit", lambda each: each.unit, needed=True),
        *_standing(document, "measure"),
    ]  # fmt: skip
    says = "Every quantity of the document with its words, exact value, voice and standing."
    links = (Link("id", "facts"), Link("passage", "segments"), Link("speaker", "people"))
    return table("figures", "Figures", says, columns, figures_of(document), links=links)


def _ends(figure: Figure) -> tuple[object, object]:
    """Return the ends of what a figure said to be approximate stands for; else nothing."""
    if HEDGED not in figure.hedges:
        return None, None
    stands_for: Interval = read(figure, Rule.NEAREST)
    return stands_for.low, stands_for.high


def _printed(document: Document) -> list[Column[Figure | Fact]]:
    """Return the columns of the words, in each language."""
    own = "the element's text, with sic, orig and abbr"
    twin = "the text of the element that @corresp names"
    return [
        Column(f"printed_{column_of(lang)}", f"Printed, {name_of(lang)}",
               f"The words of the {name_of(lang)} that state it.", twin if at else own,
               lambda each, lang=lang: each.printed.get(lang))  # type: ignore[misc]
        for at, lang in enumerate(document.whole)
    ]  # fmt: skip


def _standing(document: Document, tag: str) -> list[Column[Figure | Fact]]:
    """Return the columns that say of what, who says it, how, and how surely."""
    return [
        Column("goods", "Kind of goods", "What it is a quantity of, or about; see terms.",
               f"{tag}/@ana (goods)", lambda each: each.goods, one_of=_terms(document, "goods")),
        Column("speaker", "Speaker", "Who says it.", "innermost said/@who, or the div's @ana",
               lambda each: each.voice[0] if each.voice else None, needed=True),
        Column("voice", "Chain of voices", "The speaker, then those who report the speaker.",
               "ancestor said/@who, then the div's @ana", lambda each: each.voice, "ids",
               needed=True),
        Column("status", "Status", "How it is said: report, request, plan and so on; see terms.",
               f"{tag}/@ana (status)", lambda each: each.status,
               one_of=_terms(document, "status")),
        Column("hedges", "Hedges", "Words or gaps that make it less sure; see terms.",
               f"{tag}/@ana (hedge)", lambda each: each.hedges, "ids"),
        Column("period", "Period", "The time it is about, as an ISO date or interval.",
               f"{tag}/@ana (period), its category/@n", lambda each: each.period),
        Column("refers_to", "Refers to", "What it is a quantity or statement of, in a sentence.",
               NOTE, lambda each: each.refers_to, needed=True),
    ]  # fmt: skip


def _terms(document: Document, kind: str) -> tuple[str, ...]:
    found = (name.partition(".") for name in document.categories)
    return tuple(term for prefix, _, term in found if prefix == kind)


def facts(document: Document) -> Table:
    """Return everything that is marked in the text as stated: what claims rest on."""
    columns: list[Column[Fact]] = [
        Column("id", "Id", "The fact's id.", "@xml:id of the element", lambda each: each.id,
               needed=True),
        Column("kind", "Kind", "What sort of thing it is.", "the element's name",
               lambda each: each.kind, needed=True),
        Column("passage", "Passage", "The segment it stands in.", "ancestor seg[@type='segment']",
               lambda each: each.passage, needed=True),
        *_printed(document),
        Column("meaning", "Meaning", "What the words mean, in words.", f"{NOTE}/@n",
               lambda each: each.value),
        Column("when", "When", "A date or time as the edition states it (ISO).",
               "date or time: @when, @from and @to, @notBefore and @notAfter",
               lambda each: each.when),
        *_standing(document, "*"),
    ]  # fmt: skip
    says = "All that is marked as stated: quantities, dates, names, offices, statements in words."
    links = (Link("passage", "segments"), Link("speaker", "people"))
    return table("facts", "Facts", says, columns, document.facts.values(), links=links)


CLAIMS = "none: calculated by the kit from the facts named"


def claims(judged: tuple[Claim, ...]) -> Table:
    """Return the claims with verdict and reason, one a row."""
    verdicts = tuple(each.value for each in Verdict)
    columns: list[Column[Claim]] = [
        Column("id", "Id", "The claim's id.", CLAIMS, lambda each: each.id, needed=True),
        Column("statement", "Statement", "What is claimed.", CLAIMS, lambda each: each.statement,
               needed=True),
        Column("verdict", "Verdict", "What can be said of it from the document alone; see terms.",
               CLAIMS, lambda each: each.verdict.value, needed=True, one_of=verdicts),
        Column("why", "Reason", "Why the verdict is what it is.", CLAIMS, lambda each: each.why,
               needed=True),
        Column("decides", "What would decide it", "The further document that would settle it.",
               CLAIMS, lambda each: each.decides),
        Column("facts", "Facts", "The facts it rests on; one a row in claims_facts.", CLAIMS,
               lambda each: each.facts, "ids", needed=True),
        Column("passages", "Passages", "The segments those facts stand in.", CLAIMS,
               lambda each: each.passages, "ids", needed=True),
        Column("working", "Working", "What was calculated on the way, exactly.", CLAIMS,
               lambda each: "; ".join(f"{what}: {value}" for what, value in each.working)),
    ]  # fmt: skip
    says = "What the text asserts of its figures, each with a verdict and the reason."
    return table("claims", "Claims", says, columns, judged)


def claims_facts(document: Document, judged: tuple[Claim, ...]) -> Table:
    """Return which claim rests on which fact, a pair a row."""
    columns: list[Column[tuple[str, str]]] = [
        Column("claim", "Claim", "The claim.", CLAIMS, lambda pair: pair[0], needed=True),
        Column("fact", "Fact", "A fact it rests on.", CLAIMS, lambda pair: pair[1], needed=True),
        Column("passage", "Passage", "The segment that fact stands in.", CLAIMS,
               lambda pair: document.fact(pair[1]).passage, needed=True),
    ]  # fmt: skip
    pairs = [(each.id, fact) for each in judged for fact in each.facts]
    links = (Link("claim", "claims"), Link("fact", "facts"), Link("passage", "segments"))
    says = "Which claim rests on which fact."
    name, key = "claims_facts", ("claim", "fact")
    return table(name, "Claims and facts", says, columns, pairs, key=key, links=links)
