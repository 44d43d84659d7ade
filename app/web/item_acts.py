"""The acts that an item's page offers to its reader: one table, filtered by what is possible now and by rights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from flask import current_app, url_for

from app.domain.facts import ItemFacts, ShareFacts
from app.domain.item_acts import ItemAct, Loop, possible_acts
from app.domain.permissions import Permission, allowed
from app.domain.roles import Actor
from app.queries.directives import waiting_on
from app.queries.item_view import ItemView, Share

A = ItemAct


class _Row(NamedTuple):
    """An act as a button: its words, where it leads, who may. The first that is possible is the primary one."""

    acts: tuple[ItemAct, ...]
    words: str
    endpoint: str
    permission: Permission
    icon: str


#: What the words of an answer of a partner cover.
_ANSWERS = (
    *(A.CATAT_KETERANGAN, A.CATAT_KESEDIAAN, A.CATAT_BELUM_ADA_KABAR),
    *(A.SELESAI_MENURUT_KETERANGAN, A.TIDAK_ADA_KABAR),
)

#: What a partner tells by an account of its own.
_TOLD = (A.CATAT_KETERANGAN, A.CATAT_KESEDIAAN)

_TABLE = (
    _Row((A.SETUJUI_LAPORAN,), "Setujui laporan", "item_reports.approve", Permission.ITEM_HEAD, "check"),
    _Row(
        (A.KEMBALIKAN_LAPORAN,),
        "Kembalikan untuk diperbaiki",
        "item_reports.return_report",
        Permission.ITEM_HEAD,
        "arrow-back-up",
    ),
    _Row((A.NYATAKAN_SELESAI,), "Nyatakan selesai", "item_verification.confirm", Permission.ITEM_VERIFY, "check"),
    _Row(
        (A.KEMBALIKAN_VERIFIKASI,),
        "Kembalikan untuk dilengkapi",
        "item_verification.return_share",
        Permission.ITEM_VERIFY,
        "arrow-back-up",
    ),
    _Row(
        (A.KABULKAN_PERPANJANGAN, A.TOLAK_PERPANJANGAN),
        "Putuskan perpanjangan",
        "extensions.decide",
        Permission.EXTENSION_DECIDE,
        "gavel",
    ),
    _Row((A.JAWAB_KLARIFIKASI,), "Jawab klarifikasi", "clarifications.answer", Permission.ITEM_ANSWER, "message"),
    _Row((A.LAPOR,), "Laporkan perkembangan", "item_reports.create", Permission.ITEM_REPORT, "edit"),
    _Row((A.AJUKAN_VERIFIKASI,), "Ajukan verifikasi", "item_verification.ask", Permission.ITEM_HEAD, "shield-check"),
    _Row((A.TERUSKAN,), "Teruskan ke bidang", "item_reports.forward", Permission.ITEM_HEAD, "send"),
    _Row((A.AJUKAN_PERPANJANGAN,), "Ajukan perpanjangan", "extensions.ask", Permission.ITEM_HEAD, "clock"),
    _Row((A.AJUKAN_KLARIFIKASI,), "Ajukan klarifikasi", "clarifications.ask", Permission.ITEM_HEAD, "message"),
    _Row(_ANSWERS, "Catat keterangan", "partner_answers.record", Permission.ITEM_ANSWER, "notes"),
    _Row(_TOLD, "Sampaikan keterangan", "partner_answers.tell", Permission.ITEM_TELL, "notes"),
    _Row((A.USULKAN,), "Tulis usul", "proposals.edit", Permission.ITEM_PROPOSE, "message"),
    _Row((A.BERI_ARAHAN,), "Beri arahan", "directives.give", Permission.ITEM_DECIDE, "flag"),
    _Row((A.BAHAS_DI_RAPAT,), "Bahas di rapat", "directives.discuss", Permission.ITEM_DECIDE, "users-group"),
    _Row((A.CATAT_ARAHAN_LISAN,), "Catat arahan lisan", "directives.record_spoken", Permission.ITEM_ORAL, "flag"),
    _Row((A.LANJUTKAN,), "Lanjutkan", "item_control.resume", Permission.ITEM_SUSPEND, "progress"),
    _Row((A.BUKA_KEMBALI,), "Buka kembali", "item_control.reopen", Permission.ITEM_REOPEN, "lock-open"),
    _Row((A.PRIORITASKAN,), "Jadikan prioritas", "item_control.priority", Permission.ITEM_PRIORITY, "flag"),
    _Row((A.CABUT_PRIORITAS,), "Cabut prioritas", "item_control.priority", Permission.ITEM_PRIORITY, "flag"),
    _Row((A.UBAH,), "Ubah isi", "firm_items.edit", Permission.ITEM_CHANGE_FIRM, "pencil"),
    _Row((A.TUNDA,), "Tunda", "item_control.suspend", Permission.ITEM_SUSPEND, "player-pause"),
    _Row((A.HENTIKAN,), "Nyatakan tidak dilanjutkan", "item_control.stop", Permission.ITEM_SUSPEND, "ban"),
)

#: Acts on the item as a whole while somebody owes something, whatever the state of each share.
_OF_ITEM = frozenset({A.USULKAN, A.BERI_ARAHAN, A.BAHAS_DI_RAPAT, A.CATAT_ARAHAN_LISAN, A.UBAH})
#: Need nothing typed: the button sends itself.
_AT_ONCE = frozenset({A.SETUJUI_LAPORAN, A.BAHAS_DI_RAPAT})
#: What is nobody's daily work stays a plain button, even where it is the only one.
_NEVER_PRIMARY = frozenset(
    {
        *(A.KEMBALIKAN_LAPORAN, A.KEMBALIKAN_VERIFIKASI, A.TERUSKAN, A.AJUKAN_PERPANJANGAN, A.AJUKAN_KLARIFIKASI),
        *(A.LANJUTKAN, A.BUKA_KEMBALI, A.PRIORITASKAN, A.CABUT_PRIORITAS, A.UBAH, A.TUNDA),
        *(A.HENTIKAN, A.BAHAS_DI_RAPAT),
    }
)


@dataclass(frozen=True)
class Offered:
    """A button. `at_once` stands for one that sends itself instead of leading to a form.

    `version` is what such an act on the item was based on; over a share it is the share's.
    """

    act: ItemAct
    words: str
    url: str
    icon: str
    at_once: bool = False
    is_primary: bool = False
    version: int | None = None


@dataclass(frozen=True)
class OfferedShare:
    """The buttons over one agency's share; `version` is what an act at once was based on."""

    share: Share
    offers: list[Offered]


