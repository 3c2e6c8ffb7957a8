"""The form of a lesson: each rule takes a manuscript and returns what breaks it, with the line."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from sourcework.exercises.expected import right_answer
from sourcework.exercises.leaks import leak
from sourcework.exercises.model import Exercise
from sourcework.exercises.readings import Value
from sourcework.publish.manuscript import EXERCISE, INSTRUCTOR, SOLUTION, Cell, Manuscript
from telegram16293.exercises import ALL
from telegram16293.seeds import edition

Rule = Callable[[Manuscript], Iterator[str]]
LINES_OF_CODE, CODE_TOGETHER, WORDS = 8, 2, 120
CLOSING = ("what was found", "what it does not show", "key points")
CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
IN_RUSSIAN = re.compile(r"<(\w+)\b[^>]*\blang=\"ru\"[^>]*>.*?</\1>", re.DOTALL)
HEADING = re.compile(r"#{1,6} ")
APART = re.compile(r"(#{1,6} |\||<[^>]*>$|\$\$|---|```|~~~)")
ITEM = re.compile(r"\s*(?:>\s?)*(?:[-*+] |\d+\. )?")
QUOTED = re.compile(r"“[^”]*?([.?!]?)”|«[^»]*?([.?!]?)»|\"[^\"]*?([.?!]?)\"")
SHORTENED = re.compile(r"\b(?:Nos?|Mr|Mrs|Dr|St|vs|cf|e\.g|i\.e|pp?|[A-Z])\.")
TWO_SENTENCES = re.compile(r"[.?!…][)*_]*\s+[*_]*[A-Z]")
ENDED = re.compile(r"[.?!:;…][)*_]*$")
# One of the options of an exercise, as prose lists them all.
OPTION = re.compile(r"- (?:`\"[a-z-]+\"`|\*\*[a-z-]+\*\*): ")
# How prose asks a learner to commit herself.
GUESS = re.compile(r"\*\*Predict|\b(?:you|and) (?:calculate|divide), guess\b|\b[Nn]ote a guess\b")
# Names in code have a low line where ids have a hyphen.
JOINED = re.compile(r"(?<=[A-Za-z])_(?=[A-Za-z])")
PATH = re.compile(r"://|^[~.]{0,2}/|\\|\.(?:csv|json|jsonl|xml|txt|py|ipynb|png)\b")
REACHES_OUT = {"open", "exec", "eval", "get_ipython", "Path", "os", "sys", "subprocess", "pip"}
REACHES_OUT |= {"urllib", "requests", "httpx", "pathlib", "shutil", "__import__"}


def title_is_a_question(lesson: Manuscript) -> Iterator[str]:
    """The first line is a heading with the title, and it ends in a question mark."""
    first = lesson.cells[0]
    if first.source.splitlines()[0] != f"# {lesson.title}":
        yield fault(lesson, first, f"the first line is not '# {lesson.title}'")
    if not lesson.title.endswith("?"):
        yield fault(lesson, first, "the title asks nothing")


def opening_promises(lesson: Manuscript) -> Iterator[str]:
    """Before the first code stand the minutes, what you will do and what you need."""
    ahead = []
    for each in lesson.learner:
        if each.is_code:
            break
        ahead.append(each.source.casefold())
    text = "\n".join(ahead)
    for wanted in (f"{lesson.minutes} minutes", "you will", "you need"):
        if wanted not in text:
            yield fault(lesson, lesson.cells[0], f"the opening does not say '{wanted}'")


def closing_weighs(lesson: Manuscript) -> Iterator[str]:
    """The last headings are what was found, what it does not show, and key points."""
    lines = (line for each in prose(lesson.learner) for line in each.source.splitlines())
    headings = [line.strip("# ").casefold() for line in lines if HEADING.match(line)]
    found = tuple(each for each in headings if each in CLOSING)
    if found != CLOSING:
        seen = ", ".join(found) or "none of them"
        yield fault(
            lesson, lesson.cells[-1], f"closing headings {', '.join(CLOSING)}; seen: {seen}"
        )


def steps_are_stated(lesson: Manuscript) -> Iterator[str]:
    """The header has steps; that each section has one is held by the build."""
    if not lesson.steps:
        yield fault(lesson, lesson.cells[0], "the header states no steps")


def one_import_cell(lesson: Manuscript) -> Iterator[str]:
    """The first code cell, after the question, has all imports and nothing else."""
    cells = [each for each in lesson.cells if each.is_code]
    importing = [each for each in cells if any(map(is_import, parts(each)))]
    if importing != cells[:1]:
        at = importing[-1] if importing else lesson.cells[0]
        yield fault(lesson, at, "imports stand in the first code cell and only there")
    for each in importing[:1]:
        if not all(map(is_import, ast.parse(each.source).body)):
            yield fault(lesson, each, "the import cell does more than import")
        if lesson.cells[0] is each:
            yield fault(lesson, each, "the import cell stands before the question")


def imports_are_used(lesson: Manuscript) -> Iterator[str]:
    """Every imported name is used, and none is imported by a star."""
    cells = [each for each in lesson.cells if each.is_code]
    used = {node.id for each in cells for node in parts(each) if isinstance(node, ast.Name)}
    for cell in cells:
        for name in imported(cell):
            if name not in used:
                yield fault(lesson, cell, f"{name} is imported and not used")


def stays_inside(lesson: Manuscript) -> Iterator[str]:
    """Code opens no file, names no path and downloads nothing."""
    for cell in (each for each in lesson.cells if each.is_code):
        for node in parts(cell):
            for word in words_of(node):
                if word in REACHES_OUT or (isinstance(node, ast.Constant) and PATH.search(word)):
                    yield fault(lesson, cell, f"{word!r} reaches outside the lesson")


def code_is_short(lesson: Manuscript) -> Iterator[str]:
    """A code cell has at most eight lines."""
    for cell in (each for each in lesson.cells if each.is_code):
        lines = [each for each in cell.source.splitlines() if each.strip()]
        if len(lines) > LINES_OF_CODE:
            yield fault(lesson, cell, f"{len(lines)} lines of code; at most {LINES_OF_CODE}")


def code_stands_apart(lesson: Manuscript) -> Iterator[str]:
    """At most two code cells follow each other in either notebook."""
    for kept in (lesson.learner, lesson.answered):
        for is_code, run in groupby(kept, key=lambda each: each.is_code):
            cells = list(run)
            if is_code and len(cells) > CODE_TOGETHER:
                yield fault(lesson, cells[-1], f"{len(cells)} code cells without prose between")


def half_is_prose(lesson: Manuscript) -> Iterator[str]:
    """At least half of the learner's cells are prose."""
    count = len(list(prose(lesson.learner)))
    if 2 * count < len(lesson.learner):
        yield fault(lesson, lesson.cells[0], f"{count} of {len(lesson.learner)} cells are prose")


