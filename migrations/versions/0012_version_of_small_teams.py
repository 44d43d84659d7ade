"""A version of their own for the small teams of a meeting, since the lists beside them are saved while they are written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("minutes", sa.Column("teams_version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    with op.batch_alter_table("minutes") as minutes:
        minutes.drop_column("teams_version")
