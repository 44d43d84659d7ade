"""The demo as `flask demo load` makes it, once per worker: the five meetings, and the invented government apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.db import db
from tests.cases.example import Example
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


@pytest.fixture(scope="session")
def played(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """An application whose database holds Kabupaten Contoh."""
    folder = tmp_path_factory.mktemp("contoh")
    url = template.copy(folder)
    example = Example.load(make_app(url, folder))
    yield example
    with example.app.app_context():
        db.engine.dispose()
    template.drop(url)


@pytest.fixture
def example(played: Example) -> Iterator[Example]:
    """The same inside an application context."""
    with played.app.app_context():
        yield played
        db.session.remove()
