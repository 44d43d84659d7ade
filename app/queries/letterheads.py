"""The kop of an agency's papers, and that of the head of government himself.

What stands under an agency's names comes from the profile, else from the agency itself.
"""

from __future__ import annotations

from app.domain.labels import label
from app.domain.sheets import Emblem, Letterhead
from app.models.agencies import Agency
from app.models.governments import Government, PaperProfile


def letterhead(
    government: Government, agency: Agency, profile: PaperProfile | None, emblem: Emblem | None
) -> Letterhead:
    """Kop of papers of `agency`; `profile` is the one in force for it, `emblem` the lambang daerah.

    The lines of the general profile belong to the Sekretariat Daerah: another agency prints its own address.
    """
    typed = profile.letterhead_lines if profile and (profile.agency_id == agency.id or agency.is_secretariat) else None
    return Letterhead(
        government=_government(government),
        unit=agency.name,
        lines=tuple(typed.splitlines()) if typed else _own_lines(agency),
        emblem=emblem,
    )


def office_letterhead(
    government: Government, agency: Agency, office: str, general: PaperProfile | None, emblem: Emblem | None
) -> Letterhead:
    """Kop of what the head of government signs himself: Garuda (`emblem`), his office, and no agency.

    `agency` keeps the paper; `general` is the profile of the government, whose lines are his address.
    """
    typed = general.letterhead_lines if general else None
    return Letterhead(
        government=_government(government),
        unit=agency.name,
        lines=tuple(typed.splitlines()) if typed else (),
        emblem=emblem,
        office=office if government.name.casefold() in office.casefold() else f"{office} {government.name}",
    )


def _government(government: Government) -> str:
    return f"Pemerintah {label(government.level)} {government.name}"


def _own_lines(agency: Agency) -> tuple[str, ...]:
    reach = (("Telepon", agency.phone), ("Laman", agency.website), ("Pos-el", agency.email))
    known = ", ".join(f"{name} {value}" for name, value in reach if value)
    address = " ".join(agency.address.split()) if agency.address else ""
    return tuple(line for line in (address, known) if line)
