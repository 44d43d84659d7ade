"""A line while it is being read: what is taken off at its front and its end, what is known so far. No grammar here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.quick_notes.agencies import RoomAgency
from app.domain.quick_notes.names import Word, small, words_of
from app.domain.quick_notes.room import Room
from app.domain.quick_notes.speakers import RoomSpeaker
from app.domain.quick_notes.understood import LineKind, Note, Span, SpanRole, Suggestion, Understood

#: One key each.
_SUGGESTIONS_MAX = 9
#: More of them no page can show beside one line.
_PIECES_MAX = 40


class Draft:
    """`raw[start:end]` is what still has to be read; everything outside stands in spans."""

    def __init__(self, raw: str, room: Room) -> None:
        self.raw = raw
        self.small = small(raw)
        self.room = room
        self.start = 0
        self.end = len(raw)
        self.values: dict[str, Any] = {}
        #: Names listed at a place, and who is meant by each.
        self.listed: dict[tuple[int, int], tuple[list[list[Word]], list[tuple[RoomAgency, ...]]]] = {}
        self._front: list[Span] = []
        self._back: list[Span] = []
        self._inside: list[Span] = []
        self._notes: list[Note] = []
        self._suggestions: list[Suggestion] = []
        self.skip_blanks()

    @property
    def rest(self) -> str:
        """What still has to be read."""
        return self.raw[self.start : self.end]

    def words(self, end: int | None = None) -> list[Word]:
        """The words of what still has to be read, or of its beginning up to `end`."""
        return words_of(self.raw, self.start, self.end if end is None else end)

    def take(self, end: int, role: SpanRole) -> None:
        """The beginning up to `end` is read and leaves the text."""
        if end > self.start:
            self._front.append(Span(self.start, end, role, kept=False))
            self.start = end

    def take_part(self, start: int, end: int, role: SpanRole) -> None:
        """As take(), with whatever stands before `start` as part of the mark."""
        self.take(start, SpanRole.TANDA)
        self.take(end, role)

    def skip_blanks(self, also: str = "") -> None:
        """White space at the front, and the signs in `also`, are no words."""
        end = self.start
        while end < self.end and (self.raw[end].isspace() or self.raw[end] in also):
            end += 1
        blank = self.raw[self.start : end].strip() == ""
        self.take(end, SpanRole.SPASI if blank else SpanRole.TANDA)

    def cut(self, start: int, spans: Iterable[tuple[int, SpanRole]]) -> None:
        """The end from `start` on is read and leaves the text, as pieces with the end of each."""
        pieces: list[Span] = []
        for end, role in spans:
            if end > start:
                pieces.append(Span(start, end, role, kept=False))
                start = end
        if start < self.end:
            pieces.append(Span(start, self.end, SpanRole.SPASI, kept=False))
        self._back[:0] = pieces
        self.end = pieces[0].start if pieces else self.end

    def mark(self, start: int, end: int, role: SpanRole) -> None:
        """`raw[start:end]` was understood and stays in the text; a second meaning of the same words is not shown."""
        if (
            start < end
            and len(self._inside) < _PIECES_MAX
            and all(end <= one.start or one.end <= start for one in self._inside)
        ):
            self._inside.append(Span(start, end, role, kept=True))

    def note(self, start: int, end: int, message: str) -> None:
        """Something to look at. Once for each place and sentence."""
        one = Note(start, end, message)
        if len(self._notes) < _PIECES_MAX and one not in self._notes:
            self._notes.append(one)

    def suggest_speakers(self, start: int, end: int, speakers: Iterable[RoomSpeaker]) -> None:
        for one in speakers:
            self._suggest(Suggestion(len(self._suggestions) + 1, start, end, one.shown, speaker_id=one.id))

    def suggest_parties(self, start: int, end: int, parties: Iterable[RoomAgency]) -> None:
        """Each by its short name, or in full where that is what several are called."""
        offered = list(parties)
        shorts = [one.shown for one in offered]
        for one in offered:
            name = one.shown if shorts.count(one.shown) == 1 else one.name
            self._suggest(Suggestion(len(self._suggestions) + 1, start, end, name, party=one.reference))

    def finish(self, kind: LineKind) -> Understood:
        """The line as understood, every piece of it accounted for."""
        return Understood(
            raw=self.raw,
            kind=kind,
            text=self.rest.strip(),
            suggestions=tuple(self._suggestions),
            spans=(*self._front, *self._text_spans(), *self._back),
            notes=tuple(sorted(self._notes, key=lambda one: one.start)),
            **self.values,
        )

    def _suggest(self, one: Suggestion) -> None:
        known = any((other.start, other.name) == (one.start, one.name) for other in self._suggestions)
        if len(self._suggestions) < _SUGGESTIONS_MAX and one.name and not known:
            self._suggestions.append(one)

    def _text_spans(self) -> Sequence[Span]:
        """The words of the record, cut where pieces of them were understood, between blanks that are not kept."""
        body = self.rest
        if not body:
            return ()
        first = self.start + len(body) - len(body.lstrip())
        last = max(first, self.start + len(body.rstrip()))
        spans: list[Span] = []
        at = first
        for one in sorted(self._inside, key=lambda span: span.start):
            one = Span(max(one.start, at), min(one.end, last), one.role, kept=True)
            if one.start < one.end:
                spans += [Span(at, one.start, SpanRole.TEKS, kept=True), one]
                at = one.end
        around = [Span(self.start, first, SpanRole.SPASI, kept=False), *spans]
        around += [Span(at, last, SpanRole.TEKS, kept=True), Span(last, self.end, SpanRole.SPASI, kept=False)]
        return [one for one in around if one.start < one.end]
