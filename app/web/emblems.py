"""Emblems of the kop on the page of profiles of papers: handing in, replacing, taking away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from app.domain.emblems import EmblemKind
from app.domain.facts import GovernmentFacts
from app.domain.indonesian import lower_first
from app.domain.labels import label
from app.domain.permissions import Permission
from app.domain.roles import Actor
from app.queries import emblems, subjects
from app.services.emblems import store_emblem, withdraw_emblem
from app.web.access import current_actor, requires
from app.web.confirmation import Question, confirmed
from app.web.forms.emblems import ACCEPT, EmblemForm
from app.web.pictures import data_address

blueprint = Blueprint("emblems", __name__, url_prefix="/profil-naskah")
Answer = str | Response | BaseResponse | tuple[str, int]
_MIB = 1024 * 1024
_USES = {
    EmblemKind.DAERAH: "Dicetak pada kop naskah semua instansi.",
    EmblemKind.GARUDA: "Dicetak pada kop surat yang ditandatangani kepala daerah.",
}
_BARE = {
    EmblemKind.DAERAH: "Belum ada gambar. Kop dicetak tanpa lambang.",
    EmblemKind.GARUDA: "Belum ada gambar. Kop kepala daerah dicetak dengan tulisan saja.",
}
_ENDPOINTS = {EmblemKind.DAERAH: "emblems.region", EmblemKind.GARUDA: "emblems.state"}


@dataclass(frozen=True, kw_only=True)
class EmblemPanel:
    """One kind of emblem as the page shows it; `picture` is None while there is none, `bare` says what that means."""

    name: str
    use: str
    bare: str
    picture: str | None
    uploaded_by: str | None
    uploaded_at: datetime | None
    edit_url: str
    remove_url: str | None


def emblem_panels(actor: Actor) -> list[EmblemPanel]:
    """Both kinds, with the picture in force."""
    found = emblems.emblems(actor)
    return [_panel(kind, found.get(kind)) for kind in EmblemKind]


def _panel(kind: EmblemKind, row: emblems.EmblemRow | None) -> EmblemPanel:
    return EmblemPanel(
        name=label(kind),
        use=_USES[kind],
        bare=_BARE[kind],
        picture=data_address(row.picture, row.media_type) if row else None,
        uploaded_by=row.uploaded_by if row else None,
        uploaded_at=row.uploaded_at if row else None,
        edit_url=url_for(_ENDPOINTS[kind]),
        remove_url=url_for("emblems.remove", emblem_id=row.id) if row else None,
    )


@blueprint.route("/lambang-daerah", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def region() -> Answer:
    """The emblem of the government, on the kop of its agencies."""
    return _upload(EmblemKind.DAERAH)


@blueprint.route("/lambang-negara", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT)
def state() -> Answer:
    """Garuda, on the kop of the head of government."""
    return _upload(EmblemKind.GARUDA)


def _upload(kind: EmblemKind) -> Answer:
    actor, form = current_actor(), EmblemForm()
    if form.validate_on_submit():
        with form.refusals():
            store_emblem(actor, form.to_command(kind), form.submission_key.data)
            flash(f"{label(kind)} tersimpan; naskah berikutnya dicetak dengannya.", "success")
            return redirect(url_for("paper_profiles.index"), 303)
    most = current_app.config["MAX_UPLOAD_BYTES"] // _MIB
    panel = _panel(kind, emblems.emblems(actor).get(kind))
    page = render_template(
        "paper_profiles/emblem.html",
        form=form,
        title=f"{'Ganti' if panel.picture else 'Unggah'} {lower_first(panel.name)}",
        panel=panel,
        accept=ACCEPT,
        help=f"PNG atau JPG, paling besar {most} MB. PNG berlatar bening paling rapi pada cetakan.",
    )
    return page, form.status


def _any(actor: Actor, _emblem_id: int) -> GovernmentFacts:
    """The government alone: a second press finds the emblem gone, and is led back all the same."""
    return subjects.government(actor)


@blueprint.route("/lambang/<id:emblem_id>/hapus", methods=["GET", "POST"])
@requires(Permission.DIRECTORY_EDIT, _any)
def remove(emblem_id: int) -> Answer:
    """Ask, then print the kop without it."""
    actor = current_actor()
    target = url_for("paper_profiles.index")

    def ask() -> Question:
        name = lower_first(label(emblems.emblem(actor, emblem_id).kind))
        return Question(
            title=f"Hapus {name}",
            crumbs=[("Profil naskah", target)],
            question=f"Hapus {name}?",
            text="Naskah berikutnya dicetak tanpa gambar ini. Naskah yang sudah disetujui atau terbit tidak berubah.",
            button_words="Hapus lambang",
            back=target,
            undo_words="Gambar dapat diunggah kembali.",
        )

    return confirmed(
        lambda _version, key: withdraw_emblem(actor, emblem_id, key),
        ask,
        done="Lambang dihapus dari kop.",
        target=target,
    )
