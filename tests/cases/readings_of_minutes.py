"""Facts of the minutes and of what follows: points, questions, figures, contacts, follow-ups, teams."""

from __future__ import annotations

from typing import Any

from app.domain.action_items import Horizon, StatedKind
from app.domain.indonesian import number
from app.domain.labels import label
from app.domain.minutes import PointKind, QuestionForm
from tests.cases.reading import Place, Reading, between, code, coded, dated, name, of, row, sentence, whole


def _short(place: Place) -> str:
    """An agency is stated by its short name and its government: `DP3APM Kota Tanjungpinang`."""
    level, bare = place.government
    return str(place.value).removesuffix(f" {level.title()} {bare}")


def _owner(place: Place) -> Any:
    """The stated name, where the record keeps just that or the agency of that short name."""
    owner = place.item.owner or ""
    return place.value if owner.endswith(f"({_short(place)})") else owner


def _answer(column: str) -> Any:
    return lambda place: name(getattr(place.sheet.answers[place.at[0]], column))


READINGS: dict[str, Reading] = {
    "poin[].urutan": Reading("notula", lambda place: place.point.stated_order, between("Urutan ke-{}")),
    "poin[].pembicara": Reading("notula", lambda place: name(place.point.speaker)),
    "poin[].jenis": Reading("notula", lambda place: code(place.point.kind), coded(PointKind)),
    "poin[].isi": Reading("notula", lambda place: place.point.text),
    "poin[].kutipan": Reading("notula", lambda place: place.point.quote, between("“{}”")),
    "poin[].ditujukan_kepada": Reading("notula", lambda place: place.point.addressee, between("Kepada: {}")),
    "poin[].konteks": Reading("notula", lambda place: place.point.context, between("Konteks: {}")),
    "poin[].catatan_urutan": Reading("notula", lambda place: place.point.order_note),
    "tanya_jawab[].penanya": Reading("notula", _answer("asked_by"), between("dari {}")),
    "tanya_jawab[].bentuk": Reading(
        "notula", lambda place: code(place.sheet.answers[place.at[0]].form), coded(QuestionForm, "{} dari")
    ),
    "tanya_jawab[].pertanyaan": Reading("notula", row("answers", "question")),
    "tanya_jawab[].penjawab": Reading("notula", _answer("answered_by"), between("Jawaban {}")),
    "tanya_jawab[].jawaban": Reading("notula", row("answers", "answer")),
    "sesi_tanya_jawab": Reading("notula", whole("session")),
    "sesi_tanya_jawab.dilaksanakan": Reading(
        "notula",
        of("session", "held"),
        sentence("Sesi tanya jawab dilaksanakan", "Sesi tanya jawab tidak dilaksanakan"),
    ),
    "sesi_tanya_jawab.waktu": Reading("notula", of("session", "time_text"), between("waktu: {}")),
    "sesi_tanya_jawab.pihak[]": Reading("notula", lambda place: place.sheet.session.parties[place.at[0]]),
    "sesi_tanya_jawab.topik": Reading("notula", of("session", "topic"), between("topik: {}")),
    "sesi_tanya_jawab.isi_tercatat": Reading(
        "notula", of("session", "content_recorded"), sentence("", "isi tidak tercatat")
    ),
    "tindak_lanjut[].nomor": Reading("tindak lanjut", lambda place: place.item.number, between("Nomor {} ")),
    "tindak_lanjut[].uraian": Reading("tindak lanjut", lambda place: place.item.text),
    "tindak_lanjut[].jenis": Reading(
        "tindak lanjut",
        lambda place: code(place.item.stated_kind),
        lambda place: f"disebut sebagai {label(StatedKind(place.value)).lower()}",
    ),
    "tindak_lanjut[].disampaikan_oleh": Reading(
        "tindak lanjut", lambda place: name(place.item.stated_by), between("Disampaikan oleh {}")
    ),
    "tindak_lanjut[].penanggung_jawab": Reading("tindak lanjut", _owner, _short),
    "tindak_lanjut[].pelaksana_terkait[]": Reading(
        "tindak lanjut", lambda place: place.item.supporters[place.at[1]], between("Pendukung {}")
    ),
    "tindak_lanjut[].horizon": Reading("tindak lanjut", lambda place: place.item.horizons or None),
    "tindak_lanjut[].horizon[]": Reading(
        "tindak lanjut", lambda place: code(place.item.horizons[place.at[1]]), coded(Horizon)
    ),
    "tindak_lanjut[].tenggat": Reading("tindak lanjut", lambda place: place.item.due_on, dated()),
    "tindak_lanjut[].tenggat_teks": Reading("tindak lanjut", lambda place: place.item.due_text),
    "tim_kecil": Reading("rapat", whole("small_teams")),
    "tim_kecil.disebut": Reading("rapat", lambda place: bool(place.sheet.small_teams), sentence("Tim kecil")),
    "tim_kecil.anggota": Reading("rapat", lambda place: place.sheet.small_teams[0].members or None),
    "rencana_aksi": Reading("tindak lanjut", whole("action_plan")),
    "rencana_aksi.disebut": Reading(
        "tindak lanjut", lambda place: place.sheet.action_plan is not None, sentence("Rencana aksi")
    ),
    "rencana_aksi.horizon[]": Reading(
        "tindak lanjut", lambda place: code(place.sheet.action_plan.horizons[place.at[0]]), coded(Horizon)
    ),
    # The plan was to be drawn up "selanjutnya": due words of the item, not a date of the plan.
    "rencana_aksi.batas_waktu": Reading("tindak lanjut", lambda place: None),
    "statistik[].indikator": Reading("notula", row("figures", "indicator")),
    "statistik[].nilai": Reading("notula", row("figures", "value"), lambda place: number(place.value)),
    "statistik[].satuan": Reading("notula", row("figures", "unit")),
    "statistik[].wilayah": Reading("notula", row("figures", "area")),
    "statistik[].periode": Reading("notula", row("figures", "period")),
    "statistik[].sumber": Reading("notula", row("figures", "source")),
    "statistik[].disampaikan_oleh": Reading(
        "notula", lambda place: name(place.sheet.figures[place.at[0]].speaker), between("Disampaikan oleh {}")
    ),
    "kontak_layanan[].nama": Reading("notula", row("contacts", "name")),
    "kontak_layanan[].nomor": Reading("notula", row("contacts", "number")),
    "kontak_layanan[].kegunaan": Reading("notula", row("contacts", "purpose")),
}
