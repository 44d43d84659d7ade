"""Facts of a meeting beside its minutes: when, where, by whom, who took part, money, sources."""

from __future__ import annotations

from typing import Any

from app.domain.agencies import AgencyKind, GovernmentLevel
from app.domain.indonesian import month_name
from app.domain.labels import label
from app.domain.meetings import FileKind, MeetingKind, MeetingLinkKind, ParticipantRole, Representative
from app.domain.people import AppointmentStatus
from app.jobs.demo_data import cases
from tests.cases.reading import (
    Place,
    Reading,
    among,
    between,
    code,
    coded,
    dated,
    first,
    name,
    row,
    sentence,
    whole,
)

_STATUSES = {None: None, AppointmentStatus.PJ: "Penjabat (Pj)"}
_REPRESENTATIVES = {Representative.YA: True, Representative.TIDAK: False, Representative.TIDAK_DIKETAHUI: None}


def _same_meeting(place: Place) -> Any:
    linked = [one.title for one in place.sheet.linked if one.kind is MeetingLinkKind.MUNGKIN_SAMA]
    return place.value if cases()[place.value]["judul"] in linked else None


def _opener(place: Place) -> str | None:
    return next((name(one.party) for one in place.sheet.with_role(ParticipantRole.PEMBUKA)), None)


def _task_force_names(place: Place) -> tuple[str, ...]:
    force = place.sheet.task_forces[0]
    return (force.name, *force.aliases)


def _titles(place: Place) -> str | None:
    return (place.person.party.name or "").partition(", ")[2] or None


def _represented(place: Place) -> str | None:
    return place.person.party.represents_name or place.person.party.represents_office


