"""Small writing forms whose text the browser keeps until it is saved: under which key, and whether at all."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, g

from app.domain.facts import ItemFacts, meeting_of
from app.domain.meetings import Confidentiality, stricter
from app.web.access import current_actor


@dataclass(frozen=True)
class KeptForm:
    """The key begins with the account, so that logging out forgets the text; a rahasia one is never kept."""

    key: str
    is_closed: bool


def kept_form(part: str) -> KeptForm:
    """For a form of the meeting, or of the item, that the page is about; reads nothing but the loaded subject."""
    subject = g.subject
    meeting = meeting_of(subject)
    level = meeting.confidentiality
    if isinstance(subject, ItemFacts):
        part, level = f"{part}-{subject.id}", stricter(level, subject.confidentiality)
    return KeptForm(f"{current_actor().user_id}:{meeting.id}:{part}", level is Confidentiality.RAHASIA)


def register(app: Flask) -> None:
    """Make it known to the templates; the macro is components/kept_form.html."""
    app.jinja_env.globals["kept_form"] = kept_form
