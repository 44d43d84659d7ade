"""Fields for numbers and addresses of persons and agencies: NIP, NRP, telephone, pos-el, laman. Their form only."""

from __future__ import annotations

from typing import Any

from wtforms import Field
from wtforms.validators import Email, Optional
from wtforms.widgets import EmailInput, TelInput, URLInput

from app.domain import identifiers, links
from app.web.forms.fields import LineField


class NipField(LineField):
    """18 digits, typed with or without spaces; shown in groups."""

    def parse(self, typed: str) -> str | None:
        return identifiers.parse_nip(typed, field="")

    def show(self, value: Any) -> str:
        return identifiers.format_nip(str(value))


class ServiceNumberField(LineField):
    """An NRP of police or army as it is written."""

    def parse(self, typed: str) -> str | None:
        return identifiers.parse_service_number(typed, field="")


class PhoneField(LineField):
    """A telephone number as it is written."""

    widget = TelInput()

    def parse(self, typed: str) -> str | None:
        found = identifiers.parse_phone(typed, field="")
        return found.display if found is not None else None


class EmailField(LineField):
    """A pos-el address."""

    widget = EmailInput()

    def __init__(self, label: str = "", **kwargs: Any) -> None:
        super().__init__(label, [Optional(), _address], max_length=200, **kwargs)


class WebAddressField(LineField):
    """An http or https address."""

    widget = URLInput()

    def parse(self, typed: str) -> str | None:
        return links.clean_link(typed)[: self.max_length] or None


def _address(form: Any, field: Field) -> None:
    if field.data is not None:
        Email()(form, field)
