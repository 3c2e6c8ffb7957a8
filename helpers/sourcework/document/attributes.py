"""What the attributes of a TEI element say, checked: numbers, dates, intervals, certainty."""

from __future__ import annotations

import re
from fractions import Fraction

from .tei import Element

NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40}|/0*[1-9][0-9]{0,39})?")
DAY = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
INTERVAL = re.compile(f"{DAY}(/{DAY})?")
TIME = re.compile(r"([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?")


def quantity(measure: Element) -> Fraction:
    """Return the exact number a measure states; EditionError without a number or a unit.

    >>> from sourcework.document.tei import Element
    >>> quantity(Element("measure", {"quantity": "2.5", "unit": "pood"}))
    Fraction(5, 2)
    >>> quantity(Element("measure", {"quantity": "2/3", "unit": "virgate"}))
    Fraction(2, 3)
    """
    if not measure.get("unit").strip():
        raise measure.error("the measure has no unit", "add unit='…'")
    if "quantity" not in measure.attributes:
        raise measure.error("the measure has no quantity", "add quantity='…' in plain digits")
    return _exact(measure, "quantity")


def number(element: Element) -> Fraction | None:
    """Return the bare number of a ``num``, or None where it gives no value."""
    return _exact(element, "value") if "value" in element.attributes else None


def degree(certainty: Element) -> Fraction | None:
    """Return how sure the editor is, 0 to 1, or None where it is not said in numbers."""
    if "degree" not in certainty.attributes:
        return None
    found = _exact(certainty, "degree")
    if not 0 <= found <= 1:
        raise certainty.error(f"the degree is {certainty.get('degree')!r}", "write 0 to 1")
    return found


def _exact(element: Element, name: str) -> Fraction:
    written = element.get(name)
    if not NUMBER.fullmatch(written):
        seen = f"{name}={written!r} is not a number"
        do = f"write {name}='12000', '2.5' or '2/3', in plain digits without separators"
        raise element.error(seen, do)
    return Fraction(written)


def when(element: Element) -> str:
    """Return the date, time or interval an element states in ISO form, or "".

    >>> from sourcework.document.tei import Element
    >>> when(Element("date", {"from": "1870-02", "to": "1870-05"}))
    '1870-02/1870-05'
    """
    if "when" in element.attributes:
        return _iso(element, "when")
    for start, end in (("from", "to"), ("notBefore", "notAfter")):
        if start in element.attributes or end in element.attributes:
            if not (element.get(start) and element.get(end)):
                missing = end if element.get(start) else start
                raise element.error(f"there is no {missing}=", f"give both {start} and {end}")
            return f"{_iso(element, start)}/{_iso(element, end)}"
    return ""


def _iso(element: Element, name: str) -> str:
    written = element.get(name)
    day, _, hour = written.partition("T")
    if not day or ":" in day:
        day, hour = "", written.removeprefix("T")
    if (day and not INTERVAL.fullmatch(day)) or (hour and not TIME.fullmatch(hour)) or not written:
        raise element.error(
            f"{name}={written!r} is no date or time",
            f"write {name}='1870-02-28', '1870' or '21:45:00'; an early year has zeros: '0092'",
        )
    return written


def interval(category: Element) -> str:
    """Return the ISO interval of a period's category, as short as it goes, or "".

    >>> from sourcework.document.tei import Element
    >>> interval(Element("category", {"xml:id": "period.1870", "n": "1870-01/1870-12"}))
    '1870'
    """
    written = category.get("n")
    if not category.id.startswith("period.") or not written:
        return ""
    start, _, end = written.partition("/")
    if not INTERVAL.fullmatch(written) or end and end < start:
        seen = f"the period n={written!r} is no ISO interval"
        do = "write n='1870-02', n='1870-02/1870-05' or n='1870'; an early year has zeros: n='0092'"
        raise category.error(seen, do)
    if start == end:
        return start
    return start[:4] if (start[4:], end) == ("-01", f"{start[:4]}-12") else written
