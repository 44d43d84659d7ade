"""Texts, and changed copies of them, as two people of one meeting write them: for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from app.domain.row_merge import MergePart, MergeRow
from app.domain.word_matches import is_word, matches, words_of

#: Few words, so that they repeat; with marks, line breaks and characters that belong together.
WORDS = st.sampled_from(
    [
        "Rapat",
        "dibuka",
        "korban",
        "anak-anak",
        "10.30",
        "31/7/23",
        "UPTD",
        "PPA",
        "dan",
        "dan",
        "e\u0301",
        "👩‍👧",
        "ya.",
    ]
)
GAPS = st.sampled_from([" ", " ", " ", "  ", ", ", ". ", ". ", "\n", "\r\n", " - ", ""])
ANY_TEXT = st.text(max_size=40)


@st.composite
def prose(draw: st.DrawFn) -> str:
    pairs = draw(st.lists(st.tuples(WORDS, GAPS), max_size=25))
    return "".join(word + gap for word, gap in pairs)


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """The text after a few stretches of it were replaced, put in or taken out."""
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + draw(prose() | ANY_TEXT | st.just("")) + text[end:]
    return text


@st.composite
def three_texts(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text and two changed copies of it."""
    base = draw(prose() | ANY_TEXT)
    return base, draw(changed(base)), draw(changed(base))


def rows(new_keys: str) -> st.SearchStrategy[list[MergeRow]]:
    """Rows that one side adds; the letter keeps the keys of the sides apart."""
    fields = st.fixed_dictionaries({"text": prose(), "kind": st.sampled_from(["arahan", "imbauan"])})
    return st.lists(fields, max_size=3).map(
        lambda found: [MergeRow(f"{new_keys}{number}", one) for number, one in enumerate(found)]
    )


@st.composite
def changed_part(draw: st.DrawFn, base: MergePart, new_keys: str) -> MergePart:
    """The part after rows were changed, withdrawn, added and moved."""
    left = [
        MergeRow(row.key, {**row.fields, "text": draw(changed(str(row.fields["text"])))})
        if draw(st.booleans())
        else row
        for row in base.rows
        if draw(st.integers(0, 4))
    ]
    for row in draw(rows(new_keys)):
        left.insert(draw(st.integers(0, len(left))), row)
    if draw(st.booleans()):
        left = list(draw(st.permutations(left)))
    return MergePart(draw(changed(base.title)), tuple(left))


@st.composite
def three_parts(draw: st.DrawFn) -> tuple[MergePart, MergePart, MergePart]:
    """A part and two changed copies of it."""
    found = draw(rows("lama"))
    base = MergePart(draw(prose()), tuple(MergeRow(number, row.fields) for number, row in enumerate(found)))
    return base, draw(changed_part(base, "a")), draw(changed_part(base, "b"))


def added_words(old: str, new: str) -> list[list[str]]:
    """The words of each stretch that stands in `new` and not in `old`."""
    before, after = words_of(old), words_of(new)
    stretches, position = [], 0
    for _, start, size in [*matches(before, after), (0, len(after), 0)]:
        stretches.append([token for token in after[position:start] if is_word(token)])
        position = start + size
    return [stretch for stretch in stretches if stretch]


def stand_in(words: list[str], text: str) -> bool:
    """Whether the words stand one behind the other in the text, whatever blanks and marks lie between."""
    tokens = [token for token in words_of(text) if is_word(token)]
    return any(tokens[start : start + len(words)] == words for start in range(len(tokens) - len(words) + 1))
