"""Shares of an agency by role and status: the index of its list decides about them without reading each share."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_assignments_newest", table_name="assignments")
    op.create_index("ix_assignments_newest", "assignments", ["government_id", "agency_id", "item_id", "kind", "status"])


def downgrade() -> None:
    op.drop_index("ix_assignments_newest", table_name="assignments")
    op.create_index("ix_assignments_newest", "assignments", ["government_id", "agency_id", "item_id"])
