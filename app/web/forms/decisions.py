"""Forms of usul, arahan and arahan lisan, and the list from which several usul are agreed to at once."""

from __future__ import annotations

import re
from typing import Any

from wtforms import RadioField, SelectMultipleField

from app.domain.errors import RuleViolation
from app.domain.identifiers import is_id
from app.domain.item_decisions import DirectiveKind, ProposalKind
from app.domain.labels import choices
from app.queries.exceptions import WaitingProposal
from app.services.directives import GiveDirective, SeenProposal
from app.services.oral_directives import DecideOral, RecordOral
from app.services.proposals import WithdrawProposal, WriteProposal
from app.web.forms.base import BaseForm
from app.web.forms.fields import DayField, ParagraphField, required

_TEXT_MAX = 2_000
_CHOSEN = re.compile(r"([0-9]{1,19})-([0-9]{1,9})")
UNKNOWN = "Pilihan ini tidak dikenal. Muat ulang halaman, lalu centang kembali."


class ProposalForm(BaseForm):
    """An usul on an exception."""

    kind = RadioField("Usul", [required], choices=choices(ProposalKind))
    until = DayField(
        "Batas waktu yang diusulkan", description="Diisi hanya untuk perpanjangan. Batas waktu awal tetap tersimpan."
    )
    text = ParagraphField(
        "Alasan dan langkah yang diusulkan",
        [required],
        max_length=_TEXT_MAX,
        description="Cukup satu atau dua kalimat.",
    )

    def to_command(self, item_id: int) -> WriteProposal:
        return WriteProposal(
            item_id=item_id,
            version=self.version.data or 0,
            kind=ProposalKind(self.kind.data),
            text=self.text.data,
            until=self.until.data,
        )


class WithdrawForm(BaseForm):
    """Taking an usul back."""

    def to_command(self, item_id: int) -> WithdrawProposal:
        return WithdrawProposal(item_id=item_id, version=self.version.data or 0)


class DirectiveForm(BaseForm):
    """An arahan of the Sekda."""

    text = ParagraphField("Arahan", [required], max_length=_TEXT_MAX)

    def to_command(self, item_id: int) -> GiveDirective:
        return GiveDirective(
            item_id=item_id, version=self.version.data or 0, kind=DirectiveKind.ARAHAN, text=self.text.data
        )


class DiscussForm(BaseForm):
    """Bahas di rapat: one press, nothing to type."""

    def to_command(self, item_id: int) -> GiveDirective:
        return GiveDirective(item_id=item_id, version=self.version.data or 0, kind=DirectiveKind.BAHAS_DI_RAPAT)


class OralForm(BaseForm):
    """What the Sekda said, as heard."""

    text = ParagraphField("Arahan lisan", [required], max_length=_TEXT_MAX)

    def to_command(self, item_id: int) -> RecordOral:
        return RecordOral(item_id=item_id, text=self.text.data)


class DecideOralForm(BaseForm):
    """Confirming or rejecting what was recorded."""

    decision = RadioField("Keputusan", [required], choices=[("sahkan", "Sahkan"), ("tolak", "Tidak sesuai")])

    def to_command(self, item_id: int, directive_id: int) -> DecideOral:
        return DecideOral(
            item_id=item_id,
            directive_id=directive_id,
            version=self.version.data or 0,
            confirmed=self.decision.data == "sahkan",
        )


class AgreeForm(BaseForm):
    """The usul that were ticked, or the one whose button was pressed; each with the version that was seen."""

    chosen = SelectMultipleField("Usul", validate_choice=False)

    def to_command(self, alone: str | None) -> tuple[SeenProposal, ...]:
        """`alone` is the value of a row's own button; with it what else was ticked does not count."""
        values = [alone] if alone else list(self.chosen.data or [])
        seen = [_seen(value) for value in values]
        if None in seen:
            raise RuleViolation("chosen", UNKNOWN)
        return tuple(one for one in seen if one is not None)


def chosen_value(proposal: WaitingProposal) -> str:
    """The value of a row's check box and button."""
    return f"{proposal.id}-{proposal.version}"


def _seen(value: Any) -> SeenProposal | None:
    found = _CHOSEN.fullmatch(str(value))
    if found is None or not is_id(int(found[1])):
        return None
    return SeenProposal(int(found[1]), int(found[2]))
