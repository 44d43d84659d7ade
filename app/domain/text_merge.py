"""Three ways into one text, word by word (diff3). Rows and fields are merged in row_merge; no HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.domain.word_matches import is_word, matches, words_of

#: So many unchanged words keep the changes of two people apart; a line break does so too.
APART = 3
_SENTENCE_ENDS = frozenset(".!?")
_Words = tuple[str, ...]
_Who = Literal["nobody", "mine", "theirs", "alike", "clash"]


@dataclass(frozen=True)
class TextMerge:
    """The merged text. `is_clean` False: at some place both sides differ, and both versions stand in the text."""

    text: str
    is_clean: bool


def merge_text(base: str, mine: str, theirs: str) -> TextMerge:
    """One text of two that were made from `base`; every word that either side added stands in it.

    Changes merge silently while at least three unchanged words or a line break lie between them. Nearer ones are a
    conflict, for a person to edit: two additions stand one behind the other, words that one side took out and the
    other changed stand as changed, and of all else the whole sentence stands twice, theirs and mine, with " / "
    between (a line break where the sentences have one).
    """
    if mine in (theirs, base) or theirs == base:
        return TextMerge(theirs if mine == base else mine, True)
    pieces = list(_pieces(words_of(base), words_of(mine), words_of(theirs)))
    _mark_near_changes(pieces)
    text = "".join(_merged(sentence) for sentence in _sentences(pieces))
    return TextMerge(text, all(piece.who != "clash" for piece in pieces))


@dataclass
class _Piece:
    """One unchanged token, or the words that each side has between two unchanged tokens."""

    base: _Words
    mine: _Words
    theirs: _Words
    who: _Who = "nobody"

    def __post_init__(self) -> None:
        if self.mine == self.base == self.theirs:
            self.who = "nobody"
        elif self.mine == self.base:
            self.who = "theirs"
        elif self.theirs == self.base:
            self.who = "mine"
        else:
            self.who = "alike" if _one_goes_on(self.mine, self.theirs) else "clash"

    @property
    def fits_in_place(self) -> bool:
        """A clash that needs no second sentence: two additions, or words that one took out and the other changed."""
        return not (self.base and self.mine and self.theirs)

    @property
    def chosen(self) -> str:
        """The words that stand in the merged text; of a clash those of both."""
        if self.who == "clash":
            return _behind("".join(self.theirs), "".join(self.mine))
        if self.who == "alike":
            return "".join(self.mine if len(self.mine) > len(self.theirs) else self.theirs)
        return "".join(self.theirs if self.who == "theirs" else self.mine)


def _one_goes_on(one: _Words, other: _Words) -> bool:
    """Equal, or one begins with all that the other has: so with an earlier save of the same sentence."""
    shorter = min(len(one), len(other))
    return one == other or (shorter > 0 and one[:shorter] == other[:shorter])


def _pieces(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[_Piece]:
    in_mine, in_theirs = _places(base, mine), _places(base, theirs)
    b = m = t = 0
    for place in [*sorted(in_mine.keys() & in_theirs.keys()), len(base)]:
        next_m, next_t = in_mine.get(place, len(mine)), in_theirs.get(place, len(theirs))
        if place > b or next_m > m or next_t > t:
            yield _Piece(tuple(base[b:place]), tuple(mine[m:next_m]), tuple(theirs[t:next_t]))
        if place < len(base):
            token = (base[place],)
            yield _Piece(token, token, token)
        b, m, t = place + 1, next_m + 1, next_t + 1


def _places(base: list[str], other: list[str]) -> dict[int, int]:
    return {a + step: b + step for a, b, size in matches(base, other) for step in range(size)}


def _mark_near_changes(pieces: list[_Piece]) -> None:
    """Changes of two people that lie too near to each other are clashes."""
    last: _Piece | None = None
    last_who: _Who = "nobody"
    between = 0
    for piece in pieces:
        if piece.who == "nobody":
            token = piece.base[0]
            between = APART if token == "\n" else between + is_word(token)
        elif piece.who in ("mine", "theirs"):
            who = piece.who
            if last and between < APART and last_who != who:
                last.who = piece.who = "clash"
            last, last_who, between = piece, who, 0


def _sentences(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces up to each unchanged end of a sentence or of a line."""
    sentence: list[_Piece] = []
    for piece in pieces:
        token = piece.base[0] if piece.who == "nobody" else ""
        is_end = bool(sentence) and sentence[-1].who == "nobody" and sentence[-1].base[0] in _SENTENCE_ENDS
        sentence.append(piece)
        if token == "\n" or (token.isspace() and is_end):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _merged(sentence: list[_Piece]) -> str:
    stands_by_itself = any(piece.who == "nobody" and is_word(piece.base[0]) for piece in sentence)
    if all(piece.who != "clash" or (piece.fits_in_place and stands_by_itself) for piece in sentence):
        return "".join(piece.chosen for piece in sentence)
    mine = "".join(word for piece in sentence for word in piece.mine)
    theirs = "".join(word for piece in sentence for word in piece.theirs)
    if not mine.strip() or not theirs.strip():
        return theirs if theirs.strip() else mine
    between = "\n" if "\n" in mine.strip() or "\n" in theirs.strip() else " / "
    return theirs.rstrip() + between + mine.lstrip()


def _behind(first: str, second: str) -> str:
    if not (first and second):
        return first or second
    return first + second if first[-1:].isspace() or second[:1].isspace() else f"{first} {second}"
