"""Typst sources and data -> PDFs, with errors that name the file and line of a worksheet.

A document is compiled in a folder that holds the kit's templates (``kit/``), the data, and the
worksheets under the path they have in the project; so a worksheet imports ``/kit/worksheet.typ``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, cast

from ...errors import KitError, UnknownName
from ...views import letters

ROOM = Path(__file__).parent
WORDS = "course/worksheets/words.typ"
TEMPLATES = (
    "look.typ",
    "document.typ",
    "notes.typ",
    "simplified.typ",
    "worksheet.typ",
    "drawings.typ",
)
ACCESSIBLE: Literal["ua-1"] = "ua-1"
# One moment for all: the same sources give the same bytes.
MADE = 0
# So many points an inch of a drawing, where it is made of points.
POINTS = 200
# How the typesetter says where: `┌─ file:line:column`; which letter no font has; and how our
# templates call what they do not know.
_PLACE = re.compile(r"┌─ (?P<file>[^\n]*?):(?P<line>\d+):\d+")
_LACKING = re.compile(r'the text `"(?P<letter>.+?)"` could not be displayed')
_UNKNOWN = re.compile(r"panicked with: unknown/(?P<kind>[^/]+)/(?P<name>.*)")


class NoLetter(KitError):
    """No font that is here has a letter of the document: what is not on paper can be made."""


class Typesetter:
    """A folder in which documents are set, and the fonts for them; use it in a ``with``.

    ``fonts`` is a folder of a course's own. ``known`` says which names of each kind a worksheet may
    use: an error offers those near it.
    """

    def __init__(
        self, files: Mapping[str, str], data: Mapping[str, Any], fonts: Path | None = None
    ) -> None:
        self.known: dict[str, list[str]] = {
            kind: list(data[kind]) for kind in data if isinstance(data[kind], dict)
        }
        self._folder = TemporaryDirectory(prefix="handouts-", ignore_cleanup_errors=True)
        work = Path(self._folder.name)
        # The same letters on every computer, but for those that the kit's own lack.
        lacking = bool(letters.lacking(data.get("document", {}).get("text", "")))
        told = {**data, "lacking": lacking}
        written = {**files, "kit/data.json": json.dumps(told)}
        written |= {f"kit/{each}": (ROOM / each).read_text(encoding="utf-8") for each in TEMPLATES}
        for name, text in written.items():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).write_text(text, encoding="utf-8")
        self._work = work
        kit = letters.copied(work / "fonts") if lacking else letters.folder()
        self._fonts = _fonts([kit, *([] if fonts is None else [str(fonts)])], system=lacking)

    def __enter__(self) -> Typesetter:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._folder.cleanup()

    def pdf(self, main: str, **inputs: str) -> bytes:
        """Return the PDF of a document given as Typst; raises KitError, also for a warning."""
        import typst

        # A compiler serves one thread at a time; what it has learnt serves the next one too.
        compiler = typst.Compiler(main.encode(), root=str(self._work), font_paths=self._fonts)
        try:
            made, warnings = compiler.compile_with_warnings(
                format="pdf",
                pdf_standards=[ACCESSIBLE],
                sys_inputs=inputs,
                timestamp=MADE,
            )
        except typst.TypstError as error:
            raise self._told(str(error.message), str(error.diagnostic)) from None
        for each in warnings:
            raise self._told(str(each.message), str(each.diagnostic))
        return cast(bytes, made)

    def html(self, main: str, **inputs: str) -> str:
        """Return a document as HTML that says what each part is; raises KitError.

        Typst calls its HTML unfinished, and says what paper has and HTML has not: no matter here.
        """
        import typst

        compiler = typst.Compiler(main.encode(), root=str(self._work), font_paths=self._fonts)
        told = {**inputs, "web": "yes"}
        try:
            made, _ = compiler.compile_with_warnings(format="html", sys_inputs=told)
        except typst.TypstError as error:
            raise self._told(str(error.message), str(error.diagnostic)) from None
        return cast(bytes, made).decode()

    def png(self, svg: str) -> bytes:
        """Return a drawing as a picture of points, for programs that know no others."""
        import typst

        main = (
            f"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes({json.dumps(svg)}))"
        )
        compiler = typst.Compiler(main.encode(), root=str(self._work), font_paths=self._fonts)
        made, _ = compiler.compile_with_warnings(format="png", ppi=POINTS)
        return cast(bytes, made)

    def asked(self, main: str, selector: str, **inputs: str) -> list[Any]:
        """Return what a document holds at a selector, such as "<passage>", as it would be set."""
        import typst

        compiler = typst.Compiler(
            main.encode(), root=str(self._work), font_paths=self._fonts, sys_inputs=inputs
        )
        try:
            found = json.loads(compiler.query(selector, field="value"))
        except typst.TypstError as error:
            raise self._told(str(error.message), str(error.diagnostic)) from None
        return cast(list[Any], found)

    def _told(self, message: str, diagnostic: str) -> KitError:
        """Return the error at the place in a worksheet that led to it, or where it arose."""
        # Typst may name a file by its way from where Python was started.
        named = [match.groups() for match in _PLACE.finditer(diagnostic)]
        places = [(file.split(f"{self._work.name}/")[-1].lstrip("/"), line) for file, line in named]
        ours = [each for each in places if not each[0].startswith("kit/")]
        sheets = [each for each in ours if each[0] != WORDS]
        where = "{}, line {}".format(*(sheets or ours or places or [("a handout", "1")])[0])
        if lacking := _LACKING.search(message):
            seen = f"the letter {lacking['letter']!r} could not be displayed: no font here has it"
            do = "install a font that has it, or put one into course/worksheets/fonts"
            return NoLetter(where, seen, do)
        unknown = _UNKNOWN.match(message)
        if unknown:
            kind, name = unknown.groups()
            return UnknownName.near(f"{where}, {kind}", name, self.known.get(kind, ()))
        seen = message.removeprefix("panicked with: ").strip('"')
        return KitError(where, seen, "correct that line, as course/worksheets/README.md shows")


def _fonts(folders: list[str], *, system: bool) -> Any:
    try:
        import typst
    except ImportError:
        do = "install the project with the group publish, or use the PDFs of a release"
        raise KitError("handouts", "the package typst is not here", do) from None
    return typst.Fonts(include_system_fonts=system, font_paths=folders)
