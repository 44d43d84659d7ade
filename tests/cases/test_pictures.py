"""`make pictures` reaches every page: an address with an unknown argument would be left out unseen."""

from __future__ import annotations

from scripts.picture_pages import missing, pages, pages_with_papers
from tests.cases.site import Site

#: The demo has no uploaded file: its sources are texts, and their pictures are not ours to keep.
WITHOUT_ROWS = {"/rapat/<id:meeting_id>/berkas/<id:file_id>", "/rapat/<id:meeting_id>/berkas/<id:file_id>/tarik"}


def test_every_address_has_something_to_show(site: Site) -> None:
    assert set(missing(site.app)) - WITHOUT_ROWS == set()


def test_every_meeting_is_shown_with_its_papers(site: Site) -> None:
    paths = {address.path for address in pages(site.app)}
    assert {f"/rapat/{meeting_id}" for meeting_id in site.meeting_ids.values()} <= paths
    assert {f"/rapat/{meeting_id}/notula" for meeting_id in site.meeting_ids.values()} <= {
        address.path for address in pages_with_papers(site.app)
    }
