"""The exported programs as a linter sees them: nothing unused, and formatted."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cases

CONFIG = Path(__file__).parent / "ruff.toml"
# Names that Python or a framework calls, and constants that one program reads of another.
CALLED = ["forward", "step", "main", "global_clipnorm", "closure"]


@pytest.mark.parametrize("kind", ["keras", "pytorch"])
@pytest.mark.parametrize("tool", [["check"], ["format", "--diff"]], ids=["check", "format"])
def test_programs_pass_ruff(kind, tool):
    programs = [folder / kind for folder in cases.folders()]
    command = [sys.executable, "-m", "ruff", *tool, "--config", str(CONFIG), "--no-cache"]
    done = subprocess.run([*command, *programs], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("kind", ["keras", "pytorch"])
def test_programs_define_nothing_that_they_do_not_use(kind):
    for folder in cases.folders():
        command = [sys.executable, "-m", "vulture", "--min-confidence", "60"]
        ignored = ["--ignore-names", ",".join(CALLED), str(folder / kind)]
        done = subprocess.run([*command, *ignored], capture_output=True, text=True, check=False)
        # The model names all that a layer gives, used or not.
        unused = [line for line in done.stdout.splitlines() if "model.py" not in line]
        assert unused == []


@pytest.mark.parametrize("kind", ["keras", "pytorch"])
def test_recipes_hold_nothing_that_the_programs_do_not_read(kind):
    for folder in cases.folders():
        code = "".join(file.read_text() for file in (folder / kind).glob("*.py"))
        recipe = json.loads((folder / kind / "recipe.json").read_text())
        names = [*recipe, *recipe.get("naive", {}), *recipe["training"], *recipe.get("split", {})]
        unread = [name for name in names if not re.search(rf'"{name}"', code)]
        assert unread == [], f"{folder.name}: {unread}"
