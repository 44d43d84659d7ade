"""Forms of accounts (Pengguna) and of their roles."""

from __future__ import annotations

from typing import Any

from wtforms import Field, FieldList, FormField, ValidationError

from app.domain.roles import Role
from app.domain.text import NAME_MAX
from app.domain.usernames import USERNAME_MAX, parse_username
from app.queries.users import UserFilter
from app.services.user_roles import RoleRow, SetRoles
from app.services.users import AddUser, ChangeUser
from app.web.forms.base import BaseForm, Row
from app.web.forms.choice_fields import EnumField, StateField
from app.web.forms.fields import DayField, LineField, ReferenceField, required
from app.web.forms.list_filters import FilterForm


class UserFilterForm(FilterForm):
    peran = EnumField("Peran", enum=Role, blank="Semua peran")
    instansi = ReferenceField("Instansi")
    keadaan = StateField()

    def to_filter(self) -> UserFilter:
        return UserFilter(self.read(self.q), self.read(self.peran), self.read(self.instansi), self.keadaan.is_active)


class UsernameField(LineField):
    """The name to log in with, in small letters."""

    def parse(self, typed: str) -> str | None:
        return parse_username(typed, field="") if typed.strip() else None


class UserForm(BaseForm):
    person_id = ReferenceField(
        "Pejabat", description="Peran yang mengikuti jabatan (kepala instansi, asisten, Sekda) memerlukan pejabatnya."
    )
    username = UsernameField(
        "Nama pengguna",
        [required],
        max_length=USERNAME_MAX,
        description="Huruf kecil tanpa spasi, contoh: setda.rina. Pejabat ber-NIP dapat pula masuk dengan NIP.",
    )
    display_name = LineField(
        "Nama yang ditampilkan", max_length=NAME_MAX, description="Kosongkan untuk memakai nama pejabatnya."
    )

    def values(self) -> dict[str, Any]:
        return {name: self[name].data for name in AddUser.__dataclass_fields__}

    def to_add(self) -> AddUser:
        return AddUser(**self.values())

    def to_change(self, user_id: int) -> ChangeUser:
        return ChangeUser(**self.values(), user_id=user_id, version=self.version.data or 0)


class RoleRowForm(Row):
    role = EnumField("Peran", enum=Role, blank="Pilih peran")
    agency_id = ReferenceField("Instansi", description="Untuk sekretariat rapat, staf pelapor, dan kepala instansi.")
    appointment_id = ReferenceField("Jabatan", description="Untuk kepala instansi, asisten, dan Sekretaris Daerah.")
    valid_from = DayField("Sejak")
    valid_to = DayField("Sampai dengan")

    def validate_role(self, field: Field) -> None:
        """A row with anything in it needs a role."""
        if field.data is None and not self.is_blank:
            raise ValidationError("Pilih peran untuk baris ini, atau hapus barisnya.")

    @property
    def is_blank(self) -> bool:
        """Nothing is chosen or typed in this row."""
        return not any(field.data or getattr(field, "typed", None) for field in self)


class RolesForm(BaseForm):
    roles = FieldList(FormField(RoleRowForm), "Peran")

    def offer(self, agencies: list[tuple[int, str]], appointments: list[tuple[int, str]], *more: RoleRowForm) -> None:
        """Hand the choices to every row, and to `more` (the empty row that the browser copies)."""
        for row in (*(entry.form for entry in self.roles.entries), *more):
            row.agency_id.choices = [("", "Tidak memakai instansi"), *agencies]
            row.appointment_id.choices = [("", "Tidak bertumpu pada jabatan"), *appointments]

    def to_command(self, user_id: int) -> SetRoles:
        """Rows in which nothing was chosen fall out."""
        self.roles.entries = [entry for entry in self.roles.entries if not entry.form.is_blank]
        names = RoleRow.__dataclass_fields__
        rows = tuple(RoleRow(**{name: entry.form[name].data for name in names}) for entry in self.roles.entries)
        return SetRoles(user_id=user_id, version=self.version.data or 0, roles=rows)
