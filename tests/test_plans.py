"""Steps and plans: minutes add up, every section is there, and the pages follow the lessons."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sourcework.errors import KitError
from sourcework.publish.building import build, made_pages, read_all
from sourcework.publish.manuscript import Manuscript, read_manuscript
from sourcework.publish.plans import Plan, make, plans
from sourcework.publish.plans.page import page
from sourcework.publish.plans.reading import BOARD, FILE, needed, plain, read_plans
from sourcework.publish.steps import KINDS
from telegram16293.course import course

ROOT = Path(__file__).parents[1]
LESSONS = read_all(course(), ROOT)
PLANS = plans(ROOT, LESSONS)
lessons = pytest.mark.parametrize("lesson", LESSONS, ids=lambda each: each.name)
each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda each: each.id)

HEADER = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
lesson:
  title: Who drew it?
  minutes: 10
  steps:
    - section: First
      minutes: 4
      what: The class looks.
      late: Look once.
      short: 2
      discuss: Who?
      board: A line.
    - section: Second <i>look</i>
      minutes: 5
      what: The class looks again.
      kind: optional
    - section: What was found
      minutes: 1
      what: Read it.
---
"""
BODY = """
# Who drew it?

Ask.

```{code-cell} ipython3
from math import pi
```

## First

Look.

```{code-cell} ipython3
seen = pi
```

## Second <i>look</i>

Look again.

```{code-cell} ipython3
seen
```

## What was found

Something.

## Key points

One.
"""
PLAN = """
[own.exit]
title = "Exit"
minutes = 3
what = "Write."
late = "Speak."
short = 1

[[plan]]
id = "short"
title = "A short one"
audience = "a class"
question = "Who drew it?"

[[plan.session]]
name = "Monday"
minutes = 12
items = [
  { step = "00-start: First", how = "pairs" },
  { step = "00-start: Second look" },
  { own = "exit" },
]
homework = ["00-start: What was found", "Bring a pencil."]
"""
Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a function that writes a project of one lesson and one plan."""

    def write(header: str = HEADER, body: str = BODY, plan: str = PLAN) -> Path:
        for name, text in (("lessons/00-start.md", header + body), ("plans/plans.toml", plan)):
            path = tmp_path / "course" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def made(root: Path) -> Mapping[str, str]:
    """Return the pages of a small project's plans."""
    return make(course(), root, read_all(course(), root))


def planned(root: Path) -> tuple[Plan, ...]:
    """Return the plans of a small project."""
    return plans(root, read_all(course(), root))


def lesson_of(root: Path) -> Manuscript:
    """Return the lesson of a small project."""
    return read_manuscript(root / "course/lessons/00-start.md", root, course())


def line_of(text: str, words: str) -> int:
    """Return the line of a text on which words stand first."""
    return text[: text.index(words)].count("\n") + 1


# Steps


@lessons
def test_a_lessons_steps_make_its_minutes(lesson: Manuscript) -> None:
    """Every lesson has steps, in the order of its sections, and they make its minutes."""
    assert sum(each.minutes for each in lesson.steps) == lesson.minutes
    assert lesson.steps[-1].section == "What was found"
    assert {each.kind for each in lesson.steps} <= set(KINDS)


@lessons
def test_a_step_knows_its_line(lesson: Manuscript) -> None:
    """Every step's line is the one on which the header names its section."""
    lines = (ROOT / lesson.where).read_text(encoding="utf-8").splitlines()
    for each in lesson.steps:
        assert lines[each.line - 1].strip() == f"- section: {each.section}"


@lessons
def test_a_board_gives_nothing_away_early(lesson: Manuscript) -> None:
    """No board shows a number that stands in no cell for learners up to its step's end."""
    told = ""
    sections = [each.section for each in lesson.steps[1:]] + ["no such section"]
    text = "\n".join(each.source for each in lesson.answered)
    for step, following in zip(lesson.steps, sections, strict=True):
        told = text.partition(f"\n## {following}\n")[0]
        for number in re.findall(r"\d[\d,.]*\d", step.board):
            assert number in told, f"{lesson.name}, {step.section}: {number}"


