"""Where a finding of the privacy guard is mended: the address of the page, and of the row on it."""

from __future__ import annotations

from app.domain.facts import MeetingFacts
from app.domain.privacy_places import DRAFTS, Place, PlaceKind
from app.web.meeting_frame import address

#: Endpoint of the page on which each kind of place is written.
_PAGES: dict[PlaceKind, str] = {
    PlaceKind.RAPAT: "meetings.edit",
    PlaceKind.PESERTA: "participants.edit",
    PlaceKind.PENDANAAN: "funding.show",
    PlaceKind.SUMBER: "meeting_sources.sources",
    PlaceKind.BAGIAN: "minutes_sections.edit",
    PlaceKind.BUTIR: "minutes_sections.edit",
    PlaceKind.TANYA_JAWAB: "minutes_sections.edit",
    PlaceKind.SESI: "minutes_lists.question_session",
    PlaceKind.KESIMPULAN: "minutes_lists.conclusions",
    PlaceKind.DATA: "minutes_lists.figures",
    PlaceKind.KONTAK: "minutes_lists.contacts",
    PlaceKind.TIM_KECIL: "minutes_lists.teams",
    PlaceKind.TINDAK_LANJUT: "action_items.show",
    PlaceKind.DOKUMENTASI: "documentation.edit",
    PlaceKind.FOTO: "files.show",
    PlaceKind.BERKAS: "files.show",
    PlaceKind.SIARAN_PERS: "press_releases.show",
    **dict.fromkeys(DRAFTS.values(), "letter_steps.edit"),
}
#: The argument of the address that is the id of the row itself.
_OWN_ID: dict[PlaceKind, str] = {
    PlaceKind.PESERTA: "participant_id",
    PlaceKind.DOKUMENTASI: "documentation_id",
    **dict.fromkeys(DRAFTS.values(), "letter_id"),
}
#: Lists of rows on those pages, as their fields begin.
_ROWS: dict[PlaceKind, str] = {
    PlaceKind.BUTIR: "points",
    PlaceKind.TANYA_JAWAB: "questions",
    PlaceKind.KESIMPULAN: "conclusions",
    PlaceKind.DATA: "figures",
    PlaceKind.KONTAK: "contacts",
}


def place_url(facts: MeetingFacts, place: Place) -> str | None:
    """The page with the field itself in sight; None where this person may not change it, or it is closed to him."""
    if not place.id and place.kind is not PlaceKind.RAPAT:
        return None
    endpoint = _PAGES[place.kind]
    if place.kind is PlaceKind.TINDAK_LANJUT:
        return address(endpoint, item_id=place.id)
    values: dict[str, object] = {"meeting_id": facts.id}
    if endpoint == "minutes_sections.edit":
        values["section_id"] = place.section_id
    elif place.kind in _OWN_ID:
        values[_OWN_ID[place.kind]] = place.id
    return address(endpoint, facts, **values, _anchor=_anchor(place))


def _anchor(place: Place) -> str | None:
    if place.kind in _ROWS:
        return f"{_ROWS[place.kind]}-{place.row}-{place.field}"
    return "berkas" if place.kind in (PlaceKind.FOTO, PlaceKind.BERKAS) else None
