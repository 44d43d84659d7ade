"""The WhatsApp texts of a page: what is said to a group and to one person, with the addresses that open WhatsApp."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.sheets import AmendmentSheet, Greeted, InvitationSheet
from app.messages import invitations
from app.messages.links import wa_link
from app.queries.announcement_sheets import Announcement


@dataclass(frozen=True)
class Message:
    """A text to copy, and the address that opens WhatsApp with it; a person sends."""

    text: str
    url: str


def to_group(sheet: Announcement) -> Message:
    """The announcement for a group."""
    text = (
        invitations.invitation_to_group(sheet)
        if isinstance(sheet, InvitationSheet)
        else invitations.amendment_to_group(sheet)
    )
    return message(text)


def to_person(sheet: Announcement, greeted: Greeted, phone: str | None) -> Message:
    """The announcement for one person, who is greeted."""
    text = (
        invitations.amendment_to_person(sheet, greeted)
        if isinstance(sheet, AmendmentSheet)
        else invitations.invitation_to_person(sheet, greeted)
    )
    return message(text, phone)


def message(text: str, phone: str | None = None) -> Message:
    """Any text; without a phone the sender picks the recipient in WhatsApp."""
    return Message(text, wa_link(phone, text))
