"""Labels of offices: roles, governments, agencies, task forces, persons and their positions."""

from __future__ import annotations

from enum import StrEnum

from app.domain.agencies import AgencyKind, GovernmentLevel, Relation, TaskForceRole
from app.domain.people import AppointmentStatus, PositionKind, Sapaan
from app.domain.roles import Role

LABELS: tuple[tuple[StrEnum, str], ...] = (
    (Role.ADMINISTRATOR, "Administrator"),
    (Role.SECRETARIAT, "Sekretariat rapat"),
    (Role.REPORTER, "Staf pelapor"),
    (Role.AGENCY_HEAD, "Kepala instansi"),
    (Role.ASISTEN, "Asisten pengoordinasi"),
    (Role.SEKDA, "Sekretaris Daerah"),
    (Role.LEADERSHIP_STAFF, "TU pimpinan"),
    (Role.OBSERVER, "Pemantau"),
    (GovernmentLevel.PROVINSI, "Provinsi"),
    (GovernmentLevel.KABUPATEN, "Kabupaten"),
    (GovernmentLevel.KOTA, "Kota"),
    (AgencyKind.OPD, "Perangkat daerah (OPD)"),
    (AgencyKind.KECAMATAN_KELURAHAN, "Kecamatan dan kelurahan"),
    (AgencyKind.DESA, "Pemerintah desa"),
    (AgencyKind.INSTANSI_VERTIKAL, "Instansi vertikal"),
    (AgencyKind.POLRI, "Polri"),
    (AgencyKind.TNI, "TNI"),
    (AgencyKind.KEJAKSAAN, "Kejaksaan"),
    (AgencyKind.PENGADILAN, "Pengadilan"),
    (AgencyKind.PERGURUAN_TINGGI, "Perguruan tinggi"),
    (AgencyKind.LEMBAGA_MASYARAKAT, "Lembaga masyarakat"),
    (AgencyKind.DUNIA_USAHA, "Dunia usaha"),
    (AgencyKind.MEDIA, "Media"),
    (AgencyKind.PEMERINTAH_ATASAN, "Provinsi, kementerian, atau lembaga pusat"),
    (AgencyKind.DPRD, "DPRD"),
    (AgencyKind.GUGUS_TUGAS, "Gugus tugas"),
    (AgencyKind.LAINNYA, "Lainnya"),
    (Relation.BAWAHAN, "Bawahan"),
    (Relation.BAWAHAN_MELALUI, "Bawahan melalui instansi lain"),
    (Relation.MITRA, "Mitra"),
    (Relation.ATASAN, "Atasan"),
    (Relation.SEJAJAR, "Sejajar"),
    (TaskForceRole.PENGARAH, "Pengarah"),
    (TaskForceRole.KETUA, "Ketua"),
    (TaskForceRole.KETUA_HARIAN, "Ketua harian"),
    (TaskForceRole.SEKRETARIS, "Sekretaris"),
    (TaskForceRole.ANGGOTA, "Anggota"),
    (Sapaan.BAPAK, "Bapak"),
    (Sapaan.IBU, "Ibu"),
    (AppointmentStatus.DEFINITIF, "Definitif"),
    (AppointmentStatus.PLT, "Pelaksana Tugas (Plt.)"),
    (AppointmentStatus.PLH, "Pelaksana Harian (Plh.)"),
    (AppointmentStatus.PJ, "Penjabat (Pj.)"),
    (AppointmentStatus.PJS, "Penjabat Sementara (Pjs.)"),
    (PositionKind.KEPALA_DAERAH, "Kepala daerah"),
    (PositionKind.WAKIL_KEPALA_DAERAH, "Wakil kepala daerah"),
    (PositionKind.SEKDA, "Sekretaris Daerah"),
    (PositionKind.ASISTEN, "Asisten Sekretaris Daerah"),
    (PositionKind.KEPALA_INSTANSI, "Kepala instansi"),
    (PositionKind.LAINNYA, "Jabatan lain"),
)
