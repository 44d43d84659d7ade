"""The demo as `flask demo load` makes it, once per worker, and the five meetings in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cases.site import Site
from tests.database import Template, make_app


@pytest.fixture(scope="session")
def loaded(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An application whose database holds the demo."""
    folder = tmp_path_factory.mktemp("demo")
    url = template.copy(folder)
    site = Site.load(make_app(url, folder), folder)
    yield site
    site.close()
    template.drop(url)


@pytest.fixture
def site(loaded: Site) -> Iterator[Site]:
    """The same inside an application context. Its tests read; what one of them changes, the others see."""
    with loaded.app.app_context():
        yield loaded
