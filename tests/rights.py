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

#: Writing minutes.
WRITE_MINUTES = {"sek_organiser": "bt", "reader_sek": "btr", "notulis": "bt"}

#: Naming readers: of a rahasia meeting only by those who are readers.
NAME_READERS = {"sek_organiser": "bt", "reader_sek": "btr"}

#: Making and changing provisional items.
EDIT_ITEMS = EDIT_MEETING

#: Letters not yet sent.
LETTERS = DRAFT_MINUTES

#: An item of the organiser that is rahasia itself, in a biasa meeting without named readers: by the share alone.
CLOSED_ITEM = frozenset({"sek_organiser", "stf_organiser", "kep_organiser", "asi_organiser", "reader_sek"})
