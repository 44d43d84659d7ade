"""The minutes of one meeting as one reader may see them: plain values for page, forms and paper. No queries."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.domain.meetings import Confidentiality, stricter
from app.domain.minutes import MinutesStatus, PointKind, QuestionForm, SectionKind
from app.domain.sheets import Party, Session
from app.queries.minutes_people import People


@dataclass(frozen=True, kw_only=True)
class Part:
    """A row with a class of its own: `own` is that class, `level` the effective one. Withheld rows carry no words."""

    id: int
    own: Confidentiality
    level: Confidentiality
    withheld: bool


@dataclass(frozen=True, kw_only=True)
class PointView(Part):
    text: str = ""
    kind: PointKind = PointKind.PERNYATAAN
    speaker: Party | None = None
    speaker_id: int | None = None
    speaker_text: str | None = None
    addressee: str | None = None
    quote: str | None = None
    context: str | None = None
    answers_question_id: int | None = None
    is_releasable: bool = False
    stated_order: int | None = None
    order_note: str | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionView(Part):
    section_id: int
    form: QuestionForm = QuestionForm.PERTANYAAN
    asker: Party | None = None
    asker_id: int | None = None
    asker_text: str | None = None
    question: str | None = None
    answerer: Party | None = None
    answerer_id: int | None = None
    answerer_text: str | None = None
    answer: str | None = None


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """A section with its points in order; sections come in the order of the paper: by kind, then by position."""

    id: int
    kind: SectionKind
    title: str
    version: int
    points: tuple[PointView, ...]


@dataclass(frozen=True, kw_only=True)
class FigureView:
    id: int
    indicator: str
    value: Decimal | None
    value_text: str | None
    unit: str | None
    area: str | None
    period_text: str | None
    source: str | None
    speaker: Party | None
    speaker_id: int | None
    speaker_text: str | None


@dataclass(frozen=True, kw_only=True)
class ContactView:
    id: int
    name: str
    number: str | None
    purpose: str | None


@dataclass(frozen=True, kw_only=True)
class ConclusionView(Part):
    text: str = ""
    origin_point_id: int | None = None
    origin_question_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class MinutesHead:
    """`version` guards the lists beside the sections; `session_version` 0 means that no session was noted."""

    version: int
    status: MinutesStatus
    approved: bool
    session: Session | None
    session_version: int
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What the paper prints beside the minutes, without its words. `shows_place` None: no profile was set."""

    has_items: bool
    has_outputs: bool
    has_funding: bool
    has_documentation: bool
    has_attendance: bool
    shows_place: bool | None


@dataclass(frozen=True, kw_only=True)
class MinutesRecord:
    """Everything written in the minutes. `head` is None before they are begun."""

    head: MinutesHead | None
    sections: tuple[SectionView, ...]
    questions: tuple[QuestionView, ...]
    contacts: tuple[ContactView, ...]
    conclusions: tuple[ConclusionView, ...]
    people: People
    beside: Beside

    def questions_of(self, section_id: int) -> tuple[QuestionView, ...]:
        """Questions of one section, in order."""
        return tuple(row for row in self.questions if row.section_id == section_id)

    @property
    def version(self) -> int:
        """The version of the lists beside the sections; 0 before the minutes are begun."""
        return self.head.version if self.head is not None else 0

    @property
    def strictest(self) -> Confidentiality:
        """The strictest class among the rows that the reader sees; to be logged when it is not ordinary."""
        points = tuple(point for section in self.sections for point in section.points)
        parts: tuple[Part, ...] = (*points, *self.questions, *self.conclusions)
        return stricter(Confidentiality.BIASA, *(part.level for part in parts if not part.withheld))
