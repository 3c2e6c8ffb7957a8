"""Sphinx, run on the pages: its settings, and its complaints as sentences."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sourcework.course import Course
from sourcework.errors import KitError

HERE = Path(__file__).parent
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def settings(course: Course, extra: Path) -> Mapping[str, Any]:
    """Return what Sphinx is told; ``extra`` is a folder of files that go along as they are."""
    return {
        "project": course.title,
        "author": course.makers,
        "copyright": "",
        "release": course.version,
        "language": "en",
        "extensions": ["myst_nb", "sphinx.ext.autodoc", f"{__package__}.extension"],
        "exclude_patterns": [],
        "templates_path": [str(HERE / "templates")],
        "html_theme": "furo",
        "html_title": course.title,
        "html_static_path": [str(HERE / "static")],
        "html_extra_path": [str(extra)],
        "html_css_files": ["site.css"],
        "html_js_files": [("site.js", {"defer": "defer"})],
        "html_show_sphinx": False,
        "html_show_copyright": False,
        "html_copy_source": False,
        "html_use_index": False,
        # They are fetched page by page, which a browser refuses where the site lies on a disk.
        "html_show_search_summary": False,
        "html_domain_indices": False,
        "html_theme_options": {"top_of_page_buttons": []},
        "html_context": {"author": course.makers, "home": course.home},
        # A lesson's outputs are stored with it, or are none.
        "nb_execution_mode": "off",
        "myst_enable_extensions": ["colon_fence"],
        "myst_heading_anchors": 4,
        "autodoc_member_order": "bysource",
        "autodoc_typehints": "signature",
        "autodoc_class_signature": "mixed",
        "python_use_unqualified_type_names": True,
        "toc_object_entries": False,
        "suppress_warnings": ["myst.header", "mystnb.unknown_mime_type"],
    }


def run(course: Course, source: Path, extra: Path, target: Path, work: Path) -> None:
    """Write the site's pages to ``target``; KitError, with its words, at Sphinx's first warning."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    warned = io.StringIO()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            srcdir=source,
            confdir=None,
            outdir=target,
            doctreedir=work / "doctrees",
            buildername="html",
            confoverrides=dict(settings(course, extra)),
            status=None,
            warning=warned,
            freshenv=True,
        )
        app.build(force_all=True)
    if said := COLOUR.sub("", warned.getvalue()).strip():
        first = said.splitlines()[0].replace(f"{source}/", "")
        seen = f"Sphinx says of a page: {first}"
        raise KitError("build site", seen, "correct what that page is made from")
