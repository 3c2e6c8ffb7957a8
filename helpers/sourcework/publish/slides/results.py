"""What a cell of a lesson returns, from the assignments it rests on and nothing else.

A name gets its value once in a lesson (a test holds that), so what a cell needs can be found by
its names: no kernel has to start again, and no exercise is answered on the way.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sourcework.errors import KitError
from sourcework.publish.manuscript import EXERCISE, SOLUTION, Cell, Manuscript


class Results:
    """The values of a lesson's cells, each statement run once, when it is first needed."""

    def __init__(self, lesson: Manuscript) -> None:
        self.lesson = lesson
        self.values: dict[str, object] = {}
        self.statements: dict[str, ast.stmt] = {}
        self.begun: set[ast.stmt] = set()
        for cell in lesson.cells:
            if cell.is_code and not {EXERCISE, SOLUTION} & set(cell.tags):
                self._note(cell)

    def _note(self, cell: Cell) -> None:
        """Note which statement of a cell gives which name its value."""
        for statement in ast.parse(cell.source).body:
            for name in _bound(statement):
                if name in self.statements:
                    seen = f"{name} already has a value in this lesson"
                    raise KitError(self.lesson.place(cell), seen, "call it something else")
                self.statements[name] = statement

    def of(self, cell: Cell) -> object:
        """Return the value of a cell's last line; KitError where it has none or fails."""
        place, body = self.lesson.place(cell), ast.parse(cell.source).body
        last = body[-1] if body else None
        if not isinstance(last, ast.Expr):
            raise KitError(place, "a slide from a cell that shows nothing", "end it on a value")
        try:
            for statement in body[:-1]:
                self._run(statement)
            self._provide(last)
            return eval(compile(ast.Expression(last.value), place, "eval"), self.values)
        except Exception as error:  # whatever the words of a lesson raise
            seen = f"{type(error).__name__}: {error}".splitlines()[0]
            raise KitError(place, seen, "correct this cell") from error

    def _run(self, statement: ast.stmt) -> None:
        if statement in self.begun:
            return
        self.begun.add(statement)
        self._provide(statement)
        exec(compile(ast.Module([statement], []), self.lesson.where, "exec"), self.values)

    def _provide(self, node: ast.AST) -> None:
        """Run the statements that give the names in ``node`` their values."""
        for each in ast.walk(node):
            if isinstance(each, ast.Name) and each.id in self.statements:
                self._run(self.statements[each.id])


def _bound(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        yield from (each.asname or each.name.partition(".")[0] for each in statement.names)
    elif isinstance(statement, ast.Assign):
        targets = [each for target in statement.targets for each in ast.walk(target)]
        yield from (each.id for each in targets if isinstance(each, ast.Name))
