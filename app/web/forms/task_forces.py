"""Forms of task forces (Gugus tugas) and of their members."""

from __future__ import annotations

from typing import Any

from app.domain.agencies import TaskForceRole
from app.domain.text import TITLE_MAX, clean_line
from app.queries.task_forces import TaskForceFilter
from app.services.task_force_members import ChangeMember, Member
from app.services.task_forces import AddTaskForce, ChangeTaskForce, TaskForceValues
from app.web.forms.base import BaseForm
from app.web.forms.choice_fields import EnumField, StateField
from app.web.forms.fields import DayField, LineField, ParagraphField, ReferenceField, ReferencesField, required
from app.web.forms.list_filters import FilterForm


class TaskForceFilterForm(FilterForm):
    keadaan = StateField()

    def to_filter(self) -> TaskForceFilter:
        return TaskForceFilter(self.read(self.q), self.keadaan.is_active)


class AliasesField(ParagraphField):
    """Other names, one a line; empty lines are left out."""

    def parse(self, typed: str) -> Any:
        lines = [clean_line(line, max_length=TITLE_MAX) for line in typed.splitlines()]
        return tuple(line for line in lines if line)

    def show(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(value)


class TaskForceForm(BaseForm):
    name = LineField("Nama resmi", [required], max_length=TITLE_MAX, description="Seperti pada surat keputusannya.")
    decree_number = LineField("Nomor surat keputusan", max_length=120, description="Contoh: 460/105 Tahun 2017.")
    decree_on = DayField("Tanggal surat keputusan")
    valid_from = DayField("Berlaku sejak")
    valid_to = DayField("Berlaku sampai dengan")
    aliases = AliasesField(
        "Sebutan lain",
        description="Satu sebutan per baris, karena sumber menyebutnya berbeda-beda; ikut dicari.",
    )

    def values(self) -> dict[str, Any]:
        plain = {name: self[name].data for name in TaskForceValues.__dataclass_fields__}
        return {**plain, "aliases": self.aliases.data or ()}

    def to_add(self) -> AddTaskForce:
        return AddTaskForce(**self.values())

    def to_change(self, task_force_id: int) -> ChangeTaskForce:
        return ChangeTaskForce(**self.values(), task_force_id=task_force_id, version=self.version.data or 0)


class MemberForm(BaseForm):
    agency_id = ReferenceField("Instansi")
    person_id = ReferenceField("Pejabat", description="Kosongkan bila keanggotaan melekat pada instansinya.")
    unsur_text = LineField(
        "Unsur", max_length=TITLE_MAX, description="Bila bukan instansi atau orang tertentu, contoh: organisasi wanita."
    )
    office_text = LineField(
        "Jabatan menurut keputusan", max_length=TITLE_MAX, description="Contoh: Kepala Dinas Sosial."
    )
    role = EnumField("Kedudukan dalam gugus tugas", [required], enum=TaskForceRole, default=TaskForceRole.ANGGOTA)
    valid_from = DayField("Sejak")
    valid_to = DayField("Sampai dengan", description="Isi hari terakhir bila keanggotaannya selesai.")

    def values(self) -> dict[str, Any]:
        return {name: self[name].data for name in Member.__dataclass_fields__}

    def to_add(self) -> Member:
        return Member(**self.values())

    def to_change(self, task_force_id: int, member_id: int) -> ChangeMember:
        return ChangeMember(
            **self.values(), task_force_id=task_force_id, member_id=member_id, version=self.version.data or 0
        )


class AgenciesForm(BaseForm):
    """Several agencies at once, all as ordinary members."""

    agency_ids = ReferencesField("Instansi", [required])

    def to_members(self, *, without: set[int]) -> list[Member]:
        """Members to add; whoever is one already is left out."""
        return [Member(agency_id=agency_id) for agency_id in self.agency_ids.data or () if agency_id not in without]
