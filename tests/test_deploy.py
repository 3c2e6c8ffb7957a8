"""What a department is given to run the kit with: each file says what its program understands."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import Any

import pathspec
import pytest
import yaml
from jsonschema import Draft7Validator
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import (
    AsyncMappingKernelManager,
    ServerKernelManager,
)
from traitlets.config import Config

from sourcework.doctor import ways

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "course" / "deploy"
SCHEMAS = Path(__file__).parent / "deploy"
HUBS = ("zero-to-jupyterhub", "littlest")
# Where each says it, and what a hub has to be told: nobody's cell takes all that the others need.
MEMORY = {"zero-to-jupyterhub": ("singleuser", "memory", "limit"), "littlest": ("limits", "memory")}


def wrong(name: str, change: Callable[[dict[str, Any]], object] = lambda values: None) -> list[str]:
    """Return what a hub's own schema says against a file of ours, or of one with a slip in it."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    values = yaml.safe_load((DEPLOY / "hub" / f"{name}.yaml").read_text(encoding="utf-8"))
    change(values)
    return [each.message for each in Draft7Validator(schema).iter_errors(values)]


@pytest.mark.parametrize("name", HUBS)
def test_a_hub_understands_every_setting(name: str) -> None:
    """Each key is one of the hub's own schema, with a value of its kind."""
    assert wrong(name) == []


SLIPS: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "a misspelt key": ("littlest", lambda all_: all_["limits"].update(memry="1G")),
    "a word for a number": ("littlest", lambda all_: all_["services"]["cull"].update(every="5m")),
    "a key of a pod": ("zero-to-jupyterhub", lambda all_: all_["singleuser"].update(cmdline="x")),
    "text for a truth": ("zero-to-jupyterhub", lambda all_: all_["cull"].update(enabled="yes")),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_would_be_seen(slip: str) -> None:
    """The schema is one that can say no."""
    assert wrong(*SLIPS[slip])


@pytest.mark.parametrize("name", HUBS)
def test_each_setting_has_its_reason_beside_it(name: str) -> None:
    """A comment stands right above the setting, or above the first of those it speaks of."""
    lines = (DEPLOY / "hub" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    groups = "\n".join(lines).split("\n\n")[1:]
    assert len(groups) > 2
    assert [each for each in groups if "#" not in each] == []


@pytest.mark.parametrize("name", HUBS)
def test_one_learner_cannot_take_the_memory_of_all(name: str) -> None:
    """Both hubs have the same limit, which the page for departments explains."""
    value: Any = yaml.safe_load((DEPLOY / "hub" / f"{name}.yaml").read_text(encoding="utf-8"))
    for key in MEMORY[name]:
        value = value[key]
    assert value == "1500M"
    assert "1500 MB" in (DEPLOY / "README.md").read_text(encoding="utf-8")


def test_a_learners_server_knows_its_settings() -> None:
    """Each name is one of Jupyter's own classes, spelt as there."""
    settings = Config()
    words = (DEPLOY / "jupyter_server_config.py").read_text(encoding="utf-8")
    exec(compile(words, "jupyter_server_config.py", "exec"), {"get_config": lambda: settings})
    kinds = {
        "MappingKernelManager": AsyncMappingKernelManager,
        "KernelManager": ServerKernelManager,
        "ZMQChannelsWebsocketConnection": ZMQChannelsWebsocketConnection,
    }
    assert set(settings) == {*kinds, "LabApp"}
    for name, kind in kinds.items():
        assert set(settings[name]) <= set(kind.class_trait_names(config=True)), name


ROW = re.compile(
    r"^\| ([\d,]+) \| ([\d,]+) GB \| (\d+) \| (\d+) machines? with (\d+) GB and (\d+) processors"
)


def test_the_size_of_a_class_follows_from_what_was_measured() -> None:
    """Memory, processors and machines are those that `doctor` reckons with."""
    words = (DEPLOY / "README.md").read_text(encoding="utf-8").replace(",", "")
    rows = [tuple(map(int, each.groups())) for each in map(ROW.match, words.splitlines()) if each]
    assert [each[0] for each in rows] == [30, 300, 3000]
    for learners, memory, processors, machines, size, each in rows:
        assert memory == round((learners * ways.LEARNER + ways.HUB_ITSELF) / 1000)
        assert processors == ceil(learners * ways.PROCESSOR_SECONDS / ways.WAIT)
        room = ways.Room(each, size * 10**9)
        assert machines == ceil(learners / room.learners)


# --- the image ----------------------------------------------------------------------------------

IGNORED = pathspec.GitIgnoreSpec.from_lines(
    (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
)


def dockerfile() -> str:
    return (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


HADOLINT = Path(sys.executable).parent / "hadolint"


@pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint's wheel is made for Linux alone")
def test_the_dockerfile_is_in_order() -> None:
    """hadolint finds nothing, and what it is told to leave out has its reason beside it."""
    lint = [HADOLINT, "--format=json", "-"]
    told = subprocess.run(lint, input=dockerfile(), capture_output=True, text=True)
    assert (told.returncode, json.loads(told.stdout)) == (0, [])
    faulty = dockerfile().replace("USER 1000\n", "USER root\n")
    told = subprocess.run(lint, input=faulty, capture_output=True, text=True)
    assert "DL3002" in {each["code"] for each in json.loads(told.stdout)}


def test_nobody_in_the_image_is_root() -> None:
    """The last user is a number, as Kubernetes wants to see it, and not that of root."""
    assert re.findall(r"^USER (\S+)", dockerfile(), re.MULTILINE)[-1] == "1000"


def test_the_image_starts_as_every_server_does() -> None:
    """By `start`, and with the settings of a learner's server where Jupyter reads them."""
    (entry,) = re.findall(r"^ENTRYPOINT (.*)$", dockerfile(), re.MULTILINE)
    assert ast.literal_eval(entry)[-1] == "/opt/telegram16293/start"
    assert "course/deploy/jupyter_server_config.py /etc/jupyter/" in dockerfile()


@pytest.mark.skipif(shutil.which("git") is None, reason="git says which files are the project's")
def test_the_image_holds_no_answers_and_all_that_a_wheel_needs(tmp_path: Path) -> None:
    """Learners can read what is in it; the package is built of it, with the lessons."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    names = [each for each in listed.split("\0") if each and not IGNORED.match_file(each)]
    tells = re.compile("course/(key|answers|plans|lessons|guide)|tests/")
    assert not [each for each in names if tells.match(each)]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, tmp_path / name)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "made"]
    subprocess.run(build, cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = (tmp_path / "made").glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    assert "telegram16293/notebooks/02-verify.ipynb" in held


@pytest.mark.skipif(os.name != "posix", reason="these scripts are for Linux")
@pytest.mark.parametrize("name", ["start", "postBuild", "course/deploy/hub/littlest.sh"])
def test_scripts_are_read_by_any_shell(name: str) -> None:
    """A Debian's plain shell reads them; they stop at the first fault."""
    subprocess.run(["sh", "-n", str(ROOT / name)], check=True)
    assert "set -eu" in (ROOT / name).read_text(encoding="utf-8")
    assert name.endswith(".sh") or os.access(ROOT / name, os.X_OK)
