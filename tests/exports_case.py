"""A meeting with a word in every field that a person types, and the addresses of everything that leaves the product."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from app import clock
from app.db import db
from app.domain.action_items import ItemStatus
from app.domain.attendance import InvitationReply, PresenceKind
from app.domain.item_decisions import DirectiveKind, ProposalKind
from app.domain.letters import Channel, LetterKind, LetterStatus
from app.domain.meetings import FileKind, MeetingLinkKind, ParticipantRole
from app.domain.minutes import QuestionForm
from app.domain.roles import Role
from app.models.action_items import ItemSupporter
from app.models.attendance import InvitationAnswer, Presence
from app.models.files import Documentation, StoredFile
from app.models.funding import FundingLine
from app.models.item_loop import Directive, ExtensionRequest, Proposal
from app.models.letters import Letter
from app.models.meetings import (
    AgendaRow,
    MeetingDay,
    MeetingLink,
    MeetingPurpose,
    MeetingTopic,
    SmallTeam,
    SmallTeamMember,
    SourceArticle,
)
from app.models.minutes import Conclusion, Figure, MinutesQuestion, QuestionSession, ServiceContact
from app.models.people import Person
from tests import factories
from tests.exports_fields import CONTENT, LISTS

_WORD = "kata"


class ExportsCase:
    """The meeting, those who take papers of it along, and the addresses of all papers."""

    def __init__(self) -> None:
        self.government = factories.government()
        self.setda = factories.agency(self.government, "Sekretariat Daerah", is_secretariat=True)
        self.writer = factories.user(self.government, Role.SECRETARIAT, self.setda)
        self.sekda = factories.user(self.government, Role.SEKDA, self.setda)
        self.agency = factories.agency(self.government)
        tomorrow = clock.today(factories.ZONE) + timedelta(days=1)
        self.meeting = factories.meeting(self.setda, self.writer, _WORD, on=tomorrow)
        self.scope = {"government_id": self.government.id, "meeting_id": self.meeting.id}
        self._heads()
        self._people()
        self._minutes()
        self._items()
        self._papers()

    def _heads(self) -> None:
        linked = factories.meeting(self.setda, self.writer, "Rapat lain")
        for name in ("organiser_text", "organiser_short_text", "status_reason", "place", "place_address", "place_city"):
            setattr(self.meeting, name, _WORD)
        for name in ("online_url", "online_room", "online_passcode", "program_text", "invitation_number"):
            setattr(self.meeting, name, _WORD)
        self.meeting.stated_total, self.meeting.stated_total_note = 5, _WORD
        article = SourceArticle(**self.scope, outlet=_WORD, byline=_WORD, title=_WORD)
        funding = dict.fromkeys(("source_text", "detail", "giver", "budget_document", "sub_activity_code"), _WORD)
        self.team = team = SmallTeam(**self.scope, name=_WORD, mandate=_WORD)
        pair = {"meeting_id": self.meeting.id, "other_meeting_id": linked.id, "kind": next(iter(MeetingLinkKind))}
        factories.save(
            self.meeting,
            MeetingDay(**self.scope, position=1, date_text=_WORD, time_text=_WORD),
            *(model(**self.scope, position=0, text=_WORD) for model in (MeetingTopic, MeetingPurpose)),
            AgendaRow(**self.scope, position=0, text=_WORD, officer_text=_WORD),
            *(article, FundingLine(**self.scope, **funding, purpose_text=_WORD), team),
            MeetingLink(government_id=self.government.id, **pair),
        )
        factories.save(
            SmallTeamMember(government_id=self.government.id, small_team_id=team.id, unsur_text=_WORD),
        )

    def _people(self) -> None:
        """Rows with what the papers print first, and rows with only what they print where that is missing."""
        everybody = tuple(ParticipantRole)
        names = ("name_text", "office_text", "team_office", "institution_text", "represents_name", "represents_office")
        factories.participant(self.meeting, *everybody, **dict.fromkeys((*names, "topic"), _WORD))
        for name in ("name_text", "office_text", "institution_text", "unsur_text"):
            factories.participant(self.meeting, ParticipantRole.PESERTA, **{name: _WORD})
        person = db.session.get_one(Person, self.sekda.person_id)
        person.phone = "0811-2222-3333"
        factories.save(person)
        own = dict.fromkeys(("name_text", "office_text", "institution_text"), _WORD)
        leader = factories.participant(self.meeting, person_id=person.id, **own)
        answered = {"reply": InvitationReply.DIWAKILI, "channel": Channel.WA, "answered_by_user_id": self.writer.id}
        deputy = dict.fromkeys(("deputy_name", "deputy_office", "note"), _WORD)
        came = {"kind": next(iter(PresenceKind)), "name_text": _WORD, "office_text": _WORD}
        marked = {"marked_by_user_id": self.writer.id, "marked_at": clock.now(), "day_position": 0, "session": 1}
        whose = {**self.scope, "participant_id": leader.id}
        factories.save(
            InvitationAnswer(**whose, **answered, **deputy, answered_at=clock.now()),
            Presence(**whose, **came, **marked),
        )

    def _minutes(self) -> None:
        section = factories.section(self.meeting, title=_WORD)
        spoken = dict.fromkeys(("stated_order_note", "addressee_text", "quote", "context", "speaker_text"), _WORD)
        factories.point(section, _WORD, **spoken, stated_order=1, is_releasable=True)
        asked = dict.fromkeys(("asker_text", "question", "answerer_text", "answer"), _WORD)
        stated = dict.fromkeys(("value_text", "area", "period_text", "source", "speaker_text"), _WORD)
        factories.save(
            MinutesQuestion(**self.scope, section_id=section.id, position=0, form=next(iter(QuestionForm)), **asked),
            QuestionSession(**self.scope, held=True, time_text=_WORD, topic=_WORD, parties=[_WORD]),
            Figure(**self.scope, position=0, indicator=_WORD, **stated),
            Figure(**self.scope, position=1, indicator=_WORD, value=3, unit=_WORD),
            ServiceContact(**self.scope, position=0, name=_WORD, number=_WORD, purpose=_WORD),
            Conclusion(**self.scope, position=0, text=_WORD),
        )

    def _items(self) -> None:
        said = dict.fromkeys(("stated_by_text", "expected_output", "expected_proof", "indicator", "unit"), _WORD)
        late = clock.today(factories.ZONE) - timedelta(days=60)
        state = {"status": ItemStatus.BELUM_DITINDAKLANJUTI, "firm_at": clock.now(), "from_kepala_daerah": True}
        owed = factories.item(self.meeting, self.agency, _WORD, late, number=1, target=4, **said, **state)
        open_end = factories.item(self.meeting, self.agency, _WORD, number=2, due_text=_WORD, firm_at=clock.now())
        typed = factories.item(self.meeting, None, _WORD, late, number=3, owner_text=_WORD, **state)
        self.items = [owed, open_end, typed]
        share = factories.share_of(owed)
        self.report = factories.report(share, self.writer, _WORD, obstacle=_WORD, stated_by_text=_WORD)
        factories.proof(self.report, self.writer, f"{_WORD}.pdf")
        of_item = {"government_id": self.government.id, "item_id": owed.id}
        asked = {"asked_by_user_id": self.writer.id, "asked_at": clock.now(), "wanted_on": late}
        factories.save(
            ItemSupporter(**of_item, position=0, unsur_text=_WORD),
            ItemSupporter(**of_item, position=1, small_team_id=self.team.id),
            ExtensionRequest(**of_item, assignment_id=share.id, reason=_WORD, **asked),
        )
        for row in (owed, typed):
            proposed = {"by_user_id": self.sekda.id, "by_name": "Asisten", "at": clock.now(), "text": _WORD}
            whose = {"government_id": self.government.id, "item_id": row.id}
            factories.save(Proposal(**whose, kind=ProposalKind.LAINNYA, **proposed))
        given = {"recorded_by_user_id": self.sekda.id, "recorded_at": clock.now(), "in_force_at": clock.now()}
        factories.save(*(Directive(**whose, kind=kind, text=_WORD, **given) for kind in DirectiveKind))

    def _papers(self) -> None:
        file = StoredFile(
            **self.scope,
            kind=FileKind.BAHAN,
            original_name=_WORD,
            stored_name="0" * 32,
            media_type="application/pdf",
            size_bytes=1,
            sha256="0" * 64,
            uploaded_by_user_id=self.writer.id,
            uploaded_at=clock.now(),
        )
        self.release = factories.press_release(self.meeting, _WORD)
        self.release.lead = self.release.body = _WORD
        factories.save(file, self.release, Documentation(**self.scope, caption=_WORD))
        self.issued = factories.issued_undangan(self.meeting, self.writer)
        self.letters = [self._letter(kind, self.issued) for kind in LetterKind]

    def approve(self) -> None:
        """The minutes are approved; and the undangan is void, so that texts invite anew instead of amending."""
        factories.approved(self.meeting)
        self.issued.status = LetterStatus.BATAL
        factories.save(self.issued)

    def _letter(self, kind: LetterKind, issued: Letter) -> Letter:
        content = {name: [_WORD] if name in LISTS else _WORD for name in CONTENT}
        if kind is LetterKind.PENUNDAAN:  # then the meeting's own reason is printed
            del content["reason"]
        row = Letter(**self.scope, kind=kind, subject=_WORD, content=content, created_at=clock.now())
        if kind is LetterKind.TINDAK_LANJUT:
            row.agency_id = self.agency.id
        if kind in (LetterKind.RALAT, LetterKind.PENUNDAAN, LetterKind.PEMBATALAN):
            row.refers_to_id = issued.id
        factories.save(row)
        return row

    def addresses(self, app: Flask, letters: int = 1) -> list[str]:
        """Every page that can be asked for with what is known here, of the first letters or all."""
        own = {"meeting_id": self.meeting.id, "agency_id": self.agency.id, "release_id": self.release.id}
        known = [{**own, "item_id": self.items[0].id, "letter_id": row.id} for row in self.letters[:letters]]
        with app.test_request_context():
            adapter = app.url_map.bind("localhost")
            found = [
                adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments})
                for values in known
                for rule in app.url_map.iter_rules()
                if "GET" in (rule.methods or ()) and rule.arguments <= values.keys() and rule.endpoint != "static"
            ]
        return list(dict.fromkeys(found))