def prose_is_short(lesson: Manuscript) -> Iterator[str]:
    """A prose cell of the learner has at most 120 words, tables not counted."""
    for cell in prose(lesson.learner):
        lines = (each for each in cell.source.splitlines() if not each.startswith("|"))
        words = re.sub(r"<[^>]*>", "", "\n".join(lines)).split()
        if len(words) > WORDS:
            yield fault(lesson, cell, f"{len(words)} words; at most {WORDS}")


def russian_is_marked(lesson: Manuscript) -> Iterator[str]:
    """Cyrillic stands inside an element with lang="ru", in code only inside a string."""
    for cell in lesson.cells:
        text = without_strings(cell.source) if cell.is_code else IN_RUSSIAN.sub("", cell.source)
        for word in CYRILLIC.findall(text):
            yield fault(lesson, cell, f'{word!r} is not marked <span lang="ru">')


def nothing_is_rebound(lesson: Manuscript) -> Iterator[str]:
    """A name gets its value once in a notebook."""
    for kept in (lesson.learner, lesson.answered):
        bound: Counter[str] = Counter()
        for cell in (each for each in kept if each.is_code):
            bound.update(bindings(cell))
            for name in set(bindings(cell)):
                if bound[name] > 1:
                    yield fault(lesson, cell, f"{name} already has a value")


def one_sentence_a_line(lesson: Manuscript) -> Iterator[str]:
    """A line holds one sentence, and a sentence one line."""
    for cell in prose(lesson.cells):
        lines = [plain(each) for each in unfenced(cell)]
        for line in lines:
            if TWO_SENTENCES.search(line):
                yield fault(lesson, cell, f"two sentences in one line: {line[:60]}")
        for line, following in pairwise(unfenced(cell)):
            if runs_on(line, following):
                yield fault(lesson, cell, f"a sentence goes on in the next line: {line[-50:]}")


