"""What went wrong, by its name, and how to go on."""

from __future__ import annotations

import re
import sys
from pathlib import Path

USAGE = """Say what to do:
  python3 kit.py lab      the lessons
  python3 kit.py doctor   whether this computer can run them
  python3 kit.py test     the project's own checks"""

STUCK = """
The kit is not set up: {cause}.
Nothing of yours was changed. To go on:

  {do}
  Without network    On a computer of the same kind that has it, in a copy of this folder and with
                     the same Python, run
                         python3 -m pip download --no-deps -r {lock} -d .wheels
                     Bring the folder .wheels here, beside kit.py, and run the same command
                     again: it then takes every package from there.
  Without packages   The document needs none: open the file in the folder seeds that ends in
                     .xml, in a browser or an editor."""

NO_VENV = """
The kit is not set up: this Python ({python}) has no module {module}, which makes environments.
Debian and Ubuntu keep it in a package of its own. Install it, then run the same command again:

  sudo apt install python3-venv

For a Python that is not the system's own, the package is called python{version}-venv. Elsewhere,
install Python from python.org: it has all that is needed."""

AGAIN = "Then              Run the same command again."
NETWORK = "With network       Run the same command again."
# What pip says, the cause by its name, and what to do first. The first that fits is taken.
CAUSES: tuple[tuple[str, str, str], ...] = (
    (
        r"No space left|Errno 28\b|not enough space|Disk quota|Errno 122\b",
        "the disk is full, or your share of it is",
        "Make room         Free about {room} MB, then run the same command again.",
    ),
    (
        r"Long Path support|WinError 206\b|File name too long",
        "the path of the folder, {here}, is too long for this system",
        "Elsewhere          Move the kit to a folder with a short path, such as C:\\kit.",
    ),
    (
        r"ProxyError|Tunnel connection failed|407 Proxy",
        "the proxy that pip uses does not let it through",
        "With the proxy     See to HTTPS_PROXY or pip's setting `proxy`, and run it again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError|certificate",
        "the certificate of the computer that was asked is not trusted here",
        "With a certificate Give pip your school's: set PIP_CERT to its file, and run it again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "a package that came is not the one that the lock names",
        "From elsewhere     The mirror gave another file: ask its keeper, or use another network.",
    ),
    (
        r"ConnectionError|NewConnectionError|Max retries|timed out|ReadTimeout|ConnectTimeout"
        r"|name resolution|getaddrinfo|Network is unreachable|Connection refused|Connection broken"
        r"|RemoteDisconnected|NameResolutionError",
        "the network, or the computer that has the packages, does not answer",
        NETWORK,
    ),
    (
        r"No matching distribution|Could not find a version",
        "where packages were looked for, one is missing for this Python and this system"
        " ({python}, {system})",
        "Elsewhere          See that pip's settings name the right mirror; or use Python 3.11 to"
        " 3.13.",
    ),
    (
        r"Permission denied|Access is denied|Errno 13\b|WinError 5\b|WinError 32\b|Read-only file",
        "a file in {here} cannot be written",
        "First              Close what runs from there, such as JupyterLab; see that the folder is"
        "\n                     yours, and run the same command again.",
    ),
)


class Stuck(Exception):
    """Why the kit cannot be set up, as a person can act on it."""


def version() -> str:
    """Return this Python's version in two parts."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def stuck(said: str, lock: str, here: Path, room: int) -> Stuck:
    """Return what to say where ``said`` is what pip or the system said.

    >>> print(str(stuck("OSError: [Errno 28] No space left", "a.txt", Path(), 800)).splitlines()[1])
    The kit is not set up: the disk is full, or your share of it is.
    """
    last = (said.strip().splitlines() or ["no reason was given"])[-1].strip()
    unnamed = (f"the packages listed in {lock} could not be installed ({last[:300]})", NETWORK)
    named = ((cause, do) for words, cause, do in CAUSES if re.search(words, said))
    cause, do = next(named, unnamed)
    if (cause, do) != unnamed:
        told = {"python": f"Python {version()}", "system": sys.platform, "here": here, "room": room}
        cause, do = cause.format(**told), do.format(**told)
    return Stuck(STUCK.format(cause=cause, do=do, lock=lock))


def no_venv(module: str) -> Stuck:
    """Return what to say where Python cannot make environments."""
    return Stuck(NO_VENV.format(python=sys.executable, module=module, version=version()))


def misplaced(here: Path, what: str) -> Stuck:
    """Return what to say of a folder whose path no environment can have."""
    return Stuck(
        f"The kit is not set up: there is {what} in the name of a folder it stands in:\n"
        f"  {str(here)!r}\n"
        "Python can make no environment there. Move the kit to another folder, or rename that\n"
        "one, and start kit.py again."
    )
