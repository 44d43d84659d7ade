"""Finds a Chromium for the browser tests, or installs one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.console import apt_command, as_root, run, say, stop

#: The browser without its own windows: the same pages for a quarter less work, and a smaller package.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Path of a browser that starts; None when there is none.

    Ubuntu's chromium is a script that only points to a snap, and a snap cannot read the tests' folders.
    """
    for name in NAMES:
        path = shutil.which(name)
        if path is None or "/snap/" in str(Path(path).resolve()):
            continue
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
        if answer.returncode == 0 and answer.stdout.startswith(("Chromium ", "Google Chrome ")):
            return path
    return None


def is_debian() -> bool:
    """True on Debian itself, whose chromium package is the browser and not a pointer to a snap."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text(encoding="utf-8").split()


def ensure() -> dict[str, str]:
    """Environment for the tests: CHROMIUM with a path, or nothing where Playwright brings its own browser."""
    if not driver_starts():
        install_packages("libatomic1")
    if is_debian() and shutil.which(SHELL) is None:
        install_shell()
    path = find()
    if path is not None:
        return {"CHROMIUM": path}
    install_playwrights()
    return {}


def install_shell() -> None:
    """Install the lighter browser; where that cannot be, one that is here already does as well."""
    another = find()
    if another is not None and as_root() is None:
        return
    try:
        install_packages(SHELL)
    except SystemExit:
        if another is None:
            raise
        say(f"The browser tests take {another}.")


def driver_starts() -> bool:
    """True when Playwright's own Node starts; on a bare system it lacks a library."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def install_packages(*packages: str) -> None:
    """Install packages of the distribution, or say how."""
    root = as_root()
    by_hand = apt_command(*packages, recommends=False)
    if root is None:
        stop(f"The browser tests need {' and '.join(packages)}: {by_hand}")
    say(f"Installing {' and '.join(packages)} …")
    run([*root, "apt-get", "update", "-qq"], "apt-get update failed: check the network.")
    install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    run([*root, *install, *packages], f"The installation failed, see above; by hand: {by_hand}")


def install_playwrights() -> None:
    """Let Playwright bring a Chromium of its own, with the system libraries it needs."""
    command = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
    if as_root() is None:
        libraries = [sys.executable, "-m", "playwright", "install-deps", "chromium"]
        stop(f"The browser tests need Chromium's libraries: sudo {' '.join(libraries)}")
    say("Installing a Chromium for Playwright …")
    run(command, "Chromium could not be installed: check the network, or install google-chrome.")
