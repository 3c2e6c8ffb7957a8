"""What an argument asserts, held against the verdicts of the claims that it comes near."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..claims import Claim, Claims, Verdict
from ..claims.overstated import SURE, Overstatement, is_hedged
from ..document import Document
from ..exercises.readings import quoted
from ..figures import figures_of
from ..numbers.units import BY_ID, MONEYS
from ..outside import Outside
from .advice import ASSERTING, Advice, left_open
from .cited import cited
from .quotations import unquoted
from .sentences import Sentence, matter_of, sentences

SNIPPET = 110
FEWEST = 4  # stems, for a statement to be known again by them
# Words by which a sentence speaks about a claim instead of making it.
_AGAINST = re.compile(
    r"[≠≈?]|\b(?:(?:in)?consistent|undetermined|refut\w+|contradict\w*|impossible|wrong|false|"
    r"rul\w+ out|exclud\w+|den(?:y|ies|ied)|against|fails?|failed|claim(?:s|ed)? that|verdict)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"\b(?:money|(?:{'|'.join(sorted(word for each in MONEYS for word in BY_ID[each].en))})s?|"
    r"sums?|paid|payments?|credits?|spent|[mb]illion)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:tons?|tonnes?|met(?:re|er)s)\b", re.IGNORECASE)
_SURE = re.compile(rf"(?<!\w)(?:{SURE})(?!\w)", re.IGNORECASE)


def oversaid(
    part: str,
    text: str,
    claims: Claims,
    document: Document,
    outside: Outside | None,
    overstatements: Iterable[Overstatement],
) -> Iterator[Advice]:
    """Yield advice on sentences that assert what a claim's verdict does not allow, once a claim."""
    if part not in ASSERTING:
        return
    told: set[str] = set()
    rules = {each.claim: each for each in overstatements}
    for sentence in sentences(text):
        own = Sentence(unquoted(sentence.text), sentence.start)
        if sentence.is_question or cited(sentence.text, document, outside).others:
            continue
        claim = next(_met(part, own, claims, document, rules), None)
        rule = rules.get(claim.id) if claim else None
        if claim and rule and rule.told and (done := rule.told(own.text)):
            yield _as_done(part, done, claim, document)
        elif claim and claim.id not in told:
            told.add(claim.id)
            about = quoted(sentence.text, SNIPPET)
            yield Advice("open", part, about, _said(claim), claim.passages)


def _of_another_year(sentence: str, document: Document) -> bool:
    """Whether a sentence is about another year than the document's."""
    years = re.findall(r"\b(?:18|19|20)\d\d\b", sentence)
    return any(each != document.source.date[:4] for each in years)


def _met(
    part: str,
    sentence: Sentence,
    claims: Claims,
    document: Document,
    rules: Mapping[str, Overstatement],
) -> Iterator[Claim]:
    for claim in claims:
        rule = rules.get(claim.id)
        if claim.verdict is Verdict.EXACT or not (rule and rule.met_in(sentence.text)):
            continue
        if rule.told and _of_another_year(sentence.text, document):
            continue  # of what was done before, the document does tell
        if not (part == "evidence" and _reported(claim, rule, sentence.text, document)):
            yield claim
    if not is_hedged(sentence.text) and not _AGAINST.search(sentence.text):
        yield from (each for each in _settling(claims, sentence) if says_as(each, sentence.text))


def _settling(claims: Claims, sentence: Sentence) -> Iterable[Claim]:
    """Yield the claims that must not be asserted flatly: variants have their first's name."""
    ids = {each.id for each in claims}
    sure = bool(_SURE.search(sentence.text))
    for each in claims:
        variant = any(each.id.startswith(f"{other}-") for other in ids)
        wrong = each.verdict in (Verdict.INCONSISTENT, Verdict.UNDETERMINED)
        if not variant and (wrong or (sure and each.verdict is Verdict.CONSISTENT)):
            yield each


def says_as(claim: Claim, sentence: str) -> bool:
    """Whether a sentence has nearly all the words that carry a claim's statement, and few more."""
    wanted, said = matter_of(claim.statement), matter_of(sentence)
    both = len(wanted & said)
    return len(wanted) >= FEWEST and 5 * both >= 4 * len(wanted) and 5 * both >= 3 * len(said)


def _as_done(part: str, words: str, claim: Claim, document: Document) -> Advice:
    """Return advice on what is asked, planned or budgeted and told as done, with its status."""
    money = bool(_MONEY.search(words)) and not _MEASURED.search(words)
    about = [
        each
        for each in figures_of(document)
        if not document.clerks >= {*each.voice}
        and (each.unit in MONEYS) == money
        and each.unit != "percent"
    ]
    states = dict.fromkeys(
        f"{each.status.replace('-', ' ')} ({each.passage})"
        for each in about
        if each.status not in ("report", "conversion")
    )
    why = "" if money else f" {claim.why}"
    says = f"This is told as done. What the document has is: {', '.join(states)}.{why}"
    decides = f" What would decide it: {claim.decides}." if not money else ""
    passages = tuple(
        dict.fromkeys(each.passage for each in about if each.status not in ("report", "conversion"))
    )
    return Advice("open", part, quoted(words, SNIPPET), f"{says}{decides}", passages)


def _said(claim: Claim) -> str:
    if claim.verdict is Verdict.INCONSISTENT:
        verdict = f"“{claim.statement}” is {claim.verdict.value}: {claim.why}"
        return f"The document does not support this. {verdict}"
    return f"This is said more surely than the document allows. {left_open(claim)}"


def _reported(claim: Claim, rule: Overstatement, sentence: str, document: Document) -> bool:
    """Whether a sentence tells what the document reports, in its words and with its passage."""
    named = {*cited(sentence, document).passages} & {*claim.passages}
    if not (rule.reported and named):
        return False
    words = " ".join(document.passage(name).text("en", "reading") for name in named)
    own = matter_of(f"{words} {claim.statement} {rule.retold}")
    bare = re.sub(r"[\[(][^\])]*[\])]", " ", sentence)
    return matter_of(bare) <= own
