#!/usr/bin/env python3
"""Follow the README's two commands on a Debian that has nothing but python3.

    python3 tests/fresh/bare_debian.py

It makes the smallest Debian there is in a temporary folder, adds a user who is not root, copies
this checkout in as git sees it, and types there what the README says:

1. `python3 kit.py lab`, which has to say that `python3-venv` is missing; then that is installed.
2. `python3 kit.py lab --no-browser`, until the first lesson is there (lessons_open.py, beside).
3. `python3 kit.py test`, to its end. There is no browser there, so those tests are skipped.

It needs root (for the folder's own devices), mmdebstrap or debootstrap, and the machine's own way
to Debian's and Python's packages, which the new Debian is lent while it runs: sources, proxies,
mirrors and certificates. Where one of these cannot be had it says so and ends with 0; where the
kit fails, with 1. Needs ten minutes and 3 GB; leaves nothing behind.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = "python3,ca-certificates"
USER, HOME = "learner", "home/learner"
SOURCES = ("sources.list.d/debian.sources", "sources.list.d/ubuntu.sources", "sources.list")
PROXIES = re.compile(r"(?i)(https?|ftp|all|no)_proxy$")
# Where programs are told whom to trust.
CERTIFICATES = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
STOP = 20


class NotHere(Exception):
    """Why this machine cannot try it."""


class Failed(Exception):
    """What went otherwise than the README says."""


def main() -> int:
    """Try it, and say how it went."""
    # Whoever ends it leaves nothing behind either.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("tests/fresh: ended from outside"))
    try:
        maker = found_maker()
        with tempfile.TemporaryDirectory(prefix="bare-debian-", ignore_cleanup_errors=True) as name:
            follow(make(Path(name) / "root", maker))
    except NotHere as reason:
        print(f"tests/fresh: skipped, nothing was tried: {reason}")
        return 0
    except Failed as reason:
        print(f"tests/fresh: FAILED: {reason}", file=sys.stderr)
        return 1
    print("tests/fresh: a bare Debian followed the README to its end")
    return 0


def say(words: str) -> None:
    """Tell what comes now."""
    print(f"tests/fresh: {words}", flush=True)


# --- a bare Debian ------------------------------------------------------------------------------


def found_maker() -> str:
    """Return the program that makes a Debian. Raises NotHere."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        raise NotHere("it takes root on Linux")
    if not codename() or not sources():
        raise NotHere("this is no Debian or Ubuntu, so nothing says where its packages are")
    names = ("mmdebstrap", "debootstrap")
    if not any(map(shutil.which, names)):
        say("installing mmdebstrap")
        for command in (["update"], ["install", "--yes", "--no-install-recommends", "mmdebstrap"]):
            subprocess.run(["apt-get", "--quiet", "--quiet", *command], check=False)
    maker = next(filter(None, map(shutil.which, names)), None)
    if maker is None:
        raise NotHere("neither mmdebstrap nor debootstrap is here, and apt cannot install one")
    if subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"]).returncode:
        raise NotHere("no room of its own can be made (unshare is not permitted)")
    return maker


def codename() -> str:
    """Return the name of this machine's Debian, such as "bookworm", or ""."""
    words = Path("/etc/os-release").read_text(encoding="utf-8")
    seen = re.search(r"^VERSION_CODENAME=(\w+)$", words, re.MULTILINE)
    return seen[1] if seen and shutil.which("apt-get") else ""


def sources() -> Path | None:
    """Return the file that says where this machine has Debian's packages from."""
    there = (Path("/etc/apt") / name for name in SOURCES)
    return next((each for each in there if each.is_file() and each.stat().st_size), None)


def make(root: Path, maker: str) -> Path:
    """Make the smallest Debian in a folder, with python3 and no more. Raises NotHere."""
    say(f"making a bare {codename()} with {Path(maker).name}")
    begun = time.monotonic()
    asked = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True)
    settings = [each for each in asked.stdout.splitlines() if each.startswith("Acquire::")]
    (root.parent / "apt.conf").write_text("\n".join(settings) + "\n", encoding="utf-8")
    done = subprocess.run(_making(root, maker), capture_output=True, text=True, check=False)
    if done.returncode:
        last = "; ".join(done.stderr.strip().splitlines()[-2:])
        raise NotHere(f"no bare Debian could be made: {last}")
    for name in ("resolv.conf", "hosts"):
        (root / "etc" / name).unlink(missing_ok=True)
        shutil.copyfile(f"/etc/{name}", root / "etc" / name)
    shutil.copyfile(root.parent / "apt.conf", root / "etc/apt/apt.conf.d/99lent")
    say(f"made in {time.monotonic() - begun:.0f} s")
    return root


