"""What was begun in a line of prose and not finished: a name, a citation, a span, a quotation."""

from __future__ import annotations

import re
from collections.abc import Collection

from sourcework.publish.checked.markup import left_over

# {figure:flour-lost}, or a calculation: {= a + b, 0}.
NAME = re.compile(r"\{(\w+):([\w.-]+)\}|\{= ?([^{}]+)\}")
CITATION = re.compile(r"\[@([^\]\s]+)\]")
# Code between as many backticks as open it.
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
# A <span> whose attributes are all quoted.
SPAN = re.compile(r"""<span(?:\s+[\w-]+=(?:"[^"<>]*"|'[^'<>]*'))+>""")
KINDS = "figure|number|fact|day|month|year|answer|verdict|why|span|gloss"
# A name that should stand in braces, in other brackets: (figure:flour-lost).
OTHERWISE = re.compile(rf"[\[(]((?:{KINDS}):[\w.-]+)[\])]")
# A formula between dollar signs, in which braces are its own.
FORMULA = re.compile(r"\$[^$]+\$")


def unfinished(line: str, ids: Collection[str] = ()) -> tuple[str, str] | None:
    """Return what was begun and not finished in a line of prose, and what to do; or None.

    ``ids`` are the names that a citation may have: one that stands without its @ is seen.

    >>> unfinished("Gulden {number:aid")
    ('a name in braces is not finished: {number:aid', 'write it like {figure:flour-lost}')
    >>> unfinished("It was replaced [@smith-1900."), unfinished("`[@id` is how one cites.")
    (('a citation is not finished: [@smith-1900.', 'write it like [@smith-1900]'), None)
    """
    bare = FORMULA.sub("", CITATION.sub("", NAME.sub("", CODE.sub("", line))))
    if "`" in bare:
        return f"a backtick is not closed: {_from('`', bare)}", "close it, or leave it out"
    # A bracket and @ left over, or @ in round ones, or only the closing bracket.
    if found := re.search(r"\[\s*@|\(@|@(?=[\w-]+\])|＠", bare):
        return f"a citation is not finished: {_from(found[0], bare)}", "write it like [@smith-1900]"
    if found := re.search(r"[{}]", bare):
        seen = f"a name in braces is not finished: {_from(found[0], bare)}"
        return seen, "write it like {figure:flour-lost}"
    # @name, and no address of e-mail.
    for found in re.finditer(r"(?<![\w@])@([\w-]+)", bare):
        if found[1] in ids:
            return f"a citation has no brackets: {found[0]}", f"write [@{found[1]}]"
    if found := OTHERWISE.search(bare):
        return f"a name stands in other brackets: {found[0]}", f"write {{{found[1]}}}"
    if found := re.search(r"\]\(\s*\)", bare):
        return "a link leads nowhere: ]()", "write the address between the brackets"
    # [name] that is not the words of a link.
    for found in re.finditer(r"\[([\w.-]+)\](?![(\[:])", bare):
        if found[1] in ids:
            return f"a citation has no @: {found[0]}", f"write [@{found[1]}]"
    if not len(SPAN.findall(bare)) == bare.count("<span") == bare.count("</span>"):
        return "a <span> is not closed, or not begun", 'write <span lang="ru">…</span>'
    # `](` with no `)` behind it.
    if found := re.search(r"\]\([^)]*$", bare):
        return f"a link is not closed: {found[0]}", "end it with )"
    if bare.replace("\\*", "").count("**") % 2:
        return "two stars open bold letters and do not close them", "close them with two stars"
    return left_over(_as_words(line))


def _as_words(line: str) -> str:
    """Return a line in which a word stands in place of each name, citation, formula and code."""
    for pattern in (CODE, NAME, CITATION, FORMULA):
        line = pattern.sub("x", line)
    return line


def _from(sign: str, line: str) -> str:
    """Return a line from a sign on, cut where it is long."""
    rest = line[line.index(sign) :]
    return rest if len(rest) <= 40 else f"{rest[:39]}…"
