"""One row of each kind in the foreign government: ids that a form or an address of ours must never accept."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.db import db
from app.domain.item_decisions import DirectiveKind
from app.domain.meetings import FileKind, MeetingLinkKind
from app.domain.people import PositionKind
from app.models.agencies import Agency, TaskForceMember
from app.models.files import Documentation, StoredFile
from app.models.funding import FundingLine
from app.models.governments import Holiday, PaperProfile
from app.models.item_loop import Directive
from app.models.meetings import Meeting, MeetingDay, MeetingLink, SmallTeam, SmallTeamMember, SourceArticle
from app.models.minutes import Conclusion, Figure, MinutesQuestion, MinutesSection, ServiceContact
from app.models.users import User, UserRole
from tests import factories
from tests.world import World


def rows_abroad(world: World) -> dict[str, int]:
    """Kind → id of such a row in the foreign government."""
    government, user = world.foreign, world.users["foreign_sek"]
    agency = factories.agency(government, "Dinas Seberang")
    person = factories.person(government, "Orang Seberang")
    appointment = factories.appointment(person, agency, "Kepala Dinas Seberang")
    meeting = factories.meeting(agency, user, "Rapat Seberang")
    force = factories.task_force(government, agency)
    section = factories.section(meeting)
    ids = {
        "agency": agency.id,
        "person": person.id,
        "appointment": appointment.id,
        "position": appointment.position_id,
        "coordinator": factories.appointment(person, agency, "Asisten Seberang", PositionKind.ASISTEN).position_id,
        "task_force": force.id,
        "user": user.id,
        "meeting": meeting.id,
        "participant": factories.participant(meeting, agency_id=agency.id).id,
        "invitation": factories.participant(meeting, agency_id=agency.id).id,
    }
    ids["emblem"] = factories.emblem(user).id
    ids |= _written_abroad(section, user)
    ids |= _loop_abroad(meeting, agency, user)
    made = _belongings(government.id, meeting.id, section.id, agency.id, user.id)
    db.session.add_all(made.values())
    db.session.flush()
    made["team_member"] = SmallTeamMember(
        government_id=government.id, small_team_id=made["team"].id, agency_id=agency.id
    )
    other = factories.meeting(agency, user, "Rapat Seberang Kedua")
    made["link"] = MeetingLink(
        government_id=government.id, meeting_id=meeting.id, other_meeting_id=other.id, kind=MeetingLinkKind.LANJUTAN
    )
    factories.save(*made.values())
    ids |= {kind: row.id for kind, row in made.items()}
    ids["member"] = _first(TaskForceMember, task_force_id=force.id)
    ids["role"] = _first(UserRole, user_id=user.id)
    ids["day"] = _first(MeetingDay, meeting_id=meeting.id)
    return ids


def _written_abroad(section: MinutesSection, user: User) -> dict[str, int]:
    point = factories.point(section)
    return {
        "section": section.id,
        "point": point.id,
        "edit": factories.state(section).id,
        "line": factories.note_line(point, user).id,
        "remark": factories.remark(point, user).id,
    }


def _loop_abroad(meeting: Meeting, agency: Agency, user: User) -> dict[str, int]:
    item = factories.firm_item(meeting, agency)
    share = factories.share_of(item)
    proof = factories.proof(factories.report(share, user), user)
    spoken = Directive(
        government_id=meeting.government_id,
        item_id=item.id,
        kind=DirectiveKind.ARAHAN,
        text="Arahan seberang",
        is_oral=True,
        recorded_by_user_id=user.id,
        recorded_at=clock.now(),
    )
    factories.save(spoken)
    return {"item": item.id, "share": share.id, "proof": proof.file_id, "directive": spoken.id} | {
        "letter": factories.issued_undangan(meeting, user).id,
        "release": factories.press_release(meeting).id,
    }


def _belongings(government_id: int, meeting_id: int, section_id: int, agency_id: int, user_id: int) -> dict[str, Any]:
    scope = {"government_id": government_id, "meeting_id": meeting_id}
    return {
        "question": MinutesQuestion(**scope, section_id=section_id, position=1, question="Tanya seberang"),
        "conclusion": Conclusion(**scope, position=1, text="Kesimpulan seberang"),
        "figure": Figure(**scope, position=1, indicator="Angka seberang", value_text="banyak"),
        "contact": ServiceContact(**scope, position=1, name="Kontak seberang"),
        "team": SmallTeam(**scope, name="Tim seberang"),
        "funding": FundingLine(**scope, detail="Dana seberang"),
        "source": SourceArticle(**scope, outlet="Media seberang"),
        "documentation": Documentation(**scope, caption="Foto seberang"),
        "file": StoredFile(
            **scope,
            kind=FileKind.BAHAN,
            original_name="seberang.pdf",
            stored_name="seberang" * 4,
            media_type="application/pdf",
            size_bytes=1,
            sha256="0" * 64,
            uploaded_by_user_id=user_id,
            uploaded_at=clock.now(),
        ),
        "holiday": Holiday(government_id=government_id, on_date=date(2026, 12, 24), name="Libur seberang"),
        "profile": PaperProfile(government_id=government_id),
    }


def _first(model: Any, **values: Any) -> int:
    return db.session.scalars(select(model.id).filter_by(**values).order_by(model.id)).first() or 0
