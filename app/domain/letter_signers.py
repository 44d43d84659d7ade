"""Who may fittingly sign a letter to whom (practice, not a wall), and the mandators above a signer. No layout."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.agencies import AgencyKind, Relation
from app.domain.people import PositionKind

#: The Forkopimda and bodies of other branches or levels: the head of the region writes to them.
_ABOVE = frozenset(
    {
        AgencyKind.INSTANSI_VERTIKAL,
        AgencyKind.POLRI,
        AgencyKind.TNI,
        AgencyKind.KEJAKSAAN,
        AgencyKind.PENGADILAN,
        AgencyKind.DPRD,
        AgencyKind.PEMERINTAH_ATASAN,
    }
)
_HEADS = frozenset({PositionKind.KEPALA_DAERAH, PositionKind.WAKIL_KEPALA_DAERAH})
_BENEATH = frozenset({AgencyKind.OPD, AgencyKind.KECAMATAN_KELURAHAN})

TO_FORKOPIMDA = (
    "Surat kepada Forkopimda, instansi vertikal, dan pemerintah atasan lazimnya ditandatangani kepala daerah, "
    "atau Sekretaris Daerah atas nama kepala daerah."
)
TO_HEADS = (
    "Surat kepada kepala perangkat daerah lazimnya ditandatangani paling rendah oleh asisten atas nama "
    "Sekretaris Daerah, atau oleh kepala perangkat daerah."
)


def signer_remarks(
    recipients: Iterable[tuple[Relation, AgencyKind]], signer: PositionKind, mandator: PositionKind | None
) -> tuple[str, ...]:
    """Remarks on a signer who does not fit the addressees; the letter goes its way nevertheless."""
    kinds = list(recipients)
    remarks = []
    for_head = signer in _HEADS or (signer is PositionKind.SEKDA and mandator in _HEADS)
    if any(kind in _ABOVE or relation is Relation.ATASAN for relation, kind in kinds) and not for_head:
        remarks.append(TO_FORKOPIMDA)
    if signer is PositionKind.LAINNYA and any(
        relation is Relation.BAWAHAN and kind in _BENEATH for relation, kind in kinds
    ):
        remarks.append(TO_HEADS)
    return tuple(remarks)


def mandators(signer: PositionKind, mandator: PositionKind | None, titles: dict[PositionKind, str]) -> tuple[str, ...]:
    """The offices above a signature, from the top down: () he signs himself, one is a.n., two are a.n. with u.b.

    `titles` are the titles of the offices by kind. Under the head of the region stands the Sekda in between, unless
    it is the Sekda who signs.
    """
    if mandator is None or mandator is signer or mandator not in titles:
        return ()
    chain = [titles[mandator]]
    needs_sekda = mandator in _HEADS and signer is not PositionKind.SEKDA
    if needs_sekda and PositionKind.SEKDA in titles:
        chain.append(titles[PositionKind.SEKDA])
    return tuple(chain)
