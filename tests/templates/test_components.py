"""What macros promise to people: errors tied to their fields, typed text kept and escaped, rows without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask, render_template_string
from jinja2 import StrictUndefined
from werkzeug.datastructures import MultiDict
from wtforms import DateField, FieldList, Form, FormField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired

APP = Path(__file__).resolve().parents[2] / "app"
HOSTILE = '"><script>alert(1)</script>'


class Row(Form):
    text = TextAreaField("Isi", [DataRequired("Tuliskan isi butir.")])


class Sheet(Form):
    title = StringField("Judul rapat", [DataRequired("Tuliskan judul rapat.")], description="Seperti pada undangan.")
    held_on = DateField("Tanggal")
    horizons = SelectMultipleField(
        "Jangka waktu", choices=[SelectChoice("pendek", "Jangka pendek"), SelectChoice("panjang", "Jangka panjang")]
    )
    points = FieldList(FormField(Row), label="Butir")


@pytest.fixture(scope="module")
def page() -> Iterator[Flask]:
    app = Flask("look", template_folder=str(APP / "templates"), static_folder=str(APP / "static"))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals["csrf_token"] = lambda: "token"
    with app.test_request_context():
        yield app


def show(call: str, **context: object) -> BeautifulSoup:
    names = ("field", "error_summary", "rows", "conflict", "kept", "due", "badge", "steps", "confirm", "table")
    macros = {"kept": "kept_inputs, kept_texts", "badge": "status_badge", "table": "data_table, row, cell, title_cell"}
    imports = "".join(f'{{% from "components/{n}.html" import {macros.get(n, n)} %}}' for n in names)
    return BeautifulSoup(render_template_string(imports + call, **context), "html.parser")


def refused(**typed: str) -> Sheet:
    form = Sheet(MultiDict({"points-0-text": "", **typed}))
    assert not form.validate()
    return form


def test_error_and_help_are_tied_to_the_field_and_typed_text_stays(page: Flask) -> None:
    form = refused(held_on="2026-02-30")
    html = show("{{ field(form.held_on) }}{{ field(form.title) }}", form=form)
    control = html.select_one("#held_on")
    assert control["value"] == "2026-02-30"
    assert control["aria-invalid"] == "true"
    assert "held_on-galat" in control["aria-describedby"].split()
    title = html.select_one("#title")
    said = " ".join(html.find(id=name).get_text() for name in title["aria-describedby"].split())
    assert "Seperti pada undangan." in said
    assert "Tuliskan judul rapat." in said
    assert html.select_one("label[for=title]") is not None


def test_summary_links_reach_fields_in_rows_too(page: Flask) -> None:
    form = refused()
    html = show(
        "{{ error_summary(form) }}{{ field(form.title) }}{{ field(form.points.entries[0].form.text) }}", form=form
    )
    targets = [link["href"][1:] for link in html.select(".error-summary a")]
    assert {"title", "points-0-text"} <= set(targets)
    assert "Butir 1, Isi: Tuliskan isi butir." in html.get_text()
    assert html.find(id="points-0-text") is not None
    assert show("{{ error_summary(form) }}", form=Sheet()).get_text(strip=True) == ""


def test_several_choices_are_check_boxes_in_a_named_group(page: Flask) -> None:
    html = show("{{ field(form.horizons) }}", form=Sheet(horizons=["panjang"]))
    assert html.select_one("fieldset > legend").get_text() == "Jangka waktu"
    assert [box.has_attr("checked") for box in html.select("input[type=checkbox]")] == [False, True]
    assert html.select("select") == []


def test_a_known_date_is_written_in_words_by_the_server(page: Flask) -> None:
    form = Sheet(held_on=date(2026, 11, 23))
    html = show('{{ field(form.held_on, words="Senin, 23 November 2026") }}', form=form)
    assert html.select_one("#held_on-tanggal").get_text() == "Senin, 23 November 2026"


def test_rows_offer_the_server_what_the_script_does(page: Flask) -> None:
    form = Sheet(points=[{"text": "satu"}, {"text": "dua"}])
    call = '{% call(entry) rows(form.points, noun="butir", sortable=true) %}{{ field(entry.form.text) }}{% endcall %}'
    html = show(call, form=form)
    buttons = {(b["name"], b["value"]) for b in html.select("button[type=submit][formnovalidate]")}
    assert ("tambah_baris", "points") in buttons
    assert ("hapus_baris", "points-1") in buttons
    assert ("naikkan_baris", "points-1") in buttons
    assert ("turunkan_baris", "points-0") in buttons


@pytest.mark.parametrize(
    "call",
    [
        "{{ kept_inputs(pairs) }}{{ kept_texts(pairs) }}",
        '{{ conflict([{"label": t, "name": "a", "saved": t, "typed": t}], who=t, when=t, action=t, version=t) }}',
        "{{ conflict([{'label': t, 'saved': t, 'typed': ''}]) }}",
        "{{ due(t, due_text=t, left_words=t, initial_words=t) }}{{ status_badge(t, t) }}",
        '{{ steps([{"label": t, "state": "next", "note": t, "url": t}]) }}',
        "{{ confirm(t, t, action=t, button_words=t, cancel_url=t, undo_words=t) }}",
        "{% call data_table(t, [t]) %}{% call row() %}{{ title_cell(t, t, sub=t) }}{{ cell(t, t, sub=t) }}"
        "{% endcall %}{% endcall %}",
    ],
)
def test_typed_text_never_becomes_markup(page: Flask, call: str) -> None:
    html = show(call, t=HOSTILE, pairs=[(HOSTILE, HOSTILE)])
    assert html.select("script") == []
    shown = html.get_text() + "".join(str(value) for tag in html.find_all() for value in tag.attrs.values())
    assert "<script>alert(1)" in shown


def test_a_conflict_shows_both_and_sends_the_typed_one_with_the_new_version(page: Flask) -> None:
    call = "{{ conflict(fields, action='/rapat/1', version=7, submission_key='k') }}"
    html = show(call, fields=[{"label": "Isi", "name": "text", "saved": "A", "typed": "B"}])
    assert html.select_one("textarea[name=text]").get_text().strip() == "B"
    assert html.select_one(".conflict-text").get_text() == "A"
    assert html.select_one("input[name=version]")["value"] == "7"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ('{{ due("14 November 2026", late_days=8) }}', "14 November 2026Lewat 8 hari kerja"),
        ("{{ due(none) }}", "Belum ditetapkan"),
        ('{{ due(none, due_text="segera") }}', "segera"),
        (
            '{{ due("21 November 2026", initial_words="14 November 2026") }}',
            "21 November 2026Batas waktu awal 14 November 2026",
        ),
    ],
)
def test_due_words(page: Flask, call: str, words: str) -> None:
    assert show(call).get_text(strip=True) == words
