"""The form of what a partner said, or that no word came."""

from __future__ import annotations

from typing import Any

from wtforms import RadioField

from app.domain.action_items import ItemStatus
from app.domain.item_acts import ItemAct, Loop, possible
from app.domain.labels import label
from app.domain.letters import Channel
from app.domain.partner_rules import ANSWERS, BY_ORGANISER, reached
from app.domain.text import SENTENCE_MAX, TITLE_MAX
from app.services.partner_answers import PartnerAnswer
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import LineField, ParagraphField, offered, required


def _act(value: Any) -> ItemAct | None:
    return None if value in (None, "", "None") else ItemAct(value)


class PartnerAnswerForm(BaseForm):
    """What is to be noted, who said it, by which way, in which words."""

    act = RadioField("Keadaan menurut instansi", [required], coerce=_act, choices=[])
    stated_by_text = LineField(
        "Disampaikan oleh", max_length=TITLE_MAX, description="Nama atau jabatan; kosong bila belum ada kabar."
    )
    channel = EnumField("Disampaikan melalui", enum=Channel, blank="Pilih cara")
    note = ParagraphField("Keterangan", [required], max_length=SENTENCE_MAX)

    def offer(self, loop: Loop, status: ItemStatus | None, *, own: bool) -> None:
        """The answers that are possible in that state (None: all of the loop); a partner's own form asks less."""
        acts = [one for one in ANSWERS[loop] if status is None or possible(loop, status, one)]
        if own:
            acts = [one for one in acts if one not in BY_ORGANISER]
            del self.stated_by_text, self.channel
        if len(acts) == 1 and self.act.data is None and status is not None:
            self.act.data = acts[0]
        self.act.choices = offered((one.value, label(reached(loop, one))) for one in acts)

    def to_command(self, item_id: int, share_id: int) -> PartnerAnswer:
        return PartnerAnswer(
            item_id=item_id,
            share_id=share_id,
            version=self.version.data or 0,
            act=self.act.data,
            note=self.note.data,
            stated_by_text=self.stated_by_text.data if "stated_by_text" in self else None,
            channel=self.channel.data if "channel" in self else None,
        )
