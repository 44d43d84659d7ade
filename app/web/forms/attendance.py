"""Forms of answers to an invitation and of the daftar hadir."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import MultipleFileField

from app.domain import text
from app.domain.attendance import HEARD, SESSIONS_MAX, Deputy, Echelon, InvitationReply, PresenceKind
from app.domain.letters import Channel
from app.domain.meetings import FileKind
from app.queries.attendance import AnswerView
from app.services.files import StoreFiles
from app.services.invitation_replies import AnswerInvitation
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField, EnumRadioField
from app.web.forms.fields import LineField, RefField, WholeField, required
from app.web.forms.files import uploaded


class DeputyForm(BaseForm):
    """Who comes instead."""

    deputy_name = LineField("Nama yang mewakili", max_length=text.TITLE_MAX)
    deputy_office = LineField("Jabatan", max_length=text.URL_MAX, description="Contoh: Kepala Bidang Data.")
    deputy_echelon = EnumField("Eselon", enum=Echelon, blank="Belum diketahui")

    @property
    def deputy(self) -> Deputy:
        return Deputy(self.deputy_name.data, self.deputy_office.data, self.deputy_echelon.data)


class ReplyForm(DeputyForm):
    """One answer; the channel is asked only of the secretariat that enters what it heard."""

    reply = EnumRadioField("Kehadiran", [required], enum=InvitationReply)
    note = LineField("Keterangan", max_length=text.URL_MAX, description="Boleh dikosongkan.")
    channel = EnumField("Diketahui melalui", enum=Channel, members=HEARD, default=Channel.WA)

    def to_command(self, meeting_id: int, participant_id: int) -> AnswerInvitation:
        return AnswerInvitation(
            meeting_id=meeting_id,
            participant_id=participant_id,
            reply=self.reply.data,
            deputy=self.deputy,
            remark=self.note.data,
            channel=self.channel.data if "channel" in self else Channel.APLIKASI,
        )


class AnswerListForm(BaseForm):
    """The list of answers: each button names the row that comes itself, by the way in which that was heard."""

    hadir = RefField()
    channel = EnumField("Diketahui melalui", [required], enum=Channel, members=HEARD, default=Channel.WA)

    def begin_with(self, channel: str | None) -> None:
        """Go on with the way that was chosen last."""
        if self.channel.data is Channel.WA:
            self.channel.data = next((one for one in HEARD if one.value == channel), Channel.WA)


class MarkForm(BaseForm):
    """The list of one day and session: each button names its row, and how it was there."""

    sendiri = RefField()
    diwakili = RefField()
    tidak_hadir = RefField()
    batalkan = RefField()

    @property
    def pressed(self) -> tuple[PresenceKind | None, int]:
        """How the row is marked (None takes the mark back), and its id; 0, which no row has, without a button."""
        for kind in PresenceKind:
            if self[kind.value].data:
                return kind, self[kind.value].data
        return None, self.batalkan.data or 0


class SessionsForm(BaseForm):
    sessions = WholeField("Jumlah sesi", [required], minimum=1, maximum=SESSIONS_MAX)


class ScanForm(BaseForm):
    """The signed list, scanned or photographed; it is as closed as its meeting."""

    file = MultipleFileField("Pindaian daftar hadir", [required])

    def to_command(self) -> StoreFiles:
        return StoreFiles(uploads=tuple(uploaded(one) for one in self.file.data), kind=FileKind.DAFTAR_HADIR)


def deputy_values(deputy: Deputy) -> dict[str, Any]:
    """What a form about a known deputy begins with."""
    return {
        "deputy_name": deputy.name,
        "deputy_office": deputy.office,
        "deputy_echelon": deputy.echelon,
    }


def answer_values(answer: AnswerView | None, reply: InvitationReply | None) -> dict[str, Any]:
    """What the form of an answer begins with: the last answer, with the reply that was just chosen."""
    if answer is None:
        return {"reply": reply}
    return {**deputy_values(answer.deputy), "reply": reply or answer.reply, "note": answer.remark}