def headings_lead_to_text(lesson: Manuscript) -> Iterator[str]:
    """A heading is followed, in its own cell, by text."""
    for cell in prose(lesson.cells):
        lines = [each for each in unfenced(cell) if each.strip()]
        for line, following in pairwise((*lines, "# ")):
            if HEADING.match(line) and HEADING.match(following):
                yield fault(lesson, cell, f"no text below the heading '{line}'")


def pictures_have_alt_text(lesson: Manuscript) -> Iterator[str]:
    """A picture in prose says what is seen in it."""
    for cell in prose(lesson.cells):
        tags = re.findall(r"<img\b[^>]*>", cell.source)
        without = [each for each in tags if not re.search(r"\balt=\"[^\"]*\w[^\"]*\"", each)]
        for each in without + re.findall(r"!\[\s*\]\([^)]*\)", cell.source):
            yield fault(lesson, cell, f"a picture without alt text: {each[:60]}")


def answers_wait(lesson: Manuscript) -> Iterator[str]:
    """The right answer to an exercise stands open nowhere near it, and no number in the lesson.

    Near is the section that asks and the next one, above the question and below. A cell may say,
    with a reason, why an answer stands in it; a reason that nothing calls for is a fault too.
    """
    cells, sections = lesson.learner, list(sections_of(lesson))
    for section, cell in zip(sections, cells, strict=True):
        for exercise in (ALL[name] for name in cell.asked if name in ALL):
            right = right_answer(exercise, edition())
            near = range(len(sections)) if is_rare(exercise) else range(section, section + 2)
            for place, other in zip(sections, cells, strict=True):
                if place in near and other.answers == ():
                    yield from told_openly(lesson, other, exercise, right)


def predictions_are_named(lesson: Manuscript) -> Iterator[str]:
    """Prose that asks for a guess has a name, or the exercise that takes the guess comes next."""
    for cell, following in pairwise((*lesson.learner, Cell("markdown", "", 0))):
        if not cell.is_code and GUESS.search(cell.source) and not (cell.named or following.asking):
            yield fault(lesson, cell, "a prediction without a name: asks: and a word for it")


def sections_of(lesson: Manuscript) -> Iterator[int]:
    """Return, for each of the learner's cells, the number of the section that it stands in."""
    number = 0
    for each in lesson.learner:
        number += not each.is_code and each.source.startswith("## ")
        yield number


def is_rare(exercise: Exercise) -> bool:
    """Whether an answer is a number or an order, which no sentence has by accident."""
    return exercise.is_number or exercise.kind == "order"


def told_openly(lesson: Manuscript, cell: Cell, exercise: Exercise, right: Value) -> Iterator[str]:
    """Return what a cell gives away, line by line, or a reason in it that nothing calls for."""
    told = [found for line in open_lines(cell) if (found := leak(line, exercise, right))]
    if exercise.id in cell.opened:
        if not told and not cell.is_code:
            yield fault(lesson, cell, f"open: {exercise.id}, but its answer is not here")
    elif told:
        yield fault(lesson, cell, f"{told[0]!r} answers {exercise.id}: fold it, or open: it")


def open_lines(cell: Cell) -> Iterator[str]:
    """Return the lines of a cell that are seen at once; those that list options are left out."""
    lines = cell.source.splitlines()
    seen = lines if not cell.waits else [each for each in lines if HEADING.match(each)]
    for each in seen:
        if not OPTION.match(each):
            yield JOINED.sub("-", each) if cell.is_code else each


RULES: tuple[Rule, ...] = (
    title_is_a_question,
    opening_promises,
    closing_weighs,
    steps_are_stated,
    one_import_cell,
    imports_are_used,
    stays_inside,
    code_is_short,
    code_stands_apart,
    half_is_prose,
    prose_is_short,
    russian_is_marked,
    nothing_is_rebound,
    one_sentence_a_line,
    headings_lead_to_text,
    pictures_have_alt_text,
    answers_wait,
    predictions_are_named,
)


