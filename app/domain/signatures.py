"""Who signs with which lines (Pasal 44 Permendagri 1/2023), for correspondence and special papers. No layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.people import AppointmentStatus, PositionKind, name_with_titles


class Identification(StrEnum):
    """How a number of service is labelled: civil servants NIP, police and army NRP."""

    NIP = "NIP"
    NRP = "NRP"


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Whoever signs, as a snapshot of the day of signing.

    `office` is the position held, without Plt./Plh./Pj.; `on_behalf_of` the mandators from the top down:
    () signs himself, (Bupati,) is a.n., (Bupati, Sekretaris Daerah) is a.n. with u.b. An office that nobody recorded is
    "" and has no line. Who signs a notula without having led the meeting acknowledges it (`led_meeting` False).
    """

    name: str
    office: str
    kind: PositionKind
    status: AppointmentStatus = AppointmentStatus.DEFINITIF
    front_titles: str | None = None
    back_titles: str | None = None
    rank: str | None = None
    service_number: str | None = None
    identification: Identification = Identification.NIP
    on_behalf_of: tuple[str, ...] = ()
    led_meeting: bool = True


@dataclass(frozen=True)
class SignatureLines:
    """The lines of a signature: offices above the space, the name, and what stands under it."""

    offices: tuple[str, ...]
    name: str
    below: tuple[str, ...]


@dataclass(frozen=True)
class _Rule:
    titles: bool
    service_lines: bool


_BARE = _Rule(titles=False, service_lines=False)
_TITLES = _Rule(titles=True, service_lines=False)
_FULL = _Rule(titles=True, service_lines=True)

_ACTING = frozenset(AppointmentStatus) - {AppointmentStatus.DEFINITIF}

#: (kinds of position, statuses, rule), first match wins. 44(3) names rank and NIP for all but the heads of the region
#: and the Sekda; 44(4) and 44(5) take titles and NIP from whoever acts for them. 44(5) names Pj. and Plh.; a Plt. or
#: Pjs. Sekda is read the same way.
_RULES: tuple[tuple[frozenset[PositionKind], frozenset[AppointmentStatus], _Rule], ...] = (
    (frozenset({PositionKind.KEPALA_DAERAH, PositionKind.WAKIL_KEPALA_DAERAH, PositionKind.SEKDA}), _ACTING, _BARE),
    (
        frozenset({PositionKind.KEPALA_DAERAH, PositionKind.WAKIL_KEPALA_DAERAH, PositionKind.SEKDA}),
        frozenset({AppointmentStatus.DEFINITIF}),
        _TITLES,
    ),
)

_PREFIX = {
    AppointmentStatus.PLT: "Plt.",
    AppointmentStatus.PLH: "Plh.",
    AppointmentStatus.PJ: "Pj.",
    AppointmentStatus.PJS: "Pjs.",
}


def service_identity(nip: str | None, nrp: str | None) -> tuple[str | None, Identification]:
    """The number that a signature prints and what it is called: NIP of a civil servant, NRP of police and army."""
    return (nip, Identification.NIP) if nip or not nrp else (nrp, Identification.NRP)


def prefixed(office: str, status: AppointmentStatus | None) -> str:
    """`Plh. Sekretaris Daerah`: the office with the prefix of how it is held."""
    prefix = _PREFIX.get(status) if status else None
    return f"{prefix} {office}" if prefix else office


def signature_lines(signer: Signer, *, sekda_prints_nip: bool = False) -> SignatureLines:
    """The lines of a signature as Pasal 44 wants them; `sekda_prints_nip` is the profile's switch."""
    rule = _rule(signer, sekda_prints_nip=sekda_prints_nip)
    name = name_with_titles(signer.name, signer.front_titles, signer.back_titles) if rule.titles else signer.name
    below: tuple[str, ...] = ()
    if rule.service_lines:
        number = f"{signer.identification.value} {signer.service_number}" if signer.service_number else None
        below = tuple(line for line in (signer.rank, number) if line)
    return SignatureLines(offices=_office_lines(signer), name=name, below=below)


def _rule(signer: Signer, *, sekda_prints_nip: bool) -> _Rule:
    if signer.kind is PositionKind.SEKDA and signer.status is AppointmentStatus.DEFINITIF and sekda_prints_nip:
        return _FULL
    for kinds, statuses, rule in _RULES:
        if signer.kind in kinds and signer.status in statuses:
            return rule
    return _FULL


def _office_lines(signer: Signer) -> tuple[str, ...]:
    """Offices from the mandator down; a comma closes the last one, u.b. stands on its own line."""
    if not signer.office:
        return ()
    held = f"{prefixed(signer.office.upper(), signer.status)},"
    if not signer.on_behalf_of:
        return (held,)
    lines = [f"a.n. {signer.on_behalf_of[0].upper()}"]
    for office in signer.on_behalf_of[1:]:
        lines += [office.upper(), "u.b."]
    return (*lines, held)
