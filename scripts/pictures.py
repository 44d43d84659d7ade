"""Takes pictures of every page at two widths and of every paper, from a demo installation made for this only.

`python -m scripts.pictures [words]` takes only those whose name holds one of the words. Pictures go to pictures/.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from app import create_app
from scripts import chromium
from scripts.console import ROOT, say, stop
from scripts.picture_pages import OF_EVERY_ROLE, missing, pages, pages_with_papers

TARGET = ROOT / "pictures"
SIZES = {"1440": {"width": 1440, "height": 900}, "390": {"width": 390, "height": 844}}
#: Accounts in the order in which they are tried: the first that may open a page takes its picture.
ACCOUNTS = ("sekretariat", "sekretariat-dinas", "admin", "sekda", "kepala", "staf", "asisten", "tu", "humas")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]


@contextmanager
def installation() -> Iterator[tuple[Flask, str, dict[str, str]]]:
    """A fresh demo installation that is served until the end: application, address, passwords by user name."""
    folder = tempfile.mkdtemp(prefix="tuntas-pictures-")
    port = _free_port()
    os.environ.update(TUNTAS_INSTANCE=folder, HOST="127.0.0.1", PORT=str(port), DEMO="1", LOG_LEVEL="WARNING")
    log = (TARGET / "server.log").open("wb")
    words = [sys.executable, "-m", "scripts.web_server"]
    server = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(server, address)
        accounts = json.loads((Path(folder) / "demo_accounts.json").read_text(encoding="utf-8"))
        yield create_app(), address, accounts
    finally:
        server.terminate()
        server.wait()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(600):
        if server.poll() is not None:
            stop("The server of the pictures did not start; see pictures/server.log.")
        try:
            urllib.request.urlopen(f"{address}/kesehatan", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    stop("The server of the pictures did not answer within two minutes.")


class Photographer:
    """Browsers logged in as the demo's accounts, each at both widths."""

    def __init__(self, browser: Browser, address: str, accounts: dict[str, str]) -> None:
        self.browser = browser
        self.address = address
        self.accounts = accounts
        self.contexts: dict[str, BrowserContext] = {}

    def as_account(self, username: str | None) -> BrowserContext:
        """A browser of that account; None for nobody."""
        key = username or ""
        if key not in self.contexts:
            context = self.browser.new_context(
                base_url=self.address, locale="id-ID", timezone_id="Asia/Jakarta", viewport=SIZES["1440"]
            )
            if username is not None:
                page = context.new_page()
                page.goto("/masuk")
                page.fill("[name=identifier]", username)
                page.fill("[name=password]", self.accounts[username])
                page.click("form[action*='/masuk'] button[type=submit]")
                page.wait_for_url(f"{self.address}/")
                page.close()
            self.contexts[key] = context
        return self.contexts[key]

    def take(self, name: str, path: str, username: str | None) -> bool:
        """Both pictures of a page; False where this account does not get it."""
        page = self.as_account(username).new_page()
        try:
            answer = page.goto(path)
            if answer is None or answer.status != 200:
                return False
            for width, size in SIZES.items():
                page.set_viewport_size({"width": size["width"], "height": size["height"]})
                page.screenshot(path=TARGET / f"{name}-{width}.png", full_page=True, animations="disabled")
            return True
        finally:
            page.close()

    def fetch(self, path: str, government: str) -> bytes | None:
        """What stands at an address, as the first account that gets it."""
        for account in ACCOUNTS:
            answer = self.as_account(f"{account}.{government}").request.get(path)
            if answer.status == 200:
                return answer.body()
        return None


def take_pages(app: Flask, photographer: Photographer, words: list[str]) -> list[str]:
    """Pictures of all pages; gives the names of those that nobody could open."""
    failed = []
    for address in pages(app):
        if words and not any(word in address.name for word in words):
            continue
        if address.path.startswith("/masuk"):
            taken = [photographer.take(address.name, address.path, None)]
        elif address.name.startswith(OF_EVERY_ROLE):
            users = [user for user in photographer.accounts if user.endswith(f".{address.government}")]
            taken = [photographer.take(f"{OF_EVERY_ROLE}-{user}", address.path, user) for user in users]
        else:
            users = [f"{account}.{address.government}" for account in ACCOUNTS]
            taken = [any(photographer.take(address.name, address.path, user) for user in users)]
        failed += [] if all(taken) else [f"{address.name} ({address.path})"]
    return failed


def take_papers(app: Flask, photographer: Photographer, words: list[str]) -> list[str]:
    """Every paper that a page hands out, as DOCX, PDF and one PNG a page; gives those that could not be had."""
    failed, written = [], []
    for page in pages_with_papers(app):
        html = photographer.fetch(page.path, page.government) or b""
        for path in sorted(set(re.findall(r'href="(/[^"]+\.docx)"', html.decode()))):
            name = f"naskah-{page.name}-{'-'.join(path.strip('/').split('/')[2:])}"
            if words and not any(word in name for word in words):
                continue
            body = photographer.fetch(path, page.government)
            if body is None:
                failed.append(f"{name} ({path})")
                continue
            written.append(TARGET / name)
            written[-1].write_bytes(body)
    if written:
        _print(written)
    return failed


def _print(written: list[Path]) -> None:
    if shutil.which("soffice") is None:
        say("LibreOffice (soffice) is missing: the papers are there as DOCX, without pictures.")
        return
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with tempfile.TemporaryDirectory() as profile:
        home = f"-env:UserInstallation=file://{profile}"
        words = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", TARGET, *written]
        subprocess.run([str(word) for word in words], check=True, timeout=300, **quiet)
    if shutil.which("pdftoppm") is None:
        say("pdftoppm (poppler-utils) is missing: the papers are there as PDF, without pictures.")
        return
    for path in written:
        target = path.with_suffix("")
        subprocess.run(["pdftoppm", "-png", "-r", "80", path.with_suffix(".pdf"), target], check=True)


def main() -> int:
    """Make the installation, take the pictures, say what is missing."""
    # The server started below must also be stopped when somebody ends this run.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    words = sys.argv[1:]
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir()
    found = chromium.ensure().get("CHROMIUM")
    with installation() as (app, address, accounts), sync_playwright() as playwright, app.app_context():
        browser = playwright.chromium.launch(executable_path=found, args=OPTIONS)
        photographer = Photographer(browser, address, accounts)
        failed = [*take_pages(app, photographer, words), *take_papers(app, photographer, words)]
        unknown = [] if words else missing(app)
        browser.close()
    for line in failed:
        say(f"Nobody could open {line}")
    for rule in unknown:
        say(f"Nothing in the demo to show at {rule}")
    say(f"{len(list(TARGET.glob('*.png')))} pictures in {TARGET.relative_to(ROOT)}/")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
