"""Steps of approval, the steps of each round, and what was done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "approval_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_approval_steps_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_approval_steps_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["position_id", "government_id"],
            ["positions.id", "positions.government_id"],
            name=op.f("fk_approval_steps_position_id_positions"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_steps")),
        sa.UniqueConstraint("agency_id", "position_id", name=op.f("uq_approval_steps_agency_id_position_id")),
    )
    op.create_index(op.f("ix_approval_steps_agency_id"), "approval_steps", ["agency_id"], unique=False)
    op.create_index(op.f("ix_approval_steps_government_id"), "approval_steps", ["government_id"], unique=False)
    op.create_table(
        "approval_tasks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("position_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("office_text", sa.String(length=300), nullable=False),
        sa.Column("done_at", UTCDateTime(), nullable=True),
        sa.Column("done_by_name", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_approval_tasks_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_approval_tasks_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["position_id", "government_id"],
            ["positions.id", "positions.government_id"],
            name=op.f("fk_approval_tasks_position_id_positions"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_tasks")),
        sa.UniqueConstraint("meeting_id", "round", "place", name=op.f("uq_approval_tasks_meeting_id_round_place")),
    )
    op.create_index(op.f("ix_approval_tasks_government_id"), "approval_tasks", ["government_id"], unique=False)
    op.create_index(op.f("ix_approval_tasks_position_id"), "approval_tasks", ["position_id"], unique=False)
    op.create_table(
        "approval_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "ajukan",
                "paraf",
                "kembalikan",
                "tarik",
                "setujui",
                "catat_persetujuan",
                "buka_kembali",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("office_text", sa.String(length=300), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("revision_no", sa.Integer(), nullable=True),
        sa.Column("by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id", "government_id"],
            ["stored_files.id", "stored_files.government_id"],
            name=op.f("fk_approval_events_file_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_approval_events_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_approval_events_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_events")),
    )
    op.create_index(op.f("ix_approval_events_government_id"), "approval_events", ["government_id"], unique=False)
    op.create_index("ix_approval_events_meeting", "approval_events", ["meeting_id", "id"], unique=False)


def downgrade() -> None:
    op.drop_table("approval_events")
    op.drop_table("approval_tasks")
    op.drop_table("approval_steps")
