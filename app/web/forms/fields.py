"""The fields of our forms: each hands what was typed to a domain function and keeps the typed text when refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape
from wtforms import Field, SelectField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation
from wtforms.widgets import DateInput, HiddenInput, Input, Select, TextArea, TimeInput

from app.domain import dates, identifiers, indonesian, numbers, text
from app.domain.errors import RuleViolation


def required(_form: Any, field: Field) -> None:
    """Validator: something must be there. What could not be read has its own sentence already."""
    if field.process_errors:
        return
    if field.data is None or field.data == "" or field.data == []:
        raise StopValidation("Isian ini wajib diisi.")


required.field_flags = {"required": True}  # type: ignore[attr-defined]


def offered(choices: Iterable[Any]) -> list[SelectChoice]:
    """Pairs (value, words) as WTForms wants them; what is one already stays."""
    return [one if isinstance(one, SelectChoice) else SelectChoice(*one) for one in choices]


class _ParsedField(StringField):
    """Text that a domain function turns into a value; what was typed stays in the box when it refuses."""

    def __init__(self, label: str = "", validators: Any = (), **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.typed: str | None = None

    def parse(self, typed: str) -> Any:
        raise NotImplementedError

    def show(self, value: Any) -> str:
        return str(value)

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        self.typed = valuelist[0]
        self.data = None
        try:
            self.data = self.parse(self.typed)
        except RuleViolation as refusal:
            raise ValueError(refusal.message) from refusal

    def _value(self) -> str:
        if self.typed is not None:
            return self.typed
        return "" if self.data is None else self.show(self.data)


class LineField(_ParsedField):
    """One line of text; empty is None."""

    def __init__(self, label: str = "", validators: Any = (), max_length: int = text.LINE_MAX, **kwargs: Any) -> None:
        self.max_length = max_length
        super().__init__(label, validators, **kwargs)

    def parse(self, typed: str) -> str | None:
        return text.clean_line(typed, max_length=self.max_length) or None


class ParagraphField(_ParsedField):
    """Text with line breaks; empty is None."""

    widget = TextArea()

    def __init__(
        self, label: str = "", validators: Any = (), max_length: int = text.PARAGRAPH_MAX, **kwargs: Any
    ) -> None:
        self.max_length = max_length
        super().__init__(label, validators, **kwargs)

    def parse(self, typed: str) -> str | None:
        return text.clean_text(typed, max_length=self.max_length) or None


class DayField(_ParsedField):
    """A date from a native date input, or typed the Indonesian way."""

    widget = DateInput()

    def parse(self, typed: str) -> date | None:
        return dates.parse_date(typed, field="")

    def show(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, date) else str(value)


class ClockField(_ParsedField):
    """A wall time, 09:00 or 09.00."""

    widget = TimeInput()

    def parse(self, typed: str) -> time | None:
        return dates.parse_time(typed, field="")

    def show(self, value: Any) -> str:
        return value.strftime("%H:%M") if isinstance(value, time) else str(value)


class WholeField(_ParsedField):
    """A whole number between `minimum` and `maximum`."""

    def __init__(
        self, label: str = "", validators: Any = (), minimum: int = 0, maximum: int = 999_999_999, **kwargs: Any
    ) -> None:
        self.minimum, self.maximum = minimum, maximum
        super().__init__(label, validators, **kwargs)

    def parse(self, typed: str) -> int | None:
        return numbers.parse_whole(typed, field="", minimum=self.minimum, maximum=self.maximum)


class AmountField(_ParsedField):
    """Rupiah, also as "Rp505.690.000,00"."""

    def parse(self, typed: str) -> Decimal | None:
        return numbers.parse_amount(typed, field="")

    def show(self, value: Any) -> str:
        return numbers.format_amount(value) if isinstance(value, Decimal) else str(value)


class QuantityField(_ParsedField):
    """A number with at most four decimals, the Indonesian way: 24.343 or 12,5."""

    def parse(self, typed: str) -> Decimal | None:
        return numbers.parse_quantity(typed, field="")

    def show(self, value: Any) -> str:
        return indonesian.number(value.normalize()) if isinstance(value, Decimal) else str(value)


class PlainSelect(Select):
    """A select written straight out: WTForms sorts the attributes of each option, which makes long lists slow."""

    def __call__(self, field: Any, **kwargs: Any) -> Markup:
        chosen = [str(one) for one in field.data or ()] if self.multiple else [str(field.data or "")]
        own = {"id": field.id, "name": field.name, "multiple": self.multiple, "required": bool(field.flags.required)}
        options = _options(tuple((str(value), words, group) for value, words, _, group in offered(field.choices or ())))
        for value in chosen:
            opening = f'<option value="{escape(value)}"'
            options = options.replace(f"{opening}>", f"{opening} selected>", 1)
        return Markup(f"<select{_attributes((own | kwargs).items())}>{options}</select>")  # nosec B704


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[str, str, str | None], ...]) -> str:
    """The options of a list, escaped, none of them selected: lists stay the same from one page to the next."""
    opening, closing = Markup('<optgroup label="{}">'), Markup("</optgroup>")
    option = Markup('<option value="{}">{}</option>')
    written, last = [], None
    for value, words, group in choices:
        if group != last:
            written.append(closing if last else Markup())
            written.append(opening.format(group) if group else Markup())
            last = group
        written.append(option.format(value, words))
    return str(Markup().join(written) + (closing if last else Markup()))


_QUOTE = '"'


def _attributes(values: Iterable[tuple[str, Any]]) -> str:
    # Escaped one by one into plain text: Markup.format parses its own pattern anew for each. Markup may carry quotes.
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{str.replace(escape(value), _QUOTE, "&quot;")}"'
        for name, value in values
        if value is not False
    )


def written(field: Any, given: dict[str, Any]) -> Any:
    """The HTML of WTForms' own widgets in a third of their time; one with a way of its own to write does so itself."""
    widget = field.widget
    write = type(widget).__call__
    if write not in (Input.__call__, TextArea.__call__, Select.__call__):
        return widget(field, **given)
    flags = {name: value for name, value in vars(field.flags).items() if name in widget.validation_attrs}
    own = {"id": field.id, **flags, "name": field.name} | given
    if write is Input.__call__:
        own = {"type": widget.input_type} | own
        if "value" not in own:
            own["value"] = field._value()
        return Markup(f"<input{_attributes(sorted(own.items()))}>")  # nosec B704
    if write is TextArea.__call__:
        return Markup(f"<textarea{_attributes(sorted(own.items()))}>\r\n{escape(field._value())}</textarea>")  # nosec B704
    if widget.multiple or field.has_groups():
        return widget(field, **given)
    options = "".join([_option(one) for one in field.iter_choices()])
    return Markup(f"<select{_attributes(sorted(own.items()))}>{options}</select>")  # nosec B704


