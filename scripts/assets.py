"""Front-end assets: fetched by npm as package-lock.json pins them, copied into app/static/vendor/.

Only the files that pages load are copied. The icons named in app/static/icons.txt become one SVG sprite.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from scripts.console import ROOT, checksum, is_stamped, run, say, stop

PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "app" / "static" / "vendor"
ICON_LIST = ROOT / "app" / "static" / "icons.txt"
ICONS = PACKAGES / "@tabler" / "icons" / "icons" / "outline"
SPRITE = "icons.svg"
FILES = (
    "bootstrap/dist/css/bootstrap.min.css",
    "htmx.org/dist/htmx.min.js",
    "tom-select/dist/css/tom-select.bootstrap5.min.css",
    "tom-select/dist/js/tom-select.complete.min.js",
    "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
)
# Source maps are not copied, so a reference to one would only be a request that fails.
SOURCE_MAP = re.compile(rb"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*")
SYMBOL = (
    '<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round">{shapes}</symbol>'
)


def bring(install_npm: Callable[[], Path]) -> None:
    """Fetch and copy the assets where the lock file, the icon list or this module has changed.

    `install_npm` installs an npm into an environment of its own and returns that environment's Python.
    """
    fetch(install_npm)
    stamp = ROOT / "build" / "assets.stamp"
    value = checksum([ROOT / "package-lock.json", ICON_LIST, Path(__file__)])
    wanted = [*(Path(name).name for name in FILES), SPRITE]
    if is_stamped(stamp, value) and all((VENDOR / name).is_file() for name in wanted):
        return
    copy()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(value, encoding="ascii")


def compress(python: Path) -> None:
    """Put a compressed copy beside each style sheet and script; slow lines are the rule, not the exception."""
    static = VENDOR.parent
    sources = sorted(path for path in static.rglob("*") if path.suffix in {".css", ".js", ".svg"})
    stamp = ROOT / "build" / "compressed.stamp"
    value = checksum(sources)
    if is_stamped(stamp, value):
        return
    for old in [*static.rglob("*.br"), *static.rglob("*.gz")]:
        old.unlink()
    run([python, "-m", "whitenoise.compress", "--quiet", static], "The style sheets could not be compressed.")
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(value, encoding="ascii")


def fetch(install_npm: Callable[[], Path]) -> None:
    """Let npm install exactly what package-lock.json pins, unless that is what stands there."""
    stamp = PACKAGES / ".tuntas.stamp"
    value = checksum([ROOT / "package.json", ROOT / "package-lock.json"])
    if is_stamped(stamp, value):
        return
    environment = dict(os.environ)
    if not has_npm():
        folder = install_npm().parent
        environment["PATH"] = f"{folder}{os.pathsep}{environment.get('PATH', os.defpath)}"
    say("Fetching front-end packages (package-lock.json) …")
    run(
        ["npm", "ci", "--loglevel=error"],
        "npm could not fetch the front-end packages: check the network, then give the same command again.",
        env=environment,
    )
    stamp.write_text(value, encoding="ascii")


def has_npm() -> bool:
    """True when this machine's npm is 10 or newer: older ones need the addresses that the lock file leaves out."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        return False
    answer = subprocess.run(["npm", "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().partition(".")[0]
    return answer.returncode == 0 and major.isdigit() and int(major) >= 10


def copy() -> None:
    """Fill app/static/vendor/ anew; the old folder stays until the new one is whole."""
    fresh = VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name in FILES:
        source = PACKAGES / name
        if not source.is_file():
            stop(f"{source.relative_to(ROOT)} is missing: rm -r node_modules, then give the same command again.")
        content = source.read_bytes()
        if source.suffix in {".css", ".js"}:
            content = SOURCE_MAP.sub(b"\n", content)
        (fresh / source.name).write_bytes(content)
    (fresh / SPRITE).write_text(sprite(), encoding="utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def sprite() -> str:
    """One SVG with a symbol for each icon of the list, used as <use href=".../icons.svg#name">."""
    lines = ICON_LIST.read_text(encoding="utf-8").splitlines()
    names = sorted({line.strip() for line in lines if line.strip() and not line.startswith("#")})
    known = {path.stem for path in ICONS.glob("*.svg")}
    for name in names:
        if name not in known:
            hint = ", ".join(get_close_matches(name, known, 4)) or "no name is near"
            stop(f'app/static/icons.txt: Tabler has no outline icon "{name}" (near: {hint}).')
    symbols = [SYMBOL.format(name=name, shapes=shapes(ICONS / f"{name}.svg")) for name in names]
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "".join(symbols) + "</svg>\n"


def shapes(icon: Path) -> str:
    """What an icon draws, without its <svg> element and without the empty frame that Tabler draws first."""
    inner = re.search(r"<svg[^>]*>(.*)</svg>", icon.read_text(encoding="utf-8"), re.DOTALL)
    if inner is None:
        stop(f"{icon.name} of @tabler/icons is not an SVG: rm -r node_modules, then give the same command again.")
    drawn = re.sub(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>', "", inner.group(1))
    return re.sub(r">\s+<", "><", drawn).strip()
