"""Worksheets as text: what Typst would print as it stands, and nobody meant so, is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ...errors import KitError
from ..checked.folders import WORKSHEETS
from ..checked.texts import read_text

TEMPLATES = ("worksheet.typ", "drawings.typ")
WORDS = f"{WORKSHEETS}/words.typ"
IMPORT = '#import "/kit/worksheet.typ": *'
SHOW = "#show: worksheet.with(minutes: 25)"
# `minutes: 25` among the arguments, a whole number above 0.
MINUTES = re.compile(r"[(,]\s*minutes:\s*[1-9]\d*\s*[,)]")
OPENING = ((IMPORT, IMPORT), ("#show: worksheet.with(", SHOW))
KEYWORDS = r"(let|show|set|import|include|if|for|while|return)\b"
# In what text stands: prose, the arguments of a call, or the rest of a line of code.
PROSE, CODE, LINE = "prose", "code", "line"
OPENS = {"[": PROSE, "(": CODE, "{": CODE}


def read_sheet(root: Path, lesson: str) -> str:
    """Return the text of a lesson's worksheet; KitError, with the line, where it is at fault."""
    where = f"{WORKSHEETS}/{lesson}.typ"
    if not (root / where).exists():
        seen = f"there is no worksheet of {lesson}"
        raise KitError(where, seen, f"write one, as {WORKSHEETS}/README.md shows")
    text = read_text(root, where)
    words = (root / WORDS).read_text(encoding="utf-8") if (root / WORDS).is_file() else ""
    for line, seen, do in faults(text, words):
        raise KitError(f"{where}, line {line}", seen, do)
    return text


def faults(text: str, own: str = "") -> Iterator[tuple[int, str, str]]:
    """Yield where a worksheet is no worksheet: the line, what was seen, and what to do.

    ``own`` is the text of the course's own words, where it has any.

    >>> list(faults(f'{IMPORT}\\n{SHOW}\\n#ask("voices")\\n'))
    []
    >>> next(faults(f'{IMPORT}\\n{SHOW}\\n*Now* ask("voices")\\n'))
    (3, 'ask(…) stands without its sign #', 'write #ask(')
    """
    lines = text.split("\n")
    for at, (begins, whole) in enumerate(OPENING, start=1):
        if not any(each.startswith(begins) for each in lines):
            word = whole[1:5]
            begun = (n for n, each in enumerate(lines, 1) if each.lstrip("# ").startswith(word))
            yield next(begun, at), "the worksheet does not begin as one", f"write {whole}"
    for line, each in enumerate(lines, start=1):
        if each.startswith(OPENING[1][0]) and not MINUTES.search(each):
            yield line, "the worksheet does not say its minutes, a whole number", f"write {SHOW}"
    for line, each in enumerate(lines, start=1):
        # Signs = with no space behind them.
        if re.match(r"=+[^=\s]", each):
            yield line, f"a heading without a space: {each[:40]}", "put a space behind the signs ="
        # `\#ask(`, its sign # escaped; or `#ask "…"`, without brackets (`#import "…"` is none).
        if call := re.search(r"""\\#[a-z-]+\(|#(?!im|in)[a-z-]+ +["“]""", each):
            yield line, f"this is no call: {call[0]}", 'write it like #ask("voices")'
    for line, found in _as_prose(text, _words(own)):
        yield line, f"{found} stands without its sign #", f"write #{found.rstrip('…)')}"


@cache
def _words(own: str) -> re.Pattern[str]:
    """The words of a worksheet, where they are called."""
    room = Path(__file__).parent
    texts = [own, *((room / each).read_text(encoding="utf-8") for each in TEMPLATES)]
    # What the templates, or the course, define and a worksheet may call.
    names = {name for each in texts for name in re.findall(r"^#let ([a-z][a-z-]*)\(", each, re.M)}
    some = "|".join(sorted(names, key=len, reverse=True))
    # One of them called without its sign #: its name, then arguments or a bracket.
    return re.compile(rf"(?<![\w#.-])({some})(?:\((?=\"|\)|[a-z]+:)|\[)")


def _as_prose(text: str, words: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield the line of each call that stands in prose, and how it begins."""
    stack = [PROSE]
    at = 0
    while at < len(text):
        rest = text[at : at + 2]
        if rest in ("//", "/*") and text[at - 1 : at] != ":":
            end = text.find("\n" if rest == "//" else "*/", at)
            at = end if end >= 0 else len(text)
        elif rest[0] == "\\" or (stack[-1] == PROSE and rest[0] == "`"):
            end = text.find("`", at + 1) if rest[0] == "`" else at + 1
            at = (end if end >= 0 else len(text)) + 1
        elif stack[-1] == PROSE:
            if found := words.match(text, at):
                yield (
                    text.count("\n", 0, at) + 1,
                    f"{found[1]}{'(…)' if found[0][-1] == '(' else '['}",
                )
            at = _in_prose(text, at, stack)
        else:
            at = _in_code(text, at, stack)


def _in_prose(text: str, at: int, stack: list[str]) -> int:
    """Take one sign of prose, and return where the next one stands."""
    # A keyword makes the rest of the line code.
    if re.compile(rf"#{KEYWORDS}").match(text, at):
        stack.append(LINE)
    # A call `#name(`, or code alone: `#(` or `#{`.
    elif called := re.compile(r"#[\w.-]+(?=\()|#(?=[({])").match(text, at):
        stack.append(CODE)
        return called.end() + 1
    elif text[at] == "[":
        stack.append(PROSE)
    elif text[at] == "]" and len(stack) > 1:
        stack.pop()
    return at + 1


def _in_code(text: str, at: int, stack: list[str]) -> int:
    """Take one sign of code, and return where the next one stands."""
    sign = text[at]
    if sign == '"':
        # A string to its end, a quotation mark behind a backslash being part of it.
        return re.compile(r'"(?:\\.|[^"\\])*"?').match(text, at).end()  # type: ignore[union-attr]
    if sign == "\n" and stack[-1] == LINE:
        stack.pop()
    elif sign in OPENS:
        stack.append(OPENS[sign])
    elif sign in ")}]" and len(stack) > 1:
        # A bracket that closes prose around code ends the line of code with it.
        while stack[-1] == LINE and len(stack) > 1:
            stack.pop()
        if len(stack) > 1:
            stack.pop()
    return at + 1
