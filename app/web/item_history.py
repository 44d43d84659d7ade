"""The one timeline of an item in words: steps with reports and proofs, and its due dates, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.action_items import ItemStatus
from app.domain.indonesian import long_date, lower_first
from app.domain.item_acts import ItemAct
from app.domain.labels import label
from app.domain.letters import Channel
from app.queries.item_timeline import TimelineStep, Told
from app.queries.item_view import DeadlineStep
from app.web.filters import moment
from app.web.item_words import deadline_words

#: Acts whose words do not say by themselves in which state they leave a share.
_STATE_UNSAID = frozenset(
    {
        *(ItemAct.TETAPKAN, ItemAct.SETUJUI_LAPORAN, ItemAct.KEMBALIKAN_LAPORAN, ItemAct.KEMBALIKAN_VERIFIKASI),
        *(ItemAct.LANJUTKAN, ItemAct.BUKA_KEMBALI, ItemAct.CATAT_KESEDIAAN, ItemAct.CATAT_KETERANGAN),
    }
)
#: An extension writes its step and its due date in one breath; only the step is told.
_SAME_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True)
class Entry:
    """One line of the timeline. `status` is what a report states, or what the act led to; `told` its words."""

    at: datetime
    what: str
    when: str
    who: str | None
    detail: str | None
    status: ItemStatus | None = None
    told: Told | None = None


def entries(
    steps: list[TimelineStep], deadlines: list[DeadlineStep], *, more: bool, name_agencies: bool
) -> list[Entry]:
    """Steps and due dates together. With `more` steps left out, due dates older than the last one shown are too."""
    found = [_of_step(step, name_agencies) for step in steps]
    oldest = min((step.at for step in steps), default=None) if more else None
    for number, deadline in enumerate(deadlines):
        if (oldest is None or deadline.set_at >= oldest) and not _told_by_step(deadline, steps):
            found.append(_of_deadline(deadline, is_first=number == 0))
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def _of_step(step: TimelineStep, name_agency: bool) -> Entry:
    what = label(step.act)
    if step.about_on is not None:
        what = f"{what} sampai {long_date(step.about_on)}"
    if name_agency and step.agency:
        what = f"{what}: {step.agency}"
    who = ", ".join(part for part in (step.by, step.office) if part) or None
    status = step.after if step.act in _STATE_UNSAID else None
    if step.act in (ItemAct.LAPOR, ItemAct.LAPOR_KEPALA) and step.told:
        status = step.told.stated
    return Entry(step.at, what, moment(step.at), who, step.note, status, step.told)


def _of_deadline(step: DeadlineStep, *, is_first: bool) -> Entry:
    words = deadline_words(step)
    if words == "-":
        what = "Tanpa batas waktu" if is_first else "Batas waktu dihapus"
    else:
        what = f"Batas waktu awal: {words}" if is_first else f"Batas waktu menjadi {words}"
    return Entry(step.set_at, what, moment(step.set_at), step.set_by, step.reason)


def _told_by_step(deadline: DeadlineStep, steps: list[TimelineStep]) -> bool:
    return deadline.due_on is not None and any(
        step.about_on == deadline.due_on and abs(step.at - deadline.set_at) < _SAME_MOMENT for step in steps
    )


def heard_by(told: Told) -> str | None:
    """`Kapolres, melalui telepon`: whose answer somebody else wrote down; None for a report of one's own."""
    if told.channel is Channel.APLIKASI:
        return told.stated_by
    name = label(told.channel)
    # WhatsApp is a name.
    means = name if told.channel is Channel.WA else lower_first(name)
    way = f"melalui {means}" if told.channel is not Channel.LANGSUNG else "secara langsung"
    return f"{told.stated_by}, {way}" if told.stated_by else way[0].upper() + way[1:]
