"""The officials that the demo's records name: recorded as persons and participants, never as accounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.agencies import AgencyKind
from app.domain.meetings import ParticipantRole, Representative
from app.domain.people import AppointmentStatus
from app.jobs.demo_data import GovernmentPlan, RecordPlan
from app.services.participant_contents import ParticipantDetails
from app.services.people import AddPerson

_FRONT_TITLE = re.compile(r"(?P<title>Hj?\.) +(?P<name>.+)")
_STATUSES = {"Penjabat (Pj)": AppointmentStatus.PJ}
_STANDS_FOR = {True: Representative.YA, False: Representative.TIDAK, None: Representative.TIDAK_DIKETAHUI}


@dataclass(frozen=True)
class Official:
    """Somebody whom a record names. Offices stay with the record: who holds them today is not known here."""

    name: str
    back_titles: str | None
    agency_key: str | None

    def command(self, agencies: Mapping[str, int]) -> AddPerson:
        """The person as the directory takes it."""
        titled = _FRONT_TITLE.fullmatch(self.name)
        return AddPerson(
            name=titled["name"] if titled else self.name,
            front_titles=titled["title"] if titled else None,
            back_titles=self.back_titles,
            agency_id=agencies[self.agency_key] if self.agency_key else None,
        )


@dataclass(frozen=True)
class Chair:
    """The chair of a task force with his office, as stated."""

    name: str
    office: str | None


def officials(plan: GovernmentPlan) -> list[Official]:
    """Everybody named in the records of a government, each once."""
    found: dict[str, Official] = {}
    for record in plan.records:
        for row in (*record.case["peran"], *record.case["narasumber"]):
            name = row["nama"]
            if name and name not in found:
                agency_key, _ = record.people.get(name, (None, None))
                found[name] = Official(name, row.get("gelar_belakang"), agency_key)
    return list(found.values())


def chairs(plan: GovernmentPlan) -> list[Chair]:
    """The chairs of the government's task force that its records state; each is an official of a record."""
    stated = ((record.case["gugus_tugas"] or {}).get("ketua") for record in plan.records)
    return [Chair(row["nama"], row["jabatan"]) for row in stated if row]


def participants(
    record: RecordPlan, agencies: Mapping[str, int], people: Mapping[str, int]
) -> list[ParticipantDetails]:
    """Rows of the list in the order of the record: those with a role, speakers, then the bodies that took part."""
    spoke = {row["nama"]: row for row in record.case["narasumber"] if row["nama"]}
    rows = [_person(record, row, spoke.get(row["nama"], {}), agencies, people) for row in record.case["peran"]]
    listed = {row["nama"] for row in record.case["peran"]}
    rows += [_speaker(record, row, agencies, people) for row in record.case["narasumber"] if row["nama"] not in listed]
    return rows + [_body(row) for row in record.case["unsur_peserta"]]


def _person(
    record: RecordPlan,
    row: Mapping[str, Any],
    speech: Mapping[str, Any],
    agencies: Mapping[str, int],
    people: Mapping[str, int],
) -> ParticipantDetails:
    represented = row["mewakili"] or {}
    status = row.get("status_jabatan")
    return ParticipantDetails(
        person_id=people[row["nama"]],
        office_text=row["jabatan"],
        appointment_status=_STATUSES[status] if status else None,
        team_office=row.get("jabatan_dalam_tim"),
        roles=tuple(ParticipantRole(role) for role in (row["peran"], *row.get("peran_lain", ()))),
        is_representative=Representative.YA if represented else Representative.TIDAK_DIKETAHUI,
        represents_name=represented.get("nama"),
        represents_office=represented.get("jabatan"),
        topic=speech.get("materi"),
        **_institution(record, row["nama"], agencies),
    )


def _speaker(
    record: RecordPlan, row: Mapping[str, Any], agencies: Mapping[str, int], people: Mapping[str, int]
) -> ParticipantDetails:
    """A speaker without a role beside it: a person, an office without a name, or only an institution."""
    return ParticipantDetails(
        person_id=people[row["nama"]] if row["nama"] else None,
        office_text=row["jabatan"],
        roles=(ParticipantRole.NARASUMBER,),
        topic=row["materi"],
        **_institution(record, row["nama"] or row["instansi"], agencies),
    )


def _institution(record: RecordPlan, name: str, agencies: Mapping[str, int]) -> dict[str, Any]:
    key, printed = record.people.get(name, (None, None))
    return {"agency_id": agencies[key] if key else None, "institution_text": printed}


def _body(row: Mapping[str, Any]) -> ParticipantDetails:
    return ParticipantDetails(
        unsur_text=row["unsur"],
        unsur_kind=AgencyKind(row["jenis_instansi"]),
        count=row["jumlah"],
        is_representative=_STANDS_FOR[row["perwakilan"]],
    )
