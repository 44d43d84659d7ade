"""The expected rights, written down from the policy and apart from the code: who sees which class of what.

Letters: b = biasa, t = terbatas, r = rahasia. A missing account sees nothing. The columns are account names of
tests/world.py: `sek_organiser` is the secretariat of the organising agency, `asi_assigned` an asisten to whom an agency
with an item is mapped, `reader` is named on the terbatas and the rahasia meeting, `notulis` is named to take minutes.
"""

from __future__ import annotations

#: The meeting itself: title, day, place, participants, calendar.
MEETING = {
    "sek_organiser": "bt",
    "stf_organiser": "bt",
    "kep_organiser": "bt",
    "sek_invited": "bt",
    "stf_invited": "bt",
    "kep_invited": "bt",
    "sek_assigned": "b",
    "stf_assigned": "b",
    "kep_assigned": "b",
    "sek_member": "b",
    "stf_member": "b",
    "kep_member": "b",
    "sek_stranger": "b",
    "stf_stranger": "b",
    "kep_stranger": "b",
    "sda": "bt",
    "tup": "b",
    "pmt": "b",
    "chair": "b",
    "asi_organiser": "bt",
    "asi_assigned": "bt",
    "asi_other": "b",
    "notulis": "bt",
    "reader": "btr",
    "reader_sek": "btr",
}

#: Its draft minutes. A chair and a notulis see the draft of what they see; a reader as such does not.
DRAFT_MINUTES = {
    "sek_organiser": "bt",
    "stf_organiser": "bt",
    "kep_organiser": "bt",
    "asi_organiser": "bt",
    "sda": "bt",
    "tup": "b",
    "chair": "b",
    "notulis": "bt",
    "reader_sek": "btr",
}

#: The minutes once approved go with the meeting.
APPROVED_MINUTES = MEETING

#: A file of the meeting: like the meeting, but an agency that is only invited sees none of a terbatas one.
FILE = {**MEETING, "sek_invited": "b", "stf_invited": "b", "kep_invited": "b"}

#: An item led by the assigned agency: through the meeting, or by the share in it.
ASSIGNED_ITEM = {
    **MEETING,
    "sek_assigned": "btr",
    "stf_assigned": "btr",
    "kep_assigned": "btr",
    "asi_assigned": "btr",
}

#: An item addressed to a task force of which the member agency is one.
FORCE_ITEM = {**MEETING, "sek_member": "btr", "stf_member": "btr", "kep_member": "btr"}

#: Planning the meeting's change, its participants, files, confidentiality.
EDIT_MEETING = {"sek_organiser": "bt", "reader_sek": "btr"}

#: Reporting on the assigned agency's share, and taking a proof back.
REPORT = {"stf_assigned": "btr", "kep_assigned": "btr"}

#: What the head of the assigned agency does with it.
HEAD = {"kep_assigned": "btr"}

#: Deciding on an extension of the assigned agency: the asisten to whom it is mapped, and the Sekda.
DECIDE_EXTENSION = {"asi_assigned": "btr", "sda": "bt"}

#: Priority, opening a closed share again: the asisten of the organiser or of an agency with a share, and the Sekda.
LEAD_ITEM = {"asi_organiser": "bt", "asi_assigned": "btr", "sda": "bt"}

#: Putting off, stopping: the Sekda.
SUSPEND = {"sda": "bt"}

#: Writing an usul: the asisten of the organiser or of an agency with a share.
PROPOSE = {"asi_organiser": "bt", "asi_assigned": "btr"}

#: Agreeing to an usul, giving an arahan, confirming an oral one: the Sekda.
DECIDE = SUSPEND

#: Writing down what the Sekda said: TU pimpinan.
RECORD_ORAL = {"tup": "b"}

#: The page of what needs a decision; what stands on it follows the sight of items.
EXCEPTIONS = frozenset({"sda", "tup", "asi_organiser", "asi_assigned", "asi_other", "foreign_sda"})

#: Owner or text of a firm item, for those who see the meeting that it comes from.
CHANGE_FIRM = {"sek_organiser": "bt", "reader_sek": "btr", "asi_organiser": "bt", "asi_assigned": "bt", "sda": "bt"}

#: Declaring an ordinary share done, or returning it.
VERIFY = EDIT_MEETING

#: A proof of the assigned agency: the organiser's secretariat, asisten and Sekda with the meeting; its own staff and
#: head; its secretariat only where the meeting itself is not seen.
PROOF = {
    "sek_organiser": "bt",
    "reader_sek": "btr",
    "stf_assigned": "btr",
    "kep_assigned": "btr",
    "sek_assigned": "tr",
    "asi_organiser": "bt",
    "asi_assigned": "btr",
    "asi_other": "b",
    "sda": "bt",
}

#: The history of a meeting: the organiser's secretariat; asisten and Sekda with the meeting.
HISTORY = {
    "sek_organiser": "bt",
    "reader_sek": "btr",
    "asi_organiser": "bt",
    "asi_assigned": "bt",
    "asi_other": "b",
    "sda": "bt",
}

#: That of an item also staff and head of an agency with a share in it, and the asisten to whom that agency is mapped.
ITEM_HISTORY = {**HISTORY, "stf_assigned": "btr", "kep_assigned": "btr", "asi_assigned": "btr"}

#: Who read a confidential meeting: the organiser's secretariat, the asisten to whom it is mapped, Sekda.
ACCESS_LOG = {"sek_organiser": "bt", "reader_sek": "btr", "asi_organiser": "bt", "sda": "bt"}

#: Writing minutes.
WRITE_MINUTES = {"sek_organiser": "bt", "reader_sek": "btr", "notulis": "bt"}

#: Remarks at points of a draft: whoever makes, checks or leads it. TU pimpinan reads along.
REMARK = {account: classes for account, classes in DRAFT_MINUTES.items() if account != "tup"}

#: Naming readers: of a rahasia meeting only by those who are readers.
NAME_READERS = {"sek_organiser": "bt", "reader_sek": "btr"}

#: Approving or returning a draft by a click: its chair and the Sekda (and whose paraf is next).
APPROVE = {"chair": "b", "sda": "bt"}

#: Opening approved minutes again.
REOPEN_MINUTES = {"asi_organiser": "bt", "sda": "bt"}

#: Making and changing provisional items.
EDIT_ITEMS = EDIT_MEETING

#: Answering the invitation of the invited agency: its head for himself, the organiser as it heard.
ANSWER_INVITATION = {"kep_invited": "bt", "sek_organiser": "bt", "reader_sek": "btr"}

#: Letters not yet sent.
LETTERS = DRAFT_MINUTES

#: A siaran pers that was handed over: like a draft, and the secretariat of the agency flagged humas (that text alone).
RELEASE = {**DRAFT_MINUTES, "sek_stranger": "bt"}

#: An item of the organiser that is rahasia itself, in a biasa meeting without named readers: by the share alone.
CLOSED_ITEM = frozenset({"sek_organiser", "stf_organiser", "kep_organiser", "asi_organiser", "reader_sek"})

#: The agenda of the leaders of a day; what stands in it follows the sight of meetings.
LEADER_AGENDA = frozenset({"sda", "tup", "pmt", "chair", "asi_organiser", "asi_assigned", "asi_other", "foreign_sda"})

#: The weekly report to the head of government; what it counts follows the sight of items.
WEEKLY_REPORT = frozenset({"sda", "tup", "pmt", "chair", "foreign_sda"})
