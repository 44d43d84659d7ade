"""What a logged reading is called: the act behind each permission, and what was read."""

from __future__ import annotations

from app.domain.labels import label
from app.domain.permissions import Permission
from app.domain.privacy_places import ManyPaper, Paper

#: Permission in the access log → what was opened or tried.
ACTS: dict[Permission, str] = {
    Permission.MEETING_VIEW: "Membuka rapat",
    Permission.MEETING_EDIT: "Membuka isian rapat",
    Permission.READERS_EDIT: "Membuka daftar pembaca",
    Permission.MINUTES_VIEW: "Membuka notula",
    Permission.MINUTES_WRITE: "Membuka penulisan notula",
    Permission.MINUTES_REMARK: "Membuka catatan pembaca",
    Permission.MINUTES_REOPEN: "Membuka pembukaan kembali notula",
    Permission.FILE_VIEW: "Mengunduh berkas",
    Permission.LETTER_VIEW: "Membuka surat",
    Permission.LETTER_EDIT: "Membuka isian surat",
    Permission.ITEM_VIEW: "Membuka tindak lanjut",
    Permission.ITEM_EDIT: "Membuka isian tindak lanjut",
    Permission.PROOF_VIEW: "Mengunduh bukti dukung",
    Permission.PROOF_WITHDRAW: "Membuka penarikan bukti dukung",
    Permission.HISTORY_VIEW: "Membuka riwayat",
    Permission.ACCESS_LOG_VIEW: "Membuka catatan pembacaan",
    Permission.LEADER_AGENDA_VIEW: "Mengunduh agenda pimpinan",
    Permission.INVITATION_REPLY: "Membuka jawaban undangan",
    Permission.RELEASE_VIEW: "Membuka siaran pers",
    Permission.RELEASE_EDIT: "Membuka isian siaran pers",
    Permission.RELEASE_CHECK: "Membuka pemeriksaan siaran pers",
}
#: An export: this, and the paper that was taken along.
EXPORTED = "unduh_"
_PAPERS: dict[str, Paper | ManyPaper] = {f"{EXPORTED}{one.value}": one for one in (*Paper, *ManyPaper)}
_STEP_OF_APPROVAL = "Membuka langkah persetujuan notula"
_STEP_OF_ITEM = "Membuka langkah tindak lanjut"

#: What was read, by the kind of subject in the log.
SUBJECTS: dict[str, str] = {
    "meeting": "Rapat",
    "minutes": "Bagian tertutup notula",
    "part": "Berkas",
    "invitation": "Undangan",
    "item": "Tindak lanjut",
    "share": "Bagian tindak lanjut",
    "proof": "Bukti dukung",
    "press_release": "Siaran pers",
}


def access_words(act: str) -> str:
    """`Membuka rapat` for an act of the access log; one of a former version reads as "Membuka halaman"."""
    if act in _PAPERS:
        return f"Mengambil naskah: {label(_PAPERS[act])}"
    try:
        permission = Permission(act)
    except ValueError:
        return "Membuka halaman"
    if permission in ACTS:
        return ACTS[permission]
    if permission.value.startswith("approval_"):
        return _STEP_OF_APPROVAL
    return _STEP_OF_ITEM if permission.value.startswith(("item_", "extension_")) else "Membuka halaman"
