"""Whether this machine can run the class: a few seconds, a line for each thing that can fail.

Inside, each module importing only those above it::

    session    a kernel, from its start to its end
    ways       other ways to the lessons, and how many learners a machine can serve
    model      Check, Finding, Result, Report and the routes that may still be open
    project    what the kit asks for: of Python, of packages
    packages   what is installed, and whether it can be imported
    machine    Python, fonts, browser
    places     disk space, write access, a free port, a learner's own files
    serving    JupyterLab, asked for the lessons and asked by strangers
    kernel     its start, one cell, one widget, one plot
    examining  all checks in order, each by itself
    report     the report as lines for a teacher and as JSON for a program

Nothing is sent anywhere, but with ``doctor --ask``: that looks whether Binder's address answers.
All of it goes the road of ``lab``: the same variables, arguments and folder (``surroundings``),
so that what is in order here opens there. Nothing is fetched, installed or set: what a check
writes it takes away again.

``doctor --json`` prints one object, ASCII, whose keys stay as they are while
``format`` is 1; a later kit may add some. The exit code is 0 where the machine can run the class
and 1 where it cannot::

    format     1
    version    the kit's version
    can_run    true where no check failed
    verdict    the closing sentence
    routes     the routes still open where a check failed, else empty
    seconds    how long it all took
    folder     where the lessons would be kept
    ways       a list in a fixed order, each with
      id         here, browser, binder, hub, paper
      works      "yes"; "no"; "unknown": nothing was sent to find out, or it is elsewhere
      seen, do   as below
    learners   how many could work on this machine at once, were it a hub
    checks     a list in a fixed order, each with
      id         python, packages, fonts, browser, disk, write, port, server, files, kernel,
                 cell, widget, plot
      outcome    "ok"; "warn": the class runs, but see "seen"; "fail": it does not;
                 "untried": what this check needs had failed
      seen       what was seen, in a sentence
      do         what to do, or ""
      routes     which routes this failure leaves open: "code", "no-pictures", "binder", "paper"
      seconds    how long this check took; checks run side by side
"""

from .examining import CHECKS, doctor, examine
from .model import Check, Finding, Machine, Report, Result

__all__ = ["CHECKS", "Check", "Finding", "Machine", "Report", "Result", "doctor", "examine"]
