"""Papers over many meetings: identities become a mark, every other word stays."""

from __future__ import annotations

import pytest

from app.domain.privacy_masks import without_identities


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kirim format data kasus", "Kirim format data kasus"),
        ("Bantu korban bernama Siti Aminah hari ini", "Bantu […] hari ini"),
        ("Periksa NIK 2172015203100001 pada berkas", "Periksa NIK […] pada berkas"),
        # What is only asked about is asked of the papers of its own meeting.
        ("Hubungi 0812-3456-7890", "Hubungi 0812-3456-7890"),
        ("", ""),
    ],
)
def test_identities_are_left_out(text, shown):
    assert without_identities(text) == shown
