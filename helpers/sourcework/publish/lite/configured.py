"""What JupyterLite is told: which Python, what it loads at once, and what the page is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sourcework.browser import ABSENT
from sourcework.course import Course
from sourcework.interpreter import KIT
from sourcework.kernel import COURSE
from sourcework.publish.lite.listed import Listed
from sourcework.publish.lite.pins import CDN, FORMS, KERNEL

STATIC = "./static/pyodide/"
KERNEL_PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"


def configured(course: Course, listed: Listed, python: str, cdn: bool) -> Mapping[str, Any]:
    """Return the settings of a site ("jupyter-lite.json")."""
    modules = f"/lib/python{python}/site-packages"
    kernel = {
        "pyodideUrl": f"{CDN if cdn else STATIC}pyodide.mjs",
        # What a site lacks is said; nothing is looked for elsewhere.
        "disablePyPIFallback": True,
        "loadPyodideOptions": {
            "lockFileURL": f"{STATIC}{list_name(listed)}",
            "packages": [*KERNEL, *FORMS, KIT],
            "env": {
                "PYTHONSTARTUP": f"{modules}/sourcework/browser/begin.ipy",
                COURSE: f"{modules}/{course.place.name}",
                ABSENT: " ".join(sorted(absent_modules(listed))),
            },
        },
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": course.title,
            "disabledExtensions": ["@jupyterlab/apputils-extension:announcements"],
            "litePluginSettings": {KERNEL_PLUGIN: kernel},
        },
    }


def absent_modules(listed: Listed) -> set[str]:
    """Return the names that cannot be imported on a site, though a view may ask for them."""
    return {module for modules in listed.absent.values() for module in modules}


def list_name(listed: Listed) -> str:
    """Return the name of the list's file."""
    return f"packages-{listed.mark}.json"
