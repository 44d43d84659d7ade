"""Forms of the privacy guard: saying that something may stand, and marking a passage terbatas."""

from __future__ import annotations

from wtforms import HiddenField

from app.services.privacy import AnswerFindings
from app.services.restricted_passages import MarkRestricted
from app.web.forms.base import BaseForm
from app.web.forms.fields import WholeField, required

_MOST = 2**31 - 1


class AnswerForm(BaseForm):
    """The digests of what is answered, apart by blanks; where to go on afterwards."""

    digest = HiddenField("Temuan", [required])
    naskah = HiddenField()
    next = HiddenField()

    def to_command(self, meeting_id: int) -> AnswerFindings:
        """The command that keeps the answers."""
        return AnswerFindings(meeting_id=meeting_id, digests=frozenset((self.digest.data or "").split()))


class MarkForm(BaseForm):
    """The characters of a point's text; without them the whole point."""

    awal = WholeField("Awal", minimum=0, maximum=_MOST)
    akhir = WholeField("Akhir", minimum=0, maximum=_MOST)
    #: Set on the page of the guard, to come back to it.
    privasi = HiddenField()
    naskah = HiddenField()
    next = HiddenField()

    def to_command(self, meeting_id: int, point_id: int) -> MarkRestricted:
        """The command that closes the passage."""
        return MarkRestricted(
            meeting_id=meeting_id,
            point_id=point_id,
            version=self.version.data or 0,
            start=self.awal.data,
            end=self.akhir.data,
        )
