"""What goes wrong with any file that somebody edits by hand; ``mistakes/`` has those of each."""

from __future__ import annotations

from collections.abc import Callable

Spoil = Callable[[bytes], bytes]

LESSON = "course/lessons/00-start.md"
PLANS = "course/plans/plans.toml"
QUESTIONS, WRONG = "course/pages/questions.toml", "course/pages/misconceptions.toml"
TERMS, PEOPLE = "course/pages/terms.toml", "course/pages/people.toml"
DATES = "course/pages/dates.toml"
GLOSSES, SCRIPTS = "course/worksheets/glosses.toml", "course/worksheets/names.toml"
SHEET = "course/worksheets/01-read.typ"
FACTS, NEAR, XML = "seeds/outside.toml", "seeds/neighbours.toml", "seeds/113022.xml"
EASIER = "seeds/simplified.toml"
EXERCISES = "course/exercises/01-read.toml"
EVERY_FILE = (
    EXERCISES,
    *(LESSON, "course/lessons/01-read.md", PLANS, QUESTIONS, WRONG, TERMS, PEOPLE, DATES),
    *(GLOSSES, SCRIPTS, SHEET, FACTS, NEAR, XML, EASIER),
)


def _in_line(number: int, words: str) -> Spoil:
    """Return what puts words at the end of a line."""

    def spoil(content: bytes) -> bytes:
        lines = content.split(b"\n")
        lines[number - 1] += words.encode()
        return b"\n".join(lines)

    return spoil


def _above(number: int, words: str) -> Spoil:
    """Return what puts lines above a line."""

    def spoil(content: bytes) -> bytes:
        lines = content.split(b"\n")
        return b"\n".join([*lines[: number - 1], words.encode(), *lines[number - 1 :]])

    return spoil


# What editors do, and nobody should notice.
ACCEPTED: dict[str, Spoil] = {
    "a byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "line ends of Windows": lambda content: content.replace(b"\n", b"\r\n"),
    "both": lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
    "no line end at the end": lambda content: content.rstrip(b"\n"),
    "empty lines at the end": lambda content: content + b"\n\n\n",
}

# What is no text any more: how it came about, the line, and what must be said.
BYTES: dict[str, tuple[Spoil, int | None, str]] = {
    "emptied": (lambda _: b"", 1, "empty"),
    "spaces alone": (lambda _: b"  \n\n", 1, "empty"),
    "UTF-16": (lambda content: content.decode().encode("utf-16"), 1, "UTF-8"),
    "UTF-16 without a mark": (lambda content: content.decode().encode("utf-16-le"), 1, "UTF-8"),
    "Windows-1251": (_in_line(3, ""), 3, "UTF-8"),
    "NUL": (_in_line(3, "\0"), 3, "NUL"),
    "a control character": (_in_line(3, "a\x07"), 3, "control character"),
    "a space of no width": (_in_line(3, "a\u200b"), 3, "no width"),
    "a mark inside": (_in_line(3, "\ufeff"), 3, "byte order mark"),
    "a soft hyphen": (_in_line(3, "a\u00ad"), 3, "soft hyphen"),
    "a turn of direction": (_in_line(3, "a\u202e"), 3, "turns the writing"),
    "a lost letter": (_in_line(3, "caf\ufffd"), 3, "lost"),
    "garbled quotation marks": (_in_line(3, "â€œso"), 3, "UTF-8"),
    "garbled Cyrillic": (_in_line(3, "привет".encode().decode("latin-1")), 3, "UTF-8"),
    "a version above": (_above(3, "<<<<<<< HEAD"), 3, "merged"),
    "a version below": (_above(3, ">>>>>>> theirs"), 3, "merged"),
    "between versions": (_above(3, "======="), 3, "merged"),
}
BYTES["Windows-1251"] = (
    lambda content: b"\n".join(
        line + (b" \xef\xf0\xe8\xe2\xe5\xf2" if at == 2 else b"")
        for at, line in enumerate(content.split(b"\n"))
    ),
    3,
    "UTF-8",
)
BYTES["a line separator"] = (_in_line(3, "a\u2028"), 3, "line separator")

# Files that nobody reads, or that make a lesson nobody meant.
NAMES = (
    "course/about (1).toml",
    "course/About.toml",
    "course/about.toml.txt",
    "course/exercises/01-read copy.toml",
    "course/exercises/01-reading.toml",
    "course/exercises/read.toml",
    "course/exercises/06-more.toml.txt",
    "course/lessons/01-read copy.md",
    "course/lessons/01-read (1).md",
    "course/lessons/01-reading.md",
    "course/lessons/1-read.md",
    "course/lessons/06_more.md",
    "course/lessons/06-More.md",
    "course/lessons/06-more.markdown",
    "course/lessons/06-more.md.txt",
    "course/lessons/06-more.txt",
    "course/lessons/notes.md",
    "course/pages/question.toml",
    "course/pages/questions copy.toml",
    "course/pages/questions.toml.txt",
    "course/pages/Terms.TOML",
    "course/plans/plan.toml",
    "course/plans/plans (1).toml",
    "course/worksheets/07-extra.typ",
    "course/worksheets/01-read copy.typ",
    "course/worksheets/01-raed.typ",
    "course/worksheets/gloss.toml",
    "course/worksheets/glosses.toml.txt",
)
