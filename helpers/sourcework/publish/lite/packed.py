"""The kit and a course as a wheel of what a kernel needs of them.

In it a course is laid out as in any installed package (``sourcework.places``). The rooms that need
a desk stay away, so that a page need not wait for them.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sourcework import __version__
from sourcework.course import Course
from sourcework.interpreter import KIT
from sourcework.places import Place

ENGINE = Path(__file__).parents[2]
# Rooms of the engine that no kernel enters, with its modules of that name.
AT_A_DESK = (
    *("export", "classroom", "publish", "identity", "launch", "laying", "doctor"),
    *("new", "suite", "courses", "command", "__main__"),
)
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name: the same bytes each time


def packed(course: Course) -> tuple[str, bytes]:
    """Return the name and the bytes of a wheel: the kit and a course, as a kernel needs them."""
    files = dict(_files(course.place))
    name = f"{KIT}-{__version__}"
    info = f"{name}.dist-info"
    files[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {KIT}\nVersion: {__version__}\n".encode()
    )
    files[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: sourcework\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as wheel:
        for path in sorted(files):
            wheel.writestr(ZipInfo(path, EPOCH), files[path], ZIP_DEFLATED)
    return f"{name}-py3-none-any.whl", made.getvalue()


def _files(place: Place) -> Iterator[tuple[str, bytes]]:
    for path in _under(ENGINE):
        if path.relative_to(ENGINE).parts[0].removesuffix(".py") not in AT_A_DESK:
            yield f"sourcework/{path.relative_to(ENGINE).as_posix()}", path.read_bytes()
    yield from _of_course(place)


def _of_course(place: Place) -> Iterator[tuple[str, bytes]]:
    folders = {
        "": place.package,
        "exercises/": place.exercises,
        "notebooks/": place.room("notebooks"),
        "seeds/": place.room("seeds"),
    }
    for prefix, folder in folders.items():
        for path in _under(folder):
            yield f"{place.name}/{prefix}{path.relative_to(folder).as_posix()}", path.read_bytes()


def _under(folder: Path) -> list[Path]:
    """Return the files in a folder, without what Python and editors leave there."""
    return [
        each
        for each in sorted(folder.rglob("*"))
        if each.is_file()
        and not any(
            part.startswith(".") or part == "__pycache__" for part in each.relative_to(folder).parts
        )
    ]


def _record(files: Mapping[str, bytes], own: str) -> bytes:
    lines = [f"{path},sha256={_digest(files[path])},{len(files[path])}" for path in sorted(files)]
    return "\n".join([*lines, f"{own},,", ""]).encode()


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
