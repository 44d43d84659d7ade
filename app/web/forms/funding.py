"""The funding lines of a meeting, the articles that reported it, and its links to other meetings."""

from __future__ import annotations

from typing import Any

from wtforms import FieldList, FormField, SelectField
from wtforms.fields import SelectChoice
from wtforms.widgets import HiddenInput

from app.domain import text
from app.domain.funding import FundingSource, parse_fiscal_year, source_path
from app.domain.identifiers import parse_sub_activity_code
from app.domain.labels import choices, label
from app.domain.meetings import MeetingLinkKind
from app.models.funding import FundingLine
from app.queries.meetings import SourceView
from app.services.funding import COLUMNS, FundingInput, SaveFunding
from app.services.meeting_sources import COLUMNS as SOURCE_COLUMNS
from app.services.meeting_sources import SaveSources, SourceInput
from app.web.forms.base import BaseForm, Row
from app.web.forms.fields import AmountField, DayField, LineField, ParagraphField, ReferenceField, RefField, required


class FiscalYearField(LineField):
    def parse(self, typed: str) -> Any:
        return parse_fiscal_year(typed, field="")


class SubActivityField(LineField):
    def parse(self, typed: str) -> Any:
        return parse_sub_activity_code(typed, field="")


def _source_choices() -> list[SelectChoice]:
    """The tree of sources: deeper ones stand under their group, set off by dashes."""
    return [
        SelectChoice("", "Tidak diketahui"),
        *(SelectChoice(s.value, f"{'– ' * (len(source_path(s)) - 1)}{label(s)}") for s in FundingSource),
    ]


class FundingRow(Row):
    id = RefField("", widget=HiddenInput())
    source = SelectField("Sumber dana", default="", choices=_source_choices())
    source_text = LineField("Sumber lain", max_length=text.TITLE_MAX, description="Bila tidak ada dalam daftar.")
    detail = LineField("Rincian", max_length=text.TITLE_MAX)
    giver = LineField("Pemberi dana", max_length=text.TITLE_MAX)
    budget_document = LineField("Dokumen anggaran", max_length=text.TITLE_MAX, description="Contoh: DPA Dinas Sosial.")
    fiscal_year = FiscalYearField("Tahun anggaran", max_length=10)
    sub_activity_code = SubActivityField("Kode sub kegiatan", max_length=40, description="Contoh: 2.08.03.2.01.01.")
    ceiling = AmountField("Pagu")
    realised = AmountField("Realisasi")
    purpose_text = ParagraphField("Peruntukan", max_length=text.SENTENCE_MAX)

    def to_input(self) -> FundingInput:
        """The row as the command takes it."""
        values = {name: self[name].data for name in COLUMNS if name != "source"}
        source = FundingSource(self.source.data) if self.source.data else None
        return FundingInput(id=self.id.data, source=source, **values)

    @staticmethod
    def values_of(line: FundingLine) -> dict[str, Any]:
        """What the row of a stored line begins with."""
        values = {name: getattr(line, name) for name in COLUMNS}
        return {**values, "id": line.id, "source": line.source.value if line.source else ""}


class FundingForm(BaseForm):
    lines = FieldList(FormField(FundingRow), "Pendanaan")

    def to_command(self) -> SaveFunding:
        return SaveFunding(
            version=self.version.data or 0, lines=tuple(entry.form.to_input() for entry in self.lines.entries)
        )


class SourceRow(Row):
    id = RefField("", widget=HiddenInput())
    outlet = LineField("Media", max_length=200)
    byline = LineField("Penulis atau redaktur", max_length=200)
    title = LineField("Judul berita", max_length=text.TITLE_MAX)
    published_on = DayField("Tanggal terbit")
    republished_on = DayField("Tanggal tayang ulang")

    def to_input(self) -> SourceInput:
        """The row as the command takes it."""
        return SourceInput(id=self.id.data, **{name: self[name].data for name in SOURCE_COLUMNS})

    @staticmethod
    def values_of(source: SourceView) -> dict[str, Any]:
        """What the row of a stored article begins with."""
        return {"id": source.id, **{name: getattr(source, name) for name in SOURCE_COLUMNS}}


class SourcesForm(BaseForm):
    sources = FieldList(FormField(SourceRow), "Sumber berita")

    def to_command(self) -> SaveSources:
        return SaveSources(
            version=self.version.data or 0, sources=tuple(entry.form.to_input() for entry in self.sources.entries)
        )


class LinkForm(BaseForm):
    other_meeting_id = ReferenceField("Rapat lain", [required])
    kind = SelectField("Hubungan", choices=choices(MeetingLinkKind), default=MeetingLinkKind.MUNGKIN_SAMA.value)

    def offer(self, meetings: list[tuple[int, str]]) -> None:
        """Hand over the meetings that can be linked."""
        self.other_meeting_id.choices = [("", "Pilih rapat"), *meetings]

    @property
    def link_kind(self) -> MeetingLinkKind:
        """The chosen relation."""
        return MeetingLinkKind(self.kind.data)
