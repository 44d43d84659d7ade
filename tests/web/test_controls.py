"""Controls are written as WTForms' own widgets write them, attribute by attribute."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import Length
from wtforms.widgets import PasswordInput

from app.domain.meetings import MeetingKind
from app.web.forms.base import Row
from app.web.forms.choice_fields import EnumField, YesField
from app.web.forms.fields import ClockField, DayField, LineField, ParagraphField, RefField, required, written

HOSTILE = "\"><script>'&</script>"


class Everything(Row):
    line = LineField("Baris", [required, Length(max=20)])
    text = ParagraphField("Paragraf", [required], render_kw={"rows": 4, "data_x": "y"})
    area = TextAreaField("Teks")
    day = DayField("Hari")
    at = ClockField("Jam")
    ref = RefField("")
    kind = EnumField("Jenis", [required], enum=MeetingKind, blank="Semua")
    yes = YesField("Ya", yes="Boleh", no="Tidak")
    hostile = SelectField("Pilihan", choices=[("a", HOSTILE), (HOSTILE, "b"), ("c", "C", {"data-of": "x"})])
    grouped = SelectField("Kelompok", choices=[SelectChoice("a", "A", optgroup="Satu"), SelectChoice("b", "B")])
    secret = StringField("Sandi", widget=PasswordInput())
    check = BooleanField("Centang")
    radio = RadioField("Radio", choices=[("a", "A")])


@pytest.mark.parametrize("values", [{}, dict.fromkeys(("line", "text", "area", "day", "ref", "hostile"), HOSTILE)])
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"id": "lain", "class": HOSTILE, "data-x": Markup('<b "q">'), "autofocus": True, "hidden": False},
        {"required": False, "value": "sendiri", "aria-describedby": "a b"},
    ],
)
def test_as_wtforms_writes_it(app, values, given):
    with app.test_request_context():
        form = Everything(formdata=MultiDict(values) if values else None, data={"kind": MeetingKind.RAPAT_KOORDINASI})
        for field in form:
            assert written(field, dict(given)) == field.widget(field, **given), field.name


def test_names_of_attributes_are_cleaned_and_those_of_the_field_kept(app):
    with app.test_request_context():
        assert str(Everything(formdata=None).text(class_="c")) == (
            '<textarea class="c" data-x="y" id="text" name="text" required rows="4">\r\n</textarea>'
        )
