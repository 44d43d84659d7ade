"""Around the writing of minutes: typed lines, edits, remarks, addenda, siaran pers, answers to the privacy guard."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db import UTCDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "press_releases",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "konsep",
                "menunggu_diperiksa",
                "diperiksa",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("headline", sa.String(length=300), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("return_note", sa.Text(), nullable=True),
        sa.Column("checked_agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("checked_by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("checked_by_name", sa.String(length=200), nullable=True),
        sa.Column("checked_at", UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checked_agency_id", "government_id"],
            ["agencies.id", "agencies.government_id"],
            name=op.f("fk_press_releases_checked_agency_id_agencies"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_press_releases_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_press_releases_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_press_releases")),
        sa.UniqueConstraint("id", "government_id", name=op.f("uq_press_releases_id_government_id")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_press_releases_meeting_id")),
    )
    op.create_index(op.f("ix_press_releases_government_id"), "press_releases", ["government_id"], unique=False)

    op.create_table(
        "privacy_answers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_privacy_answers_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_privacy_answers_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_answers")),
        sa.UniqueConstraint("meeting_id", "digest", name=op.f("uq_privacy_answers_meeting_id_digest")),
    )
    op.create_index(op.f("ix_privacy_answers_government_id"), "privacy_answers", ["government_id"], unique=False)

    op.create_table(
        "minutes_addenda",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("revision_no", sa.Integer(), nullable=False),
        sa.Column("by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id", "government_id"],
            ["stored_files.id", "stored_files.government_id"],
            name=op.f("fk_minutes_addenda_file_id_stored_files"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_minutes_addenda_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_minutes_addenda_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_addenda")),
        sa.UniqueConstraint("meeting_id", "no", name=op.f("uq_minutes_addenda_meeting_id_no")),
    )
    op.create_index(op.f("ix_minutes_addenda_government_id"), "minutes_addenda", ["government_id"], unique=False)

    op.create_table(
        "minutes_edits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "bagian",
                "kesimpulan",
                "angka",
                "kontak",
                "catatan_cepat",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("section_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=True),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("row_order", sa.JSON(), nullable=False),
        sa.Column("by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_minutes_edits_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_minutes_edits_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["section_id", "government_id"],
            ["minutes_sections.id", "minutes_sections.government_id"],
            name=op.f("fk_minutes_edits_section_id_minutes_sections"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_edits")),
    )
    op.create_index(op.f("ix_minutes_edits_government_id"), "minutes_edits", ["government_id"], unique=False)
    op.create_index(
        "ix_minutes_edits_part", "minutes_edits", ["meeting_id", "part", "section_id", "version"], unique=False
    )

    op.create_table(
        "writing_marks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "bagian",
                "kesimpulan",
                "angka",
                "kontak",
                "catatan_cepat",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("section_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_writing_marks_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_writing_marks_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["section_id", "government_id"],
            ["minutes_sections.id", "minutes_sections.government_id"],
            name=op.f("fk_writing_marks_section_id_minutes_sections"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "government_id"],
            ["users.id", "users.government_id"],
            name=op.f("fk_writing_marks_user_id_users"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_writing_marks")),
        sa.UniqueConstraint("meeting_id", "user_id", name=op.f("uq_writing_marks_meeting_id_user_id")),
    )
    op.create_index(op.f("ix_writing_marks_government_id"), "writing_marks", ["government_id"], unique=False)

    op.create_table(
        "point_remarks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("point_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "terbuka", "diterima", "dijawab", name="state", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_by_name", sa.String(length=200), nullable=True),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_point_remarks_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_point_remarks_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["point_id", "government_id"],
            ["minutes_points.id", "minutes_points.government_id"],
            name=op.f("fk_point_remarks_point_id_minutes_points"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_remarks")),
    )
    op.create_index(op.f("ix_point_remarks_government_id"), "point_remarks", ["government_id"], unique=False)
    op.create_index(op.f("ix_point_remarks_meeting_id"), "point_remarks", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_point_remarks_point_id"), "point_remarks", ["point_id"], unique=False)

    op.create_table(
        "note_lines",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("client_key", sa.String(length=64), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("edited", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("is_corrected", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("section_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("point_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("question_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("figure_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("conclusion_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("speaker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("speaker_text", sa.String(length=300), nullable=True),
        sa.Column("plain_kind", sa.String(length=40), nullable=False),
        sa.Column("understood", sa.JSON(), nullable=False),
        sa.Column("by_user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("typed_at", UTCDateTime(), nullable=False),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conclusion_id", "government_id"],
            ["conclusions.id", "conclusions.government_id"],
            name=op.f("fk_note_lines_conclusion_id_conclusions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_note_lines_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "government_id"],
            ["action_items.id", "action_items.government_id"],
            name=op.f("fk_note_lines_item_id_action_items"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_note_lines_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["point_id", "government_id"],
            ["minutes_points.id", "minutes_points.government_id"],
            name=op.f("fk_note_lines_point_id_minutes_points"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["question_id", "government_id"],
            ["minutes_questions.id", "minutes_questions.government_id"],
            name=op.f("fk_note_lines_question_id_minutes_questions"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["section_id", "government_id"],
            ["minutes_sections.id", "minutes_sections.government_id"],
            name=op.f("fk_note_lines_section_id_minutes_sections"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_lines")),
        sa.UniqueConstraint("by_user_id", "client_key", name=op.f("uq_note_lines_by_user_id_client_key")),
    )
    op.create_index(op.f("ix_note_lines_government_id"), "note_lines", ["government_id"], unique=False)
    op.create_index("ix_note_lines_meeting", "note_lines", ["meeting_id", "id"], unique=False)

    op.create_table(
        "removed_days",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("government_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("until_done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["government_id"],
            ["governments.id"],
            name=op.f("fk_removed_days_government_id_governments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "government_id"],
            ["meetings.id", "meetings.government_id"],
            name=op.f("fk_removed_days_meeting_id_meetings"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removed_days")),
    )
    op.create_index(op.f("ix_removed_days_government_id"), "removed_days", ["government_id"], unique=False)
    op.create_index(op.f("ix_removed_days_meeting_id"), "removed_days", ["meeting_id"], unique=False)

    op.add_column("minutes_points", sa.Column("is_releasable", sa.Boolean(), server_default=sa.false(), nullable=False))

    op.add_column("people", sa.Column("service_number", sa.String(length=30), nullable=True))


def downgrade() -> None:
    op.drop_column("people", "service_number")

    op.drop_column("minutes_points", "is_releasable")

    op.drop_table("removed_days")

    op.drop_table("note_lines")

    op.drop_table("point_remarks")

    op.drop_table("writing_marks")

    op.drop_table("minutes_edits")

    op.drop_table("minutes_addenda")

    op.drop_table("privacy_answers")

    op.drop_table("press_releases")
