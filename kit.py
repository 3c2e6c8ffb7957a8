#!/usr/bin/env python3
"""Set the kit up in .venv and run it: `python3 kit.py lab`, `python3 kit.py test`.

Needs Python 3.11 or newer and nothing else. The first start downloads the packages that the lock
files name, each held to its hash; later starts download nothing. All that follows the word
`lab`, `doctor` or `test` goes to the installed command `telegram16293`.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit(
        "The kit needs Python 3.11 or newer; this is Python %d.%d. Install a newer one, from\n"
        "python.org for example, and start kit.py with it: python3.13 kit.py lab"
        % sys.version_info[:2]
    )

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "kit.json"
CARRIED = HERE / ".wheels"
# These need what a learner gets; all others what the tests need too.
LESSONS = ("lab", "doctor", "export")
LOCKS = {"lab": "helpers/requirements.txt", "test": "helpers/requirements-test.txt"}
COMMANDS = ("lab", "doctor", "export", "test", "bench", "build")
USAGE = """Say what to do:
  python3 kit.py lab      the lessons
  python3 kit.py doctor   whether this computer can run them
  python3 kit.py test     the project's own checks"""

PARTLY = """%s is missing: kit.py works only with the whole folder around it.
Where the folder came as a ZIP file, unpack all of it first; then start kit.py there."""

STUCK = """
The kit is not set up: the packages listed in {lock} could not be installed.
The lines above say why; most often it is the network. Nothing of yours was changed. To go on:

  With network       Run the same command again.
  Without network    On a computer of the same kind that has it, in a copy of this folder and with
                     the same Python, run
                         python3 -m pip download --no-deps -r {lock} -d .wheels
                     Bring the folder .wheels here, beside kit.py, and run the same command
                     again: it then takes every package from there.
  Without packages   The document needs none: open seeds/113022.xml in a browser or an editor."""


def program(name: str) -> Path:
    """Where the environment keeps the program `name`."""
    return VENV / ("Scripts/%s.exe" % name if os.name == "nt" else "bin/%s" % name)


def run(*command: object, needed: bool = True) -> None:
    """Run a command to its end; raise CalledProcessError where it fails and is needed."""
    subprocess.run([str(word) for word in command], cwd=HERE, check=needed)


def digest(kind: str) -> str:
    """What decides whether an environment is up to date: the lock and the project's own file."""
    text = b"\0".join((HERE / name).read_bytes() for name in (LOCKS[kind], "pyproject.toml"))
    return hashlib.sha256(text).hexdigest()


def identity() -> str:
    """What an environment cannot survive a change of: its Python and its place."""
    return "Python %d.%d in %s" % (*sys.version_info[:2], HERE)


def finished() -> dict[str, str]:
    """What earlier set-ups finished; empty where none did, or one was cut short."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
        whole = stamp["made"] == identity() and program("python").exists()
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return stamp if whole else {}


def make_environment(uv: "str | None") -> None:
    """Make .venv anew, from the Python behind this one where this one is .venv's own."""
    if VENV.exists():
        shutil.rmtree(VENV)
    python = getattr(sys, "_base_executable", None) or sys.executable
    run(uv, "venv", "--quiet", "--python", python, VENV) if uv else run(python, "-m", "venv", VENV)


def install(kind: str, uv: "str | None") -> None:
    """Install what the lock names, then the project itself, both without asking for more."""
    python = program("python")
    # Bytecode is compiled here because a start without it takes three times as long.
    pip = (uv, "pip", "install", "--python", python, "--compile-bytecode") if uv else (
        python, "-m", "pip", "install", "--disable-pip-version-check")  # fmt: skip
    source = ("--no-index", "--find-links", CARRIED) if CARRIED.is_dir() else ()
    run(*pip, "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes",
        *source, "-r", HERE / LOCKS[kind])  # fmt: skip
    run(*pip, "--quiet", "--no-deps", "--no-build-isolation", "-e", HERE)
    run(python, "-m", "compileall", "-qq", HERE / "helpers" / "telegram16293", needed=False)


def set_up(kind: str) -> None:
    """See that .venv holds what `kind` needs. While it is being changed it has no stamp."""
    stamp, uv = finished(), shutil.which("uv")
    if stamp.get(kind) == digest(kind):
        return
    print("Setting up the kit in .venv; this takes from ten seconds to a few minutes.", flush=True)
    STAMP.unlink(missing_ok=True)
    try:
        if not stamp:
            make_environment(uv)
        elif not uv:
            # An environment that uv made has no pip.
            run(program("python"), "-m", "ensurepip")
        install(kind, uv)
    except (OSError, subprocess.CalledProcessError) as problem:
        if isinstance(problem, OSError):
            print(problem, file=sys.stderr)
        # Packages are fetched before any is touched, so an older set-up that cannot be renewed
        # still works as it did.
        if stamp:
            write(stamp)
        if kind != "lab" or "lab" not in stamp:
            sys.exit(STUCK.format(lock=LOCKS[kind]))
        print("No update now: starting with the packages of the last set-up.", file=sys.stderr)
        return
    # The packages for the tests include those for the lessons.
    write({"made": identity(), **stamp, kind: digest(kind), "lab": digest("lab")})


def write(stamp: "dict[str, str]") -> None:
    """Put the stamp in place whole or not at all."""
    draft = STAMP.with_suffix(".new")
    draft.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    draft.replace(STAMP)


def main(words: "list[str]") -> int:
    """Set up, then hand over to the installed command."""
    if not words or words[0] not in COMMANDS:
        print(USAGE)
        return 0 if words and words[0].startswith("-") else 2
    missing = [name for name in (*LOCKS.values(), "pyproject.toml") if not (HERE / name).is_file()]
    if missing:
        sys.exit(PARTLY % (HERE / missing[0]))
    set_up("lab" if words[0] in LESSONS else "test")
    command = [str(program("telegram16293")), *words]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nStopped. The same command goes on from here, or begins again where it has to.")
