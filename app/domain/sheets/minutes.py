"""The sheet of a notula: everything the minutes of one meeting may carry, as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from app.domain.action_items import Horizon, ItemClass, ItemStatus, StatedKind
from app.domain.meetings import Confidentiality, FileKind, MeetingKind, MeetingLinkKind, ParticipantRole
from app.domain.minutes import PointKind, QuestionForm, SectionKind
from app.domain.sheets.letterhead import Letterhead, PaperProfile
from app.domain.sheets.meeting import FundingLine, LetterReference, MeetingDay, Participant, Party, TaskForceLine
from app.domain.signatures import Signer


@dataclass(frozen=True, kw_only=True)
class Guarded:
    """A part with its own effective class. `withheld`: this reader may not see it; it prints "[bagian terbatas]"."""

    confidentiality: Confidentiality = Confidentiality.BIASA
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class Point(Guarded):
    """One thing said by one speaker. `stated_order` counts over the whole meeting, `order_note` is a remark on it."""

    text: str
    kind: PointKind | None = None
    speaker: Party | None = None
    addressee: str | None = None
    quote: str | None = None
    context: str | None = None
    stated_order: int | None = None
    order_note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of *Kegiatan Sidang/Rapat*: its points in order. A `title` unlike its kind's label heads it alone."""

    kind: SectionKind
    title: str | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer(Guarded):
    """A row of questions and answers; a masukan may come without a question, a question without an answer."""

    form: QuestionForm
    asked_by: Party | None = None
    question: str | None = None
    answered_by: Party | None = None
    answer: str | None = None


@dataclass(frozen=True, kw_only=True)
class Session:
    """The Q&A session as a whole: whether it was held, and whether its content was written down."""

    held: bool
    time_text: str | None = None
    parties: tuple[str, ...] = ()
    topic: str | None = None
    content_recorded: bool = True


@dataclass(frozen=True, kw_only=True)
class Figure(Guarded):
    """A number that somebody quoted; `value_text` for what was said without a number."""

    indicator: str
    value: int | Decimal | None = None
    value_text: str | None = None
    unit: str | None = None
    area: str | None = None
    period: str | None = None
    source: str | None = None
    speaker: Party | None = None


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A service that people can reach; the number may be unknown."""

    name: str
    number: str | None = None
    purpose: str | None = None


@dataclass(frozen=True, kw_only=True)
class Conclusion(Guarded):
    """One kesimpulan rapat."""

    text: str


@dataclass(frozen=True, kw_only=True)
class ActionLine(Guarded):
    """One tindak lanjut as it stands at this meeting. `owner` and `supporters` are printed names.

    `due_on` is the date inclusive; `due_text` the words of the source ("segera"), printed when there is no date.
    """

    number: int
    text: str
    owner: str | None = None
    supporters: tuple[str, ...] = ()
    horizons: tuple[Horizon, ...] = ()
    due_on: date | None = None
    due_text: str | None = None
    item_class: ItemClass = ItemClass.TINDAK_LANJUT
    stated_kind: StatedKind | None = None
    stated_by: Party | None = None
    expected_output: str | None = None
    proof: str | None = None
    status: ItemStatus = ItemStatus.SEMENTARA


@dataclass(frozen=True, kw_only=True)
class SmallTeam:
    """A tim kecil that the meeting spoke of; its members are often not named."""

    name: str | None = None
    mandate: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActionPlan:
    """A rencana aksi that the meeting spoke of as a whole, apart from the items."""

    horizons: tuple[Horizon, ...] = ()
    due_text: str | None = None


@dataclass(frozen=True, kw_only=True)
class SourceArticle:
    """A published text that the record was made from."""

    outlet: str | None = None
    byline: str | None = None
    title: str | None = None
    published_on: date | None = None
    republished_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Documentation(Guarded):
    """A photo or file of the meeting; the caption may exist without a file."""

    kind: FileKind = FileKind.FOTO
    caption: str


@dataclass(frozen=True, kw_only=True)
class LinkedMeeting:
    """Another meeting of the same government that this reader may see."""

    kind: MeetingLinkKind
    title: str
    date_text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Addendum:
    """What was added to the approved notula without opening it; `signed_on` is the date on its signed paper."""

    no: int
    text: str
    reason: str
    signed_on: date


@dataclass(frozen=True, kw_only=True)
class MinutesSheet:
    """All facts of a notula. `draft` stays True until approval; without `signer` the paper is a KONSEP anyway.

    `zone` is the IANA name that wall times belong to. `organiser` is printed and may be unknown, which is why the
    agency of the letterhead never stands in for it.
    """

    letterhead: Letterhead
    profile: PaperProfile = field(default_factory=PaperProfile)
    zone: str
    title: str
    #: Instant for the file's properties (aware, UTC); None leaves them out.
    made_at: datetime | None = None
    draft: bool = True
    signer: Signer | None = None
    confidentiality: Confidentiality = Confidentiality.BIASA
    kind: MeetingKind | None = None
    topics: tuple[str, ...] = ()
    days: tuple[MeetingDay, ...] = ()
    place: str | None = None
    online_room: str | None = None
    invitation: LetterReference | None = None
    agenda: tuple[str, ...] = ()
    organiser: str | None = None
    organiser_abbreviation: str | None = None
    program: str | None = None
    funding: tuple[FundingLine, ...] = ()
    task_forces: tuple[TaskForceLine, ...] = ()
    purposes: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    stated_total: int | None = None
    total_note: str | None = None
    attendance_attached: bool = False
    sections: tuple[Section, ...] = ()
    answers: tuple[Answer, ...] = ()
    session: Session | None = None
    figures: tuple[Figure, ...] = ()
    contacts: tuple[Contact, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    items: tuple[ActionLine, ...] = ()
    small_teams: tuple[SmallTeam, ...] = ()
    action_plan: ActionPlan | None = None
    documentation: tuple[Documentation, ...] = ()
    sources: tuple[SourceArticle, ...] = ()
    linked: tuple[LinkedMeeting, ...] = ()
    addenda: tuple[Addendum, ...] = ()

    @property
    def is_draft(self) -> bool:
        """True where the paper carries the mark KONSEP (decision 25)."""
        return self.draft or self.signer is None

    def with_role(self, role: ParticipantRole) -> tuple[Participant, ...]:
        """Participants who hold `role`, in recorded order."""
        return tuple(row for row in self.participants if role in row.roles)

    def points_of(self, kind: SectionKind) -> tuple[Point, ...]:
        """Points of all sections of one kind, in order."""
        return tuple(point for section in self.sections if section.kind is kind for point in section.points)
