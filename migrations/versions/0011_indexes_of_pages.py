"""Indexes of home pages and of a meeting's page: open items of a meeting, open clarifications, meetings that followed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_action_items_open_meeting",
        "action_items",
        ["government_id", "meeting_id", "due_on", "id", "confidentiality"],
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_index(
        "ix_assignments_clarification",
        "assignments",
        ["government_id", "item_id"],
        sqlite_where=sa.text("has_open_clarification = 1"),
        postgresql_where=sa.text("has_open_clarification"),
    )
    op.create_index(
        "ix_meetings_previous",
        "meetings",
        ["previous_meeting_id"],
        sqlite_where=sa.text("previous_meeting_id IS NOT NULL"),
        postgresql_where=sa.text("previous_meeting_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_meetings_previous", table_name="meetings")
    op.drop_index("ix_assignments_clarification", table_name="assignments")
    op.drop_index("ix_action_items_open_meeting", table_name="action_items")
