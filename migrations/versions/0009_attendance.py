"""Answers to invitations, presence, who was told, and visits to Beranda."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invitation_answers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("participant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "reply",
            sa.Enum(
                "hadir", "diwakili", "berhalangan", name="reply", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("deputy_name", sa.String(length=300), nullable=True),
        sa.Column("deputy_office", sa.String(length=500), nullable=True),
        sa.Column(
            "deputy_echelon",
            sa.Enum(
                "eselon_ii",
                "eselon_iii",
                "eselon_iv",
                "fungsional",
                "pelaksana",
                name="deputy_echelon",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "aplikasi",
                "wa",
                "telepon",
                "surat",
                "langsung",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answered_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("answered_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_invitation_answers_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_invitation_answers_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "government_id"],
            ["participants.id", "participants.government_id"],
            name=op.f("fk_invitation_answers_participant_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_answers")),
        sa.UniqueConstraint("participant_id", name=op.f("uq_invitation_answers_participant_id")),
    )
    op.create_index(op.f("ix_invitation_answers_government_id"), "invitation_answers", ["government_id"], unique=False)
    op.create_index(op.f("ix_invitation_answers_meeting_id"), "invitation_answers", ["meeting_id"], unique=False)
    op.create_table(
        "presences",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("participant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day_position", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "sendiri", "diwakili", "tidak_hadir", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("name_text", sa.String(length=300), nullable=True),
        sa.Column("office_text", sa.String(length=500), nullable=True),
        sa.Column(
            "echelon",
            sa.Enum(
                "eselon_ii",
                "eselon_iii",
                "eselon_iv",
                "fungsional",
                "pelaksana",
                name="echelon",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("marked_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("marked_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("session >= 1 AND day_position >= 0", name=op.f("ck_presences_numbers")),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_presences_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_presences_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "government_id"],
            ["participants.id", "participants.government_id"],
            name=op.f("fk_presences_participant_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presences")),
        sa.UniqueConstraint(
            "participant_id", "day_position", "session", name=op.f("uq_presences_participant_id_day_position_session")
        ),
    )
    op.create_index(op.f("ix_presences_government_id"), "presences", ["government_id"], unique=False)
    op.create_index(op.f("ix_presences_meeting_id"), "presences", ["meeting_id"], unique=False)
    op.create_table(
        "dispatches",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "undangan",
                "ralat",
                "penundaan",
                "pembatalan",
                "ringkasan",
                "tindak_lanjut",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("participant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "aplikasi",
                "wa",
                "telepon",
                "surat",
                "langsung",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("told", sa.JSON(), nullable=True),
        sa.Column("by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN agency_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_dispatches_one_recipient"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_dispatches_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_dispatches_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["letter_id", "government_id"],
            ["letters.id", "letters.government_id"],
            name=op.f("fk_dispatches_letter_id_letters"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_dispatches_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "government_id"],
            ["participants.id", "participants.government_id"],
            name=op.f("fk_dispatches_participant_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatches")),
        sa.UniqueConstraint(
            "meeting_id", "kind", "round", "agency_id", name=op.f("uq_dispatches_meeting_id_kind_round_agency_id")
        ),
        sa.UniqueConstraint(
            "meeting_id",
            "kind",
            "round",
            "participant_id",
            name=op.f("uq_dispatches_meeting_id_kind_round_participant_id"),
        ),
    )
    op.create_index(op.f("ix_dispatches_government_id"), "dispatches", ["government_id"], unique=False)
    op.create_index(op.f("ix_dispatches_meeting_id"), "dispatches", ["meeting_id"], unique=False)
    op.create_table(
        "visits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.Column("seen_before_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["government_id"], ["governments.id"], name=op.f("fk_visits_government_id_governments"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "government_id"],
            ["users.id", "users.government_id"],
            name=op.f("fk_visits_user_id_users"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("user_id", name=op.f("uq_visits_user_id")),
    )
    op.create_index(op.f("ix_visits_government_id"), "visits", ["government_id"], unique=False)


def downgrade() -> None:
    op.drop_table("visits")
    op.drop_table("dispatches")
    op.drop_table("presences")
    op.drop_table("invitation_answers")
