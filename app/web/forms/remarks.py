"""Forms of remarks at points of a draft notula."""

from __future__ import annotations

from app.domain.text import SENTENCE_MAX
from app.services.remarks import AddRemark, AnswerRemark
from app.web.forms.base import BaseForm
from app.web.forms.fields import ParagraphField, required


class RemarkForm(BaseForm):
    text = ParagraphField("Catatan untuk penulis notula", [required], max_length=SENTENCE_MAX)

    def to_command(self, meeting_id: int, point_id: int) -> AddRemark:
        return AddRemark(meeting_id=meeting_id, point_id=point_id, text=self.text.data or "")


class AnswerForm(BaseForm):
    answer = ParagraphField("Jawaban", [required], max_length=SENTENCE_MAX)

    def to_command(self, meeting_id: int, remark_id: int) -> AnswerRemark:
        return AnswerRemark(meeting_id=meeting_id, remark_id=remark_id, answer=self.answer.data or "")
