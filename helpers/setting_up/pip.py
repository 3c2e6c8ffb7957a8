"""pip, told only what a school needs of what the account has set.

An account's settings for pip can send packages to other folders, forbid them, or ask for others:
none of that concerns the kit, whose locks say what is installed, each package by its hash. Where
packages may come from is the school's to say, and let in.
"""

from __future__ import annotations

import ast
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from sourcework.surroundings import without_the_past

LET_IN: Mapping[str, str] = {
    "index-url": "the school's mirror",
    "extra-index-url": "a second one",
    "find-links": "a folder of packages",
    "no-index": "only that folder, no network",
    "trusted-host": "a mirror without a certificate",
    "proxy": "the way out of the school",
    "cert": "whom the school trusts",
    "client-cert": "how the mirror knows this computer",
    "keyring-provider": "where passwords for it are kept",
    "use-feature": "`truststore`: the certificates of the system",
    "timeout": "a slow line",
    "default-timeout": "the same, as pip itself calls it",
    "retries": "a bad line",
    "cache-dir": "where there is room",
    "no-cache-dir": "there is none",
}
# Without these, settings could keep pip from saying what they are.
READABLE = {"PIP_QUIET": "0", "PIP_ISOLATED": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
# Of an account's settings those for every command, for `install`, and variables, in this order.
SECTIONS = ("global", "install", ":env:")


def clean() -> dict[str, str]:
    """Return the account's variables without those for Python, pip and uv."""
    kept = without_the_past(os.environ)
    return {k: v for k, v in kept.items() if not k.upper().startswith(("PIP_", "UV_"))}


def let_in(listing: str) -> dict[str, str]:
    """Return the settings that are let in, as variables, from what `pip config list` says.

    >>> let_in("global.proxy='http://school:3128'\\ninstall.user='true'\\n:env:.retries='9'")
    {'PIP_PROXY': 'http://school:3128', 'PIP_RETRIES': '9'}

    Without a folder of packages, no index would leave nowhere to take them from:

    >>> let_in("global.no-index='true'")
    {}
    """
    seen = [(each.partition("=")[0].rpartition("."), each.partition("=")[2]) for each in
            listing.splitlines() if "=" in each]  # fmt: skip
    settings = {
        name: _value(words)
        for wanted in SECTIONS
        for (section, _, name), words in seen
        if section == wanted and name in LET_IN
    }
    if "truststore" not in settings.get("use-feature", ""):
        settings.pop("use-feature", None)
    if "find-links" not in settings:
        settings.pop("no-index", None)
    return {f"PIP_{name.upper().replace('-', '_')}": value for name, value in settings.items()}


def _value(words: str) -> str:
    """Return a setting as pip means it; it prints them as Python would."""
    try:
        return " ".join(str(ast.literal_eval(words)).split())
    except (ValueError, SyntaxError):
        return words


def _own_variables() -> dict[str, str]:
    """Return the account's variables for pip that are let in, or say where its settings are."""
    names = {f"PIP_{each.upper().replace('-', '_')}" for each in ("config-file", *LET_IN)}
    return {name: value for name, value in os.environ.items() if name in names}


def settings(python: Path) -> tuple[dict[str, str], str]:
    """Return the settings that are let in, and what pip says where it cannot read them."""
    asked = subprocess.run(
        [os.fspath(python), "-I", "-m", "pip", "config", "list"],
        env={**clean(), **_own_variables(), **READABLE},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if asked.returncode:
        return {}, " ".join((asked.stderr or asked.stdout).split())[:300]
    return let_in(asked.stdout), ""


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that pip is run with: no file of settings but these."""
    return {
        **clean(),
        **settings,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
    }
