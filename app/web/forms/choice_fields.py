"""Choice fields over an enum of the domain: as a select, as radio buttons, and the state of rows in a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from wtforms import RadioField, SelectField
from wtforms.fields.choices import Choice

from app.domain.labels import choices, label
from app.web.forms.fields import offered


def _coerce(enum: type[StrEnum]) -> Callable[[Any], StrEnum | None]:
    return lambda value: None if value in (None, "", "None") else enum(value)


class EnumField(SelectField):
    """One member of an enum by its label, or only of `members`; `blank` names the choice of none."""

    def __init__(
        self,
        label_text: str,
        validators: Any = (),
        *,
        enum: type[StrEnum],
        members: Iterable[StrEnum] | None = None,
        blank: str | None = None,
        **kwargs: Any,
    ) -> None:
        first = [("", blank)] if blank is not None else []
        some = choices(enum) if members is None else [(one.value, label(one)) for one in members]
        super().__init__(label_text, validators, coerce=_coerce(enum), choices=offered([*first, *some]), **kwargs)


class EnumRadioField(RadioField):
    """The same as radio buttons, each with its meaning behind the label."""

    def __init__(
        self,
        label_text: str,
        validators: Any = (),
        *,
        enum: type[StrEnum],
        members: Iterable[StrEnum] | None = None,
        meanings: Any = None,
        **kwargs: Any,
    ) -> None:
        said = meanings or {}
        described = [
            (one.value, f"{label(one)}: {said[one]}" if one in said else label(one)) for one in members or enum
        ]
        super().__init__(label_text, validators, coerce=_coerce(enum), choices=offered(described), **kwargs)


class StateField(SelectField):
    """Active rows, deactivated ones, or both; `is_active` is None for both."""

    def __init__(self, label: str = "Keadaan", **kwargs: Any) -> None:
        states = [("", "Aktif"), ("nonaktif", "Nonaktif"), ("semua", "Semua")]
        super().__init__(label, choices=offered(states), default="", **kwargs)

    @property
    def is_active(self) -> bool | None:
        """What a query is narrowed to; what cannot be read counts as the default."""
        return {"nonaktif": False, "semua": None}.get("" if self.errors else self.data, True)


class YesField(SelectField):
    """Yes or no as two words to choose from; a script reads it like every other field. Nothing sent is no."""

    YES = "ya"

    def __init__(self, label: str, *, yes: str, no: str, **kwargs: Any) -> None:
        super().__init__(label, choices=offered([("", no), (self.YES, yes)]), default=False, **kwargs)

    def process_data(self, value: Any) -> None:
        self.data = bool(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist and valuelist[0] not in ("", self.YES):
            raise ValueError("Pilihan ini tidak dikenal. Pilih kembali dari daftar.")
        self.data = bool(valuelist and valuelist[0])

    def iter_choices(self) -> Any:
        for one in self.choices:
            yield Choice(one.value, one.label, bool(one.value) == bool(self.data), {})

    def pre_validate(self, form: Any) -> None:
        """process_formdata has checked it."""

    def _value(self) -> str:
        return self.YES if self.data else ""
