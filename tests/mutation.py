"""Changes the core one operator or constant at a time, and prints the changes no test notices.

``python tests/mutation.py`` takes every module of ``TARGETS``; ``python tests/mutation.py compare``
those that are named. For each it runs the tests that hold it and the examples in its docstrings:
collected once, then in a process of its own for each change, until one fails. What may live, with
the reason, stands in ``mutation.md``.
"""

from __future__ import annotations

import ast
import builtins
import functools
import gc
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from types import CodeType, FunctionType

import pytest

ROOT = Path(__file__).resolve().parents[1]
HELPERS = ROOT / "helpers"
EXCUSED = Path(__file__).with_name("mutation.md")
# How many times as long as the sound module a changed one may take, and how many seconds more.
PATIENCE, MORE = 4, 5
MEMORY = 3 * 2**30

TARGETS: Mapping[str, tuple[str, ...]] = {
    "rounding": ("test_rounding",),
    "numbers/intervals": ("test_numbers_intervals", "test_rounding", "test_numbers_spans"),
    "numbers/writing": ("test_numbers_writing", "test_numbers_spans"),
    "numbers/spans": ("test_numbers_spans", "test_views_pictures"),
    "numbers/units": ("test_numbers_typed", "test_figures", "test_answers"),
    "numbers/printed": ("test_numbers_quantities", "test_figures"),
    "numbers/quantities": ("test_numbers_quantities", "test_figures"),
    "numbers/numerals": ("test_numbers_numerals", "test_numbers_typed", "test_answers"),
    "numbers/worded": ("test_numbers_typed",),
    "numbers/two_ways": ("test_numbers_typed", "test_answers", "test_forms"),
    "numbers/typed": ("test_numbers_typed", "test_answers", "test_forms"),
    "exercises/amounts": ("test_answers", "test_numbers_typed"),
    "exercises/nearness": ("test_nearness",),
    "exercises/judging": ("test_judging", "test_exercises"),
    "exercises/mistakes": ("test_mistakes", "test_judging", "test_exercises"),
    "exercises/naming": ("test_exercise_naming",),
    "exercises/sheet": ("test_exercise_sheet", "test_exercise_files"),
    "exercises/expected": ("test_expected", "test_judging", "test_exercises"),
    "exercises/two_readings": ("test_numbers_typed", "test_answers"),
    "exercises/advice": ("test_advice", "test_exercises"),
    "argument/mentions": ("test_mentions",),
    "progress/journal": ("test_progress", "test_progress_journal"),
    "progress/answers": ("test_progress", "test_progress_journal"),
    "progress/states": ("test_progress_standing", "test_progress"),
    "progress/standing": ("test_progress_standing", "test_progress"),
    "progress/handed": ("test_progress_standing", "test_progress"),
    "progress/preference": ("test_progress_preference", "test_progress"),
    "figures/model": ("test_figures", "test_second_edition"),
    "figures/stated": ("test_figures", "test_second_edition"),
    "compare": ("test_compare", "test_second_edition"),
    "claims/model": ("test_claims", "test_second_edition"),
    "claims/aid": ("test_claims", "test_otherwise"),
    "claims/rates": ("test_claims", "test_otherwise"),
    "claims/record": ("test_claims", "test_otherwise"),
    "claims/done": ("test_claims_done",),
    "claims/overstated": ("test_claims_overstated",),
    "document/dates": ("test_document_dates",),
}

