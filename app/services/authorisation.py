"""The first line of every use case: is the actor still allowed, now, inside this transaction?"""

from __future__ import annotations

from app.domain.errors import NotFound
from app.domain.facts import Subject
from app.domain.permissions import Permission, check
from app.domain.roles import Actor
from app.queries.actors import actor_of

#: The user id of commands run by the operator on the server; the command line is above the roles.
OPERATOR = 0


def operator(government_id: int, zone: str) -> Actor:
    """The actor of a command run on the server itself."""
    return Actor(user_id=OPERATOR, government_id=government_id, zone=zone, name="Operator server")


def authorise(actor: Actor, permission: Permission, subject: Subject) -> None:
    """Check with the roles as they are now, so that a right withdrawn a moment ago no longer counts.

    Raises NotFound or NotAllowed. The operator's commands pass within their own government.
    """
    if actor.user_id == OPERATOR:
        if subject.government_id != actor.government_id:
            raise NotFound
        return
    current = actor_of(actor.user_id, actor.session_id, actor.address)
    if current is None:
        raise NotFound
    check(current, permission, subject)
