"""Exercises, and the choice between two ways to answer, as forms for mouse and keyboard.

controls   the HTML of what is chosen, typed or put in order
asking     an exercise as a form: judged, kept and told as ``check`` does it
choosing   how one answers: by form or in code
advised    the advice on a draft, and the drafts before it
arguing    an argument in five parts: tried out, kept, taken back
filing     a case file, and what may be chosen for it
form       a form as a notebook shows it, with its twin where no kernel runs
widget     the live form; loaded when one is first shown

Controls are the browser's own, on anywidget, since those of ipywidgets cannot be used by keyboard
in JupyterLab: its shortcuts take their arrow keys and Enter, and radio buttons make no group.
"""

from .advised import Advised
from .arguing import advised, argue
from .asking import ask
from .choosing import answer_by
from .filing import Filing
from .form import Form

__all__ = ["Advised", "Filing", "Form", "advised", "answer_by", "argue", "ask"]
