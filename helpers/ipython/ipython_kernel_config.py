"""What IPython reads in each kernel of an environment that the kit is installed in."""

import sys

# Where the kit starts a kernel, the folder of the lessons is not among the places for modules,
# so that a learner's random.py or pandas.py hides nothing. Her other modules are found: last.
if sys.flags.safe_path and "" not in sys.path:
    sys.path.append("")

# Words for what goes wrong in a lesson; nothing else changes in any kernel.
c = get_config()  # type: ignore[name-defined]  # noqa: F821
c.InteractiveShellApp.extensions.append("sourcework.kernel")