@dataclass(frozen=True)
class OfferedActs:
    """All buttons of a page: share by share, then those on the item as a whole."""

    shares: list[OfferedShare]
    item: list[Offered]


def offered_acts(actor: Actor, facts: ItemFacts, item: ItemView) -> OfferedActs:
    """The acts that are possible now and that the actor may carry out; the first of them that fits is primary."""
    if not item.is_firm:
        return OfferedActs([], [])
    shares = [
        OfferedShare(share, offers)
        for share in item.shares
        if (offers := _offers(actor, _possible(share), share.facts, share.facts.id))
    ]
    acts = {act for share in item.shares for act in _possible(share)}
    if item.is_open:
        acts |= {*_OF_ITEM, A.CABUT_PRIORITAS if item.is_priority else A.PRIORITASKAN}
    return _with_primary(OfferedActs(shares, [_based(one, facts) for one in _offers(actor, acts, facts)]))


def _based(offer: Offered, facts: ItemFacts) -> Offered:
    """Bahas di rapat answers the usul that waits, if any."""
    if offer.act is not A.BAHAS_DI_RAPAT:
        return offer
    waiting = waiting_on(facts.id)
    return replace(offer, version=waiting.version if waiting else 0)


def _offers(
    actor: Actor, acts: set[ItemAct], subject: ItemFacts | ShareFacts, share_id: int | None = None
) -> list[Offered]:
    """Buttons of acts on one share, or on the item where there is none."""
    item_id = subject.item.id if isinstance(subject, ShareFacts) else subject.id
    found = []
    for row in _TABLE:
        act = next((one for one in row.acts if one in acts), None)
        # First where it leads: rights over a share are not asked of the item.
        url = _url(row.endpoint, item_id, share_id) if act is not None else None
        if act is not None and url is not None and allowed(actor, row.permission, subject):
            found.append(Offered(act, row.words, url, row.icon, at_once=act in _AT_ONCE))
    return found


def _with_primary(acts: OfferedActs) -> OfferedActs:
    first = next(
        (
            one
            for offers in (*(share.offers for share in acts.shares), acts.item)
            for one in offers
            if one.act not in _NEVER_PRIMARY
        ),
        None,
    )

    def marked(offers: list[Offered]) -> list[Offered]:
        return [replace(one, is_primary=one is first) for one in offers]

    return OfferedActs([OfferedShare(one.share, marked(one.offers)) for one in acts.shares], marked(acts.item))


def _possible(share: Share) -> set[ItemAct]:
    """Possible in its state, and with something there that it answers."""
    acts = set(possible_acts(share.facts.loop, share.status))
    if share.facts.loop is not Loop.BAWAHAN:
        acts.discard(A.NYATAKAN_SELESAI)  # noted with who told it (Catat keterangan)
    if not share.has_waiting_extension:
        acts -= {A.KABULKAN_PERPANJANGAN, A.TOLAK_PERPANJANGAN}
    else:
        acts.discard(A.AJUKAN_PERPANJANGAN)
    if not share.has_open_clarification:
        acts.discard(A.JAWAB_KLARIFIKASI)
    if share.last_report_at is None:
        acts.discard(A.AJUKAN_VERIFIKASI)
    return acts


def _url(endpoint: str, item_id: int, share_id: int | None = None) -> str | None:
    """The address of an act; None where the endpoint does not exist, or is of an item and not of a share."""
    rules = current_app.url_map.iter_rules(endpoint) if endpoint in current_app.view_functions else ()
    of_share = any("share_id" in rule.arguments for rule in rules)
    if endpoint not in current_app.view_functions or of_share is (share_id is None):
        return None
    if share_id is None:
        return url_for(endpoint, item_id=item_id)
    return url_for(endpoint, item_id=item_id, share_id=share_id)


def history_url(actor: Actor, facts: ItemFacts) -> str | None:
    """Where every change of the item is written down; None for those who may not read it."""
    url = _url("history.item", facts.id)
    return url if url is not None and allowed(actor, Permission.HISTORY_VIEW, facts) else None
