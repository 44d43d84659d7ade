"""Small writing forms whose text the browser keeps until it is saved: under which key, and whether at all."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, g

from app.domain.facts import ItemFacts, meeting_of
from app.domain.meetings import Confidentiality, stricter
from app.web.unsent_text import place_key


@dataclass(frozen=True)
class KeptForm:
    """A rahasia one is never kept; the page has its key nevertheless, to forget what was kept before."""

    key: str
    is_closed: bool


def kept_form(part: str) -> KeptForm:
    """For a form of the meeting, or of the item, that the page is about; reads nothing but the loaded subject."""
    subject = g.subject
    meeting = meeting_of(subject)
    level = meeting.confidentiality
    if isinstance(subject, ItemFacts):
        part, level = f"{part}-{subject.id}", stricter(level, subject.confidentiality)
    return KeptForm(place_key(meeting, part), level is Confidentiality.RAHASIA)


def register(app: Flask) -> None:
    """Make it known to the templates; the macro is components/kept_form.html."""
    app.jinja_env.globals["kept_form"] = kept_form
