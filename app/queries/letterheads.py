"""The kop of an agency's papers. What stands under the names comes from the profile, else from the agency itself."""

from __future__ import annotations

from app.domain.labels import label
from app.domain.sheets import Letterhead
from app.models.agencies import Agency
from app.models.governments import Government, PaperProfile


def letterhead(government: Government, agency: Agency, profile: PaperProfile | None) -> Letterhead:
    """Kop of papers of `agency`; `profile` is the one in force for it.

    The lines of the general profile belong to the Sekretariat Daerah: another agency prints its own address.
    """
    typed = profile.letterhead_lines if profile and (profile.agency_id == agency.id or agency.is_secretariat) else None
    return Letterhead(
        government=f"Pemerintah {label(government.level)} {government.name}",
        unit=agency.name,
        lines=tuple(typed.splitlines()) if typed else _own_lines(agency),
    )


def _own_lines(agency: Agency) -> tuple[str, ...]:
    reach = (("Telepon", agency.phone), ("Laman", agency.website), ("Pos-el", agency.email))
    known = ", ".join(f"{name} {value}" for name, value in reach if value)
    address = " ".join(agency.address.split()) if agency.address else ""
    return tuple(line for line in (address, known) if line)