def asks_each_once(lesson: Manuscript, ids: list[str], at_least: int) -> Iterator[str]:
    """Every exercise of the lesson's module stands in the lesson once, and there are enough."""
    asked = Counter(name for each in lesson.cells if EXERCISE in each.tags for name in each.asked)
    for name in sorted(set(ids) | set(asked)):
        if asked[name] != 1 or name not in ids:
            seen = "is not of this lesson's module" if name not in ids else f"{asked[name]} times"
            yield f"{lesson.where}: exercise {name} {seen}"
    if len(ids) < at_least:
        yield f"{lesson.where}: {len(ids)} exercises; at least {at_least}"


def kept_from_learners(lesson: Manuscript) -> Iterator[str]:
    """Return every line of solutions and instructors' notes that the learner's cells lack."""
    shown = {line.strip() for cell in lesson.learner for line in cell.source.splitlines()}
    for cell in lesson.cells:
        if {SOLUTION, INSTRUCTOR} & set(cell.tags):
            yield from (each.strip() for each in cell.source.splitlines() if tells(each, shown))


def tells(line: str, shown: set[str]) -> bool:
    """Whether a line says something, and something that the learner is not shown anyway."""
    return bool(re.search(r"\w{3}", line)) and line.strip() not in shown


def fault(lesson: Manuscript, cell: Cell, seen: str) -> str:
    """Return a fault as it is reported: where, and what was seen."""
    return f"{lesson.place(cell)}: {seen}"


def prose(cells: tuple[Cell, ...]) -> Iterator[Cell]:
    """Return the cells that are not code."""
    return (each for each in cells if not each.is_code)


def parts(cell: Cell) -> list[ast.AST]:
    """Return every node of a code cell."""
    return list(ast.walk(ast.parse(cell.source)))


def is_import(node: ast.AST) -> bool:
    """Whether a node brings names in from a module."""
    return isinstance(node, ast.Import | ast.ImportFrom)


def imported(cell: Cell) -> Iterator[str]:
    """Return the names that a cell imports; a star counts as a name."""
    for node in parts(cell):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (each.asname or each.name for each in node.names)


def words_of(node: ast.AST) -> Iterator[str]:
    """Return what a node names or quotes."""
    match node:
        case ast.Name(id=name):
            yield name
        case ast.Constant(value=str(text)):
            yield text
        case ast.ImportFrom(module=str(module)):
            yield module.partition(".")[0]
        case ast.Import(names=names):
            yield from (each.name.partition(".")[0] for each in names)


def bindings(cell: Cell) -> Iterator[str]:
    """Return the names that a cell gives a value; those inside functions are their own."""
    yield from (each for each in imported(cell) if each != "*")
    for node in outermost(ast.parse(cell.source)):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.AugAssign(target=ast.Name(id=name)):
                yield name


def outermost(node: ast.AST) -> Iterator[ast.AST]:
    """Return the nodes that bind names of the notebook, not of a function or comprehension."""
    inner = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp)
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, (*inner, ast.GeneratorExp)):
            yield from outermost(child)


def without_strings(source: str) -> str:
    """Return the tokens of Python code that are not strings."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    kept = (each.string for each in tokens if each.type != tokenize.STRING)
    return " ".join(each for each in kept if each.strip())


def unfenced(cell: Cell) -> Iterator[str]:
    """Return the lines of prose outside fenced blocks."""
    fenced = False
    for line in cell.source.splitlines():
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced:
            yield line


def plain(line: str) -> str:
    """Return a line with markup, code, quotations and abbreviations out of the way."""
    text = IN_RUSSIAN.sub("words", line[len((ITEM.match(line) or [""])[0]) :])
    text = re.sub(r"`[^`]*`", "code", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<[^>]*>", "", text)
    text = QUOTED.sub(lambda found: "words" + "".join(each or "" for each in found.groups()), text)
    return SHORTENED.sub("short", text).rstrip()


def runs_on(line: str, following: str) -> bool:
    """Whether a line of a paragraph stops in the middle of a sentence."""
    if not line.strip() or not following.strip() or line.endswith(("  ", "\\")):
        return False
    if APART.match(line) or APART.match(following) or re.match(r"\s*([-*+]|\d+\.) ", following):
        return False
    return not ENDED.search(plain(line))
