"""What is asked, planned or budgeted, told as if it had been done.

A document may plan, ask and enter in budgets, and of nothing say that it came or was paid. Then
a sentence is met that says so of goods, money, aid or deliveries, by its verb and not by its
wording: a verb of giving or coming in the past, whose subject or object they are, and nothing in
its clause that makes a plan, a question or a condition of it.

>>> plans = OnlyPlanned()
>>> plans.told_in("The town received the goods."), plans.told_in("It was to receive the goods.")
('The town received the goods', '')
>>> plans.told_in("The goods came in May."), plans.told_in("The goods may have come.")
('The goods came in May', '')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

GOODS = (
    r"grain|rice|millet|oil|cotton|cloth|fabrics?|goods|food|foodstuffs?|aid|assistance|help|"
    r"money|sums?|amounts?|credits?|yuan|roubles?|rubles?|dollars|tons?|tonnes?|met(?:re|er)s|"
    r"million|supplies|deliver(?:y|ies)|shipments?|payments?|quantit(?:y|ies)|everything|it all"
)
MOVED = (
    r"delivered|shipped|sent|supplied|provided|paid|transferred|handed over|distributed|"
    r"imported|disbursed|unloaded|dispatched|spent|lent|loaned|donated|remitted|"
    r"(?:put|placed|made)(?=\s+(?:[\w,.’'%-]+\s+){1,8}?(?:at (?:\S+\s+){0,2}disposal|available)\b)"
)
# What one gives or gets may also be a decision: "he gave them less money".
GOT = r"received|got|gotten|given|gave|obtained"
EATEN = r"ate|eaten|consumed|cooked|stored|sowed|sown|harvested"
DONE = rf"{MOVED}|{GOT}|{EATEN}|carried out|completed|fulfilled|made|received|brought"
_BE = r"(?:was|were|has been|have been|had been|got|is being|are being)"
_SKIP = r"(?:\s+(?!(?:by|on|about|that|which|asking|with|to)\b)[\w,.’'%-]+){0,5}?\s+"
_LETTERS = r"telegrams?|letters?|notes?|messages?|texts?|cop(?:y|ies)|answers?|repl(?:y|ies)|copy"
_DECIDED = re.compile(
    r"\b(?:less|more|fewer|part|some|only|what|nothing|little|much|as)\b", re.IGNORECASE
)
_ACTIVE = re.compile(
    rf"\b(?:{MOVED}|{EATEN})\b(?!\s+by\b)(?!{_SKIP}(?:{_LETTERS})\b){_SKIP}(?:{GOODS})\b",
    re.IGNORECASE,
)
_GOT = re.compile(
    rf"(?P<who>\S+)\s+(?:has\s+|have\s+|had\s+|also\s+|already\s+)*(?:{GOT})\b"
    rf"(?!{_SKIP}(?:{_LETTERS})\b)(?P<what>{_SKIP}(?:{GOODS})\b)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b(?:{GOODS})\b(?:\s+[\w’'-]+){{0,7}}?\s+{_BE}(?:\s+\w+ly|\s+all|\s+already|\s+in fact)*\s+"
    rf"(?:{DONE})\b|\b{_BE}\s+(?:{GOT}|{MOVED})\s+(?:[\w,.’'%-]+\s+){{0,4}}?(?:{GOODS})\b",
    re.IGNORECASE,
)
_TIMES = (
    r"(?:(?:the )?(?:end|start|beginning|middle) of |early |late |mid-?)?(?:the )?(?:January|"
    r"February|March|April|(?-i:May)|June|July|spring|summer|autumn|winter|sowing|harvest|\d)"
)
# A capital makes a month of “may”; "before" a time leaves nothing open, before a deed it does.
_OPEN = re.compile(
    r"\b(?:plan\w*|promis\w+|will|shall|to be|to come|intend\w*|ask\w*|request\w*|"
    r"want\w*|schedul\w+|announc\w+|should|budget\w*|propos\w+|"
    r"(?-i:may)|might|could|can|cannot|would|if|whether|perhaps|maybe|possibl[ey]|probabl[ey]|likely|"
    r"unlikely|seem\w*|appear\w*|suggests?|not|no|none|nor|neither|never|nobody|nothing|\w+n['’]t|"
    rf"dont|didnt|without|unless|unclear|unknown|open|doubt\w*|suppos\w+|assum\w+|once|"
    rf"(?:until|before)\b(?!\s+{_TIMES})|"
    r"when|how (?:much|many)|what|uncertain|questions?|"
    r"rumou?r\w*|hears?|heard|says?|said|report\w*|told|claim\w*|"
    r"according|hop(?:e|es|ed|ing)|expect\w*|years?)\b",
    re.IGNORECASE,
)
# What somebody wished is another matter: "more than he wanted", "the grain that he asked for".
_WISHED = re.compile(
    r"\s+(?:than\b.*|(?:that|which|as)?\s*(?:\w+\s+)(?:had\s+)?(?:asked for|asked|wanted|requested|"
    r"proposed|promised|planned|offered|announced|hoped for)\b)",
    re.IGNORECASE | re.DOTALL,
)
# Said anywhere in the sentence, these make a plan of the whole of it.
_AS_PLANNED = re.compile(
    r"\b(?:in|under|by|on|per|according to|following|from)\s+(?:\w+['’]?s?\s+){0,3}?"
    r"(?:plans?|schedule|paper|budgets?|promise|calendar|timetable)\b|"
    r"\b(?:if|whether|would|could|might|(?-i:may)|suppos\w+|assum\w+|records?|evidence|proof|shows?|"
    r"know[ns]?|says?|said|tells?|told|rumou?r\w*|claim\w*|according|perhaps|maybe)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OnlyPlanned:
    """What a document plans, and of which it says of nothing that it was done.

    Regular expressions say the rest: ``places`` where what was planned would come to, ``origins``
    where from and ``people`` to whom; ``past`` is of what the document does tell as done.
    """

    places: str = "the country"
    origins: str = "the port"
    people: str = "people"
    past: str = ""

    def told_in(self, sentence: str) -> str:
        """Return the words of a sentence that tell a plan as done; "" if there are none."""
        clauses = re.split(r"[;:]|,(?!\d)|\s(?:and|but|while|so)\s", sentence)
        return next((words for each in clauses if (words := self._told(each, sentence))), "")

    def _told(self, clause: str, sentence: str) -> str:
        clause = _WISHED.sub("", clause)
        if _OPEN.search(clause) or _AS_PLANNED.search(sentence) or self._tells_as_past(clause):
            return ""
        came = _came(self.places, self.origins, self.people)
        if any(pattern.search(clause) for pattern in (_ACTIVE, _PASSIVE, came)):
            return _shown(clause)
        got = _GOT.search(clause)
        return _shown(clause) if got and not _DECIDED.search(got["what"]) else ""

    def _tells_as_past(self, clause: str) -> bool:
        return bool(self.past and re.search(rf"\b(?:{self.past})\b", clause, re.IGNORECASE))


@cache
def _came(places: str, origins: str, people: str) -> re.Pattern[str]:
    """Return the pattern of goods that came to one of some places, or fed some people."""
    came = (
        r"arrived|came|reached|took place|happened|went (?:to|through|ahead)|was there|were there|"
        rf"(?:was|were) (?:already )?(?:in|inside|across) (?:{places})|entered (?:{places})|"
        r"got (?:to|there|through|across)|made it|turned up|landed|came in|rolled|flowed|poured|"
        rf"crossed|left (?:{origins})"
    )
    fed = (
        r"fed|nourished|kept (?:[\w-]+ ){1,3}?alive|ended (?:the )?(?:hunger|famine)|"
        r"(?:saved|rescued|relieved|helped|sustained)\s+(?:\w+\s+){0,3}?"
        rf"(?:{people}|people|peasants?|farmers?|population|hungry|families|children|villages?|"
        r"lives)"
    )
    return re.compile(
        rf"\b(?:{GOODS})\b(?:\s+(?!and\b|but\b)[\w’'-]+){{0,4}}?\s+(?:has\s+|have\s+|had\s+|"
        rf"did\s+|really\s+|all\s+|never\s+)*(?:{came}|{fed})\b",
        re.IGNORECASE,
    )


def _shown(clause: str) -> str:
    """Return a clause as it is quoted, without the brackets and points at its end."""
    return re.sub(r"[\s.!?]*(?:\([^)]*\))?[\s.!?]*$", "", clause)
