"""A class's pages as a teacher projects them: opened from disk, for everyone, running nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from schoolroom import handed, looked, notebook, payload
from sourcework.classroom import Asked, example_files, look_at
from telegram16293.course import course

from .test_access import AUDIT

PROJECTOR, NARROW = {"width": 1280, "height": 720}, {"width": 320, "height": 640}
CODE = (
    "<script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    '"><svg onload="document.title=\'run\'">',
    "<a href=\"javascript:document.title='run'\">press</a>",
    "</style><script>document.title='run'</script>",
    "{{ ''.__class__ }}",
)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the example class."""
    folder = tmp_path_factory.mktemp("class")
    submissions, gradebook = example_files.write(course(), folder)
    out = folder / "results"
    assert look_at(Asked(submissions, out, gradebook), course) == 0
    return out


def pages(out: Path) -> Iterator[Path]:
    """Yield one page of each kind."""
    yield from (out / "overview.html", out / "care.html")
    yield next((out / "feedback").iterdir())


def test_no_barrier_in_any_page(results: Path, page: Page, axe: str) -> None:
    """axe-core finds nothing, with everything unfolded."""
    for path in pages(results):
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
        page.evaluate(axe)
        assert page.evaluate(AUDIT, "html") == [], path.name


def test_the_first_screen_answers_the_first_question(
    results: Path, new_page: Callable[..., Page], screenshots: Path
) -> None:
    """At a projector's size all five mistakes are in sight, in black and white."""
    page = new_page(viewport=PROJECTOR)
    page.goto((results / "overview.html").as_uri())
    page.screenshot(path=screenshots / "class-overview.png")
    expect(page.get_by_role("heading", level=1)).to_have_text("What do I reteach tomorrow?")
    mistakes = page.locator("ol.again > li")
    expect(mistakes).to_have_count(5)
    for each in mistakes.all():
        expect(each).to_be_in_viewport(ratio=1)
    colours = page.evaluate(
        "[...new Set([...document.querySelectorAll('*')].flatMap((each) => {"
        "const look = getComputedStyle(each);"
        "return [look.color, look.backgroundColor, look.fill]}))]"
    )
    grey = [each for each in colours if "url" not in each and "rgba(0, 0, 0, 0)" not in each]
    assert all(len(set(each.strip("rgb()").split(", "))) == 1 for each in grey), colours


def test_a_mistake_opens_by_keyboard_and_then_its_correction(results: Path, page: Page) -> None:
    """Without a script: Enter shows the question to the class, Enter again the answer."""
    page.goto((results / "overview.html").as_uri())
    first = page.locator("ol.again > li").first
    expect(first.get_by_text("Ask the class:")).not_to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(first.get_by_text("Ask the class:")).to_be_visible()
    expect(first.get_by_text("Right:")).not_to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(first.get_by_text("Right:")).to_be_visible()


def test_every_page_fits_a_narrow_screen(results: Path, new_page: Callable[..., Page]) -> None:
    """Nothing sticks out at 320 pixels, which is a wide screen at four times its size."""
    page = new_page(viewport=NARROW)
    for path in pages(results):
        page.goto(path.as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= NARROW["width"], path.name


def test_nothing_of_a_learner_s_runs(tmp_path: Path, page: Page) -> None:
    """Code of every kind, in names and in answers: every page opens, shows it, and runs none."""
    files = {}
    for at, code in enumerate(CODE):
        told = payload(answers={"who": code, "rate": code}, kit=code, edition=code)
        told["argument"] = {"claim": code, "evidence": f"{code} " * 40}
        for again in range(2):
            name = f"{code.replace('/', chr(0x2215))} {again}"
            files[f"{at} {name}/w.ipynb"] = notebook(told)
        files[f"{code.replace('/', chr(0x2215))}.docx"] = code.encode()
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    opened = [*out.rglob("*.html")]
    assert len(opened) == len(CODE) * 2 + 2
    shown = 0
    for path in opened:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
        shown += page.get_by_text("document.title='run'").count()
        assert page.title() != "run"
    assert shown > len(CODE)
