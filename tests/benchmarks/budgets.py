"""A figure beside its budget (design: on two cores); printed, and never a failure."""

from __future__ import annotations

import pytest


def report(capsys: pytest.CaptureFixture[str], what: str, budget: str, measured: str) -> None:
    """Print what was measured, past pytest's capturing: measured, budget, what."""
    with capsys.disabled():
        print(f"\n{measured:>10}  of {budget:<6} {what}", end=" ")