def test_a_lesson_may_be_without_steps(project: Project) -> None:
    """A manuscript without steps is read; only a plan needs them, and says so."""
    header = re.sub(r"  steps:\n(    .*\n)+", "", HEADER)
    root = project(header)
    assert lesson_of(root).steps == ()
    with pytest.raises(KitError, match="00-start.md: no steps in the header"):
        made(root)


FAULTS = {
    "a wrong sum": ("minutes: 5", "minutes: 6", "  steps:", "take 11 minutes, and the lesson says"),
    "another length": ("minutes: 10", "minutes: 9", "  steps:", "Take 1 minute from a step"),
    "an unknown section": ("section: First", "section: Frist", "- section: Frist", "mean First?"),
    "a section left out": ("## Second", "## Later\n\nSo.\n\n## Second", "## Later", "no step"),
    "twice": ("section: Second <i>look</i>", "section: First", "## Second", "has no step"),
    "an unknown field": ("board: A", "bord: A", "bord: A", "Did you mean board?"),
    "an unknown kind": ("kind: optional", "kind: maybe", "kind: maybe", "none of that name"),
    "no what": ("      what: The class looks.\n", "", "- section: First", "no what. Add what:"),
    "words for minutes": ("minutes: 4", "minutes: four", "minutes: four", "no whole number"),
    "no minutes": ("minutes: 4", "minutes: 0", "minutes: 0", "Write 1 or more"),
    "late alone": ("      short: 2\n", "", "late: Look", "late: and no short:"),
    "short alone": ("      late: Look once.\n", "", "short: 2", "short: and no late:"),
    "nothing saved": ("short: 2", "short: 4", "short: 4", "from 1 to 3"),
    "core left out": ("short: 2", "short: 0", "short: 0", "from 1 to 3"),
    "a table": ("late: Look once.", "late: {a: b}", "late: {a: b}", "quotation marks"),
    "needs in a word": ("board: A line.", "needs: Second", "needs: Second", "Write a list"),
    "no list": ("  steps:\n", "  steps: none\n  old:\n", "  old:", "key 'old'"),
}


