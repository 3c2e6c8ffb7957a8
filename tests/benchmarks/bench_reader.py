"""How soon the reader is there: made in the kernel, once the document is open."""

from __future__ import annotations

from typing import Any

import pytest
from budgets import report

from sourcework.views.reader.page import fragment
from telegram16293.claims import claims_of
from telegram16293.seeds import edition


def test_the_reader_is_made(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Both texts, all marks and all cards, as one piece of HTML: 30 ms."""
    claims = list(claims_of(edition()))
    html = benchmark(lambda: fragment(edition(), claims=claims))
    if benchmark.enabled:
        took = f"{1000 * benchmark.stats.stats.median:.1f} ms"
        report(capsys, f"make the reader ({len(html) // 1000} kB)", "30 ms", took)
