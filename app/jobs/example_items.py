"""What became of the items of Kabupaten Contoh: each letter of the plan is a row of acts by those who may do them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.agencies import is_partner
from app.domain.item_acts import ItemAct, Loop, loop_of
from app.domain.item_decisions import DirectiveKind, ProposalKind
from app.domain.letters import Channel
from app.domain.meetings import Confidentiality
from app.domain.roles import Actor, Role
from app.jobs.demo_data import SETDA
from app.jobs.example_files import picture
from app.jobs.example_plans import ItemPlan, MeetingPlan
from app.jobs.example_site import ExampleSite
from app.jobs.example_time import Timeline
from app.models.action_items import ActionItem, Assignment
from app.services import clarifications, item_control, item_reports, item_verification, partner_answers
from app.services.directives import GiveDirective, give_directive
from app.services.extension_decisions import DecideExtension, decide_extension
from app.services.extensions import AskExtension, ask_extension
from app.services.item_control import ControlShare, SetPriority, set_priority
from app.services.item_reports import ReportProgress
from app.services.oral_directives import RecordOral, record_oral
from app.services.partner_answers import PartnerAnswer
from app.services.proposals import WriteProposal, write_proposal
from app.services.share_acts import ShareAct

#: Outcome → the acts on every share of a subordinate agency, in order.
_ACTS = {
    "P": ("report", "approve"),
    "T": ("stuck", "approve"),
    "K": ("report",),
    "V": ("report", "approve", "ask"),
    "R": ("report", "approve", "ask", "give_back"),
    "S": ("report", "approve", "ask", "done"),
    "D": ("suspend",),
    "X": ("stop",),
    "E": ("report", "approve", "more_time"),
    "G": ("report", "approve", "more_time", "grant"),
    "C": ("clarify",),
    "U": ("propose",),
    "B": (),
    "A": (),
}
#: The same for partners; what an agency is asked for tells how it answers.
_PARTNER_ACTS = {
    "I": (),
    "W": (),
    "N": (ItemAct.CATAT_KETERANGAN,),
    "L": (ItemAct.CATAT_KETERANGAN, ItemAct.SELESAI_MENURUT_KETERANGAN),
    "M": (ItemAct.CATAT_BELUM_ADA_KABAR,),
    "Y": (ItemAct.CATAT_KESEDIAAN,),
    "Z": (ItemAct.TIDAK_ADA_KABAR,),
    # Of a task force every member answers in the way of its kind.
    "S": (
        ItemAct.CATAT_KESEDIAAN,
        ItemAct.CATAT_KETERANGAN,
        ItemAct.NYATAKAN_SELESAI,
        ItemAct.SELESAI_MENURUT_KETERANGAN,
    ),
}
#: Every so many items the Sekda has an eye on one that is still open.
_PRIORITY_EACH = 6
#: So many reports come with a photo.
_PROOF_EACH = 7
#: The version of a request that nobody has touched since it was made.
_NEW_REQUEST = 1


def play_items(made: ExampleSite, timeline: Timeline, plan: MeetingPlan, meeting_id: int, signed: int) -> None:
    """Note what happens to the items of a meeting from the day (distance) on which its notula was signed."""
    rows = db.session.execute(
        select(ActionItem.id, ActionItem.text).where(ActionItem.meeting_id == meeting_id).order_by(ActionItem.number)
    )
    for number, row in enumerate(rows.all()):
        item = next(one for one in plan.items if one.text == row.text)
        _Play(made, timeline, plan, item, row.id).schedule(signed, number)


class _Play:
    """The life of one item."""

    def __init__(self, made: ExampleSite, timeline: Timeline, plan: MeetingPlan, item: ItemPlan, item_id: int) -> None:
        self.made, self.timeline, self.plan, self.item, self.item_id = made, timeline, plan, item, item_id

    def schedule(self, signed: int, number: int) -> None:
        """Acts begin some days after the signature and before the due date, one or two days apart."""
        due = self.plan.days + (self.item.due_days or 60)
        begins = max(signed + 2, min(due - 12, signed + 40)) + number % 4
        for share_id, key in self._shares():
            for step, act in enumerate(self._acts(key)):
                self.timeline.add(begins + 2 * step, 9 + step, partial(act, share_id, key))
        if self.item.outcome == "T" and self.plan.level is Confidentiality.BIASA:
            self.timeline.add(-2, 10, self._direct if number % 2 else self._record_spoken)
        if number % _PRIORITY_EACH == 0 and self.item.outcome in ("P", "T", "B", "U"):
            self.timeline.add(begins - 1, 8, self._prioritise)

    def _shares(self) -> list[tuple[int, str]]:
        """Leading and member shares with the key of their agency; who only supports waits for the lead."""
        keys = {agency_id: key for key, agency_id in self.made.site.agencies.items()}
        rows = db.session.execute(
            select(Assignment.id, Assignment.agency_id, Assignment.kind).where(Assignment.item_id == self.item_id)
        )
        return [(row.id, keys[row.agency_id]) for row in rows if row.kind != "pendukung"]

    def _acts(self, key: str) -> list[Callable[[int, str], None]]:
        if is_partner(self.made.plan.government.agency(key).relation):
            acts = _PARTNER_ACTS.get(self.item.outcome, ())
            return [partial(self._partner, act) for act in acts if self._fits(key, act)]
        return [getattr(self, f"_{name}") for name in _ACTS.get(self.item.outcome, ())]

    def _fits(self, key: str, act: ItemAct) -> bool:
        """A member of a task force may be a partner of another kind than the outcome was written for."""
        agency = self.made.plan.government.agency(key)
        willing = loop_of(agency.relation, agency.kind) is Loop.KESEDIAAN
        of_willing = act in (ItemAct.CATAT_KESEDIAAN, ItemAct.TIDAK_ADA_KABAR, ItemAct.NYATAKAN_SELESAI)
        return act is ItemAct.CATAT_KETERANGAN or willing is of_willing

    def _version(self, share_id: int) -> int:
        return db.session.scalars(select(Assignment.version).where(Assignment.id == share_id)).one()

    def _act(self, share_id: int, note: str | None = None) -> dict[str, Any]:
        return {"item_id": self.item_id, "share_id": share_id, "version": self._version(share_id), "note": note}

    def _report(self, share_id: int, key: str, status: ItemStatus = ItemStatus.DALAM_PROSES) -> None:
        stuck = status is ItemStatus.TERKENDALA
        command = ReportProgress(
            item_id=self.item_id,
            share_id=share_id,
            version=self._version(share_id),
            text=f"{self.item.text} sudah dimulai; tahap berikutnya dijadwalkan bulan ini.",
            status=status,
            obstacle="Menunggu ketersediaan anggaran dan tenaga." if stuck else None,
            uploads=(picture("foto-kegiatan.jpg", self.item.text),) if self.item_id % _PROOF_EACH == 0 else (),
        )
        item_reports.report_progress(self.made.actor(Role.REPORTER, key), command)

    def _stuck(self, share_id: int, key: str) -> None:
        self._report(share_id, key, ItemStatus.TERKENDALA)

    def _approve(self, share_id: int, key: str) -> None:
        item_reports.approve_report(self._head(key), ShareAct(**self._act(share_id)))

    def _ask(self, share_id: int, key: str) -> None:
        item_verification.ask_verification(self._head(key), ShareAct(**self._act(share_id)))

    def _done(self, share_id: int, key: str) -> None:
        command = ShareAct(**self._act(share_id, "Bukti lengkap dan sesuai."))
        item_verification.declare_done(self._secretariat(), command)

    def _give_back(self, share_id: int, key: str) -> None:
        command = ShareAct(**self._act(share_id, "Mohon lampirkan daftar penerima dan foto kegiatan."))
        item_verification.return_share(self._secretariat(), command)

    def _suspend(self, share_id: int, key: str) -> None:
        command = ControlShare(**self._act(share_id, "Menunggu kepastian anggaran perubahan."))
        item_control.suspend(self.made.actor(Role.SEKDA), command)

    def _stop(self, share_id: int, key: str) -> None:
        command = ControlShare(**self._act(share_id, "Sudah tercakup dalam peraturan yang lebih tinggi."))
        item_control.stop(self.made.actor(Role.SEKDA), command)

    def _more_time(self, share_id: int, key: str) -> None:
        due = db.session.scalars(select(Assignment.due_on).where(Assignment.id == share_id)).one()
        wanted = (due or self.timeline.today) + timedelta(days=21)
        note = "Pengadaan masih berjalan sehingga diperlukan tambahan waktu."
        ask_extension(self._head(key), AskExtension(wanted_on=wanted, **self._act(share_id, note)))

    def _grant(self, share_id: int, key: str) -> None:
        command = DecideExtension(
            is_granted=True, **self._act(share_id, "Disetujui satu kali.") | {"version": _NEW_REQUEST}
        )
        decide_extension(self._asisten(key), command)

    def _clarify(self, share_id: int, key: str) -> None:
        note = "Apakah data yang dimaksud mencakup penduduk yang pindah tahun ini?"
        clarifications.ask_clarification(self._head(key), ShareAct(**self._act(share_id, note)))

    def _propose(self, share_id: int, key: str) -> None:
        """An usul comes when the item is late, which is judged on the day of loading."""
        self.timeline.add(-1, 14, partial(self._write_proposal, key))

    def _write_proposal(self, key: str) -> None:
        kinds = (ProposalKind.PENEGASAN, ProposalKind.PERPANJANGAN, ProposalKind.BAHAS_DI_RAPAT)
        kind = kinds[self.item_id % len(kinds)]
        until = self.timeline.day(21) if kind is ProposalKind.PERPANJANGAN else None
        text = "Sudah diingatkan dua kali, belum ada laporan."
        command = WriteProposal(item_id=self.item_id, version=0, kind=kind, text=text, until=until)
        write_proposal(self._asisten(key), command)

    def _direct(self) -> None:
        text = "Selesaikan bulan ini, laporkan langkahnya setiap Jumat."
        command = GiveDirective(item_id=self.item_id, version=0, kind=DirectiveKind.ARAHAN, text=text)
        give_directive(self.made.actor(Role.SEKDA), command)

    def _record_spoken(self) -> None:
        command = RecordOral(item_id=self.item_id, text="Libatkan kecamatan, jangan menunggu anggaran perubahan.")
        record_oral(self.made.actor(Role.LEADERSHIP_STAFF), command)

    def _prioritise(self) -> None:
        version = db.session.scalars(select(ActionItem.version).where(ActionItem.id == self.item_id)).one()
        command = SetPriority(item_id=self.item_id, version=version, is_priority=True, note="Dipantau pimpinan.")
        set_priority(self.made.actor(Role.SEKDA), command)

    def _partner(self, act: ItemAct, share_id: int, key: str) -> None:
        words = {
            ItemAct.CATAT_KETERANGAN: "Disampaikan bahwa kegiatan sudah berjalan sesuai kewenangan.",
            ItemAct.SELESAI_MENURUT_KETERANGAN: "Menurut keterangan, kegiatan sudah selesai.",
            ItemAct.CATAT_KESEDIAAN: "Bersedia dan menunjuk seorang narahubung.",
            ItemAct.NYATAKAN_SELESAI: "Laporan kegiatan sudah diterima.",
            ItemAct.TIDAK_ADA_KABAR: "Dua kali dihubungi, tidak ada jawaban.",
            ItemAct.CATAT_BELUM_ADA_KABAR: "Sudah dihubungi, belum ada kabar.",
        }
        agency = self.made.plan.government.agency(key)
        silent = act in (ItemAct.TIDAK_ADA_KABAR, ItemAct.CATAT_BELUM_ADA_KABAR)
        command = PartnerAnswer(
            act=act,
            stated_by_text=None if silent else f"Staf {agency.short_name or agency.name}",
            channel=Channel.TELEPON,
            **self._act(share_id, words[act]),
        )
        partner_answers.record_answer(self._secretariat(), command)

    def _head(self, key: str) -> Actor:
        return self.made.actor(Role.AGENCY_HEAD, key)

    def _secretariat(self) -> Actor:
        return self.made.actor(Role.SECRETARIAT, self.plan.at)

    def _asisten(self, key: str) -> Actor:
        first = key in self.made.plan.government.coordinated
        return self.made.actor(Role.ASISTEN, SETDA if first else "kedua")
