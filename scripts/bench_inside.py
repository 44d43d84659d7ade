"""What the measurement does with the application in its own process: fill the database, count SQL statements."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from flask_migrate import upgrade
from sqlalchemy import Engine, event

from app import clock, create_app
from app.db import db
from app.domain.deadlines import overdue_bound
from app.domain.workdays import WorkCalendar
from scripts import bench_autosave, bench_data, bench_floor
from scripts.bench_autosave import Notula, Writer, answered
from scripts.bench_load import Page, Refused


def fill(items: int) -> tuple[bench_data.Built, Notula, str]:
    """Migrate and fill; gives what was built, the long notula, and the day before which an item is late."""
    with create_app().app_context():
        upgrade()
        built = bench_data.build(items)
        notula = bench_autosave.build(built.meeting_id)
        db.session.remove()
        db.engine.dispose()
    return built, notula, overdue_bound(clock.today(bench_data.ZONE), WorkCalendar()).isoformat()


def statements(page: Page) -> int:
    """SQL statements of one request. Raises Refused."""
    app = create_app() if page.cookie else bench_floor.make_app(os.environ["DATABASE_URL"])
    client = app.test_client(use_cookies=False)

    def ask() -> None:
        answer = client.get(page.path, headers={"Cookie": page.cookie} if page.cookie else {})
        if answer.status_code != 200:
            raise Refused(f"{page.path} answered {answer.status_code}")

    return _counted(ask)


def statements_of_save(writer: Writer) -> int:
    """SQL statements of one autosave. Raises Refused."""
    client = create_app().test_client(use_cookies=False)
    return _counted(lambda: answered(client, writer))


def _counted(work: Callable[[], None]) -> int:
    count = 0

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        nonlocal count
        count += not statement.startswith(("BEGIN", "PRAGMA"))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return count
