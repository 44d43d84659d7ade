"""Rules of the directory of agencies: no circle of successors or parents, and remarks on an unusual relation."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.agencies import AgencyKind, Relation
from app.domain.errors import Remark, RuleViolation

#: What each relation means for the work (praktik.md, "People and hierarchy"), as explained on the form.
RELATION_MEANINGS: dict[Relation, str] = {
    Relation.BAWAHAN: "dapat ditugasi langsung; perkembangan dilaporkan dan keterlambatan dihitung",
    Relation.BAWAHAN_MELALUI: "ditugasi melalui instansi induknya, misalnya kelurahan melalui kecamatan",
    Relation.MITRA: "diminta dengan surat permohonan, tidak ditugasi; keterlambatan tidak dihitung",
    Relation.ATASAN: "provinsi atau pusat; tidak dapat ditugasi, hanya dimohon perkenannya",
    Relation.SEJAJAR: "misalnya DPRD atau pemerintah daerah lain; tidak dapat ditugasi",
}

_OWN_KINDS = frozenset({AgencyKind.OPD, AgencyKind.KECAMATAN_KELURAHAN, AgencyKind.DESA, AgencyKind.GUGUS_TUGAS})


def leads_back(start: int, first: int | None, following: Mapping[int, int | None]) -> bool:
    """Whether going from `first` along `following` comes back to `start`. A circle elsewhere ends the walk."""
    seen: set[int] = set()
    here = first
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = following.get(here)
    return False


def check_successor(agency_id: int, successor_id: int | None, successors: Mapping[int, int | None]) -> None:
    """Raises RuleViolation when an agency would in the end succeed itself."""
    if successor_id is not None and leads_back(agency_id, successor_id, successors):
        raise RuleViolation(
            "successor_id", "Rangkaian instansi pengganti kembali ke instansi ini. Pilih instansi pengganti lain."
        )


def check_parent(
    agency_id: int | None, parent_id: int | None, relation: Relation, parents: Mapping[int, int | None]
) -> None:
    """`bawahan melalui` needs the agency in between; an agency stands never above itself. Raises RuleViolation."""
    if relation is Relation.BAWAHAN_MELALUI and parent_id is None:
        raise RuleViolation("parent_id", "Pilih instansi induk yang menjadi perantara, misalnya kecamatan.")
    if agency_id is not None and parent_id is not None and leads_back(agency_id, parent_id, parents):
        raise RuleViolation("parent_id", "Instansi induk ini berada di bawah instansi ini. Pilih instansi induk lain.")


def relation_remarks(kind: AgencyKind, relation: Relation) -> tuple[Remark, ...]:
    """A remark when kind and relation rarely go together; it never stops the work."""
    below = relation in (Relation.BAWAHAN, Relation.BAWAHAN_MELALUI)
    if below and kind not in _OWN_KINDS and kind is not AgencyKind.LAINNYA:
        return (
            Remark("relation", "Jenis instansi ini lazimnya bukan bawahan pemerintah daerah. Periksa hubungannya."),
        )
    if kind is AgencyKind.OPD and not below:
        return (Remark("relation", "Perangkat daerah lazimnya bawahan. Periksa hubungannya."),)
    return ()
