"""Which Pyodide the site runs, and which packages it is given."""

from __future__ import annotations

PYODIDE = "314.0.3"
# The sha512 of what npm sends as that version.
INTEGRITY = (
    "sha512-sK40My6m8tmBUYtYH9au9rXUeh9x0wfahtHdOlGmJxZD"
    "sKBGKtP6KznyFB2+u/klbQTdDionR0uaVd176zVQzQ=="
)
CDN = f"https://cdn.jsdelivr.net/pyodide/v{PYODIDE}/full/"
ABI = "2026_0"
# The files of Pyodide that are no packages.
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"

# Loaded before a kernel answers. The kernel's own packages come with jupyterlite-pyodide-kernel.
KERNEL = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython")
FORMS = ("ipywidgets", "anywidget")
# Loaded when they are first imported: by a table, a picture, an argument, a citation, a paper.
ASKED_FOR = (
    *("pandas", "matplotlib", "jinja2", "packaging"),
    *("snowballstemmer", "text2num", "citeproc-py", "pybtex", "typst"),
)
# Required by packages that a kernel has, and never imported in it: parts of JupyterLab's page,
# which the site has as extensions, and what only reading YAML needs.
NOT_IN_A_KERNEL = ("jupyterlab-widgets", "widgetsnbextension", "pyyaml")
# JupyterLab's extensions that the page needs: widgets that are dead without, the kernel, the kit's.
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "anywidget",
    "@jupyterlite/pyodide-kernel-extension",
)
