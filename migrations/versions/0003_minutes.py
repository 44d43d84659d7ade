"""Minutes: sections, points, questions, figures, contacts, conclusions, revisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "minutes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "konsep",
                "menunggu_paraf",
                "menunggu_persetujuan",
                "disetujui",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("approved_at", UTCDateTime(), nullable=True),
        sa.Column("approval_round", sa.Integer(), nullable=False),
        sa.Column("revision_no", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_minutes_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_minutes_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minutes_meeting_id")),
    )
    op.create_index(op.f("ix_minutes_government_id"), "minutes", ["government_id"], unique=False)
    op.create_table(
        "minutes_sections",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pembukaan",
                "laporan_penyelenggara",
                "arahan",
                "paparan",
                "diskusi",
                "lainnya",
                "penutup",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_minutes_sections_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_minutes_sections_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_sections")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_minutes_sections_id_government_id")),
    )
    op.create_index(op.f("ix_minutes_sections_government_id"), "minutes_sections", ["government_id"], unique=False)
    op.create_index("ix_minutes_sections_order", "minutes_sections", ["meeting_id", "position"], unique=False)
    op.create_table(
        "question_sessions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("time_text", sa.String(length=200), nullable=True),
        sa.Column("parties", sa.JSON(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("content_recorded", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_question_sessions_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_question_sessions_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_sessions")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_question_sessions_meeting_id")),
    )
    op.create_index(op.f("ix_question_sessions_government_id"), "question_sessions", ["government_id"], unique=False)
    op.create_table(
        "service_contacts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("purpose", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_service_contacts_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_service_contacts_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_contacts")),
    )
    op.create_index(op.f("ix_service_contacts_government_id"), "service_contacts", ["government_id"], unique=False)
    op.create_index(op.f("ix_service_contacts_meeting_id"), "service_contacts", ["meeting_id"], unique=False)
    op.create_table(
        "figures",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(length=300), nullable=False),
        sa.Column("value", sa.Numeric(precision=20, scale=4), nullable=True),
        sa.Column("value_text", sa.String(length=200), nullable=True),
        sa.Column("unit", sa.String(length=80), nullable=True),
        sa.Column("area", sa.String(length=200), nullable=True),
        sa.Column("period_text", sa.String(length=200), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=True),
        sa.Column("speaker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("speaker_text", sa.String(length=300), nullable=True),
        sa.CheckConstraint("value IS NOT NULL OR value_text IS NOT NULL", name=op.f("ck_figures_some_value")),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_figures_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_figures_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id", "government_id"],
            ["participants.id", "participants.government_id"],
            name=op.f("fk_figures_speaker_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
    )
    op.create_index(op.f("ix_figures_government_id"), "figures", ["government_id"], unique=False)
    op.create_index(op.f("ix_figures_meeting_id"), "figures", ["meeting_id"], unique=False)
    op.create_table(
        "minutes_questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("section_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("asker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("asker_text", sa.String(length=300), nullable=True),
        sa.Column(
            "form",
            sa.Enum("pertanyaan", "masukan", name="form", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("answerer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("answerer_text", sa.String(length=300), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
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
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "answerer_id IS NULL OR answerer_text IS NULL", name=op.f("ck_minutes_questions_one_answerer")
        ),
        sa.CheckConstraint("asker_id IS NULL OR asker_text IS NULL", name=op.f("ck_minutes_questions_one_asker")),
        sa.ForeignKeyConstraint(
            ["answerer_id", "government_id"],
            ["participants.id", "participants.government_id"],
            name=op.f("fk_minutes_questions_answerer_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["asker_id", "government_id"],
            ["participants.id", "participants.government_id"],
            name=op.f("fk_minutes_questions_asker_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_minutes_questions_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_minutes_questions_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["section_id", "government_id"],
            ["minutes_sections.id", "minutes_sections.government_id"],
            name=op.f("fk_minutes_questions_section_id_minutes_sections"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_questions")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_minutes_questions_id_government_id")),
    )
    op.create_index(op.f("ix_minutes_questions_government_id"), "minutes_questions", ["government_id"], unique=False)
    op.create_index(op.f("ix_minutes_questions_meeting_id"), "minutes_questions", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_minutes_questions_section_id"), "minutes_questions", ["section_id"], unique=False)
    op.create_table(
        "minutes_revisions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.JSON(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("docx_file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("approver", sa.JSON(), nullable=False),
        sa.Column("approved_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["docx_file_id", "government_id"],
            ["stored_files.id", "stored_files.government_id"],
            name=op.f("fk_minutes_revisions_docx_file_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_minutes_revisions_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_minutes_revisions_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_revisions")),
        sa.UniqueConstraint("meeting_id", "no", name=op.f("uq_minutes_revisions_meeting_id_no")),
    )
    op.create_index(op.f("ix_minutes_revisions_government_id"), "minutes_revisions", ["government_id"], unique=False)
    op.create_index(op.f("ix_minutes_revisions_meeting_id"), "minutes_revisions", ["meeting_id"], unique=False)
    op.create_table(
        "minutes_points",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("section_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stated_order", sa.Integer(), nullable=True),
        sa.Column("stated_order_note", sa.String(length=300), nullable=True),
        sa.Column("speaker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("speaker_text", sa.String(length=300), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "arahan",
                "imbauan",
                "pernyataan",
                "apresiasi",
                "harapan",
                "laporan",
                "paparan",
                "penutup",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("addressee_text", sa.String(length=300), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("context", sa.Text(), nullable=True),
        sa.Column("answers_question_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
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
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("speaker_id IS NULL OR speaker_text IS NULL", name=op.f("ck_minutes_points_one_speaker")),
        sa.ForeignKeyConstraint(
            ["answers_question_id", "government_id"],
            ["minutes_questions.id", "minutes_questions.government_id"],
            name=op.f("fk_minutes_points_answers_question_id_minutes_questions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_minutes_points_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_minutes_points_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["section_id", "government_id"],
            ["minutes_sections.id", "minutes_sections.government_id"],
            name=op.f("fk_minutes_points_section_id_minutes_sections"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id", "government_id"],
            ["participants.id", "participants.government_id"],
            name=op.f("fk_minutes_points_speaker_id_participants"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_points")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_minutes_points_id_government_id")),
    )
    op.create_index(op.f("ix_minutes_points_government_id"), "minutes_points", ["government_id"], unique=False)
    op.create_index(op.f("ix_minutes_points_meeting_id"), "minutes_points", ["meeting_id"], unique=False)
    op.create_index("ix_minutes_points_order", "minutes_points", ["section_id", "position"], unique=False)
    op.create_table(
        "conclusions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("origin_point_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("origin_question_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
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
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "origin_point_id IS NULL OR origin_question_id IS NULL", name=op.f("ck_conclusions_one_origin")
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_conclusions_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_conclusions_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["origin_point_id", "government_id"],
            ["minutes_points.id", "minutes_points.government_id"],
            name=op.f("fk_conclusions_origin_point_id_minutes_points"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["origin_question_id", "government_id"],
            ["minutes_questions.id", "minutes_questions.government_id"],
            name=op.f("fk_conclusions_origin_question_id_minutes_questions"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusions")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_conclusions_id_government_id")),
    )
    op.create_index(op.f("ix_conclusions_government_id"), "conclusions", ["government_id"], unique=False)
    op.create_index(op.f("ix_conclusions_meeting_id"), "conclusions", ["meeting_id"], unique=False)


def downgrade() -> None:
    op.drop_table("conclusions")
    op.drop_table("minutes_points")
    op.drop_table("minutes_revisions")
    op.drop_table("minutes_questions")
    op.drop_table("figures")
    op.drop_table("service_contacts")
    op.drop_table("question_sessions")
    op.drop_table("minutes_sections")
    op.drop_table("minutes")
