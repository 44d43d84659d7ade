"""The lists of the minutes as their pages take them: form, stored rows as it takes them, choices, and what saves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import g, request

from app.domain.errors import NotFound
from app.domain.item_references import OriginKind, Reference
from app.domain.rich_text import plain
from app.domain.writing import MinutesPart
from app.queries import small_teams
from app.queries.item_choices import WITHHELD, Choice, shortened
from app.queries.minutes import minutes_record
from app.queries.minutes_views import ConclusionView, MinutesRecord, PointView
from app.services.conclusions import save_conclusions
from app.services.minutes_figures import save_contacts, save_figures
from app.services.small_teams import save_teams
from app.web.access import current_actor
from app.web.forms.listed_rows import ids_text, values_of
from app.web.forms.minutes import ConclusionsForm, ContactForm, ContactsForm, FigureForm, FiguresForm
from app.web.forms.minutes_drafts import ConclusionsDraft, ContactsDraft, FiguresDraft, PartDraft
from app.web.forms.minutes_talks import TeamForm, TeamsForm
from app.web.marked_words import marked_words
from app.web.section_page import question_words


@dataclass(frozen=True, kw_only=True)
class WrittenList:
    """One list. `name` is that of its rows in the form, of its template and of its place in the notula.

    `load` reads what the page shows of the meeting in `g`, `stored` gives its rows as the form takes them, `offer`
    fills choices, `lighten` takes off what the page need not repeat in each row, `begin` adds a row that the address
    asks for and gives its name. A list that is saved while it is written has a `part` and a `draft`; `posted` are the
    values of a row of its command as the form takes them.
    """

    name: str
    form: type[Any]
    load: Callable[[], Any]
    stored: Callable[[Any], list[dict[str, Any]]]
    save: Callable[..., int]
    offer: Callable[..., None] = lambda form, loaded, *blanks: None
    lighten: Callable[[Any, Any], None] = lambda form, blank: None
    begin: Callable[[Any, Any], str | None] = lambda form, loaded: None
    part: MinutesPart | None = None
    draft: type[PartDraft] | None = None
    posted: Callable[[Any], dict[str, Any]] = vars

    def saved_form(self, loaded: Any) -> Any:
        """The form as it begins with what is saved, choices filled."""
        rows = self.stored(loaded)
        return self.filled(loaded, {"version": loaded.version, self.name: rows}, [row["id"] for row in rows])

    def filled(self, loaded: Any, data: dict[str, Any], shown: list[Any]) -> Any:
        """The form with these values; `shown` are the ids of all rows that stand."""
        form = self.form(formdata=None, data={**data, f"shown_{self.name}": ids_text(shown)})
        self.offer(form, loaded)
        return form


def _record() -> MinutesRecord:
    return minutes_record(current_actor(), g.subject)


def _conclusion(row: Any, level: Any) -> dict[str, Any]:
    """A stored or posted row as the form takes it."""
    return {"id": row.id, "text": row.text, "origin": _origin(row), "confidentiality": level}


def _origin(row: Any) -> Reference | None:
    if row.origin_point_id is not None:
        return Reference(OriginKind.POINT, row.origin_point_id)
    return Reference(OriginKind.QUESTION, row.origin_question_id) if row.origin_question_id is not None else None


def _origins(record: MinutesRecord) -> list[Choice]:
    """Points and questions that the writer sees; an origin that is closed or withdrawn stays where it is saved."""
    points = [point for section in record.sections for point in section.points if not point.withheld]
    questions = [row for row in record.questions if not row.withheld]
    offered = [Choice(Reference(OriginKind.POINT, point.id), shortened(plain(point.text), 70)) for point in points]
    offered += [Choice(Reference(OriginKind.QUESTION, row.id), question_words(row)) for row in questions]
    known = {choice.reference for choice in offered}
    saved = (_origin(row) for row in record.conclusions)
    return offered + [Choice(one, WITHHELD) for one in saved if one is not None and one not in known]


def _begun_conclusion(form: ConclusionsForm, record: MinutesRecord) -> str | None:
    """A further row made of the point or question that the address names; gives its name. Raises NotFound."""
    points = [point for section in record.sections for point in section.points]
    parts = (("butir", OriginKind.POINT, points), ("tanya-jawab", OriginKind.QUESTION, record.questions))
    for name, kind, rows in parts:
        asked = request.args.get(name)
        if asked is None:
            continue
        row = next((row for row in rows if str(row.id) == asked and not row.withheld), None)
        if row is None:
            raise NotFound
        said = marked_words(row.text) if isinstance(row, PointView) else row.question or row.answer
        values = {"text": said, "origin": Reference(kind, row.id), "confidentiality": row.own}
        return str(form.conclusions.append_entry(values).name)
    return None


def _open_conclusions(record: MinutesRecord) -> list[ConclusionView]:
    return [row for row in record.conclusions if not row.withheld]


CONCLUSIONS = WrittenList(
    name="conclusions",
    form=ConclusionsForm,
    load=_record,
    stored=lambda record: [_conclusion(row, row.own) for row in _open_conclusions(record)],
    save=save_conclusions,
    offer=lambda form, record, *blanks: form.offer(_origins(record), *blanks),
    lighten=lambda form, blank: None if request.args.get("lengkap") else form.lighten(blank),
    begin=_begun_conclusion,
    part=MinutesPart.KESIMPULAN,
    draft=ConclusionsDraft,
    posted=lambda row: _conclusion(row, row.confidentiality) | {"key": row.key},
)
FIGURES = WrittenList(
    name="figures",
    form=FiguresForm,
    load=_record,
    stored=lambda record: [values_of(FigureForm, row) for row in record.head.figures],
    save=save_figures,
    offer=lambda form, record, *blanks: form.offer(record.people.choices(), *blanks),
    part=MinutesPart.ANGKA,
    draft=FiguresDraft,
)
CONTACTS = WrittenList(
    name="contacts",
    form=ContactsForm,
    load=_record,
    stored=lambda record: [values_of(ContactForm, row) for row in record.contacts],
    save=save_contacts,
    part=MinutesPart.KONTAK,
    draft=ContactsDraft,
)
TEAMS = WrittenList(
    name="teams",
    form=TeamsForm,
    load=lambda: small_teams.teams_page(current_actor(), g.subject.id),
    stored=lambda page: [values_of(TeamForm, row) for row in page.teams],
    save=save_teams,
    offer=lambda form, page, *blanks: form.offer(page.agencies, page.persons, *blanks),
)
