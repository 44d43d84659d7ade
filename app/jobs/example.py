"""Loads Kabupaten Contoh: an invented government with two years behind it, so that every screen lives."""

from __future__ import annotations

from app import clock
from app.db import db
from app.jobs.example_meetings import Run
from app.jobs.example_plans import ExamplePlan
from app.jobs.example_releases import Releases
from app.jobs.example_scenes import Scenes
from app.jobs.example_site import build
from app.jobs.example_time import Timeline
from app.models.governments import DemoMarker


def load_example(plan: ExamplePlan, hashes: dict[str, str]) -> None:
    """Within the loader's transaction: the government, its people, its meetings and what became of them."""
    made = build(plan, hashes)
    timeline = Timeline(plan.government.zone)
    for meeting in plan.meetings:
        run = Run(made, timeline, meeting)
        run.schedule()
        Scenes(run).schedule()
        Releases(run).schedule()
    timeline.run()
    db.session.add(DemoMarker(government_id=made.site.government_id, loaded_at=clock.now()))
