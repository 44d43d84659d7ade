"""Forms of letters: making a draft, writing in it, issuing, the number afterwards, the day of sending, voiding."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from wtforms import SelectField

from app.domain import text
from app.domain.errors import RuleViolation
from app.domain.letters import LetterKind
from app.domain.sheets import Urgency
from app.models.letters import Letter
from app.services.letter_drafts import ChangeLetter, DraftLetters
from app.services.letters import IssueLetter
from app.web.forms.base import BaseForm
from app.web.forms.fields import DayField, LineField, ReferenceField, required
from app.web.forms.meetings import LinesField

NUMBER_MAX = 120
#: The button that makes a draft carries what: `undangan`, `undangan-tiap` (one for each agency), `tindak_lanjut-12`.
_WHAT = re.compile(r"([a-z_]{1,40})(?:-(tiap|[0-9]{1,18}))?")
_EACH = "tiap"
UNKNOWN = "Tombol ini tidak dikenal. Muat ulang halamannya, lalu tekan kembali."


class DraftForm(BaseForm):
    """Buttons that make drafts."""

    buat = LineField("", max_length=80)

    def to_command(self) -> DraftLetters:
        """Raises RuleViolation for what no button of ours carries."""
        found = _WHAT.fullmatch(self.buat.data or "")
        if found is None or found[1] not in set(LetterKind):
            raise RuleViolation("", UNKNOWN)
        agency_id = int(found[2]) if found[2] and found[2] != _EACH else None
        return DraftLetters(kind=LetterKind(found[1]), each=found[2] == _EACH, agency_id=agency_id)


class LetterForm(BaseForm):
    """What a person writes in a draft; the template shows the fields of the letter's kind."""

    subject = LineField(
        "Hal", max_length=text.TITLE_MAX, description="Boleh kosong; tercetak kata-kata yang lazim untuk surat ini."
    )
    urgency = SelectField("Sifat", choices=[(one.value, one.value) for one in Urgency], default=Urgency.SEGERA.value)
    signer_position_id = ReferenceField("Penanda tangan")
    mandator_position_id = ReferenceField("Atas nama")
    to_office = LineField("Yth.", max_length=text.TITLE_MAX, description="Boleh kosong; tercetak atasan yang lazim.")
    purpose = LineField(
        "Dasar atau maksud rapat",
        max_length=text.SENTENCE_MAX,
        description="Melanjutkan kata “Dalam rangka”, contoh: percepatan penurunan tengkes.",
    )
    reason = LineField(
        "Alasan perubahan",
        max_length=text.SENTENCE_MAX,
        description="Melanjutkan kata “sehubungan dengan”. Bila kosong, dipakai alasan yang tercatat pada rapat.",
    )
    notes = LinesField("Isi tambahan", description="Satu kalimat per baris, contoh: Agar membawa data stunting.")
    requests = LinesField("Mohon arahan", description="Satu hal per baris.")
    reply_by = DayField("Jawaban paling lambat")
    report_until = DayField("Laporan paling lambat")
    contact = LineField(
        "Narahubung", max_length=text.TITLE_MAX, description="Nama dan nomor yang boleh tercetak pada surat."
    )
    copies = LinesField("Tembusan", description="Satu pejabat per baris.")

    def offer(self, signers: list[tuple[int, str]], mandators: list[tuple[int, str]]) -> None:
        """Hand over the positions that may sign, and those in whose name."""
        self.signer_position_id.choices = [("", "Belum ditentukan"), *signers]
        self.mandator_position_id.choices = [("", "Menandatangani sendiri"), *mandators]

    def to_command(self) -> ChangeLetter:
        plain = ("subject", "signer_position_id", "mandator_position_id", "to_office", "purpose", "reason", "contact")
        lines = {name: tuple(self[name].data or ()) for name in ("notes", "requests", "copies")}
        return ChangeLetter(
            version=self.version.data or 0,
            urgency=Urgency(self.urgency.data),
            reply_by=self.reply_by.data,
            report_until=self.report_until.data,
            **{name: self[name].data for name in plain},
            **lines,
        )

    @staticmethod
    def values_of(letter: Letter) -> dict[str, Any]:
        """What the form of a stored draft begins with."""
        content = dict(letter.content or {})
        if content.get("reply_by"):
            content["reply_by"] = date.fromisoformat(content["reply_by"])
        return {
            **content,
            "version": letter.version,
            "subject": letter.subject,
            "signer_position_id": letter.signer_position_id,
            "report_until": letter.report_until,
        }


class IssueForm(BaseForm):
    number_text = LineField(
        "Nomor surat",
        max_length=NUMBER_MAX,
        description="Nomor dari TU atau SRIKANDI. Bila belum ada, kosongkan; nomor dapat dicatat kemudian.",
    )
    letter_on = DayField("Tanggal surat", [required], description="Pejabat pada tanggal ini yang menandatangani.")

    def to_command(self) -> IssueLetter:
        return IssueLetter(
            version=self.version.data or 0, letter_on=self.letter_on.data, number_text=self.number_text.data
        )


class NumberForm(BaseForm):
    number_text = LineField("Nomor surat", [required], max_length=NUMBER_MAX)


class SentForm(BaseForm):
    sent_on = DayField("Tanggal dikirim", [required])


class VoidForm(BaseForm):
    reason = LineField("Alasan pembatalan", [required], max_length=text.TITLE_MAX)
