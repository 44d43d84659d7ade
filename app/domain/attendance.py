"""Answers to an invitation, presence, and the recap sendiri / diwakili / tidak hadir."""

from __future__ import annotations

from enum import StrEnum


class InvitationReply(StrEnum):
    HADIR = "hadir"
    DIWAKILI = "diwakili"
    BERHALANGAN = "berhalangan"


class PresenceKind(StrEnum):
    """How an invited person was there."""

    SENDIRI = "sendiri"
    DIWAKILI = "diwakili"
    TIDAK_HADIR = "tidak_hadir"
