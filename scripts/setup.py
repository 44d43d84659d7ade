"""Brings what is needed to serve: the virtual environment, the pinned packages, the front-end assets.

Runs on the system's Python with the standard library only. Each step leaves a stamp with the checksum of its input,
so that a step whose input has not changed is not done again.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts import assets
from scripts.console import ROOT, apt_command, checksum, is_stamped, run, say, stop

#: The pinned files name every package, so that pip has nothing to resolve; compiling is done at the end, on all cores.
PIP_OPTIONS = [
    *("--quiet", "--disable-pip-version-check", "--no-input", "--only-binary=:all:", "--require-hashes"),
    *("--no-deps", "--no-compile"),
]


def check_venv() -> None:
    """Refuse with one line where this Python cannot make virtual environments; scripts/python.sh has seen its age."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        stop(f"Python's venv module is missing: {apt_command(package)}")


def works(environment: Path) -> bool:
    """True when this environment was made in this place and its Python starts: it breaks when either one moves."""
    python, pip = environment / "bin" / "python", environment / "bin" / "pip"
    if not pip.is_file() or str(environment).encode() not in pip.read_bytes()[:1024]:
        return False
    probe = "import importlib.util, sys; sys.exit(importlib.util.find_spec('pip') is None)"
    return subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode == 0


def install(environment: Path, purpose: str, *files: str) -> Path:
    """Install the packages of pinned files into a virtual environment, in one go; return its Python."""
    python = environment / "bin" / "python"
    stamps = {pins: (environment / f"{Path(pins).stem}.stamp", checksum([ROOT / pins])) for pins in files}
    sound = works(environment)
    missing = [pins for pins, (stamp, value) in stamps.items() if not (sound and is_stamped(stamp, value))]
    if not missing:
        return python
    named = ", ".join(missing)
    say(f"Installing {purpose} ({named}) …")
    if not sound:
        run([sys.executable, "-m", "venv", "--clear", environment], f"The environment {environment} could not be made.")
    run(
        [python, "-m", "pip", "install", *PIP_OPTIONS, *(word for pins in missing for word in ("-r", pins))],
        f"The packages of {named} could not be installed: check the network, then give the same command again.",
    )
    for pins in missing:
        stamp, value = stamps[pins]
        stamp.write_text(value, encoding="ascii")
    return python


def compile_packages(environment: Path, pins: str) -> None:
    """Compile what an installation brought; no second time, since it looks at each file."""
    stamp = environment / f"{Path(pins).stem}.compiled"
    value = checksum([ROOT / pins])
    if is_stamped(stamp, value):
        return
    # Some packages carry files for other versions of Python, which cannot be compiled and are never read.
    compiling = [environment / "bin" / "python", "-m", "compileall", "-q", "-j", "0", environment / "lib"]
    subprocess.run(compiling, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    stamp.write_text(value, encoding="ascii")


def npm_of_our_own() -> Path:
    """The Python of an environment with an npm."""
    return install(ROOT / ".venv-node", "an npm, since this machine has none", "requirements-node.txt")


def main() -> None:
    """Set up for serving; with --dev also the packages of tests and checks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also install what tests and checks need")
    arguments = parser.parse_args()
    check_venv()
    with ThreadPoolExecutor(1) as beside:
        front_end = beside.submit(assets.bring, npm_of_our_own)
        files = ("requirements.txt", "requirements-dev.txt") if arguments.dev else ("requirements.txt",)
        install(ROOT / ".venv", "Python packages", *files)
        compile_packages(ROOT / ".venv", files[-1])
        front_end.result()
    assets.compress(ROOT / ".venv" / "bin" / "python")


if __name__ == "__main__":
    main()
