"""Forms of quick notes: the line that is typed, and the line that is put right."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField

from app.domain.errors import RuleViolation
from app.domain.identifiers import parse_id
from app.domain.quick_notes import FORCEABLE, LineKind, split_paste
from app.domain.text import PARAGRAPH_MAX
from app.queries.note_lines import Standing
from app.services.note_line_corrections import CorrectLine
from app.services.note_lines import AddLines, TypedLine
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField
from app.web.forms.fields import ParagraphField, ReferenceField, offered, required

#: A page of text at once.
PASTE_MAX = 5 * PARAGRAPH_MAX
#: How much of the form's key goes into the key of each of its lines.
_KEY_MAX = 56
NOBODY = "0"
SUGGESTION_DIGITS = 4

SpeakerChoices = list[tuple[int, str]]


class SpeakerField(SelectField):
    """One of the participants, `0` for nobody; empty leaves who spoke before."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, coerce=_speaker, default="", choices=[], **kwargs)

    def offer(self, people: SpeakerChoices, unchanged: str) -> None:
        """`unchanged` says who speaks when nothing is chosen."""
        named = [(str(row_id), words) for row_id, words in people]
        self.choices = offered([("", unchanged), *named, (NOBODY, "Tanpa pembicara")])

    @property
    def chosen(self) -> int | None:
        return int(self.data) if self.data else None


def _speaker(value: Any) -> str:
    """An id, `0` or nothing. Raises ValueError for anything else."""
    typed = str(value or "")
    if typed in ("", NOBODY):
        return typed
    try:
        return str(parse_id(typed, field=""))
    except RuleViolation as refusal:
        raise ValueError(refusal.message) from refusal


def _suggestion(value: Any) -> str:
    """The number of a suggested name, or nothing. Raises ValueError for anything else."""
    typed = str(value or "")
    if typed and not (typed.isascii() and typed.isdigit() and len(typed) <= SUGGESTION_DIGITS):
        raise ValueError(typed)
    return typed


class AddForm(BaseForm):
    """A line, or a page of text: each line of it becomes one."""

    text = ParagraphField("Ketik, lalu Enter", [required], max_length=PASTE_MAX)
    section_id = ReferenceField("Bagian")
    speaker_id = SpeakerField("Pembicara")

    def offer(self, standing: Standing, people: SpeakerChoices, who: str) -> None:
        """Sections and participants to choose from; `who` speaks where nothing is chosen."""
        self.section_id.choices = offered(list(standing.sections) or [("", "Pembukaan")])
        self.speaker_id.offer(people, who)
        if not self.section_id.raw_data:
            self.section_id.data = standing.section_id

    def validate(self, extra_validators: Any = None) -> bool:
        """Where no section was sent, it is as before."""
        if not self.section_id.raw_data:
            self.section_id.validate_choice = False
        return bool(super().validate(extra_validators))

    def trust_choices(self) -> None:
        """For a script, which sends only what was changed: the use case itself looks up what it names."""
        self.section_id.validate_choice = self.speaker_id.validate_choice = False

    def to_command(self, meeting_id: int) -> AddLines:
        """One typed line, or the points of a page of text."""
        typed = self.text.data or ""
        lines = [one.line for one in split_paste(typed)] if "\n" in typed else [typed]
        key = self.submission_key.data[:_KEY_MAX]
        return AddLines(
            meeting_id=meeting_id,
            lines=tuple(TypedLine(client_key=f"{key}-{number}", text=line) for number, line in enumerate(lines)),
            section_id=self.section_id.data,
            speaker_id=self.speaker_id.chosen,
        )


class CorrectForm(BaseForm):
    """What one line is to be instead. Nothing but what was changed is read anew."""

    text = ParagraphField("Isi baris", max_length=PARAGRAPH_MAX)
    kind = EnumField("Dicatat sebagai", enum=LineKind, members=FORCEABLE, blank="Menurut tanda pada baris")
    speaker_id = SpeakerField("Pembicara")
    suggestion = SelectField("Nama yang dimaksud", coerce=_suggestion, default="", choices=[])

    def offer(self, people: SpeakerChoices, suggestions: list[tuple[int, str]]) -> None:
        """Participants, and the names that may be meant by what was not understood."""
        self.speaker_id.offer(people, "Tidak diubah")
        named = [(str(key), words) for key, words in suggestions]
        self.suggestion.choices = offered([("", "Tidak diubah"), *named])

    def trust_choices(self) -> None:
        """For a script, which may send again what was carried out: the key is known, the suggestion gone."""
        self.suggestion.validate_choice = self.speaker_id.validate_choice = False

    def to_command(self, meeting_id: int, line_id: int) -> CorrectLine:
        """A suggestion writes itself into the line, so that the text beside it is not read."""
        suggestion = int(self.suggestion.data) if self.suggestion.data else None
        return CorrectLine(
            meeting_id=meeting_id,
            line_id=line_id,
            version=self.version.data or 0,
            kind=self.kind.data,
            text=self.text.data if suggestion is None else None,
            speaker_id=self.speaker_id.chosen,
            suggestion=suggestion,
        )
