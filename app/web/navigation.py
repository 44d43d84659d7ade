"""What every page of a logged-in person carries: menu, account, search box. Only what the actor may open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from flask import Flask, request, url_for
from flask_login import current_user

from app.domain.labels import label
from app.domain.permissions import Permission, allowed
from app.domain.roles import Actor, Role
from app.domain.signatures import prefixed
from app.queries import subjects
from app.queries.item_scope import bare

#: (endpoint, words, icon, group, permission)
_MENU = (
    ("home.home", "Beranda", "home", None, Permission.SIGNED_IN),
    ("meetings.index", "Rapat", "calendar-event", None, Permission.MEETING_LIST),
    ("action_items.index", "Tindak lanjut", "checklist", None, Permission.MEETING_LIST),
    ("decisions.index", "Perlu keputusan", "gavel", "Pengendalian", Permission.EXCEPTIONS_VIEW),
    ("review.index", "Tinjauan lewat batas", "clock-exclamation", "Pengendalian", Permission.MEETING_LIST),
    ("recap.index", "Rekap perangkat daerah", "chart-bar", "Pengendalian", Permission.MEETING_LIST),
    ("weekly_report.show", "Laporan mingguan", "file-text", "Pengendalian", Permission.WEEKLY_REPORT_VIEW),
    ("calendar_pages.month", "Kalender", "calendar-stats", "Agenda", Permission.MEETING_LIST),
    ("press_desk.index", "Siaran pers", "file-text", "Agenda", Permission.RELEASE_DESK),
    ("leader_agenda.show", "Agenda pimpinan", "list-details", "Agenda", Permission.LEADER_AGENDA_VIEW),
    ("agencies.index", "Instansi", "building-community", "Pengelolaan", Permission.DIRECTORY_VIEW),
    ("people.index", "Pejabat", "users", "Pengelolaan", Permission.DIRECTORY_VIEW),
    ("task_forces.index", "Gugus tugas", "users-group", "Pengelolaan", Permission.DIRECTORY_VIEW),
    ("users.index", "Pengguna", "user-shield", "Pengelolaan", Permission.USERS_MANAGE),
    ("holidays.index", "Hari libur", "calendar-off", "Pengelolaan", Permission.DIRECTORY_VIEW),
    ("number_register.index", "Nomor surat", "clipboard-list", "Pengelolaan", Permission.NUMBERS_VIEW),
    ("paper_profiles.index", "Profil naskah", "file-settings", "Pengelolaan", Permission.DIRECTORY_EDIT),
)


@dataclass(frozen=True)
class Entry:
    label: str
    icon: str
    url: str
    current: bool
    group: str | None


@dataclass(frozen=True)
class Person:
    """The logged-in person as the frame of the page shows him."""

    name: str
    role_words: str
    government_name: str
    initials: str


def initials(name: str) -> str:
    """First letters of the first and last bare words of a name."""
    words = [word for word in name.replace(".", " ").split() if word[:1].isalpha()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper() or "?"


def _is_here(url: str) -> bool:
    """Whether the page shown is that of the menu entry, or lies below it."""
    return request.path == url or (url != "/" and request.path.startswith(f"{url}/"))


@lru_cache(maxsize=512)
def _entries(actor: Actor, root: str) -> tuple[Entry, ...]:
    """The menu of an actor as it stands on a page outside it; `root` is where the application is mounted."""
    government = subjects.government(actor)
    return tuple(
        Entry(words, icon, url_for(endpoint), False, group)
        for endpoint, words, icon, group, permission in _MENU
        if allowed(actor, permission, government)
    )


@lru_cache(maxsize=16)
def _addresses(root: str) -> dict[str, str]:
    """Addresses that stand on every page; `root` is where the application is mounted. Nobody changes them."""
    return {
        "home_url": url_for("home.home"),
        "account_url": url_for("auth.account"),
        "logout_url": url_for("auth.logout"),
        "search_url": url_for("action_items.index"),
        "create_url": url_for("meetings.create"),
    }


def _frame(actor: Actor) -> dict[str, Any]:
    roles = list(dict.fromkeys(prefixed(label(grant.role), grant.status) for grant in actor.grants))
    entries = tuple(
        replace(entry, current=True) if _is_here(entry.url) else entry
        for entry in _entries(bare(actor), request.script_root)
    )
    reads, addresses = actor.is_reader, _addresses(request.script_root)
    return {
        "navigation": entries,
        "actor": Person(
            actor.name,
            ", ".join(roles) or "Belum ada peran",
            actor.government_name,
            initials(actor.name),
        ),
        "shell": {
            **addresses,
            # Under it the browser keeps text that was not acknowledged; logging out forgets it.
            "user_key": str(actor.user_id),
            "search_url": addresses["search_url"] if reads else None,
            "search_text": request.args.get("q", "")[:200],
            "create_url": addresses["create_url"] if actor.has(Role.SECRETARIAT) else None,
            "create_label": "Catat rapat",
        },
    }


def register(app: Flask) -> None:
    """Hand the frame to every template of a logged-in person."""

    @app.context_processor
    def frame() -> dict[str, Any]:
        if not current_user.is_authenticated:
            return {}
        return _frame(current_user.actor)
