"""Pin what gets installed, in every place that says so: python tools/pins.py [--upgrade].

`requirements.lock` is resolved first, with hashes; all the other places are copied from it: the constraints for uv and
the packages that build this one in `pyproject.toml`, `constraints.txt` for pip, and the version of uv in the documents.
Without `--upgrade` what is pinned stays, where the dependencies allow it. Needs uv, and a package index.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

TOP = Path(__file__).parents[1]
LOCK = TOP / "requirements.lock"
CONSTRAINTS = TOP / "constraints.txt"
PROJECT = TOP / "pyproject.toml"
TELL_OF_UV = (TOP / "README.md", TOP / "CONTRIBUTING.md")
BUILDING = "hatchling\neditables\n"
"""What builds the package, and what hatchling needs for an editable one."""
COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--custom-compile-command", "python tools/pins.py", "--no-annotate", "--no-emit-index-url"),
)


def main() -> None:
    """Resolve anew and write it down everywhere."""
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    everything = ["--group", f"{PROJECT}:dev", "--group", f"{PROJECT}:runner", str(PROJECT)]
    _compile("--generate-hashes", "--output-file", str(LOCK), *upgrade, *everything)
    _compile("--constraint", str(LOCK), "--output-file", str(CONSTRAINTS), *upgrade, str(PROJECT))
    building = pinned(_compile("--constraint", str(LOCK), "-", stdin=BUILDING))
    locked, running = pinned(LOCK.read_text("utf-8")), pinned(CONSTRAINTS.read_text("utf-8"))
    project = PROJECT.read_text("utf-8")
    project = _with_list(project, "requires", building)
    project = _with_list(
        project, "constraint-dependencies", [*running, *(line for line in locked if line not in running)]
    )
    PROJECT.write_text(project, "utf-8")
    uv = next(line for line in locked if line.startswith("uv=="))
    for page in TELL_OF_UV:
        page.write_text(re.sub(r"pip install uv\S*", f"pip install {uv}", page.read_text("utf-8")), "utf-8")


def pinned(lock: str) -> list[str]:
    """Return the lines `name==version` of a lock file, with their markers and without their hashes."""
    return [line.removesuffix("\\").strip() for line in lock.splitlines() if re.match(r"[a-z0-9]", line)]


def _with_list(text: str, key: str, lines: list[str]) -> str:
    """Return TOML with the lines of a list replaced."""
    items = "".join(f'    "{line}",\n' for line in lines)
    changed, times = re.subn(rf"(?ms)^{key} = \[$.*?^\]$", lambda _found: f"{key} = [\n{items}]", text)
    if times != 1:
        raise SystemExit(f"pyproject.toml has {times} lists {key!r}, each line by itself; it needs one")
    return changed


def _compile(*options: str, stdin: str | None = None) -> str:
    with TemporaryDirectory() as elsewhere:  # where uv does not see the pins of yesterday
        run = subprocess.run(  # noqa: S603
            [*COMPILE, *options], cwd=elsewhere, input=stdin, text=True, check=True, stdout=subprocess.PIPE
        )
    return run.stdout


if __name__ == "__main__":
    main()
