"""Siaran pers for tests."""

from __future__ import annotations

from app import clock
from app.domain.press_releases import ReleaseState
from app.models.meetings import Meeting
from app.models.releases import PressRelease
from tests.factories.people import save


def press_release(
    of: Meeting, headline: str = "Rapat digelar", state: ReleaseState = ReleaseState.MENUNGGU_DIPERIKSA
) -> PressRelease:
    """A siaran pers in the given state, handed over now unless it is a draft."""
    row = PressRelease(
        government_id=of.government_id,
        meeting_id=of.id,
        state=state,
        headline=headline,
        lead="Rapat dilaksanakan di aula.",
        body="Rapat diikuti 45 orang.\n\nLangkah selanjutnya disusun.",
        made_at=clock.now(),
        sent_at=clock.now() if state is not ReleaseState.KONSEP else None,
    )
    save(row)
    return row