READINGS: dict[str, Reading] = {
    "source.media": Reading("rapat", first("sources", "outlet")),
    "source.byline": Reading("rapat", first("sources", "byline")),
    "source.judul_artikel": Reading("rapat", first("sources", "title")),
    "source.tanggal_terbit": Reading("rapat", first("sources", "published_on"), dated("Terbit {}")),
    "source.tanggal_tayang_ulang": Reading("rapat", first("sources", "republished_on"), dated("Tayang ulang {}")),
    "likely_same_event_as[]": Reading("rapat", _same_meeting, lambda place: cases()[place.value]["judul"]),
    "judul": Reading("rapat", lambda place: place.sheet.title),
    "jenis_kegiatan": Reading("rapat", lambda place: code(place.sheet.kind), coded(MeetingKind)),
    "topik[]": Reading("rapat", lambda place: place.sheet.topics[place.at[0]]),
    "tanggal": Reading("rapat", first("days", "on"), dated()),
    "tanggal_teks": Reading("rapat", first("days", "date_text")),
    "tanggal_bagian": Reading("rapat", first("days", "weekday")),
    "tanggal_bagian.hari": Reading("rapat", first("days", "weekday")),
    "tanggal_bagian.tanggal": Reading("rapat", first("days", "day"), between(" {} ")),
    "tanggal_bagian.bulan": Reading("rapat", first("days", "month"), lambda place: month_name(place.value)),
    "tanggal_bagian.tahun": Reading("rapat", first("days", "year")),
    "waktu_mulai": Reading("rapat", first("days", "start")),
    "waktu_teks": Reading("rapat", first("days", "time_text")),
    "tempat": Reading("rapat", lambda place: place.sheet.place),
    "daerah.tingkat": Reading("rapat", lambda place: place.government[0], coded(GovernmentLevel)),
    "daerah.nama": Reading("rapat", lambda place: place.government[1]),
    "penyelenggara.nama": Reading("rapat", lambda place: place.sheet.organiser),
    "penyelenggara.singkatan": Reading("rapat", lambda place: place.sheet.organiser_abbreviation, between("({})")),
    "dibuka_oleh": Reading("peserta", _opener),
    "gugus_tugas": Reading("rapat", whole("task_forces")),
    "gugus_tugas.sebutan[]": Reading("rapat", among(_task_force_names)),
    "gugus_tugas.ketua": Reading("rapat", lambda place: place.chair),
    "gugus_tugas.ketua.nama": Reading("rapat", lambda place: name(place.chair), between("Ketua: {}")),
    "gugus_tugas.ketua.jabatan": Reading("rapat", lambda place: place.chair.office),
    "peran[].nama": Reading("peserta", lambda place: name(place.person.party)),
    "peran[].gelar_belakang": Reading("peserta", _titles),
    "peran[].jabatan": Reading("peserta", lambda place: place.person.party.office),
    "peran[].status_jabatan": Reading("peserta", lambda place: _STATUSES[place.person.party.status], sentence("Pj. ")),
    "peran[].peran": Reading(
        "peserta", among(lambda place: [code(role) for role in place.person.roles[:1]]), coded(ParticipantRole)
    ),
    "peran[].peran_lain[]": Reading(
        "peserta", among(lambda place: [code(role) for role in place.person.roles[1:]]), coded(ParticipantRole)
    ),
    "peran[].jabatan_dalam_tim": Reading("peserta", lambda place: place.person.team_office),
    "peran[].mewakili": Reading("peserta", _represented),
    "peran[].mewakili.nama": Reading("peserta", lambda place: place.person.party.represents_name),
    "peran[].mewakili.jabatan": Reading(
        "peserta", lambda place: place.person.party.represents_office, between("mewakili {}")
    ),
    "jumlah_peserta": Reading("peserta", lambda place: place.sheet.stated_total, between("{} orang")),
    "keterangan_jumlah": Reading("peserta", lambda place: place.sheet.total_note),
    "unsur_peserta[].unsur": Reading("peserta", lambda place: place.body.unsur),
    "unsur_peserta[].jenis_instansi": Reading("peserta", lambda place: code(place.body.unsur_kind), coded(AgencyKind)),
    "unsur_peserta[].jumlah": Reading("peserta", lambda place: place.body.count, between("{} orang")),
    "unsur_peserta[].perwakilan": Reading(
        "peserta",
        lambda place: _REPRESENTATIVES[place.body.representative],
        sentence("perwakilan", label(Representative.TIDAK)),
    ),
    "narasumber[].nama": Reading("peserta", lambda place: place.speaker.party.name),
    "narasumber[].jabatan": Reading("peserta", lambda place: place.speaker.party.office),
    "narasumber[].instansi": Reading("peserta", lambda place: place.speaker.party.institution),
    "narasumber[].materi": Reading("peserta", lambda place: place.speaker.topic, between("Materi: {}")),
    "tujuan[]": Reading("rapat", lambda place: place.sheet.purposes[place.at[0]]),
    "pendanaan": Reading("rapat", whole("funding")),
    "pendanaan.sumber": Reading("rapat", first("funding", "source")),
    "pendanaan.rincian": Reading("rapat", first("funding", "detail"), between("Rincian {}")),
    "pendanaan.pemberi": Reading("rapat", first("funding", "giver"), between("Pemberi dana {}")),
    "pendanaan.dokumen_anggaran": Reading("rapat", first("funding", "budget_document"), between("Dokumen anggaran {}")),
    "pendanaan.tahun_anggaran": Reading("rapat", first("funding", "fiscal_year"), between("Tahun anggaran {}")),
    "pendanaan.pagu": Reading("rapat", first("funding", "ceiling")),
    "pendanaan.kode_sub_kegiatan": Reading("rapat", first("funding", "sub_activity_code")),
    "pendanaan.peruntukan": Reading("rapat", first("funding", "purpose"), between("Peruntukan {}")),
    "program_disebut": Reading("rapat", lambda place: place.sheet.program, between("Program {}")),
    "dokumentasi[].jenis": Reading(
        "berkas", lambda place: code(place.sheet.documentation[place.at[0]].kind), coded(FileKind)
    ),
    "dokumentasi[].keterangan": Reading("berkas", row("documentation", "caption")),
}