def _making(root: Path, maker: str) -> list[str]:
    where = sources()
    assert where is not None
    if Path(maker).name == "mmdebstrap":
        apt = f"--aptopt={root.parent / 'apt.conf'}"
        plain = ["--variant=minbase", "--mode=root", f"--include={PACKAGES}"]
        return [maker, *plain, apt, codename(), str(root), str(where)]
    words = where.read_text(encoding="utf-8")
    mirror = re.search(r"^(?:deb\s.*?|URIs:\s*)(https?://\S+)", words, re.MULTILINE)
    plain = ["--variant=minbase", f"--include={PACKAGES}"]
    return [maker, *plain, codename(), str(root), *([mirror[1]] if mirror else [])]


@contextmanager
def inside(
    root: Path, command: Sequence[str], variables: Mapping[str, str], as_root: bool = False
) -> Iterator[subprocess.Popen[str]]:
    """Yield a program that runs in the new Debian; when it ends, all that it started ends."""
    user = () if as_root else (f"--userspec={USER}:{USER}", "--groups=")
    entered = ["chroot", *user, str(root), "/usr/bin/env", "-i"]
    entered += [f"{name}={value}" for name, value in variables.items()]
    mounted = 'mount -t proc proc "$1/proc"; mkdir -p "$1/dev/shm"; '
    mounted += 'mount -t tmpfs -o mode=1777 tmpfs "$1/dev/shm"; shift; exec "$@"'
    own = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", mounted, "sh"]
    process = subprocess.Popen(
        [*own, str(root), *entered, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(STOP)


def finished(
    root: Path, command: Sequence[str], variables: Mapping[str, str], as_root: bool = False
) -> tuple[int, str]:
    """Return code and words of a program that ran to its end there, shown as they come."""
    with inside(root, command, variables, as_root) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            print("   |", line, end="", flush=True)
        return process.wait(), "".join(said)


# --- what the machine lends it ------------------------------------------------------------------


def lent(root: Path) -> dict[str, str]:
    """Return the variables that lend it proxies, mirrors and certificates, and copy the last."""
    variables = {name: value for name, value in os.environ.items() if PROXIES.search(name)}
    for name in CERTIFICATES:
        bundle = Path(os.environ.get(name, ""))
        if bundle.is_file():
            there = root / bundle.relative_to("/")
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(bundle, there)
            variables[name] = str(bundle)
    return variables | mirrors(root)


def mirrors(root: Path) -> dict[str, str]:
    """Return what pip is told here of where packages come from, as far as it holds there too."""
    sys.path.append(str(ROOT / "helpers"))
    from setting_up import pip

    settings, _ = pip.settings(Path(sys.executable))
    settings.pop("PIP_CACHE_DIR", None)
    kept = {
        name: " ".join(each for each in value.split() if _holds(each, root))
        for name, value in settings.items()
    }
    return {name: value for name, value in kept.items() if value}


def _holds(word: str, root: Path) -> bool:
    """Return whether a word that may be a path is one there too."""
    path = word.removeprefix("file://")
    return not path.startswith("/") or (root / path.lstrip("/")).exists()


def copy_checkout(root: Path) -> None:
    """Copy what git knows of, as it stands now, into the user's folder."""
    asked = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(asked, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, names):
        source, copy = ROOT / name, root / HOME / "kit" / name
        if source.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy)
    _checked(root, "chown", "--recursive", f"{USER}:{USER}", f"/{HOME}")


def _checked(root: Path, *command: str) -> None:
    code, said = finished(root, command, {**PLAIN, **lent(root)}, as_root=True)
    if code:
        last = (said.strip().splitlines() or [""])[-1]
        raise NotHere(f"{' '.join(command[:3])} did not work there: {last}")


PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}


# --- the README ---------------------------------------------------------------------------------


def follow(root: Path) -> None:
    """Type what the README says. Raises Failed."""
    _checked(root, "useradd", "--create-home", "--shell", "/bin/bash", USER)
    copy_checkout(root)
    learner = {**PLAIN, "HOME": f"/{HOME}", "USER": USER, **lent(root)}
    say("without python3-venv")
    code, said = finished(root, typed("lab"), learner)
    if not code or "sudo apt install python3-venv" not in said:
        raise Failed("kit.py does not say that python3-venv is missing")
    noninteractive = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--quiet")
    _checked(root, *noninteractive, "update")
    _checked(root, *noninteractive, "install", "--yes", "--no-install-recommends", "python3-venv")
    say("python3 kit.py lab --no-browser")
    opened = ["python3", f"/{HOME}/kit/tests/fresh/lessons_open.py"]
    if finished(root, opened, learner)[0]:
        raise Failed("the lessons do not open there")
    say("python3 kit.py test")
    begun = time.monotonic()
    code, _ = finished(root, typed("test"), learner)
    say(f"ended with {code} after {time.monotonic() - begun:.0f} s")
    if code:
        raise Failed("python3 kit.py test does not pass there")


def typed(*words: str) -> list[str]:
    """Return how a person types a command of the kit in its folder."""
    return ["/bin/sh", "-c", f'cd /{HOME}/kit && exec python3 kit.py "$@"', "sh", *words]


if __name__ == "__main__":
    sys.exit(main())
