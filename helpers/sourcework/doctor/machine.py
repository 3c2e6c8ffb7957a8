"""Python, fonts and browser."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import project
from .model import AWAY, Finding, Machine
from .ways import HUB

LETTERS = "".join(map(chr, [*range(0x410, 0x450), 0x401, 0x451]))  # the Russian alphabet
GRAPHICAL = (
    *("firefox", "firefox-esr", "chromium", "chromium-browser", "google-chrome"),
    *("google-chrome-stable", "microsoft-edge", "brave-browser", "vivaldi", "opera", "epiphany"),
    *("falkon", "konqueror"),
)
TEXT = {"www-browser", "links", "elinks", "lynx", "w3m"}

# Which of the letters the font that pictures are drawn with has no drawing of.
FONTS = """
import json, sys
from matplotlib import font_manager
path = font_manager.findfont(font_manager.FontProperties())
font = font_manager.get_font(path)
lacking = [each for each in sys.argv[1] if ord(each) not in font.get_charmap()]
print(json.dumps([font.family_name, "".join(lacking)]))
"""


def python(machine: Machine) -> Finding:
    """Look at the Python that runs this, which is also the kernel's."""
    asked = project.asked()
    return judge_python(platform.python_version(), asked.python, asked.tested)


def judge_python(version: str, asked: str, tested: Sequence[str]) -> Finding:
    """Return the finding on a version of Python.

    >>> judge_python("3.10.2", ">=3.11", ["3.11", "3.13"]).seen
    '3.10.2; the kit asks for >=3.11'
    >>> judge_python("3.15.0", ">=3.11", ["3.11", "3.13"]).outcome
    'warn'
    """
    # By hand, since the library that reads versions may be what is missing.
    least = next(iter(re.findall(r">=\s*([\d.]+)", asked)), "3")
    if _numbers(version) < _numbers(least):
        do = "Install a newer Python, from python.org for example, and start kit.py with it."
        return Finding("fail", f"{version}; the kit asks for {asked}", do, AWAY)
    newest = max(tested, key=_numbers, default=version)
    if _numbers(version)[:2] > _numbers(newest):
        do = "Nothing, if the lines below are in order; else use a Python the kit was tested with."
        return Finding("warn", f"{version}, newer than any tested (up to {newest})", do)
    return Finding("ok", version)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def fonts(machine: Machine) -> Finding:
    """Look for Russian letters in the font of pictures, and in those of a Linux browser."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", FONTS, LETTERS],
        # A file `matplotlibrc` in the present folder would be read, and is not by the lessons.
        cwd=sys.prefix,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        timeout=machine.patience,
        check=False,
    )
    if done.returncode:
        problem = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        return judge_fonts("", LETTERS, "".join(problem), _page_fonts(machine))
    name, lacking = json.loads(done.stdout.splitlines()[-1])
    return judge_fonts(name, lacking, "", _page_fonts(machine))


def _page_fonts(machine: Machine) -> bool:
    """Return whether a page can show Russian; where nothing can be asked, it is taken to."""
    asker = shutil.which("fc-list")
    if not asker:
        return True
    command = [asker, ":lang=ru", "family"]
    done = subprocess.run(command, capture_output=True, timeout=machine.patience, check=False)
    return done.returncode != 0 or bool(done.stdout.strip())


def judge_fonts(name: str, lacking: str, problem: str, in_pages: bool) -> Finding:
    """Return the finding on fonts: of pictures, whose font comes with matplotlib, and of pages.

    >>> judge_fonts("DejaVu Sans", "", "", True).seen
    'Russian letters in pictures (DejaVu Sans) and in pages'
    """
    if problem:
        do = "Set the kit up again (see Packages); matplotlib brings a font of its own."
        return Finding("fail", f"matplotlib finds no font ({problem})", do, ("no-pictures", *AWAY))
    if lacking:
        seen = f"pictures are drawn in {name}, which has no {lacking[:3]}"
        do = "Set the kit up again (see Packages); matplotlib brings DejaVu Sans, which has them."
        return Finding("warn", seen, do)
    if not in_pages:
        do = "Install one, such as the package fonts-dejavu, or read in a browser elsewhere."
        seen = "no font of this machine has Russian letters: pages show boxes for them"
        return Finding("fail", seen, do, AWAY)
    return Finding("ok", f"Russian letters in pictures ({name}) and in pages")


@dataclass(frozen=True, slots=True)
class Browsers:
    """What is known of browsers: what pages open with, those found, whether there is a screen."""

    opens: str
    found: tuple[str, ...] = ()
    screen: bool = True
    hub: bool = False


def browser(machine: Machine) -> Finding:
    """Look at what JupyterLab would open itself in."""
    return judge_browser(browsers(os.environ, sys.platform, machine.patience))


def browsers(environment: Mapping[str, str], system: str, patience: float) -> Browsers:
    """Return what is known of this machine's browsers."""
    try:
        opens = str(getattr(webbrowser.get(), "name", "the default one"))
    except webbrowser.Error:
        opens = ""
    if system == "win32":
        opens = _windows_default() or opens
    # Elsewhere the system opens pages itself, and brings a browser of its own.
    if system in ("win32", "darwin", "cygwin"):
        return Browsers(opens, (opens,) if opens else (), hub=HUB in environment)
    found = [each for each in GRAPHICAL if shutil.which(each, path=environment.get("PATH"))]
    screen = bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
    default = _linux_default(environment, patience) if screen else ""
    names = tuple(dict.fromkeys(filter(None, [default, *found])))
    return Browsers(opens.rpartition("/")[2], names, screen, HUB in environment)


def _linux_default(environment: Mapping[str, str], patience: float) -> str:
    """Return the browser that the desktop opens, or "" where it does not say."""
    asker = shutil.which("xdg-settings", path=environment.get("PATH"))
    if not asker:
        return ""
    command = [asker, "get", "default-web-browser"]
    done = subprocess.run(command, capture_output=True, timeout=patience, check=False)
    return done.stdout.decode("utf-8", "replace").strip().removesuffix(".desktop")


def _windows_default() -> str:
    """Return the program that Windows opens pages with, as it names it, or ""."""
    if sys.platform == "win32":
        import winreg

        place = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\http\UserChoice"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, place) as key:
                return str(winreg.QueryValueEx(key, "ProgId")[0])
        except OSError:
            return ""
    return ""


def judge_browser(seen: Browsers) -> Finding:
    """Return the finding on browsers.

    >>> judge_browser(Browsers("firefox", ("firefox",))).seen
    'firefox'
    >>> judge_browser(Browsers("lynx", ("firefox",), screen=False)).outcome
    'warn'
    """
    if seen.hub:
        return Finding("ok", "the one that you opened this hub with")
    if "IE.HTTP" in seen.opens:
        do = "Make Edge, Firefox or Chrome the default browser, or copy the address into it."
        return Finding("warn", "Internet Explorer, in which JupyterLab does not work", do)
    if not seen.found and seen.opens in {"", "xdg-open", "x-www-browser", *TEXT}:
        do = "Install Firefox, Chrome, Edge or Chromium; or teach on another machine."
        none = (
            f"none but {seen.opens}, which cannot show it" if seen.opens in TEXT else "none found"
        )
        return Finding("fail", none, do, ("paper",))
    if not seen.screen and (not seen.opens or seen.opens in TEXT):
        do = "Start with --no-browser, and open the address it prints on this machine's screen."
        return Finding("warn", f"{seen.found[0]}, but no screen to open it on", do)
    return Finding("ok", seen.found[0] if seen.found else seen.opens)
