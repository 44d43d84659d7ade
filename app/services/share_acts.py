"""How a use case on one agency's share begins: who may, whether it was sent before. Which acts there are: elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.facts import ShareFacts
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import share_subjects
from app.services import submissions
from app.services.authorisation import authorise

#: What a submission key of an act on a share is tied to.
SUBJECT = "share_act"


@dataclass(frozen=True, kw_only=True)
class ShareAct:
    """One act on an agency's share, from the version that was looked at; `note` where the act carries words."""

    item_id: int
    share_id: int
    version: int
    note: str | None = None


def allowed_share(actor: Actor, item_id: int, share_id: int, permission: Permission) -> ShareFacts:
    """The share as it is now, once the permission was checked. Raises NotFound, NotAllowed."""
    share = share_subjects.share(actor, item_id, share_id)
    authorise(actor, permission, share)
    return share


def was_sent(actor: Actor, key: str) -> int | None:
    """The share that an act with this key was done on before; None when it was not."""
    return submissions.done_before(actor, key, SUBJECT)


def remember(actor: Actor, key: str, share: ShareFacts) -> int:
    """Tie the key to the share; gives its id."""
    submissions.remember(actor, key, SUBJECT, share.id)
    return share.id
