"""Where a course stands on this computer: a checkout, or a package that carries its folders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .errors import EditionError, KitError


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a course, found from its package's folder.

    In a checkout the package stands in ``helpers``, beside ``seeds``, ``notebooks`` and
    ``course``; installed it carries the first two inside, and of the course the exercises' texts.
    """

    package: Path

    @property
    def name(self) -> str:
        """The name of the package, which is that of its command."""
        return self.package.name

    @property
    def checkout(self) -> Path | None:
        """The top folder of the checkout that the package is part of, or None."""
        helpers = self.package.resolve().parent
        inside = helpers.name == "helpers" and (helpers.parent / "pyproject.toml").is_file()
        return helpers.parent if inside else None

    def need_checkout(self, what: str) -> Path:
        """Return the checkout's top folder; raise KitError, saying that ``what`` needs one."""
        root = self.checkout
        if root is None:
            raise KitError(
                f"{self.name} {what}",
                f"the package in {self.package} was installed without the folders it works on",
                "clone the project and run it there",
            )
        return root

    def room(self, name: str) -> Path:
        """Return a folder that travels with the package, such as "notebooks"."""
        folder = (self.checkout or self.package) / name
        if not folder.is_dir():
            raise KitError(str(folder), "the folder is missing", "install or clone the kit again")
        return folder

    @property
    def built_by(self) -> str:
        """The command that makes its pages: its own, or the kit's for a course beside the kit."""
        root = self.checkout
        return f"{self.name} build" if root is None or (root / "kit.py").is_file() else "build"

    @property
    def notebooks(self) -> tuple[Path, ...]:
        """The lessons, in order; none where there is no folder of them."""
        return tuple(sorted(((self.checkout or self.package) / "notebooks").glob("*.ipynb")))

    @property
    def exercises(self) -> Path:
        """The folder of the exercises' texts: the teacher's, or else beside their functions.

        There they stand in an installed package, and where learners get the kit without the course.
        """
        root = self.checkout
        teachers = root / "course" / "exercises" if root else None
        return teachers if teachers and teachers.is_dir() else self.package / "exercises"

    @property
    def edition(self) -> Path:
        """The file of the edition: the one XML file in ``seeds``."""
        return edition_in(self.room("seeds"))


def edition_in(folder: Path) -> Path:
    """Return the one edition in a folder; raises EditionError where there is none or several."""
    found = sorted(folder.glob("*.xml"))
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(each.name for each in found)
        raise EditionError(str(folder), f"there are several editions ({names})", "open one")
    do = "restore it or install the kit again"
    raise EditionError(str(folder), "there is no edition", do)
