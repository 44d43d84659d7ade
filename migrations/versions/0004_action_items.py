"""Action items with horizons, supporters, assignments, deadlines and reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "action_items",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "item_class",
            sa.Enum(
                "tindak_lanjut",
                "rencana_aksi",
                "arahan_umum",
                name="item_class",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "stated_kind",
            sa.Enum(
                "tindak_lanjut",
                "komitmen",
                "arahan",
                name="stated_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("stated_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("stated_by_text", sa.String(length=300), nullable=True),
        sa.Column("owner_agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("owner_task_force_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("owner_text", sa.String(length=300), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_text", sa.String(length=200), nullable=True),
        sa.Column("expected_output", sa.Text(), nullable=True),
        sa.Column("expected_proof", sa.Text(), nullable=True),
        sa.Column("indicator", sa.String(length=300), nullable=True),
        sa.Column("target", sa.Numeric(precision=20, scale=4), nullable=True),
        sa.Column("unit", sa.String(length=80), nullable=True),
        sa.Column("origin_point_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("origin_question_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("origin_conclusion_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "confidentiality",
            sa.Enum(
                "biasa",
                "terbatas",
                "rahasia",
                name="confidentiality",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_priority", sa.Boolean(), nullable=False),
        sa.Column("from_kepala_daerah", sa.Boolean(), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("extension_count", sa.Integer(), nullable=False),
        sa.Column("firm_at", UTCDateTime(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("updated_at", UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN origin_point_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN origin_question_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN origin_conclusion_id IS NULL THEN 0 ELSE 1 END) <= 1",
            name=op.f("ck_action_items_one_origin"),
        ),
        sa.CheckConstraint(
            "(CASE WHEN owner_agency_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN owner_task_force_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN owner_text IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_action_items_one_owner"),
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_action_items_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_action_items_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["origin_conclusion_id", "government_id"],
            ["conclusions.id", "conclusions.government_id"],
            name=op.f("fk_action_items_origin_conclusion_id_conclusions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["origin_point_id", "government_id"],
            ["minutes_points.id", "minutes_points.government_id"],
            name=op.f("fk_action_items_origin_point_id_minutes_points"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["origin_question_id", "government_id"],
            ["minutes_questions.id", "minutes_questions.government_id"],
            name=op.f("fk_action_items_origin_question_id_minutes_questions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["owner_agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_action_items_owner_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["owner_task_force_id", "government_id"],
            ["task_forces.id", "task_forces.government_id"],
            name=op.f("fk_action_items_owner_task_force_id_task_forces"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["stated_by_id", "government_id"],
            ["participants.id", "participants.government_id"],
            name=op.f("fk_action_items_stated_by_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_items")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_action_items_id_government_id")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_action_items_meeting_id_number")),
    )
    op.create_index(op.f("ix_action_items_government_id"), "action_items", ["government_id"], unique=False)
    op.create_index(
        "ix_action_items_guarded",
        "action_items",
        ["government_id", "id", "meeting_id", "confidentiality"],
        unique=False,
        sqlite_where=sa.text("confidentiality <> 'biasa'"),
        postgresql_where=sa.text("confidentiality <> 'biasa'"),
    )
    op.create_index("ix_action_items_meeting", "action_items", ["government_id", "meeting_id", "id"], unique=False)
    op.create_index("ix_action_items_newest", "action_items", ["government_id", "id"], unique=False)
    op.create_index(
        "ix_action_items_open_due",
        "action_items",
        ["government_id", "due_on", "id", "meeting_id", "owner_agency_id", "confidentiality"],
        unique=False,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_index(op.f("ix_action_items_owner_agency_id"), "action_items", ["owner_agency_id"], unique=False)
    op.create_index(op.f("ix_action_items_owner_task_force_id"), "action_items", ["owner_task_force_id"], unique=False)
    op.create_table(
        "assignments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "penanggung_jawab",
                "pendukung",
                "anggota",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "sementara",
                "belum_ditindaklanjuti",
                "dalam_proses",
                "terkendala",
                "menunggu_persetujuan_kepala",
                "menunggu_verifikasi",
                "selesai",
                "tidak_dilanjutkan",
                "ditunda",
                "disampaikan",
                "ada_keterangan",
                "selesai_menurut_keterangan",
                "belum_ada_kabar",
                "menunggu_kesediaan",
                "bersedia",
                "tidak_ada_kabar",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("forwarded_to", sa.String(length=300), nullable=True),
        sa.Column("last_report_at", UTCDateTime(), nullable=True),
        sa.Column("waiting_since", sa.Date(), nullable=True),
        sa.Column("waits", sa.JSON(), nullable=False),
        sa.Column("has_open_clarification", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("percent IS NULL OR (percent >= 0 AND percent <= 100)", name=op.f("ck_assignments_percent")),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_assignments_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_assignments_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_assignments_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_assignments_id_government_id")),
        sa.UniqueConstraint("item_id", "agency_id", name=op.f("uq_assignments_item_id_agency_id")),
    )
    op.create_index(op.f("ix_assignments_government_id"), "assignments", ["government_id"], unique=False)
    op.create_index(op.f("ix_assignments_item_id"), "assignments", ["item_id"], unique=False)
    op.create_index(
        "ix_assignments_open_due",
        "assignments",
        ["government_id", "agency_id", "due_on", "id", "item_id", "status", "last_report_at"],
        unique=False,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_index("ix_assignments_newest", "assignments", ["government_id", "agency_id", "item_id"], unique=False)
    op.create_index(
        "ix_assignments_status", "assignments", ["government_id", "kind", "status", "item_id"], unique=False
    )
    op.create_index(
        "uq_assignments_one_lead",
        "assignments",
        ["item_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'penanggung_jawab'"),
        postgresql_where=sa.text("kind = 'penanggung_jawab'"),
    )
    op.create_table(
        "deadlines",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_text", sa.String(length=200), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("set_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("set_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_deadlines_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_deadlines_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadlines")),
    )
    op.create_index(op.f("ix_deadlines_government_id"), "deadlines", ["government_id"], unique=False)
    op.create_index(op.f("ix_deadlines_item_id"), "deadlines", ["item_id"], unique=False)
    op.create_table(
        "item_horizons",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "horizon",
            sa.Enum(
                "pendek", "menengah", "panjang", name="horizon", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_item_horizons_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_item_horizons_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_horizons")),
        sa.UniqueConstraint("item_id", "horizon", name=op.f("uq_item_horizons_item_id_horizon")),
    )
    op.create_index(op.f("ix_item_horizons_government_id"), "item_horizons", ["government_id"], unique=False)
    op.create_index(op.f("ix_item_horizons_item_id"), "item_horizons", ["item_id"], unique=False)
    op.create_table(
        "item_meetings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_item_meetings_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_item_meetings_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_item_meetings_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_meetings")),
        sa.UniqueConstraint("item_id", "meeting_id", name=op.f("uq_item_meetings_item_id_meeting_id")),
    )
    op.create_index(op.f("ix_item_meetings_government_id"), "item_meetings", ["government_id"], unique=False)
    op.create_index(op.f("ix_item_meetings_item_id"), "item_meetings", ["item_id"], unique=False)
    op.create_index(op.f("ix_item_meetings_meeting_id"), "item_meetings", ["meeting_id"], unique=False)
    op.create_table(
        "item_supporters",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("task_force_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("small_team_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("unsur_text", sa.String(length=300), nullable=True),
        sa.CheckConstraint(
            "(CASE WHEN agency_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN task_force_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN small_team_id IS NULL THEN 0 ELSE 1 END) >= 1 OR unsur_text IS NOT NULL",
            name=op.f("ck_item_supporters_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_item_supporters_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_item_supporters_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_item_supporters_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["small_team_id", "government_id"],
            ["small_teams.id", "small_teams.government_id"],
            name=op.f("fk_item_supporters_small_team_id_small_teams"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id", "government_id"],
            ["task_forces.id", "task_forces.government_id"],
            name=op.f("fk_item_supporters_task_force_id_task_forces"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_supporters")),
    )
    op.create_index(op.f("ix_item_supporters_agency_id"), "item_supporters", ["agency_id"], unique=False)
    op.create_index(op.f("ix_item_supporters_government_id"), "item_supporters", ["government_id"], unique=False)
    op.create_index(op.f("ix_item_supporters_item_id"), "item_supporters", ["item_id"], unique=False)
    op.create_index("ix_item_supporters_task_force", "item_supporters", ["task_force_id", "item_id"], unique=False)
    op.create_table(
        "progress_reports",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("assignment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stated_by_text", sa.String(length=300), nullable=True),
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
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("obstacle", sa.Text(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "sementara",
                "belum_ditindaklanjuti",
                "dalam_proses",
                "terkendala",
                "menunggu_persetujuan_kepala",
                "menunggu_verifikasi",
                "selesai",
                "tidak_dilanjutkan",
                "ditunda",
                "disampaikan",
                "ada_keterangan",
                "selesai_menurut_keterangan",
                "belum_ada_kabar",
                "menunggu_kesediaan",
                "bersedia",
                "tidak_ada_kabar",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reported_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reported_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id", "government_id"],
            ["assignments.id", "assignments.government_id"],
            name=op.f("fk_progress_reports_assignment_id_assignments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_progress_reports_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_progress_reports_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_reports")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_progress_reports_id_government_id")),
    )
    op.create_index(op.f("ix_progress_reports_assignment_id"), "progress_reports", ["assignment_id"], unique=False)
    op.create_index(op.f("ix_progress_reports_government_id"), "progress_reports", ["government_id"], unique=False)
    op.create_index(op.f("ix_progress_reports_item_id"), "progress_reports", ["item_id"], unique=False)


def downgrade() -> None:
    op.drop_table("progress_reports")
    op.drop_table("item_supporters")
    op.drop_table("item_meetings")
    op.drop_table("item_horizons")
    op.drop_table("deadlines")
    op.drop_table("assignments")
    op.drop_table("action_items")
