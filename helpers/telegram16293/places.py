"""Where the kit stands on this computer: a checkout, or a package that carries its folders."""

from __future__ import annotations

from pathlib import Path

from telegram16293.errors import KitError

_PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """Return the top folder of the checkout that this package is part of, or None.

    >>> root = checkout()
    >>> root is None or (root / "pyproject.toml").is_file()
    True
    """
    helpers = _PACKAGE.parent
    inside = helpers.name == "helpers" and (helpers.parent / "pyproject.toml").is_file()
    return helpers.parent if inside else None


def need_checkout(what: str) -> Path:
    """Return the checkout's top folder; raise KitError, saying that `what` needs one."""
    root = checkout()
    if root is None:
        raise KitError(
            f"telegram16293 {what}",
            f"the package in {_PACKAGE} was installed without the folders that this works on",
            "clone the project and run it there",
        )
    return root


def room(name: str) -> Path:
    """Return a folder that travels with the package, such as "notebooks".

    >>> room("seeds").name
    'seeds'
    """
    root = checkout()
    folder = (root or _PACKAGE) / name
    if not folder.is_dir():
        raise KitError(str(folder), "the folder is missing", "install or clone the kit again")
    return folder