def _option(one: Any) -> str:
    attributes = sorted({"selected": bool(one.selected), "value": one.value, **(one.render_kw or {})}.items())
    return f"<option{_attributes(attributes)}>{escape(one.label or one.value)}</option>"


class ReferenceField(SelectField):
    """A choice of one row by id, from choices that the view hands over; nothing chosen is None."""

    widget = PlainSelect()

    def __init__(self, label: str = "", validators: Any = (), **kwargs: Any) -> None:
        kwargs.setdefault("choices", [])
        super().__init__(label, validators, coerce=_reference, **kwargs)


class ReferencesField(SelectMultipleField):
    """A choice of several rows by id."""

    def __init__(self, label: str = "", validators: Any = (), **kwargs: Any) -> None:
        kwargs.setdefault("choices", [])
        super().__init__(label, validators, coerce=_reference, **kwargs)


class RefField(_ParsedField):
    """An id in a hidden input (rows of a table that is posted back)."""

    widget = HiddenInput()

    def parse(self, typed: str) -> int | None:
        return identifiers.parse_id(typed, field="") if typed.strip() else None


def _reference(value: Any) -> int | None:
    if value in (None, "", "None"):
        return None
    try:
        return identifiers.parse_id(str(value), field="")
    except RuleViolation as refusal:
        raise ValueError(refusal.message) from refusal