@pytest.mark.parametrize(("old", "new", "at", "seen"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_step_is_named(
    project: Project, old: str, new: str, at: str, seen: str
) -> None:
    """Each fault stops the build with the file, the line and what was seen."""
    text = (HEADER + BODY).replace(old, new, 1)
    root = project("", text)
    with pytest.raises(KitError) as caught:
        build(course(), root)
    assert caught.value.where.startswith("course/lessons/00-start.md, line ")
    line = int(re.findall(r"line (\d+)", caught.value.where)[0])
    assert line == line_of(text, at)
    assert seen.casefold() in str(caught.value).casefold()


def test_steps_in_another_order(project: Project) -> None:
    """Steps stand in the order of the sections."""
    one, two = "section: First", "section: Second <i>look</i>"
    swapped = HEADER.replace(one, "section: X").replace(two, one).replace("section: X", two)
    with pytest.raises(KitError, match="line 13: step 'Second <i>look</i>' stands twice or out"):
        lesson_of(project(swapped))


# Plans


def test_there_is_a_plan_for_every_class() -> None:
    """Fifty minutes, ninety, two lessons, a week, and online."""
    times = {each.id: [session.minutes for session in each.sessions] for each in PLANS}
    assert times["50-minutes"] == [50] and times["90-minutes"] == [90]
    assert times["two-sessions"] == [50, 50] and times["week"] == [45] * 5
    assert sum(times["online"]) == 90


def test_mondays_plan_can_be_run_by_a_tired_teacher() -> None:
    """At most ten rows, none under three minutes, one notebook, no jump, and room to arrive."""
    (plan,) = (each for each in PLANS if each.id == "50-minutes")
    ((session,),) = (each.sessions for each in (plan,))
    assert len(session.items) <= 10 and min(each.minutes for each in session.items) >= 3
    opened = {each.lesson for each in session.items if each.lesson and each.how != BOARD}
    assert opened == {"03-compare"}
    assert not any(each.jump for each in session.items)
    assert session.items[0].minutes >= 8


@each_plan
def test_a_plan_fills_its_sessions(plan: Plan) -> None:
    """The minutes of every session add up, and its clock ends where it should."""
    for session in plan.sessions:
        starts = [start for start, _ in session.timed]
        assert starts == sorted(starts) and starts[0] == session.begins
        assert starts[-1] + session.items[-1].minutes == session.begins + session.minutes


@each_plan
def test_a_plan_takes_its_minutes_from_the_lessons(plan: Plan) -> None:
    """Every item that is a step has the step's minutes, or those of its short form."""
    steps = {(m.name, s.section): s for m in LESSONS for s in m.steps}
    items = [each for session in plan.sessions for each in session.items if each.lesson]
    assert items
    for each in items:
        step = steps[each.lesson, each.title]
        assert each.minutes == (step.short if each.shortened else step.minutes)


@each_plan
def test_a_plan_comes_in_an_order_one_can_learn_in(plan: Plan) -> None:
    """Within a lesson steps keep their order, and what a step needs has come before."""
    seen: list[str] = []
    order = [f"{m.name}: {s.section}" for m in LESSONS for s in m.steps]
    steps = {f"{m.name}: {s.section}": (s, m.name) for m in LESSONS for s in m.steps}
    for session in plan.sessions:
        for each in (each for each in session.items if each.lesson):
            name = f"{each.lesson}: {each.title}"
            assert {*needed(*steps[name])} <= {plain(other) for other in seen}
            earlier = [other for other in seen if other.startswith(each.lesson)]
            assert all(order.index(other) < order.index(name) for other in earlier)
            seen.append(name)


@each_plan
def test_a_plan_begins_and_ends_with_the_class(plan: Plan) -> None:
    """The first minutes are for arriving, the last for the exit ticket or the argument."""
    assert not plan.sessions[0].items[0].lesson
    assert "exit-ticket.md" in plan.sessions[-1].items[-1].what
    assert plan.question.endswith("?")


@each_plan
def test_a_late_teacher_can_win_a_tenth(plan: Plan) -> None:
    """In every session enough can be shortened to win back a tenth of its time."""
    for session in plan.sessions:
        assert sum(each.saves for each in session.items) * 10 >= session.minutes


def test_the_pages_are_up_to_date() -> None:
    """What is stored is what plans.toml and the lessons make, and nothing else is there."""
    made = make(course(), ROOT, LESSONS)
    assert {path: (ROOT / path).read_text(encoding="utf-8") for path in made} == made
    assert {f"course/plans/{each.name}" for each in ROOT.glob("course/plans/*.md")} == set(made)


def test_a_page_says_all_that_a_teacher_needs(project: Project) -> None:
    """Clock, what happens, where, what to stop for, what to leave out, the board, homework."""
    (text,) = made(project()).values()
    assert text.startswith("<!-- Made by `telegram16293 build`")
    assert "# A short one\n" in text and "**The question:** Who drew it?" in text
    first = "| **0:00**<br>(4) | **First**<br>The class looks.<br>**Stop and discuss:** Who? |"
    assert f"{first} 00&#8209;start<br>pairs, core | A line. |" in text
    assert "| **0:04**<br>(5) | **Second <i>look</i>**<br>The class looks again. |" in text
    assert "| 0:04 | Second <i>look</i> | Leave it out. It is optional. | 5 |" in text
    assert "| 0:09 | Exit | Speak. | 2 |" in text
    assert "- **00-start**, *What was found* (1 minute)\n- Bring a pencil." in text


def test_a_jump_is_named_where_a_notebook_needs_it(project: Project) -> None:
    """Who leaves out a section whose words are used later is told to run it."""
    first = '  { step = "00-start: First", how = "pairs" },\n'
    plan = PLAN.replace(first, "").replace("= 12", "= 8")
    ((session,),) = (each.sessions for each in planned(project(plan=plan)))
    assert session.items[0].jump
    on_board = plan.replace('Second look"', 'Second look", how = "on the board"')
    ((session,),) = (each.sessions for each in planned(project(plan=on_board)))
    assert not session.items[0].jump
    ((session,),) = (each.sessions for each in planned(project()))
    assert not any(each.jump for each in session.items)


def test_a_shorter_step_changes_the_plan(project: Project) -> None:
    """When a lesson gives minutes from one step to another, the clock of the plan follows."""
    header = HEADER.replace("minutes: 4", "minutes: 3").replace("minutes: 5", "minutes: 6")
    before, after = (next(iter(made(project(each)).values())) for each in (HEADER, header))
    assert "| **0:04**<br>(5) |" in before and "| **0:03**<br>(6) |" in after


def test_a_longer_step_of_the_kit_stops_the_build(tmp_path: Path) -> None:
    """On a copy of the kit: a minute more in a step, and the plans that use it do not fit."""
    shutil.copytree(ROOT / "course/lessons", tmp_path / "course/lessons")
    shutil.copytree(ROOT / "course/plans", tmp_path / "course/plans")
    assert made(tmp_path) == make(course(), ROOT, LESSONS)
    path = tmp_path / "course/lessons/03-compare.md"
    text = path.read_text(encoding="utf-8")
    for old, new in (("minutes: 45", "minutes: 46"), ("      minutes: 6\n", "      minutes: 7\n")):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KitError, match="'The lesson' of 50 minutes is 1 minute over") as caught:
        made_pages(course(), tmp_path, read_all(course(), tmp_path))
    assert re.match(r"course/plans/plans\.toml, line \d+$", caught.value.where)


MISTAKES = {
    "over": (
        "minutes = 12",
        "minutes = 10",
        "minutes = 10",
        "of 10 minutes is 2 minutes over",
    ),
    "under": ("minutes = 12", "minutes = 13", "minutes = 13", "of 13 minutes is 1 minute under"),
    "an unknown step": ("start: First", "start: Frist", "Frist", "Did you mean 00-start: First"),
    "an unknown lesson": ("00-start: First", "09-x: First", "09-x", "lesson that is not there"),
    "unknown homework": ("t: What was", "t: Who was", "t: Who was", "Did you mean"),
    "an unknown own": ('own = "exit"', 'own = "exot"', "exot", "Did you mean exit?"),
    "an unknown key": ('how = "pairs"', 'who = "pairs"', "First", "Did you mean how?"),
    "an unknown way": ('"pairs"', '"trios"', "First", "none of that name"),
    "its own minutes": ('"pairs"', '"pairs", minutes = 9', "First", "from its lesson"),
    "no short form": ('look" }', 'look", short = true }', "Second", "does not say how"),
    "slides of no lesson": ('"exit" }', '"exit", leave_out = ["A"] }', '["A"]', "the plans' own"),
    "no question": ('question = "Who drew it?"\n', "", "[[plan]]", "no question"),
    "own without what": ('what = "Write."\n', "", "[own.exit]", "no what"),
    "own short alone": ('late = "Speak."\n', "", "short = 1", "short without late"),
}


@pytest.mark.parametrize(("old", "new", "at", "seen"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_plan_is_named(
    project: Project, old: str, new: str, at: str, seen: str
) -> None:
    """Each mistake stops the build with the file, the line and what was seen."""
    text = PLAN.replace(old, new, 1)
    assert text != PLAN
    with pytest.raises(KitError) as caught:
        build(course(), project(plan=text))
    line = line_of(text, at)
    assert re.match(rf"{FILE}, line {line}\b", caught.value.where), (caught.value.where, line)
    assert seen in str(caught.value)


def test_an_order_nobody_can_follow_is_named(project: Project) -> None:
    """A step before its turn, one taken twice, and one without what it needs, are refused."""
    one, two = (
        '  { step = "00-start: First", how = "pairs" },',
        '  { step = "00-start: Second look" },',
    )
    swapped = PLAN.replace(f"{one}\n{two}", f"{two}\n{one}")
    with pytest.raises(KitError, match="comes after '00-start: Second look'"):
        made(project(plan=swapped))
    with pytest.raises(KitError, match="'00-start: First' comes after '00-start: First'"):
        made(project(plan=PLAN.replace(one, f"{one}\n{one}")))
    header = HEADER.replace("kind: optional", "needs: [First]")
    with pytest.raises(KitError, match="'00-start: Second look' needs '00-start: First'"):
        made(project(header, plan=PLAN.replace(f"{one}\n", "")))
    with pytest.raises(KitError, match=r"00-start.md, line 20, needs '00-start: Frist'"):
        made(project(header.replace("[First]", "[Frist]")))


def test_homework_counts_on_the_next_day(project: Project) -> None:
    """What a step needs may be homework of an earlier day, and not of the same day."""
    header = HEADER.replace("kind: optional", "needs: [First]")
    head, _, _ = PLAN.partition("[[plan.session]]")
    monday = '[[plan.session]]\nname = "Monday"\nminutes = 3\nitems = [{ own = "exit" }]\n'
    monday += 'homework = ["00-start: First"]\n'
    tuesday = '[[plan.session]]\nname = "Tuesday"\nminutes = 5\n'
    tuesday += 'items = [{ step = "00-start: Second look" }]\n'
    assert made(project(header, plan=head + monday + tuesday))
    with pytest.raises(KitError, match="needs '00-start: First'"):
        made(project(header, plan=head + monday + tuesday + "goes_on = true\n"))


def test_a_day_has_one_clock(project: Project) -> None:
    """A session that goes on begins where the one before ended; a new day begins at zero."""
    more = '\n[[plan.session]]\nname = "More"\nminutes = 3\nitems = [{ own = "exit" }]\n'
    (plan,) = planned(project(plan=f"{PLAN}{more}goes_on = true\nown_pace = true\n{more}"))
    assert [each.begins for each in plan.sessions] == [0, 12, 0]
    assert "| **0:12**<br>(3) |" in page(plan, course())
    assert "who is not through at 0:15 does the rest at home" in page(plan, course())


def test_a_broken_file_of_plans_is_named(project: Project) -> None:
    """What is not TOML is said with the file and the line."""
    with pytest.raises(KitError, match=r"plans.toml, line 2: "):
        read_plans("a = 1\nb =\n", [lesson_of(project())])


def test_no_plans_no_pages(project: Project) -> None:
    """A project without plans.toml has no pages of them."""
    root = project()
    (root / FILE).unlink()
    assert made(root) == {} == made_pages(course(), root, read_all(course(), root))


def test_a_build_writes_pages_and_compares_them(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages are written with the notebooks; ``check`` says which lines differ."""
    root = project()
    assert build(course(), root) == 0
    path = root / "course/plans/short.md"
    path.write_text(path.read_text(encoding="utf-8").replace("a class", "nobody"), "utf-8")
    capsys.readouterr()
    assert build(course(), root, check=True) == 1
    said = capsys.readouterr().out
    assert "course/plans/short.md\n" in said and "-**For:** nobody" in said
    assert "3 notebooks and 1 pages" in said and "1 differ from what is stored" in said
    assert build(course(), root, only=["00-start"]) == 0
    assert "nobody" in path.read_text(encoding="utf-8")
    # Without what it was made from, the page is named, and then goes.
    (root / FILE).unlink()
    capsys.readouterr()
    assert build(course(), root, check=True) == 1
    assert "course/plans/short.md is made no longer" in capsys.readouterr().out
    assert build(course(), root) == 0
    assert not path.exists()
    assert build(course(), root, check=True) == 0


@pytest.mark.parametrize(
    "path", [*(f"course/plans/{each.id}.md" for each in PLANS), "course/README.md"]
)
def test_links_lead_somewhere(path: str) -> None:
    """Every file that a page of the course sends to is there."""
    links = re.findall(r"\]\(([^)#:]+)[^)]*\)", (ROOT / path).read_text(encoding="utf-8"))
    assert links
    assert [each for each in links if not ((ROOT / path).parent / each).exists()] == []
