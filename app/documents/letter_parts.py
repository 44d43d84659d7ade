"""The parts that letters share: head, Yth., rows of the meeting, signature, tembusan, attachment of recipients."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents import page
from app.documents.blocks import Xml, paragraph, signature, unbroken
from app.documents.fixed_texts import Letter, Mark
from app.documents.page import Style
from app.documents.paper_texts import Invitation
from app.domain.indonesian import long_date, upper_first
from app.domain.meeting_calls import CallRow
from app.domain.sheets import OfficialLetterSheet, PaperProfile, PaperSheet, Recipient
from app.domain.signatures import prefixed, signature_lines


def head(sheet: OfficialLetterSheet, subject: str, attachment: str | None = None) -> list[Xml]:
    """Place and date, then Nomor, Sifat, Lampiran, Hal."""
    place = f"{sheet.city}, " if sheet.city else ""
    rows = (
        (Letter.NUMBER, sheet.number),
        (Letter.URGENCY, sheet.urgency.value),
        (Letter.ATTACHMENT, sheet.attachment or attachment or Mark.DASH),
        (Letter.SUBJECT, sheet.subject or subject),
    )
    return [
        paragraph(Style.LETTER_DATE, f"{place}{dated(sheet)}"),
        *(paragraph(Style.LETTER_FIELD, name, ":", value) for name, value in rows),
    ]


def dated(sheet: OfficialLetterSheet) -> str:
    """The letter's date, or dots to write it on."""
    return long_date(sheet.dated_on) if sheet.dated_on else Mark.DOTS


def unknown(sheet: PaperSheet) -> str:
    """What stands for an unknown fact: dots in a draft, a dash afterwards (decision 25)."""
    return Mark.DOTS if sheet.is_draft else Mark.DASH


def addressed(recipients: tuple[Recipient, ...]) -> list[Xml]:
    """Yth. with the one office, with the words that point to the attachment, or with dots for nobody yet."""
    offices = listed(recipients)
    if not offices:
        return [paragraph(Style.LETTER_RECIPIENT), paragraph(Style.LETTER_RECIPIENT, Letter.TO, Mark.DOTS)]
    to = offices[0] if len(offices) == 1 else Invitation.LISTED
    cities = {recipient.city for recipient in recipients}
    city = cities.pop() if len(cities) == 1 else Invitation.ANYWHERE
    lines = [paragraph(Style.LETTER_RECIPIENT), paragraph(Style.LETTER_RECIPIENT, Letter.TO, to)]
    if city:
        lines += [paragraph(Style.LETTER_RECIPIENT, Letter.AT), paragraph(Style.LETTER_RECIPIENT, "", city)]
    return [*lines, paragraph(Style.LETTER_RECIPIENT)]


def listed(recipients: tuple[Recipient, ...]) -> tuple[str, ...]:
    """The offices in their order; one that is invited twice is listed once."""
    return tuple(dict.fromkeys(recipient.office for recipient in recipients))


def call(rows: tuple[CallRow, ...], blank: str) -> list[Xml]:
    """The indented rows hari/tanggal, waktu, tempat, acara."""
    return [line for row in rows for line in _row(row, blank)]


def _row(row: CallRow, blank: str) -> list[Xml]:
    if len(row.values) < 2:
        return [paragraph(Style.CALL, row.label, ":", row.values[0] if row.values else blank)]
    first, *others = [(f"{n}.", upper_first(value)) for n, value in enumerate(row.values, start=1)]
    return [
        paragraph(Style.CALL_LIST, row.label, ":", *first),
        *(paragraph(Style.CALL_NEXT, *other) for other in others),
    ]


def foot(sheet: OfficialLetterSheet) -> list[Xml]:
    """Signature and tembusan."""
    body = signed(sheet)
    if sheet.copies:
        body.append(paragraph(Style.NOTE, f"{Letter.COPIES}:"))
        body += [paragraph(Style.LIST, f"{n}.", copy) for n, copy in enumerate(sheet.copies, start=1)]
    return body


def signed(sheet: PaperSheet, space: int = page.SIGNATURE_LINES) -> list[Xml]:
    """The signature block with `space` empty lines to sign in; nothing while the signer is not known."""
    if sheet.signer is None:
        return []
    return signature(signature_lines(sheet.signer, sekda_prints_nip=sheet.profile.sekda_prints_nip), space=space)


def signed_after_table(sheet: PaperSheet, profile: PaperProfile, above: Sequence[Xml] = ()) -> list[Xml]:
    """The signature of a list or report, with what stands `above` it, never parted; `profile` as the page lies."""
    # The paragraph behind the table is the block's empty first line already.
    lines = signed(sheet, page.REPORT_SIGNATURE_LINES)[1:]
    return [unbroken([*above, *lines], page.twips(page.text_width(profile)))] if lines else []


def attachment(sheet: OfficialLetterSheet, recipients: tuple[Recipient, ...]) -> list[Xml]:
    """The list of several recipients on a page of its own; nothing for one."""
    offices = listed(recipients)
    if len(offices) < 2:
        return []
    signer = sheet.signer
    of = f"{Invitation.ATTACHMENT_OF} {prefixed(signer.office, signer.status)}" if signer else None
    return [
        paragraph(Style.ATTACHMENT_HEAD, of or Invitation.ATTACHMENT_OF_ANY),
        paragraph(Style.ATTACHMENT_FIELD, Letter.NUMBER, ":", sheet.number),
        paragraph(Style.ATTACHMENT_FIELD, Invitation.DATE, ":", dated(sheet)),
        paragraph(Style.TITLE, Invitation.ATTACHMENT_TITLE),
        paragraph(Style.LONG_LIST, Letter.TO, keep=True),
        *(paragraph(Style.LONG_LIST, f"{n}.", office) for n, office in enumerate(offices, start=1)),
    ]
