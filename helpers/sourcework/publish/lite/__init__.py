"""A course as a site that runs in the browser, with no server: JupyterLite and Pyodide.

``build_lite(course, root, pyodide)`` writes ``dist/site/lite/``. ``pyodide`` says where the Python
of the browser comes from: "cdn", from Pyodide's own addresses, as is usual for publishing; a
folder with a copy of Pyodide's distribution, for a site that asks nothing of any other computer;
or "core", what npm has of Pyodide, with which tables, pictures and papers are absent.

    pins         which Pyodide, and which packages beside it
    wheels       what stands in a wheel, and wheels fetched with pip
    distribution a copy of Pyodide: what is in it, checked, and what is missing
    packed       the kit and a course -> wheels of what a kernel needs of them
    listed       all of these -> the list of packages that the kernel is given
    configured   what JupyterLite is told
    stamped      the lessons, each with the mark of its release
    first        the page with all lessons, which the folder's address opens
    building     all of these together

It needs jupyterlite-core and jupyterlite-pyodide-kernel, in the kit's extra ``lite``, and npm where
no folder is given.
"""

from sourcework.publish.lite.building import build_lite

__all__ = ["build_lite"]
