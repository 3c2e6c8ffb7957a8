"""The README as a package index shows it: there, a link to a file has to be a whole address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# A link to a file of the project: no address, no place in the same page.
TO_A_FILE = re.compile(r"\]\((?!https?:|#)([^)\s]+)\)")


class Readme(MetadataHookInterface):
    """Puts the README into the package's metadata; hatchling finds this class by its base."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the one field that pyproject.toml leaves open."""
        words = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        source = metadata["urls"]["Source"]
        text = TO_A_FILE.sub(rf"]({source}/blob/main/\1)", words)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
