"""A kernel in the browser (Pyodide): what is different there, and what is loaded only when asked.

loading      a package that a view needs, brought from the site when it is first imported
begin.ipy    what IPython runs as such a kernel begins

``IN_BROWSER`` is the one place that says where a kernel runs. There are no threads and no other
processes there, and a package is not installed: it is loaded from the site.

>>> IN_BROWSER
False
"""

from __future__ import annotations

import sys

IN_BROWSER = sys.platform == "emscripten"
# The variable in which a kernel is told its notebook: by Jupyter's server, and here by the page.
SESSION = "JPY_SESSION_NAME"
# The variable that names to such a kernel what its site was made without.
ABSENT = "SOURCEWORK_ABSENT"
