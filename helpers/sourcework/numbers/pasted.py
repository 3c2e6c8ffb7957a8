"""What comes along with a number that is pasted from a page, a paper in TeX, or a Markdown note.

>>> bare("**6.25 %**"), bare("$6.25$"), bare("<b>6.25</b>&nbsp;%"), bare("$5 to $7")
('6.25 %', '6.25', '6.25 %', '$5 to $7')
"""

from __future__ import annotations

import re

_TAG = re.compile(
    r"</?(?:a|b|i|p|u|em|div|sub|sup|code|span|strong|td)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_WRAPPED = (
    re.compile(r"\*\*([^*]+)\*\*"),
    re.compile(r"__([^_]+)__"),
    re.compile(r"`([^`]+)`"),
    # One dollar is money; one at each end of a number is mathematics.
    re.compile(r"\$+([^$]*\d[^$]*)\$+"),
    re.compile(r"\\\((.+)\\\)"),
    re.compile(r"\\\[(.+)\\\]"),
)
_TEX = (("\\%", "%"), ("{,}", ","), ("\\,", " "), ("&nbsp;", " "), ("&#160;", " "))


def bare(text: str) -> str:
    """Return ``text`` without the marks around it that only another program reads."""
    for mark, plain in _TEX:
        text = text.replace(mark, plain)
    text = _TAG.sub("", text).strip()
    for each in _WRAPPED:
        if found := each.fullmatch(text):
            return found[1].strip()
    return text
