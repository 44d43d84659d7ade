"""The meeting of today goes on at whatever hour Kabupaten Contoh is loaded, also just after and before midnight."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import clock
from app.db import db, transactional
from app.jobs.demo_accounts import ACCOUNTS
from app.jobs.example import load_example
from app.jobs.example_plans import IN_PROGRESS, example_plan
from app.models.attendance import Presence
from app.models.meetings import MeetingDay
from app.models.writing import NoteLine


@pytest.mark.parametrize(("hour", "minute"), [(0, 5), (12, 0), (23, 55)])
def test_somebody_is_typing_whenever_the_demo_is_loaded(app: Flask, hour: int, minute: int) -> None:
    plan = example_plan()
    today = tuple(meeting for meeting in plan.meetings if meeting.state == IN_PROGRESS)
    now = datetime(2026, 3, 4, hour, minute, tzinfo=ZoneInfo(plan.government.zone))
    with app.app_context(), clock.telling(now):
        transactional(load_example)(
            replace(plan, meetings=today), {account.username(plan.government): "x" for account in ACCOUNTS}
        )
        day = db.session.scalars(select(MeetingDay)).one()
        assert day.on_date == now.date()
        assert day.starts is not None
        assert day.starts <= now.time()
        assert db.session.scalar(select(func.count()).select_from(Presence)) == len(today[0].people) + 1
        typed = list(db.session.scalars(select(NoteLine.typed_at).order_by(NoteLine.id)))
        assert len(typed) == len(today[0].scenes.lines)
        assert typed == sorted(typed)
        assert typed[-1] <= clock.now()
