"""`make pictures` reaches every page: an address with an unknown argument would be left out unseen."""

from __future__ import annotations

from scripts.picture_pages import missing, pages, pages_with_papers
from tests.cases.example import Example
from tests.cases.site import Site

#: The demo has no file that a person uploaded to a meeting: pictures of real sources are not ours to keep.
WITHOUT_ROWS = {
    "/rapat/<id:meeting_id>/berkas/<id:file_id>/tarik",
    # A proof is a download; it is taken back only while its report waits.
    "/tindak-lanjut/<id:item_id>/bukti/<id:proof_id>",
    "/tindak-lanjut/<id:item_id>/bukti/<id:proof_id>/tarik",
}


def test_every_address_has_something_to_show(site: Site, example: Example) -> None:
    with site.app.app_context():
        of_meetings = set(missing(site.app))
    assert (set(missing(example.app)) & of_meetings) - WITHOUT_ROWS == set()


def test_every_meeting_is_shown_with_its_papers(site: Site) -> None:
    paths = {address.path for address in pages(site.app)}
    assert {f"/rapat/{meeting_id}" for meeting_id in site.meeting_ids.values()} <= paths
    assert {f"/rapat/{meeting_id}/notula" for meeting_id in site.meeting_ids.values()} <= {
        address.path for address in pages_with_papers(site.app)
    }
