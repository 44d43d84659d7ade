"""Forms of an action item: its whole content, and the reason why it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from wtforms import BooleanField, FieldList, FormField, SelectField, SelectMultipleField
from wtforms.fields import SelectChoice

from app.domain.action_items import Horizon, ItemClass, StatedKind
from app.domain.errors import RuleViolation
from app.domain.item_references import OriginKind, PartyKind, Reference, parse_reference
from app.domain.labels import label
from app.domain.meetings import Confidentiality
from app.domain.text import SENTENCE_MAX, TITLE_MAX
from app.queries.item_choices import Choice, ItemChoices
from app.queries.item_form import SavedItem
from app.services.action_items import MakeItem
from app.services.item_changes import ChangeItem
from app.services.item_contents import Supporter
from app.web.forms.base import BaseForm, Row
from app.web.forms.fields import (
    DayField,
    LineField,
    ParagraphField,
    PlainSelect,
    QuantityField,
    ReferenceField,
    ReferencesField,
    WholeField,
    required,
)

_NOTHING = SelectChoice("", "Belum dipilih")


def options(enum: type[StrEnum]) -> list[SelectChoice]:
    """Every member with its label."""
    return [SelectChoice(member.value, label(member)) for member in enum]


class CodedField(SelectField):
    """A choice among rows of several kinds; the data is a Reference or None."""

    widget = PlainSelect()

    def __init__(
        self, label: str = "", validators: Any = (), kinds: Any = PartyKind, nothing: str = "", **kwargs: Any
    ) -> None:
        self.kinds, self.nothing = kinds, nothing or "Belum dipilih"
        super().__init__(label, validators, coerce=self._parsed, choices=[], **kwargs)

    def _parsed(self, value: Any) -> Reference | None:
        if value is None or isinstance(value, Reference):
            return value
        try:
            return parse_reference(str(value), self.kinds, field="")
        except RuleViolation as refusal:
            raise ValueError(refusal.message) from refusal

    def offer(self, groups: Iterable[tuple[str, list[Choice]]]) -> None:
        """Set the options, under the words of their group."""
        found = [SelectChoice("", self.nothing)]
        for words, offered in groups:
            found += [SelectChoice(str(one.reference), one.label, optgroup=words) for one in offered]
        self.choices = found

    def lighten(self, full: str) -> None:
        """Show the option in use alone; the browser fetches the others from the select `full` once they are asked for.

        For lists of many rows, whose page would carry the same options in each of them. Call it after validation.
        """
        used = str(self.data) if self.data is not None else ""
        self.choices = [one for one in self.choices if one.value in ("", used)]
        self.render_kw = {"data-options-of": full}


class SupporterRow(Row):
    """A party, the words of the source for it, or both."""

    party = CodedField("Pihak", nothing="Hanya kata-kata sumber")
    words = LineField("Kata-kata sumber", max_length=TITLE_MAX)


class ItemForm(BaseForm):
    """All that can be said about an item; the view hands over the choices with `offer`."""

    number = WholeField("Nomor", minimum=1, maximum=9_999)
    text = ParagraphField("Uraian tindak lanjut", [required])
    item_class = SelectField("Golongan", coerce=ItemClass, choices=options(ItemClass), default=ItemClass.TINDAK_LANJUT)
    stated_kind = SelectField(
        "Disebut sebagai", coerce=StatedKind, choices=options(StatedKind), default=StatedKind.TINDAK_LANJUT
    )
    stated_by = ReferenceField("Disampaikan oleh")
    stated_by_text = LineField(
        "Disampaikan oleh pihak lain", max_length=TITLE_MAX, description="Bila tidak tercatat sebagai peserta."
    )
    owner = CodedField("Penanggung jawab")
    owner_text = LineField(
        "Unsur menurut sumber", max_length=TITLE_MAX, description="Bila bukan satu instansi, contoh: kepala dinas."
    )
    supporter_agencies = ReferencesField("Instansi pendukung")
    supporters = FieldList(FormField(SupporterRow), "Pendukung lain")
    horizons = SelectMultipleField(
        "Jangka waktu", coerce=Horizon, choices=options(Horizon), description="Boleh lebih dari satu, boleh kosong."
    )
    due_on = DayField("Batas waktu")
    due_text = LineField("Batas waktu dengan kata-kata", description="Menurut sumber, contoh: segera.")
    due_reason = LineField(
        "Alasan perubahan batas waktu",
        max_length=SENTENCE_MAX,
        description="Hanya bila batas waktu diubah; batas waktu awal tetap tersimpan.",
    )
    expected_output = ParagraphField("Keluaran yang diharapkan")
    expected_proof = ParagraphField("Bukti dukung yang diharapkan")
    indicator = LineField("Indikator", max_length=TITLE_MAX)
    target = QuantityField("Target")
    unit = LineField("Satuan", max_length=80)
    origin = CodedField("Asal", kinds=OriginKind, nothing="Tanpa asal pada notula")
    confidentiality = SelectField(
        "Kerahasiaan", coerce=Confidentiality, choices=options(Confidentiality), default=Confidentiality.BIASA
    )
    from_kepala_daerah = BooleanField("Arahan kepala daerah")

    def offer(self, choices: ItemChoices) -> None:
        """Fill every select field."""
        agencies = (label(PartyKind.AGENCY), choices.agencies)
        forces = (label(PartyKind.TASK_FORCE), choices.task_forces)
        self.owner.offer([agencies, forces])
        self.supporter_agencies.choices = [SelectChoice(str(one.reference.id), one.label) for one in choices.agencies]
        self.stated_by.choices = [_NOTHING, *(SelectChoice(str(row), words) for row, words in choices.participants)]
        self.origin.offer([(label(kind), choices.origins_of(kind)) for kind in OriginKind])
        # Agencies stand among the check boxes; here only those that carry words of the source.
        worded = {entry.form.party.data for entry in self.supporters if entry.form.party.data}
        named = [one for one in choices.agencies if one.reference in worded]
        groups = [forces, (label(PartyKind.SMALL_TEAM), choices.small_teams), (label(PartyKind.AGENCY), named)]
        for entry in self.supporters:
            entry.form.party.offer(groups)
        self.offered_groups = groups

    def _content(self) -> dict[str, Any]:
        names = (
            "text item_class stated_kind stated_by_text owner_text due_on due_text expected_output expected_proof "
            "indicator target unit confidentiality from_kepala_daerah number"
        )
        owner, origin = self.owner.data, self.origin.data
        return {
            **{name: self[name].data for name in names.split()},
            "stated_by_id": self.stated_by.data,
            "owner_agency_id": _id_of(owner, PartyKind.AGENCY),
            "owner_task_force_id": _id_of(owner, PartyKind.TASK_FORCE),
            "supporters": self._supporters(),
            "horizons": frozenset(self.horizons.data or ()),
            "origin_conclusion_id": _id_of(origin, OriginKind.CONCLUSION),
            "origin_point_id": _id_of(origin, OriginKind.POINT),
            "origin_question_id": _id_of(origin, OriginKind.QUESTION),
        }

    def _supporters(self) -> tuple[Supporter, ...]:
        """Rows without anything in them are no supporters."""
        plain = [Supporter(agency_id=row_id) for row_id in self.supporter_agencies.data or ()]
        rows = [(entry.form.party.data, entry.form.words.data) for entry in self.supporters]
        others = [
            Supporter(
                agency_id=_id_of(party, PartyKind.AGENCY),
                task_force_id=_id_of(party, PartyKind.TASK_FORCE),
                small_team_id=_id_of(party, PartyKind.SMALL_TEAM),
                words=words,
            )
            for party, words in rows
            if party or words
        ]
        return (*plain, *others)

    def to_new(self, meeting_id: int) -> MakeItem:
        """The command that makes an item of the meeting."""
        return MakeItem(meeting_id=meeting_id, **self._content())

    def to_change(self, item_id: int) -> ChangeItem:
        """The command that replaces the content of an item."""
        return ChangeItem(
            item_id=item_id, version=self.version.data or 0, due_reason=self.due_reason.data, **self._content()
        )


def _id_of(reference: Reference | None, kind: StrEnum) -> int | None:
    return reference.id if reference is not None and reference.kind is kind else None


def saved_values(item: SavedItem) -> dict[str, Any]:
    """What the form of a saved item begins with."""
    return asdict(item) | {
        "owner": item.owner,
        "origin": item.origin,
        "supporters": [{"party": party, "words": words} for party, words in item.supporters],
    }


class WithdrawForm(BaseForm):
    """Why an item is taken back."""

    reason = LineField("Alasan pencabutan", [required], max_length=SENTENCE_MAX)
