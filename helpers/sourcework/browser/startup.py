"""What IPython runs as a kernel in the browser begins: the site names this file to it.

There is no folder of settings there, so that what ``helpers/ipython`` does elsewhere is done here.
"""

import os

from IPython import get_ipython

from sourcework.browser import ABSENT, loading

loading.begin(os.environ[ABSENT].split())
get_ipython().extension_manager.load_extension("sourcework.kernel")
