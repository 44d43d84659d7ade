"""Confirming a proposed person, deactivating a person, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import people, subjects
from app.services.people import confirm_person, deactivate_person, reactivate_person
from app.web.access import current_actor, requires
from app.web.confirmation import Question, confirmed

blueprint = Blueprint("person_states", __name__, url_prefix="/pejabat/<id:person_id>")
Answer = str | Response | BaseResponse | tuple[str, int]
UseCase = Callable[[Actor, int, int, str], int]


@blueprint.route("/kukuhkan", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.person)
def confirm(person_id: int) -> Answer:
    """The administrator confirms what a secretariat proposed."""
    return _act(
        person_id,
        confirm_person,
        done="Usulan dikukuhkan.",
        title="Kukuhkan usulan",
        verb="Kukuhkan",
        text="Periksa dahulu ejaan nama, gelar, dan jabatannya.",
        kind="primary",
    )


@blueprint.route("/aktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.person)
def reactivate(person_id: int) -> Answer:
    """Undo a deactivation."""
    return _act(
        person_id,
        reactivate_person,
        done="Pejabat aktif kembali.",
        title="Aktifkan kembali pejabat",
        verb="Aktifkan kembali",
        text="Pejabat dapat dipilih lagi.",
        kind="primary",
    )


@blueprint.route("/nonaktif", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, subjects.person)
def deactivate(person_id: int) -> Answer:
    """Ask, then take a person out of the choices."""
    return _act(
        person_id,
        deactivate_person,
        done="Pejabat dinonaktifkan. Tindakan ini dapat dibatalkan di halaman ini.",
        title="Nonaktifkan pejabat",
        verb="Nonaktifkan",
        text="Pejabat tidak lagi dapat dipilih. Rapat, notula, dan tanda tangan lama tetap utuh.",
        undo_words="Pejabat dapat diaktifkan kembali.",
    )


def _act(person_id: int, use_case: UseCase, *, done: str, title: str, verb: str, text: str, **more: str) -> Answer:
    actor = current_actor()
    target = url_for("people.show", person_id=person_id)

    def ask() -> Question:
        person = people.person(actor, person_id)
        name = people.full_name(person)
        keeps_account = use_case is deactivate_person and person.account_is_active
        return Question(
            version=person.version,
            title=title,
            crumbs=[("Pejabat", url_for("people.index")), (name, target)],
            question=f"{verb} {name}?",
            text=text,
            button_words=verb,
            back=target,
            note="Akunnya tetap dapat dipakai. Nonaktifkan akun itu di halaman Pengguna." if keeps_account else None,
            **more,  # type: ignore[arg-type]
        )

    return confirmed(lambda version, key: use_case(actor, person_id, version, key), ask, done=done, target=target)
