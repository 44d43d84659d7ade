"""The base of every form: Indonesian sentences, version, key against double submission. Fields are in fields.py."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from flask import g, request
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField, HiddenField, SelectField, SelectMultipleField
from wtforms.widgets.core import clean_key

from app.domain.errors import Conflict, RuleViolation
from app.web.forms.fields import WholeField, offered, written

_UNSHOWN = frozenset(
    {"HiddenField", "CSRFTokenField", "SubmitField", "RefField", "ShownIds", "FileField", "PasswordField"}
)
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


def own_key(typed: str | None) -> str:
    """A key that a page of ours made; empty for anything else."""
    return typed if typed and _KEY.fullmatch(typed) else ""


class Sentences:
    """WTForms' own messages in Indonesian; an unknown one falls back to a sentence that fits everything."""

    TEXTS = {
        "This field is required.": "Isian ini wajib diisi.",
        "Not a valid choice.": "Pilihan ini tidak dikenal. Pilih salah satu dari daftar.",
        "Invalid Choice: could not coerce.": "Pilihan ini tidak dikenal. Pilih salah satu dari daftar.",
        "Invalid choice(s): one or more data inputs could not be coerced.": (
            "Salah satu pilihan tidak dikenal. Pilih dari daftar."
        ),
        "Not a valid integer value.": "Isi dengan angka bulat.",
        "Invalid email address.": "Alamat pos-el tidak lengkap, contoh: nama@contoh.go.id.",
    }

    def gettext(self, string: str) -> str:
        return self.TEXTS.get(string, "Isian ini tidak dapat dibaca. Periksa kembali.")

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return "Salah satu pilihan tidak dikenal. Pilih dari daftar."


class PlainForm(FlaskForm):  # type: ignore[misc]
    """A form, or a row of one, in Indonesian."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        locales = ("id",)

        def get_translations(self, form: Any) -> Any:
            return Sentences()

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:
            """Choices of a form are written as pairs (value, words); WTForms wants its own objects."""
            if pairs := unbound_field.kwargs.get("choices"):
                unbound_field.kwargs["choices"] = offered(pairs)
            return super().bind_field(form, unbound_field, options)

        def render_field(self, field: Any, render_kw: dict[str, Any]) -> Any:
            """The same HTML as WTForms', written in our own way."""
            given = {**(field.render_kw or {}), **render_kw}
            return written(field, {clean_key(name): value for name, value in given.items()})


class Row(PlainForm):
    """A repeated row inside a form; the token is the outer form's."""

    class Meta(PlainForm.Meta):
        csrf = False


class BaseForm(PlainForm):
    """A form that writes."""

    submission_key = HiddenField(default=lambda: secrets.token_urlsafe(18))
    version = WholeField(minimum=0, maximum=2**31 - 1)

    def validate_submission_key(self, field: Field) -> None:
        """A key that no page of ours made is replaced: nothing is lost, the double submission is merely not noticed."""
        if not own_key(field.data):
            field.data = secrets.token_urlsafe(18)

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Run a use case inside: what a rule refuses lands on the field of the same name, else on the whole form.

        The field may be a path ("rows-2-text"). After a Conflict the page of both texts is built from this form.
        """
        try:
            yield
        except RuleViolation as refusal:
            field = _find(self, refusal.field)
            if field is None:
                self.form_errors.append(refusal.message)
            else:
                field.errors = [*field.errors, refusal.message]
                _tell_lists(self)
        except Conflict:
            g.conflict_form = self
            raise

    @property
    def status(self) -> int:
        """200 for a page that is opened, 422 for one that refuses what was sent."""
        return 422 if request.method == "POST" else 200


def _find(form: Any, path: str) -> Field | None:
    """The field that a rule names: "title", or "rows-2-text" through field lists and form fields."""
    if not path:
        return None
    here: Any = form
    for part in path.split("-"):
        if isinstance(here, FieldList):
            if not part.isdigit() or int(part) >= len(here.entries):
                return here
            here = here.entries[int(part)]
        else:
            inner = here.form if isinstance(here, FormField) else here
            if part not in inner:
                return None
            here = inner[part]
    return here if isinstance(here, Field) else None


def _tell_lists(form: Any) -> None:
    """A list gathers the errors of its rows when it validates; those that a use case found come later."""
    for field in form:
        if isinstance(field, FieldList) and any(entry.errors for entry in field.entries):
            own = [error for error in field.errors if isinstance(error, str)]
            field.errors = [*(entry.errors for entry in field.entries), *own]


class Typed(NamedTuple):
    """One visible field as typed, in words. Only a text can be edited as words and sent again."""

    name: str
    label: str
    words: str
    is_text: bool


def typed_pairs(form: Any, prefix: str = "") -> Iterator[Typed]:
    """What was typed into every visible field, rows included; for the page of both texts."""
    for field in form:
        if isinstance(field, FieldList):
            for number, entry in enumerate(field.entries, start=1):
                inner = entry.form if isinstance(entry, FormField) else [entry]
                yield from typed_pairs(inner, f"{field.label.text} {number}: ")
        elif isinstance(field, FormField):
            yield from typed_pairs(field.form, f"{field.label.text}: ")
        elif field.type not in _UNSHOWN and field.name != "version":
            is_text = not isinstance(field, SelectField | SelectMultipleField) and field.type != "BooleanField"
            yield Typed(field.name, f"{prefix}{field.label.text}", shown(field), is_text)


def control_value(field: Any) -> str:
    """What a browser would send of a control that stands as the field has it; a box or several choices are not read."""
    if isinstance(field, SelectField):
        return next((str(value) for value, _, is_chosen, *_ in field.iter_choices() if is_chosen), "")
    value = field._value() if hasattr(field, "_value") else field.data
    return "" if value is None else str(value)


def shown(field: Any) -> str:
    """A field's value in words: labels of chosen options, the typed text of all others."""
    if isinstance(field, SelectMultipleField | SelectField):
        one = field._value() if hasattr(field, "_value") else field.data
        chosen = field.data if isinstance(field, SelectMultipleField) else [one]
        labels = {str(value): str(label) for value, label, *_ in field.iter_choices()}
        return ", ".join(labels.get(str(value), str(value)) for value in chosen or [] if value not in (None, ""))
    if field.type == "BooleanField":
        return "Ya" if field.data else "Tidak"
    value = field._value() if hasattr(field, "_value") else field.data
    return "" if value is None else str(value)