SWAPS: Mapping[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
NAMES = {"min": "max", "max": "min", "all": "any", "any": "all", "floor": "ceil", "ceil": "floor"}
NAMES |= {"startswith": "endswith", "endswith": "startswith", "lstrip": "rstrip"}
NAMES |= {"rstrip": "lstrip", "removeprefix": "removesuffix", "removesuffix": "removeprefix"}


def file_of(module: str) -> Path:
    """Return the file of a module, which one of the two packages has."""
    engine = HELPERS / "sourcework" / f"{module}.py"
    return engine if engine.is_file() else HELPERS / "telegram16293" / f"{module}.py"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a module: where, in which function ("" for none), and the tree so changed."""

    line: int
    inside: str
    told: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """What the change is called in ``mutation.md``."""
        return f"{self.inside or 'module'}: {self.told}"


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every single change of a module, in the order of its nodes."""
    tree = ast.parse(source)
    for at, (node, _, inside) in enumerate(_walk(tree)):
        for place in range(len(_changes(node))):
            changed = deepcopy(tree)
            twin, around, _ = list(_walk(changed))[at]
            before = [_code(each) for each in (twin, *around)]
            _changes(twin)[place]()
            after = [_code(each) for each in (twin, *around)]
            told = f"`{_short(before)}` → `{_short(after)}`"
            line = getattr(node, "lineno", 0)
            yield Mutant(line, inside, told, ast.fix_missing_locations(changed))


def _code(node: ast.AST) -> str:
    return ast.unparse(node.test if isinstance(node, ast.If | ast.While) else node)


def _short(written: Sequence[str]) -> str:
    """Return the widest of the nodes around a change that can still be read at a glance."""
    plain = [" ".join(each.split()) for each in written]
    return [plain[0], *(each for each in plain if len(each) <= 70)][-1]


PASSED_OVER = frozenset({"annotation", "returns", "decorator_list"})
Node = tuple[ast.AST, tuple[ast.AST, ...], str]


def _walk(
    tree: ast.AST, around: tuple[ast.AST, ...] = (), name: str = "", ran: str = ""
) -> Iterator[Node]:
    """Yield the nodes that may be changed, the expressions around each, and whose running it is.

    Annotations, decorators, docstrings and the words of an error are passed over. What runs when
    a function is defined is of what is around it.
    """
    yield tree, around, ran
    near = (tree, *around) if isinstance(tree, ast.expr | ast.Return | ast.Assign) else ()
    for field, value in ast.iter_fields(tree):
        if field in PASSED_OVER or isinstance(tree, ast.JoinedStr) or _is_said(tree):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_docstring(child):
                continue
            inner = f"{name}.{tree.name}".lstrip(".") if hasattr(tree, "name") else name
            of = inner if isinstance(tree, ast.FunctionDef) and field == "body" else ran
            yield from _walk(child, near, inner, of)


def _is_said(node: ast.AST) -> bool:
    """Whether a node is the words of an error, or no part of what a module does."""
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
        return True
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
        return True  # a type
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    error = called.endswith(("Error", "UnlikeFigures", "UnreadableNumber", ".near", ".error"))
    return error or (isinstance(node, ast.keyword) and node.arg == "strict")


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


Making = Callable[[], None]


def _changes(node: ast.AST) -> list[Making]:
    """Return the changes of one node, as calls that make them."""
    put = functools.partial(functools.partial, setattr, node)
    match node:
        case ast.BoolOp(op, values):
            spare = ast.Constant(isinstance(op, ast.And))
            drops = [functools.partial(values.__setitem__, at, spare) for at in range(len(values))]
            return [put("op", SWAPS[type(op)]()), *drops]
        case ast.BinOp(_, op) if type(op) in SWAPS:
            return [put("op", SWAPS[type(op)]())]
        case ast.Compare(_, ops):
            swaps = [(at, SWAPS[type(op)]()) for at, op in enumerate(ops)]
            return [functools.partial(ops.__setitem__, at, op) for at, op in swaps]
        case ast.If(ast.Name("TYPE_CHECKING")):
            return []
        case ast.If(test) | ast.IfExp(test) | ast.While(test):
            return [] if _turns(test) else [put("test", ast.UnaryOp(ast.Not(), test))]
        case ast.comprehension(_, _, ifs):
            return [functools.partial(ifs.__delitem__, at) for at in range(len(ifs))]
        case ast.UnaryOp(ast.Not(), operand):
            return [put("operand", ast.UnaryOp(ast.Not(), operand))]
        case ast.UnaryOp(ast.USub()):
            return [put("op", ast.UAdd())]
        case ast.Constant(bool(value)):
            return [put("value", not value)]
        case ast.Constant(int(value)):
            return [put("value", value + 1)]
        case ast.Constant(str(value)) if value.isidentifier() and not value[0].isupper():
            return [put("value", f"{value}x")]
        case ast.Name(name) if name in NAMES:
            return [put("id", NAMES[name])]
        case ast.Attribute(_, name) if name in NAMES:
            return [put("attr", NAMES[name])]
    return []


def _turns(test: ast.expr) -> bool:
    """Whether a condition has a change of its own that turns it round."""
    return isinstance(test, ast.UnaryOp) or (isinstance(test, ast.Compare) and len(test.ops) == 1)


class Calm:
    """A plugin of pytest: a law that fails is not made smaller, nor remembered."""

    def pytest_collection(self) -> None:
        """Set Hypothesis for the run."""
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutation", database=None, phases=phases, deadline=None)
        settings.load_profile("mutation")


class _Kept(dict[str, object]):
    """The names that an example in a docstring begins with, again at each run."""

    def clear(self) -> None:
        """Keep them."""


class Trials(Calm):
    """A plugin of pytest: collects once, then runs the tests anew for each change of a module."""

    def __init__(self, module: str, made: Sequence[Mutant], report: Path) -> None:
        self.file = file_of(module)
        self.made = made
        self.report = report

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once as they are, then for each change those that run what is changed."""
        for item in session.items:
            if isinstance(item, pytest.DoctestItem):  # it forgets its names when it has run
                item.dtest.globs = _Kept(item.dtest.globs)
        put_in(self.file, marked(_parsed(self.file)))
        ran = {item: self._ran(item) for item in session.items}
        put_in(self.file, _parsed(self.file))
        assert not session.testsfailed, "a test fails without any change"
        session.items.sort(key=lambda item: ran[item][0])
        same = Mutant(0, "", "nothing", _parsed(self.file))
        whole = sum(ran[item][0] for item in session.items)
        assert self._killer(session.items, same, whole) == "", "a test fails when it is run again"
        last: dict[str, str] = {}
        with self.report.open("w", encoding="utf-8") as out:
            for mutant in self.made:
                running = [item for item in session.items if mutant.inside in ran[item][1]]
                before = [item for item in running if item.nodeid == last.get(mutant.inside)]
                took = sum(ran[item][0] for item in running)
                killer = self._killer([*before, *running], mutant, took) if running else "?"
                print(killer or "-", flush=True, file=out)
                last[mutant.inside] = killer
        return True

    def _ran(self, item: pytest.Item) -> tuple[float, set[str]]:
        """Return how long a test takes, and which functions of the module it runs."""
        forget()
        RAN.clear()
        start = process_time()
        _run(item)
        return process_time() - start, set(RAN)

    def _killer(self, items: Sequence[pytest.Item], mutant: Mutant, took: float) -> str:
        """Return the test that notices a change, "time" if one never ends, or ""."""
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            _only_this(lambda: os.write(write, self._noticing(items, mutant, took).encode()))
        os.close(write)
        with os.fdopen(read) as pipe:
            said = pipe.read()
        _, status = os.waitpid(child, 0)
        assert status == 0 or os.WIFSIGNALED(status), mutant
        return "time" if status else said

    def _noticing(self, items: Sequence[pytest.Item], mutant: Mutant, took: float) -> str:
        put_in(self.file, mutant.tree)
        _within(PATIENCE * took + MORE)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        for item in items:
            _run(item)
            if item.session.testsfailed:
                return item.nodeid
        return ""


def _within(seconds: float) -> None:
    """Let this process be ended if it takes more processor time, or refused more memory."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _only_this(do: Callable[[], object]) -> None:
    """Do a thing and end the process, whatever comes of it: 0 if it was done."""
    status = 1
    try:
        do()
        status = 0
    finally:
        os._exit(status)


def _run(item: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


RAN: set[str] = set()  # the functions of a marked module that were run


def marked(tree: ast.Module) -> ast.Module:
    """Return a module whose functions say, in ``RAN``, that they are run."""
    for node, inside in _functions(tree):
        says = ast.parse(f"__import__('builtins').RAN.add({inside!r})").body
        node.body[:0] = says
    return ast.fix_missing_locations(tree)


def _functions(tree: ast.AST, name: str = "") -> Iterator[tuple[ast.FunctionDef, str]]:
    for child in ast.iter_child_nodes(tree):
        inner = f"{name}.{child.name}".lstrip(".") if hasattr(child, "name") else name
        if isinstance(child, ast.FunctionDef):
            yield child, inner
        yield from _functions(child, inner)


def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@functools.cache
def caches() -> tuple[functools._lru_cache_wrapper[object], ...]:
    """Return every cache there is once the tests are collected."""
    return tuple(
        each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)
    )


def forget() -> None:
    """Empty every cache but that of caches, so that a function is run when it is called."""
    for each in caches():
        if each is not caches:
            each.cache_clear()


def put_in(file: Path, tree: ast.Module) -> None:
    """Let the functions of a module that is loaded do what the changed tree says."""
    codes = {}
    pending = [compile(tree, str(file), "exec")]
    for code in pending:
        codes[code.co_qualname, code.co_firstlineno] = code
        pending += [each for each in code.co_consts if isinstance(each, CodeType)]
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename == str(file):
            code = codes.get((each.__code__.co_qualname, each.__code__.co_firstlineno))
            if code is not None:
                each.__code__ = code
    forget()


QUIET = (
    "-q",
    "-x",
    "--assert=plain",
    "-n",
    "0",
    "-p",
    "no:cacheprovider",
    "--no-header",
    "--no-summary",
)


def tests_of(module: str) -> list[str]:
    """Return the files whose tests hold a module, and its own for the examples in it."""
    tests = [ROOT / "tests" / f"{name}.py" for name in TARGETS[module]]
    return [str(each) for each in (*tests, file_of(module))]


def try_inside(module: str, report: Path) -> int:
    """Try the changes inside functions, one after another in forks of this process."""
    builtins.RAN = RAN  # type: ignore[attr-defined]
    made = [each for each in mutants(_source(module)) if each.inside]
    return int(pytest.main([*QUIET, *tests_of(module)], [Trials(module, made, report)]))


def try_outside(module: str, places: Path, report: Path) -> int:
    """Try the changes of what runs when the module is loaded, each in a Python that loads it."""
    made = list(mutants(_source(module)))
    with report.open("w", encoding="utf-8") as out:
        for place in places.read_text(encoding="utf-8").split():
            child = os.fork()
            if child == 0:
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                os._exit(_loaded_with(made[int(place)], module))
            _, status = os.waitpid(child, 0)
            print("loading" if status else "-", flush=True, file=out)
    return 0


def _loaded_with(mutant: Mutant, module: str) -> int:
    """Return 0 if the tests pass when the module is loaded as changed."""
    file, get_code = str(file_of(module)), SourceFileLoader.get_code

    def changed(self: SourceFileLoader, name: str) -> CodeType | None:
        own = compile(mutant.tree, file, "exec") if self.path == file else None
        return own or get_code(self, name)

    SourceFileLoader.get_code = changed  # type: ignore[method-assign]
    _within(20 * (PATIENCE + MORE))
    return int(pytest.main([*QUIET, *tests_of(module)], [Calm()]))


def survivors(module: str) -> tuple[int, list[Mutant]]:
    """Return how many changes of a module were made, and those that no test noticed."""
    made = list(mutants(_source(module)))
    within = [at for at, each in enumerate(made) if each.inside]
    with TemporaryDirectory() as folder:
        report, places = Path(folder) / "report", Path(folder) / "places"
        found = dict(zip(within, _reported("--inside", module, report), strict=True))
        # What no test runs is run when the module is loaded, or never.
        rest = [at for at in range(len(made)) if found.get(at, "?") == "?"]
        places.write_text(" ".join(map(str, rest)), encoding="utf-8")
        found |= zip(rest, _reported("--outside", module, places, report), strict=True)
    return len(made), [each for at, each in enumerate(made) if found[at] == "-"]


def _reported(how: str, module: str, *files: Path) -> list[str]:
    command = [sys.executable, __file__, how, module, *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"{module}: its tests do not pass without any change\n{run.stdout}")
    return files[-1].read_text(encoding="utf-8").splitlines()


def _source(module: str) -> str:
    return file_of(module).read_text(encoding="utf-8")


def excused() -> set[str]:
    """Return the changes that may live: module and change, of each row of ``mutation.md``."""
    lines = EXCUSED.read_text(encoding="utf-8").splitlines()
    rows = [line.removeprefix("| ").split(" | ") for line in lines if line.startswith("| ")]
    return {" | ".join(row[:-1]) for row in rows if row[0] in TARGETS}


def main(arguments: Sequence[str]) -> int:
    """Print, for each module, how many changes were noticed, and each that was not."""
    match arguments:
        case ["--inside", module, report]:
            return try_inside(module, Path(report))
        case ["--outside", module, places, report]:
            return try_outside(module, Path(places), Path(report))
    unexplained = 0
    for module in arguments or TARGETS:
        count, lived = survivors(module)
        print(f"{module}: {count} changes, {count - len(lived)} noticed", flush=True)
        for each in lived:
            known = f"{module} | {each.name}" in excused()
            unexplained += not known
            print(f"    {'excused' if known else 'LIVES'}  line {each.line}, {each.name}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
